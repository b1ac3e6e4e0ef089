//! Taking a proposal from view, and showing it again. Its author is told why and how to object.
use crate::proposals::actions::{Hide, ShowAgain};
use crate::proposals::domain::{Case, Hiding};
use crate::proposals::events::{ProposalHidden, ProposalShown};
use crate::proposals::store;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use communities::processes::Process;
use dialogue::comments::domain::Reason;
use dialogue::moderation::{self, Measure};
use dialogue::reports::domain::{LONGEST, check_reason};
use dialogue::subjects::SubjectKind;
use kit::{Fields, Form, Frame, Problems, ProposalId, Result, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "proposals/hide.html")]
struct Ask {
    frame: Frame,
    case: Case,
    form: HideForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "proposal-hide", &self.form, &self.problems)
    }
    fn reasons() -> impl Iterator<Item = &'static str> {
        Reason::ALL.iter().map(|reason| reason.code())
    }
}

/// Why; the words are public and go to the author.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct HideForm {
    reason: String,
    words: String,
}

/// `GET /proposals/{id}/hide`: the form for either step, whichever can be taken.
pub(crate) async fn ask(visit: Visit, Path(id): Path<ProposalId>) -> Result {
    let case = store::case(&visit, &mut visit.read().await?, id).await?;
    let case = match case.hiding {
        Some(_) => visit.may::<ShowAgain>(case)?.into_inner(),
        None => visit.may::<Hide>(case)?.into_inner(),
    };
    page(Ask { frame: visit.frame(), case, form: HideForm::default(), problems: Problems::none() })
}

/// `POST /proposals/{id}/hide`
pub(crate) async fn hide(visit: Visit, Path(id): Path<ProposalId>, Form(form, _): Form<HideForm>) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<Hide>(case)?;
    let mut problems = Problems::none();
    let checked = check_reason(&form.reason, &form.words, &mut problems);
    let Some((reason, words)) = checked.filter(|_| problems.is_empty()) else {
        return refused(Ask { frame: visit.frame(), case: case.into_inner(), form, problems });
    };
    store::hide(&mut tx, &case, reason, &words).await?;
    moderation::act(&visit, &mut tx, (SubjectKind::Proposal, id.0), &Measure::Hidden(reason, words)).await?;
    tx.commit(ProposalHidden { proposal: id, reason }).await?;
    done(case.url(), "proposal-hidden")
}

/// `POST /proposals/{id}/show-again`
pub(crate) async fn show_again(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(form, _): Form<HideForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<ShowAgain>(case)?;
    let mut problems = Problems::none();
    let words = problems.text("words", &form.words, LONGEST);
    if !problems.is_empty() {
        return refused(Ask { frame: visit.frame(), case: case.into_inner(), form, problems });
    }
    store::show_again(&mut tx, &case).await?;
    moderation::act(&visit, &mut tx, (SubjectKind::Proposal, id.0), &Measure::Shown(words)).await?;
    tx.commit(ProposalShown { proposal: id, title: case.content.title.clone() }).await?;
    done(case.url(), "proposal-shown")
}

#[derive(Template)]
#[template(path = "proposals/hidden.html")]
struct Hidden {
    frame: Frame,
    process: Process,
    hiding: Hiding,
}

/// What others find at the address of a proposal that was taken from view.
pub(super) fn instead_of(frame: Frame, process: Process, hiding: Hiding) -> Result {
    let mut answer = page(Hidden { frame, process, hiding })?;
    *answer.status_mut() = StatusCode::GONE;
    Ok(answer)
}
