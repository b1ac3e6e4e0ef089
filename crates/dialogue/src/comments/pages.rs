//! Saying something, mending it, withdrawing it; and one conversation on a page of its own.
use super::domain::{Comment, CommentId, Mend, Speak, Stance, Withdraw, branches, check_text};
use super::show::{Around, Item};
use super::store::{self, New};
use super::{Edited, Posted, Withdrawn};
use crate::notices::{self, domain::Notice, domain::To};
use crate::subjects::{self, Subject};
use askama::Template;
use axum::extract::Path;
use db::Writer;
use kit::throttle::{self, Limit};
use kit::{
    Allowed, Denied, Error, Fields, Form, Frame, Instant, Problems, Query, Result, Text, Visit, done, page,
    refused,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// How much one person may say: enough for any quarrel among neighbours, too little for a machine.
const SAYING: Limit = Limit { purpose: "comment", attempts: 30, window: 15 * Instant::MINUTE };

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct CommentForm {
    /// Made with the form: the same form with the same text is one comment.
    form: String,
    /// The comment that is answered; empty for a first one.
    parent: String,
    stance: String,
    text: String,
    /// Where in the talk to come back to: the key of a page of conversations, or `branch`.
    back: String,
}

/// The form again, on a page of its own.
#[derive(Template)]
#[template(path = "comments/write.html")]
struct Write {
    frame: Frame,
    subject: Subject,
    action: String,
    form: CommentForm,
    problems: Problems,
    /// Whether the form asks for a stance.
    first: bool,
}

impl Write {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "comment", &self.form, &self.problems)
    }

    fn stances() -> impl Iterator<Item = &'static str> {
        Stance::ALL.iter().map(|stance| stance.code())
    }
}

/// Says something on a subject, or answers somebody.
pub(super) async fn post(
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
    Form(form, _): Form<CommentForm>,
) -> Result {
    let (kind, id) = subjects::named(&kind, &id)?;
    let person = visit.person()?;
    let mut problems = Problems::none();
    match count_saying(&visit).await {
        Err(Error::TooMany) => problems.add("text", "comment-too-many"),
        other => other?,
    }
    let mut tx = visit.write().await?;
    let subject = subjects::readable(&visit, &mut tx, kind, id).await?;
    let parent = parent(&mut tx, &form, &subject, &mut problems).await?;
    let text = check_text(&form.text, &mut problems);
    let stance = stance(&form, &mut problems);
    let on = match visit.may::<Speak>(subject.clone()) {
        Ok(on) if problems.is_empty() => on,
        Err(denied) if denied != Denied::Closed => return Err(denied.into()),
        may => {
            if may.is_err() {
                problems.add("text", "talk-closed");
            }
            drop(tx);
            let action = format!("/talk/{}", subject.word());
            let first = form.parent.is_empty();
            return refused(Write { frame: visit.frame(), subject, action, form, problems, first });
        }
    };
    let new = New {
        author: person,
        stance,
        text: &text,
        parent: parent.as_ref().map(|parent| parent.id),
        form_key: form_key(&visit, &form, &text),
    };
    let Some(comment) = store::say(&mut tx, &on, &new).await? else {
        return done(subject_page(&subject, &form.back, parent.as_ref()), "comment");
    };
    tell(&visit, &mut tx, &subject, comment, parent.as_ref()).await?;
    let back = format!("{}#comment-{comment}", subject_page(&subject, &form.back, parent.as_ref()));
    tx.commit(Posted { comment, kind, subject: subject.id, title: subject.title }).await?;
    done(back, "comment")
}

/// Counts that this person is about to say something.
///
/// # Errors
/// [`Error::TooMany`].
pub async fn count_saying(visit: &Visit) -> Result<()> {
    throttle::count(visit, SAYING, &visit.person()?.to_string()).await
}

/// Says something for another area, whose form has more beside it: a first comment like every other, and whoever is to be
/// told is told. The text was checked by that area and fits in a comment. None: the same form has been kept before.
///
/// # Errors
/// If it cannot be written.
pub async fn say(
    visit: &Visit,
    tx: &mut Writer,
    on: &Allowed<Speak>,
    stance: Stance,
    text: &str,
    form: &str,
) -> Result<Option<CommentId>> {
    let sent = CommentForm { form: form.to_owned(), ..CommentForm::default() };
    let new =
        New { author: visit.person()?, stance, text, parent: None, form_key: form_key(visit, &sent, text) };
    let said = store::say(tx, on, &new).await?;
    if let Some(comment) = said {
        tell(visit, tx, on, comment, None).await?;
    }
    Ok(said)
}

/// The comment that is answered, if it can be.
async fn parent(
    tx: &mut Writer,
    form: &CommentForm,
    subject: &Subject,
    problems: &mut Problems,
) -> Result<Option<Comment>> {
    if form.parent.is_empty() {
        return Ok(None);
    }
    let found = match form.parent.parse() {
        Ok(id) => store::find(tx, id).await?,
        Err(_) => None,
    };
    let parent = found
        .filter(|parent| parent.is_shown() && (parent.kind, parent.subject) == (subject.kind, subject.id));
    if parent.is_none() {
        problems.add("text", "comment-parent-gone");
    }
    Ok(parent)
}

/// A first comment takes a stance; an answer need not.
fn stance(form: &CommentForm, problems: &mut Problems) -> Stance {
    match Stance::parse(&form.stance) {
        Some(stance) => stance,
        None if form.parent.is_empty() => {
            problems.add("stance", "comment-stance-missing");
            Stance::Neutral
        }
        None => Stance::Neutral,
    }
}

/// The same form with the same text always has the same key. A form without an id is a new one each time.
fn form_key(visit: &Visit, form: &CommentForm, text: &str) -> Uuid {
    let Ok(id) = form.form.parse::<Uuid>() else { return kit::clock::new_id(false, visit.now.0) };
    let hash =
        visit.app().keyed_hash("comment-form", &[id.as_bytes(), form.parent.as_bytes(), text.as_bytes()]);
    let mut key = [0; 16];
    key.copy_from_slice(&hash[..16]);
    Uuid::from_bytes(key)
}

/// The page on which the talk goes on, without a fragment.
fn subject_page(subject: &Subject, back: &str, parent: Option<&Comment>) -> String {
    match (back, parent) {
        ("branch", Some(parent)) => format!("/talk/{}", parent.root),
        (page, _) if page.parse::<CommentId>().is_ok() => format!("{}?talk={page}", subject.url),
        _ => subject.url.clone(),
    }
}

/// A letter to whoever is answered, and to the owner of the subject; while it is taken from view, to its owner alone.
async fn tell(
    visit: &Visit,
    tx: &mut Writer,
    subject: &Subject,
    comment: CommentId,
    parent: Option<&Comment>,
) -> Result<()> {
    let (key, url) = (format!("comment {comment}"), format!("/talk/{comment}"));
    let says = |key| Text::new(key).with("name", &visit.actor.name).with("title", &subject.title);
    let (answer, comment) = (says("notice-answer"), says("notice-comment"));
    let notice = |what| Notice { kind: subject.kind, id: subject.id, key: &key, url: Some(&url), what };
    if let Some(parent) = parent
        && !subjects::is_withheld(visit, tx, subject.id).await?
    {
        notices::tell(tx, visit.app(), &notice(&answer), To::One(parent.author)).await?;
    }
    notices::tell(tx, visit.app(), &notice(&comment), To::Owner).await
}

/// Mends what was said.
pub(super) async fn edit(
    visit: Visit,
    Path(id): Path<CommentId>,
    Form(form, _): Form<CommentForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (comment, subject) = load(&mut tx, id).await?;
    subjects::must_be_readable(&visit, &mut tx, subject.id, subject.owner).await?;
    let comment = visit.may::<Mend>(comment)?;
    let mut problems = Problems::none();
    let text = check_text(&form.text, &mut problems);
    if !problems.is_empty() {
        drop(tx);
        let action = format!("/talk/{id}/edit");
        return refused(Write { frame: visit.frame(), subject, action, form, problems, first: false });
    }
    store::mend(&mut tx, &comment, &text).await?;
    tx.commit(Edited { comment: id }).await?;
    let back = subject_page(&subject, &form.back, Some(&comment));
    done(format!("{back}#comment-{id}"), "comment-mended")
}

/// Takes back what was said, also where the subject is out of view: what is shown of it is its address alone.
pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<CommentId>,
    Form(form, _): Form<CommentForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (comment, subject) = load(&mut tx, id).await?;
    let comment = visit.may::<Withdraw>(comment)?;
    store::withdraw(&mut tx, &comment).await?;
    tx.commit(Withdrawn { comment: id }).await?;
    let back = subject_page(&subject, &form.back, Some(&comment));
    done(format!("{back}#comment-{id}"), "comment-withdrawn")
}

async fn load(tx: &mut Writer, id: CommentId) -> Result<(Comment, Subject)> {
    let comment = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let subject = subjects::find(tx, comment.kind, comment.subject).await?.ok_or(Error::NotFound)?;
    Ok((comment, subject))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct After {
    after: String,
}

/// One conversation on a page of its own: where letters lead, and where all answers stand.
#[derive(Template)]
#[template(path = "comments/branch.html")]
struct BranchPage {
    around: Arc<Around>,
    frame: Frame,
    items: Vec<Item>,
    root: CommentId,
    later: Option<CommentId>,
    is_first: bool,
}

/// The conversation to which a comment belongs.
pub(super) async fn branch(visit: Visit, Path(id): Path<CommentId>, Query(query): Query<After>) -> Result {
    let mut reader = visit.read().await?;
    let comment = store::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let head = store::head(&mut reader, comment.kind, comment.subject, visit.actor.person).await?;
    let head = head.ok_or(Error::NotFound)?;
    subjects::must_be_readable(&visit, &mut reader, comment.subject, head.owner).await?;
    let after: Option<CommentId> = query.after.parse().ok();
    let mut comments = store::conversation(&mut reader, comment.root, after).await?;
    let whole = usize::try_from(store::WHOLE).unwrap_or(usize::MAX);
    let has_more = comments.len() > whole;
    comments.truncate(whole);
    let later = comments.last().filter(|_| has_more).map(|last| last.id);
    let around = Arc::new(Around::of(&visit, &head, comment.kind, comment.subject, "branch".into()));
    let items = branches(comments).into_iter().map(|branch| Item::of(&around, branch, &|_| 0)).collect();
    page(BranchPage {
        frame: visit.frame(),
        around,
        items,
        root: comment.root,
        later,
        is_first: after.is_none(),
    })
}
