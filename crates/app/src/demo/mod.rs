//! The demonstration: a believable instance that can be walked through in any role, and the mailbox page that stands in
//! for e-mail where none is sent.
//!
//! `story/` is data: who lives where, what they proposed, said, voted, gave and built. `planting/` tells it to the areas
//! through their own functions, each thing at its own time. Both depend on nothing but the day of planting, so that the
//! demonstration always has one process open at each stage. To add something: write it in `story/`, and plant it where
//! its kind is planted. `tests.rs` plants it on each engine and reads every public page.
mod mailbox;
mod pictures;
mod planting;
mod story;
#[cfg(test)]
mod tests;

use anyhow::anyhow;
use kit::CommunityId;
use kit::visit::App;

kit::locales!("app");

/// The pages of the demonstration.
#[must_use]
pub fn area() -> kit::Area {
    kit::Area { name: "demo", routes: mailbox::routes(), ..kit::Area::default() }
}

/// Plants the story, if the instance has no community yet. Returns whether it planted.
///
/// # Errors
/// If something of the story cannot be kept; then the data should be thrown away.
pub async fn plant(app: &App) -> anyhow::Result<bool> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let statement =
        db::sql!(global "select cast(count(*) as bigint) from community where kind <> 'instance'");
    let communities: i64 = reader.value(statement, db::args![]).await?;
    drop(reader);
    if communities > 0 {
        return Ok(false);
    }
    planting::plant(app).await.map_err(|error| anyhow!("planting the demonstration: {error:?}"))?;
    Ok(true)
}
