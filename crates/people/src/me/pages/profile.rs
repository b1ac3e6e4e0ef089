//! Changing the profile: name, village, organisation, telephone, language.
use super::super::store::{self, Change};
use crate::accounts::domain::{LONGEST_NAME, LONGEST_PLACE};
use crate::accounts::store::{PersonChanged, tell_elsewhere};
use askama::Template;
use kit::{Fields, Form, Frame, Lang, Problems, Result, Role, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct ProfileForm {
    name: String,
    phone: String,
    language: String,
    village: String,
    organisation: String,
}

#[derive(Template)]
#[template(path = "me/profile.html")]
struct ProfilePage {
    frame: Frame,
    form: ProfileForm,
    problems: Problems,
}

impl ProfilePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "me", &self.form, &self.problems)
    }

    fn languages(&self) -> Vec<(String, String)> {
        let languages = self.frame.languages().iter();
        languages.map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect()
    }

    fn is_member(&self) -> bool {
        self.frame.actor.is(Role::Member)
    }
}

pub(in super::super) async fn show(visit: Visit) -> Result {
    let me = store::profile(&mut visit.read().await?, visit.person()?).await?;
    let form = ProfileForm {
        name: me.name,
        phone: me.phone.unwrap_or_default(),
        language: me.language.code().to_owned(),
        village: me.village.unwrap_or_default(),
        organisation: me.organisation.unwrap_or_default(),
    };
    page(ProfilePage { frame: visit.frame(), form, problems: Problems::none() })
}

fn check(visit: &Visit, form: &ProfileForm, problems: &mut Problems) -> Option<Change> {
    let offered = |lang: &Lang| visit.community.languages.contains(lang);
    let language = Lang::parse(&form.language).filter(offered);
    if language.is_none() {
        problems.add("language", "kit-field-choice");
    }
    let change = Change {
        name: problems.text("name", &form.name, LONGEST_NAME),
        phone: problems.maybe_text("phone", &form.phone, 30),
        language: language?,
        village: problems.maybe_text("village", &form.village, LONGEST_PLACE),
        organisation: problems.maybe_text("organisation", &form.organisation, LONGEST_PLACE),
    };
    problems.is_empty().then_some(change)
}

pub(in super::super) async fn change(visit: Visit, Form(form, _): Form<ProfileForm>) -> Result {
    let (person, mut problems) = (visit.person()?, Problems::none());
    let Some(change) = check(&visit, &form, &mut problems) else {
        return refused(ProfilePage { frame: visit.frame(), form, problems });
    };
    let mut tx = visit.write().await?;
    store::change(&mut tx, person, &change).await?;
    tx.commit(PersonChanged { person }).await?;
    tell_elsewhere(&visit, person).await?;
    done("/me", "me-profile")
}
