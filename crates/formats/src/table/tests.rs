use super::*;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn read_all(bytes: &[u8]) -> Table {
    read(bytes, &Limits::default()).unwrap()
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn why(bytes: &[u8], limits: &Limits) -> (usize, &'static str) {
    let bad = read(bytes, limits).unwrap_err();
    (bad.line, bad.why.code())
}

#[test]
fn the_separator_is_found_even_among_addresses_with_commas() {
    for text in [
        "nume;sat\nPop Ana;Boju\n\"Rus; Ion\";Huci\n",
        "nume,sat\nPop Ana,Boju\n\"Rus; Ion\",Huci\n",
        "nume\tsat\r\nPop Ana\tBoju\r\nRus; Ion\tHuci",
        "nume;sat\rPop Ana;Boju\r\"Rus; Ion\";Huci\r",
        "sep=;\nnume;sat\nPop Ana;Boju\n\"Rus; Ion\";Huci\n",
        "\u{feff}nume;sat\n\n  Pop Ana ;Boju\n\"Rus; Ion\";Huci\n;\n",
    ] {
        assert_eq!(
            cells(&read_all(text.as_bytes())),
            [["Pop Ana", "Boju"], ["Rus; Ion", "Huci"]],
            "{text:?}"
        );
    }
    let addresses = "nume;adresa\nA;str. Lungă, nr. 1, bl. 2\nB;nr. 4\nC;str. Morii, nr. 7\n";
    assert_eq!(cells(&read_all(addresses.as_bytes()))[0], ["A", "str. Lungă, nr. 1, bl. 2"]);
    assert_eq!(cells(&read_all(b"nume\nA\nB\n")), [["A"], ["B"]]);
}

#[test]
fn romanian_letters_are_read_in_every_encoding() {
    let text = "nume;sat\nȚîru Ștefăniță;Băița\n";
    let utf_16 = |text: &str, big: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let marked = format!("\u{feff}{text}");
    for bytes in [
        text.as_bytes().to_vec(),
        marked.as_bytes().to_vec(),
        utf_16(text, false),
        utf_16(text, true),
        utf_16(&marked, false),
        utf_16(&marked, true),
    ] {
        assert_eq!(cells(&read_all(&bytes)), [["Țîru Ștefăniță", "Băița"]]);
    }
    // windows-1250 has the letters with a cedilla only.
    let (old, _, _) = encoding_rs::WINDOWS_1250.encode("nume;sat\nŢîru Ştefăniţă;Băiţa\n");
    assert_eq!(cells(&read_all(&old)), [["Ţîru Ştefăniţă", "Băiţa"]]);
}

#[test]
fn quoted_fields_may_hold_marks_and_line_breaks_and_lines_keep_their_numbers() {
    let table = read_all(b"nume;sat\n\n\"Pop \"\"Nelu\"\"\r\nIon\";\"Boju\"\n\nRus;Huci\n");
    assert_eq!(cells(&table), [["Pop \"Nelu\" Ion", "Boju"], ["Rus", "Huci"]]);
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 6]);
    assert_eq!(table.header.number, 1);
    assert_eq!((table.rows[1].cell(0), table.rows[1].cell(7)), ("Rus", ""));
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let text = b"Lista;;\nla 1 mai;;\n;;\nNr;Nume;Sat\n1;Pop;Boju\n";
    let is_header = |cells: &[String]| cells.iter().any(|cell| cell == "Nume");
    let table = read_where(text, &Limits::default(), is_header).unwrap();
    assert_eq!((table.header.number, cells(&table)), (4, vec![vec!["1", "Pop", "Boju"]]));
    let none = read_where(text, &Limits::default(), |_| false).unwrap_err();
    assert_eq!((none.line, none.why), (1, Why::Header));
}

#[test]
fn a_broken_file_is_refused_with_its_line_and_a_sentence() {
    let all = Limits::default();
    assert_eq!(why(b"", &all), (1, "empty"));
    assert_eq!(why(b" \n\r\n;;\n", &all), (1, "empty"));
    assert_eq!(why(b"%PDF-1.7\n\x01\x02", &all), (1, "no-table"));
    assert_eq!(why(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest", &all), (1, "old-book"));
    assert_eq!(why(b"PK\x03\x04 and nothing more", &all), (1, "broken"));
    assert_eq!(why(b"a;b\nc;d\n\"e;f\ng;h\n", &all), (3, "quote"));
    let endless = format!("a;b\n\"c{}", "x".repeat(10_000));
    assert_eq!(why(endless.as_bytes(), &all), (2, "quote"));
    let bad = read(b"a;b\n\"c", &all).unwrap_err();
    assert_eq!(
        BadFile::from(bad).to_string(),
        "line 2: a field begins with a quotation mark that is never closed"
    );
}

#[test]
fn limits_are_kept_in_text() {
    let small = Limits { rows: 3, columns: 2, cell: 10, cells: 6, text: 40, bytes: 100, unpacked: 0 };
    assert!(read(b"a;b\nc;d\ne;f\n", &small).is_ok());
    assert_eq!(why(b"a;b\nc;d\ne;f\n;\ng;h\n", &small), (5, "large"));
    assert_eq!(why(b"a\nc\ne\n\ng\n", &small), (5, "rows"));
    assert_eq!(why(b"a;b\nc;d;e\n", &small), (2, "columns"));
    assert!(read(b"a;b;;;;\nc;d;;;;\n", &small).is_ok(), "empty columns at the end are nothing");
    assert_eq!(why(b"a;b\nc;12345678901\n", &small), (2, "cell"));
    assert_eq!(why(&[b'a'; 101], &small), (1, "large"));
}

fn book(fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_with_its_dates_and_long_numbers() {
    let bytes = book(|sheet| {
        let date = Format::new().set_num_format("dd.mm.yyyy");
        sheet.write(1, 0, "Nume").unwrap();
        sheet.write(1, 1, "Născut").unwrap();
        sheet.write(1, 2, "Număr").unwrap();
        sheet.write(3, 0, " Țîru Ștefan ").unwrap();
        sheet.write_with_format(3, 1, ExcelDateTime::from_ymd(1980, 2, 1).unwrap(), &date).unwrap();
        sheet.write(3, 2, 1_234_567_890_123_f64).unwrap();
        sheet.write(4, 0, "Rus").unwrap();
        sheet.write(4, 2, 2.5).unwrap();
    });
    let table = read_all(&bytes);
    assert_eq!(table.header, Line { number: 2, cells: vec!["Nume".into(), "Născut".into(), "Număr".into()] });
    assert_eq!(cells(&table), [["Țîru Ștefan", "1980-02-01", "1234567890123"], ["Rus", "", "2.5"]]);
    assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn a_workbook_made_to_hurt_is_refused_early() {
    let all = Limits::default();
    // One cell in the last corner claims seventeen thousand million cells.
    let corner = book(|sheet| {
        sheet.write(0, 0, "a").unwrap();
        sheet.write(1_048_575, 16_383, "b").unwrap();
    });
    assert_eq!(why(&corner, &all), (1_048_576, "columns"));
    // Packed small, unpacked large.
    let bomb = book(|sheet| {
        for row in 0..3_000 {
            sheet.write(row, 0, "a".repeat(1_000) + &row.to_string()).unwrap();
        }
    });
    assert_eq!(why(&bomb, &Limits { unpacked: 1_000_000, ..all }), (1, "large"));
    // One long text that every cell shows.
    let shared = book(|sheet| {
        for row in 0..2_000 {
            sheet.write(row, 0, "a".repeat(3_000)).unwrap();
        }
    });
    assert_eq!(why(&shared, &Limits { text: 1_000_000, ..all }).1, "large");
    let long = book(|sheet| {
        sheet.write(2, 0, "a".repeat(5_000)).unwrap();
    });
    assert_eq!(why(&long, &all), (3, "cell"));
    let rows = book(|sheet| {
        for row in 0..50 {
            sheet.write(row, 0, row).unwrap();
        }
    });
    assert_eq!(why(&rows, &Limits { rows: 20, ..all }), (21, "rows"));
}

proptest! {
    #[test]
    fn whatever_comes_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(read(&bytes, &Limits::default()));
        drop(read(&[b"PK\x03\x04".to_vec(), bytes].concat(), &Limits::default()));
    }

    #[test]
    fn what_is_written_with_marks_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-zăș;,\" ]{0,12}", 2..4), 1..8)) {
        let written: Vec<String> = rows.iter().map(|row| {
            row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(";")
        }).collect();
        let text = format!("sep=;\nhead\n{}\n", written.join("\n"));
        let table = read(text.as_bytes(), &Limits::default()).unwrap();
        let expected: Vec<Vec<String>> = rows.iter()
            .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
            .map(|row| row[..row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1)].to_vec())
            .filter(|row| !row.is_empty())
            .collect();
        let found: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
        prop_assert_eq!(found, expected);
    }
}
