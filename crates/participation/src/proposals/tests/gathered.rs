//! What other pages show of proposals.
use super::{IN_REVIEW, IN_VOTE, OPEN, admit, areas, process, proposal};
use axum::extract::Path;
use axum::response::IntoResponse;
use kit::area::Place;
use kit::test::{NOON, World};
use kit::{Access, Area, Instant, ProcessId, Result, Role, Routes, Visit};

/// Pages that gather, as the program has them elsewhere.
pub(super) fn pages() -> Area {
    let routes = Routes::default()
        .get("/test/process/{id}", Access::Visitor, async |visit: Visit, Path(id): Path<ProcessId>| {
            panels(&visit, Place::Process(id)).await
        })
        .get("/test/report/{id}", Access::Visitor, async |visit: Visit, Path(id): Path<ProcessId>| {
            panels(&visit, Place::Report(id)).await
        })
        .get("/test/duties", Access::Staff, duties);
    Area { name: "test", routes, ..Area::default() }
}

async fn panels(visit: &Visit, place: Place) -> Result {
    let panels = visit.app().areas.panels(visit, &mut visit.read().await?, place).await?;
    Ok(panels.iter().map(ToString::to_string).collect::<String>().into_response())
}

async fn duties(visit: Visit) -> Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let lines = duties.iter().map(|duty| format!("{} {:?} {}\n", duty.about, duty.due, duty.url));
    Ok(lines.collect::<String>().into_response())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_names_its_most_supported_proposals() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let path = format!("/test/process/{process}");
        world.anyone().get(&path).await.shows("Nicio propunere încă");
        let author = world.member(&world.ours).await;
        for n in 0..4 {
            proposal(&world, process, &author, &format!("Propunerea {n}")).await;
        }
        let loved = proposal(&world, process, &author, "Cea mai dorită").await;
        world.as_(&author).post(&format!("/proposals/{loved}/support"), &[]).await.is(303);
        let panel = world.anyone().get(&path).await;
        panel.shows("Au fost trimise 5 propuneri").shows("Cea mai dorită").shows("o susținere");
        assert_eq!(panel.body.matches("<li>").count(), 3);
        let mut reader = world.read(&world.ours).await;
        assert_eq!(world.app.areas.measure(&mut reader, "proposals", process).await.unwrap(), Some(5));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_tells_what_became_of_every_proposal() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_VOTE).await;
        let path = format!("/test/report/{process}");
        world.anyone().get(&path).await.hides("<table");
        let author = world.member(&world.ours).await;
        let admitted = proposal(&world, process, &author, "Lumină").await;
        proposal(&world, process, &author, "Felinare").await;
        admit(&world, admitted).await;
        let report = world.anyone().get(&path).await;
        report
            .shows("2 propuneri au fost trimise")
            .shows("Una este admisă")
            .shows("Se poate face.")
            .shows("8.000,00");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_reminds_clerks_of_what_waits_longest() {
    for world in World::each_engine(areas).await {
        let open = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let over = process(&world, &world.ours, "vechi", IN_VOTE).await;
        let author = world.member(&world.ours).await;
        let first = proposal(&world, open, &author, "Prima").await;
        world.clock.advance(1);
        proposal(&world, open, &author, "A doua").await;
        proposal(&world, over, &author, "Prea târziu").await;
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let accountant = world.person(&world.ours, Role::Accountant).await;
        let due = format!("{:?}", Some(NOON.plus(10 * Instant::DAY)));
        let desk = world.as_(&clerk).get("/test/duties").await;
        desk.shows(&format!("Prima {due} /proposals/{first}/review")).shows("A doua").hides("Prea târziu");
        assert!(desk.body.find("Prima") < desk.body.find("A doua"));
        world.as_(&accountant).get("/test/duties").await.hides("Prima");
        admit(&world, first).await;
        world.as_(&clerk).get("/test/duties").await.hides("Prima");
    }
}
