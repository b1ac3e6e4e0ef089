//! Real elections beside the work space, counted as their cities, or two other programs, counted them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use formats::blt;
use formats::pb::{self, Limits};
use rules::Money;
use rules::equal_shares::{Add1, EqualShares, Outcome, Start};
use rules::greedy::{Greedy, Ties, Unfitting};
use rules::lot::Lot;
use rules::pairwise::Pairwise;
use rules::stv::{self, Votes};
use rules::tally::{Election, Profile};
use serde_json::Value;

/// The folder of real elections beside the work space, if it is there. On the build machine it has to be.
fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    #[expect(clippy::disallowed_methods, reason = "a test asks whether it runs on the build machine")]
    let on_build_machine = std::env::var("CI").is_ok();
    assert!(!on_build_machine, "the real elections are missing: {}", folder.display());
    say(&format!("skipped: there is no {} beside the work space", folder.display()));
    None
}

#[expect(
    clippy::print_stdout,
    reason = "whoever runs the tests is told what was left out, and times when asked for"
)]
fn say(line: &str) {
    println!("{line}");
}

fn expected(folder: &Path) -> Vec<(String, Value)> {
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let all: serde_json::Map<String, Value> = serde_json::from_str(&text).unwrap();
    all.into_iter().collect()
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

/// An election, ready to be counted.
struct Real {
    ids: Vec<String>,
    election: Election,
    profile: Profile,
}

fn real(path: &Path) -> Real {
    let file = std::fs::read(path).unwrap();
    let (file, election) =
        pb::parse_vote(file, Limits::Any).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    let profile = Profile::of(&election);
    assert_eq!(profile.tally.spoiled, 0, "{}", path.display());
    Real { ids: file.projects.into_iter().map(|project| project.id).collect(), election, profile }
}

impl Real {
    /// In the published results the smallest id, byte by byte, stands in for the lot.
    fn by_id(&self) -> Lot {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        order.sort_by_key(|&option| &self.ids[option]);
        Lot::new(order)
    }

    fn named(&self, options: &[usize]) -> Vec<String> {
        options.iter().map(|&option| self.ids[option].clone()).collect()
    }

    fn equal_shares(&self, rule: EqualShares) -> Outcome {
        rule.count(&self.election, &self.profile, &self.by_id(), &mut |_| ControlFlow::Continue(())).unwrap()
    }
}

/// The variants of the published results, as this program names them.
fn variant(name: &str, increment: i64) -> Option<EqualShares> {
    let increment = Money::from_lei(increment);
    let add1 = |start, exhaustive, fill| EqualShares {
        completion: Some(Add1 { start, increment, exhaustive }),
        fill,
        ..EqualShares::default()
    };
    match name {
        "mes" => Some(EqualShares::default()),
        "add1" => Some(add1(Start::Fractional, true, false)),
        "add1u" => Some(add1(Start::Fractional, true, true)),
        "add1noexh" => Some(add1(Start::Fractional, false, false)),
        "add1int" => Some(add1(Start::Integral, false, false)),
        _ => None,
    }
}

#[test]
fn every_variant_of_equal_shares_has_the_winners_that_other_programs_agree_on() {
    let Some(folder) = folder("pb") else { return };
    let mut checked = 0;
    for (file, facts) in expected(&folder) {
        let real = real(&folder.join(&file));
        assert_eq!(Some(real.profile.voters()), facts["n_voters"].as_u64(), "{file}");
        for (name, known) in facts["variants"].as_object().unwrap() {
            let winners = strings(&known["winners_in_order"]);
            if name == "greedy" {
                let Election { budget, choices, .. } = &real.election;
                let funded =
                    Greedy::default().count(*budget, choices, &real.profile.tally, &real.by_id()).unwrap();
                assert_eq!(real.named(&funded.winners), winners, "{name} in {file}");
                checked += 1;
            }
            let Some(rule) = variant(name, known["increment_per_voter"].as_i64().unwrap_or(1)) else {
                continue;
            };
            let begun = std::time::Instant::now();
            let outcome = real.equal_shares(rule);
            say(&format!("{:7.3} s {:5} runs {name} {file}", begun.elapsed().as_secs_f64(), outcome.runs));
            assert_eq!(real.named(&outcome.winners), winners, "{name} in {file}");
            assert!(outcome.spent <= real.election.budget);
            checked += 1;
        }
    }
    assert!(checked >= 90, "only {checked} results checked");
}

#[test]
#[ignore = "measures: run it alone, in release"]
fn how_long_parsing_and_one_run_take() {
    let Some(folder) = folder("pb") else { return };
    for (file, _) in expected(&folder) {
        let bytes = std::fs::read(folder.join(&file)).unwrap();
        let mut times = Vec::new();
        let mut lap = std::time::Instant::now();
        let mut note = |what: &str| {
            times.push(format!("{what} {:.3} s", lap.elapsed().as_secs_f64()));
            lap = std::time::Instant::now();
        };
        let parsed = pb::parse(&bytes).unwrap();
        note("parse");
        let election = parsed.vote(Limits::Any).unwrap();
        note("convert");
        let profile = Profile::of(&election);
        note("profile");
        let ids = parsed.projects.iter().map(|project| project.id.clone()).collect();
        let real = Real { ids, election, profile };
        note("lot");
        real.equal_shares(EqualShares::default());
        note("equal shares");
        say(&format!("{} {file} {} ballots", times.join(", "), parsed.votes.len()));
    }
}

#[test]
fn every_city_is_counted_to_its_own_winners() {
    let Some(folder) = folder("pb/cities") else { return };
    let mut wrong = Vec::new();
    let all = expected(&folder);
    for (file, facts) in &all {
        let real = real(&folder.join(file));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole numbers, written as floats"
        )]
        let threshold = facts["threshold"].as_f64().unwrap() as u64;
        let unfitting = if facts["rule"] == "greedy-no-skip" { Unfitting::Stop } else { Unfitting::Skip };
        let rule = Greedy { unfitting, threshold, ties: Ties::Lot, ..Greedy::default() };
        let Election { budget, choices, .. } = &real.election;
        let in_file_order = Lot::new(0..choices.len());
        let funded = rule.count(*budget, choices, &real.profile.tally, &in_file_order).unwrap();
        let winners = sorted(real.named(&funded.winners));
        if winners != strings(&facts["winners"]) {
            wrong.push(format!("{file}: {winners:?} instead of {}", facts["winners"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    assert!(all.len() >= 121);
}

fn ward(path: &Path) -> blt::Election {
    blt::parse(std::fs::read(path).unwrap()).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// The last record of each stage: votes of every candidate, as written in the published counts.
fn published_stages(path: &Path) -> Vec<Vec<String>> {
    let records: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut stages: Vec<Vec<String>> = Vec::new();
    for record in records.as_array().unwrap() {
        let votes = record["candidates"].as_object().unwrap();
        let number = |id: usize| votes[&id.to_string()]["vote"].as_str().unwrap().to_owned();
        let stage = usize::try_from(record["round"].as_u64().unwrap()).unwrap();
        stages.resize(stages.len().max(stage + 1), vec![]);
        stages[stage] = (1..=votes.len()).map(number).collect();
    }
    stages
}

#[test]
fn every_ward_is_counted_as_scotland_counts_it_stage_by_stage() {
    let Some(folder) = folder("stv") else { return };
    let mut stages_checked = 0;
    for (file, facts) in expected(&folder) {
        let ward = ward(&folder.join("blt").join(&file));
        let in_file_order = Lot::new(0..ward.candidates.len());
        let outcome = stv::count(&ward.vote(), ward.seats, &in_file_order).unwrap();
        // Some names are padded with spaces.
        let words = |name: &String| name.split_whitespace().collect::<Vec<_>>().join(" ");
        let elected = outcome.elected.iter().map(|&candidate| words(&ward.candidates[candidate])).collect();
        let known = strings(&facts["scotland"]["elected_names"]).iter().map(words).collect();
        assert_eq!(sorted(elected), sorted(known), "{file}");
        let broken = outcome.stages.iter().filter_map(|stage| stage.tie.as_ref());
        let (by_stage, by_lot): (Vec<_>, Vec<_>) = broken.partition(|tie| tie.by_stage.is_some());
        let told = |by: &str| {
            let ties = facts["scotland"]["ties"].as_array();
            ties.map_or(0, |ties| ties.iter().filter(|tie| tie.as_str().unwrap().contains(by)).count())
        };
        // The published count also orders candidates who have just the quota, and nothing to transfer.
        let known = (told("by prior stage (defeat"), told("by lot"));
        assert_eq!((by_stage.len(), by_lot.len()), known, "{file}");
        let Some(quota) = facts["scotland"]["quota"].as_str() else { continue };
        assert_eq!(Votes::whole(outcome.quota).to_string(), quota, "{file}");
        let name = file.replace(".blt", ".scotland.json");
        let published = published_stages(&folder.join("rounds").join(name));
        let ours: Vec<Vec<String>> =
            outcome.stages.iter().map(|stage| stage.votes.iter().map(Votes::to_string).collect()).collect();
        assert_eq!(ours, published, "{file}");
        stages_checked += ours.len();
        assert_eq!(blt::parse(blt::write(&ward)), Ok(ward), "round trip of {file}");
    }
    assert!(stages_checked > 100, "only {stages_checked} stages checked");
}

#[test]
fn with_one_seat_every_ward_elects_its_instant_runoff_winner() {
    let Some(folder) = folder("stv") else { return };
    for (file, facts) in expected(&folder) {
        let single = &facts["single_winner"];
        let Some(winner) = single["irv"].as_u64() else { continue };
        let vote = ward(&folder.join("blt").join(&file)).vote();
        let outcome = stv::count(&vote, 1, &Lot::default()).unwrap();
        assert_eq!(outcome.elected, [usize::try_from(winner).unwrap() - 1], "{file}");
        for (round, stage) in single["irv_rounds"].as_array().unwrap().iter().zip(&outcome.stages) {
            for (candidate, votes) in round.as_object().unwrap() {
                let ours = stage.votes[candidate.parse::<usize>().unwrap() - 1];
                assert_eq!(ours, Votes::whole(votes.as_u64().unwrap()), "{candidate} in {file}");
            }
        }
        let pairwise = Pairwise::of(&vote);
        let condorcet = single["condorcet_winner"].as_u64().map(|id| usize::try_from(id).unwrap() - 1);
        assert_eq!(pairwise.beats_all(), condorcet, "{file}");
        for (pair, votes) in single["pairwise"].as_object().unwrap() {
            let (one, other) = pair.split_once('>').unwrap();
            let number = |id: &str| id.parse::<usize>().unwrap() - 1;
            assert_eq!(
                pairwise.table[number(one)][number(other)],
                votes.as_u64().unwrap(),
                "{pair} in {file}"
            );
        }
    }
}
