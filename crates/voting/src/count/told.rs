//! What a count came to, as it is told on pages, in files and by `vatra count`: positions, numbers and reasons, without
//! names. It is kept as JSON when a vote is counted, and made anew by whoever recounts.
use rules::Money;
use rules::counting::{Counted, NotCounted, Outcome, Rule};
use rules::equal_shares::{self, WhyNot};
use rules::fraction::Fraction;
use rules::greedy::NotFunded;
use rules::referendum::Answer;
use rules::tally::Election;
use serde::{Deserialize, Serialize};

/// A count in full. Positions begin at 1, sums are in bani.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Told {
    /// The rule with all its parameters, as it is published.
    pub rule: String,
    pub ballots: u64,
    pub blank: u64,
    pub spoiled: u64,
    /// In the order in which the rule chose them.
    pub winners: Vec<usize>,
    /// What the winners cost.
    pub spent: i64,
    /// Every option, in the order of the ballot.
    pub options: Vec<OptionTold>,
    /// Options that tie after every written rule: a lot has to be drawn. Then `winners` are those decided before it.
    #[serde(default)]
    pub tied: Vec<usize>,
    /// How many lots had been drawn.
    #[serde(default)]
    pub lots: usize,
    #[serde(default)]
    pub shares: Option<SharesTold>,
    /// The stages of a transferable vote, in words of the rule.
    #[serde(default)]
    pub stages: Vec<StageTold>,
    #[serde(default)]
    pub answer: Option<AnswerTold>,
}

/// One option in a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct OptionTold {
    pub position: usize,
    /// Ballots that name it.
    pub votes: u64,
    /// What it is ordered by: votes, or points.
    pub score: u64,
    /// Why it did not win; none for a winner, and where only the order decides.
    #[serde(default)]
    pub why_not: Option<Reason>,
    /// Why it won, under equal shares.
    #[serde(default)]
    pub bought: Option<BoughtTold>,
}

/// Why an option did not win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    Withdrawn,
    NoVotes,
    /// So many votes more would have won a place.
    Short {
        votes: u64,
    },
    /// As many votes as a winner; the lot decided.
    Lot,
    /// It had too few votes to be looked at.
    BelowThreshold {
        needed: u64,
    },
    /// It cost more than was left when its turn came.
    TooDear {
        left: i64,
    },
    /// The list had ended before its turn.
    ListEnded,
    /// A winner takes its place (a plan for the same spot, or one of each domain).
    Excluded {
        by: usize,
    },
    /// All the shares of all its supporters are less than its cost.
    TooFewSupporters {
        support: i64,
    },
    /// Its supporters' money went to these others.
    MoneySpent {
        support: i64,
        losses: Vec<(usize, i64)>,
        left: i64,
    },
    CostsNothing,
    /// It was beaten in the transfers.
    Beaten,
}

/// How a project was bought under equal shares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoughtTold {
    /// What each supporter who could paid for one vote or point, to the nearest ban.
    pub price: i64,
    /// Effective votes in hundredths.
    pub effective: i64,
    pub in_full: u64,
    pub with_all: u64,
    /// Added in the end with what was left, by votes.
    pub filled: bool,
}

/// What is told of equal shares beside the options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharesTold {
    /// What each voter could direct in the end, in bani, rounded down.
    pub endowment: i64,
    pub increment: i64,
    pub runs: u64,
    pub comparison: Option<ComparisonTold>,
    /// The comparison overturned the result: "most votes" stands.
    pub most_votes_stand: bool,
}

/// Equal shares against "most votes".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonTold {
    pub most_votes: Vec<usize>,
    /// Voters with at least one project of theirs.
    pub reached: u64,
    pub reached_by_most_votes: u64,
    pub granted: u64,
    pub granted_by_most_votes: u64,
    pub prefer: u64,
    pub prefer_most_votes: u64,
}

/// One stage of a transferable vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageTold {
    /// Votes of each option in hundred-thousandths, in the order of the ballot.
    pub votes: Vec<u64>,
    pub non_transferable: u64,
    pub elected: Vec<usize>,
    pub excluded: Vec<usize>,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTold {
    pub yes: u64,
    pub no: u64,
    /// `yes`, `no`, or `no-quorum`.
    pub answer: String,
}

fn bani(money: Money) -> i64 {
    money.bani()
}

fn positions(options: &[usize]) -> Vec<usize> {
    options.iter().map(|option| option + 1).collect()
}

impl Told {
    /// What is told of a count that came to an end.
    #[must_use]
    pub fn of(election: &Election, rule: &Rule, counted: &Counted) -> Told {
        let tally = &counted.tally;
        let mut told = Told {
            rule: rule.to_string(),
            ballots: tally.ballots,
            blank: tally.blank,
            spoiled: tally.spoiled,
            winners: positions(counted.winners()),
            options: (0..election.choices.len())
                .map(|option| OptionTold {
                    position: option + 1,
                    votes: tally.votes.get(option).copied().unwrap_or(0),
                    score: tally.scores.get(option).copied().unwrap_or(0),
                    ..OptionTold::default()
                })
                .collect(),
            ..Told::default()
        };
        let costs = counted.winners().iter().map(|&option| election.choices[option].cost);
        told.spent = Money::sum(costs).map_or(i64::MAX, bani);
        match &counted.outcome {
            Outcome::MostVotes(ranking) => told.explain_most_votes(ranking),
            Outcome::Greedy(funded) => {
                for (option, why) in &funded.losers {
                    told.options[*option].why_not = Some(told_of_greedy(*why, rule));
                }
            }
            Outcome::EqualShares(outcome) => told.explain_shares(outcome),
            Outcome::Stv(count) => {
                told.stages = count.stages.iter().map(StageTold::of).collect();
                told.reason_for_losers(|_| Reason::Beaten);
            }
            Outcome::YesNo(outcome) => {
                let answer = match outcome.answer {
                    Answer::Yes => "yes",
                    Answer::No => "no",
                    Answer::NoQuorum => "no-quorum",
                };
                told.answer =
                    Some(AnswerTold { yes: outcome.yes, no: outcome.no, answer: answer.to_owned() });
                if outcome.answer == Answer::Yes {
                    told.winners = (1..=election.choices.len()).collect();
                }
            }
        }
        told
    }

    /// What is told of a count that waits for a lot. None if it stopped for another reason.
    #[must_use]
    pub fn of_tie(election: &Election, rule: &Rule, stopped: &NotCounted) -> Option<Told> {
        let NotCounted::NeedsLot(tie) = stopped else { return None };
        let tally = rules::tally::Profile::of(election).tally;
        let undecided = Counted { outcome: Outcome::Greedy(rules::greedy::Funded::default()), tally };
        let mut told = Told::of(election, rule, &undecided);
        told.winners = positions(&tie.decided);
        told.tied = positions(&tie.tied);
        Some(told)
    }

    fn reason_for_losers(&mut self, reason: impl Fn(&OptionTold) -> Reason) {
        for option in &mut self.options {
            if !self.winners.contains(&option.position) {
                option.why_not = Some(if option.votes == 0 { Reason::NoVotes } else { reason(option) });
            }
        }
    }

    fn explain_most_votes(&mut self, ranking: &rules::counting::Ranking) {
        let last = ranking.winners.iter().map(|&option| self.options[option].score).min();
        let needed = ranking.votes_needed;
        let tied = positions(&ranking.tied);
        self.reason_for_losers(|option| match last {
            _ if option.score < needed => Reason::BelowThreshold { needed },
            Some(last) if option.score < last => Reason::Short { votes: last - option.score + 1 },
            _ if tied.contains(&option.position) => Reason::Lot,
            _ => Reason::Beaten,
        });
    }

    fn explain_shares(&mut self, outcome: &equal_shares::Outcome) {
        let hundredths = |fraction: &Fraction| {
            fraction.rounded(100).and_then(|n| i64::try_from(n).ok()).unwrap_or(i64::MAX)
        };
        for bought in &outcome.bought {
            self.options[bought.option].bought = Some(BoughtTold {
                price: bani(bought.price.money()),
                effective: hundredths(&bought.effective_votes),
                in_full: bought.in_full,
                with_all: bought.with_all,
                filled: false,
            });
        }
        for left in &outcome.left {
            let option = &mut self.options[left.option];
            let support = hundredths(&left.support);
            option.why_not = Some(match left.why {
                WhyNot::Withdrawn => Reason::Withdrawn,
                WhyNot::NoSupport => Reason::NoVotes,
                WhyNot::CostsNothing => Reason::CostsNothing,
                WhyNot::Excluded { by } => Reason::Excluded { by: by + 1 },
                WhyNot::TooFewVotes => Reason::TooFewSupporters { support },
                WhyNot::MoneySpent => Reason::MoneySpent {
                    support,
                    losses: left.losses.iter().map(|(option, sum)| (option + 1, bani(*sum))).collect(),
                    left: bani(left.money_left),
                },
            });
        }
        for &option in &outcome.filled {
            self.options[option].why_not = None;
            self.options[option].bought =
                Some(BoughtTold { price: 0, effective: 0, in_full: 0, with_all: 0, filled: true });
        }
        self.shares = Some(SharesTold {
            endowment: outcome.endowment.floored(1).and_then(|n| i64::try_from(n).ok()).unwrap_or(i64::MAX),
            increment: bani(outcome.increment),
            runs: outcome.runs,
            comparison: outcome.comparison.as_ref().map(ComparisonTold::of),
            most_votes_stand: outcome.most_votes_stand,
        });
    }
}

fn told_of_greedy(why: NotFunded, rule: &Rule) -> Reason {
    match why {
        NotFunded::Withdrawn => Reason::Withdrawn,
        NotFunded::BelowThreshold => match rule {
            Rule::Greedy(rule) => Reason::BelowThreshold { needed: rule.threshold },
            _ => Reason::NoVotes,
        },
        NotFunded::DoesNotFit { left } => Reason::TooDear { left: bani(left) },
        NotFunded::ListEnded => Reason::ListEnded,
        NotFunded::Excluded { by } => Reason::Excluded { by: by + 1 },
    }
}

fn parts(votes: rules::stv::Votes) -> u64 {
    u64::try_from(votes.hundred_thousandths()).unwrap_or(u64::MAX)
}

impl StageTold {
    fn of(stage: &rules::stv::Stage) -> StageTold {
        let excluded = match stage.event {
            rules::stv::Event::Exclusion { of } => vec![of + 1],
            rules::stv::Event::FirstPreferences | rules::stv::Event::Surplus { .. } => Vec::new(),
        };
        StageTold {
            votes: stage.votes.iter().map(|votes| parts(*votes)).collect(),
            non_transferable: parts(stage.not_transferable),
            elected: positions(&stage.elected),
            excluded,
        }
    }
}

impl ComparisonTold {
    fn of(comparison: &equal_shares::Comparison) -> ComparisonTold {
        ComparisonTold {
            most_votes: positions(&comparison.most_votes.winners),
            reached: comparison.equal_shares.voters_reached,
            reached_by_most_votes: comparison.most_votes.voters_reached,
            granted: comparison.equal_shares.wishes_granted,
            granted_by_most_votes: comparison.most_votes.wishes_granted,
            prefer: comparison.prefer_equal_shares,
            prefer_most_votes: comparison.prefer_most_votes,
        }
    }
}
