//! The town hall decides about a proposal, with reasons that everybody reads.
use crate::proposals::actions::Decide;
use crate::proposals::domain::{Case, Decision, LONGEST_REASONS};
use crate::proposals::events::ProposalReviewed;
use crate::proposals::store::{self, Alike};
use askama::Template;
use axum::extract::Path;
use db::Writer;
use dialogue::subjects::SubjectKind;
use kit::{
    Allowed, Error, Fields, Form, Frame, Problems, ProposalId, Result, Text, Visit, done, page, refused,
};
use rules::Money;
use serde::{Deserialize, Serialize};

/// How many proposals that are alike the form offers for merging.
const OFFERED: i64 = 8;

#[derive(Template)]
#[template(path = "proposals/review.html")]
struct Ask {
    frame: Frame,
    case: Case,
    alike: Vec<Alike>,
    form: ReviewForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "proposal-review", &self.form, &self.problems)
    }
    /// The proposals to merge into that are offered, after the choice of none of them.
    fn targets(&self) -> impl Iterator<Item = (String, String)> {
        let none = (String::new(), self.frame.t("proposal-review-into-other").into_owned());
        std::iter::once(none)
            .chain(self.alike.iter().map(|other| (other.id.to_string(), other.title.clone())))
    }
}

/// Everything that can be typed, as it was typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct ReviewForm {
    /// How many decisions there were when the form was shown.
    number: String,
    decision: String,
    /// For an admissible one.
    cost: String,
    /// For one that is merged: one that was offered, or the address of another.
    into: String,
    address: String,
    reasons: String,
}

impl ReviewForm {
    fn of(case: &Case) -> ReviewForm {
        ReviewForm {
            number: case.review_number().to_string(),
            cost: case.cost().map(|cost| cost.to_string()).unwrap_or_default(),
            ..ReviewForm::default()
        }
    }

    fn read(&self, case: &Case, problems: &mut Problems) -> Option<(Decision, String)> {
        if self.number != case.review_number().to_string() {
            problems.add("decision", "proposal-review-meanwhile");
        }
        let decision = match self.decision.as_str() {
            "admissible" => problems
                .check("cost", Money::parse_ro(&self.cost).map_err(|_| "kit-field-money"))
                .map(|cost| Decision::Admissible { cost }),
            "merged" => problems.check("address", self.target()).map(|into| Decision::Merged { into }),
            "refused" => Some(Decision::Refused),
            _ => problems.check("decision", Err("kit-field-choice")),
        };
        let reasons = problems.text("reasons", &self.reasons, LONGEST_REASONS);
        decision.filter(|_| problems.is_empty()).map(|decision| (decision, reasons))
    }

    /// The proposal to merge into: the one that was chosen, or the last part of the address that was pasted.
    fn target(&self) -> Result<ProposalId, &'static str> {
        let pasted = self.address.trim().trim_end_matches('/');
        let word = if pasted.is_empty() { &self.into } else { pasted.rsplit('/').next().unwrap_or_default() };
        let word = word.split(['?', '#']).next().unwrap_or_default();
        word.parse().map_err(|_| "proposal-review-no-target")
    }
}

/// `GET /proposals/{id}/review`
pub(crate) async fn ask(visit: Visit, Path(id): Path<ProposalId>) -> Result {
    let mut reader = visit.read().await?;
    let case = store::case(&visit, &mut reader, id).await?;
    let case = visit.may::<Decide>(case)?.into_inner();
    let alike = store::alike(&mut reader, case.process.id, &case.content.title, id, OFFERED).await?;
    let form = ReviewForm::of(&case);
    page(Ask { frame: visit.frame(), case, alike, form, problems: Problems::none() })
}

/// `POST /proposals/{id}/review`
pub(crate) async fn decide(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(mut form, _): Form<ReviewForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<Decide>(case)?;
    let mut problems = Problems::none();
    let read = form.read(&case, &mut problems);
    let decided = match &read {
        Some((decision, reasons)) => store::decide(&mut tx, &case, *decision, reasons).await,
        None => Ok(()),
    };
    match (read, decided) {
        (Some((decision, reasons)), Ok(())) => {
            tell(&mut tx, &visit, &case, decision, &reasons).await?;
            let title = case.content.title.clone();
            tx.commit(ProposalReviewed { proposal: id, title, decision: decision.status() }).await?;
            return done(case.url(), "proposal-reviewed");
        }
        // Nothing was changed: the statement that decides found another state, or no such target.
        (Some((Decision::Merged { .. }, _)), Err(Error::Conflict(_))) => {
            problems.add("address", "proposal-review-no-target");
        }
        (_, Err(error)) => return Err(error),
        (None, Ok(())) => form.number = case.review_number().to_string(),
    }
    drop(tx);
    let case = case.into_inner();
    let alike =
        store::alike(&mut visit.read().await?, case.process.id, &case.content.title, id, OFFERED).await?;
    refused(Ask { frame: visit.frame(), case, alike, form, problems })
}

/// Writes to the author and to everybody who follows the proposal; who supports it does.
async fn tell(
    tx: &mut Writer,
    visit: &Visit,
    case: &Allowed<Decide>,
    decision: Decision,
    reasons: &str,
) -> Result<()> {
    let key = match decision {
        Decision::Admissible { .. } => "proposal-letter-admissible",
        Decision::Merged { .. } => "proposal-letter-merged",
        Decision::Refused => "proposal-letter-refused",
    };
    let mut what = Text::new(key).with("title", &case.content.title).with("reasons", reasons);
    match decision {
        Decision::Admissible { cost } => what = what.with("cost", cost),
        Decision::Merged { into } => {
            let other = store::case(visit, tx, into).await?;
            what = what.with("other", &other.content.title);
        }
        Decision::Refused => {}
    }
    dialogue::notify(tx, visit.app(), SubjectKind::Proposal, case.id.0, what).await
}
