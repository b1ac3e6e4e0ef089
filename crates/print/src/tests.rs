use crate::desk::{Desk, FONTS};
use crate::*;
use jiff::civil::date;
use serde_json::{Value, json};
use typst::layout::{Frame, FrameItem};

const PAPER: Paper<'static> = Paper {
    title: "Proces-verbal",
    community: "Comuna Șomcuța",
    address: "somcuta.example.ro/vot/1",
    lang: "ro",
    day: date(2026, 10, 8),
};

/// The pages as a reader sees them: every line of text in its order.
fn seen(template: &'static str, data: &Value, paper: &Paper<'_>) -> Vec<String> {
    let mut data = data.clone();
    legible::make(&mut data);
    let pages = set(&Desk::new(template, &data, &[], paper).unwrap()).unwrap();
    pages.pages().iter().map(|page| text_of(&page.frame)).collect()
}

fn text_of(frame: &Frame) -> String {
    let mut text = String::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Text(run) => text.push_str(&run.text),
            FrameItem::Group(group) => text.push_str(&text_of(&group.frame)),
            _ => {}
        }
    }
    text
}

fn holds(pdf: &[u8], mark: &str) -> bool {
    pdf.windows(mark.len()).any(|window| window == mark.as_bytes())
}

fn refused(template: &'static str, data: &Value) -> String {
    pdf(template, data, &[], &PAPER).unwrap_err().to_string()
}

const PROSE: &str = "#import \"vatra.typ\": *\n#show: sheet\n#prose(data.text)";

#[test]
fn a_paper_says_that_it_is_tagged_accessible_and_made_to_be_kept() {
    let pdf = pdf(PROSE, &json!({ "text": "Bună ziua." }), &[], &PAPER).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
    for mark in [
        "/StructTreeRoot",
        "/MarkInfo",
        "/Marked true",
        "/Lang(ro",
        "/DisplayDocTitle true",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Proces-verbal",
        "2026-10-08",
    ] {
        assert!(holds(&pdf, mark), "{mark} is missing");
    }
}

#[test]
fn the_same_words_on_the_same_day_are_the_same_bytes() {
    let rows: Vec<_> = (0..400).map(|n| json!([n, "trotuar", n * 3])).collect();
    let template = "#import \"vatra.typ\": *\n#show: sheet\n#listing((\"Nr.\", \"Ce\", \"Voturi\"), data.rows)\n\
                    #qr(paper.address)";
    let print = |day| pdf(template, &json!({ "rows": rows }), &[], &Paper { day, ..PAPER }).unwrap();
    let first = print(PAPER.day);
    assert!(first == print(PAPER.day));
    assert!(first != print(date(2026, 10, 9)));
}

#[test]
fn what_people_write_is_never_code() {
    for text in [
        "#panic(1) #{1+1} #data",
        "*gros* _cursiv_ `cod`",
        "$x^2$ costă 5$",
        "[paranteze] ] [ { }",
        "a\\b \\u{41} \\",
        "@referire <etichetă>",
        "= nu titlu",
        "- nu listă + / //nu comentariu /* nici */",
        "\"ghilimele\" 'simple' -- --- ... ~",
        "https://example.ro/#a",
    ] {
        let [page] = &seen(PROSE, &json!({ "text": text }), &PAPER)[..] else { panic!("one page") };
        assert!(page.contains(text), "{text} became {page}");
        let title = seen(PROSE, &json!({ "text": "" }), &Paper { title: text, community: text, ..PAPER });
        assert!(title[0].matches(text).count() == 2, "{text} became {}", title[0]);
    }
}

#[test]
fn templates_have_no_eval_no_clock_and_no_foreign_file() {
    assert!(refused("#eval(\"1\")", &json!({})).contains("expected function"));
    assert!(refused("#std.eval(\"1\")", &json!({})).contains("expected function"));
    assert!(refused("#datetime.today()", &json!({})).contains("date"));
    assert!(refused("#read(\"/etc/passwd\")", &json!({})).contains("not found"));
    assert!(refused("#import \"@preview/cetz:0.3.0\": *", &json!({})).contains("not found"));
}

#[test]
fn all_letters_of_the_three_languages_have_a_shape_in_every_font_that_the_house_uses() {
    let letters = "ăâîșțĂÂÎȘȚáéíóöőúüűÁÉÍÓÖŐÚÜŰ„”«»–—…€□✓";
    for family in ["libertinus serif", "dejavu sans mono"] {
        let book = &FONTS.book;
        let mut fonts = book.select_family(family).peekable();
        assert!(fonts.peek().is_some(), "{family}");
        for font in fonts {
            let coverage = &book.info(font).unwrap().coverage;
            let lacks: String = letters.chars().filter(|&c| !coverage.contains(c.into())).collect();
            // The sign for the unknown and the tick may come from another font.
            assert!(lacks.trim_matches(['□', '✓']).is_empty(), "{family} lacks {lacks}");
        }
    }
    let page = seen(PROSE, &json!({ "text": letters }), &PAPER);
    assert!(page[0].contains(letters), "{page:?}");
}

#[test]
fn what_has_no_shape_becomes_a_box_and_what_is_invisible_goes() {
    let text = "Ana 🎉 \u{202E}nab\u{200D}\u{FE0F} \u{E123} 汉 s\u{326}i\u{0}\u{FEFF}\tgata";
    let page = seen(PROSE, &json!({ "text": text }), &PAPER);
    assert!(page[0].contains("Ana □ nab □ □ "), "{page:?}");
    assert!(page[0].contains("i gata"), "{page:?}");
    pdf(PROSE, &json!({ "text": text }), &[], &Paper { title: text, community: text, ..PAPER }).unwrap();
}

#[test]
fn people_s_lines_and_paragraphs_stay() {
    let page = seen(PROSE, &json!({ "text": "unu\ndoi\r\n\r\ntrei" }), &PAPER);
    assert!(page[0].contains("unudoitrei"), "{page:?}");
    let lines =
        "#import \"vatra.typ\": *\n#show: sheet\n#context assert(measure(prose(data.text)).height > 40pt)";
    pdf(lines, &json!({ "text": "unu\ndoi\r\n\r\ntrei" }), &[], &PAPER).unwrap();
}

#[test]
fn pages_are_counted_in_the_reader_s_language() {
    let template =
        "#import \"vatra.typ\": *\n#show: sheet\n#data.text\n#pagebreak()\n#in-words(\"2027-01-02\")";
    for (lang, page, today, day) in [
        ("ro", "Pagina 2 din 2", "8 octombrie 2026", "2 ianuarie 2027"),
        ("en", "Page 2 of 2", "8 October 2026", "2 January 2027"),
        ("hu", "2. oldal, összesen 2", "2026. október 8.", "2027. január 2."),
    ] {
        let paper = Paper { lang, ..PAPER };
        let pages = seen(template, &json!({ "text": "x" }), &paper);
        assert!(pages[0].contains(today) && pages[0].contains(PAPER.community), "{pages:?}");
        assert!(pages[1].contains(page) && pages[1].contains(day), "{pages:?}");
        let pdf = pdf(template, &json!({ "text": "x" }), &[], &paper).unwrap();
        assert!(holds(&pdf, &format!("/Lang({lang}")), "{lang}");
    }
}

#[test]
fn two_letters_share_a_page() {
    let template = "#import \"vatra.typ\": *\n#letters(data.codes, code => [Codul #typed(code) #qr(code)])";
    let codes: Vec<_> = (0..5).map(|n| format!("COD-{n}")).collect();
    let pages = seen(template, &json!({ "codes": codes }), &PAPER);
    assert_eq!(pages.len(), 3);
    assert!(pages[0].contains("COD-0") && pages[0].contains("COD-1") && pages[0].contains("Tăiați aici"));
    assert!(pages[2].contains("COD-4"));
    pdf(template, &json!({ "codes": codes }), &[], &PAPER).unwrap();
}

#[test]
fn a_letter_that_needs_more_than_half_a_page_is_refused() {
    let template = "#import \"vatra.typ\": *\n#letters(data.texts, prose)";
    for n in [0, 1] {
        let mut texts = vec!["scurt".to_owned(); 4];
        texts[2 + n] = "lung\n\n".repeat(24);
        let why = refused(template, &json!({ "texts": texts }));
        assert!(why.contains(&format!("letter {} does not fit on half a page", 3 + n)), "{why}");
        texts[2 + n] = "lung\n\n".repeat(12);
        assert_eq!(seen(template, &json!({ "texts": texts }), &PAPER).len(), 2);
    }
}

#[test]
fn a_protocol_shows_its_table_its_hash_and_its_places_to_sign() {
    let template = include_str!("../examples/papers/protocol.typ");
    let data = json!({
        "summary": "S-au numărat voturile.", "counted": "Rezultatul", "how": "Cum",
        "head": ["Loc", "Proiect", "Voturi", "Valoare"], "rows": [[1, "Trotuar", 12, "25,00 lei"]],
        "total": ["", "Total", 12, "25,00 lei"], "facts": [["Metoda", "aprobare"]], "warning": "Trei zile.",
        "hash": "0123456789abcdef".repeat(4),
        "people": [{ "role": "Secretar", "name": "Őszi Ernő" }, { "role": "Martor" }],
    });
    let page = &seen(template, &data, &PAPER)[0];
    for words in ["Trotuar", "0123 4567 89ab cdef 0123", "Őszi Ernő", "Numele și prenumele", "Semnătura"]
    {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
    let pdf = pdf(template, &data, &[], &PAPER).unwrap();
    for tag in ["/S/Table", "/S/THead", "/S/TH", "/S/TD", "/S/TFoot", "/S/H1", "/S/H2", "/Scope/Column"] {
        assert!(holds(&pdf, tag), "{tag} is missing");
    }
}

#[test]
fn a_poster_grows_with_its_page_and_says_its_picture() {
    let template = include_str!("../examples/papers/poster.typ");
    for (size, width) in [("a3", "841"), ("a4", "595")] {
        let data = json!({
            "size": size, "call": "Încă puțin", "text": "Se dublează.", "given": 12, "goal": 10,
            "so-far": "12 din 10 lei", "scan": "Scanați:",
        });
        assert_eq!(seen(template, &data, &PAPER).len(), 1);
        let pdf = pdf(template, &data, &[], &PAPER).unwrap();
        assert!(
            holds(&pdf, &format!("/MediaBox[0 0 {width}")) && holds(&pdf, "/S/Figure") && holds(&pdf, "/Alt")
        );
    }
}

#[test]
fn a_thermometer_is_said_and_its_parts_have_their_sums() {
    let template = "#import \"vatra.typ\": *\n#show: sheet\n\
                    #thermometer(data.sums.at(0), data.sums.at(1), data.sums.at(2), alt: data.said)\n\
                    #legend((\"Strânși\", \"Adăugați\", \"Lipsesc\").map(label => (label: label, sum: \"1,00 lei\")))";
    for sums in [[25, 25, 100], [0, 0, 100], [300, 100, 100], [0, 0, 0], [i64::MAX / 4, 1, 2]] {
        let data = json!({ "sums": sums, "said": "Din 1,00 lei: strânși 0,25 lei" });
        let page = &seen(template, &data, &PAPER)[0];
        assert!(page.contains("Strânși") && page.matches("1,00 lei").count() == 3, "{page}");
        let pdf = pdf(template, &data, &[], &PAPER).unwrap();
        assert!(holds(&pdf, "/S/Figure") && holds(&pdf, "/Alt"));
    }
}

#[test]
fn a_picture_needs_words_and_a_known_name() {
    let dot = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
    let arms = [("arms.svg", dot.to_vec())];
    let print = |template, files: &[(&str, Vec<u8>)]| {
        pdf(template, &json!({}), files, &PAPER).map_err(|why| why.to_string())
    };
    print("#image(\"arms.svg\", alt: \"Stema comunei\")", &arms).unwrap();
    print("#import \"vatra.typ\": *\n#show: sheet.with(arms: \"arms.svg\")\nx", &arms).unwrap();
    assert!(print("#image(\"arms.svg\")", &arms).unwrap_err().contains("alt"));
    assert!(print("#image(\"arms.svg\")", &[]).unwrap_err().contains("template.typ:1:8: file not found"));
    for name in ["data.json", "../x", "vatra.typ"] {
        assert!(print("x", &[(name, vec![])]).unwrap_err().contains(name), "{name}");
    }
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let why = refused("#import \"vatra.typ\": *\n\nBună #data.nume", &json!({ "name": "Ana" }));
    assert!(why.starts_with("template.typ:3:"), "{why}");
    assert!(why.contains("nume"), "{why}");
    let why = refused("#import \"vatra.typ\": *\n#qr(\"x\" * 3000)", &json!({}));
    assert!(why.contains("template.typ:2:") && why.contains("3000 bytes do not fit"), "{why}");
}

/// Draws the path of `qr_svg` again, eight pixels a module, and lets another library read it.
fn read_back(svg: &str) -> String {
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let path = svg.split("<path d=\"").nth(2).unwrap().split('"').next().unwrap();
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> = run.split([' ', 'h', 'v']).take(3).map(|n| n.parse().unwrap()).collect();
        let start = numbers[1] * side + numbers[0];
        dark[start..start + numbers[2]].fill(true);
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 8, side * 8, |x, y| {
        if dark[y / 8 * side + x / 8] { 0 } else { 255 }
    });
    image.detect_grids()[0].decode().unwrap().1
}

#[test]
fn codes_are_read_back_by_another_library() {
    let long = "ă".repeat(400);
    for text in
        ["K7QF-9M2X", "https://valea.example.ro/vot/12#cod=K7QF-9M2X-4TPA", "Vot: da, șase lei", &long]
    {
        assert_eq!(read_back(&qr_svg(text).unwrap()), text);
    }
    assert!(matches!(qr_svg(&"x".repeat(2954)), Err(CannotPrint::Code(2954))));
}
