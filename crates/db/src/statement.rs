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
///
/// What several statements begin with, because they read the same thing, is said once and named:
/// `sql!(MEETINGS, "where community_id = $1 and starts_at > $2")`, with `const MEETINGS: &str = "select … from meeting"`.
#[macro_export]
macro_rules! sql {
    (global $text:literal) => { $crate::sql!(@ $text, true) };
    ($text:literal) => { $crate::sql!(@ $text, false) };
    ($head:path, $text:literal) => {{
        const PARTS: [&str; 2] = [$head, $text];
        const BYTES: [u8; $crate::private::length(PARTS)] = $crate::private::join(PARTS);
        const JOINED: &str = $crate::private::text(&BYTES);
        $crate::sql!(@ JOINED, false)
    }};
    (@ $text:expr, $global:literal) => {{
        #[$crate::private::linkme::distributed_slice($crate::STATEMENTS)]
        #[linkme(crate = $crate::private::linkme)]
        #[expect(unsafe_code, reason = "linkme gathers statements in a section of their own")]
        static STATEMENT: $crate::Statement =
            $crate::Statement { file: file!(), line: line!(), text: $text, global: $global };
        $crate::Sql::new($text, $global)
    }};
}

/// How many bytes two parts of a statement have, with a space between them.
#[doc(hidden)]
#[must_use]
pub const fn length([head, rest]: [&str; 2]) -> usize {
    head.len() + 1 + rest.len()
}

/// Two parts of a statement, with a space between them.
#[doc(hidden)]
#[must_use]
pub const fn join<const LENGTH: usize>([head, rest]: [&str; 2]) -> [u8; LENGTH] {
    let mut joined = [b' '; LENGTH];
    let (first, second) = joined.split_at_mut(head.len());
    first.copy_from_slice(head.as_bytes());
    second.split_at_mut(1).1.copy_from_slice(rest.as_bytes());
    joined
}

/// The bytes as the text that they are.
#[doc(hidden)]
#[must_use]
pub const fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("two texts make a text"),
    }
}
