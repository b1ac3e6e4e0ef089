//! The register as the counter has it: what waits, what came on paper, the figures of a year.
use super::*;
use crate::petitions::domain::{Kind, New, PetitionId, Private, Way};
use db::Sql;
use kit::clock::new_id;
use kit::{Day, Lang};

/// Suggestions that nobody has read yet.
async fn suggested(world: &World, how_many: usize) {
    let mut tx = world.write(&world.ours).await;
    for _ in 0..how_many {
        let new = New {
            id: PetitionId(new_id(true, world.now().0)),
            kind: Kind::Suggestion,
            way: Way::Web,
            subject: "Flori".into(),
            lang: Lang::Ro,
            received_on: Day::parse("2026-04-01").unwrap(),
            private: Private::default(),
            code_hash: [0; 32],
        };
        store::register(&mut tx, &new, vec![]).await.unwrap();
    }
    tx.commit_recorded().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn old_suggestions_are_counted_and_hide_no_petition_from_the_desk() {
    for world in World::each_engine(areas).await {
        suggested(&world, 220).await;
        filed(&world, "petition", "Groapă").await;
        filed(&world, "information", "Buget").await;
        let desk = world.as_(&clerk(&world).await).get("/due").await;
        desk.shows("Răspundeți la petiția nr. 221/2026").shows("cererea de informații nr. 222/2026");
        desk.shows("220 de sugestii de citit");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_finds_what_is_open_without_walking_the_register() {
    for world in World::each_engine(areas).await.into_iter().filter(|w| w.app.db.engine_name() == "SQLite") {
        let open = "contact_until is null and code_hash is not null";
        let of_open = |statement: &&db::Statement| {
            statement.file.ends_with("register/src/petitions/store.rs") && statement.text.contains(open)
        };
        let statements: Vec<_> = db::STATEMENTS.iter().filter(of_open).collect();
        assert_eq!(statements.len(), 3, "the list, what waits, and the suggestions");
        for statement in statements {
            let explain = Sql::new(format!("explain query plan {}", statement.text).leak(), false);
            let others = (2..=4).filter(|n| statement.text.contains(&format!("${n}")));
            let given = others.flat_map(|_| args![1i64]).collect();
            let plan: Vec<(i64, i64, i64, String)> =
                world.read(&world.ours).await.all(explain, given).await.unwrap();
            let said: Vec<&str> = plan.iter().map(|(.., detail)| detail.as_str()).collect();
            for way in [
                "p USING PRIMARY KEY (community_id=? AND id=?)",
                "petition_private USING COVERING INDEX petition_open",
            ] {
                assert!(said.iter().any(|line| line.starts_with(&format!("SEARCH {way}"))), "{said:?}");
            }
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
