//! Finding somebody on the list of a vote by name, and of people with one name by the village and the day of birth.
use super::named::{BATCH, ELECTORS, Line, Listed, villages};
use db::{FromRow, Reader, Row, args, sql};
use kit::{PersonId, Result, VoteId};
use rules::text::fold;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many people a search shows.
const FOUND: usize = 20;
/// How many rows of the voters' list are looked at together.
const AT_ONCE: i64 = 500;
/// How many words of a search are looked at.
const WORDS: usize = 8;

/// Who was found, by name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) people: Vec<Listed>,
    /// Whether there are more of them than are shown.
    pub(crate) more: bool,
}

/// What is looked for.
struct Sought {
    /// Words that begin words of the name; three at most, which the statements look for.
    names: Vec<String>,
    /// Words that begin words of the name, of the village, or the parts of the day of birth.
    others: Vec<Word>,
}

struct Word {
    text: String,
    /// Whether a village of the list begins so.
    is_village: bool,
    is_number: bool,
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

impl Word {
    fn new(text: String, villages: &[String]) -> Word {
        let is_village = villages.iter().any(|village| begins(village, &text));
        let is_number = text.chars().all(|c| c.is_ascii_digit());
        Word { text, is_village, is_number }
    }

    /// Whether somebody may be meant by it. Whose village or day of birth nobody knows, may.
    fn fits(&self, one: &Listed) -> bool {
        let known = |text: &Option<String>, may: bool| match text {
            Some(text) => begins(text, &self.text),
            None => may,
        };
        begins(&one.name, &self.text)
            || known(&one.village, self.is_village)
            || known(&one.born, self.is_number)
    }
}

/// Whether a word of a text begins so.
fn begins(text: &str, start: &str) -> bool {
    words_of(text).any(|word| word.starts_with(start))
}

impl Sought {
    fn new(query: &str, villages: &[String]) -> Sought {
        let words = words_of(query).take(WORDS).map(|text| Word::new(text, villages));
        let (mut named, mut others): (Vec<Word>, Vec<Word>) =
            words.partition(|word| !word.is_village && !word.is_number);
        others.extend(named.split_off(named.len().min(3)));
        // A surname may begin like a village.
        if named.is_empty()
            && let Some(at) = others.iter().position(|word| !word.is_number)
        {
            named.push(others.remove(at));
        }
        Sought { names: named.into_iter().map(|word| word.text).collect(), others }
    }

    fn fits(&self, one: &Listed) -> bool {
        self.others.iter().all(|word| word.fits(one))
    }
}

/// People of the list found by name: each word of the search begins a word of the name or, where they are known, of the
/// village or the day of birth. Twenty at most.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn search(reader: &mut Reader, vote: VoteId, query: &str) -> Result<Found> {
    if words_of(query).next().is_none() {
        return Ok(Found::default());
    }
    let sought = Sought::new(query, &villages(reader, vote).await?);
    if sought.names.is_empty() {
        return Ok(Found::default());
    }
    let mut people = on_paper(reader, vote, &sought).await?;
    for one in with_account(reader, vote, query, &sought).await? {
        if people.iter().all(|other| other.id != one.id) {
            people.push(one);
        }
    }
    let more = people.len() > FOUND;
    people.truncate(FOUND);
    Ok(Found { people, more })
}

/// A line of the voters' list, and its place in the order of names.
struct Placed {
    line: Line,
    place: (String, Uuid),
}
impl FromRow for Placed {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Placed { line: Line::from_row(row)?, place: (row.get()?, row.get()?) })
    }
}

/// Those whom the voters' list names, by name; one more than are shown.
async fn on_paper(reader: &mut Reader, vote: VoteId, sought: &Sought) -> Result<Vec<Listed>> {
    let like = |at: usize| format!("% {}%", sought.names.get(at).unwrap_or(&sought.names[0]));
    let (mut found, mut after) = (Vec::new(), (String::new(), Uuid::nil()));
    while found.len() <= FOUND {
        let statement = sql!("
            select e.id, e.person_id, v.name, coalesce(e.village, v.village), v.born_on, e.used,
                   (select max(c.made_on) from vote_code c where c.community_id = e.community_id and c.vote_id = e.vote_id
                       and c.entitlement_id = e.id and c.channel = 'letter' and c.revoked_on is null),
                   v.name_key, v.id
              from voter v
              join entitlement e on e.community_id = v.community_id and e.voter_id = v.id
             where v.community_id = $1 and e.vote_id = $2
               and (' ' || replace(v.name_key, '-', ' ')) like $3
               and (' ' || replace(v.name_key, '-', ' ')) like $4
               and (' ' || replace(v.name_key, '-', ' ')) like $5
               and (v.name_key > $6 or (v.name_key = $6 and v.id > $7))
             order by v.name_key, v.id limit $8");
        let batch: Vec<Placed> =
            reader.all(statement, args![vote, like(0), like(1), like(2), &after.0, after.1, AT_ONCE]).await?;
        let Some(last) = batch.last() else { break };
        after = last.place.clone();
        let named = batch.into_iter().filter_map(|one| one.line.named(None));
        found.extend(named.filter(|one| sought.fits(one)).take(FOUND + 1 - found.len()));
    }
    Ok(found)
}

/// Those of the list who have an account and are found by the name of it, by name. Whoever has an account and is not on the
/// list takes nobody's place.
async fn with_account(
    reader: &mut Reader,
    vote: VoteId,
    query: &str,
    sought: &Sought,
) -> Result<Vec<Listed>> {
    let named = if query.contains('@') { query.to_owned() } else { sought.names.join(" ") };
    let mut names = BTreeMap::new();
    let mut after = PersonId(Uuid::nil());
    loop {
        let batch = people::named_like(reader, &named, after, BATCH).await?;
        let Some((last, _)) = batch.last() else { break };
        after = *last;
        names.extend(batch);
    }
    let fits = |one: &Listed| query.contains('@') || sought.fits(one);
    let lines = of_accounts(reader, vote, &names).await?;
    let named = lines.into_iter().filter_map(|(line, name)| line.named(Some(name)));
    let mut found: Vec<Listed> = named.filter(fits).collect();
    found.sort_by_cached_key(|one| (fold(&one.name), one.id));
    Ok(found)
}

/// The lines of these accounts, where they have one.
async fn of_accounts(
    reader: &mut Reader,
    vote: VoteId,
    names: &BTreeMap<PersonId, String>,
) -> Result<Vec<(Line, String)>> {
    let (Some((first, _)), Some((last, _))) = (names.first_key_value(), names.last_key_value()) else {
        return Ok(Vec::new());
    };
    let (mut found, mut from, mut is_first) = (Vec::new(), *first, true);
    loop {
        let statement = sql!(
            ELECTORS,
            "
             where e.community_id = $1 and e.vote_id = $2 and e.person_id <= $4
               and (e.person_id > $3 or (e.person_id = $3 and $5 = true))
             order by e.person_id limit $6"
        );
        let batch: Vec<Line> = reader.all(statement, args![vote, from, *last, is_first, BATCH]).await?;
        let Some(end) = batch.last().and_then(|line| line.account) else { return Ok(found) };
        (from, is_first) = (end, false);
        let named = |line: Line| {
            let name = line.account.and_then(|account| names.get(&account).cloned())?;
            Some((line, name))
        };
        found.extend(batch.into_iter().filter_map(named));
    }
}

#[cfg(test)]
mod tests {
    use super::Sought;

    #[test]
    fn a_word_that_may_be_a_village_is_asked_of_the_name_only_when_no_other_is_left() {
        let villages = ["Popești".to_owned(), "Boju".to_owned()];
        let sought = |query: &str| {
            let sought = Sought::new(query, &villages);
            let others: Vec<String> = sought.others.into_iter().map(|word| word.text).collect();
            (sought.names.join(" "), others.join(" "))
        };
        let told = |names: &str, others: &str| (names.to_owned(), others.to_owned());
        assert_eq!(sought("Pop Ion boj 1970"), told("ion", "pop boj 1970"));
        assert_eq!(sought("Pop"), told("pop", ""));
        assert_eq!(sought("Pop Boju"), told("pop", "boju"));
        assert_eq!(sought("Ana Maria Rus Ene 04.05.1970"), told("ana maria rus", "04 05 1970 ene"));
        assert_eq!(sought("1970"), told("", "1970"));
    }
}
