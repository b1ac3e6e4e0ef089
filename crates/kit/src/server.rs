//! From a request to a visit to an answer: one place for hosts, the page cache, sessions, errors and headers.
use crate::access::Denied;
use crate::area::Areas;
use crate::cache::Kept;
use crate::error::Typed;
use crate::visit::{App, Cookie, session_cookie, set_cookie};
use crate::{
    Community, CommunityId, Error, Form, Frame, Lang, Result, Routes, Text, Visit, assets, form, see,
};
use askama::Template;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Everything a page may load comes from this host, nothing runs inline, nobody may frame it.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The finished program as a tower service: put a listener in front of it, or call it in a test.
pub fn router(app: &App, routes: Routes) -> Router {
    let routes = routes.merge(own_routes());
    let (community, instance) = routes.into_routers();
    let hosts =
        Hosts { app: app.clone(), community: Pages::of(community, app), instance: Pages::of(instance, app) };
    Router::new()
        .route("/assets/{name}", get(asset))
        .route("/theme/{colour}", get(theme))
        .route("/health", get(async || "ok"))
        .route("/robots.txt", get(async || "User-agent: *\nDisallow: /sign-in\nDisallow: /unsubscribe\n"))
        .fallback(enter)
        .with_state(hosts)
        .layer(middleware::map_response(add_headers))
}

/// Routes that every host has.
fn own_routes() -> Routes {
    use crate::{Access, Site};
    Routes::default().post_on(Site::Everywhere, "/language", Access::Visitor, choose_language)
}

#[derive(Clone)]
struct Hosts {
    app: App,
    community: Pages,
    instance: Pages,
}

/// The pages of one kind of host.
#[derive(Clone)]
struct Pages {
    /// For pages that may be kept: they are compressed once, when they are kept.
    plain: Router,
    /// For everything else: compressed as it goes out.
    compressed: Router,
}

impl Pages {
    fn of(routes: Router<App>, app: &App) -> Pages {
        let plain = routes
            .fallback(async || Error::NotFound)
            .layer(DefaultBodyLimit::max(form::UPLOAD_LIMIT))
            .layer(middleware::from_fn(draw_errors))
            .with_state(app.clone());
        let compressed = plain.clone().layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
        Pages { plain, compressed }
    }
}

/// The way in for everything but assets.
async fn enter(State(hosts): State<Hosts>, request: Request) -> Response {
    let host = host_of(request.headers());
    let known = hosts.app.communities.known(&hosts.app.db, &host);
    if let Some(response) =
        known.as_deref().and_then(|community| answer_from_cache(&hosts.app, community, &request))
    {
        return response;
    }
    let door = door(request.uri().path());
    // A request runs to its end even when the visitor has gone, so that no transaction is left half-way.
    tokio::spawn(serve(hosts, host, known, request)).await.unwrap_or_else(|panic| {
        tracing::error!(%door, error = %panic, "a request panicked");
        (StatusCode::INTERNAL_SERVER_ERROR, "500").into_response()
    })
}

/// The beginning of a path, for the log: what follows may be a token or a code.
fn door(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').collect();
    if parts.len() > 2 { format!("{}/…", parts[..2].join("/")) } else { path.to_owned() }
}

async fn serve(hosts: Hosts, host: String, known: Option<Arc<Community>>, mut request: Request) -> Response {
    let Hosts { app, community: community_pages, instance: instance_pages } = hosts;
    let found = match known {
        Some(community) => Ok(Some(community)),
        None => app.communities.find(&app.db, &host).await,
    };
    let community = match found {
        Ok(Some(community)) => community,
        Ok(None) => return unknown_host(&app),
        Err(error) => return bare_failure(&error),
    };
    let generation = app.db.generation(community.id.0);
    let path = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let address = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(from)| from.ip());
    let visit = match Visit::begin(
        &app,
        community,
        request.headers(),
        &path,
        address.map(|ip: IpAddr| ip.to_canonical()),
        matches!(*request.method(), Method::GET | Method::HEAD),
    )
    .await
    {
        Ok(visit) => visit,
        Err(error) => return bare_failure(&error),
    };
    request.extensions_mut().insert(visit.clone());
    let keepable = request.method() == Method::GET && !has_session(request.headers());
    let wants_gzip = accepts_gzip(request.headers());
    let pages = if visit.community.is_instance() { instance_pages } else { community_pages };
    if !keepable {
        return respond(pages.compressed, request).await;
    }
    let response = respond(pages.plain, request).await;
    keep(&visit, generation, &path, response, wants_gzip).await
}

async fn respond(pages: Router, request: Request) -> Response {
    use tower::ServiceExt;
    match pages.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// The answer to a visitor without a session, if the page is still what it would be now.
fn answer_from_cache(app: &App, community: &Community, request: &Request) -> Option<Response> {
    if request.method() != Method::GET {
        return None;
    }
    let lang = match session_cookie(request.headers()) {
        None => community.default_language(),
        Some(Cookie::Language(lang)) => lang,
        Some(Cookie::Session(_)) => return None,
    };
    let address = request.uri().path_and_query()?.as_str();
    let kept =
        app.cache.find(community.id, lang, address, app.db.generation(community.id.0), app.clock.now())?;
    Some(answer(&kept, accepts_gzip(request.headers())))
}

/// Keeps a page that is the same for every visitor without a session.
async fn keep(visit: &Visit, generation: u64, address: &str, response: Response, gzip: bool) -> Response {
    let is_page = response.status() == StatusCode::OK
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
        && !response.headers().contains_key(header::CACHE_CONTROL);
    if !is_page {
        return response;
    }
    let Ok(body) = axum::body::to_bytes(response.into_body(), usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let app = visit.app();
    answer(&app.cache.keep(visit.community.id, visit.lang, address, generation, visit.now, body), gzip)
}

fn answer(kept: &Kept, gzip: bool) -> Response {
    let mut response = Response::new(Body::from(if gzip { kept.gzip.clone() } else { kept.plain.clone() }));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-encoding"));
    if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

fn host_of(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn has_session(headers: &HeaderMap) -> bool {
    matches!(session_cookie(headers), Some(Cookie::Session(_)))
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"))
}

/// Turns an error into a page in the visitor's language. The chain of an internal error is logged once, here.
async fn draw_errors(request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let method = request.method().clone();
    let mut response = next.run(request).await;
    if cfg!(feature = "test") {
        let queries = HeaderValue::from(visit.queries());
        response.headers_mut().insert(HeaderName::from_static("x-queries"), queries);
    }
    let error = response.extensions().get::<Arc<Error>>().cloned();
    let Some(error) = error.or_else(|| plain_error(response.status())) else { return response };
    let reference = uuid::Uuid::from_bytes(crate::clock::random()).simple().to_string()[..8].to_uppercase();
    if let Error::Internal(cause) = &*error {
        let page = door(visit.path.split('?').next().unwrap_or_default());
        #[cfg(feature = "test")]
        eprintln!("{method} {}: {cause:#}", visit.path); // no subscriber listens in tests
        tracing::error!(%reference, community = %visit.community.host, %method, page, error = format!("{cause:#}"), "a request failed");
    }
    draw_error(&visit, &error, reference).unwrap_or_else(|error| bare_failure(&error))
}

/// What axum itself refused (a wrong method, a broken path).
fn plain_error(status: StatusCode) -> Option<Arc<Error>> {
    let error = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::BAD_REQUEST => Error::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => return None,
    };
    Some(Arc::new(error))
}

#[derive(Template)]
#[template(path = "kit/error.html")]
struct ErrorPage {
    frame: Frame,
    title: &'static str,
    what: &'static str,
    reference: Option<String>,
    sign_in: bool,
    typed: Option<Typed>,
}

fn draw_error(visit: &Visit, error: &Error, reference: String) -> Result {
    let (title, what) = match error {
        Error::NotFound => ("kit-error-not-found", "kit-error-not-found-what"),
        Error::Denied(denied) => ("kit-error-denied", denied.key()),
        Error::Expired(typed) if typed.signed_out => ("kit-error-expired", "kit-error-signed-out-what"),
        Error::Expired(_) => ("kit-error-expired", "kit-error-expired-what"),
        Error::BadInput(what) => ("kit-error-bad-input", *what),
        Error::TooLarge => ("kit-error-too-large", "kit-error-too-large-what"),
        Error::Conflict(what) => ("kit-error-conflict", *what),
        Error::TooMany => ("kit-error-too-many", "kit-error-too-many-what"),
        Error::Internal(_) => ("kit-error-internal", "kit-error-internal-what"),
    };
    let typed = match error {
        Error::Expired(typed) => Some(typed.clone()),
        Error::Conflict(_) | Error::BadInput(_) | Error::Internal(_) | Error::TooMany => {
            visit.typed().cloned()
        }
        _ => None,
    };
    let sign_in =
        matches!(error, Error::Denied(Denied::SignIn)) || typed.as_ref().is_some_and(|t| t.signed_out);
    let reference = matches!(error, Error::Internal(_)).then_some(reference);
    if visit.path.starts_with("/api/") {
        return Ok(problem(visit, error.status(), title, what, reference.as_deref()));
    }
    let page = ErrorPage { frame: visit.frame(), title, what, reference, sign_in, typed };
    crate::page::html(error.status(), &page)
}

/// The same for programs: a problem detail of RFC 9457.
fn problem(
    visit: &Visit,
    status: StatusCode,
    title: &'static str,
    what: &'static str,
    reference: Option<&str>,
) -> Response {
    let say = |key: &'static str| Text::new(key).say(visit.lang);
    let body = serde_json::json!({
        "title": say(title), "detail": say(what), "status": status.as_u16(), "reference": reference,
    });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

fn unknown_host(app: &App) -> Response {
    let directory = app.config.address(&app.config.host, "/");
    let text = format!(
        "Nu găsim nicio comunitate la această adresă. No community lives at this address.\n{directory}\n"
    );
    (StatusCode::NOT_FOUND, text).into_response()
}

/// For the rare failure that comes before there is a visit to draw a page for.
fn bare_failure(error: &Error) -> Response {
    tracing::error!(?error, "a request failed before it began");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "Ceva nu a mers. Încercați din nou. / Something broke. Please try again.",
    )
        .into_response()
}

async fn add_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

async fn asset(headers: HeaderMap, request: Request) -> Response {
    let Some(asset) = assets::find(request.uri().path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let gzip = accepts_gzip(&headers);
    let body: Bytes = if gzip { asset.gzip.clone() } else { asset.plain.clone() };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(header::CACHE_CONTROL, FOR_EVER);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

async fn theme(Path(colour): Path<String>) -> Response {
    let sheet =
        colour.strip_suffix(".css").and_then(|digits| crate::accent::style_sheet(&format!("#{digits}")));
    match sheet {
        Some(sheet) => (
            [(header::CONTENT_TYPE, HeaderValue::from_static("text/css")), (header::CACHE_CONTROL, FOR_EVER)],
            sheet,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
struct LanguageForm {
    lang: String,
    back: String,
}

/// Somebody without a session keeps the language in the cookie; somebody with one keeps it in the profile.
async fn choose_language(visit: Visit, Form(form, _): Form<LanguageForm>) -> Result {
    let lang = Lang::parse(&form.lang)
        .filter(|lang| visit.community.languages.contains(lang))
        .ok_or(Error::NotFound)?;
    let mut response = see(local_path(&form.back))?;
    if let Some(person) = visit.actor.person {
        let mut tx = visit.write().await?;
        tx.run(db::sql!(global "update person set language = $2 where id = $1"), db::args![person, lang])
            .await?;
        tx.commit_quietly().await?;
    } else {
        let cookie = set_cookie(visit.app(), &format!("~{}", lang.code()), 365 * 24 * 3600);
        response
            .headers_mut()
            .insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(anyhow::Error::from)?);
    }
    Ok(response)
}

/// A path on this site: never somebody else's address.
#[must_use]
pub fn local_path(path: &str) -> &str {
    // Browsers leave tabs and line breaks out of an address: what is behind them would become the host.
    let is_plain = !path.contains('\\') && !path.contains(char::is_control);
    let is_local = path.starts_with('/') && !path.starts_with("//") && is_plain;
    if is_local { path } else { "/" }
}

/// Listens until told to stop, and lets requests that have begun come to their end.
///
/// # Errors
/// If the connection breaks in a way that cannot be mended.
pub async fn listen(
    listener: tokio::net::TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(stop)
        .await?;
    Ok(())
}

/// Makes sure that the instance itself has its row, with the bare host of the configuration.
///
/// # Errors
/// If it cannot be written.
pub async fn settle_instance(app: &App) -> Result<()> {
    let mut tx = app.write_as_program(CommunityId::INSTANCE).await?;
    tx.run(
        db::sql!(global "
            insert into community (id, host, kind, name, languages, accent, summary, settings, created_at)
            values ($1, $2, 'instance', 'Vatra', 'ro,en,hu', '#a33a1e', '', '{}', $3)
            on conflict (id) do update set host = excluded.host"),
        db::args![CommunityId::INSTANCE, &app.config.host, app.clock.now()],
    )
    .await?;
    Ok(tx.commit_quietly().await?)
}

/// The routes and areas of a program whose areas are `areas`.
#[must_use]
pub fn gather(areas: Vec<crate::Area>) -> (Areas, Routes) {
    Areas::gather(areas)
}
