//! What is written together at Cojocna: drafts under Law 52/2003, a manual and a strategy.
use super::register::clerk;
use super::{Place, Planter};
use crate::demo::story::texts::{self as told, Said as Remark, Sent};
use ::documents::consultations::debates::store::{
    self as debates, DebateAnnounced, DebateAsked, DebateMinuted,
};
use ::documents::consultations::domain::{Channel, DebateId, EntryId, Lead, SenderKind, Verdict, Way};
use ::documents::consultations::dossier::store::{
    self as dossier, ConsultationPosted, DraftEndorsed, Endorsement, Opinion, Posting,
};
use ::documents::consultations::store::{
    self as consultations, Announced, MovedOn, NewEntry, Preparation, Prepared, Recommended, Replied, Said,
    Sender,
};
use ::documents::consultations::{Consultation, store::Proved};
use ::documents::synthesis::domain::{Outcome, Sector};
use ::documents::synthesis::store::{self as synthesis, Line, SynthesisChanged, SynthesisPublished};
use ::documents::texts::domain::{Act, Integration, IntegrationId, Keep, Source, Weigh};
use ::documents::texts::store::{
    self as documents, DocumentAdopted, DocumentIntegrated, DocumentOpened, DocumentPublished,
    DocumentWritten, NewAdoption, NewDocument,
};
use ::documents::texts::{Document, DocumentId, DocumentKind};
use anyhow::anyhow;
use db::Writer;
use dialogue::comments::{Stance, store as comments};
use dialogue::subjects::SubjectKind;
use kit::{Actor, Allowed, Error, Instant, Lang, Result, Role};

/// The association that asked for debates; its fiscal code passes the check.
const ASSOCIATION: (&str, &str) = ("Asociația Fiii Satului", "1235");

impl Planter {
    /// The documents, the oldest first.
    pub(super) async fn documents(&self, place: &Place) -> Result<()> {
        self.finished_draft(place).await?;
        self.strategy_text(place).await?;
        self.manual(place).await?;
        self.draft_under_way(place).await
    }

    /// Writes the text of a document and shows it to everybody.
    async fn text(
        &self,
        place: &Place,
        id: DocumentId,
        day: i32,
        text: &str,
        note: &str,
    ) -> Result<Document> {
        let mut tx = self.write(place.id, Some(place.clerk), self.at(day, (11, 5))).await?;
        let document = documents::load(&mut tx, id).await?;
        let blocks = formats::document::from_markdown(&format!("# {}\n\n{text}", document.title))
            .map_err(|_| anyhow!("the text of {} cannot be read", document.title))?
            .blocks;
        let version = documents::keep_version(&mut tx, &document, blocks, Source::Pasted, note).await?;
        tx.record(&DocumentWritten { document: id, version }).await?;
        let document = documents::load(&mut tx, id).await?;
        documents::publish(&mut tx, &document).await?;
        let title = document.title.clone();
        tx.commit(DocumentPublished { document: id, version, title }).await?;
        documents::load(&mut self.app.read_as_program(place.id).await?, id).await
    }

    async fn begun(
        &self,
        place: &Place,
        day: i32,
        kind: DocumentKind,
        (title, summary, text): (&str, &str, &str),
    ) -> Result<Document> {
        let mut tx = self.write(place.id, Some(place.clerk), self.at(day, (11, 0))).await?;
        let id = DocumentId(tx.new_id());
        let new = NewDocument { id, kind, title: title.to_owned(), summary: summary.to_owned() };
        documents::create(&mut tx, &new).await?;
        tx.commit(DocumentWritten { document: id, version: 0 }).await?;
        self.text(place, id, day, text, "").await
    }

    /// The proof that the clerk leads a consultation, as it stands now.
    async fn led(
        &self,
        place: &Place,
        tx: &mut Writer,
        document: &Document,
        at: Instant,
    ) -> Result<Allowed<Lead>> {
        let one = consultations::of_document(tx, document.id).await?.ok_or(Error::NotFound)?;
        Ok(clerk(place).may::<Lead>(one, at)?)
    }

    /// Announces a draft with its three proofs.
    async fn announced_draft(
        &self,
        place: &Place,
        document: &Document,
        (day, last): (i32, i32),
        reasons: &str,
    ) -> Result<Consultation> {
        let at = self.at(day, (12, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let new = Preparation {
            reasons: reasons.to_owned(),
            studies: "Nu este nevoie de un studiu: cheltuielile sunt mici și se văd în referat.".to_owned(),
            how: "Pe această pagină, la registratura primăriei (luni–vineri, 8–16) sau prin scrisoare."
                .to_owned(),
            responsible: "Rodica Crișan, secretariat, dispoziția nr. 14".to_owned(),
            concerns_business: false,
            urgency: None,
        };
        let consultation = consultations::prepare(&mut tx, document, &new).await?;
        tx.record(&Prepared { consultation }).await?;
        let one = self.led(place, &mut tx, document, at).await?;
        let address = format!("https://{}{}/consultation", place.host, document.url());
        consultations::publish(&mut tx, &one, document.version, self.day(last), &address).await?;
        let title = document.title.clone();
        tx.record(&Announced { consultation, document: document.id, title }).await?;
        for (way, detail) in
            [(Way::Seat, "Avizierul de la intrarea primăriei"), (Way::Media, "Redacția Vestea Câmpiei")]
        {
            consultations::prove(&mut tx, &one, way, at, detail).await?;
            tx.record(&Proved { consultation, way, title: document.title.clone() }).await?;
        }
        tx.commit_recorded().await?;
        let mut reader = self.app.read_as_program(place.id).await?;
        consultations::of_document(&mut reader, document.id).await?.ok_or(Error::NotFound)
    }

    fn sender(&self, name: &str, day: i32, channel: &str, id: EntryId, cui: Option<&str>) -> NewEntry {
        let is_person = cui.is_none() && !name.starts_with("Parohia");
        NewEntry {
            id,
            channel: Channel::parse(channel).unwrap_or(Channel::Online),
            received_on: self.day(day),
            sender: Sender {
                kind: if is_person { SenderKind::Person } else { SenderKind::Organisation },
                name: name.to_owned(),
                email: None,
                postal: Some("Cojocna, strada Principală".to_owned()),
                is_name_public: !is_person,
                cui: cui.map(str::to_owned),
                person: None,
                lang: Lang::Ro,
            },
        }
    }

    /// What was sent about a draft, with the answers it has.
    async fn sent(&self, place: &Place, document: &Document, one: &Consultation, all: &[Sent]) -> Result<()> {
        for (address, text, wording, name, channel, day, reply) in all {
            let mut tx = self.write(place.id, None, self.at(*day, (10, 40))).await?;
            let label = match address {
                Some(address) => {
                    Some(documents::block(&mut tx, document.id, document.version, *address).await?.label)
                }
                None => None,
            };
            let new = self.sender(name, *day, channel, EntryId(tx.new_id()), None);
            let said = Said {
                address: *address,
                label,
                text: (*text).to_owned(),
                wording: wording.map(str::to_owned),
            };
            let number =
                consultations::recommend(&mut tx, one.id, &new, &said).await?.ok_or(Error::NotFound)?.1;
            let title = document.title.clone();
            tx.commit(Recommended { consultation: one.id, number, title }).await?;
            let Some((day, verdict, reason)) = reply else { continue };
            let at = self.at(*day, (15, 10));
            let mut tx = self.write(place.id, Some(place.clerk), at).await?;
            let led = self.led(place, &mut tx, document, at).await?;
            let line = consultations::line_of(&mut tx, new.id).await?.ok_or(Error::NotFound)?;
            let verdict = Verdict::parse(verdict).ok_or(Error::NotFound)?;
            consultations::reply(&mut tx, &led, line.place, verdict, reason).await?;
            let title = document.title.clone();
            tx.commit(Replied { consultation: one.id, place: line.place, verdict, title }).await?;
        }
        Ok(())
    }

    /// An association asks for a debate.
    async fn debate_asked(
        &self,
        place: &Place,
        document: &Document,
        one: &Consultation,
        day: i32,
    ) -> Result<()> {
        let mut tx = self.write(place.id, None, self.at(day, (13, 20))).await?;
        let (name, cui) = ASSOCIATION;
        let new = self.sender(name, day, "online", EntryId(tx.new_id()), Some(cui));
        let asked = "Cerem o dezbatere: proiectul privește multe familii care nu scriu la primărie.";
        let number = debates::request(&mut tx, one.id, &new, cui, asked).await?.ok_or(Error::NotFound)?.1;
        let title = document.title.clone();
        Ok(tx.commit(DebateAsked { consultation: one.id, number, title }).await?)
    }

    async fn posted(&self, place: &Place, document: &Document, day: i32) -> Result<()> {
        let at = self.at(day, (13, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let one = self.led(place, &mut tx, document, at).await?;
        let portal = "e-consultare.gov.ro".to_owned();
        let new =
            Posting { portal: portal.clone(), url: None, on_day: self.day(day), version: document.version };
        let form = tx.new_id();
        dossier::post(&mut tx, &one, &new, form).await?;
        let title = document.title.clone();
        Ok(tx.commit(ConsultationPosted { consultation: one.id, portal, title }).await?)
    }

    /// A draft that waits for proposals; an association has just asked for a debate.
    async fn draft_under_way(&self, place: &Place) -> Result<()> {
        let document = self.begun(place, -13, DocumentKind::Draft, told::MARKET).await?;
        let one = self.announced_draft(place, &document, (-12, 24), told::MARKET_REASONS).await?;
        self.posted(place, &document, -11).await?;
        self.sent(place, &document, &one, told::MARKET_SENT).await?;
        self.debate_asked(place, &document, &one, -1).await
    }

    /// A draft that went the whole way: debate, answers, endorsement, adoption.
    async fn finished_draft(&self, place: &Place) -> Result<()> {
        let document = self.begun(place, -201, DocumentKind::Draft, told::CEMETERY).await?;
        let one = self.announced_draft(place, &document, (-200, -160), told::CEMETERY_REASONS).await?;
        self.posted(place, &document, -200).await?;
        self.debate_asked(place, &document, &one, -197).await?;
        self.sent(place, &document, &one, told::CEMETERY_SENT).await?;
        self.debate(place, &document).await?;
        let document =
            self.text(place, document.id, -150, told::CEMETERY_NEXT, "Scutirea cerută la dezbatere.").await?;
        self.adopted(place, &document).await
    }

    async fn debate(&self, place: &Place, document: &Document) -> Result<()> {
        let at = self.at(-192, (9, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let one = self.led(place, &mut tx, document, at).await?;
        let starts_at = self.at(-185, (18, 0));
        let new = debates::NewDebate {
            id: DebateId(tx.new_id()),
            place: "Școala din Iuriu de Câmpie".to_owned(),
            starts_at,
            how: "Vă înscrieți pe această pagină sau la intrare. Fiecare vorbește trei minute.".to_owned(),
            minutes_each: 3,
        };
        debates::announce(&mut tx, &one, &new).await?;
        let title = document.title.clone();
        tx.commit(DebateAnnounced {
            debate: new.id,
            document: one.document,
            title: title.clone(),
            starts_at,
        })
        .await?;
        let mut tx = self.write(place.id, Some(place.clerk), self.at(-183, (10, 0))).await?;
        let debate = debates::load(&mut tx, new.id).await?;
        let may = clerk(place).may::<Keep>(document.clone(), self.at(-183, (10, 0)))?;
        let minutes = debates::NewMinutes {
            replaces: 0,
            ended_at: self.at(-185, (19, 30)),
            participants: 37,
            text: told::CEMETERY_MINUTES.to_owned(),
            reason: None,
        };
        debates::publish_minutes(&mut tx, &may, &debate, &minutes).await?;
        Ok(tx.commit(DebateMinuted { debate: new.id, title, revision: 1 }).await?)
    }

    async fn adopted(&self, place: &Place, document: &Document) -> Result<()> {
        let at = self.at(-132, (9, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let one = self.led(place, &mut tx, document, at).await?;
        consultations::move_on(&mut tx, &one, document, "Cu observațiile primite.").await?;
        let title = document.title.clone();
        tx.commit(MovedOn { consultation: one.id, title: title.clone() }).await?;
        let at = self.at(-128, (14, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let may = clerk(place).may::<Keep>(document.clone(), at)?;
        let endorsement = Endorsement {
            body: "Comisia pentru administrație și servicii".to_owned(),
            opinion: Opinion::Favourable,
            reference: "7".to_owned(),
            on_day: self.day(-128),
            text: String::new(),
        };
        let form = tx.new_id();
        dossier::endorse(&mut tx, &may, one.id, &endorsement, form).await?;
        let body = endorsement.body;
        tx.commit(DraftEndorsed { consultation: one.id, body, title: title.clone() }).await?;
        let mut tx = self.write(place.id, Some(place.clerk), self.at(-120, (16, 0))).await?;
        let adoption = NewAdoption {
            replaces: 0,
            act: Act::Hcl,
            number: "31".to_owned(),
            on_day: self.day(-121),
            body: "Consiliul Local Cojocna".to_owned(),
            reason: None,
        };
        documents::adopt(&mut tx, &may, &adoption).await?;
        Ok(tx.commit(DocumentAdopted { document: document.id, title, number: adoption.number }).await?)
    }

    /// Opens the talk on the paragraphs of a document, or ends it.
    async fn open(&self, place: &Place, document: &Document, day: i32, is_open: bool) -> Result<()> {
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(day, (9, 0))).await?;
        let document = documents::load(&mut tx, document.id).await?;
        documents::put_open(&mut tx, &document, is_open).await?;
        if is_open {
            synthesis::put_sectors(&mut tx, document.id, Sector::ALL).await?;
        }
        Ok(tx.commit(DocumentOpened { document: document.id, title: document.title, is_open }).await?)
    }

    /// What people said about the paragraphs of a document.
    async fn said(&self, place: &Place, document: &Document, day: i32, all: &[Remark]) -> Result<()> {
        for (minutes, (address, name, sector, text, wording)) in (0..).zip(all) {
            let person = place.resident(name)?;
            let at = self.at(day, (18, 30)).plus(40 * minutes * Instant::MINUTE);
            let mut tx = self.write(place.id, Some(person), at).await?;
            let sector = Sector::parse(sector).ok_or(Error::NotFound)?;
            synthesis::speak_for(&mut tx, document.id, person, sector).await?;
            let subject = (SubjectKind::Paragraph, documents::paragraph_id(document.id, *address).0);
            let text = match wording {
                Some(wording) => format!("{text}\n\n„{wording}”"),
                None => (*text).to_owned(),
            };
            let comment = comments::post(&mut tx, subject, person, Stance::Neutral, &text, None).await?;
            if let Some(wording) = wording {
                synthesis::suggest(&mut tx, document, comment, *address, wording).await?;
            }
            tx.commit(SynthesisChanged { document: document.id }).await?;
        }
        Ok(())
    }

    /// A manual that is talked about now. Nobody from academia has said anything yet.
    async fn manual(&self, place: &Place) -> Result<()> {
        let document = self.begun(place, -16, DocumentKind::Manual, told::MANUAL).await?;
        self.open(place, &document, -15, true).await?;
        self.said(place, &document, -10, told::MANUAL_SAID).await?;
        let at = self.at(-8, (20, 0));
        for (address, agree, disagree) in told::MANUAL_OPINIONS {
            let mut tx = self.write(place.id, None, at).await?;
            let open = documents::load(&mut tx, document.id).await?;
            let everybody = agree + disagree;
            for (number, person) in place.some(everybody, everybody, place.citizen).enumerate() {
                let member = Actor { person: Some(person), role: Role::Member, ..Actor::nobody() };
                let may = member.may::<Weigh>(open.clone(), at)?;
                documents::weigh(&mut tx, &may, *address, person, Some(number < *agree)).await?;
            }
            tx.commit(SynthesisChanged { document: document.id }).await?;
        }
        Ok(())
    }

    /// A strategy: its first version was talked about, the synthesis says what became of that, the second was adopted.
    async fn strategy_text(&self, place: &Place) -> Result<()> {
        let document = self.begun(place, -90, DocumentKind::Strategy, told::STRATEGY).await?;
        self.open(place, &document, -89, true).await?;
        self.said(place, &document, -80, told::STRATEGY_SAID).await?;
        self.open(place, &document, -60, false).await?;
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(-55, (12, 0))).await?;
        let document = documents::load(&mut tx, document.id).await?;
        for (address, said, outcome, reason) in told::STRATEGY_LINES {
            let label = documents::block(&mut tx, document.id, document.version, *address).await?.label;
            let outcome = Outcome::parse(outcome).ok_or(Error::NotFound)?;
            let line = Line { said: (*said).to_owned(), outcome, reason: (*reason).to_owned() };
            synthesis::keep_line(&mut tx, &document, document.version, (*address, &label), &line).await?;
        }
        let version = synthesis::publish(&mut tx, &document, told::STRATEGY_SUMMARY).await?;
        let title = document.title.clone();
        tx.commit(SynthesisPublished { document: document.id, version, title: title.clone() }).await?;
        let document =
            self.text(place, document.id, -50, told::STRATEGY_NEXT, "Sălile sunt ținute de tineri.").await?;
        let at = self.at(-40, (12, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let may = clerk(place).may::<Keep>(document.clone(), at)?;
        let new = Integration {
            id: IntegrationId(tx.new_id()),
            into_title: "Strategia de dezvoltare locală a comunei Cojocna".to_owned(),
            place: "Capitolul 4, măsura 4.2".to_owned(),
            url: None,
            on_day: self.day(-41),
        };
        documents::integrate(&mut tx, &may, &new).await?;
        Ok(tx.commit(DocumentIntegrated { document: document.id, title, into: new.into_title }).await?)
    }
}
