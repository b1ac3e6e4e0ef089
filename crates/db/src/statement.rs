//! The text of a statement, and the list of all of them.

/// One statement, made by [`sql!`](crate::sql) only.
///
/// A scoped statement belongs to one community, whose id is `$1`; [`Reader`](crate::Reader) and
/// [`Writer`](crate::Writer) put it there. A global one (`sql!(global "…")`) is for the few tables that
/// belong to the whole instance (accounts, sessions, attempts, jobs); a test prints the list of those.
#[derive(Clone, Copy)]
pub struct Sql {
    pub(crate) text: &'static str,
    pub(crate) global: bool,
}

impl Sql {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(text: &'static str, global: bool) -> Sql {
        Sql { text, global }
    }
}

/// A statement of the program and where it stands.
#[derive(Clone, Copy)]
pub struct Statement {
    pub file: &'static str,
    pub line: u32,
    pub text: &'static str,
    pub global: bool,
}

/// Every statement of the program: one test prepares them all on both engines, and `vatra doctor` on a live database.
#[linkme::distributed_slice]
pub static STATEMENTS: [Statement];

/// Writes a statement: `sql!("select … where community_id = $1")`, or `sql!(global "…")`.
#[macro_export]
macro_rules! sql {
    (global $text:literal) => { $crate::sql!(@ $text, true) };
    ($text:literal) => { $crate::sql!(@ $text, false) };
    (@ $text:literal, $global:literal) => {{
        #[$crate::private::linkme::distributed_slice($crate::STATEMENTS)]
        #[linkme(crate = $crate::private::linkme)]
        #[expect(unsafe_code, reason = "linkme gathers statements in a section of their own")]
        static STATEMENT: $crate::Statement =
            $crate::Statement { file: file!(), line: line!(), text: $text, global: $global };
        $crate::Sql::new($text, $global)
    }};
}
