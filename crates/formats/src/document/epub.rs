//! A text as an EPUB 3 publication: the `mimetype` first and stored, one XHTML file for each section, a navigation
//! document, metadata. The same text gives the same bytes.
use super::{Addressed, Kind, Section, html, inline};
use std::collections::HashSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What the publication says of itself.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    /// A lasting name: `urn:uuid:…`.
    pub id: &'a str,
    pub title: &'a str,
    /// In whose name it is published.
    pub publisher: &'a str,
    /// ISO 639 code of its language.
    pub lang: &'a str,
    /// When it was published: `2026-05-15T09:00:00Z`.
    pub modified: &'a str,
    /// The heading of the contents: `Cuprins`.
    pub contents: &'a str,
    /// What a section without a heading is called in the contents.
    pub untitled: &'a str,
}

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"#;
const STYLE: &str = "body{line-height:1.5;margin:1em}table{border-collapse:collapse}th,td{border:1px solid;padding:.2em .5em;text-align:left;vertical-align:top}.item{margin-left:1.5em}.note{font-size:.9em}\n";

/// Writes the publication.
///
/// # Errors
/// Only if memory ends.
pub fn write(book: &Book<'_>, sections: &[Section], blocks: &[Addressed]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    let mut add = |name: &str, text: &str| {
        zip.start_file(name, packed)?;
        zip.write_all(text.as_bytes())
    };
    add("META-INF/container.xml", CONTAINER)?;
    add("EPUB/package.opf", &package(book, sections.len()))?;
    add("EPUB/nav.xhtml", &contents(book, sections))?;
    add("EPUB/style.css", STYLE)?;
    for (at, section) in sections.iter().enumerate() {
        let own = blocks.get(section.first..section.first + section.blocks).unwrap_or_default();
        add(&format!("EPUB/s{}.xhtml", at + 1), &page(book, section, own, at == 0))?;
    }
    Ok(zip.finish()?.into_inner())
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    html::escape(text, &mut out);
    out
}

fn package(book: &Book<'_>, sections: usize) -> String {
    let (mut items, mut spine) = (String::new(), String::new());
    for at in 1..=sections {
        items += &format!("<item id=\"s{at}\" href=\"s{at}.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
        spine += &format!("<itemref idref=\"s{at}\"/>\n");
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{lang}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{lang}</dc:language>
<dc:publisher>{publisher}</dc:publisher>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"#,
        lang = escaped(book.lang),
        id = escaped(book.id),
        title = escaped(book.title),
        publisher = escaped(book.publisher),
        modified = escaped(book.modified),
    )
}

fn head(book: &Book<'_>, title: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head><title>{title}</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>\n",
        lang = escaped(book.lang),
        title = escaped(title),
    )
}

fn contents(book: &Book<'_>, sections: &[Section]) -> String {
    let mut out = head(book, book.contents);
    out += &format!("<nav epub:type=\"toc\" id=\"toc\"><h1>{}</h1><ol>\n", escaped(book.contents));
    for (at, section) in sections.iter().enumerate() {
        let title = match section.title.as_str() {
            "" if at == 0 => book.title,
            "" => continue,
            title => title,
        };
        out += &format!("<li><a href=\"s{}.xhtml\">{}</a></li>\n", at + 1, escaped(title));
    }
    out += "</ol></nav>\n</body>\n</html>\n";
    out
}

fn page(book: &Book<'_>, section: &Section, blocks: &[Addressed], is_first: bool) -> String {
    let title = if section.title.is_empty() { book.untitled } else { &section.title };
    let mut out = head(book, if is_first { book.title } else { title });
    if is_first {
        out += &format!("<h1>{}</h1>\n", escaped(book.title));
    }
    let notes: HashSet<&str> =
        blocks.iter().filter(|one| one.block.kind == Kind::Note).map(|one| one.block.mark.as_str()).collect();
    let has_note = |mark: &str| notes.contains(mark);
    for one in blocks.iter().filter(|one| one.block.kind != Kind::Note) {
        block(one, &has_note, &mut out);
    }
    let mut seen = HashSet::new();
    for one in blocks.iter().filter(|one| one.block.kind == Kind::Note) {
        // Nothing can refer to a note that is not called as notes are.
        let mark = one.block.mark.as_str();
        let id = match inline::is_mark(mark) && seen.insert(mark) {
            true => format!(" id=\"note-{mark}\""),
            false => String::new(),
        };
        out += &format!(
            "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"note\"{id}><p id=\"p{}\">{}. ",
            one.address,
            escaped(mark)
        );
        html::inline(&one.block.text, &|_| false, &mut out);
        out += "</p></aside>\n";
    }
    out += "</body>\n</html>\n";
    out
}

fn block(one: &Addressed, has_note: &dyn Fn(&str) -> bool, out: &mut String) {
    let (address, text) = (one.address, &one.block.text);
    let (open, close) = match one.block.kind {
        Kind::Part | Kind::Annex => (format!("<h2 id=\"p{address}\">"), "</h2>"),
        Kind::Chapter => (format!("<h3 id=\"p{address}\">"), "</h3>"),
        Kind::Section => (format!("<h4 id=\"p{address}\">"), "</h4>"),
        Kind::Item => (format!("<p class=\"item\" id=\"p{address}\">{} ", escaped(&one.block.mark)), "</p>"),
        Kind::Table => (format!("<table id=\"p{address}\">"), "</table>"),
        Kind::Article | Kind::Paragraph | Kind::Note => (format!("<p id=\"p{address}\">"), "</p>"),
    };
    *out += &open;
    if one.block.kind == Kind::Table {
        html::rows(text, out);
    } else {
        html::inline(text, has_note, out);
    }
    *out += close;
    out.push('\n');
}
