//! The talk as a part of another area's page.
use super::domain::{Branch, Comment, CommentId, Mend, Speak, Withdraw, branches};
use super::store::{self, Head};
use crate::reports::domain::Report;
use crate::subjects::{Subject, SubjectKind};
use askama::Template;
use db::Reader;
use kit::clock::new_id;
use kit::{Frame, Result, Role, Visit};
use std::sync::Arc;
use uuid::Uuid;

/// The talk of one subject, ready to stand in a page: `{{ thread }}`. Nothing, if the subject is not open to talk yet.
pub struct Thread(Option<Talk>);

impl std::fmt::Display for Thread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.as_ref().map_or(Ok(()), |talk| talk.fmt(f))
    }
}
impl askama::filters::HtmlSafe for Thread {}

/// The talk on a subject: its figures, the form, the follow button, and a page of conversations, newest first, from the
/// one after `page` on. The page that shows it takes `page` from its query, as `talk`. Two statements.
///
/// For visitors without a session it holds nothing that was made for one request, so the page can be kept.
///
/// # Errors
/// If it cannot be read.
pub async fn thread(
    visit: &Visit,
    reader: &mut Reader,
    kind: SubjectKind,
    id: Uuid,
    page: Option<&str>,
) -> Result<Thread> {
    let Some(head) = store::head(reader, kind, id, visit.actor.person).await? else {
        return Ok(Thread(None));
    };
    let before: Option<CommentId> = page.and_then(|page| page.parse().ok());
    let lines = store::conversations(reader, kind, id, before).await?;
    let mut roots: Vec<CommentId> = lines.iter().map(|line| line.comment.root).collect();
    roots.dedup();
    let older = roots.get(store::PAGE).map(|_| roots[store::PAGE - 1]);
    roots.truncate(store::PAGE);
    let (mut comments, mut unseen) = (Vec::new(), Vec::new());
    for line in lines.into_iter().filter(|line| roots.contains(&line.comment.root)) {
        if line.comment.depth == 1 {
            unseen.push((line.comment.id, line.in_conversation > store::ANSWERS, line.in_conversation - 1));
        }
        comments.push(line.comment);
    }
    let around = Arc::new(Around::of(
        visit,
        &head,
        kind,
        id,
        before.map(|before| before.to_string()).unwrap_or_default(),
    ));
    let more = |id: CommentId| {
        unseen.iter().find(|(root, more, _)| *root == id && *more).map_or(0, |(.., all)| *all)
    };
    let items = branches(comments).into_iter().map(|branch| Item::of(&around, branch, &more)).collect();
    Ok(Thread(Some(Talk { around, head, items, older, is_first: before.is_none() })))
}

/// What all comments of a page have in common.
pub(super) struct Around {
    pub frame: Frame,
    pub subject: Subject,
    /// Whether this visitor may speak here now.
    pub may_speak: bool,
    pub is_open: bool,
    /// Makes forms sent twice one comment; empty for those who cannot speak.
    pub form: String,
    /// The part of the talk that the person is looking at, to come back to.
    pub back: String,
}

impl Around {
    pub(super) fn of(visit: &Visit, head: &Head, kind: SubjectKind, id: Uuid, back: String) -> Around {
        let subject = Subject {
            kind,
            id,
            process: None,
            title: head.title.clone(),
            url: head.url.clone(),
            owner: head.owner,
            talk_closes_at: head.talk_closes_at,
        };
        let may_speak = visit.actor.could::<Speak>(&subject, visit.now);
        let form = if may_speak { new_id(false, visit.now.0).to_string() } else { String::new() };
        Around { frame: visit.frame(), may_speak, is_open: subject.is_open(visit.now), form, back, subject }
    }
}

#[derive(Template)]
#[template(path = "comments/thread.html")]
struct Talk {
    around: Arc<Around>,
    head: Head,
    items: Vec<Item>,
    /// The last conversation of this page, if there are older ones.
    older: Option<CommentId>,
    is_first: bool,
}

impl Talk {
    /// The stances that somebody has taken, with the number of people.
    fn stances(&self) -> Vec<(&'static str, String)> {
        let keys =
            [("for", "talk-count-for"), ("neutral", "talk-count-neutral"), ("against", "talk-count-against")];
        let counted = keys.into_iter().zip(self.head.stances).filter(|(_, n)| *n > 0);
        counted.map(|((class, key), n)| (class, self.around.frame.n(key, n))).collect()
    }
}

/// One comment with its answers.
#[derive(Template)]
#[template(path = "comments/item.html")]
pub(super) struct Item {
    around: Arc<Around>,
    comment: Comment,
    answers: Vec<Item>,
    /// To whom it answers, where the place does not show it.
    answers_to: Option<CommentId>,
    /// How many answers there are in all, if not all of them stand here.
    all_answers: i64,
    may_mend: bool,
    may_withdraw: bool,
    may_report: bool,
}
impl askama::filters::HtmlSafe for Item {}

impl Item {
    pub(super) fn of(around: &Arc<Around>, branch: Branch, more: &dyn Fn(CommentId) -> i64) -> Item {
        let (frame, comment) = (&around.frame, branch.comment);
        let (actor, now) = (&frame.actor, frame.now);
        let answers_to = comment
            .parent
            .filter(|_| i64::try_from(super::domain::LEVELS).is_ok_and(|levels| comment.depth > levels));
        Item {
            answers: branch.answers.into_iter().map(|answer| Item::of(around, answer, more)).collect(),
            answers_to,
            all_answers: more(comment.id),
            may_mend: actor.could::<Mend>(&comment, now),
            may_withdraw: actor.could::<Withdraw>(&comment, now),
            may_report: !actor.is(Role::Member) || actor.could::<Report>(&comment, now),
            around: around.clone(),
            comment,
        }
    }

    /// The author's part in the community, where it matters to the reader.
    fn role(&self) -> Option<&'static str> {
        self.comment.author_role.filter(|role| role.is_staff()).map(Role::code)
    }

    /// A stance is said by whoever begins; an answer only says one if it takes sides.
    fn stance(&self) -> Option<&'static str> {
        let takes_sides = self.comment.depth == 1 || self.comment.stance != super::Stance::Neutral;
        takes_sides.then(|| self.comment.stance.code())
    }

    fn is_mine(&self) -> bool {
        self.around.frame.actor.is_person(self.comment.author)
    }
}
