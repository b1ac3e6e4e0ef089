//! Taking somebody off the voters' list, with a reason, and putting them back.
use super::super::domain::{Restore, Strike, Voter, VoterId};
use super::super::store::voters;
use askama::Template;
use axum::extract::Path;
use kit::{Empty, Fields, Form, Frame, Problems, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
const REASON: usize = 300;

/// Why somebody is taken off.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub struct StrikeForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "electorate/strike.html")]
struct StrikePage {
    frame: Frame,
    voter: Voter,
    form: StrikeForm,
    problems: Problems,
}

impl StrikePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "voters-strike", &self.form, &self.problems)
    }
}

/// Who it is, and what taking them off means; or why they were taken off.
pub async fn show(visit: Visit, Path(id): Path<VoterId>) -> Result {
    let voter = voters::find(&mut visit.read().await?, id).await?;
    page(StrikePage { frame: visit.frame(), voter, form: StrikeForm::default(), problems: Problems::none() })
}

/// Takes somebody off.
pub async fn strike(visit: Visit, Path(id): Path<VoterId>, Form(form, _): Form<StrikeForm>) -> Result {
    let mut problems = Problems::none();
    let because = problems.text("reason", &form.reason, REASON);
    let mut tx = visit.write().await?;
    let voter = visit.may::<Strike>(voters::find(&mut tx, id).await?)?;
    if !problems.is_empty() {
        drop(tx);
        return refused(StrikePage { frame: visit.frame(), voter: voter.into_inner(), form, problems });
    }
    let struck = voters::strike(&mut tx, &voter, &because).await?;
    tx.commit(struck).await?;
    done("/voters", "voters-struck")
}

/// Puts somebody back.
pub async fn restore(visit: Visit, Path(id): Path<VoterId>, Form(..): Form<Empty>) -> Result {
    let mut tx = visit.write().await?;
    let voter = visit.may::<Restore>(voters::find(&mut tx, id).await?)?;
    let restored = voters::restore(&mut tx, &voter).await?;
    tx.commit(restored).await?;
    done("/voters", "voters-restored")
}
