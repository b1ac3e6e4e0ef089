//! Petitions, requests and suggestions.
mod desk;
mod settling;

use super::*;
use crate::petitions::store;
use db::{args, sql};
use kit::test::{Answer, World};
use kit::{Instant, Role};
use std::net::IpAddr;

pub(super) fn code_of(receipt: &Answer) -> &str {
    receipt.body.split(r#"id="code">"#).nth(1).and_then(|rest| rest.get(..19)).unwrap_or_default()
}

async fn numbers(world: &World) -> Vec<i64> {
    let statement = sql!("select number from petition where community_id = $1 order by number");
    let rows: Vec<(i64,)> = world.read(&world.ours).await.all(statement, args![]).await.unwrap();
    rows.into_iter().map(|(number,)| number).collect()
}

/// The page at the counter of the newest line.
async fn newest(world: &World) -> String {
    let lines = store::list(&mut world.read(&world.ours).await, false, None, 1).await.unwrap();
    lines[0].url()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_petition_is_filed_without_an_account_and_answered_and_read_with_its_code() {
    for world in World::each_engine(areas).await {
        world.anyone().get("/petitions").await.is(200).shows("Petiții și cereri");
        let form = world.anyone().get("/petitions/new?kind=petition").await;
        let receipt =
            world.anyone().post("/petitions/new", &fields(&form, "petition", "Groapă pe Gării")).await;
        receipt.is(200).shows("Înregistrată cu numărul 1/2026").shows("15 iunie 2026");
        receipt.shows("30 de zile se împlinesc la 14 iunie 2026").shows("zile libere");
        let code = code_of(&receipt).to_owned();
        assert_eq!(code.len(), 19);
        let again =
            world.anyone().post("/petitions/new", &fields(&form, "petition", "Groapă pe Gării")).await;
        assert_eq!(code_of(again.is(200)), code, "a double press shows the same code");
        assert_eq!(numbers(&world).await, [1]);

        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        client.get("/due").await.shows("2026-06-14 | Răspundeți la petiția nr. 1/2026 | Groapă pe Gării");
        let url = newest(&world).await;
        let page = client.get(&url).await;
        page.is(200)
            .shows("Ana Pop")
            .shows("ana@exemplu.ro")
            .shows("OG 27/2002, art. 8 alin. (1)")
            .shows("20 mai 2026");
        page.hides(&code);
        let form = client.get(&format!("{url}/answer")).await;
        let sent = [("id", form.hidden("id")), ("outcome", "answered"), ("text", "Se astupă **luni**.")];
        let file = [("files", "plan.pdf", b"%PDF-1.7 plan".as_slice())];
        client.upload(&format!("{url}/answer"), &sent, &file).await.is(303);

        let asked = [("number", "1/2026"), ("code", &*code.to_lowercase().replace('-', " "))];
        let status = world.anyone().post("/petitions/status", &asked).await;
        status.is(200).shows("Răspuns dat").shows("<strong>luni</strong>").shows("plan.pdf").hides("Ana Pop");
        let file = status.hidden("file").to_owned();
        let asked = [("number", "1/2026"), ("code", &*code), ("file", &*file)];
        world.anyone().post("/petitions/status/file", &asked).await.is(200).shows("%PDF-1.7 plan");
        world.anyone().get(&format!("/files/{file}")).await.is(404);
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 2);
        assert!(letters.iter().all(|(to, ..)| to == "ana@exemplu.ro"));
        assert!(
            letters.iter().any(|(.., body)| body.contains("Se astupă"))
                && letters.iter().all(|(.., body)| !body.contains(&code))
        );
        client.get("/due").await.hides("nr. 1/2026");
        client.get(&format!("{url}/answer")).await.is(403).shows("închis");
        client.get(&format!("{url}/letter.pdf")).await.is(200).shows("%PDF");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_filed_at_once_each_gets_a_number_and_none_is_left_out() {
    for world in World::each_engine(areas).await {
        let client = world.anyone();
        let mut forms = Vec::new();
        for _ in 0..30 {
            forms.push(client.get("/petitions/new").await);
        }
        // Every fifth one has no text and gets no number.
        let all: Vec<_> = forms
            .iter()
            .enumerate()
            .map(|(at, form)| fields(form, "petition", if at % 5 == 0 { "" } else { "Drum" }))
            .collect();
        let answers = together(all.iter().map(|one| client.post("/petitions/new", one)).collect()).await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 24);
        assert_eq!(answers.iter().filter(|answer| answer.status == 422).count(), 6);
        assert_eq!(numbers(&world).await, (1..=24).collect::<Vec<_>>());
        // The same form many times at once is one line, and everybody sees the same code.
        let form = client.get("/petitions/new").await;
        let same = fields(&form, "suggestion", "Aceeași");
        let answers = together((0..8).map(|_| client.post("/petitions/new", &same)).collect()).await;
        let codes: std::collections::BTreeSet<&str> =
            answers.iter().map(|one| code_of(one.is(200))).collect();
        assert_eq!((codes.len(), numbers(&world).await.len()), (1, 25));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_many_times_at_once_is_one_line_and_one_letter() {
    for world in World::each_engine(areas).await {
        let client = world.anyone();
        let (form, other) = (client.get("/petitions/new").await, client.get("/petitions/new").await);
        let same = fields(&form, "petition", "Apăsat de două ori");
        for answer in together((0..8).map(|_| client.post("/petitions/new", &same)).collect()).await {
            answer.is(200).shows("Înregistrată cu numărul 1/2026").shows("au plecat și pe e-mail");
        }
        assert_eq!((numbers(&world).await, world.letters(&world.ours).await.len()), (vec![1], 1));
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "petition.registered").count(), 1);
        // Who has the number of the form but not its seed sees no code and is told of no letter.
        let mut guessed = same.clone();
        guessed[1] = ("seed", other.hidden("seed"));
        let receipt = client.post("/petitions/new", &guessed).await;
        receipt.is(200).shows("nu mai poate fi arătat").hides(r#"id="code""#).hides("au plecat și pe e-mail");
        assert_eq!(world.letters(&world.ours).await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_refuses_a_gap_and_a_change() {
    for world in World::each_engine(areas).await {
        filed(&world, "petition", "Prima").await;
        let insert = sql!(
            "
            insert into petition (community_id, id, year, number, previous, kind, way, subject, lang, received_on, registered_at)
            values ($1, $2, 2026, $3, $4, 'petition', 'web', 'Gaură', 'ro', '2026-05-15', 0)"
        );
        for (number, previous) in [(3i64, Some(2i64)), (3, Some(1)), (3, None), (1, None)] {
            let mut tx = world.write(&world.ours).await;
            let id = tx.new_id();
            assert!(
                tx.run(insert, args![id, number, previous]).await.is_err(),
                "{number} after {previous:?}"
            );
        }
        for change in [
            sql!("update petition set number = 9 where community_id = $1"),
            sql!("delete from petition where community_id = $1"),
        ] {
            assert!(world.write(&world.ours).await.run(change, args![]).await.is_err());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_name_it_is_a_suggestion_and_nothing_typed_is_lost() {
    for world in World::each_engine(areas).await {
        let form = world.anyone().get("/petitions/new").await;
        let mut nameless = fields(&form, "petition", "Câini <b>fără</b> stăpân");
        nameless.retain(|(name, _)| !["name", "email"].contains(name));
        let again = world.anyone().post("/petitions/new", &nameless).await;
        again
            .is(422)
            .shows("puteți alege mai sus „Sugestie”")
            .shows("Groapa este adâncă.")
            .hides("<b>fără</b>");
        assert_eq!((again.hidden("id"), again.hidden("seed")), (form.hidden("id"), form.hidden("seed")));
        assert!(numbers(&world).await.is_empty());
        nameless[2] = ("kind", "suggestion");
        let receipt = world.anyone().post("/petitions/new", &nameless).await;
        receipt.is(200).shows("Nu este petiție").hides("Răspunsul vine cel târziu");
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        client.get("/due").await.shows("O sugestie de citit");
        let url = newest(&world).await;
        client.get(&url).await.is(200).shows("Sugestie").hides("<b>fără</b>");
        let form = client.get(&format!("{url}/close")).await;
        let sent = [("id", form.hidden("id")), ("reason", "noted"), ("text", "Mulțumim.")];
        client.post(&format!("{url}/close"), &sent).await.is(303);
        client.get("/due").await.hides("sugestie");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_a_code_is_slowed_down_and_a_wrong_number_looks_like_a_wrong_code() {
    for world in World::each_engine(areas).await {
        let code = filed(&world, "petition", "Secret").await;
        let other = filed(&world, "petition", "Altceva").await;
        let guess = |number: &'static str, code: String| {
            let client = world.anyone();
            async move { client.post("/petitions/status", &[("number", number), ("code", &code)]).await }
        };
        guess("1/2026", "7K3D".into()).await.is(422).shows("are o greșeală");
        let wrong_code = guess("1/2026", other.clone()).await;
        let wrong_number = guess("7/2026", code.clone()).await;
        wrong_code.is(422).shows("nu se potrivesc").hides("Secret");
        wrong_number.is(422).shows("nu se potrivesc");
        for _ in 0..30 {
            guess("1/2026", other.clone()).await;
        }
        guess("1/2026", code.clone()).await.is(429);
        world.clock.advance(Instant::HOUR);
        guess("1/2026", code.clone()).await.is(200).shows("Secret");
        // From one address, over all numbers.
        let address: IpAddr = "192.0.2.7".parse().unwrap();
        for number in 100..205 {
            let (number, client) = (format!("{number}/2026"), world.anyone().from_address(address));
            client.post("/petitions/status", &[("number", &number), ("code", &code)]).await;
        }
        let client = world.anyone().from_address(address);
        client.post("/petitions/status", &[("number", "1/2026"), ("code", &code)]).await.is(429);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_community_and_another_person_see_nothing() {
    for world in World::each_engine(areas).await {
        let code = filed(&world, "petition", "A noastră").await;
        let url = newest(&world).await;
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&theirs).get(&url).await.is(404);
        world.as_(&theirs).get(&format!("{url}/answer")).await.is(404);
        world.as_(&theirs).get("/registry?state=all").await.is(200).hides("A noastră");
        let asked = [("number", "1/2026"), ("code", &*code)];
        world.anyone().on(&world.theirs).post("/petitions/status", &asked).await.is(422);
        let member = world.member(&world.ours).await;
        world.as_(&member).get(&url).await.is(403);
        // From an account: its own are listed without a code, those of others are not there.
        let form = world.as_(&member).get("/petitions/new").await;
        form.shows(&member.name);
        world.as_(&member).post("/petitions/new", &fields(&form, "petition", "Din cont")).await.is(200);
        let mine = world.as_(&member).get("/petitions/mine").await;
        mine.is(200).shows("Din cont").hides("A noastră");
        let own = newest(&world).await.replace("/registry/", "/petitions/mine/");
        world.as_(&member).get(&own).await.is(200).shows("Nr. 2/2026");
        world.as_(&world.member(&world.ours).await).get(&own).await.is(404);
        world.as_(&member).get(&url.replace("/registry/", "/petitions/mine/")).await.is(404);
        world.anyone().get("/log").await;
        assert!(!world.events(&world.ours).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_form_gives_back_what_was_typed() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let form = world.as_(&clerk).get("/registry/new").await;
        let mut typed = fields(&form, "petition", "Un subiect lung");
        typed.extend([("way", "letter"), ("received_on", "2026-05-15")]);
        let expired = world.as_(&clerk).with_wrong_token().post("/registry/new", &typed).await;
        expired.is(403).shows("Un subiect lung").shows("Groapa este adâncă.");
        let signed_out = world.anyone().post("/registry/new", &typed).await;
        assert!(matches!(signed_out.status, 401 | 403), "{}", signed_out.status);
        signed_out.shows("Un subiect lung");
        assert!(numbers(&world).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_forgotten_a_year_after_the_case_and_texts_later() {
    for world in World::each_engine(areas).await {
        let code = filed(&world, "petition", "Veche").await;
        filed(&world, "petition", "Deschisă").await;
        let clerk = clerk(&world).await;
        let lines = store::list(&mut world.read(&world.ours).await, false, None, 9).await.unwrap();
        let url = lines[1].url();
        let client = world.as_(&clerk);
        let form = client.get(&format!("{url}/answer")).await;
        let sent = [("id", form.hidden("id")), ("outcome", "answered"), ("text", "Gata.")];
        client.post(&format!("{url}/answer"), &sent).await.is(303);
        let private =
            async |at: usize| store::private(&mut world.read(&world.ours).await, lines[at].id).await.unwrap();
        world.clock.advance(364 * DAY);
        world.tick().await;
        assert!(private(1).await.email.is_some());
        world.clock.advance(2 * DAY);
        world.tick().await;
        assert!(private(1).await.email.is_none() && private(1).await.name.is_some());
        assert!(private(0).await.email.is_some(), "an open case still needs its answer");
        let asked = [("number", "1/2026"), ("code", &*code)];
        world.anyone().post("/petitions/status", &asked).await.is(422);
        world.clock.advance(4 * 365 * DAY);
        world.tick().await;
        assert!(private(1).await.name.is_none() && private(1).await.text.is_none());
        assert_eq!(numbers(&world).await, [1, 2]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_petition_are_forgotten_with_its_text() {
    for world in World::each_engine(areas).await {
        let anyone = world.anyone();
        let pdf = |name: &'static str| [("files", name, b"%PDF-1.7 al meu".as_slice())];
        for (subject, file) in [("Veche", pdf("buletin-ana-pop.pdf")), ("Deschisă", pdf("groapa.pdf"))] {
            let form = anyone.get("/petitions/new").await;
            anyone.upload("/petitions/new", &fields(&form, "petition", subject), &file).await.is(200);
        }
        let client = world.as_(&clerk(&world).await);
        let lines = store::list(&mut world.read(&world.ours).await, false, None, 9).await.unwrap();
        let closed = lines[1].url();
        let form = client.get(&format!("{closed}/answer")).await;
        let sent = [("id", form.hidden("id")), ("outcome", "answered"), ("text", "Gata.")];
        client.upload(&format!("{closed}/answer"), &sent, &pdf("raspuns-ana-pop.pdf")).await.is(303);
        client.get(&closed).await.shows("buletin-ana-pop.pdf").shows("raspuns-ana-pop.pdf");
        let contents = sql!("select cast(count(*) as bigint) from file_content where community_id = $1");
        let count = async || world.read(&world.ours).await.value::<i64>(contents, args![]).await.unwrap();
        let names = async |at: usize, of_answer| {
            let mut reader = world.read(&world.ours).await;
            let files = store::attachments(&mut reader, lines[at].id, of_answer).await.unwrap();
            files.into_iter().map(|file| file.name).collect::<Vec<_>>()
        };
        world.clock.advance(4 * 365 * DAY);
        world.tick().await;
        assert_eq!((names(1, false).await.len(), names(1, true).await.len(), count().await), (1, 1, 3));
        world.clock.advance(366 * DAY);
        world.tick().await;
        assert!(names(1, false).await.is_empty() && names(1, true).await.is_empty());
        assert_eq!(names(0, false).await, ["groapa.pdf"]);
        assert_eq!(count().await, 1, "an open case keeps its file");
        let named = sql!(
            "select cast(count(*) as bigint) from file where community_id = $1 and name like '%ana-pop%'"
        );
        assert_eq!(world.read(&world.ours).await.value::<i64>(named, args![]).await.unwrap(), 0);
    }
}
