//! What is left over: its rule, and the form that carries it out.
use super::domain::{Declare, Gone, Rule};
use super::store;
use crate::books::domain::{Booked, EntryId, Keep};
use crate::books::store::Outgoing;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::spending::budget;
use crate::spending::domain::Budget;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{CampaignId, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::ledger::Till;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct LeftForm {
    id: String,
    left_over: String,
    on_day: String,
    amount: String,
    to: String,
    description: String,
}

#[derive(Template)]
#[template(path = "spending/left_over.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    budget: Budget,
    rule: Option<Rule>,
    is_delivered: bool,
    gone: Vec<Gone>,
    /// The other campaigns of the community.
    others: Vec<(String, String)>,
    form: LeftForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "left-over", &self.form, &self.problems)
    }
    fn may_declare(&self) -> bool {
        self.rule.is_none() && self.frame.actor.could::<Declare>(&self.campaign, self.frame.now)
    }
    /// Whether the visitor may move it now.
    fn may_move(&self) -> bool {
        let moves = matches!(self.rule, Some(Rule::Next | Rule::General));
        let is_left = self.is_delivered && self.budget.free().is_positive();
        moves && is_left && self.frame.actor.could::<Keep>(&self.campaign, self.frame.now)
    }
    fn goes_to_another(&self) -> bool {
        self.rule == Some(Rule::Next)
    }
    fn goes_back(&self) -> bool {
        self.rule == Some(Rule::Returned)
    }
    fn rules(&self) -> impl Iterator<Item = &'static str> {
        Rule::ALL.iter().map(|rule| rule.code())
    }
}

async fn read_all(
    visit: &Visit,
    reader: &mut Reader,
    campaign: Campaign,
    form: Option<LeftForm>,
    problems: Problems,
) -> Result<Show> {
    let budget = budget::of(reader, campaign.id).await?;
    let rule = store::rule(reader, campaign.id).await?;
    let is_delivered = store::is_delivered(reader, campaign.initiative).await?;
    let gone = store::gone(reader, campaign.id).await?;
    let others = campaigns::newest(reader, None, 50).await?;
    let others = others.into_iter().filter(|other| other.id != campaign.id);
    let others = others.map(|other| (other.id.to_string(), other.title)).collect();
    let form = form.unwrap_or_else(|| LeftForm {
        id: EntryId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        amount: budget.free().min(campaign.totals.bank).to_string(),
        ..LeftForm::default()
    });
    let frame = visit.frame();
    Ok(Show { frame, campaign, budget, rule, is_delivered, gone, others, form, problems })
}

async fn find(reader: &mut Reader, id: CampaignId) -> Result<Campaign> {
    campaigns::find(reader, id).await?.ok_or(Error::NotFound)
}

pub(super) async fn show(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = find(&mut reader, id).await?;
    private_page(read_all(&visit, &mut reader, campaign, None, Problems::none()).await?)
}

pub(super) async fn declare(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<LeftForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = visit.may::<Declare>(find(&mut tx, id).await?)?;
    let mut problems = Problems::none();
    let Some(rule) = problems.check("left_over", Rule::parse(&form.left_over).ok_or("kit-field-choice"))
    else {
        return refused(read_all(&visit, &mut tx, campaign.into_inner(), Some(form), problems).await?);
    };
    if !store::declare(&mut tx, campaign.id, &campaign.title, rule).await? {
        return Err(Error::Conflict("left-over-declared-already"));
    }
    tx.commit_recorded().await?;
    done(format!("{}/left-over", campaign.books_url()), "left-over-declared")
}

pub(super) async fn carry_out(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<LeftForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = visit.may::<Keep>(find(&mut tx, id).await?)?;
    let rule = store::rule(&mut tx, id).await?.filter(|rule| *rule != Rule::Returned);
    let rule = rule.ok_or(Error::Conflict("left-over-no-rule"))?;
    if !store::is_delivered(&mut tx, campaign.initiative).await? {
        return Err(Error::Conflict("left-over-not-delivered"));
    }
    let mut problems = Problems::none();
    let on_day = typed::booking_day(&mut problems, &form.on_day, campaign.opens_at, visit.now);
    let amount = typed::sum(&mut problems, "amount", &form.amount);
    let description = problems.text("description", &form.description, 200);
    let to = match (rule, form.to.parse::<CampaignId>()) {
        (Rule::Next, Ok(to)) if to != id => Some(visit.may::<Keep>(find(&mut tx, to).await?)?),
        (Rule::Next, _) => {
            problems.add("to", "left-over-to-needed");
            None
        }
        _ => None,
    };
    if let (Some(on_day), Some(amount), true) = (on_day, amount, problems.is_empty()) {
        let entry = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
        let out = Outgoing { id: entry, amount, on_day, till: Till::Bank, description };
        let booked = store::carry_out(&mut tx, &campaign, rule, &out, to.as_ref()).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        match booked {
            Booked::Done | Booked::Already => {
                return done(format!("{}/left-over", campaign.books_url()), "left-over-moved");
            }
            Booked::NotFree => problems.add("amount", "books-not-free"),
            _ => problems.add("amount", "books-not-enough"),
        }
        let mut reader = visit.read().await?;
        return refused(read_all(&visit, &mut reader, campaign.into_inner(), Some(form), problems).await?);
    }
    refused(read_all(&visit, &mut tx, campaign.into_inner(), Some(form), problems).await?)
}
