use crate::tests::areas;
use crate::{Email, NewPerson, create_person};
use axum::response::IntoResponse;
use db::{args, sql};
use kit::clock::new_id;
use kit::test::{Answer, Someone, World};
use kit::{Access, Area, PersonId, Result, Role, Routes, Visit};

async fn clerk(world: &World) -> Someone {
    world.person(&world.ours, Role::Clerk).await
}

async fn add(world: &World, name: &str, email: Option<&str>) -> PersonId {
    let mut tx = world.write(&world.ours).await;
    let email = email.map(|email| Email::parse(email).unwrap());
    let person = create_person(&mut tx, NewPerson { email, ..NewPerson::named(name) }).await.unwrap();
    tx.commit_recorded().await.unwrap();
    person
}

/// The code on the card that a page shows.
fn code(page: &Answer) -> String {
    let after = page.body.split("<p class=\"code\">").nth(1).expect("a card");
    after.split('<').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn members_are_found_by_name_and_address_without_diacritics() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        for (name, email) in [
            ("Ștefania Țepeș", Some("stefi@example.org")),
            ("Ștefan Moldovan", None),
            ("Kovács Éva", Some("eva.k@mail.example")),
            ("Ana <i>Pop</i>", None),
        ] {
            add(&world, name, email).await;
        }
        for (query, found, missed) in [
            ("stefan", vec!["Ștefania Țepeș", "Ștefan Moldovan"], "Kovács"),
            ("TEPES Ștef", vec!["Ștefania Țepeș"], "Moldovan"),
            ("stefi@exam", vec!["Ștefania Țepeș"], "Kovács"),
            ("eva", vec!["Kovács Éva"], "Țepeș"),
            ("<i>", vec!["Ana &#60;i&#62;Pop"], "<i>Pop"),
            ("popescu", vec!["Nu este nimeni aici"], "Ana &#60;"),
            ("%", vec!["Nu este nimeni aici"], "Kovács"),
        ] {
            let query = crate::token::in_query(query);
            let page = world.as_(&clerk).get(&format!("/people?q={query}")).await;
            page.is(200);
            for name in found {
                page.shows(name);
            }
            page.hides(missed);
            assert!(page.queries() <= 6, "{}", page.queries());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_is_read_page_by_page() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        for n in 0..70 {
            world.clock.advance(1);
            add(&world, &format!("Om {n:02}."), None).await;
        }
        let (mut path, mut seen) = ("/people?q=om".to_owned(), Vec::new());
        loop {
            let page = world.as_(&clerk).get(&path).await;
            let names = page
                .body
                .split("class=\"whole\"")
                .skip(1)
                .map(|part| part.split(['>', '<']).nth(1).unwrap().to_owned());
            seen.extend(names);
            let Some(next) =
                page.body.split("/people?q=om&amp;").nth(1).and_then(|part| part.split('"').next())
            else {
                break;
            };
            path = format!("/people?q=om&{}", next.replace("&amp;", "&"));
        }
        let expected: Vec<String> = (0..70).rev().map(|n| format!("Om {n:02}.")).collect();
        assert_eq!(seen, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_on_paper_gets_a_card_that_is_shown_once() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let page = world.as_(&clerk).get("/people/new").await;
        let id = page.is(200).hidden("id").to_owned();
        let fields = |name: &'static str| {
            [
                ("id", id.clone()),
                ("name", name.into()),
                ("village", "Straja".into()),
                ("phone", "0264 1".into()),
                ("language", "ro".into()),
            ]
        };
        let post = async |name| {
            let fields = fields(name);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            world.as_(&clerk).post("/people/new", &fields).await
        };
        post("").await.is(422).shows("value=\"Straja\"").shows(&id);
        let card = post("Vasile Moldovan").await;
        card.is(200).shows("class=\"accesscard\"").shows("Vasile Moldovan").shows("ours.test/card");
        assert_eq!(card.headers["cache-control"], "no-store");
        let printed = code(&card);
        world.anyone().post("/sign-in/card", &[("code", &printed)]).await.is(303);
        let again = post("Vasile Moldovan").await;
        assert_eq!(
            (again.status, again.location()),
            (303, format!("/people/{id}").as_str()),
            "a double post adds nobody"
        );
        world
            .as_(&clerk)
            .get(&format!("/people/{id}"))
            .await
            .is(200)
            .shows("Straja")
            .shows("card de acces tipărit")
            .hides(&printed);
        world.anyone().post("/sign-in/card", &[("code", &printed)]).await.is(303);
        assert_eq!(world.events(&world.ours).await.iter().filter(|name| *name == "person.joined").count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_card_is_replaced_and_taken_out_of_use() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let person = add(&world, "Vasile Moldovan", None).await;
        let path = format!("/people/{person}/card");
        world.as_(&clerk).get(&path).await.is(200).hides("nu va mai merge");
        let first = code(world.as_(&clerk).post(&path, &[]).await.is(200));
        world.as_(&clerk).get(&path).await.shows("Cardul din 15 mai 2026 nu va mai merge");
        let second = code(world.as_(&clerk).post(&path, &[]).await.is(200));
        let enter = async |code: &str| world.anyone().post("/sign-in/card", &[("code", code)]).await.status;
        assert_eq!((enter(&first).await, enter(&second).await), (422, 303));
        world.as_(&clerk).post(&format!("{path}/revoke"), &[]).await.is(303);
        assert_eq!(enter(&second).await, 422);
        let page = world.as_(&clerk).get(&format!("/people/{person}")).await;
        assert_eq!(page.body.matches("card de acces tipărit").count(), 2);
        assert_eq!(page.body.matches("card de acces scos din uz, clerk Pop").count(), 2, "{}", page.body);
        assert!(page.queries() <= 6);
        let mut events = world.events(&world.ours).await;
        events.sort();
        assert_eq!(events, ["card.made", "card.made", "card.revoked", "person.joined"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_not_printed_for_the_staff_and_a_member_with_email_is_told() {
    for world in World::each_engine(areas).await {
        let (clerk, coordinator, member) = (
            clerk(&world).await,
            world.person(&world.ours, Role::Coordinator).await,
            world.member(&world.ours).await,
        );
        let print =
            async |person: PersonId| world.as_(&clerk).post(&format!("/people/{person}/card"), &[]).await;
        print(coordinator.person).await.is(403).shows("nu cu un card");
        print(clerk.person).await.is(403);
        print(member.person).await.is(200);
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(
            (letters[0].0.as_str(), letters[0].1.as_str()),
            (member.email.as_str(), "S-a tipărit un card de acces")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_residence_is_attested_with_one_button_and_taken_back_with_a_reason() {
    for world in World::each_engine(areas).await {
        let (clerk, member) = (clerk(&world).await, world.member(&world.ours).await);
        world.as_(&member).post("/me/residence", &[]).await.is(303);
        world
            .as_(&clerk)
            .get("/people?only=waiting")
            .await
            .is(200)
            .shows("Cere atestarea")
            .shows(&member.name);
        let path = format!("/people/{}", member.person);
        let attest =
            async |fields: &[(&str, &str)]| world.as_(&clerk).post(&format!("{path}/attest"), fields).await;
        attest(&[("village", "Moriști"), ("adult", "yes")])
            .await
            .is(422)
            .shows("numai cu actul")
            .shows("value=\"Moriști\"");
        attest(&[("village", "Moriști"), ("checked", "yes")])
            .await
            .is(422)
            .shows("Alegeți una dintre variante");
        attest(&[("village", "Moriști"), ("adult", "no"), ("checked", "yes")]).await.is(303);
        world.as_(&clerk).get("/people?only=waiting").await.hides(&member.name);
        world.as_(&member).get("/me").await.shows("Reședință atestată").shows("Sub 18 ani");
        let revoke = async |reason: &str| {
            world.as_(&clerk).post(&format!("{path}/revoke"), &[("reason", reason)]).await
        };
        revoke(" ").await.is(422).shows("Completați acest câmp");
        revoke("S-a mutat la <b>Turda</b>").await.is(303);
        world
            .as_(&clerk)
            .get(&path)
            .await
            .shows("atestare retrasă, clerk Pop. S-a mutat la &#60;b&#62;Turda");
        world.as_(&member).get("/me").await.shows("Reședința nu este atestată");
        revoke("încă o dată").await.is(403).shows("nu are o atestare în vigoare");
        attest(&[("adult", "yes"), ("checked", "yes")]).await.is(303);
        world.as_(&member).get("/me").await.shows("Reședință atestată").hides("Sub 18 ani");
        let letters: Vec<String> =
            world.letters(&world.ours).await.into_iter().map(|(_, subject, _)| subject).collect();
        assert_eq!(
            letters.iter().filter(|subject| *subject == "Reședința dumneavoastră este atestată").count(),
            2
        );
        assert_eq!(
            letters.iter().filter(|subject| *subject == "Atestarea reședinței a fost retrasă").count(),
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_attests_their_own_residence() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let path = format!("/people/{}", clerk.person);
        world.as_(&clerk).get(&path).await.is(200).hides("/attest");
        let fields = [("adult", "yes"), ("checked", "yes")];
        world.as_(&clerk).post(&format!("{path}/attest"), &fields).await.is(403).shows("o atestă un coleg");
    }
}

/// This area, and a page that lists what waits for the visitor.
fn with_desk() -> Vec<Area> {
    async fn desk(visit: Visit) -> Result {
        let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
        let lines: Vec<String> =
            duties.iter().map(|duty| format!("{} {}", duty.title.say(visit.lang), duty.url)).collect();
        Ok(lines.join("\n").into_response())
    }
    vec![
        crate::area(),
        Area { routes: Routes::default().get("/desk", Access::Staff, desk), ..Area::default() },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_of_a_clerk_counts_who_waits() {
    for world in World::each_engine(with_desk).await {
        let (clerk, accountant) = (clerk(&world).await, world.person(&world.ours, Role::Accountant).await);
        assert_eq!(world.as_(&clerk).get("/desk").await.is(200).body, "");
        for _ in 0..2 {
            let member = world.member(&world.ours).await;
            world.as_(&member).post("/me/residence", &[]).await.is(303);
        }
        let desk = world.as_(&clerk).get("/desk").await;
        assert_eq!(desk.body, "2 oameni așteaptă atestarea reședinței /people?only=waiting");
        assert_eq!(world.as_(&accountant).get("/desk").await.is(200).body, "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_is_no_id_or_of_elsewhere_is_not_found() {
    for world in World::each_engine(areas).await {
        let (clerk, neighbour) = (clerk(&world).await, world.member(&world.theirs).await);
        let unknown = PersonId(new_id(true, 0));
        for path in [
            "/people/pers_x".to_owned(),
            "/people/1".into(),
            format!("/people/{unknown}"),
            format!("/people/{}", neighbour.person),
        ] {
            world.as_(&clerk).get(&path).await.is(404);
        }
        world.as_(&clerk).post("/people/new", &[("id", "x"), ("name", "Ion")]).await.is(422);
        // The id of somebody elsewhere cannot be taken over by the form for new people.
        let taken = neighbour.person.to_string();
        world.as_(&clerk).post("/people/new", &[("id", &taken), ("name", "Ion")]).await.is(409);
        let names: Vec<(String,)> = world
            .read(&world.ours)
            .await
            .all(sql!(global "select name from person where name = 'Ion'"), args![])
            .await
            .unwrap();
        assert!(names.is_empty());
    }
}

/// A personal code of nobody: twelve digits and the one that makes them pass.
fn cnp(twelve: &str) -> String {
    (0..10).map(|check| format!("{twelve}{check}")).find(|text| rules::ids::Cnp::parse(text).is_ok()).unwrap()
}

/// What is kept of an attestation: adult, birth, ground, whether there is an identity.
async fn kept(world: &World, person: PersonId) -> Option<(bool, Option<String>, String, bool)> {
    struct Kept(bool, Option<String>, String, bool);
    impl db::FromRow for Kept {
        fn from_row(row: &mut db::Row<'_>) -> db::Result<Self> {
            Ok(Kept(row.get()?, row.maybe()?, row.get()?, row.get()?))
        }
    }
    let statement = sql!(
        "select adult, born_on, ground, identity is not null from attestation
          where community_id = $1 and person_id = $2 and revoked_at is null"
    );
    let found: Option<Kept> = world.read(&world.ours).await.one(statement, args![person]).await.unwrap();
    found.map(|Kept(adult, born, ground, identity)| (adult, born, ground, identity))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_code_tells_the_age_and_is_not_kept() {
    for world in World::each_engine(areas).await {
        let (clerk, member) = (clerk(&world).await, world.member(&world.ours).await);
        let path = format!("/people/{}", member.person);
        let attest =
            async |fields: &[(&str, &str)]| world.as_(&clerk).post(&format!("{path}/attest"), fields).await;
        let code = cnp("280051512001");
        let wrong = format!("{}{}", &code[..12], (code.as_bytes()[12] - b'0' + 1) % 10);
        let refused = attest(&[("personal_code", &wrong), ("checked", "yes"), ("village", "Boju")]).await;
        refused.is(422).shows("CNP-ul nu este corect").shows("value=\"Boju\"").hides(&wrong);
        let refused = attest(&[("personal_code", &code), ("adult", "no"), ("checked", "yes")]).await;
        refused.is(422).shows("Vârsta bifată nu se potrivește").hides(&code);
        let refused = attest(&[("personal_code", &code), ("born", "1981"), ("checked", "yes")]).await;
        refused.is(422).shows("altă zi a nașterii").hides(&code);
        let spaced = format!("{} {}", &code[..7], &code[7..]);
        attest(&[("personal_code", &spaced), ("checked", "yes"), ("ground", "work")]).await.is(303);
        assert_eq!(
            kept(&world, member.person).await,
            Some((true, Some("1980-05-15".into()), "work".into(), true))
        );
        world
            .as_(&clerk)
            .get(&path)
            .await
            .is(200)
            .shows("CNP verificat")
            .shows("Lucrează aici.")
            .hides(&code);
        // Said again without the code: what was proved before stays.
        attest(&[("adult", "yes"), ("checked", "yes"), ("village", "Huci")]).await.is(303);
        assert_eq!(
            kept(&world, member.person).await,
            Some((true, Some("1980-05-15".into()), "residence".into(), true))
        );
        let mut reader = world.read(&world.ours).await;
        let bodies: Vec<(String,)> = reader
            .all(sql!("select body from event where community_id = $1 limit 100"), args![])
            .await
            .unwrap();
        assert!(bodies.iter().all(|(body,)| !body.contains(&code[..7])), "{bodies:?}");
        drop(reader);
        let elsewhere =
            crate::identity::hash(&world.app, world.theirs.id.0, &rules::ids::Cnp::parse(&code).unwrap());
        let here =
            crate::identity::hash(&world.app, world.ours.id.0, &rules::ids::Cnp::parse(&spaced).unwrap());
        assert_ne!(here, elsewhere, "lists of two communities cannot be laid side by side");
        world.as_(&clerk).post(&format!("{path}/revoke"), &[("reason", "greșeală")]).await.is(303);
        attest(&[("adult", "yes"), ("checked", "yes")]).await.is(303);
        assert_eq!(kept(&world, member.person).await, Some((true, None, "residence".into(), false)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_birth_alone_decides_the_age_where_it_is_sure() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        // It is 15 May 2026.
        for (born, adult, wanted) in [
            ("15.5.2008", "", Some(true)),
            ("16.5.2008", "", Some(false)),
            ("2007", "", Some(true)),
            ("2009", "", Some(false)),
            ("2008", "", None),
            ("2008", "yes", Some(true)),
            ("16.5.2008", "yes", None),
            ("16.5.2026", "no", None),
            ("ieri", "yes", None),
        ] {
            let member = world.member(&world.ours).await;
            let fields = [("born", born), ("adult", adult), ("checked", "yes")];
            let answer = world.as_(&clerk).post(&format!("/people/{}/attest", member.person), &fields).await;
            answer.is(if wanted.is_some() { 303 } else { 422 });
            if wanted.is_none() {
                answer.shows(&format!("value=\"{born}\""));
            }
            assert_eq!(kept(&world, member.person).await.map(|(adult, ..)| adult), wanted, "{born} {adult}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_human_has_one_attested_account_even_when_ten_are_attested_at_once() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let code = cnp("280051512002");
        let mut members = Vec::new();
        for _ in 0..10 {
            members.push(world.member(&world.ours).await);
        }
        let world = std::sync::Arc::new(world);
        let mut tries = tokio::task::JoinSet::new();
        for member in &members {
            let (world, clerk, code, person) = (world.clone(), clerk.clone(), code.clone(), member.person);
            tries.spawn(async move {
                let fields = [("personal_code", code.as_str()), ("checked", "yes")];
                let answer = world.as_(&clerk).post(&format!("/people/{person}/attest"), &fields).await;
                if answer.status == 422 {
                    answer.shows("este deja atestat contul").shows("Un om are un singur cont atestat");
                }
                answer.status
            });
        }
        let mut answers = tries.join_all().await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 422, 422, 422, 422, 422, 422, 422, 422, 422]);
        let mut first = None;
        for member in &members {
            if kept(&world, member.person).await.is_some() {
                assert!(first.replace(member.person).is_none());
            }
        }
        // The other account can be attested once the first one is not any more.
        let first = first.unwrap();
        let other = members.iter().map(|one| one.person).rfind(|one| *one != first).unwrap();
        let path = format!("/people/{first}/revoke");
        world.as_(&clerk).post(&path, &[("reason", "cont dublu")]).await.is(303);
        let fields = [("personal_code", code.as_str()), ("checked", "yes")];
        world.as_(&clerk).post(&format!("/people/{other}/attest"), &fields).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_row_of_the_voters_list_belongs_to_the_account_while_it_is_attested() {
    for world in World::each_engine(areas).await {
        let (clerk, member) = (clerk(&world).await, world.member(&world.ours).await);
        let codes = [cnp("280051512001"), cnp("280051512002")];
        let rows = [new_id(true, 1), new_id(true, 2)];
        let mut tx = world.write(&world.ours).await;
        for (row, code) in rows.iter().zip(&codes) {
            let parsed = rules::ids::Cnp::parse(code).unwrap();
            let identity = crate::identity::hash(&world.app, world.ours.id.0, &parsed);
            tx.run(
                sql!(
                    "insert into voter (community_id, id, name, name_key, identity, ground, import_id)
                     values ($1, $2, 'Pop Ana', 'pop ana', $3, 'residence', $2)"
                ),
                args![*row, identity],
            )
            .await
            .unwrap();
        }
        tx.commit_quietly().await.unwrap();
        let path = format!("/people/{}", member.person);
        let attest = async |code: &str| {
            let fields = [("personal_code", code), ("checked", "yes")];
            world.as_(&clerk).post(&format!("{path}/attest"), &fields).await.is(303);
        };
        let tied = async || -> Vec<uuid::Uuid> {
            let statement = sql!(
                "select id from voter where community_id = $1 and person_id is not null order by id limit 10"
            );
            let found: Vec<(uuid::Uuid,)> =
                world.read(&world.ours).await.all(statement, args![]).await.unwrap();
            found.into_iter().map(|(id,)| id).collect()
        };
        attest(&codes[0]).await;
        assert_eq!(tied().await, [rows[0]]);
        // It was the wrong document.
        attest(&codes[1]).await;
        assert_eq!(tied().await, [rows[1]]);
        world.as_(&clerk).post(&format!("{path}/revoke"), &[("reason", "s-a mutat")]).await.is(303);
        assert!(tied().await.is_empty());
    }
}
