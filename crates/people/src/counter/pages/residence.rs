//! Attesting a residence and taking it back.
use super::super::domain::{Attest, Member, Revoke};
use super::super::store;
use super::member::MemberPage;
use crate::accounts::domain::LONGEST_PLACE;
use crate::accounts::store::write_to;
use axum::extract::Path;
use kit::{Form, PersonId, Result, Text, Visit, done};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct AttestForm {
    village: String,
    adult: String,
    checked: String,
}

impl AttestForm {
    pub(super) fn for_member(member: &Member) -> AttestForm {
        let village = member.attested.as_ref().and_then(|a| a.village.clone()).or(member.village.clone());
        AttestForm { village: village.unwrap_or_default(), ..AttestForm::default() }
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct RevokeForm {
    reason: String,
}

pub(in super::super) async fn attest(
    visit: Visit,
    Path(id): Path<PersonId>,
    Form(form, _): Form<AttestForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let allowed = visit.may::<Attest>(store::find(&mut tx, id).await?)?;
    let mut page = MemberPage::load(&visit, &mut tx, allowed.clone()).await?;
    let village = page.problems.maybe_text("village", &form.village, LONGEST_PLACE);
    if form.adult != "yes" && form.adult != "no" {
        page.problems.add("adult", "kit-field-choice");
    }
    if form.checked != "yes" {
        page.problems.add("checked", "people-attest-unchecked");
    }
    if !page.problems.is_empty() {
        page.attest = form;
        return page.refuse();
    }
    store::attest_at_counter(&mut tx, &allowed, village.as_deref(), form.adult == "yes", visit.person()?)
        .await?;
    let told = vec![Text::new("letter-attested").with("community", &visit.community.name)];
    write_to(&mut tx, id, Text::new("letter-attested-subject"), told, None).await?;
    tx.commit_recorded().await?;
    done(format!("/people/{id}"), "people-attest")
}

pub(in super::super) async fn revoke(
    visit: Visit,
    Path(id): Path<PersonId>,
    Form(form, _): Form<RevokeForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let allowed = visit.may::<Revoke>(store::find(&mut tx, id).await?)?;
    let mut page = MemberPage::load(&visit, &mut tx, allowed.clone()).await?;
    let reason = page.problems.text("reason", &form.reason, 500);
    if !page.problems.is_empty() {
        page.revoke = form;
        return page.refuse();
    }
    store::revoke(&mut tx, &allowed, &reason, visit.person()?).await?;
    let told =
        vec![Text::new("letter-revoked").with("community", &visit.community.name), reason_given(&reason)];
    write_to(&mut tx, id, Text::new("letter-revoked-subject"), told, None).await?;
    tx.commit_recorded().await?;
    done(format!("/people/{id}"), "people-revoke")
}

fn reason_given(reason: &str) -> Text {
    Text::new("letter-reason").with("reason", reason)
}
