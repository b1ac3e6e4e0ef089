use crate::electorate::fixtures::{entries, listed, listed_in, vote_of};
use crate::fixtures::*;
use kit::Instant;
use kit::test::World;
use people::NewPerson;

#[tokio::test(flavor = "multi_thread")]
async fn the_counter_opens_a_ballot_that_shows_nothing_of_the_clerk() {
    let counter = format!("{URL}/counter");
    for world in World::each_engine(areas).await {
        let (vote, people) = vote_of(&world, &["Ștefan Țone", "Ana-Maria Mureșan"], 1).await;
        let (clerk, entry) = (clerk(&world).await, entries(&world, &vote).await[0].to_string());
        world.as_(&people[0]).get(&counter).await.is(403);
        let desk = world.as_(&clerk);
        desk.get(&format!("{counter}?q=mar+mures")).await.is(200).shows("Ana-Maria Mureșan").hides("Țone");
        desk.get(&format!("{counter}?q=%C8%9Bon")).await.shows("Ștefan Țone");
        desk.get(&format!("{counter}?q=nimeni")).await.shows("Nu este nimeni cu acest nume");
        let ballot = desk.post(&counter, &[("entry", &entry)]).await;
        ballot
            .is(200)
            .shows("Verificați buletinul")
            .hides(&clerk.name)
            .hides("/desk")
            .hides(r#"class="nav""#);
        assert_eq!(ballot.headers["cache-control"], "no-store");
        let code = ballot.hidden("code").to_owned();
        let check = desk.post(URL, &[("code", &code), ("option", "2")]).await;
        check.is(200).shows("Depuneți buletinul").hides(&clerk.name);
        let done = desk.post(&format!("{URL}/cast"), &[("code", &code), ("option", "2")]).await;
        done.is(200).shows("dați aparatul înapoi").shows(&counter).hides(&clerk.name).hides("Lumină pe alee");
        let again = desk.post(&format!("{URL}/cast"), &[("code", &code), ("option", "2")]).await;
        again.is(409).hides(&clerk.name);
        desk.post(&counter, &[("entry", &entry)]).await.is(409).shows("Ana-Maria Mureșan");
        assert_eq!(ballots_and_marks(&world).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ballot_at_the_counter_stays_open_for_a_quarter_of_an_hour() {
    for world in World::each_engine(areas).await {
        let (vote, _) = vote_of(&world, &["Ana Mureșan"], 0).await;
        let (clerk, entry) = (clerk(&world).await, entries(&world, &vote).await[0].to_string());
        let ballot = world.as_(&clerk).post(&format!("{URL}/counter"), &[("entry", &entry)]).await;
        let code = ballot.hidden("code").to_owned();
        let form = [("code", code.as_str()), ("option", "2")];
        world.clock.advance(15 * Instant::MINUTE - 1);
        world.as_(&clerk).post(URL, &form).await.is(200);
        world.clock.advance(1);
        world.as_(&clerk).post(URL, &form).await.is(403);
        world.as_(&clerk).post(&format!("{URL}/cast"), &form).await.is(403);
        assert_eq!(ballots_and_marks(&world).await, (0, 0));
        world.as_(&clerk).post(&format!("{URL}/counter"), &[("entry", &entry)]).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_got_paper_cannot_vote_in_another_way() {
    let paper = format!("{URL}/counter/paper");
    for world in World::each_engine(areas).await {
        let (vote, people) = vote_of(&world, &[], 1).await;
        let (clerk, entry) = (clerk(&world).await, entries(&world, &vote).await[0].to_string());
        world.as_(&clerk).get(&format!("{paper}?entry={entry}")).await.is(200).shows("nu se poate șterge");
        world.as_(&clerk).post(&paper, &[("entry", &entry)]).await.is(303);
        world.as_(&clerk).post(&paper, &[("entry", &entry)]).await.is(409);
        world.as_(&people[0]).post(&format!("{URL}/cast"), &[("option", "1")]).await.is(409);
        world.as_(&clerk).post(&format!("{URL}/counter"), &[("entry", &entry)]).await.is(409);
        assert_eq!(ballots_and_marks(&world).await, (0, 1));
        close(&world);
        world.as_(&clerk).post(&paper, &[("entry", &entry)]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_namesakes_each_is_found_by_village_or_year_of_birth() {
    let find = |q: &str| format!("{URL}/counter?q={q}");
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        listed(&world, &["Ion Pop"; 25]).await;
        listed_in(&world, "Țăgșoru de Jos", "1988-05-04", &["Ion Pop-Zoe"]).await;
        listed_in(&world, "Popești", "1950", &["Ana Pop"]).await;
        open(&world, id).await;
        let clerk = clerk(&world).await;
        let desk = world.as_(&clerk);
        let many = desk.get(&find("pop+ion")).await;
        many.is(200).shows("Sunt mai mulți decât se arată aici").hides("Zoe");
        assert_eq!(many.body.matches("<h2>Ion Pop</h2>").count(), 20);
        for q in ["ion+pop+tagsoru", "pop+ion+1988", "ion+%C8%9B%C4%83g+pop+04.05.1988"] {
            desk.get(&find(q))
                .await
                .is(200)
                .shows("Ion Pop-Zoe")
                .hides("<h2>Ion Pop</h2>")
                .hides("mai mulți");
        }
        desk.get(&find("pop+popesti")).await.shows("Ana Pop").hides("Ion Pop");
        desk.get(&find("ion+pop+1989")).await.shows("Nu este nimeni cu acest nume");
        desk.get(&format!("{URL}/letters?q=pop+ion")).await.is(200).shows("Sunt mai mulți decât");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_that_are_not_on_the_list_take_nobodys_place_in_a_search() {
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let clerk = clerk(&world).await;
        let mut tx = world.write(&world.ours).await;
        for _ in 0..25 {
            people::create_person(&mut tx, NewPerson::named("Ana Rus")).await.unwrap();
        }
        let last = people::create_person(&mut tx, NewPerson::named("Ana Rus Zoe")).await.unwrap();
        people::attest(&mut tx, last, Some("Boju"), true, clerk.person).await.unwrap();
        tx.commit_recorded().await.unwrap();
        open(&world, id).await;
        let found = world.as_(&clerk).get(&format!("{URL}/counter?q=rus+ana+boju")).await;
        found.is(200).shows("<h2>Ana Rus Zoe</h2>").hides("<h2>Ana Rus</h2>").hides("mai mulți");
        world.as_(&clerk).get(&format!("{URL}/counter?q=rus+ana+huci")).await.hides("Zoe");
    }
}
