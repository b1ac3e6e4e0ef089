//! What LibreOffice writes (OpenDocument): headings, paragraphs, lists, tables and footnotes. What was struck in tracked
//! changes, and annotations, are left out.
use super::zipped::{Line, Next, Package, Source, attribute, block};
use super::{BadDocument, Block, Document, Kind, finish, inline};
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Reads an ODT file.
///
/// # Errors
/// [`BadDocument`]: damaged, locked, empty or larger than we read.
pub fn read(bytes: &[u8]) -> Result<Document, BadDocument> {
    let mut package = Package::open(bytes)?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(BadDocument::Locked);
    }
    let body = package.part("content.xml")?.ok_or(BadDocument::Broken)?;
    let mut reader = Reader::default();
    reader.read(&body)?;
    finish(&reader.title, reader.blocks)
}

/// What stands around a piece of text.
#[derive(Default)]
struct Reader {
    title: String,
    blocks: Vec<Block>,
    /// Emphasis of the styles of spans: strong, stressed.
    styles: HashMap<String, (bool, bool)>,
    style: String,
    is_title_style: HashMap<String, bool>,
    spans: Vec<(bool, bool)>,
    line: Option<Line>,
    depth: Option<u8>,
    is_title: bool,
    lists: usize,
    /// Elements whose text is not of the document.
    skipped: usize,
    /// The footnote that is being read, and the paragraph that it interrupts.
    note: Option<Note>,
    in_mark: bool,
    tables: usize,
    rows: Vec<Vec<String>>,
    cell: Vec<String>,
}

#[derive(Default)]
struct Note {
    mark: String,
    paragraphs: Vec<String>,
    around: Option<Line>,
    depth: Option<u8>,
    is_title: bool,
}

impl Reader {
    fn read(&mut self, text: &str) -> Result<(), BadDocument> {
        let mut source = Source::new(text);
        loop {
            match source.next()? {
                Next::Start(name, start) => self.start(&name, &start),
                Next::End(name) => self.end(&name),
                Next::Text(text) => self.text(&text),
                Next::Eof => return Ok(()),
            }
            if self.blocks.len().max(self.rows.len()) > super::MOST_BLOCKS {
                return Err(BadDocument::ManyBlocks);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.in_mark {
            if let Some(note) = &mut self.note {
                note.mark.extend(text.chars().filter(|c| c.is_alphanumeric()).take(inline::LONGEST_MARK));
                note.mark.truncate(note.mark.floor_char_boundary(inline::LONGEST_MARK));
            }
            return;
        }
        let strong = self.depth.is_none() && self.spans.iter().any(|span| span.0);
        let stressed = self.spans.iter().any(|span| span.1);
        if let Some(line) = &mut self.line {
            line.push(text, strong, stressed);
        }
    }

    fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "tracked-changes" | "annotation" | "sequence-decls" | "forms" => self.skipped += 1,
            _ if self.skipped > 0 => {}
            "style" => self.begin_style(start),
            "text-properties" => {
                let strong = attribute(start, "font-weight").is_some_and(|weight| weight == "bold");
                let stressed = attribute(start, "font-style").is_some_and(|style| style == "italic");
                self.styles.insert(self.style.clone(), (strong, stressed));
            }
            "h" | "p" => self.begin_line(name, start),
            "span" => {
                let style = attribute(start, "style-name").unwrap_or_default();
                self.spans.push(self.styles.get(&style).copied().unwrap_or_default());
            }
            "s" | "tab" | "line-break" => self.text(" "),
            "list" => self.lists += 1,
            "note" => {
                let (around, depth) = (self.line.take(), self.depth.take());
                self.note = Some(Note { around, depth, is_title: self.is_title, ..Note::default() });
            }
            "note-citation" => self.in_mark = true,
            "table" => self.tables += 1,
            "table-row" if self.tables == 1 => self.rows.push(Vec::new()),
            "table-cell" if self.tables == 1 => self.cell.clear(),
            _ => {}
        }
    }

    fn begin_style(&mut self, start: &BytesStart<'_>) {
        self.style = attribute(start, "name").unwrap_or_default();
        if attribute(start, "parent-style-name").is_some_and(|parent| parent == "Title") {
            self.is_title_style.insert(self.style.clone(), true);
        }
    }

    fn begin_line(&mut self, name: &str, start: &BytesStart<'_>) {
        let style = attribute(start, "style-name").unwrap_or_default();
        self.line = Some(Line::default());
        self.depth = (name == "h")
            .then(|| attribute(start, "outline-level").and_then(|level| level.parse().ok()).unwrap_or(1));
        self.is_title = style == "Title" || self.is_title_style.contains_key(&style);
    }

    fn end(&mut self, name: &str) {
        match name {
            "tracked-changes" | "annotation" | "sequence-decls" | "forms" => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            "h" | "p" => self.paragraph(),
            "span" => drop(self.spans.pop()),
            "list" => self.lists = self.lists.saturating_sub(1),
            "note-citation" => self.in_mark = false,
            "note" => self.end_note(),
            "table-cell" if self.tables == 1 => {
                let text = std::mem::take(&mut self.cell).join(" ");
                if let Some(row) = self.rows.last_mut() {
                    row.push(text);
                }
            }
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn end_note(&mut self) {
        let Some(note) = self.note.take() else { return };
        (self.line, self.depth, self.is_title) = (note.around, note.depth, note.is_title);
        if note.mark.is_empty() {
            return;
        }
        if let Some(line) = &mut self.line {
            line.note(&note.mark);
        }
        let text = note.paragraphs.join(" ");
        self.blocks.push(Block { kind: Kind::Note, mark: note.mark, text });
    }

    fn end_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
        if self.tables == 0 {
            let rows: Vec<String> = std::mem::take(&mut self.rows).iter().map(|row| row.join("\t")).collect();
            self.blocks.push(Block::new(Kind::Table, rows.join("\n")));
        }
    }

    fn paragraph(&mut self) {
        let Some(text) = self.line.take().map(Line::finish).filter(|text| !text.is_empty()) else { return };
        if let Some(note) = &mut self.note {
            note.paragraphs.push(text);
        } else if self.tables > 0 {
            self.cell.push(text);
        } else if self.is_title && self.title.is_empty() {
            self.title = text;
        } else {
            self.blocks.push(block(text, self.depth, self.lists > 0));
        }
    }
}
