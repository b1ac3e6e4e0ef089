//! The pages of strategies: reading, writing, evidence, the matrix.
pub(crate) mod evidence;
pub(crate) mod matrix;
pub(crate) mod read;
pub(crate) mod write;

use crate::domain::{Measure, Pillar, Strategy};
use crate::store;
use db::Reader;
use kit::{Error, Result, Visit};

/// A strategy with one of its measures.
async fn one(
    visit: &Visit,
    reader: &mut Reader,
    slug: &str,
    number: i64,
) -> Result<(Strategy, Pillar, Measure)> {
    let strategy = store::visible(visit, reader, slug).await?;
    for mut pillar in store::pillars(reader, strategy.id).await? {
        if let Some(at) = pillar.measures.iter().position(|measure| measure.number == number) {
            let measure = pillar.measures.swap_remove(at);
            return Ok((strategy, pillar, measure));
        }
    }
    Err(Error::NotFound)
}
