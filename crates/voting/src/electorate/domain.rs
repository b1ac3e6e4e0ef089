//! Who belongs to the list of voters of one vote.
use kit::Day;

db::codes! {
    /// Why somebody belongs here.
    pub enum Ground {
        Residence = "residence",
        Work = "work",
        Study = "study",
    }
}

/// What a vote asks of its voters. Declared before it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions {
    /// In years, reached on the day of opening: 14 to 18.
    pub min_age: i64,
    /// At least one; residence is always among them.
    pub grounds: Vec<Ground>,
    /// Only people of this village, where villages vote apart.
    pub village: Option<String>,
}

impl Default for Conditions {
    /// Residents of age.
    fn default() -> Conditions {
        Conditions { min_age: 18, grounds: vec![Ground::Residence], village: None }
    }
}

impl Conditions {
    /// `residence,work`
    #[must_use]
    pub fn grounds_stored(&self) -> String {
        self.grounds.iter().map(|ground| ground.code()).collect::<Vec<_>>().join(",")
    }

    /// Reads what [`Conditions::grounds_stored`] wrote; residence alone if nothing can be read.
    #[must_use]
    pub fn grounds_of(text: &str) -> Vec<Ground> {
        let grounds: Vec<Ground> = text.split(',').filter_map(Ground::parse).collect();
        if grounds.is_empty() { vec![Ground::Residence] } else { grounds }
    }

    /// The last day of birth of somebody who is old enough on `day`.
    #[must_use]
    pub fn born_by(&self, day: Day) -> Day {
        day.years_before(self.min_age)
    }
}
