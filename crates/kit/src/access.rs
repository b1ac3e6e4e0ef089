//! Who may do what. Rules are pure; the proof they give is needed to change anything.
use crate::{Instant, PersonId};
use std::ops::Deref;

db::codes! {
    /// A person's part in a community. Roles are not a ladder: [`Role::covers`] says what includes what.
    pub enum Role {
        /// Not signed in, or no member of this community.
        Visitor = "visitor",
        /// Has an account and belongs to the community.
        Member = "member",
        /// Looks after the talk.
        Moderator = "moderator",
        /// Keeps the foundation's books: the only one who books money.
        Accountant = "accountant",
        /// The town hall's counter: attests residence, types in what comes on paper, reviews proposals.
        Clerk = "clerk",
        /// Runs the processes.
        Coordinator = "coordinator",
        /// Runs the instance; has this role on the bare host only.
        Operator = "operator",
    }
}

impl Role {
    /// Whether somebody with this role may do what `wanted` may. Whoever books money decides nothing, and the reverse.
    #[must_use]
    pub fn covers(self, wanted: Role) -> bool {
        use Role::{Accountant, Clerk, Coordinator, Member, Moderator, Operator, Visitor};
        match wanted {
            Visitor => true,
            Member => self != Visitor,
            Moderator => matches!(self, Moderator | Clerk | Coordinator),
            Clerk => matches!(self, Clerk | Coordinator),
            Accountant | Coordinator | Operator => self == wanted,
        }
    }

    /// Whether the person works for the community here.
    #[must_use]
    pub fn is_staff(self) -> bool {
        !matches!(self, Role::Visitor | Role::Member)
    }
}

/// Who may reach a route at all. What may be done there is decided by an [`Action`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Visitor,
    /// Anybody who is signed in here, a member of the community or not.
    SignedIn,
    Member,
    /// A member whose residence has been attested.
    Resident,
    /// Anybody with a task in the community.
    Staff,
    Moderator,
    Accountant,
    Clerk,
    Coordinator,
    Operator,
}

impl Access {
    /// Lets the actor in, or says why not.
    ///
    /// # Errors
    /// [`Denied::SignIn`] for nobody, [`Denied::Role`] or [`Denied::Residents`] for somebody else.
    pub fn admits(self, actor: &Actor) -> Result<(), Denied> {
        let role = match self {
            Access::Visitor => return Ok(()),
            _ if actor.person.is_none() => return Err(Denied::SignIn),
            Access::SignedIn => return Ok(()),
            Access::Resident if actor.resident => return Ok(()),
            Access::Resident => return Err(Denied::Residents),
            Access::Staff if actor.role.is_staff() => return Ok(()),
            Access::Staff => return Err(Denied::Staff),
            Access::Member => Role::Member,
            Access::Moderator => Role::Moderator,
            Access::Accountant => Role::Accountant,
            Access::Clerk => Role::Clerk,
            Access::Coordinator => Role::Coordinator,
            Access::Operator => Role::Operator,
        };
        if actor.role.covers(role) { Ok(()) } else { Err(Denied::Role(role)) }
    }
}

/// The person (or nobody) behind a request, in this community.
#[derive(Debug, Clone)]
pub struct Actor {
    pub person: Option<PersonId>,
    /// As shown in the header; empty for nobody.
    pub name: String,
    pub role: Role,
    /// Residence attested at the counter.
    pub resident: bool,
    /// 18 or older, attested at the counter.
    pub adult: bool,
}

impl Actor {
    /// Somebody who is not signed in.
    #[must_use]
    pub const fn nobody() -> Actor {
        Actor { person: None, name: String::new(), role: Role::Visitor, resident: false, adult: false }
    }

    /// Asks the rule of an action. The proof holds the very thing that was checked.
    ///
    /// # Errors
    /// If the rule says no.
    pub fn may<A: Action>(&self, on: A::On, now: Instant) -> Result<Allowed<A>, Denied> {
        A::rule(self, &on, now).map(|()| Allowed { on })
    }

    /// Whether the rule would say yes: for showing a button.
    #[must_use]
    pub fn could<A: Action>(&self, on: &A::On, now: Instant) -> bool {
        A::rule(self, on, now).is_ok()
    }

    /// Whether the actor has this role, or one that covers it.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.role.covers(role)
    }

    /// Whether the actor is this person.
    #[must_use]
    pub fn is_person(&self, person: PersonId) -> bool {
        self.person == Some(person)
    }
}

/// Why something is not allowed. Each has a message that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    #[error("sign in first")]
    SignIn,
    #[error("not yours")]
    NotYours,
    #[error("needs another role")]
    Role(Role),
    #[error("for the staff of the community")]
    Staff,
    #[error("for attested residents")]
    Residents,
    /// It is not the time for it: not yet, or no longer.
    #[error("not open now")]
    Closed,
    /// An area's own reason: the key of its message.
    #[error("{0}")]
    Because(&'static str),
}

impl Denied {
    /// The key of the message for the person.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Denied::SignIn => "kit-denied-sign-in",
            Denied::NotYours => "kit-denied-not-yours",
            Denied::Role(_) | Denied::Staff => "kit-denied-role",
            Denied::Residents => "kit-denied-residents",
            Denied::Closed => "kit-denied-closed",
            Denied::Because(key) => key,
        }
    }
}

/// One thing that can be done to one kind of object.
pub trait Action {
    /// What it is done to.
    type On;
    /// The rule: pure, and read aloud it is the rule.
    ///
    /// # Errors
    /// Why not.
    fn rule(actor: &Actor, on: &Self::On, now: Instant) -> Result<(), Denied>;
}

/// Proof that `A` is allowed on exactly this object. Only [`Actor::may`] makes one.
///
/// ```compile_fail
/// use kit::access::{Action, Actor, Allowed, Denied};
/// enum Paint {}
/// impl Action for Paint {
///     type On = u8;
///     fn rule(_: &Actor, _: &u8, _: kit::Instant) -> Result<(), Denied> { Ok(()) }
/// }
/// let forged: Allowed<Paint> = Allowed { on: 1 }; // private field
/// ```
pub struct Allowed<A: Action> {
    on: A::On,
}

impl<A: Action> Deref for Allowed<A> {
    type Target = A::On;
    fn deref(&self) -> &A::On {
        &self.on
    }
}

impl<A: Action> Allowed<A> {
    /// Gives up the proof and keeps the object, to show it again.
    #[must_use]
    pub fn into_inner(self) -> A::On {
        self.on
    }
}
