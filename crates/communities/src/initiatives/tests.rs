//! Initiatives as people meet them, on both engines.
use super::delivery::domain::MilestoneState;
use super::delivery::{Milestone, MilestoneId};
use super::domain::{State, Timetable, state};
use super::store;
use crate::candidates::{self, Candidate};
use axum::extract::Path;
use axum::response::Html;
use db::{args, sql};
use kit::area::Place as On;
use kit::test::{NOON, Someone, World};
use kit::{Access, Area, Day, InitiativeId, Instant, ProcessId, ProposalId, Result, Role, Routes, Visit};
use rules::Money;

const DAY: i64 = Instant::DAY;

fn areas() -> Vec<Area> {
    let routes = Routes::default().get("/gathered/{place}/{process}", Access::Visitor, gathered).get(
        "/due",
        Access::Member,
        due,
    );
    vec![
        Area {
            name: "initiatives",
            routes: super::routes(),
            panels: super::panels(),
            duties: super::duties(),
            menu: vec![super::MENU],
            ..Area::default()
        },
        Area { name: "record", routes: crate::record::routes(), ..Area::default() },
        Area { name: "test", routes, ..Area::default() },
    ]
}

/// What the areas have to show in a place, without the page around it.
async fn gathered(visit: Visit, Path((place, process)): Path<(String, ProcessId)>) -> Result {
    let place = match place.as_str() {
        "home" => On::Home,
        "process" => On::Process(process),
        _ => On::Report(process),
    };
    let parts = visit.app().areas.panels(&visit, &mut visit.read().await?, place).await?;
    Ok(axum::response::IntoResponse::into_response(Html(
        parts.iter().map(ToString::to_string).collect::<String>(),
    )))
}

async fn due(visit: Visit) -> Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let say =
        |duty: &kit::area::Duty| format!("{} | {} | {}\n", duty.title.say(visit.lang), duty.about, duty.url);
    Ok(axum::response::IntoResponse::into_response(duties.iter().map(say).collect::<String>()))
}

struct Chain {
    process: ProcessId,
    stages: Vec<(&'static str, i64, i64)>,
}

/// A process whose stages open and close that many days from now.
async fn process(world: &World, stages: &[(&'static str, i64, i64)]) -> Chain {
    let mut tx = world.write(&world.ours).await;
    let process = ProcessId(tx.new_id());
    tx.run(
        sql!("
            insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate,
                                 match_cap, match_cap_on, created_at, published_at)
            values ($1, $2, $3, 'Ideea anului', 'Pe scurt', '', 1, 1, 100, 1000000, 'match', 0, 0)"),
        args![process, format!("p-{}", process.0.simple())],
    )
    .await
    .unwrap();
    for (kind, opens, closes) in stages {
        let id = tx.new_id();
        tx.run(
            sql!(
                "
                insert into stage (community_id, id, process_id, kind, opens_at, closes_at, note)
                values ($1, $2, $3, $4, $5, $6, '')"
            ),
            args![id, process, *kind, NOON.plus(opens * DAY), NOON.plus(closes * DAY)],
        )
        .await
        .unwrap();
    }
    tx.commit_quietly().await.unwrap();
    Chain { process, stages: stages.to_vec() }
}

/// An initiative with this title, won in a process.
async fn initiative(world: &World, process: ProcessId, title: &str) -> InitiativeId {
    let mut tx = world.write(&world.ours).await;
    let candidate = Candidate {
        proposal: ProposalId(tx.new_id()),
        process,
        title: title.to_owned(),
        summary: "Doisprezece stâlpi cu lumină economică.".to_owned(),
        village: Some("Huci".to_owned()),
        category: None,
        cost: Money::from_bani(950_000),
    };
    candidates::admit(&mut tx, &candidate).await.unwrap();
    let id = store::create(&mut tx, &candidate, None).await.unwrap().unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

async fn in_works(world: &World) -> (InitiativeId, Chain) {
    let chain = process(world, &[("fund", -60, -30), ("deliver", -30, 60)]).await;
    (initiative(world, chain.process, "Lumină pe aleea școlii").await, chain)
}

/// Adds a milestone by its form and gives its id.
async fn milestone(
    world: &World,
    clerk: &Someone,
    initiative: InitiativeId,
    title: &str,
    due_on: &str,
) -> String {
    let client = world.as_(clerk);
    let form = client.get(&format!("/initiatives/{initiative}/milestones/new")).await;
    let id = form.is(200).hidden("id").to_owned();
    let fields = [("id", id.as_str()), ("title", title), ("due_on", due_on)];
    client.post(&format!("/initiatives/{initiative}/milestones"), &fields).await.is(303);
    id
}

fn picture() -> Vec<u8> {
    // The smallest picture there is: one white point, PNG.
    let hex = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de000\
               0000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082";
    let digits: String = hex.chars().filter(|c| !c.is_whitespace()).collect();
    (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap()).collect()
}

#[test]
fn the_state_follows_from_the_stages_and_the_day_of_delivery() {
    let timetable = Timetable {
        fund_opens: Some(Instant(10)),
        fund_closes: Some(Instant(20)),
        deliver_opens: Some(Instant(30)),
    };
    for (now, expected) in [
        (9, State::Chosen),
        (10, State::Fundraising),
        (19, State::Fundraising),
        (20, State::Preparing),
        (30, State::Works),
        (i64::MAX, State::Works),
    ] {
        assert_eq!(state(timetable, None, Instant(now)), expected, "{now}");
        assert_eq!(state(timetable, Day::parse("2026-01-01"), Instant(now)), State::Delivered, "{now}");
    }
    assert_eq!(state(Timetable::default(), None, NOON), State::Chosen);
}

#[test]
fn a_milestone_is_late_only_after_its_day() {
    let on = |due_on: &str, done_on: Option<&str>| {
        let milestone = Milestone {
            id: MilestoneId(uuid::Uuid::nil()),
            initiative: InitiativeId(uuid::Uuid::nil()),
            title: String::new(),
            due_on: Day::parse(due_on).unwrap(),
            done_on: done_on.and_then(Day::parse),
            done_note: String::new(),
        };
        milestone.state(NOON) // 15 May 2026
    };
    assert_eq!(on("2026-05-14", None), MilestoneState::Late);
    assert_eq!(on("2026-05-15", None), MilestoneState::Soon);
    assert_eq!(on("2026-05-22", None), MilestoneState::Soon);
    assert_eq!(on("2026-05-23", None), MilestoneState::Planned);
    assert_eq!(on("2026-05-14", Some("2026-05-15")), MilestoneState::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_about_an_initiative_is_on_its_page() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let url = format!("/initiatives/{id}");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let step = milestone(&world, &clerk, id, "Stâlpii sunt în pământ", "2026-05-10").await;
        world.anyone().get(&url).await.is(200).shows("Stâlpii sunt în pământ").shows("întârziat");
        let fields = [("done_on", "2026-05-14"), ("done_note", "A plouat trei zile.")];
        client.post(&format!("/milestones/{step}/done"), &fields).await.is(303);
        let form = client.get(&format!("{url}/updates/new")).await;
        let fields = [
            ("id", form.hidden("id")),
            ("text", "Primii **patru** stâlpi"),
            ("caption", "Aleea cu stâlpi noi"),
        ];
        let picture = picture();
        let files =
            [("pictures", "alee.png", picture.as_slice()), ("documents", "contract.pdf", b"%PDF-1.7 x")];
        client.upload(&format!("{url}/updates"), &fields, &files).await.is(303);
        let form = client.get(&format!("{url}/files/new")).await;
        let fields = [("id", form.hidden("id")), ("after_caption", "Aleea luminată")];
        client
            .upload(&format!("{url}/files"), &fields, &[("after", "dupa.png", picture.as_slice())])
            .await
            .is(303);

        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("A plouat trei zile.")
            .shows("<strong>patru</strong>")
            .shows(r#"alt="Aleea cu stâlpi noi""#);
        page.shows("contract.pdf")
            .shows(r#"alt="Aleea luminată""#)
            .shows("În lucru")
            .shows("9.500,00")
            .shows("Huci");
        page.shows("Primăria").hides(&clerk.name).hides("/milestones/");
        assert_eq!(client.get(&url).await.queries(), 6, "session, initiative, steps, updates, files, follow");

        let fields = [("day", "2026-05-15"), ("closing", "Toți cei doisprezece stâlpi luminează.")];
        client.post(&format!("{url}/delivered"), &fields).await.is(303);
        world
            .anyone()
            .get(&url)
            .await
            .shows("Realizată la 15 mai 2026")
            .shows("doisprezece stâlpi luminează");
        let expected = [
            "initiative.won",
            "milestone.added",
            "milestone.completed",
            "initiative.updated",
            "initiative.documented",
            "initiative.delivered",
        ];
        let events = world.events(&world.ours).await;
        assert_eq!(
            expected.iter().filter(|name| events.iter().any(|e| e == *name)).count(),
            expected.len(),
            "{events:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_town_hall_and_the_coordinators_write() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let step = milestone(&world, &clerk, id, "Pas", "2026-06-01").await;
        let member = world.member(&world.ours).await;
        let accountant = world.person(&world.ours, Role::Accountant).await;
        let neighbour = world.person(&world.theirs, Role::Coordinator).await;
        let forms = super::delivery::routes().table;
        for door in &forms {
            let thing = if door.path.starts_with("/milestones") { step.clone() } else { id.to_string() };
            let path = door.path.replace("{id}", &thing).replace("{file}", "file_00000000000000000000000000");
            let fields = [("id", "upd_00000000000000000000000000"), ("title", "x"), ("due_on", "2026-06-01")];
            for (somebody, status) in
                [(None, 401), (Some(&member), 403), (Some(&accountant), 403), (Some(&neighbour), 404)]
            {
                let client = somebody.map_or_else(|| world.anyone(), |someone| world.as_(someone));
                let answer = if door.method == "GET" {
                    client.get(&path).await
                } else {
                    client.post(&path, &fields).await
                };
                // A form of nobody comes back to be sent again after signing in.
                let expected = if status == 401 && door.method == "POST" { 403 } else { status };
                assert_eq!(answer.status, expected, "{} {path}", door.method);
            }
        }
        assert!(forms.len() >= 14);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_with_everything_that_was_typed() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        let client = world.as_(&coordinator);
        let form = client.get(&format!("/initiatives/{id}/milestones/new")).await;
        let fields = [("id", form.hidden("id")), ("title", "Montaj <b>"), ("due_on", "curând")];
        let answer = client.post(&format!("/initiatives/{id}/milestones"), &fields).await;
        answer.is(422).shows("Montaj &lt;b&gt;").shows("curând").shows("Alegeți o zi");
        let form = client.get(&format!("/initiatives/{id}/updates/new")).await;
        let fields = [("id", form.hidden("id")), ("text", "Scris mult")];
        let bad = [("pictures", "a.png", b"<svg>".as_slice())];
        let answer = client.upload(&format!("/initiatives/{id}/updates"), &fields, &bad).await;
        answer.is(422).shows("Scris mult").shows("Spuneți ce se vede").shows("alegeți-le din nou");
        let fields = [("day", "2026-05-16"), ("closing", "Gata de tot")];
        let answer = client.post(&format!("/initiatives/{id}/delivered"), &fields).await;
        answer.is(422).shows("Gata de tot").shows("nu a venit încă");
        world
            .anyone()
            .get(&format!("/initiatives/{id}"))
            .await
            .hides("Montaj")
            .hides("Scris mult")
            .hides("Gata de tot");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_cannot_run() {
    for world in World::each_engine(areas).await {
        let chain = process(&world, &[]).await;
        let id = initiative(&world, chain.process, "<script>alert(1)</script>").await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        milestone(&world, &clerk, id, "<img src=x onerror=alert(1)>", "2026-06-01").await;
        let client = world.as_(&clerk);
        let form = client.get(&format!("/initiatives/{id}/updates/new")).await;
        let fields =
            [("id", form.hidden("id")), ("text", "[x](javascript:alert(1)) <script>alert(2)</script>")];
        client.post(&format!("/initiatives/{id}/updates"), &fields).await.is(303);
        for path in [
            format!("/initiatives/{id}"),
            "/initiatives".to_owned(),
            format!("/gathered/report/{}", chain.process),
        ] {
            let page = world.anyone().get(&path).await;
            page.is(200).hides("<script>alert").hides("<img src=x").hides("javascript:");
        }
    }
}

/// Every file that a page links to, by its id.
fn linked(page: &kit::test::Answer) -> std::collections::BTreeSet<String> {
    let links = page.body.split("href=\"/files/").skip(1);
    links.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Publishes an update with a picture and a document, and a picture and a document of the whole.
async fn published(world: &World, clerk: &Someone, id: InitiativeId) {
    let (client, url, picture) = (world.as_(clerk), format!("/initiatives/{id}"), picture());
    let form = client.get(&format!("{url}/updates/new")).await;
    let fields = [("id", form.hidden("id")), ("text", "Noutăți"), ("caption", "Chip")];
    let files = [("pictures", "Zetea.png", picture.as_slice()), ("documents", "Zetea.pdf", b"%PDF-1.7 x")];
    client.upload(&format!("{url}/updates"), &fields, &files).await.is(303);
    let form = client.get(&format!("{url}/files/new")).await;
    let fields = [("id", form.hidden("id")), ("after_caption", "Chip")];
    let files = [("after", "Zetea2.png", picture.as_slice()), ("documents", "Zetea2.pdf", b"%PDF-1.7 x")];
    client.upload(&format!("{url}/files"), &fields, &files).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_published_by_mistake_is_taken_back_in_the_open() {
    for world in World::each_engine(areas).await {
        let (id, chain) = in_works(&world).await;
        let (url, report) = (format!("/initiatives/{id}"), format!("/gathered/report/{}", chain.process));
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        published(&world, &clerk, id).await;
        let page = world.anyone().get(&url).await;
        page.hides("/withdraw");
        let files = linked(&page);
        assert_eq!(files.len(), 4, "{files:?}");
        let other = initiative(&world, chain.process, "Alta").await;
        for file in &files {
            let at = format!("{url}/files/{file}/withdraw");
            client.get(&url).await.shows(&at);
            client.get(&at).await.is(200).shows("Zetea");
            client.post(&at, &[("reason", "")]).await.is(422);
            let elsewhere = format!("/initiatives/{other}/files/{file}/withdraw");
            client.post(&elsewhere, &[("reason", "x")]).await.is(404);
            world.anyone().get(&format!("/files/{file}")).await.is(200);
            client.post(&at, &[("reason", "Se vede un chip")]).await.is(303);
            client.post(&at, &[("reason", "Se vede un chip")]).await.is(409);
            for variant in ["", "/small"] {
                world.anyone().get(&format!("/files/{file}{variant}")).await.is(404);
            }
        }
        for path in [&url, &report] {
            let page = world.anyone().get(path).await;
            page.is(200).hides("Zetea").hides("Chip").hides("/files/");
            let gone = page.body.matches("Fișier retras la 15 mai 2026: Se vede un chip").count();
            assert_eq!(gone, 4, "{path}");
        }
        client.get(&url).await.hides("/withdraw").hides("Zetea");
        let told = world.events(&world.ours).await;
        assert_eq!(told.iter().filter(|name| *name == "initiative.file-withdrawn").count(), 4, "{told:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_is_sent_many_times_at_once_is_there_once() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let form = client.get(&format!("/initiatives/{id}/updates/new")).await;
        let path = format!("/initiatives/{id}/updates");
        let fields = [("id", form.hidden("id")), ("text", "O singură dată"), ("caption", "x")];
        let picture = picture();
        let files = [("pictures", "a.png", picture.as_slice())];
        let sends: Vec<_> = (0..12).map(|_| client.upload(&path, &fields, &files)).collect();
        for answer in together(sends).await {
            answer.is(303);
        }
        let page = client.get(&format!("/initiatives/{id}")).await;
        assert_eq!((page.body.matches("O singură dată").count(), page.body.matches("<img ").count()), (1, 1));
        let kept = sql!("select cast(count(*) as bigint) from file where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(kept, args![]).await.unwrap(), 1);
        let told = sql!(
            "select cast(count(*) as bigint) from job where community_id = $1 and name = 'notify-subject'"
        );
        assert_eq!(world.read(&world.ours).await.value::<i64>(told, args![]).await.unwrap(), 1);
    }
}

/// Runs them all at the same time on this task; the server runs each request in its own.
async fn together<T>(all: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut answers = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_marks_a_step_and_one_marks_the_delivery() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let step = milestone(&world, &clerk, id, "Pas", "2026-05-10").await;
        let client = world.as_(&clerk);
        let (mark, deliver) = (format!("/milestones/{step}/done"), format!("/initiatives/{id}/delivered"));
        for (path, fields) in [
            (&mark, [("done_on", "2026-05-14"), ("x", "")]),
            (&deliver, [("day", "2026-05-15"), ("closing", "Gata")]),
        ] {
            let answers = together((0..12).map(|_| client.post(path, &fields)).collect()).await;
            assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 1, "{path}");
            assert!(answers.iter().all(|answer| matches!(answer.status, 303 | 409 | 422)), "{path}");
        }
        let events = world.events(&world.ours).await;
        for name in ["milestone.completed", "initiative.delivered"] {
            assert_eq!(events.iter().filter(|event| *event == name).count(), 1, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_says_why_and_may_take_back_the_delivery() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let url = format!("/initiatives/{id}");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let path = format!("{url}/delivered");
        client.post(&path, &[("day", "2026-05-15"), ("closing", "Gata")]).await.is(303);
        client
            .post(&path, &[("day", "2026-05-14"), ("closing", "Gata ieri")])
            .await
            .is(422)
            .shows("Gata ieri");
        let fields = [("day", "2026-05-14"), ("closing", "Gata ieri"), ("reason", "Ziua era greșită")];
        client.post(&path, &fields).await.is(303);
        world.anyone().get(&url).await.shows("14 mai 2026").shows("Ziua era greșită");
        let fields = [("day", ""), ("closing", "Gata ieri"), ("reason", "Lipsesc doi stâlpi")];
        client.post(&path, &fields).await.is(303);
        world.anyone().get(&url).await.shows("Lipsesc doi stâlpi").shows("În lucru").hides("Realizată la");
        let corrected =
            world.events(&world.ours).await.iter().filter(|name| *name == "initiative.corrected").count();
        assert_eq!(corrected, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_can_be_changed_taken_out_and_opened_again() {
    for world in World::each_engine(areas).await {
        let (id, _) = in_works(&world).await;
        let url = format!("/initiatives/{id}");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let step = milestone(&world, &clerk, id, "Sapă", "2026-06-01").await;
        client.get(&format!("/milestones/{step}/edit")).await.is(200).shows("2026-06-01");
        let fields = [("title", "Săpături"), ("due_on", "2026-06-02")];
        client.post(&format!("/milestones/{step}"), &fields).await.is(303);
        world.anyone().get(&url).await.shows("Săpături").shows("2 iunie 2026");
        client.post(&format!("/milestones/{step}/done"), &[("done_on", "2026-05-15")]).await.is(303);
        client.post(&format!("/milestones/{step}"), &fields).await.is(409);
        client.post(&format!("/milestones/{step}/remove"), &[]).await.is(409);
        client.get(&format!("/milestones/{step}/done")).await.is(409);
        client.post(&format!("/milestones/{step}/reopen"), &[]).await.is(303);
        client.post(&format!("/milestones/{step}/reopen"), &[]).await.is(409);
        client.post(&format!("/milestones/{step}/remove"), &[]).await.is(303);
        world.anyone().get(&url).await.hides("Săpături");
        client.post(&format!("/milestones/{step}"), &fields).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_followed_the_proposal_follows_the_initiative() {
    for world in World::each_engine(areas).await {
        let chain = process(&world, &[]).await;
        let follower = world.member(&world.ours).await;
        let mut tx = world.write(&world.ours).await;
        let proposal = ProposalId(tx.new_id());
        tx.run(
            sql!(
                "
                insert into subject (community_id, kind, id, process_id, title, url)
                values ($1, 'proposal', $2, $3, 'Lumină', '/proposals/x')"
            ),
            args![proposal, chain.process],
        )
        .await
        .unwrap();
        tx.run(
            sql!("insert into follow (community_id, kind, subject_id, person_id, since) values ($1, 'proposal', $2, $3, 0)"),
            args![proposal, follower.person],
        )
        .await
        .unwrap();
        let candidate = Candidate {
            proposal,
            process: chain.process,
            title: "Lumină".into(),
            summary: "x".into(),
            village: None,
            category: None,
            cost: Money::ZERO,
        };
        candidates::admit(&mut tx, &candidate).await.unwrap();
        let id = store::create(&mut tx, &candidate, None).await.unwrap().unwrap();
        assert_eq!(store::create(&mut tx, &candidate, None).await.unwrap(), None);
        tx.commit_recorded().await.unwrap();
        let mut reader = world.read(&world.ours).await;
        let followers = sql!(
            "
            select cast(count(*) as bigint) from follow
             where community_id = $1 and kind = 'initiative' and subject_id = $2 and person_id = $3"
        );
        assert_eq!(reader.value::<i64>(followers, args![id, follower.person]).await.unwrap(), 1);
        let page = format!("/initiatives/{id}");
        drop(reader);
        world.as_(&follower).get(&page).await.shows(r#"value="unfollow""#);
        let other = world.member(&world.ours).await;
        world.as_(&other).get(&page).await.shows(r#"value="follow""#);
        world.anyone().get(&page).await.shows(&format!("/sign-in?back={page}")).hides(r#"value="follow""#);
        let mut reader = world.read(&world.ours).await;
        assert_eq!(store::of_proposal(&mut reader, proposal).await.unwrap().map(|found| found.id), Some(id));
        assert_eq!(store::of_process(&mut reader, chain.process).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_of_the_coordinator_names_what_is_late_and_what_is_not_planned() {
    for world in World::each_engine(areas).await {
        let (planned, chain) = in_works(&world).await;
        initiative(&world, chain.process, "Fără niciun pas").await;
        let later = process(&world, &[("deliver", 10, 20)]).await;
        assert_eq!(later.stages.len(), 1);
        initiative(&world, later.process, "Încă nu e rândul ei").await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        for (title, due_on) in [("Târziu", "2026-05-01"), ("Curând", "2026-05-22"), ("Departe", "2026-05-23")]
        {
            milestone(&world, &coordinator, planned, title, due_on).await;
        }
        let desk = world.as_(&coordinator).get("/due").await;
        desk.is(200).shows("„Târziu”").shows("„Curând”").shows("Fără niciun pas | /initiatives/");
        desk.hides("Departe").hides("Încă nu e rândul ei");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).get("/due").await.hides("Târziu");
        let fields = [("day", "2026-05-15"), ("closing", "Gata")];
        world.as_(&coordinator).post(&format!("/initiatives/{planned}/delivered"), &fields).await.is(303);
        world.as_(&coordinator).get("/due").await.hides("Târziu");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_that_gather_show_what_became_of_it() {
    for world in World::each_engine(areas).await {
        let (id, chain) = in_works(&world).await;
        let other = process(&world, &[]).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        milestone(&world, &clerk, id, "Stâlpii sunt în pământ", "2026-06-10").await;
        let home = world.as_(&clerk).get(&format!("/gathered/home/{}", chain.process)).await;
        home.is(200).shows("Lumină pe aleea școlii").shows("În lucru").shows("Ce s-a ales din ce ați cerut");
        assert_eq!(home.queries(), 2, "the session and the panel");
        world
            .anyone()
            .get(&format!("/gathered/process/{}", chain.process))
            .await
            .shows("Lumină pe aleea școlii");
        let report = world.as_(&clerk).get(&format!("/gathered/report/{}", chain.process)).await;
        report.shows("Lumină pe aleea școlii").shows("Stâlpii sunt în pământ").shows("10 iunie 2026");
        assert_eq!(report.queries(), 5, "the session and four of the panel");
        for place in ["process", "report"] {
            let empty = world.anyone().get(&format!("/gathered/{place}/{}", other.process)).await;
            assert_eq!(empty.body, "", "{place}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_goes_page_by_page_and_loses_nothing() {
    for world in World::each_engine(areas).await {
        world.anyone().get("/initiatives").await.is(200).shows("Încă nicio inițiativă");
        let chain = process(&world, &[("fund", -1, 1)]).await;
        for n in 0..23 {
            world.clock.advance(1);
            initiative(&world, chain.process, &format!("Inițiativa numărul {n:02}.")).await;
        }
        let member = world.member(&world.ours).await;
        let first = world.as_(&member).get("/initiatives").await;
        first
            .is(200)
            .shows("numărul 22.")
            .shows("numărul 03.")
            .hides("numărul 02.")
            .shows("Se strâng fonduri");
        assert_eq!(first.queries(), 2, "the session and the list");
        let link =
            first.body.split(r#"href="/initiatives?before="#).nth(1).unwrap().split('"').next().unwrap();
        let second = world.anyone().get(&format!("/initiatives?before={link}")).await;
        second
            .is(200)
            .shows("numărul 02.")
            .shows("numărul 00.")
            .hides("numărul 03.")
            .hides(r#"href="/initiatives?before="#);
        world.anyone().get("/initiatives?before=nonsense").await.is(200).shows("numărul 22.");
        world.anyone().get("/initiatives/init_00000000000000000000000000").await.is(404);
        world.anyone().on(&world.theirs).get("/initiatives").await.is(200).hides("numărul");
        for lang in [kit::Lang::En, kit::Lang::Hu] {
            world.anyone().in_(lang).get("/initiatives").await.is(200).hides("[initiative");
        }
    }
}
