//! The ballots of a counted vote as files: a table for spreadsheets, and Pabulib's `.pb` for recounting.
use crate::ballot::Receipt;
use crate::vote::{Vote, VoteOption};
use formats::pb::{Election, PbVote, Project, write};
use kit::Lang;
use kit::csv::line;
use rules::Money;
use uuid::Uuid;

/// Ballots: their id, and the positions that they name.
type Ballots = [(Uuid, Vec<i64>)];

/// One line for each ballot, one column for each option, 1 where the ballot names it: the sum of a column is the number
/// of votes. In the order of the random ids. With a byte order mark, so that spreadsheets see the diacritics.
#[must_use]
pub fn csv(options: &[VoteOption], ballots: &Ballots, lang: Lang) -> String {
    let head = [lang.t("results-csv-code").into_owned(), lang.t("results-csv-blank").into_owned()];
    let titles = options.iter().map(|option| format!("{}. {}", option.position, option.title));
    let mut out = String::from("\u{feff}");
    out += &line(&head.into_iter().chain(titles).collect::<Vec<_>>());
    for (id, choices) in ballots {
        let flag = |is: bool| String::from(if is { "1" } else { "0" });
        let start = [Receipt::of(*id).to_string(), flag(choices.is_empty())];
        let marks = options.iter().map(|option| flag(choices.contains(&option.position)));
        out += &line(&start.into_iter().chain(marks).collect::<Vec<_>>());
    }
    out
}

/// The vote as a Pabulib file. Its rule is ours, not one of Pabulib's: as many options as there are seats win, those on
/// most ballots, whatever they cost; a comment says so, and the budget is the cost of them all.
#[must_use]
pub fn pb(community: &str, vote: &Vote, options: &[VoteOption], ballots: &Ballots) -> String {
    let budget = Money::sum(options.iter().map(|option| option.cost)).unwrap_or(Money::ZERO).plain();
    let day = |at: kit::Instant| at.local().strftime("%d.%m.%Y").to_string();
    let last = kit::Instant(vote.closes_at.0 - 1);
    let comment = format!(
        "#1: The {} options on most ballots win, whatever they cost; ties are decided by a lot. #2: voter_id is the code of a ballot, not of a person.",
        vote.seats
    );
    let meta = [
        ("description", vote.title.as_str()),
        ("country", "Romania"),
        ("unit", community),
        ("instance", &vote.opened_at.local().year().to_string()),
        ("num_projects", &options.len().to_string()),
        ("num_votes", &ballots.len().to_string()),
        ("budget", &budget),
        ("vote_type", "approval"),
        ("rule", "most-approved"),
        ("date_begin", &day(vote.opened_at)),
        ("date_end", &day(last)),
        ("min_length", "0"),
        ("max_length", &vote.max_choices.to_string()),
        ("currency", "RON"),
        ("comment", &comment),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()));
    write(&Election {
        meta: meta.into(),
        projects: options.iter().map(|option| project(option, ballots)).collect(),
        votes: ballots.iter().map(|(id, choices)| ballot(*id, choices)).collect(),
    })
}

fn project(option: &VoteOption, ballots: &Ballots) -> Project {
    let votes = ballots.iter().filter(|(_, choices)| choices.contains(&option.position)).count();
    let mut fields = vec![("votes".to_owned(), votes.to_string()), ("name".to_owned(), option.title.clone())];
    fields.extend(option.village.clone().map(|village| ("neighborhood".to_owned(), village)));
    fields.push(("public_id".to_owned(), option.proposal.to_string()));
    Project { id: option.position.to_string(), cost: option.cost, fields }
}

fn ballot(id: Uuid, choices: &[i64]) -> PbVote {
    let choices = choices.iter().map(i64::to_string).collect();
    PbVote { voter: Receipt::of(id).to_string(), choices, points: vec![], fields: vec![] }
}
