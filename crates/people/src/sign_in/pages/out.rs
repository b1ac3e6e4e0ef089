//! Signing out.
use super::super::store;
use askama::Template;
use axum::http::{HeaderValue, header};
use kit::visit::set_cookie;
use kit::{Empty, Form, Frame, Result, Visit, page, see};

#[derive(Template)]
#[template(path = "sign_in/signed_out.html")]
struct SignedOutPage {
    frame: Frame,
}

pub(in super::super) async fn here(visit: Visit, Form(..): Form<Empty>) -> Result {
    if let Some(session) = visit.session() {
        let mut tx = visit.write().await?;
        store::end(&mut tx, session).await?;
        tx.commit_quietly().await?;
    }
    leave(&visit)
}

pub(in super::super) async fn everywhere(visit: Visit, Form(..): Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    store::end_all(&mut tx, visit.person()?, None).await?;
    tx.commit_quietly().await?;
    leave(&visit)
}

/// Forgets the cookie, but keeps the language that the person reads.
fn leave(visit: &Visit) -> Result {
    let cookie = set_cookie(visit.app(), &format!("~{}", visit.lang.code()), 365 * 24 * 3600);
    let mut response = see("/signed-out")?;
    response
        .headers_mut()
        .insert(header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(anyhow::Error::from)?);
    Ok(response)
}

pub(in super::super) async fn gone(visit: Visit) -> Result {
    page(SignedOutPage { frame: visit.frame() })
}
