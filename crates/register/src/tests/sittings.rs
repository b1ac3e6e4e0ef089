//! Sittings of the council, assemblies and the election of delegates.
use super::*;
use kit::test::{Answer, World};
use kit::{Instant, Role};

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

        world.clock.advance(18 * DAY);
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
async fn a_notice_is_due_on_the_day_that_it_names_and_leaves_the_desk_when_that_is_over() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let convened = async |kind: &str, starts: &str, noticed: &str| {
            let form = client.get("/sittings/new").await;
            there(&client.post("/sittings/new", &sitting(&form, kind, starts, noticed)).await)
        };
        let coming = convened("ordinary", "2026-06-10T10:00", "2026-05-18").await;
        let posted = convened("ordinary", "2026-06-10T10:00", "2026-05-14").await;
        let today = convened("assembly", "2026-05-15T18:00", "2026-05-15").await;
        let off = convened("assembly", "2026-06-10T18:00", "2026-05-18").await;
        client.post(&format!("{off}/cancel"), &[("reason", "Plouă")]).await.is(303);
        let due = client.get("/due").await;
        due.shows(&format!("2026-05-18 | Afișați anunțul | Ședință în satul Huci | {coming}/notice.pdf"));
        due.shows(&format!("2026-05-15 | Afișați anunțul | Ședință în satul Huci | {today}/notice.pdf"));
        due.hides(&posted).hides(&off);
        // What has begun needs no notice, although its day lasts until midnight.
        world.clock.advance(7 * Instant::HOUR);
        client.get("/due").await.hides(&format!("{today}/notice.pdf")).shows(&coming);
        world.clock.advance(3 * DAY);
        client.get("/due").await.shows(&format!("{coming}/notice.pdf"));
        world.clock.advance(DAY);
        client.get("/due").await.hides("Afișați anunțul");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_published_is_not_changed_by_going_back_and_whoever_tries_is_told() {
    for world in World::each_engine(areas).await {
        let client = world.as_(&clerk(&world).await);
        let form = client.get("/sittings/new").await;
        let mut sent = sitting(&form, "assembly", "2026-05-24T17:00", "2026-05-15");
        let agenda = "- Drumul dintre Huci și Cojocna\n- Apa și canalizarea din centrul satului";
        sent[7] = ("agenda", agenda);
        let url = there(&client.post("/sittings/new", &sent).await);
        world.clock.advance(Instant::MINUTE);
        assert_eq!(
            there(&client.post("/sittings/new", &sent).await),
            url,
            "a double press says it is published"
        );
        sent[5] = ("place", "Școala din Huci");
        let again = client.post("/sittings/new", &sent).await;
        again.is(409).shows("Convocarea este deja publicată").shows("Școala din Huci").shows(agenda);
        world.anyone().get(&url).await.shows("Căminul cultural").hides("Școala");
        let events = async || world.events(&world.ours).await;
        assert_eq!(events().await.iter().filter(|name| *name == "sitting.convened").count(), 1);

        world.clock.advance(10 * DAY);
        let form = client.get(&format!("{url}/minutes")).await;
        let mut sent =
            vec![("id", form.hidden("id")), ("replaces", "0"), ("present", "61"), ("text", "S-a ales.")];
        let minutes = format!("{url}/minutes");
        client.post(&minutes, &sent).await.is(303);
        client.post(&minutes, &sent).await.is(303);
        sent[2] = ("present", "16");
        client.post(&minutes, &sent).await.is(409).shows("Procesul-verbal este deja publicat");
        world.anyone().get(&url).await.shows("61 de persoane");
        assert_eq!(events().await.iter().filter(|name| *name == "sitting.minuted").count(), 1);
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
