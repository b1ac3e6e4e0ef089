//! Telling people what happened to what they follow: a letter each, at most five a day, the rest in one digest; and the
//! link by which they stop it with one click.
pub mod domain;
mod jobs;
mod links;
mod pages;
mod store;
#[cfg(test)]
mod tests;

use crate::subjects::SubjectKind;
use db::Writer;
use domain::{Notice, To};
use kit::area::Tick;
use kit::job::JobKind;
use kit::mail::{self, Letter};
use kit::{Access, App, Result, Routes, Text};
use uuid::Uuid;

/// The pages behind the links in letters.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get("/unsubscribe/{token}", Access::Visitor, pages::ask).post(
        "/unsubscribe/{token}",
        Access::Visitor,
        pages::obey,
    )
}

/// What other areas ask for by name.
#[must_use]
pub fn jobs() -> Vec<JobKind> {
    vec![
        JobKind {
            name: "notify-process",
            run: |app, community, body| Box::pin(jobs::process(app, community, body)),
        },
        JobKind {
            name: "notify-subject",
            run: |app, community, body| Box::pin(jobs::subject(app, community, body)),
        },
    ]
}

/// Sends the digests of the days before, and forgets what is old.
#[must_use]
pub fn ticks() -> Vec<Tick> {
    vec![|app, community| Box::pin(jobs::gather(app, community))]
}

/// Tells the owner and the followers of a subject, except the person who acts, that something happened to it: a letter
/// each, in their language, with a link that unsubscribes in one click. Written in this transaction. After the fifth
/// letter of a day the news waits for that person's digest. `what` is a whole sentence.
///
/// # Errors
/// If it cannot be written.
pub async fn notify(tx: &mut Writer, app: &App, kind: SubjectKind, id: Uuid, what: Text) -> Result<()> {
    let key = tx.new_id().simple().to_string();
    tell(tx, app, &Notice { kind, id, key: &key, url: None, what: &what }, To::OwnerAndFollowers).await
}

/// As [`notify`], to some of them, with a key under which nobody is told twice.
///
/// # Errors
/// If it cannot be written.
pub async fn tell(tx: &mut Writer, app: &App, notice: &Notice<'_>, to: To) -> Result<()> {
    let Some(subject) = store::subject(tx, notice.kind, notice.id).await? else { return Ok(()) };
    let community = tx.community();
    for told in store::tell(tx, notice, to).await? {
        let scope =
            links::Scope { person: told.person, about: links::About::Subject(notice.kind, notice.id) };
        let paragraphs = vec![
            plain(&told.line),
            plain(&app.config.address(&subject.host, &told.url)),
            Text::new("notice-letter-why").with("title", &subject.title),
        ];
        let letter = Letter {
            person: Some(told.person),
            recipient: told.email,
            lang: told.lang,
            subject: Text::new("notice-letter-subject").with("title", &subject.title),
            paragraphs,
            unsubscribe: Some(app.config.address(&subject.host, &scope.path(app, community))),
        };
        mail::post(tx, &letter).await?;
    }
    Ok(())
}

/// A text that is said as it stands.
fn plain(text: &str) -> Text {
    Text::new("notice-plain").with("text", text)
}
