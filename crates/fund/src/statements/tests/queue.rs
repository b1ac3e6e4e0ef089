//! From the queue into the books, and back.
use super::*;
use crate::test_world::{areas, lei};
use kit::Role;
use kit::test::World;

/// Somebody pledges; the code is given back.
async fn pledge(ground: &Ground<'_>, amount: &str, name: &str) -> String {
    let fields = [("amount", amount), ("shown", "name"), ("name", name)];
    let url = format!("/initiatives/{}/campaign/pledge", ground.initiative);
    let page = ground.world.anyone().post(&url, &fields).await;
    let page = ground.world.anyone().get(page.is(303).location()).await;
    page.body.split("<p class=\"code\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

/// The form of the queue as it is shown, with everything that is ticked in it.
fn as_shown(page: &Answer) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        tag.split(&format!(" {name}=\"")).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    let form = page.body.split("/fund/bank/accounts/").find(|part| part.contains("name=\"line\"")).unwrap();
    let mut fields = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select")) {
        let Some(name) = attribute(tag, "name").filter(|name| name != "token") else { continue };
        if tag.starts_with("select") {
            let select = form.split(tag).nth(1).unwrap().split("</select>").next().unwrap();
            let chosen = select.split("<option").find(|option| option.contains(" selected"));
            let first = select.split("<option").nth(1).unwrap();
            let option = chosen.unwrap_or(first);
            fields.push((name, attribute(option, "value").unwrap()));
        } else if !tag.contains("checkbox") || tag.contains(" checked") {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    fields
}

async fn press(ground: &Ground<'_>, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    ground.world.as_(&ground.accountant).post(&ground.queue_url().await, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_recognised_by_its_code_is_booked_with_one_press_and_seen_by_everybody_at_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let code = pledge(&ground, "50", "Ana Pop").await;
        let text = format!("donatie {code} lumina");
        let other = Entry { reference: "BT2", amount: "30.00", name: "RUS ION", from: "RO2", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[Entry { text: &text, ..GIFT }, other])).await.is(303);
        ground.page().await.shows("strânși 0,00\u{a0}lei");
        let queue = ground.queue().await;
        queue.is(200).shows("Recunoscut după codul").shows("Nu se potrivește cu nicio promisiune");
        press(&ground, &as_shown(&queue)).await.is(303);
        // The same minute: the clock has not moved, and the page was kept before.
        ground.page().await.shows("strânși 50,00\u{a0}lei, cofinanțare 50,00\u{a0}lei").shows("Ana Pop");
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 1, "what was not ticked waits");
        // Sent twice: nothing changes.
        press(&ground, &as_shown(&queue)).await.is(303);
        let now = ground.now().await;
        assert_eq!((now.totals.received, now.totals.gifts), (lei("50"), 1));
        let donation = ground.a_donation().await;
        let page = world.as_(&ground.accountant).get(&format!("/fund/donations/{donation}")).await;
        page.shows(&code).shows("BT1").shows("/fund/bank/lines/");
        let books = world.as_(&ground.accountant).get(&format!("/fund/books/{}", ground.campaign)).await;
        books.shows("/fund/bank/lines/");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_booked_by_mistake_goes_back_to_the_queue_and_can_be_booked_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await.is(303);
        let line = ground.lines(LineState::Waiting).await.remove(0);
        for round in 1..=2 {
            ground.book_line(&line, "donation", &[]).await.is(303);
            assert_eq!(ground.now().await.totals.received, lei("50"), "round {round}");
            let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
            let undo =
                page.body.split("/fund/entries/").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let url = format!("/fund/entries/{undo}");
            world.as_(&ground.accountant).post(&url, &[("reason", "Greșit")]).await.is(303);
            assert_eq!(ground.now().await.totals.received, lei("0"));
            assert_eq!(ground.lines(LineState::Waiting).await, std::slice::from_ref(&line));
        }
        ground.book_line(&line, "aside", &[]).await.is(422).shows("Scrieți de ce");
        ground.book_line(&line, "aside", &[("reason", "Altă campanie, de <b>demult</b>")]).await.is(303);
        let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
        page.shows("pus deoparte").shows("Altă campanie").hides("<b>demult");
        world.as_(&ground.accountant).post(&format!("/fund/bank/lines/{line}/back"), &[]).await.is(303);
        world.as_(&ground.accountant).post(&format!("/fund/bank/lines/{line}/back"), &[]).await.is(403);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 1);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fees_returns_and_cash_become_what_they_are() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let cash = [
            ("on_day", "2026-05-14"),
            ("amount", "310"),
            ("shown", "anonymous"),
            ("protocol", "1"),
            ("witness_1", "Ana Pop"),
            ("witness_2", "Ion Rus"),
        ];
        ground.book("cash", &cash).await.is(303);
        let fee = Entry { reference: "BT2", amount: "-4.00", code: "COMM", name: "", from: "", ..GIFT };
        let back = Entry { reference: "BT3", amount: "-20.00", code: "RRTN", day: "2026-05-15", ..GIFT };
        let banked = Entry { reference: "BT4", amount: "310.00", code: "CDPT", name: "", from: "", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT, fee, banked, back])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        let [gift, fee, banked, back] = lines.as_slice() else { panic!("{lines:?}") };
        ground.book_line(gift, "donation", &[]).await.is(303);
        let queue = ground.queue().await;
        queue
            .shows("Comision al băncii")
            .shows("Poate fi returnarea unei donații")
            .shows("cel din cutia campaniei");
        ground.book_line(fee, "donation", &[]).await.is(422).shows("Alegeți ce este");
        ground.book_line(fee, "fee", &[]).await.is(303);
        ground.book_line(banked, "banked", &[]).await.is(303);
        let statement = sql!("select id from donation where community_id = $1 and till = 'bank'");
        let donation: crate::books::domain::DonationId =
            world.read(&world.ours).await.value(statement, args![]).await.unwrap();
        ground.book_line(back, "return", &[]).await.is(422).shows("Alegeți donația");
        ground.book_line(back, "return", &[("donation", &donation.to_string())]).await.is(303);
        let totals = ground.now().await.totals;
        assert_eq!(
            (totals.received, totals.returned, totals.fees, totals.bank, totals.cash),
            (lei("360"), lei("20"), lei("4"), lei("336"), lei("0"))
        );
        ground.queue().await.shows("Nu mai așteaptă nimic");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn money_of_the_town_hall_is_the_match_and_never_a_donation() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let town = Entry {
            reference: "TR1",
            name: "COMUNA NOASTRA",
            from: "RO12TREZ2165003XXX000123",
            text: "HCL 45",
            day: "2026-06-05",
            ..GIFT
        };
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await.is(303);
        let gift = ground.lines(LineState::Waiting).await.remove(0);
        ground.book_line(&gift, "donation", &[]).await.is(303);
        ground.let_the_term_pass();
        ground.upload("extras2.xml", &ours("S2", 5_000, &[town])).await.is(303);
        let line = ground.lines(LineState::Waiting).await.remove(0);
        ground.queue().await.shows("fără hotărâre înregistrată").hides("selected>Donație<");
        ground.book_line(&line, "donation", &[("donor", "Ana Pop")]).await.is(422).shows("nu donează");
        ground.book_line(&line, "match", &[]).await.is(422);
        let books = format!("/fund/books/{}", ground.campaign);
        world.as_(&ground.accountant).post(&format!("{books}/freeze"), &[]).await.is(303);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let decision = [("number", "45/2026"), ("on", "2026-06-05"), ("sum", "50")];
        world.as_(&clerk).post(&format!("{books}/decision"), &decision).await.is(303);
        let queue = ground.queue().await;
        queue.shows("poate fi plata hotărâtă");
        ground.book_line(&line, "match", &[]).await.is(303);
        let now = ground.now().await;
        assert_eq!((now.totals.match_received, now.totals.received), (lei("50"), lei("50")));
        assert!(now.paid_on.is_some());
        let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
        page.shows("cofinanțare").hides("/reverse");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn doubles_are_decided_by_the_accountant() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("50", "scris de mana").await.is(303);
        let twin = Entry { reference: "BT2", amount: "120.50", ..GIFT };
        let typed = Entry { reference: "BT1", day: "2026-05-15", ..GIFT };
        let again = Entry { reference: "BT3", ..twin };
        ground.upload("extras.xml", &ours("S1", 0, &[twin, again, typed])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        let [first, second, typed] = lines.as_slice() else { panic!("{lines:?}") };
        ground.queue().await.shows("înregistrată de mână").shows("Alt rând are aceeași zi");
        ground.book_line(first, "donation", &[]).await.is(303);
        ground.book_line(second, "donation", &[]).await.is(422).shows("aceeași plată sau alta");
        ground.book_line(second, "donation", &[("double", "different")]).await.is(303);
        ground.book_line(typed, "donation", &[("double", "same")]).await.is(303);
        let totals = ground.now().await.totals;
        assert_eq!((totals.received, totals.gifts), (lei("291"), 3));
        assert_eq!(
            ground.lines(LineState::Booked).await.len(),
            3,
            "the typed one is linked, not booked again"
        );
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_cannot_be_booked_holds_up_no_other_and_keeps_what_was_typed() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let early = Entry { reference: "BT0", day: "2026-04-01", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[early, GIFT])).await.is(303);
        let mut fields = as_shown(&ground.queue().await);
        for line in ground.lines(LineState::Waiting).await {
            fields.push(("tick".into(), line));
        }
        for (name, value) in &mut fields {
            match name.as_str() {
                "donor" => *value = "Ana <i>Pop".into(),
                "campaign" => *value = ground.campaign.to_string(),
                _ => {}
            }
        }
        let answer = press(&ground, &fields).await;
        answer
            .is(422)
            .shows("Campania nu era deschisă în acea zi")
            .shows("Ana &#60;i&#62;Pop")
            .hides("<i>Pop");
        assert_eq!(ground.now().await.totals.received, lei("50"));
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 1);
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_the_bank_has_not_booked_are_shown_and_never_count() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let pending = Entry { reference: "BT2", status: "PDNG", name: "RUS ION", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT, pending])).await.is(303);
        ground.queue().await.shows("Anunțate, nesocotite").shows("RUS ION");
        let line = ground.lines(LineState::Noted).await.remove(0);
        ground.book_line(&line, "donation", &[]).await.is(422).shows("nu l-a trecut în cont");
        assert_eq!(ground.now().await.totals.received, lei("0"));
    }
}
