//! Organisations and the log of who was told, on both engines.
use super::domain::{NewOrganisation, OrganisationKind, Outreach, Sector, Way};
use super::store;
use crate::fixtures::{areas, coordinator, published, whole};
use crate::processes;
use db::{args, sql};
use kit::test::World;
use kit::{Error, OrganisationId, Role};
use rules::stages::StageKind::Vote;
use rules::targets::TargetKind;

async fn add(world: &World, name: &str) -> OrganisationId {
    let mut tx = world.write(&world.ours).await;
    let id =
        store::add(&mut tx, &NewOrganisation::named(name, OrganisationKind::Association, Sector::Culture))
            .await
            .unwrap();
    tx.commit_recorded().await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clerk_registers_an_organisation_and_only_the_staff_sees_whom_to_write_to() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let form = client.get("/organisations/new").await;
        let fields = [
            ("id", form.hidden("id")),
            ("name", "Asociația „Lanul” <b>"),
            ("kind", "association"),
            ("sector", "environment"),
            ("cui", "RO 14399840"),
            ("website", "lanul.ro"),
            ("contact_name", "Ioana Rus"),
            ("phone", "0740 123 456"),
        ];
        let mut urls = Vec::new();
        for _ in 0..2 {
            urls.push(client.post("/organisations", &fields).await.is(303).location().to_owned());
        }
        assert_eq!(urls[0], urls[1], "sent twice, registered once");
        let url = urls[0].split('?').next().unwrap();
        whole(world.anyone().get(url).await.is(200))
            .shows("14399840")
            .shows("https://lanul.ro")
            .hides("Ioana Rus")
            .hides("0740")
            .hides("<b>");
        let member = world.member(&world.ours).await;
        world.as_(&member).get(url).await.is(200).hides("Ioana Rus");
        whole(client.get(url).await.is(200)).shows("Ioana Rus").shows("0740 123 456");
        world.anyone().get("/organisations").await.shows("Asociația „Lanul”").hides("Ioana Rus");
        world.anyone().get("/organisations?sector=sport").await.hides("Asociația „Lanul”");
        world.anyone().get("/log").await.shows("Organizație nouă în listă").hides("Ioana Rus");
        world.anyone().on(&world.theirs).get(url).await.is(404);
        let edited =
            [("name", "Lanul"), ("kind", "foundation"), ("sector", "environment"), ("cui", "14399840")];
        client.post(&format!("{url}/edit"), &edited).await.is(303);
        world.anyone().get(url).await.shows("<h1>Lanul</h1>").shows("Fundație");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_fiscal_code_or_page_is_told_and_nothing_typed_is_lost() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let fields = [
            ("name", "Rămâne"),
            ("kind", "party"),
            ("sector", "culture"),
            ("cui", "14399841"),
            ("website", "javascript:alert(1)"),
        ];
        let refused = world.as_(&clerk).post("/organisations", &fields).await;
        whole(refused.is(422))
            .shows("Rămâne")
            .shows("14399841")
            .shows("Cifra de control nu se potrivește")
            .shows("Scrieți o adresă de pagină");
        refused.shows("Alegeți una dintre variante");
        world.anyone().get("/organisations").await.hides("Rămâne");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_fiscal_code_is_registered_once_however_many_try_at_once() {
    for world in World::each_engine(areas).await {
        let adding = (0..12).map(|n| {
            let (app, community) = (world.app.clone(), world.ours.id);
            tokio::spawn(async move {
                let new = NewOrganisation {
                    cui: rules::ids::Cui::parse("14399840").ok(),
                    ..NewOrganisation::named(format!("Nr. {n}"), OrganisationKind::Company, Sector::Economy)
                };
                let mut tx = app.write_as_program(community).await?;
                store::add(&mut tx, &new).await?;
                Ok::<_, Error>(tx.commit_recorded().await?)
            })
        });
        let mut added = 0;
        for task in adding.collect::<Vec<_>>() {
            match task.await.unwrap() {
                Ok(()) => added += 1,
                Err(error) => {
                    assert!(matches!(error, Error::Conflict("organisation-cui-taken")), "{error:?}")
                }
            }
        }
        let count = sql!("select cast(count(*) as bigint) from organisation where community_id = $1");
        assert_eq!(
            (added, world.read(&world.ours).await.value::<i64>(count, args![]).await.unwrap()),
            (1, 1)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_far_down_the_alphabet_is_found_by_its_name_and_ticks_stay() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Proces", &[(Vote, -1, 2)]).await;
        let first = add(&world, "Asociația A").await.to_string();
        let mut tx = world.write(&world.ours).await;
        for n in 0..600 {
            let name = format!("Clubul {n:03}");
            let new = NewOrganisation::named(name, OrganisationKind::Association, Sector::Culture);
            store::add(&mut tx, &new).await.unwrap();
        }
        tx.commit_recorded().await.unwrap();
        let last = add(&world, "Țesătoarele din Huci").await.to_string();
        let client = world.as_(&world.person(&world.ours, Role::Clerk).await);
        let url = "/processes/proces/organisations";
        let form = client.get(&format!("{url}/new")).await;
        form.is(200).shows("Asociația A").shows("Clubul 298").hides("Clubul 299").hides("Țesătoarele");
        form.shows("Se văd primele 300 de organizații");
        let ticked = ("organisation", first.as_str());
        let typed = [ticked, ("find", "HUCI tesatoare"), ("step", "find"), ("note", "nr. 7"), ("on", "x")];
        let found = client.post(url, &typed).await;
        found.is(200).shows("Țesătoarele din Huci").hides("Clubul").shows("value=\"HUCI tesatoare\"");
        found.shows(&format!("value=\"{first}\" checked")).shows("nr. 7").shows("value=\"x\"");
        client
            .post(url, &[("find", "nimic"), ("step", "find")])
            .await
            .is(200)
            .shows("Nicio organizație nu are");
        world.anyone().get(url).await.hides("Asociația A");
        let both = [ticked, ("organisation", last.as_str()), ("find", "huci"), ("on", "2026-05-14")];
        client.post(url, &both).await.is(422).shows(&format!("value=\"{last}\" checked"));
        let sent: Vec<_> = both.into_iter().chain([("way", "letter"), ("note", "nr. 7")]).collect();
        client.post(url, &sent).await.is(303);
        world.anyone().get(url).await.shows("Asociația A").shows("Țesătoarele din Huci");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_organisation_counts_once_towards_the_target_and_a_mistake_is_withdrawn_in_the_open() {
    for world in World::each_engine(areas).await {
        let process = published(&world, &world.ours, "Proces", &[(Vote, -1, 2)]).await;
        let mut tx = world.write(&world.ours).await;
        processes::store::set_target(&mut tx, process, TargetKind::OrganisationsInformed, 3).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let (a, b) =
            (add(&world, "Asociația A").await.to_string(), add(&world, "Asociația B").await.to_string());
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        whole(client.get("/processes/proces/organisations/new").await.is(200)).shows("Asociația A");
        let both = [
            ("organisation", a.as_str()),
            ("organisation", b.as_str()),
            ("on", "2026-05-14"),
            ("way", "letter"),
            ("note", "nr. 12/<b>"),
        ];
        client.post("/processes/proces/organisations", &both).await.is(303);
        let again =
            [("organisation", a.as_str()), ("on", "2026-05-15"), ("way", "phone"), ("note", "încă o dată")];
        client.post("/processes/proces/organisations", &again).await.is(303);
        world.anyone().get("/processes/proces").await.shows("2 din cel puțin 3");
        let public = world.anyone().get("/processes/proces/organisations").await;
        whole(public.is(200))
            .shows("2 organizații au fost informate")
            .shows("14 mai 2026")
            .hides("nr. 12")
            .hides("Retrageți");
        let staff = client.get("/processes/proces/organisations").await;
        staff.shows("nr. 12/&#60;b&#62;").shows("Retrageți rândul");
        let line = |of: &str| {
            let mut rows = staff.body.split(of).skip(1);
            let row = rows.find(|row| row.contains("name=\"outreach\" value=\"")).unwrap();
            row.split("name=\"outreach\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        };
        let of_b = line("Asociația B");
        client
            .post("/processes/proces/organisations/withdraw", &[("outreach", &of_b), ("reason", "")])
            .await
            .is(422);
        let withdraw = [("outreach", of_b.as_str()), ("reason", "Scrisoarea s-a întors")];
        client.post("/processes/proces/organisations/withdraw", &withdraw).await.is(303);
        client.post("/processes/proces/organisations/withdraw", &withdraw).await.is(409);
        world.anyone().get("/processes/proces").await.shows("1 din cel puțin 3");
        world.anyone().get("/processes/proces/organisations").await.shows("Scrisoarea s-a întors");
        world.anyone().get("/processes/proces/report").await.shows("Asociația A").hides("Asociația B");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_tomorrow_and_nobody_of_the_neighbours() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Proces", &[(Vote, -1, 2)]).await;
        let id = add(&world, "Ale noastre").await.to_string();
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let fields = [
            ("organisation", id.as_str()),
            ("on", "2026-05-16"),
            ("way", "email"),
            ("note", "Dovada rămâne"),
        ];
        let refused = client.post("/processes/proces/organisations", &fields).await;
        whole(refused.is(422)).shows("Ziua aceasta nu a venit încă").shows("Dovada rămâne").shows("checked");
        client
            .post("/processes/proces/organisations", &[("on", "2026-05-15")])
            .await
            .is(422)
            .shows("Alegeți cel puțin o organizație");
        let mut tx = world.write(&world.theirs).await;
        let new = NewOrganisation::named("TRIPWIRE", OrganisationKind::School, Sector::Education);
        let theirs = store::add(&mut tx, &new).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let fields =
            [("organisation", &*theirs.to_string()), ("on", "2026-05-15"), ("way", "email"), ("note", "x")];
        client.post("/processes/proces/organisations", &fields).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_keep_to_their_budget_and_the_list_goes_on() {
    for world in World::each_engine(areas).await {
        let process = published(&world, &world.ours, "Proces", &[(Vote, -1, 2)]).await;
        for n in 0..45 {
            world.clock.advance(1000);
            let organisation = add(&world, &format!("Org nr. {n:02}")).await;
            let mut tx = world.write(&world.ours).await;
            let told = Outreach {
                organisation,
                process,
                on: world.now().day(),
                way: Way::Meeting,
                note: "x".into(),
            };
            store::record_outreach(&mut tx, &told).await.unwrap();
            tx.commit_recorded().await.unwrap();
        }
        let member = world.member(&world.ours).await;
        for path in ["/organisations", "/processes/proces/organisations"] {
            assert!(world.as_(&member).get(path).await.is(200).queries() <= 6, "{path}");
        }
        let first = world.anyone().get("/organisations").await;
        first.shows("Org nr. 44").hides("Org nr. 04").shows("before=");
        let before = first.body.split("before=").nth(1).unwrap().split('"').next().unwrap();
        world
            .anyone()
            .get(&format!("/organisations?before={before}"))
            .await
            .shows("Org nr. 04")
            .hides("Org nr. 05")
            .shows("Org nr. 00");
    }
}
