//! A contract, for those who look after it.
pub(super) mod end;
pub(super) mod form;
pub(super) mod sign;

use super::domain::{Contract, SponsorshipId, State};
use super::store;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use crate::sources::paper::{self, Sheet};
use crate::statements::typing::{WaitsFor, waiting_for};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Allowed, Error, Frame, Result, Text, Visit, download, page};
use print::{Person, Section};

#[derive(Template)]
#[template(path = "sources/contract.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    contract: Contract,
    /// Lines of the bank for which it was written.
    waiting: Vec<WaitsFor>,
}

impl Show {
    fn state(&self) -> State {
        self.contract.state(self.frame.now.day())
    }
    fn heading(&self) -> String {
        self.frame.with("contracts-of", "number", &self.contract.terms.number)
    }
}

/// A contract whose campaign the visitor looks after.
async fn load(visit: &Visit, reader: &mut Reader, id: SponsorshipId) -> Result<(Allowed<Manage>, Contract)> {
    let contract = store::find(reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = campaigns::find(reader, contract.campaign).await?.ok_or(Error::NotFound)?;
    Ok((visit.may::<Manage>(campaign)?, contract))
}

pub(super) async fn show(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let mut reader = visit.read().await?;
    let (campaign, contract) = load(&visit, &mut reader, id).await?;
    let waiting = waiting_for(&visit, &mut reader, campaign.id).await?;
    page(Show { frame: visit.frame(), campaign: campaign.into_inner(), contract, waiting })
}

pub(super) async fn pdf(visit: Visit, Path(id): Path<SponsorshipId>) -> Result {
    let (campaign, contract) = load(&visit, &mut visit.read().await?, id).await?;
    let pdf = paper::print(&visit, sheet(&visit, &campaign, &contract)).await?;
    download(&format!("contract-{}.pdf", contract.terms.number), "application/pdf", pdf)
}

/// What stands in the contract: its parties, object, value, duration, rights and duties (Law 32/1994, art. 1).
pub(in crate::sources) fn sheet(visit: &Visit, campaign: &Campaign, contract: &Contract) -> Sheet {
    let lang = visit.community.default_language();
    let say = |key: &str| lang.t(key).into_owned();
    let terms = &contract.terms;
    let party = |title: &str, name: &str, cui: &str, office: &str, by: &str| Section {
        title: say(title),
        facts: vec![
            [say("contracts-name"), name.to_owned()],
            [say("contracts-cui"), cui.to_owned()],
            [say("contracts-office"), office.to_owned()],
            [say("contracts-represented_by"), by.to_owned()],
        ],
        ..Section::default()
    };
    let part = |title: &str, text: String| Section { title: say(title), text, ..Section::default() };
    let value = Text::new("contracts-value-text").with("sum", terms.value).with("title", &campaign.title);
    let days = Text::new("contracts-days-text").with("from", terms.starts_on).with("until", terms.ends_on);
    let number = Text::new("contracts-number-text").with("number", &terms.number).with("day", terms.on_day);
    let (sponsor, by) = (&terms.sponsor, &terms.represented_by);
    let signing = |role: &str, name: &String| Person { role: say(role), name: name.clone() };
    Sheet {
        lang,
        title: say("contracts-paper"),
        address: format!("{}/sources", campaign.url()),
        day: terms.on_day,
        notice: if contract.signed_on.is_none() { say("contracts-paper-draft") } else { String::new() },
        summary: number.say(lang),
        sections: vec![
            party("contracts-sponsor-party", sponsor, &terms.cui, &terms.office, by),
            party(
                "contracts-beneficiary-party",
                &terms.beneficiary,
                &terms.beneficiary_cui,
                &terms.beneficiary_office,
                &terms.beneficiary_by,
            ),
            part("contracts-object", terms.object.clone()),
            part("contracts-value", value.say(lang)),
            part("contracts-duration", days.say(lang)),
            part("contracts-rights", terms.rights.clone()),
            part("contracts-duties", terms.duties.clone()),
            part("contracts-final", say("contracts-final-text")),
        ],
        people: vec![
            signing("contracts-sponsor-party", by),
            signing("contracts-beneficiary-party", &terms.beneficiary_by),
        ],
    }
}
