//! Whatever happens in whatever order, the books add up and the public sums are those of the postings.
use super::*;
use crate::books::domain::{DonationId, EntryId};
use kit::test::Client;

/// A small generator (xorshift) with a seed, so that a failure can be repeated.
struct Chance(u64);
impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

async fn some<T: db::Column + Send + Copy + 'static>(
    world: &World,
    chance: &mut Chance,
    statement: Sql,
) -> Option<T> {
    let found: Vec<(T,)> = world.read(&world.ours).await.all(statement, args![]).await.unwrap();
    let length = u64::try_from(found.len()).unwrap();
    (length > 0).then(|| found[usize::try_from(chance.below(length)).unwrap()].0)
}

/// One thing that an accountant, a coordinator or a clerk might do; most are possible, some are refused.
async fn something(ground: &Ground<'_>, chance: &mut Chance, step: u64) -> u16 {
    let (world, id) = (ground.world, ground.campaign);
    let sum = Money::from_bani(i64::try_from(1 + chance.below(300_000)).unwrap()).to_string();
    let (accountant, coordinator): (Client<'_>, Client<'_>) =
        (world.as_(&ground.accountant), world.as_(&ground.coordinator));
    let reference = format!("R{}", chance.below(step + 3));
    let day = world.now().day().to_string();
    let till = if chance.below(2) == 0 { "bank" } else { "cash" };
    let (day, sum) = (("on_day", day.as_str()), ("amount", sum.as_str()));
    let donations = sql!("select id from donation where community_id = $1 limit 1000");
    let entries = sql!("select id from entry where community_id = $1 and book = 'foundation' limit 1000");
    let books = |what: &str| format!("/fund/books/{id}/{what}");
    match chance.below(14) {
        0..=3 => {
            let fields =
                [day, sum, ("donor", "Ana Pop"), ("shown", "initials"), ("bank_reference", &reference)];
            accountant.post(&books("transfer"), &fields).await
        }
        4..=5 => {
            let fields = [
                day,
                sum,
                ("shown", "anonymous"),
                ("protocol", &reference),
                ("witness_1", "A B"),
                ("witness_2", "C D"),
            ];
            accountant.post(&books("cash"), &fields).await
        }
        6..=7 => match some::<DonationId>(world, chance, donations).await {
            Some(donation) => {
                let fields = [day, sum, ("till", till), ("reason", "Cerere")];
                accountant.post(&format!("/fund/donations/{donation}/return"), &fields).await
            }
            None => return 303,
        },
        8 => accountant.post(&books("fee"), &[day, ("amount", "3,50"), ("description", "Comision")]).await,
        9 => accountant.post(&books("banked"), &[day, sum, ("description", "Depunere")]).await,
        10 => {
            let fields =
                [day, sum, ("till", till), ("payee", "SRL"), ("invoice", "F"), ("description", "Lucrări")];
            accountant.post(&books("spending"), &fields).await
        }
        11..=12 => match some::<EntryId>(world, chance, entries).await {
            Some(entry) => {
                accountant.post(&format!("/fund/entries/{entry}/reverse"), &[("reason", "Greșeală")]).await
            }
            None => return 303,
        },
        _ => late(ground, chance, &coordinator, &accountant, day.1).await,
    }
    .status
}

/// The steps after the last gift; each is refused until its time has come.
async fn late(
    ground: &Ground<'_>,
    chance: &mut Chance,
    coordinator: &Client<'_>,
    accountant: &Client<'_>,
    day: &str,
) -> kit::test::Answer {
    let books = |what: &str| format!("/fund/books/{}/{what}", ground.campaign);
    match chance.below(4) {
        0 => {
            ground.world.clock.advance(2 * Instant::DAY);
            accountant.get(&books("match")).await
        }
        1 => coordinator.post(&books("freeze"), &[]).await,
        2 => {
            let most = ground.now().await.reserved.bani();
            let sum =
                Money::from_bani(most - i64::try_from(chance.below(5_000)).unwrap().min(most)).to_string();
            coordinator.post(&books("decision"), &[("number", "12/2026"), ("on", day), ("sum", &sum)]).await
        }
        _ => accountant.post(&books("payment"), &[("paid_on", day)]).await,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_any_sequence_of_steps_the_books_add_up() {
    for world in World::each_engine(areas).await {
        let terms = crate::campaigns::domain::NewCampaign {
            cut_off_at: world.now().plus(9 * Instant::DAY),
            ..terms()
        };
        let ground = Ground::with(&world, terms).await;
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        let mut refused = 0;
        for step in 0..260 {
            let status = something(&ground, &mut chance, step).await;
            assert!(matches!(status, 200 | 303 | 403 | 404 | 409 | 422), "step {step}: {status}");
            refused += u32::from(status >= 400);
            if step % 20 == 19 {
                ground.assert_sound().await;
            }
        }
        assert!((20..240).contains(&refused), "{refused} of the steps were refused: neither all nor none");
        let campaign = ground.now().await;
        assert!(campaign.paid_on.is_some(), "the sequence reaches the payment");
        let frame = format!("strânși {}\u{a0}lei", campaign.totals.net());
        ground.page().await.is(200).shows(&frame);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sum_that_was_tampered_with_is_found() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        let mut tx = world.write(&world.ours).await;
        tx.run(sql!("update campaign_total set received = received + 100, bank = bank + 100 where community_id = $1"), args![])
            .await
            .unwrap();
        tx.run(sql!("update campaign_match set reserved = reserved - 50 where community_id = $1"), args![])
            .await
            .unwrap();
        tx.run(sql!("update donation set returned = 1 where community_id = $1"), args![]).await.unwrap();
        tx.commit_quietly().await.unwrap();
        let problems = check_books(&mut world.read(&world.ours).await).await.unwrap();
        let what: Vec<&str> = problems.iter().map(|problem| problem.what).collect();
        for wanted in [
            "bank",
            "received",
            "match_reserved",
            "match by the rule",
            "donations",
            "donations unlike their entries",
        ] {
            assert!(what.contains(&wanted), "{wanted} is not in {what:?}");
        }
    }
}
