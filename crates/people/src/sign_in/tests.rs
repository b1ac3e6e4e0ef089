use crate::registration::join_all;
use crate::tests::{account, areas, cookie, link_to};
use crate::{NewPerson, create_card, create_person};
use kit::test::{TRIPWIRE, World};
use kit::{Instant, Lang, PersonId};
use std::net::{IpAddr, Ipv4Addr};

const EMAIL: &str = "ana@example.org";
const PASSWORD: &str = "parola Anei";

fn fields(password: &str) -> [(&str, &str); 2] {
    [("email", EMAIL), ("password", password)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_opens_the_account_and_leads_back() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        world
            .anyone()
            .get("/sign-in?back=/proposals/new")
            .await
            .is(200)
            .shows("value=\"/proposals/new\"")
            .hides("Demonstrație");
        for (back, goes_to) in [
            ("/proposals/new", "/proposals/new"),
            ("", "/"),
            ("https://evil.example", "/"),
            ("//evil.example", "/"),
            ("/\\evil", "/"),
        ] {
            let answer = world
                .anyone()
                .post("/sign-in", &[("email", " Ana@Example.org "), ("password", PASSWORD), ("back", back)])
                .await;
            assert_eq!((answer.status, answer.location()), (303, goes_to), "{back}");
            let set = cookie(&answer);
            assert!(set.contains("; HttpOnly; SameSite=Lax; Max-Age=2592000"), "{set}");
            world.anyone().with_cookie(set).get("/me").await.is(200).shows("Ana Rusu").shows("Cu parola");
        }
        let wrong = world.anyone().post("/sign-in", &fields("parola altcuiva")).await;
        wrong.is(422).shows("nu se potrivesc").shows("value=\"ana@example.org\"").hides("parola altcuiva");
        assert!(wrong.headers.get("set-cookie").is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sign_in_is_a_new_session_and_ends_the_one_before_it_in_that_browser() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        let first = world.anyone().post("/sign-in", &fields(PASSWORD)).await;
        let page = world.anyone().with_cookie(cookie(&first)).get("/me").await;
        let second = world
            .anyone()
            .with_cookie(cookie(&first))
            .with_token(page.form_token())
            .post("/sign-in", &fields(PASSWORD))
            .await;
        assert_ne!(cookie(&first), cookie(&second));
        world.anyone().with_cookie(cookie(&first)).get("/me").await.is(401);
        world.anyone().with_cookie(cookie(&second)).get("/me").await.is(200);
        world.clock.advance(30 * Instant::DAY);
        world.anyone().with_cookie(cookie(&second)).get("/me").await.is(401);
        world.tick().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slowed_down_for_an_account_whether_it_exists_or_not() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        for email in [EMAIL, "nimeni@example.org"] {
            for _ in 0..10 {
                world.anyone().post("/sign-in", &[("email", email), ("password", "ghicit")]).await.is(422);
            }
            world
                .anyone()
                .post("/sign-in", &[("email", email), ("password", PASSWORD)])
                .await
                .is(429)
                .shows("Prea multe încercări");
        }
        world.clock.advance(15 * Instant::MINUTE);
        world.anyone().post("/sign-in", &fields(PASSWORD)).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_is_slowed_down_for_an_address_of_the_network() {
    for world in World::each_engine(areas).await {
        let (one, other) = (IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2)));
        let card = [("code", "0000-0000-0000-0000")];
        for _ in 0..100 {
            world.anyone().from_address(one).post("/sign-in/card", &card).await.is(422);
        }
        world.anyone().from_address(one).post("/sign-in/card", &card).await.is(429);
        world.anyone().from_address(one).post("/sign-in", &fields(PASSWORD)).await.is(429);
        world.anyone().from_address(other).post("/sign-in/card", &card).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_signs_in_once_even_when_twenty_press_at_once() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        world.anyone().get("/sign-in/link?back=/me").await.is(200);
        world.anyone().post("/sign-in/link", &[("email", EMAIL), ("back", "/proposals")]).await.is(303);
        let link = link_to(&world, &world.ours, EMAIL).await;
        world.anyone().get(&link).await.is(200).shows("Mai este un pas");
        let answers = join_all((0..20).map(async |_| world.anyone().post(&link, &[]).await)).await;
        let entered: Vec<_> = answers.iter().filter(|answer| answer.status == 303).collect();
        assert_eq!(entered.len(), 1);
        assert_eq!(entered[0].location(), "/proposals");
        assert!(answers.iter().filter(|answer| answer.status != 303).all(|answer| answer.status == 422));
        let me = world.anyone().with_cookie(cookie(entered[0])).get("/me").await;
        me.is(200).shows("Cu un link pe e-mail");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_after_twenty_minutes_and_belongs_to_one_community() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        world.anyone().post("/sign-in/link", &[("email", EMAIL)]).await.is(303);
        let link = link_to(&world, &world.ours, EMAIL).await;
        world.anyone().on(&world.theirs).post(&link, &[]).await.is(422);
        world.clock.advance(20 * Instant::MINUTE);
        world.anyone().get(&link).await.is(200).shows("Linkul nu mai este bun");
        world.anyone().post(&link, &[]).await.is(422);
        for broken in ["/sign-in/link/x", "/sign-in/link/%ff", &format!("/sign-in/link/{}", "00".repeat(32))]
        {
            let answer = world.anyone().get(broken).await;
            assert!(answer.status == 200 || answer.status == 404, "{broken}");
            answer.hides("Apăsați butonul");
        }
    }
}

async fn on_paper(world: &World) -> (PersonId, String) {
    let mut tx = world.write(&world.ours).await;
    let person = create_person(&mut tx, NewPerson::named("Vasile Moldovan")).await.unwrap();
    let code = create_card(&mut tx, &world.app, person).await.unwrap();
    tx.commit_recorded().await.unwrap();
    (person, code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_opens_the_account_until_it_is_replaced() {
    for world in World::each_engine(areas).await {
        let (person, code) = on_paper(&world).await;
        assert_eq!(world.anyone().get("/card").await.location(), "/sign-in/card");
        world.anyone().get("/sign-in/card").await.is(200).shows("Codul de pe card");
        let typed = code.to_lowercase().replace('-', " ");
        let answer = world.anyone().post("/sign-in/card", &[("code", &typed), ("back", "/votes")]).await;
        assert_eq!((answer.status, answer.location()), (303, "/votes"));
        let cookie = cookie(&answer);
        world
            .anyone()
            .with_cookie(cookie)
            .get("/me")
            .await
            .is(200)
            .shows("Vasile Moldovan")
            .shows("Cu cardul de acces");
        let mistyped =
            if code.starts_with('7') { code.replacen('7', "8", 1) } else { format!("7{}", &code[1..]) };
        world
            .anyone()
            .post("/sign-in/card", &[("code", &mistyped)])
            .await
            .is(422)
            .shows("o literă sau o cifră greșită")
            .shows(&mistyped);
        world.anyone().on(&world.theirs).post("/sign-in/card", &[("code", &code)]).await.is(422);

        let mut tx = world.write(&world.ours).await;
        let newer = create_card(&mut tx, &world.app, person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        world.anyone().with_cookie(cookie).get("/me").await.is(401);
        world.anyone().post("/sign-in/card", &[("code", &code)]).await.is(422).shows("a fost înlocuit");
        world.anyone().post("/sign-in/card", &[("code", &newer)]).await.is(303);
        let stored: Vec<(Vec<u8>,)> = world
            .read(&world.ours)
            .await
            .all(
                db::sql!("select code_hash from access_card where community_id = $1 order by id limit 9"),
                db::args![],
            )
            .await
            .unwrap();
        assert_eq!(stored.len(), 2, "the old one stays as a trace");
        assert!(stored.iter().all(|(hash,)| hash.len() == 32));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_one_card_works_however_many_are_printed_at_once() {
    for world in World::each_engine(areas).await {
        let (person, _) = on_paper(&world).await;
        let codes = join_all((0..8).map(async |_| {
            let mut tx = world.write(&world.ours).await;
            let code = create_card(&mut tx, &world.app, person).await.ok()?;
            tx.commit_recorded().await.ok().map(|()| code)
        }))
        .await;
        let mut working = 0;
        for code in codes.iter().flatten() {
            working += u32::from(world.anyone().post("/sign-in/card", &[("code", code)]).await.status == 303);
        }
        assert_eq!(working, 1, "{codes:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_this_session_or_all_of_them() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, EMAIL, PASSWORD).await;
        let mut sessions = Vec::new();
        for _ in 0..3 {
            sessions.push(cookie(&world.anyone().post("/sign-in", &fields(PASSWORD)).await).to_owned());
        }
        let browser = |n: usize| world.anyone().with_cookie(&sessions[n]);
        let token = browser(0).get("/me").await.form_token().to_owned();
        browser(0).with_wrong_token().post("/sign-out", &[]).await.is(403);
        let answer = browser(0).with_token(&token).post("/sign-out", &[]).await;
        assert_eq!((answer.status, answer.location()), (303, "/signed-out"));
        assert!(cookie(&answer).starts_with("vatra=~ro;"), "the language stays");
        browser(0).get("/signed-out").await.is(200).shows("data-keep-clear=\"*\"");
        browser(0).get("/me").await.is(401);
        let token = browser(1).get("/me").await.form_token().to_owned();
        browser(1).with_token(&token).post("/sign-out/everywhere", &[]).await.is(303);
        for n in 0..3 {
            browser(n).get("/me").await.is(401);
        }
        world.anyone().post("/sign-out", &[]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_one_community_is_nobody_in_another() {
    for world in World::each_engine(areas).await {
        let neighbour = world.member(&world.theirs).await;
        world.as_(&neighbour).get("/me").await.is(200).shows(TRIPWIRE);
        world.as_(&neighbour).on(&world.ours).get("/me").await.is(401);
        world.as_(&neighbour).on(&world.instance).get("/me").await.is(401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_has_its_buttons_and_nothing_else_has() {
    for world in World::each_engine_set_up(areas, |config| config.demo = true).await {
        account(&world, &world.ours, "clerk@ours.test", PASSWORD).await;
        account(&world, &world.instance, "operator@instance.test", PASSWORD).await;
        let page = world.anyone().get("/sign-in").await;
        page.is(200)
            .shows("name=\"persona\" value=\"citizen\"")
            .shows("value=\"moderator\"")
            .hides("value=\"operator\"");
        world
            .anyone()
            .on(&world.instance)
            .get("/sign-in")
            .await
            .shows("value=\"operator\"")
            .hides("value=\"citizen\"")
            .hides("/register");
        let answer = world.anyone().post("/demo/sign-in", &[("persona", "clerk"), ("back", "/desk")]).await;
        assert_eq!((answer.status, answer.location()), (303, "/desk"));
        world.anyone().with_cookie(cookie(&answer)).get("/sign-in").await.is(200).shows("Demonstrație");
        world.anyone().on(&world.instance).post("/demo/sign-in", &[("persona", "operator")]).await.is(303);
        world.anyone().post("/demo/sign-in", &[("persona", "citizen")]).await.is(404);
        world.anyone().post("/demo/sign-in", &[("persona", "clerk@ours.test")]).await.is(404);
        world.anyone().on(&world.theirs).post("/demo/sign-in", &[("persona", "clerk")]).await.is(404);
    }
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, "clerk@ours.test", PASSWORD).await;
        world.anyone().get("/sign-in").await.is(200).hides("persona");
        world.anyone().post("/demo/sign-in", &[("persona", "clerk")]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_speak_three_languages() {
    for world in World::each_engine(areas).await {
        for path in [
            "/sign-in",
            "/sign-in/link",
            "/sign-in/sent",
            "/sign-in/card",
            "/signed-out",
            "/register",
            "/register/sent",
        ] {
            for (lang, word) in
                [(Lang::Ro, "lang=\"ro\""), (Lang::En, "lang=\"en\""), (Lang::Hu, "lang=\"hu\"")]
            {
                let page = world.anyone().in_(lang).get(path).await;
                page.is(200).shows(word).hides("[sign-in").hides("[register").hides("[signed");
                assert_eq!(page.body.matches("<h1>").count(), 1, "{path}");
                assert!(page.body.matches("class=\"main\"").count() <= 1, "{path}");
            }
        }
    }
}
