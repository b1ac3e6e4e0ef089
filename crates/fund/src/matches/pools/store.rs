//! Every statement that touches pools themselves. What they promise is moved in `books::following`.
use super::{Found, NewPool, PoolFounded};
use crate::matches::conditions::{Pool, PoolId};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Result};

/// Pools with what is reserved of them.
const POOLS: &str = "
    select p.id, p.title, p.decision_number, p.decision_on, s.budget, s.reserved
      from match_pool p join match_pool_state s on s.community_id = p.community_id and s.pool_id = p.id";

impl FromRow for Pool {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Pool {
            id: row.get()?,
            title: row.get()?,
            decision: row.get()?,
            decided_on: row.get()?,
            budget: row.get()?,
            reserved: row.get()?,
        })
    }
}

/// A pool by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: PoolId) -> Result<Option<Pool>> {
    Ok(reader.one(sql!(POOLS, "where p.community_id = $1 and p.id = $2"), args![id]).await?)
}

/// The newest pools of the community.
///
/// # Errors
/// If they cannot be read.
pub async fn newest(reader: &mut Reader) -> Result<Vec<Pool>> {
    Ok(reader.all(sql!(POOLS, "where p.community_id = $1 order by p.id desc limit 50"), args![]).await?)
}

/// Writes down a pool.
///
/// # Errors
/// If it cannot be written.
pub async fn found(tx: &mut Writer, new: &Allowed<Found>) -> Result<PoolId> {
    let new: &NewPool = new;
    let (id, now, by) = (PoolId(tx.new_id()), tx.stamp().now, tx.stamp().person);
    tx.run(
        sql!(
            "
            insert into match_pool (community_id, id, title, decision_number, decision_on, budget, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        args![id, &new.title, &new.decision, new.decided_on, new.budget, by, now],
    )
    .await?;
    tx.run(
        sql!(
            "
            insert into match_pool_state (community_id, pool_id, budget, reserved, bookings) values ($1, $2, $3, 0, 0)"
        ),
        args![id, new.budget],
    )
    .await?;
    tx.record(&PoolFounded { pool: id, title: new.title.clone(), amount: new.budget.bani() }).await?;
    Ok(id)
}
