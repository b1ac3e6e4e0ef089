//! One line of the bank: what it says, what became of it, and the way back.
use super::super::domain::{Line, LineId, PutBack};
use super::super::store::{lines, settle};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use askama::Template;
use axum::extract::Path;
use kit::{Empty, Error, Form, Frame, Result, Visit, done, private_page};

#[derive(Template)]
#[template(path = "statements/line.html")]
struct Show {
    frame: Frame,
    line: Line,
    campaign: Option<Campaign>,
}

pub(in super::super) async fn show(visit: Visit, Path(id): Path<LineId>) -> Result {
    let mut reader = visit.read().await?;
    let line = lines::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = match line.campaign {
        Some(campaign) => campaigns::find(&mut reader, campaign).await?,
        None => None,
    };
    private_page(Show { frame: visit.frame(), line, campaign })
}

pub(in super::super) async fn put_back(
    visit: Visit,
    Path(id): Path<LineId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let line = lines::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let line = visit.may::<PutBack>(line)?;
    if !settle::put_back(&mut tx, &line).await? {
        return Err(Error::Conflict("bank-not-aside"));
    }
    tx.commit_recorded().await?;
    done(format!("{}#{id}", line.queue_url()), "bank-back")
}
