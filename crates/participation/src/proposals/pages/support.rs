//! Supporting a proposal, and taking that back.
use crate::proposals::actions::{MoveSupport, Support};
use crate::proposals::events::SupportChanged;
use crate::proposals::store;
use axum::extract::Path;
use kit::{Empty, Form, ProposalId, Result, Visit, done};

/// `POST /proposals/{id}/support`
pub(crate) async fn support(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<Support>(case)?;
    if store::support(&mut tx, &case, visit.person()?).await? {
        tx.commit(SupportChanged { proposal: id, supported: true }).await?;
    }
    done(case.url(), "proposal-supported")
}

/// `POST /proposals/{id}/unsupport`
pub(crate) async fn take_back(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<Support>(case)?;
    if store::take_back(&mut tx, &case, visit.person()?).await? {
        tx.commit(SupportChanged { proposal: id, supported: false }).await?;
    }
    done(case.url(), "proposal-unsupported")
}

/// `POST /proposals/{id}/move-support`
pub(crate) async fn follow_merged(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    let case = visit.may::<MoveSupport>(case)?;
    let heir = store::follow_merged(&mut tx, &case, visit.person()?).await?;
    tx.commit(SupportChanged { proposal: id, supported: false }).await?;
    done(format!("/proposals/{heir}"), "proposal-support-moved")
}
