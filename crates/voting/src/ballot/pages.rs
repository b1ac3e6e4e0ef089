//! The screens of voting: choose, check, done. The choices travel in the body of a form and nowhere else; none of these
//! pages may be kept by a browser.
use super::domain::{BadChoices, Booth, Cast, Choices, Receipt};
use super::store::{self, BallotCast};
use crate::vote::store as votes;
use crate::vote::{Vote, VoteOption};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use communities::processes::{self, Process};
use kit::access::Allowed;
use kit::{Denied, Error, Form, Frame, Problems, Result, Text, Visit, private_page, refused, see};
use serde::{Deserialize, Serialize};

/// What was ticked.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct BallotForm {
    /// Positions of options.
    option: Vec<String>,
    /// `yes` on a ballot that is meant to be blank.
    blank: String,
    /// `change`: back from the check, to choose again.
    step: String,
}

impl BallotForm {
    fn read(&self, vote: &Vote) -> Result<Choices, BadChoices> {
        Choices::read(&self.option, self.blank == "yes", vote.option_count, vote.max_choices)
    }
}

#[derive(Template)]
#[template(path = "ballot/choose.html")]
struct ChoosePage {
    frame: Frame,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    form: BallotForm,
    problems: Problems,
}

impl ChoosePage {
    fn is_ticked(&self, position: &i64) -> bool {
        self.form.option.iter().any(|ticked| *ticked == position.to_string())
    }
    fn wrong(&self) -> Option<String> {
        self.problems.on(FIRST).map(|what| self.frame.say(what))
    }
    fn fields(&self) -> kit::Fields<'_> {
        kit::Fields::new(&self.frame, "ballot", &self.form, &self.problems)
    }
}

/// The first box of the ballot: where the link of a mistake leads.
const FIRST: &str = "option-1";

#[derive(Template)]
#[template(path = "ballot/check.html")]
struct CheckPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    choices: Choices,
}

impl CheckPage {
    fn chosen(&self) -> Vec<&VoteOption> {
        self.options.iter().filter(|option| self.choices.names(option.position)).collect()
    }
}

#[derive(Template)]
#[template(path = "ballot/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    receipt: Receipt,
}

#[derive(Template)]
#[template(path = "ballot/already.html")]
struct AlreadyPage {
    frame: Frame,
    process: Process,
    vote: Vote,
}

/// An empty ballot, for whoever may cast one.
pub(crate) fn choose(visit: &Visit, process: Process, vote: Vote, options: Vec<VoteOption>) -> Result {
    let frame = visit.frame();
    private_page(ChoosePage {
        frame,
        process,
        vote,
        options,
        form: BallotForm::default(),
        problems: Problems::none(),
    })
}

/// Looks at what was ticked, and shows it to be confirmed or the ballot again. Stores nothing.
pub async fn check(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<BallotForm>) -> Result {
    let (process, booth, options) = enter(&visit, &slug).await?;
    if booth.used == Some(true) {
        return already(&visit, process, booth.vote.clone());
    }
    let vote = booth.into_inner().vote;
    match form.read(&vote) {
        Ok(choices) if form.step != "change" => {
            private_page(CheckPage { frame: visit.frame(), process, vote, options, choices })
        }
        Ok(_) => {
            let frame = visit.frame();
            private_page(ChoosePage { frame, process, vote, options, form, problems: Problems::none() })
        }
        Err(wrong) => again(&visit, process, vote, options, form, wrong),
    }
}

/// Casts the ballot. A second time, also by reloading, shows that it has been cast.
pub async fn cast(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<BallotForm>) -> Result {
    let (process, booth, options) = enter(&visit, &slug).await?;
    let choices = match form.read(&booth.vote) {
        Ok(choices) => choices,
        Err(wrong) => return again(&visit, process, booth.into_inner().vote, options, form, wrong),
    };
    let mut tx = visit.write().await?;
    match store::cast(&mut tx, &booth, &choices).await? {
        Some(receipt) => {
            tx.commit(BallotCast { vote: booth.vote.id }).await?;
            private_page(ReceiptPage {
                frame: visit.frame(),
                process,
                vote: booth.into_inner().vote,
                receipt,
            })
        }
        None => {
            drop(tx);
            let vote = booth.into_inner().vote;
            let booth = store::booth(&mut visit.read().await?, vote, visit.person()?).await?;
            // Not marked and not markable: the list was closed while this ballot was on its way.
            if booth.used != Some(true) {
                return Err(Denied::Because("ballot-denied-closed").into());
            }
            already(&visit, process, booth.vote)
        }
    }
}

/// Whoever reloads or changes the language on a page that answered a form comes back to the vote.
pub async fn back_to_vote(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    see(format!("{}/vote", process.url()))
}

/// The vote, the person at its box with the proof that the person may cast a ballot, and the options. The reader is
/// gone afterwards: whoever held one while waiting for a writer would keep others from both.
async fn enter(visit: &Visit, slug: &str) -> Result<(Process, Allowed<Cast>, Vec<VoteOption>)> {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(visit, &mut reader, slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let options = votes::options(&mut reader, vote.id).await?;
    let booth: Booth = store::booth(&mut reader, vote, visit.person()?).await?;
    Ok((process, visit.may::<Cast>(booth)?, options))
}

fn again(
    visit: &Visit,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    form: BallotForm,
    wrong: BadChoices,
) -> Result {
    let mut problems = Problems::none();
    problems.add(FIRST, say(wrong, &vote));
    let mut response = refused(ChoosePage { frame: visit.frame(), process, vote, options, form, problems })?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn say(wrong: BadChoices, vote: &Vote) -> Text {
    match wrong {
        BadChoices::Nothing => Text::new("ballot-wrong-nothing"),
        BadChoices::TooMany { over } => {
            Text::new("ballot-wrong-many").with("n", vote.max_choices).with("over", over)
        }
        BadChoices::BlankWithChoices => Text::new("ballot-wrong-blank"),
        BadChoices::Unknown => Text::new("ballot-wrong-unknown"),
    }
}

/// The page for whoever has voted before.
fn already(visit: &Visit, process: Process, vote: Vote) -> Result {
    let mut response = private_page(AlreadyPage { frame: visit.frame(), process, vote })?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}
