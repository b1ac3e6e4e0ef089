//! What can be found by its words, and what is news: one hook for each, which areas fill in.
//!
//! An area says for each of its kinds of public things how one is read as everybody sees it ([`Finds::look`]) and which
//! exist ([`Finds::ids`]). Whenever an event names such a thing, it is read again in the same transaction: a thing that
//! gives nothing any more is found no more.
use crate::area::{Areas, Later};
use crate::{Instant, ProcessId};
use db::{Happened, Reader, Sql, Witness, Writer};
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;

/// A public thing, or a piece of one that has a page of its own.
#[derive(Debug, Clone)]
pub struct Finding {
    /// 0: the whole; otherwise the address of the piece.
    pub part: i64,
    pub title: String,
    /// What it is a part of, to be shown beside the title; empty for what stands alone.
    pub under: String,
    /// Plain text or markdown.
    pub text: String,
    /// The path of its page.
    pub url: String,
    /// When it became public.
    pub at: Instant,
    /// What people can follow it by besides its kind: the category of a proposal.
    pub category: Option<&'static str>,
    pub process: Option<ProcessId>,
}

/// A kind of things that can be found.
pub struct Finds {
    /// `proposal`: the field of events' bodies that names one, and the end of the message `search-kind-proposal`.
    pub kind: &'static str,
    /// What everybody may read of one now; nothing if it is not public. The first is the whole.
    pub look: for<'a> fn(&'a mut Reader, Uuid) -> Later<'a, Vec<Finding>>,
    /// The ids of those that exist, public or not, after `$2`, in their order, at most `$3`.
    pub ids: Sql,
}

db::codes! {
    /// What people can ask to be told about.
    pub enum Topic {
        /// Processes and their stages.
        Processes = "processes",
        /// Consultations on drafts, debates, documents.
        Consultations = "consultations",
        Proposals = "proposals",
        Votes = "votes",
        /// Sittings, assemblies and meetings, their minutes.
        Sittings = "sittings",
        /// Campaigns and what is done with their money.
        Funding = "funding",
        /// Strategies and what has come of them.
        Strategy = "strategy",
    }
}

/// An event that is news: on the feeds and in the letters about its topic. Its words are those of the log.
pub struct News {
    /// `sitting.convened`
    pub event: &'static str,
    pub topic: Topic,
    /// The kind of thing whose page it leads to: a [`Finds::kind`].
    pub of: &'static str,
}

/// The id that an event's body gives for a kind of thing: a word with its prefix, or a UUID.
#[must_use]
pub fn named(body: &serde_json::Value, kind: &str) -> Option<Uuid> {
    let text = body.get(kind)?.as_str()?;
    let word = text.rsplit_once('_').and_then(|(_, word)| db::decode_id(word));
    word.or_else(|| text.parse().ok())
}

/// Lets every area do what follows from events.
pub(crate) struct Following(pub(crate) Areas);

impl Witness for Following {
    fn saw<'a>(
        &'a self,
        tx: &'a mut Writer,
        happened: &'a [Happened],
    ) -> Pin<Box<dyn Future<Output = db::Result<()>> + Send + 'a>> {
        Box::pin(async move {
            for follows in self.0.follows() {
                follows(&self.0, tx, happened).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
            }
            Ok(())
        })
    }
}
