//! The page of letters.
use super::domain::{Piece, pieces};
use super::store::{self, Kept};
use askama::Template;
use kit::access::Role;
use kit::config::Config;
use kit::{Error, Frame, Instant, Query, Result, Visit, private_page};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Paging {
    before: String,
}

struct Shown {
    recipient: String,
    subject: String,
    community: String,
    at: Instant,
    /// Paragraphs of lines of pieces.
    paragraphs: Vec<Vec<Vec<Piece>>>,
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct MailboxPage {
    frame: Frame,
    letters: Vec<Shown>,
    /// The key of the next page.
    older: Option<String>,
    is_first: bool,
}

pub(super) async fn read(visit: Visit, Query(paging): Query<Paging>) -> Result {
    let config = &visit.app().config;
    let may_read = config.demo || visit.actor.is(Role::Operator);
    if !config.mail.smtp.is_empty() || !may_read {
        return Err(Error::NotFound);
    }
    let before = db::decode_id(&paging.before);
    let mut kept = store::letters(&mut visit.read().await?, before.unwrap_or(Uuid::max())).await?;
    let has_more = kept.len() > store::PAGE;
    kept.truncate(store::PAGE);
    let older = kept.last().filter(|_| has_more).map(|last| db::encode_id(last.id));
    let letters = kept.into_iter().map(|letter| show(config, letter)).collect();
    private_page(MailboxPage { frame: visit.frame(), letters, older, is_first: before.is_none() })
}

fn show(config: &Config, letter: Kept) -> Shown {
    let ours = [config.address(&letter.host, "/"), config.address(&config.host, "/")];
    let paragraph = |text: &str| text.lines().map(|line| pieces(line, &ours)).collect();
    Shown {
        recipient: letter.recipient,
        subject: letter.subject,
        community: letter.community,
        at: letter.at,
        paragraphs: letter.body.split("\n\n").map(paragraph).collect(),
    }
}
