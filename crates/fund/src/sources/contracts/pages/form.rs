//! The form of a contract's terms: a new draft, or one that is changed before it is signed.
use super::super::domain::{Contract, SponsorshipId, Terms};
use super::super::store::{self, Drafted};
use super::load;
use crate::books::domain::is_public_authority;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use crate::statements::typing::{ForLine, Said, said};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use db::{Reader, Writer};
use kit::{
    Allowed, CampaignId, Day, Error, Fields, Form, Frame, Problems, Query, Result, Visit, done, private_page,
    refused,
};
use rules::ids::{Cui, Iban};
use serde::{Deserialize, Serialize};

/// The longest text of an article.
const LONG: usize = 3_000;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::contracts) struct ContractForm {
    id: String,
    number: String,
    on_day: String,
    sponsor: String,
    cui: String,
    office: String,
    represented_by: String,
    iban: String,
    beneficiary_cui: String,
    beneficiary_office: String,
    beneficiary_by: String,
    object: String,
    value: String,
    starts_on: String,
    ends_on: String,
    rights: String,
    duties: String,
}

impl ContractForm {
    /// What a line of the bank says: the contract has to be in force on its day.
    fn begin_with(&mut self, said: Said) {
        let day = said.on_day.to_string();
        self.sponsor = said.name;
        self.iban = said.account;
        self.value = said.size.to_string();
        (self.on_day, self.starts_on) = (day.clone(), day);
    }
}

#[derive(Template)]
#[template(path = "sources/contract_form.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    /// The draft that is changed.
    of: Option<SponsorshipId>,
    form: ContractForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "contracts", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.t(if self.of.is_some() { "contracts-edit" } else { "contracts-new" }).into_owned()
    }
    fn lead(&self) -> &'static str {
        "contracts-new-lead"
    }
    fn button(&self) -> &'static str {
        "contracts-keep"
    }
    fn action(&self) -> String {
        match self.of {
            Some(id) => format!("/fund/contracts/{id}/edit"),
            None => format!("{}/contracts/new", self.campaign.books_url()),
        }
    }
    fn back(&self) -> String {
        match self.of {
            Some(id) => format!("/fund/contracts/{id}"),
            None => format!("{}/sources", self.campaign.books_url()),
        }
    }
}

async fn campaign(visit: &Visit, reader: &mut Reader, id: CampaignId) -> Result<Allowed<Manage>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Manage>(campaign)?)
}

pub(in crate::sources::contracts) async fn new(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Query(asked): Query<ForLine>,
) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaign(&visit, &mut reader, id).await?.into_inner();
    let (cui, office, by) = store::last_beneficiary(&mut reader).await?.unwrap_or_default();
    let said = said(&visit, &mut reader, &asked).await?;
    let frame = visit.frame();
    let mut form = ContractForm {
        id: SponsorshipId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        starts_on: visit.now.day().to_string(),
        ends_on: campaign.closes_at.day().to_string(),
        beneficiary_cui: cui,
        beneficiary_office: office,
        beneficiary_by: by,
        object: frame.with("contracts-object-usual", "title", &campaign.title),
        rights: frame.t("contracts-rights-usual").into_owned(),
        duties: frame.t("contracts-duties-usual").into_owned(),
        ..ContractForm::default()
    };
    if let Some(said) = said {
        form.begin_with(said);
    }
    private_page(Ask { frame, campaign, of: None, form, problems: Problems::none() })
}

pub(in crate::sources::contracts) async fn edit(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let (campaign, contract) = load(&visit, &mut visit.read().await?, id).await?;
    if !contract.is_draft() {
        return Err(Error::Conflict("contracts-no-draft"));
    }
    let campaign = campaign.into_inner();
    let form = filled(contract);
    private_page(Ask { frame: visit.frame(), campaign, of: Some(id), form, problems: Problems::none() })
}

fn filled(contract: Contract) -> ContractForm {
    let terms = contract.terms;
    ContractForm {
        id: contract.id.to_string(),
        number: terms.number,
        on_day: terms.on_day.to_string(),
        sponsor: terms.sponsor,
        cui: terms.cui,
        office: terms.office,
        represented_by: terms.represented_by,
        iban: terms.iban.unwrap_or_default(),
        beneficiary_cui: terms.beneficiary_cui,
        beneficiary_office: terms.beneficiary_office,
        beneficiary_by: terms.beneficiary_by,
        object: terms.object,
        value: terms.value.to_string(),
        starts_on: terms.starts_on.to_string(),
        ends_on: terms.ends_on.to_string(),
        rights: terms.rights,
        duties: terms.duties,
    }
}

pub(in crate::sources::contracts) async fn add(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<ContractForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = campaign(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    if let Some(terms) = read(&campaign, &form, &mut problems) {
        let id = typed::id(&form.id, || SponsorshipId(typed::fresh(visit.now)));
        let drafted = store::draft(&mut tx, &campaign, id, &terms).await?;
        match drafted {
            Drafted::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if drafted != Drafted::NumberTaken {
            return done(format!("/fund/contracts/{id}"), "contracts-drafted");
        }
        problems.add("number", "contracts-number-taken");
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, of: None, form, problems })
}

pub(in crate::sources::contracts) async fn change(
    visit: Visit,
    Path(id): Path<SponsorshipId>,
    Form(form, _): Form<ContractForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, _) = load(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    if let Some(terms) = read(&campaign, &form, &mut problems) {
        match keep_change(&visit, tx, &campaign, id, &terms).await? {
            Drafted::Done => return done(format!("/fund/contracts/{id}"), "contracts-changed"),
            Drafted::Already => return Err(Error::Conflict("contracts-no-draft")),
            Drafted::NumberTaken => problems.add("number", "contracts-number-taken"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, of: Some(id), form, problems })
}

/// Changes a draft. Of two that give one number at once PostgreSQL refuses the second one's statement: whose number it is
/// is seen by looking again.
async fn keep_change(
    visit: &Visit,
    mut tx: Writer,
    campaign: &Allowed<Manage>,
    id: SponsorshipId,
    terms: &Terms,
) -> Result<Drafted> {
    match store::change(&mut tx, campaign, id, terms).await {
        Ok(Drafted::Done) => tx.commit_recorded().await?,
        Ok(refused) => return Ok(refused),
        Err(error) => {
            drop(tx);
            let is_taken = store::is_number_taken(&mut visit.read().await?, id, &terms.number).await?;
            return if is_taken { Ok(Drafted::NumberTaken) } else { Err(error) };
        }
    }
    Ok(Drafted::Done)
}

fn read(campaign: &Campaign, form: &ContractForm, problems: &mut Problems) -> Option<Terms> {
    let number = problems.text("number", &form.number, 40);
    let on_day = problems.check("on_day", Day::parse(&form.on_day).ok_or("kit-field-day"));
    let sponsor = problems.text("sponsor", &form.sponsor, 120);
    if is_public_authority(&sponsor) {
        problems.add("sponsor", "books-donor-public");
    }
    let cui = problems.check("cui", Cui::parse(&form.cui).map_err(|_| "contracts-cui-wrong"));
    let office = problems.text("office", &form.office, 200);
    let represented_by = problems.text("represented_by", &form.represented_by, 120);
    let iban = read_iban(form, problems);
    let theirs = problems
        .check("beneficiary_cui", Cui::parse(&form.beneficiary_cui).map_err(|_| "contracts-cui-wrong"));
    let beneficiary_office = problems.text("beneficiary_office", &form.beneficiary_office, 200);
    let beneficiary_by = problems.text("beneficiary_by", &form.beneficiary_by, 120);
    let object = problems.text("object", &form.object, LONG);
    let value = typed::sum(problems, "value", &form.value);
    let starts_on = problems.check("starts_on", Day::parse(&form.starts_on).ok_or("kit-field-day"));
    let ends_on = problems.check("ends_on", Day::parse(&form.ends_on).ok_or("kit-field-day"));
    if ends_on.is_some() && ends_on < starts_on {
        problems.add("ends_on", "contracts-ends-early");
    }
    let rights = problems.text("rights", &form.rights, LONG);
    let duties = problems.text("duties", &form.duties, LONG);
    if !problems.is_empty() {
        return None;
    }
    Some(Terms {
        number,
        on_day: on_day?,
        sponsor,
        cui: cui?.to_string(),
        office,
        represented_by,
        iban,
        beneficiary: campaign.beneficiary.clone(),
        beneficiary_cui: theirs?.to_string(),
        beneficiary_office,
        beneficiary_by,
        object,
        value: value?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        rights,
        duties,
    })
}

/// The sponsor's account may be left out. One at the Treasury is an authority's.
fn read_iban(form: &ContractForm, problems: &mut Problems) -> Option<String> {
    let text = problems.maybe_text("iban", &form.iban, 50)?;
    let iban = problems.check("iban", Iban::parse(&text).map_err(|_| "contracts-iban-wrong"))?;
    if iban.is_treasury() {
        problems.add("iban", "contracts-iban-treasury");
    }
    Some(iban.as_str().to_owned())
}
