//! The results: who won and why the others did not, turnout, the lot if there was one, and the ballots as files.
use super::domain::{self, Line, Tally, WhyNot};
use super::{export, store};
use crate::vote::domain::{Counting, State};
use crate::vote::{Vote, VoteOption, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::{Error, Frame, Result, Role, Text, Visit, download, page, see};
use uuid::Uuid;

/// A vote that was counted, ready to be shown.
pub(crate) struct Outcome {
    pub vote: Vote,
    pub count: Counting,
    pub tally: Tally,
    /// The tied options, while the lot has not been drawn.
    pub tied: Vec<String>,
}

impl Outcome {
    /// The result of a vote that was counted.
    pub(crate) fn new(vote: Vote, count: Counting, lines: Vec<Line>) -> Outcome {
        let tied = match vote.lot {
            None => domain::tied(&vote, &lines).map(|(tied, _)| tied).unwrap_or_default(),
            Some(_) => Vec::new(),
        };
        let title = |position: &i64| {
            lines.iter().find(|line| line.option.position == *position).map(|line| line.option.title.clone())
        };
        let tied = tied.iter().filter_map(title).collect();
        Outcome { tally: Tally::new(count.ballots, lines), vote, count, tied }
    }

    /// The winner in a sentence.
    pub(crate) fn sentence(&self, frame: &Frame) -> String {
        let winners: Vec<String> =
            self.tally.winners().iter().map(|line| quoted(frame, &line.option.title)).collect();
        let names = list(frame, &winners);
        let votes =
            Text::new("results-votes").with("n", self.tally.winners().first().map_or(0, |line| line.votes));
        match (winners.len(), self.tied.is_empty()) {
            (_, false) => frame.with("results-tie", "names", list(frame, &self.quoted_tied(frame))),
            (0, true) => frame.t("results-none").into_owned(),
            (n, true) => {
                frame.say(&Text::new("results-won").with("n", n).with("names", names).with("votes", votes))
            }
        }
    }

    fn quoted_tied(&self, frame: &Frame) -> Vec<String> {
        self.tied.iter().map(|title| quoted(frame, title)).collect()
    }

    /// `Au votat 312 din 2.004 de persoane înscrise pe listă: 15,6 %.`
    pub(crate) fn turnout(&self, frame: &Frame) -> String {
        let share = domain::percent(domain::share(self.count.voters, self.vote.electorate), frame.lang);
        let text = Text::new("results-turnout");
        frame.say(&text.with("n", self.count.voters).with("all", self.vote.electorate).with("share", share))
    }

    /// That ballots and marks differ in number, which must not be.
    pub(crate) fn differ(&self, frame: &Frame) -> String {
        let text = Text::new("results-differ").with("n", self.count.ballots);
        frame.say(&text.with("voters", self.count.voters))
    }

    /// The lot in one sentence, if one was drawn.
    pub(crate) fn lot_line(&self, frame: &Frame) -> Option<String> {
        let lot = self.vote.lot.as_ref()?;
        let text = Text::new("results-lot-line").with("order", self.drawn(frame)).with("by", &lot.drawn_by);
        Some(frame.say(&text.with("witnesses", &lot.witnesses).with("day", lot.drawn_on)))
    }

    /// The width of an option's bar in a picture 100 wide.
    pub(crate) fn width(&self, line: &Line) -> String {
        self.tally.width(line.votes)
    }

    /// The share of the ballots that name an option.
    pub(crate) fn share(&self, frame: &Frame, line: &Line) -> String {
        domain::percent(self.tally.share(line.votes), frame.lang)
    }

    /// Why an option did not win, in a sentence or two.
    pub(crate) fn why(&self, frame: &Frame, line: &Line) -> String {
        match self.tally.why_not(line) {
            WhyNot::Short(n) => frame.n("results-why-short", n),
            WhyNot::Lot => frame.t("results-why-lot").into_owned(),
            WhyNot::NoVotes => frame.t("results-why-no-votes").into_owned(),
        }
    }

    /// The order of the lot in titles.
    pub(crate) fn drawn(&self, frame: &Frame) -> String {
        let order = self.vote.lot.iter().flat_map(|lot| &lot.order);
        let title = |position: &i64| self.tally.lines.iter().find(|line| line.option.position == *position);
        let titles: Vec<String> =
            order.filter_map(title).map(|line| quoted(frame, &line.option.title)).collect();
        titles.join(", ")
    }
}

fn quoted(frame: &Frame, title: &str) -> String {
    frame.with("results-quoted", "title", title)
}

/// `A, B și C`
fn list(frame: &Frame, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), frame.t("results-and")),
    }
}

#[derive(Template)]
#[template(path = "count/results.html")]
struct ResultsPage {
    frame: Frame,
    process: Process,
    result: Outcome,
    may_count: bool,
}

/// The results; before the count there is nothing to see, and the vote says when there will be.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let Some(count) = vote.count.clone() else { return see(format!("{}/vote", process.url())) };
    let lines = store::lines(&mut reader, vote.id).await?;
    let may_count = visit.actor.is(Role::Clerk) && vote.state(visit.now) == State::Tied;
    let result = Outcome::new(vote, count, lines);
    page(ResultsPage { frame: visit.frame(), process, result, may_count })
}

/// The ballots as a table for spreadsheets.
pub async fn csv(visit: Visit, Path(slug): Path<String>) -> Result {
    let box_ = open_box(&visit, &slug).await?;
    let text = export::csv(&box_.options, &box_.ballots, visit.lang);
    download(&format!("{slug}-ballots.csv"), "text/csv; charset=utf-8", text)
}

/// The ballots as a Pabulib file, which anybody can count again.
pub async fn pb(visit: Visit, Path(slug): Path<String>) -> Result {
    let box_ = open_box(&visit, &slug).await?;
    let text = export::pb(&visit.community.name, &box_.vote, &box_.options, &box_.ballots);
    download(&format!("{slug}-ballots.pb"), "text/plain; charset=utf-8", text)
}

struct OpenBox {
    vote: Vote,
    options: Vec<VoteOption>,
    ballots: Vec<(Uuid, Vec<i64>)>,
}

/// What was in the box of a vote that was counted.
async fn open_box(visit: &Visit, slug: &str) -> Result<OpenBox> {
    let mut reader: Reader = visit.read().await?;
    let process = processes::store::visible(visit, &mut reader, slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.filter(|vote| vote.count.is_some());
    let vote = vote.ok_or(Error::NotFound)?;
    let options = votes::options(&mut reader, vote.id).await?;
    let ballots = store::ballots(&mut reader, vote.id).await?;
    Ok(OpenBox { vote, options, ballots })
}
