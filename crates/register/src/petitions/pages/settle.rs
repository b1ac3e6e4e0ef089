//! Settling: answering or refusing, lengthening the term, sending on, keeping without an answer.
use super::super::domain::{
    Close, Done, Extend, Filing, Kind, LONGEST_LINE, LONGEST_TEXT, MOST_FILES, Petition, Private, Refusal,
    Step, StepId,
};
use super::super::{letters, store};
use super::counter::load;
use super::term;
use crate::reasons;
use askama::Template;
use axum::extract::Path;
use kit::clock::new_id;
use kit::files::{self, Checked};
use kit::{
    Day, Error, Fields, Form, Frame, Problems, Result, Text, Upload, Visit, done, private_page, refused,
};
use rules::terms::Due;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct SettleForm {
    id: String,
    /// `answered` or `refused`.
    outcome: String,
    reason: String,
    text: String,
    authority: String,
    proof: String,
}

impl SettleForm {
    fn fresh(visit: &Visit) -> SettleForm {
        let id = StepId(new_id(true, visit.now.0)).to_string();
        SettleForm { id, outcome: Done::Answered.code().to_owned(), ..SettleForm::default() }
    }
    fn id(&self) -> Result<StepId> {
        self.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))
    }
}

#[derive(Template)]
#[template(path = "petitions/settle.html")]
struct SettlePage {
    frame: Frame,
    petition: Petition,
    /// Who wrote and what: whoever answers has it before them.
    private: Private,
    /// `answer`, `extend`, `forward` or `close`: the last word of the address.
    what: &'static str,
    form: SettleForm,
    problems: Problems,
    had_files: bool,
}

impl SettlePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "settle", &self.form, &self.problems)
    }
    fn word(&self, key: &str) -> std::borrow::Cow<'static, str> {
        self.frame.t(&format!("settle-{}-{key}", self.what))
    }
    fn is(&self, what: &str) -> bool {
        self.what == what
    }
    fn outcomes(&self) -> impl Iterator<Item = &'static str> {
        [Done::Answered, Done::Refused].into_iter().map(Done::code)
    }
    /// None, and the reasons why something is refused.
    fn refusals(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("settle-no-reason").into_owned());
        std::iter::once(none).chain(self.reasons(Refusal::ALL.iter().map(|one| one.code()))).collect()
    }
    fn filings(&self) -> Vec<(String, String)> {
        let fits = |one: &&Filing| **one != Filing::Noted || self.petition.kind == Kind::Suggestion;
        self.reasons(Filing::ALL.iter().filter(fits).map(|one| one.code())).collect()
    }
    fn reasons(&self, codes: impl Iterator<Item = &'static str>) -> impl Iterator<Item = (String, String)> {
        codes.map(|code| (code.to_owned(), self.frame.word("petition-reason", code).into_owned()))
    }
    /// Until when the term runs if it is lengthened now.
    fn longer(&self) -> Option<Day> {
        let longer = Petition { extended_at: Some(self.frame.now), ..self.petition.clone() };
        longer.answer().map(|due| longer.safe_day(&due))
    }
    /// The terms that this step has, each with its law: whoever answers may refuse, and for information has less time then.
    fn terms(&self) -> Vec<(Text, Text)> {
        let (petition, now) = (&self.petition, self.frame.now);
        let answer = petition.answer().map(|due| {
            let said = Text::new("registry-answer-until").with("day", petition.safe_day(&due));
            (said, reasons::law(&due.term))
        });
        let other = |key: &str, due: Option<Due>| due.map(|due| term(key, petition, &due, now));
        let terms = match self.what {
            "answer" => [answer, other("petition-term-refuse", petition.refusal())],
            "forward" => [other("petition-term-forward", petition.forwarding()), None],
            "extend" => [answer, None],
            _ => [None, None],
        };
        terms.into_iter().flatten().collect()
    }
    /// Who wrote, and how the letter reaches them.
    fn sender(&self) -> String {
        let Private { name, email, address, .. } = &self.private;
        let name = name.clone().unwrap_or_else(|| self.frame.t("settle-nameless").into_owned());
        let said = match (email, address) {
            (Some(email), _) => Text::new("settle-sender-mail").with("email", email),
            (None, Some(_)) => Text::new("settle-sender-paper"),
            (None, None) => Text::new("settle-sender-unreachable"),
        };
        self.frame.say(&said.with("name", name))
    }
}

async fn open(visit: &Visit, petition: Petition, what: &'static str) -> Result {
    let private = store::private(&mut visit.read().await?, petition.id).await?;
    let (frame, form, problems) = (visit.frame(), SettleForm::fresh(visit), Problems::none());
    private_page(SettlePage { frame, petition, private, what, form, problems, had_files: false })
}

pub(in super::super) async fn answer_form(visit: Visit, Path(id): Path<String>) -> Result {
    let petition = load(&mut visit.read().await?, &id).await?;
    open(&visit, visit.may::<Close>(petition)?.into_inner(), "answer").await
}

pub(in super::super) async fn forward_form(visit: Visit, Path(id): Path<String>) -> Result {
    let petition = load(&mut visit.read().await?, &id).await?;
    open(&visit, visit.may::<Close>(petition)?.into_inner(), "forward").await
}

pub(in super::super) async fn file_form(visit: Visit, Path(id): Path<String>) -> Result {
    let petition = load(&mut visit.read().await?, &id).await?;
    let petition = visit.may::<Close>(petition)?.into_inner();
    open(&visit, petition, "close").await
}

pub(in super::super) async fn extend_form(visit: Visit, Path(id): Path<String>) -> Result {
    let petition = load(&mut visit.read().await?, &id).await?;
    open(&visit, visit.may::<Extend>(petition)?.into_inner(), "extend").await
}

pub(in super::super) async fn answer(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, uploads): Form<SettleForm>,
) -> Result {
    let mut problems = Problems::none();
    let done = Done::parse(&form.outcome).filter(|done| matches!(done, Done::Answered | Done::Refused));
    let done = problems.check("outcome", done.ok_or("kit-field-choice")).unwrap_or(Done::Answered);
    let reason = (done == Done::Refused)
        .then(|| problems.check("reason", Refusal::parse(&form.reason).ok_or("settle-reason-missing")))
        .flatten();
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let step = Step {
        id: form.id()?,
        done,
        reason: reason.map(|reason| reason.code().to_owned()),
        text,
        authority: None,
        proof: None,
        at: visit.now,
    };
    close(&visit, &id, form, "answer", step, uploads, problems).await
}

pub(in super::super) async fn forward(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, uploads): Form<SettleForm>,
) -> Result {
    let mut problems = Problems::none();
    let step = Step {
        id: form.id()?,
        done: Done::Forwarded,
        reason: None,
        authority: Some(problems.text("authority", &form.authority, LONGEST_LINE)),
        proof: Some(problems.text("proof", &form.proof, LONGEST_LINE)),
        text: problems.maybe_text("text", &form.text, LONGEST_TEXT).unwrap_or_default(),
        at: visit.now,
    };
    close(&visit, &id, form, "forward", step, uploads, problems).await
}

pub(in super::super) async fn file(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, uploads): Form<SettleForm>,
) -> Result {
    let mut problems = Problems::none();
    let reason = problems.check("reason", Filing::parse(&form.reason).ok_or("kit-field-choice"));
    let step = Step {
        id: form.id()?,
        done: Done::Filed,
        reason: reason.map(|reason| reason.code().to_owned()),
        text: problems.text("text", &form.text, LONGEST_TEXT),
        authority: None,
        proof: None,
        at: visit.now,
    };
    close(&visit, &id, form, "close", step, uploads, problems).await
}

async fn close(
    visit: &Visit,
    id: &str,
    form: SettleForm,
    what: &'static str,
    step: Step,
    uploads: Vec<Upload>,
    mut problems: Problems,
) -> Result {
    let had_files = !uploads.is_empty();
    let files: Vec<Checked> = files::check("files", uploads, MOST_FILES, &mut problems).await?;
    let petition = load(&mut visit.read().await?, id).await?;
    let url = petition.url();
    let petition = visit.may::<Close>(petition)?;
    if !problems.is_empty() {
        let private = store::private(&mut visit.read().await?, petition.id).await?;
        let (frame, petition) = (visit.frame(), petition.into_inner());
        return refused(SettlePage { frame, petition, private, what, form, problems, had_files });
    }
    let mut tx = visit.write().await?;
    let private = store::private(&mut tx, petition.id).await?;
    store::close(&mut tx, &petition, &step, files).await?;
    letters::settled(&mut tx, visit, &petition, &private, &step).await?;
    tx.commit_recorded().await?;
    done(url, "settle-close")
}

pub(in super::super) async fn extend(
    visit: Visit,
    Path(id): Path<String>,
    Form(form, _): Form<SettleForm>,
) -> Result {
    let step = form.id()?;
    let mut problems = Problems::none();
    let text = problems.text("text", &form.text, LONGEST_TEXT);
    let petition = load(&mut visit.read().await?, &id).await?;
    let url = petition.url();
    let petition = visit.may::<Extend>(petition)?;
    if !problems.is_empty() {
        let private = store::private(&mut visit.read().await?, petition.id).await?;
        let (frame, petition, what) = (visit.frame(), petition.into_inner(), "extend");
        return refused(SettlePage { frame, petition, private, what, form, problems, had_files: false });
    }
    let mut tx = visit.write().await?;
    let private = store::private(&mut tx, petition.id).await?;
    store::extend(&mut tx, &petition, step, &text).await?;
    let step = Step {
        id: step,
        done: Done::Extended,
        reason: None,
        text,
        authority: None,
        proof: None,
        at: visit.now,
    };
    letters::settled(&mut tx, &visit, &petition, &private, &step).await?;
    tx.commit_recorded().await?;
    done(url, "settle-extend")
}
