use crate::tests::{account, areas, cookie, link_to};
use kit::Instant;
use kit::test::{Place, World};
use std::time::Duration;

const GOOD: [(&str, &str); 5] = [
    ("name", "Maria Câmpean"),
    ("email", "Maria@Example.org"),
    ("village", "Boj-Cătun"),
    ("consent", "yes"),
    ("back", "/proposals?open"),
];

/// What the page behind the letter asks for.
const CHOSEN: [(&str, &str); 1] = [("password", "o parolă lungă")];

fn with(field: &str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    GOOD.iter().map(|(name, old)| (*name, if *name == field { value } else { old })).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_registers_confirms_and_is_signed_in() {
    for world in World::each_engine(areas).await {
        world
            .anyone()
            .get("/register?back=/proposals%3Fopen")
            .await
            .is(200)
            .shows("value=\"/proposals?open\"")
            .hides("password");
        let answer = world.anyone().post("/register", &GOOD).await;
        assert_eq!((answer.status, answer.location()), (303, "/register/sent"));
        world.anyone().get("/register/sent").await.is(200).shows("V-am scris");
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        // A mail scanner that follows the link uses nothing up.
        for _ in 0..3 {
            let page = world.anyone().get(&link).await;
            page.is(200).shows("Maria Câmpean").shows("Fac contul").shows("autocomplete=\"new-password\"");
        }
        let answer = world.anyone().post(&link, &CHOSEN).await;
        assert_eq!((answer.status, answer.location()), (303, "/proposals?open"));
        let client = || world.anyone().with_cookie(cookie(&answer));
        client().get("/me").await.is(200).shows("Maria Câmpean").shows("Boj-Cătun").shows("Membru");
        assert_eq!(world.events(&world.ours).await, ["person.joined"]);
        world.anyone().get(&link).await.is(200).shows("Linkul nu mai este bun");
        world.anyone().post(&link, &CHOSEN).await.is(422).shows("Linkul nu mai este bun");
        let fields = [("email", "maria@example.org"), ("password", "o parolă lungă")];
        world.anyone().post("/sign-in", &fields).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_fills_in_the_form_does_not_choose_the_password() {
    for world in World::each_engine(areas).await {
        let mut form = GOOD.to_vec();
        form.push(("password", "parola hoțului"));
        world.anyone().post("/register", &form).await.is(303);
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        world.anyone().post(&link, &[]).await.is(422).shows("Parola are nevoie de cel puțin 10 caractere");
        let short = world.anyone().post(&link, &[("password", "scurtă")]).await;
        short.is(422).shows("Parola are nevoie").shows("Maria Câmpean").hides("scurtă\"");
        world.anyone().post(&link, &CHOSEN).await.is(303);
        let sign_in = async |password| {
            world.anyone().post("/sign-in", &[("email", "maria@example.org"), ("password", password)]).await
        };
        sign_in("parola hoțului").await.is(422);
        sign_in("o parolă lungă").await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_with_everything_that_was_typed() {
    for world in World::each_engine(areas).await {
        for (field, value, what) in [
            ("name", "", "Completați acest câmp."),
            ("email", "maria", "Scrieți o adresă de e-mail întreagă"),
            ("consent", "", "Fără acest acord"),
        ] {
            let answer = world.anyone().post("/register", &with(field, value)).await;
            answer.is(422).shows(what).shows("value=\"Boj-Cătun\"");
        }
        let answer = world.anyone().post("/register", &with("name", "<b>&\"Ion\"")).await;
        answer.is(303);
        let answer = world
            .anyone()
            .post("/register", &with("village", Box::leak("x".repeat(121).into_boxed_str())))
            .await;
        answer.is(422).shows("încap cel mult 120");
        assert_eq!(world.letters(&world.ours).await.len(), 1);
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        world.anyone().get(&link).await.shows("&#60;b&#62;&#38;&#34;Ion&#34;");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_tells_whether_an_account_exists() {
    for world in World::each_engine(areas).await {
        account(&world, &world.ours, "ana@example.org", "parola Anei").await;
        let mut seen = Vec::new();
        for email in ["ana@example.org", "ANA@example.org", "nimeni@example.org"] {
            let fields: Vec<(&str, &str)> = GOOD
                .iter()
                .map(|(name, value)| (*name, if *name == "email" { email } else { value }))
                .collect();
            world.clock.advance(1); // so that the letters have an order
            let register = world.anyone().post("/register", &fields).await;
            world.clock.advance(1);
            let link = world.anyone().post("/sign-in/link", &[("email", email)]).await;
            let wrong =
                world.anyone().post("/sign-in", &[("email", email), ("password", "altă parolă")]).await;
            let of = |a: &kit::test::Answer| {
                (a.status, a.location().to_owned(), a.body.replace(email, "…"), a.headers.len())
            };
            seen.push((
                of(&register),
                of(&link),
                of(&wrong),
                register.queries(),
                link.queries(),
                wrong.queries(),
            ));
        }
        let same_but_letters = |a: usize, b: usize| {
            assert_eq!((&seen[a].0, &seen[a].1, &seen[a].2), (&seen[b].0, &seen[b].1, &seen[b].2));
            assert_eq!(seen[a].3, seen[b].3, "the same number of statements");
        };
        same_but_letters(0, 1);
        same_but_letters(0, 2);
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 6, "one letter for each request, whatever it says");
        assert!(letters[0].1.starts_with("Aveți deja un cont") && letters[0].0 == "ana@example.org");
        assert!(
            letters
                .iter()
                .all(|(_, subject, body)| !subject.contains("Maria") && !body.contains("Maria Câmpean"))
        );
        let (_, _, body) = letters.last().unwrap();
        assert!(
            body.contains("nu există niciun cont") && body.contains("http://ours.test/register"),
            "{body}"
        );
        // The letter to a known address signs in, and does not change the name.
        let known = letters[0].2.lines().find(|line| line.starts_with("http://")).unwrap();
        let answer = world.anyone().post(known.trim_start_matches("http://ours.test"), &[]).await;
        assert_eq!(answer.location(), "/proposals?open");
        world.anyone().with_cookie(cookie(&answer)).get("/me").await.shows("Ana Rusu");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_is_used_once_however_many_press_the_button() {
    for world in World::each_engine(areas).await {
        world.anyone().post("/register", &GOOD).await.is(303);
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        let presses = (0..20).map(async |_| world.anyone().post(&link, &CHOSEN).await.status);
        let answers = join_all(presses).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 422).count(), 19, "{answers:?}");
        assert_eq!(world.events(&world.ours).await, ["person.joined"]);
    }
}

/// Runs all of them at the same time.
pub(crate) async fn join_all<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(|context| {
        let mut left = false;
        for (one, done) in waiting.iter_mut().filter(|(_, done)| done.is_none()) {
            match one.as_mut().poll(context) {
                std::task::Poll::Ready(value) => *done = Some(value),
                std::task::Poll::Pending => left = true,
            }
        }
        if left { std::task::Poll::Pending } else { std::task::Poll::Ready(()) }
    })
    .await;
    waiting.into_iter().filter_map(|(_, done)| done).collect()
}

/// How many registrations wait in a community.
async fn waiting(world: &World, place: &Place) -> i64 {
    let statement = db::sql!("select cast(count(*) as bigint) from registration where community_id = $1");
    world.read(place).await.value(statement, db::args![]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_confirmed_registration_of_an_address_takes_the_others_with_it() {
    for world in World::each_engine(areas).await {
        world.anyone().post("/register", &GOOD).await.is(303);
        let first = link_to(&world, &world.ours, "Maria@Example.org").await;
        world.anyone().on(&world.theirs).post("/register", &GOOD).await.is(303);
        let there = link_to(&world, &world.theirs, "Maria@Example.org").await;
        world.anyone().post("/register", &with("email", "ion@example.org")).await.is(303);
        world.clock.advance(1);
        world.anyone().post("/register", &with("email", "maria@example.org")).await.is(303);
        let second = link_to(&world, &world.ours, "maria@example.org").await;
        assert_ne!(first, second);
        world.anyone().post(&second, &CHOSEN).await.is(303);
        let other = [("password", "altă parolă lungă")];
        world.anyone().post(&first, &other).await.is(422).shows("Linkul nu mai este bun");
        world.anyone().on(&world.theirs).post(&there, &other).await.is(422);
        let left = (waiting(&world, &world.ours).await, waiting(&world, &world.theirs).await);
        assert_eq!(left, (1, 0), "that of another address waits on");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_registrations_of_one_address_confirmed_at_once_one_makes_the_account() {
    for world in World::each_engine(areas).await {
        let mut links = Vec::new();
        for _ in 0..5 {
            world.clock.advance(1);
            world.anyone().post("/register", &GOOD).await.is(303);
            links.push(link_to(&world, &world.ours, "Maria@Example.org").await);
        }
        let presses = links.iter().map(async |link| world.anyone().post(link, &CHOSEN).await.status);
        let mut answers = join_all(presses).await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 422, 422, 422, 422]);
        assert_eq!(world.events(&world.ours).await, ["person.joined"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_has_got_an_account_meanwhile_makes_no_second_one() {
    for world in World::each_engine(areas).await {
        world.anyone().post("/register", &GOOD).await.is(303);
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        account(&world, &world.ours, "maria@example.org", "parola Mariei").await;
        world.anyone().post(&link, &CHOSEN).await.is(409).shows("Există deja un cont");
        let fields = [("email", "maria@example.org"), ("password", "parola Mariei")];
        world.anyone().post("/sign-in", &fields).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmation_is_forgotten_after_a_day_and_opens_nothing_elsewhere() {
    for world in World::each_engine(areas).await {
        world.anyone().post("/register", &GOOD).await.is(303);
        let link = link_to(&world, &world.ours, "Maria@Example.org").await;
        world.anyone().on(&world.theirs).post(&link, &CHOSEN).await.is(422);
        world.clock.advance(Instant::DAY);
        world.anyone().post(&link, &CHOSEN).await.is(422);
        world.tick().await;
        assert_eq!(waiting(&world, &world.ours).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_not_flooded_with_letters() {
    for world in World::each_engine(areas).await {
        for _ in 0..5 {
            world.anyone().post("/sign-in/link", &[("email", "nimeni@example.org")]).await.is(303);
        }
        world
            .anyone()
            .post("/register", &with("email", "nimeni@example.org"))
            .await
            .is(429)
            .shows("Prea multe încercări");
        world.anyone().post("/sign-in/link", &[("email", "altul@example.org")]).await.is(303);
        assert_eq!(world.letters(&world.ours).await.len(), 6);
        world.clock.advance(Instant::HOUR);
        world.anyone().post("/sign-in/link", &[("email", "nimeni@example.org")]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_of_another_community_joins_with_one_press() {
    for world in World::each_engine(areas).await {
        account(&world, &world.theirs, "ana@example.org", "parola Anei").await;
        let fields = [("email", "ana@example.org"), ("password", "parola Anei"), ("back", "/fund?a=1&b=2")];
        let answer = world.anyone().post("/sign-in", &fields).await;
        assert_eq!((answer.status, answer.location()), (303, "/join?back=/fund%3Fa%3D1%26b%3D2"));
        let cookie = cookie(&answer);
        let page = world.anyone().with_cookie(cookie).get(answer.location()).await;
        page.is(200).shows("Comuna Noastră").shows("value=\"/fund?a=1&amp;b=2\"");
        world.anyone().with_cookie(cookie).get("/me").await.is(200).shows("Nu faceți încă parte");
        world.anyone().with_cookie(cookie).post("/me/residence", &[]).await.is(403);
        let client = world.anyone().with_cookie(cookie).with_token(page.form_token());
        let joined = client.post("/join", &[("village", "Huci"), ("back", "/fund?a=1&b=2")]).await;
        assert_eq!((joined.status, joined.location()), (303, "/fund?a=1&b=2&done=join"));
        client.post("/join", &[("back", "//evil.example")]).await.is(303);
        assert_eq!(world.events(&world.ours).await, ["person.joined"]);
        client.get("/me").await.shows("Huci");
        let again = client.get("/join?back=/me").await;
        assert_eq!((again.status, again.location()), (303, "/me"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_registrations_at_once_are_all_answered() {
    let world = World::each_engine(areas).await.remove(0);
    let all = (0..12).map(async |n| {
        let email = format!("om{n}@example.org");
        let fields: Vec<(&str, &str)> = GOOD
            .iter()
            .map(|(name, value)| (*name, if *name == "email" { email.as_str() } else { value }))
            .collect();
        world.anyone().post("/register", &fields).await.status
    });
    let answers = tokio::time::timeout(Duration::from_secs(60), join_all(all)).await.unwrap();
    assert_eq!(answers, [303; 12]);
}
