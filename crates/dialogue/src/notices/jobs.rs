//! News that other areas hand over by name, and the digests.
use super::domain::{Notice, To};
use super::links::{About, Scope};
use super::store::{self, News, Reading};
use super::{plain, tell};
use crate::subjects::{self, Subject, SubjectKind};
use anyhow::{Context, bail};
use db::Writer;
use kit::mail::{self, Letter};
use kit::{App, CommunityId, Lang, ProcessId, Result, Text};
use rules::stages::StageKind;
use serde::Deserialize;
use uuid::Uuid;

/// The hour in Romania from which digests are sent: nobody's phone rings at midnight.
const MORNING: i8 = 7;
/// How long it is remembered what a person was told, in days.
const KEPT: i32 = 90;

#[derive(Deserialize)]
struct ProcessNews {
    process: String,
    /// The kind of the stage: `vote`.
    stage: String,
    /// `opened` or `closed`.
    what: String,
    /// Of the process.
    title: String,
    url: String,
}

/// Tells the followers of a process that one of its stages has opened or closed.
pub(super) async fn process(app: &App, community: CommunityId, body: &str) -> Result<()> {
    let news: ProcessNews = serde_json::from_str(body).map_err(anyhow::Error::from)?;
    let id = any_id(&news.process)?;
    let said = match news.what.as_str() {
        "opened" => "notice-stage-opened",
        "closed" => "notice-stage-closed",
        other => return Err(anyhow::anyhow!("a stage is opened or closed, not {other}").into()),
    };
    let stage = match StageKind::parse(&news.stage) {
        Some(kind) => Text::new(format!("notice-stage-{}", kind.code())),
        None => plain(&news.stage),
    };
    let what = Text::new(said).with("stage", stage).with("title", &news.title);
    let key = format!("process {id} {} {}", news.stage, news.what);
    let mut tx = app.write_as_program(community).await?;
    let subject = Subject {
        kind: SubjectKind::Process,
        id,
        process: Some(ProcessId(id)),
        title: news.title,
        url: news.url,
        owner: None,
        talk_closes_at: None,
    };
    subjects::open(&mut tx, &subject).await?;
    let notice = Notice { kind: SubjectKind::Process, id, key: &key, url: None, what: &what };
    tell(&mut tx, app, &notice, To::OwnerAndFollowers).await?;
    Ok(tx.commit_quietly().await?)
}

#[derive(Deserialize)]
struct SubjectNews {
    kind: String,
    id: String,
    /// The key of a message that may use `$title`.
    text_key: String,
    title: String,
    url: String,
}

/// Tells the owner and the followers of a subject what the message says. The same body is told once.
pub(super) async fn subject(app: &App, community: CommunityId, body: &str) -> Result<()> {
    let news: SubjectNews = serde_json::from_str(body).map_err(anyhow::Error::from)?;
    let kind = SubjectKind::parse(&news.kind).context("a kind of subject")?;
    let id = any_id(&news.id)?;
    let what = Text::new(news.text_key.clone()).with("title", &news.title);
    if what.say(Lang::Ro) == format!("[{}]", news.text_key) {
        return Err(anyhow::anyhow!("there is no message {}", news.text_key).into());
    }
    let key = format!("{} {id} {} {} {}", kind.code(), news.text_key, news.title, news.url);
    let mut tx = app.write_as_program(community).await?;
    let notice = Notice { kind, id, key: &key, url: Some(&news.url), what: &what };
    tell(&mut tx, app, &notice, To::OwnerAndFollowers).await?;
    Ok(tx.commit_quietly().await?)
}

/// An id as a word with its prefix (`prop_…`) or as a plain UUID.
fn any_id(text: &str) -> anyhow::Result<Uuid> {
    let word = text.split_once('_').and_then(|(_, word)| db::decode_id(word));
    match word.or_else(|| text.parse().ok()) {
        Some(id) => Ok(id),
        None => bail!("an id cannot be read"),
    }
}

/// Sends the digests of the days before this one, without what moderators have taken from view since, and forgets what
/// people were told long ago.
pub(super) async fn gather(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let (today, old) = (now.day(), now.day().plus(-KEPT));
    if now.local().hour() < MORNING {
        return Ok(());
    }
    if !store::is_anything_due(&mut app.read_as_program(community).await?, today, old).await? {
        return Ok(());
    }
    loop {
        let mut tx = app.write_as_program(community).await?;
        let withheld = kit::log::withheld(&app.areas, &mut tx).await?;
        let readers = store::readers_of_digests(&mut tx, today).await?;
        for reader in &readers {
            let mut news = store::news(&mut tx, reader.person, today).await?;
            news.retain(|item| !withheld.contains(&item.subject));
            post_digest(&mut tx, app, reader, &news).await?;
            store::mark_gathered(&mut tx, reader.person, today).await?;
        }
        if readers.is_empty() {
            store::forget(&mut tx, old).await?;
            return Ok(tx.commit_quietly().await?);
        }
        tx.commit_quietly().await?;
    }
}

async fn post_digest(tx: &mut Writer, app: &App, reader: &Reading, news: &[News]) -> Result<()> {
    let Some(email) = reader.email.clone().filter(|_| !news.is_empty()) else { return Ok(()) };
    let mut paragraphs =
        vec![Text::new("notice-digest-begin").with("n", news.len()).with("community", &reader.community)];
    for (at, item) in news.iter().enumerate() {
        if at == 0 || news[at - 1].subject != item.subject {
            paragraphs.push(Text::new("notice-digest-about").with("title", &item.title));
        }
        paragraphs.push(Text::new("notice-digest-line").with("text", &item.line));
        // The address is said once after the last piece of news that it belongs to.
        if news.get(at + 1).is_none_or(|next| next.url != item.url || next.subject != item.subject) {
            paragraphs.push(plain(&app.config.address(&reader.host, &item.url)));
        }
    }
    paragraphs.push(
        Text::new("notice-digest-why").with("address", app.config.address(&reader.host, "/me/following")),
    );
    let scope = Scope { person: reader.person, about: About::Everything };
    let letter = Letter {
        person: Some(reader.person),
        recipient: email,
        lang: reader.lang,
        subject: Text::new("notice-digest-subject")
            .with("n", news.len())
            .with("community", &reader.community),
        paragraphs,
        unsubscribe: Some(app.config.address(&reader.host, &scope.path(app, tx.community()))),
    };
    mail::post(tx, &letter).await
}
