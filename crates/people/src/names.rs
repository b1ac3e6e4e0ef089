//! Names for areas that know a person by an id alone and must not know more: whoever prints letters, whoever looks for
//! somebody at the counter.
use crate::accounts::domain::wanted;
use db::{Reader, args, sql};
use kit::{PersonId, Result};

/// The next members after one, in the order of their ids, who are found by name (each word of the search begins a word of
/// the name or of the e-mail address), `limit` at most. Nothing for a search without words.
///
/// # Errors
/// If they cannot be read.
pub async fn named_like(
    reader: &mut Reader,
    query: &str,
    after: PersonId,
    limit: i64,
) -> Result<Vec<(PersonId, String)>> {
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
                "
                select p.id, p.name
                  from membership m
                  join person p on p.id = m.person_id and p.erased_at is null
                 where m.community_id = $1 and m.person_id > $8
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $2 and w.word < $3)
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $4 and w.word < $5)
                   and m.person_id in (select w.person_id from member_word w
                        where w.community_id = $1 and w.word >= $6 and w.word < $7)
                 order by m.person_id limit $9"
            ),
            args![word(0), end(0), word(1), end(1), word(2), end(2), after, limit],
        )
        .await?)
}

/// The next members after one in the order of their ids, with their names, `limit` at most.
///
/// # Errors
/// If they cannot be read.
pub async fn names_after(
    reader: &mut Reader,
    after: PersonId,
    limit: i64,
) -> Result<Vec<(PersonId, String)>> {
    Ok(reader
        .all(
            sql!(
                "
                select p.id, p.name
                  from membership m
                  join person p on p.id = m.person_id and p.erased_at is null
                 where m.community_id = $1 and m.person_id > $2 order by m.person_id limit $3"
            ),
            args![after, limit],
        )
        .await?)
}
