use super::*;

/// A statement around entries, from 1000,00 to a sum.
fn swift(entries: &str, closing: &str) -> String {
    format!(
        ":20:X\n:25:RO65BTRLRONCRT0123456789\n:28C:12/1\n:60F:C260504RON1000,00\n{entries}\n:62F:C260504RON{closing}\n"
    )
}

fn entry(line: &str, text: &str) -> Entry {
    let file = swift(&format!(":61:{line}\n:86:{text}"), "0,00");
    one(file).entries.remove(0)
}

#[test]
fn an_entry_line_is_read_with_and_without_its_optional_parts() {
    for (line, amount, booked, reversal) in [
        ("2605040504C50,00NTRFNONREF//B1", 5_000, "2026-05-04", false),
        ("260504C50,00NTRFNONREF//B1", 5_000, "2026-05-04", false),
        ("260504CN50,NTRFNONREF//B1", 5_000, "2026-05-04", false),
        ("2605040504D50,5NTRFNONREF          //B1   ", -5_050, "2026-05-04", false),
        ("2605040504RC50,00NTRFX//B1", -5_000, "2026-05-04", true),
        ("2605040504RDN50,00NTRFX//B1", 5_000, "2026-05-04", true),
        ("2601011231C000000050,00N541NONREF//B1", 5_000, "2025-12-31", false),
    ] {
        let entry = entry(line, "text");
        assert_eq!((entry.amount.bani(), entry.is_reversal), (amount, reversal), "{line}");
        assert_eq!(entry.booked.map(|day| day.to_string()).as_deref(), Some(booked), "{line}");
        assert_eq!(entry.references.bank.as_deref(), Some("B1"), "{line}");
    }
    let reference = entry("2605040504C50,00NTRF.//", "x").references;
    assert_eq!((reference.bank, reference.transaction), (None, None));
    assert_eq!(
        entry("2605040504C50,00NMSC11808959//3A2J", "x").references.transaction.as_deref(),
        Some("11808959")
    );
    assert_eq!(entry("260504EC50,00NTRF", "x").status, Status::Pending);
}

#[test]
fn blocks_control_bytes_wraps_and_line_ends_around_a_message_do_not_matter() {
    let message = swift(":61:2605040504C50,00NTRFNONREF//B1\n:86:Donatie parc", "1050,00");
    let first = one(&message);
    assert_eq!(first.check(), Checked::Balanced);
    for dressed in [
        format!("\u{1} {{1:F02BTRLRO22AXXX}}{{2:I940X}}{{4:\n{message}-}}\u{3}\n"),
        format!("{{1:F01X}}{{2:I940XN}}{{3:{{108:0}}}}{{4:{message}-}}{{5:-}}"),
        message.replace('\n', "\r\n"),
        format!(":940:\n:NS:22Own\n:23Cont curent\n{message}"),
        message.replace(":25:", ":25:/").replace(":28C:", ":28:"),
        message.replace("RONCRT0123456789\n", "RONCRT0123456789 RON\n"),
        format!("\u{feff}{message}-\n"),
        message.trim_end().to_owned() + " -}",
    ] {
        let read = one(&dressed);
        assert_eq!(read.check(), Checked::Balanced, "{dressed}");
        assert_eq!(read.account, first.account, "{dressed}");
        assert_eq!(prints(std::slice::from_ref(&read)), prints(std::slice::from_ref(&first)), "{dressed}");
    }
    let (old, ..) = encoding_rs::WINDOWS_1250.encode("Donaţie");
    let mut bytes = swift(":61:2605040504C50,00NTRF\n:86:", "1050,00").into_bytes();
    let at = bytes.windows(4).position(|part| part == b":86:").unwrap() + 4;
    bytes.splice(at..at, old.iter().copied());
    assert_eq!(one(bytes).entries[0].texts, ["Donație"]);
}

#[test]
fn several_messages_and_pages_are_statements_of_their_own() {
    let page = ":20:A\n:25:X1\n:28C:7/1\n:60F:C260504RON10,00\n:61:260504C5,00NTRF\n:62M:C260504RON15,00\n";
    let rest = ":60M:C260504RON15,00\n:61:260504D1,00NCOM\n:62F:C260504RON14,00\n";
    for file in [format!("{page}-\n:20:A\n:25:X1\n:28C:7/2\n{rest}"), format!("{page}{rest}")] {
        let read = all(file);
        assert_eq!(overall(&read), Checked::Balanced);
        assert_eq!(read.iter().map(bani).collect::<Vec<_>>(), [[500], [-100]]);
        assert!(read.iter().all(|one| one.account.as_deref() == Some("X1")));
    }
    // The same message twice in a file is one.
    let read = all(format!("{page}{page}"));
    assert_eq!((read.len(), read[0].notes.as_slice()), (1, &[Note::Repeated][..]));
}

#[test]
fn sub_fields_are_read_whatever_their_mark() {
    for mark in ['?', '+', '~', '^'] {
        let text = "166?00GUTSCHRIFT?20EREF+E2E-7?21SVWZ+Donatie COJ-2026?22-0042?30BTRLRO22\n\
                    ?31RO60BTRLRONCRT0447604301?32POP ANA MARIA ELENA DIN COJ?33OCNA"
            .replace('?', &mark.to_string());
        let entry = entry("2605040504C50,00NTRF", &text);
        assert_eq!(name(&entry), "POP ANA MARIA ELENA DIN COJOCNA", "{text}");
        assert_eq!(account(&entry), "RO60BTRLRONCRT0447604301");
        assert_eq!(entry.references.end_to_end.as_deref(), Some("E2E-7"));
        assert_eq!(entry.texts[0], "Donatie COJ-2026 -0042");
        assert_eq!(entry.code.as_deref(), Some("NTRF 166"));
    }
    let padded = "035~20AMT RCD RON 50,00          ~21                           ~32POP ANA                ~33RO6\n\
                  0BTRLRONCRT0447604301   ~25CVF 12 . 3449  ~60     ~61  ~";
    let entry = entry("260504CN50,00NTRF", padded);
    assert_eq!((name(&entry), account(&entry)), ("POP ANA", "RO60BTRLRONCRT0447604301"));
    assert_eq!(entry.texts, ["AMT RCD RON 50,00 CVF 12 . 3449 ~"]);
}

#[test]
fn free_texts_of_romanian_banks_give_name_and_account() {
    const IBAN: &str = "RO60BTRLRONCRT0447604301";
    for (line, text) in [
        ("C", format!("Incasare interbancara PLATITOR  POP ANA {IBAN} BTRLRO22 DETALII INCASARE  .ROC.parc")),
        ("C", format!("Incasare intrabancara PLATITOR  POP ANA BTRLRO22 {IBAN} DETALII INCASARE parc")),
        (
            "C",
            format!(
                "Decontare -Platitor  POP ANA  {IBAN}  CODFISC 0-Beneficiar  FUNDATIA  RO65BTRLRONCRT0123456789"
            ),
        ),
        (
            "D",
            format!(
                "Plata -Platitor  FUNDATIA RO65BTRLRONCRT0123456789 CODFISC 0-Beneficiar  POP ANA  {IBAN}  CODFISC 1"
            ),
        ),
        (
            "C",
            format!(
                "Incasare OP - canal electronic Donatie parc 1 POP   ANA\n {IBAN} BTRLRO22  REF: 139ZEXA"
            ),
        ),
        ("C", format!("Counterpart:{IBAN}/Incasare OP/ 2026/POP   ANA/14399840 / {IBAN}/ parc")),
        ("C", format!("/ORDP//NAME/POP ANA/IBAN/{IBAN}/REMI/parc/EREF/E-1")),
        ("C", format!("/TRTP/SEPA OVERBOEKING/IBAN/{IBAN}/BIC/BTRLRO22/NAME/POP ANA/REMI/USTD//parc/")),
    ] {
        let entry = entry(&format!("260504{line}50,00NTRFNONREF"), &text);
        assert_eq!((name(&entry), account(&entry)), ("POP ANA", IBAN), "{text}");
        assert!(entry.text().contains("parc") || line == "D" || text.starts_with("Decontare"), "{text}");
    }
    // A tag on every line of the text.
    let repeated =
        entry("260504C50,00NTRF", &format!("Incasare PLATITOR POP ANA\n:86:{IBAN} DETALII INCASARE parc"));
    assert_eq!((name(&repeated), account(&repeated)), ("POP ANA", IBAN));
    // Where the name begins is not told: better none than a wrong one.
    let unclear = entry("260504C50,00NTRF", &format!("Incasare rata contract POP ANA {IBAN}"));
    assert_eq!((name(&unclear), account(&unclear)), ("", IBAN));
    // A text that is cut at its full width is put together without a space.
    let cut = entry("260504C50,00NTRF", &format!("{}COJ-20\n26-0042", "x ".repeat(29) + "x"));
    assert!(cut.text().ends_with("COJ-2026-0042"), "{}", cut.text());
}

#[test]
fn kinds_are_told_from_type_and_text() {
    for (line, text, kind) in [
        ("D2,00NCOM", "x", Kind::Fee),
        ("D2,00NCHG", "x", Kind::Fee),
        ("D2,00NMSC", "Comision administrare", Kind::Fee),
        ("D2,00NTRF", "Comisionar Ion", Kind::Outgoing),
        ("C2,00NMSC", "Depunere numerar ATM", Kind::Cash),
        ("C2,00NTRF", "Donatie", Kind::Incoming),
        ("C2,00NTRF", "Restituire", Kind::Incoming),
        ("C2,00NRTI", "x", Kind::Return),
        ("RC2,00NTRF", "x", Kind::Return),
        ("D2,00NTRF", "Retur donatie", Kind::Return),
        ("C2,00NINT", "x", Kind::Interest),
    ] {
        assert_eq!(entry(&format!("2605040504{line}"), text).kind, kind, "{line} {text}");
    }
}

#[test]
fn a_payment_and_its_fee_with_one_reference_are_two_entries_and_stay_the_same_elsewhere() {
    let entries = ":61:260504C50,00NTRF.//R1\n:86:a\n:61:260504D2,00NCOM.//R1\n:61:260504D2,00NCOM.//R1\n\
                   :61:260504C5,00NTRF\n:86:same\n:61:260504C5,00NTRF\n:86:same\n";
    let day = all(swift(entries, "1056,00"));
    let printed = prints(&day);
    assert_eq!(printed.iter().collect::<std::collections::HashSet<_>>().len(), 5);
    // The same day within a longer statement, under another number.
    let longer = swift(&format!(":61:260503C1,00NTRF//R0\n{entries}"), "1057,00").replace("12/1", "3/1");
    assert_eq!(prints(&all(longer))[1..], printed);
}

#[test]
fn what_could_be_misread_is_refused_in_its_line() {
    for (line, code) in [
        (":61:260504C1.000,00NTRF", "amount"),
        (":61:260504C1.000NTRF", "amount"),
        (":61:260504C-5,00NTRF", "amount"),
        (":61:260504C5,001NTRF", "precise"),
        (":61:260504X5,00NTRF", "entry-line"),
        (":61:260504C5,00?TRF", "entry-line"),
        (":61:260504", "entry-line"),
        (":61:261304C5,00NTRF", "date"),
        (":61:2605040230C5,00NTRF", "date"),
        (":61:é", "entry-line"),
        (":60F:C260504RON5,00", "balance"),
        (":62F:X", "balance"),
        (":34F:RON5,00", "interim"),
    ] {
        assert_eq!(refused(swift(line, "1,00")), (5, code), "{line}");
    }
    let whole = swift(":61:260504C5,00NTRF", "1005,00");
    assert_eq!(refused(whole.split(":62F").next().unwrap()), (5, "no-closing"));
    assert_eq!(refused(whole.replace(":60F:C260504RON1000,00\n", "")), (4, "no-opening"));
    assert_eq!(refused(format!("{whole}:61:260504C5,00NTRF\n")).1, "no-opening");
}
