//! Signing in with the code of an access card.
use super::super::domain::Way;
use super::super::store;
use super::{Back, enter};
use crate::cards;
use askama::Template;
use kit::throttle::{self, Limit};
use kit::visit::hex;
use kit::{Fields, Form, Frame, Problems, Query, Result, Visit, page, refused, see};
use rules::ids::parse_access_code;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct CardForm {
    code: String,
    back: String,
}

#[derive(Template)]
#[template(path = "sign_in/card.html")]
struct CardPage {
    frame: Frame,
    form: CardForm,
    problems: Problems,
}
impl CardPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sign-in-card", &self.form, &self.problems)
    }
}

/// The address that is printed on cards.
pub(in super::super) async fn short(_: Visit) -> Result {
    see("/sign-in/card")
}

pub(in super::super) async fn show(visit: Visit, Query(query): Query<Back>) -> Result {
    let form = CardForm { back: query.back, ..CardForm::default() };
    page(CardPage { frame: visit.frame(), form, problems: Problems::none() })
}

pub(in super::super) async fn sign_in(visit: Visit, Form(mut form, _): Form<CardForm>) -> Result {
    throttle::count_address(&visit, Limit::per_address("sign-in")).await?;
    let mut problems = Problems::none();
    if let Ok(code) = parse_access_code(&form.code) {
        let hash = cards::code_hash(visit.app(), visit.community.id, &code);
        throttle::count(&visit, Limit::per_account("card"), &hex(&hash)).await?;
        let mut tx = visit.write().await?;
        if let Some(person) = store::card_holder(&mut tx, hash).await? {
            return enter(&visit, tx, person, Way::Card, &form.back).await;
        }
        problems.add("code", "sign-in-card-unknown");
    } else {
        problems.add("code", "sign-in-card-mistyped");
    }
    form.code = form.code.chars().take(40).collect();
    refused(CardPage { frame: visit.frame(), form, problems })
}
