//! Beginning a process: from a template, or empty.
use crate::processes::domain::LONGEST_TITLE;
use crate::processes::store::{self, NewProcess};
use crate::templates::{ProcessTemplate, built_in, domain::BUILT_IN, store as templates};
use askama::Template;
use db::Reader;
use kit::{
    Day, Fields, Form, Frame, Problems, ProcessId, Query, Result, Text, Visit, done, private_page, refused,
};
use serde::{Deserialize, Serialize};

/// The choice of no template.
const EMPTY: &str = "empty";

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct DraftForm {
    id: String,
    template: String,
    title: String,
    start: String,
}

#[derive(Template)]
#[template(path = "running/new.html")]
struct New {
    frame: Frame,
    form: DraftForm,
    problems: Problems,
    choices: Vec<(String, String)>,
}
impl New {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "draft", &self.form, &self.problems)
    }
}

/// The templates to choose from: those of the program, of the community, of the others; then none.
async fn choices(visit: &Visit, reader: &mut Reader) -> Result<Vec<(String, String)>> {
    let ours = BUILT_IN
        .iter()
        .filter_map(|(key, text)| Some(((*key).to_owned(), ProcessTemplate::read(text).ok()?.name)));
    let mut choices: Vec<(String, String)> = ours.collect();
    for kept in templates::own(reader).await? {
        choices.push((kept.id.to_string(), kept.name));
    }
    for kept in templates::shared(reader).await? {
        choices.push((kept.id.to_string(), format!("{} ({})", kept.name, kept.of)));
    }
    choices.push((EMPTY.to_owned(), visit.lang.t("draft-empty").into_owned()));
    Ok(choices)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct NewQuery {
    template: String,
}

/// `GET /processes/new`
pub(super) async fn form(visit: Visit, Query(query): Query<NewQuery>) -> Result {
    let choices = choices(&visit, &mut visit.read().await?).await?;
    let known = choices.iter().any(|(key, _)| *key == query.template);
    let form = DraftForm {
        id: ProcessId(kit::clock::new_id(true, visit.now.0)).to_string(),
        template: if known { query.template } else { BUILT_IN[0].0.to_owned() },
        title: String::new(),
        start: visit.now.day().plus(7).to_string(),
    };
    private_page(New { frame: visit.frame(), form, problems: Problems::none(), choices })
}

/// `POST /processes`
pub(super) async fn send(visit: Visit, Form(form, _): Form<DraftForm>) -> Result {
    let mut tx = visit.write().await?;
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, LONGEST_TITLE);
    let start = problems.check("start", Day::parse(&form.start).ok_or("kit-field-day"));
    let template = problems.check("template", chosen(&mut tx, &form.template).await?);
    let (Some(start), Some(template), true) = (start, template, problems.is_empty()) else {
        let choices = choices(&visit, &mut tx).await?;
        return refused(New { frame: visit.frame(), form, problems, choices });
    };
    let id = draft(&mut tx, form.id.parse().ok(), title, start, &form.template, template).await?;
    let process = store::find(&mut tx, id).await?.ok_or(kit::Error::NotFound)?;
    tx.commit_recorded().await?;
    done(process.url(), "draft")
}

/// The template that was chosen; none if an empty process was.
async fn chosen(reader: &mut Reader, key: &str) -> Result<Result<Option<ProcessTemplate>, Text>> {
    if key == EMPTY {
        return Ok(Ok(None));
    }
    let text = match (built_in(key), key.parse()) {
        (Some(text), _) => Some(text.to_owned()),
        (None, Ok(id)) => templates::body(reader, id).await?,
        (None, Err(_)) => None,
    };
    let Some(text) = text else { return Ok(Err(Text::new("kit-field-choice"))) };
    Ok(ProcessTemplate::read(&text).map(Some).map_err(Text::from))
}

/// Drafts the process and lays its stages out from `start` on, once.
async fn draft(
    tx: &mut db::Writer,
    id: Option<ProcessId>,
    title: String,
    start: Day,
    key: &str,
    template: Option<ProcessTemplate>,
) -> Result<ProcessId> {
    let empty = NewProcess { id, ..NewProcess::titled(title) };
    let Some(template) = template else { return store::create(tx, &empty).await };
    let new = NewProcess {
        summary: template.summary.clone(),
        description: template.description.clone(),
        max_choices: template.max_choices,
        seats: template.seats,
        match_rule: template.match_rule,
        template: Some(key.to_owned()),
        ..empty
    };
    if let Some(id) = new.id
        && store::find(tx, id).await?.is_some()
    {
        return Ok(id);
    }
    let id = store::create(tx, &new).await?;
    for stage in template.lay_out(start).unwrap_or_default() {
        store::add_stage(tx, id, &stage).await?;
    }
    for (kind, wanted) in template.targets {
        store::set_target(tx, id, kind, wanted).await?;
    }
    Ok(id)
}
