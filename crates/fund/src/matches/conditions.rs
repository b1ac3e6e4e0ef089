//! What is declared about a match besides its rate and its cap. It is written when the campaign is opened and never changed.
use crate::books::domain::Source;
use kit::Day;
use rules::Money;
use rules::matching::{Criteria, MatchRule, Terms};

db::id!(/// A budget that several campaigns share.
    PoolId, "pool");

/// The further conditions of a match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The most that counts of one gift.
    pub per_gift: Option<Money>,
    /// The most that counts of one donor's gifts together.
    pub per_donor: Option<Money>,
    /// A sum that is added once, when so many have given.
    pub criteria: Option<Criteria>,
    /// Whose money is matched.
    pub sources: Sources,
    /// The pool out of which the match is paid.
    pub pool: Option<PoolId>,
}

impl Conditions {
    /// The terms of a campaign with this rate and cap.
    #[must_use]
    pub fn terms(&self, rule: MatchRule) -> Terms {
        Terms { rule, per_gift: self.per_gift, per_donor: self.per_donor, criteria: self.criteria }
    }
}

/// Whose money is matched; everybody's, if none is named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources(Vec<Source>);

/// What a town hall may double. What was left over of another campaign was doubled there.
const MATCHABLE: [Source; 5] =
    [Source::Individual, Source::Company, Source::Grant, Source::Box, Source::Redirection];

impl Sources {
    /// These alone; everybody's, if it is none of them or all.
    #[must_use]
    pub fn only(sources: impl IntoIterator<Item = Source>) -> Sources {
        let mut sources: Vec<Source> = sources.into_iter().collect();
        sources.sort_unstable();
        sources.dedup();
        sources.retain(|source| *source != Source::Campaign);
        if sources.len() == MATCHABLE.len() {
            sources.clear();
        }
        Sources(sources)
    }

    #[must_use]
    pub fn is_everybody(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether money of this kind is matched.
    #[must_use]
    pub fn take(&self, source: Source) -> bool {
        source != Source::Campaign && (self.is_everybody() || self.0.contains(&source))
    }

    /// Those whose money is matched.
    pub fn iter(&self) -> impl Iterator<Item = Source> + '_ {
        MATCHABLE.into_iter().filter(|source| self.take(*source))
    }

    /// As they are stored: codes with a space between.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|source| source.code()).collect::<Vec<_>>().join(" ")
    }

    /// Reads what [`Sources::text`] wrote; none if a word is unknown.
    #[must_use]
    pub fn parse(text: &str) -> Option<Sources> {
        text.split_whitespace().map(Source::parse).collect::<Option<Vec<_>>>().map(Sources::only)
    }
}

/// A pool, as a campaign that draws on it shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    pub id: PoolId,
    pub title: String,
    /// The number of the council's decision.
    pub decision: String,
    pub decided_on: Day,
    pub budget: Money,
    /// What its campaigns have been promised together.
    pub reserved: Money,
}

impl Pool {
    /// What can still be promised.
    #[must_use]
    pub fn left(&self) -> Money {
        Money::from_bani(self.budget.bani().saturating_sub(self.reserved.bani()).max(0))
    }

    /// Its public page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/fund/pools/{}", self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_stored_by_name_and_none_means_everybody() {
        assert!(Sources::default().take(Source::Grant) && Sources::parse("").unwrap().is_everybody());
        let some = Sources::only([Source::Company, Source::Individual, Source::Company]);
        assert_eq!((some.text().as_str(), some.iter().count()), ("individual company", 2));
        assert_eq!(Sources::parse(&some.text()), Some(some.clone()));
        assert!(some.take(Source::Company) && !some.take(Source::Box));
        assert!(Sources::only(Source::ALL.iter().copied()).is_everybody());
        assert_eq!(Sources::parse("individual tezaur"), None);
    }
}
