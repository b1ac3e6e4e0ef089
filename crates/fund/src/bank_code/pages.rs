//! The accountant adds the bank's picture, or takes it away.
use super::domain::BankCode;
use super::store;
use crate::books::domain::Keep;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::files;
use kit::{
    Allowed, CampaignId, Empty, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page,
    refused,
};
use serde::{Deserialize, Serialize};

/// The longest description of a picture, in characters.
const LONGEST: usize = 200;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CodeForm {
    alt: String,
}

#[derive(Template)]
#[template(path = "bank_code/show.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    code: Option<BankCode>,
    form: CodeForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "bank-code", &self.form, &self.problems)
    }
}

async fn load(visit: &Visit, reader: &mut Reader, id: CampaignId) -> Result<Allowed<Keep>> {
    let campaign = campaigns::find(reader, id).await?.ok_or(Error::NotFound)?;
    Ok(visit.may::<Keep>(campaign)?)
}

fn url(campaign: &Campaign) -> String {
    format!("{}/bank-code", campaign.books_url())
}

/// `GET /fund/books/{id}/bank-code`
pub(super) async fn ask(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = load(&visit, &mut reader, id).await?.into_inner();
    let code = store::of_campaign(&mut reader, campaign.id).await?;
    let usual = || visit.frame().with("bank-code-alt-usual", "bank", &campaign.bank);
    let form = CodeForm { alt: code.as_ref().map_or_else(usual, |code| code.alt.clone()) };
    private_page(Show { frame: visit.frame(), campaign, code, form, problems: Problems::none() })
}

/// `POST /fund/books/{id}/bank-code`
pub(super) async fn add(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, uploads): Form<CodeForm>,
) -> Result {
    let mut problems = Problems::none();
    // The picture is drawn anew before the writer is taken: nobody else waits for it.
    let picture = files::check("picture", uploads, 1, &mut problems).await?.pop();
    let alt = problems.text("alt", &form.alt, LONGEST);
    match &picture {
        Some(file) if !file.is_picture() => problems.add("picture", "bank-code-not-a-picture"),
        None if problems.on("picture").is_none() => problems.add("picture", "bank-code-missing"),
        _ => {}
    }
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    if let Some(picture) = picture.filter(|_| problems.is_empty()) {
        store::put(&mut tx, &campaign, picture, &alt, visit.actor.person).await?;
        tx.commit_recorded().await?;
        return done(url(&campaign), "bank-code-added");
    }
    let code = store::of_campaign(&mut tx, campaign.id).await?;
    drop(tx);
    let campaign = campaign.into_inner();
    refused(Show { frame: visit.frame(), campaign, code, form, problems })
}

/// `POST /fund/books/{id}/bank-code/remove`
pub(super) async fn remove(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    if store::remove(&mut tx, &campaign).await? {
        tx.commit_recorded().await?;
    }
    done(url(&campaign), "bank-code-removed")
}
