//! No draft moves on before its terms, its proofs and all its answers are there.
use super::*;
use crate::consultations::domain::Consultation;
use crate::consultations::store;
use crate::texts::Document;
use crate::texts::tests::areas;
use db::{args, sql};
use kit::test::World;
use kit::{Instant, Role};

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_an_unanswered_recommendation_does_not_move_and_the_sender_gets_the_reason() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let one = path(&recommend(&world, &document, "Prima propunere.", "ion@example.org").await);
        let two = path(&recommend(&world, &document, "A doua propunere.", "ana@example.org").await);
        let url = format!("{}/consultation", document.url());
        let go = async || client.post(&format!("{url}/move"), &[]).await;
        reply(&client, &one, "refused").await.is(303);
        reply(&client, &one, "accepted").await.is(409);
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(to, _, body)| to == "ion@example.org" && body.contains("curățenie")));
        world.anyone().get(&one).await.is(200).shows("neacceptată").shows("curățenie");
        later(&world, 100 * Instant::DAY);
        client
            .get(&url)
            .await
            .is(200)
            .shows("O propunere nu are încă răspuns scris")
            .hides("Transmiteți proiectul");
        go().await.is(409);
        adopt(&client, &document, world.now().day()).await.is(409);
        reply(&client, &two, "").await.is(422);
        client.post(&format!("{two}/reply"), &[("verdict", "refused"), ("reason", " ")]).await.is(422);
        go().await.is(409);
        reply(&client, &two, "partly").await.is(303);
        go().await.is(303);
        adopt(&client, &document, world.now().day().plus(-1)).await.is(422);
        adopt(&client, &document, world.now().day()).await.is(303);
        world
            .anyone()
            .get(&document.url())
            .await
            .is(200)
            .shows("Hotărârea Consiliului Local nr.")
            .shows("45");
        world
            .anyone()
            .get("/transparency/register?year=2026&show=included")
            .await
            .is(200)
            .shows("2/2026")
            .hides(">1/2026");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_does_not_move_before_its_term_nor_without_its_proofs() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        client.get(&url).await.is(200).shows("Lipsește dovada afișării la sediu");
        later(&world, 100 * Instant::DAY);
        client.post(&format!("{url}/move"), &[]).await.is(409);
        // Proved late, the term begins late.
        prove(&client, &document, &world).await;
        client.post(&format!("{url}/move"), &[]).await.is(409);
        client.get(&url).await.is(200).shows("Cel mai devreme la");
        later(&world, 160 * Instant::DAY);
        client.post(&format!("{url}/move"), &[]).await.is(303);
        client.post(&format!("{url}/move"), &[]).await.is(403);
    }
}

/// Seals the register and takes the step by statements alone, as no page would.
async fn step_past_the_pages(
    world: &World,
    known: &Consultation,
    place: i64,
    before: i64,
    answers: i64,
) -> db::Result<()> {
    let seal = sql!(
        "
        insert into consultation_line (community_id, consultation_id, place, kind, before, before_kind)
        values ($1, $2, $3, 'seal', $4, 'recommendation')"
    );
    let step = sql!("
        insert into consultation_move (community_id, consultation_id, document_id, version, seal, seal_kind, answers,
          endorsable_from, site, seat, media, debate_asked, note, at)
        values ($1, $2, $3, 1, $4, 'seal', $5, $6, 'site', 'seat', 'media', false, '', $7)");
    let mut tx = world.write(&world.ours).await;
    tx.run(seal, args![known.id, place, before]).await?;
    let said = args![known.id, known.document, place, Some(answers), known.endorsable_from, world.now()];
    tx.run(step, said).await?;
    tx.commit_quietly().await
}

/// Whoever goes past the pages meets the tables.
#[tokio::test(flavor = "multi_thread")]
async fn the_tables_themselves_refuse_a_step_without_all_answers() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let one = path(&recommend(&world, &document, "Prima propunere.", "ion@example.org").await);
        recommend(&world, &document, "A doua propunere.", "ana@example.org").await.is(303);
        reply(&client, &one, "refused").await.is(303);
        later(&world, 100 * Instant::DAY);
        let known =
            store::of_document(&mut world.read(&world.ours).await, document.id).await.unwrap().unwrap();
        // (place of the seal, what it stands on, what the step says): a seal too early, too late, answers made up.
        for (place, before, answers) in [(2, 1, 1), (4, 3, 3), (3, 2, 1), (3, 2, 2)] {
            let kept = step_past_the_pages(&world, &known, place, before, answers).await;
            assert!(kept.is_err(), "sealed in {place} with {answers} answers");
        }
        // A counter that lies changes nothing.
        let mut tx = world.write(&world.ours).await;
        let lie = sql!("update consultation set answered = received where community_id = $1 and id = $2");
        tx.run(lie, args![known.id]).await.unwrap();
        tx.commit_quietly().await.unwrap();
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(409);
        // What was said and answered is never changed or taken away.
        for change in [
            sql!(
                "update consultation_line set text = 'altceva' where community_id = $1 and consultation_id = $2"
            ),
            sql!("delete from consultation_line where community_id = $1 and consultation_id = $2"),
            sql!("delete from consultation_reply where community_id = $1 and consultation_id = $2"),
            sql!("delete from transparency_entry where community_id = $1 and consultation_id = $2"),
        ] {
            assert!(world.write(&world.ours).await.run(change, args![known.id]).await.is_err());
        }
        // A draft is not adopted past its consultation.
        let adopt = sql!("
            insert into document_adoption (community_id, document_id, document_kind, revision, act, number, on_day, body,
              version, at) values ($1, $2, $3, 1, 'hcl', '1', '2026-05-15', 'C.L.', 1, 0)");
        for kind in ["draft", "strategy"] {
            let mut tx = world.write(&world.ours).await;
            assert!(tx.run(adopt, args![document.id, kind]).await.is_err(), "{kind}");
        }
        let rename = sql!("update document set kind = 'strategy' where community_id = $1 and id = $2");
        assert!(world.write(&world.ours).await.run(rename, args![document.id]).await.is_err());
    }
}

/// What the database holds of the steps of a draft: none of them must be there while one answer is missing.
async fn steps(world: &World, document: &Document) -> i64 {
    let mut reader = world.read(&world.ours).await;
    let mut all = 0;
    for count in [
        sql!(
            "select cast(count(*) as bigint) from consultation_move where community_id = $1 and document_id = $2"
        ),
        sql!(
            "select cast(count(*) as bigint) from document_adoption where community_id = $1 and document_id = $2"
        ),
        sql!(
            "
            select cast(count(*) as bigint) from consultation_line l
              join consultation c on c.community_id = l.community_id and c.id = l.consultation_id
             where l.community_id = $1 and c.document_id = $2 and l.kind = 'seal'"
        ),
        sql!(
            "
            select cast(count(*) as bigint) from consultation_endorsement e
              join consultation c on c.community_id = e.community_id and c.id = e.consultation_id
             where e.community_id = $1 and c.document_id = $2"
        ),
    ] {
        all += reader.value::<i64>(count, args![document.id]).await.unwrap();
    }
    all
}

/// All that a step could need, but no answer to a recommendation: its form gets no verdict.
const EVERY_FIELD: [(&str, &str); 30] = [
    ("replaces", "0"),
    ("revision", "0"),
    ("note", "Mai departe."),
    ("act", "hcl"),
    ("number", "45"),
    ("on_day", "2026-08-20"),
    ("body", "Consiliul Local"),
    ("opinion", "favourable"),
    ("reference", "7"),
    ("kind", "strategy"),
    ("title", "Regulamentul pieței"),
    ("summary", "Pe scurt."),
    ("way", "site"),
    ("at", "2026-08-20"),
    ("detail", "Avizier"),
    ("reason", "Așa."),
    ("closes_on", "2026-09-20"),
    ("urgency", "Grabnic."),
    ("text", "Text nou."),
    ("what", "spoke"),
    ("reasons", "Altele."),
    ("studies", "Altele."),
    ("how", "Altfel."),
    ("responsible", "Altcineva."),
    ("into_title", "Strategia"),
    ("place", "Cap. 1"),
    ("said", "Ceva."),
    ("outcome", "taken"),
    ("wording", "Altfel."),
    ("why", "Așa."),
];

/// The address of a door, with the draft and its entry in every place.
fn filled(path: &str, document: &Document, entry: &str) -> String {
    path.replace("{slug}", &document.slug)
        .replace("{id}", entry)
        .replace("{address}", "3")
        .replace("{number}", "1")
        .replace("{place}", "1")
        .replace("{year}", "2026")
        .replace("{token}", "x")
}

/// Every door of this crate that takes something, with everything that any of its forms could carry: whoever tries them
/// all, in any order, does not move a draft on. Nor do the jobs and the ticks.
#[tokio::test(flavor = "multi_thread")]
async fn no_route_no_tick_and_no_job_advances_a_draft_with_one_unanswered_recommendation() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let coordinator = world.person(&world.ours, Role::Coordinator).await;
        prove(&world.as_(&clerk), &document, &world).await;
        let entry = path(&recommend(&world, &document, "O propunere.", "ion@example.org").await);
        later(&world, 100 * Instant::DAY);
        let id = entry.rsplit('/').next().unwrap();
        let form = kit::clock::new_id(true, world.now().0).to_string();
        let mut fields = vec![("id", form.as_str()), ("form", form.as_str())];
        fields.extend(EVERY_FIELD);
        let mut tried = 0;
        for role in [&clerk, &coordinator] {
            // Withdrawing ends a consultation for good; it has its own tests.
            for door in crate::area().routes.table.iter().filter(|door| !door.path.ends_with("/withdraw")) {
                let path = filled(door.path, &document, id);
                let client = world.as_(role);
                let answer = match door.method.as_str() {
                    "GET" => client.get(&path).await,
                    _ => client.post(&path, &fields).await,
                };
                assert!(answer.status < 500, "{} {path}: {}", door.method, answer.status);
                assert_eq!(steps(&world, &document).await, 0, "{} {path}", door.method);
                tried += 1;
            }
        }
        assert!(tried > 100, "{tried}");
        for _ in 0..3 {
            world.tick().await;
            world.do_jobs().await;
            later(&world, 300 * Instant::DAY);
        }
        assert_eq!(steps(&world, &document).await, 0);
        // The draft and what was said about it are still there, and one answer is all that was missing.
        let client = world.as_(&clerk);
        client.post(&format!("{}/consultation/endorsement", document.url()), &fields).await.is(409);
        reply(&client, &entry, "refused").await.is(303);
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(303);
        assert_eq!(steps(&world, &document).await, 2);
    }
}

/// An endorsement names the step: there is none for a draft that has not moved on, whoever writes it.
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_endorsed_only_after_it_moved_on_and_its_dossier_shows_it() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let known =
            store::of_document(&mut world.read(&world.ours).await, document.id).await.unwrap().unwrap();
        let past = sql!("
            insert into consultation_endorsement (community_id, consultation_id, number, body, opinion, reference, on_day,
              text, form_key, at) values ($1, $2, 1, 'Comisia', 'favourable', '7', '2026-05-15', '', $2, 0)");
        assert!(world.write(&world.ours).await.run(past, args![known.id]).await.is_err());
        let url = format!("{}/consultation/endorsement", document.url());
        client.get(&url).await.is(409);
        later(&world, 100 * Instant::DAY);
        client.post(&format!("{}/consultation/move", document.url()), &[]).await.is(303);
        let form = client.get(&url).await.is(200).hidden("id").to_owned();
        let today = world.now().day().to_string();
        let fields = [
            ("id", form.as_str()),
            ("body", "Comisia <i>juridică</i>"),
            ("opinion", "amended"),
            ("reference", "7"),
            ("on_day", today.as_str()),
        ];
        let wrong = [("id", form.as_str()), ("body", "Comisia juridică"), ("on_day", "2020-01-01")];
        client.post(&url, &wrong).await.is(422).shows("Comisia juridică").shows("cel târziu azi");
        client.post(&url, &fields).await.is(303);
        client.post(&url, &fields).await.is(303);
        let page = world.anyone().get(&format!("{}/consultation", document.url())).await;
        page.is(200).shows("favorabil cu amendamente").hides("<i>juridică");
        assert_eq!(page.body.matches("favorabil cu amendamente").count(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_package_holds_the_announced_text_and_where_it_was_posted_is_kept_once_per_form() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        let zip = client.get(&format!("{url}/package.zip")).await;
        for name in ["metadate.csv", "metadate.json", "proiect.pdf", "referat-de-aprobare.pdf", "anunt.pdf"] {
            assert!(zip.is(200).body.contains(name), "{name}");
        }
        client.get("/desk").await.is(200).shows("e-consultare.gov.ro");
        let form = client.get(&format!("{url}/posted")).await.is(200).hidden("id").to_owned();
        let today = world.now().day().to_string();
        let fields = |day| {
            [
                ("id", form.as_str()),
                ("portal", "e-consultare.gov.ro"),
                ("on_day", day),
                ("url", "https://e-consultare.gov.ro/1"),
            ]
        };
        client
            .post(&format!("{url}/posted"), &fields("2020-01-01"))
            .await
            .is(422)
            .shows("între anunț și astăzi");
        client.post(&format!("{url}/posted"), &fields(&today)).await.is(303);
        client.post(&format!("{url}/posted"), &fields(&today)).await.is(303);
        let page = world.anyone().get(&url).await;
        assert_eq!(page.is(200).body.matches("https://e-consultare.gov.ro/1</a>").count(), 1);
        client.get("/desk").await.is(200).hides("e-consultare.gov.ro");
        world.anyone().get(&format!("{url}/package.zip")).await.is(401);
    }
}
