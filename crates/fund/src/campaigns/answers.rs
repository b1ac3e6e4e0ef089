//! What the match of a campaign is, in sentences: its conditions, and the answer to „what if I give 50 lei?”
use super::domain::{Campaign, minus, plus};
use crate::books::domain::Source;
use crate::matches::conditions::Pool;
use kit::{Frame, Instant, Text};
use rules::Money;
use rules::matching::{Answer, Limit};

impl Campaign {
    /// The conditions of the match besides its rate and cap, a sentence each.
    #[must_use]
    pub fn conditions_text(&self, frame: &Frame) -> Vec<String> {
        let conditions = &self.conditions;
        let mut texts = Vec::new();
        if let Some(most) = conditions.per_gift {
            texts.push(Text::new("match-per-gift").with("sum", most));
        }
        if let Some(most) = conditions.per_donor {
            texts.push(Text::new("match-per-donor").with("sum", most));
        }
        if let Some(wanted) = &conditions.criteria {
            texts.push(
                Text::new("match-criteria")
                    .with("n", i64::from(wanted.donors))
                    .with("least", wanted.least)
                    .with("sum", wanted.sum),
            );
            texts.push(Text::new("match-criteria-now").with("n", self.donors));
        }
        if !conditions.sources.is_everybody() {
            texts.push(Text::new("match-sources").with("who", self.sources_text(frame)));
        }
        if let Some(pool) = &self.pool {
            texts.push(
                Text::new("match-of-pool")
                    .with("title", &pool.title)
                    .with("decision", &pool.decision)
                    .with("on", pool.decided_on)
                    .with("left", pool.left()),
            );
            if self.short().is_positive() {
                texts.push(Text::new("match-short").with("sum", self.short()));
            }
        }
        texts.iter().map(|text| frame.say(text)).collect()
    }

    /// Whose money is matched.
    fn sources_text(&self, frame: &Frame) -> String {
        let words = self.conditions.sources.iter().map(|source| frame.word("fund-source", source.code()));
        words.collect::<Vec<_>>().join(", ")
    }

    /// What the terms ask for and the pool cannot give.
    #[must_use]
    pub fn short(&self) -> Money {
        if self.pool.is_none() || self.frozen.is_some() {
            return Money::ZERO;
        }
        Money::from_bani(minus(self.terms().matched(&self.standing()), self.reserved).bani().max(0))
    }

    /// What the town hall would add to a gift made now, and why not more.
    #[must_use]
    pub fn what_if(&self, gift: Money, source: Source, frame: &Frame) -> Vec<Text> {
        let now: Instant = frame.now;
        let said = |key: &'static str, more: Money| {
            Text::new(key).with("gift", gift).with("more", more).with("together", plus(gift, more))
        };
        if self.frozen.is_some() || now >= self.cut_off_at {
            return vec![said("campaign-if-late", Money::ZERO)];
        }
        match self.answer_to(gift, source, now) {
            None => vec![said("campaign-if-source", Money::ZERO).with("who", self.sources_text(frame))],
            Some(answer) => self.sentences(gift, &answer),
        }
    }

    fn sentences(&self, gift: Money, answer: &Answer) -> Vec<Text> {
        let adds = answer.adds;
        let holds = |limit: Limit| answer.limits.contains(&limit);
        let is_capped = holds(Limit::Cap) || holds(Limit::Total);
        let key = match adds {
            adds if adds.is_negative() => "campaign-if-less",
            adds if adds.is_zero() && is_capped => "campaign-if-full",
            adds if adds.is_zero() && holds(Limit::Pool) => "campaign-if-pool-empty",
            adds if adds.is_zero() => "campaign-if-nothing",
            _ if is_capped => "campaign-if-some",
            _ => "campaign-if-all",
        };
        let size = Money::from_bani(adds.bani().saturating_abs());
        let mut texts =
            vec![Text::new(key).with("gift", gift).with("more", size).with("together", plus(gift, adds))];
        let conditions = &self.conditions;
        if let Some(most) = conditions.per_gift.filter(|_| holds(Limit::Gift)) {
            texts.push(Text::new("match-per-gift").with("sum", most));
        }
        if let Some(most) = conditions.per_donor.filter(|_| holds(Limit::Donor)) {
            texts.push(Text::new("match-per-donor").with("sum", most));
        } else if conditions.per_donor.is_some() {
            texts.push(Text::new("campaign-if-given"));
        }
        if let Some(pool) = self.pool.as_ref().filter(|_| holds(Limit::Pool) && adds.is_positive()) {
            texts.push(Text::new("campaign-if-pool").with("left", Pool::left(pool)));
        }
        match (answer.missing, conditions.criteria) {
            (Some(0), Some(wanted)) if answer.reaches => {
                texts.push(Text::new("campaign-if-reaches").with("sum", wanted.sum));
            }
            (Some(missing), Some(wanted)) if missing > 0 => {
                texts.push(Text::new("campaign-if-missing").with("n", missing).with("sum", wanted.sum));
            }
            _ => {}
        }
        texts
    }
}

impl Pool {
    /// The council's decision, in a sentence.
    #[must_use]
    pub fn decision_text(&self) -> Text {
        Text::new("pool-decision")
            .with("number", &self.decision)
            .with("on", self.decided_on)
            .with("sum", self.budget)
    }
}
