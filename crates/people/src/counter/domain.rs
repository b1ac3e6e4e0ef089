//! A member as the counter sees them, and who may do what at the counter.
use crate::identity::Ground;
use kit::{Action, Actor, Day, Denied, Instant, PersonId, Role};

/// A member of the community.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    /// None for a person on paper.
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) role: Role,
    pub(crate) village: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) joined_at: Instant,
    /// The attestation in force.
    pub(crate) attested: Option<Attested>,
    /// When they asked the counter for attestation, if they wait.
    pub(crate) asked_at: Option<Instant>,
    /// When the card in force was made.
    pub(crate) card_made_at: Option<Instant>,
}

/// "Resident, 18 or over or not, checked at the counter on day D."
#[derive(Debug, Clone)]
pub(crate) struct Attested {
    pub(crate) on: Day,
    pub(crate) adult: bool,
    pub(crate) village: Option<String>,
    pub(crate) ground: Ground,
    /// Whether a personal code was shown, so that the account can be found again on a voters' list.
    pub(crate) has_identity: bool,
}

/// Adds a person on paper.
pub(crate) enum AddOnPaper {}
impl Action for AddOnPaper {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        is_clerk(actor)
    }
}

/// Attests somebody's residence. Nobody attests their own.
pub(crate) enum Attest {}
impl Action for Attest {
    type On = Member;
    fn rule(actor: &Actor, member: &Member, _: Instant) -> Result<(), Denied> {
        is_clerk(actor)?;
        not_oneself(actor, member)
    }
}

/// Takes an attestation back, with a reason.
pub(crate) enum Revoke {}
impl Action for Revoke {
    type On = Member;
    fn rule(actor: &Actor, member: &Member, _: Instant) -> Result<(), Denied> {
        is_clerk(actor)?;
        not_oneself(actor, member)?;
        if member.attested.is_some() { Ok(()) } else { Err(Denied::Because("people-not-attested")) }
    }
}

/// Prints a card, or takes one out of force. Whoever prints a card could enter with it, so there are none for the staff.
pub(crate) enum PrintCard {}
impl Action for PrintCard {
    type On = Member;
    fn rule(actor: &Actor, member: &Member, _: Instant) -> Result<(), Denied> {
        is_clerk(actor)?;
        if member.role.is_staff() { Err(Denied::Because("people-card-staff")) } else { Ok(()) }
    }
}

fn is_clerk(actor: &Actor) -> Result<(), Denied> {
    if actor.is(Role::Clerk) { Ok(()) } else { Err(Denied::Role(Role::Clerk)) }
}

fn not_oneself(actor: &Actor, member: &Member) -> Result<(), Denied> {
    if actor.is_person(member.person) { Err(Denied::Because("people-not-oneself")) } else { Ok(()) }
}
