//! What happened. Nothing is kept without saying so.
use serde::Serialize;

/// Who may read an event in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Everybody, on the community's public log.
    ByAll,
    /// The staff of the community.
    ByStaff,
    /// Nobody looks at it: it only raises the community's generation.
    ByNone,
}

/// An event of the program, for the test that wants a sentence for each: see [`events!`](crate::events).
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// See [`Event::NAME`].
    pub name: &'static str,
    /// See [`Event::SEEN`].
    pub seen: Seen,
    /// What its body holds.
    pub fields: &'static [&'static str],
}

/// Every event of the program.
#[linkme::distributed_slice]
pub static EVENTS: [Named];

/// Something that happened, saved in the transaction that made it happen.
///
/// It feeds the public log, the notifications and the page cache. It is kept for ever, so it holds ids, figures and
/// titles of public things, never a name, an address or a choice.
pub trait Event: Serialize {
    /// `thing.happened`, in the past tense: `proposal.submitted`.
    const NAME: &'static str;
    /// Who may read it.
    const SEEN: Seen = Seen::ByAll;
    /// Whether the person and the time of day are left out (a ballot was cast: by nobody, some time that day).
    const UNNAMED: bool = false;
}

impl Seen {
    /// The word that is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Seen::ByAll => "all",
            Seen::ByStaff => "staff",
            Seen::ByNone => "none",
        }
    }
}

/// Says what can happen, with who may read it (everybody, if nothing is said) and whether it is `unnamed`:
///
/// ```ignore
/// db::events! {
///     /// A version became public.
///     pub DocumentPublished = "document.published" { document: DocumentId, title: String }
///     /// Somebody cast a ballot, some time that day.
///     pub BallotCast = "vote.cast" (ByNone, unnamed) { vote: VoteId }
/// }
/// ```
#[macro_export]
macro_rules! events {
    ($(
        $(#[$doc:meta])* $vis:vis $name:ident = $code:literal $(($($flag:ident),*))?
        { $($(#[$about:meta])* $field:ident: $ty:ty),* $(,)? }
    )+) => { $(
        $(#[$doc])*
        #[derive($crate::private::serde::Serialize)]
        #[serde(crate = "db::private::serde")]
        $vis struct $name { $($(#[$about])* pub $field: $ty),* }
        impl $crate::Event for $name {
            const NAME: &'static str = $code;
            const SEEN: $crate::Seen = $crate::events!(@seen $($($flag)*)?);
            const UNNAMED: bool = $crate::events!(@unnamed $($($flag)*)?);
        }
        const _: () = {
            #[$crate::private::linkme::distributed_slice($crate::EVENTS)]
            #[linkme(crate = $crate::private::linkme)]
            #[expect(unsafe_code, reason = "linkme gathers events in a section of their own")]
            static EVENT: $crate::Named = $crate::Named {
                name: $code,
                seen: $crate::events!(@seen $($($flag)*)?),
                fields: &[$(stringify!($field)),*],
            };
        };
    )+ };
    (@seen ByNone $($rest:ident)*) => { $crate::Seen::ByNone };
    (@seen ByStaff $($rest:ident)*) => { $crate::Seen::ByStaff };
    (@seen $($rest:ident)*) => { $crate::Seen::ByAll };
    (@unnamed $seen:ident unnamed) => { true };
    (@unnamed unnamed) => { true };
    (@unnamed $($seen:ident)?) => { false };
}
