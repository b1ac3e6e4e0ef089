//! A page that recounts: whoever has a file of ballots gives it here and reads what it comes to. Nothing is stored.
use super::file::{CannotCount, Recount, count_file, drawings};
use askama::Template;
use formats::pb::CannotRecount;
use kit::throttle::{self, Limit};
use kit::{Fields, Form, Frame, Problems, Result, Text, Visit, page, private_page, refused};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use std::time::{Duration, Instant as Stopwatch};
use tokio::sync::Semaphore;

/// The largest file that is counted here; larger ones are counted at home.
const LARGEST: usize = 8 * 1024 * 1024;
/// The longest list of options that is counted here.
const MOST_OPTIONS: usize = 300;
/// One file at a time: a count takes a processor for itself, and the others wait for their pages.
static COUNTING: Semaphore = Semaphore::const_new(1);
/// How long a count may take here.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct RecountForm {
    rule: String,
    lot: String,
}

#[derive(Template)]
#[template(path = "count/recount.html")]
struct RecountPage {
    frame: Frame,
    form: RecountForm,
    problems: Problems,
    recount: Option<Recount>,
}

impl RecountPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "recount", &self.form, &self.problems)
    }
}

/// `GET /recount`
pub(super) async fn ask(visit: Visit) -> Result {
    let (form, problems) = (RecountForm::default(), Problems::none());
    page(RecountPage { frame: visit.frame(), form, problems, recount: None })
}

/// `POST /recount`
pub(super) async fn count(visit: Visit, Form(form, files): Form<RecountForm>) -> Result {
    throttle::count_address(&visit, Limit::per_address("recount")).await?;
    let mut problems = Problems::none();
    let file = files.into_iter().find(|file| file.field == "file" && !file.bytes.is_empty());
    let Some(file) = file else {
        problems.add("file", "recount-no-file");
        return refused(RecountPage { frame: visit.frame(), form, problems, recount: None });
    };
    if file.bytes.len() > LARGEST {
        problems.add("file", "recount-too-large");
        return refused(RecountPage { frame: visit.frame(), form, problems, recount: None });
    }
    let rule = Some(form.rule.trim().to_owned()).filter(|rule| !rule.is_empty());
    let lots = drawings(&form.lot);
    let turn = COUNTING.acquire().await.map_err(anyhow::Error::from)?;
    let counted = tokio::task::spawn_blocking(move || {
        let began = Stopwatch::now();
        let mut patience = |_| {
            if began.elapsed() < PATIENCE { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        count_file(&file.bytes, MOST_OPTIONS, rule.as_deref(), &lots, &mut patience)
    });
    let counted = counted.await.map_err(anyhow::Error::from)?;
    drop(turn);
    match counted {
        Ok(recount) => {
            private_page(RecountPage { frame: visit.frame(), form, problems, recount: Some(recount) })
        }
        Err(wrong) => {
            let (field, text) = explain(&wrong);
            problems.add(field, text);
            refused(RecountPage { frame: visit.frame(), form, problems, recount: None })
        }
    }
}

fn explain(wrong: &CannotCount) -> (&'static str, Text) {
    match wrong {
        CannotCount::File(bad) | CannotCount::Ballots(CannotRecount::File(bad)) => {
            ("file", Text::new("recount-bad-file").with("line", bad.line).with("why", bad.why.as_str()))
        }
        CannotCount::Ballots(why) => ("file", Text::new("recount-bad-ballots").with("why", why.to_string())),
        CannotCount::Rule(why) => ("rule", Text::new("recount-bad-rule").with("why", why.to_string())),
        CannotCount::SayTheRule(name) => ("rule", Text::new("recount-say-rule").with("rule", name)),
        CannotCount::Count(why) => ("rule", Text::new("recount-not-counted").with("why", why.to_string())),
        CannotCount::TooManyOptions(n) => ("file", Text::new("recount-too-many").with("n", *n)),
        CannotCount::NoSuchOption(id) => ("lot", Text::new("recount-bad-lot").with("id", id)),
    }
}
