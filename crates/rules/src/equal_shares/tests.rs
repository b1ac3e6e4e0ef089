use super::*;
use crate::ballot::{Ballot, BallotKind, Papers};
use crate::tally::Choice;

/// Costs in lei; so many voters, and what they approve.
fn election(budget: i64, costs: &[i64], ballots: &[(u64, &[usize])]) -> Election {
    let choice = |&cost: &i64| Choice { cost: lei(cost), ..Choice::default() };
    let papers = |(copies, named): &(u64, &[usize])| Papers {
        ballot: Ballot::Options(named.to_vec()),
        copies: *copies,
    };
    Election {
        kind: BallotKind::Approval { min: 0, max: 99 },
        choices: costs.iter().map(choice).collect(),
        budget: lei(budget),
        entitled: 0,
        ballots: ballots.iter().map(papers).collect(),
    }
}

fn lei(lei: i64) -> Money {
    Money::from_lei(lei).unwrap()
}

fn count(rule: EqualShares, election: &Election, lot: &[usize]) -> Result<Outcome, Stopped> {
    let lot = Lot::new(lot.iter().copied());
    rule.count(election, &Profile::of(election), &lot, &mut |_| ControlFlow::Continue(()))
}

fn outcome(rule: EqualShares, election: &Election) -> Outcome {
    count(rule, election, &[]).unwrap()
}

const PLAIN: EqualShares = EqualShares { completion: None, fill: false, comparison: ComparisonStep::None };

fn add1(step: i64, exhaustive: bool) -> EqualShares {
    let completion = Some(Add1 { start: Start::Fractional, increment: Some(lei(step)), exhaustive });
    EqualShares { completion, ..PLAIN }
}

const ROAD: usize = 0;
const PARK: usize = 1;
const LAMPS: usize = 2;

/// Six voters want the road and the park, four the lamps; each directs 10 lei.
fn village() -> Election {
    election(100, &[40, 50, 45], &[(6, &[ROAD, PARK]), (4, &[LAMPS])])
}

#[test]
fn each_group_buys_what_its_own_shares_can_pay_for() {
    let result = outcome(PLAIN, &village());
    assert_eq!(result.winners, [ROAD]);
    assert_eq!(result.bought[0].effective_votes, Fraction::whole(6));
    assert_eq!(result.bought[0].price, Fraction::new(4000_u64, 6_u64));
    assert_eq!((result.bought[0].in_full, result.bought[0].with_all), (6, 0));
    assert_eq!(result.endowment, Fraction::whole(1000));
    let why: Vec<(usize, WhyNot, Money)> =
        result.left.iter().map(|left| (left.option, left.why, left.money_left)).collect();
    assert_eq!(why, [(PARK, WhyNot::MoneySpent, lei(20)), (LAMPS, WhyNot::TooFewVotes, lei(40))]);
    assert_eq!(result.left[0].losses, [(ROAD, lei(40))]);
    assert_eq!(
        result.left[0].support,
        Fraction::whole(1),
        "at the road's price the park could have been bought too"
    );
    assert_eq!(result.left[1].support, Fraction::new(40_u8, 45_u8));
}

#[test]
fn raised_shares_buy_until_the_budget_would_be_exceeded() {
    let result = outcome(add1(1, false), &village());
    // At 12 lei each, the lamps (48) and the road (40) are bought; at 15 the park (90 of the six) would be too much.
    assert_eq!(result.winners, [ROAD, LAMPS]);
    assert_eq!((result.endowment, result.increment, result.runs), (Fraction::whole(1400), lei(1), 6));
    let filled = outcome(EqualShares { fill: true, ..PLAIN }, &village());
    assert_eq!((filled.winners, filled.filled), (vec![ROAD, PARK], vec![PARK]));
}

#[test]
fn a_count_ends_when_all_that_people_want_is_bought() {
    let all = election(1000, &[40, 50, 45, 10], &[(6, &[ROAD, PARK]), (4, &[LAMPS])]);
    let result = outcome(add1(1, false), &all);
    assert_eq!(result.winners, [ROAD, PARK, LAMPS], "nobody wants the fourth");
    assert_eq!(result.left[0].why, WhyNot::NoSupport);
    let out_of_reach = election(100, &[50, 999_999], &[(6, &[ROAD]), (4, &[1])]);
    assert_eq!(outcome(add1(1, false), &out_of_reach).winners, [ROAD]);
}

#[test]
fn an_exhaustive_count_ends_as_soon_as_nothing_wanted_fits() {
    let small_step = |exhaustive| outcome(add1(1, exhaustive), &village());
    assert_eq!(
        (small_step(true).winners, small_step(true).endowment),
        (vec![ROAD, LAMPS], Fraction::whole(1200))
    );
    assert!(small_step(false).runs > small_step(true).runs);
}

#[test]
fn free_and_withdrawn_projects_and_empty_votes_do_no_harm() {
    let mut odd = election(100, &[0, 40, 45], &[(6, &[0, PARK]), (4, &[LAMPS, 0])]);
    odd.choices[PARK].withdrawn = true;
    let result = outcome(add1(1, false), &odd);
    assert_eq!(result.winners, [LAMPS]);
    let why: Vec<WhyNot> = result.left.iter().map(|left| left.why).collect();
    assert_eq!(why, [WhyNot::CostsNothing, WhyNot::Withdrawn]);
    for nothing in
        [election(100, &[50], &[]), election(0, &[50], &[(3, &[0])]), election(100, &[], &[(3, &[])])]
    {
        assert_eq!(outcome(add1(1, false), &nothing).winners, []);
    }
}

#[test]
fn a_tie_between_options_of_two_drawings_asks_for_one_of_its_own() {
    let tied = election(30, &[20, 20, 20], &[(2, &[0, 1])]);
    let count = |drawings: &[[usize; 2]]| {
        let lot = Lot::of(drawings.iter().map(|drawn| drawn.to_vec()));
        PLAIN.count(&tied, &Profile::of(&tied), &lot, &mut |_| ControlFlow::Continue(()))
    };
    let asked = Err(NeedsLot { decided: vec![], tied: vec![0, 1] }.into());
    assert_eq!(count(&[[0, 2], [2, 1]]), asked, "nobody has drawn between these two");
    assert_eq!(count(&[[0, 2], [2, 1], [1, 0]]).unwrap().winners, [1]);
}

#[test]
fn equal_votes_go_by_cost_then_by_lot_and_apart_from_each_other_without_one() {
    let cheaper = election(40, &[20, 15], &[(2, &[0, 1])]);
    assert_eq!(outcome(PLAIN, &cheaper).winners, [1, 0]);
    let tied = election(30, &[20, 20], &[(2, &[0, 1])]);
    assert_eq!(count(PLAIN, &tied, &[]), Err(NeedsLot { decided: vec![], tied: vec![0, 1] }.into()));
    assert_eq!(count(PLAIN, &tied, &[1, 0]).unwrap().winners, [1]);
    let apart = election(40, &[20, 20], &[(2, &[0]), (2, &[1])]);
    assert_eq!(outcome(PLAIN, &apart).winners, [0, 1], "whichever is bought first, the other one is too");
}

#[test]
fn an_exclusive_project_shuts_out_the_others_of_its_group() {
    let mut square = election(100, &[30, 20], &[(6, &[0, 1]), (4, &[0])]);
    square.choices.iter_mut().for_each(|choice| choice.exclusive = vec![1]);
    let result = outcome(EqualShares { fill: true, ..add1(1, false) }, &square);
    assert_eq!(result.winners, [0]);
    assert_eq!(result.left[0].why, WhyNot::Excluded { by: 0 });
}

#[test]
fn voters_compare_the_result_with_most_votes_and_the_rule_says_whether_that_counts() {
    // By most votes both projects of the six win; with shares, the road, and the lamps of the four.
    let result = outcome(add1(1, false), &village());
    let comparison = result.comparison.unwrap();
    assert_eq!(comparison.most_votes.winners, [ROAD, PARK]);
    assert_eq!((comparison.prefer_equal_shares, comparison.prefer_most_votes), (4, 6));
    assert_eq!((comparison.only_equal_shares, comparison.only_most_votes), (4, 0));
    assert_eq!((comparison.equal_shares.voters_reached, comparison.equal_shares.wishes_granted), (10, 10));
    assert_eq!((comparison.most_votes.voters_reached, comparison.most_votes.wishes_granted), (6, 12));
    let by = |step| outcome(EqualShares { comparison: step, ..add1(1, false) }, &village());
    let by_satisfaction = by(ComparisonStep::Satisfaction);
    assert_eq!((by_satisfaction.winners, by_satisfaction.most_votes_stand), (vec![ROAD, PARK], true));
    assert_eq!(by_satisfaction.spent, lei(90));
    assert!(!by(ComparisonStep::Exclusion).most_votes_stand);
}

#[test]
fn the_step_is_a_thousandth_of_the_share_in_whole_units() {
    let step = |budget: u64, voters| Add1::default().increment_for(budget * 100, voters);
    assert_eq!([step(1_000_000, 6_586), step(216_000_000, 1_792), step(5, 10)], [lei(1), lei(120), lei(1)]);
}

#[test]
fn one_voter_s_account_shows_what_went_where() {
    let result = outcome(add1(1, false), &village());
    assert_eq!(result.payments(&[(ROAD, 1), (PARK, 1)]), [(ROAD, Fraction::new(4000_u64, 6_u64))]);
    assert_eq!(result.payments(&[(LAMPS, 1)]), [(LAMPS, Fraction::whole(1125))]);
    assert_eq!(result.payments(&[]), []);
}
