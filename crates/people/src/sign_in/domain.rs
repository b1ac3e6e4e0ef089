//! How somebody proved who they are.
use kit::Instant;

/// How long a session lasts, in milliseconds.
pub(super) const SESSION: i64 = 30 * Instant::DAY;
/// How long a link in a letter works, in milliseconds.
pub(super) const LINK: i64 = 20 * Instant::MINUTE;
/// The personas of the demo, in the order of their buttons; the last one is of the bare host.
pub(super) const PERSONAS: [&str; 6] =
    ["citizen", "clerk", "coordinator", "accountant", "moderator", "operator"];

db::codes! {
    /// The way by which a session began.
    pub enum Way {
        Password = "password",
        Link = "link",
        Card = "card",
        Demo = "demo",
    }
}
