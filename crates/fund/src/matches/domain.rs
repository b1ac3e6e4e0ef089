//! Who may freeze, decide and pay the match, and when.
use crate::books::domain::Notice;
use crate::campaigns::domain::Campaign;
use kit::{Action, Actor, CampaignId, Denied, Instant, Role};

/// Freezes the match once its cut-off has passed.
pub enum Freeze {}
impl Action for Freeze {
    type On = Campaign;
    fn rule(actor: &Actor, campaign: &Campaign, now: Instant) -> Result<(), Denied> {
        match campaign {
            _ if !actor.is(Role::Accountant) && !actor.is(Role::Coordinator) => {
                Err(Denied::Role(Role::Accountant))
            }
            _ if campaign.frozen.is_some() => Err(Denied::Because("match-frozen-already")),
            _ if now < campaign.cut_off_at => Err(Denied::Because("match-too-early")),
            _ => Ok(()),
        }
    }
}

/// Records the council's decision about a frozen match.
pub enum Decide {}
impl Action for Decide {
    type On = Campaign;
    fn rule(actor: &Actor, campaign: &Campaign, _: Instant) -> Result<(), Denied> {
        match campaign {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            _ if campaign.frozen.is_none() => Err(Denied::Because("match-not-frozen")),
            _ if campaign.decision.is_some() => Err(Denied::Because("match-decided-already")),
            _ => Ok(()),
        }
    }
}

/// Books the town hall's payment, which stands on a decision.
pub enum Pay {}
impl Action for Pay {
    type On = Campaign;
    fn rule(actor: &Actor, campaign: &Campaign, _: Instant) -> Result<(), Denied> {
        match &campaign.decision {
            _ if !actor.is(Role::Accountant) => Err(Denied::Role(Role::Accountant)),
            _ if campaign.paid_on.is_some() => Err(Denied::Because("match-paid-already")),
            None => Err(Denied::Because("match-no-decision")),
            Some(decision) if !decision.sum.is_positive() => Err(Denied::Because("match-nothing-to-pay")),
            Some(_) => Ok(()),
        }
    }
}

/// Says in public what was decided about a notice.
pub enum Settle {}
impl Action for Settle {
    type On = Notice;
    fn rule(actor: &Actor, notice: &Notice, _: Instant) -> Result<(), Denied> {
        match notice {
            _ if !actor.is(Role::Clerk) => Err(Denied::Role(Role::Clerk)),
            _ if notice.remark.is_some() => Err(Denied::Because("match-notice-settled")),
            _ => Ok(()),
        }
    }
}

db::events! {
    /// The match was frozen at this sum.
    pub MatchFrozen = "match.frozen" {
        campaign: CampaignId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// The council decided how much of it is paid.
    pub MatchDecided = "match.decided" {
        campaign: CampaignId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// The town hall paid.
    pub MatchPaid = "match.paid" {
        campaign: CampaignId,
        title: String,
        /// In bani.
        amount: i64,
    }
    /// A notice was answered; the sum is the one that the notice was about.
    pub NoticeSettled = "match.settled" {
        campaign: CampaignId,
        title: String,
        /// In bani.
        amount: i64,
    }
}
