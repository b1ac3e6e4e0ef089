//! The ballots of a counted vote as files: a table for spreadsheets, and Pabulib's `.pb` for recounting.
use crate::ballot::{Choices, Receipt};
use crate::vote::{Vote, VoteOption};
use formats::pb::{Election, PbVote, Project, write};
use kit::Lang;
use kit::csv::line;
use rules::Money;
use rules::ballot::{Ballot, BallotKind};
use rules::counting::Rule;
use uuid::Uuid;

/// Ballots: their id, and what they say, as stored.
type Ballots = [(Uuid, String)];

/// One line for each ballot, one column for each option: 1 where the ballot names it, its points, or its rank; for a
/// question one column with the answer. In the order of the random ids. With a byte order mark, so that spreadsheets see
/// the diacritics.
#[must_use]
pub fn csv(vote: &Vote, options: &[VoteOption], ballots: &Ballots, lang: Lang) -> String {
    let is_question = vote.terms.kind == BallotKind::YesNo;
    let head = [lang.t("results-csv-code").into_owned(), lang.t("results-csv-blank").into_owned()];
    let titles: Vec<String> = match is_question {
        true => vec![lang.t("results-csv-answer").into_owned()],
        false => options.iter().map(|option| format!("{}. {}", option.position, option.title)).collect(),
    };
    let mut out = String::from("\u{feff}");
    out += &line(&head.into_iter().chain(titles).collect::<Vec<_>>());
    for (id, stored) in ballots {
        let ballot = Choices::from_stored(stored);
        let blank = if ballot == Ballot::Blank { "1" } else { "0" };
        let mut cells = vec![Receipt::of(*id).to_string(), blank.to_owned()];
        match &ballot {
            Ballot::Yes => cells.push(lang.t("ballot-yes").into_owned()),
            Ballot::No => cells.push(lang.t("ballot-no").into_owned()),
            Ballot::Blank if is_question => cells.push(String::new()),
            _ => cells.extend((0..options.len()).map(|option| cell(&vote.terms.kind, &ballot, option))),
        }
        out += &line(&cells);
    }
    out
}

fn cell(kind: &BallotKind, ballot: &Ballot, option: usize) -> String {
    let given = match ballot {
        Ballot::Points(points) => points.iter().find(|(named, _)| *named == option).map(|(_, n)| *n),
        Ballot::Options(named) => named.iter().position(|one| *one == option).map(|at| match kind {
            BallotKind::Ranked { .. } => u32::try_from(at + 1).unwrap_or(0),
            _ => 1,
        }),
        Ballot::Blank | Ballot::Yes | Ballot::No => None,
    };
    given.unwrap_or(0).to_string()
}

/// The vote as a Pabulib file; none for a question, which has no projects. The rule stands there by the name under which
/// this program counts it, so that `vatra count` needs the file alone.
#[must_use]
pub fn pb(community: &str, vote: &Vote, options: &[VoteOption], ballots: &Ballots) -> Option<String> {
    let all = Money::sum(options.iter().map(|option| option.cost)).unwrap_or(Money::ZERO);
    let budget = vote.terms.budget.unwrap_or(all).plain();
    let day = |at: kit::Instant| at.local().strftime("%d.%m.%Y").to_string();
    let last = kit::Instant(vote.closes_at.0 - 1);
    let number = |n: usize| n.to_string();
    let limits: Vec<(&str, String)> = match vote.terms.kind {
        BallotKind::YesNo => return None,
        BallotKind::Approval { min, max } => vec![("min_length", number(min)), ("max_length", number(max))],
        BallotKind::Ranked { min, max } => vec![("min_length", number(min)), ("max_length", number(max))],
        BallotKind::Points(limits) => vec![
            ("min_length", number(limits.least_options)),
            ("max_points", limits.most_each.to_string()),
            ("max_sum_points", limits.most_sum.to_string()),
        ],
        BallotKind::Knapsack { budget } => vec![("max_sum_cost", budget.plain())],
        BallotKind::ChooseOne => Vec::new(),
    };
    let vote_type = match vote.terms.kind {
        BallotKind::Ranked { .. } => "ordinal",
        BallotKind::Points(_) => "cumulative",
        BallotKind::ChooseOne => "choose-1",
        _ => "approval",
    };
    let comment = "#1: The rule is named as on the page of the vote; ties that it leaves are decided by a lot. #2: voter_id is the code of a ballot, not of a person.";
    let mut meta = vec![
        ("description", vote.title.clone()),
        ("country", "Romania".to_owned()),
        ("unit", community.to_owned()),
        ("instance", vote.opened_at.local().year().to_string()),
        ("num_projects", number(options.len())),
        ("num_votes", number(ballots.len())),
        ("budget", budget),
        ("vote_type", vote_type.to_owned()),
        ("rule", vote.terms.rule.to_string()),
        ("date_begin", day(vote.opened_at)),
        ("date_end", day(last)),
    ];
    meta.extend(limits);
    meta.extend([("currency", "RON".to_owned()), ("comment", comment.to_owned())]);
    let kind = vote.terms.kind;
    let costs: Vec<Money> = options.iter().map(|option| option.cost).collect();
    let (mut read, mut sums) = (Vec::with_capacity(ballots.len()), vec![(0_u64, 0_u64); options.len()]);
    for (id, stored) in ballots {
        let ballot = Choices::from_stored(stored);
        let is_spoiled = kind.check(&ballot, &costs).is_err();
        for (option, weight) in if is_spoiled { Vec::new() } else { kind.weights(&ballot) } {
            let (votes, score) = &mut sums[option];
            (*votes, *score) = (*votes + 1, *score + u64::from(weight));
        }
        read.push(vote_of(*id, &ballot, is_spoiled));
    }
    Some(write(&Election {
        meta: meta.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
        projects: options.iter().zip(&sums).map(|(option, sums)| project(&kind, option, *sums)).collect(),
        votes: read,
    }))
}

fn project(kind: &BallotKind, option: &VoteOption, (votes, score): (u64, u64)) -> Project {
    let mut fields = vec![("votes".to_owned(), votes.to_string())];
    if matches!(kind, BallotKind::Points(_) | BallotKind::Ranked { .. }) {
        fields.push(("score".to_owned(), score.to_string()));
    }
    fields.push(("name".to_owned(), option.title.clone()));
    fields.extend(option.village.clone().map(|village| ("neighborhood".to_owned(), village)));
    fields.extend(option.category.map(|category| ("category".to_owned(), category.code().to_owned())));
    fields.push(("public_id".to_owned(), option.proposal.to_string()));
    Project { id: option.position.to_string(), cost: option.cost, fields }
}

/// A ballot as a line. A spoiled one names nothing and says so in a column of its own: it is counted among the ballots
/// that support nothing, as in the vote.
fn vote_of(id: Uuid, ballot: &Ballot, is_spoiled: bool) -> PbVote {
    let id_of = |option: &usize| option.saturating_add(1).to_string();
    let (choices, points) = match ballot {
        Ballot::Options(named) => (named.iter().map(id_of).collect(), Vec::new()),
        Ballot::Points(given) => (
            given.iter().map(|(option, _)| id_of(option)).collect(),
            given.iter().map(|(_, n)| i64::from(*n)).collect(),
        ),
        Ballot::Blank | Ballot::Yes | Ballot::No => (Vec::new(), Vec::new()),
    };
    if is_spoiled {
        let fields = vec![("spoiled".to_owned(), "1".to_owned())];
        return PbVote {
            voter: Receipt::of(id).to_string(),
            choices: Vec::new(),
            points: Vec::new(),
            fields,
        };
    }
    PbVote { voter: Receipt::of(id).to_string(), choices, points, fields: Vec::new() }
}

/// A ranked vote as a BLT file; none for any other ballot.
#[must_use]
pub fn blt(vote: &Vote, options: &[VoteOption], ballots: &Ballots) -> Option<String> {
    let BallotKind::Ranked { .. } = vote.terms.kind else { return None };
    let seats = match vote.terms.rule {
        Rule::Stv { seats } => seats,
        Rule::MostVotes(rule) => rule.winners,
        Rule::Greedy(_) | Rule::EqualShares(_) | Rule::YesNo(_) => 1,
    };
    let papers = ballots.iter().map(|(_, stored)| match Choices::from_stored(stored) {
        Ballot::Options(ranked) if ranked.iter().all(|option| *option < options.len()) => (1, ranked),
        Ballot::Options(_) => (1, Vec::new()),
        Ballot::Blank | Ballot::Points(_) | Ballot::Yes | Ballot::No => (1, Vec::new()),
    });
    Some(formats::blt::write(&formats::blt::Election {
        seats,
        candidates: options.iter().map(|option| option.title.clone()).collect(),
        ballots: papers.collect(),
        title: vote.title.clone(),
        ..formats::blt::Election::default()
    }))
}
