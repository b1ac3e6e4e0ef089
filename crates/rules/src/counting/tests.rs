use super::*;
use crate::ballot::Ballot;
use crate::money::Money;
use crate::tally::Choice;

fn election(kind: BallotKind, ballots: &[&[usize]]) -> Election {
    let choice = |cost| Choice { cost: Money::from_bani(cost), ..Choice::default() };
    Election {
        kind,
        choices: [100, 60, 60].map(choice).to_vec(),
        budget: Money::from_bani(120),
        entitled: 10,
        ballots: ballots.iter().map(|named| Ballot::Options(named.to_vec()).into()).collect(),
    }
}

const APPROVAL: BallotKind = BallotKind::Approval { min: 1, max: 2 };

fn winners(rule: &str, election: &Election, lot: &[usize]) -> Result<Vec<usize>, NotCounted> {
    let rule: Rule = rule.parse().unwrap();
    let lot = Lot::new(lot.iter().copied());
    rule.count(election, &lot, &mut |_| ControlFlow::Continue(())).map(|counted| counted.winners().to_vec())
}

#[test]
fn a_rule_is_read_back_as_it_was_written() {
    for rule in [
        "most-votes+winners=3",
        "most-votes+winners=3+threshold=10%",
        "greedy",
        "greedy+no-skip+threshold=50+one-per-domain+ties=lot",
        "greedy+reserve=80%",
        "equal-shares",
        "equal-shares+fill",
        "equal-shares+add1+fractional",
        "equal-shares+add1+integral+exhaustive+increment=1.00+fill+compare=exclusion",
        "equal-shares+add1+fractional+compare=satisfaction",
        "stv+seats=3",
        "yes-no",
        "yes-no+quorum=30%+of-ballots",
    ] {
        assert_eq!(rule.parse::<Rule>().map(|rule| rule.to_string()), Ok(rule.to_owned()));
    }
    let short: Rule = "equal-shares+add1+exhaustive".parse().unwrap();
    assert_eq!(short.to_string(), "equal-shares+add1+fractional+exhaustive", "what was meant is written out");
}

#[test]
fn a_rule_that_is_not_known_is_refused() {
    let parameter = |rule: &str, parameter: &str| UnknownRule::Parameter {
        rule: rule.to_owned(),
        parameter: parameter.to_owned(),
    };
    for (text, why) in [
        ("", UnknownRule::Name(String::new())),
        ("phragmen", UnknownRule::Name("phragmen".to_owned())),
        ("greedy+fill", parameter("greedy", "fill")),
        ("greedy+reserve=101%", parameter("greedy", "reserve=101%")),
        ("equal-shares+exhaustive", parameter("equal-shares", "exhaustive")),
        ("equal-shares+add1+increment=0", parameter("equal-shares", "increment=0")),
        ("stv+seats=x", parameter("stv", "seats=x")),
        ("greedy+no-skip+reserve=80%", UnknownRule::Twice("reserve=80%".to_owned())),
        ("equal-shares+add1+add1", UnknownRule::Twice("add1".to_owned())),
    ] {
        assert_eq!(text.parse::<Rule>(), Err(why), "{text}");
    }
}

#[test]
fn every_rule_counts_its_ballots_through_the_one_door() {
    let vote = election(APPROVAL, &[&[0, 1], &[0], &[0, 2], &[2, 1], &[2, 1], &[]]);
    assert_eq!(
        winners("most-votes", &vote, &[]),
        Err(NeedsLot { decided: vec![], tied: vec![0, 1, 2] }.into())
    );
    assert_eq!(winners("most-votes", &vote, &[2, 0, 1]), Ok(vec![2]));
    assert_eq!(winners("most-votes+winners=3+threshold=60%", &vote, &[]), Ok(vec![0, 1, 2]));
    assert_eq!(winners("most-votes+winners=3+threshold=61%", &vote, &[]), Ok(vec![]));
    assert_eq!(winners("greedy", &vote, &[]), Ok(vec![1, 2]));
    assert_eq!(winners("greedy+ties=lot", &vote, &[0, 1, 2]), Ok(vec![0]));
    let wrong = NotCounted::WrongBallots { rule: Rule::Stv { seats: 1 }, kind: APPROVAL };
    assert_eq!(winners("stv", &vote, &[]), Err(wrong));
    let ranked = election(BallotKind::Ranked { min: 1, max: 3 }, &[&[0], &[1, 2], &[1]]);
    assert_eq!(winners("stv", &ranked, &[]), Ok(vec![1]));
    assert!(winners("yes-no", &ranked, &[]).is_err());
}

#[test]
fn the_answer_to_a_question_needs_its_quorum() {
    let mut vote = election(BallotKind::YesNo, &[]);
    vote.ballots = vec![Ballot::Yes.into(), Ballot::Yes.into(), Ballot::No.into()];
    let answer = |rule: &str| {
        let rule: Rule = rule.parse().unwrap();
        rule.count(&vote, &Lot::default(), &mut |_| ControlFlow::Continue(())).unwrap().answer()
    };
    assert_eq!(answer("yes-no+quorum=30%"), Some(Answer::Yes));
    assert_eq!(answer("yes-no+quorum=31%"), Some(Answer::NoQuorum));
}

#[test]
fn a_long_count_can_be_cancelled() {
    let vote = election(APPROVAL, &[&[0], &[1], &[2]]);
    let rule: Rule = "equal-shares+add1+fractional+increment=0.01".parse().unwrap();
    let mut told = 0;
    let cancelled = rule.count(&vote, &Lot::default(), &mut |_| {
        told += 1;
        if told == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((cancelled, told), (Err(NotCounted::Cancelled), 3));
}
