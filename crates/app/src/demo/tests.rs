//! The story, planted on each engine.
use super::{planting, story};
use db::{args, sql};
use kit::test::{Answer, Client, Place, TRIPWIRE, World};
use kit::{CommunityId, Lang};
use std::collections::{BTreeSet, VecDeque};

/// The most pages that one community is read by.
const LIMIT: usize = 400;

async fn planted() -> Vec<World> {
    let worlds = World::each_engine_set_up(crate::areas, |config| config.demo = true).await;
    for world in &worlds {
        let began = std::time::Instant::now();
        planting::plant(&world.app).await.unwrap_or_else(|error| panic!("{error:?}"));
        tracing::info!(took = ?began.elapsed(), engine = world.app.db.engine_name(), "planted");
    }
    worlds
}

/// A community of the story.
async fn place(world: &World, host: &'static str) -> Place {
    let statement = sql!(global "select id from community where host = $1");
    let (id,): (CommunityId,) = world
        .read(&world.instance)
        .await
        .one(statement, args![host])
        .await
        .unwrap()
        .unwrap_or_else(|| panic!("{host}"));
    Place { id, host }
}

/// A page that was read, and the page that led there.
struct Read {
    path: String,
    from: String,
    answer: Answer,
}

impl Read {
    fn is_page(&self) -> bool {
        let kind = self.answer.headers.get("content-type").and_then(|kind| kind.to_str().ok());
        kind.unwrap_or_default().starts_with("text/html")
    }
}

/// Every page that can be reached by links from the first page, in one language.
async fn crawl(client: &Client<'_>) -> Vec<Read> {
    let (mut seen, mut pages) = (BTreeSet::from(["/".to_owned()]), Vec::new());
    let mut waiting = VecDeque::from([("/".to_owned(), String::new())]);
    while let Some((path, from)) = waiting.pop_front() {
        let answer = client.get(&path).await;
        let read = Read { path, from, answer };
        let mut next = if read.is_page() { links(&read.answer.body) } else { Vec::new() };
        next.extend((read.answer.status == 303).then(|| read.answer.location().to_owned()));
        for link in next {
            if seen.len() < LIMIT && seen.insert(link.clone()) {
                waiting.push_back((link, read.path.clone()));
            }
        }
        pages.push(read);
    }
    pages
}

/// The addresses on this host that a page links to or shows.
fn links(body: &str) -> Vec<String> {
    let attributes = [r#"href=""#, r#"src=""#];
    let targets = attributes.iter().flat_map(|attribute| body.split(attribute).skip(1));
    let local = targets
        .filter_map(|rest| rest.split('"').next())
        .filter(|url| url.starts_with('/') && !url.starts_with("//"));
    local
        .map(|url| url.split('#').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&"))
        .filter(|url| !url.starts_with("/assets/") && !url.starts_with("/theme/"))
        .collect()
}

/// Whether a page says a message by its key, because the message is missing: `[proposal-title]`.
fn missing(body: &str) -> Option<&str> {
    body.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(inside, _)| inside).find(|inside| {
        inside.contains('-')
            && inside.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    })
}

const HOSTS: [&str; 4] = ["cojocna.localhost", "cluj.localhost", "asociatia.localhost", "valea.localhost"];

#[tokio::test]
async fn every_public_page_answers_in_every_language() {
    for world in planted().await {
        let mut wrong = Vec::new();
        for host in HOSTS {
            let place = place(&world, host).await;
            for lang in [Lang::Ro, Lang::En, Lang::Hu] {
                let pages = crawl(&world.anyone().on(&place).in_(lang)).await;
                assert!(pages.len() > 5, "{host} has {} pages", pages.len());
                for read in pages {
                    let shown = read.is_page();
                    let Read { path, from, answer } = read;
                    let page = format!("{host}{path} (from {from}) in {}", lang.code());
                    // What asks for an account sends to it, what has moved leads there; the rest is there.
                    let is_there = matches!(answer.status, 200 | 303 | 401);
                    wrong.extend((!is_there).then(|| format!("{page} answers {}", answer.status)));
                    wrong.extend(
                        missing(&answer.body)
                            .filter(|_| shown)
                            .map(|key| format!("{page} lacks the message {key}")),
                    );
                    wrong.extend(
                        answer.body.contains(TRIPWIRE).then(|| format!("{page} shows the neighbours")),
                    );
                }
            }
        }
        for path in ["/", "/mailbox"] {
            world.anyone().on(&world.instance).get(path).await.is(200);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[tokio::test]
async fn last_years_process_is_told_to_the_end() {
    for world in planted().await {
        let place = place(&world, "cojocna.localhost").await;
        let client = world.anyone().on(&place);
        let process = "/processes/satul-nostru-2025";
        let results = client.get(&format!("{process}/vote/results")).await;
        results.is(200).shows("Bibliotecă de unelte");
        let won = results.body.split(r#"<tr class="won">"#).nth(1).unwrap().split("</tr>").next().unwrap();
        assert!(won.contains("Lumină pe aleea școlii") && won.contains(">31<"), "{won}");
        let moved = client.get(&format!("{process}/campaign")).await;
        let campaign = client.get(moved.location()).await;
        let doubled = campaign.is(200).body.matches("<dd>8.250,00\u{a0}lei</dd>").count();
        assert!(doubled >= 2, "collected and added: {doubled}");
        campaign.shows("1.140,00").shows("18,50").shows("24/2025").shows("Electro Câmpia SRL");
        let report = client.get(&format!("{process}/report")).await;
        for target in ["2 din cel puțin 2", "46 din cel puțin 40", "6 din cel puțin 3", "5 din cel puțin 5"]
        {
            report.is(200).shows(target);
        }
        report
            .shows("43 de persoane din 58")
            .shows("31 de voturi")
            .shows("Electro Câmpia SRL")
            .shows("16.500,00");
        report
            .shows("Cei doisprezece stâlpi")
            .shows("Școala Gimnazială Boju")
            .shows("Respinsă")
            .shows("Unită cu alta");
    }
}

#[tokio::test]
async fn a_process_is_open_at_each_stage_whatever_the_day() {
    for day in ["2026-05-15", "2026-10-25", "2027-03-28", "2028-02-29", "2029-01-01"] {
        let world = World::each_engine_set_up(crate::areas, |config| config.demo = true).await.remove(0);
        let noon = kit::Instant::parse_local(&format!("{day}T00:00")).unwrap();
        world.clock.advance(noon.0 - world.now().0);
        planting::plant(&world.app).await.unwrap_or_else(|error| panic!("{day}: {error:?}"));
        let place = place(&world, "cojocna.localhost").await;
        let statement = sql!("
            select distinct kind from stage where community_id = $1 and opens_at <= $2 and closes_at > $2 order by kind");
        let open: Vec<(String,)> = world.read(&place).await.all(statement, args![world.now()]).await.unwrap();
        let open: Vec<&str> = open.iter().map(|(kind,)| kind.as_str()).collect();
        assert_eq!(open, ["deliver", "discuss", "fund", "inform", "propose", "review", "vote"], "{day}");
        let statement = sql!(
            "
            select t.title, m.net, m.reserved from campaign t
              join campaign_match m on m.community_id = t.community_id and m.campaign_id = t.id
             where t.community_id = $1 order by t.id"
        );
        let sums: Vec<(String, i64, i64)> = world.read(&place).await.all(statement, args![]).await.unwrap();
        let of = |title: &str| sums.iter().find(|(of, ..)| of == title).map(|(_, net, added)| (*net, *added));
        assert_eq!(of("Lumină pe aleea școlii"), Some((825_000, 825_000)), "{day}");
        assert_eq!(of("Wi-Fi la căminul cultural"), Some((470_000, 470_000)), "{day}");
        assert_eq!(of("Stație de compost la Boju"), Some((508_570, 508_570)), "{day}");
        assert_eq!(of(story::LINDENS), Some((250_000, 250_000)), "{day}");
        assert_eq!(of(story::WELL), Some((243_750, 243_750)), "{day}");
    }
}

/// A person of the story who has signed in.
async fn signed_in<'w>(world: &'w World, place: &'w Place, persona: &str) -> Client<'w> {
    let anyone = world.anyone().on(place);
    let answer = anyone.post("/demo/sign-in", &[("persona", persona)]).await;
    assert_eq!(answer.status, 303, "{persona}: {}", answer.body);
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    world.anyone().on(place).with_cookie(&cookie)
}

#[tokio::test]
async fn no_page_of_any_persona_asks_the_database_more_than_six_times() {
    for world in planted().await {
        let place = place(&world, "cojocna.localhost").await;
        let mut wrong = Vec::new();
        for persona in ["citizen", "clerk", "coordinator", "accountant", "moderator"] {
            let client = signed_in(&world, &place, persona).await;
            let pages = crawl(&client).await;
            assert!(pages.len() > 20, "{persona} has {} pages", pages.len());
            for Read { path, from, answer } in pages.iter().filter(|read| read.is_page()) {
                // What several areas add to is kept until something changes, and costs its full price once.
                let mut again = answer.queries();
                for _ in 0..2 {
                    again = if again > 6 { client.get(path).await.queries() } else { again };
                }
                let (asked, page) = (again, format!("{persona}: {path} (from {from})"));
                wrong.extend((asked > 6).then(|| format!("{page} asked {asked} times")));
                wrong.extend((answer.status >= 404).then(|| format!("{page} answers {}", answer.status)));
                wrong.extend(missing(&answer.body).map(|key| format!("{page} lacks the message {key}")));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[tokio::test]
async fn each_persona_finds_something_to_do() {
    for world in planted().await {
        let place = place(&world, "cojocna.localhost").await;
        let signed_in = async |persona: &str| signed_in(&world, &place, persona).await;
        let citizen = signed_in("citizen").await;
        citizen.get("/me").await.is(200).shows("Maria Moldovan");
        citizen
            .get("/processes/locuri-de-stat-impreuna-2026/vote")
            .await
            .is(200)
            .shows("Cinema de vară la Boju")
            .shows(r#"type="checkbox""#);
        for persona in ["clerk", "coordinator", "accountant", "moderator"] {
            let desk = signed_in(persona).await.get("/desk").await;
            desk.is(200);
            if persona == "clerk" {
                desk.shows("Farmacie mobilă în satele mici");
                for tool in [
                    "/registry/new",
                    "/sittings/new",
                    "/meetings/new",
                    "/documents/new",
                    "/people",
                    "/voters",
                ] {
                    desk.shows(&format!("<li><a href=\"{tool}\">"));
                }
            }
        }
    }
}

#[tokio::test]
async fn every_persona_is_there_with_its_role() {
    for world in planted().await {
        let statement = sql!(global "
            select m.role, cast(count(a.person_id) as bigint) from person p
              join membership m on m.person_id = p.id
              left join attestation a on a.community_id = m.community_id and a.person_id = p.id and a.adult = true
             where p.email_key = $1 group by m.role");
        let mut reader = world.read(&world.instance).await;
        for host in HOSTS {
            for persona in ["citizen", "clerk", "coordinator", "accountant", "moderator"] {
                let found: Vec<(String, i64)> =
                    reader.all(statement, args![format!("{persona}@{host}")]).await.unwrap();
                let role = if persona == "citizen" { "member" } else { persona };
                assert_eq!(found, [(role.to_owned(), i64::from(persona == "citizen"))], "{persona}@{host}");
            }
        }
        let operator: Vec<(String, i64)> = reader.all(statement, args!["operator@localhost"]).await.unwrap();
        assert_eq!(operator, [("operator".to_owned(), 0)]);
    }
}

#[tokio::test]
async fn what_is_planted_is_not_planted_again() {
    for world in planted().await {
        assert!(!super::plant(&world.app).await.unwrap());
    }
}

/// What the index of a community holds: kind, id, part, title, text.
async fn index(world: &World, place: &Place) -> Vec<(String, uuid::Uuid, i64, String, String)> {
    let statement = sql!(
        "
        select kind, id, part, title, text from found
         where community_id = $1 order by kind, id, part limit 20000"
    );
    world.read(place).await.all(statement, args![]).await.unwrap()
}

#[tokio::test]
async fn everything_public_is_found_as_soon_as_it_is_told() {
    for world in planted().await {
        let place = place(&world, "cojocna.localhost").await;
        let told = index(&world, &place).await;
        let kinds: BTreeSet<&str> = told.iter().map(|(kind, ..)| kind.as_str()).collect();
        for kind in ["initiative", "meeting", "process", "proposal", "sitting", "strategy", "vote"] {
            assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
        }
        let words = sql!("select cast(count(*) as bigint) from found_word where community_id = $1");
        let roots: i64 = world.read(&place).await.value(words, args![]).await.unwrap();
        // Reading everything again finds nothing that events had not told, and forgets nothing.
        search::index::rebuild(&world.app, place.id).await.unwrap();
        let again = index(&world, &place).await;
        let differ: Vec<_> = told.iter().zip(&again).filter(|(a, b)| a != b).take(3).collect();
        assert!(
            differ.is_empty() && told.len() == again.len(),
            "{} and {}: {differ:?}",
            told.len(),
            again.len()
        );
        assert_eq!(world.read(&place).await.value::<i64>(words, args![]).await.unwrap(), roots);
        let client = world.anyone().on(&place);
        for word in ["școlilor", "scoala", "şcoală"] {
            client
                .get(&format!("/search?q={word}"))
                .await
                .is(200)
                .shows("Lumină pe aleea <mark>școlii</mark>");
        }
        client.get("/search?q=strazi+luminate").await.is(200).shows("Iluminat pe drumul școlilor");
        client.get("/feed.atom").await.is(200).shows("Convocare").shows("S-a numărat votul");
        client.get("/news?topic=votes").await.is(200).shows("S-a numărat votul");
    }
}

#[test]
fn the_story_tells_only_of_people_who_live_there() {
    let told = [
        (
            &story::COJOCNA,
            vec![
                story::LIGHT,
                story::HALL,
                story::AIR,
                story::SQUARES,
                story::HEALTH,
                story::ANNUAL,
                story::GREEN,
                story::SHADE,
            ],
        ),
        (&story::CLUJ, vec![story::METROPOLITAN]),
        (&story::VALEA, vec![story::YOUTH]),
    ];
    for (home, courses) in told {
        for course in courses {
            for idea in course.ideas {
                let talk =
                    idea.talk.iter().flat_map(|remark| [Some(remark.by), remark.reported.map(|(by, _)| by)]);
                for name in talk.flatten().chain([idea.by]) {
                    let lives_there =
                        home.residents.iter().any(|(known, _)| *known == name) || home.personas[0] == name;
                    assert!(lives_there, "{name} of {}", idea.title);
                }
                assert!(
                    idea.village.is_none_or(|village| home.villages.contains(&village)),
                    "{}",
                    idea.title
                );
                assert!(
                    idea.summary.chars().count() <= 280 && idea.title.chars().count() <= 120,
                    "{}",
                    idea.title
                );
                assert!(idea.supporters < home.residents.len(), "{}", idea.title);
            }
        }
    }
}

#[test]
fn the_story_is_written_with_romanian_letters() {
    let files = [
        include_str!("story/people.rs"),
        include_str!("story/cojocna.rs"),
        include_str!("story/cojocna_works.rs"),
        include_str!("story/cojocna_last_year.rs"),
        include_str!("story/cojocna_shade.rs"),
        include_str!("story/neighbours.rs"),
        include_str!("story/texts.rs"),
        include_str!("story/mod.rs"),
    ];
    for file in files {
        assert!(!file.contains(['ş', 'ţ', 'Ş', 'Ţ']), "a cedilla instead of a comma");
    }
}
