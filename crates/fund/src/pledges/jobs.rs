//! Once a minute: who is to be reminded, whose name and address are to be forgotten.
use super::store::{self, ToRemind};
use crate::campaigns;
use db::Writer;
use kit::area::Later;
use kit::mail::{Letter, post};
use kit::{App, CommunityId, Result, Text};

/// See [`kit::Area::ticks`].
pub(crate) fn tick(app: &App, community: CommunityId) -> Later<'_, ()> {
    Box::pin(async move {
        let mut reader = app.read_as_program(community).await?;
        let due = store::is_something_due(&mut reader, app.clock.now()).await?;
        drop(reader);
        if !due {
            return Ok(());
        }
        let mut tx = app.write_as_program(community).await?;
        for pledge in store::take_to_remind(&mut tx).await? {
            remind(&mut tx, &pledge).await?;
        }
        store::forget(&mut tx).await?;
        // Nothing that a page shows has changed.
        Ok(tx.commit_quietly().await?)
    })
}

async fn remind(tx: &mut Writer, pledge: &ToRemind) -> Result<()> {
    let Some(campaign) = campaigns::store::find(tx, pledge.campaign).await? else { return Ok(()) };
    let paragraphs = vec![
        Text::new("pledge-mail-hello").with("title", &campaign.title).with("sum", pledge.amount),
        Text::new("pledge-mail-how")
            .with("beneficiary", &campaign.beneficiary)
            .with("iban", campaign.iban_in_groups())
            .with("bank", &campaign.bank)
            .with("code", &pledge.code),
        Text::new("pledge-mail-end").with("day", pledge.expires_at.plus(-1).day()),
    ];
    let letter = Letter {
        person: None,
        recipient: pledge.email.clone(),
        lang: pledge.lang,
        subject: Text::new("pledge-mail-subject").with("title", &campaign.title),
        paragraphs,
        unsubscribe: None,
    };
    post(tx, &letter).await
}
