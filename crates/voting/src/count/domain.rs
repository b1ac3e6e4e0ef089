//! What a count says: votes, winners, shares.
use super::told::Told;
use crate::ballot::Choices;
use crate::vote::VoteOption;
use crate::vote::domain::{Lot, Terms};
use communities::candidates::Category;
use kit::InitiativeId;
use rules::Money;
use rules::counting::NotCounted;
use rules::tally::{Choice, Election};
use std::ops::ControlFlow;

/// One option with its votes.
#[derive(Debug, Clone)]
pub struct Line {
    pub option: VoteOption,
    pub votes: i64,
    /// Which place it won, 1 for the first; none if it did not win, or if that is not decided yet.
    pub place: Option<i64>,
    /// What became of it.
    pub initiative: Option<InitiativeId>,
}

/// The result of a vote.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Ballots, the blank ones included.
    pub ballots: i64,
    /// Most votes first, then in the order of the ballot.
    pub lines: Vec<Line>,
}

impl Tally {
    /// Puts the lines in order.
    #[must_use]
    pub fn new(ballots: i64, mut lines: Vec<Line>) -> Tally {
        lines.sort_by_key(|line| (-line.votes, line.option.position));
        Tally { ballots, lines }
    }

    /// The winners, the first first.
    #[must_use]
    pub fn winners(&self) -> Vec<&Line> {
        let mut winners: Vec<&Line> = self.lines.iter().filter(|line| line.place.is_some()).collect();
        winners.sort_by_key(|line| line.place);
        winners
    }

    /// The others, most votes first.
    #[must_use]
    pub fn others(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.place.is_none()).collect()
    }

    /// The title of a position.
    #[must_use]
    pub fn title(&self, position: usize) -> &str {
        let found = self.lines.iter().find(|line| usize::try_from(line.option.position) == Ok(position));
        found.map_or("", |line| &line.option.title)
    }

    /// The share of the ballots that name an option, in tenths of a percent, rounded half up.
    #[must_use]
    pub fn share(&self, votes: i64) -> i64 {
        share(votes, self.ballots)
    }

    /// The width of a bar in a picture 100 wide: `59.9`.
    #[must_use]
    pub fn width(&self, votes: i64) -> String {
        let share = self.share(votes);
        format!("{}.{}", share / 10, share % 10)
    }
}

/// A vote as the rules see it: its options, its ballots as they are stored, the number of people entitled.
#[must_use]
pub fn election<'a>(
    terms: &Terms,
    options: &[VoteOption],
    entitled: i64,
    ballots: impl IntoIterator<Item = &'a str>,
) -> Election {
    let domain = |of: Category| Category::ALL.iter().position(|one| *one == of);
    let choice = |option: &VoteOption| Choice {
        cost: option.cost,
        domain: option.category.and_then(domain),
        ..Choice::default()
    };
    Election {
        kind: terms.kind,
        choices: options.iter().map(choice).collect(),
        budget: terms.budget.unwrap_or(Money::ZERO),
        entitled: u64::try_from(entitled).unwrap_or(0),
        ballots: ballots.into_iter().map(|stored| Choices::from_stored(stored).into()).collect(),
    }
}

/// Counts, with the lots that have been drawn, in their order, each by itself. The same ballots always come to the same.
///
/// # Errors
/// If the rule cannot count this kind of ballot; a tie is no error but is told.
pub fn count(election: &Election, terms: &Terms, lots: &[Lot]) -> Result<Told, NotCounted> {
    let drawn = |lot: &Lot| lot.order.iter().filter_map(|one| usize::try_from(one - 1).ok()).collect();
    let lot = rules::lot::Lot::of(lots.iter().map(drawn));
    let told = match terms.rule.count(election, &lot, &mut |_| ControlFlow::Continue(())) {
        Ok(counted) => Told::of(election, &terms.rule, &counted),
        Err(stopped) => Told::of_tie(election, &terms.rule, &stopped).ok_or(stopped)?,
    };
    Ok(Told { lots: lots.len(), ..told })
}

/// Whether a drawn order names each of the tied options exactly once.
#[must_use]
pub fn names_the_tied(told: &Told, order: &[i64]) -> bool {
    let mut drawn: Vec<usize> = order.iter().filter_map(|position| usize::try_from(*position).ok()).collect();
    drawn.sort_unstable();
    let mut tied = told.tied.clone();
    tied.sort_unstable();
    !tied.is_empty() && drawn == tied
}

/// A part of a whole in tenths of a percent, rounded half up; nothing of nothing is nothing.
#[must_use]
pub fn share(part: i64, whole: i64) -> i64 {
    if whole <= 0 { 0 } else { (part * 2000 + whole) / (2 * whole) }
}

/// Tenths of a percent as a person reads them: `59,9 %`.
#[must_use]
pub fn percent(tenths: i64, lang: kit::Lang) -> String {
    let (whole, rest) = (tenths / 10, tenths % 10);
    match lang {
        kit::Lang::Ro => format!("{whole},{rest}\u{a0}%"),
        kit::Lang::En => format!("{whole}.{rest}%"),
        kit::Lang::Hu => format!("{whole},{rest}%"),
    }
}

/// Hundredths as a person reads them: `312,40`.
#[must_use]
pub fn hundredths(n: i64, lang: kit::Lang) -> String {
    let point = if lang == kit::Lang::En { '.' } else { ',' };
    format!("{}{point}{:02}", n / 100, n % 100)
}

#[cfg(test)]
mod tests {
    use super::{count, election, percent, share};
    use crate::vote::VoteOption;
    use crate::vote::domain::{Lot, Terms};
    use communities::candidates::Category;
    use kit::{Lang, ProposalId};
    use rules::Money;
    use uuid::Uuid;

    #[test]
    fn a_rule_that_funds_one_of_each_field_knows_the_field_of_each_proposal() {
        let option = |position, category| VoteOption {
            position,
            proposal: ProposalId(Uuid::nil()),
            title: format!("Propunerea {position}"),
            summary: String::new(),
            village: None,
            category,
            cost: Money::from_bani(10_000),
        };
        let living = Some(Category::Living);
        let options =
            [option(1, living), option(2, living), option(3, Some(Category::People)), option(4, None)];
        let ballots = ["1", "1", "1", "2", "2", "3", "4"];
        let winners = |rule: &str| {
            let plain = Terms::plain(1, 1);
            let terms =
                Terms { rule: rule.parse().unwrap(), budget: Some(Money::from_bani(30_000)), ..plain };
            count(&election(&terms, &options, 7, ballots), &terms, &[]).unwrap().winners
        };
        assert_eq!(winners("greedy+one-per-domain"), [1, 3, 4]);
        assert_eq!(winners("greedy")[..2], [1, 2]);
    }

    #[test]
    fn two_lots_are_not_put_together_into_one_order() {
        let option = |position| VoteOption {
            position,
            proposal: ProposalId(Uuid::nil()),
            title: format!("Propunerea {position}"),
            summary: String::new(),
            village: None,
            category: None,
            cost: Money::from_bani(2_000),
        };
        let options = [option(1), option(2), option(3)];
        let budget = Some(Money::from_bani(3_000));
        let terms = Terms { rule: "equal-shares".parse().unwrap(), budget, ..Terms::plain(3, 1) };
        let drawn = |order: &[i64]| Lot {
            order: order.to_vec(),
            drawn_by: "Ana Pop".to_owned(),
            witnesses: "Ion Rus, Eva Kis".to_owned(),
            drawn_on: kit::Day::parse("2026-05-04").unwrap(),
        };
        let count =
            |lots: &[Lot]| count(&election(&terms, &options, 2, ["1,2", "1,2"]), &terms, lots).unwrap();
        let told = count(&[drawn(&[1, 3]), drawn(&[3, 2])]);
        assert_eq!((told.winners, told.tied), (vec![], vec![1, 2]));
        assert_eq!(count(&[drawn(&[1, 3]), drawn(&[3, 2]), drawn(&[2, 1])]).winners, [2]);
    }

    #[test]
    fn shares_are_rounded_half_up_without_floats() {
        assert_eq!(
            [share(187, 312), share(1, 2000), share(1, 2001), share(5, 5), share(0, 0)],
            [599, 1, 0, 1000, 0]
        );
        assert_eq!(percent(599, Lang::Ro), "59,9\u{a0}%");
        assert_eq!(percent(1000, Lang::En), "100.0%");
        assert_eq!(percent(5, Lang::Hu), "0,5%");
    }
}
