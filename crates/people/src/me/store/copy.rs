//! The copy of a person's data.
use super::{Profile, Session, profile, sessions};
use db::{FromRow, Reader, Row, args, sql};
use kit::{Instant, PersonId, Result};
use serde::Serialize;

/// A card of the person, without its code, which nobody knows.
#[derive(Serialize)]
struct CardLine {
    made_at: Instant,
    revoked_at: Option<Instant>,
}
impl FromRow for CardLine {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(CardLine { made_at: row.get()?, revoked_at: row.maybe()? })
    }
}

/// A letter that was written to the person.
#[derive(Serialize)]
struct LetterLine {
    recipient: String,
    subject: String,
    sent_at: Option<Instant>,
}
impl FromRow for LetterLine {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(LetterLine { recipient: row.get()?, subject: row.get()?, sent_at: row.maybe()? })
    }
}

/// Something the person did that is in the record under their id.
#[derive(Serialize)]
struct EventLine {
    at: Instant,
    what: String,
    about: serde_json::Value,
}
impl FromRow for EventLine {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let (at, what, body): (Instant, String, String) = (row.get()?, row.get()?, row.get()?);
        Ok(EventLine { at, what, about: serde_json::from_str(&body)? })
    }
}

/// The copy of what is stored about a person in this community. Instants are Unix milliseconds.
#[derive(Serialize)]
pub(in super::super) struct Copy {
    community: String,
    person: Profile,
    sessions: Vec<Session>,
    cards: Vec<CardLine>,
    letters: Vec<LetterLine>,
    /// The ten thousand newest. Ballots are not among them: nobody can tell whose they are.
    record: Vec<EventLine>,
}

pub(in super::super) async fn copy(
    reader: &mut Reader,
    community: &str,
    person: PersonId,
    now: Instant,
) -> Result<Copy> {
    Ok(Copy {
        community: community.to_owned(),
        person: profile(reader, person).await?,
        sessions: sessions(reader, person, now).await?,
        cards: reader
            .all(
                sql!(
                    "
                    select made_at, revoked_at from access_card
                     where community_id = $1 and person_id = $2 order by id desc limit 1000"
                ),
                args![person],
            )
            .await?,
        letters: reader
            .all(
                sql!(
                    "
                    select recipient, subject, sent_at from mail
                     where community_id = $1 and person_id = $2 order by id desc limit 1000"
                ),
                args![person],
            )
            .await?,
        record: reader
            .all(
                sql!(
                    "
                    select at, name, body from event
                     where community_id = $1 and person_id = $2 order by id desc limit 10000"
                ),
                args![person],
            )
            .await?,
    })
}
