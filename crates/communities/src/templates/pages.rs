//! Taking a process along, and the templates at hand.
use super::domain::{BUILT_IN, ProcessTemplate, built_in};
use super::file::LARGEST;
use super::store::{self, Kept, TemplateChanged, TemplateId};
use crate::processes;
use crate::processes::Process;
use crate::processes::domain::{LONGEST_SUMMARY, LONGEST_TITLE};
use askama::Template;
use axum::extract::Path;
use kit::{
    Empty, Error, Fields, Form, Frame, Problems, Result, Text, Upload, Visit, done, download as send_file,
    page, private_page, refused, see,
};
use serde::{Deserialize, Serialize};

/// `GET /processes/{slug}/template.toml`: anybody may take a published process along.
pub(super) async fn take_along(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let targets = processes::store::targets(&mut reader, process.id).await?;
    let template = ProcessTemplate::of(&process, targets);
    send_file(&format!("{slug}.toml"), "application/toml; charset=utf-8", template.write())
}

/// `GET /processes/templates/{key}/file`
pub(super) async fn download(visit: Visit, Path(key): Path<String>) -> Result {
    let body = find(&visit, &key).await?.ok_or(Error::NotFound)?;
    send_file(&format!("{key}.toml"), "application/toml; charset=utf-8", body)
}

/// The file of a template: of the program, of this community, or shared by another.
async fn find(visit: &Visit, key: &str) -> Result<Option<String>> {
    if let Some(text) = built_in(key) {
        return Ok(Some(text.to_owned()));
    }
    match key.parse() {
        Ok(id) => store::body(&mut visit.read().await?, id).await,
        Err(_) => Ok(None),
    }
}

/// A template of the program.
struct Ours {
    key: &'static str,
    template: ProcessTemplate,
}

#[derive(Template)]
#[template(path = "process-templates/list.html")]
struct List {
    frame: Frame,
    ours: Vec<Ours>,
    own: Vec<Kept>,
    shared: Vec<Kept>,
}

/// `GET /processes/templates`
pub(super) async fn list(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let own = store::own(&mut reader).await?;
    let shared = store::shared(&mut reader).await?;
    let ours = BUILT_IN
        .iter()
        .filter_map(|(key, text)| Some(Ours { key, template: ProcessTemplate::read(text).ok()? }));
    page(List { frame: visit.frame(), ours: ours.collect(), own, shared })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct KeepForm {
    id: String,
    name: String,
    summary: String,
    shared: String,
}

#[derive(Template)]
#[template(path = "process-templates/keep.html")]
struct Keep {
    frame: Frame,
    process: Process,
    form: KeepForm,
    problems: Problems,
}
impl Keep {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "template", &self.form, &self.problems)
    }
}

fn fresh_id(visit: &Visit) -> String {
    TemplateId(kit::clock::new_id(true, visit.now.0)).to_string()
}

/// `GET /processes/{slug}/template`
pub(super) async fn keep_form(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let (name, summary) = (process.title.clone(), process.summary.clone());
    let form = KeepForm { id: fresh_id(&visit), name, summary, shared: String::new() };
    private_page(Keep { frame: visit.frame(), process, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/template`
pub(super) async fn keep(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<KeepForm>) -> Result {
    let mut tx = visit.write().await?;
    let process = processes::store::visible(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let name = problems.text("name", &form.name, LONGEST_TITLE);
    let summary = problems.text("summary", &form.summary, LONGEST_SUMMARY);
    if !problems.is_empty() {
        return refused(Keep { frame: visit.frame(), process, form, problems });
    }
    let targets = processes::store::targets(&mut tx, process.id).await?;
    let template = ProcessTemplate { name, summary, ..ProcessTemplate::of(&process, targets) };
    let id = form.id.parse().unwrap_or(TemplateId(tx.new_id()));
    store::keep(&mut tx, id, &template.name, &template.summary, &template.write(), form.shared == "yes")
        .await?;
    tx.commit_recorded().await?;
    done("/processes/templates", "template-kept")
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ImportForm {
    id: String,
    text: String,
}

#[derive(Template)]
#[template(path = "process-templates/import.html")]
struct Import {
    frame: Frame,
    form: ImportForm,
    problems: Problems,
}
impl Import {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "template", &self.form, &self.problems)
    }
}

/// `GET /processes/templates/import`
#[expect(clippy::needless_pass_by_value, reason = "a handler is handed its visit")]
pub(super) fn import_form(visit: Visit) -> std::future::Ready<Result> {
    let form = ImportForm { id: fresh_id(&visit), text: String::new() };
    std::future::ready(private_page(Import { frame: visit.frame(), form, problems: Problems::none() }))
}

/// `POST /processes/templates/import`: a file, or what was pasted. A file with mistakes comes back in the field for
/// pasting, so that it can be mended at once.
pub(super) async fn import(visit: Visit, Form(form, uploads): Form<ImportForm>) -> Result {
    let mut problems = Problems::none();
    let text = problems.check("file", uploaded(&uploads)).flatten().unwrap_or(form.text);
    if text.trim().is_empty() && problems.is_empty() {
        problems.add("text", "template-nothing");
    }
    let template = match problems.is_empty() {
        true => problems.check("text", ProcessTemplate::read(&text)),
        false => None,
    };
    let Some(template) = template else {
        let form = ImportForm { text, ..form };
        return refused(Import { frame: visit.frame(), form, problems });
    };
    let mut tx = visit.write().await?;
    let id = form.id.parse().unwrap_or(TemplateId(tx.new_id()));
    store::keep(&mut tx, id, &template.name, &template.summary, &template.write(), false).await?;
    tx.commit_recorded().await?;
    see(format!("/processes/new?template={id}"))
}

/// The text of the uploaded file, if there is one.
fn uploaded(uploads: &[Upload]) -> Result<Option<String>, Text> {
    let Some(upload) = uploads.iter().find(|upload| upload.field == "file") else { return Ok(None) };
    if upload.bytes.len() > LARGEST {
        return Err(Text::new("template-large"));
    }
    String::from_utf8(upload.bytes.to_vec()).map(Some).map_err(|_| Text::new("template-not-text"))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct ShareForm {
    shared: String,
}

/// `POST /processes/templates/{key}/share`
pub(super) async fn share(visit: Visit, Path(id): Path<String>, Form(form, _): Form<ShareForm>) -> Result {
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound)?;
    let shared = form.shared == "yes";
    let mut tx = visit.write().await?;
    store::share(&mut tx, id, shared).await?;
    tx.commit(TemplateChanged { template: id, title: String::new() }).await?;
    done("/processes/templates", if shared { "template-shared" } else { "template-unshared" })
}

/// `POST /processes/templates/{key}/remove`
pub(super) async fn remove(visit: Visit, Path(id): Path<String>, Form(_, _): Form<Empty>) -> Result {
    let id: TemplateId = id.parse().map_err(|_| Error::NotFound)?;
    let mut tx = visit.write().await?;
    store::remove(&mut tx, id).await?;
    tx.commit(TemplateChanged { template: id, title: String::new() }).await?;
    done("/processes/templates", "template-removed")
}
