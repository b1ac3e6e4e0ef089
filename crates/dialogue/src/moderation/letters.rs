//! What the author is told: a statement of reasons, and that something was taken back. These letters are due to the
//! person and cannot be unsubscribed from.
use super::domain::Decision;
use super::{Measure, store};
use crate::comments::Comment;
use crate::subjects::Subject;
use db::Writer;
use kit::mail::{self, Letter};
use kit::{PersonId, Result, Text, Visit};

/// What was hidden, by which rule, who decided, how to object.
pub(super) async fn hidden(
    visit: &Visit,
    tx: &mut Writer,
    comment: &Comment,
    subject: &Subject,
    decision: &Decision,
) -> Result<()> {
    let reason = decision.reason.map_or("other", super::Reason::code);
    let mut paragraphs = vec![
        Text::new("moderation-letter-hidden").with("title", &subject.title).with("day", comment.at.day()),
        Text::new("moderation-letter-text").with("text", &comment.text),
        Text::new("moderation-letter-rule").with("rule", Text::new(format!("moderation-rule-{reason}"))),
    ];
    if !decision.words.is_empty() {
        paragraphs.push(Text::new("moderation-letter-words").with("words", &decision.words));
    }
    paragraphs.push(Text::new("moderation-letter-effect"));
    paragraphs.push(Text::new("moderation-letter-by"));
    paragraphs.push(objection(visit));
    paragraphs.push(address(visit, &format!("/talk/{}", comment.id)));
    post(
        visit,
        tx,
        comment.author,
        Text::new("moderation-letter-hidden-subject").with("title", &subject.title),
        paragraphs,
    )
    .await
}

/// The comment can be read again.
pub(super) async fn restored(
    visit: &Visit,
    tx: &mut Writer,
    comment: &Comment,
    subject: &Subject,
    words: &str,
) -> Result<()> {
    let paragraphs = vec![
        Text::new("moderation-letter-restored").with("title", &subject.title),
        Text::new("moderation-letter-words").with("words", words),
        address(visit, &format!("/talk/{}", comment.id)),
    ];
    post(
        visit,
        tx,
        comment.author,
        Text::new("moderation-letter-restored-subject").with("title", &subject.title),
        paragraphs,
    )
    .await
}

/// Something was done about what a person has put up.
pub(super) async fn acted(visit: &Visit, tx: &mut Writer, subject: &Subject, words: &str) -> Result<()> {
    let Some(owner) = subject.owner else { return Ok(()) };
    let paragraphs = vec![
        Text::new("moderation-letter-acted").with("title", &subject.title),
        Text::new("moderation-letter-words").with("words", words),
        Text::new("moderation-letter-by"),
        objection(visit),
        address(visit, &subject.url),
    ];
    post(
        visit,
        tx,
        owner,
        Text::new("moderation-letter-acted-subject").with("title", &subject.title),
        paragraphs,
    )
    .await
}

/// What a person has put up was taken from view, or can be read again.
pub(super) async fn of_measure(
    visit: &Visit,
    tx: &mut Writer,
    subject: &Subject,
    measure: &Measure,
) -> Result<()> {
    let Some(owner) = subject.owner else { return Ok(()) };
    let (about, words, reason) = match measure {
        Measure::Hidden(reason, words) => ("moderation-letter-taken", words, Some(*reason)),
        Measure::Shown(words) => ("moderation-letter-shown", words, None),
    };
    let mut paragraphs = vec![Text::new(about).with("title", &subject.title)];
    paragraphs.extend(reason.map(|reason| {
        let rule = Text::new(format!("moderation-rule-{}", reason.code()));
        Text::new("moderation-letter-rule").with("rule", rule)
    }));
    if !words.is_empty() {
        paragraphs.push(Text::new("moderation-letter-words").with("words", words));
    }
    if reason.is_some() {
        paragraphs.extend([Text::new("moderation-letter-by"), objection(visit)]);
    }
    paragraphs.push(address(visit, &subject.url));
    let heading = Text::new(format!("{about}-subject")).with("title", &subject.title);
    post(visit, tx, owner, heading, paragraphs).await
}

fn objection(visit: &Visit) -> Text {
    match &visit.community.email {
        Some(email) => Text::new("moderation-letter-object").with("email", email),
        None => Text::new("moderation-letter-object-counter"),
    }
}

fn address(visit: &Visit, path: &str) -> Text {
    Text::new("notice-plain").with("text", visit.address_of(path))
}

async fn post(
    visit: &Visit,
    tx: &mut Writer,
    person: PersonId,
    subject: Text,
    mut paragraphs: Vec<Text>,
) -> Result<()> {
    let Some(recipient) = store::recipient(tx, person).await? else { return Ok(()) };
    let Some(email) = recipient.email else { return Ok(()) };
    paragraphs.push(Text::new("notice-plain").with("text", &visit.community.name));
    let letter = Letter {
        person: Some(person),
        recipient: email,
        lang: recipient.lang,
        subject,
        paragraphs,
        unsubscribe: None,
    };
    mail::post(tx, &letter).await
}
