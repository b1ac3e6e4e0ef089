//! The letters on paper: two on each sheet.
use crate::vote::Vote;
use kit::{Lang, Result, Text, Visit};
use serde::Serialize;

/// One letter. It holds a code: it is printed and forgotten, so it has no `Debug`.
#[derive(Serialize)]
pub(crate) struct Letter {
    pub(crate) name: String,
    pub(crate) village: String,
    pub(crate) code: String,
}

#[derive(Serialize)]
struct Letters {
    vote: String,
    what: String,
    until: String,
    lost: String,
    once: String,
    qr: String,
    or: String,
    /// The page of the code as somebody types it, and as the QR code opens it.
    shown: String,
    page: String,
    letters: Vec<Letter>,
}

/// Prints letters in the language of the community. Work of some milliseconds a letter.
///
/// # Errors
/// If they cannot be printed.
pub(crate) async fn pdf(visit: &Visit, vote: &Vote, letters: Vec<Letter>) -> Result<Vec<u8>> {
    let lang: Lang = visit.community.default_language();
    let path = format!("{}/code", vote.url());
    let (page, shown) = (visit.address_of(&path), visit.typed_address_of(&path));
    let until = Text::new("letters-paper-until").with("until", lang.until(vote.closes_at)).say(lang);
    let data = Letters {
        vote: Text::new("letters-paper-vote").with("title", &vote.title).say(lang),
        what: lang.t("letters-paper-what").into_owned(),
        until,
        lost: lang.t("letters-paper-lost").into_owned(),
        once: lang.t("letters-paper-once").into_owned(),
        qr: lang.t("letters-paper-qr").into_owned(),
        or: lang.t("letters-paper-or").into_owned(),
        shown: shown.clone(),
        page,
        letters,
    };
    let about = print::Sheet {
        title: lang.t("letters-paper-title").into_owned(),
        community: visit.community.name.clone(),
        address: shown,
        lang: lang.code(),
        day: visit.now.day().0,
    };
    let printed = about.print(include_str!("../../templates/letters/letters.typ"), data).await;
    Ok(printed.map_err(anyhow::Error::from)?)
}
