//! A cash box and its turns.
use kit::{CampaignId, Day, Text};
use rules::Money;
use rules::text::fold;

db::id!(/// A cash box.
    BoxId, "box");

/// Notes and coins, the largest first: the field of the form, and the worth in bani.
pub const DENOMINATIONS: [(&str, i64); 12] = [
    ("c50000", 50_000),
    ("c20000", 20_000),
    ("c10000", 10_000),
    ("c5000", 5_000),
    ("c2000", 2_000),
    ("c1000", 1_000),
    ("c500", 500),
    ("c100", 100),
    ("c50", 50),
    ("c10", 10),
    ("c5", 5),
    ("c1", 1),
];

/// A box with its turns, the newest first.
#[derive(Debug, Clone)]
pub struct CashBox {
    pub id: BoxId,
    pub campaign: CampaignId,
    /// Painted on it.
    pub number: i64,
    pub turns: Vec<Turn>,
}

/// From one seal to the next, or the end of the box.
#[derive(Debug, Clone)]
pub struct Turn {
    pub of: BoxId,
    pub turn: i64,
    /// None: the box was withdrawn.
    pub place: Option<String>,
    pub seal: Option<String>,
    pub on_day: Day,
    /// Staff only.
    pub by_whom: String,
    pub opening: Option<Opening>,
}

/// What two witnesses found.
#[derive(Debug, Clone)]
pub struct Opening {
    pub on_day: Day,
    /// `C3/2`: box 3, its second opening; `C3/2-2` if that name was given to something else.
    pub protocol: String,
    /// Staff only.
    pub witnesses: [String; 2],
    pub seal_intact: bool,
    pub remark: Option<String>,
    pub amount: Money,
    /// Pieces of each denomination, if they were counted so.
    pub pieces: Vec<(i64, i64)>,
    /// The booking was a mistake.
    pub is_undone: bool,
}

impl Opening {
    #[must_use]
    pub fn seal_word(&self) -> &'static str {
        if self.seal_intact { "intact" } else { "broken" }
    }
}

impl Turn {
    #[must_use]
    pub fn protocol_url(&self) -> String {
        format!("/fund/boxes/{}/protocols/{}", self.of, self.turn)
    }

    /// Whether it is put up and has not been opened.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.place.is_some() && self.opening.is_none()
    }
}

impl CashBox {
    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/boxes/{}", self.id)
    }

    /// The turn that it is in.
    #[must_use]
    pub fn last(&self) -> Option<&Turn> {
        self.turns.first()
    }

    /// Whether it was opened and waits to be sealed or withdrawn.
    #[must_use]
    pub fn is_opened(&self) -> bool {
        self.last().is_some_and(|turn| turn.opening.is_some())
    }

    /// Whether it was ever opened.
    #[must_use]
    pub fn was_opened(&self) -> bool {
        self.turns.iter().any(|turn| turn.opening.is_some())
    }

    /// Where it is now, in a sentence.
    #[must_use]
    pub fn now(&self) -> Text {
        match self.last() {
            Some(Turn { place: Some(place), opening: None, on_day, seal, .. }) => {
                Text::new("boxes-now-placed")
                    .with("place", place)
                    .with("day", *on_day)
                    .with("seal", seal.as_deref().unwrap_or_default())
            }
            Some(Turn { opening: Some(opening), .. }) => {
                Text::new("boxes-now-opened").with("day", opening.on_day).with("sum", opening.amount)
            }
            Some(turn) => Text::new("boxes-now-withdrawn").with("day", turn.on_day),
            None => Text::new("boxes-none"),
        }
    }
}

/// Whether two names are of two people, however they are typed.
#[must_use]
pub fn are_two_people(first: &str, second: &str) -> bool {
    let plain = |name: &str| fold(name).split_whitespace().collect::<Vec<_>>().join(" ");
    plain(first) != plain(second)
}

/// What so many pieces of each denomination come to; none if it is no sum.
#[must_use]
pub fn worth(pieces: &[(i64, i64)]) -> Option<Money> {
    let each = pieces.iter().map(|(bani, count)| bani.checked_mul(*count).map(Money::from_bani));
    Money::sum(each.collect::<Option<Vec<_>>>()?)
}

db::events! {
    /// It was sealed and put up.
    pub BoxPlaced = "box.placed" {
        campaign: CampaignId,
        cash_box: BoxId,
        title: String,
        number: i64,
        /// What was in it, in bani.
        amount: i64,
    }
    /// It was opened and counted.
    pub BoxOpened = "box.opened" {
        campaign: CampaignId,
        cash_box: BoxId,
        title: String,
        number: i64,
        /// What was in it, in bani.
        amount: i64,
    }
    /// It stands nowhere any more.
    pub BoxWithdrawn = "box.withdrawn" {
        campaign: CampaignId,
        cash_box: BoxId,
        title: String,
        number: i64,
        /// What was in it, in bani.
        amount: i64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_witnesses_are_two_people_however_the_name_is_typed() {
        for (first, second, fine) in [
            ("Ana Pop", "Ioan Rus", true),
            ("Ana Pop", "ANA  POP ", false),
            ("Ștefan B.", "Stefan b.", false),
        ] {
            assert_eq!(are_two_people(first, second), fine, "{first} / {second}");
        }
    }

    proptest! {
        #[test]
        fn counted_pieces_come_to_their_sum_or_to_none(counts in prop::collection::vec(0..i64::MAX, 12)) {
            let pieces: Vec<_> = DENOMINATIONS.iter().zip(&counts).map(|((_, bani), count)| (*bani, *count)).collect();
            let exact: i128 = pieces.iter().map(|(bani, count)| i128::from(*bani) * i128::from(*count)).sum();
            prop_assert_eq!(worth(&pieces).map(|sum| i128::from(sum.bani())), i64::try_from(exact).ok().map(i128::from));
        }
    }
}
