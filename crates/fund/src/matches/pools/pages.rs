//! The pools, one pool with its campaigns, and the form by which the clerk writes down the council's decision.
use super::{Found, NewPool, store};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::matches::conditions::{Pool, PoolId};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Role, Visit, done, page, refused};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "matches/pools/list.html")]
struct List {
    frame: Frame,
    pools: Vec<Pool>,
}

#[derive(Template)]
#[template(path = "matches/pools/show.html")]
struct Show {
    frame: Frame,
    pool: Pool,
    campaigns: Vec<Campaign>,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct PoolForm {
    title: String,
    number: String,
    on: String,
    budget: String,
}

#[derive(Template)]
#[template(path = "matches/pools/ask.html")]
struct Ask {
    frame: Frame,
    form: PoolForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "pool", &self.form, &self.problems)
    }
}

pub(super) async fn list(visit: Visit) -> Result {
    let pools = store::newest(&mut visit.read().await?).await?;
    page(List { frame: visit.frame(), pools })
}

pub(super) async fn show(visit: Visit, Path(id): Path<PoolId>) -> Result {
    let mut reader = visit.read().await?;
    let pool = store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaigns = campaigns::of_pool(&mut reader, id).await?;
    page(Show { frame: visit.frame(), pool, campaigns })
}

pub(super) async fn ask(visit: Visit) -> Result {
    page(Ask { frame: visit.frame(), form: PoolForm::default(), problems: Problems::none() })
}

pub(super) async fn found(visit: Visit, Form(form, _): Form<PoolForm>) -> Result {
    let mut problems = Problems::none();
    let title = problems.text("title", &form.title, 120);
    let decision = problems.text("number", &form.number, 40);
    let decided_on = typed::past_day(&mut problems, "on", &form.on, visit.now);
    let budget = typed::sum(&mut problems, "budget", &form.budget);
    let (Some(decided_on), Some(budget), true) = (decided_on, budget, problems.is_empty()) else {
        return refused(Ask { frame: visit.frame(), form, problems });
    };
    let mut tx = visit.write().await?;
    let new = visit.may::<Found>(NewPool { title, decision, decided_on, budget })?;
    let id = store::found(&mut tx, &new).await?;
    tx.commit_recorded().await?;
    done(format!("/fund/pools/{id}"), "pool-founded")
}
