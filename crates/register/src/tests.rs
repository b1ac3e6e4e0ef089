//! The register as people meet it, on both engines.
use crate::petitions::store;
use db::{args, sql};
use kit::area::{Dated, Dates};
use kit::test::{Answer, Someone, World};
use kit::{Access, Area, Instant, Result, Role, Routes, Text, Visit};
use std::net::IpAddr;

const DAY: i64 = Instant::DAY;

fn areas() -> Vec<Area> {
    let routes = Routes::default().get("/due", Access::Member, due);
    let dates = vec![Dates {
        find: |_, _, from, until| {
            let within = move |dated: &Dated| (from..until).contains(&dated.starts_at);
            Box::pin(async move { Ok(midnights().into_iter().filter(within).collect()) })
        },
    }];
    vec![crate::area(), Area { name: "test", routes, dates, ..Area::default() }]
}

/// At the two midnights of March 2028: what has a length begins, what has none ends with the day before.
fn midnights() -> Vec<Dated> {
    let dated = |title: &str, starts: &str, takes: Option<i64>| {
        let starts_at = Instant::parse_local(starts).unwrap();
        Dated {
            word: title.to_owned(),
            title: Text::new("petition-plain").with("text", title),
            starts_at,
            ends_at: takes.map(|takes| starts_at.plus(takes)),
            place: String::new(),
            url: "/calendar".to_owned(),
            changed_at: starts_at,
            changes: 0,
            cancelled: false,
        }
    };
    vec![
        dated("Etapa din februarie", "2028-03-01T00:00", None),
        dated("Priveghi în martie", "2028-03-01T00:00", Some(Instant::HOUR)),
        dated("Priveghi la mijloc", "2028-03-16T00:00", Some(Instant::HOUR)),
        dated("Etapa de la mijloc", "2028-03-16T00:00", None),
        dated("Etapa din martie", "2028-04-01T00:00", None),
        dated("Priveghi în aprilie", "2028-04-01T00:00", Some(Instant::HOUR)),
    ]
}

async fn due(visit: Visit) -> Result {
    use axum::response::IntoResponse;
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let say = |duty: &kit::area::Duty| {
        let day = duty.due.map(|due| Instant(due.0 - 1).day().to_string()).unwrap_or_default();
        format!("{day} | {} | {} | {}\n", duty.title.say(visit.lang), duty.about, duty.url)
    };
    Ok(duties.iter().map(say).collect::<String>().into_response())
}

async fn clerk(world: &World) -> Someone {
    world.person(&world.ours, Role::Clerk).await
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

/// The fields of a petition with the hidden ones of a form.
fn fields<'a>(form: &'a Answer, kind: &'a str, subject: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("id", form.hidden("id")),
        ("seed", form.hidden("seed")),
        ("kind", kind),
        ("subject", subject),
        ("text", "Groapa este adâncă.\n\nCer să fie astupată."),
        ("name", "Ana Pop"),
        ("email", "ana@exemplu.ro"),
    ]
}

/// Files on the web and gives the code of the receipt.
async fn filed(world: &World, kind: &str, subject: &str) -> String {
    let form = world.anyone().get("/petitions/new").await;
    let receipt = world.anyone().post("/petitions/new", &fields(&form, kind, subject)).await;
    code_of(receipt.is(200)).to_owned()
}

fn code_of(receipt: &Answer) -> &str {
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
async fn every_statement_prepares_on_both_engines() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("register")) {
            assert!(statement.text.contains("community_id") && statement.text.contains("$1"));
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
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
async fn a_letter_typed_in_gets_the_next_number_and_its_term_runs_from_the_day_it_came() {
    for world in World::each_engine(areas).await {
        filed(&world, "petition", "Pe site").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/registry/new").await;
        let mut typed = fields(&form, "information", "Bugetul pe 2025");
        typed.retain(|(name, _)| *name != "email");
        typed.extend([
            ("way", "letter"),
            ("received_on", "2026-05-13"),
            ("lang", "ro"),
            ("address", "Strada Lungă 3"),
        ]);
        let receipt = client.post("/registry/new", &typed).await;
        receipt.is(200).shows("Înregistrată cu numărul 2/2026").shows("Tipăriți pagina");
        client.get("/due").await.shows("2026-05-23 | Răspundeți la cererea de informații nr. 2/2026");
        let code = code_of(&receipt).to_owned();
        let asked = [("number", "2"), ("code", &*code)];
        world.anyone().post("/petitions/status", &asked).await.is(200).shows("prin scrisoare");
        let url = newest(&world).await;
        client.get(&url).await.shows("18 mai 2026").shows("Strada Lungă 3");
        // Told within the ten days that it takes thirty.
        let form = client.get(&format!("{url}/extend")).await;
        form.is(200).shows("12 iunie 2026");
        let step = ("id", form.hidden("id"));
        client.post(&format!("{url}/extend"), &[step]).await.is(422).shows("Completați");
        client.post(&format!("{url}/extend"), &[step, ("text", "Sunt multe acte.")]).await.is(303);
        client.get(&format!("{url}/extend")).await.is(403).shows("o singură prelungire");
        client.get("/due").await.shows("2026-06-12 | Răspundeți la cererea de informații nr. 2/2026");
        let status = world.anyone().post("/petitions/status", &asked).await;
        status.shows("termen prelungit").shows("Sunt multe acte.").shows("15 iunie 2026");
        client.get(&url).await.shows("tipăriți scrisoarea");
        client.get(&format!("{url}/letter.pdf")).await.is(200).shows("%PDF");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_authority_is_sent_on_with_proof_and_the_sender_is_told() {
    for world in World::each_engine(areas).await {
        let code = filed(&world, "petition", "Drum județean").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let url = newest(&world).await;
        let form = client.get(&format!("{url}/forward")).await;
        form.shows("20 mai 2026").shows("6^1");
        let step = ("id", form.hidden("id"));
        let half = [step, ("authority", "Consiliul Județean"), ("text", "Drumul nu este al nostru.")];
        let again = client.post(&format!("{url}/forward"), &half).await;
        again.is(422).shows("Consiliul Județean").shows("Drumul nu este al nostru.");
        let whole = [step, ("authority", "Consiliul Județean"), ("proof", "adresa 118 din 16 mai")];
        client.post(&format!("{url}/forward"), &whole).await.is(303);
        let asked = [("number", "1/2026"), ("code", &*code)];
        let status = world.anyone().post("/petitions/status", &asked).await;
        status
            .shows("Trimisă la Consiliul Județean (adresa 118 din 16 mai)")
            .shows("trimisă altei autorități");
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(.., body)| body.contains("trimisă la Consiliul Județean")));
        client.get("/registry").await.hides("Drum județean");
        client.get("/registry?state=all").await.shows("Drum județean");
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
async fn of_two_who_settle_at_once_one_does() {
    for world in World::each_engine(areas).await {
        filed(&world, "petition", "Una").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let url = newest(&world).await;
        let answer = client.get(&format!("{url}/answer")).await;
        let close = client.get(&format!("{url}/close")).await;
        let (answers, closes) = (format!("{url}/answer"), format!("{url}/close"));
        let one = [
            ("id", answer.hidden("id")),
            ("outcome", "refused"),
            ("reason", "not-held"),
            ("text", "Nu avem."),
        ];
        let other = [("id", close.hidden("id")), ("reason", "withdrawn"), ("text", "Retrasă.")];
        let mut all = Vec::new();
        for _ in 0..6 {
            all.push(client.post(&answers, &one));
            all.push(client.post(&closes, &other));
        }
        let done = together(all).await;
        assert_eq!(done.iter().filter(|answer| answer.status == 303).count(), 1);
        let rows = sql!("select cast(count(*) as bigint) from petition_step where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(rows, args![]).await.unwrap(), 1);
        assert_eq!(world.letters(&world.ours).await.len(), 2);
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

#[tokio::test(flavor = "multi_thread")]
async fn paper_that_lay_before_it_was_registered_is_urgent_at_the_desk_but_not_late() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let form = client.get("/registry/new").await;
        form.is(200).shows("Înregistrați o petiție").shows("Ce s-a primit").hides("Ce trimiteți");
        form.shows(r#"value="counter" checked"#).hides("Aici vine răspunsul");
        let mut typed = fields(&form, "petition", "A stat în sertar");
        typed.retain(|(name, _)| *name != "email");
        typed.extend([("way", "letter"), ("received_on", "2026-04-10"), ("address", "Strada Lungă 3")]);
        let receipt = client.post("/registry/new", &typed).await;
        receipt.is(200).shows("Codul petentului").shows("15 iunie 2026");
        client.get("/due").await.shows("2026-05-10 | Răspundeți la petiția nr. 1/2026");
        let url = newest(&world).await;
        let page = client.get(&url).await;
        page.shows("după cealaltă, nu încă").shows("Ziua sigură").shows("10 mai 2026").shows("Ultima zi");
        page.shows("trimiteți-o acolo până la 21 mai 2026").shows("/extend");
        let form = client.get(&format!("{url}/answer")).await;
        form.is(200).shows("A stat în sertar").shows("Groapa este adâncă.");
        form.shows("Petent: Ana Pop, fără e-mail: scrisoarea se tipărește.");
        let late = async || store::figures(&mut world.read(&world.ours).await, 2026, world.now()).await;
        assert_eq!(late().await.unwrap().late, 0);
        world.clock.advance(10 * DAY);
        let page = client.get(&url).await;
        page.shows("Termenul pentru trimiterea la altă autoritate a trecut la 21 mai 2026");
        page.hides("trimiteți-o acolo").hides("oricum s-ar număra.</p>");
        world.clock.advance(23 * DAY);
        assert_eq!(late().await.unwrap().late, 1);
        client.get(&url).await.shows("Termenul a trecut, oricum s-ar număra").hides("/extend");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_a_year_add_up_and_a_late_answer_is_called_late() {
    for world in World::each_engine(areas).await {
        for subject in ["Una", "Două", "Trei"] {
            filed(&world, "petition", subject).await;
        }
        filed(&world, "suggestion", "Idee").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let lines = store::list(&mut world.read(&world.ours).await, false, None, 9).await.unwrap();
        let url = lines[3].url();
        let form = client.get(&format!("{url}/answer")).await;
        let sent = [("id", form.hidden("id")), ("outcome", "answered"), ("text", "Gata.")];
        client.post(&format!("{url}/answer"), &sent).await.is(303);
        world.clock.advance(40 * DAY);
        client.get("/registry").await.shows("Termen depășit");
        client.get(&lines[2].url()).await.shows("oricum s-ar număra");
        client.get(&format!("{}/extend", lines[2].url())).await.is(403).shows("nu mai poate fi prelungit");
        let figures = store::figures(&mut world.read(&world.ours).await, 2026, world.now()).await.unwrap();
        assert_eq!(
            (
                figures.registered,
                figures.petitions,
                figures.suggestions,
                figures.answered,
                figures.open,
                figures.late
            ),
            (4, 3, 1, 1, 3, 2)
        );
        let page = world.anyone().get("/petitions/figures/2026").await;
        page.is(200).shows("Au fost înregistrate 4 petiții").shows("Anul nu s-a încheiat").hides("Una");
        world.anyone().get("/petitions/figures/2025").await.is(404);
        let table = client.get("/registry/years/2026/register.csv").await;
        table.is(200).shows("1/2026,2026-05-15,Petiție,pe site,Una").hides("Ana Pop");
        assert!(client.get("/registry").await.queries() <= 5);
    }
}

/// The fields of a sitting with the hidden one of a form.
fn sitting<'a>(
    form: &'a Answer,
    kind: &'a str,
    starts: &'a str,
    noticed: &'a str,
) -> Vec<(&'static str, &'a str)> {
    vec![
        ("id", form.hidden("id")),
        ("kind", kind),
        ("title", "Ședință în satul Huci"),
        ("purpose", "Alegem împreună."),
        ("starts_at", starts),
        ("place", "Căminul cultural"),
        ("village", "Huci"),
        ("agenda", "- Drumuri\n- **Apă**"),
        ("noticed_on", noticed),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_election_of_a_delegate_is_held_against_its_terms_and_the_reasons_are_shown() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/sittings/new?kind=delegates").await;
        let mut early = sitting(&form, "delegates", "2026-05-24T17:00", "2026-05-15");
        early.push(("constituted_on", "2026-05-12"));
        let again = client.post("/sittings/new", &early).await;
        again.is(422).shows("Trebuie anunțată cel târziu la").shows("Codul administrativ, art. 142");
        again.shows("Alegem împreună.").shows("Se numără înapoi de la 24 mai 2026");
        early[4] = ("starts_at", "2026-05-31T17:00");
        let there = client.post("/sittings/new", &early).await;
        let url = there.is(303).location().split('?').next().unwrap().to_owned();
        client.post("/sittings/new", &early).await.is(303);
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("duminică, 31 mai 2026, ora 17:00")
            .shows("<strong>Apă</strong>")
            .shows("respectat");
        page.hides("nerespectat").hides("/minutes").hides("/cancel");
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "sitting.convened").count(), 1);
        world.anyone().get(&format!("{url}/notice.pdf")).await.is(200).shows("%PDF");
        client.get(&format!("{url}/minutes")).await.is(403).shows("Ședința nu a avut loc încă");

        world.clock.advance(14 * DAY);
        client.get("/due").await.shows("Afișați anunțul");
        world.clock.advance(4 * DAY);
        client.get("/due").await.shows("Scrieți procesul-verbal | Ședință în satul Huci");
        let form = client.get(&format!("{url}/minutes")).await;
        let mut sent = vec![
            ("id", form.hidden("id")),
            ("replaces", "0"),
            ("present", "61"),
            ("votes", "70"),
            ("text", "A fost aleasă Maria Pop."),
        ];
        client
            .post(&format!("{url}/minutes"), &sent)
            .await
            .is(422)
            .shows("mai multe voturi")
            .shows("Maria Pop");
        sent[3] = ("votes", "31");
        client.post(&format!("{url}/minutes"), &sent).await.is(303);
        let page = world.anyone().get(&url).await;
        page.shows("Au fost de față 61 de persoane")
            .shows("Este majoritatea celor prezenți")
            .shows("Maria Pop");
        let form = client.get(&format!("{url}/minutes")).await;
        let text = ("text", "A fost aleasă Maria Pop, cu 31 de voturi.");
        let mut sent =
            vec![("id", form.hidden("id")), ("replaces", form.hidden("replaces")), ("present", "61"), text];
        client.post(&format!("{url}/minutes"), &sent).await.is(422);
        sent.push(("reason", "Lipsea cifra"));
        client.post(&format!("{url}/minutes"), &sent).await.is(303);
        world.anyone().get(&url).await.shows("Lipsea cifra");
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&theirs).get(&url).await.is(404);
        world.as_(&world.member(&world.ours).await).get("/sittings/new").await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_minutes_of_the_council_count_its_public_and_say_why_it_was_kept_out() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let mut urls = Vec::new();
        for kind in ["ordinary", "public"] {
            let form = client.get("/sittings/new").await;
            let there =
                client.post("/sittings/new", &sitting(&form, kind, "2026-05-22T10:00", "2026-05-15")).await;
            urls.push(there.is(303).location().split('?').next().unwrap().to_owned());
        }
        world.clock.advance(10 * DAY);
        for (url, is_council) in urls.iter().zip([true, false]) {
            let form = client.get(&format!("{url}/minutes")).await;
            assert_eq!(form.body.contains("name=\"closed\""), is_council);
            let sent = [
                ("id", form.hidden("id")),
                ("replaces", "0"),
                ("present", "13"),
                ("visitors", "4"),
                ("closed", if is_council { "S-au discutat date personale." } else { "" }),
                ("text", "S-a hotărât."),
            ];
            client.post(&format!("{url}/minutes"), &sent).await.is(303);
        }
        let page = world.anyone().get(&urls[0]).await;
        page.is(200)
            .shows("Ședința nu a fost publică.")
            .shows("date personale")
            .shows("4 persoane din public");
        world.anyone().get(&urls[1]).await.is(200).hides("nu a fost publică").hides("din public");

        let mut reader = world.read(&world.ours).await;
        let year = (Instant::parse_local("2026-01-01T00:00").unwrap(), world.now());
        let held = crate::sittings::store::held(&mut reader, year.0, year.1, 10).await.unwrap();
        let told: Vec<_> = held.iter().map(|one| (one.public, one.closed.is_some())).collect();
        assert!(told == [(4, true), (13, false)] || told == [(13, false), (4, true)], "{told:?}");
        assert!(crate::sittings::store::held(&mut reader, year.1, year.1, 10).await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_council_is_not_convened_too_late_and_urgency_needs_its_reason() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/sittings/new").await;
        let late = sitting(&form, "ordinary", "2026-05-20T10:00", "2026-05-15");
        let again = client.post("/sittings/new", &late).await;
        again.is(422).shows("Se poate ține cel mai devreme la 21 mai 2026").shows("zile libere");
        let mut urgent = sitting(&form, "urgent", "2026-05-16T10:00", "2026-05-15");
        client.post("/sittings/new", &urgent).await.is(422).shows("are motivul scris");
        urgent.push(("reason", "Inundație pe Valea Mare"));
        let url = client
            .post("/sittings/new", &urgent)
            .await
            .is(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        world.anyone().get(&url).await.shows("Inundație pe Valea Mare");
        // A public meeting may be late, but says why.
        let form = client.get("/sittings/new?kind=public").await;
        let mut short = sitting(&form, "public", "2026-05-17T18:00", "2026-05-15");
        client.post("/sittings/new", &short).await.is(422).shows("Trebuie anunțată cel târziu");
        short.push(("reason", "Sala este liberă numai atunci"));
        let public = client
            .post("/sittings/new", &short)
            .await
            .is(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        world.anyone().get(&public).await.shows("nerespectat").shows("Sala este liberă numai atunci");
        client.post(&format!("{public}/cancel"), &[]).await.is(422);
        client.post(&format!("{public}/cancel"), &[("reason", "Nu avem sală")]).await.is(303);
        world.anyone().get(&public).await.shows("Anulată").shows("Nu avem sală");
        client.post(&format!("{public}/cancel"), &[("reason", "Încă o dată")]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_convenes_too_early_is_told_the_first_day_and_where_a_reason_helps() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let wrong = |page: &Answer, field: &str| {
            let at = format!(r#"id="{field}-wrong">"#);
            let said = page.body.split(&at).nth(1).and_then(|rest| rest.split('<').next());
            said.unwrap_or_default().to_owned()
        };
        let form = client.get("/sittings/new?kind=public").await;
        form.is(200).shows("Convocați o ședință sau o adunare").shows("Participare de la distanță");
        form.shows("<legend>Numai pentru alegerea delegatului</legend>");
        let mut short = sitting(&form, "public", "2026-05-17T18:00", "2026-05-15");
        let page = client.post("/sittings/new", &short).await;
        let first = "Anunțată la 15 mai 2026, se poate ține cel mai devreme la 19 mai 2026.";
        assert_eq!(wrong(page.is(422), "starts_at"), first);
        assert!(wrong(&page, "reason").contains("cu un motiv scris se poate ține și mai devreme"));
        short[4] = ("starts_at", "2026-05-18T18:00");
        assert_eq!(wrong(client.post("/sittings/new", &short).await.is(422), "starts_at"), first);
        short[4] = ("starts_at", "2026-05-19T18:00");
        client.post("/sittings/new", &short).await.is(303);
        // No reason bends the term of the council.
        let form = client.get("/sittings/new").await;
        let mut late = sitting(&form, "ordinary", "2026-05-20T10:00", "2026-05-15");
        late.push(("reason", "Ne grăbim"));
        let page = client.post("/sittings/new", &late).await;
        assert!(wrong(page.is(422), "starts_at").ends_with("cel mai devreme la 21 mai 2026."));
        assert_eq!(wrong(&page, "reason"), "");
        // A delegate who is elected too late is no matter of the notice.
        let mut election = sitting(&form, "delegates", "2026-06-10T17:00", "2026-05-15");
        election.push(("constituted_on", "2026-05-12"));
        let page = client.post("/sittings/new", &election).await;
        assert!(wrong(page.is(422), "reason").contains("Scrieți de ce are loc mai târziu"));
        assert_eq!(wrong(&page, "starts_at"), "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_ends_with_its_village_does_not_say_it_twice() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let form = client.get("/sittings/new").await;
        let mut sent = sitting(&form, "assembly", "2026-05-24T17:00", "2026-05-15");
        sent[5] = ("place", "Căminul cultural din Huci");
        let there = client.post("/sittings/new", &sent).await;
        let url = there.is(303).location().split('?').next().unwrap().to_owned();
        world.anyone().get(&url).await.shows("Căminul cultural din Huci.").hides("Huci, Huci");
        client.get(&format!("{url}/cancel")).await.shows("Anulați ședința").shows("Păstrați ședința");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_at_the_midnights_of_a_month_has_the_month_it_belongs_to() {
    for world in World::each_engine(areas).await {
        let month = |month: &'static str| {
            let client = world.anyone();
            async move { client.get(&format!("/calendar?month={month}")).await }
        };
        month("2028-02").await.shows("Etapa din februarie").hides("Priveghi");
        let march = month("2028-03").await;
        march.is(200).shows("Priveghi în martie").shows("Etapa din martie").shows("31 martie 2028");
        march.hides("februarie 2028").hides("Etapa din februarie").hides("Priveghi în aprilie");
        let at = |text: &str| march.body.find(text).unwrap();
        assert!(at("Etapa de la mijloc") < at("Priveghi la mijloc"), "the 15th stands before the 16th");
        month("2028-04").await.shows("Priveghi în aprilie").hides("Etapa");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signatures_are_counted_on_paper_and_nothing_about_who_signed_is_stored() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let form = client.get("/signatures/new").await;
        let text = "Propunem un parc <b>lângă</b> școală.";
        let mut sent = vec![
            ("id", form.hidden("id")),
            ("title", "Parc lângă școală"),
            ("text", text),
            ("voters", "mulți"),
            ("voters_on", "2026-05-15"),
        ];
        client.post("/signatures/new", &sent).await.is(422).shows("Scrieți un număr întreg").shows("mulți");
        sent[3] = ("voters", "3.421");
        let url = client
            .post("/signatures/new", &sent)
            .await
            .is(303)
            .location()
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("Este nevoie de 172 de semnături")
            .shows("Nu se poate semna cu un clic")
            .hides("<b>lângă");
        page.hides("/count").hides(r#"method="post" action="/signatures"#);
        world.anyone().get(&format!("{url}/list.pdf")).await.is(200).shows("%PDF");
        let count = format!("{url}/count");
        client.post(&count, &[("replaces", "0"), ("gathered", "180"), ("valid", "190")]).await.is(422);
        let all = together(
            (0..6).map(|_| client.post(&count, &[("replaces", "0"), ("gathered", "180")])).collect(),
        )
        .await;
        assert_eq!(all.iter().filter(|answer| answer.status == 303).count(), 1);
        world.anyone().get(&url).await.shows("sunt destule, dar nu sunt încă verificate");
        client
            .post(&format!("{url}/deposit"), &[("deposited_on", "2026-05-15"), ("deposited_as", "nr. 77")])
            .await
            .is(303);
        client.get(&format!("{url}/deposit")).await.is(403);
        let verified =
            [("replaces", "1"), ("gathered", "180"), ("valid", "151"), ("note", "29 scrise de două ori")];
        client.post(&count, &verified).await.is(303);
        let page = world.anyone().get(&url).await;
        page.shows("mai lipsesc 21").shows("29 scrise de două ori").shows("nr. 77");
        let theirs = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&theirs).get(&url).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_has_right_hours_on_both_sides_of_the_change_of_clocks_and_names_that_stay() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let mut urls = Vec::new();
        for starts in ["2026-10-24T18:00", "2026-10-26T18:00"] {
            let form = client.get("/sittings/new").await;
            let sent = sitting(&form, "assembly", starts, "2026-05-15");
            urls.push(
                client
                    .post("/sittings/new", &sent)
                    .await
                    .is(303)
                    .location()
                    .split('?')
                    .next()
                    .unwrap()
                    .to_owned(),
            );
        }
        let month = world.anyone().get("/calendar?month=2026-10").await;
        month
            .is(200)
            .shows("octombrie 2026")
            .shows("18:00")
            .shows("24 octombrie 2026")
            .shows("Căminul cultural, Huci");
        world.anyone().get("/calendar?month=2026-11").await.is(200).shows("Nimic în această lună");
        world.anyone().get("/calendar?month=99999-01").await.is(200).shows("mai 2026");
        let feed = world.anyone().get("/calendar.ics").await;
        assert_eq!(feed.is(200).headers["content-type"], "text/calendar; charset=utf-8");
        // Six in the evening is 15:00 UTC in summer and 16:00 UTC in winter.
        feed.shows("DTSTART:20261024T150000Z").shows("DTSTART:20261026T160000Z").hides("VALARM");
        let id = urls[0].rsplit('/').next().unwrap();
        feed.shows(&format!("UID:{id}@ours.test"));
        client.post(&format!("{}/cancel", urls[0]), &[("reason", "Plouă")]).await.is(303);
        let after = world.anyone().get("/calendar.ics").await;
        after.shows(&format!("UID:{id}@ours.test")).shows("STATUS:CANCELLED").shows("SEQUENCE:1");
        world.anyone().get(&format!("{}/sitting.ics", urls[1])).await.is(200).shows("20261026T160000Z");
        world.anyone().on(&world.theirs).get("/calendar.ics").await.is(200).hides("Huci");
        filed(&world, "petition", "Nimeni nu o vede").await;
        world.anyone().get("/calendar.ics").await.hides("Nimeni");
    }
}
