//! Keeping a vote open for longer: before it closes, with a reason that everybody can read.
use super::acts::{self, Act};
use super::domain::{Extend, Vote};
use super::store;
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use dialogue::subjects::SubjectKind;
use kit::{Allowed, Error, Fields, Form, Frame, Instant, Problems, Result, Text, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
const REASON: usize = 600;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ExtendForm {
    closes_at: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "vote/extend.html")]
struct ExtendPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    form: ExtendForm,
    problems: Problems,
}

impl ExtendPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "vote-extend", &self.form, &self.problems)
    }
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Process, Allowed<Extend>)> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = store::of_process(reader, process.id).await?.ok_or(Error::NotFound)?;
    Ok((process, visit.may::<Extend>(vote)?))
}

/// `GET /processes/{slug}/vote/extend`
pub(super) async fn ask(visit: Visit, Path(slug): Path<String>) -> Result {
    let (process, vote) = load(&visit, &mut visit.read().await?, &slug).await?;
    let form = ExtendForm { closes_at: vote.closes_at.to_local_input(), ..ExtendForm::default() };
    let vote = vote.into_inner();
    page(ExtendPage { frame: visit.frame(), process, vote, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/vote/extend`
pub(super) async fn extend(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<ExtendForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let until = problems.check("closes_at", Instant::parse_local(&form.closes_at).ok_or("kit-field-moment"));
    let reason = problems.text("reason", &form.reason, REASON);
    if until.is_some_and(|until| until <= vote.closes_at) {
        problems.add("closes_at", "vote-extend-not-later");
    }
    if let Some(until) = until.filter(|_| problems.is_empty()) {
        match store::extend(&mut tx, &vote, until, &reason).await {
            Ok(extended) => {
                let words = Text::new("vote-act-until")
                    .with("until", visit.community.default_language().until(until));
                let words = format!("{} {reason}", words.say(visit.community.default_language()));
                acts::record(&mut tx, process.id, Act::Extended, &words, Some(&visit.actor.name)).await?;
                let notice =
                    Text::new("vote-notice-extended").with("title", &process.title).with("until", until);
                dialogue::notify(&mut tx, visit.app(), SubjectKind::Process, process.id.0, notice).await?;
                tx.commit(extended).await?;
                return done(vote.url(), "vote-extended");
            }
            Err(Error::Conflict(why)) => problems.add("closes_at", why),
            Err(other) => return Err(other),
        }
    }
    let vote = vote.into_inner();
    refused(ExtendPage { frame: visit.frame(), process, vote, form, problems })
}
