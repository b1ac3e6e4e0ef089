//! One request: the community of its host, the person of its session, the time, the language. The only door to the data.
use crate::access::{Action, Actor, Allowed, Denied, Role};
use crate::area::Areas;
use crate::area::Later;
use crate::cache::{PageCache, PartCache, PartKey};
use crate::clock::{Clock, new_id, random};
use crate::community::Communities;
use crate::config::Config;
use crate::error::Typed;
use crate::find::Following;
use crate::{Community, Error, Frame, Instant, Lang, PersonId, Result};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use db::{Db, FromRow, Reader, Row, Stamp, Writer, args, sql};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The name of the only cookie.
pub(crate) const COOKIE: &str = "vatra";

/// What all requests share. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Shared>);

/// The inside of [`App`].
pub struct Shared {
    pub db: Db,
    pub config: Config,
    pub clock: Clock,
    pub areas: Areas,
    pub(crate) communities: Communities,
    pub(crate) cache: PageCache,
    parts: PartCache,
    secret: [u8; 32],
}

impl std::ops::Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl App {
    /// Puts the program together. `secret` signs form tokens and links: whoever has it can forge them.
    #[must_use]
    pub fn new(db: Db, config: Config, clock: Clock, areas: Areas, secret: [u8; 32]) -> App {
        let db = match areas.follows() {
            [] => db,
            _ => db.with_witness(Arc::new(Following(areas.clone()))),
        };
        App(Arc::new(Shared {
            db,
            config,
            clock,
            areas,
            communities: Communities::default(),
            cache: PageCache::new(),
            parts: PartCache::new(),
            secret,
        }))
    }

    /// The same program at another time: what happened long ago is told as it happened then. Nothing is kept in memory
    /// from one to the other.
    #[must_use]
    pub fn at_the_time_of(&self, clock: Clock) -> App {
        let Shared { db, config, areas, secret, .. } = &*self.0;
        App::new(db.clone(), config.clone(), clock, areas.clone(), *secret)
    }

    /// A keyed hash of `parts` for one purpose. The same text gives another hash for another purpose.
    #[must_use]
    pub fn keyed_hash(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("any key length is fine");
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The community of a host name.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn community(&self, host: &str) -> Result<Option<Arc<Community>>> {
        self.communities.find(&self.db, host).await
    }

    /// A writer for work that no visitor asked for: a job, a command, the first start.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn write_as_program(&self, community: crate::CommunityId) -> Result<Writer> {
        self.write(community, None, self.clock.now(), Arc::default()).await
    }

    /// A reader for work that no visitor asked for.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn read_as_program(&self, community: crate::CommunityId) -> Result<Reader> {
        Ok(self.db.read(community.0, Arc::default()).await?)
    }

    async fn write(
        &self,
        community: crate::CommunityId,
        person: Option<PersonId>,
        now: Instant,
        queries: Arc<AtomicU32>,
    ) -> Result<Writer> {
        let day = now.day().start().0;
        let stamp = Stamp { person: person.map(|p| p.0), now: now.0, day, chance: new_id };
        Ok(self.db.write(community.0, stamp, queries).await?)
    }
}

/// From how many characters on a field is something that somebody wrote.
const WRITTEN: usize = 60;

/// One request. Cheap to clone.
#[derive(Clone)]
pub struct Visit {
    pub community: Arc<Community>,
    pub actor: Actor,
    pub now: Instant,
    pub lang: Lang,
    /// Path and query, as asked for.
    pub path: Arc<str>,
    app: App,
    session: Option<[u8; 32]>,
    address: Option<IpAddr>,
    /// The community's generation when the visit began, before anything was read.
    generation: u64,
    queries: Arc<AtomicU32>,
    connection: Arc<Connection>,
    typed: Arc<OnceLock<Typed>>,
}

/// What a request has had from the database so far.
#[derive(Default)]
struct Connection {
    /// The snapshot in which the session was looked up, for the first who reads.
    parked: Mutex<Option<Reader>>,
    /// From the first change on nothing that was kept before is believed.
    has_written: AtomicBool,
}

impl Connection {
    fn park(&self, reader: Reader) {
        *self.parked.lock().unwrap_or_else(PoisonError::into_inner) = Some(reader);
    }
    fn take(&self) -> Option<Reader> {
        self.parked.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Visit {
    /// Finds out who is there. One query if there is a session cookie, none otherwise.
    pub(crate) async fn begin(
        app: &App,
        community: Arc<Community>,
        headers: &HeaderMap,
        path: &str,
        address: Option<IpAddr>,
        is_read: bool,
    ) -> Result<Visit> {
        let now = app.clock.now();
        let generation = app.db.generation(community.id.0);
        let mut visit = Visit {
            lang: community.default_language(),
            community,
            actor: Actor::nobody(),
            now,
            path: path.into(),
            app: app.clone(),
            session: None,
            address: if app.config.behind_proxy { forwarded(headers).or(address) } else { address },
            generation,
            queries: Arc::default(),
            connection: Arc::default(),
            typed: Arc::default(),
        };
        match session_cookie(headers) {
            Some(Cookie::Language(lang)) => visit.lang = lang,
            Some(Cookie::Session(hash)) => visit.recognise(hash, is_read).await?,
            None => {}
        }
        Ok(visit)
    }

    async fn recognise(&mut self, hash: [u8; 32], is_read: bool) -> Result<()> {
        let mut reader = self.read().await?;
        let found: Option<SessionRow> = reader
            .one(
                sql!(
                    "
                    select p.id, p.name, p.language, m.role, a.adult
                      from session s
                      join person p on p.id = s.person_id and p.erased_at is null
                      left join membership m on m.community_id = s.community_id and m.person_id = s.person_id
                      left join attestation a on a.community_id = s.community_id and a.person_id = s.person_id
                           and a.revoked_at is null
                     where s.community_id = $1 and s.token_hash = $2 and s.expires_at > $3"
                ),
                args![hash, self.now],
            )
            .await?;
        let Some(row) = found else { return Ok(()) };
        // A form may take its time to arrive, and what it changes is looked at when it is here: nothing is held meanwhile.
        if is_read {
            self.connection.park(reader);
        }
        self.lang = row.language;
        self.actor = Actor {
            person: Some(row.person),
            name: row.name,
            role: row.role.unwrap_or(Role::Visitor),
            resident: row.attested.is_some(),
            adult: row.attested.unwrap_or(false),
        };
        self.session = Some(hash);
        Ok(())
    }

    /// What all requests share.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Reads the community's data in one snapshot. At most one reader or writer at a time: who held one while waiting for
    /// another could wait for ever.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn read(&self) -> Result<Reader> {
        if let Some(reader) = self.connection.take() {
            return Ok(reader);
        }
        Ok(self.app.db.read(self.community.id.0, self.queries.clone()).await?)
    }

    /// Changes the community's data; nothing is kept unless the writer's `commit` says what happened.
    ///
    /// # Errors
    /// If no connection can be had.
    pub async fn write(&self) -> Result<Writer> {
        self.connection.has_written.store(true, Ordering::Relaxed);
        drop(self.connection.take());
        // The moment of the change, not that at which its form began to arrive: a term may have ended in between.
        self.app.write(self.community.id, self.actor.person, self.app.clock.now(), self.queries.clone()).await
    }

    /// What is the same for everybody with this role, made once and kept until something of the community changes (or the
    /// minute, see `cache`). `what` names it within the community, with everything it depends on besides role and language.
    ///
    /// `make` is given a visit of nobody in particular (the same community, role, language and moment, but no person, no
    /// session and no address), so nothing personal can get into what others will read.
    ///
    /// # Errors
    /// If it cannot be made.
    pub async fn shared<T, F>(&self, reader: &mut Reader, what: String, make: F) -> Result<Arc<T>>
    where
        T: Send + Sync + 'static,
        F: for<'a> FnOnce(&'a Visit, &'a mut Reader) -> Later<'a, T> + Send,
    {
        let (community, lang, role) = (self.community.id, self.lang, self.actor.role);
        let anyone = self.of_anyone();
        if self.connection.has_written.load(Ordering::Relaxed) {
            return Ok(Arc::new(make(&anyone, reader).await?));
        }
        let key = PartKey { community, lang, role, what };
        if let Some(kept) = self.app.parts.find(&key, self.generation, self.now) {
            return Ok(kept);
        }
        let made = Arc::new(make(&anyone, reader).await?);
        self.app.parts.keep(key, self.generation, self.now, made.clone());
        Ok(made)
    }

    /// Remembers what was typed into the form of this request, so that an error page can give it back.
    pub(crate) fn remember_typed(&self, typed: Typed) {
        // A request has one form.
        let _ = self.typed.set(typed);
    }

    /// What was typed, if it is worth giving back: somebody wrote something.
    pub(crate) fn typed(&self) -> Option<&Typed> {
        self.typed.get().filter(|typed| typed.fields.iter().any(|(_, value)| value.chars().count() > WRITTEN))
    }

    /// The same visit without the person.
    fn of_anyone(&self) -> Visit {
        Visit {
            actor: Actor { role: self.actor.role, ..Actor::nobody() },
            path: "/".into(),
            session: None,
            address: None,
            ..self.clone()
        }
    }

    /// The person, or [`Denied::SignIn`].
    ///
    /// # Errors
    /// If nobody is signed in.
    pub fn person(&self) -> Result<PersonId, Denied> {
        self.actor.person.ok_or(Denied::SignIn)
    }

    /// Asks the rule of an action about this actor, now.
    ///
    /// # Errors
    /// If the rule says no.
    pub fn may<A: Action>(&self, on: A::On) -> Result<Allowed<A>, Denied> {
        self.actor.may::<A>(on, self.now)
    }

    /// What every page shows around its content.
    #[must_use]
    pub fn frame(&self) -> Frame {
        Frame::of(self)
    }

    /// The token that this session's forms carry, hidden under a fresh mask so that it never looks the same twice.
    #[must_use]
    pub fn form_token(&self) -> String {
        let Some(session) = self.session else { return String::new() };
        let mask = random::<16>();
        let token = self.app.keyed_hash("form", &[&session]);
        let hidden: Vec<u8> =
            mask.iter().copied().chain(token[..16].iter().zip(mask).map(|(t, m)| t ^ m)).collect();
        hex(&hidden)
    }

    /// Whether a form's token belongs to this session. Without a session there is nothing to ride on.
    pub(crate) fn knows_token(&self, shown: &str) -> bool {
        let Some(session) = self.session else { return true };
        let Some(bytes) = unhex::<32>(shown) else { return false };
        let token = self.app.keyed_hash("form", &[&session]);
        // A sum of differences takes the same time wherever the first difference is.
        (0..16).fold(0u8, |sum, i| sum | (bytes[i] ^ bytes[16 + i] ^ token[i])) == 0
    }

    /// The hash of this session's token; the token itself is only in the visitor's cookie.
    #[must_use]
    pub fn session(&self) -> Option<[u8; 32]> {
        self.session
    }

    /// Where the request came from, for throttling; never stored as it is.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }

    /// How many statements this request has run so far.
    #[must_use]
    pub fn queries(&self) -> u32 {
        self.queries.load(Ordering::Relaxed)
    }

    /// The whole address of one of this community's pages.
    #[must_use]
    pub fn address_of(&self, path: &str) -> String {
        self.app.config.address(&self.community.host, path)
    }

    /// The address of one of this community's pages as people type it, without `https://`: for paper.
    #[must_use]
    pub fn typed_address_of(&self, path: &str) -> String {
        let whole = self.address_of(path);
        whole.split_once("://").map_or(whole.as_str(), |(_, rest)| rest).to_owned()
    }
}

impl FromRequestParts<App> for Visit {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Visit> {
        parts.extensions.get::<Visit>().cloned().ok_or(Error::NotFound)
    }
}

struct SessionRow {
    person: PersonId,
    name: String,
    language: Lang,
    role: Option<Role>,
    /// Whether the attested person is an adult; none if there is no attestation.
    attested: Option<bool>,
}
impl FromRow for SessionRow {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(SessionRow {
            person: row.get()?,
            name: row.get()?,
            language: row.get()?,
            role: row.maybe()?,
            attested: row.maybe()?,
        })
    }
}

/// What the one cookie holds: a session, or only the language that a visitor chose.
pub(crate) enum Cookie {
    Session([u8; 32]),
    Language(Lang),
}

pub(crate) fn session_cookie(headers: &HeaderMap) -> Option<Cookie> {
    for line in headers.get_all(header::COOKIE) {
        for pair in line.to_str().ok()?.split(';') {
            let Some(value) = pair.trim().strip_prefix(COOKIE).and_then(|rest| rest.strip_prefix('=')) else {
                continue;
            };
            return match value.strip_prefix('~') {
                Some(lang) => Lang::parse(lang).map(Cookie::Language),
                None => unhex::<32>(value).map(|token| Cookie::Session(session_hash(&token))),
            };
        }
    }
    None
}

/// What is stored of a session's token.
#[must_use]
pub fn session_hash(token: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// The `Set-Cookie` line for a session token; an empty one signs out.
#[must_use]
pub fn set_cookie(app: &App, value: &str, seconds: i64) -> String {
    let secure = if app.config.scheme == "https" { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    // The last line and the last address in it are the proxy's; what stands before may be anybody's.
    headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()?
        .to_str()
        .ok()?
        .split(',')
        .next_back()?
        .trim()
        .parse()
        .ok()
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads exactly `N` bytes of hexadecimal digits.
#[must_use]
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}
