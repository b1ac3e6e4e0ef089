//! One proposal.
use crate::proposals::actions::{
    Decide, Edit, Hide, MoveSupport, ShowAgain, Submit, Support, Withdraw, could_submit_when_complete,
    has_vote_begun,
};
use crate::proposals::domain::{Case, Decision, Review, Status};
use crate::proposals::store::{self, Alike, Attached, FileKind, Heir};
use askama::Template;
use axum::extract::Path;
use communities::processes::Stage;
use dialogue::Thread;
use dialogue::subjects::SubjectKind;
use kit::access::Action;
use kit::{Frame, ProposalId, Query, Result, Text, Visit, page};
use rules::stages::StageKind;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "proposals/show.html")]
struct Show {
    frame: Frame,
    case: Case,
    files: Vec<Attached>,
    /// For the author of a draft: what others have proposed already.
    alike: Vec<Alike>,
    /// For who supports a proposal that was merged: the one to which the support can move.
    heir: Option<Heir>,
    /// None while nobody but the author knows of it.
    thread: Option<Thread>,
}

impl Show {
    fn could<A: Action<On = Case>>(&self) -> bool {
        self.frame.actor.could::<A>(&self.case, self.frame.now)
    }
    fn may_edit(&self) -> bool {
        self.could::<Edit>()
    }
    fn may_submit(&self) -> bool {
        self.could::<Submit>()
    }
    fn may_submit_when_complete(&self) -> bool {
        could_submit_when_complete(&self.frame.actor, &self.case, self.frame.now)
    }
    fn may_withdraw(&self) -> bool {
        self.could::<Withdraw>()
    }
    fn may_decide(&self) -> bool {
        self.could::<Decide>()
    }
    fn may_hide(&self) -> bool {
        self.could::<Hide>()
    }
    fn may_show_again(&self) -> bool {
        self.could::<ShowAgain>()
    }
    fn may_support(&self) -> bool {
        self.could::<Support>()
    }
    /// Whether somebody who is not signed in could support it with an account.
    fn may_sign_in_to_support(&self) -> bool {
        !self.frame.signed_in() && self.case.is_alive() && !has_vote_begun(&self.case.process, self.frame.now)
    }
    fn is_draft(&self) -> bool {
        self.case.status == Status::Draft
    }
    fn is_withdrawn(&self) -> bool {
        self.case.status == Status::Withdrawn
    }
    fn vote_stage(&self) -> Option<&Stage> {
        self.case.process.stage(StageKind::Vote)
    }
    /// The decision that holds, unless the author took the proposal back since.
    fn review(&self) -> Option<&Review> {
        self.case.review.as_ref().filter(|_| !self.is_withdrawn())
    }
    fn merged_url(&self, review: &Review) -> Option<String> {
        match review.decision {
            Decision::Merged { into } => Some(format!("/proposals/{into}")),
            Decision::Admissible { .. } | Decision::Refused => None,
        }
    }
    fn pictures(&self) -> impl Iterator<Item = &Attached> {
        self.files.iter().filter(|file| file.kind == FileKind::Picture)
    }
    fn has_pictures(&self) -> bool {
        self.pictures().next().is_some()
    }
    fn attachments(&self) -> impl Iterator<Item = &Attached> {
        self.files.iter().filter(|file| file.kind == FileKind::Attachment)
    }
    fn has_attachments(&self) -> bool {
        self.attachments().next().is_some()
    }
    /// What a picture shows: in its author's words, or the title of the proposal.
    fn alternative(&self, file: &Attached) -> String {
        let derived = || self.frame.with("proposal-picture-of", "title", &self.case.content.title);
        file.caption.clone().unwrap_or_else(derived)
    }
    fn author(&self) -> String {
        let unknown = || self.frame.t("proposal-author-erased").into_owned();
        let name = self.case.author_name.clone().unwrap_or_else(unknown);
        match &self.case.content.organisation {
            Some(organisation) => {
                let text =
                    Text::new("proposal-author-for").with("name", name).with("organisation", organisation);
                self.frame.say(&text)
            }
            None => name,
        }
    }
    fn sign_in_url(&self) -> String {
        format!("/sign-in?back={}", self.case.url())
    }
}

/// What the address asks for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Wanted {
    talk: Option<String>,
}

/// `GET /proposals/{id}`
pub(crate) async fn show(visit: Visit, Path(id): Path<ProposalId>, Query(wanted): Query<Wanted>) -> Result {
    let mut reader = visit.read().await?;
    let case = store::known_case(&visit, &mut reader, id).await?;
    if let Some(hiding) = case.hiding.clone().filter(|_| !case.is_readable_to(&visit.actor)) {
        return super::hide::instead_of(visit.frame(), case.process, hiding);
    }
    let files = store::files(&mut reader, id).await?;
    let alike = match case.status {
        Status::Draft => store::alike(&mut reader, case.process.id, &case.content.title, id, 3).await?,
        _ => Vec::new(),
    };
    let heir = match visit.actor.could::<MoveSupport>(&case, visit.now) {
        true => store::heir(&mut reader, &case).await?,
        false => None,
    };
    let thread = match case.submitted_at {
        Some(_) => Some(
            dialogue::thread(&visit, &mut reader, SubjectKind::Proposal, id.0, wanted.talk.as_deref())
                .await?,
        ),
        None => None,
    };
    page(Show { frame: visit.frame(), case, files, alike, heir, thread })
}
