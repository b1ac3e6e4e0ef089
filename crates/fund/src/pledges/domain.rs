//! What a pledge is and when one can be made.
use crate::books::domain::Shown;
use crate::campaigns::domain::Campaign;
use kit::{Action, Actor, CampaignId, Denied, Instant};
use rules::Money;

db::id!(/// A pledge.
    PledgeId, "pled");

/// How long a pledge holds, in calendar days.
pub const HOLDS_DAYS: i32 = 30;
/// How long before its end its maker is reminded, in days.
pub const REMINDED_BEFORE_DAYS: i64 = 10;
/// How long after its end name and address are kept: money that is under way may still come. In days.
pub const KEPT_DAYS: i64 = 30;

/// Somebody's intention to give.
#[derive(Debug, Clone)]
pub struct Pledge {
    pub id: PledgeId,
    pub campaign: CampaignId,
    /// Eight signs, the last one a check: see [`rules::ids::reference_code`].
    pub code: String,
    pub amount: Money,
    pub name: Option<String>,
    pub shown: Shown,
    pub pledged_at: Instant,
    pub expires_at: Instant,
    /// Whether the money has come.
    pub fulfilled: bool,
}

impl Pledge {
    #[must_use]
    pub fn url(&self) -> String {
        format!("/pledges/{}", self.id)
    }

    /// Whether its time had passed at the moment of the page.
    #[must_use]
    pub fn is_over_now(&self, frame: &kit::Frame) -> bool {
        self.is_over(frame.now)
    }

    /// What stands in the transfer's description: the code first, since banks cut long texts.
    #[must_use]
    pub fn description(&self, title: &str) -> String {
        let title: String = title.chars().take(40).collect();
        format!("{} {}", self.code, title.trim())
    }

    #[must_use]
    pub fn is_over(&self, now: Instant) -> bool {
        now >= self.expires_at
    }
}

/// What somebody says who means to give.
#[derive(Debug, Clone)]
pub struct NewPledge {
    pub id: PledgeId,
    pub amount: Money,
    pub name: Option<String>,
    pub shown: Shown,
    pub email: Option<String>,
    pub lang: kit::Lang,
}

/// Means to give, while the campaign is open. Anybody may.
pub enum Promise {}
impl Action for Promise {
    type On = Campaign;
    fn rule(_: &Actor, campaign: &Campaign, now: Instant) -> Result<(), Denied> {
        if campaign.is_open(now) { Ok(()) } else { Err(Denied::Closed) }
    }
}

db::events! {
    /// A pledge was made. Nobody looks at it: it is not money yet.
    pub PledgeMade = "pledge.made" (ByNone, unnamed) { campaign: CampaignId, amount: i64 }
}
