//! Answers: a page, a page again with its mistakes, a redirect, a download.
use crate::clock::Day;
use crate::languages::Value;
use crate::{Actor, Community, Instant, Lang, Result, Text, Visit};
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rules::Money;
use std::borrow::Cow;
use std::sync::Arc;

/// What every page has around its content, and how templates speak: `frame.t("key")`, `frame.money(sum)`.
#[derive(Clone)]
pub struct Frame {
    pub lang: Lang,
    pub community: Arc<Community>,
    pub actor: Actor,
    pub now: Instant,
    /// The token for forms; empty for visitors without a session.
    pub token: String,
    /// Path and query.
    pub path: Arc<str>,
    /// What was done by the form that led here.
    pub done: Option<String>,
    pub demo: bool,
    /// The address of the bare host.
    pub directory: String,
    menu: Vec<(&'static str, &'static str)>,
    /// Whether there is a search and a page of news: the bare host has a directory of its own.
    searches: bool,
}

/// A template that is a whole page.
pub trait Page: Template {}
impl<T: Template> Page for T {}

impl Frame {
    pub(crate) fn of(visit: &Visit) -> Frame {
        let config = &visit.app().config;
        let query = visit.path.split_once('?').map_or("", |(_, query)| query);
        let done = query.split('&').find_map(|pair| pair.strip_prefix("done="));
        Frame {
            lang: visit.lang,
            community: visit.community.clone(),
            actor: visit.actor.clone(),
            now: visit.now,
            token: visit.form_token(),
            path: visit.path.clone(),
            // Only our own messages can be shown this way, so an address made up by somebody else says nothing new.
            done: done.and_then(|key| visit.lang.find(&format!("{key}-done"))).map(str::to_owned),
            demo: config.demo,
            directory: config.address(&config.host, "/"),
            searches: !visit.community.is_instance() && !visit.app().areas.follows().is_empty(),
            menu: if visit.community.is_instance() {
                Vec::new()
            } else {
                visit.app().areas.menu().iter().map(|entry| (entry.label, entry.url)).collect()
            },
        }
    }

    /// A message without values.
    #[must_use]
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.lang.t(key)
    }

    /// A message with one number, `$n`: plurals.
    #[must_use]
    pub fn n(&self, key: &'static str, n: impl Into<Value>) -> String {
        Text::new(key).with("n", n).say(self.lang)
    }

    /// A message with one value.
    #[must_use]
    pub fn with(&self, key: &'static str, name: &'static str, value: impl Into<Value>) -> String {
        Text::new(key).with(name, value).say(self.lang)
    }

    /// A message that was put together elsewhere.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        text.say(self.lang)
    }

    /// The label of a code: `frame.word("category", category.code())` says `category-mobility`.
    #[must_use]
    pub fn word(&self, prefix: &str, code: &str) -> Cow<'static, str> {
        self.lang.t(&format!("{prefix}-{code}"))
    }

    /// `8.250,00 lei`
    #[must_use]
    pub fn money(&self, money: impl std::borrow::Borrow<Money>) -> String {
        self.lang.money(*money.borrow())
    }

    /// `21 noiembrie 2026`
    #[must_use]
    pub fn day(&self, day: impl std::borrow::Borrow<Day>) -> String {
        self.lang.day(*day.borrow())
    }

    /// The day of a moment.
    #[must_use]
    pub fn date(&self, at: impl std::borrow::Borrow<Instant>) -> String {
        self.lang.day(at.borrow().day())
    }

    /// Day and hour of a moment.
    #[must_use]
    pub fn moment(&self, at: impl std::borrow::Borrow<Instant>) -> String {
        self.lang.moment(*at.borrow())
    }

    /// The end of a term, in words.
    #[must_use]
    pub fn until(&self, at: impl std::borrow::Borrow<Instant>) -> String {
        self.lang.until(*at.borrow())
    }

    /// A moment for `<time datetime="…">`.
    #[must_use]
    pub fn iso(&self, at: impl std::borrow::Borrow<Instant>) -> String {
        at.borrow().to_local_input()
    }

    /// „mai sunt 3 zile”: how long until a term.
    #[must_use]
    pub fn days_left(&self, until: impl std::borrow::Borrow<Instant>) -> String {
        let left = until.borrow().0 - self.now.0;
        if left <= 0 {
            return self.t("kit-term-over").into_owned();
        }
        let days = i64::from((Instant(until.borrow().0 - 1).day().0 - self.now.day().0).get_days());
        match days {
            0 => self.t("kit-term-today").into_owned(),
            1 => self.t("kit-term-tomorrow").into_owned(),
            _ => self.n("kit-term-days", days),
        }
    }

    /// The main menu: label, address, and whether we are there.
    #[must_use]
    pub fn menu(&self) -> Vec<(Cow<'static, str>, &'static str, bool)> {
        let here = self.path.split('?').next().unwrap_or("/");
        let entries = self.menu.iter().map(|(label, url)| {
            let is_here = here == *url || (*url != "/" && here.starts_with(url));
            (self.t(label), *url, is_here)
        });
        entries.collect()
    }

    /// Whether pages have the field of the search, and a feed of news.
    #[must_use]
    pub fn has_search(&self) -> bool {
        self.searches
    }

    /// The languages of this community, in their own names.
    #[must_use]
    pub fn languages(&self) -> &[Lang] {
        &self.community.languages
    }

    /// The hidden fields of every form.
    #[must_use]
    pub fn guard(&self) -> Guard<'_> {
        Guard(&self.token)
    }

    /// Address of an asset: `frame.asset("vatra.css")`.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        crate::assets::address(name)
    }

    /// Address of the community's colours.
    #[must_use]
    pub fn theme(&self) -> String {
        format!("/theme/{}.css", self.community.accent.trim_start_matches('#'))
    }

    /// An icon; always beside a word.
    #[must_use]
    pub fn icon(&self, name: &'static str) -> Icon {
        Icon(name)
    }

    /// Markdown as safe HTML.
    #[must_use]
    pub fn markdown(&self, text: &str) -> crate::markdown::Html {
        crate::markdown::render(text)
    }

    /// Whether somebody is signed in.
    #[must_use]
    pub fn signed_in(&self) -> bool {
        self.actor.person.is_some()
    }
}

/// The hidden token field.
pub struct Guard<'a>(&'a str);
impl std::fmt::Display for Guard<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, r#"<input type="hidden" name="token" value="{}">"#, self.0)
    }
}
impl askama::filters::HtmlSafe for Guard<'_> {}

/// An inline icon from `assets/icons.svg`.
pub struct Icon(&'static str);
impl std::fmt::Display for Icon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sprite = crate::assets::address("icons.svg");
        write!(f, r##"<svg class="icon" aria-hidden="true"><use href="{sprite}#{}"/></svg>"##, self.0)
    }
}
impl askama::filters::HtmlSafe for Icon {}

/// A page. For visitors without a session it is kept in the page cache until something of the community changes.
///
/// # Errors
/// If the template fails.
pub fn page(template: impl Page) -> Result {
    html(StatusCode::OK, &template)
}

/// A page that is never kept: it holds something made for this request alone (a fresh id, a code, a term of seconds).
///
/// # Errors
/// If the template fails.
pub fn private_page(template: impl Page) -> Result {
    let mut response = html(StatusCode::OK, &template)?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The page of a form again, with what is wrong and everything that was typed.
///
/// # Errors
/// If the template fails.
pub fn refused(template: impl Page) -> Result {
    html(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

pub(crate) fn html(status: StatusCode, template: &impl Template) -> Result {
    let mut text = String::with_capacity(16 * 1024);
    template.render_into(&mut text)?;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response())
}

/// Sends the visitor on to another page after a form.
///
/// # Errors
/// None; it is a `Result` so that handlers can end with it.
pub fn see(url: impl AsRef<str>) -> Result {
    let location = HeaderValue::from_str(&in_ascii(url.as_ref())).map_err(anyhow::Error::from)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

/// An address as headers may hold it: everything but visible ASCII is escaped.
fn in_ascii(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

/// Sends the visitor on, to a page that says what was done: the message `{key}-done`.
///
/// # Errors
/// None; as [`see`].
pub fn done(url: impl AsRef<str>, key: &str) -> Result {
    let url = url.as_ref();
    let (page, fragment) =
        url.split_once('#').map_or((url, String::new()), |(page, part)| (page, format!("#{part}")));
    let joint = if page.contains('?') { '&' } else { '?' };
    see(format!("{page}{joint}done={key}{fragment}"))
}

/// An answer for programs.
///
/// # Errors
/// If the value cannot be written as JSON.
pub fn json(value: &impl serde::Serialize) -> Result {
    let body = serde_json::to_string(value).map_err(anyhow::Error::from)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// A file to keep. `name` is what it is called on the visitor's disk.
///
/// # Errors
/// If the name cannot stand in a header.
pub fn download(name: &str, media_type: &'static str, body: impl Into<Body>) -> Result {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    let disposition =
        HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"")).map_err(anyhow::Error::from)?;
    let mut response = Response::new(body.into());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}
