use crate::count::file::count_file;
use crate::fixtures::*;
use db::{args, sql};
use kit::test::World;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::task::JoinSet;

fn url(page: &str) -> String {
    format!("{URL}/{page}")
}

/// The initiatives of our community: proposal by title, with the vote that it won.
async fn initiatives(world: &World) -> Vec<(String, i64)> {
    let statement = sql!(
        "select title, cost from initiative where community_id = $1 and vote_id is not null order by id limit 10"
    );
    world.read(&world.ours).await.all(statement, args![]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_winner_becomes_an_initiative_with_nothing_typed() {
    for world in World::each_engine(areas).await {
        let id = voted(&world, 2, 1, &[&[2], &[2, 3], &[2, 1], &[3], &[]]).await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        client.post(&url("count"), &[]).await.is(403).shows("Votul este încă deschis");
        close(&world);
        client.get(&url("count")).await.is(200).shows("Se poate număra").shows("5 persoane");
        let answer = client.post(&url("count"), &[]).await;
        assert_eq!(
            (answer.status, answer.location()),
            (303, "/processes/sat-2026/vote/results?done=count-decided")
        );
        assert_eq!(initiatives(&world).await, [("Lumină pe alee".to_owned(), 200_000)]);
        let count = vote(&world, id).await.count.unwrap();
        assert_eq!((count.voters, count.ballots, count.blank, count.spoiled), (5, 5, 1, 0));
        let results = world.anyone().get(&url("results")).await;
        results
            .is(200)
            .shows("A câștigat „Lumină pe alee”, cu 3 voturi.")
            .shows("Au votat 5 persoane din 5 de pe lista de votanți: 100,0");
        results
            .shows("A fost un buletin alb.")
            .shows("I-au lipsit 2 voturi.")
            .shows("60,0")
            .shows(r#"width="60.0""#);
        results.shows("vatra count sat-2026-ballots.pb").hides("Atenție");
        world.anyone().get(URL).await.is(303);
        world
            .anyone()
            .get("/gathered/process")
            .await
            .is(200)
            .shows("A câștigat:")
            .shows("/initiatives/init_");
        world
            .anyone()
            .get("/gathered/report")
            .await
            .is(200)
            .shows("A câștigat „Lumină pe alee”, cu 3 voturi.");

        // Counting again changes nothing.
        let events = world.events(&world.ours).await;
        assert_eq!(client.post(&url("count"), &[]).await.location(), "/processes/sat-2026/vote/results");
        assert_eq!(world.events(&world.ours).await, events);
        assert_eq!(initiatives(&world).await.len(), 1);
        client.get("/duties").await.hides("/vote/");
        client.get(&url("count")).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_clerks_at_once_count_once() {
    for world in World::each_engine(areas).await {
        voted(&world, 1, 1, &[&[2], &[2], &[1]]).await;
        let clerk = clerk(&world).await;
        close(&world);
        let world = Arc::new(world);
        let mut tries = JoinSet::new();
        for _ in 0..10 {
            let (world, clerk) = (world.clone(), clerk.clone());
            tries.spawn(async move { world.as_(&clerk).post(&url("count"), &[]).await.status });
        }
        assert_eq!(tries.join_all().await, [303; 10]);
        let counted = world.events(&world.ours).await.iter().filter(|name| *name == "vote.counted").count();
        assert_eq!((counted, initiatives(&world).await.len()), (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tie_waits_for_a_lot_drawn_in_the_open() {
    for world in World::each_engine(areas).await {
        let id = voted(&world, 1, 1, &[&[1], &[1], &[3], &[3], &[2]]).await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        close(&world);
        client.post(&url("lot"), &[]).await.is(403);
        let answer = client.post(&url("count"), &[]).await;
        assert_eq!(answer.location(), "/processes/sat-2026/vote/count?done=count-tied");
        assert!(initiatives(&world).await.is_empty());
        client.get("/duties").await.shows("Egalitate: trageți la sorți");
        let open = world.anyone().get(&url("results")).await;
        open.is(200).shows("Este egalitate între „Bănci la gară” și „Șosea nouă”.").hides("câștigă</span>");
        let page = client.get(answer.location()).await;
        page.is(200).shows("Egalitate între 2 propuneri.").shows("Extrasă prima").shows("Extrasă a 2-a");

        let day = world.now().day().to_string();
        let whole = [
            ("drawn_by", "Ana Pop, secretar general"),
            ("witnesses", "Ion <Rus>, Eva Kis"),
            ("drawn_on", day.as_str()),
        ];
        for (order, wrong) in
            [(["1", "1"], "exact o dată"), (["1", "2"], "exact o dată"), (["1", ""], "exact o dată")]
        {
            let fields: Vec<(&str, &str)> = order.iter().map(|o| ("order", *o)).chain(whole).collect();
            client.post(&url("lot"), &fields).await.is(422).shows(wrong).shows("Ion &lt;Rus&gt;, Eva Kis");
        }
        let order = [("order", "3"), ("order", "1")];
        let nobody = client.post(&url("lot"), &[order[0], order[1], ("drawn_on", "2030-01-01")]).await;
        nobody.is(422).shows("Completați acest câmp").shows("dintre încheierea votului și astăzi");
        assert!(nobody.body.contains(r#"value="3" selected"#), "the typed order is still there");

        world.clock.advance(1);
        let fields: Vec<(&str, &str)> = order.iter().copied().chain(whole).collect();
        let decided = client.post(&url("lot"), &fields).await;
        assert_eq!(decided.location(), "/processes/sat-2026/vote/results?done=count-decided");
        assert_eq!(client.post(&url("lot"), &fields).await.location(), "/processes/sat-2026/vote/results");
        assert_eq!(initiatives(&world).await, [("Șosea nouă".to_owned(), 300_000)]);
        let results = world.anyone().get(&url("results")).await;
        results
            .is(200)
            .shows("A câștigat „Șosea nouă”, cu 2 voturi.")
            .shows("Ana Pop, secretar general")
            .shows("Ion &#60;Rus&#62;, Eva Kis");
        results
            .shows("A hotărât tragerea la sorți")
            .shows("--lot 3,1")
            .shows("„Șosea nouă”, „Bănci la gară”");
        world.anyone().get("/gathered/report").await.shows("La egalitate s-a tras la sorți");
        let told: Vec<String> =
            world.events(&world.ours).await.into_iter().filter(|name| name.starts_with("vote.")).collect();
        // The clock of tests stands still, so their order is by chance.
        let told: BTreeSet<&str> =
            told.iter().map(String::as_str).filter(|name| *name != "vote.cast").collect();
        assert_eq!(told, BTreeSet::from(["vote.opened", "vote.closed", "vote.tied", "vote.counted"]));
        let mut tx = world.write(&world.ours).await;
        let refused =
            tx.run(sql!("update vote_draw set drawn_order = '1,3' where community_id = $1"), args![]).await;
        assert!(refused.is_err(), "a lot can be changed");
        drop(tx);
        assert_eq!(vote(&world, id).await.count.unwrap().outcome, crate::vote::domain::Kind::Decided);
    }
}

fn recount(file: &str) -> crate::Recount {
    count_file(file.as_bytes(), 300, None, &[], &mut |_| std::ops::ControlFlow::Continue(())).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_recounts_the_published_file_to_the_same_result() {
    for world in World::each_engine(areas).await {
        voted(&world, 2, 1, &[&[1, 2], &[2], &[], &[3, 2], &[1]]).await;
        let clerk = clerk(&world).await;
        close(&world);
        world.as_(&clerk).post(&url("count"), &[]).await.is(303);
        let file = world.anyone().get(&url("ballots.pb")).await;
        file.is(200);
        assert!(file.headers["content-disposition"].to_str().unwrap().contains("sat-2026-ballots.pb"));
        let counted = recount(&file.body);
        let told = &counted.told;
        assert_eq!((told.ballots, told.blank, told.spoiled, &told.winners[..]), (5, 1, 0, &[2][..]));
        let names = counted.options.iter().map(|option| option.name.as_str());
        let votes: Vec<(&str, u64)> = names.zip(told.options.iter().map(|option| option.votes)).collect();
        assert_eq!(votes, [("Bănci la gară", 2), ("Lumină pe alee", 3), ("Șosea nouă", 1)]);
        assert_eq!(told.rule, "most-votes+winners=1", "the file says by which rule");

        let table = world.anyone().get(&url("ballots.csv")).await;
        let lines: Vec<&str> = table.is(200).body.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "Cod,Alb,1. Bănci la gară,2. Lumină pe alee,3. Șosea nouă");
        assert_eq!(lines.len(), 6, "a head and a line for each ballot");
        let sum = |at: usize| lines[1..].iter().filter(|line| line.split(',').nth(at) == Some("1")).count();
        assert_eq!([sum(1), sum(2), sum(3), sum(4)], [1, 2, 3, 1]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voter_finds_the_ballot_by_its_code() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let (people, clerk) = (residents(&world, 3).await, clerk(&world).await);
        open(&world, id).await;
        let mut wanted = Vec::new();
        for (person, option, line) in
            [(&people[0], "1", "0,1,0,0"), (&people[1], "2", "0,0,1,0"), (&people[2], "3", "0,0,0,1")]
        {
            let page = world.as_(person).post(&url("cast"), &[("option", option)]).await;
            let code = page.body.split(r#"id="code">"#).nth(1).unwrap().split('<').next().unwrap().to_owned();
            wanted.push(format!("{code},{line}"));
        }
        close(&world);
        world.as_(&clerk).post(&url("count"), &[]).await.is(303);
        let table = world.anyone().get(&url("ballots.csv")).await;
        for line in wanted {
            table.shows(&line);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_are_text_on_every_page_and_in_every_file() {
    for world in World::each_engine(areas).await {
        let titles = ["=HYPERLINK(\"http://x\"),;", "<script>alert(1)</script>", "A"];
        let id = process(&world, &titles, 3, 1).await;
        let (people, clerk) = (residents(&world, 1).await, clerk(&world).await);
        open(&world, id).await;
        world.as_(&people[0]).get(URL).await.is(200).hides("<script>alert").shows("&#60;script&#62;");
        let all = [("option", "1"), ("option", "2"), ("option", "3")];
        world.as_(&people[0]).post(URL, &all).await.is(200).hides("<script>alert");
        world.as_(&people[0]).post(&url("cast"), &[("option", "1")]).await.is(200).hides("<script>alert");
        close(&world);
        world.as_(&clerk).post(&url("count"), &[]).await.is(303);
        world.anyone().get(&url("results")).await.is(200).hides("<script>alert");
        world.anyone().get("/gathered/process").await.hides("<script>alert");
        let table = world.anyone().get(&url("ballots.csv")).await;
        let head = table.body.lines().next().unwrap();
        assert!(!head.split(',').any(|cell| cell.trim_start_matches('"').starts_with('=')), "{head}");
        let file = world.anyone().get(&url("ballots.pb")).await;
        let counted = recount(&file.body);
        let mut names: Vec<&str> = counted.options.iter().map(|o| o.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["<script>alert(1)</script>", titles[0], "A"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_in_which_nobody_voted_has_no_winner() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        residents(&world, 2).await;
        open(&world, id).await;
        let clerk = clerk(&world).await;
        close(&world);
        world.as_(&clerk).post(&url("count"), &[]).await.is(303);
        let results = world.anyone().get(&url("results")).await;
        results
            .is(200)
            .shows("Nu a câștigat nicio propunere")
            .shows("Niciun buletin nu a numit-o")
            .shows("0,0");
        assert!(initiatives(&world).await.is_empty());
        world.as_(&clerk).get("/duties").await.hides("/vote/");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_seats_are_filled_by_most_votes_and_a_lot_only_decides_the_last() {
    for world in World::each_engine(areas).await {
        let id = voted(&world, 3, 2, &[&[2], &[2, 1], &[2, 3]]).await;
        close(&world);
        let lot = crate::vote::domain::Lot {
            order: vec![3, 1],
            drawn_by: "Ana Pop".to_owned(),
            witnesses: "Ion Rus, Eva Kis".to_owned(),
            drawn_on: world.now().day(),
        };
        let mut tx = world.write(&world.ours).await;
        crate::demo::count_now(&mut tx, id, Some(&lot)).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let titles: Vec<String> = initiatives(&world).await.into_iter().map(|(title, _)| title).collect();
        assert_eq!(titles.len(), 2);
        world.anyone().get(&url("results")).await.shows("Au câștigat „Lumină pe alee” și „Șosea nouă”.");
    }
}

const FILE: &str = "META
key;value
description;Inițiativa anului
num_projects;3
num_votes;4
vote_type;approval
max_length;2
PROJECTS
project_id;cost;name
a/1;100;Parc
b/2;100;Lumini
c/3;100;
VOTES
voter_id;vote
1;a/1,b/2
2;a/1,b/2
3;
4;c/3
";

fn count_by(file: &str, rule: Option<&str>, lot: &[&str]) -> Result<crate::Recount, crate::CannotCount> {
    let lots = crate::drawings(&lot.join(","));
    count_file(file.as_bytes(), 300, rule, &lots, &mut |_| std::ops::ControlFlow::Continue(()))
}

#[test]
fn a_file_with_a_tie_waits_for_the_drawn_order() {
    let tied = count_by(FILE, None, &[]).unwrap();
    assert_eq!((tied.told.winners.as_slice(), tied.told.tied.as_slice()), (&[][..], &[1, 2][..]));
    let text = tied.to_text();
    assert!(
        text.contains("Tie: a lot decides between these") && text.contains("Parc (a/1), Lumini (b/2)"),
        "{text}"
    );
    let drawn = count_by(FILE, None, &["b/2", "a/1"]).unwrap();
    assert_eq!(drawn.told.winners, [2]);
    assert!(drawn.to_text().contains("  1. Lumini (b/2)  2 votes"), "{}", drawn.to_text());
    let json: serde_json::Value = serde_json::from_str(&drawn.to_json()).unwrap();
    let told = &json["told"];
    assert_eq!((&told["ballots"], &told["blank"], &told["winners"][0]), (&4.into(), &1.into(), &2.into()));
    assert_eq!(count_by(FILE, Some("most-votes+winners=2"), &[]).unwrap().told.winners, [1, 2]);
}

#[test]
fn numbers_in_romanian_sentences_have_their_forms() {
    let say = |text: kit::Text| text.say(kit::Lang::Ro);
    let differ =
        |n: i64, voters: i64| say(kit::Text::new("results-differ").with("n", n).with("voters", voters));
    assert!(
        differ(1, 2).starts_with("Atenție: în urnă este un buletin, iar pe listă sunt 2 semne. Numerele")
    );
    assert!(differ(19, 1).contains("sunt 19 buletine, iar pe listă este un semn. Numerele"));
    assert!(differ(20, 121).contains("sunt 20 de buletine, iar pe listă sunt 121 de semne. Numerele"));
    let n = |key: &'static str, n: i64| say(kit::Text::new(key).with("n", n).with("other", 3_i64));
    assert!(n("vote-rule-threshold", 1).ends_with("cel puțin un vot sau un punct."));
    assert!(n("vote-rule-threshold", 25).ends_with("cel puțin 25 de voturi sau puncte."));
    assert!(n("results-prefer", 1).starts_with("Un votant are mai multe"));
    assert!(n("results-prefer", 40).starts_with("40 de votanți au mai multe"));
    assert!(n("recount-too-many", 420).starts_with("Fișierul are 420 de propuneri. Aici"));
}

#[test]
fn drawings_in_one_line_stay_apart() {
    assert_eq!(crate::drawings(" b/2, a/1 ; c/3,b/2;"), [vec!["b/2", "a/1"], vec!["c/3", "b/2"]]);
    assert!(crate::drawings(" ; ,").is_empty());
    let asked = count_by(FILE, None, &["b/2", "c/3;a/1", "c/3"]).unwrap();
    assert_eq!(asked.told.tied, [1, 2], "no single drawing names the two that tie");
    assert_eq!(count_by(FILE, None, &["b/2", "c/3;a/1", "c/3;b/2", "a/1"]).unwrap().told.winners, [2]);
}

#[test]
fn one_file_is_counted_by_any_rule_and_every_loser_has_a_reason() {
    let budget = FILE.replace("vote_type;approval", "budget;200\nvote_type;approval");
    for rule in ["greedy", "equal-shares", "equal-shares+add1+fractional+exhaustive+fill"] {
        let counted = count_by(&budget, Some(rule), &["a/1", "b/2", "c/3"]).unwrap();
        assert_eq!(counted.told.rule, rule);
        assert!(counted.told.spent <= 20_000, "{rule}");
        for option in &counted.told.options {
            let won = counted.told.winners.contains(&option.position);
            assert_ne!(won, option.why_not.is_some(), "{rule}: {option:?}");
        }
    }
}

#[test]
fn what_cannot_be_counted_says_why() {
    let why =
        |text: &str, rule: Option<&str>, lot: &[&str]| count_by(text, rule, lot).unwrap_err().to_string();
    assert!(why(FILE, None, &["x"]).contains("no option \"x\""));
    assert!(why(FILE, Some("dice"), &[]).contains("there is no rule \"dice\""));
    assert!(why(FILE, Some("stv+seats=1"), &[]).contains("cannot count"));
    let named = FILE.replace("vote_type;approval", "vote_type;approval\nrule;magic");
    assert!(why(&named, None, &[]).contains("--rule"));
    let broken = FILE.replace("b/2;100;Lumini", "b/2;many;Lumini");
    assert!(why(&broken, None, &[]).contains("line 11"), "{}", why(&broken, None, &[]));
}

#[test]
fn a_ranked_file_is_counted_stage_by_stage() {
    const BLT: &str = "3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"Ana\"\n\"Bogdan\"\n\"Cristina\"\n\"Delegat\"\n";
    let counted = count_by(BLT, None, &[]).unwrap();
    assert_eq!(counted.told.winners, [2], "the papers of the last went to the second");
    assert_eq!(counted.told.stages.len(), 2);
    assert_eq!(counted.told.stages[0].votes, [400_000, 300_000, 200_000]);
}
