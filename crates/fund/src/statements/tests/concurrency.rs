//! Two accountants at once, and the program stopped in between: nothing is doubled or lost.
use super::*;
use crate::test_world::{areas, lei};
use kit::Role;
use kit::test::World;

/// Waits for all of them, whatever order they come in.
async fn all<F: Future<Output = Answer>>(requests: Vec<F>) -> Vec<u16> {
    let mut requests: Vec<_> = requests.into_iter().map(|request| (Box::pin(request), None)).collect();
    std::future::poll_fn(|cx| {
        for (request, answer) in requests.iter_mut().filter(|(_, answer)| answer.is_none()) {
            if let std::task::Poll::Ready(done) = request.as_mut().poll(cx) {
                *answer = Some(done.status);
            }
        }
        if requests.iter().all(|(_, answer)| answer.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    requests.into_iter().filter_map(|(_, status)| status).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_sent_many_times_at_once_is_taken_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let file = ours("S1", 0, &[GIFT, Entry { reference: "BT2", ..GIFT }]);
        let answers = all((0..12).map(|_| ground.upload("extras.xml", &file)).collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        assert_eq!(ground.count_all().await, [1, 1, 2, 0, 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn overlapping_files_at_once_keep_each_line_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let second = Entry { reference: "BT2", ..GIFT };
        let third = Entry { reference: "BT3", ..GIFT };
        let files = [
            ours("S1", 0, &[GIFT, second]),
            ours("S2", 5_000, &[second, third]),
            ours("S3", 0, &[GIFT, second, third]),
        ];
        let answers = all((0..9).map(|n| ground.upload("extras.xml", &files[n % 3])).collect()).await;
        assert!(answers.iter().all(|status| *status == 303), "{}: {answers:?}", world.app.db.engine_name());
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_two_accountants_settle_at_once_is_settled_once() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let other = world.person(&world.ours, Role::Accountant).await;
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await.is(303);
        let line = ground.lines(LineState::Waiting).await.remove(0);
        let (url, campaign) = (ground.queue_url().await, ground.campaign.to_string());
        let fields = |what| {
            [
                ("line", line.as_str()),
                ("tick", &line),
                ("what", what),
                ("campaign", &campaign),
                ("pledge", ""),
                ("donor", "Ana Pop"),
                ("shown", "initials"),
                ("source", "individual"),
                ("reason", "Altceva"),
            ]
        };
        let (donation, aside) = (fields("donation"), fields("aside"));
        let (first, second) = (world.as_(&ground.accountant), world.as_(&other));
        let answers = all((0..16)
            .map(|n| match n % 3 {
                0 => first.post(&url, &donation),
                1 => second.post(&url, &donation),
                _ => second.post(&url, &aside),
            })
            .collect())
        .await;
        assert!(answers.iter().all(|status| matches!(status, 303 | 422)), "{answers:?}");
        let (booked, aside) =
            (ground.lines(LineState::Booked).await.len(), ground.lines(LineState::Aside).await.len());
        assert_eq!(booked + aside, 1);
        let received = ground.now().await.totals.received;
        assert_eq!(
            received,
            if booked == 1 { lei("50") } else { lei("0") },
            "{}",
            world.app.db.engine_name()
        );
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_half_confirmed_when_the_program_stopped_waits_and_is_booked_once() {
    use super::super::domain::{LineId, Settle};
    use super::super::store::lines;
    use super::super::store::settle::{Choice, settle};
    use crate::books::domain::{Booked, DonationId, Gift, Keep, Shown, Source, Way};
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.upload("extras.xml", &ours("S1", 0, &[GIFT])).await.is(303);
        let id = ground.lines(LineState::Waiting).await.remove(0);
        let mut tx = world.write(&world.ours).await;
        let line = lines::find(&mut tx, id.parse::<LineId>().unwrap()).await.unwrap().unwrap();
        let gift = Gift {
            id: DonationId(line.books_id),
            amount: line.amount,
            on_day: line.on_day,
            donor: None,
            shown: Shown::Anonymous,
            source: Source::Individual,
            way: Way::Transfer { bank_reference: line.book_reference() },
            pledge: None,
        };
        let actor = kit::Actor { role: Role::Accountant, ..kit::Actor::nobody() };
        let campaign = ground.now().await;
        let campaign = actor.may::<Keep>(campaign, world.now()).unwrap();
        let line = actor.may::<Settle>(line, world.now()).unwrap();
        let booked = settle(&mut tx, &line, &Choice::Donation(campaign, gift)).await.unwrap();
        assert_eq!(booked, Booked::Done);
        // Here the power goes.
        drop(tx);
        assert_eq!(ground.now().await.totals.received, lei("0"));
        assert_eq!(ground.lines(LineState::Waiting).await, std::slice::from_ref(&id));
        ground.book_line(&id, "donation", &[]).await.is(303);
        ground.book_line(&id, "donation", &[]).await.is(303);
        assert_eq!(ground.now().await.totals.received, lei("50"));
        ground.assert_sound().await;
    }
}
