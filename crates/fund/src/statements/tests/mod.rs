//! The bank's statements, from the upload to the books and back.
mod concurrency;
mod files;
mod queue;
mod samples;

use super::domain::{FileState, LineState};
use crate::test_world::{Ground, IBAN};
use db::{args, sql};
use kit::test::Answer;

/// An entry of a made-up statement: the sign is that of the amount.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) day: &'a str,
    pub(super) amount: &'a str,
    pub(super) reference: &'a str,
    pub(super) name: &'a str,
    pub(super) from: &'a str,
    pub(super) text: &'a str,
    /// `Cd` of the sub-family.
    pub(super) code: &'a str,
    pub(super) status: &'a str,
}

pub(super) const GIFT: Entry<'static> = Entry {
    day: "2026-05-14",
    amount: "50.00",
    reference: "BT1",
    name: "POP ANA",
    from: "RO48RNCB0090000506460001",
    text: "donatie",
    code: "ESCT",
    status: "BOOK",
};

fn bani(amount: &str) -> i64 {
    amount.replace('.', "").parse().unwrap()
}

fn euros(bani: i64) -> String {
    format!("{}.{:02}", bani.abs() / 100, bani.abs() % 100)
}

/// A camt.053 of an account, whose closing balance fits its entries, off by `off` bani.
pub(super) fn camt(iban: &str, id: &str, opening: i64, off: i64, entries: &[Entry<'_>]) -> Vec<u8> {
    let closing: i64 = opening
        + off
        + entries.iter().filter(|one| one.status == "BOOK").map(|one| bani(one.amount)).sum::<i64>();
    let balance = |code: &str, bani: i64, day: &str| {
        let side = if bani < 0 { "DBIT" } else { "CRDT" };
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"RON\">{}</Amt><CdtDbtInd>{side}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>",
            euros(bani)
        )
    };
    let day = |at: Option<&Entry<'_>>| at.map_or("2026-05-14".to_owned(), |one| one.day.to_owned());
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>{id}</MsgId></GrpHdr><Stmt><Id>{id}</Id><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>RON</Ccy></Acct>"
    );
    text += &balance("OPBD", opening, &day(entries.first()));
    text += &balance("CLBD", closing, &day(entries.last()));
    for one in entries {
        let (side, party) = if one.amount.starts_with('-') { ("DBIT", "Cdtr") } else { ("CRDT", "Dbtr") };
        let reference = if one.reference.is_empty() {
            String::new()
        } else {
            format!("<AcctSvcrRef>{}</AcctSvcrRef>", one.reference)
        };
        text += &format!(
            "<Ntry><Amt Ccy=\"RON\">{}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts>{}</Sts><BookgDt><Dt>{}</Dt></BookgDt>{reference}<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>{}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><RltdPties><{party}><Nm>{}</Nm></{party}><{party}Acct><Id><IBAN>{}</IBAN></Id></{party}Acct></RltdPties><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            euros(bani(one.amount)),
            one.status,
            one.day,
            one.code,
            one.name,
            one.from,
            one.text
        );
    }
    text += "</Stmt></BkToCstmrStmt></Document>";
    text.into_bytes()
}

/// A statement of the campaign's own account.
pub(super) fn ours(id: &str, opening: i64, entries: &[Entry<'_>]) -> Vec<u8> {
    camt(IBAN, id, opening, 0, entries)
}

impl Ground<'_> {
    /// The accountant uploads a file.
    pub(super) async fn upload(&self, name: &str, content: &[u8]) -> Answer {
        self.world.as_(&self.accountant).upload("/fund/bank", &[], &[("file", name, content)]).await
    }

    /// The page that an answer leads to.
    pub(super) async fn follow(&self, answer: &Answer) -> Answer {
        let url = answer.is(303).location().to_owned();
        self.world.as_(&self.accountant).get(&url).await
    }

    /// The address of the only account's queue.
    pub(super) async fn queue_url(&self) -> String {
        let statement = sql!("select id from bank_account where community_id = $1 order by id limit 1");
        let id: super::domain::AccountId =
            self.world.read(&self.world.ours).await.value(statement, args![]).await.unwrap();
        format!("/fund/bank/accounts/{id}")
    }

    pub(super) async fn queue(&self) -> Answer {
        let url = self.queue_url().await;
        self.world.as_(&self.accountant).get(&url).await
    }

    /// The ids of the lines in a state, in the order of the file.
    pub(super) async fn lines(&self, state: LineState) -> Vec<String> {
        let statement = sql!("
            select id from bank_entry where community_id = $1 and state = $2 order by on_day, line, id limit 1000");
        let rows: Vec<(super::domain::LineId,)> =
            self.world.read(&self.world.ours).await.all(statement, args![state]).await.unwrap();
        rows.into_iter().map(|(id,)| id.to_string()).collect()
    }

    pub(super) async fn files(&self, state: FileState) -> i64 {
        let statement =
            sql!("select cast(count(*) as bigint) from bank_file where community_id = $1 and state = $2");
        self.world.read(&self.world.ours).await.value(statement, args![state]).await.unwrap()
    }

    /// Ticks one line of the queue as something; other fields may be given.
    pub(super) async fn book_line(&self, line: &str, what: &str, more: &[(&str, &str)]) -> Answer {
        let url = self.queue_url().await;
        let campaign = self.campaign.to_string();
        let mut fields: Vec<(&str, &str)> = vec![("line", line), ("tick", line), ("what", what)];
        for (name, value) in [
            ("campaign", campaign.as_str()),
            ("pledge", ""),
            ("donor", "Ana Pop"),
            ("shown", "initials"),
            ("source", "individual"),
            ("donation", ""),
            ("reason", ""),
            ("double", ""),
        ] {
            fields
                .push((name, more.iter().find(|(more, _)| *more == name).map_or(value, |(_, value)| *value)));
        }
        self.world.as_(&self.accountant).post(&url, &fields).await
    }

    /// How many rows there are of everything that an import can write.
    pub(super) async fn count_all(&self) -> [i64; 5] {
        let mut reader = self.world.read(&self.world.ours).await;
        let mut counts = [0; 5];
        for (count, statement) in counts.iter_mut().zip([
            sql!("select cast(count(*) as bigint) from bank_file where community_id = $1"),
            sql!("select cast(count(*) as bigint) from bank_statement where community_id = $1"),
            sql!("select cast(count(*) as bigint) from bank_entry where community_id = $1"),
            sql!("select cast(count(*) as bigint) from bank_repeat where community_id = $1"),
            sql!("select cast(count(*) as bigint) from entry where community_id = $1"),
        ]) {
            *count = reader.value(statement, args![]).await.unwrap();
        }
        counts
    }
}
