//! The one register of what comes in.
use super::*;
use crate::consultations::domain::{Channel, EntryId, SenderKind};
use crate::consultations::store::{self, NewEntry, Recommended, Said, Sender};
use crate::texts::DocumentKind;
use crate::texts::tests::{DECISION, areas, published};
use db::{args, sql};
use kit::test::{TRIPWIRE, World};
use kit::{Instant, Lang, Role};

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_gets_the_next_number_of_the_same_register_and_contacts_stay_private() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let first = path(&recommend(&world, &document, "Duminica să fie închis.", "ion@example.org").await);
        let url = format!("{}/consultation/enter", document.url());
        let id = client.get(&url).await.is(200).hidden("id").to_owned();
        let today = world.now().day().to_string();
        let letter = [
            ("id", id.as_str()),
            ("text", "Taxa este prea mare."),
            ("channel", "letter"),
            ("received_on", today.as_str()),
            ("sender_kind", "person"),
            ("name", "Maria de la Boju"),
            ("postal", "Boju 12"),
        ];
        let second = path(&client.post(&url, &letter).await);
        // The same form again is the same entry.
        assert_eq!(path(&client.post(&url, &letter).await), second);
        world
            .anyone()
            .get(&first)
            .await
            .is(200)
            .shows("1/2026")
            .shows("art. 1 alin. (2)")
            .hides("Secretos")
            .hides("ion@");
        world.anyone().get(&second).await.is(200).shows("2/2026").hides("Maria").hides("Boju 12");
        client.get(&second).await.is(200).shows("Maria de la Boju").shows("prin poștă");
        let register = world.anyone().get("/transparency/register").await;
        register.is(200).shows("1/2026").shows("2/2026").hides("3/2026").hides("Secretos").hides("Maria");
        world
            .anyone()
            .get(&format!("{}/consultation", document.url()))
            .await
            .is(200)
            .hides("Secretos")
            .hides("ion@");
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(to, subject, _)| to == "ion@example.org" && subject.contains("1/2026")));
        // After the term nothing is received on line, and no letter that came too late.
        later(&world, 90 * Instant::DAY);
        world.anyone().get(&format!("{}/recommend", document.url())).await.is(403);
    }
}

fn entry(world: &World) -> NewEntry {
    NewEntry {
        id: EntryId(kit::clock::new_id(true, world.now().0)),
        channel: Channel::Letter,
        received_on: world.now().day(),
        sender: Sender {
            kind: SenderKind::Person,
            name: "Cineva".to_owned(),
            email: None,
            postal: Some("Boju".to_owned()),
            is_name_public: false,
            cui: None,
            person: None,
            lang: Lang::Ro,
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_get_numbers_that_follow_each_other() {
    const MANY: i64 = 24;
    for world in World::each_engine(areas).await {
        let (document, _) = announced(&world).await;
        let known =
            store::of_document(&mut world.read(&world.ours).await, document.id).await.unwrap().unwrap();
        let send = |fails: bool| {
            let (app, new, place, id) = (world.app.clone(), entry(&world), world.ours.id, known.id);
            tokio::spawn(async move {
                for _ in 0..50 {
                    let Ok(mut tx) = app.write_as_program(place).await else { continue };
                    let said = Said { address: None, label: None, text: "Da.".into(), wording: None };
                    let Ok(Some((_, number))) = store::recommend(&mut tx, id, &new, &said).await else {
                        continue;
                    };
                    if fails {
                        return; // Dropped: it must take no number.
                    }
                    let event = Recommended { consultation: id, number, title: String::new() };
                    if tx.commit(event).await.is_ok() {
                        return;
                    }
                }
                panic!("never registered");
            })
        };
        let all: Vec<_> = (0..MANY + 6).map(|n| send(n >= MANY)).collect();
        for one in all {
            one.await.unwrap();
        }
        let mut reader = world.read(&world.ours).await;
        let numbers: Vec<(i64,)> = reader
            .all(
                sql!(
                    "select number from transparency_entry where community_id = $1 order by number limit 1000"
                ),
                args![],
            )
            .await
            .unwrap();
        assert_eq!(numbers.into_iter().map(|(n,)| n).collect::<Vec<_>>(), (1..=MANY).collect::<Vec<_>>());
        let known = store::of_document(&mut reader, document.id).await.unwrap().unwrap();
        assert_eq!(known.received, MANY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_forgotten_in_time_and_the_register_stays() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let entry = path(&recommend(&world, &document, "O propunere.", "ion@example.org").await);
        world.as_(&clerk).get(&entry).await.is(200).shows("ion@example.org");
        later(&world, crate::consultations::domain::REMEMBERED + Instant::DAY);
        world.tick().await;
        let count = sql!("select cast(count(*) as bigint) from transparency_sender where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(count, args![]).await.unwrap(), 0);
        world.anyone().get(&entry).await.is(200).shows("1/2026").shows("O propunere.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_and_debates_of_the_neighbours_are_not_found_here() {
    for world in World::each_engine(areas).await {
        let theirs = published(&world, &world.theirs, DocumentKind::Draft, TRIPWIRE, DECISION).await;
        let chief = world.person(&world.theirs, Role::Clerk).await;
        let url = format!("{}/consultation", theirs.url());
        world.as_(&chief).post(&format!("{url}/publish"), &with_end("2026-07-15")).await.is(303);
        let known =
            store::of_document(&mut world.read(&world.theirs).await, theirs.id).await.unwrap().unwrap();
        let mut tx = world.write(&world.theirs).await;
        let new = entry(&world);
        let said = Said { address: None, label: None, text: TRIPWIRE.into(), wording: None };
        store::recommend(&mut tx, known.id, &new, &said).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        client.get(&format!("/transparency/entries/{}", new.id)).await.is(404);
        reply(&client, &format!("/transparency/entries/{}", new.id), "accepted").await.is(404);
        client.get(&url).await.is(404);
        client.get("/transparency").await.is(200);
        client.get("/transparency/register").await.is(200);
        // Nor can the tables mix communities.
        let mut tx = world.write(&world.ours).await;
        assert!(store::recommend(&mut tx, known.id, &entry(&world), &said).await.is_err());
    }
}
