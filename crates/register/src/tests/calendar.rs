//! The community's calendar, as pages and as a feed.
use super::*;
use kit::test::World;

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_at_the_midnights_of_a_month_has_the_month_it_belongs_to() {
    for world in World::each_engine(areas).await {
        let month = |month: &'static str| {
            let client = world.anyone();
            async move { client.get(&format!("/calendar?month={month}")).await }
        };
        month("2028-02").await.shows("Etapa din februarie").hides("Priveghi");
        let march = month("2028-03").await;
        march.is(200).shows("Priveghi în martie").shows("Etapa din martie").shows("31 martie 2028");
        march.hides("februarie 2028").hides("Etapa din februarie").hides("Priveghi în aprilie");
        let at = |text: &str| march.body.find(text).unwrap();
        assert!(at("Etapa de la mijloc") < at("Priveghi la mijloc"), "the 15th stands before the 16th");
        month("2028-04").await.shows("Priveghi în aprilie").hides("Etapa");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_has_right_hours_on_both_sides_of_the_change_of_clocks_and_names_that_stay() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let mut urls = Vec::new();
        for starts in ["2026-10-24T18:00", "2026-10-26T18:00"] {
            let form = client.get("/sittings/new").await;
            let sent = sitting(&form, "assembly", starts, "2026-05-15");
            urls.push(
                client
                    .post("/sittings/new", &sent)
                    .await
                    .is(303)
                    .location()
                    .split('?')
                    .next()
                    .unwrap()
                    .to_owned(),
            );
        }
        let month = world.anyone().get("/calendar?month=2026-10").await;
        month
            .is(200)
            .shows("octombrie 2026")
            .shows("18:00")
            .shows("24 octombrie 2026")
            .shows("Căminul cultural, Huci");
        world.anyone().get("/calendar?month=2026-11").await.is(200).shows("Nimic în această lună");
        world.anyone().get("/calendar?month=99999-01").await.is(200).shows("mai 2026");
        let feed = world.anyone().get("/calendar.ics").await;
        assert_eq!(feed.is(200).headers["content-type"], "text/calendar; charset=utf-8");
        // Six in the evening is 15:00 UTC in summer and 16:00 UTC in winter.
        feed.shows("DTSTART:20261024T150000Z").shows("DTSTART:20261026T160000Z").hides("VALARM");
        let id = urls[0].rsplit('/').next().unwrap();
        feed.shows(&format!("UID:{id}@ours.test"));
        client.post(&format!("{}/cancel", urls[0]), &[("reason", "Plouă")]).await.is(303);
        let after = world.anyone().get("/calendar.ics").await;
        after.shows(&format!("UID:{id}@ours.test")).shows("STATUS:CANCELLED").shows("SEQUENCE:1");
        world.anyone().get(&format!("{}/sitting.ics", urls[1])).await.is(200).shows("20261026T160000Z");
        world.anyone().on(&world.theirs).get("/calendar.ics").await.is(200).hides("Huci");
        filed(&world, "petition", "Nimeni nu o vede").await;
        world.anyone().get("/calendar.ics").await.hides("Nimeni");
    }
}
