//! Importing a voters' list, and what came of it.
use super::super::domain::{Ground, Import, ImportId};
use super::super::reading::{Lister, is_heading, may_hold_cnp};
use super::super::store::import::{Outcome, Source, import};
use super::super::store::voters::{self, Imported, RejectedRow};
use askama::Template;
use axum::extract::Path;
use formats::table::{self, Limits, Table};
use kit::{Fields, Form, Frame, Problems, Query, Result, Text, Upload, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

/// How many rejected rows a page shows.
const PAGE: usize = 200;
/// The longest name of a file that is kept, in characters.
const LONGEST_NAME: usize = 120;

/// What goes with the file.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct ImportForm {
    /// Why those are here of whom the file does not say it.
    ground: String,
}

#[derive(Template)]
#[template(path = "electorate/import.html")]
struct ImportPage {
    frame: Frame,
    imports: Vec<Imported>,
    form: ImportForm,
    problems: Problems,
}

impl ImportPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "voters-import", &self.form, &self.problems)
    }
    fn grounds(&self) -> impl Iterator<Item = &'static str> {
        [Ground::Residence, Ground::Work, Ground::Study].into_iter().map(Ground::code)
    }
}

/// The form, with the files that were imported before.
pub async fn form(visit: Visit) -> Result {
    let imports = voters::imports(&mut visit.read().await?).await?;
    page(ImportPage {
        frame: visit.frame(),
        imports,
        form: ImportForm::default(),
        problems: Problems::none(),
    })
}

/// Takes a file. It is read off the threads that answer requests, and is not kept; the answer waits for the import (see
/// [`import`] for how long that is).
pub async fn take(visit: Visit, Form(form, uploads): Form<ImportForm>) -> Result {
    let allowed = visit.may::<Import>(())?;
    let mut problems = Problems::none();
    let ground = Ground::parse(&form.ground).unwrap_or(Ground::Residence);
    let Some((source, table)) = read(&visit, uploads, &mut problems).await? else {
        let imports = voters::imports(&mut visit.read().await?).await?;
        return refused(ImportPage { frame: visit.frame(), imports, form, problems });
    };
    // Before the transaction: a long list takes a while, and others are waiting to write.
    let hash = |cnp: &_| people::identity::hash(visit.app(), visit.community.id.0, cnp);
    let listed = Lister { hash, ground, today: visit.now.day() }.read(&table);
    let mut tx = visit.write().await?;
    match import(&mut tx, &allowed, &source, listed, visit.person()?).await? {
        Outcome::Imported(imported) => {
            let (url, changes) = (url(imported.import), imported.added + imported.changed);
            tx.commit(imported).await?;
            done(url, if changes > 0 { "voters-imported" } else { "voters-same" })
        }
        Outcome::Same(before) => done(url(before), "voters-same"),
    }
}

fn url(import: ImportId) -> String {
    format!("/voters/imports/{import}")
}

/// The one file of the form as a table; what is wrong goes to the field.
async fn read(
    visit: &Visit,
    uploads: Vec<Upload>,
    problems: &mut Problems,
) -> Result<Option<(Source, Table)>> {
    let mut uploads = uploads.into_iter();
    let upload = match (uploads.next(), uploads.next()) {
        (Some(upload), None) => upload,
        (none, _) => {
            problems.add("file", if none.is_none() { "voters-file-none" } else { "voters-file-many" });
            return Ok(None);
        }
    };
    let digest = visit.app().keyed_hash("voters-file", &[visit.community.id.0.as_bytes(), &upload.bytes]);
    let source = Source { name: file_name(&upload.name), digest };
    let reading = move || table::read_where(&upload.bytes, &Limits::default(), is_heading);
    let read = tokio::task::spawn_blocking(reading).await.map_err(anyhow::Error::from)?;
    let read =
        read.map_err(|bad| Text::new(format!("voters-file-{}", bad.why.code())).with("line", bad.line));
    Ok(problems.check("file", read).map(|table| (source, table)))
}

/// The name of a file as it is kept: without folders, and without a name that could hold a personal code.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let ending = clean.rsplit_once('.').map_or("", |(_, ending)| ending);
    match clean.trim() {
        "" => "?".to_owned(),
        name if may_hold_cnp(name) && may_hold_cnp(ending) => "…".to_owned(),
        name if may_hold_cnp(name) => format!("….{ending}"),
        name => name.to_owned(),
    }
}

/// Which part of the rejected rows is shown.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct From {
    after: String,
}

#[derive(Template)]
#[template(path = "electorate/imported.html")]
struct ImportedPage {
    frame: Frame,
    import: Imported,
    rejected: Vec<RejectedRow>,
    /// The last line of this page, if there are more.
    next: Option<i64>,
}

impl ImportedPage {
    fn why(&self, row: &RejectedRow) -> String {
        // The keys are those that `reading` and the import know.
        self.frame.say(&Text::new(row.reason.clone()).with("line", &row.detail))
    }
}

/// What came of one file: figures, and the rows that were not taken with their reasons.
pub async fn show(visit: Visit, Path(id): Path<ImportId>, Query(from): Query<From>) -> Result {
    let mut reader = visit.read().await?;
    let import = voters::imported(&mut reader, id).await?;
    let after = from.after.parse().unwrap_or(0);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rejected = voters::rejected(&mut reader, id, after, limit).await?;
    let more = rejected.len() > PAGE;
    rejected.truncate(PAGE);
    let next = rejected.last().filter(|_| more).map(|row| row.line);
    page(ImportedPage { frame: visit.frame(), import, rejected, next })
}
