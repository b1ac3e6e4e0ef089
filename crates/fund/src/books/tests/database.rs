//! The database itself refuses books that do not add up, whatever the program does.
use super::*;
use crate::books::domain::EntryId;

/// One posting as a clumsy or a crooked program might write it: line, account, amount, before, after, lines, is it the last.
type Posting = (i64, i64, i64, i64, i64, bool);

const TO_ZERO: [Posting; 2] = [(1, 500, 0, 500, 2, false), (2, -500, 500, 0, 2, true)];

async fn entry(tx: &mut Writer, ground: &Ground<'_>, id: Uuid, closing: Uuid, lines: i64) -> db::Result<()> {
    tx.run(
        sql!("
            insert into entry (community_id, id, closing, campaign_id, book, kind, on_day, booked_at, description, eligible, lines, number)
            values ($1, $2, $3, $4, 'foundation', 'fee', '2026-05-15', 0, '', false, $5,
                1 + (select count(*) from entry e where e.community_id = $1 and e.campaign_id = $4))"),
        args![id, closing, ground.campaign, lines],
    )
    .await
    .map(drop)
}

async fn posting(tx: &mut Writer, entry: Uuid, line: &Posting) -> db::Result<()> {
    let (number, amount, before, after, lines, is_last) = *line;
    tx.run(
        sql!("
            insert into posting (community_id, entry_id, line, prev_line, account, amount, before_amount, after_amount, entry_lines, closing)
            values ($1, $2, $3, $4, 'bank', $5, $6, $7, $8, $9)"),
        args![entry, number, (number > 1).then_some(number - 1), amount, before, after, lines, is_last.then_some(entry)],
    )
    .await
    .map(drop)
}

/// Writes an entry with these postings and commits.
async fn write(ground: &Ground<'_>, lines: i64, postings: &[Posting]) -> db::Result<Uuid> {
    let mut tx = ground.world.write(&ground.world.ours).await;
    let id = tx.new_id();
    entry(&mut tx, ground, id, id, lines).await?;
    for line in postings {
        posting(&mut tx, id, line).await?;
    }
    tx.commit_recorded().await?;
    Ok(id)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_does_not_add_up_to_zero_is_refused() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let three = [(1, 500, 0, 500, 3, false), (2, -200, 500, 300, 3, false), (3, -300, 300, 0, 3, true)];
        write(&ground, 2, &TO_ZERO).await.unwrap();
        write(&ground, 3, &three).await.unwrap();
        let before = count(
            &mut world.read(&world.ours).await,
            sql!("select cast(count(*) as bigint) from posting where community_id = $1"),
        )
        .await;
        let refused: &[(&str, i64, &[Posting])] = &[
            ("no postings", 2, &[]),
            ("one line is missing", 2, &TO_ZERO[..1]),
            ("the middle line is missing", 3, &[three[0], three[2]]),
            ("the last line is missing", 3, &three[..2]),
            ("one ban is missing", 2, &[(1, 500, 0, 500, 2, false), (2, -499, 500, 1, 2, true)]),
            ("the total is a lie", 2, &[(1, 500, 0, 500, 2, false), (2, -499, 500, 0, 2, true)]),
            ("the total before is a lie", 2, &[(1, 500, 0, 500, 2, false), (2, -400, 400, 0, 2, true)]),
            (
                "it begins with money from nowhere",
                2,
                &[(1, 500, 100, 600, 2, false), (2, -600, 600, 0, 2, true)],
            ),
            ("the end is not marked", 2, &[TO_ZERO[0], (2, -500, 500, 0, 2, false)]),
            ("it ends too early", 3, &[(1, 500, 0, 500, 3, false), (2, -500, 500, 0, 3, true)]),
            (
                "another number of lines",
                2,
                &[(1, 500, 0, 500, 3, false), (2, -500, 500, 0, 3, false), (3, 0, 0, 0, 3, true)],
            ),
            ("a line of nothing", 3, &[three[0], (2, 0, 500, 500, 3, false), (3, -500, 500, 0, 3, true)]),
            ("only one line", 1, &[(1, 0, 0, 0, 1, true)]),
        ];
        for (why, lines, postings) in refused {
            assert!(write(&ground, *lines, postings).await.is_err(), "{}: {why}", world.app.db.engine_name());
        }
        let after = count(
            &mut world.read(&world.ours).await,
            sql!("select cast(count(*) as bigint) from posting where community_id = $1"),
        )
        .await;
        assert_eq!(before, after, "nothing of what was refused is left");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_entry_takes_no_further_line_and_no_change() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let id = write(&ground, 2, &TO_ZERO).await.unwrap();
        for further in
            [(3, 7, 0, 7, 2, false), (3, 7, 0, 7, 3, false), (3, -7, 7, 0, 4, true), (1, 7, 0, 7, 2, false)]
        {
            let mut tx = world.write(&world.ours).await;
            let added = posting(&mut tx, id, &further).await;
            assert!(
                added.is_err() || tx.commit_recorded().await.is_err(),
                "{}: {further:?}",
                world.app.db.engine_name()
            );
        }
        for change in [
            sql!(
                "update posting set amount = amount + 1, after_amount = after_amount + 1 where community_id = $1"
            ),
            sql!("delete from posting where community_id = $1"),
            sql!("update entry set description = 'altceva' where community_id = $1"),
            sql!("delete from entry where community_id = $1"),
        ] {
            let mut tx = world.write(&world.ours).await;
            let refused = tx.run(change, args![]).await.unwrap_err();
            assert!(format!("{refused:#}").contains("append-only"), "{refused:#}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_cannot_lean_on_the_postings_of_another_one() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let first = write(&ground, 2, &TO_ZERO).await.unwrap();
        let mut tx = world.write(&world.ours).await;
        let second = tx.new_id();
        assert!(entry(&mut tx, &ground, second, first, 2).await.is_err(), "its closing line must be its own");
        drop(tx);
        // The same id in another community is refused too: otherwise it could lean on ours.
        let process = process(&world, &world.theirs, "theirs").await;
        let theirs = initiative(&world, &world.theirs, process, "x").await;
        let mut tx = world.write(&world.theirs).await;
        let campaign = story::open_campaign(&mut tx, theirs, &terms()).await.unwrap();
        let stolen = tx
            .run(
                sql!("
                    insert into entry (community_id, id, closing, campaign_id, book, kind, on_day, booked_at, description, eligible, lines, number)
                    values ($1, $2, $2, $3, 'foundation', 'fee', '2026-05-15', 0, '', false, 2, 1)"),
                args![EntryId(first), campaign],
            )
            .await;
        assert!(stolen.is_err(), "{}", world.app.db.engine_name());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_of_money_are_held_by_the_database_too() {
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        ground.transfer("100", "BT1").await.is(303);
        for impossible in [
            sql!("update campaign_match set reserved = cap + 1 where community_id = $1"),
            sql!("update campaign_match set reserved = -1 where community_id = $1"),
            sql!("update campaign_match set cap = cap + 1 where community_id = $1"),
            sql!("update campaign_total set bank = bank - 1 where community_id = $1"),
            sql!(
                "update campaign_total set spent = spent + 20000, bank = bank - 20000 where community_id = $1"
            ),
            sql!("update donation set returned = amount + 1 where community_id = $1"),
            sql!("update campaign set paid_on = '2026-05-15' where community_id = $1"),
            sql!(
                "update campaign set decision_number = '1', decision_on = '2026-05-15', decision_sum = 0 where community_id = $1"
            ),
            sql!(
                "update campaign set frozen_at = 1, frozen_match = 5, decision_number = '1', decision_on = '2026-05-15', decision_sum = 6 where community_id = $1"
            ),
        ] {
            let mut tx = world.write(&world.ours).await;
            assert!(tx.run(impossible, args![]).await.is_err(), "{}", world.app.db.engine_name());
        }
    }
}
