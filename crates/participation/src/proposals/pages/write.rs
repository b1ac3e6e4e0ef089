//! Writing a proposal: a blank form, drafts, changes, and making it public.
use super::form::ProposalForm;
use crate::proposals::actions::{Edit, EnterPaper, Propose, Submit, could_submit_when_complete};
use crate::proposals::domain::{
    Case, Category, LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_SUMMARY, LONGEST_TITLE, MOST_FILES, Status,
};
use crate::proposals::events::{ProposalDrafted, ProposalEdited, ProposalSubmitted};
use crate::proposals::store::{self, Attached, Author, FileKind, NewProposal};
use askama::Template;
use axum::extract::Path;
use communities::processes::{self, Process};
use db::Writer;
use kit::files::{self, Checked};
use kit::{
    Allowed, Empty, Error, Fields, Form, Frame, Problems, ProposalId, Result, Upload, Visit, done,
    private_page, refused, see,
};

#[derive(Template)]
#[template(path = "proposals/write.html")]
struct Write {
    frame: Frame,
    process: Process,
    form: ProposalForm,
    problems: Problems,
    /// None for a new one.
    status: Option<Status>,
    files: Vec<Attached>,
    may_enter_paper: bool,
    /// Whether proposals come in now; where only the talk is open, a draft can be kept and no more.
    may_submit: bool,
    /// Files were chosen, and the browser will not choose them again by itself.
    files_lost: bool,
}

impl Write {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "proposal", &self.form, &self.problems)
    }
    fn no_category(&self) -> [(String, String); 1] {
        [(String::new(), self.frame.t("proposal-category-choose").into_owned())]
    }
    fn categories(&self) -> impl Iterator<Item = &'static str> + use<> {
        Category::ALL.iter().map(|category| category.code())
    }
    /// Whether nobody but the author has seen it.
    fn is_private(&self) -> bool {
        matches!(self.status, None | Some(Status::Draft))
    }
    fn list_url(&self) -> String {
        format!("{}/proposals", self.process.url())
    }
    fn action(&self) -> String {
        match self.status {
            None => format!("{}/new", self.list_url()),
            Some(_) => format!("/proposals/{}/edit", self.form.id),
        }
    }
    /// Under which the browser keeps what is typed; on a shared computer nobody gets the text of somebody else.
    fn keep_key(&self) -> String {
        let person = self.frame.actor.person.map(|person| person.to_string()).unwrap_or_default();
        let about = if self.status.is_none() { self.process.id.to_string() } else { self.form.id.clone() };
        format!("proposal-{about}-{person}")
    }
}

/// `GET /processes/{slug}/proposals/new`
pub(crate) async fn blank(visit: Visit, Path(slug): Path<String>) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let may_enter_paper = visit.actor.could::<EnterPaper>(&process, visit.now);
    if !may_enter_paper {
        visit.may::<Propose>(process.clone())?;
    }
    let id = ProposalId(kit::clock::new_id(true, visit.now.0));
    private_page(Write {
        frame: visit.frame(),
        process,
        form: ProposalForm::blank(id),
        problems: Problems::none(),
        status: None,
        files: Vec::new(),
        may_enter_paper,
        may_submit: true,
        files_lost: false,
    })
}

/// `POST /processes/{slug}/proposals/new`
pub(crate) async fn create(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, uploads): Form<ProposalForm>,
) -> Result {
    let process = processes::store::visible(&visit, &mut visit.read().await?, &slug).await?;
    let may = May::ask(&visit, &process, &form)?;
    let id: ProposalId = form.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
    let mut problems = Problems::none();
    let name = problems.maybe_text("author_name", &form.author_name, LONGEST_NAME);
    let content = form.content(!form.is_to_submit(), &mut problems);
    let files_lost = !uploads.is_empty();
    // Pictures are drawn anew before the transaction begins: others need not wait for that.
    let files = check_files(uploads, &[], &mut problems).await?;
    let Some(content) = content.filter(|_| problems.is_empty()) else {
        let may_enter_paper = visit.actor.could::<EnterPaper>(&process, visit.now);
        let (frame, files) = (visit.frame(), Vec::new());
        return refused(Write {
            frame,
            process,
            form,
            problems,
            status: None,
            files,
            may_enter_paper,
            may_submit: true,
            files_lost,
        });
    };
    let author = match name {
        Some(name) => Author::OnPaper { name, entered_by: visit.actor.person },
        None => Author::Person(visit.person()?),
    };
    let mut tx = visit.write().await?;
    let new = NewProposal { id, process: process.id, author, content };
    let is_new = match &may {
        May::Propose(proof) => store::propose(&mut tx, proof, &new).await?,
        May::EnterPaper(proof) => store::enter_paper(&mut tx, proof, &new).await?,
    };
    if !is_new {
        return see(format!("/proposals/{id}"));
    }
    keep_files(&mut tx, &visit, id, files).await?;
    finish(tx, &visit, id, form.is_to_submit()).await
}

/// The proof that a new proposal may be kept: the person's own, or one from paper.
enum May {
    Propose(Allowed<Propose>),
    EnterPaper(Allowed<EnterPaper>),
}

impl May {
    fn ask(visit: &Visit, process: &Process, form: &ProposalForm) -> Result<May> {
        Ok(if form.author_name.trim().is_empty() {
            May::Propose(visit.may::<Propose>(process.clone())?)
        } else {
            May::EnterPaper(visit.may::<EnterPaper>(process.clone())?)
        })
    }
}

/// `GET /proposals/{id}/edit`
pub(crate) async fn edit(visit: Visit, Path(id): Path<ProposalId>) -> Result {
    let mut reader = visit.read().await?;
    let case = store::case(&visit, &mut reader, id).await?;
    let case = visit.may::<Edit>(case)?.into_inner();
    let files = store::files(&mut reader, id).await?;
    let form = ProposalForm::of(&case, &files);
    private_page(Write {
        frame: visit.frame(),
        form,
        problems: Problems::none(),
        status: Some(case.status),
        files,
        may_enter_paper: case.author.is_none(),
        may_submit: could_submit_when_complete(&visit.actor, &case, visit.now),
        files_lost: false,
        process: case.process,
    })
}

/// `POST /proposals/{id}/edit`
pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(mut form, uploads): Form<ProposalForm>,
) -> Result {
    let mut reader = visit.read().await?;
    let case = store::case(&visit, &mut reader, id).await?;
    let case = visit.may::<Edit>(case)?;
    let there = store::files(&mut reader, id).await?;
    drop(reader);
    let mut problems = Problems::none();
    form.check_revision(&case, &mut problems);
    let is_draft = case.status == Status::Draft;
    let content = form.content(is_draft && !form.is_to_submit(), &mut problems);
    let files_lost = !uploads.is_empty();
    let stays: Vec<&Attached> = there.iter().filter(|file| !form.removes(file)).collect();
    let new = check_files(uploads, &stays, &mut problems).await?;
    let Some(content) = content.filter(|_| problems.is_empty()) else {
        // Sent again, the form overwrites knowingly: what is there now has been named beside the field.
        form.id = id.to_string();
        form.revision = case.revision.to_string();
        let may_submit = could_submit_when_complete(&visit.actor, &case, visit.now);
        let Case { proposal, process, .. } = case.into_inner();
        let (frame, status) = (visit.frame(), Some(proposal.status));
        let may_enter_paper = proposal.author.is_none();
        return refused(Write {
            frame,
            process,
            form,
            problems,
            status,
            files: there,
            may_enter_paper,
            may_submit,
            files_lost,
        });
    };
    let mut tx = visit.write().await?;
    store::edit(&mut tx, &case, &content).await?;
    change_files(&mut tx, &case, &there, &form).await?;
    keep_files(&mut tx, &visit, id, new).await?;
    if is_draft {
        return finish(tx, &visit, id, form.is_to_submit()).await;
    }
    tx.commit(ProposalEdited { proposal: id, revision: case.revision + 1, title: content.title }).await?;
    done(case.url(), "proposal-edited")
}

/// `POST /proposals/{id}/submit`
pub(crate) async fn submit(
    visit: Visit,
    Path(id): Path<ProposalId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let case = store::case(&visit, &mut tx, id).await?;
    publish(tx, &visit, case).await
}

/// Commits a draft that was kept, and makes it public if that is wanted, proposals come in now and no other one is much
/// like it: those are shown first, on the page of the draft.
async fn finish(mut tx: Writer, visit: &Visit, id: ProposalId, is_to_submit: bool) -> Result {
    let case = store::case(visit, &mut tx, id).await?;
    let url = case.url();
    let kept = match is_to_submit {
        false => "proposal-drafted",
        true if !visit.actor.could::<Submit>(&case, visit.now) => "proposal-drafted-only",
        true if store::alike(&mut tx, case.process.id, &case.content.title, id, 1).await?.is_empty() => {
            return publish(tx, visit, case).await;
        }
        true => "proposal-alike",
    };
    tx.commit(ProposalDrafted { proposal: id }).await?;
    done(url, kept)
}

async fn publish(mut tx: Writer, visit: &Visit, case: Case) -> Result {
    let case = visit.may::<Submit>(case)?;
    store::submit(&mut tx, &case).await?;
    let title = case.content.title.clone();
    tx.commit(ProposalSubmitted { proposal: case.id, process: case.process.id, title }).await?;
    done(case.url(), "proposal-submitted")
}

/// Files that were checked and can be kept.
struct NewFiles {
    pictures: Vec<Checked>,
    attachments: Vec<Checked>,
}

async fn check_files(uploads: Vec<Upload>, there: &[&Attached], problems: &mut Problems) -> Result<NewFiles> {
    let room = |kind| MOST_FILES.saturating_sub(there.iter().filter(|file| file.kind == kind).count());
    let pictures = files::check("pictures", uploads.clone(), room(FileKind::Picture), problems).await?;
    let attachments = files::check("attachments", uploads, room(FileKind::Attachment), problems).await?;
    if !pictures.iter().all(Checked::is_picture) {
        problems.add("pictures", "proposal-pictures-only");
    }
    Ok(NewFiles { pictures, attachments })
}

async fn keep_files(tx: &mut Writer, visit: &Visit, id: ProposalId, new: NewFiles) -> Result<()> {
    store::attach(tx, id, FileKind::Picture, new.pictures, visit.actor.person).await?;
    store::attach(tx, id, FileKind::Attachment, new.attachments, visit.actor.person).await
}

/// Takes away the files that were ticked, and keeps what was typed about the others.
async fn change_files(
    tx: &mut Writer,
    case: &Allowed<Edit>,
    there: &[Attached],
    form: &ProposalForm,
) -> Result<()> {
    for file in there {
        if form.removes(file) {
            store::detach(tx, case.id, file.info.id).await?;
            continue;
        }
        let caption: String = form.caption_of(file).trim().chars().take(LONGEST_SUMMARY).collect();
        let caption = Some(rules::text::mend_diacritics(&caption)).filter(|caption| !caption.is_empty());
        if caption != file.caption {
            store::describe(tx, case.id, file.info.id, caption).await?;
        }
    }
    Ok(())
}
