//! A world for tests: two communities on each engine, and a client that shouts when one sees the other.
//!
//! Every word of the neighbours, `theirs`, contains [`TRIPWIRE`]; an answer of `ours` that shows it fails the test.
use crate::access::Role;
use crate::area::Areas;
use crate::clock::{Clock, new_id, random};
use crate::config::Config;
use crate::visit::{App, hex, session_hash};
use crate::{Area, CommunityId, Instant, PersonId, job, server};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use db::test::{Fresh, each_engine};
use db::{Reader, Writer, args, sql};
use std::net::{IpAddr, SocketAddr};
use tower::ServiceExt;

/// In every text of the neighbouring community.
pub const TRIPWIRE: &str = "TRIPWIRE";

/// Friday, 15 May 2026, noon in Romania.
pub const NOON: Instant = Instant(1_778_835_600_000);

/// The world of one test on one engine.
pub struct World {
    pub app: App,
    pub clock: Clock,
    pub ours: Place,
    pub theirs: Place,
    pub instance: Place,
    router: Router,
    areas: fn() -> Vec<Area>,
    fresh: Fresh,
}

/// One community of the world.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: CommunityId,
    pub host: &'static str,
}

/// Somebody with an account and a session.
#[derive(Debug, Clone)]
pub struct Someone {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    token: [u8; 32],
    place: Place,
}

/// A browser.
pub struct Client<'a> {
    world: &'a World,
    cookie: Option<String>,
    token: String,
    place: Place,
    address: Option<IpAddr>,
    may_see_tripwire: bool,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// The body as it came, for files that are no text.
    pub bytes: Vec<u8>,
    pub headers: HeaderMap,
}

impl World {
    /// A fresh world on each engine that is at hand, with these areas.
    pub async fn each_engine(areas: fn() -> Vec<Area>) -> Vec<World> {
        World::each_engine_set_up(areas, |_| ()).await
    }

    /// The same with another configuration: `|config| config.demo = true`.
    pub async fn each_engine_set_up(areas: fn() -> Vec<Area>, set_up: fn(&mut Config)) -> Vec<World> {
        let mut worlds = Vec::new();
        for fresh in each_engine().await {
            let mut config = Config { host: "instance.test".into(), port: 0, ..Config::default() };
            set_up(&mut config);
            worlds.push(World::build(fresh, areas, config).await);
        }
        worlds
    }

    async fn build(fresh: Fresh, gather: fn() -> Vec<Area>, config: Config) -> World {
        let clock = Clock::fixed(NOON);
        let (areas, routes) = Areas::gather(gather());
        let app = App::new(fresh.db.clone(), config, clock.clone(), areas, [7; 32]);
        server::settle_instance(&app).await.expect("the instance has its row");
        let router = server::router(&app, routes);
        let ours = Place { id: CommunityId(new_id(true, NOON.0)), host: "ours.test" };
        let theirs = Place { id: CommunityId(new_id(true, NOON.0)), host: "theirs.test" };
        let instance = Place { id: CommunityId::INSTANCE, host: "instance.test" };
        let world = World { app, clock, ours, theirs, instance, router, areas: gather, fresh };
        world.found(&world.ours, "Comuna Noastră").await;
        world.found(&world.theirs, TRIPWIRE).await;
        world
    }

    /// Starts the program again over the same database, as after a crash: what was not kept is lost.
    pub async fn restart(&mut self) {
        let db = self.fresh.reopen().await;
        let (areas, routes) = Areas::gather((self.areas)());
        self.app = App::new(db, self.app.config.clone(), self.clock.clone(), areas, [7; 32]);
        self.router = server::router(&self.app, routes);
    }

    async fn found(&self, place: &Place, name: &str) {
        let mut tx = self.write(&self.instance).await;
        tx.run(
            sql!(global "
                insert into community (id, host, kind, name, languages, accent, summary, settings, created_at)
                values ($1, $2, 'commune', $3, 'ro,en,hu', '#a33a1e', $3, '{}', $4)"),
            args![place.id, place.host, name, NOON],
        )
        .await
        .expect("a community can be founded");
        tx.commit_quietly().await.expect("kept");
    }

    /// The time of this world.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A writer into a community, as the program.
    pub async fn write(&self, place: &Place) -> Writer {
        self.app.write_as_program(place.id).await.expect("a writer")
    }

    /// A reader of a community.
    pub async fn read(&self, place: &Place) -> Reader {
        self.app.read_as_program(place.id).await.expect("a reader")
    }

    /// A member of a community, signed in.
    pub async fn member(&self, place: &Place) -> Someone {
        self.person(place, Role::Member).await
    }

    /// Somebody with a role in a community, signed in.
    pub async fn person(&self, place: &Place, role: Role) -> Someone {
        let id = PersonId(new_id(true, NOON.0));
        let word = if place.id == self.theirs.id { TRIPWIRE } else { role.code() };
        let (name, email) =
            (format!("{word} Pop"), format!("{word}-{}@example.org", id.0.simple()).to_lowercase());
        let token = random::<32>();
        let mut tx = self.write(place).await;
        tx.run(
            sql!(global "insert into person (id, name, email, email_key, language, created_at) values ($1, $2, $3, $3, 'ro', $4)"),
            args![id, &name, &email, NOON],
        )
        .await
        .expect("a person");
        tx.run(
            sql!("insert into membership (community_id, person_id, role, joined_at) values ($1, $2, $3, $4)"),
            args![id, role, NOON],
        )
        .await
        .expect("a membership");
        tx.run(
            sql!(
                "
                insert into session (community_id, token_hash, person_id, created_at, expires_at, way)
                values ($1, $2, $3, $4, $5, 'test')"
            ),
            args![session_hash(&token), id, NOON, NOON.plus(365 * Instant::DAY)],
        )
        .await
        .expect("a session");
        tx.commit_quietly().await.expect("kept");
        Someone { person: id, name, email, token, place: place.clone() }
    }

    /// A member whose residence has been attested.
    pub async fn resident(&self, place: &Place) -> Someone {
        let someone = self.member(place).await;
        let mut tx = self.write(place).await;
        tx.run(
            sql!(
                "
                insert into attestation (community_id, person_id, adult, checked_on, checked_by)
                values ($1, $2, true, '2026-01-15', $3)"
            ),
            args![someone.person, someone.person],
        )
        .await
        .expect("an attestation");
        tx.commit_quietly().await.expect("kept");
        someone
    }

    /// A browser in which somebody is signed in.
    #[must_use]
    pub fn as_(&self, someone: &Someone) -> Client<'_> {
        let mask = [0u8; 16];
        let secret = self.app.keyed_hash("form", &[&session_hash(&someone.token)]);
        let token = hex(&[&mask[..], &secret[..16]].concat());
        Client {
            world: self,
            cookie: Some(format!("vatra={}", hex(&someone.token))),
            token,
            place: someone.place.clone(),
            address: None,
            may_see_tripwire: someone.place.id != self.ours.id,
        }
    }

    /// A browser in which nobody is signed in, on our community's host.
    #[must_use]
    pub fn anyone(&self) -> Client<'_> {
        Client {
            world: self,
            cookie: None,
            token: String::new(),
            place: self.ours.clone(),
            address: None,
            may_see_tripwire: false,
        }
    }

    /// Does the jobs that wait.
    pub async fn do_jobs(&self) {
        while job::run_waiting(&self.app).await.expect("the queue can be read") > 0 {}
    }

    /// Looks whether time has made something due.
    pub async fn tick(&self) {
        job::tick(&self.app).await.expect("the communities can be listed");
    }

    /// The letters in the outbox of a community, oldest first: recipient, subject, body.
    pub async fn letters(&self, place: &Place) -> Vec<(String, String, String)> {
        let statement =
            sql!("select recipient, subject, body from mail where community_id = $1 order by id limit 1000");
        self.read(place).await.all(statement, args![]).await.expect("letters")
    }

    /// The names of the events of a community, oldest first.
    pub async fn events(&self, place: &Place) -> Vec<String> {
        let statement = sql!("select name from event where community_id = $1 order by id limit 1000");
        let rows: Vec<(String,)> = self.read(place).await.all(statement, args![]).await.expect("events");
        rows.into_iter().map(|(name,)| name).collect()
    }
}

impl Client<'_> {
    /// The same browser on another host, without its session.
    #[must_use]
    pub fn on(mut self, place: &Place) -> Self {
        self.may_see_tripwire = place.id == self.world.theirs.id || place.id == CommunityId::INSTANCE;
        self.place = place.clone();
        self
    }

    /// The same browser, in which another language was chosen (only where nobody is signed in).
    #[must_use]
    pub fn in_(mut self, lang: crate::Lang) -> Self {
        self.cookie = Some(format!("vatra=~{}", lang.code()));
        self
    }

    /// The same browser on another network address (without one, nothing is throttled by address).
    #[must_use]
    pub fn from_address(mut self, address: IpAddr) -> Self {
        self.address = Some(address);
        self
    }

    /// The same browser with a form token that is not its own.
    #[must_use]
    pub fn with_wrong_token(mut self) -> Self {
        self.token = "00".repeat(32);
        self
    }

    /// The same browser with a cookie from a `Set-Cookie` answer: signs in as that session. Its forms need the token
    /// that the page shows: use [`Answer::form_token`] with [`Client::with_token`].
    #[must_use]
    pub fn with_cookie(mut self, set_cookie: &str) -> Self {
        self.cookie = Some(set_cookie.split(';').next().unwrap_or_default().to_owned());
        self
    }

    /// The same browser with this form token.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = token.to_owned();
        self
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None, Vec::new()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<(&str, &str)> =
            fields.iter().copied().chain([("token", self.token.as_str())]).collect();
        let body = serde_html_form::to_string(fields).expect("a form");
        self.send("POST", path, Some("application/x-www-form-urlencoded".into()), body.into_bytes()).await
    }

    /// Sends a form with files: (field, name, content).
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields.iter().copied().chain([("token", self.token.as_str())]) {
            body.extend(
                format!("--XYZ\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .into_bytes(),
            );
        }
        for (field, name, content) in files {
            let head = format!(
                "--XYZ\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend(head.into_bytes().into_iter().chain(content.iter().copied()).chain(*b"\r\n"));
        }
        body.extend(b"--XYZ--\r\n");
        self.send("POST", path, Some("multipart/form-data; boundary=XYZ".into()), body).await
    }

    async fn send(&self, method: &str, path: &str, kind: Option<String>, body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, self.place.host);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(address) = self.address {
            request = request.extension(ConnectInfo(SocketAddr::new(address, 0)));
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.world.router.clone().oneshot(request).await.expect("the router never fails");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body").to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        assert!(
            self.may_see_tripwire || !body.contains(TRIPWIRE),
            "{method} {path} shows the neighbours' data"
        );
        Answer { status, body, bytes, headers }
    }
}

impl Answer {
    /// Where the answer sends the browser.
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The page contains this text.
    ///
    /// # Panics
    /// If it does not.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Answer {
        assert!(self.body.contains(text), "{}: {text:?} is not in {}", self.status, self.body);
        self
    }

    /// The page does not contain this text.
    ///
    /// # Panics
    /// If it does.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Answer {
        assert!(!self.body.contains(text), "{}: {text:?} is in {}", self.status, self.body);
        self
    }

    /// The answer has this status.
    ///
    /// # Panics
    /// If it has another.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Answer {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// How many statements the page took, its session included.
    #[must_use]
    pub fn queries(&self) -> u32 {
        self.headers.get("x-queries").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok()).unwrap_or(0)
    }

    /// The token in the page's first form.
    #[must_use]
    pub fn form_token(&self) -> &str {
        let after = self.body.split(r#"name="token" value=""#).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default()
    }

    /// The value of a hidden field.
    #[must_use]
    pub fn hidden(&self, name: &str) -> &str {
        let after = self.body.split(&format!(r#"name="{name}" value=""#)).nth(1).unwrap_or_default();
        after.split('"').next().unwrap_or_default()
    }
}
