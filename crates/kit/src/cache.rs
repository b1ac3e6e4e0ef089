//! What many people read, kept in memory: whole pages for visitors without a session, compressed, and parts of pages for
//! everybody else ([`crate::Visit::shared`]).
//!
//! A page is kept under its community, language and address, and is good only while the community's generation (raised
//! by every committed event) and the minute of the clock are those under which it was rendered: stages open and close
//! on whole minutes. So it is never stale and nobody has to invalidate it. See `docs/decisions/0012`.
use crate::{CommunityId, Instant, Lang, Role};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Options, OptionsBuilder, UnitWeighter, Weighter};
use std::any::Any;
use std::io::Write;
use std::sync::Arc;

/// How much memory kept pages may use, in bytes.
const ROOM: u64 = 12 * 1024 * 1024;
/// How many parts are kept; each is at most as large as what one page shows.
const PARTS: usize = 400;
/// Longer addresses are not kept.
const LONGEST_ADDRESS: usize = 300;

/// A page as it was rendered.
pub(crate) struct Kept {
    generation: u64,
    minute: i64,
    pub(crate) plain: Bytes,
    pub(crate) gzip: Bytes,
}

type Key = (CommunityId, Lang, Box<str>);

pub(crate) struct PageCache(Cache<Key, Arc<Kept>, BySize>);

#[derive(Clone)]
struct BySize;
impl Weighter<Key, Arc<Kept>> for BySize {
    fn weight(&self, key: &Key, kept: &Arc<Kept>) -> u64 {
        u64::try_from(key.2.len() + kept.plain.len() + kept.gzip.len() + 128).unwrap_or(u64::MAX)
    }
}

#[derive(Hash, PartialEq, Eq)]
struct Lookup<'a>(CommunityId, Lang, &'a str);
impl quick_cache::Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.0 == key.0 && self.1 == key.1 && *self.2 == *key.2
    }
}

impl PageCache {
    pub(crate) fn new() -> PageCache {
        let (hash, life) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        PageCache(Cache::with_options(room_for(500, ROOM), BySize, hash, life))
    }

    /// The page, if it is still what would be rendered now.
    pub(crate) fn find(
        &self,
        community: CommunityId,
        lang: Lang,
        address: &str,
        generation: u64,
        now: Instant,
    ) -> Option<Arc<Kept>> {
        let kept = self.0.get(&Lookup(community, lang, address))?;
        (kept.generation == generation && kept.minute == minute(now)).then_some(kept)
    }

    /// Keeps a page that was rendered under `generation` at `now`.
    pub(crate) fn keep(
        &self,
        community: CommunityId,
        lang: Lang,
        address: &str,
        generation: u64,
        now: Instant,
        plain: Bytes,
    ) -> Arc<Kept> {
        let kept = Arc::new(Kept {
            generation,
            minute: minute(now),
            gzip: gzip(&plain, Compression::new(4)),
            plain,
        });
        if address.len() <= LONGEST_ADDRESS {
            self.0.insert((community, lang, address.into()), kept.clone());
        }
        kept
    }
}

/// Parts of pages, as values: for whom they were made, and what for.
#[derive(Clone, Hash, PartialEq, Eq)]
pub(crate) struct PartKey {
    pub(crate) community: CommunityId,
    pub(crate) lang: Lang,
    pub(crate) role: Role,
    pub(crate) what: String,
}

#[derive(Clone)]
struct Part {
    generation: u64,
    minute: i64,
    value: Arc<dyn Any + Send + Sync>,
}

pub(crate) struct PartCache(Cache<PartKey, Part>);

impl PartCache {
    pub(crate) fn new() -> PartCache {
        let (hash, life) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        PartCache(Cache::with_options(room_for(PARTS, PARTS as u64), UnitWeighter, hash, life))
    }

    /// The part, if it is still what would be made now.
    pub(crate) fn find<T: Send + Sync + 'static>(
        &self,
        key: &PartKey,
        generation: u64,
        now: Instant,
    ) -> Option<Arc<T>> {
        let part = self.0.get(key)?;
        let is_fresh = part.generation == generation && part.minute == minute(now);
        if is_fresh { part.value.downcast().ok() } else { None }
    }

    /// Keeps a part that was made under `generation` at `now`.
    pub(crate) fn keep<T: Send + Sync + 'static>(
        &self,
        key: PartKey,
        generation: u64,
        now: Instant,
        value: Arc<T>,
    ) {
        if key.what.len() <= LONGEST_ADDRESS {
            self.0.insert(key, Part { generation, minute: minute(now), value });
        }
    }
}

fn minute(at: Instant) -> i64 {
    at.0.div_euclid(Instant::MINUTE)
}

/// Half of the room is for what was read just now: every change makes all that was kept before it worthless, so that what
/// was asked for often is no better than what was asked for last. The library's own division (three parts in a hundred)
/// lets the parts of one page push each other out.
fn room_for(items: usize, weight: u64) -> Options {
    let mut options = OptionsBuilder::new();
    options.estimated_items_capacity(items).weight_capacity(weight).hot_allocation(0.5);
    options.build().expect("both sizes are given")
}

/// Compressed for browsers.
pub(crate) fn gzip(plain: &[u8], level: Compression) -> Bytes {
    let mut out = GzEncoder::new(Vec::with_capacity(plain.len() / 3), level);
    // Writing into memory does not fail.
    let done = out.write_all(plain).and_then(|()| out.finish());
    done.unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_page_do_not_push_each_other_out() {
        let (parts, now) = (PartCache::new(), Instant(0));
        let key = |what: String| PartKey {
            community: CommunityId::INSTANCE,
            lang: Lang::Ro,
            role: Role::Visitor,
            what,
        };
        for page in 0..200 {
            let names: Vec<String> = (0..15).map(|part| format!("part {part} of page {page}")).collect();
            for name in &names {
                parts.keep(key(name.clone()), 1, now, Arc::new(name.clone()));
            }
            let found =
                names.iter().filter(|name| parts.find::<String>(&key((*name).clone()), 1, now).is_some());
            assert_eq!(found.count(), names.len(), "page {page}");
        }
    }
}
