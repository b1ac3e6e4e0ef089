//! The pages of signing in, one file for each way.
pub(super) mod card;
pub(super) mod demo;
pub(super) mod link;
pub(super) mod out;
pub(super) mod password;

use super::domain::Way;
use super::store;
use crate::token::in_query;
use axum::http::{HeaderValue, header};
use db::Writer;
use kit::server::local_path;
use kit::visit::set_cookie;
use kit::{PersonId, Result, Visit, see};
use serde::{Deserialize, Serialize};

/// Where to go after signing in.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Back {
    pub(super) back: String,
}

/// Begins a session and goes on to `back`; somebody who is no member yet is asked to join on the way.
pub(crate) async fn enter(visit: &Visit, mut tx: Writer, person: PersonId, way: Way, back: &str) -> Result {
    let (token, seconds) = store::begin(&mut tx, visit, person, way).await?;
    let member = visit.community.is_instance() || store::is_member(&mut tx, person).await?;
    tx.commit_quietly().await?;
    let back = local_path(back);
    let mut response = if member { see(back)? } else { see(format!("/join?back={}", in_query(back)))? };
    let cookie =
        HeaderValue::from_str(&set_cookie(visit.app(), &token, seconds)).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}
