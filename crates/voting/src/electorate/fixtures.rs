//! A vote with people of the voters' list in it, for tests of letters, counter and paper.
use super::named::EntryId;
use crate::fixtures::{THREE, open, process, residents};
use crate::vote::Vote;
use db::{args, sql};
use kit::clock::new_id;
use kit::test::{Someone, World};

/// People of the voters' list, without an account, in Boju.
pub(crate) async fn listed(world: &World, names: &[&str]) {
    listed_in(world, "Boju", "1970", names).await;
}

/// People of the voters' list, without an account, in a village.
pub(crate) async fn listed_in(world: &World, village: &str, born: &str, names: &[&str]) {
    let mut tx = world.write(&world.ours).await;
    for (at, name) in names.iter().enumerate() {
        tx.run(
            sql!("
                insert into voter (community_id, id, name, name_key, list_number, born_on, village, ground, import_id)
                values ($1, $2, $3, $4, $5, $6, $7, 'residence', $2)"),
            args![new_id(true, 0), *name, rules::text::fold(name), format!("{village} {at}"), born, village],
        )
        .await
        .unwrap();
    }
    tx.commit_quietly().await.unwrap();
}

/// A vote with people of the list and people with accounts.
pub(crate) async fn vote_of(world: &World, names: &[&str], accounts: usize) -> (Vote, Vec<Someone>) {
    let id = process(world, &THREE, 2, 1).await;
    listed(world, names).await;
    let people = residents(world, accounts).await;
    (open(world, id).await, people)
}

/// The lines of the list of our vote, in the order of their names; accounts last.
pub(crate) async fn entries(world: &World, vote: &Vote) -> Vec<EntryId> {
    let statement = sql!(
        "
        select e.id from entitlement e
          left join voter v on v.community_id = e.community_id and v.id = e.voter_id
         where e.community_id = $1 and e.vote_id = $2 order by coalesce(v.name_key, 'zzz'), e.id"
    );
    let found: Vec<(EntryId,)> = world.read(&world.ours).await.all(statement, args![vote.id]).await.unwrap();
    found.into_iter().map(|(id,)| id).collect()
}
