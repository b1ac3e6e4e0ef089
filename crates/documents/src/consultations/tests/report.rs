//! The yearly report, and the meetings of other areas that it counts.
use super::*;
use crate::texts::DocumentKind;
use crate::texts::tests::{DECISION, areas, published};
use kit::area::{Dated, Dates, Held, HeldMeeting};
use kit::test::World;
use kit::{Area, Day, Instant, Role, Text, Visit};

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
async fn reports_and_registers_of_other_years_are_reached_by_links() {
    for world in World::each_engine(areas).await {
        let (document, _) = announced(&world).await;
        recommend(&world, &document, "O propunere.", "ion@example.org").await.is(303);
        let list = world.anyone().get("/transparency").await;
        list.is(200).shows("/transparency/reports/2026\"").shows("/transparency/reports/2025\"");
        // In January the report of the year before is due.
        later(&world, 640 * Instant::DAY);
        let list = world.anyone().get("/transparency").await;
        for year in 2026..=2028 {
            list.shows(&format!("/transparency/reports/{year}\""));
        }
        list.hides("/transparency/reports/2025\"");
        let report = world.anyone().get("/transparency/reports/2027").await;
        report.is(200).shows("/transparency/reports/2026\"").shows("/transparency/reports/2028\"");
        let running = world.anyone().get("/transparency/reports/2028").await;
        running.is(200).shows("/transparency/reports/2027\"").hides("/transparency/reports/2029\"");
        let register = world.anyone().get("/transparency/register?year=2027").await;
        register.is(200).shows("register?year=2026\"").shows("register?year=2028\"");
        world.anyone().get("/transparency/register?year=-9223372036854775808").await.is(200).shows("2028");
    }
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
