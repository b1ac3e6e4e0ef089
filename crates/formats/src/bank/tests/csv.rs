use super::*;

/// A table as one bank writes it: separate columns, a running balance, newest first.
const NEWEST_FIRST: &str = "Extras de cont;RO65BTRLRONCRT0123456789\nPerioada: 01.05.2026 - 06.05.2026\n\n\
    Data tranzactie;Data valuta;Descriere;Referinta tranzactiei;Debit;Credit;Sold contabil\n\
    06.05.2026;06.05.2026;Comision administrare cont;R3;-4,00;;1.046,00\n\
    04.05.2026;04.05.2026;Donaţie COJ-2026-0001;R2;;50,00;1.050,00\n";

#[test]
fn a_table_is_checked_by_its_running_balance_up_or_down_the_calendar() {
    let read = one(NEWEST_FIRST);
    assert_eq!(bani(&read), [-400, 5_000]);
    assert_eq!(read.check(), Checked::Balanced);
    assert_eq!(read.opening.as_ref().unwrap().amount, Money::from_bani(100_000));
    assert_eq!(read.account.as_deref(), Some("RO65BTRLRONCRT0123456789"));
    assert_eq!(read.entries[0].kind, Kind::Fee);
    assert_eq!(read.entries[1].texts, ["Donație COJ-2026-0001"]);
    assert_eq!(read.entries[1].references.bank.as_deref(), Some("R2"));

    let (above, rows) = NEWEST_FIRST.split_once("contabil\n").unwrap();
    let upward: String = rows.lines().rev().flat_map(|row| [row, "\n"]).collect();
    let oldest_first = one(format!("{above}contabil\n{upward}"));
    assert_eq!(oldest_first.check(), Checked::Balanced);
    let mut both = [prints(std::slice::from_ref(&read)), prints(std::slice::from_ref(&oldest_first))];
    both[1].reverse();
    assert_eq!(both[0], both[1]);

    // A row is missing in the middle: the balances around it tell.
    let rows = format!("{rows}03.05.2026;;x;R1;;10,00;1.000,00\n");
    assert_eq!(one(format!("{above}contabil\n{rows}")).check(), Checked::Balanced);
    let (first, rest) = rows.split_once('\n').unwrap();
    let short = one(format!("{above}contabil\n{first}\n{}", rest.split_once('\n').unwrap().1));
    assert_eq!(short.check(), Checked::Differs { by: Money::from_bani(5_000) });
}

#[test]
fn columns_about_the_other_end_are_known_in_many_words() {
    let read = one(
        "\"Data tranzacției\",\"Debit (RON)\",\"Credit (RON)\",\"Ordonator/Beneficiar\",\"IBAN Ordonator/Beneficiar\",\"Banca Ordonator\",\"Detalii\"\n\
         \"04.05.2026\",\"\",\"50,00\",\"Pop Ana\",\"RO60 BTRL RONC RT04 4760 4301\",\"BT\",\"parc\"\n",
    );
    let gift = &read.entries[0];
    assert_eq!((name(gift), account(gift)), ("Pop Ana", "RO60BTRLRONCRT0447604301"));
    assert_eq!((read.currency.as_deref(), gift.texts.as_slice()), (Some("RON"), &["parc".to_owned()][..]));
    let read = one("Data;Suma;Nume plătitor;Cont plătitor;Beneficiar;IBAN beneficiar\n\
         04.05.2026;50,00;Pop Ana;A1;Fundația;B1\n05.05.2026;-5,00;Fundația;B1;Firma SRL;C1\n");
    assert_eq!((name(&read.entries[0]), account(&read.entries[0])), ("Pop Ana", "A1"));
    assert_eq!((name(&read.entries[1]), account(&read.entries[1])), ("Firma SRL", "C1"));
}

#[test]
fn in_a_table_two_donors_with_the_same_reference_are_two() {
    let table = |name: &str| format!("Data;Suma;Nume;Referinta\n04.05.2026;50,00;{name};donatie\n");
    let (one, other) = (all(table("Pop Ana")), all(table("Rus Ion")));
    assert_ne!(prints(&one), prints(&other));
}

#[test]
fn separators_encodings_and_signs_of_decimals_are_found() {
    let (old, ..) = encoding_rs::WINDOWS_1250.encode(NEWEST_FIRST);
    let commas = "Date,Value date,Description,Reference,Amount,Balance\n\
                  2026-05-04,2026-05-04,\"Donaţie COJ-2026-0001\",R2,50.00,\"1,050.00\"\n\
                  2026-05-06,2026-05-06,Comision administrare cont,R3,-4.00,\"1,046.00\"\n";
    let tabs = NEWEST_FIRST.replace(';', "\t");
    for bytes in [old.to_vec(), commas.as_bytes().to_vec(), tabs.into_bytes()] {
        let read = one(bytes);
        assert_eq!(read.check(), Checked::Balanced);
        let gift = read.entries.iter().find(|entry| entry.amount.is_positive()).unwrap();
        assert_eq!((gift.amount.bani(), gift.texts[0].as_str()), (5_000, "Donație COJ-2026-0001"));
    }
}

#[test]
fn balances_beside_the_table_are_found_by_their_labels() {
    let table = "Sold inițial;;1.000,00\nData;Detalii;Suma;Plătitor;IBAN\n04.05.2026;parc;50,00;Pop Ana;RO60BTRLRONCRT0447604301\n\
                 Total;;50,00\nSold final;;1.050,00\n";
    let read = one(table);
    assert_eq!(read.check(), Checked::Balanced);
    assert_eq!((name(&read.entries[0]), account(&read.entries[0])), ("Pop Ana", "RO60BTRLRONCRT0447604301"));
    assert_eq!(
        one(table.replace("1.050", "1.060")).check(),
        Checked::Differs { by: Money::from_bani(1_000) }
    );
    let only_rows = table.lines().filter(|line| !line.contains("Sold")).collect::<Vec<_>>().join("\n");
    assert_eq!(one(only_rows).check(), Checked::Unchecked);
    // Nothing is left out because of what somebody is called.
    let named = one("Detalii;Data;Suma\nTotal Verde SRL;04.05.2026;50,00\nSold Ion;04.05.2026;5,00\n");
    assert_eq!(bani(&named), [5_000, 500]);
}

#[test]
fn lines_under_an_entry_tell_who_paid() {
    let read = one("Data,,,Detalii tranzactie,,Debit,Credit\n\
         04 mai 2026,,,Incasare,,,\"1.050,00\"\n,,,Ordonator:Pop Ana,,,\n,,,Din contul:RO60BTRLRONCRT0447604301,,,\n\
         ,,,Detalii:COJ-2026-0001,,,\n,,,Referinta:998877,,,\n05 mai 2026,,,Comision,,\"4,00\",\n");
    assert_eq!(bani(&read), [105_000, -400]);
    let gift = &read.entries[0];
    assert_eq!((name(gift), account(gift)), ("Pop Ana", "RO60BTRLRONCRT0447604301"));
    assert_eq!(gift.references.bank.as_deref(), Some("998877"));
    assert!(gift.text().contains("COJ-2026-0001"));
}

#[test]
fn pending_and_refused_rows_do_not_count_and_a_fee_column_is_an_entry() {
    let read = one("Type,Completed Date,Description,Amount,Fee,Currency,State,Balance\n\
         Transfer,2026-05-04 10:00:00,Pop Ana,50.00,0.00,RON,COMPLETED,1050.00\n\
         Transfer,2026-05-05 10:00:00,Firma,-20.00,1.50,RON,COMPLETED,1028.50\n\
         Transfer,2026-05-05 10:00:00,Pop Ion,30.00,0.00,RON,PENDING,\n\
         Transfer,,Pop Ion,30.00,0.00,RON,REVERTED,\n");
    assert_eq!(bani(&read), [5_000, -2_000, -150, 3_000, 3_000]);
    assert_eq!(read.check(), Checked::Balanced);
    assert_eq!(read.net(), Some(Money::from_bani(2_850)));
    assert_eq!((read.entries[2].kind, read.currency.as_deref()), (Kind::Fee, Some("RON")));
}

#[test]
fn a_column_of_directions_and_red_corrections_are_understood() {
    let read = one("Data;D/C;Suma;Detalii\n04.05.2026;C;50,00;a\n04.05.2026;D;4,00;b\n");
    assert_eq!(bani(&read), [5_000, -400]);
    // A debit taken back, in red among others that are black: only the balances can confirm it.
    let red = "Data;Debit;Credit;Sold\n04.05.2026;4,00;;996,00\n05.05.2026;-4,00;;1.000,00\n";
    let read = one(red);
    assert_eq!(bani(&read), [-400, 400]);
    assert_eq!((read.check(), read.entries[1].kind), (Checked::Balanced, Kind::Return));
    assert_eq!(refused("Data;Debit;Credit\n04.05.2026;4,00;\n05.05.2026;-4,00;\n"), (3, "sign"));
}

#[test]
fn a_workbook_is_read_like_a_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in ["Data", "Detalii", "Suma", "Sold"].into_iter().enumerate() {
        sheet.write(0, u16::try_from(at).unwrap(), name).unwrap();
    }
    for (row, (sum, balance)) in [(50.5, 1050.5), (-4.25, 1046.25)].into_iter().enumerate() {
        let row = u32::try_from(row + 1).unwrap();
        sheet.write(row, 0, "04.05.2026").unwrap();
        sheet.write(row, 1, "x").unwrap();
        sheet.write(row, 2, sum).unwrap();
        sheet.write(row, 3, balance).unwrap();
    }
    let read = one(book.save_to_buffer().unwrap());
    assert_eq!((bani(&read), read.check()), (vec![5_050, -425], Checked::Balanced));
}

#[test]
fn what_could_be_misread_is_refused_in_its_line() {
    for (table, refusal) in [
        ("Data;Suma\n04.05.2026;1.000\n", (2, "ambiguous")),
        ("Data;Suma\n04.05.2026;1,000\n", (2, "ambiguous")),
        ("Data;Suma\n04.05.2026;1,50\n04.05.2026;1.50\n", (3, "mixed")),
        ("Data;Suma\n04.05.2026;1,505\n04.05.2026;1,50\n", (2, "precise")),
        ("Data;Suma\n04.05.2026;zece\n", (2, "amount")),
        ("Data;Suma\n04.05.2026;\n", (2, "amount")),
        ("Data;Suma\n34.05.2026;5,00\n", (2, "date")),
        ("Data;Suma\n05/14/2026;5,00\n", (2, "date")),
        ("Data;Suma;Detalii\n04.05.2026;5,00;a\n;6,00;b\n", (3, "no-date")),
        ("Data;Suma\n04.05.2026;5,00;more\n", (2, "width")),
        ("Data;Debit;Credit\n04.05.2026;5,00;5,00\n", (2, "both-sides")),
        ("Data;Suma;Valuta\n04.05.2026;5,00;RON\n04.05.2026;5,00;EUR\n", (3, "currencies")),
        ("Data;Suma;Cont propriu\n04.05.2026;5,00;A1\n04.05.2026;5,00;A2\n", (3, "accounts")),
        ("Data;Suma;Stare\n04.05.2026;5,00;poate\n", (2, "status")),
        ("Data;D/C;Suma\n04.05.2026;X;5,00\n", (2, "direction")),
        ("Data;Suma;Comision\n04.05.2026;5,00;1,00\n", (2, "fee")),
        ("Data;Suma\n", (1, "no-statement")),
        ("nume;sat;vot\nPop Ana;Boju;da\n", (1, "header")),
        ("Dragă primărie\nvă scriu\n", (1, "unknown")),
        ("Data;Suma\n04.05.2026;\"5,00\n", (2, "quote")),
    ] {
        assert_eq!(refused(table), refusal, "{table}");
    }
    assert_eq!(refused(""), (1, "empty"));
    assert_eq!(refused("  \r\n"), (1, "empty"));
    assert_eq!(refused("%PDF-1.7"), (1, "pdf"));
    assert_eq!(refused([0xD0, 0xCF, 0x11, 0xE0, 0, 0]), (1, "old-book"));
    assert_eq!(refused(b"PK\x03\x04nothing"), (1, "broken"));
    assert_eq!(refused(b"\x00\x01\x02\x03"), (1, "unknown"));
}
