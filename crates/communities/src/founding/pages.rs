//! The operators' form for a new community.
use super::domain::{self, KINDS, LANGUAGES, NewCommunity};
use super::store;
use crate::directory;
use askama::Template;
use db::Reader;
use kit::{
    CommunityId, CommunityKind, Error, Fields, Form, Frame, Lang, Problems, Result, Text, Visit, accent,
    done, private_page, refused,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CommunityForm {
    id: String,
    host: String,
    kind: String,
    name: String,
    county: String,
    siruta: String,
    parent: String,
    language: String,
    in_ro: String,
    in_hu: String,
    in_en: String,
    accent: String,
    summary: String,
    email: String,
    phone: String,
    address: String,
    coordinator: String,
}

#[derive(Template)]
#[template(path = "founding/new.html")]
struct New {
    frame: Frame,
    form: CommunityForm,
    problems: Problems,
    parents: Vec<(String, String)>,
}
impl New {
    fn fields(&self) -> Fields<'_> {
        let accent = self.frame.t("settings-accent").into_owned();
        Fields::new(&self.frame, "founding", &self.form, &self.problems).named([("accent", accent)])
    }

    fn kinds(&self) -> [&'static str; 6] {
        KINDS.map(CommunityKind::code)
    }

    fn languages(&self) -> [&'static str; 3] {
        LANGUAGES.map(Lang::code)
    }
}

/// Those a community can belong to, for a list; the first choice is none.
async fn parents(visit: &Visit, reader: &mut Reader) -> Result<Vec<(String, String)>> {
    let nobody = (String::new(), visit.lang.t("founding-no-parent").into_owned());
    let all = directory::store::associations(reader).await?;
    Ok(std::iter::once(nobody).chain(all.into_iter().map(|(id, name)| (id.to_string(), name))).collect())
}

/// `GET /communities/new`
pub(super) async fn blank(visit: Visit) -> Result {
    let yes = || "yes".to_owned();
    let id = CommunityId(kit::clock::new_id(true, visit.now.0)).to_string();
    let form = CommunityForm {
        id,
        kind: "commune".into(),
        language: "ro".into(),
        in_ro: yes(),
        in_hu: yes(),
        in_en: yes(),
        accent: "#a33a1e".into(),
        ..CommunityForm::default()
    };
    let parents = parents(&visit, &mut visit.read().await?).await?;
    private_page(New { frame: visit.frame(), form, problems: Problems::none(), parents })
}

/// `POST /communities`
pub(super) async fn send(visit: Visit, Form(form, _): Form<CommunityForm>) -> Result {
    let mut tx = visit.write().await?;
    let mut problems = Problems::none();
    let new = check(&form, &mut problems);
    let coordinator = store::person_by_email(&mut tx, &form.coordinator).await?;
    if coordinator.is_none() && !form.coordinator.trim().is_empty() {
        problems.add("coordinator", "founding-coordinator-unknown");
    }
    if let Some(new) = new.filter(|_| problems.is_empty()) {
        match store::found(&mut tx, &NewCommunity { coordinator, ..new }).await {
            Ok(_) => {
                tx.commit_recorded().await?;
                return done("/", "founding");
            }
            Err(Error::Conflict(key @ "founding-host-taken")) => problems.add("host", key),
            Err(Error::Conflict(key)) => problems.add("siruta", key),
            Err(error) => return Err(error),
        }
    }
    let parents = parents(&visit, &mut tx).await?;
    refused(New { frame: visit.frame(), form, problems, parents })
}

/// What was typed, if all of it can be meant.
fn check(form: &CommunityForm, problems: &mut Problems) -> Option<NewCommunity> {
    let host = problems.check("host", domain::parse_host(&form.host));
    let kind = CommunityKind::parse(&form.kind).filter(|kind| KINDS.contains(kind));
    let kind = problems.check("kind", kind.ok_or("kit-field-choice"));
    let name = problems.text("name", &form.name, domain::LONGEST_NAME);
    let county = problems.maybe_text("county", &form.county, 60);
    let siruta = problems.check("siruta", parse_siruta(&form.siruta)).flatten();
    let languages =
        problems.check("language", read_languages(&form.language, &form.in_ro, &form.in_hu, &form.in_en));
    let accent = problems.check("accent", read_accent(&form.accent));
    let summary = problems.text("summary", &form.summary, domain::LONGEST_SUMMARY);
    let email = problems.maybe_text("email", &form.email, 200);
    let phone = problems.maybe_text("phone", &form.phone, 40);
    let address = problems.maybe_text("address", &form.address, 200);
    Some(NewCommunity {
        id: form.id.parse().ok(),
        host: host?,
        kind: kind?,
        name,
        county,
        siruta,
        parent: form.parent.parse().ok(),
        languages: languages?,
        accent: accent?,
        summary,
        email,
        phone,
        address,
        coordinator: None,
    })
}

/// A number of the register, or none.
fn parse_siruta(text: &str) -> Result<Option<i64>, Text> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = rules::ids::looks_like_siruta(text).then(|| text.parse().ok()).flatten();
    number.map(Some).ok_or_else(|| Text::new("founding-siruta-wrong"))
}

/// The languages of a form: the default one, and those ticked.
pub(crate) fn read_languages(first: &str, ro: &str, hu: &str, en: &str) -> Result<Vec<Lang>, Text> {
    let first = Lang::parse(first).ok_or_else(|| Text::new("kit-field-choice"))?;
    let yes = |tick: &str| tick == "yes";
    Ok(domain::languages(first, &[(Lang::Ro, yes(ro)), (Lang::Hu, yes(hu)), (Lang::En, yes(en))]))
}

/// A colour that has readable shades, in small letters.
pub(crate) fn read_accent(text: &str) -> Result<String, Text> {
    let colour = text.trim().to_ascii_lowercase();
    match accent::shades(&colour) {
        Some(_) => Ok(colour),
        None => Err(Text::new("founding-accent-wrong")),
    }
}
