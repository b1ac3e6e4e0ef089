//! Every statement that changes what a community says of itself.
use db::{Writer, args, sql};
use kit::{Community, FileId, Result};

use crate::founding::domain::stored;

db::events! {
    /// A community changed what it says of itself.
    pub(super) SettingsChanged = "community.settings-changed" {}
}

/// Changes everything but the kind, the host and the coat of arms.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn change(tx: &mut Writer, community: &Community) -> Result<()> {
    tx.run(
        sql!("
            update community set name = $2, summary = $3, email = $4, phone = $5, address = $6, languages = $7, accent = $8
             where id = $1"),
        args![
            &community.name, &community.summary, community.email.clone(), community.phone.clone(),
            community.address.clone(), stored(&community.languages), &community.accent
        ],
    )
    .await?;
    Ok(())
}

/// Changes the coat of arms.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn change_logo(tx: &mut Writer, logo: Option<FileId>) -> Result<()> {
    tx.run(sql!("update community set logo_id = $2 where id = $1"), args![logo]).await?;
    Ok(())
}
