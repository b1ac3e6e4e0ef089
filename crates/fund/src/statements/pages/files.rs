//! Uploading a statement, and the page of one: what is in it, what is wrong with it, what has to be confirmed.
use super::super::domain::{Doubt, FileState, Import, Line, LineId, RepeatId, StatementFileId};
use super::super::judge::{Span, gaps, plain};
use super::super::reading::{self, ReadFile};
use super::super::store::files::{self, Statement, StatementFile, url_of};
use super::super::store::known::{self, Account, in_groups};
use super::super::store::lines::{self, Repeat};
use super::super::store::settle;
use super::super::taking::{Taken, take as take_file, take_confirmed};
use super::super::words::refusal;
use crate::campaigns::cut;
use askama::Template;
use axum::body::Bytes;
use axum::extract::Path;
use db::Reader;
use formats::bank::BadStatement;
use kit::{
    Empty, Error, Fields, Form, Frame, Problems, Query, Result, Text, Upload, Visit, done, page,
    private_page, refused,
};
use serde::{Deserialize, Serialize};

/// Files on a page.
const FILES: usize = 30;
/// Lines of a file on a page.
const LINES: usize = 100;

#[derive(Template)]
#[template(path = "statements/overview.html")]
struct Overview {
    frame: Frame,
    accounts: Vec<Account>,
    files: Vec<StatementFile>,
    is_first: bool,
    older: Option<StatementFileId>,
    problems: Problems,
}

impl Overview {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "bank", &Empty {}, &self.problems)
    }
    fn waiting(&self) -> i64 {
        self.accounts.iter().map(|account| account.waiting).sum()
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct Asked {
    before: String,
    after: String,
}

async fn read_overview(
    visit: &Visit,
    before: Option<StatementFileId>,
    problems: Problems,
) -> Result<Overview> {
    let mut reader = visit.read().await?;
    let accounts = known::accounts(&mut reader).await?;
    let mut files = files::newest(&mut reader, before, FILES).await?;
    let older = cut(&mut files, FILES).map(|file| file.id);
    Ok(Overview { frame: visit.frame(), accounts, files, is_first: before.is_none(), older, problems })
}

pub(in super::super) async fn overview(visit: Visit, Query(asked): Query<Asked>) -> Result {
    page(read_overview(&visit, asked.before.parse().ok(), Problems::none()).await?)
}

/// Takes a file: read and checked off the threads that answer requests, and before the writer is taken.
pub(in super::super) async fn take(visit: Visit, Form(Empty {}, uploads): Form<Empty>) -> Result {
    let allowed = visit.may::<Import>(())?;
    let mut problems = Problems::none();
    if let Some(upload) = one(uploads, &mut problems) {
        match read(&visit, upload.name, upload.bytes.clone()).await? {
            Ok(file) => return answer(take_file(&visit, &allowed, &file, &upload.bytes).await?),
            Err(bad) => problems.add("file", refusal(&bad)),
        }
    }
    refused(read_overview(&visit, None, problems).await?)
}

fn answer(taken: Taken) -> Result {
    match taken {
        Taken::New(id, 0) => done(url_of(id), "bank-nothing-new"),
        Taken::New(id, _) => done(url_of(id), "bank-taken"),
        Taken::Same(id) => done(url_of(id), "bank-same"),
        Taken::Held(id) => done(url_of(id), "bank-held"),
        Taken::Aside(id) => done(url_of(id), "bank-aside"),
    }
}

/// The one file of the form.
fn one(uploads: Vec<Upload>, problems: &mut Problems) -> Option<Upload> {
    let mut uploads = uploads.into_iter();
    match (uploads.next(), uploads.next()) {
        (Some(upload), None) => Some(upload),
        (none, _) => {
            problems.add("file", if none.is_none() { "bank-file-none" } else { "bank-file-many" });
            None
        }
    }
}

async fn read(visit: &Visit, name: String, bytes: Bytes) -> Result<Result<ReadFile, BadStatement>> {
    let numbers = known::numbers(&mut visit.read().await?).await?;
    let (app, community) = (visit.app().clone(), visit.community.id);
    let reading = move || {
        let hash = |purpose: &str, parts: &[&[u8]]| app.keyed_hash(purpose, parts);
        reading::read(&name, &bytes, community, &numbers, &hash)
    };
    Ok(tokio::task::spawn_blocking(reading).await.map_err(anyhow::Error::from)?)
}

/// What the accountant confirms.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct ConfirmForm {
    /// The doubts that were ticked.
    sure: Vec<String>,
    /// The account of the statements that do not name it.
    account: String,
}

#[derive(Template)]
#[template(path = "statements/file.html")]
struct Show {
    frame: Frame,
    file: StatementFile,
    statements: Vec<Shown>,
    lines: Vec<Line>,
    is_first: bool,
    /// The last line of this page, if there are more.
    next: Option<String>,
    repeats: Vec<Repeat>,
    /// The accounts that a statement without one can be of.
    accounts: Vec<String>,
    form: ConfirmForm,
    problems: Problems,
}

/// A statement with what is missing before it.
struct Shown {
    statement: Statement,
    gap: Option<rules::Money>,
}

impl Shown {
    fn statement(&self) -> &Statement {
        &self.statement
    }
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "bank", &self.form, &self.problems)
    }
    /// What has to be confirmed, each once.
    fn doubts(&self) -> Vec<Doubt> {
        let mut doubts: Vec<Doubt> =
            self.statements.iter().flat_map(|shown| shown.statement.doubts.iter().copied()).collect();
        doubts.sort();
        doubts.dedup();
        doubts
    }
    fn is_sure(&self, doubt: &Doubt) -> bool {
        self.form.sure.iter().any(|sure| sure == doubt.code())
    }
    fn wants_account(&self) -> bool {
        self.doubts().contains(&Doubt::NoAccount)
    }
    fn account_options(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("bank-account-choose").into_owned());
        let rest = self.accounts.iter().map(|number| (number.clone(), in_groups(number)));
        std::iter::once(none).chain(rest).collect()
    }
    /// The queues in which its lines wait.
    fn queues(&self) -> Vec<(String, String)> {
        let mut queues: Vec<(String, String)> = Vec::new();
        for statement in self.statements.iter().map(|shown| &shown.statement) {
            let Some(id) = statement.account_id else { continue };
            let url = format!("/fund/bank/accounts/{id}");
            if !queues.iter().any(|(known, _)| *known == url) {
                let number = statement.account_in_groups();
                queues
                    .push((url, number.unwrap_or_else(|| self.frame.t("bank-account-unnamed").into_owned())));
            }
        }
        queues
    }
}

pub(in super::super) async fn show(
    visit: Visit,
    Path(id): Path<StatementFileId>,
    Query(asked): Query<Asked>,
) -> Result {
    private_page(read_file(&visit, id, &asked.after, ConfirmForm::default(), Problems::none()).await?)
}

async fn read_file(
    visit: &Visit,
    id: StatementFileId,
    after: &str,
    form: ConfirmForm,
    problems: Problems,
) -> Result<Show> {
    let mut reader = visit.read().await?;
    let file = files::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let statements = files::statements(&mut reader, id).await?;
    let statements = with_gaps(&mut reader, statements).await?;
    let after = place(after);
    let mut lines = lines::of_file(&mut reader, id, after, LINES).await?;
    let next = cut(&mut lines, LINES).map(|line| format!("{}-{}", line.line, line.id));
    let repeats = lines::repeats(&mut reader, id).await?;
    let accounts =
        if file.state == FileState::Held { known::numbers(&mut reader).await? } else { Vec::new() };
    let (frame, is_first) = (visit.frame(), after.is_none());
    Ok(Show { frame, file, statements, lines, is_first, next, repeats, accounts, form, problems })
}

/// `17-line_…`: where a page goes on.
fn place(text: &str) -> Option<(i64, LineId)> {
    let (line, id) = text.split_once('-')?;
    Some((line.parse().ok()?, id.parse().ok()?))
}

async fn with_gaps(reader: &mut Reader, statements: Vec<Statement>) -> Result<Vec<Shown>> {
    let mut accounts: Vec<_> = statements.iter().filter_map(|statement| statement.account_id).collect();
    accounts.sort();
    accounts.dedup();
    let mut missing = Vec::new();
    for account in accounts.into_iter().take(5) {
        let all = files::of_account(reader, account).await?;
        let spans: Vec<Span> = all.iter().filter_map(span).collect();
        missing.extend(all.iter().map(|statement| statement.id).zip(gaps(&spans)));
    }
    let gap =
        |statement: &Statement| missing.iter().find(|(id, _)| *id == statement.id).and_then(|(_, gap)| *gap);
    Ok(statements.into_iter().map(|statement| Shown { gap: gap(&statement), statement }).collect())
}

fn span(statement: &Statement) -> Option<Span> {
    Some(Span {
        from: statement.from?,
        to: statement.to?,
        opening: statement.opening?,
        closing: statement.closing?,
    })
}

pub(in super::super) async fn confirm(
    visit: Visit,
    Path(id): Path<StatementFileId>,
    Form(form, _): Form<ConfirmForm>,
) -> Result {
    let allowed = visit.may::<Import>(())?;
    let mut reader = visit.read().await?;
    let file = files::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let Some(content) = files::held(&mut reader, id).await? else {
        return done(file.url(), if file.is_taken() { "bank-same" } else { "bank-upload-again" });
    };
    let numbers = known::numbers(&mut reader).await?;
    drop(reader);
    let read = read(&visit, file.name, content.into()).await?;
    let read =
        read.map_err(|bad| anyhow::anyhow!("a statement that was held cannot be read: {}", bad.why.code()))?;
    let account = plain(&form.account);
    let mut problems = Problems::none();
    for doubt in read.statements.iter().flat_map(|statement| &statement.doubts) {
        let is_sure = form.sure.iter().any(|sure| sure == doubt.code());
        match doubt {
            Doubt::NoAccount if !numbers.contains(&account) && problems.on("account").is_none() => {
                problems.add("account", "bank-account-needed");
            }
            Doubt::NoAccount => {}
            _ if !is_sure && problems.on("sure").is_none() => problems.add("sure", "bank-sure-needed"),
            _ => {}
        }
    }
    if !problems.is_empty() {
        return refused(read_file(&visit, id, "", form, problems).await?);
    }
    answer(take_confirmed(&visit, &allowed, id, &read, &account).await?)
}

pub(in super::super) async fn remove(
    visit: Visit,
    Path(id): Path<StatementFileId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let allowed = visit.may::<Import>(())?;
    let mut tx = visit.write().await?;
    files::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if !files::remove(&mut tx, &allowed, id).await? {
        return Err(Error::Conflict("bank-not-removable"));
    }
    tx.commit_recorded().await?;
    done("/fund/bank", "bank-removed")
}

/// What the accountant says of a line that looks like an earlier one.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct DecideForm {
    is: String,
}

pub(in super::super) async fn decide(
    visit: Visit,
    Path(id): Path<RepeatId>,
    Form(form, _): Form<DecideForm>,
) -> Result {
    visit.may::<Import>(())?;
    let is_same = match form.is.as_str() {
        "same" => true,
        "different" => false,
        _ => return Err(Error::BadInput("kit-field-choice")),
    };
    let fingerprint =
        visit.app().keyed_hash("bank-line", &[visit.community.id.0.as_bytes(), b"repeat", id.0.as_bytes()]);
    let mut tx = visit.write().await?;
    let Some(file) = settle::decide_repeat(&mut tx, id, is_same, fingerprint).await? else {
        return Err(Error::Conflict("bank-settled"));
    };
    tx.commit_recorded().await?;
    done(url_of(file), if is_same { "bank-repeat-same" } else { "bank-repeat-different" })
}

impl Show {
    fn gap_text(&self, gap: &rules::Money) -> String {
        self.frame.say(&Text::new("bank-gap").with("sum", *gap))
    }
}
