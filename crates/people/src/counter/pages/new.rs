//! Adding a person on paper: a name, a card, no e-mail.
use super::super::domain::AddOnPaper;
use super::super::store;
use super::card::CardPage;
use crate::accounts::domain::{LONGEST_NAME, LONGEST_PLACE, NewPerson};
use crate::cards::create_card;
use askama::Template;
use kit::clock::new_id;
use kit::{Error, Fields, Form, Frame, Lang, PersonId, Problems, Result, Visit, private_page, refused, see};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct NewForm {
    id: String,
    name: String,
    village: String,
    phone: String,
    language: String,
}

#[derive(Template)]
#[template(path = "counter/new.html")]
struct NewPage {
    frame: Frame,
    form: NewForm,
    problems: Problems,
}
impl NewPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "people-new", &self.form, &self.problems)
    }

    fn languages(&self) -> Vec<(String, String)> {
        let languages = self.frame.languages().iter();
        languages.map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect()
    }
}

pub(in super::super) async fn show(visit: Visit) -> Result {
    let id = PersonId(new_id(true, visit.now.0)).to_string();
    let form =
        NewForm { id, language: visit.community.default_language().code().to_owned(), ..NewForm::default() };
    private_page(NewPage { frame: visit.frame(), form, problems: Problems::none() })
}

/// Adds the person and shows the card, once. The same form sent again adds nobody and shows the person.
pub(in super::super) async fn create(visit: Visit, Form(form, _): Form<NewForm>) -> Result {
    let id: PersonId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let new = NewPerson {
        id: Some(id),
        village: problems.maybe_text("village", &form.village, LONGEST_PLACE),
        phone: problems.maybe_text("phone", &form.phone, 30),
        language: Lang::parse(&form.language).unwrap_or(visit.community.default_language()),
        ..NewPerson::named(problems.text("name", &form.name, LONGEST_NAME))
    };
    if !problems.is_empty() {
        return refused(NewPage { frame: visit.frame(), form, problems });
    }
    let (allowed, name) = (visit.may::<AddOnPaper>(())?, new.name.clone());
    let mut tx = visit.write().await?;
    if store::find(&mut tx, id).await.is_ok() {
        return see(format!("/people/{id}"));
    }
    store::add_on_paper(&mut tx, &allowed, new).await?;
    let code = create_card(&mut tx, visit.app(), id).await?;
    tx.commit_recorded().await?;
    private_page(CardPage::new(&visit, id, name, code))
}
