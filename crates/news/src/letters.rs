//! The letter of the day: what happened yesterday and before on a person's topics, in one piece.
use crate::feeds::seen;
use crate::store::{self, Item, Waiting};
use crate::topics::stop_path;
use db::Writer;
use kit::mail::{self, Letter};
use kit::{App, CommunityId, Instant, Result, Text, log};

/// The hour in Romania from which letters are written.
const MORNING: i8 = 7;
/// How many pieces of news a letter says; the page has the rest.
const LINES: usize = 40;
/// How long it is remembered that a letter went out, in days.
const KEPT: i32 = 90;

/// Writes the letters of today, once for each person, however often it is asked.
pub(crate) async fn send(app: &App, community: CommunityId) -> Result<()> {
    let now = app.clock.now();
    let until = now.day().start();
    if now.local().hour() < MORNING
        || !store::is_anybody_waiting(&mut app.read_as_program(community).await?, until).await?
    {
        return Ok(());
    }
    loop {
        let mut tx = app.write_as_program(community).await?;
        let waiting = store::waiting(&mut tx, until).await?;
        if waiting.is_empty() {
            store::forget(&mut tx, now.day().plus(-KEPT)).await?;
            return Ok(tx.commit_quietly().await?);
        }
        for reader in &waiting {
            tell(&mut tx, app, reader, until).await?;
        }
        tx.commit_quietly().await?;
    }
}

async fn tell(tx: &mut Writer, app: &App, reader: &Waiting, until: Instant) -> Result<()> {
    if !store::advance(tx, reader.person, reader.told_until, until).await? {
        return Ok(());
    }
    let Some(email) = reader.email.clone() else { return Ok(()) };
    let limit = i64::try_from(LINES + 1).unwrap_or(i64::MAX);
    let items = store::to_tell(tx, reader.person, reader.told_until, until, limit).await?;
    let items = seen(&app.areas, tx, items).await?;
    let today = app.clock.now().day();
    if items.is_empty() || !store::claim(tx, reader.person, today, items.len()).await? {
        return Ok(());
    }
    let letter = Letter {
        person: Some(reader.person),
        recipient: email,
        lang: reader.lang,
        subject: Text::new("topics-letter-subject").with("community", &reader.community),
        paragraphs: paragraphs(app, reader, &items),
        unsubscribe: Some(app.config.address(&reader.host, &stop_path(app, tx.community(), reader.person))),
    };
    mail::post(tx, &letter).await
}

fn paragraphs(app: &App, reader: &Waiting, items: &[Item]) -> Vec<Text> {
    let plain = |text: String| Text::new("topics-plain").with("text", text);
    let mut all = vec![Text::new("topics-letter-begin").with("community", &reader.community)];
    for (at, item) in items.iter().take(LINES).enumerate() {
        if at == 0 || items[at - 1].topic != item.topic {
            all.push(
                Text::new("topics-letter-about")
                    .with("topic", Text::new(format!("topic-{}", item.topic.code()))),
            );
        }
        all.push(Text::new("topics-letter-line").with("text", log::words(reader.lang, &item.line)));
        all.push(plain(app.config.address(&reader.host, &item.url)));
    }
    if items.len() > LINES {
        all.push(Text::new("topics-letter-more").with("address", app.config.address(&reader.host, "/news")));
    }
    all.push(Text::new("topics-letter-why").with("address", app.config.address(&reader.host, "/me/topics")));
    all
}
