//! Who may give which role.
use crate::counter::Member;
use kit::{Action, Actor, Denied, Instant, Role};

/// The roles that a coordinator can give.
pub(crate) const OFFERED: [Role; 5] =
    [Role::Member, Role::Moderator, Role::Clerk, Role::Accountant, Role::Coordinator];

/// Gives a member a role. Needs an e-mail address: whoever works for the community does not enter with a printed code.
pub(crate) enum GiveRole {}
impl Action for GiveRole {
    type On = Member;
    fn rule(actor: &Actor, member: &Member, _: Instant) -> Result<(), Denied> {
        match (actor.is(Role::Coordinator), &member.email) {
            (false, _) => Err(Denied::Role(Role::Coordinator)),
            (true, None) => Err(Denied::Because("role-needs-email")),
            (true, Some(_)) => Ok(()),
        }
    }
}
