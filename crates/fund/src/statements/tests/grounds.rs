//! Lines that need a contract, a decision or an invoice: chosen in the queue, or written from it.
use super::queue::{as_shown, press};
use super::*;
use crate::books::domain::EntryId;
use crate::sources::contracts::domain::SponsorshipId;
use crate::spending::domain::InvoiceId;
use crate::test_world::{all, areas, lei};
use kit::test::World;

const PDF: &[u8] = b"%PDF-1.7 semnat";

const SPONSOR: Entry<'static> = Entry {
    reference: "BT7",
    amount: "600.00",
    name: "STALPI SI LUMINI SRL",
    from: SPONSOR_IBAN,
    text: "sponsorizare",
    ..GIFT
};

const SUPPLIER: Entry<'static> = Entry {
    day: "2026-05-15",
    reference: "BT8",
    amount: "-40.00",
    name: "ELECTRO SRL",
    from: "RO48RNCB0090000506460009",
    text: "plata EL 0007",
    ..GIFT
};

const SPONSOR_IBAN: &str = "RO09BCYP0000001234567890";

async fn id_of<Id: db::Column + Send + 'static>(ground: &Ground<'_>, statement: db::Sql) -> Id {
    ground.world.read(&ground.world.ours).await.value(statement, args![]).await.unwrap()
}

/// What the accountant writes into the form of a contract; `given` stands in place of what is usual.
async fn write_contract(ground: &Ground<'_>, url: &str, given: &[(&str, &str)]) -> Answer {
    let usual = [
        ("number", "14/2026"),
        ("on_day", "2026-05-10"),
        ("sponsor", "Stâlpi și Lumini SRL"),
        ("cui", "RO 1235"),
        ("office", "Cluj-Napoca, str. Lungă 1"),
        ("represented_by", "Ioana Reprezentanta"),
        ("beneficiary_cui", "86"),
        ("beneficiary_office", "Cojocna, nr. 2"),
        ("beneficiary_by", "Dan Președintele"),
        ("object", "Iluminatul aleii"),
        ("value", "1.000"),
        ("starts_on", "2026-05-10"),
        ("ends_on", "2026-06-30"),
        ("rights", "Să fie numit"),
        ("duties", "Să plătească"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| given.iter().all(|(other, _)| other != name));
    let fields: Vec<(&str, &str)> = kept.chain(given.iter().copied()).collect();
    ground.world.as_(&ground.accountant).post(url, &fields).await
}

async fn sign(ground: &Ground<'_>) -> SponsorshipId {
    let id: SponsorshipId =
        id_of(ground, sql!("select id from sponsorship where community_id = $1 and signed_on is null")).await;
    let url = format!("/fund/contracts/{id}/sign");
    let fields = [("signed_on", "2026-05-12")];
    let files = [("original", "semnat.pdf", PDF)];
    ground.world.as_(&ground.accountant).upload(&url, &fields, &files).await.is(303);
    id
}

async fn contract(ground: &Ground<'_>, given: &[(&str, &str)]) -> SponsorshipId {
    let url = format!("/fund/books/{}/contracts/new", ground.campaign);
    write_contract(ground, &url, given).await.is(303);
    sign(ground).await
}

/// Records an order and its invoice: number EL 0007.
async fn invoice(ground: &Ground<'_>, amount: &str) -> InvoiceId {
    let fields = [
        ("kind", "order"),
        ("number", "C1"),
        ("on_day", "2026-05-12"),
        ("supplier", "Electro SRL"),
        ("cui", "1235"),
        ("what", "Becuri"),
        ("sum", amount),
    ];
    let client = ground.world.as_(&ground.accountant);
    let ordered = client.post(&format!("/fund/books/{}/commitments/new", ground.campaign), &fields).await;
    let order = ordered.is(303).location().split('?').next().unwrap().to_owned();
    let fields = [("kind", "invoice"), ("number", "EL 0007"), ("on_day", "2026-05-13"), ("amount", amount)];
    client.post(&format!("{order}/invoice"), &fields).await.is(303);
    id_of(ground, sql!("select id from invoice where community_id = $1 order by id desc limit 1")).await
}

async fn line_of(ground: &Ground<'_>, file: &str, content: &[u8]) -> String {
    ground.upload(file, content).await.is(303);
    ground.lines(LineState::Waiting).await.pop().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sponsors_line_is_booked_on_the_contract_that_is_chosen_and_never_without_one() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let line = line_of(&ground, "extras.xml", &ours("S1", 0, &[SPONSOR])).await;
        ground.queue().await.shows("Vine de la o firmă");
        let company = [("source", "company"), ("donor", "Stâlpi")];
        ground.book_line(&line, "donation", &company).await.is(422).shows("au nevoie de contractul");
        let contract = contract(&ground, &[("value", "1.000")]).await.to_string();
        let elsewhere = uuid::Uuid::nil();
        let wrong = kit::CampaignId(elsewhere).to_string();
        let fields = [("origin", contract.as_str()), ("campaign", wrong.as_str())];
        ground.book_line(&line, "donation", &fields).await.is(422).shows("pentru altă campanie");
        ground.book_line(&line, "donation", &[("origin", "altceva")]).await.is(422);
        let queue = ground.queue().await;
        queue.shows("Numele și suma se potrivesc cu un contract").shows("14/2026, rămân 1.000,00\u{a0}lei");
        // Whatever was typed as source and name: the contract says whose money it is.
        ground.book_line(&line, "donation", &[("origin", &contract)]).await.is(303);
        ground.page().await.shows("Stâlpi și Lumini SRL");
        let used: i64 = id_of(&ground, sql!("select used from sponsorship where community_id = $1")).await;
        assert_eq!((used, ground.now().await.totals.received), (60_000, lei("600")));
        // From this account again: more than is left of the contract is refused by the database.
        let next = Entry { reference: "BT9", amount: "400.01", name: "ALT NUME", ..SPONSOR };
        let line = line_of(&ground, "extras2.xml", &ours("S2", 60_000, &[next])).await;
        ground.book_line(&line, "donation", &[("origin", &contract)]).await.is(422).shows("depășește");
        ground.book_line(&line, "aside", &[("reason", "Se returnează")]).await.is(303);
        let last = Entry { reference: "BT10", amount: "100.00", ..next };
        let line = line_of(&ground, "extras3.xml", &ours("S3", 100_001, &[last])).await;
        ground.queue().await.shows("Din acest cont au mai venit bani");
        ground.book_line(&line, "donation", &[("origin", &contract), ("campaign", "")]).await.is(303);
        assert_eq!(ground.now().await.totals.received, lei("700"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_to_write_a_contract_comes_back_and_finds_everything_as_it_was_typed() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT, SPONSOR])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        let (gift, money) = (lines[0].clone(), lines[1].clone());
        let mut fields = as_shown(&ground.queue().await);
        let mut donors = fields.iter_mut().filter(|(name, _)| name == "donor");
        donors.next().unwrap().1 = "Ana <b>Pop".into();
        fields.push(("tick".into(), gift));
        fields.push(("write".into(), format!("contract~{money}")));
        let answer = press(&ground, &fields).await;
        let form = answer.is(303).location().to_owned();
        assert_eq!(ground.now().await.totals.received, lei("0"), "nothing is booked on the way");
        let client = world.as_(&ground.accountant);
        // The form begins with what the line says.
        let page = client.get(&form).await;
        page.is(200).shows("STALPI SI LUMINI SRL").shows("600,00").shows(SPONSOR_IBAN);
        // A coordinator who opens the same address sees none of it.
        world.as_(&ground.coordinator).get(&form).await.is(200).hides("STALPI SI LUMINI");
        let url = form.split('?').next().unwrap();
        let given = [("sponsor", "Stâlpi și Lumini SRL"), ("value", "600"), ("iban", SPONSOR_IBAN)];
        let drafted = write_contract(&ground, url, &given).await;
        let contract = drafted.is(303).location().split('?').next().unwrap().to_owned();
        let page = client.get(&contract).await;
        page.shows("Un rând din extras așteaptă").shows(&format!("#{money}")).shows("600,00");
        world.as_(&ground.coordinator).get(&contract).await.is(200).hides("/fund/bank/accounts/");
        sign(&ground).await;
        let back = ground.queue().await;
        back.shows("Ana &#60;b&#62;Pop").hides("<b>Pop");
        // The gift is ticked as before, and the contract is chosen. Both are booked with one press.
        let mut fields = as_shown(&back);
        fields.push(("tick".into(), money));
        press(&ground, &fields).await.is(303);
        assert_eq!(ground.now().await.totals.received, lei("650"));
        client.get(&contract).await.is(200).hides("Un rând din extras așteaptă");
        let left: i64 =
            id_of(&ground, sql!("select cast(count(*) as bigint) from bank_typed where community_id = $1"))
                .await;
        assert_eq!(left, 0, "what was typed is thrown away with the booking");
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_to_write_something_without_a_campaign_or_for_a_line_of_nobody_loses_nothing() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let line = line_of(&ground, "extras.xml", &ours("S1", 0, &[SUPPLIER])).await;
        let url = ground.queue_url().await;
        let client = world.as_(&ground.accountant);
        let wants = format!("commitment~{line}");
        let fields = [("line", line.as_str()), ("reason", "Bec <i>spart"), ("write", &wants)];
        client.post(&url, &fields).await.is(422).shows("Alegeți campania").shows("Bec &#60;i&#62;spart");
        let stranger = format!("contract~{}", super::super::domain::LineId(uuid::Uuid::nil()));
        let fields = [("line", line.as_str()), ("reason", "Bec spart"), ("write", &stranger)];
        client.post(&url, &fields).await.is(422).shows("Bec spart");
        let campaign = ground.campaign.to_string();
        let long = "ș".repeat(5_000);
        let fields = [("line", line.as_str()), ("campaign", &campaign), ("reason", &long), ("write", &wants)];
        let form = client.post(&url, &fields).await;
        let form = form.is(303).location().to_owned();
        client.get(&form).await.is(200).shows("ELECTRO SRL").shows("40,00");
        ground.queue().await.is(200).shows(&"ș".repeat(400)).hides(&"ș".repeat(401));
        world.as_(&ground.coordinator).post(&url, &fields).await.is(403);
        // A form that is left for a line that does not exist is an empty form.
        let nobody = form.replace(&line, "line_nimic");
        client.get(&nobody).await.is(200).hides("ELECTRO SRL");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outgoing_line_pays_its_invoice_once_and_never_beyond_it() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let invoice = invoice(&ground, "60").await.to_string();
        let line = line_of(&ground, "extras.xml", &ours("S1", 10_000, &[SUPPLIER])).await;
        let queue = ground.queue().await;
        queue.shows("Plata numește o factură neplătită").shows("Electro SRL, EL 0007, rămân 60,00");
        ground.book_line(&line, "spending", &[]).await.is(422).shows("Alegeți factura");
        let fields = [("invoice", invoice.as_str())];
        ground.book_line(&line, "spending", &fields).await.is(303);
        ground.book_line(&line, "spending", &fields).await.is(303);
        let totals = ground.now().await.totals;
        assert_eq!((totals.spent, totals.bank), (lei("40"), lei("60")));
        let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
        page.shows("plata unei facturi").shows("/reverse");
        let public =
            world.anyone().get(&format!("/initiatives/{}/campaign/spending", ground.initiative)).await;
        public.shows("Electro SRL, EL 0007").shows("Factura EL 0007, după extras");
        // Twenty lei are left of it, and the supplier's account is known now.
        let rest = Entry { reference: "BT9", amount: "-20.01", text: "rest", ..SUPPLIER };
        let line = line_of(&ground, "extras2.xml", &ours("S2", 6_000, &[rest])).await;
        ground.book_line(&line, "spending", &fields).await.is(422).shows("a mai rămas de plătit");
        ground.book_line(&line, "aside", &[("reason", "Altceva")]).await.is(303);
        let rest = Entry { reference: "BT10", amount: "-20.00", ..rest };
        let line = line_of(&ground, "extras3.xml", &ours("S3", 3_999, &[rest])).await;
        ground.queue().await.shows("În acest cont a mai fost plătit furnizorul");
        ground.book_line(&line, "spending", &fields).await.is(303);
        // Undone in the books, it waits again, and the invoice is unpaid again.
        let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
        let entry = page.body.split("/fund/entries/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let undo = format!("/fund/entries/{entry}");
        world.as_(&ground.accountant).post(&undo, &[("reason", "Greșit")]).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await, std::slice::from_ref(&line));
        ground.book_line(&line, "spending", &fields).await.is(303);
        assert_eq!(ground.now().await.totals.spent, lei("60"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_from_the_treasury_stands_on_the_funders_decision_and_the_town_halls_money_on_no_contract() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let client = world.as_(&ground.accountant);
        let funding = [
            ("kind", "redirection"),
            ("funder", "Administrația Finanțelor Cluj"),
            ("number", "D230/2026"),
            ("on_day", "2026-05-10"),
            ("conditions", "3,5 %"),
            ("value", ""),
        ];
        client.post(&format!("/fund/books/{}/funding/new", ground.campaign), &funding).await.is(303);
        let decision: crate::sources::funding::domain::FundingId =
            id_of(&ground, sql!("select id from funding where community_id = $1")).await;
        let decision = decision.to_string();
        let treasury = "RO12TREZ2165003XXX000123";
        let paid = Entry { name: "AJFP CLUJ", from: treasury, amount: "700.00", ..GIFT };
        let town = Entry { name: "COMUNA NOASTRA", reference: "BT2", ..paid };
        ground.upload("extras.xml", &ours("S1", 0, &[paid, town])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        ground.book_line(&lines[0], "donation", &[]).await.is(422).shows("nu donează");
        ground.book_line(&lines[0], "donation", &[("origin", &decision)]).await.is(303);
        ground.book_line(&lines[1], "donation", &[("origin", &decision)]).await.is(422).shows("nu donează");
        let contract = contract(&ground, &[]).await.to_string();
        ground.book_line(&lines[1], "donation", &[("origin", &contract)]).await.is(422).shows("nu donează");
        assert_eq!(ground.now().await.totals.received, lei("700"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_was_typed_by_hand_is_linked_to_its_line_and_not_booked_again() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let invoice = invoice(&ground, "40").await;
        let paid = [("on_day", "2026-05-14"), ("amount", "40"), ("till", "bank"), ("description", "Becuri")];
        world.as_(&ground.accountant).post(&format!("/fund/invoices/{invoice}/pay"), &paid).await.is(303);
        let line = line_of(&ground, "extras.xml", &ours("S1", 10_000, &[SUPPLIER])).await;
        ground.queue().await.shows("înregistrată de mână în aceste zile");
        ground.book_line(&line, "wait", &[]).await.is(422).shows("aceeași plată sau alta");
        ground.book_line(&line, "wait", &[("double", "same")]).await.is(303);
        let page = world.as_(&ground.accountant).get(&format!("/fund/bank/lines/{line}")).await;
        page.shows("plata unei facturi");
        assert_eq!(ground.now().await.totals.spent, lei("40"));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_book_one_line_on_a_contract_or_an_invoice_at_once_book_it_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let (invoice, contract) =
            (invoice(&ground, "80").await.to_string(), contract(&ground, &[]).await.to_string());
        ground.upload("extras.xml", &ours("S1", 10_000, &[SPONSOR, SUPPLIER])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        let (came, went) = ([("origin", contract.as_str())], [("invoice", invoice.as_str())]);
        let answers = all((0..24)
            .map(|n| match n % 2 {
                0 => ground.book_line(&lines[0], "donation", &came),
                _ => ground.book_line(&lines[1], "spending", &went),
            })
            .collect())
        .await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        let totals = ground.now().await.totals;
        assert_eq!((totals.received, totals.spent), (lei("700"), lei("40")));
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_one_entry_or_one_donation_for_two_lines() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let other = Entry { reference: "BT2", ..GIFT };
        let fee = Entry { reference: "BT3", amount: "-4.00", code: "COMM", name: "", from: "", ..GIFT };
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT, other, fee])).await.is(303);
        let lines = ground.lines(LineState::Waiting).await;
        ground.book_line(&lines[0], "donation", &[]).await.is(303);
        ground.book_line(&lines[2], "fee", &[]).await.is(303);
        let donation = ground.a_donation().await;
        let entry: EntryId =
            id_of(&ground, sql!("select id from entry where community_id = $1 and kind = 'donation'")).await;
        let engine = world.app.db.engine_name();
        let id = |line: &str| line.parse::<super::super::domain::LineId>().unwrap();
        let mut tx = world.write(&world.ours).await;
        let statement = sql!(
            "
            update bank_entry set state = 'booked', became = 'fee', campaign_id = $3, entry_id = $4, settled_at = 1
             where community_id = $1 and id = $2"
        );
        let refused = tx.run(statement, args![id(&lines[1]), ground.campaign, entry]).await;
        assert!(refused.is_err(), "{engine}: two lines are one entry");
        drop(tx);
        let mut tx = world.write(&world.ours).await;
        let statement = sql!(
            "update bank_entry set became = 'donation', donation_id = $3 where community_id = $1 and id = $2"
        );
        let refused = tx.run(statement, args![id(&lines[2]), donation]).await;
        assert!(refused.is_err(), "{engine}: two lines are one donation");
    }
}
