//! The page behind the link in a letter. It works without signing in, and does the same however often it is asked.
use super::links::{About, Scope};
use super::store;
use crate::follows::{self, Unfollowed};
use crate::subjects;
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Error, Form, Frame, Result, Visit, private_page};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "notices/unsubscribe.html")]
struct Unsubscribe {
    frame: Frame,
    token: String,
    /// The subject's title; none if the link is about everything here.
    title: Option<String>,
    state: State,
}

/// Where the person stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Asked,
    /// No letters about this subject.
    Quiet,
    /// No letters of this kind at all.
    QuietHere,
    /// Letters again.
    Again,
}

/// What one of the buttons says. A mail program that unsubscribes by itself says nothing of it (RFC 8058).
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct Wish {
    /// Empty: what the link is about; `all`: everything here; `again`: letters again.
    wish: String,
}

/// Asks, because programs that check links in letters open them too.
pub(super) async fn ask(visit: Visit, Path(token): Path<String>) -> Result {
    let scope = scope(&visit, &token)?;
    let mut reader = visit.read().await?;
    answer(&visit, &mut reader, token, scope, State::Asked).await
}

/// Does it, and answers with a page and not with a redirect, which mail programs do not follow.
pub(super) async fn obey(visit: Visit, Path(token): Path<String>, Form(form, _): Form<Wish>) -> Result {
    let scope = scope(&visit, &token)?;
    let everything = Scope { about: About::Everything, ..scope };
    let mut tx = visit.write().await?;
    let state = match (form.wish.as_str(), scope.about) {
        ("again", about) => {
            store::speak_again(&mut tx, &everything).await?;
            if let About::Subject(kind, id) = about {
                store::speak_again(&mut tx, &scope).await?;
                follows::store::resume(&mut tx, kind, id, scope.person).await?;
            }
            State::Again
        }
        ("all", _) | (_, About::Everything) => {
            store::silence(&mut tx, &everything).await?;
            State::QuietHere
        }
        _ => {
            store::silence(&mut tx, &scope).await?;
            State::Quiet
        }
    };
    tx.commit(Unfollowed {}).await?;
    let mut reader = visit.read().await?;
    answer(&visit, &mut reader, token, scope, state).await
}

fn scope(visit: &Visit, token: &str) -> Result<Scope> {
    Scope::parse(visit.app(), visit.community.id.0, token).ok_or(Error::NotFound)
}

async fn answer(visit: &Visit, reader: &mut Reader, token: String, scope: Scope, state: State) -> Result {
    let title = match scope.about {
        About::Subject(kind, id) => {
            Some(subjects::find(reader, kind, id).await?.ok_or(Error::NotFound)?.title)
        }
        About::Everything => None,
    };
    private_page(Unsubscribe { frame: visit.frame(), token, title, state })
}
