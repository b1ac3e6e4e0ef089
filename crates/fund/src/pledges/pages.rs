//! The pages of somebody who means to give, and the accountant's list of what is expected.
use super::domain::{NewPledge, Pledge, PledgeId, Promise};
use super::store;
use crate::bank_code;
use crate::bank_code::domain::BankCode;
use crate::books::domain::Shown;
use crate::campaigns::cut;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::throttle::{self, Limit};
use kit::{
    Allowed, CampaignId, Error, Fields, Form, Frame, InitiativeId, Instant, Problems, Query, Result, Visit,
    page, private_page, refused, see,
};
use people::Email;
use serde::{Deserialize, Serialize};

/// Pledges on a page of the list.
const PLEDGES: usize = 50;
/// How many letters an address can be sent because somebody typed it into a form: they are counted together with those
/// of accounts, whatever form they come from.
const LETTERS: Limit = Limit { purpose: "letter", attempts: 5, window: Instant::HOUR };

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PledgeForm {
    id: String,
    amount: String,
    name: String,
    shown: String,
    email: String,
}

#[derive(Template)]
#[template(path = "pledges/ask.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    form: PledgeForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "pledge", &self.form, &self.problems)
    }
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        Shown::ALL.iter().map(|shown| shown.code())
    }
}

#[derive(Template)]
#[template(path = "pledges/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    pledge: Pledge,
    bank_code: Option<BankCode>,
}

impl Show {
    fn description(&self) -> String {
        self.pledge.description(&self.campaign.title)
    }
    fn is_over(&self) -> bool {
        self.pledge.is_over(self.frame.now)
    }
}

#[derive(Template)]
#[template(path = "pledges/list.html")]
struct List {
    frame: Frame,
    campaign: Campaign,
    pledges: Vec<Pledge>,
    is_first: bool,
    older: Option<PledgeId>,
}

async fn load(visit: &Visit, reader: &mut Reader, id: InitiativeId) -> Result<Allowed<Promise>> {
    let campaign = campaigns::of_initiative(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Promise>(campaign)?)
}

pub(super) async fn ask(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let campaign = load(&visit, &mut visit.read().await?, id).await?.into_inner();
    let form = PledgeForm {
        id: PledgeId(typed::fresh(visit.now)).to_string(),
        name: visit.actor.name.clone(),
        shown: Shown::Initials.code().to_owned(),
        ..PledgeForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, form, problems: Problems::none() })
}

pub(super) async fn pledge(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, _): Form<PledgeForm>,
) -> Result {
    throttle::count_address(&visit, Limit::per_address("pledge")).await?;
    let campaign = load(&visit, &mut visit.read().await?, id).await?;
    let mut problems = Problems::none();
    let Some(new) = read(&visit, &form, &mut problems) else {
        let campaign = campaign.into_inner();
        return refused(Ask { frame: visit.frame(), campaign, form, problems });
    };
    if let Some(email) = &new.email {
        throttle::count(&visit, LETTERS, &email.to_ascii_lowercase()).await?;
    }
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    let pledge = store::make(&mut tx, &campaign, &new).await?;
    tx.commit_recorded().await?;
    see(pledge.url())
}

fn read(visit: &Visit, form: &PledgeForm, problems: &mut Problems) -> Option<NewPledge> {
    let amount = typed::sum(problems, "amount", &form.amount);
    let name = problems.maybe_text("name", &form.name, 120);
    let shown = problems.check("shown", Shown::parse(&form.shown).ok_or("kit-field-choice"));
    if name.is_none() && shown.is_some_and(|shown| shown != Shown::Anonymous) {
        problems.add("name", "pledge-name-needed");
    }
    let email = Email::maybe(problems, "email", &form.email).map(|email| email.as_str().to_owned());
    let id = typed::id(&form.id, || PledgeId(typed::fresh(visit.now)));
    problems.is_empty().then_some(())?;
    Some(NewPledge { id, amount: amount?, name, shown: shown?, email, lang: visit.lang })
}

pub(super) async fn show(visit: Visit, Path(id): Path<PledgeId>) -> Result {
    let mut reader = visit.read().await?;
    let pledge = store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(&mut reader, pledge.campaign).await?.ok_or(Error::NotFound)?;
    let bank_code = bank_code::store::of_campaign(&mut reader, campaign.id).await?;
    private_page(Show { frame: visit.frame(), campaign, pledge, bank_code })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    before: String,
}

pub(super) async fn list(visit: Visit, Path(id): Path<CampaignId>, Query(asked): Query<Asked>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let before: Option<PledgeId> = asked.before.parse().ok();
    let mut pledges = store::open(&mut reader, id, before, PLEDGES).await?;
    let older = cut(&mut pledges, PLEDGES).map(|pledge| pledge.id);
    page(List { frame: visit.frame(), campaign, pledges, is_first: before.is_none(), older })
}
