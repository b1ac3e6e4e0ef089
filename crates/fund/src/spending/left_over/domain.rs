//! The rule for what is left over, and where it went.
use crate::books::domain::EntryId;
use crate::campaigns::domain::Campaign;
use kit::{Action, Actor, CampaignId, Day, Denied, Instant, Role};
use rules::Money;

db::codes! {
    /// What becomes of money that is left.
    pub enum Rule {
        /// It goes back to those who gave.
        Returned = "returned",
        /// It goes to another campaign of the same community.
        Next = "next",
        /// The foundation keeps it for its purpose.
        General = "general",
    }
}

/// Something left over that went where the rule says.
#[derive(Debug, Clone)]
pub struct Gone {
    pub entry: EntryId,
    pub on_day: Day,
    pub amount: Money,
    pub rule: Rule,
    /// The title of the other campaign.
    pub to: Option<String>,
    pub is_undone: bool,
}

/// Says the rule of a campaign: once.
pub enum Declare {}
impl Action for Declare {
    type On = Campaign;
    fn rule(actor: &Actor, _: &Campaign, _: Instant) -> Result<(), Denied> {
        if actor.is(Role::Coordinator) { Ok(()) } else { Err(Denied::Role(Role::Coordinator)) }
    }
}

/// The rule for what is left over was said.
#[derive(serde::Serialize)]
pub struct RuleDeclared {
    pub campaign: CampaignId,
    pub title: String,
    pub rule: Rule,
}
impl db::Event for RuleDeclared {
    const NAME: &'static str = "left-over.declared";
}

/// Something left over went where the rule says.
#[derive(serde::Serialize)]
pub struct LeftOverMoved {
    pub campaign: CampaignId,
    pub entry: EntryId,
    pub title: String,
    /// In bani.
    pub amount: i64,
}
impl db::Event for LeftOverMoved {
    const NAME: &'static str = "left-over.moved";
}
