use crate::registration::join_all;
use crate::tests::{account, areas, cookie, link_to};
use crate::{NewPerson, attest, create_card, create_person, give_role, join};
use db::{args, sql};
use kit::mail::{Letter, post};
use kit::test::{Client, Place, World};
use kit::{Instant, Lang, PersonId, Role};

const EMAIL: &str = "ana@example.org";
const PASSWORD: &str = "parola Anei";

/// Ana, signed in with her password: her id, her cookie and her form token.
async fn ana(world: &World) -> (PersonId, String, String) {
    let person = account(world, &world.ours, EMAIL, PASSWORD).await;
    let (set, token) = sign_in(world, PASSWORD).await;
    (person, set, token)
}

async fn sign_in(world: &World, password: &str) -> (String, String) {
    let answer = world.anyone().post("/sign-in", &[("email", EMAIL), ("password", password)]).await;
    answer.is(303);
    let set = cookie(&answer).to_owned();
    let token = world.anyone().with_cookie(&set).get("/me").await.form_token().to_owned();
    (set, token)
}

fn browser<'a>(world: &'a World, (set, token): (&str, &str)) -> Client<'a> {
    world.anyone().with_cookie(set).with_token(token)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_profile_is_shown_and_changed() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        let me = browser(&world, (&set, &token)).get("/me").await;
        me.is(200).shows("Ana Rusu").shows(EMAIL).shows("Membru").shows("Cer atestarea");
        assert!(me.queries() <= 6, "{}", me.queries());
        let mut fields = vec![
            ("name", "Ana-Maria <Rusu>"),
            ("village", "Huci"),
            ("organisation", "Asociaţia Vatra"),
            ("language", "hu"),
            ("phone", "0264 000 000"),
        ];
        let done = browser(&world, (&set, &token)).post("/me/profile", &fields).await;
        assert_eq!((done.status, done.location()), (303, "/me?done=me-profile"));
        let me = browser(&world, (&set, &token)).get("/me?done=me-profile").await;
        me.shows("Ana-Maria &#60;Rusu&#62;")
            .shows("Asociația Vatra")
            .shows("lang=\"hu\"")
            .shows("megőriztük");
        fields[0].1 = "";
        fields[3].1 = "xx";
        let refused = browser(&world, (&set, &token)).post("/me/profile", &fields).await;
        refused.is(422).shows("value=\"0264 000 000\"").shows("href=\"#name\"").shows("href=\"#language\"");
        let mut events = world.events(&world.ours).await;
        events.sort();
        assert_eq!(events, ["person.changed", "person.joined"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_name_is_fresh_in_every_community() {
    for world in World::each_engine(areas).await {
        let (person, set, token) = ana(&world).await;
        let mut tx = world.write(&world.theirs).await;
        join(&mut tx, person, None).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let before = world.app.db.generation(world.theirs.id.0);
        browser(&world, (&set, &token))
            .post("/me/profile", &[("name", "Ana Pop"), ("language", "ro")])
            .await
            .is(303);
        assert!(world.app.db.generation(world.theirs.id.0) > before, "pages kept there are stale now");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_is_confirmed_from_its_own_mailbox() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        let browser = || browser(&world, (&set, &token));
        let ask = async |email, password| {
            browser().post("/me/email", &[("email", email), ("current_password", password)]).await
        };
        ask("nou@example.org", "altă parolă")
            .await
            .is(422)
            .shows("nu este parola de acum")
            .shows("value=\"nou@example.org\"");
        ask("nou", PASSWORD).await.is(422);
        assert!(world.letters(&world.ours).await.is_empty());
        assert_eq!(ask("Nou@example.org", PASSWORD).await.location(), "/me/email/sent");
        browser().get("/me/email/sent").await.is(200);
        let letters = world.letters(&world.ours).await;
        assert!(
            letters.iter().any(|(to, _, body)| to == EMAIL && body.contains("s-a cerut schimbarea")),
            "the old address is told"
        );
        let link = link_to(&world, &world.ours, "Nou@example.org").await;
        browser().get("/me").await.shows(EMAIL);
        world.anyone().get(&link).await.is(200).shows("Nou@example.org");
        let answers = join_all((0..20).map(async |_| browser().post(&link, &[]).await.status)).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        browser().get("/me").await.shows("Nou@example.org").hides(EMAIL);
        world
            .anyone()
            .post("/sign-in", &[("email", "nou@example.org"), ("password", PASSWORD)])
            .await
            .is(303);
        world.anyone().post("/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.is(422);
    }
}

/// The links that somebody who once held Ana's session has waiting: one to a new address, one that signs in.
async fn waiting_links(world: &World, set: &str, token: &str) -> [String; 2] {
    let fields = [("email", "hot@example.org"), ("current_password", PASSWORD)];
    browser(world, (set, token)).post("/me/email", &fields).await.is(303);
    let letters = world.letters(&world.ours).await;
    let told = letters.iter().find(|(to, ..)| to == EMAIL).expect("a letter to the old address");
    assert!(told.2.contains("schimbați-vă acum parola") && !told.2.contains("nu faceți nimic"), "{}", told.2);
    world.clock.advance(1);
    world.anyone().post("/sign-in/link", &[("email", EMAIL)]).await.is(303);
    [link_to(world, &world.ours, "hot@example.org").await, link_to(world, &world.ours, EMAIL).await]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_or_signing_out_everywhere_cancels_what_waits_in_letters() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        let change = [("current_password", PASSWORD), ("new_password", PASSWORD)];
        for (defence, fields) in [("/me/password", &change[..]), ("/sign-out/everywhere", &[])] {
            let links = waiting_links(&world, &set, &token).await;
            browser(&world, (&set, &token)).post(defence, fields).await.is(303);
            for link in &links {
                world.anyone().get(link).await.is(200).shows("Linkul nu mai este bun");
                world.anyone().post(link, &[]).await.is(422);
            }
        }
        sign_in(&world, PASSWORD).await;
        world
            .anyone()
            .post("/sign-in", &[("email", "hot@example.org"), ("password", PASSWORD)])
            .await
            .is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_ends_what_was_opened_from_the_old_one() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        let (elsewhere, _) = sign_in(&world, PASSWORD).await;
        let [change, enter] = waiting_links(&world, &set, &token).await;
        browser(&world, (&set, &token)).post(&change, &[]).await.is(303);
        world.anyone().post(&enter, &[]).await.is(422);
        world.anyone().with_cookie(&elsewhere).get("/me").await.is(401);
        world.anyone().with_cookie(&set).get("/me").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_an_address_that_somebody_has_tells_nothing_and_changes_nothing() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        account(&world, &world.ours, "ion@example.org", PASSWORD).await;
        let ask = async |email| {
            let fields = [("email", email), ("current_password", PASSWORD)];
            let answer = browser(&world, (&set, &token)).post("/me/email", &fields).await;
            (answer.status, answer.location().to_owned(), answer.body)
        };
        assert_eq!(ask("ion@example.org").await, ask("liber@example.org").await);
        let letters = world.letters(&world.ours).await;
        let (_, _, body) = letters.iter().find(|(to, ..)| to == "ion@example.org").unwrap();
        assert!(!body.contains("http"), "{body}");
        // Somebody takes the free address before the link is used.
        let link = link_to(&world, &world.ours, "liber@example.org").await;
        account(&world, &world.ours, "liber@example.org", PASSWORD).await;
        world.anyone().post(&link, &[]).await.is(409).shows("are deja un cont");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        let (elsewhere, _) = sign_in(&world, PASSWORD).await;
        let change = async |old, new| {
            let fields = [("current_password", old), ("new_password", new)];
            browser(&world, (&set, &token)).post("/me/password", &fields).await
        };
        change("altă parolă", "parola cea nouă")
            .await
            .is(422)
            .shows("nu este parola de acum")
            .hides("parola cea nouă");
        change(PASSWORD, "scurtă").await.is(422).shows("cel puțin 10 caractere");
        change(PASSWORD, "parola cea nouă").await.is(303);
        world.anyone().with_cookie(&set).get("/me").await.is(200);
        world.anyone().with_cookie(&elsewhere).get("/me").await.is(401);
        world.anyone().post("/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.is(422);
        world.anyone().post("/sign-in", &[("email", EMAIL), ("password", "parola cea nouă")]).await.is(303);
        assert!(
            world
                .letters(&world.ours)
                .await
                .iter()
                .any(|(_, subject, _)| subject == "Parola a fost schimbată")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_replaced_after_a_link_for_an_hour() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        world.anyone().post("/sign-in/link", &[("email", EMAIL), ("back", "/me/password")]).await.is(303);
        let link = link_to(&world, &world.ours, EMAIL).await;
        let answer = world.anyone().post(&link, &[]).await;
        let client = || world.anyone().with_cookie(cookie(&answer));
        let page = client().get("/me/password").await;
        page.is(200).hides("current_password");
        let client = || client().with_token(page.form_token());
        world.clock.advance(Instant::HOUR);
        client().get("/me/password").await.is(200).shows("current_password");
        client().post("/me/password", &[("new_password", "parola cea nouă")]).await.is(422);
        world.clock.advance(-1);
        client().post("/me/password", &[("new_password", "parola cea nouă")]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_does_not_take_an_account_with_email_over() {
    for world in World::each_engine(areas).await {
        let person = world.member(&world.ours).await.person;
        let mut tx = world.write(&world.ours).await;
        let code = create_card(&mut tx, &world.app, person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let answer = world.anyone().post("/sign-in/card", &[("code", &code)]).await;
        let page = world.anyone().with_cookie(cookie(&answer)).get("/me").await;
        let client = world.anyone().with_cookie(cookie(&answer)).with_token(page.form_token());
        for (path, fields) in [
            ("/me/email", [("email", "hot@example.org")]),
            ("/me/password", [("new_password", "parola hoțului")]),
            ("/me/erase", [("sure", "yes")]),
        ] {
            client.get(path).await.is(200).shows("/sign-in/link?back=");
            client.post(path, &fields).await.is(403).shows("să fim siguri că sunteți dumneavoastră");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_on_paper_adds_an_address() {
    for world in World::each_engine(areas).await {
        let mut tx = world.write(&world.ours).await;
        let vasile = create_person(&mut tx, NewPerson::named("Vasile Moldovan")).await.unwrap();
        let code = create_card(&mut tx, &world.app, vasile).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let answer = world.anyone().post("/sign-in/card", &[("code", &code)]).await;
        let page = world.anyone().with_cookie(cookie(&answer)).get("/me/email").await;
        let client = world.anyone().with_cookie(cookie(&answer)).with_token(page.form_token());
        client.post("/me/email", &[("email", "vasile@example.org")]).await.is(303);
        let link = link_to(&world, &world.ours, "vasile@example.org").await;
        assert_eq!(client.post(&link, &[]).await.location(), "/me?done=me-email");
        client.get("/me").await.shows("vasile@example.org");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_attestation_twice_is_asking_once() {
    for world in World::each_engine(areas).await {
        let (member, resident) = (world.member(&world.ours).await, world.resident(&world.ours).await);
        for _ in 0..2 {
            world.as_(&member).post("/me/residence", &[]).await.is(303);
        }
        world
            .as_(&member)
            .get("/me")
            .await
            .shows("Ați cerut atestarea la 15 mai 2026")
            .hides("Cer atestarea");
        assert_eq!(world.events(&world.ours).await, ["residence.asked"]);
        world.as_(&resident).post("/me/residence", &[]).await.is(403).shows("este deja atestată");
        world.as_(&resident).get("/me").await.shows("Reședință atestată").hides("Cer atestarea");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_copy_holds_what_is_known_here_and_no_secret() {
    for world in World::each_engine(areas).await {
        let (person, set, token) = ana(&world).await;
        let mut tx = world.write(&world.ours).await;
        create_card(&mut tx, &world.app, person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        browser(&world, (&set, &token)).post("/me/residence", &[]).await.is(303);
        let answer = browser(&world, (&set, &token)).get("/me/data").await;
        answer.is(200).hides("argon2").hides("token").hides("hash");
        assert_eq!(
            answer.headers["content-disposition"],
            "attachment; filename=\"ours.test-2026-05-15.json\""
        );
        let copy: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(copy["person"]["name"], "Ana Rusu");
        assert_eq!(copy["person"]["email"], EMAIL);
        assert_eq!(copy["sessions"][0]["way"], "password");
        assert_eq!(copy["cards"].as_array().unwrap().len(), 1);
        assert_eq!(copy["record"][0]["what"], "residence.asked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_account_leaves_no_name_behind() {
    for world in World::each_engine(areas).await {
        let (person, set, token) = ana(&world).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let mut tx = world.write(&world.ours).await;
        attest(&mut tx, person, Some("Cara"), true, clerk.person).await.unwrap();
        create_card(&mut tx, &world.app, person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        world.anyone().post("/sign-in/link", &[("email", EMAIL)]).await.is(303);
        world.as_(&clerk).get("/people?q=rusu").await.shows("Ana Rusu");
        let browser = || browser(&world, (&set, &token));
        browser().get("/me/erase").await.is(200).shows("Nu îl putem aduce înapoi");
        browser()
            .post("/me/erase", &[("current_password", PASSWORD)])
            .await
            .is(422)
            .shows("Bifați că înțelegeți");
        browser().post("/me/erase", &[("sure", "yes"), ("current_password", "alta")]).await.is(422);
        browser().get("/me").await.is(200);
        let gone = browser().post("/me/erase", &[("sure", "yes"), ("current_password", PASSWORD)]).await;
        assert_eq!((gone.status, gone.location()), (303, "/erased"));
        world.anyone().get("/erased").await.is(200).shows("Contul a fost șters");
        browser().get("/me").await.is(401);
        world.anyone().post("/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await.is(422);
        world.as_(&clerk).get("/people?q=rusu").await.hides("Ana");
        world.as_(&clerk).get("/people").await.hides("ștearsă");
        world.as_(&clerk).get(&format!("/people/{person}")).await.is(404);
        let mut reader = world.read(&world.ours).await;
        assert_eq!(crate::name_of(&mut reader, person).await.unwrap(), "Persoană ștearsă");
        let left: i64 = reader
            .value(
                sql!(global "
                    select (select count(*) from session where person_id = $1) + (select count(*) from access_card where person_id = $1)
                         + (select count(*) from mail where person_id = $1) + (select count(*) from member_word where person_id = $1)
                         + (select count(*) from sign_in_link where person_id = $1)
                         + (select count(*) from attestation where person_id = $1 and (revoked_at is null or village is not null))
                         + (select count(*) from person where id = $1 and (email is not null or email_key is not null or password is not null))"),
                args![person],
            )
            .await
            .unwrap();
        assert_eq!(left, 0);
        // The address is free again.
        account(&world, &world.ours, EMAIL, PASSWORD).await;
    }
}

/// Posts a letter that was written to an address, without knowing whose it is.
async fn post_to(world: &World, place: &Place, recipient: &str) {
    let letter = Letter {
        person: None,
        recipient: recipient.into(),
        lang: Lang::Ro,
        subject: "letter-attested-subject".into(),
        paragraphs: vec![],
        unsubscribe: None,
    };
    let mut tx = world.write(place).await;
    post(&mut tx, &letter).await.unwrap();
    tx.commit_quietly().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_account_leaves_no_letter_to_its_address() {
    for world in World::each_engine(areas).await {
        let (_, set, token) = ana(&world).await;
        post_to(&world, &world.ours, "Ana@Example.org").await;
        post_to(&world, &world.theirs, EMAIL).await;
        let mut tx = world.write(&world.theirs).await;
        tx.run(sql!("update mail set sent_at = $2 where community_id = $1"), args![Instant(1)])
            .await
            .unwrap();
        tx.commit_quietly().await.unwrap();
        post_to(&world, &world.ours, "mariana@example.org").await;
        let fields = [("sure", "yes"), ("current_password", PASSWORD)];
        browser(&world, (&set, &token)).post("/me/erase", &fields).await.is(303);
        let left = world.letters(&world.ours).await;
        assert_eq!(left.iter().map(|(to, ..)| to.as_str()).collect::<Vec<_>>(), ["mariana@example.org"]);
        assert!(world.letters(&world.theirs).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_coordinator_does_not_leave_by_erasing_the_account() {
    for world in World::each_engine(areas).await {
        let (person, set, token) = ana(&world).await;
        let mut tx = world.write(&world.ours).await;
        give_role(&mut tx, person, Role::Coordinator).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let erase = async || {
            browser(&world, (&set, &token))
                .post("/me/erase", &[("sure", "yes"), ("current_password", PASSWORD)])
                .await
        };
        erase().await.is(409).shows("Acesta este ultimul");
        browser(&world, (&set, &token)).get("/me").await.is(200).shows("Ana Rusu");
        world.person(&world.ours, Role::Coordinator).await;
        erase().await.is(303);
    }
}
