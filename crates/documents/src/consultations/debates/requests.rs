//! Asking for a debate: on the site, and typed in by a clerk where it came on paper. Both get the next number of the same
//! register.
use super::pages::under_consultation;
use super::store::{self, DebateAsked};
use crate::consultations::domain::{
    Channel, Consultation, EntryId, LONGEST_LINE, LONGEST_TEXT, Lead, Recommend, SenderKind,
};
use crate::consultations::send::receipt;
use crate::consultations::store::{NewEntry, Sender};
use crate::texts::Document;
use askama::Template;
use axum::extract::Path;
use kit::throttle::{self, Limit};
use kit::{Day, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use people::Email;
use rules::ids::Cui;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct RequestForm {
    id: String,
    organisation: String,
    cui: String,
    email: String,
    text: String,
    /// For what came on paper.
    postal: String,
    sender_kind: String,
    channel: String,
    received_on: String,
}

#[derive(Template)]
#[template(path = "consultations/debate_request.html")]
struct RequestPage {
    frame: Frame,
    document: Document,
    form: RequestForm,
    problems: Problems,
    on_paper: bool,
}

impl RequestPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "debate-request", &self.form, &self.problems)
    }
    fn action(&self) -> String {
        let word = if self.on_paper { "consultation/enter-debate" } else { "debate/request" };
        format!("{}/{word}", self.document.url())
    }
    fn senders(&self) -> impl Iterator<Item = &'static str> + use<> {
        ASKING.into_iter().map(SenderKind::code)
    }
    fn channels(&self) -> impl Iterator<Item = &'static str> + use<> {
        ON_PAPER.into_iter().map(Channel::code)
    }
}

/// Who can ask for a debate, art. 7(9).
const ASKING: [SenderKind; 2] = [SenderKind::Organisation, SenderKind::Authority];
/// How a request comes that is not sent on the site.
const ON_PAPER: [Channel; 3] = [Channel::Letter, Channel::Email, Channel::Counter];

/// Whether this visitor may send a request, or type in one that came on paper.
fn may_ask(visit: &Visit, one: Consultation, on_paper: bool) -> Result<Consultation> {
    Ok(match on_paper {
        true => visit.may::<Lead>(one)?.into_inner(),
        false => visit.may::<Recommend>(one)?.into_inner(),
    })
}

async fn blank(visit: &Visit, slug: &str, on_paper: bool) -> Result {
    let (document, one) = under_consultation(visit, &mut visit.read().await?, slug).await?;
    let one = may_ask(visit, one, on_paper)?;
    if one.published_at.is_none() {
        return Err(Error::Conflict("consult-not-published"));
    }
    let form = RequestForm {
        id: EntryId(kit::clock::new_id(true, visit.now.0)).to_string(),
        sender_kind: SenderKind::Organisation.code().to_owned(),
        received_on: visit.now.day().to_string(),
        ..RequestForm::default()
    };
    private_page(RequestPage { frame: visit.frame(), document, form, problems: Problems::none(), on_paper })
}

/// `GET /documents/{slug}/debate/request`
pub(crate) async fn ask_request(visit: Visit, Path(slug): Path<String>) -> Result {
    blank(&visit, &slug, false).await
}

/// `GET /documents/{slug}/consultation/enter-debate`
pub(crate) async fn ask_enter(visit: Visit, Path(slug): Path<String>) -> Result {
    blank(&visit, &slug, true).await
}

/// `POST /documents/{slug}/debate/request`: by an association or another authority, whose fiscal code is checked.
pub(crate) async fn request(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<RequestForm>,
) -> Result {
    throttle::count_address(&visit, Limit::per_address("debate-request")).await?;
    keep(&visit, &slug, form, false).await
}

/// `POST /documents/{slug}/consultation/enter-debate`: what came on paper within the term, also after its end.
pub(crate) async fn enter(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<RequestForm>,
) -> Result {
    keep(&visit, &slug, form, true).await
}

async fn keep(visit: &Visit, slug: &str, form: RequestForm, on_paper: bool) -> Result {
    let mut tx = visit.write().await?;
    let (document, one) = under_consultation(visit, &mut tx, slug).await?;
    let one = may_ask(visit, one, on_paper)?;
    let mut problems = Problems::none();
    let read = form.read(visit, on_paper, &mut problems)?;
    let Some((new, cui, text)) = read.filter(|_| problems.is_empty()) else {
        drop(tx);
        return refused(RequestPage { frame: visit.frame(), document, form, problems, on_paper });
    };
    let url = format!("/transparency/entries/{}", new.id);
    let Some((year, number)) = store::request(&mut tx, one.id, &new, &cui, &text).await? else {
        return done(format!("{}/consultation", document.url()), "debate-requested-already");
    };
    receipt(&mut tx, visit, &document, &new.sender, &format!("{number}/{year}"), &url).await?;
    tx.commit(DebateAsked { consultation: one.id, number, title: document.title }).await?;
    done(url, "debate-requested")
}

impl RequestForm {
    /// The entry, the fiscal code and what is to be debated.
    fn read(
        &self,
        visit: &Visit,
        on_paper: bool,
        problems: &mut Problems,
    ) -> Result<Option<(NewEntry, String, String)>> {
        let id: EntryId = self.id.parse().map_err(|_| Error::BadInput("kit-bad-form"))?;
        // In the order of the page, so that what is said of mistakes stands in it too.
        let came = if on_paper { self.came(visit, problems) } else { Some(Came::online(visit)) };
        let name = problems.text("organisation", &self.organisation, LONGEST_LINE);
        let cui = problems.check("cui", Cui::parse(&self.cui).map_err(|_| "debate-request-cui-wrong"));
        let (email, postal) = self.contact(on_paper, problems);
        let text = problems.text("text", &self.text, LONGEST_TEXT);
        let Some((cui, came)) = cui.zip(came) else { return Ok(None) };
        let sender = Sender {
            kind: came.from,
            name,
            email,
            postal,
            is_name_public: true,
            cui: Some(cui.as_str().to_owned()),
            person: visit.actor.person.filter(|_| !on_paper),
            lang: if on_paper { visit.community.default_language() } else { visit.lang },
        };
        let new = NewEntry { id, channel: came.channel, received_on: came.on, sender };
        Ok(Some((new, cui.as_str().to_owned(), text)))
    }

    /// Where the answer goes: on the site by e-mail, on paper by one or the other.
    fn contact(&self, on_paper: bool, problems: &mut Problems) -> (Option<String>, Option<String>) {
        if !on_paper {
            let email = problems.check("email", Email::parse(&self.email));
            return (email.map(|email| email.as_str().to_owned()), None);
        }
        let email = Email::maybe(problems, "email", &self.email).map(|email| email.as_str().to_owned());
        let postal = problems.maybe_text("postal", &self.postal, LONGEST_LINE);
        if self.email.trim().is_empty() && postal.is_none() {
            problems.add("email", "consult-contact-needed");
        }
        (email, postal)
    }

    /// How a request came that a clerk types in.
    fn came(&self, visit: &Visit, problems: &mut Problems) -> Option<Came> {
        let channel = Channel::parse(&self.channel).filter(|channel| ON_PAPER.contains(channel));
        let channel = problems.check("channel", channel.ok_or("kit-field-choice"));
        let on = Day::parse(&self.received_on).filter(|day| *day <= visit.now.day());
        let on = problems.check("received_on", on.ok_or("kit-field-day"));
        let from = SenderKind::parse(&self.sender_kind).filter(|kind| ASKING.contains(kind));
        let from = problems.check("sender_kind", from.ok_or("kit-field-choice"));
        Some(Came { channel: channel?, from: from?, on: on? })
    }
}

/// How a request came, from whom and when.
struct Came {
    channel: Channel,
    from: SenderKind,
    on: Day,
}

impl Came {
    fn online(visit: &Visit) -> Came {
        Came { channel: Channel::Online, from: SenderKind::Organisation, on: visit.now.day() }
    }
}
