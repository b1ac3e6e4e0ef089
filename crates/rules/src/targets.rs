//! What a process promised to reach, and where it stands.
//!
//! Source: the indicators of the Cojocna partnership (two consultations, forty people, three proposals, five
//! organisations informed).

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetKind {
    /// Public consultations held.
    Consultations,
    /// People who took part in them, in the room; viewers online are a separate figure.
    People,
    /// Proposals submitted.
    Proposals,
    /// Organisations that were informed.
    OrganisationsInformed,
}

impl TargetKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 4] =
        [Self::Consultations, Self::People, Self::Proposals, Self::OrganisationsInformed];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consultations => "consultations",
            Self::People => "people",
            Self::Proposals => "proposals",
            Self::OrganisationsInformed => "organisations_informed",
        }
    }

    /// Reads a stored name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A target beside what has been reached. Counts are as the database gives them; a negative one counts as zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub target: i64,
    pub reached: i64,
    /// How many are still missing; zero once the target is reached.
    pub missing: i64,
}

impl Standing {
    pub fn of(target: i64, reached: i64) -> Self {
        let (target, reached) = (target.max(0), reached.max(0));
        Self { target, reached, missing: (target - reached).max(0) }
    }

    pub const fn is_reached(self) -> bool {
        self.missing == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_standing_says_what_is_missing() {
        assert_eq!(Standing::of(40, 37), Standing { target: 40, reached: 37, missing: 3 });
        assert!(!Standing::of(40, 39).is_reached());
        assert!(Standing::of(40, 40).is_reached());
        assert!(Standing::of(40, 64).is_reached());
        assert_eq!(Standing::of(3, -1).reached, 0);
    }

    #[test]
    fn kinds_are_stored_by_name() {
        for kind in TargetKind::ALL {
            assert_eq!(TargetKind::parse(kind.code()), Some(kind));
        }
        assert_eq!(TargetKind::parse("viewers"), None);
    }

    proptest! {
        #[test]
        fn what_is_missing_always_completes_the_target(target in any::<i64>(), reached in any::<i64>()) {
            let standing = Standing::of(target, reached);
            prop_assert!(standing.missing >= 0);
            prop_assert!(i128::from(standing.reached) + i128::from(standing.missing) >= i128::from(standing.target));
            prop_assert_eq!(standing.is_reached(), standing.reached >= standing.target);
        }
    }
}
