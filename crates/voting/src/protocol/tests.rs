use super::whole;
use crate::fixtures::*;
use crate::vote::store as votes;
use kit::access::Access;
use kit::test::World;
use kit::visit::hex;
use kit::{Area, Error, Routes, Visit};
use sha2::{Digest, Sha256};

/// The areas of all tests, and what a protocol says before it is printed.
fn with_protocol() -> Vec<Area> {
    let told = Routes::default().get("/told-protocol", Access::Visitor, told);
    areas().into_iter().chain([Area { name: "told", routes: told, ..Area::default() }]).collect()
}

async fn told(visit: Visit) -> kit::Result {
    let mut reader = visit.read().await?;
    let process =
        communities::processes::store::find_by_slug(&mut reader, SLUG).await?.ok_or(Error::NotFound)?;
    let vote = votes::of_process(&mut reader, process.id).await?.ok_or(Error::NotFound)?;
    let count = vote.count.clone().ok_or(Error::NotFound)?;
    let protocol = whole::of_vote(&visit, &mut reader, vote, count).await?;
    kit::json(&(protocol.summary, protocol.sections, protocol.people))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_holds_the_figures_the_acts_and_the_hash_of_the_ballots() {
    let url = format!("{URL}/protocol.pdf");
    for world in World::each_engine(with_protocol).await {
        let id = voted(&world, 2, 1, &[&[1], &[1, 2], &[]]).await;
        let clerk = clerk(&world).await;
        world.anyone().get(&url).await.is(404);
        close(&world);
        world.as_(&clerk).post(&format!("{URL}/count"), &[]).await.is(303);
        let paper = world.anyone().get(&url).await;
        assert!(paper.is(200).body.starts_with("%PDF"));
        let again = world.as_(&clerk).get(&url).await;
        assert!(paper.body == again.body, "whoever prints it, it is the same");
        world.anyone().get(&format!("{URL}/results")).await.is(200).shows("vote/protocol.pdf");
        let ballots = world.anyone().get(&format!("{URL}/ballots.pb")).await;
        let told = world.anyone().get("/told-protocol").await;
        told.is(200)
            .shows(&hex(&Sha256::digest(ballots.body.as_bytes())))
            .shows(&vote(&world, id).await.fingerprint())
            .shows("Alegeți cel mult 2 propuneri")
            .shows(r#"["Bănci la gară","2","locul 1"]"#)
            .shows("Votul a fost numărat")
            .hides("Buletinele de hârtie");
    }
}
