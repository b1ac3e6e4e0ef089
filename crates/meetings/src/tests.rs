//! Meetings as people meet them, on both engines.
use crate::announcements::{Announcement, MeetingKind, store};
use crate::counts::{self, Line, NewHeadCount, Sector, Way};
use crate::minutes::{MinutesId, NewMinutes, publish_minutes};
use crate::{announce, record_head_count};
use axum::extract::Path;
use axum::response::{Html, IntoResponse};
use db::{args, sql};
use kit::area::Place as On;
use kit::test::{Answer, Someone, World};
use kit::{Access, Area, Error, Instant, MeetingId, ProcessId, Result, Role, Routes, Visit};

const DAY: i64 = Instant::DAY;
const HOUR: i64 = Instant::HOUR;

fn areas() -> Vec<Area> {
    let routes = Routes::default().get("/gathered/{place}/{process}", Access::Visitor, gathered).get(
        "/due",
        Access::Member,
        due,
    );
    vec![
        communities::area(),
        dialogue::area(),
        crate::area(),
        Area { name: "test", routes, ..Area::default() },
    ]
}

/// What this area has to show in a place, without the page around it.
async fn gathered(visit: Visit, Path((place, process)): Path<(String, ProcessId)>) -> Result {
    let place = match place.as_str() {
        "home" => On::Home,
        "process" => On::Process(process),
        _ => On::Report(process),
    };
    let mut reader = visit.read().await?;
    let mut parts = String::new();
    for panel in crate::area().panels.iter().filter(|panel| (panel.on)(place)) {
        parts += &(panel.draw)(&visit, &mut reader, place).await?.unwrap_or_default();
    }
    Ok(Html(parts).into_response())
}

async fn due(visit: Visit) -> Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let say =
        |duty: &kit::area::Duty| format!("{} | {} | {}\n", duty.title.say(visit.lang), duty.about, duty.url);
    Ok(duties.iter().map(say).collect::<String>().into_response())
}

async fn process(world: &World) -> ProcessId {
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
    tx.commit_quietly().await.unwrap();
    process
}

/// A meeting that starts that many milliseconds from now and takes two hours.
async fn meeting(
    world: &World,
    process: Option<ProcessId>,
    kind: MeetingKind,
    title: &str,
    starts: i64,
) -> MeetingId {
    let mut tx = world.write(&world.ours).await;
    let new = Announcement {
        id: MeetingId(tx.new_id()),
        process,
        kind,
        title: title.to_owned(),
        place: "Căminul cultural".to_owned(),
        village: Some("Huci".to_owned()),
        online: None,
        starts_at: world.now().plus(starts),
        ends_at: world.now().plus(starts + 2 * HOUR),
        agenda: "- Drumuri\n- Iluminat".to_owned(),
    };
    assert!(announce(&mut tx, &new).await.unwrap());
    tx.commit_recorded().await.unwrap();
    new.id
}

/// Records a head count that replaces a revision.
async fn count(
    world: &World,
    meeting: MeetingId,
    replaces: i64,
    lines: &[(Sector, i64, Way)],
    unique: Option<i64>,
) -> Result<bool> {
    let mut tx = world.write(&world.ours).await;
    let found = store::find(&mut tx, meeting).await?.ok_or(Error::NotFound)?;
    let new = NewHeadCount {
        id: tx.new_id(),
        replaces,
        lines: lines
            .iter()
            .map(|(sector, people, way)| Line { sector: *sector, people: *people, way: *way })
            .collect(),
        online_viewers: Some(150),
        unique_people: unique,
        note: String::new(),
        reason: (replaces > 0).then(|| "Lista a fost numărată din nou".to_owned()),
    };
    let recorded = record_head_count(&mut tx, &found, &new).await?;
    tx.commit_recorded().await?;
    Ok(recorded)
}

async fn measured(world: &World, target: &str, process: ProcessId) -> i64 {
    let mut reader = world.read(&world.ours).await;
    world.app.areas.measure(&mut reader, target, process).await.unwrap().unwrap()
}

/// The fields of the form of a head count: people of each sector, in order.
fn count_fields<'a>(form: &'a Answer, people: [&'a str; 8]) -> Vec<(&'static str, &'a str)> {
    let mut fields = vec![("id", form.hidden("id")), ("replaces", form.hidden("replaces"))];
    for (at, number) in people.into_iter().enumerate() {
        fields.extend([("people", number), ("way", if at % 2 == 0 { "counted" } else { "estimated" })]);
    }
    fields
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

async fn clerk(world: &World) -> Someone {
    world.person(&world.ours, Role::Clerk).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_prepares_on_both_engines() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("meetings")) {
            assert!(
                statement.text.contains("community_id = $1") || statement.text.contains("values ($1"),
                "{}",
                statement.text
            );
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
}

/// Announces a consultation by its form, twice as a double press would, and gives its address.
async fn announced(world: &World, clerk: &Someone, process: ProcessId) -> String {
    let client = world.as_(clerk);
    let form = client.get(&format!("/meetings/new?process={process}")).await;
    form.is(200).shows(&format!(r#"<option value="{process}" selected>Ideea anului"#));
    let (id, process) = (form.hidden("id").to_owned(), process.to_string());
    let fields = [
        ("id", id.as_str()),
        ("title", "Ce drumuri reparăm?"),
        ("kind", "consultation"),
        ("process", &process),
        ("starts_at", "2026-05-20T18:00"),
        ("ends_at", "2026-05-20T20:00"),
        ("place", "Căminul cultural"),
        ("village", "Huci"),
        ("online", "https://example.org/live"),
        ("agenda", "- Drumuri\n- **Iluminat**"),
    ];
    client.post("/meetings", &fields).await.is(303);
    client.post("/meetings", &fields).await.is(303);
    format!("/meetings/{id}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_announced_held_counted_and_minuted() {
    for world in World::each_engine(areas).await {
        let process = process(&world).await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let url = announced(&world, &clerk, process).await;
        let page = world.anyone().get(&url).await;
        page.is(200).shows("Ce drumuri reparăm?").shows("miercuri, 20 mai 2026, ora 18:00");
        page.shows("<strong>Iluminat</strong>").shows("Ideea anului").shows("https://example.org/live");
        page.hides("/count").hides("/cancel");
        client.get(&format!("{url}/count")).await.is(403).shows("nu a început încă");
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "meeting.announced").count(), 1);

        world.clock.advance(6 * DAY);
        let form = client.get(&format!("{url}/count")).await;
        let mut fields = count_fields(&form, ["4", "2", "7", "", "", "30", "0", ""]);
        fields.extend([("online_viewers", "150"), ("note", "După lista de prezență")]);
        client.post(&format!("{url}/count"), &fields).await.is(303);
        client.post(&format!("{url}/count"), &fields).await.is(303);
        let form = client.get(&format!("{url}/minutes")).await;
        let text = ("text", "S-a hotărât **asfaltarea**.");
        let fields = [("id", form.hidden("id")), ("replaces", form.hidden("replaces")), text];
        let annexes = [("annexes", "harta.pdf", b"%PDF-1.7 x".as_slice())];
        client.upload(&format!("{url}/minutes"), &fields, &annexes).await.is(303);

        let page = world.as_(&world.member(&world.ours).await).get(&url).await;
        page.is(200).shows("43 de persoane, dintre care 32 estimate.").shows("După lista de prezență");
        page.shows("Separat, 150 de persoane au urmărit de acasă").shows("<strong>asfaltarea</strong>");
        page.shows("harta.pdf").hides(&clerk.name);
        assert!(page.queries() <= 6, "{} queries", page.queries());
        let reached =
            (measured(&world, "consultations", process).await, measured(&world, "people", process).await);
        assert_eq!(reached, (1, 43));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_news_of_sittings_and_its_place_does_not_say_the_village_twice() {
    assert!(crate::area().news.iter().all(|news| news.topic == kit::find::Topic::Sittings));
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let form = client.get("/meetings/new").await;
        let id = form.hidden("id").to_owned();
        let fields = [
            ("id", id.as_str()),
            ("title", "Dezbatere în sat"),
            ("kind", "debate"),
            ("starts_at", "2026-05-20T18:00"),
            ("ends_at", "2026-05-20T20:00"),
            ("place", "Școala din Huci"),
            ("village", "Huci"),
            ("agenda", "- Apă"),
        ];
        client.post("/meetings", &fields).await.is(303);
        for path in ["", "/announcement", "/meeting.ics"] {
            let page = world.anyone().get(&format!("/meetings/{id}{path}")).await;
            page.is(200).shows("Școala din Huci").hides("Huci, Huci").hides("Huci\\, Huci");
        }
    }
}

/// Publishes the minutes of a meeting with one annex; the annex's id.
async fn minuted(world: &World, clerk: &Someone, meeting: MeetingId, annex: &str) -> String {
    let (client, url) = (world.as_(clerk), format!("/meetings/{meeting}"));
    let form = client.get(&format!("{url}/minutes")).await;
    let fields = [("id", form.hidden("id")), ("replaces", "0"), ("text", "S-a discutat.")];
    let annexes = [("annexes", annex, b"%PDF-1.7 x".as_slice())];
    client.upload(&format!("{url}/minutes"), &fields, &annexes).await.is(303);
    let page = client.get(&url).await;
    page.body.split("href=\"/files/").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_annex_published_by_mistake_is_taken_back_in_the_open() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let id = meeting(&world, None, MeetingKind::Assembly, "Adunare", -DAY).await;
        let other = meeting(&world, None, MeetingKind::Assembly, "Alta", -DAY).await;
        let file = minuted(&world, &clerk, id, "semnaturi-Zetea.pdf").await;
        let (url, at) = (format!("/meetings/{id}"), format!("/meetings/{id}/annexes/{file}/withdraw"));
        world.anyone().get(&format!("/files/{file}")).await.is(200);
        world.anyone().get(&url).await.shows("semnaturi-Zetea.pdf").hides("/withdraw");
        world.as_(&world.member(&world.ours).await).post(&at, &[("reason", "x")]).await.is(403);
        client.get(&url).await.shows(&at);
        client.get(&at).await.is(200).shows("semnaturi-Zetea.pdf");
        client.post(&at, &[("reason", " ")]).await.is(422);
        let elsewhere = format!("/meetings/{other}/annexes/{file}/withdraw");
        client.post(&elsewhere, &[("reason", "x")]).await.is(404);
        world.anyone().get(&format!("/files/{file}")).await.is(200);
        let reason = [("reason", "Era o listă cu <semnături>")];
        client.post(&at, &reason).await.is(303);
        client.post(&at, &reason).await.is(409);
        world.anyone().get(&format!("/files/{file}")).await.is(404);
        client.get(&format!("/files/{file}")).await.is(200);
        for reader in [world.anyone(), world.as_(&clerk)] {
            let page = reader.get(&url).await;
            page.shows("Anexă retrasă la 15 mai 2026: Era o listă cu &#60;semnături&#62;").hides("Zetea");
        }
        let log = world.anyone().get("/log").await;
        log.shows("A fost retrasă o anexă a întâlnirii „Adunare”").hides("Zetea");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_count_replaces_the_one_before_and_says_why() {
    for world in World::each_engine(areas).await {
        let process = process(&world).await;
        let id = meeting(&world, Some(process), MeetingKind::Consultation, "Consultare", -DAY).await;
        count(&world, id, 0, &[(Sector::Citizens, 30, Way::Counted)], None).await.unwrap();
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get(&format!("/meetings/{id}/count")).await;
        form.is(200).shows(r#"value="30""#).shows("Corectați");
        let mut fields = count_fields(&form, ["", "", "", "", "", "28", "", ""]);
        client.post(&format!("/meetings/{id}/count"), &fields).await.is(422).shows(r#"value="28""#);
        fields.push(("reason", "Doi au semnat de două ori"));
        client.post(&format!("/meetings/{id}/count"), &fields).await.is(303);
        let page = world.anyone().get(&format!("/meetings/{id}")).await;
        page.shows("28 de persoane")
            .hides("30 de persoane")
            .shows("Corectat la 15 mai 2026")
            .shows("Doi au semnat de două ori");
        let history = world.anyone().get(&format!("/meetings/{id}/history")).await;
        history
            .is(200)
            .shows("28 de persoane")
            .shows("30 de persoane")
            .shows("Varianta 1")
            .shows("Varianta 2");
        assert_eq!(measured(&world, "people", process).await, 28);
        let events = world.events(&world.ours).await;
        assert!(events.contains(&"meeting.recounted".to_owned()), "{events:?}");
        let mut tx = world.write(&world.ours).await;
        let rewritten =
            tx.run(sql!("update head_count_sector set people = 99 where community_id = $1"), args![]).await;
        assert!(rewritten.is_err(), "head counts can only be added to");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_count_at_once_one_is_recorded_and_the_others_are_told() {
    for world in World::each_engine(areas).await {
        let id = meeting(&world, None, MeetingKind::Debate, "Dezbatere", -DAY).await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let path = format!("/meetings/{id}/count");
        let mut forms = Vec::new();
        for _ in 0..12 {
            forms.push(client.get(&path).await);
        }
        let all: Vec<_> =
            forms.iter().map(|form| count_fields(form, ["1", "", "", "", "", "2", "", ""])).collect();
        let answers = together(all.iter().map(|fields| client.post(&path, fields)).collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 1);
        assert_eq!(answers.iter().filter(|answer| answer.status == 409).count(), 11);
        let rows = sql!("select cast(count(*) as bigint) from head_count where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(rows, args![]).await.unwrap(), 1);
        let minutes = format!("/meetings/{id}/minutes");
        let form = client.get(&minutes).await;
        let fields = [("id", form.hidden("id")), ("replaces", "0"), ("text", "O singură dată")];
        let files = [("annexes", "a.pdf", b"%PDF-1.7".as_slice())];
        for answer in together((0..12).map(|_| client.upload(&minutes, &fields, &files)).collect()).await {
            answer.is(303);
        }
        let rows = sql!("select cast(count(*) as bigint) from annex where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(rows, args![]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_cancelled_or_counted_and_never_both() {
    for world in World::each_engine(areas).await {
        let mut meetings = Vec::new();
        for n in 0..20 {
            meetings.push(meeting(&world, None, MeetingKind::Debate, &format!("Nr. {n}"), -DAY).await);
        }
        let (world, citizens) = (&world, [(Sector::Citizens, 3, Way::Counted)]);
        let both = meetings.iter().flat_map(|id| {
            [false, true].map(|cancels| async move {
                if !cancels {
                    return count(world, *id, 0, &citizens, None).await.is_ok();
                }
                let mut tx = world.write(&world.ours).await;
                let found = store::find(&mut tx, *id).await.unwrap().unwrap();
                store::cancel(&mut tx, &found, "Ploaie").await.is_ok() && tx.commit_recorded().await.is_ok()
            })
        });
        let done = together(both.collect()).await;
        assert_eq!(done.iter().filter(|is_done| **is_done).count(), meetings.len());
        let wrong = sql!(
            "
            select cast(count(*) as bigint) from meeting m
              join head_count h on h.community_id = m.community_id and h.meeting_id = m.id
             where m.community_id = $1 and m.cancelled_at is not null"
        );
        assert_eq!(world.read(&world.ours).await.value::<i64>(wrong, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_process_reached_follows_from_the_meetings_that_took_place() {
    for world in World::each_engine(areas).await {
        let (ours, other) = (process(&world).await, process(&world).await);
        assert_eq!(
            (measured(&world, "consultations", ours).await, measured(&world, "people", ours).await),
            (0, 0)
        );
        let citizens = |n| [(Sector::Citizens, n, Way::Counted), (Sector::Ngo, 3, Way::Estimated)];
        let first = meeting(&world, Some(ours), MeetingKind::Consultation, "Întâi", -9 * DAY).await;
        let second = meeting(&world, Some(ours), MeetingKind::Consultation, "A doua", -2 * DAY).await;
        let debate = meeting(&world, Some(ours), MeetingKind::Debate, "Dezbatere", -2 * DAY).await;
        let ahead = meeting(&world, Some(ours), MeetingKind::Consultation, "Urmează", DAY).await;
        let elsewhere = meeting(&world, Some(other), MeetingKind::Consultation, "Alt proces", -DAY).await;
        count(&world, first, 0, &citizens(20), None).await.unwrap();
        assert_eq!(
            (measured(&world, "consultations", ours).await, measured(&world, "people", ours).await),
            (1, 23)
        );
        count(&world, second, 0, &citizens(30), None).await.unwrap();
        count(&world, debate, 0, &citizens(10), None).await.unwrap();
        count(&world, elsewhere, 0, &citizens(500), None).await.unwrap();
        assert_eq!(
            (measured(&world, "consultations", ours).await, measured(&world, "people", ours).await),
            (2, 69)
        );
        assert!(matches!(count(&world, ahead, 0, &citizens(9), None).await, Err(Error::Conflict(_))));
        // Of the 33 at the second, 12 had been at no other: only they are added.
        count(&world, second, 1, &citizens(30), Some(12)).await.unwrap();
        assert_eq!(measured(&world, "people", ours).await, 23 + 12 + 13);
        let held = counts::store::of_process(&mut world.read(&world.ours).await, ours).await.unwrap();
        let titles: Vec<_> = held.iter().map(|held| held.meeting.title.as_str()).collect();
        assert_eq!((titles[0], titles[3], titles.len()), ("Întâi", "Urmează", 4));
        let reached: i64 =
            held.iter().filter_map(|held| held.count.as_ref()).map(counts::HeadCount::reached).sum();
        assert_eq!(reached, 48, "the report adds up to the target");
        let (from, until) = (world.now().plus(-3 * DAY), world.now());
        let held = counts::held(&mut world.read(&world.ours).await, from, until, 10).await.unwrap();
        let people: Vec<_> = held.iter().map(|held| (held.title.as_str(), held.public)).collect();
        assert_eq!(people.len(), 3, "the first one was before: {people:?}");
        assert!(people.contains(&("A doua", 33)) && people.contains(&("Alt proces", 503)), "{people:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_counter_announces_and_records() {
    for world in World::each_engine(areas).await {
        let id = meeting(&world, None, MeetingKind::Assembly, "Adunare", -DAY).await;
        let member = world.member(&world.ours).await;
        let accountant = world.person(&world.ours, Role::Accountant).await;
        let neighbour = world.person(&world.theirs, Role::Coordinator).await;
        let doors = crate::area().routes.table;
        let closed: Vec<_> = doors.iter().filter(|door| door.access != Access::Visitor).collect();
        assert!(closed.len() >= 10, "{}", closed.len());
        for door in closed {
            let path = door.path.replace("{id}", &id.to_string());
            let fields = [
                ("id", "meet_00000000000000000000000000"),
                ("title", "x"),
                ("reason", "x"),
                ("replaces", "0"),
            ];
            let about_one = door.path.contains("{id}");
            for (somebody, status) in
                [(None, 401), (Some(&member), 403), (Some(&accountant), 403), (Some(&neighbour), 404)]
            {
                if somebody.is_some_and(|someone| someone.person == neighbour.person) && !about_one {
                    continue;
                }
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
        for path in ["", "/announcement", "/meeting.ics", "/history"] {
            world.anyone().on(&world.theirs).get(&format!("/meetings/{id}{path}")).await.is(404);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_with_everything_that_was_typed() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/meetings/new").await;
        let fields = [
            ("id", form.hidden("id")),
            ("title", "Titlu <i>"),
            ("kind", "banchet"),
            ("process", "proc_00000000000000000000000000"),
            ("starts_at", "2026-05-20T18:00"),
            ("ends_at", "2026-05-20T17:00"),
            ("place", ""),
            ("agenda", "Puncte"),
        ];
        let answer = client.post("/meetings", &fields).await;
        answer
            .is(422)
            .shows("Titlu &lt;i&gt;")
            .shows("Puncte")
            .shows("2026-05-20T17:00")
            .shows("după ce începe");
        for field in ["kind", "process", "place"] {
            answer.shows(&format!(r##"<a href="#{field}">"##));
        }
        let id = meeting(&world, None, MeetingKind::Other, "Întâlnire", -DAY).await;
        let path = format!("/meetings/{id}/count");
        let form = client.get(&path).await;
        for (people, wrong) in [
            (["", "", "", "", "", "", "", ""], "cel puțin o cifră"),
            (["mulți", "", "", "", "", "7", "", ""], "număr întreg"),
            (["-1", "", "", "", "", "7", "", ""], "număr întreg"),
            (["99999999999999999999", "", "", "", "", "7", "", ""], "număr întreg"),
        ] {
            let answer = client.post(&path, &count_fields(&form, people)).await;
            answer.is(422).shows(wrong).shows(&format!(r#"value="{}""#, people[0]));
        }
        let mut fields = count_fields(&form, ["5", "", "", "", "", "", "", ""]);
        fields.push(("unique_people", "6"));
        client.post(&path, &fields).await.is(422).shows("mai mulți decât au venit");
        client.post(&path, &[("id", "x")]).await.is(422);
        let minutes = format!("/meetings/{id}/minutes");
        let form = client.get(&minutes).await;
        let fields = [("id", form.hidden("id")), ("replaces", "0"), ("text", "S-a discutat mult")];
        let answer = client.upload(&minutes, &fields, &[("annexes", "a.html", b"<script>")]).await;
        answer.is(422).shows("S-a discutat mult").shows("alegeți-le din nou").shows("a.html");
        world.anyone().get(&format!("/meetings/{id}")).await.hides("S-a discutat mult");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_cannot_run() {
    for world in World::each_engine(areas).await {
        let process = process(&world).await;
        let title = "<script>alert(1)</script>";
        let id = meeting(&world, Some(process), MeetingKind::Consultation, title, -DAY).await;
        meeting(&world, Some(process), MeetingKind::Consultation, title, DAY).await;
        let mut tx = world.write(&world.ours).await;
        let found = store::find(&mut tx, id).await.unwrap().unwrap();
        let text = "<img src=x onerror=alert(1)> [x](javascript:alert(2))".to_owned();
        let minutes = NewMinutes { id: MinutesId(tx.new_id()), replaces: 0, text, reason: None };
        publish_minutes(&mut tx, &found, &minutes, vec![]).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let pages = ["", "/announcement", "/history"].map(|page| format!("/meetings/{id}{page}"));
        let gathered = ["home", "process", "report"].map(|place| format!("/gathered/{place}/{process}"));
        for path in pages.iter().chain(&gathered).chain([&"/meetings".to_owned()]) {
            let page = world.anyone().get(path).await;
            page.is(200).shows("alert(1)").hides("<script>alert").hides("<img src=x").hides("javascript:");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_announcement_is_named_to_the_counter_with_the_article() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let near = meeting(&world, None, MeetingKind::Debate, "Aproape", 2 * DAY).await;
        let in_time = meeting(&world, None, MeetingKind::Debate, "Din timp", 3 * DAY).await;
        let hint = "Legea 52/2003, art. 8, cere";
        world.as_(&clerk).get(&format!("/meetings/{near}")).await.shows(hint);
        world.as_(&clerk).get(&format!("/meetings/{in_time}")).await.hides(hint);
        world.anyone().get(&format!("/meetings/{near}")).await.hides(hint);
        let desk = world.as_(&clerk).get("/due").await;
        desk.shows("Anunțată cu mai puțin de 3 zile").shows("Aproape").hides("Din timp");
        world.clock.advance(HOUR);
        world
            .as_(&clerk)
            .get("/due")
            .await
            .shows("Afișați anunțul la sediu, dacă nu este afișat (Legea 52/2003, art. 8) | Din timp");
        let paper = world.anyone().get(&format!("/meetings/{near}/announcement")).await;
        paper
            .is(200)
            .shows("Anunț public")
            .shows("duminică, 17 mai 2026")
            .shows(&format!("http://ours.test/meetings/{near}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_names_what_was_not_recorded_until_it_is() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let id = meeting(&world, None, MeetingKind::Workshop, "Atelier", -DAY).await;
        let cancelled = meeting(&world, None, MeetingKind::Workshop, "Nu mai e", -DAY).await;
        let mut tx = world.write(&world.ours).await;
        let found = store::find(&mut tx, cancelled).await.unwrap().unwrap();
        store::cancel(&mut tx, &found, "Ploaie").await.unwrap();
        tx.commit_recorded().await.unwrap();
        let desk = world.as_(&clerk).get("/due").await;
        desk.shows(&format!("Atelier | /meetings/{id}/count"))
            .shows(&format!("Atelier | /meetings/{id}/minutes"))
            .hides("Nu mai e");
        assert!(matches!(
            count(&world, cancelled, 0, &[(Sector::Other, 1, Way::Counted)], None).await,
            Err(Error::Conflict(_))
        ));
        count(&world, id, 0, &[(Sector::Other, 1, Way::Counted)], None).await.unwrap();
        world.as_(&clerk).get("/due").await.hides("/count").shows("/minutes");
        let member = world.member(&world.ours).await;
        world.as_(&member).get("/due").await.hides("Atelier");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_changes_until_people_are_counted_and_its_followers_are_told() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let id = meeting(&world, None, MeetingKind::Debate, "Dezbatere", 5 * DAY).await;
        let follower = world.member(&world.ours).await;
        let mut tx = world.write(&world.ours).await;
        dialogue::subjects::follow(&mut tx, dialogue::SubjectKind::Meeting, id.0, follower.person)
            .await
            .unwrap();
        tx.commit_quietly().await.unwrap();
        let url = format!("/meetings/{id}");
        client.get(&format!("{url}/edit")).await.is(200).shows("Dezbatere").shows("Căminul cultural");
        let fields = [
            ("title", "Dezbatere nouă"),
            ("kind", "debate"),
            ("starts_at", "2026-05-21T17:00"),
            ("ends_at", "2026-05-21T19:00"),
            ("place", "Școala"),
            ("agenda", "- Apă"),
        ];
        client.post(&url, &fields).await.is(303);
        world.anyone().get(&url).await.shows("Dezbatere nouă").shows("Școala").shows("21 mai 2026");
        let ics = world.anyone().get(&format!("{url}/meeting.ics")).await;
        ics.is(200)
            .shows("DTSTART:20260521T140000Z\r\n")
            .shows("SUMMARY:Dezbatere nouă\r\n")
            .shows("SEQUENCE:1\r\n");
        assert!(ics.headers["content-type"].to_str().unwrap().starts_with("text/calendar"));
        client.post(&format!("{url}/cancel"), &[("reason", "")]).await.is(422);
        client.post(&format!("{url}/cancel"), &[("reason", "Sala este inundată")]).await.is(303);
        world.anyone().get(&url).await.shows("Anulată").shows("Sala este inundată");
        world.anyone().get(&format!("{url}/meeting.ics")).await.shows("STATUS:CANCELLED\r\n");
        client.post(&url, &fields).await.is(403).shows("a fost anulată");
        let letters = world.letters(&world.ours).await;
        let to_follower = letters.iter().filter(|(to, ..)| *to == follower.email).count();
        assert_eq!(to_follower, 2, "moved, cancelled: {letters:?}");

        let held = meeting(&world, None, MeetingKind::Debate, "Ținută", -DAY).await;
        count(&world, held, 0, &[(Sector::Citizens, 3, Way::Counted)], None).await.unwrap();
        client.post(&format!("/meetings/{held}"), &fields).await.is(409);
        client.post(&format!("/meetings/{held}/cancel"), &[("reason", "x")]).await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_and_the_pages_that_gather_show_what_comes_and_what_was() {
    for world in World::each_engine(areas).await {
        world.anyone().get("/meetings").await.is(200).shows("Nicio întâlnire anunțată");
        let process = process(&world).await;
        for n in 0..23 {
            meeting(&world, None, MeetingKind::Other, &format!("Trecută {n:02}."), -DAY - n * HOUR).await;
        }
        for n in 0..5 {
            meeting(
                &world,
                Some(process),
                MeetingKind::Consultation,
                &format!("Viitoare {n}."),
                DAY + n * HOUR,
            )
            .await;
        }
        let member = world.member(&world.ours).await;
        let list = world.as_(&member).get("/meetings").await;
        list.is(200).shows("Viitoare 4.").shows("Trecută 19.").hides("Trecută 20.").hides("/meetings/new");
        assert_eq!(list.queries(), 3, "the session, the coming ones, the past ones");
        let link = list.body.split(r#"href="/meetings?before="#).nth(1).unwrap().split('"').next().unwrap();
        let second = world.anyone().get(&format!("/meetings?before={link}")).await;
        second.is(200).shows("Trecută 20.").shows("Trecută 22.").hides("Trecută 19.").hides("Viitoare");
        world.anyone().get("/meetings?before=x-y").await.is(200).shows("Viitoare 0.");
        world.anyone().on(&world.theirs).get("/meetings").await.is(200).hides("Viitoare");

        let home = world.as_(&member).get(&format!("/gathered/home/{process}")).await;
        home.shows("Viitoare 0.").shows("Viitoare 2.").hides("Viitoare 3.").hides("Trecută");
        assert_eq!(home.queries(), 2, "the session and the panel");
        let on_process = world.as_(&member).get(&format!("/gathered/process/{process}")).await;
        on_process.shows("Viitoare 4.").hides("Trecută");
        assert_eq!(on_process.queries(), 2, "the session and the panel");
        let held = meeting(&world, Some(process), MeetingKind::Consultation, "Ținută", -3 * HOUR).await;
        let lines = [(Sector::Citizens, 28, Way::Counted), (Sector::Ngo, 5, Way::Estimated)];
        count(&world, held, 0, &lines, None).await.unwrap();
        let report = world.as_(&member).get(&format!("/gathered/report/{process}")).await;
        report
            .shows("ONG-uri&nbsp;5")
            .shows("o parte estimate")
            .shows(r#"<td class="num">33</td>"#)
            .shows("150");
        assert_eq!(report.queries(), 2, "the session and the panel");
        for lang in [kit::Lang::En, kit::Lang::Hu] {
            for path in
                ["/meetings".to_owned(), format!("/meetings/{held}"), format!("/gathered/report/{process}")]
            {
                let page = world.anyone().in_(lang).get(&path).await;
                page.is(200).hides("[meeting-").hides("[count-").hides("[minutes-");
            }
        }
    }
}
