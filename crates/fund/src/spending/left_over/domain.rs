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

db::events! {
    /// The rule for what is left over was said.
    pub RuleDeclared = "left-over.declared" { campaign: CampaignId, title: String, rule: Rule }
    /// Something left over went where the rule says.
    pub LeftOverMoved = "left-over.moved" {
        campaign: CampaignId,
        entry: EntryId,
        title: String,
        /// In bani.
        amount: i64,
    }
}
