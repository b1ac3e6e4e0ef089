//! The first page of an account: what is known, the sessions, and where to change what.
use super::super::store::{self, Profile, ResidenceAsked, Session};
use askama::Template;
use kit::{Denied, Empty, Error, Form, Frame, Result, Visit, done, download, page};

#[derive(Template)]
#[template(path = "me/overview.html")]
struct OverviewPage {
    frame: Frame,
    me: Profile,
    sessions: Vec<Session>,
    here: Vec<u8>,
}

impl OverviewPage {
    /// The way of a session, in words; a way that has no words is shown as it is.
    fn way(&self, session: &Session) -> String {
        let key = format!("me-way-{}", session.way);
        self.frame.lang.find(&key).unwrap_or(&session.way).to_owned()
    }

    fn is_resident(&self) -> bool {
        self.me.attested_on.is_some() && self.me.attestation_revoked_at.is_none()
    }
}

pub(in super::super) async fn show(visit: Visit) -> Result {
    let (person, mut reader) = (visit.person()?, visit.read().await?);
    let me = store::profile(&mut reader, person).await?;
    let sessions = store::sessions(&mut reader, person, visit.now).await?;
    let here = visit.session().map(Vec::from).unwrap_or_default();
    page(OverviewPage { frame: visit.frame(), me, sessions, here })
}

pub(in super::super) async fn ask_attestation(visit: Visit, Form(..): Form<Empty>) -> Result {
    let person = visit.person()?;
    if visit.actor.resident {
        return Err(Denied::Because("me-residence-already").into());
    }
    let mut tx = visit.write().await?;
    if store::ask_attestation(&mut tx, person).await? {
        tx.commit(ResidenceAsked { person }).await?;
    }
    done("/me", "me-residence-asked")
}

/// The copy of the person's data: one JSON file.
pub(in super::super) async fn data(visit: Visit) -> Result {
    let mut reader = visit.read().await?;
    let copy = store::copy(&mut reader, &visit.community.name, visit.person()?, visit.now).await?;
    let text = serde_json::to_string_pretty(&copy).map_err(|e| Error::from(anyhow::Error::from(e)))?;
    download(&format!("{}-{}.json", visit.community.host, visit.now.day()), "application/json", text)
}
