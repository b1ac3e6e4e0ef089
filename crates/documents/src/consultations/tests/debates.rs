//! Debates: who asks for them, who speaks.
use super::*;
use crate::consultations::debates::store::{self as debates, NewSpeaker};
use crate::consultations::domain::DebateId;
use crate::texts::tests::areas;
use db::{args, sql};
use dialogue::subjects::{self, SubjectKind};
use kit::test::World;
use kit::{Error, Instant};

fn id_of(path: &str) -> DebateId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

fn speaker(key: uuid::Uuid, by_staff: bool) -> NewSpeaker {
    NewSpeaker { name: "Ion".to_owned(), organisation: None, key, by_staff }
}

/// A debate that nobody asked for, a week after the announcement of its draft; the address of its page.
async fn debate(client: &Client<'_>, document: &Document) -> String {
    let url = format!("{}/debate/announce", document.url());
    let form = client.get(&url).await;
    path(&client.post(&url, &plan(form.is(200).hidden("id"), "Căminul cultural")).await)
}

fn plan<'a>(id: &'a str, place: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("id", id),
        ("place", place),
        ("starts_at", "2026-05-22T18:00"),
        ("how", "Pe această pagină."),
        ("minutes_each", "3"),
    ]
}

/// Puts somebody on the list of speakers.
async fn register_to_speak(client: &Client<'_>, debate: &str, name: &str) -> Answer {
    let key =
        uuid::Uuid::from_u128(name.bytes().fold(7, |key, byte| key * 31 + u128::from(byte))).to_string();
    client.post(&format!("{debate}/speak"), &[("id", key.as_str()), ("name", name)]).await
}

const MINUTES: [(&str, &str); 4] = [
    ("replaces", "0"),
    ("ended_at", "2026-05-22T20:00"),
    ("participants", "34"),
    ("text", "S-a discutat programul."),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_association_asks_for_a_debate_and_the_draft_waits_for_its_minutes() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let url = format!("{}/debate/request", document.url());
        let id = world.anyone().get(&url).await.is(200).hidden("id").to_owned();
        let ask = async |cui: &str| {
            let fields = [
                ("id", id.as_str()),
                ("organisation", "Asociația Comercianților"),
                ("cui", cui),
                ("email", "asociatie@example.org"),
                ("text", "Dorim să discutăm programul."),
            ];
            world.anyone().post(&url, &fields).await
        };
        ask("RO 1236").await.is(422).shows("Codul fiscal nu este corect");
        let registered = path(&ask("RO 1235").await);
        world.anyone().get(&registered).await.is(200).shows("1/2026").hides("asociatie@");
        path(&ask("RO 1235").await);
        let page = format!("{}/consultation", document.url());
        world.anyone().get(&page).await.is(200).shows("Asociația Comercianților").hides("asociatie@");
        let announce = format!("{}/debate/announce", document.url());
        let form = client.get(&announce).await.is(200).hidden("id").to_owned();
        let plan = |starts_at| {
            [
                ("id", form.as_str()),
                ("place", "Căminul cultural"),
                ("starts_at", starts_at),
                ("how", "Pe această pagină."),
                ("minutes_each", "3"),
            ]
        };
        client.post(&announce, &plan("2026-06-20T18:00")).await.is(422).shows("cel târziu la");
        let debate = path(&client.post(&announce, &plan("2026-05-22T18:00")).await);
        let key = world.anyone().get(&debate).await.is(200).hidden("id").to_owned();
        let fields = [("id", key.as_str()), ("name", "Ion <i>Rus</i>"), ("organisation", "Asociația")];
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("Ion &#").hides("<i>Rus").hides("value=\"spoke\"");
        later(&world, 8 * Instant::DAY);
        let minutes = [
            ("replaces", "0"),
            ("ended_at", "2026-05-22T20:00"),
            ("participants", "34"),
            ("text", "S-a discutat programul."),
        ];
        client.post(&format!("{debate}/minutes"), &minutes).await.is(409);
        client.post(&format!("{debate}/speakers/1"), &[("what", "spoke")]).await.is(303);
        later(&world, 100 * Instant::DAY);
        client.get(&page).await.is(200).shows("S-a cerut o dezbatere publică");
        client.post(&format!("{page}/move"), &[]).await.is(409);
        client.post(&format!("{debate}/minutes"), &minutes).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("34 de participanți").shows("S-a discutat");
        client.post(&format!("{page}/move"), &[]).await.is(303);
        let report = world.anyone().get("/transparency/reports/2026").await;
        report.is(200).shows(">34<").shows(">1<");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_speakers_is_full_at_two_hundred_and_a_form_sent_twice_stands_there_once() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/debate/announce", document.url());
        let form = client.get(&url).await;
        let fields = [
            ("id", form.hidden("id")),
            ("place", "Sala mare"),
            ("starts_at", "2026-05-20T18:00"),
            ("how", "La intrare."),
            ("minutes_each", "3"),
        ];
        let there = path(&client.post(&url, &fields).await);
        client.post(&url, &fields).await.is(303);
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "debate.announced").count(), 1);
        let id = id_of(&there);
        let mut tx = world.write(&world.ours).await;
        for _ in 0..199 {
            let new = speaker(tx.new_id(), false);
            assert!(debates::speak(&mut tx, id, &new).await.unwrap());
        }
        tx.commit_quietly().await.unwrap();
        let page = world.anyone().get(&there).await;
        let last = [("id", page.hidden("id")), ("name", "Ana")];
        for _ in 0..2 {
            world.anyone().post(&format!("{there}/speak"), &last).await.is(303);
        }
        let again = world.anyone().get(&there).await;
        let more = [("id", again.hidden("id")), ("name", "Maria")];
        world.anyone().post(&format!("{there}/speak"), &more).await.is(409).shows("plină");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_does_not_move_on_while_an_announced_debate_is_ahead() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let debate = debate(&client, &document).await;
        later(&world, 100 * Instant::DAY);
        let page = format!("{}/consultation", document.url());
        client.get(&page).await.is(200).shows("publicați-l sau anulați dezbaterea");
        client.get("/desk").await.is(200).hides("Proiectul poate fi transmis spre avizare");
        client.post(&format!("{page}/move"), &[]).await.is(409);
        // The same is held by the tables, whoever goes past the pages.
        let one = lead(&world, &clerk, &document).await;
        let mut tx = world.write(&world.ours).await;
        assert!(store::move_on(&mut tx, &one, &document, "").await.is_err());
        drop(tx);
        client.post(&format!("{debate}/minutes"), &MINUTES).await.is(303);
        client.get("/desk").await.is(200).shows("Proiectul poate fi transmis spre avizare");
        client.post(&format!("{page}/move"), &[]).await.is(303);
    }
}

/// A debate that was announced while a draft could still move on past it.
#[tokio::test(flavor = "multi_thread")]
async fn speakers_are_called_and_a_debate_ends_also_after_the_draft_has_moved_on() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        later(&world, 100 * Instant::DAY);
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(303);
        let one = of(&world, &document).await.id;
        let late = sql!("
            insert into debate (community_id, id, consultation_id, place, starts_at, how, minutes_each, announced_at)
            values ($1, $2, $3, 'Sala', $4, 'La intrare.', 3, $4)");
        let mut tx = world.write(&world.ours).await;
        let id = DebateId(tx.new_id());
        tx.run(late, args![id, one, world.now().plus(Instant::HOUR)]).await.unwrap();
        let new = speaker(tx.new_id(), false);
        debates::speak(&mut tx, id, &new).await.unwrap();
        tx.commit_quietly().await.unwrap();
        later(&world, 101 * Instant::DAY);
        let day = world.now().day();
        let (url, ended) = (format!("/debates/{id}"), format!("{day}T10:00"));
        let mut minutes = MINUTES;
        minutes[1].1 = &ended;
        client.post(&format!("{url}/minutes"), &minutes).await.is(409);
        let member = world.member(&world.ours).await;
        world.as_(&member).post(&format!("{url}/speakers/1"), &[("what", "spoke")]).await.is(403);
        client.post(&format!("{url}/speakers/1"), &[("what", "spoke")]).await.is(303);
        client.post(&format!("{url}/minutes"), &minutes).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn visitors_register_to_speak_until_the_debate_begins_and_the_staff_also_later() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let debate = debate(&client, &document).await;
        register_to_speak(&world.anyone(), &debate, "Ana").await.is(303);
        later(&world, 8 * Instant::DAY);
        world.anyone().get(&debate).await.is(200).hides("name=\"organisation\"");
        register_to_speak(&world.anyone(), &debate, "Târziu").await.is(409).shows("Cereți cuvântul în sală");
        let mut tx = world.write(&world.ours).await;
        let new = speaker(tx.new_id(), false);
        let refused = debates::speak(&mut tx, id_of(&debate), &new).await;
        assert!(matches!(refused, Err(Error::Conflict(_))), "{refused:?}");
        drop(tx);
        client.get(&debate).await.is(200).shows("name=\"organisation\"");
        register_to_speak(&client, &debate, "Maria din sală").await.is(303);
        for place in 1..=2 {
            client.post(&format!("{debate}/speakers/{place}"), &[("what", "spoke")]).await.is(303);
        }
        client.post(&format!("{debate}/minutes"), &MINUTES).await.is(303);
        register_to_speak(&client, &debate, "După sfârșit").await.is(409);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_debate_says_why_blocks_nothing_and_those_who_follow_are_told() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let debate = debate(&client, &document).await;
        let member = world.member(&world.ours).await;
        let mut tx = world.write(&world.ours).await;
        subjects::follow(&mut tx, SubjectKind::Document, document.id.0, member.person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let url = format!("{debate}/cancel");
        world.as_(&member).get(&url).await.is(403);
        client.get(&url).await.is(200).shows("marcat ca anulat");
        client.post(&url, &[("reason", " ")]).await.is(422);
        client.post(&url, &[("reason", "Căminul <b>este</b> închis.")]).await.is(303);
        client.post(&url, &[("reason", "Încă o dată.")]).await.is(409);
        let page = world.anyone().get(&debate).await;
        page.is(200).shows("Dezbaterea a fost anulată").shows("închis.").hides("<b>este").hides("/speak\"");
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(.., body)| body.contains("a fost anulată") && body.contains("este")));
        assert!(world.events(&world.ours).await.iter().any(|name| name == "debate.cancelled"));
        register_to_speak(&world.anyone(), &debate, "Ana").await.is(409);
        let mut reader = world.read(&world.ours).await;
        let all = crate::consultations::gathered::terms(&mut reader, Instant(0), Instant(i64::MAX / 2)).await;
        let dated = all.unwrap().into_iter().find(|dated| dated.url == debate).unwrap();
        assert!(dated.cancelled && dated.changes == 1);
        drop(reader);
        later(&world, 100 * Instant::DAY);
        client.get("/desk").await.is(200).hides("Dezbaterea nu are proces-verbal");
        client.post(&format!("{debate}/minutes"), &MINUTES).await.is(409);
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(303);
        world.anyone().get("/transparency/reports/2026").await.is(200).shows("#debates\">0<");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_debate_that_was_asked_for_and_cancelled_is_asked_for_again_on_the_desk() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let day = world.now().day().to_string();
        enter(&client, &document, &day, "RO 1235").await.is(303);
        client.get("/desk").await.is(200).shows("Anunțați dezbaterea");
        let debate = debate(&client, &document).await;
        client.get("/desk").await.is(200).hides("Anunțați dezbaterea");
        client.post(&format!("{debate}/cancel"), &[("reason", "Sala este închisă.")]).await.is(303);
        client.get("/desk").await.is(200).shows("Anunțați dezbaterea");
        let page = client.get(&format!("{}/consultation", document.url())).await;
        page.is(200).shows("S-a cerut o dezbatere publică").shows("anulată");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_that_was_corrected_and_sent_again_does_not_vanish_silently() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/debate/announce", document.url());
        let id = client.get(&url).await.is(200).hidden("id").to_owned();
        let there = path(&client.post(&url, &plan(&id, "Căminul cultural")).await);
        client.post(&url, &plan(&id, "Căminul cultural")).await.is(303);
        client.post(&url, &plan(&id, "Sala de sport")).await.is(409).shows("anulați dezbaterea");
        world.anyone().get(&there).await.is(200).shows("Căminul cultural").hides("Sala de sport");
    }
}

/// Types in a request that came on paper.
async fn enter(client: &Client<'_>, document: &Document, received_on: &str, cui: &str) -> Answer {
    let url = format!("{}/consultation/enter-debate", document.url());
    let id = client.get(&url).await.is(200).hidden("id").to_owned();
    let fields = [
        ("id", id.as_str()),
        ("channel", "letter"),
        ("received_on", received_on),
        ("sender_kind", "authority"),
        ("organisation", "Direcția de Sănătate"),
        ("cui", cui),
        ("postal", "Cluj, strada Mare 1"),
        ("text", "Cerem o dezbatere."),
    ];
    client.post(&url, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_on_paper_is_registered_by_the_day_on_which_it_came() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation/enter-debate", document.url());
        world.as_(&world.member(&world.ours).await).get(&url).await.is(403);
        let in_time = world.now().day().to_string();
        // Typed in after the term, but received within it; and one that came too late.
        later(&world, 60 * Instant::DAY);
        let too_late = world.now().day().to_string();
        enter(&client, &document, &in_time, "RO 1236").await.is(422).shows("Direcția de Sănătate");
        enter(&client, &document, "2026-12-31", "RO 1235").await.is(422);
        enter(&client, &document, &too_late, "RO 1235").await.is(409);
        let entry = path(&enter(&client, &document, &in_time, "RO 1235").await);
        let page = world.anyone().get(&entry).await;
        page.is(200).shows("1/2026").shows("prin scrisoare").hides("strada Mare");
        client.get(&entry).await.is(200).shows("strada Mare").shows("1235");
        let register = world.anyone().get("/transparency/register").await;
        register.is(200).shows("Cerere de dezbatere publică").shows("O autoritate publică");
        assert!(of(&world, &document).await.debate_asked);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_debate_announced_and_a_draft_moving_on_at_the_same_moment_one_is_refused() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        prove(&world.as_(&clerk), &document, &world).await;
        later(&world, 100 * Instant::DAY);
        let one = lead(&world, &clerk, &document).await;
        let starts_at = world.now().plus(Instant::DAY);
        let announce = async || {
            let mut tx = world.write(&world.ours).await;
            let (place, how) = ("Sala".to_owned(), "La intrare.".to_owned());
            let new =
                debates::NewDebate { id: DebateId(tx.new_id()), place, starts_at, how, minutes_each: 3 };
            debates::announce(&mut tx, &one, &new).await?;
            let (debate, document) = (new.id, document.id);
            let event = debates::DebateAnnounced { debate, document, title: String::new(), starts_at };
            tx.commit(event).await?;
            Ok::<(), Error>(())
        };
        let move_on = async || {
            let mut tx = world.write(&world.ours).await;
            store::move_on(&mut tx, &one, &document, "").await?;
            tx.commit(store::MovedOn { consultation: one.id, title: String::new() }).await?;
            Ok::<(), Error>(())
        };
        let (announced, moved) = tokio::join!(announce(), move_on());
        assert_eq!(usize::from(announced.is_ok()) + usize::from(moved.is_ok()), 1, "{announced:?} {moved:?}");
    }
}
