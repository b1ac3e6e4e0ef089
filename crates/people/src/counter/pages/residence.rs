//! Attesting a residence and taking it back.
use super::super::domain::{Attest, Member, Revoke};
use super::super::store;
use super::member::MemberPage;
use crate::accounts::domain::LONGEST_PLACE;
use crate::accounts::store::write_to;
use crate::counter::store::Proven;
use crate::identity::{self, Born, Ground};
use axum::extract::Path;
use kit::{App, Day, Form, PersonId, Problems, Result, Text, Visit, done};
use rules::ids::Cnp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct AttestForm {
    village: String,
    /// The CNP. Its name has "code" in it, as all fields have that are not given back when a session is over.
    personal_code: String,
    born: String,
    ground: String,
    adult: String,
    checked: String,
}

impl AttestForm {
    pub(super) fn for_member(member: &Member) -> AttestForm {
        let village = member.attested.as_ref().and_then(|a| a.village.clone()).or(member.village.clone());
        let ground = member.attested.as_ref().map_or(Ground::Residence, |attested| attested.ground);
        AttestForm {
            village: village.unwrap_or_default(),
            ground: ground.code().to_owned(),
            ..AttestForm::default()
        }
    }

    /// What the document proves. The personal code goes no further than here.
    fn read(&self, app: &App, community: Uuid, today: Day, problems: &mut Problems) -> Proven {
        let mut proven = Proven {
            village: problems.maybe_text("village", &self.village, LONGEST_PLACE),
            ground: Ground::parse(&self.ground),
            ..Proven::default()
        };
        if !self.personal_code.trim().is_empty() {
            let known = Cnp::parse(&self.personal_code).ok();
            match known.map(|cnp| (identity::hash(app, community, &cnp), Born::of(&cnp, today))) {
                Some((identity, Ok(born))) => (proven.identity, proven.born_on) = (Some(identity), born),
                _ => problems.add("personal_code", "people-attest-personal_code-wrong"),
            }
        }
        if !self.born.trim().is_empty() {
            match (Born::read(&self.born, today), proven.born_on) {
                (Err(_), _) => problems.add("born", "people-attest-born-wrong"),
                (Ok(typed), Some(told)) if !typed.agrees(told) => {
                    problems.add("born", "people-attest-born-differs");
                }
                (Ok(typed), told) => proven.born_on = told.or(Some(typed)),
            }
        }
        proven.adult = self.is_adult(proven.born_on, today, problems);
        proven
    }

    /// As ticked, or as the birth tells.
    fn is_adult(&self, born: Option<Born>, today: Day, problems: &mut Problems) -> bool {
        let ticked = match self.adult.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        match (ticked, born.and_then(|born| born.is_aged(18, today))) {
            (Some(ticked), Some(told)) if ticked != told => {
                problems.add("adult", "people-attest-adult-differs")
            }
            (None, None) => problems.add("adult", "kit-field-choice"),
            (ticked, told) => return told.or(ticked).unwrap_or(false),
        }
        false
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
    let proven = form.read(visit.app(), tx.community(), visit.now.day(), &mut page.problems);
    if form.checked != "yes" {
        page.problems.add("checked", "people-attest-unchecked");
    }
    if let Some(identity) = &proven.identity
        && let Some(name) = store::same_identity(&mut tx, id, identity).await?
    {
        page.problems.add("personal_code", Text::new("people-attest-twice").with("name", name));
    }
    if !page.problems.is_empty() {
        page.attest = AttestForm { personal_code: String::new(), ..form };
        return page.refuse();
    }
    store::attest_at_counter(&mut tx, &allowed, proven, visit.person()?).await?;
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
