//! Undoing an entry that was a mistake: by another entry with a reason, never by an edit.
use super::super::domain::{Booked, EntryId, Line};
use super::super::store;
use super::{explain, load};
use crate::campaigns::domain::Campaign;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::books) struct ReverseForm {
    id: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "books/reverse.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    line: Line,
    form: ReverseForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books-reverse", &self.form, &self.problems)
    }
}

pub(in crate::books) async fn ask(visit: Visit, Path(id): Path<EntryId>) -> Result {
    let mut reader = visit.read().await?;
    let (campaign, line) = store::line(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = load(&visit, &mut reader, campaign).await?.into_inner();
    let form = ReverseForm { id: EntryId(typed::fresh(visit.now)).to_string(), reason: String::new() };
    private_page(Ask { frame: visit.frame(), campaign, line, form, problems: Problems::none() })
}

pub(in crate::books) async fn reverse(
    visit: Visit,
    Path(id): Path<EntryId>,
    Form(form, _): Form<ReverseForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, line) = store::line(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = load(&visit, &mut tx, campaign).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, 200);
    if problems.is_empty() {
        let by = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
        let booked = store::reverse(&mut tx, &campaign, id, by, visit.now.day(), &reason).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        match booked {
            Booked::Done | Booked::Already => return done(campaign.books_url(), "books-reversed"),
            Booked::NotEnough => problems.add("reason", "books-not-enough"),
            refused => explain(&mut problems, refused, "reason"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, line, form, problems })
}
