//! The desk, on both engines.
use crate::fixtures::{areas, coordinator, draft, operator, published, whole};
use kit::Role;
use kit::test::World;
use rules::stages::StageKind::{Propose, Vote};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_desk_says_that_nothing_is_due() {
    for world in World::each_engine(areas).await {
        for role in [Role::Clerk, Role::Moderator, Role::Accountant, Role::Coordinator] {
            let person = world.person(&world.ours, role).await;
            let desk = world.as_(&person).get("/desk").await;
            whole(desk.is(200)).shows("Nimic de făcut");
            for (tool, whose) in [("/organisations", Role::Clerk), ("/processes/new", Role::Coordinator)] {
                let tools = desk.body.split("id=\"desk-tools\"").nth(1).unwrap_or_default();
                let tools = tools.split("</section>").next().unwrap_or_default();
                let is_there = tools.contains(&format!("href=\"{tool}\""));
                assert_eq!(is_there, role.covers(whose), "{tool} on the desk of {role:?}");
            }
        }
        let (operator, member) = (operator(&world).await, world.member(&world.ours).await);
        whole(world.as_(&operator).get("/desk").await.is(200))
            .shows("/communities/new")
            .hides("<li><a href=\"/organisations\">")
            .hides("/processes/new");
        world.as_(&member).get("/desk").await.is(403);
        world.anyone().get("/desk").await.is(401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_stands_in_order_and_says_how_urgent_it_is() {
    for world in World::each_engine(areas).await {
        published(&world, &world.ours, "Aproape", &[(Propose, -5, 1), (Vote, 3, 9)]).await;
        published(&world, &world.ours, "Departe", &[(Vote, 10, 20)]).await;
        draft(&world, &world.ours, "Ciorna <mea>", &[]).await;
        let desk = world.as_(&coordinator(&world).await).get("/desk").await;
        whole(desk.is(200))
            .hides("Departe")
            .hides("<mea>")
            .shows("Mâine")
            .shows("Peste 3 zile")
            .shows("Fără termen");
        let order: Vec<usize> =
            ["Se închide etapa Propuneri", "Se deschide etapa Vot", "Publicați sau completați ciorna"]
                .iter()
                .map(|text| desk.body.find(text).unwrap_or_else(|| panic!("{text} in {}", desk.body)))
                .collect();
        assert!(order.is_sorted(), "{order:?}");
        assert_eq!(desk.body.matches("class=\"button main\"").count(), 1, "one main action");
        desk.shows("<b>2</b> în următoarele trei zile")
            .shows("href=\"#soon\"")
            .shows("/processes/ciorna-mea/publish");
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).get("/desk").await.is(200).shows("Nimic de făcut");
    }
}
