//! Filing: what may be filed, the form, the receipt. The counter's form is the same one with three more fields.
use super::super::domain::{
    Kind, LONGEST_LINE, LONGEST_SUBJECT, LONGEST_TEXT, LONGEST_WAY, MOST_FILES, New, Petition, PetitionId,
    Private, Way,
};
use super::super::{codes, letters, store};
use crate::reasons;
use askama::Template;
use kit::clock::new_id;
use kit::files::{self, Checked};
use kit::throttle::{self, Limit};
use kit::{
    Day, Error, Fields, Form, Frame, Instant, Lang, Problems, Query, Result, Role, Text, Upload, Visit, page,
    private_page, refused,
};
use people::Email;
use serde::{Deserialize, Serialize};

/// How much may be filed from one network address: a whole village may sit behind it.
const FILED: Limit = Limit { purpose: "petition-filed", attempts: 60, window: Instant::HOUR };

/// What is typed, on the web or at the counter.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct PetitionForm {
    pub(super) id: String,
    /// What the code is made from; see [`codes`].
    pub(super) seed: String,
    pub(super) kind: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) address: String,
    pub(super) phone: String,
    // The counter's.
    pub(super) way: String,
    pub(super) received_on: String,
    pub(super) lang: String,
}

impl PetitionForm {
    pub(super) fn fresh(visit: &Visit) -> PetitionForm {
        PetitionForm {
            id: PetitionId(new_id(true, visit.now.0)).to_string(),
            seed: codes::fresh_seed(),
            ..PetitionForm::default()
        }
    }

    fn id(&self) -> Result<PetitionId> {
        self.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))
    }

    /// What is handed in, with its code, or what is wrong.
    pub(super) fn read(
        &self,
        visit: &Visit,
        at_counter: bool,
        problems: &mut Problems,
    ) -> Result<Option<(New, String)>> {
        let id = self.id()?;
        let code = codes::code(visit.app(), visit.community.id, id, &self.seed)
            .ok_or(Error::BadInput("kit-bad-form"))?;
        let kind = problems.check("kind", Kind::parse(&self.kind).ok_or("kit-field-choice"));
        let subject = problems.text("subject", &self.subject, LONGEST_SUBJECT);
        let text = problems.text("text", &self.text, LONGEST_TEXT);
        let private = Private { text: Some(text), person: None, ..self.contact(kind, problems) };
        let (way, received_on, lang) =
            if at_counter { self.arrival(visit, problems) } else { (Way::Web, visit.now.day(), visit.lang) };
        let Some(kind) = kind.filter(|_| problems.is_empty()) else { return Ok(None) };
        let code_hash = codes::hash(visit.app(), visit.community.id, &code);
        Ok(Some((New { id, kind, way, subject, lang, received_on, private, code_hash }, code)))
    }

    /// Whoever wants an answer has a name and says where it goes; otherwise it is a suggestion.
    fn contact(&self, kind: Option<Kind>, problems: &mut Problems) -> Private {
        let name = problems.maybe_text("name", &self.name, LONGEST_LINE);
        let email = Email::maybe(problems, "email", &self.email);
        let address = problems.maybe_text("address", &self.address, LONGEST_LINE);
        let phone = problems.maybe_text("phone", &self.phone, 30);
        let wants_answer = matches!(kind, Some(Kind::Petition | Kind::Information));
        if wants_answer && name.is_none() {
            problems.add("name", "petition-nameless");
        }
        if wants_answer && self.email.trim().is_empty() && address.is_none() {
            problems.add("email", "petition-unreachable");
        }
        Private {
            name,
            email: email.map(|email| email.as_str().to_owned()),
            phone,
            address,
            ..Private::default()
        }
    }

    /// How and when something came that the counter types in.
    fn arrival(&self, visit: &Visit, problems: &mut Problems) -> (Way, Day, Lang) {
        let way = Way::parse(&self.way).filter(|way| *way != Way::Web);
        let way = problems.check("way", way.ok_or("kit-field-choice")).unwrap_or(Way::Letter);
        let today = visit.now.day();
        let received = problems.check("received_on", Day::parse(&self.received_on).ok_or("kit-field-day"));
        let received = received.unwrap_or(today);
        if received > today {
            problems.add("received_on", "petition-received-later");
        } else if received < today.plus(-LONGEST_WAY) {
            problems.add("received_on", Text::new("petition-received-long-ago").with("n", LONGEST_WAY));
        }
        let lang = Lang::parse(&self.lang).unwrap_or(visit.community.default_language());
        (way, received, lang)
    }
}

#[derive(Template)]
#[template(path = "petitions/begin.html")]
struct BeginPage {
    frame: Frame,
    years: Vec<i64>,
    is_clerk: bool,
}

pub(in super::super) async fn begin(visit: Visit) -> Result {
    let years = store::years(&mut visit.read().await?).await?;
    page(BeginPage { frame: visit.frame(), years, is_clerk: visit.actor.is(Role::Clerk) })
}

#[derive(Template)]
#[template(path = "petitions/form.html")]
pub(super) struct FormPage {
    pub(super) frame: Frame,
    pub(super) form: PetitionForm,
    pub(super) problems: Problems,
    pub(super) had_files: bool,
    /// Whether the counter types it in.
    pub(super) at_counter: bool,
}

impl FormPage {
    fn fields(&self) -> Fields<'_> {
        // Who stands at the counter types in what somebody else has written.
        let prefix = if self.at_counter { "registry" } else { "petition" };
        Fields::new(&self.frame, prefix, &self.form, &self.problems)
    }
    fn kind_words(&self) -> &'static str {
        if self.at_counter { "registry-kind-long" } else { "petition-kind-long" }
    }
    /// Whether the fields about who wrote must not look like ones to leave out. That one of the two addresses is enough is
    /// said by their hints.
    fn wants_answer(&self) -> bool {
        self.form.kind != Kind::Suggestion.code()
    }
    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        Kind::ALL.iter().map(|kind| kind.code())
    }
    fn ways(&self) -> impl Iterator<Item = &'static str> {
        [Way::Letter, Way::Counter].into_iter().map(Way::code)
    }
    fn languages(&self) -> Vec<(String, String)> {
        let languages = self.frame.languages().iter();
        languages.map(|lang| (lang.code().to_owned(), lang.own_name().to_owned())).collect()
    }
    fn action(&self) -> &'static str {
        if self.at_counter { "/registry/new" } else { "/petitions/new" }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(in super::super) struct Preset {
    kind: String,
}

pub(in super::super) async fn form(visit: Visit, Query(preset): Query<Preset>) -> Result {
    let kind = Kind::parse(&preset.kind).unwrap_or(Kind::Petition);
    let mut form = PetitionForm::fresh(&visit);
    form.kind = kind.code().to_owned();
    if kind != Kind::Suggestion {
        form.name = visit.actor.name.clone();
    }
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(FormPage { frame, form, problems, had_files: false, at_counter: false })
}

/// The number, and the code that is shown this once.
#[derive(Template)]
#[template(path = "petitions/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    petition: Petition,
    /// None when the number is known already and this form did not make it.
    code: Option<String>,
    told_by_mail: bool,
    why: Vec<Text>,
    answer_by: Option<Day>,
    /// Where the state can be read, in words.
    address: String,
    at_counter: bool,
}

pub(in super::super) async fn send(visit: Visit, Form(form, uploads): Form<PetitionForm>) -> Result {
    throttle::count_address(&visit, FILED).await?;
    file(&visit, form, uploads, false).await
}

/// Registers what was typed and shows the receipt, or the form again.
pub(super) async fn file(
    visit: &Visit,
    form: PetitionForm,
    uploads: Vec<Upload>,
    at_counter: bool,
) -> Result {
    let had_files = !uploads.is_empty();
    let mut problems = Problems::none();
    let read = form.read(visit, at_counter, &mut problems)?;
    let files: Vec<Checked> = files::check("files", uploads, MOST_FILES, &mut problems).await?;
    let Some((mut new, code)) = read.filter(|_| problems.is_empty()) else {
        return refused(FormPage { frame: visit.frame(), form, problems, had_files, at_counter });
    };
    if !at_counter && new.kind != Kind::Suggestion {
        new.private.person = visit.actor.person;
    }
    let mut tx = visit.write().await?;
    let (petition, is_new) = store::register(&mut tx, &new, files).await?;
    if !is_new {
        // The same form again: nothing is written or sent, and only who has its seed sees the code again.
        let known = store::find_by_code(&mut tx, petition.number, petition.year, new.code_hash).await?;
        let told_by_mail = known.is_some() && new.private.email.is_some();
        return receipt(visit, petition, known.map(|_| code), told_by_mail, at_counter);
    }
    letters::registered(&mut tx, visit, &petition, &new.private).await?;
    tx.commit_recorded().await?;
    receipt(visit, petition, Some(code), new.private.email.is_some(), at_counter)
}

fn receipt(
    visit: &Visit,
    petition: Petition,
    code: Option<String>,
    told_by_mail: bool,
    at_counter: bool,
) -> Result {
    let address = visit.typed_address_of("/petitions/status");
    let due = petition.answer();
    let why = due.as_ref().map(reasons::why).unwrap_or_default();
    let answer_by = due.map(|due| Day(due.used));
    private_page(ReceiptPage {
        frame: visit.frame(),
        petition,
        code,
        told_by_mail,
        why,
        answer_by,
        address,
        at_counter,
    })
}
