//! The list of voters with names, for the staff who print letters and open ballots at the counter. Names come from the
//! voters' list, or from the people's own area; no statement of this crate can see who a person is.
use db::{FromRow, Reader, Row, args, sql};
use kit::{Day, PersonId, Result, VoteId};
use std::collections::HashMap;

/// People on the list of a vote.
pub(super) const ELECTORS: &str = "
    select e.id, e.person_id, v.name, coalesce(e.village, v.village), v.born_on, e.used,
           (select max(c.made_on) from vote_code c where c.community_id = e.community_id
               and c.vote_id = e.vote_id and c.entitlement_id = e.id and c.channel = 'letter'
               and c.revoked_on is null)
      from entitlement e
      left join voter v on v.community_id = e.community_id and v.id = e.voter_id";

db::id!(/// A line of a list of voters.
    EntryId, "entr");

/// How many rows are read at a time.
pub(super) const BATCH: i64 = 5_000;

/// Somebody on the list of voters of one vote.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) id: EntryId,
    pub(crate) name: String,
    pub(crate) village: Option<String>,
    /// A day or a year, where the voters' list has it: it tells people of the same name apart.
    pub(crate) born: Option<String>,
    pub(crate) has_account: bool,
    /// Whether the vote has been cast. No page shows it in a list.
    pub(crate) used: bool,
    /// The day on which the code letter that is in force was made.
    pub(crate) letter_made: Option<Day>,
}

impl Listed {
    /// Whether a code letter is in force.
    pub(crate) fn has_letter(&self) -> bool {
        self.letter_made.is_some()
    }
}

/// Which lines of the list are wanted, of those who have not voted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted {
    pub(crate) without_account: bool,
    pub(crate) village: Option<String>,
    /// Also those who have a letter in force that was made before this day.
    pub(crate) letter_before: Option<Day>,
}

impl Wanted {
    fn takes(&self, letter: Option<Day>) -> bool {
        letter.is_none_or(|made| self.letter_before.is_some_and(|before| made < before))
    }
}

/// A line before the names of accounts are known.
pub(super) struct Line {
    id: EntryId,
    pub(super) account: Option<PersonId>,
    name: Option<String>,
    village: Option<String>,
    born: Option<String>,
    used: bool,
    letter_made: Option<Day>,
}
impl FromRow for Line {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Line {
            id: row.get()?,
            account: row.maybe()?,
            name: row.maybe()?,
            village: row.maybe()?,
            born: row.maybe()?,
            used: row.get()?,
            letter_made: row.maybe()?,
        })
    }
}

impl Line {
    pub(super) fn named(self, name: Option<String>) -> Option<Listed> {
        let name = self.name.or(name)?;
        Some(Listed {
            id: self.id,
            name,
            village: self.village,
            born: self.born,
            has_account: self.account.is_some(),
            used: self.used,
            letter_made: self.letter_made,
        })
    }
}

/// One line of the list; none if it is not on the list of this vote.
///
/// # Errors
/// If it cannot be read.
pub(crate) async fn find(reader: &mut Reader, vote: VoteId, entry: EntryId) -> Result<Option<Listed>> {
    let statement = sql!(ELECTORS, "where e.community_id = $1 and e.vote_id = $2 and e.id = $3");
    let Some(line): Option<Line> = reader.one(statement, args![vote, entry]).await? else { return Ok(None) };
    let name = match (&line.name, line.account) {
        (None, Some(account)) => Some(people::name_of(reader, account).await?),
        _ => None,
    };
    Ok(line.named(name))
}

/// Those who have not voted and are wanted: first those without a letter, then by how old the letter is; by village and by
/// name.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn wanted(reader: &mut Reader, vote: VoteId, wanted: &Wanted) -> Result<Vec<Listed>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut after = EntryId(uuid::Uuid::nil());
    loop {
        let statement = sql!(
            ELECTORS,
            "
             where e.community_id = $1 and e.vote_id = $2 and e.id > $3 and e.used = false
               and ($4 = false or e.person_id is null)
               and ($5 = '' or coalesce(e.village, v.village, '') = $5)
             order by e.id limit $6"
        );
        let village = wanted.village.clone().unwrap_or_default();
        let batch: Vec<Line> =
            reader.all(statement, args![vote, after, wanted.without_account, village, BATCH]).await?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        lines.extend(batch.into_iter().filter(|line| wanted.takes(line.letter_made)));
    }
    let names = names(reader, &lines).await?;
    let named = |line: Line| {
        let name = line.account.and_then(|account| names.get(&account).cloned());
        line.named(name)
    };
    let mut people: Vec<Listed> = lines.into_iter().filter_map(named).collect();
    people.sort_by_cached_key(|one| {
        (one.letter_made, one.village.clone(), rules::text::fold(&one.name), one.id)
    });
    Ok(people)
}

/// The names of accounts, if any line needs one.
async fn names(reader: &mut Reader, lines: &[Line]) -> Result<HashMap<PersonId, String>> {
    let mut names = HashMap::new();
    if lines.iter().all(|line| line.name.is_some()) {
        return Ok(names);
    }
    let mut after = PersonId(uuid::Uuid::nil());
    loop {
        let batch = people::names_after(reader, after, BATCH).await?;
        let Some((last, _)) = batch.last() else { return Ok(names) };
        after = *last;
        names.extend(batch);
    }
}

/// The villages of the people on the list.
///
/// # Errors
/// If they cannot be read.
pub(crate) async fn villages(reader: &mut Reader, vote: VoteId) -> Result<Vec<String>> {
    let statement = sql!(
        "
        select distinct coalesce(e.village, v.village, '')
          from entitlement e
          left join voter v on v.community_id = e.community_id and v.id = e.voter_id
         where e.community_id = $1 and e.vote_id = $2 order by 1 limit 200"
    );
    let found: Vec<(String,)> = reader.all(statement, args![vote]).await?;
    Ok(found.into_iter().map(|(village,)| village).filter(|village| !village.is_empty()).collect())
}
