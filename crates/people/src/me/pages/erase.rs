//! Erasing the account.
use super::super::domain::Proof;
use super::super::store;
use super::owner;
use crate::accounts::store::tell_elsewhere;
use askama::Template;
use axum::http::{HeaderValue, header};
use kit::visit::set_cookie;
use kit::{Fields, Form, Frame, Problems, Result, Visit, page, refused, see};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct EraseForm {
    sure: String,
    #[serde(rename = "current_password")]
    current: String,
}

#[derive(Template)]
#[template(path = "me/erase.html")]
struct ErasePage {
    frame: Frame,
    proof: Proof,
    form: EraseForm,
    problems: Problems,
}
impl ErasePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "me-erase", &self.form, &self.problems)
    }
}

#[derive(Template)]
#[template(path = "me/erased.html")]
struct ErasedPage {
    frame: Frame,
}

pub(in super::super) async fn show(visit: Visit) -> Result {
    let proof = owner(&visit).await?.proof;
    page(ErasePage { frame: visit.frame(), proof, form: EraseForm::default(), problems: Problems::none() })
}

pub(in super::super) async fn erase(visit: Visit, Form(form, _): Form<EraseForm>) -> Result {
    let (owner, mut problems) = (owner(&visit).await?, Problems::none());
    if form.sure != "yes" {
        problems.add("sure", "me-erase-unsure");
    }
    owner.prove(&visit, &form.current, &mut problems).await?;
    if !problems.is_empty() {
        return refused(ErasePage { frame: visit.frame(), proof: owner.proof, form, problems });
    }
    let mut tx = visit.write().await?;
    store::erase(&mut tx, owner.account.person).await?;
    tx.commit_recorded().await?;
    tell_elsewhere(&visit, owner.account.person).await?;
    let mut response = see("/erased")?;
    let cookie = HeaderValue::from_str(&set_cookie(visit.app(), "", 0)).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}

pub(in super::super) async fn gone(visit: Visit) -> Result {
    page(ErasedPage { frame: visit.frame() })
}
