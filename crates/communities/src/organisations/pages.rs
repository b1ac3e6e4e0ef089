//! The register of organisations.
use super::domain::{
    Contact, Keep, LONGEST_NAME, NewOrganisation, Organisation, OrganisationKind, Sector, parse_website,
};
use super::store::{self, OrganisationChanged, ToldOf};
use askama::Template;
use axum::extract::Path;
use kit::{
    Error, Fields, Form, Frame, OrganisationId, Problems, Query, Result, Role, Text, Visit, done, page,
    private_page, refused,
};
use rules::ids::{BadId, Cui};
use serde::{Deserialize, Serialize};

/// How many organisations a page shows.
const PAGE: usize = 40;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ListQuery {
    sector: String,
    before: String,
}

#[derive(Template)]
#[template(path = "organisations/list.html")]
struct List {
    frame: Frame,
    organisations: Vec<Organisation>,
    sector: Option<Sector>,
    counts: Vec<(Sector, i64)>,
    total: i64,
    older: Option<OrganisationId>,
    first_page: bool,
    keeps: bool,
}
impl List {
    fn is_sector(&self, sector: &Sector) -> bool {
        self.sector == Some(*sector)
    }
}

/// `GET /organisations`
pub(super) async fn list(visit: Visit, Query(query): Query<ListQuery>) -> Result {
    let (sector, before) = (Sector::parse(&query.sector), query.before.parse().ok());
    let mut reader = visit.read().await?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut organisations = store::page(&mut reader, sector, before, limit).await?;
    let counts = store::counts(&mut reader).await?;
    let more = organisations.len() > PAGE;
    organisations.truncate(PAGE);
    let older = organisations.last().filter(|_| more).map(|organisation| organisation.id);
    let total = counts.iter().map(|(_, count)| count).sum();
    let keeps = visit.actor.is(Role::Clerk);
    page(List {
        frame: visit.frame(),
        organisations,
        sector,
        counts,
        total,
        older,
        first_page: before.is_none(),
        keeps,
    })
}

#[derive(Template)]
#[template(path = "organisations/show.html")]
struct Show {
    frame: Frame,
    organisation: Organisation,
    told: Vec<ToldOf>,
    keeps: bool,
}

/// `GET /organisations/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<OrganisationId>) -> Result {
    let mut reader = visit.read().await?;
    let organisation = store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let told = store::of_organisation(&mut reader, id).await?;
    let keeps = visit.actor.could::<Keep>(&organisation, visit.now);
    page(Show { frame: visit.frame(), organisation, told, keeps })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct OrganisationForm {
    id: String,
    name: String,
    kind: String,
    sector: String,
    cui: String,
    village: String,
    website: String,
    contact_name: String,
    email: String,
    phone: String,
}

impl OrganisationForm {
    fn of(organisation: Organisation) -> OrganisationForm {
        let Organisation { id, name, kind, sector, cui, village, website, contact } = organisation;
        OrganisationForm {
            id: id.to_string(),
            name,
            kind: kind.code().to_owned(),
            sector: sector.code().to_owned(),
            cui: cui.unwrap_or_default(),
            village: village.unwrap_or_default(),
            website: website.unwrap_or_default(),
            contact_name: contact.name.unwrap_or_default(),
            email: contact.email.unwrap_or_default(),
            phone: contact.phone.unwrap_or_default(),
        }
    }

    /// What was typed, if all of it can be meant.
    fn check(&self, problems: &mut Problems) -> Option<NewOrganisation> {
        let name = problems.text("name", &self.name, LONGEST_NAME);
        let kind = problems.check("kind", OrganisationKind::parse(&self.kind).ok_or("kit-field-choice"));
        let sector = problems.check("sector", Sector::parse(&self.sector).ok_or("kit-field-choice"));
        let cui = problems.check("cui", read_cui(&self.cui));
        let village = problems.maybe_text("village", &self.village, 80);
        let website = problems.check("website", parse_website(&self.website));
        let contact = Contact {
            name: problems.maybe_text("contact_name", &self.contact_name, 100),
            email: problems.maybe_text("email", &self.email, 200),
            phone: problems.maybe_text("phone", &self.phone, 40),
        };
        let id = self.id.parse().ok();
        Some(NewOrganisation {
            id,
            name,
            kind: kind?,
            sector: sector?,
            cui: cui?,
            village,
            website: website?,
            contact,
        })
    }
}

fn read_cui(text: &str) -> Result<Option<Cui>, Text> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Cui::parse(text).map(Some).map_err(|wrong| match wrong {
        BadId::Length => Text::new("organisation-cui-length"),
        BadId::Sign => Text::new("organisation-cui-sign"),
        BadId::Check => Text::new("organisation-cui-check"),
    })
}

#[derive(Template)]
#[template(path = "organisations/form.html")]
struct Edit {
    frame: Frame,
    form: OrganisationForm,
    problems: Problems,
    /// Where the form goes.
    action: String,
    is_new: bool,
}
impl Edit {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "organisation", &self.form, &self.problems)
    }

    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        OrganisationKind::ALL.iter().map(|kind| kind.code())
    }

    fn sectors(&self) -> impl Iterator<Item = &'static str> {
        Sector::ALL.iter().map(|sector| sector.code())
    }
}

/// `GET /organisations/new`
#[expect(clippy::needless_pass_by_value, reason = "a handler is handed its visit")]
pub(super) fn blank(visit: Visit) -> std::future::Ready<Result> {
    let id = OrganisationId(kit::clock::new_id(true, visit.now.0)).to_string();
    let form = OrganisationForm {
        id,
        kind: "association".into(),
        sector: "other".into(),
        ..OrganisationForm::default()
    };
    let new = Edit {
        frame: visit.frame(),
        form,
        problems: Problems::none(),
        action: "/organisations".into(),
        is_new: true,
    };
    std::future::ready(private_page(new))
}

/// `POST /organisations`
pub(super) async fn send(visit: Visit, Form(form, _): Form<OrganisationForm>) -> Result {
    let mut problems = Problems::none();
    if let Some(new) = form.check(&mut problems).filter(|_| problems.is_empty()) {
        let mut tx = visit.write().await?;
        match store::add(&mut tx, &new).await {
            Ok(id) => {
                tx.commit_recorded().await?;
                return done(format!("/organisations/{id}"), "organisation-added");
            }
            Err(Error::Conflict(key)) => problems.add("cui", key),
            Err(error) => return Err(error),
        }
    }
    refused(Edit { frame: visit.frame(), form, problems, action: "/organisations".into(), is_new: true })
}

/// `GET /organisations/{id}/edit`
pub(super) async fn edit_form(visit: Visit, Path(id): Path<OrganisationId>) -> Result {
    let organisation = store::find(&mut visit.read().await?, id).await?.ok_or(Error::NotFound)?;
    let action = format!("{}/edit", organisation.url());
    let form = OrganisationForm::of(organisation);
    page(Edit { frame: visit.frame(), form, problems: Problems::none(), action, is_new: false })
}

/// `POST /organisations/{id}/edit`
pub(super) async fn edit(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    Form(form, _): Form<OrganisationForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let organisation = visit.may::<Keep>(store::find(&mut tx, id).await?.ok_or(Error::NotFound)?)?;
    let mut problems = Problems::none();
    if let Some(new) = form.check(&mut problems).filter(|_| problems.is_empty()) {
        match store::change(&mut tx, &organisation, &new).await {
            Ok(()) => {
                tx.commit(OrganisationChanged { organisation: id, title: new.name }).await?;
                return done(organisation.url(), "organisation-changed");
            }
            Err(Error::Conflict(key)) => problems.add("cui", key),
            Err(error) => return Err(error),
        }
    }
    refused(Edit {
        frame: visit.frame(),
        form,
        problems,
        action: format!("{}/edit", organisation.url()),
        is_new: false,
    })
}
