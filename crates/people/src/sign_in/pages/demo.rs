//! The demo's buttons: signing in as one of its personas with one press.
use super::super::domain::{PERSONAS, Way};
use super::super::store;
use super::enter;
use kit::{Error, Form, Result, Visit};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct DemoForm {
    persona: String,
    back: String,
}

/// Signs in as `{persona}@{host}`. Outside the demo there is no such page.
pub(in super::super) async fn sign_in(visit: Visit, Form(form, _): Form<DemoForm>) -> Result {
    if !visit.app().config.demo || !PERSONAS.contains(&form.persona.as_str()) {
        return Err(Error::NotFound);
    }
    let email_key = format!("{}@{}", form.persona, visit.community.host);
    let mut tx = visit.write().await?;
    let person = store::member_by_email(&mut tx, &email_key).await?.ok_or(Error::NotFound)?;
    enter(&visit, tx, person, Way::Demo, &form.back).await
}
