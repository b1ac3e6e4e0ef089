//! Forms and queries. There is no unchecked form.
use crate::error::Typed;
use crate::visit::App;
use crate::{Error, Result, Visit};
use axum::body::Bytes;
use axum::extract::multipart::Multipart;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
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
