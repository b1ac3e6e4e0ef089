use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Write};

const DECISION: &str = "\
# Hotărâre privind regulamentul pieței

CAPITOLUL I Dispoziții generale
Art. 1. - (1) Se aprobă Regulamentul pieței agroalimentare.
(2) Regulamentul face parte din
prezenta hotărâre.[^1]
Art. 2. - Piața este deschisă:
a) vara, între orele 6 și 20;
b) iarna, între orele 8 și 16.
CAPITOLUL II Dispoziții finale
Art. 3. - Primarul duce la îndeplinire prezenta hotărâre.

[^1]: Publicat în Monitorul Oficial Local.

ANEXA nr. 1
| Loc | Taxă |
| --- | --- |
| Tarabă | 5 lei |
";

fn read(text: &str) -> Document {
    from_markdown(text).unwrap()
}

fn addressed(blocks: &[Block]) -> Vec<Addressed> {
    carry(&[], blocks.to_vec(), 1).0
}

fn kinds(document: &Document) -> Vec<&'static str> {
    document.blocks.iter().map(|block| block.kind.code()).collect()
}

#[test]
fn a_pasted_decision_keeps_its_chapters_articles_paragraphs_and_letters() {
    let document = read(DECISION);
    assert_eq!(document.title, "Hotărâre privind regulamentul pieței");
    assert_eq!(
        kinds(&document),
        [
            "chapter",
            "article",
            "paragraph",
            "note",
            "article",
            "item",
            "item",
            "chapter",
            "article",
            "annex",
            "table"
        ]
    );
    assert_eq!(document.blocks[2].text, "(2) Regulamentul face parte din prezenta hotărâre.[^1]");
    let labels = labels(&document.blocks);
    assert_eq!(labels[1], "art. 1 alin. (1)");
    assert_eq!(labels[2], "art. 1 alin. (2)");
    assert_eq!(labels[5], "art. 2 lit. a)");
    assert_eq!(labels[8], "art. 3");
    assert_eq!(labels[10], "ANEXA nr. 1 § 1");
}

#[test]
fn what_is_written_as_markdown_is_read_back() {
    let document = read(DECISION);
    let again = read(&to_markdown(&document.title, &document.blocks));
    assert_eq!(again, document);
}

#[test]
fn ordinary_sentences_are_no_headings() {
    for text in [
        "Anexat găsiți planul.",
        "Articolele de mai sus se aplică.",
        "Capitolul acesta este lung.",
        "Art. este scurt.",
    ] {
        assert_eq!(kinds(&read(text)), ["paragraph"], "{text}");
    }
}

#[test]
fn marks_are_read_and_what_is_no_mark_is_text() {
    let spans = inline::spans("un **cuvânt** *apăsat*, [o adresă](https://exemplu.ro/a) și 2 * 3[^4]");
    let said: Vec<(&str, bool, bool)> =
        spans.iter().map(|span| (span.text.as_str(), span.strong, span.stressed)).collect();
    assert_eq!(
        said,
        [
            ("un ", false, false),
            ("cuvânt", true, false),
            (" ", false, false),
            ("apăsat", false, true),
            (", ", false, false),
            ("o adresă", false, false),
            (" și 2 * 3", false, false),
            ("", false, false)
        ]
    );
    assert_eq!(spans[5].link.as_deref(), Some("https://exemplu.ro/a"));
    assert_eq!(spans[7].note.as_deref(), Some("4"));
    for text in ["[x](javascript:alert)", "[](https://a.ro)", "** nimic", "[deschis", "\\"] {
        assert_eq!(inline::plain(text), text, "{text}");
    }
}

#[test]
fn html_escapes_whatever_was_typed() {
    let mut out = String::new();
    html::inline("<script>\"&' **<b>** [x](https://a.ro/\"onclick=) [^1]", &|_| true, &mut out);
    assert!(!out.contains("<script>") && !out.contains("<b>") && !out.contains("\"onclick"), "{out}");
    assert!(out.contains("<sup><a href=\"#note-1\">1</a></sup>"), "{out}");
}

#[test]
fn an_address_stays_while_others_change_come_and_go() {
    let first = addressed(
        &read("Primul alineat rămâne.\n\nAl doilea se schimbă puțin.\n\nAl treilea pleacă de tot.").blocks,
    );
    let text = "Un alineat nou, la început.\n\nPrimul alineat rămâne.\n\nAl doilea se schimbă mai mult.";
    let (second, free) = carry(&first, read(text).blocks, 4);
    assert_eq!(second.iter().map(|one| one.address).collect::<Vec<_>>(), [4, 1, 2]);
    assert_eq!(free, 5);
    let changes: Vec<Change> = compare(&first, &second).iter().map(|row| row.change).collect();
    assert_eq!(changes, [Change::Added, Change::Same, Change::Changed, Change::Removed]);
    // What comes back later is new: an address is never given twice.
    let (third, _) = carry(&second, read("Al treilea pleacă de tot.").blocks, free);
    assert_eq!(third[0].address, 5);
}

#[test]
fn an_article_keeps_its_address_when_it_is_rewritten_and_a_paragraph_when_it_moves() {
    let first =
        addressed(&read("Art. 1. - Piața este deschisă zilnic.\nArt. 2. - Taxa este de 5 lei.").blocks);
    let (second, _) = carry(
        &first,
        read("Art. 1. - Programul se afișează la intrare.\nArt. 2. - Taxa este de 5 lei.").blocks,
        3,
    );
    assert_eq!(second.iter().map(|one| one.address).collect::<Vec<_>>(), [1, 2]);
    let first = addressed(&read("Unu și unu.\n\nDoi și doi.\n\nTrei și trei.").blocks);
    let (second, _) = carry(&first, read("Trei și trei.\n\nUnu și unu.\n\nDoi și doi.").blocks, 4);
    assert_eq!(second.iter().map(|one| one.address).collect::<Vec<_>>(), [3, 1, 2]);
    assert!(compare(&first, &second).iter().any(|row| row.change == Change::Moved));
}

#[test]
fn a_long_text_is_cut_into_pages() {
    let mut text = String::from("## Unu\n\n");
    for n in 0..300 {
        text += &format!("Alineatul {n}.\n\n");
    }
    text += "## Doi\n\n### Un punct\n\nAtât.\n";
    let document = read(&text);
    let sections = sections(&document.blocks);
    assert_eq!(sections.iter().map(|section| section.blocks).sum::<usize>(), document.blocks.len());
    assert!(sections.iter().all(|section| section.blocks <= 121), "{sections:?}");
    assert_eq!(sections.last().map(|section| section.title.as_str()), Some("Doi"));
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const STYLES: &str = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titlu"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Titlu1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Titlu2"><w:name w:val="heading 2"/></w:style></w:styles>"#;
const WORD: &str = r#"<w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Titlu"/></w:pPr><w:r><w:t>Manual de digitalizare</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Titlu1"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Primii pa</w:t></w:r><w:r><w:t>şi</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Text </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gros</w:t></w:r><w:r><w:t> &amp; subțire*</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>tăiat</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>un punct</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;
const NOTES: &str = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>O notă.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

#[test]
fn word_files_are_read_with_headings_lists_tables_and_footnotes() {
    let file =
        packed(&[("word/document.xml", WORD), ("word/styles.xml", STYLES), ("word/footnotes.xml", NOTES)]);
    let document = from_file("Manual.DOCX", &file).unwrap();
    assert_eq!(document.title, "Manual de digitalizare");
    assert_eq!(kinds(&document), ["chapter", "paragraph", "note", "item", "table"]);
    assert_eq!(document.blocks[0].text, "Primii pași");
    assert_eq!(document.blocks[1].text, "Text **gros** & subțire\\*[^2]");
    assert_eq!(document.blocks[4].text, "A\tB\n1\t2");
}

const ODT: &str = r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b">
<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text><text:tracked-changes><text:p>tăiat</text:p></text:tracked-changes>
<text:p text:style-name="Title">Strategia comunei</text:p><text:h text:outline-level="1">Viziune</text:h>
<text:p>Text <text:span text:style-name="T1">gros</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>O notă.</text:p></text:note-body></text:note>, apoi.</text:p>
<text:list><text:list-item><text:p>un punct</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"#;

#[test]
fn writer_files_are_read_with_headings_lists_tables_and_footnotes() {
    let document = from_file("strategie.odt", &packed(&[("content.xml", ODT)])).unwrap();
    assert_eq!(document.title, "Strategia comunei");
    assert_eq!(kinds(&document), ["chapter", "paragraph", "note", "item", "table"]);
    assert_eq!(document.blocks[1].text, "Text **gros**[^1], apoi.");
    assert_eq!(document.blocks[2].text, "O notă.");
}

#[test]
fn broken_files_are_refused_with_a_reason() {
    let whole = packed(&[("word/document.xml", WORD)]);
    let bomb = packed(&[("word/document.xml", &" ".repeat(70_000_000))]);
    assert!(bomb.len() < 1_000_000);
    let entity = "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>";
    for (name, file, why) in [
        ("a.docx", Vec::new(), BadDocument::Broken),
        ("a.docx", b"PK\x03\x04nothing".to_vec(), BadDocument::Broken),
        ("a.docx", whole[..whole.len() / 2].to_vec(), BadDocument::Broken),
        ("a.odt", whole.clone(), BadDocument::Broken),
        ("a.docx", vec![0xd0, 0xcf, 0x11, 0xe0, 0, 0], BadDocument::Locked),
        ("a.docx", bomb, BadDocument::Large),
        ("a.docx", packed(&[("word/document.xml", "<w:p><w:t>rupt")]), BadDocument::Broken),
        ("a.docx", packed(&[("word/document.xml", "<w:p></w:p>")]), BadDocument::Empty),
        ("a.docx", packed(&[("word/document.xml", entity)]), BadDocument::Broken),
        (
            "a.odt",
            packed(&[("content.xml", ODT), ("META-INF/manifest.xml", "encryption-data")]),
            BadDocument::Locked,
        ),
        ("a.md", vec![0xff, 0xfe], BadDocument::Encoding),
        ("a.md", b"  \n".to_vec(), BadDocument::Empty),
        ("a.md", "a".repeat(LONGEST_BLOCK + 1).into_bytes(), BadDocument::LongBlock),
        ("a.md", "a\n\n".repeat(MOST_BLOCKS + 1).into_bytes(), BadDocument::ManyBlocks),
        ("a.md", "|a|\n".repeat(200_000).into_bytes(), BadDocument::LongBlock),
        ("a.pdf", b"%PDF".to_vec(), BadDocument::Broken),
    ] {
        assert_eq!(from_file(name, &file).map(|_| ()), Err(why), "{name}, {} bytes", file.len());
    }
}

#[test]
fn an_epub_has_its_kind_first_and_a_page_for_each_section() {
    let document = read(DECISION);
    let blocks = addressed(&document.blocks);
    let book = Book {
        id: "urn:uuid:0198a000-0000-7000-8000-000000000001",
        title: &document.title,
        publisher: "Comuna Noastră",
        lang: "ro",
        modified: "2026-05-15T09:00:00Z",
        contents: "Cuprins",
        untitled: "Text",
    };
    let file = to_epub(&book, &sections(&document.blocks), &blocks).unwrap();
    assert_eq!(&file[30..58], b"mimetypeapplication/epub+zip");
    assert_eq!(file, to_epub(&book, &sections(&document.blocks), &blocks).unwrap());
    if let Some(folder) = option_env!("KEEP_EPUB") {
        std::fs::write(format!("{folder}/text.epub"), &file).unwrap();
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(&file[..])).unwrap();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        if name.ends_with(".xhtml") || name.ends_with(".opf") {
            let mut reader = quick_xml::Reader::from_str(&text);
            while reader.read_event().unwrap_or_else(|e| panic!("{name}: {e}"))
                != quick_xml::events::Event::Eof
            {}
        }
    }
}

#[test]
fn a_text_of_nothing_but_brackets_costs_no_more_than_another() {
    // Each bracket was looked for to the end of the text: these took hours.
    let open = "[".repeat(3_000_000);
    assert_eq!(inline::plain(&open), open);
    assert_eq!(from_markdown(&format!("# {}\n\nText.", "[".repeat(7_000_000))), Err(BadDocument::LongBlock));
}

#[test]
fn a_title_has_an_end() {
    let text = |signs: usize| format!("# {}\n\nText.", "ș".repeat(signs));
    assert_eq!(read(&text(LONGEST_TITLE)).title.chars().count(), LONGEST_TITLE);
    assert_eq!(from_markdown(&text(LONGEST_TITLE + 1)), Err(BadDocument::LongBlock));
}

#[test]
fn an_address_that_is_too_long_is_text() {
    let link = |signs: usize| format!("[aici](https://{})", "a".repeat(signs));
    assert!(inline::spans(&link(1_900))[0].link.is_some());
    assert_eq!(inline::plain(&link(3_000)), link(3_000));
}

#[test]
fn thousands_of_footnotes_find_their_places_at_once() {
    let mut text = format!("{}\n\n", "[^x]".repeat(4_900)).repeat(50);
    text += "Întâi[^7], apoi[^7].\n\n";
    for n in 0..9_000 {
        text += &format!("[^{n}]: nota {n}\n\n");
    }
    text += "[^7]: încă una";
    let document = read(&text);
    let places = |mark: &str| -> Vec<usize> {
        let marked = document.blocks.iter().enumerate().filter(|(_, block)| block.mark == mark);
        marked.map(|(place, _)| place).collect()
    };
    assert_eq!((places("7"), places("0")), (vec![51, 52], vec![53]));
}

#[test]
fn the_mark_of_a_footnote_writes_nothing_into_a_book() {
    let odd = |text: &str| text.replace("w:id=\"2\"", "w:id='2\" x'");
    let (body, notes) = (odd(WORD), odd(NOTES));
    let file =
        packed(&[("word/document.xml", &body), ("word/styles.xml", STYLES), ("word/footnotes.xml", &notes)]);
    let document = from_docx(&file).unwrap();
    assert_eq!(
        (document.blocks[1].text.as_str(), document.blocks[2].mark.as_str()),
        ("Text **gros** & subțire\\*[^2x]", "2x")
    );
    // What was kept before marks were cleaned.
    let mut blocks = document.blocks;
    blocks[2].mark = "2\"><script>".to_owned();
    let book = Book {
        id: "urn:uuid:0",
        title: "T",
        publisher: "P",
        lang: "ro",
        modified: "",
        contents: "C",
        untitled: "U",
    };
    let page = part(&to_epub(&book, &sections(&blocks), &addressed(&blocks)).unwrap(), "EPUB/s1.xhtml");
    assert!(page.contains("O notă.") && !page.contains("<script>"), "{page}");
}

/// One file of a publication.
fn part(file: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "[#|*\\[\\]^:()a-c1-3. \\n\\\\-]{0,200}") {
        if let Ok(document) = from_markdown(&text) {
            let _ = labels(&document.blocks);
            let mut out = String::new();
            for block in &document.blocks {
                html::inline(&block.text, &|_| true, &mut out);
            }
            let again = sections(&document.blocks).iter().map(|section| section.blocks).sum::<usize>();
            prop_assert_eq!(again, document.blocks.len());
        }
    }

    #[test]
    fn escaped_text_means_itself(text in "[*\\[\\]^()|\\\\a-c ]{0,40}") {
        prop_assert_eq!(inline::plain(&inline::escape(&text)), text);
    }

    #[test]
    fn addresses_are_never_given_twice(one in prop::collection::vec("[ab]{1,3}( [ab]{1,3}){0,4}", 1..12), two in prop::collection::vec("[ab]{1,3}( [ab]{1,3}){0,4}", 1..12)) {
        let blocks = |all: &[String]| all.iter().map(|text| Block::new(Kind::Paragraph, text.clone())).collect::<Vec<_>>();
        let (first, free) = carry(&[], blocks(&one), 1);
        let (second, _) = carry(&first, blocks(&two), free);
        let mut seen: Vec<i64> = second.iter().map(|one| one.address).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), second.len());
        let rows = compare(&first, &second);
        prop_assert_eq!(rows.iter().filter(|row| row.new.is_some()).count(), second.len());
        prop_assert_eq!(rows.iter().filter(|row| row.old.is_some()).count(), first.len());
    }
}
