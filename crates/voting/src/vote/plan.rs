//! Declaring a vote: the kind of ballot, the rule in all its parameters, the money, who may vote. It can be changed until
//! the vote is opened, and everybody can read it before.
use super::acts::{self, Act};
use super::domain::{Declare, Terms};
use super::store;
use crate::electorate::{Conditions, Ground};
use crate::words;
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use kit::{Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, refused};
use rules::Money;
use rules::ballot::{BallotKind, PointLimits};
use rules::counting::{MostVotes, Rule};
use rules::equal_shares::{Add1, ComparisonStep, EqualShares, Start};
use rules::greedy::{Greedy, Ties, Unfitting};
use rules::referendum::{Majority, Referendum};
use serde::{Deserialize, Serialize};

const KINDS: [&str; 6] = ["approval", "choose-one", "points", "ranked", "knapsack", "yes-no"];
const RULES: [&str; 5] = ["most-votes", "greedy", "equal-shares", "stv", "yes-no"];
const UNFITTING: [&str; 3] = ["skip", "stop", "reserve"];
const COMPLETION: [&str; 3] = ["none", "fractional", "integral"];
const COMPARISON: [&str; 3] = ["none", "satisfaction", "exclusion"];

/// Everything that can be declared, as typed. What the chosen ballot or rule does not ask for is not looked at.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PlanForm {
    kind: String,
    min: String,
    max: String,
    points: String,
    points_each: String,
    rule: String,
    winners: String,
    threshold: String,
    budget: String,
    unfitting: String,
    one_per_domain: String,
    completion: String,
    increment: String,
    exhaustive: String,
    fill: String,
    comparison: String,
    quorum: String,
    of_ballots: String,
    min_age: String,
    work: String,
    study: String,
    village: String,
    complaint_days: String,
}

fn tick(is: bool) -> String {
    if is { "yes".to_owned() } else { String::new() }
}

impl PlanForm {
    fn of(terms: &Terms) -> PlanForm {
        let conditions = &terms.conditions;
        let mut form = PlanForm {
            budget: terms.budget.map(|budget| budget.to_string()).unwrap_or_default(),
            min_age: conditions.min_age.to_string(),
            work: tick(conditions.grounds.contains(&Ground::Work)),
            study: tick(conditions.grounds.contains(&Ground::Study)),
            village: conditions.village.clone().unwrap_or_default(),
            complaint_days: terms.complaint_days.to_string(),
            min: "1".into(),
            max: "3".into(),
            points: "10".into(),
            points_each: "5".into(),
            winners: "1".into(),
            threshold: "0".into(),
            quorum: "0".into(),
            unfitting: "skip".into(),
            completion: "fractional".into(),
            comparison: "none".into(),
            exhaustive: "yes".into(),
            ..PlanForm::default()
        };
        form.show_kind(&terms.kind);
        form.show_rule(&terms.rule);
        form
    }

    fn show_kind(&mut self, kind: &BallotKind) {
        self.kind = kind_code(kind).to_owned();
        match kind {
            BallotKind::Approval { min, max } | BallotKind::Ranked { min, max } => {
                (self.min, self.max) = (min.to_string(), max.to_string());
            }
            BallotKind::Points(limits) => {
                self.min = limits.least_options.to_string();
                (self.points, self.points_each) = (limits.most_sum.to_string(), limits.most_each.to_string());
            }
            BallotKind::ChooseOne | BallotKind::Knapsack { .. } | BallotKind::YesNo => {}
        }
    }

    fn show_rule(&mut self, rule: &Rule) {
        self.rule = rule_code(rule).to_owned();
        match rule {
            Rule::MostVotes(rule) => {
                (self.winners, self.threshold) = (rule.winners.to_string(), rule.threshold.to_string());
            }
            Rule::Greedy(rule) => {
                let unfitting = match rule.unfitting {
                    Unfitting::Skip => "skip",
                    Unfitting::Stop => "stop",
                    Unfitting::Reserve { .. } => "reserve",
                };
                self.unfitting = unfitting.to_owned();
                self.threshold = rule.threshold.to_string();
                self.one_per_domain = tick(rule.one_per_domain);
            }
            Rule::EqualShares(rule) => {
                let completion = match rule.completion.map(|add1| add1.start) {
                    None => "none",
                    Some(Start::Fractional) => "fractional",
                    Some(Start::Integral) => "integral",
                };
                let step = rule.completion.and_then(|add1| add1.increment);
                self.completion = completion.to_owned();
                self.exhaustive = tick(rule.completion.is_some_and(|add1| add1.exhaustive));
                self.increment = step.map(|step| step.to_string()).unwrap_or_default();
                self.fill = tick(rule.fill);
                let comparison = match rule.comparison {
                    ComparisonStep::None => "none",
                    ComparisonStep::Satisfaction => "satisfaction",
                    ComparisonStep::Exclusion => "exclusion",
                };
                self.comparison = comparison.to_owned();
            }
            Rule::Stv { seats } => self.winners = seats.to_string(),
            Rule::YesNo(rule) => {
                self.quorum = rule.quorum.to_string();
                self.of_ballots = tick(rule.majority == Majority::OfBallots);
            }
        }
    }

    /// What is declared, if everything that the chosen ballot and rule ask for is there.
    fn read(&self, problems: &mut Problems) -> Option<Terms> {
        let needs_budget = self.kind == "knapsack" || matches!(self.rule.as_str(), "greedy" | "equal-shares");
        let budget = match self.budget.trim() {
            "" if !needs_budget => None,
            text => {
                let money = Money::parse_ro(text).ok().filter(|money| money.is_positive());
                problems.check("budget", money.ok_or("vote-plan-budget-needed"))
            }
        };
        let kind = self.read_kind(budget, problems);
        let rule = self.read_rule(problems);
        let min_age = number(problems, "min_age", &self.min_age, 14, 18);
        let complaint_days = number(problems, "complaint_days", &self.complaint_days, 0, 30);
        let mut grounds = vec![Ground::Residence];
        grounds.extend((self.work == "yes").then_some(Ground::Work));
        grounds.extend((self.study == "yes").then_some(Ground::Study));
        let village = problems.maybe_text("village", &self.village, 80);
        if let (Some(kind), Some(rule)) = (kind, rule)
            && !rule.counts(&kind)
        {
            problems.add("rule", "vote-plan-wrong-pair");
        }
        Some(Terms {
            kind: kind?,
            rule: rule?,
            budget,
            conditions: Conditions { min_age: min_age?, grounds, village },
            complaint_days: complaint_days?,
        })
    }

    fn read_kind(&self, budget: Option<Money>, problems: &mut Problems) -> Option<BallotKind> {
        let few = |problems: &mut Problems, name, text: &str| {
            number(problems, name, text, 1, 200).and_then(|n| usize::try_from(n).ok())
        };
        match self.kind.as_str() {
            "approval" | "ranked" => {
                let (min, max) = (few(problems, "min", &self.min), few(problems, "max", &self.max));
                let (min, max) = (min?, max?);
                if min > max {
                    problems.add("max", "vote-plan-max-below");
                    return None;
                }
                let is_ranked = self.kind == "ranked";
                Some(if is_ranked {
                    BallotKind::Ranked { min, max }
                } else {
                    BallotKind::Approval { min, max }
                })
            }
            "points" => {
                let least_options = few(problems, "min", &self.min);
                let points = number(problems, "points", &self.points, 1, 1000);
                let each = number(problems, "points_each", &self.points_each, 1, 1000);
                let (most_sum, most_each) = (u32::try_from(points?).ok()?, u32::try_from(each?).ok()?);
                let least_options = least_options?;
                Some(BallotKind::Points(PointLimits { least_options, most_each, least_sum: 1, most_sum }))
            }
            "choose-one" => Some(BallotKind::ChooseOne),
            "knapsack" => budget.map(|budget| BallotKind::Knapsack { budget }),
            "yes-no" => Some(BallotKind::YesNo),
            _ => {
                problems.add("kind", "kit-field-choice");
                None
            }
        }
    }

    fn read_rule(&self, problems: &mut Problems) -> Option<Rule> {
        match self.rule.as_str() {
            "most-votes" => {
                let winners = number(problems, "winners", &self.winners, 1, 200);
                let threshold = number(problems, "threshold", &self.threshold, 0, 100);
                Some(Rule::MostVotes(MostVotes {
                    winners: usize::try_from(winners?).ok()?,
                    threshold: u8::try_from(threshold?).ok()?,
                }))
            }
            "greedy" => {
                let threshold = number(problems, "threshold", &self.threshold, 0, 1_000_000);
                let unfitting = match self.unfitting.as_str() {
                    "stop" => Unfitting::Stop,
                    "reserve" => Unfitting::Reserve { percent: 80 },
                    _ => Unfitting::Skip,
                };
                let threshold = u64::try_from(threshold?).ok()?;
                let one_per_domain = self.one_per_domain == "yes";
                Some(Rule::Greedy(Greedy { unfitting, threshold, one_per_domain, ties: Ties::Cheapest }))
            }
            "equal-shares" => self.read_equal_shares(problems).map(Rule::EqualShares),
            "stv" => {
                let seats = number(problems, "winners", &self.winners, 1, 50)?;
                Some(Rule::Stv { seats: usize::try_from(seats).ok()? })
            }
            "yes-no" => {
                let quorum = number(problems, "quorum", &self.quorum, 0, 100)?;
                let majority =
                    if self.of_ballots == "yes" { Majority::OfBallots } else { Majority::OfAnswers };
                Some(Rule::YesNo(Referendum { quorum: u8::try_from(quorum).ok()?, majority }))
            }
            _ => {
                problems.add("rule", "kit-field-choice");
                None
            }
        }
    }

    fn read_equal_shares(&self, problems: &mut Problems) -> Option<EqualShares> {
        let increment = match self.increment.trim() {
            "" => None,
            text => {
                let step = Money::parse_ro(text).ok().filter(|step| step.is_positive());
                Some(problems.check("increment", step.ok_or("kit-field-money"))?)
            }
        };
        let start = match self.completion.as_str() {
            "fractional" => Some(Start::Fractional),
            "integral" => Some(Start::Integral),
            _ => None,
        };
        let exhaustive = self.exhaustive == "yes";
        let comparison = match self.comparison.as_str() {
            "satisfaction" => ComparisonStep::Satisfaction,
            "exclusion" => ComparisonStep::Exclusion,
            _ => ComparisonStep::None,
        };
        let completion = start.map(|start| Add1 { start, increment, exhaustive });
        Some(EqualShares { completion, fill: self.fill == "yes", comparison })
    }
}

fn number(problems: &mut Problems, name: &'static str, text: &str, least: i64, most: i64) -> Option<i64> {
    let read = text.trim().parse::<i64>().ok().filter(|n| (least..=most).contains(n));
    let wrong = || Text::new("vote-plan-number").with("least", least).with("most", most);
    problems.check(name, read.ok_or_else(wrong))
}

/// The word of a kind of ballot, without its limits.
pub(crate) fn kind_code(kind: &BallotKind) -> &'static str {
    match kind {
        BallotKind::Approval { .. } => "approval",
        BallotKind::ChooseOne => "choose-one",
        BallotKind::Points(_) => "points",
        BallotKind::Ranked { .. } => "ranked",
        BallotKind::Knapsack { .. } => "knapsack",
        BallotKind::YesNo => "yes-no",
    }
}

/// The word of a rule, without its parameters.
pub(crate) fn rule_code(rule: &Rule) -> &'static str {
    match rule {
        Rule::MostVotes(_) => "most-votes",
        Rule::Greedy(_) => "greedy",
        Rule::EqualShares(_) => "equal-shares",
        Rule::Stv { .. } => "stv",
        Rule::YesNo(_) => "yes-no",
    }
}

#[derive(Template)]
#[template(path = "vote/plan.html")]
struct PlanPage {
    frame: Frame,
    process: Process,
    form: PlanForm,
    problems: Problems,
}

impl PlanPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "vote-plan", &self.form, &self.problems)
    }
}

/// `GET /processes/{slug}/vote/plan`
pub(super) async fn form(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let process = visit.may::<Declare>(processes::store::visible(&visit, &mut reader, &slug).await?)?;
    if store::of_process(&mut reader, process.id).await?.is_some() {
        return Err(Error::Conflict("vote-plan-opened"));
    }
    let form = PlanForm::of(&store::terms(&mut reader, &process).await?);
    let process = process.into_inner();
    page(PlanPage { frame: visit.frame(), process, form, problems: Problems::none() })
}

/// `POST /processes/{slug}/vote/plan`
pub(super) async fn send(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<PlanForm>) -> Result {
    let mut tx = visit.write().await?;
    let process = visit.may::<Declare>(processes::store::visible(&visit, &mut tx, &slug).await?)?;
    let mut problems = Problems::none();
    let terms = form.read(&mut problems).filter(|_| problems.is_empty());
    let Some(terms) = terms else {
        let process = process.into_inner();
        return refused(PlanPage { frame: visit.frame(), process, form, problems });
    };
    if !store::declare(&mut tx, &process, &terms).await? {
        return Err(Error::Conflict("vote-plan-opened"));
    }
    let words = words::terms(visit.community.default_language(), &terms).join(" ");
    acts::record(&mut tx, process.id, Act::Declared, &words, Some(&visit.actor.name)).await?;
    tx.commit(store::VoteDeclared { process: process.id, title: process.title.clone() }).await?;
    done(format!("{}/vote", process.url()), "vote-plan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_declared_fills_the_form_and_is_read_back_the_same() {
        for (kind, rule, budget) in [
            ("approval 1-3", "most-votes+winners=2+threshold=10%", None),
            ("choose-one", "greedy+no-skip", Some(100)),
            (
                "points 1-10 each 5 options 3",
                "equal-shares+add1+integral+fill+compare=exclusion",
                Some(5_000),
            ),
            ("approval 2-5", "equal-shares+add1+fractional+exhaustive+increment=1.00", Some(5_000)),
            ("knapsack 5000.00", "greedy+reserve=80%", Some(5_000)),
            ("ranked 1-4", "stv+seats=3", None),
            ("yes-no", "yes-no+quorum=30%+of-ballots", None),
        ] {
            let terms = Terms {
                kind: kind.parse().unwrap(),
                rule: rule.parse().unwrap(),
                budget: budget.and_then(Money::from_lei),
                conditions: Conditions {
                    min_age: 16,
                    grounds: vec![Ground::Residence, Ground::Study],
                    village: None,
                },
                complaint_days: 5,
            };
            let mut problems = Problems::none();
            let read = PlanForm::of(&terms).read(&mut problems);
            assert!(problems.is_empty(), "{kind}: {:?}", problems.iter().collect::<Vec<_>>());
            assert_eq!(read, Some(terms), "{kind} {rule}");
        }
    }

    #[test]
    fn a_rule_that_cannot_count_the_ballots_is_refused() {
        let terms = Terms::plain(3, 1);
        let form = PlanForm { rule: "stv".into(), ..PlanForm::of(&terms) };
        let mut problems = Problems::none();
        form.read(&mut problems);
        assert!(problems.on("rule").is_some());
        let form = PlanForm { rule: "greedy".into(), ..PlanForm::of(&terms) };
        let mut problems = Problems::none();
        form.read(&mut problems);
        assert!(problems.on("budget").is_some(), "what is bought needs money");
    }
}
