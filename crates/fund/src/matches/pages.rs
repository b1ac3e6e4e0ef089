//! The page of the match: where it stands, and the one step that whoever looks at it may take.
use super::domain::{Decide, Freeze, Pay, Settle};
use super::store;
use crate::books::domain::{Booked, EntryId, Notice};
use crate::books::store as books;
use crate::campaigns::domain::{Campaign, Decision};
use crate::campaigns::store as campaigns;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use dialogue::notify;
use dialogue::subjects::SubjectKind;
use kit::{
    CampaignId, Empty, Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, private_page, refused,
};
use rules::Money;
use serde::{Deserialize, Serialize};

/// The fields of all forms of the page; each sends its own.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct MatchForm {
    id: String,
    number: String,
    on: String,
    sum: String,
    paid_on: String,
    note: String,
    remark: String,
}

#[derive(Template)]
#[template(path = "matches/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    notices: Vec<Notice>,
    form: MatchForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "match", &self.form, &self.problems)
    }
    fn may_freeze(&self) -> bool {
        self.frame.actor.could::<Freeze>(&self.campaign, self.frame.now)
    }
    fn may_decide(&self) -> bool {
        self.frame.actor.could::<Decide>(&self.campaign, self.frame.now)
    }
    fn may_pay(&self) -> bool {
        self.frame.actor.could::<Pay>(&self.campaign, self.frame.now)
    }
    /// The oldest notice that waits for an answer of this visitor: one at a time, so that the page has one such form.
    fn to_settle(&self) -> Option<&Notice> {
        self.campaign.decision.as_ref()?;
        self.notices.iter().find(|notice| self.frame.actor.could::<Settle>(notice, self.frame.now))
    }
    /// What the next step is and who takes it, in a sentence.
    fn next(&self) -> Text {
        let campaign = &self.campaign;
        match (&campaign.frozen, &campaign.decision) {
            (None, _) if self.frame.now < campaign.cut_off_at => {
                Text::new("match-next-wait").with("at", campaign.cut_off_at)
            }
            (None, _) => Text::new("match-next-freeze").with("sum", campaign.reserved),
            (Some(_), None) => Text::new("match-next-decide").with("sum", campaign.reserved),
            (Some(_), Some(_)) if campaign.paid_on.is_some() => Text::new("match-next-none"),
            (Some(_), Some(decision)) if !decision.sum.is_positive() => Text::new("match-next-none"),
            (Some(_), Some(decision)) => Text::new("match-next-pay").with("sum", decision.sum),
        }
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = find(&mut reader, id).await?;
    let notices = books::notices_to_settle(&mut reader, id).await?;
    // A pool was decided on before: its decision is mostly the one that the payment stands on.
    let pool = campaign.pool.as_ref();
    let form = MatchForm {
        id: EntryId(typed::fresh(visit.now)).to_string(),
        number: pool.map(|pool| pool.decision.clone()).unwrap_or_default(),
        on: pool.map(|pool| pool.decided_on.to_string()).unwrap_or_default(),
        sum: campaign.reserved.to_string(),
        paid_on: visit.now.day().to_string(),
        ..MatchForm::default()
    };
    private_page(Show { frame: visit.frame(), campaign, notices, form, problems: Problems::none() })
}

async fn find(reader: &mut Reader, id: CampaignId) -> Result<Campaign> {
    campaigns::find(reader, id).await?.ok_or(Error::NotFound)
}

pub(super) async fn freeze(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = visit.may::<Freeze>(find(&mut tx, id).await?)?;
    let sum = store::freeze(&mut tx, &campaign).await?;
    let what = Text::new("match-frozen-notice").with("title", &campaign.title).with("sum", sum);
    notify(&mut tx, visit.app(), SubjectKind::Initiative, campaign.initiative.0, what).await?;
    tx.commit_recorded().await?;
    done(campaign.match_url(), "match-frozen")
}

pub(super) async fn decide(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<MatchForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = visit.may::<Decide>(find(&mut tx, id).await?)?;
    let mut problems = Problems::none();
    let number = problems.text("number", &form.number, 40);
    let on = typed::past_day(&mut problems, "on", &form.on, visit.now);
    let sum = problems.check("sum", Money::parse_ro(&form.sum).map_err(|_| "kit-field-money"));
    if sum.is_some_and(|sum| sum > campaign.reserved) {
        problems.add("sum", "match-sum-above");
    }
    let (Some(on), Some(sum), true) = (on, sum, problems.is_empty()) else {
        let notices = books::notices_to_settle(&mut tx, id).await?;
        return refused(Show {
            frame: visit.frame(),
            campaign: campaign.into_inner(),
            notices,
            form,
            problems,
        });
    };
    store::decide(&mut tx, &campaign, &Decision { number, on, sum }).await?;
    tx.commit_recorded().await?;
    done(campaign.match_url(), "match-decided")
}

pub(super) async fn pay(visit: Visit, Path(id): Path<CampaignId>, Form(form, _): Form<MatchForm>) -> Result {
    let mut tx = visit.write().await?;
    let campaign = visit.may::<Pay>(find(&mut tx, id).await?)?;
    let mut problems = Problems::none();
    let paid_on = typed::past_day(&mut problems, "paid_on", &form.paid_on, visit.now);
    let decided_on = campaign.decision.as_ref().map(|decision| decision.on);
    if paid_on < decided_on {
        problems.add("paid_on", "match-paid-early");
    }
    let note = problems.maybe_text("note", &form.note, 120).unwrap_or_default();
    let (Some(paid_on), true) = (paid_on, problems.is_empty()) else {
        let notices = books::notices_to_settle(&mut tx, id).await?;
        return refused(Show {
            frame: visit.frame(),
            campaign: campaign.into_inner(),
            notices,
            form,
            problems,
        });
    };
    let entry = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
    if store::pay(&mut tx, &campaign, entry, paid_on, &note).await? != Booked::Done {
        return Err(Error::Conflict("match-paid-already"));
    }
    let sum = campaign.decision.as_ref().map_or(Money::ZERO, |decision| decision.sum);
    let what = Text::new("match-paid-notice").with("title", &campaign.title).with("sum", sum);
    notify(&mut tx, visit.app(), SubjectKind::Initiative, campaign.initiative.0, what).await?;
    tx.commit_recorded().await?;
    done(campaign.match_url(), "match-paid")
}

pub(super) async fn settle(
    visit: Visit,
    Path(id): Path<uuid::Uuid>,
    Form(form, _): Form<MatchForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let notice = store::notice(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = find(&mut tx, notice.campaign).await?;
    let notice = visit.may::<Settle>(notice)?;
    let mut problems = Problems::none();
    let remark = problems.text("remark", &form.remark, 300);
    if !problems.is_empty() {
        let notices = books::notices_to_settle(&mut tx, campaign.id).await?;
        return refused(Show { frame: visit.frame(), campaign, notices, form, problems });
    }
    store::settle(&mut tx, &notice, &campaign.title, &remark).await?;
    tx.commit_recorded().await?;
    done(campaign.match_url(), "match-settled")
}
