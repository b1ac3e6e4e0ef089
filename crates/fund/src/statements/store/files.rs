//! Files: keeping them, line by line in batches, and what pages read of them.
use super::super::domain::{
    AccountId, Doubt, FileState, HELD_DAYS, Import, LineId, LineState, NOTED_KEPT_DAYS, StatementAside,
    StatementFileId, StatementHeld, StatementId, StatementRemoved, StatementTaken, Status,
};
use super::super::reading::{ReadFile, ReadLine, ReadStatement};
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Day, Instant, Result};
use rules::Money;

/// Statements, as they are read.
const STATEMENTS: &str = "
    select id, account_id, account, currency, number, from_day, to_day, opening, closing, net, differs_by, doubts,
           entries
      from bank_statement";

/// A file that was uploaded.
#[derive(Debug, Clone)]
pub struct StatementFile {
    pub id: StatementFileId,
    pub name: String,
    pub state: FileState,
    pub uploaded_at: Instant,
    pub entries: i64,
    pub done: i64,
    pub new_entries: i64,
}
impl FromRow for StatementFile {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(StatementFile {
            id: row.get()?,
            name: row.get()?,
            state: row.get()?,
            uploaded_at: row.get()?,
            entries: row.get()?,
            done: row.get()?,
            new_entries: row.get()?,
        })
    }
}
impl StatementFile {
    #[must_use]
    pub fn url(&self) -> String {
        url_of(self.id)
    }
    /// How many of its lines had been there before.
    #[must_use]
    pub fn known(&self) -> i64 {
        self.done - self.new_entries
    }
}

/// The page of a file.
#[must_use]
pub fn url_of(file: StatementFileId) -> String {
    format!("/fund/bank/files/{file}")
}

/// A statement as it is kept.
#[derive(Debug, Clone)]
pub struct Statement {
    pub id: StatementId,
    pub account_id: Option<AccountId>,
    pub account: Option<String>,
    pub currency: Option<String>,
    pub number: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    pub net: Option<Money>,
    pub differs_by: Option<Money>,
    pub doubts: Vec<Doubt>,
    pub entries: i64,
}
impl FromRow for Statement {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Statement {
            id: row.get()?,
            account_id: row.maybe()?,
            account: row.maybe()?,
            currency: row.maybe()?,
            number: row.maybe()?,
            from: row.maybe()?,
            to: row.maybe()?,
            opening: row.maybe()?,
            closing: row.maybe()?,
            net: row.maybe()?,
            differs_by: row.maybe()?,
            doubts: row.get::<String>()?.split_whitespace().filter_map(Doubt::parse).collect(),
            entries: row.get()?,
        })
    }
}

/// A file by its content.
///
/// # Errors
/// If it cannot be read.
pub async fn by_digest(reader: &mut Reader, digest: [u8; 32]) -> Result<Option<StatementFile>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, name, state, uploaded_at, entries, done, new_entries
                  from bank_file where community_id = $1 and digest = $2"
            ),
            args![digest],
        )
        .await?)
}

/// A file by its id.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: StatementFileId) -> Result<Option<StatementFile>> {
    Ok(reader
        .one(
            sql!(
                "
                select id, name, state, uploaded_at, entries, done, new_entries
                  from bank_file where community_id = $1 and id = $2"
            ),
            args![id],
        )
        .await?)
}

/// A page of the files and one more, the newest before `before`.
///
/// # Errors
/// If they cannot be read.
pub async fn newest(
    reader: &mut Reader,
    before: Option<StatementFileId>,
    length: usize,
) -> Result<Vec<StatementFile>> {
    let before = before.unwrap_or(StatementFileId(uuid::Uuid::max()));
    let limit = i64::try_from(length + 1).map_err(anyhow::Error::from)?;
    Ok(reader
        .all(
            sql!(
                "
                select id, name, state, uploaded_at, entries, done, new_entries
                  from bank_file where community_id = $1 and id < $2 order by id desc limit $3"
            ),
            args![before, limit],
        )
        .await?)
}

/// The statements that came with a file, in its order; for one whose statements came before, those that its lines are of.
///
/// # Errors
/// If they cannot be read.
pub async fn statements(reader: &mut Reader, file: StatementFileId) -> Result<Vec<Statement>> {
    Ok(reader
        .all(
            sql!(STATEMENTS, "where community_id = $1 and file_id = $2 order by position, id limit 400"),
            args![file],
        )
        .await?)
}

/// The latest statements of an account that have balances and days, newest first.
///
/// # Errors
/// If they cannot be read.
pub async fn of_account(reader: &mut Reader, account: AccountId) -> Result<Vec<Statement>> {
    Ok(reader
        .all(
            sql!(
                STATEMENTS,
                "
                 where community_id = $1 and account_id = $2 and from_day is not null and to_day is not null
                   and opening is not null and closing is not null
                 order by from_day desc, id desc limit 400"
            ),
            args![account],
        )
        .await?)
}

/// Keeps a file that is not taken: one that does not add up, or one that waits for a confirmation, with its content. None if
/// the same one is here already.
///
/// # Errors
/// If it cannot be written.
pub async fn keep_untaken(
    tx: &mut Writer,
    _: &Allowed<Import>,
    file: &ReadFile,
    content: Option<&[u8]>,
    differs_by: Option<Money>,
) -> Result<Option<StatementFileId>> {
    let state = if differs_by.is_some() { FileState::Aside } else { FileState::Held };
    let Some(id) = insert(tx, file, state).await? else { return Ok(None) };
    for (position, statement) in (1..).zip(&file.statements) {
        insert_statement(tx, id, (position, statement), None, None).await?;
    }
    if let Some(content) = content {
        let statement = sql!("insert into bank_held (community_id, file_id, content) values ($1, $2, $3)");
        tx.run(statement, args![id, content]).await?;
    }
    match differs_by {
        Some(by) => tx.record(&StatementAside { file: id, differs_by: by.bani() }).await?,
        None => tx.record(&StatementHeld { file: id }).await?,
    }
    Ok(Some(id))
}

/// The row of a file; none if there is one with this content.
pub(crate) async fn insert(
    tx: &mut Writer,
    file: &ReadFile,
    state: FileState,
) -> Result<Option<StatementFileId>> {
    let (id, now, by) = (StatementFileId(tx.new_id()), Instant(tx.stamp().now), tx.stamp().person);
    let entries = i64::try_from(file.size()).map_err(anyhow::Error::from)?;
    let inserted = tx
        .run(
            sql!("
                insert into bank_file (community_id, id, digest, name, state, uploaded_at, uploaded_by, entries, done, new_entries)
                values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)
                on conflict (community_id, digest) do nothing"),
            args![id, file.digest, &file.name, state, now, by, entries],
        )
        .await?;
    Ok((inserted == 1).then_some(id))
}

/// Keeps a statement, or finds the one that is the same.
async fn insert_statement(
    tx: &mut Writer,
    file: StatementFileId,
    (position, statement): (i64, &ReadStatement),
    account: Option<AccountId>,
    span: Option<[u8; 32]>,
) -> Result<(StatementId, bool)> {
    let id = StatementId(tx.new_id());
    let doubts: Vec<&str> = statement.doubts.iter().map(|doubt| doubt.code()).collect();
    let entries = i64::try_from(statement.entries).map_err(anyhow::Error::from)?;
    let inserted = tx
        .run(
            sql!("
                insert into bank_statement (community_id, id, file_id, position, account_id, span, account, currency, number, from_day, to_day,
                    opening, closing, net, differs_by, doubts, entries)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
                on conflict (community_id, span) do nothing"),
            args![
                id, file, position, account, span, statement.account.clone(), statement.currency.clone(), statement.number.clone(),
                statement.from, statement.to, statement.opening, statement.closing, statement.net, statement.differs_by,
                doubts.join(" "), entries
            ],
        )
        .await?;
    if inserted == 1 {
        return Ok((id, true));
    }
    let there: StatementId = tx
        .value(sql!("select id from bank_statement where community_id = $1 and span = $2"), args![span])
        .await?;
    Ok((there, false))
}

/// The account of this number, kept from now on.
async fn account(tx: &mut Writer, number: &str) -> Result<AccountId> {
    let (id, now) = (AccountId(tx.new_id()), tx.stamp().now);
    tx.run(
        sql!(
            "
            insert into bank_account (community_id, id, number, added_at) values ($1, $2, $3, $4)
            on conflict (community_id, number) do nothing"
        ),
        args![id, number, now],
    )
    .await?;
    Ok(tx
        .value(sql!("select id from bank_account where community_id = $1 and number = $2"), args![number])
        .await?)
}

/// A statement that is being taken, and whether it was not there before.
pub(crate) struct Begun {
    pub(crate) id: StatementId,
    pub(crate) account: AccountId,
    pub(crate) is_new: bool,
}

/// Begins to take a statement. `number`: of which account; `span`: what it is about.
pub(crate) async fn begin(
    tx: &mut Writer,
    file: StatementFileId,
    statement: (i64, &ReadStatement),
    number: &str,
    span: [u8; 32],
) -> Result<Begun> {
    let account = account(tx, number).await?;
    let (id, is_new) = insert_statement(tx, file, statement, Some(account), Some(span)).await?;
    Ok(Begun { id, account, is_new })
}

/// The file that a statement came with.
pub(crate) async fn of_statement(tx: &mut Writer, statement: StatementId) -> Result<Option<StatementFileId>> {
    let query = sql!("select file_id from bank_statement where community_id = $1 and id = $2");
    Ok(tx.one::<(StatementFileId,)>(query, args![statement]).await?.map(|(file,)| file))
}

/// Keeps a line of a statement. False if it was there before, by its fingerprint.
pub(crate) async fn keep_line(
    tx: &mut Writer,
    file: StatementFileId,
    of: &Begun,
    line: &ReadLine,
) -> Result<bool> {
    let (id, books_id, now) = (LineId(tx.new_id()), tx.new_id(), Instant(tx.stamp().now));
    let number = line.position;
    let state = if line.status == Status::Booked { LineState::Waiting } else { LineState::Noted };
    let part = line.part;
    let inserted = tx
        .run(
            sql!("
                insert into bank_entry (community_id, id, account_id, file_id, statement_id, line, fingerprint, status, kind, on_day,
                    amount, reference, part_number, part_of, whole, state, books_id, is_distinct)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, false)
                on conflict (community_id, fingerprint) do nothing"),
            args![
                id, of.account, file, of.id, number, line.fingerprint, line.status, line.kind, line.on_day, line.amount,
                line.reference.clone(), part.map(|part| part.number), part.map(|part| part.of), part.map(|part| part.whole),
                state, books_id
            ],
        )
        .await?;
    if inserted == 0 {
        if line.reference.is_none() && line.status == Status::Booked {
            note_repeat(tx, file, of, number, line.fingerprint).await?;
        }
        return Ok(false);
    }
    let forget_at = (state == LineState::Noted).then_some(now.plus(NOTED_KEPT_DAYS * Instant::DAY));
    tx.run(
        sql!("insert into bank_party (community_id, entry_id, name, account, text, forget_at) values ($1, $2, $3, $4, $5, $6)"),
        args![id, line.name.clone(), line.from.clone(), &line.text, forget_at],
    )
    .await?;
    Ok(true)
}

/// Remembers that a line of another file was taken for one that is here, without a reference of the bank to tell by.
async fn note_repeat(
    tx: &mut Writer,
    file: StatementFileId,
    of: &Begun,
    line: i64,
    fingerprint: [u8; 32],
) -> Result<()> {
    let there: Option<(LineId, StatementFileId)> = tx
        .one(
            sql!("select id, file_id from bank_entry where community_id = $1 and fingerprint = $2"),
            args![fingerprint],
        )
        .await?;
    let Some((there, _)) = there.filter(|(_, other)| *other != file) else { return Ok(()) };
    let id = tx.new_id();
    tx.run(
        sql!(
            "
            insert into bank_repeat (community_id, id, file_id, statement_id, line, entry_id)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (community_id, statement_id, entry_id) do nothing"
        ),
        args![id, file, of.id, line, there],
    )
    .await
    .map(drop)
    .map_err(Into::into)
}

/// Says how far a file has been read; at its end it is taken, and its content is thrown away.
pub(crate) async fn advance(
    tx: &mut Writer,
    file: StatementFileId,
    done: usize,
    fresh: i64,
    is_end: bool,
) -> Result<()> {
    let done = i64::try_from(done).map_err(anyhow::Error::from)?;
    tx.run(
        sql!("
            update bank_file set new_entries = new_entries + $4, done = case when done < $3 then $3 else done end
             where community_id = $1 and id = $2"),
        args![file, done, fresh],
    )
    .await?;
    if !is_end {
        return Ok(());
    }
    tx.run(sql!("delete from bank_held where community_id = $1 and file_id = $2"), args![file]).await?;
    let taken: Option<(i64,)> = tx
        .one(
            sql!(
                "
                update bank_file set state = 'taken', done = entries
                 where community_id = $1 and id = $2 and state <> 'taken'
                returning new_entries"
            ),
            args![file],
        )
        .await?;
    if let Some((entries,)) = taken {
        tx.record(&StatementTaken { file, entries }).await?;
    }
    Ok(())
}

/// The content of a file that waits for its confirmation.
///
/// # Errors
/// If it cannot be read.
pub async fn held(reader: &mut Reader, file: StatementFileId) -> Result<Option<Vec<u8>>> {
    let statement = sql!("select content from bank_held where community_id = $1 and file_id = $2");
    Ok(reader.one::<(Vec<u8>,)>(statement, args![file]).await?.map(|(content,)| content))
}

/// Lets a file that waited be taken; what was kept of its statements is written anew. False if somebody was faster.
pub(crate) async fn release(tx: &mut Writer, file: StatementFileId, entries: usize) -> Result<bool> {
    let entries = i64::try_from(entries).map_err(anyhow::Error::from)?;
    let released = tx
        .run(
            sql!(
                "
                update bank_file set state = 'reading', entries = $3
                 where community_id = $1 and id = $2 and state in ('held', 'reading') and done <= $3"
            ),
            args![file, entries],
        )
        .await?;
    let untaken =
        sql!("delete from bank_statement where community_id = $1 and file_id = $2 and span is null");
    tx.run(untaken, args![file]).await?;
    Ok(released == 1)
}

/// Removes a file that was not taken. False if there is none, or if it has been taken.
///
/// # Errors
/// If it cannot be written.
pub async fn remove(tx: &mut Writer, _: &Allowed<Import>, file: StatementFileId) -> Result<bool> {
    if !delete_untaken(tx, file).await? {
        return Ok(false);
    }
    tx.record(&StatementRemoved { file }).await?;
    Ok(true)
}

async fn delete_untaken(tx: &mut Writer, file: StatementFileId) -> Result<bool> {
    // The row first: who takes the file meanwhile waits for it, or is waited for.
    let locked = tx
        .run(
            sql!("update bank_file set done = 0 where community_id = $1 and id = $2 and state in ('held', 'aside')"),
            args![file],
        )
        .await?;
    if locked == 0 {
        return Ok(false);
    }
    tx.run(sql!("delete from bank_held where community_id = $1 and file_id = $2"), args![file]).await?;
    tx.run(sql!("delete from bank_statement where community_id = $1 and file_id = $2"), args![file]).await?;
    tx.run(sql!("delete from bank_file where community_id = $1 and id = $2"), args![file]).await?;
    Ok(true)
}

/// Files that have waited too long for a confirmation. At most twenty.
pub(crate) async fn forgotten(reader: &mut Reader, now: Instant) -> Result<Vec<StatementFileId>> {
    let files: Vec<(StatementFileId,)> = reader
        .all(
            sql!(
                "
                select id from bank_file
                 where community_id = $1 and state = 'held' and uploaded_at < $2 order by id limit 20"
            ),
            args![now.plus(-HELD_DAYS * Instant::DAY)],
        )
        .await?;
    Ok(files.into_iter().map(|(id,)| id).collect())
}

/// Throws such a file away.
pub(crate) async fn forget(tx: &mut Writer, file: StatementFileId) -> Result<()> {
    delete_untaken(tx, file).await.map(drop)
}

/// What waits for the accountant: lines in queues, files set aside, files to confirm or to finish.
#[derive(Debug, Clone, Copy, Default)]
pub struct Waiting {
    pub lines: i64,
    pub aside: i64,
    pub held: i64,
}
impl FromRow for Waiting {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Waiting { lines: row.get()?, aside: row.get()?, held: row.get()? })
    }
}

/// See [`Waiting`].
///
/// # Errors
/// If it cannot be counted.
pub async fn waiting(reader: &mut Reader) -> Result<Waiting> {
    let found = reader
        .one(
            sql!("
                select (select cast(count(*) as bigint) from bank_entry e where e.community_id = $1 and e.state = 'waiting'),
                       (select cast(count(*) as bigint) from bank_file f where f.community_id = $1 and f.state = 'aside' and f.state <> 'taken'),
                       (select cast(count(*) as bigint) from bank_file f
                         where f.community_id = $1 and f.state <> 'taken' and f.state in ('held', 'reading'))"),
            args![],
        )
        .await?;
    Ok(found.unwrap_or_default())
}
