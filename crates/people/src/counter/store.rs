//! Members, attestations and their history.
use super::domain::{AddOnPaper, Attest, Attested, Member, PrintCard, Revoke};
use crate::accounts::domain::{NewPerson, wanted};
use crate::accounts::store::create_person;
use crate::cards::{create_card, revoke_card};
use crate::identity::{self, Born, Ground};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, App, Error, Instant, PersonId, Result};

/// [`Member`]s with what the town hall knows of them.
const MEMBERS: &str = "
    select p.id, p.name, p.email, p.phone, m.role, m.village, m.organisation, m.joined_at,
           r.asked_at, c.made_at, a.checked_on, a.adult, a.village, a.ground, a.identity is not null
      from membership m
      join person p on p.id = m.person_id and p.erased_at is null
      left join attestation_request r on r.community_id = m.community_id and r.person_id = m.person_id
      left join access_card c on c.community_id = m.community_id and c.person_id = m.person_id
           and c.revoked_at is null
      left join attestation a on a.community_id = m.community_id and a.person_id = m.person_id
           and a.revoked_at is null";

db::events! {
    /// A residence was attested.
    pub(crate) ResidenceAttested = "residence.attested" (ByStaff) { person: PersonId }
    /// An attestation was taken back.
    pub(crate) ResidenceRevoked = "residence.revoked" (ByStaff) { person: PersonId }
}

impl FromRow for Member {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        let mut member = Member {
            person: row.get()?,
            name: row.get()?,
            email: row.maybe()?,
            phone: row.maybe()?,
            role: row.get()?,
            village: row.maybe()?,
            organisation: row.maybe()?,
            joined_at: row.get()?,
            attested: None,
            asked_at: row.maybe()?,
            card_made_at: row.maybe()?,
        };
        if let Some(on) = row.maybe()? {
            member.attested = Some(Attested {
                on,
                adult: row.get()?,
                village: row.maybe()?,
                ground: row.get()?,
                has_identity: row.get()?,
            });
        }
        Ok(member)
    }
}

/// A member of the community; none for anybody else and for an erased account.
pub(crate) async fn find(reader: &mut Reader, person: PersonId) -> Result<Member> {
    reader
        .one(sql!(MEMBERS, "where m.community_id = $1 and m.person_id = $2"), args![person])
        .await?
        .ok_or(Error::NotFound)
}

/// A page of the members, those who joined last first.
pub(super) async fn newest(reader: &mut Reader, before: PersonId, limit: i64) -> Result<Vec<Member>> {
    Ok(reader
        .all(
            sql!(
                MEMBERS,
                "
                 where m.community_id = $1 and m.person_id < $2
                 order by m.person_id desc limit $3"
            ),
            args![before, limit],
        )
        .await?)
}

/// A page of the members who wait for attestation.
pub(super) async fn waiting(reader: &mut Reader, before: PersonId, limit: i64) -> Result<Vec<Member>> {
    Ok(reader
        .all(
            sql!(
                "
                select p.id, p.name, p.email, p.phone, m.role, m.village, m.organisation, m.joined_at,
                       r.asked_at, c.made_at, a.checked_on, a.adult, a.village, a.ground, a.identity is not null
                  from attestation_request r
                  join membership m on m.community_id = r.community_id and m.person_id = r.person_id
                  join person p on p.id = m.person_id and p.erased_at is null
                  left join access_card c on c.community_id = m.community_id and c.person_id = m.person_id
                       and c.revoked_at is null
                  left join attestation a on a.community_id = m.community_id and a.person_id = m.person_id
                       and a.revoked_at is null
                 where r.community_id = $1 and r.person_id < $2
                 order by r.person_id desc limit $3"
            ),
            args![before, limit],
        )
        .await?)
}

/// A page of the members found by a search: each of its words begins a word of the name or of the e-mail address.
pub(super) async fn search(
    reader: &mut Reader,
    query: &str,
    before: PersonId,
    limit: i64,
) -> Result<Vec<Member>> {
    let words = wanted(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let word = |at: usize| words.get(at).or(words.first()).map(String::as_bytes).unwrap_or_default().to_vec();
    // No text in UTF-8 contains the byte FF, so this comes after everything that begins with the word.
    let end = |at: usize| [word(at), vec![0xff]].concat();
    Ok(reader
        .all(
            sql!(
                MEMBERS,
                "
                 where m.community_id = $1 and m.person_id < $2
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $3 and w.word < $4)
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $5 and w.word < $6)
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $7 and w.word < $8)
                 order by m.person_id desc limit $9"
            ),
            args![before, word(0), end(0), word(1), end(1), word(2), end(2), limit],
        )
        .await?)
}

/// How many members wait for attestation, and since when the first.
pub(super) async fn count_waiting(reader: &mut Reader) -> Result<i64> {
    Ok(reader
        .value(
            sql!("select cast(count(*) as bigint) from attestation_request where community_id = $1"),
            args![],
        )
        .await?)
}

/// Something in the history of a member at the counter.
#[derive(Debug, Clone)]
pub(crate) struct Trace {
    /// `card`, `card-revoked`, `revoked`
    pub(crate) what: String,
    pub(crate) at: Instant,
    /// The clerk; none for a command of the program.
    pub(crate) by: Option<String>,
    pub(crate) reason: Option<String>,
}
impl FromRow for Trace {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Trace { what: row.get()?, at: row.get()?, by: row.maybe()?, reason: row.maybe()? })
    }
}

/// The cards made and taken out of force and the attestations taken back, newest first.
pub(crate) async fn traces(reader: &mut Reader, person: PersonId) -> Result<Vec<Trace>> {
    Ok(reader
        .all(
            sql!("
                select t.what, t.at, p.name, t.reason from (
                    select 'card' as what, c.made_at as at, c.made_by as person_id, cast(null as text) as reason
                      from access_card c where c.community_id = $1 and c.person_id = $2
                    union all
                    select 'card-revoked', c.revoked_at, c.revoked_by, cast(null as text)
                      from access_card c where c.community_id = $1 and c.person_id = $2 and c.revoked_at is not null
                    union all
                    select 'revoked', v.at, v.revoked_by, v.reason
                      from attestation_revocation v where v.community_id = $1 and v.person_id = $2
                ) t left join person p on p.id = t.person_id
                order by t.at desc, t.what limit 50"),
            args![person],
        )
        .await?)
}

/// What an identity document proved.
#[derive(Debug, Clone, Default)]
pub struct Proven {
    pub village: Option<String>,
    pub adult: bool,
    /// [`identity::hash`] of the personal code.
    pub identity: Option<[u8; 32]>,
    pub born_on: Option<Born>,
    /// Residence if nothing else is said.
    pub ground: Option<Ground>,
}

/// Attests, at a clerk's counter.
pub(super) async fn attest_at_counter(
    tx: &mut Writer,
    member: &Allowed<Attest>,
    proven: Proven,
    clerk: PersonId,
) -> Result<()> {
    attest_proven(tx, member.person, proven, clerk).await
}

/// Attests that a member of the writer's community lives there; an earlier attestation is replaced. `by` is who
/// checked an identity document, of which no number is kept. Records the event itself.
///
/// For commands and the demo's data: it asks nobody. Pages go through the counter's rule.
///
/// # Errors
/// If the person is no member, or it cannot be written.
pub async fn attest(
    tx: &mut Writer,
    person: PersonId,
    village: Option<&str>,
    adult: bool,
    by: PersonId,
) -> Result<()> {
    let proven = Proven { village: village.map(str::to_owned), adult, ..Proven::default() };
    attest_proven(tx, person, proven, by).await
}

/// As [`attest`], with everything that a document can prove. Where an attestation in force already knows an identity or
/// a birth, saying nothing of it leaves it as it is. The row of the voters' list with the same identity is tied to the
/// account.
///
/// # Errors
/// [`Error::Conflict`] if another account is attested with the same identity.
pub async fn attest_proven(tx: &mut Writer, person: PersonId, proven: Proven, by: PersonId) -> Result<()> {
    let today = Instant(tx.stamp().now).day();
    if let Some(identity) = &proven.identity
        && same_identity(tx, person, identity).await?.is_some()
    {
        return Err(Error::Conflict("people-attest-twice-conflict"));
    }
    let ground = proven.ground.unwrap_or(Ground::Residence);
    tx.run(
        sql!("
            insert into attestation (community_id, person_id, village, adult, checked_on, checked_by, revoked_at,
                                     identity, born_on, ground)
            values ($1, $2, $3, $4, $5, $6, null, $7, $8, $9)
            on conflict (community_id, person_id) do update
               set village = excluded.village, adult = excluded.adult, checked_on = excluded.checked_on,
                   checked_by = excluded.checked_by, revoked_at = null, ground = excluded.ground,
                   identity = coalesce(excluded.identity, attestation.identity),
                   born_on = coalesce(excluded.born_on, attestation.born_on)"),
        args![person, proven.village, proven.adult, today, by, proven.identity, proven.born_on, ground],
    )
    .await?;
    if let Some(identity) = &proven.identity {
        identity::tie(tx, person, identity).await?;
    }
    tx.run(sql!("delete from attestation_request where community_id = $1 and person_id = $2"), args![person])
        .await?;
    Ok(tx.record(&ResidenceAttested { person }).await?)
}

/// The name of somebody else who is attested with the same identity. Others who attest wait until this is over.
pub(super) async fn same_identity(
    tx: &mut Writer,
    person: PersonId,
    identity: &[u8; 32],
) -> Result<Option<String>> {
    identity::one_at_a_time(tx).await?;
    let found: Option<(String,)> = tx
        .one(
            sql!("
                select p.name from attestation a join person p on p.id = a.person_id
                 where a.community_id = $1 and a.identity = $3 and a.revoked_at is null and a.person_id <> $2"),
            args![person, *identity],
        )
        .await?;
    Ok(found.map(|(name,)| name))
}

/// Takes an attestation back and keeps the reason.
pub(super) async fn revoke(
    tx: &mut Writer,
    member: &Allowed<Revoke>,
    reason: &str,
    clerk: PersonId,
) -> Result<()> {
    let (id, now) = (tx.new_id(), Instant(tx.stamp().now));
    let revoked = tx
        .run(
            sql!(
                "
                update attestation set revoked_at = $3, identity = null, born_on = null
                 where community_id = $1 and person_id = $2 and revoked_at is null"
            ),
            args![member.person, now],
        )
        .await?;
    if revoked == 0 {
        return Err(Error::Conflict("people-not-attested"));
    }
    identity::untie(tx, member.person).await?;
    tx.run(
        sql!(
            "
            insert into attestation_revocation (community_id, id, person_id, reason, revoked_by, at)
            values ($1, $2, $3, $4, $5, $6)"
        ),
        args![id, member.person, reason, clerk, now],
    )
    .await?;
    Ok(tx.record(&ResidenceRevoked { person: member.person }).await?)
}

/// Adds a person on paper.
pub(super) async fn add_on_paper(
    tx: &mut Writer,
    _: &Allowed<AddOnPaper>,
    new: NewPerson,
) -> Result<PersonId> {
    create_person(tx, new).await
}

/// Makes a card and returns its code.
pub(super) async fn print_card(tx: &mut Writer, app: &App, member: &Allowed<PrintCard>) -> Result<String> {
    create_card(tx, app, member.person).await
}

/// Takes the card out of force without another.
pub(super) async fn take_card(tx: &mut Writer, member: &Allowed<PrintCard>) -> Result<()> {
    revoke_card(tx, member.person).await
}
