//! The public log, and the files.
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use formats::atom;
use kit::log::{self, Line};
use kit::{Error, FileId, Frame, Instant, Query, Result, Visit, files, page};
use serde::Deserialize;

/// How many lines a page of the log shows.
const PAGE: usize = 50;
/// How many events are looked at for a page: many may be said in one line.
const LOOKED_AT: usize = 500;

/// `GET /files/{id}`
pub(super) async fn file(visit: Visit, Path(id): Path<String>) -> Result {
    files::send(&visit, read(&id)?, "whole").await
}

/// `GET /files/{id}/small`
pub(super) async fn small(visit: Visit, Path(id): Path<String>) -> Result {
    files::send(&visit, read(&id)?, "small").await
}

fn read(id: &str) -> Result<FileId> {
    id.parse().map_err(|_| Error::NotFound)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct LogQuery {
    before: String,
}

/// A line of the log in the visitor's words.
struct Said {
    words: String,
    at: Instant,
    /// What happened, where many of its kind are told in one line; and how many.
    many: Option<(String, usize)>,
}

impl Said {
    /// `18:05`, or nothing where the hour was left out.
    fn hour(&self) -> Option<String> {
        (self.at != self.at.day().start()).then(|| self.at.local().strftime("%H:%M").to_string())
    }
}

/// The lines of one day.
struct DayOfLog {
    day: String,
    lines: Vec<Said>,
}

/// The lines by day, until a page is full; and the last line that stands on it. What comes many at a time, as the seals of
/// the books do, is one line a day.
fn by_day<'a>(frame: &Frame, lines: &'a [Line]) -> (Vec<DayOfLog>, Option<&'a Line>) {
    let (mut days, mut last): (Vec<DayOfLog>, _) = (Vec::new(), None);
    for line in lines {
        if days.iter().map(|day| day.lines.len()).sum::<usize>() == PAGE {
            break;
        }
        last = Some(line);
        let day = frame.date(line.at);
        if days.last().is_none_or(|last| last.day != day) {
            days.push(DayOfLog { day, lines: vec![] });
        }
        let Some(today) = days.last_mut() else { continue };
        let same = |said: &&mut Said| said.many.as_ref().is_some_and(|(name, _)| *name == line.name);
        if let Some(Said { words, many: Some((_, n)), .. }) = today.lines.iter_mut().find(same) {
            *n += 1;
            *words = log::words_for_many(frame.lang, line, *n);
        } else {
            let many = log::comes_many_at_a_time(frame.lang, line).then(|| (line.name.clone(), 1));
            today.lines.push(Said { words: log::words(frame.lang, line), at: line.at, many });
        }
    }
    (days, last)
}

#[derive(Template)]
#[template(path = "record/log.html")]
struct Log {
    frame: Frame,
    days: Vec<DayOfLog>,
    /// The last line of this page, as the next one's address names it.
    older: Option<String>,
    first_page: bool,
}

/// `GET /log`: what happened, never who did it.
pub(super) async fn log(visit: Visit, Query(query): Query<LogQuery>) -> Result {
    let before = db::decode_id(&query.before);
    let limit = i64::try_from(LOOKED_AT).unwrap_or(i64::MAX);
    let lines = log::public(&visit.app().areas, &mut visit.read().await?, before, limit).await?;
    let frame = visit.frame();
    let (days, last) = by_day(&frame, &lines);
    let is_all = last.map(|line| line.id) == lines.last().map(|line| line.id) && lines.len() < LOOKED_AT;
    let older = last.filter(|_| !is_all).map(|line| db::encode_id(line.id));
    page(Log { days, frame, older, first_page: before.is_none() })
}

/// `GET /log.atom`: the newest of the log, for readers of feeds.
pub(super) async fn feed(visit: Visit) -> Result {
    let limit = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let lines = log::public(&visit.app().areas, &mut visit.read().await?, None, limit).await?;
    let (frame, page) = (visit.frame(), visit.address_of("/log"));
    let entry = |line: &Line| atom::Entry {
        id: format!("urn:uuid:{}", line.id),
        title: log::words(frame.lang, line),
        at: line.at.0,
        page: page.clone(),
    };
    let feed = atom::Feed {
        id: visit.address_of("/log.atom"),
        title: format!("{} · {}", frame.t("kit-log"), visit.community.name),
        address: visit.address_of("/log.atom"),
        author: visit.community.name.clone(),
        lang: visit.lang.code().to_owned(),
        entries: lines.iter().map(entry).collect(),
        page,
    };
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], atom::write(&feed)).into_response())
}
