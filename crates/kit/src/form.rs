//! Forms and queries. There is no unchecked form.
use crate::error::Typed;
use crate::visit::App;
use crate::{Error, Result, Visit};
use axum::body::{Body, Bytes};
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use futures_util::{StreamExt, stream};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How large a form without files may be, in bytes.
pub(crate) const FORM_LIMIT: usize = 512 * 1024;
/// How large a form with files may be, in bytes.
pub(crate) const UPLOAD_LIMIT: usize = 24 * 1024 * 1024;

/// A posted form that came from our own page. There is no other way to read a form.
///
/// `T` should have only text, lists of text and defaults, so that nothing that is typed can fail to be read: what it
/// means is decided afterwards, with messages beside the fields (see [`Problems`](crate::Problems)).
pub struct Form<T>(pub T, pub Vec<Upload>);

/// A form without fields.
#[derive(serde::Deserialize, serde::Serialize, Default)]
#[serde(default)]
pub struct Empty {}

/// A file that came with a form. Nothing about it has been checked yet (see [`files`](crate::files)).
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it came in.
    pub field: String,
    /// The name as sent.
    pub name: String,
    pub bytes: Bytes,
}

/// The query of an address. Unknown and broken parts are as if they were absent.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned + Default> FromRequestParts<App> for Query<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Query<T>> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Query(serde_html_form::from_str(query).unwrap_or_default()))
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Form<T> {
    type Rejection = Error;
    async fn from_request(request: Request, app: &App) -> Result<Form<T>> {
        let visit = request.extensions().get::<Visit>().cloned().ok_or(Error::NotFound)?;
        let same_site = is_same_site(request.headers());
        let action = request.uri().path().to_owned();
        let (mut fields, uploads) = read(request, app).await?;
        let token = fields.iter().position(|(name, _)| name == "token").map(|at| fields.remove(at).1);
        if !same_site || !visit.knows_token(token.as_deref().unwrap_or_default()) {
            return Err(Error::Expired(typed(action, fields, false)));
        }
        visit.remember_typed(typed(action, fields.clone(), false));
        let joined = serde_html_form::to_string(&fields).map_err(anyhow::Error::from)?;
        let form = serde_html_form::from_str(&joined).map_err(|_| Error::BadInput("kit-bad-form"))?;
        Ok(Form(form, uploads))
    }
}

/// Reads what was typed into a form that cannot be taken now, because its sender is no longer signed in.
pub(crate) async fn keep_typed(request: Request) -> Error {
    let Some(visit) = request.extensions().get::<Visit>() else { return Error::NotFound };
    let (app, action) = (visit.app().clone(), request.uri().path().to_owned());
    match read(request, &app).await {
        Ok((fields, _)) => {
            let fields = fields.into_iter().filter(|(name, _)| name != "token").collect();
            Error::Expired(typed(action, fields, true))
        }
        Err(error) => error,
    }
}

fn typed(action: String, fields: Vec<(String, String)>, signed_out: bool) -> Typed {
    let fields =
        fields.into_iter().filter(|(name, _)| !name.contains("password") && !name.contains("code")).collect();
    Typed { action, fields, signed_out }
}

type Fields = Vec<(String, String)>;

/// How long a form may take to arrive: pictures over a slow line, but not for ever.
const PATIENCE: Duration = Duration::from_secs(180);

async fn read(request: Request, app: &App) -> Result<(Fields, Vec<Upload>)> {
    tokio::time::timeout(PATIENCE, read_all(request, app))
        .await
        .map_err(|_| Error::BadInput("kit-bad-form"))?
}

async fn read_all(mut request: Request, app: &App) -> Result<(Fields, Vec<Upload>)> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        DefaultBodyLimit::max(UPLOAD_LIMIT).apply(&mut request);
        let request = request.map(end_on_its_own);
        let parts =
            Multipart::from_request(request, app).await.map_err(|_| Error::BadInput("kit-bad-form"))?;
        return read_parts(parts).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Error::BadInput("kit-bad-form"));
    }
    let body = axum::body::to_bytes(request.into_body(), FORM_LIMIT).await.map_err(|_| Error::TooLarge)?;
    let fields = serde_html_form::from_bytes(&body).map_err(|_| Error::BadInput("kit-bad-form"))?;
    Ok((fields, Vec::new()))
}

/// The same body, whose end is told in a turn of its own.
///
/// The parser takes a body that arrives whole, with its end, between its two first looks for one that was cut off
/// (<https://github.com/rwf2/multer/pull/70>): one upload in some hundreds was refused.
fn end_on_its_own(body: Body) -> Body {
    let end = stream::once(async {
        tokio::task::yield_now().await;
        Ok(Bytes::new())
    });
    Body::from_stream(body.into_data_stream().chain(end))
}

async fn read_parts(mut parts: Multipart) -> Result<(Fields, Vec<Upload>)> {
    let (mut fields, mut uploads, mut typed) = (Vec::new(), Vec::new(), 0);
    let too_large = |e: axum::extract::multipart::MultipartError| match e.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadInput("kit-bad-form"),
    };
    while let Some(part) = parts.next_field().await.map_err(too_large)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(too_large)?;
        match file {
            // A file field that was left empty comes with an empty name.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) => uploads.push(Upload { field: name, name: file, bytes }),
            None => {
                typed += bytes.len();
                if typed > FORM_LIMIT {
                    return Err(Error::TooLarge);
                }
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| Error::BadInput("kit-bad-form"))?;
                fields.push((name, text));
            }
        }
    }
    Ok((fields, uploads))
}

/// Whether a form was posted from one of our own pages. Browsers say so; what says nothing is no browser, and has no
/// cookie of somebody else to abuse.
fn is_same_site(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Poll;

    const WHOLE: &str = "--edge\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nFântâna\r\n--edge\r\n\
        Content-Disposition: form-data; name=\"after\"; filename=\"dupa.png\"\r\n\r\n\x01\r\n--edg\r\n--edge--\r\n";

    /// What is read of a body that arrives in these pieces, with nothing to be had before each where `late` says so.
    async fn read_pieces(pieces: Vec<&'static [u8]>, late: bool) -> Result<(Fields, Vec<Upload>)> {
        let (mut pieces, mut waits) = (pieces.into_iter(), late);
        let body = stream::poll_fn(move |task| {
            if std::mem::replace(&mut waits, false) {
                task.waker().wake_by_ref();
                return Poll::Pending;
            }
            waits = late && pieces.len() > 1;
            Poll::Ready(pieces.next().map(|piece| Ok::<_, std::io::Error>(Bytes::from_static(piece))))
        });
        let request = Request::builder()
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(end_on_its_own(Body::from_stream(body)))
            .unwrap();
        read_parts(Multipart::from_request(request, &()).await.unwrap()).await
    }

    #[tokio::test]
    async fn a_form_with_files_is_read_however_it_arrives() {
        let whole = WHOLE.as_bytes();
        for late in [false, true] {
            for cut in 0..whole.len() {
                let (first, second) = whole.split_at(cut);
                let pieces = if cut == 0 { vec![whole] } else { vec![first, second] };
                let read = read_pieces(pieces, late).await;
                let (fields, uploads) = read.unwrap_or_else(|_| panic!("cut at {cut}, late: {late}"));
                assert_eq!(fields, [("title".to_owned(), "Fântâna".to_owned())], "cut at {cut}");
                assert_eq!(uploads.len(), 1, "cut at {cut}");
                assert_eq!(uploads[0].bytes, "\x01\r\n--edg", "cut at {cut}");
            }
        }
    }

    #[tokio::test]
    async fn a_form_that_was_cut_off_is_refused() {
        let whole = WHOLE.as_bytes();
        for cut in 1..whole.len() - "--\r\n".len() {
            assert!(read_pieces(vec![&whole[..cut]], false).await.is_err(), "cut at {cut}");
        }
    }
}
