//! The closed list of what a request can be told instead of what it asked for.
use crate::access::Denied;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The answer of a handler.
pub type Result<T = Response, E = Error> = std::result::Result<T, E>;

/// What a request can be told. Rendered in one place (`server.rs`), as a page in the visitor's language.
///
/// A form with mistakes is not an error: it is the page again, with 422 (see [`refused`](crate::refused)).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Also for what the visitor may not know exists.
    #[error("not found")]
    NotFound,
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The form's token is not of this session, or the session is over. What was typed comes back with the answer.
    #[error("the form has expired")]
    Expired(Typed),
    /// The request cannot be read at all: the key of a message that says what is wrong.
    #[error("{0}")]
    BadInput(&'static str),
    #[error("too large")]
    TooLarge,
    /// Somebody was faster, or it has been done already: the key of a message that says what to do.
    #[error("{0}")]
    Conflict(&'static str),
    /// Too many attempts.
    #[error("too many attempts")]
    TooMany,
    #[error("something broke")]
    Internal(Arc<anyhow::Error>),
}

/// What was typed into a form that could not be taken, so that it can be sent again. Never a password.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// Whether somebody has to sign in first.
    pub signed_out: bool,
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Error {
        Error::Internal(Arc::new(error))
    }
}
impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Error {
        anyhow::Error::from(error).into()
    }
}

impl Error {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::Denied(Denied::SignIn) => StatusCode::UNAUTHORIZED,
            Error::Denied(_) | Error::Expired(_) => StatusCode::FORBIDDEN,
            Error::BadInput(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::Conflict(_) => StatusCode::CONFLICT,
            Error::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Error {
    /// The bare status; the error itself rides along and becomes a page in `server.rs`, which knows the visitor.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
