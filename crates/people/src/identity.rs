//! The same human, whoever wrote them down: what is kept of an identity document, for accounts and for voters' lists alike.
//!
//! Of a personal code (CNP) only a keyed hash is kept, made by [`hash`] and by nothing else, so that the counter and the
//! voters' list agree on it. It differs from community to community, so no two lists can be laid side by side. Who has
//! the secret of the instance can still try all codes: the hash protects a stolen database, not from the operator.
use db::{Writer, args, sql};
use kit::{App, Day, PersonId, Result};
use rules::ids::Cnp;
use uuid::Uuid;

db::codes! {
    /// Why somebody belongs here.
    pub enum Ground {
        Residence = "residence",
        Work = "work",
        Study = "study",
    }
}

/// The keyed hash of a personal code in one community.
#[must_use]
pub fn hash(app: &App, community: Uuid, cnp: &Cnp) -> [u8; 32] {
    app.keyed_hash("identity", &[community.as_bytes(), &cnp.secret_digits()])
}

/// When somebody was born, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Born {
    On(Day),
    /// Only the year.
    In(i16),
}

impl Born {
    /// The day of birth in a personal code. `Ok(None)` where the code does not tell the century (those of foreigners).
    ///
    /// # Errors
    /// If nobody living `today` was born on that day.
    pub fn of(cnp: &Cnp, today: Day) -> Result<Option<Born>, NotBorn> {
        let Some((year, month, day)) = cnp.born() else { return Ok(None) };
        Born::stored(&format!("{year:04}-{month:02}-{day:02}"))
            .and_then(|born| born.by(today))
            .map(Some)
            .ok_or(NotBorn)
    }

    /// Reads a day as people write it: `1.2.1980`, `01/02/1980`, `1980-02-01`, or only `1980`. What a workbook adds to
    /// a date (an hour) is passed over.
    ///
    /// # Errors
    /// If it is no day, or nobody living `today` was born on it.
    pub fn read(text: &str, today: Day) -> Result<Born, NotBorn> {
        let text = text.trim().trim_end_matches('.');
        let date = text.split([' ', 'T']).next().unwrap_or_default();
        // 1. 2. 1980
        let date = if text.contains(". ") { text.replace(' ', "") } else { date.to_owned() };
        let parts: Vec<&str> = date.split(['.', '/', '-']).collect();
        let iso = match parts[..] {
            [year] if year.len() == 4 => year.to_owned(),
            [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
            [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
            _ => return Err(NotBorn),
        };
        Born::stored(&iso).and_then(|born| born.by(today)).ok_or(NotBorn)
    }

    /// Reads what [`Display`](std::fmt::Display) wrote.
    fn stored(text: &str) -> Option<Born> {
        if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse().ok().map(Born::In);
        }
        (text.len() == 10).then(|| Day::parse(text)).flatten().map(Born::On)
    }

    /// The same, if somebody born then can be alive on a day: at most 120 years before it.
    fn by(self, today: Day) -> Option<Born> {
        let oldest = today.years_before(120);
        let fits = match self {
            Born::On(day) => (oldest..=today).contains(&day),
            Born::In(year) => (oldest.0.year()..=today.0.year()).contains(&year),
        };
        fits.then_some(self)
    }

    /// Whether they are at least `years` old on a day; none where the year alone does not tell.
    #[must_use]
    pub fn is_aged(self, years: i64, day: Day) -> Option<bool> {
        let last = day.years_before(years);
        match self {
            Born::On(born) => Some(born <= last),
            Born::In(year) if year < last.0.year() => Some(true),
            Born::In(year) if year > last.0.year() => Some(false),
            // Whoever was born in that year is old enough on its last day.
            Born::In(_) => (last.plus(1).0.year() > last.0.year()).then_some(true),
        }
    }

    /// Whether two notes can be of the same birth.
    #[must_use]
    pub fn agrees(self, other: Born) -> bool {
        match (self, other) {
            (Born::On(one), Born::On(two)) => one == two,
            _ => self.year() == other.year(),
        }
    }

    fn year(self) -> i16 {
        match self {
            Born::On(day) => day.0.year(),
            Born::In(year) => year,
        }
    }
}

/// What was written is no day on which somebody living was born.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no day of birth")]
pub struct NotBorn;

/// As it is stored: `1980-02-01` or `1980`.
impl std::fmt::Display for Born {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Born::On(day) => day.fmt(f),
            Born::In(year) => write!(f, "{year:04}"),
        }
    }
}
impl db::Bind for Born {
    const NULL: db::Arg = db::Arg::Text(None);
    fn bind(self) -> db::Arg {
        db::Arg::Text(Some(self.to_string()))
    }
}
impl db::Column for Born {
    fn read(cell: db::Cell<'_>) -> db::Result<Option<Born>> {
        let Some(text) = <String as db::Column>::read(cell)? else { return Ok(None) };
        Born::stored(&text).map(Some).ok_or_else(|| std::io::Error::other("no day of birth").into())
    }
}

/// Lets nobody else attest or import until the transaction ends: of two who write down the same human at the same
/// moment, the second one sees what the first one wrote.
///
/// # Errors
/// If the row cannot be locked.
pub async fn one_at_a_time(tx: &mut Writer) -> Result<()> {
    tx.run(sql!("update community set kind = kind where id = $1"), args![]).await?;
    Ok(())
}

/// Ties the row of the voters' list with this identity to an account, and unties another one that was tied to it.
pub(crate) async fn tie(tx: &mut Writer, person: PersonId, identity: &[u8; 32]) -> Result<()> {
    tx.run(
        sql!(
            "
            update voter set person_id = null
             where community_id = $1 and person_id = $2 and identity <> $3"
        ),
        args![person, *identity],
    )
    .await?;
    tx.run(
        sql!(
            "
            update voter set person_id = $2
             where community_id = $1 and identity = $3
               and not exists (select 1 from voter o where o.community_id = $1 and o.person_id = $2)"
        ),
        args![person, *identity],
    )
    .await?;
    Ok(())
}

/// Unties the voters' list from an account that is not attested any more.
pub(crate) async fn untie(tx: &mut Writer, person: PersonId) -> Result<()> {
    tx.run(
        sql!("update voter set person_id = null where community_id = $1 and person_id = $2"),
        args![person],
    )
    .await?;
    Ok(())
}

/// An attested account that no row of the voters' list is tied to.
#[derive(Debug, Clone)]
pub struct Untied {
    pub person: PersonId,
    pub name: String,
    pub village: Option<String>,
    pub born_on: Option<Born>,
    /// Whether a personal code was shown at the counter.
    pub has_identity: bool,
}
impl db::FromRow for Untied {
    fn from_row(row: &mut db::Row<'_>) -> db::Result<Self> {
        Ok(Untied {
            person: row.get()?,
            name: row.get()?,
            village: row.maybe()?,
            born_on: row.maybe()?,
            has_identity: row.get()?,
        })
    }
}

/// A batch of the attested accounts that no row of the voters' list is tied to, after `after`, by id.
///
/// # Errors
/// If they cannot be read.
pub async fn untied(reader: &mut db::Reader, after: PersonId, limit: i64) -> Result<Vec<Untied>> {
    Ok(reader
        .all(
            sql!("
                select a.person_id, p.name, a.village, a.born_on, a.identity is not null
                  from attestation a join person p on p.id = a.person_id
                 where a.community_id = $1 and a.revoked_at is null and a.person_id > $2
                   and not exists (select 1 from voter v where v.community_id = $1 and v.person_id = a.person_id)
                 order by a.person_id limit $3"),
            args![after, limit],
        )
        .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_day_of_birth_is_read_as_people_write_it() {
        let today = day("2026-05-15");
        for (text, wanted) in [
            ("1.2.1980", Some("1980-02-01")),
            ("01/02/1980", Some("1980-02-01")),
            (" 1. 2. 1980 ", Some("1980-02-01")),
            ("1980-02-01", Some("1980-02-01")),
            ("1980-02-01T00:00:00", Some("1980-02-01")),
            ("1980-02-01 00:00", Some("1980-02-01")),
            ("01.02.1980.", Some("1980-02-01")),
            ("1980", Some("1980")),
            ("2026-05-15", Some("2026-05-15")),
            ("2026-05-16", None),
            ("1905", None),
            ("2027", None),
            ("31.2.1980", None),
            ("1.2.80", None),
            ("29252", None),
            ("ieri", None),
            ("", None),
        ] {
            assert_eq!(
                Born::read(text, today).ok().map(|born| born.to_string()).as_deref(),
                wanted,
                "{text}"
            );
        }
    }

    #[test]
    fn an_age_is_told_only_where_it_is_sure() {
        let day_of = day("2026-05-15");
        let aged = |text: &str| Born::stored(text).unwrap().is_aged(18, day_of);
        assert_eq!(aged("2008-05-15"), Some(true));
        assert_eq!(aged("2008-05-16"), Some(false));
        assert_eq!((aged("2007"), aged("2008"), aged("2009")), (Some(true), None, Some(false)));
        assert_eq!(Born::In(2008).is_aged(18, day("2026-12-31")), Some(true));
        assert_eq!(Born::In(2008).is_aged(18, day("2026-12-30")), None);
    }

    #[test]
    fn notes_of_one_birth_agree() {
        let born = |text: &str| Born::stored(text).unwrap();
        assert!(born("1980").agrees(born("1980-02-01")));
        assert!(born("1980-02-01").agrees(born("1980-02-01")));
        assert!(!born("1980-02-01").agrees(born("1980-02-02")));
        assert!(!born("1981").agrees(born("1980-02-02")));
    }
}
