//! Letters to everybody who wrote about a draft.
use super::domain::ConsultationId;
use super::store;
use db::Writer;
use kit::mail::{self, Letter};
use kit::{Result, Text};

/// How many letters are written at a time.
const LOT: i64 = 500;

/// Writes the same to each e-mail address of those who wrote, in the language in which they did, in this transaction.
pub(super) async fn to_all(
    tx: &mut Writer,
    id: ConsultationId,
    subject: &Text,
    paragraphs: &[Text],
) -> Result<()> {
    let mut after = String::new();
    loop {
        let lot = store::addresses(tx, id, &after, LOT).await?;
        let Some(last) = lot.last() else { return Ok(()) };
        after.clone_from(&last.key);
        for to in lot {
            let letter = Letter {
                person: None,
                recipient: to.email,
                lang: to.lang,
                subject: subject.clone(),
                paragraphs: paragraphs.to_vec(),
                unsubscribe: None,
            };
            mail::post(tx, &letter).await?;
        }
    }
}
