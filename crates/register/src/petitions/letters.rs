//! What the petitioner is told: by e-mail where there is one, otherwise on the paper that the counter prints.
use super::domain::{Done, Petition, Private, Step};
use db::Writer;
use kit::mail::{self, Letter};
use kit::{Day, Result, Text, Visit};
use rules::terms::Due;

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
    paragraphs.extend(petition.answer().map(|due| until(&due)));
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
    let mut paragraphs = what_was_done(petition, step);
    if !step.text.is_empty() {
        paragraphs.push(plain(&step.text));
    }
    paragraphs.extend(new_term(petition, step));
    paragraphs.push("petition-letter-status".into());
    paragraphs.push(plain(&visit.address_of("/petitions/status")));
    post(tx, visit, petition, private, paragraphs).await
}

/// What was done, and the reason of a refusal as the law knows it; by e-mail and on paper the text of the step follows.
pub(super) fn what_was_done(petition: &Petition, step: &Step) -> Vec<Text> {
    let said = Text::new(format!("petition-letter-{}", step.done.code()))
        .with("mark", petition.mark())
        .with("subject", &petition.subject)
        .with("authority", step.authority.as_deref().unwrap_or_default())
        .with("proof", step.proof.as_deref().unwrap_or_default());
    let reason = step.reason.as_deref().filter(|_| step.done == Done::Refused);
    std::iter::once(said).chain(reason.map(|code| Text::new(format!("petition-reason-{code}")))).collect()
}

/// By when the answer comes once the term was lengthened. It stands after the text, which is the reason.
pub(super) fn new_term(petition: &Petition, step: &Step) -> Option<Text> {
    if step.done != Done::Extended {
        return None;
    }
    let longer = Petition { extended_at: Some(step.at), ..petition.clone() };
    longer.answer().map(|due| until(&due))
}

fn until(due: &Due) -> Text {
    Text::new("petition-letter-term").with("day", Day(due.used))
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
