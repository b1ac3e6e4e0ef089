use super::*;
use crate::pb::parse;

fn file(kind: &str, votes: &str) -> Election {
    let text = format!(
        "META\nkey;value\nbudget;100,5\n{kind}\nPROJECTS\nproject_id;cost;category\nA/1;40.0;sport\n\
         B.2;999999999;sport\nC;60;None\nVOTES\nvoter_id;vote;points\n{votes}"
    );
    parse(text).unwrap()
}

fn ballots(vote: &Vote) -> Vec<&Ballot> {
    vote.ballots.iter().map(|papers| &papers.ballot).collect()
}

#[test]
fn projects_keep_their_costs_their_domain_and_whether_they_were_withdrawn() {
    let vote = file("vote_type;approval", "1;C,A/1,C;\n2;;\n").vote(Limits::Any).unwrap();
    assert_eq!(vote.budget, Money::from_bani(10_050));
    let facts: Vec<_> = vote.choices.iter().map(|c| (c.cost.bani(), c.withdrawn, c.domain)).collect();
    assert_eq!(facts, [(4_000, false, Some(0)), (99_999_999_900, true, Some(0)), (6_000, false, None)]);
    assert_eq!(ballots(&vote), [&Ballot::Options(vec![2, 0]), &Ballot::Blank]);
}

#[test]
fn a_file_read_straight_into_a_vote_gives_the_same_vote() {
    let election = file("vote_type;cumulative", "1;C,A/1;5,0\n2;A/1;\n");
    let (head, vote) = parse_vote(crate::pb::write(&election), Limits::Any).unwrap();
    assert_eq!(vote, election.vote(Limits::Any).unwrap());
    assert_eq!(head, Election { votes: vec![], ..election });
    let negative = file("vote_type;cumulative", "1;C;-1\n");
    let fault = NotCountable::BadPoints { voter: "1".to_owned(), points: -1 };
    assert_eq!(parse_vote(crate::pb::write(&negative), Limits::Any), Err(fault.into()));
    assert!(matches!(parse_vote("", Limits::Any), Err(CannotRecount::File(_))));
}

#[test]
fn the_limits_that_a_file_announces_hold_only_when_asked_for() {
    let kind = |meta: &str, limits| file(meta, "1;A/1,C;\n").vote(limits).unwrap().kind;
    let approval = "vote_type;approval\nmin_length;1\nmax_length;1";
    assert_eq!(kind(approval, Limits::Announced), BallotKind::Approval { min: 1, max: 1 });
    assert_eq!(kind(approval, Limits::Any), BallotKind::Approval { min: 0, max: 3 });
    assert_eq!(kind("vote_type;choose-1", Limits::Announced), BallotKind::ChooseOne);
    let ordinal = "vote_type;Ordinal\nmax_length;1";
    assert_eq!(kind(ordinal, Limits::Announced), BallotKind::Ranked { min: 0, max: 1 });
    assert_eq!(kind(ordinal, Limits::Any), BallotKind::Ranked { min: 0, max: 2 });
    assert_eq!(kind("vote_type;ordinal", Limits::Any), BallotKind::Ranked { min: 0, max: 2 });
    let points = "vote_type;cumulative\nmax_points;3\nmin_sum_points;1\nmax_sum_points;5";
    let limits = PointLimits { least_options: 0, most_each: 3, least_sum: 1, most_sum: 5 };
    assert_eq!(kind(points, Limits::Announced), BallotKind::Points(limits));
}

#[test]
fn points_go_with_their_projects_and_have_their_bounds() {
    let vote = |votes| file("vote_type;cumulative", votes).vote(Limits::Any);
    let given = vote("1;C,A/1;5,0\n2;A/1;\n").unwrap();
    assert_eq!(ballots(&given), [&Ballot::Points(vec![(2, 5), (0, 0)]), &Ballot::Points(vec![(0, 1)])]);
    let bad = |points| Err(NotCountable::BadPoints { voter: "1".to_owned(), points });
    assert_eq!(vote("1;C;-1\n"), bad(-1));
    assert_eq!(vote("1;C;1000001\n"), bad(1_000_001));
    let unknown = file("vote_type;judgment", "1;C;\n").vote(Limits::Any);
    assert_eq!(unknown, Err(NotCountable::UnknownType("judgment".to_owned())));
}
