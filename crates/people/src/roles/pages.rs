//! The pages of roles.
use super::domain::{GiveRole, OFFERED};
use super::store::{self, Staff};
use crate::counter::member::MemberPage;
use crate::counter::store::find;
use askama::Template;
use axum::extract::Path;
use kit::{Form, Frame, PersonId, Result, Role, Visit, done, page};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct RoleForm {
    pub(crate) role: String,
}

#[derive(Template)]
#[template(path = "roles/roles.html")]
struct RolesPage {
    frame: Frame,
    staff: Vec<Staff>,
}

impl RolesPage {
    /// The tasks, and what each may do.
    fn tasks(&self) -> impl Iterator<Item = &'static str> {
        OFFERED.iter().filter(|role| role.is_staff()).map(|role| role.code())
    }
}

pub(super) async fn show(visit: Visit) -> Result {
    let staff = store::staff(&mut visit.read().await?).await?;
    page(RolesPage { frame: visit.frame(), staff })
}

pub(super) async fn give(visit: Visit, Path(id): Path<PersonId>, Form(form, _): Form<RoleForm>) -> Result {
    let mut tx = visit.write().await?;
    let allowed = visit.may::<GiveRole>(find(&mut tx, id).await?)?;
    let Some(role) = Role::parse(&form.role).filter(|role| OFFERED.contains(role)) else {
        let mut page = MemberPage::load(&visit, &mut tx, allowed.into_inner()).await?;
        page.problems.add("role", "kit-field-choice");
        page.role = form;
        return page.refuse();
    };
    store::give(&mut tx, &allowed, role).await?;
    tx.commit_recorded().await?;
    // Whoever gives away their own task can no longer see this page.
    let gave_away = visit.actor.is_person(id) && !role.covers(Role::Clerk);
    done(if gave_away { "/me".to_owned() } else { format!("/people/{id}") }, "role")
}
