//! Printing an access card. The code is shown once, on the page that answers the button.
use super::super::domain::{Member, PrintCard};
use super::super::store;
use crate::accounts::store::write_to;
use askama::Template;
use axum::extract::Path;
use kit::{Empty, Form, Frame, PersonId, Result, Text, Visit, done, page, private_page};

#[derive(Template)]
#[template(path = "counter/card_new.html")]
struct AskPage {
    frame: Frame,
    member: Member,
}

/// The card itself, ready for the printer.
#[derive(Template)]
#[template(path = "counter/card.html")]
pub(super) struct CardPage {
    frame: Frame,
    person: PersonId,
    name: String,
    code: String,
    /// Where the code is typed, without `https://`.
    address: String,
}

impl CardPage {
    pub(super) fn new(visit: &Visit, person: PersonId, name: String, code: String) -> CardPage {
        let address = visit.typed_address_of("/card");
        CardPage { frame: visit.frame(), person, name, code, address }
    }
}

pub(in super::super) async fn show(visit: Visit, Path(id): Path<PersonId>) -> Result {
    let member = store::find(&mut visit.read().await?, id).await?;
    let member = visit.may::<PrintCard>(member)?.into_inner();
    page(AskPage { frame: visit.frame(), member })
}

pub(in super::super) async fn print(visit: Visit, Path(id): Path<PersonId>, Form(..): Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    let allowed = visit.may::<PrintCard>(store::find(&mut tx, id).await?)?;
    let code = store::print_card(&mut tx, visit.app(), &allowed).await?;
    let told =
        vec![Text::new("letter-card").with("community", &visit.community.name), "letter-card-not-you".into()];
    write_to(&mut tx, id, Text::new("letter-card-subject"), told, None).await?;
    tx.commit_recorded().await?;
    private_page(CardPage::new(&visit, id, allowed.into_inner().name, code))
}

pub(in super::super) async fn revoke(
    visit: Visit,
    Path(id): Path<PersonId>,
    Form(..): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let allowed = visit.may::<PrintCard>(store::find(&mut tx, id).await?)?;
    store::take_card(&mut tx, &allowed).await?;
    tx.commit_recorded().await?;
    done(format!("/people/{id}"), "people-card-revoked")
}
