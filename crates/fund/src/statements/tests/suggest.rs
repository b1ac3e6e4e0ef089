//! What is suggested, and what never is.
use super::super::domain::{AccountId, LineId, LineState, StatementFileId, StatementId};
use super::super::doubles::{Double, Other, double_of};
use super::*;
use proptest::prelude::*;
use rules::ids::reference_code;

const OUR_ACCOUNT: &str = "RO49AAAA1B31007593840000";

fn id(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

fn lei(lei: i64) -> Money {
    Money::from_lei(lei).unwrap()
}

fn line(n: u128, amount: Money, kind: LineKind, name: &str, text: &str) -> Line {
    Line {
        id: LineId(id(n)),
        account: AccountId(id(1)),
        file: StatementFileId(id(1)),
        statement: StatementId(id(1)),
        line: 1,
        status: Status::Booked,
        kind,
        on_day: Day::parse("2026-05-14").unwrap(),
        amount,
        reference: None,
        part: None,
        state: LineState::Waiting,
        books_id: id(n),
        is_distinct: false,
        became: None,
        campaign: None,
        donation: None,
        entry: None,
        same_as: None,
        reason: None,
        settled_at: None,
        name: Some(name.to_owned()),
        from: None,
        text: Some(text.to_owned()),
    }
}

fn known() -> Knowledge {
    let campaign = Known {
        id: CampaignId(id(7)),
        account: OUR_ACCOUNT.to_owned(),
        opens_on: Day::parse("2026-05-05").unwrap(),
        cash: lei(300),
        awaited: None,
    };
    Knowledge { account: OUR_ACCOUNT.to_owned(), campaigns: vec![campaign], ..Knowledge::default() }
}

fn pledge(random: u64, amount: Money, name: &str) -> OpenPledge {
    OpenPledge {
        campaign: CampaignId(id(7)),
        code: reference_code(random),
        amount,
        name: Some(name.to_owned()),
        shown: Shown::Name,
        until: Day::parse("2026-06-01").unwrap(),
    }
}

fn one(line: &Line, known: &Knowledge) -> Suggestion {
    suggest(std::slice::from_ref(line), known).remove(0)
}

#[test]
fn a_code_with_its_sum_is_ticked_and_one_with_another_sum_or_too_late_is_not() {
    let code = reference_code(77);
    let known = Knowledge { pledges: vec![pledge(77, lei(50), "Ana Pop")], ..known() };
    let typed = format!("donatie {}-{} parc", code[..4].to_lowercase(), &code[4..]);
    let found = one(&line(1, lei(50), LineKind::Incoming, "X", &typed), &known);
    assert_eq!(
        (found.because, found.ticked, found.pledge.as_deref()),
        (Because::Code, true, Some(code.as_str()))
    );
    let found = one(&line(1, lei(49), LineKind::Incoming, "X", &typed), &known);
    assert_eq!(
        (found.because, found.ticked, found.pledge.as_deref()),
        (Because::CodeOnly, false, Some(code.as_str()))
    );
    let mut late = line(1, lei(50), LineKind::Incoming, "X", &typed);
    late.on_day = Day::parse("2026-06-02").unwrap();
    assert!(!one(&late, &known).ticked);
}

#[test]
fn a_name_in_whatever_order_and_with_old_letters_is_suggested_and_never_ticked() {
    let known = Knowledge { pledges: vec![pledge(1, lei(50), "Ștefan-Ana Mureșan")], ..known() };
    for name in ["MURESAN STEFAN ANA", "Ana Mureşan, Ştefan"] {
        let found = one(&line(1, lei(50), LineKind::Incoming, name, "donatie"), &known);
        assert_eq!((found.because, found.ticked), (Because::Name, false), "{name}");
        let other = one(&line(1, lei(51), LineKind::Incoming, name, "donatie"), &known);
        assert_eq!((other.because, other.pledge), (Because::Unmatched, None));
    }
    let twice =
        Knowledge { pledges: vec![pledge(1, lei(50), "Ana Pop"), pledge(2, lei(50), "Pop Ana")], ..known };
    let found = one(&line(1, lei(50), LineKind::Incoming, "ANA POP", ""), &twice);
    assert_eq!(found.because, Because::Unmatched, "two pledges of one name and sum are one too many");
}

#[test]
fn what_an_authority_pays_is_the_match_or_nothing() {
    let mut from_treasury = line(1, lei(8_250), LineKind::Incoming, "UNITATE", "HCL 45");
    from_treasury.from = Some("RO12TREZ2165003XXX000123".into());
    for line in [from_treasury, line(2, lei(8_250), LineKind::Incoming, "COMUNA COJOCNA", "cofinantare")] {
        let found = one(&line, &known());
        assert_eq!((found.what, found.because), (What::Aside, Because::Authority));
        let mut decided = known();
        decided.campaigns[0].awaited = Some(lei(8_250));
        let found = one(&line, &decided);
        assert_eq!((found.what, found.campaign, found.ticked), (What::Match, Some(CampaignId(id(7))), false));
    }
}

#[test]
fn every_other_kind_has_its_place() {
    let own = Line { from: Some(OUR_ACCOUNT.into()), ..line(1, lei(5), LineKind::Incoming, "Noi", "") };
    let pending = Line { status: Status::Pending, ..line(1, lei(5), LineKind::Incoming, "X", "") };
    for (line, what, because) in [
        (line(1, lei(-4), LineKind::Fee, "", "comision"), What::Fee, Because::Fee),
        (line(1, lei(310), LineKind::Cash, "", "depunere"), What::Banked, Because::Cash),
        (line(1, lei(-90), LineKind::Outgoing, "SRL", "factura"), What::Wait, Because::Outgoing),
        (line(1, lei(-90), LineKind::Return, "X", "retur"), What::Return, Because::ReturnUnknown),
        (line(1, lei(90), LineKind::Return, "X", "retur"), What::Wait, Because::CameBack),
        (line(1, lei(1), LineKind::Interest, "", "dobanda"), What::Wait, Because::Interest),
        (own, What::Aside, Because::Own),
        (pending, What::Wait, Because::Noted),
    ] {
        let found = one(&line, &known());
        assert_eq!((found.what, found.because, found.ticked), (what, because, false), "{:?}", line.kind);
    }
    assert_eq!(one(&line(1, lei(300), LineKind::Cash, "", ""), &known()).campaign, Some(CampaignId(id(7))));
}

#[test]
fn a_return_finds_the_gift_of_the_same_payer_and_never_more_than_is_left() {
    let given = |n: u128, left: i64, day: &str, donor: &str, from: Option<&str>| Given {
        donation: DonationId(id(n)),
        campaign: CampaignId(id(7)),
        on_day: Day::parse(day).unwrap(),
        left: lei(left),
        donor: Some(donor.to_owned()),
        from: from.map(str::to_owned),
        pledge: None,
    };
    let known = Knowledge {
        given: vec![
            given(1, 100, "2026-05-10", "Ana Pop", Some("RO1")),
            given(2, 50, "2026-05-11", "Ana Pop", Some("RO1")),
            given(3, 50, "2026-05-20", "Ana Pop", Some("RO1")),
            given(4, 50, "2026-05-11", "Ion Rus", None),
        ],
        ..known()
    };
    let mut back = line(9, lei(-50), LineKind::Return, "x", "retur");
    back.from = Some("RO 1".into());
    assert_eq!(one(&back, &known).donation, Some(DonationId(id(2))), "the whole of it, and before that day");
    assert_eq!(
        one(&line(9, lei(-50), LineKind::Outgoing, "RUS ION", ""), &known).donation,
        Some(DonationId(id(4)))
    );
    assert_eq!(one(&line(9, lei(-51), LineKind::Outgoing, "RUS ION", ""), &known).donation, None);
}

#[test]
fn companies_are_known_by_their_letters() {
    for (name, source) in [
        ("AGRO COJOCNA S.R.L.", Source::Company),
        ("Electrica SA", Source::Company),
        ("Sara Pop", Source::Individual),
        ("", Source::Individual),
    ] {
        assert_eq!(source_of(name), source, "{name}");
    }
}

fn other(line: &Line, n: u128, statement: u128) -> Other {
    Other {
        id: LineId(id(n)),
        statement: StatementId(id(statement)),
        line: 0,
        state: LineState::Waiting,
        on_day: line.on_day,
        amount: line.amount,
        is_part: line.part.is_some(),
        whole: line.part.map(|part| part.whole),
        name: line.name.clone(),
        from: line.from.clone(),
    }
}

#[test]
fn the_later_of_two_like_payments_is_doubted_and_a_whole_against_its_parts() {
    let later = line(5, lei(50), LineKind::Incoming, "Szabó István", "donatie");
    assert_eq!(double_of(&later, &[other(&later, 4, 1)], &[]), Some(Double::Line(LineId(id(4)))));
    let turned = Other { name: Some("ISTVAN SZABO".into()), ..other(&later, 4, 2) };
    assert_eq!(double_of(&later, &[turned], &[]), Some(Double::Line(LineId(id(4)))));
    let stranger = Other { name: Some("Ana Pop".into()), ..other(&later, 4, 2) };
    assert_eq!(double_of(&later, &[stranger], &[]), None);
    let aside = Other { state: LineState::Aside, ..other(&later, 4, 2) };
    assert_eq!(double_of(&later, &[aside], &[]), None);
    let said = Line { is_distinct: true, ..later.clone() };
    assert_eq!(double_of(&said, &[other(&later, 4, 1)], &[]), None);

    let whole = line(6, lei(75), LineKind::Incoming, "", "");
    let part = Other { amount: lei(25), is_part: true, whole: Some(lei(75)), ..other(&whole, 7, 2) };
    assert_eq!(double_of(&whole, &[part], &[]), Some(Double::Collected(LineId(id(7)))));
}

/// Lines and pledges of few sums, names and codes, so that they meet.
fn scene() -> impl Strategy<Value = (Vec<Line>, Knowledge)> {
    let names = || proptest::sample::select(vec!["Ana Pop", "POP ANA", "Ion Rus", "Comuna Boju", ""]);
    let kinds = proptest::sample::select(LineKind::ALL.to_vec());
    let status = proptest::sample::select(Status::ALL.to_vec());
    let lines = proptest::collection::vec((-3i64..4, names(), 0u64..6, kinds, status), 1..12);
    let pledges = proptest::collection::btree_map(0u64..6, (1i64..4, names()), 0..6);
    (lines, pledges).prop_map(|(lines, pledges)| {
        let lines = (1u128..).zip(lines).filter(|(_, one)| one.0 != 0).map(
            |(n, (amount, name, code, kind, status))| {
                let text =
                    if code == 5 { String::new() } else { format!("donatie {}", reference_code(code)) };
                Line { status, ..line(n, lei(amount), kind, name, &text) }
            },
        );
        let pledges =
            pledges.into_iter().map(|(code, (amount, name))| pledge(code, lei(amount), name)).collect();
        (lines.collect(), Knowledge { pledges, ..known() })
    })
}

proptest! {
    #[test]
    fn only_a_booked_sum_that_came_in_with_code_and_amount_of_an_open_pledge_is_ticked((lines, known) in scene()) {
        for (line, found) in lines.iter().zip(suggest(&lines, &known)) {
            if found.ticked {
                let pledge = known.pledges.iter().find(|pledge| Some(&pledge.code) == found.pledge.as_ref()).unwrap();
                prop_assert!(line.status == Status::Booked && line.amount.is_positive() && found.what == What::Donation);
                prop_assert!(pledge.amount == line.amount && line.text.as_ref().unwrap().contains(&pledge.code));
                prop_assert!(!is_authority(line) && found.campaign == Some(pledge.campaign));
            }
            prop_assert!(found.what != What::Donation || (!is_authority(line) && line.amount.is_positive()));
        }
    }

    #[test]
    fn one_pledge_ticks_one_line((lines, known) in scene()) {
        let mut ticked: Vec<String> =
            suggest(&lines, &known).into_iter().filter(|one| one.ticked).filter_map(|one| one.pledge).collect();
        let all = ticked.len();
        ticked.sort();
        ticked.dedup();
        prop_assert_eq!(ticked.len(), all);
    }

    #[test]
    fn the_order_of_pledges_does_not_matter((lines, mut known) in scene()) {
        let before = suggest(&lines, &known);
        known.pledges.reverse();
        prop_assert_eq!(suggest(&lines, &known), before);
    }
}
