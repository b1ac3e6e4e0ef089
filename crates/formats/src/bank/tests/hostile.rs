use super::*;
use proptest::prelude::*;

const CAMT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document><BkToCstmrStmt><Stmt><Id>1</Id>\n\
    <Acct><Id><IBAN>RO65BTRLRONCRT0123456789</IBAN></Id><Ccy>RON</Ccy></Acct>\n\
    <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"RON\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\n\
    <Ntry><Amt Ccy=\"RON\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-05-04</Dt></BookgDt>\n\
    <NtryDtls><TxDtls><Refs><EndToEndId>é&amp;</EndToEndId></Refs><Amt Ccy=\"RON\">2.00</Amt></TxDtls>\
    <TxDtls><Amt Ccy=\"RON\">3.00</Amt></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>";

const SWIFT: &str = "{1:F01X}{4:\n:20:X\n:25:/RO65BTRLRONCRT0123456789\n:28C:12/1\n:60F:C260504RON1000,00\n\
    :61:2605040504C50,00NTRFNONREF//B1\nzusätzlich\n:86:166?20EREF+1?21SVWZ+ăîș?31RO60BTRLRONCRT0447604301?32POP ANA\n\
    :61:260504DN2,00NCOM\n:86:Platitor  Țîru Ion  RO60BTRLRONCRT0447604301  CODFISC\n:62F:C260504RON1048,00\n:86:sfârșit\n-}";

const TABLE: &str = "Cont;RO65BTRLRONCRT0123456789\nData;Debit;Credit;Detalii;Comision;Sold;Stare\n\
    04.05.2026;;1.050,00;é;;2.050,00;procesat\n05.05.2026;-4,00;;Comision;;2.046,00;\n;;;Ordonator: Pop Ana;;;\nSold final;;;;;2.046,00;\n";

/// Pieces put in, taken out, doubled or swapped for signs that mean something.
fn mutated(file: &'static str) -> impl Strategy<Value = Vec<u8>> {
    const SIGNS: [&[u8]; 24] = [
        b"<",
        b">",
        b"&",
        b"&#x41;",
        b"<!DOCTYPE a>",
        b"<a>",
        b"</",
        b"\n",
        b":61:",
        b":86:",
        b":60F:",
        b":62F:",
        b"-}",
        b"{4:",
        b",",
        b".",
        b";",
        b"\"",
        b"?20",
        b"99999999999999999999",
        b"\0",
        b"\xff",
        b"\xc8\x9b",
        b"Sold final;",
    ];
    let change = (any::<prop::sample::Index>(), 0usize..12, 0..SIGNS.len(), 0usize..3);
    prop::collection::vec(change, 0..6).prop_map(move |changes| {
        let mut bytes = file.as_bytes().to_vec();
        for (at, length, sign, times) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, SIGNS[sign].repeat(times));
        }
        bytes
    })
}

/// What must hold of everything that is read.
fn holds(file: &[u8]) -> Result<(), TestCaseError> {
    let Ok(read) = read(file) else { return Ok(()) };
    prop_assert!(!read.is_empty());
    let printed = prints(&read);
    let distinct: std::collections::HashSet<_> = printed.iter().collect();
    prop_assert_eq!(distinct.len(), printed.len());
    for statement in &read {
        prop_assert!(statement.booked().all(|entry| entry.booked.is_some()));
        if let (Some(opening), Some(closing)) = (&statement.opening, &statement.closing) {
            let by = match statement.check() {
                Checked::Balanced => 0,
                Checked::Differs { by } => by.bani(),
                Checked::Unchecked => return Err(TestCaseError::fail("there are balances to check")),
            };
            let sum: i64 = statement.booked().map(|entry| entry.amount.bani()).sum();
            prop_assert_eq!(opening.amount.bani() + sum + by, closing.amount.bani());
        }
    }
    Ok(())
}

#[test]
fn the_samples_themselves_are_read() {
    for file in [CAMT, SWIFT, TABLE] {
        assert!(all(file)[0].entries.len() >= 2, "{file}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_to_a_camt_file_makes_the_reader_panic_or_lose_count(file in mutated(CAMT)) {
        holds(&file)?;
    }

    #[test]
    fn no_change_to_an_mt940_file_makes_the_reader_panic_or_lose_count(file in mutated(SWIFT)) {
        holds(&file)?;
    }

    #[test]
    fn no_change_to_a_table_makes_the_reader_panic_or_lose_count(file in mutated(TABLE)) {
        holds(&file)?;
    }

    #[test]
    fn no_bytes_make_the_reader_panic(file in prop::collection::vec(any::<u8>(), 0..300)) {
        holds(&file)?;
    }

    #[test]
    fn sums_come_through_every_format_unchanged(sums in prop::collection::vec(-1_000_000_000i64..1_000_000_000, 1..20)) {
        let mut camt = String::from("<Document><BkToCstmrStmt><Stmt>");
        let mut swift = String::from(":20:X\n:25:Y\n:60F:C260504RON0,00\n");
        let mut table = String::from("Data;Suma;Detalii\n");
        for sum in &sums {
            let (plain, sign) = (Money::from_bani(sum.abs()).plain(), sum.is_negative());
            let direction = if sign { "DBIT" } else { "CRDT" };
            camt += &format!(
                "<Ntry><Amt Ccy=\"RON\">{plain}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>2026-05-04</Dt></BookgDt></Ntry>"
            );
            swift += &format!(":61:260504{}{}NTRF\n", if sign { "D" } else { "C" }, plain.replace('.', ","));
            table += &format!("04.05.2026;{};x\n", Money::from_bani(*sum));
        }
        camt += "</Stmt></BkToCstmrStmt></Document>";
        let total = Money::from_bani(sums.iter().sum());
        let closing = Money::from_bani(total.bani().abs()).plain().replace('.', ",");
        swift += &format!(":62F:{}260504RON{closing}\n", if total.is_negative() { "D" } else { "C" });
        for file in [camt, swift, table] {
            let read = one(file);
            prop_assert_eq!(&bani(&read), &sums);
            prop_assert_eq!(read.net(), Some(total));
            let checked = read.check();
            prop_assert!(matches!(checked, Checked::Balanced | Checked::Unchecked));
        }
    }
}

#[test]
fn entities_depth_size_and_number_are_limited() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"boom\">]><Document><BkToCstmrStmt><Stmt><Id>&b;</Id></Stmt></BkToCstmrStmt></Document>";
    assert_eq!(refused(bomb).1, "entity");
    assert_eq!(refused(CAMT.replace("<Id>1", "<Id>&b;")).1, "entity");
    assert_eq!(refused("<a>".repeat(100_000)).1, "deep");
    assert_eq!(refused(CAMT.replace("<Id>1", &"<x>".repeat(100_000))).1, "deep");
    assert_eq!(refused(vec![b' '; LARGEST + 1]).1, "large");
    let line = ":61:260504C1,00NTRF\n".repeat(MOST_ENTRIES + 1);
    assert_eq!(refused(format!(":20:X\n:60F:C260504RON1,00\n{line}")).1, "entries");
    let wide = CAMT.replace("<Id>1", &format!("<Id>{}", "<x/>".repeat(600_000)));
    assert_eq!(refused(wide).1, "large");
}

#[test]
fn a_file_has_no_more_statements_than_a_year_of_days() {
    let camt = |count: usize| {
        let each: String = (0..count).map(|n| format!("<Stmt><Id>{n}</Id></Stmt>\n")).collect();
        format!("<Document><BkToCstmrStmt>\n{each}</BkToCstmrStmt></Document>")
    };
    let swift = |count: usize| -> String {
        (0..count).map(|n| format!(":20:{n}\n:60F:C260504RON1,00\n:62F:C260504RON1,00\n")).collect()
    };
    assert_eq!(all(camt(MOST_STATEMENTS)).len(), MOST_STATEMENTS);
    assert_eq!(refused(camt(MOST_STATEMENTS + 1)), (MOST_STATEMENTS + 2, "statements"));
    assert_eq!(all(swift(MOST_STATEMENTS)).len(), MOST_STATEMENTS);
    assert_eq!(refused(swift(MOST_STATEMENTS + 1)), (3 * MOST_STATEMENTS + 1, "statements"));
}

#[test]
fn spaces_between_elements_are_no_text_however_many() {
    let spaced = CAMT.replace("</Id>", &format!("</Id>{}", "\n  ".repeat(10_000)));
    assert_eq!(prints(&all(spaced)), prints(&all(CAMT)));
    assert_eq!(refused(CAMT.replace("<Id>1", &format!("<Id>{}", "1".repeat(20_000)))).1, "large");
}

#[test]
fn a_long_text_beside_many_parts_is_not_copied_whole_to_each() {
    let parts = 5_000;
    let mut file = String::from("<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"RON\">");
    file += &format!(
        "{parts}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-05-04</Dt></BookgDt>"
    );
    file += &format!("<AcctSvcrRef>{}</AcctSvcrRef><NtryDtls>", "r".repeat(9_000));
    file += &"<TxDtls><Amt Ccy=\"RON\">1</Amt></TxDtls>".repeat(parts);
    file += &format!("</NtryDtls><AddtlNtryInf>{}</AddtlNtryInf></Ntry></Stmt>", "text ".repeat(1_800));
    file += "</BkToCstmrStmt></Document>";
    let read = one(file);
    assert_eq!(read.entries.len(), parts);
    assert!(
        read.entries.iter().all(|entry| entry.texts[0].len() <= 1_000 && entry.fingerprint.len() < 1_000)
    );
}
