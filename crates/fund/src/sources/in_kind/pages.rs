//! Recording what was given besides money, taking a mistake back, erasing who gave.
use super::domain::{Thing, ThingId};
use super::store;
use crate::books::domain::{Booked, Shown, is_public_authority};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::contracts;
use crate::sources::contracts::domain::SponsorshipId;
use crate::sources::{KINDS, Manage, Papers};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{
    Allowed, CampaignId, Empty, Error, Fields, Form, Frame, Problems, Result, Visit, done, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ThingForm {
    id: String,
    what: String,
    on_day: String,
    contract: String,
    donor: String,
    shown: String,
    value: String,
    valued_by: String,
    method: String,
}

#[derive(Template)]
#[template(path = "sources/in_kind.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    /// Contracts in force.
    contracts: Vec<(String, String)>,
    form: ThingForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "in-kind", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.t("in-kind-new").into_owned()
    }
    fn lead(&self) -> &'static str {
        "in-kind-new-lead"
    }
    fn button(&self) -> &'static str {
        "in-kind-keep"
    }
    fn action(&self) -> String {
        format!("{}/in-kind/new", self.campaign.books_url())
    }
    fn back(&self) -> String {
        format!("{}/sources", self.campaign.books_url())
    }
    fn kinds(&self) -> &'static str {
        KINDS
    }
    fn contracts(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("in-kind-contract-none").into_owned());
        [none].into_iter().chain(self.contracts.iter().cloned()).collect()
    }
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        Shown::ALL.iter().map(|shown| shown.code())
    }
}

async fn load(visit: &Visit, reader: &mut Reader, id: CampaignId) -> Result<Allowed<Manage>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Manage>(campaign)?)
}

async fn in_force(reader: &mut Reader, campaign: CampaignId) -> Result<Vec<(String, String)>> {
    let mut list = crate::sources::store::in_force(reader, campaign).await?;
    list.retain(|(id, _)| id.parse::<SponsorshipId>().is_ok());
    Ok(list)
}

pub(super) async fn new(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = load(&visit, &mut reader, id).await?.into_inner();
    let contracts = in_force(&mut reader, id).await?;
    let form = ThingForm {
        id: ThingId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        shown: Shown::Initials.code().to_owned(),
        ..ThingForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, contracts, form, problems: Problems::none() })
}

pub(super) async fn add(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<ThingForm>,
) -> Result {
    let mut problems = Problems::none();
    let papers = Papers::check(uploads, &mut problems).await?;
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    let contracts = in_force(&mut tx, id).await?;
    let mut thing = read(&visit, &campaign, &form, &mut problems);
    if let Some(thing) = &mut thing {
        by_contract(&mut tx, thing, &mut problems).await?;
    }
    if let Some(mut thing) = thing.filter(|_| problems.is_empty()) {
        [thing.masked, thing.original] = papers.keep(&mut tx, &visit).await?;
        let booked = store::record(&mut tx, &campaign, &thing).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if booked != Booked::BeyondOrigin {
            return done(format!("{}/sources", campaign.books_url()), "in-kind-recorded");
        }
        problems.add("contract", "books-origin-beyond");
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, contracts, form, problems })
}

/// What a sponsor gives is given under its own name.
async fn by_contract(reader: &mut Reader, thing: &mut Thing, problems: &mut Problems) -> Result<()> {
    let Some(id) = thing.contract else { return Ok(()) };
    match contracts::store::find(reader, id).await?.filter(|contract| contract.campaign == thing.campaign) {
        Some(contract) => {
            thing.shown = Shown::Name;
            thing.shown_name = Shown::Name.of(&contract.terms.sponsor);
            thing.donor = Some(contract.terms.sponsor);
        }
        None => problems.add("contract", "kit-field-choice"),
    }
    Ok(())
}

fn read(visit: &Visit, campaign: &Campaign, form: &ThingForm, problems: &mut Problems) -> Option<Thing> {
    let what = problems.text("what", &form.what, 200);
    let on_day = typed::booking_day(problems, &form.on_day, campaign.opens_at, visit.now);
    let contract = match form.contract.trim() {
        "" => None,
        word => problems.check("contract", word.parse::<SponsorshipId>().map_err(|_| "kit-field-choice")),
    };
    let donor = problems.maybe_text("donor", &form.donor, 120);
    if donor.as_deref().is_some_and(is_public_authority) {
        problems.add("donor", "books-donor-public");
    }
    let shown = problems.check("shown", Shown::parse(&form.shown).ok_or("kit-field-choice"));
    if donor.is_none() && contract.is_none() && shown.is_some_and(|shown| shown != Shown::Anonymous) {
        problems.add("donor", "books-donor-needed");
    }
    let value = typed::sum(problems, "value", &form.value);
    let valued_by = problems.text("valued_by", &form.valued_by, 120);
    let method = problems.text("method", &form.method, 300);
    if !problems.is_empty() {
        return None;
    }
    let shown_name = donor.as_deref().and_then(|name| shown?.of(name));
    Some(Thing {
        id: typed::id(&form.id, || ThingId(typed::fresh(visit.now))),
        campaign: campaign.id,
        what,
        on_day: on_day?,
        donor,
        shown: if shown_name.is_some() { shown? } else { Shown::Anonymous },
        shown_name,
        value: value?,
        valued_by,
        method,
        contract,
        masked: None,
        original: None,
        withdrawn: None,
    })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct WithdrawForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "sources/thing.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    thing: Thing,
    form: WithdrawForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
}

async fn find(visit: &Visit, reader: &mut Reader, id: ThingId) -> Result<(Allowed<Manage>, Thing)> {
    let thing = store::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok((load(visit, reader, thing.campaign).await?, thing))
}

pub(super) async fn show(visit: Visit, Path(id): Path<ThingId>) -> Result {
    let (campaign, thing) = find(&visit, &mut visit.read().await?, id).await?;
    let (campaign, form) = (campaign.into_inner(), WithdrawForm::default());
    page(Show { frame: visit.frame(), campaign, thing, form, problems: Problems::none() })
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<ThingId>,
    Form(form, _): Form<WithdrawForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, thing) = find(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, 200);
    if !problems.is_empty() {
        let campaign = campaign.into_inner();
        return refused(Show { frame: visit.frame(), campaign, thing, form, problems });
    }
    if !store::withdraw(&mut tx, &campaign, &thing, &reason).await? {
        return Err(Error::Conflict("in-kind-withdrawn-already"));
    }
    tx.commit_recorded().await?;
    done(format!("{}/sources", campaign.books_url()), "in-kind-withdrawn")
}

pub(super) async fn erase(visit: Visit, Path(id): Path<ThingId>, Form(Empty {}, _): Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, thing) = find(&visit, &mut tx, id).await?;
    store::erase(&mut tx, &campaign, thing.id).await?;
    tx.commit_recorded().await?;
    done(thing.url(), "books-erased")
}
