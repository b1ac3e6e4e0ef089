//! Letters: written into the outbox in the transaction that is the reason for them, sent afterwards by a worker.
use crate::{App, CommunityId, Instant, Lang, PersonId, Result, Text};
use anyhow::Context;
use db::{FromRow, Row, Writer, args, sql};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// A letter to one person.
#[derive(Debug, Clone)]
pub struct Letter {
    pub person: Option<PersonId>,
    pub recipient: String,
    pub lang: Lang,
    pub subject: Text,
    /// Paragraphs, in order. An address stands in a paragraph of its own.
    pub paragraphs: Vec<Text>,
    /// The whole address of the page that unsubscribes with one click; none for answers that somebody asked for.
    pub unsubscribe: Option<String>,
}

/// How often a letter is tried before it is given up.
const TRIES: i64 = 8;
/// How old a letter may be when it leaves: what it says and the links in it have an end. Older ones, from before there was
/// a mail server, stay where they are until they are forgotten.
const OLDEST: i64 = 7 * Instant::DAY;
/// How many letters are taken at a time, how long one may take, and for how long they are taken: longer than all of them
/// together, so that no other worker sends them too.
const LOT: i64 = 10;
const PATIENCE: Duration = Duration::from_secs(20);
const TAKEN: i64 = 5 * Instant::MINUTE;

/// Puts a letter into the outbox.
///
/// # Errors
/// If it cannot be written.
pub async fn post(tx: &mut Writer, letter: &Letter) -> Result<()> {
    let (id, now) = (tx.new_id(), tx.stamp().now);
    let mut body: Vec<String> =
        letter.paragraphs.iter().map(|paragraph| paragraph.say(letter.lang)).collect();
    if let Some(address) = &letter.unsubscribe {
        body.push(Text::new("kit-mail-unsubscribe").with("address", address).say(letter.lang));
    }
    tx.run(
        sql!("
            insert into mail (community_id, id, person_id, recipient, subject, body, unsubscribe, attempts, next_at)
            values ($1, $2, $3, $4, $5, $6, $7, 0, $8)"),
        args![
            id, letter.person, &letter.recipient, letter.subject.say(letter.lang).replace(['\r', '\n'], " "),
            body.join("\n\n"), letter.unsubscribe.clone(), now
        ],
    )
    .await?;
    Ok(())
}

struct Waiting {
    community: CommunityId,
    id: uuid::Uuid,
    recipient: String,
    subject: String,
    body: String,
    unsubscribe: Option<String>,
    attempts: i64,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting {
            community: row.get()?,
            id: row.get()?,
            recipient: row.get()?,
            subject: row.get()?,
            body: row.get()?,
            unsubscribe: row.maybe()?,
            attempts: row.get()?,
        })
    }
}

/// How letters leave. Made once from the configuration.
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: lettre::message::Mailbox,
}

impl Post {
    /// The post of this configuration; none if there is no mail server, and letters stay where they are.
    ///
    /// # Errors
    /// If the address of the mail server or the sender is not understood.
    pub fn open(config: &crate::config::Mail) -> anyhow::Result<Option<Post>> {
        if config.smtp.is_empty() {
            return Ok(None);
        }
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(&config.smtp).context("mail.smtp")?.build();
        Ok(Some(Post { transport, from: config.from.parse().context("mail.from")? }))
    }

    async fn send(&self, letter: &Waiting) -> anyhow::Result<()> {
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(letter.recipient.parse()?)
            .subject(&letter.subject)
            .message_id(None)
            .header(ContentType::TEXT_PLAIN);
        if let Some(address) = &letter.unsubscribe {
            message = message.header(ListUnsubscribe(format!("<{address}>"))).header(OneClick);
        }
        let sending = self.transport.send(message.body(letter.body.clone())?);
        tokio::time::timeout(PATIENCE, sending).await.context("the mail server does not answer")??;
        Ok(())
    }
}

/// Sends what waits, at most a handful; returns how many it tried. A letter may go out twice if the machine dies
/// between sending and noting it, never not at all.
///
/// # Errors
/// If the outbox cannot be read or written.
pub async fn send_waiting(app: &App, post: &Post) -> Result<usize> {
    let now = app.clock.now();
    let mut tx = app.write_as_program(CommunityId::INSTANCE).await?;
    // Taking a letter moves its next attempt, so that no other worker takes it meanwhile.
    let waiting: Vec<Waiting> = tx
        .all(
            sql!(global "
                update mail set attempts = attempts + 1, next_at = $1
                 where (community_id, id) in (select m.community_id, m.id from mail m
                         where m.sent_at is null and m.failure is null and m.next_at <= $2 and m.next_at > $3
                         order by m.next_at limit $4)
                   and next_at <= $2
                returning community_id, id, recipient, subject, body, unsubscribe, attempts"),
            args![now.plus(TAKEN), now, now.plus(-OLDEST), LOT],
        )
        .await?;
    tx.commit_quietly().await?;
    for letter in &waiting {
        let sent = post.send(letter).await;
        let mut tx = app.write_as_program(letter.community).await?;
        match sent {
            Ok(()) => {
                tx.run(
                    sql!("update mail set sent_at = $3 where community_id = $1 and id = $2"),
                    args![letter.id, now],
                )
                .await?;
            }
            Err(error) => {
                tracing::warn!(attempts = letter.attempts, community = %letter.community, "a letter could not be sent");
                let failure = (letter.attempts >= TRIES).then(|| format!("{error:#}"));
                let pause = Instant::MINUTE << letter.attempts.min(10);
                tx.run(
                    sql!("update mail set next_at = $3, failure = $4 where community_id = $1 and id = $2"),
                    args![letter.id, now.plus(pause), failure],
                )
                .await?;
            }
        }
        tx.commit_quietly().await?;
    }
    Ok(waiting.len())
}

#[derive(Clone)]
struct ListUnsubscribe(String);
impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ListUnsubscribe(text.to_owned()))
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// RFC 8058: the mail program may unsubscribe by itself with one POST.
#[derive(Clone)]
struct OneClick;
impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(OneClick)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}
