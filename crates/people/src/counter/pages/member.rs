//! One member at the counter.
use super::super::domain::{Attest, Member, PrintCard, Revoke};
use super::super::store::{self, Trace};
use super::residence::{AttestForm, RevokeForm};
use crate::identity::Ground;
use crate::roles::{GiveRole, OFFERED, RoleForm};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{Fields, Frame, PersonId, Problems, Result, Visit, page, refused};

/// The page of a member, with the forms that the visitor may use.
#[derive(Template)]
#[template(path = "counter/member.html")]
pub(crate) struct MemberPage {
    frame: Frame,
    member: Member,
    traces: Vec<Trace>,
    may_attest: bool,
    may_revoke: bool,
    may_print: bool,
    may_give_role: bool,
    pub(crate) attest: AttestForm,
    pub(crate) revoke: RevokeForm,
    pub(crate) role: RoleForm,
    pub(crate) problems: Problems,
}

impl MemberPage {
    /// The page with its forms as they are before anything has been typed.
    pub(crate) async fn load(visit: &Visit, reader: &mut Reader, member: Member) -> Result<MemberPage> {
        let traces = store::traces(reader, member.person).await?;
        let (actor, now) = (&visit.actor, visit.now);
        Ok(MemberPage {
            frame: visit.frame(),
            may_attest: actor.could::<Attest>(&member, now),
            may_revoke: actor.could::<Revoke>(&member, now),
            may_print: actor.could::<PrintCard>(&member, now),
            may_give_role: actor.could::<GiveRole>(&member, now),
            attest: AttestForm::for_member(&member),
            revoke: RevokeForm::default(),
            role: RoleForm { role: member.role.code().to_owned() },
            problems: Problems::none(),
            traces,
            member,
        })
    }

    /// The page again, with what is wrong.
    pub(crate) fn refuse(self) -> Result {
        refused(self)
    }

    fn attest_fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "people-attest", &self.attest, &self.problems)
    }

    fn revoke_fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "people-revoke", &self.revoke, &self.problems)
    }

    fn role_fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "role", &self.role, &self.problems)
    }

    fn roles(&self) -> impl Iterator<Item = &'static str> {
        OFFERED.iter().map(|role| role.code())
    }

    fn grounds(&self) -> impl Iterator<Item = &'static str> {
        [Ground::Residence, Ground::Work, Ground::Study].into_iter().map(Ground::code)
    }

    fn adult(&self) -> Vec<(String, String)> {
        ["yes", "no"]
            .map(|code| (code.to_owned(), self.frame.word("people-attest-adult", code).into_owned()))
            .into()
    }
}

pub(in super::super) async fn show(visit: Visit, Path(id): Path<PersonId>) -> Result {
    let mut reader = visit.read().await?;
    let member = store::find(&mut reader, id).await?;
    page(MemberPage::load(&visit, &mut reader, member).await?)
}
