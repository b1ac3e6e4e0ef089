//! What the counter of the town hall had to do besides: petitions, a sitting of the council, a citizens' initiative.
use super::{Place, Planter};
use ::register::petitions::domain::{Close, Done, Step, StepId};
use ::register::petitions::{self, Kind, New, PetitionId, Private, Way, codes};
use ::register::signatures::domain::{Drive, DriveId, Open, Tally};
use ::register::signatures::store as drives;
use ::register::sittings::domain::{Convene, Kind as SittingKind, Sitting, SittingId};
use ::register::sittings::store as sittings;
use kit::{Actor, Instant, Lang, Result, Role};

/// Something that was written to the town hall.
struct Written {
    /// A day of the story.
    day: i32,
    kind: Kind,
    way: Way,
    subject: &'static str,
    text: &'static str,
    name: Option<&'static str>,
    /// After how many days it was answered, and how.
    answer: Option<(i32, &'static str)>,
}

const WRITTEN: [Written; 4] = [
    Written {
        day: -38,
        kind: Kind::Petition,
        way: Way::Letter,
        subject: "Podeț surpat pe drumul spre Huci",
        text: "Podețul de la intrarea în sat s-a surpat după ploi. Cerem să fie reparat înainte de toamnă.",
        name: Some("Gavril Moldovan"),
        answer: Some((
            17,
            "Podețul a fost cuprins în lucrările din luna viitoare. Până atunci s-au pus balustrade.",
        )),
    },
    Written {
        day: -13,
        kind: Kind::Petition,
        way: Way::Web,
        subject: "Câini fără stăpân lângă școală",
        text: "Dimineața copiii ocolesc pe drumul mare. Vă cerem o soluție.",
        name: Some("Ileana Câmpean"),
        answer: None,
    },
    Written {
        day: -4,
        kind: Kind::Information,
        way: Way::Counter,
        subject: "Cheltuielile pentru iluminatul public în ultimii doi ani",
        text: "Cer o copie a situației plăților, pe luni.",
        name: Some("Radu Pașca"),
        answer: None,
    },
    Written {
        day: -2,
        kind: Kind::Suggestion,
        way: Way::Web,
        subject: "O bancă în stația de autobuz din Cara",
        text: "Bătrânii așteaptă în picioare.",
        name: None,
        answer: None,
    },
];

/// The clerk, as the rules of actions see them.
pub(super) fn clerk(place: &Place) -> Actor {
    Actor { person: Some(place.clerk), role: Role::Clerk, ..Actor::nobody() }
}

impl Planter {
    /// The register, a sitting that is coming, and a list for signatures.
    pub(super) async fn register(&self, place: &Place) -> Result<()> {
        for written in &WRITTEN {
            self.written(place, written).await?;
        }
        self.initiative(place).await?;
        self.sitting(place).await
    }

    async fn written(&self, place: &Place, written: &Written) -> Result<()> {
        let mut tx = self.write(place.id, None, self.at(written.day, (10, 20))).await?;
        let id = PetitionId(tx.new_id());
        // Nobody keeps these codes: the demonstration shows the counter's side of them.
        let code = codes::code(&self.app, place.id, id, &codes::fresh_seed()).unwrap_or_default();
        let new = New {
            id,
            kind: written.kind,
            way: written.way,
            subject: written.subject.to_owned(),
            lang: Lang::Ro,
            received_on: self.day(written.day),
            private: Private {
                name: written.name.map(str::to_owned),
                address: written.name.map(|_| "Cojocna, strada Principală".to_owned()),
                text: Some(written.text.to_owned()),
                ..Private::default()
            },
            code_hash: codes::hash(&self.app, place.id, &code),
        };
        let petition = petitions::store::register(&mut tx, &new, Vec::new()).await?.0;
        tx.commit_recorded().await?;
        let Some((days, text)) = written.answer else { return Ok(()) };
        let at = self.at(written.day + days, (15, 40));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let petition = clerk(place).may::<Close>(petition, at)?;
        let step = Step {
            id: StepId(tx.new_id()),
            done: Done::Answered,
            reason: None,
            text: text.to_owned(),
            authority: None,
            proof: None,
            at,
        };
        petitions::store::close(&mut tx, &petition, &step, Vec::new()).await?;
        Ok(tx.commit_recorded().await?)
    }

    async fn initiative(&self, place: &Place) -> Result<()> {
        let at = self.at(-21, (9, 30));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let drive = Drive {
            id: DriveId(tx.new_id()),
            title: "Pistă de biciclete între Cojocna și Boju".to_owned(),
            text: "Propunem ca drumul dintre Cojocna și Boju să aibă o pistă de biciclete pe partea dreaptă."
                .to_owned(),
            voters: 3_421,
            voters_on: self.day(-21),
            opened_at: at,
            deposited: None,
            count: None,
        };
        let actor = clerk(place);
        drives::open(&mut tx, &actor.may::<Open>((), at)?, &drive).await?;
        tx.commit_recorded().await?;
        let at = self.at(-3, (12, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        drives::tally(&mut tx, &actor.may::<Tally>(drive, at)?, 0, 118, None, "").await?;
        Ok(tx.commit_recorded().await?)
    }

    async fn sitting(&self, place: &Place) -> Result<()> {
        let at: Instant = self.at(-1, (14, 0));
        let mut tx = self.write(place.id, Some(place.clerk), at).await?;
        let sitting = Sitting {
            id: SittingId(tx.new_id()),
            kind: SittingKind::Ordinary,
            title: "Ședința ordinară a consiliului local".to_owned(),
            purpose: "Se dezbat proiectele de hotărâre ale lunii.".to_owned(),
            agenda:
                "- Aprobarea procesului-verbal al ședinței trecute\n- Rectificarea bugetului local\n- Diverse"
                    .to_owned(),
            place: "Primăria Cojocna, sala de ședințe".to_owned(),
            village: None,
            online: None,
            starts_at: self.at(self.workday(16), (14, 0)),
            noticed_on: self.day(-1),
            constituted_on: None,
            reason: None,
            announced_at: at,
            cancelled_at: None,
            cancel_reason: None,
        };
        sittings::convene(&mut tx, &clerk(place).may::<Convene>((), at)?, &sitting).await?;
        Ok(tx.commit_recorded().await?)
    }
}
