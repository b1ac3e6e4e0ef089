//! The coordinator's form about the community.
use super::store::{self, SettingsChanged};
use crate::founding::domain::{LANGUAGES, LONGEST_NAME, LONGEST_SUMMARY};
use crate::founding::{DirectoryChanged, read_accent, read_languages};
use askama::Template;
use kit::accent::{Shades, shades};
use kit::files::{self, Checked, SeenBy};
use kit::{
    Community, CommunityId, Fields, Form, Frame, Lang, Problems, Result, Upload, Visit, done, page, refused,
};
use serde::{Deserialize, Serialize};
use std::future::{Ready, ready};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct SettingsForm {
    name: String,
    summary: String,
    email: String,
    phone: String,
    address: String,
    language: String,
    in_ro: String,
    in_hu: String,
    in_en: String,
    accent: String,
    without_logo: String,
    /// `preview` to look at the colour first.
    r#do: String,
}

impl SettingsForm {
    fn of(community: &Community) -> SettingsForm {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let tick =
            |lang: Lang| if community.languages.contains(&lang) { "yes".to_owned() } else { String::new() };
        SettingsForm {
            name: community.name.clone(),
            summary: community.summary.clone(),
            email: text(&community.email),
            phone: text(&community.phone),
            address: text(&community.address),
            language: community.default_language().code().to_owned(),
            in_ro: tick(Lang::Ro),
            in_hu: tick(Lang::Hu),
            in_en: tick(Lang::En),
            accent: community.accent.clone(),
            ..SettingsForm::default()
        }
    }
}

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct Settings {
    frame: Frame,
    form: SettingsForm,
    problems: Problems,
    shades: Option<Shades>,
}
impl Settings {
    fn of(visit: &Visit, form: SettingsForm, problems: Problems) -> Settings {
        Settings { frame: visit.frame(), shades: shades(&form.accent), form, problems }
    }

    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "settings", &self.form, &self.problems)
    }

    fn languages(&self) -> [&'static str; 3] {
        LANGUAGES.map(Lang::code)
    }
}

/// `GET /settings`: the visit knows the community already.
#[expect(clippy::needless_pass_by_value, reason = "a handler is handed its visit")]
pub(super) fn form(visit: Visit) -> Ready<Result> {
    let form = SettingsForm::of(&visit.community);
    ready(page(Settings::of(&visit, form, Problems::none())))
}

/// `POST /settings`
pub(super) async fn send(visit: Visit, Form(form, uploads): Form<SettingsForm>) -> Result {
    let mut problems = Problems::none();
    let changed = check(&visit.community, &form, &mut problems);
    let logo = check_logo(uploads, &mut problems).await?;
    if form.r#do == "preview" && problems.is_empty() {
        return page(Settings::of(&visit, form, problems));
    }
    let Some(changed) = changed.filter(|_| problems.is_empty()) else {
        return refused(Settings::of(&visit, form, problems));
    };
    let mut tx = visit.write().await?;
    store::change(&mut tx, &changed).await?;
    if let Some(logo) = logo {
        let id = files::keep(&mut tx, logo, SeenBy::All, visit.actor.person).await?;
        store::change_logo(&mut tx, Some(id)).await?;
    } else if form.without_logo == "yes" {
        store::change_logo(&mut tx, None).await?;
    }
    tx.commit(SettingsChanged {}).await?;
    tell_directory(&visit).await?;
    done("/settings", "settings")
}

/// The directory shows the community too, and its kept pages belong to the instance.
async fn tell_directory(visit: &Visit) -> Result<()> {
    let tx = visit.app().write_as_program(CommunityId::INSTANCE).await?;
    Ok(tx.commit(DirectoryChanged { community: visit.community.id }).await?)
}

fn check(community: &Community, form: &SettingsForm, problems: &mut Problems) -> Option<Community> {
    let name = problems.text("name", &form.name, LONGEST_NAME);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    let email = problems.maybe_text("email", &form.email, 200);
    let phone = problems.maybe_text("phone", &form.phone, 40);
    let address = problems.maybe_text("address", &form.address, 200);
    let languages =
        problems.check("language", read_languages(&form.language, &form.in_ro, &form.in_hu, &form.in_en));
    let accent = problems.check("accent", read_accent(&form.accent));
    let (languages, accent) = (languages?, accent?);
    Some(Community { name, summary, email, phone, address, languages, accent, ..community.clone() })
}

async fn check_logo(uploads: Vec<Upload>, problems: &mut Problems) -> Result<Option<Checked>> {
    let mut logos = files::check("logo", uploads, 1, problems).await?;
    let logo = logos.pop();
    if logo.as_ref().is_some_and(|logo| !logo.is_picture()) {
        problems.add("logo", "settings-logo-picture");
    }
    Ok(logo)
}
