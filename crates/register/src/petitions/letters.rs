//! What the petitioner is told: by e-mail where there is one, otherwise on the paper that the counter prints.
use super::domain::{Done, Petition, Private, Step};
use db::Writer;
use kit::mail::{self, Letter};
use kit::{Day, Result, Text, Visit};

/// Tells that it was registered, with its number and its term. The code is not in it: it was shown once.
pub(super) async fn registered(
    tx: &mut Writer,
    visit: &Visit,
    petition: &Petition,
    private: &Private,
) -> Result<()> {
    let mut paragraphs = vec![
        Text::new(format!("petition-letter-registered-{}", petition.kind.code()))
            .with("mark", petition.mark())
            .with("subject", &petition.subject)
            .with("community", &visit.community.name),
    ];
    if let Some(due) = petition.answer() {
        paragraphs.push(Text::new("petition-letter-term").with("day", Day(due.used)));
    }
    paragraphs.push("petition-letter-status".into());
    paragraphs.push(plain(&visit.address_of("/petitions/status")));
    post(tx, visit, petition, private, paragraphs).await
}

/// Tells what was done about it.
pub(super) async fn settled(
    tx: &mut Writer,
    visit: &Visit,
    petition: &Petition,
    private: &Private,
    step: &Step,
) -> Result<()> {
    let mut paragraphs = vec![
        Text::new(format!("petition-letter-{}", step.done.code()))
            .with("mark", petition.mark())
            .with("subject", &petition.subject)
            .with("authority", step.authority.as_deref().unwrap_or_default())
            .with("proof", step.proof.as_deref().unwrap_or_default()),
    ];
    if step.done == Done::Extended
        && let Some(due) = (Petition { extended_at: Some(step.at), ..petition.clone() }).answer()
    {
        paragraphs.push(Text::new("petition-letter-term").with("day", Day(due.used)));
    }
    if !step.text.is_empty() {
        paragraphs.push(plain(&step.text));
    }
    paragraphs.push("petition-letter-status".into());
    paragraphs.push(plain(&visit.address_of("/petitions/status")));
    post(tx, visit, petition, private, paragraphs).await
}

async fn post(
    tx: &mut Writer,
    visit: &Visit,
    petition: &Petition,
    private: &Private,
    paragraphs: Vec<Text>,
) -> Result<()> {
    let Some(recipient) = private.email.clone() else { return Ok(()) };
    let letter = Letter {
        person: private.person,
        recipient,
        lang: petition.lang,
        subject: Text::new("petition-letter-subject")
            .with("mark", petition.mark())
            .with("community", &visit.community.name),
        paragraphs,
        unsubscribe: None,
    };
    mail::post(tx, &letter).await
}

fn plain(text: &str) -> Text {
    Text::new("petition-plain").with("text", text)
}
