//! The consultation of a draft over HTTP and against the tables themselves, on both engines.
use super::domain::{Channel, Consultation, EntryId, SenderKind};
use super::store::{self, NewEntry, Recommended, Said, Sender};
use crate::texts::tests::{DECISION, areas, published};
use crate::texts::{Document, DocumentKind};
use db::{args, sql};
use kit::area::{Dated, Dates, Held, HeldMeeting};
use kit::test::{Answer, Client, NOON, Someone, TRIPWIRE, World};
use kit::{Area, Day, Instant, Lang, Role, Text, Visit};

/// A draft in consultation, with the clerk who leads it.
async fn announced(world: &World) -> (Document, Someone) {
    let document = published(world, &world.ours, DocumentKind::Draft, "Regulamentul pieței", DECISION).await;
    let clerk = world.person(&world.ours, Role::Clerk).await;
    let client = world.as_(&clerk);
    let url = format!("{}/consultation", document.url());
    client.post(&format!("{url}/prepare"), &complete()).await.is(303);
    let closes = client.get(&format!("{url}/prepare")).await.body;
    let closes = closes.split("name=\"closes_on\"").next().unwrap().rsplit("value=\"").next().unwrap();
    let closes = closes.split('"').next().unwrap().to_owned();
    client.post(&format!("{url}/publish"), &with_end(&closes)).await.is(303);
    (document, clerk)
}

/// Everything that an announcement needs, with the last day for proposals.
fn with_end(closes: &str) -> Vec<(&'static str, &str)> {
    complete().into_iter().chain([("closes_on", closes)]).collect()
}

fn complete() -> [(&'static str, &'static str); 4] {
    [
        ("reasons", "Piața nu are regulament."),
        ("studies", "Nu este nevoie de un studiu."),
        ("how", "La registratură sau pe site."),
        ("responsible", "Ana Pop, secretar general, dispoziția 12/2026"),
    ]
}

async fn prove(client: &Client<'_>, document: &Document, world: &World) {
    for way in ["seat", "media"] {
        let day = world.now().day().to_string();
        let fields = [("way", way), ("at", day.as_str()), ("detail", "Avizierul de la intrare")];
        client.post(&format!("{}/consultation/proof", document.url()), &fields).await.is(303);
    }
}

/// Sends a recommendation as a visitor does; the address of its entry.
async fn recommend(world: &World, document: &Document, text: &str, email: &str) -> Answer {
    let url = format!("{}/recommend", document.url());
    let id = world.anyone().get(&format!("{url}?p=3")).await.is(200).hidden("id").to_owned();
    let fields = [
        ("id", id.as_str()),
        ("paragraph", "3"),
        ("text", text),
        ("wording", "Piața este deschisă de luni până sâmbătă."),
        ("sender_kind", "person"),
        ("name", "Ion Secretos"),
        ("email", email),
    ];
    world.anyone().post(&url, &fields).await
}

async fn reply(client: &Client<'_>, entry: &str, verdict: &str) -> Answer {
    let fields = [("verdict", verdict), ("reason", "Piața are nevoie de curățenie duminica.")];
    client.post(&format!("{entry}/reply"), &fields).await
}

fn path(answer: &Answer) -> String {
    answer.is(303).location().split('?').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said_before_a_draft_can_be_published() {
    for world in World::each_engine(areas).await {
        let document = published(&world, &world.ours, DocumentKind::Draft, "Proiect", DECISION).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        let fields = [("how", "La registratură."), ("responsible", "Ana Pop")];
        client.post(&format!("{url}/prepare"), &fields).await.is(303);
        let page = client.get(&format!("{url}/prepare")).await;
        page.is(200)
            .shows("referatul de aprobare")
            .shows("studiul de impact")
            .shows("Înainte de publicare mai lipsește");
        let half = [("reasons", "Piața nu are regulament."), ("closes_on", "2026-07-15")];
        client.post(&format!("{url}/publish"), &half).await.is(422).shows("studiul de impact");
        // What was typed before pressing the other button is kept.
        client.get(&format!("{url}/prepare")).await.is(200).shows("Piața nu are regulament.");
        world.anyone().get(&url).await.is(404);
        let early = client.post(&format!("{url}/publish"), &with_end("2026-05-20")).await;
        early.is(422).shows("nu poate fi înainte de").shows("Nu este nevoie de un studiu.");
        client.post(&format!("{url}/publish"), &with_end("2026-07-15")).await.is(303);
        let page = world.anyone().get(&url).await;
        page.is(200)
            .shows("Propuneri până la")
            .shows("Cel mai devreme spre avizare")
            .shows("Rusaliile")
            .shows("Pe site");
        assert!(world.anyone().get(&format!("{url}/notice.pdf")).await.is(200).body.starts_with("%PDF"));
        client.post(&format!("{url}/publish"), &with_end("2026-07-15")).await.is(409);
    }
}

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

async fn adopt(client: &Client<'_>, document: &Document, on_day: Day) -> Answer {
    let on_day = on_day.to_string();
    let fields = [
        ("replaces", "0"),
        ("act", "hcl"),
        ("number", "45"),
        ("on_day", on_day.as_str()),
        ("body", "Consiliul Local"),
    ];
    client.post(&format!("{}/adoption", document.url()), &fields).await
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
            for door in &crate::area().routes.table {
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

#[tokio::test(flavor = "multi_thread")]
async fn the_terms_of_a_draft_are_dates_of_the_calendar() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        prove(&world.as_(&clerk), &document, &world).await;
        let known =
            store::of_document(&mut world.read(&world.ours).await, document.id).await.unwrap().unwrap();
        let find = |from: Instant, until: Instant| {
            let world = &world;
            async move {
                let mut reader = world.read(&world.ours).await;
                let all = super::gathered::terms(&mut reader, from, until).await.unwrap();
                all.into_iter().map(|dated| (dated.word, dated.starts_at)).collect::<Vec<_>>()
            }
        };
        let (closes, from) = (known.closes_on.unwrap().end(), known.endorsable_from.unwrap());
        let all = find(Instant(0), Instant(i64::MAX / 2)).await;
        assert_eq!(
            all,
            [(format!("{}-proposals", known.id), closes), (format!("{}-endorsement", known.id), from)]
        );
        // What ends at the midnight after a month belongs to it; a calendar asks so, a moment later than midnight.
        assert_eq!(find(closes, closes.plus(1)).await.len(), 1 + usize::from(closes == from));
        assert_eq!(find(closes.plus(1), from).await.len(), 0);
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
async fn an_association_asks_for_a_debate_and_the_draft_waits_for_its_minutes() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        prove(&client, &document, &world).await;
        let url = format!("{}/debate/request", document.url());
        let id = world.anyone().get(&url).await.is(200).hidden("id").to_owned();
        let ask = async |cui: &str| {
            let fields = [
                ("id", id.as_str()),
                ("organisation", "Asociația Comercianților"),
                ("cui", cui),
                ("email", "asociatie@example.org"),
                ("text", "Dorim să discutăm programul."),
            ];
            world.anyone().post(&url, &fields).await
        };
        ask("RO 1236").await.is(422).shows("Codul fiscal nu este corect");
        let registered = path(&ask("RO 1235").await);
        world.anyone().get(&registered).await.is(200).shows("1/2026").hides("asociatie@");
        path(&ask("RO 1235").await);
        let page = format!("{}/consultation", document.url());
        world.anyone().get(&page).await.is(200).shows("Asociația Comercianților").hides("asociatie@");
        let announce = format!("{}/debate/announce", document.url());
        let form = client.get(&announce).await.is(200).hidden("id").to_owned();
        let plan = |starts_at| {
            [
                ("id", form.as_str()),
                ("place", "Căminul cultural"),
                ("starts_at", starts_at),
                ("how", "Pe această pagină."),
                ("minutes_each", "3"),
            ]
        };
        client.post(&announce, &plan("2026-06-20T18:00")).await.is(422).shows("cel târziu la");
        let debate = path(&client.post(&announce, &plan("2026-05-22T18:00")).await);
        let key = world.anyone().get(&debate).await.is(200).hidden("id").to_owned();
        let fields = [("id", key.as_str()), ("name", "Ion <i>Rus</i>"), ("organisation", "Asociația")];
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().post(&format!("{debate}/speak"), &fields).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("Ion &#").hides("<i>Rus").hides("value=\"spoke\"");
        later(&world, 8 * Instant::DAY);
        let minutes = [
            ("replaces", "0"),
            ("ended_at", "2026-05-22T20:00"),
            ("participants", "34"),
            ("text", "S-a discutat programul."),
        ];
        client.post(&format!("{debate}/minutes"), &minutes).await.is(409);
        client.post(&format!("{debate}/speakers/1"), &[("what", "spoke")]).await.is(303);
        later(&world, 100 * Instant::DAY);
        client.get(&page).await.is(200).shows("S-a cerut o dezbatere publică");
        client.post(&format!("{page}/move"), &[]).await.is(409);
        client.post(&format!("{debate}/minutes"), &minutes).await.is(303);
        world.anyone().get(&debate).await.is(200).shows("34 de participanți").shows("S-a discutat");
        client.post(&format!("{page}/move"), &[]).await.is(303);
        let report = world.anyone().get("/transparency/reports/2026").await;
        report.is(200).shows(">34<").shows(">1<");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_yearly_report_is_computed_and_asks_for_what_cannot_be_counted() {
    for world in World::each_engine(areas).await {
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let client = world.as_(&clerk);
        world.anyone().get("/transparency/reports/2025").await.is(200).shows("necompletat");
        world.anyone().get("/transparency/reports/abc").await.is(404);
        let fields = [
            ("revision", "0"),
            ("participants", "12"),
            ("court_cases", "0"),
            ("evaluation", "Oamenii scriu mai des."),
            ("closed_meetings", "1"),
            ("closed_text", ""),
        ];
        let url = "/transparency/reports/2025/edit";
        client.post(url, &fields).await.is(422).shows("de ce nu au fost publice");
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| *name != "closed_text");
        fields.push(("closed_text", "Date personale."));
        client.post(url, &fields).await.is(303);
        client.post(url, &fields).await.is(409);
        let report = world.anyone().get("/transparency/reports/2025").await;
        report.is(200).shows("Oamenii scriu mai des.").shows(">12<");
        assert!(
            world
                .anyone()
                .get("/transparency/reports/2025/report.pdf")
                .await
                .is(200)
                .body
                .starts_with("%PDF")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_skipped_the_term_is_named_in_the_report_of_its_year() {
    for world in World::each_engine(areas).await {
        announced(&world).await;
        let document = published(&world, &world.ours, DocumentKind::Draft, "Zăpada", DECISION).await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let url = format!("{}/consultation", document.url());
        let mut fields = complete().to_vec();
        fields.push(("urgency", "Drumurile sunt închise."));
        world.as_(&clerk).post(&format!("{url}/prepare"), &fields).await.is(303);
        fields.push(("closes_on", "2026-05-16"));
        world.as_(&clerk).post(&format!("{url}/publish"), &fields).await.is(303);
        let report = world.anyone().get("/transparency/reports/2026").await;
        report
            .is(200)
            .shows("procedura de urgență")
            .shows(&format!("{url}\">Zăpada"))
            .hides("Regulamentul pieței");
        world.anyone().get("/transparency/reports/2025").await.is(200).hides("procedura de urgență");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_sent_to_those_who_asked_and_one_click_ends_it() {
    for world in World::each_engine(areas).await {
        let fields = [("kind", "person"), ("name", "Ana"), ("email", "Ana@example.org")];
        world.anyone().post("/transparency/subscribe", &fields).await.is(303);
        world
            .anyone()
            .post("/transparency/subscribe", &[("kind", "media"), ("name", "X"), ("email", "x@y.ro")])
            .await
            .is(422);
        let other = [("kind", "person"), ("name", "Străin"), ("email", "ion@example.org")];
        for _ in 0..2 {
            world.anyone().post("/transparency/subscribe", &other).await.is(303);
        }
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 2, "each address is asked once");
        let body = &letters.iter().find(|(to, ..)| to == "Ana@example.org").unwrap().2;
        let confirm =
            body.split("/transparency/subscribe/").nth(1).unwrap().split_whitespace().next().unwrap();
        let confirm = format!("/transparency/subscribe/{confirm}");
        world.anyone().get(&confirm).await.is(200).shows("Confirm, trimiteți-mi");
        world.anyone().post(&confirm, &[]).await.is(303);
        let (_, clerk) = announced(&world).await;
        let letters = world.letters(&world.ours).await;
        let sent: Vec<_> =
            letters.iter().filter(|(_, subject, _)| subject.contains("Regulamentul pieței")).collect();
        assert_eq!(sent.len(), 1, "who has not confirmed gets no draft");
        let (to, _, body) = sent[0];
        assert_eq!(to, "Ana@example.org");
        world.as_(&clerk).get("/transparency/readers").await.is(200).shows("neconfirmat");
        later(&world, 8 * Instant::DAY);
        world.tick().await;
        world
            .as_(&clerk)
            .get("/transparency/readers")
            .await
            .hides("ion@example.org")
            .shows("Ana@example.org");
        let token =
            body.split("/transparency/unsubscribe/").nth(1).unwrap().split_whitespace().next().unwrap();
        world.anyone().get(&format!("/transparency/unsubscribe/{token}")).await.is(200);
        world.anyone().get("/transparency/unsubscribe/read_x.00").await.is(404);
        world.anyone().post(&format!("/transparency/unsubscribe/{token}"), &[]).await.is(303);
        let left = sql!("select cast(count(*) as bigint) from draft_reader where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(left, args![]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_forgotten_in_time_and_the_register_stays() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let entry = path(&recommend(&world, &document, "O propunere.", "ion@example.org").await);
        world.as_(&clerk).get(&entry).await.is(200).shows("ion@example.org");
        later(&world, super::domain::REMEMBERED + Instant::DAY);
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

/// Moves the clock to so many milliseconds after the beginning of the test.
/// The consultation of a draft as it is now.
async fn of(world: &World, document: &Document) -> Consultation {
    let mut reader = world.read(&world.ours).await;
    store::of_document(&mut reader, document.id).await.unwrap().unwrap()
}

fn later(world: &World, after: i64) {
    world.clock.advance(NOON.0 + after - world.now().0);
}

/// The areas of all tests, and one that holds meetings.
fn with_meetings() -> Vec<Area> {
    let dates = Dates { find: |visit, _, _, _| Box::pin(async { Ok(coming(visit)) }) };
    let held = Held { find: |_, from, until| Box::pin(async move { Ok(held_between(from, until)) }) };
    let hall = Area { name: "hall", dates: vec![dates], held: vec![held], ..Area::default() };
    areas().into_iter().chain([hall]).collect()
}

fn coming(visit: &Visit) -> Vec<Dated> {
    let date = |word: &str, place: &str, cancelled| Dated {
        word: word.to_owned(),
        title: Text::from("consult-box"),
        starts_at: visit.now.plus(5 * Instant::DAY),
        ends_at: None,
        place: place.to_owned(),
        url: format!("/sittings/{word}"),
        changed_at: visit.now,
        changes: 0,
        cancelled,
    };
    vec![
        date("sit_1", "Sala de consiliu", false),
        date("sit_2", "Sala de sport", true),
        date("term", "", false),
    ]
}

fn held_between(from: Instant, until: Instant) -> Vec<HeldMeeting> {
    let meeting = |title: &str, day: &str, closed: Option<&str>| HeldMeeting {
        title: title.to_owned(),
        url: "/sittings/sit_1".to_owned(),
        starts_at: Day::parse(day).unwrap().start(),
        public: 7,
        closed: closed.map(str::to_owned),
    };
    let all = [
        meeting("Ședința din martie", "2025-03-10", None),
        meeting("Ședința din mai", "2025-05-10", Some("Date despre sănătatea unor persoane.")),
        meeting("Ședința de anul trecut", "2024-05-10", None),
    ];
    all.into_iter().filter(|meeting| (from..until).contains(&meeting.starts_at)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_yearly_report_counts_the_meetings_of_other_areas_and_those_that_were_closed() {
    for world in World::each_engine(with_meetings).await {
        let report = world.anyone().get("/transparency/reports/2025").await;
        report.is(200).shows("#participants\">7<").shows("#closed\">1<").shows("Ședința din martie");
        report.shows("Date despre sănătatea").hides("Ședința de anul trecut");
        let none = world.anyone().get("/transparency/reports/2023").await;
        none.is(200).shows("Toate ședințele înregistrate au fost publice").shows("#participants\">0<");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_wrote_are_told_once_of_the_meeting_that_deals_with_the_draft() {
    for world in World::each_engine(with_meetings).await {
        let (document, clerk) = announced(&world).await;
        for text in ["O propunere.", "Încă una."] {
            recommend(&world, &document, text, "ion@example.org").await.is(303);
        }
        recommend(&world, &document, "A treia.", "ana@example.org").await.is(303);
        let client = world.as_(&clerk);
        let url = format!("{}/consultation", document.url());
        let enter = format!("{url}/enter");
        let form = client.get(&enter).await;
        let day = world.now().day().to_string();
        let letter = [
            ("id", form.hidden("id")),
            ("channel", "letter"),
            ("received_on", &day),
            ("text", "Pe hârtie."),
            ("sender_kind", "person"),
            ("name", "Maria Cuibus"),
            ("postal", "Huci 12"),
        ];
        client.post(&enter, &letter).await.is(303);

        world.as_(&world.member(&world.ours).await).get(&format!("{url}/meeting")).await.is(403);
        let page = client.get(&format!("{url}/meeting")).await;
        page.is(200).shows("2 expeditori primesc anunțul").shows("Huci 12").shows("Sala de consiliu");
        page.hides("Sala de sport");
        client.post(&format!("{url}/meeting"), &[("meeting", "sit_2")]).await.is(422);
        for _ in 0..2 {
            client.post(&format!("{url}/meeting"), &[("meeting", "sit_1")]).await.is(303);
        }
        let letters = world.letters(&world.ours).await;
        let mut told: Vec<_> = letters.iter().filter(|(.., body)| body.contains("/sittings/sit_1")).collect();
        told.sort();
        assert_eq!(
            told.iter().map(|(to, ..)| to).collect::<Vec<_>>(),
            ["ana@example.org", "ion@example.org"]
        );
        assert!(told[0].2.contains("Sala de consiliu"), "{}", told[0].2);
        let public = world.anyone().get(&url).await;
        public.is(200).shows("2 anunțuri prin e-mail").hides("Huci 12").hides("/meeting");
        client.get(&format!("{url}/meeting")).await.hides("value=\"sit_1\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_proof_moves_the_last_day_for_proposals_too() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let before = of(&world, &document).await;
        later(&world, 40 * Instant::DAY);
        prove(&world.as_(&clerk), &document, &world).await;
        let after = of(&world, &document).await;
        assert!(after.endorsable_from > before.endorsable_from);
        let least = Day(super::domain::dates(world.now().day()).proposals.used);
        assert!(after.closes_on.unwrap() >= least, "{:?}", after.closes_on);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_speakers_is_full_at_two_hundred_and_a_form_sent_twice_stands_there_once() {
    for world in World::each_engine(areas).await {
        let (document, clerk) = announced(&world).await;
        let client = world.as_(&clerk);
        let url = format!("{}/debate/announce", document.url());
        let form = client.get(&url).await;
        let fields = [
            ("id", form.hidden("id")),
            ("place", "Sala mare"),
            ("starts_at", "2026-05-20T18:00"),
            ("how", "La intrare."),
            ("minutes_each", "3"),
        ];
        let there = path(&client.post(&url, &fields).await);
        client.post(&url, &fields).await.is(303);
        let events = world.events(&world.ours).await;
        assert_eq!(events.iter().filter(|name| *name == "debate.announced").count(), 1);
        let id: super::domain::DebateId = there.rsplit('/').next().unwrap().parse().unwrap();
        let mut tx = world.write(&world.ours).await;
        for _ in 0..199 {
            let key = tx.new_id();
            assert!(super::debates::store::speak(&mut tx, id, "Ion", None, key).await.unwrap());
        }
        tx.commit_quietly().await.unwrap();
        let page = world.anyone().get(&there).await;
        let last = [("id", page.hidden("id")), ("name", "Ana")];
        for _ in 0..2 {
            world.anyone().post(&format!("{there}/speak"), &last).await.is(303);
        }
        let again = world.anyone().get(&there).await;
        let more = [("id", again.hidden("id")), ("name", "Maria")];
        world.anyone().post(&format!("{there}/speak"), &more).await.is(409).shows("plină");
    }
}
