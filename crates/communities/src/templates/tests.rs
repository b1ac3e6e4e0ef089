//! Templates that travel between communities, on both engines.
use crate::fixtures::{areas, coordinator, process, published, whole};
use crate::organisations::domain::{NewOrganisation, OrganisationKind, Outreach, Sector, Way};
use crate::processes::store;
use db::{args, sql};
use kit::Role;
use kit::test::World;
use rules::stages::StageKind::{Fund, Propose, Vote};
use rules::targets::TargetKind;

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one journey, told in one piece")]
async fn a_process_is_taken_to_another_community_and_nothing_personal_travels() {
    for world in World::each_engine(areas).await {
        let id =
            published(&world, &world.ours, "Merge bine", &[(Propose, -5, 5), (Vote, 6, 9), (Fund, 10, 20)])
                .await;
        let (ours, theirs) =
            (coordinator(&world).await, world.person(&world.theirs, Role::Coordinator).await);
        let mut tx = world.write(&world.ours).await;
        tx.run(
            sql!("update process set description = $3 where community_id = $1 and id = $2"),
            args![id, "Scrieți la ana.pop@comuna.ro sau 0740 123 456."],
        )
        .await
        .unwrap();
        store::set_target(&mut tx, id, TargetKind::People, 40).await.unwrap();
        let new = NewOrganisation::named("Asociația Secretă", OrganisationKind::Association, Sector::Culture);
        let organisation = crate::organisations::store::add(&mut tx, &new).await.unwrap();
        let told = Outreach {
            organisation,
            process: id,
            on: world.now().day(),
            way: Way::Email,
            note: "către Ion".into(),
        };
        crate::organisations::store::record_outreach(&mut tx, &told).await.unwrap();
        tx.commit_recorded().await.unwrap();

        let file = world.anyone().get("/processes/merge-bine/template.toml").await;
        assert!(file.is(200).headers["content-disposition"].to_str().unwrap().contains("merge-bine.toml"));
        for personal in ["@", "0740", "Secretă", "Ion", "2026", &ours.name, &id.to_string(), "Comuna Noastră"]
        {
            file.hides(personal);
        }

        let client = world.as_(&theirs);
        let import = client.get("/processes/templates/import").await;
        let kept = client
            .upload(
                "/processes/templates/import",
                &[("id", import.hidden("id"))],
                &[("file", "a.toml", file.body.as_bytes())],
            )
            .await;
        let next = kept.is(303).location().to_owned();
        whole(client.get(&next).await.is(200)).shows("Merge bine");
        let template = next.split('=').nth(1).unwrap();
        let sent = client
            .post(
                "/processes",
                &[("template", template), ("title", "La ei TRIPWIRE"), ("start", "2026-09-01")],
            )
            .await;
        assert_eq!(sent.is(303).location(), "/processes/la-ei-tripwire?done=draft");
        let (original, copy) = (
            process(&world, &world.ours, id).await,
            store::find_by_slug(&mut world.read(&world.theirs).await, "la-ei-tripwire")
                .await
                .unwrap()
                .unwrap(),
        );
        let shape = |process: &crate::processes::Process| {
            let begins = process.begins_at().unwrap().0;
            process
                .stages
                .iter()
                .map(|s| (s.kind, s.opens_at.0 - begins, s.closes_at.0 - begins))
                .collect::<Vec<_>>()
        };
        assert_eq!(shape(&copy), shape(&original));
        assert_eq!(copy.description, "Scrieți la […] sau […].");
        let targets = store::targets(&mut world.read(&world.theirs).await, copy.id).await.unwrap();
        assert_eq!(targets, [(TargetKind::People, 40)]);
        assert_eq!(
            (copy.match_cap, copy.match_rate, copy.published_at),
            (original.match_cap, original.match_rate, None)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_shared_can_be_started_elsewhere() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "De dat", &[(Vote, 1, 2)]).await;
        let (ours, theirs) =
            (coordinator(&world).await, world.person(&world.theirs, Role::Coordinator).await);
        let (client, neighbour) = (world.as_(&ours), world.as_(&theirs));
        let form = client.get("/processes/de-dat/template").await;
        let fields = [("id", form.hidden("id")), ("name", "Votul simplu"), ("summary", "Un vot.")];
        for _ in 0..2 {
            client.post("/processes/de-dat/template", &fields).await.is(303);
        }
        let list = client.get("/processes/templates").await;
        assert_eq!(list.body.matches("<h3>Votul simplu</h3>").count(), 1, "sent twice, kept once");
        let key = list.body.split("template=tpl_").nth(1).unwrap().split('"').next().unwrap();
        let (file, share) =
            (format!("/processes/templates/tpl_{key}/file"), format!("/processes/templates/tpl_{key}/share"));
        let start = [("template", &*format!("tpl_{key}")), ("title", "TRIPWIRE"), ("start", "2026-06-01")];

        neighbour.get(&file).await.is(404);
        neighbour.get("/processes/templates").await.hides("Votul simplu");
        neighbour.post("/processes", &start).await.is(422);
        neighbour.post(&share, &[("shared", "yes")]).await.is(404);

        client.post(&share, &[("shared", "yes")]).await.is(303);
        neighbour.get("/processes/templates").await.shows("Votul simplu").shows("de la Comuna Noastră");
        neighbour.get(&file).await.is(200).shows("kind = \"vote\"");
        neighbour.post("/processes", &start).await.is(303);
        neighbour.post(&format!("/processes/templates/tpl_{key}/remove"), &[]).await.is(404);

        client.post(&share, &[("shared", "no")]).await.is(303);
        neighbour.get(&file).await.is(404);
        client.post(&format!("/processes/templates/tpl_{key}/remove"), &[]).await.is(303);
        client.get(&file).await.is(404);
        neighbour.get("/processes/tripwire").await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_comes_back_with_the_line_that_is_wrong() {
    for world in World::each_engine(areas).await {
        let coordinator = coordinator(&world).await;
        let client = world.as_(&coordinator);
        let broken = "format = 1\nname = \"Ceva <b>\"\nsummary = \"\"\n[[stage]]\nkind = \"sărbătoare\"\nfrom_day = 0\ndays = 1\n";
        let refused =
            client.upload("/processes/templates/import", &[], &[("file", "x.toml", broken.as_bytes())]).await;
        whole(refused.is(422))
            .shows("Rândul 5: „sărbătoare” nu este un cuvânt cunoscut aici.")
            .shows("Ceva &lt;b&gt;")
            .hides("<b>\"");
        client
            .post("/processes/templates/import", &[("text", " ")])
            .await
            .is(422)
            .shows("Alegeți un fișier sau lipiți textul");
        client
            .post("/processes/templates/import", &[("text", "format = 1\nname")])
            .await
            .is(422)
            .shows("Rândul 2:");
        let large = vec![b'x'; 70_000];
        client
            .upload("/processes/templates/import", &[], &[("file", "x.toml", &large)])
            .await
            .is(422)
            .shows("cel mult 64");
        client
            .upload("/processes/templates/import", &[], &[("file", "x.toml", &[0xFF, 0xFE, 0x00])])
            .await
            .is(422)
            .shows("nu este un text");
    }
}
