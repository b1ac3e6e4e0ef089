//! The consultation of a draft over HTTP and against the tables themselves, on both engines.
mod announcing;
mod debates;
mod moving_on;
mod register;
mod report;
mod withdrawing;

use crate::consultations::domain::{Consultation, Lead};
use crate::consultations::store;
use crate::texts::tests::{DECISION, published};
use crate::texts::{Document, DocumentKind};
use kit::access::Actor;
use kit::test::{Answer, Client, NOON, Someone, World};
use kit::{Allowed, Day, Role};

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

/// The consultation of a draft as it is now.
async fn of(world: &World, document: &Document) -> Consultation {
    let mut reader = world.read(&world.ours).await;
    store::of_document(&mut reader, document.id).await.unwrap().unwrap()
}

/// The proof that a clerk leads it, as the consultation is now.
async fn lead(world: &World, clerk: &Someone, document: &Document) -> Allowed<Lead> {
    let actor = Actor { person: Some(clerk.person), role: Role::Clerk, ..Actor::nobody() };
    actor.may::<Lead>(of(world, document).await, world.now()).unwrap()
}

/// Moves the clock to so many milliseconds after the beginning of the test.
fn later(world: &World, after: i64) {
    world.clock.advance(NOON.0 + after - world.now().0);
}
