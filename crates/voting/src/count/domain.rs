//! What a count says: votes, winners, shares, and why an option did not win.
use crate::vote::domain::Lot;
use crate::vote::{Vote, VoteOption};
use kit::InitiativeId;
use rules::approval::{self, BadLot, Outcome};

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

/// Why an option did not win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// So many votes more would have won.
    Short(i64),
    /// As many votes as a winner; the lot decided.
    Lot,
    /// Nobody named it, and what nobody names cannot win.
    NoVotes,
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

    /// Why an option is not among the winners.
    #[must_use]
    pub fn why_not(&self, line: &Line) -> WhyNot {
        let last = self.winners().iter().map(|winner| winner.votes).min();
        match last {
            _ if line.votes == 0 => WhyNot::NoVotes,
            Some(last) if line.votes < last => WhyNot::Short(last - line.votes + 1),
            _ => WhyNot::Lot,
        }
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

/// The count as the rules see it, put together again from what was stored.
#[must_use]
pub fn as_counted(vote: &Vote, lines: &[Line]) -> approval::Count<i64> {
    let number = |n: i64| u64::try_from(n).unwrap_or(0);
    let (ballots, blank, spoiled) =
        vote.count.as_ref().map_or((0, 0, 0), |c| (c.ballots, c.blank, c.spoiled));
    approval::Count {
        ballots: number(ballots),
        blank: number(blank),
        spoiled: number(spoiled),
        votes: lines.iter().map(|line| (line.option.position, number(line.votes))).collect(),
    }
}

/// The options that tie for the last places, and how many of them win; nothing where there is no tie.
#[must_use]
pub fn tied(vote: &Vote, lines: &[Line]) -> Option<(Vec<i64>, usize)> {
    match as_counted(vote, lines).outcome(seats(vote)) {
        Outcome::Tie { tied, places, .. } => Some((tied, places)),
        Outcome::Decided(_) => None,
    }
}

/// The winners after the lot was drawn.
///
/// # Errors
/// If the drawn order does not name each of the tied options exactly once.
pub fn decide(vote: &Vote, lines: &[Line], lot: &Lot) -> Result<Vec<i64>, BadLot> {
    approval::decide_with_lot(&as_counted(vote, lines), seats(vote), &lot.order)
}

/// How many win.
#[must_use]
pub fn seats(vote: &Vote) -> usize {
    usize::try_from(vote.seats).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{percent, share};
    use kit::Lang;

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
