//! The screens of voting: choose, check, done. The choices travel in the body of a form and nowhere else; none of these
//! pages may be kept by a browser.
use super::codes;
use super::domain::{BadChoices, Cast, Channel, Choices, Door, Filled, Receipt};
use super::store::{self, BallotCast};
use crate::vote::plan::kind_code;
use crate::vote::store as votes;
use crate::vote::{Vote, VoteOption};
use crate::words;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use communities::processes::{self, Process};
use kit::access::Allowed;
use kit::visit::hex;
use kit::{Denied, Error, Form, Frame, Problems, Result, Text, Visit, private_page, refused, see};
use rules::Money;
use rules::ballot::{BallotKind, Spoiled};
use serde::{Deserialize, Serialize};

/// What was filled in.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct BallotForm {
    /// Positions of options.
    option: Vec<String>,
    /// For each option in order: its points or its rank.
    number: Vec<String>,
    /// `yes` or `no`, to a question.
    answer: String,
    /// `yes` on a ballot that is meant to be blank.
    blank: String,
    /// The code of a letter, or of a ballot opened at the counter; empty for whoever is signed in.
    code: String,
    /// For whom the ballot was opened, as a keyed hash: it is cast for nobody else, whoever has signed in since.
    door: String,
    /// `change`: back from the check, to choose again.
    step: String,
}

impl BallotForm {
    fn read(&self, vote: &Vote, options: &[VoteOption]) -> Result<Choices, BadChoices> {
        let costs: Vec<Money> = options.iter().map(|option| option.cost).collect();
        let numbers = &self.number[..self.number.len().min(costs.len())];
        let filled =
            Filled { ticked: &self.option, numbers, answer: &self.answer, is_blank: self.blank == "yes" };
        Choices::read(&vote.terms.kind, &costs, &filled)
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
    fn number(&self, position: &i64) -> &str {
        let at = usize::try_from(*position - 1).ok();
        at.and_then(|at| self.form.number.get(at)).map_or("", String::as_str)
    }
    fn wrong(&self) -> Option<String> {
        self.problems.on(FIRST).map(|what| self.frame.say(what))
    }
    fn fields(&self) -> kit::Fields<'_> {
        kit::Fields::new(&self.frame, "ballot", &self.form, &self.problems)
    }
    fn kind(&self) -> &'static str {
        kind_code(&self.vote.terms.kind)
    }
    fn legend(&self) -> String {
        words::kind(self.frame.lang, &self.vote.terms.kind)
    }
    /// How many may be ticked; none where something else is the limit.
    fn most_choices(&self) -> Option<usize> {
        match self.vote.terms.kind {
            BallotKind::Approval { max, .. } => Some(max),
            _ => None,
        }
    }
    /// What the numbers or the costs together may come to, for the script that tells what is left.
    fn most_sum(&self) -> Option<i64> {
        match self.vote.terms.kind {
            BallotKind::Points(limits) => Some(i64::from(limits.most_sum)),
            BallotKind::Knapsack { budget } => Some(budget.bani()),
            _ => None,
        }
    }
    fn most_each(&self) -> u32 {
        match self.vote.terms.kind {
            BallotKind::Points(limits) => limits.most_each,
            _ => 0,
        }
    }
    /// The ranks that can be given.
    fn ranks(&self) -> impl Iterator<Item = usize> {
        let most = match self.vote.terms.kind {
            BallotKind::Ranked { max, .. } => max,
            _ => 0,
        };
        1..=most
    }
}

/// The first box of the ballot: where the link of a mistake leads.
const FIRST: &str = "option-1";

#[derive(Template)]
#[template(path = "ballot/check.html")]
struct CheckPage {
    frame: Frame,
    process: Process,
    options: Vec<VoteOption>,
    vote: Vote,
    choices: Choices,
    form: BallotForm,
}

impl CheckPage {
    fn chosen(&self) -> Vec<(&VoteOption, Option<i64>)> {
        let option = |position: i64| self.options.iter().find(|option| option.position == position);
        let named = self.choices.named();
        named.into_iter().filter_map(|(position, number)| Some((option(position)?, number))).collect()
    }
    /// `Locul 1`, `4 puncte`: what an option was given, beside being chosen.
    fn given(&self, at: &usize, number: &Option<i64>) -> Option<String> {
        match (self.vote.terms.kind, number) {
            (BallotKind::Ranked { .. }, _) => Some(self.frame.n("ballot-rank", at + 1)),
            (_, Some(points)) => Some(self.frame.n("ballot-points", *points)),
            _ => None,
        }
    }
}

#[derive(Template)]
#[template(path = "ballot/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    receipt: Receipt,
    channel: Channel,
}

impl ReceiptPage {
    /// On the device of the counter: it is given back, and shows nothing else of whoever works there.
    fn is_counter(&self) -> bool {
        self.channel == Channel::Counter
    }
}

#[derive(Template)]
#[template(path = "ballot/already.html")]
struct AlreadyPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    /// Opened with a code: without menus, for the device may be that of the counter.
    is_bare: bool,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct CodeForm {
    code: String,
}

#[derive(Template)]
#[template(path = "ballot/code.html")]
struct CodePage {
    frame: Frame,
    process: Process,
    vote: Vote,
    form: CodeForm,
    problems: Problems,
}

impl CodePage {
    fn fields(&self) -> kit::Fields<'_> {
        kit::Fields::new(&self.frame, "ballot-enter", &self.form, &self.problems)
    }
}

/// An empty ballot, for whoever may cast one.
pub(crate) fn choose(
    visit: &Visit,
    process: Process,
    booth: Allowed<Cast>,
    options: Vec<VoteOption>,
) -> Result {
    empty_ballot(visit, process, booth.into_inner().vote, options, String::new())
}

/// An empty ballot for whoever has a code, which travels in the form and nowhere else.
pub(crate) fn empty_ballot(
    visit: &Visit,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    code: String,
) -> Result {
    let door = door_mark(visit, &vote, &code);
    let form = BallotForm { code, door, ..BallotForm::default() };
    private_page(ChoosePage {
        frame: visit.frame(),
        process,
        vote,
        options,
        form,
        problems: Problems::none(),
    })
}

/// `GET /processes/{slug}/vote/code`: for who has a letter from the town hall. The letter's QR leads here; what follows
/// `#` in its address never reaches a server.
pub async fn ask_code(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let form = CodeForm::default();
    private_page(CodePage { frame: visit.frame(), process, vote, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/vote/code`: opens the ballot with a code.
pub async fn enter_code(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<CodeForm>) -> Result {
    let (process, vote) = {
        let mut reader = visit.read().await?;
        let process = processes::store::visible(&visit, &mut reader, &slug).await?;
        let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
        (process, vote)
    };
    let mut problems = Problems::none();
    let Some(door) = codes::door(visit.app(), vote.id, &form.code) else {
        problems.add("code", "ballot-code-wrong");
        return refused(CodePage { frame: visit.frame(), process, vote, form, problems });
    };
    codes::throttle(&visit).await?;
    let mut reader = visit.read().await?;
    let booth = store::booth(&mut reader, vote.clone(), door, visit.now).await?;
    if booth.entry.is_none() {
        problems.add("code", "ballot-code-wrong");
        return refused(CodePage { frame: visit.frame(), process, vote, form, problems });
    }
    if booth.has_voted() {
        return already(&visit, process, vote, true);
    }
    visit.may::<Cast>(booth)?;
    let options = votes::options(&mut reader, vote.id).await?;
    empty_ballot(&visit, process, vote, options, form.code)
}

/// Looks at what was filled in, and shows it to be confirmed or the ballot again. Stores nothing.
pub async fn check(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<BallotForm>) -> Result {
    let (process, booth, options) = enter(&visit, &slug, &form).await?;
    if booth.has_voted() {
        return already(&visit, process, booth.into_inner().vote, !form.code.is_empty());
    }
    let vote = booth.into_inner().vote;
    match form.read(&vote, &options) {
        Ok(choices) if form.step != "change" => {
            private_page(CheckPage { frame: visit.frame(), process, options, vote, choices, form })
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
    let (process, booth, options) = enter(&visit, &slug, &form).await?;
    let choices = match form.read(&booth.vote, &options) {
        Ok(choices) => choices,
        Err(wrong) => return again(&visit, process, booth.into_inner().vote, options, form, wrong),
    };
    let mut tx = visit.write().await?;
    match store::cast(&mut tx, &booth, &choices).await? {
        Some(receipt) => {
            tx.commit(BallotCast { vote: booth.vote.id }).await?;
            let channel = booth.entry.map_or(Channel::Web, |entry| entry.channel);
            let vote = booth.into_inner().vote;
            private_page(ReceiptPage { frame: visit.frame(), process, vote, receipt, channel })
        }
        None => {
            drop(tx);
            let (vote, door) = (booth.vote.clone(), booth.door);
            let booth = store::booth(&mut visit.read().await?, vote, door, visit.now).await?;
            // Not marked and not markable: the list was closed while this ballot was on its way.
            if !booth.has_voted() {
                return Err(Denied::Because("ballot-denied-closed").into());
            }
            already(&visit, process, booth.vote, !form.code.is_empty())
        }
    }
}

/// Whoever reloads or changes the language on a page that answered a form comes back to the vote.
pub async fn back_to_vote(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    see(format!("{}/vote", process.url()))
}

/// The vote, somebody at its box with the proof that they may cast a ballot, and the options. The reader is gone
/// afterwards: whoever held one while waiting for a writer would keep others from both.
async fn enter(
    visit: &Visit,
    slug: &str,
    form: &BallotForm,
) -> Result<(Process, Allowed<Cast>, Vec<VoteOption>)> {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(visit, &mut reader, slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    if !form.door.is_empty() && form.door != door_mark(visit, &vote, &form.code) {
        return Err(Denied::Because("ballot-denied-door").into());
    }
    let door = match form.code.as_str() {
        "" => Door::Account(visit.person()?),
        code => codes::door(visit.app(), vote.id, code).ok_or(Denied::Because("ballot-denied-code"))?,
    };
    let options = votes::options(&mut reader, vote.id).await?;
    let booth = store::booth(&mut reader, vote, door, visit.now).await?;
    Ok((process, visit.may::<Cast>(booth)?, options))
}

/// A mark of whoever comes by a code, or else of the person who is signed in.
fn door_mark(visit: &Visit, vote: &Vote, code: &str) -> String {
    let person = visit.actor.person.filter(|_| code.is_empty());
    let person = person.map(|person| person.0.into_bytes()).unwrap_or_default();
    hex(&visit.app().keyed_hash("door of a ballot", &[vote.id.0.as_bytes(), &person, code.as_bytes()])[..16])
}

fn already(visit: &Visit, process: Process, vote: Vote, is_bare: bool) -> Result {
    let mut response = private_page(AlreadyPage { frame: visit.frame(), process, vote, is_bare })?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// The ballot again with what is wrong, and everything that was filled in.
fn again(
    visit: &Visit,
    process: Process,
    vote: Vote,
    options: Vec<VoteOption>,
    form: BallotForm,
    wrong: BadChoices,
) -> Result {
    let mut problems = Problems::none();
    problems.add(FIRST, wrong_words(wrong));
    refused(ChoosePage { frame: visit.frame(), process, vote, options, form, problems })
}

fn wrong_words(wrong: BadChoices) -> Text {
    match wrong {
        BadChoices::Nothing => Text::new("ballot-wrong-nothing"),
        BadChoices::BlankWithChoices => Text::new("ballot-wrong-blank"),
        BadChoices::Unreadable => Text::new("ballot-wrong-unknown"),
        BadChoices::BadRanks => Text::new("ballot-wrong-ranks"),
        BadChoices::Limit(limit) => match limit {
            Spoiled::WrongKind | Spoiled::UnknownOption => Text::new("ballot-wrong-unknown"),
            Spoiled::TooFewOptions { named, min } => {
                Text::new("ballot-wrong-few").with("named", named).with("min", min)
            }
            Spoiled::TooManyOptions { named, max } => {
                Text::new("ballot-wrong-many").with("n", max).with("over", named.saturating_sub(max))
            }
            Spoiled::TooManyPointsForOne { max, .. } => Text::new("ballot-wrong-each").with("n", max),
            Spoiled::TooFewPoints { min, .. } => Text::new("ballot-wrong-points-few").with("n", min),
            Spoiled::TooManyPoints { points, max } => {
                let over = i64::try_from(points).unwrap_or(i64::MAX) - i64::from(max);
                Text::new("ballot-wrong-points-many").with("n", over)
            }
            Spoiled::OverBudget { cost, budget } => {
                Text::new("ballot-wrong-budget").with("cost", cost).with("budget", budget)
            }
        },
    }
}
