//! The results: who won and why the others did not, turnout, the lot if there was one, and the ballots as files.
use super::domain::{self, Line, Tally};
use super::store::Part;
use super::told::{OptionTold, Reason, StageTold, Told};
use super::{export, store};
use crate::vote::domain::{Counting, Kind, Lot, State};
use crate::vote::{Vote, VoteOption, store as votes};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Reader;
use kit::{Error, Frame, Result, Role, Text, Visit, download, page, see};
use rules::Money;
use uuid::Uuid;

/// A vote that was counted, ready to be shown.
pub(crate) struct Outcome {
    pub vote: Vote,
    pub count: Counting,
    pub tally: Tally,
    pub told: Told,
    pub lots: Vec<Lot>,
}

impl Outcome {
    /// The result of a vote that was counted.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) async fn load(reader: &mut Reader, vote: Vote, count: Counting) -> Result<Outcome> {
        let lines = store::lines(reader, vote.id).await?;
        let told = store::told(reader, &vote).await?;
        let lots = if told.lots > 0 { store::lots(reader, vote.id).await? } else { Vec::new() };
        Ok(Outcome { tally: Tally::new(count.ballots, lines), told, lots, vote, count })
    }

    fn is_tied(&self) -> bool {
        self.count.outcome == Kind::Tie
    }

    /// The winner in a sentence.
    pub(crate) fn sentence(&self, frame: &Frame) -> String {
        if let Some(answer) = &self.told.answer {
            let text = Text::new(format!("results-answer-{}", answer.answer));
            return frame.say(&text.with("yes", count_of(answer.yes)).with("no", count_of(answer.no)));
        }
        let winners: Vec<String> =
            self.tally.winners().iter().map(|line| quoted(frame, &line.option.title)).collect();
        let names = list(frame, &winners);
        let votes =
            Text::new("results-votes").with("n", self.tally.winners().first().map_or(0, |line| line.votes));
        match (winners.len(), self.is_tied()) {
            (_, true) => frame.with("results-tie", "names", list(frame, &self.quoted_tied(frame))),
            (0, false) => frame.t("results-none").into_owned(),
            (n, false) => {
                frame.say(&Text::new("results-won").with("n", n).with("names", names).with("votes", votes))
            }
        }
    }

    fn quoted_tied(&self, frame: &Frame) -> Vec<String> {
        self.told.tied.iter().map(|position| quoted(frame, self.tally.title(*position))).collect()
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

    /// What was spent of how much, where something is bought.
    pub(crate) fn spent(&self, frame: &Frame) -> Option<String> {
        let budget = self.vote.terms.budget?;
        let text = Text::new("results-spent").with("spent", Money::from_bani(self.told.spent));
        Some(frame.say(&text.with("budget", budget)))
    }

    /// The lots in one sentence each.
    pub(crate) fn lot_lines(&self, frame: &Frame) -> Vec<String> {
        let line = |lot: &Lot| {
            let text = Text::new("results-lot-line").with("order", self.drawn(frame, lot));
            let text = text.with("by", &lot.drawn_by).with("witnesses", &lot.witnesses);
            frame.say(&text.with("day", lot.drawn_on))
        };
        self.lots.iter().map(line).collect()
    }

    /// The width of an option's bar in a picture 100 wide.
    pub(crate) fn width(&self, line: &Line) -> String {
        match &self.told.options.iter().map(|option| option.score).max() {
            // Points may be more than ballots: the bar of the first is full.
            Some(most) if count_of(*most) > self.count.ballots => {
                let tenths = domain::share(line.votes, count_of(*most));
                format!("{}.{}", tenths / 10, tenths % 10)
            }
            _ => self.tally.width(line.votes),
        }
    }

    /// The share of the ballots that name an option.
    pub(crate) fn share(&self, frame: &Frame, line: &Line) -> String {
        let votes = self.option(line).map_or(line.votes, |told| count_of(told.votes));
        domain::percent(self.tally.share(votes), frame.lang)
    }

    fn option(&self, line: &Line) -> Option<&OptionTold> {
        let position = usize::try_from(line.option.position).ok()?;
        self.told.options.iter().find(|told| told.position == position)
    }

    /// How an option came to win, where the rule has more to say than the number of votes.
    pub(crate) fn how(&self, frame: &Frame, line: &Line) -> Option<String> {
        let bought = self.option(line)?.bought.as_ref()?;
        if bought.filled {
            return Some(frame.t("results-how-filled").into_owned());
        }
        let text = Text::new("results-how-bought").with("price", Money::from_bani(bought.price));
        let supporters = count_of(bought.in_full + bought.with_all);
        let effective = domain::hundredths(bought.effective, frame.lang);
        Some(frame.say(&text.with("n", supporters).with("effective", effective)))
    }

    /// Why an option did not win, in a sentence or two.
    pub(crate) fn why(&self, frame: &Frame, line: &Line) -> String {
        let Some(reason) = self.option(line).and_then(|told| told.why_not.as_ref()) else {
            return frame.t("results-why-beaten").into_owned();
        };
        let support = |support: &i64| domain::percent(support / 10, frame.lang);
        match reason {
            Reason::Withdrawn => frame.t("results-why-withdrawn").into_owned(),
            Reason::NoVotes => frame.t("results-why-no-votes").into_owned(),
            Reason::Short { votes } => frame.n("results-why-short", count_of(*votes)),
            Reason::Lot => frame.t("results-why-lot").into_owned(),
            Reason::BelowThreshold { needed } => frame.n("results-why-threshold", count_of(*needed)),
            Reason::TooDear { left } => frame.with("results-why-dear", "left", Money::from_bani(*left)),
            Reason::ListEnded => frame.t("results-why-ended").into_owned(),
            Reason::Excluded { by } => {
                frame.with("results-why-excluded", "by", quoted(frame, self.tally.title(*by)))
            }
            Reason::TooFewSupporters { support: reached } => {
                frame.with("results-why-few", "support", support(&(reached * 100)))
            }
            Reason::MoneySpent { support: reached, losses, left } => {
                let to = losses.iter().map(|(position, sum)| {
                    let text = Text::new("results-why-loss").with("sum", Money::from_bani(*sum));
                    frame.say(&text.with("to", quoted(frame, self.tally.title(*position))))
                });
                let to: Vec<String> = to.collect();
                let text = Text::new("results-why-spent").with("to", list(frame, &to));
                let text = text.with("left", Money::from_bani(*left));
                frame.say(&text.with("support", support(&(reached * 100))))
            }
            Reason::CostsNothing => frame.t("results-why-nothing").into_owned(),
            Reason::Beaten => frame.t("results-why-beaten").into_owned(),
        }
    }

    /// The last share and the comparison with "most votes", a sentence each; nothing for other rules.
    pub(crate) fn shares(&self, frame: &Frame) -> Vec<String> {
        let Some(shares) = &self.told.shares else { return Vec::new() };
        let mut said = vec![
            frame.say(
                &Text::new("results-endowment")
                    .with("sum", Money::from_bani(shares.endowment))
                    .with("hundred", Money::from_bani(shares.endowment.saturating_mul(100))),
            ),
        ];
        if shares.most_votes_stand {
            said.push(frame.t("results-most-votes-stand").into_owned());
        }
        let Some(comparison) = &shares.comparison else { return said };
        let valid = count_of(self.told.ballots - self.told.blank - self.told.spoiled);
        let share = |n: u64| domain::percent(domain::share(count_of(n), valid), frame.lang);
        said.push(
            frame.say(
                &Text::new("results-reached")
                    .with("share", share(comparison.reached))
                    .with("other", share(comparison.reached_by_most_votes)),
            ),
        );
        said.push(
            frame.say(
                &Text::new("results-prefer")
                    .with("n", count_of(comparison.prefer))
                    .with("other", count_of(comparison.prefer_most_votes)),
            ),
        );
        said
    }

    /// The projects that "most votes" would have chosen, where that is another result.
    pub(crate) fn under_most_votes(&self, frame: &Frame) -> Option<String> {
        let comparison = self.told.shares.as_ref()?.comparison.as_ref()?;
        let names: Vec<String> =
            comparison.most_votes.iter().map(|position| quoted(frame, self.tally.title(*position))).collect();
        Some(frame.with("results-under-most-votes", "names", list(frame, &names)))
    }

    /// The stages of a transferable vote: for each option its votes at each stage.
    pub(crate) fn stages(&self) -> Vec<(String, Vec<String>)> {
        let votes = |n: u64| match n % 100_000 {
            0 => (n / 100_000).to_string(),
            rest => format!("{}.{rest:05}", n / 100_000),
        };
        let row = |line: &Line| {
            let at = usize::try_from(line.option.position - 1).ok();
            let of = |stage: &StageTold| at.and_then(|at| stage.votes.get(at).copied()).unwrap_or(0);
            (line.option.title.clone(), self.told.stages.iter().map(|stage| votes(of(stage))).collect())
        };
        self.tally.lines.iter().map(row).collect()
    }

    /// The order of a lot in titles.
    fn drawn(&self, frame: &Frame, lot: &Lot) -> String {
        let position = |position: &i64| usize::try_from(*position).unwrap_or(0);
        let titles: Vec<String> =
            lot.order.iter().map(|one| quoted(frame, self.tally.title(position(one)))).collect();
        titles.join(", ")
    }

    /// The positions of each lot, as the command that recounts is told of them: ` --lot 3,1 --lot 2,3`.
    pub(crate) fn lot_order(&self) -> String {
        let positions = |lot: &Lot| lot.order.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        self.lots.iter().map(|lot| format!(" --lot {}", positions(lot))).collect()
    }
}

fn count_of(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
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

/// From so many people on, a group's turnout says nothing about single persons.
const GROUP: i64 = 10;

/// The name of a group, how many of it voted, and their share where it has one.
type PartRow = (String, i64, Option<String>);

#[derive(Template)]
#[template(path = "count/results.html")]
struct ResultsPage<'a> {
    frame: Frame,
    process: Process,
    result: &'a Outcome,
    /// By channel, by village, by age.
    turnout: &'a [Vec<Part>; 3],
    may_count: bool,
    may_complain: bool,
}

impl ResultsPage<'_> {
    /// The turnout by something, as a table's caption and its rows; groups that are too small stand together or not at all.
    fn turnouts(&self) -> Vec<(&'static str, Vec<PartRow>)> {
        let [channels, villages, ages] = self.turnout;
        let word = |prefix: &str, code: &Option<String>| match code {
            Some(code) => self.frame.word(prefix, code).into_owned(),
            None => self.frame.t("results-part-unknown").into_owned(),
        };
        let share =
            |part: &Part| Some(domain::percent(domain::share(part.voted, part.listed), self.frame.lang));
        let mut tables = Vec::new();
        if self.count_is_large(channels) {
            let rows = channels.iter().map(|one| (word("vote-channel", &one.of), one.voted, None)).collect();
            tables.push(("results-by-channel", rows));
        }
        if self.count_is_large(villages) && villages.len() > 1 {
            let name = |one: &Part| one.of.clone().unwrap_or_else(|| word("", &None));
            let rows = villages.iter().map(|one| (name(one), one.voted, share(one))).collect();
            tables.push(("results-by-village", rows));
        }
        if self.count_is_large(ages) && ages.len() > 1 {
            let rows = ages.iter().map(|one| (word("vote-age", &one.of), one.voted, share(one))).collect();
            tables.push(("results-by-age", rows));
        }
        tables
    }

    /// Whether fewer ballots than marks may come from paper that was handed out and not put into a box.
    fn may_lack_paper(&self) -> bool {
        let has_paper = self.turnout[0].iter().any(|part| part.of.as_deref() == Some("paper"));
        has_paper && self.result.count.ballots < self.result.count.voters
    }

    /// Whether every group is large enough to be told.
    fn count_is_large(&self, parts: &[Part]) -> bool {
        !parts.is_empty() && parts.iter().all(|part| part.listed >= GROUP)
    }
}

/// The results; before the count there is nothing to see, and the vote says when there will be.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let Some(count) = vote.count.clone() else { return see(format!("{}/vote", process.url())) };
    let may_count = visit.actor.is(Role::Clerk) && vote.state(visit.now) == State::Tied;
    let may_complain = vote.complaints_until().is_some();
    let what = format!("results of {}", vote.id);
    let shown = visit
        .shared(&mut reader, what, |_, reader| {
            Box::pin(async move {
                let turnout = store::turnout(reader, vote.id).await?;
                Ok((Outcome::load(reader, vote, count).await?, turnout))
            })
        })
        .await?;
    let (result, turnout) = &*shown;
    page(ResultsPage { frame: visit.frame(), process, result, turnout, may_count, may_complain })
}

/// The ballots as a table for spreadsheets.
pub async fn csv(visit: Visit, Path(slug): Path<String>) -> Result {
    let box_ = open_box(&visit, &slug).await?;
    let text = export::csv(&box_.vote, &box_.options, &box_.ballots, visit.lang);
    download(&format!("{slug}-ballots.csv"), "text/csv; charset=utf-8", text)
}

/// The ballots as a Pabulib file, which anybody can count again.
pub async fn pb(visit: Visit, Path(slug): Path<String>) -> Result {
    let box_ = open_box(&visit, &slug).await?;
    let text = export::pb(&visit.community.name, &box_.vote, &box_.options, &box_.ballots);
    download(&format!("{slug}-ballots.pb"), "text/plain; charset=utf-8", text.ok_or(Error::NotFound)?)
}

/// The ballots of a ranked vote as a BLT file.
pub async fn blt(visit: Visit, Path(slug): Path<String>) -> Result {
    let box_ = open_box(&visit, &slug).await?;
    let text = export::blt(&box_.vote, &box_.options, &box_.ballots).ok_or(Error::NotFound)?;
    download(&format!("{slug}-ballots.blt"), "text/plain; charset=utf-8", text)
}

/// What the count came to, with every reason, for programs.
pub async fn json(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = processes::store::visible(&visit, &mut reader, &slug).await?;
    let vote = votes::of_process(&mut reader, process.id).await?.filter(|vote| vote.count.is_some());
    let vote = vote.ok_or(Error::NotFound)?;
    let told =
        serde_json::to_vec_pretty(&store::told(&mut reader, &vote).await?).map_err(anyhow::Error::from)?;
    download(&format!("{slug}-result.json"), "application/json", told)
}

struct OpenBox {
    vote: Vote,
    options: Vec<VoteOption>,
    ballots: Vec<(Uuid, String)>,
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
