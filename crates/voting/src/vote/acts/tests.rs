use super::{Act, of_process, record};
use crate::fixtures::*;
use kit::test::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_record_of_a_long_vote_is_whole_in_the_protocol_and_page_by_page_for_everybody() {
    let url = format!("{URL}/acts");
    for world in World::each_engine(areas).await {
        let id = process(&world, &THREE, 2, 1).await;
        let mut tx = world.write(&world.ours).await;
        for n in 0..1_203 {
            record(&mut tx, id, Act::Paper, &format!("Fapta {n};"), None).await.unwrap();
        }
        tx.commit_quietly().await.unwrap();
        let all = of_process(&mut world.read(&world.ours).await, id).await.unwrap();
        assert_eq!(all.len(), 1_203);
        let (mut address, mut shown) = (url.clone(), 0);
        while shown < all.len() {
            let page = world.anyone().get(&address).await;
            let lines = page.is(200).body.matches("Fapta ").count();
            assert!((1..=200).contains(&lines), "{lines}");
            shown += lines;
            let next = page
                .body
                .split(r#"class="button" href="/processes/sat-2026/vote/acts?after="#)
                .nth(1)
                .map(|rest| rest.split('"').next().unwrap());
            assert_eq!(next.is_some(), shown < all.len());
            address = format!("{url}?after={}", next.unwrap_or_default());
        }
        assert_eq!(shown, all.len());
    }
}
