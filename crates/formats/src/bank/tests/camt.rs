use super::*;

const ACCOUNT: &str = "<Acct><Id><IBAN>RO65BTRLRONCRT0123456789</IBAN></Id><Ccy>RON</Ccy></Acct>";

fn balance(code: &str, sum: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"RON\">{sum}</Amt>\
         <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-05-04</Dt></Dt></Bal>"
    )
}

/// An entry; `more` goes behind its booking date.
fn entry(sum: &str, direction: &str, status: &str, more: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"RON\">{sum}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>{status}</Sts>\
         <BookgDt><Dt>2026-05-04</Dt></BookgDt>{more}</Ntry>\n"
    )
}

fn file(version: &str, statement: &str, inside: &str) -> String {
    let (message, _) = version.split_at(8);
    let root = match message {
        "camt.052" => "BkToCstmrAcctRpt",
        "camt.053" => "BkToCstmrStmt",
        _ => "BkToCstmrDbtCdtNtfctn",
    };
    format!(
        "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{version}\"><{root}>\n\
         <{statement}><Id>S-1</Id>{ACCOUNT}\n{inside}</{statement}></{root}></Document>"
    )
}

fn statement(inside: &str) -> String {
    file("camt.053.001.08", "Stmt", inside)
}

#[test]
fn all_three_messages_are_read_in_every_version() {
    for version in 1..=14 {
        for (message, name, format) in [
            ("camt.052", "Rpt", Format::Camt052),
            ("camt.053", "Stmt", Format::Camt053),
            ("camt.054", "Ntfctn", Format::Camt054),
        ] {
            let status = if version < 8 { "BOOK" } else { "<Cd>BOOK</Cd>" };
            let read =
                one(file(&format!("{message}.001.{version:02}"), name, &entry("50.00", "CRDT", status, "")));
            assert_eq!((read.format, bani(&read)), (format, vec![5_000]));
            assert_eq!(read.account.as_deref(), Some("RO65BTRLRONCRT0123456789"));
            assert_eq!(read.check(), Checked::Unchecked);
        }
    }
}

#[test]
fn opening_and_booked_entries_make_the_closing_balance_or_the_difference_is_told() {
    let entries = entry("50.00", "CRDT", "BOOK", "")
        + &entry("4", "DBIT", "BOOK", "")
        + &entry("999", "CRDT", "PDNG", "");
    let agrees = statement(&(balance("OPBD", "1000.00000") + &balance("CLBD", "1046.00") + &entries));
    assert_eq!(one(&agrees).check(), Checked::Balanced);
    let differs = statement(&(balance("OPBD", "1000.00") + &balance("CLBD", "1045.50") + &entries));
    assert_eq!(one(&differs).check(), Checked::Differs { by: Money::from_bani(-50) });
    // The closing balance of the day before stands for the opening one; a page ends with an interim balance.
    let page = statement(&(balance("PRCD", "1000.00") + &balance("ITBD", "1046.00") + &entries));
    assert_eq!(one(&page).check(), Checked::Balanced);
    let between = statement(&(balance("ITBD", "1000.00") + &balance("CLBD", "1046.00") + &entries));
    assert_eq!(one(&between).check(), Checked::Balanced);
    let inner = statement(&(balance("ITBD", "1000.00") + &balance("ITBD", "1046.00") + &entries));
    assert_eq!(one(&inner).opening.unwrap().amount, Money::from_bani(100_000));
}

#[test]
fn a_balance_in_another_currency_is_noted_and_never_makes_entries_look_right() {
    let closing = balance("CLBD", "1050.00").replace("RON", "EUR");
    let read = one(statement(&(balance("OPBD", "1000.00") + &closing + &entry("50.00", "CRDT", "BOOK", ""))));
    assert_eq!(read.notes, [Note::OtherCurrency]);
    let mixed = entry("50.00", "CRDT", "BOOK", "") + &entry("5.00", "CRDT", "BOOK", "").replace("RON", "EUR");
    assert_eq!(refused(statement(&mixed)), (5, "currencies"));
}

#[test]
fn a_collected_booking_gives_its_parts_only_if_they_add_up_to_it() {
    let parts = |first: &str, second: &str| {
        let part = |sum: &str, id: &str| {
            format!(
                "<TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"RON\">{sum}</Amt></TxAmt>\
                 </AmtDtls><RltdPties><Dbtr><Pty><Nm>Payer {id}</Nm></Pty></Dbtr></RltdPties></TxDtls>"
            )
        };
        let details = format!(
            "<AcctSvcrRef>B7</AcctSvcrRef><NtryDtls>{}{}</NtryDtls>",
            part(first, "A"),
            part(second, "B")
        );
        one(statement(&entry("75.00", "CRDT", "BOOK", &details)))
    };
    let split = parts("25.00", "50.00");
    assert_eq!(bani(&split), [2_500, 5_000]);
    assert_eq!(split.entries[1].part, Some(Part { number: 2, of: 2, whole: Money::from_bani(7_500) }));
    assert_eq!(name(&split.entries[1]), "Payer B");
    assert_ne!(split.entries[0].fingerprint, split.entries[1].fingerprint);
    let whole = parts("25.00", "49.00");
    assert_eq!(bani(&whole), [7_500]);
    // Two payers: none of them gave it all.
    assert_eq!((name(&whole.entries[0]), &whole.entries[0].references.end_to_end), ("", &None));
}

#[test]
fn of_many_payments_with_one_told_nobody_is_named() {
    let details = |number: usize| {
        let detail = "<TxDtls><Refs><EndToEndId>A</EndToEndId></Refs><RltdPties><Dbtr><Nm>Pop Ana</Nm></Dbtr></RltdPties></TxDtls>";
        let details = format!("<NtryDtls><Btch><NbOfTxs>{number}</NbOfTxs></Btch>{detail}</NtryDtls>");
        one(statement(&entry("75.00", "CRDT", "BOOK", &details))).entries.remove(0)
    };
    assert_eq!(name(&details(1)), "Pop Ana");
    assert_eq!((name(&details(20)), details(20).references.end_to_end), ("", None));
}

#[test]
fn returns_fees_and_cash_are_told_from_the_codes() {
    let code = |family: &str, sub: &str| {
        format!(
            "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub}</SubFmlyCd></Fmly></Domn></BkTxCd>"
        )
    };
    let back = "<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Pop Ana</Nm></Dbtr></RltdPties>\
                <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls>";
    let inside = [
        entry("50.00", "CRDT", "BOOK", &code("RCDT", "ESCT")),
        entry("4.00", "DBIT", "BOOK", &code("MDOP", "COMM")),
        entry("50.00", "DBIT", "BOOK", back),
        entry("30.00", "CRDT", "BOOK", &code("CNTR", "CDPT")),
        entry("9.00", "DBIT", "BOOK", &code("ICDT", "ESCT")),
    ]
    .concat();
    let read = one(statement(&inside));
    let kinds: Vec<Kind> = read.entries.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::Incoming, Kind::Fee, Kind::Return, Kind::Cash, Kind::Outgoing]);
    let returned = &read.entries[2];
    assert_eq!((returned.amount.bani(), name(returned)), (-5_000, "Pop Ana"));
    assert_eq!(returned.references.return_reason.as_deref(), Some("AC04"));
    assert_eq!(read.entries[0].code.as_deref(), Some("PMNT/RCDT/ESCT"));
}

#[test]
fn prefixes_encodings_and_spaces_before_the_file_change_nothing() {
    let details = "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Țîru &amp; fiii &#x218;tefan</Nm></Dbtr></RltdPties>\
                   <RmtInf><Ustrd><![CDATA[Parc <COJ>]]></Ustrd></RmtInf></TxDtls></NtryDtls>";
    let plain = statement(&entry("50.00", "CRDT", "BOOK", details));
    let prefixed =
        plain.replace("</", "\u{1}").replace('<', "<c:").replace("<c:?", "<?").replace("<c:!", "<!");
    let prefixed =
        prefixed.replace('\u{1}', "</c:").replace("Parc <c:COJ>", "Parc <COJ>").replace("xmlns=", "xmlns:c=");
    let declared = |name: &str| plain.replace("version=\"1.0\"", &format!("version='1.0' encoding='{name}'"));
    let old = plain.replace('Ț', "Ţ");
    let old = old.replace("version=\"1.0\"", "version=\"1.0\" encoding=\"windows-1250\"");
    let utf_16: Vec<u8> = format!("\u{feff}{plain}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [
        plain.clone().into_bytes(),
        prefixed.into_bytes(),
        format!("\u{feff}\r\n  {plain}").into_bytes(),
        declared("UTF-8").into_bytes(),
        encoding_rs::WINDOWS_1250.encode(&old).0.into_owned(),
        encoding_rs::ISO_8859_2.encode(&declared("iso-8859-2").replace('Ț', "Ţ")).0.into_owned(),
        encoding_rs::ISO_8859_16.encode(&declared("ISO-8859-16")).0.into_owned(),
        utf_16,
    ] {
        let read = one(bytes);
        assert_eq!(name(&read.entries[0]), "Țîru & fiii Ștefan");
        assert_eq!(read.entries[0].texts, ["Parc <COJ>"]);
    }
}

#[test]
fn what_could_be_misread_is_refused_in_its_line() {
    let good = || entry("50.00", "CRDT", "BOOK", "");
    for (inside, code) in [
        (entry("50.005", "CRDT", "BOOK", ""), "precise"),
        (entry("1,000.00", "CRDT", "BOOK", ""), "amount"),
        (entry("1.000,00", "CRDT", "BOOK", ""), "amount"),
        (entry("1,000", "CRDT", "BOOK", ""), "amount"),
        (entry("-50.00", "CRDT", "BOOK", ""), "amount"),
        (entry("", "CRDT", "BOOK", ""), "amount"),
        (entry("100000000000.01", "CRDT", "BOOK", ""), "huge"),
        (entry("50.00", "BOTH", "BOOK", ""), "direction"),
        (entry("50.00", "", "BOOK", ""), "direction"),
        (entry("50.00", "CRDT", "", ""), "status"),
        (entry("50.00", "CRDT", "MAYBE", ""), "status"),
        (good().replace("2026-05-04", "2026-02-30"), "date"),
        (good().replace("<BookgDt><Dt>2026-05-04</Dt></BookgDt>", ""), "no-date"),
        (good().replace("<Amt Ccy=\"RON\">50.00</Amt>", ""), "amount"),
        (good().replace("BOOK", "&boom;"), "entity"),
        (good().replace("</Sts>", "</Stz>"), "xml"),
    ] {
        assert_eq!(refused(statement(&(good() + &inside))), (5, code), "{inside}");
    }
    assert_eq!(
        refused(statement("").replace("Stmt>", "Other>").replace("BkToCstmrOther", "BkToCstmrStmt")).1,
        "no-statement"
    );
    assert_eq!(refused("<html><body>404</body></html>").1, "unknown");
    let whole = statement(&good());
    assert_eq!(refused(&whole[..whole.len() - 20]).1, "cut-off");
    assert_eq!(refused(&whole[..whole.len() - 5]).1, "cut-off");
}

#[test]
fn the_message_names_the_line_and_what_stood_there() {
    let bad = read(statement(&entry("1,000.00", "CRDT", "BOOK", "")).as_bytes()).unwrap_err();
    assert_eq!(bad.to_string(), "line 4: this is not an amount: \"1,000.00\"");
    assert_eq!(BadFile::from(bad).to_string(), "line 4: this is not an amount: \"1,000.00\"");
}
