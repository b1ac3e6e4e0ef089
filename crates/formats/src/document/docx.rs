//! What Word writes (ECMA-376): paragraphs with their styles, lists, tables and footnotes. What was struck in "track
//! changes" is left out, what was added is in.
use super::zipped::{Line, Next, Package, Source, attribute, block};
use super::{BadDocument, Block, Document, Kind, finish, inline};
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Reads a DOCX file.
///
/// # Errors
/// [`BadDocument`]: damaged, locked, empty or larger than we read.
pub fn read(bytes: &[u8]) -> Result<Document, BadDocument> {
    let mut package = Package::open(bytes)?;
    let body = package.part("word/document.xml")?.ok_or(BadDocument::Broken)?;
    let styles = package.part("word/styles.xml")?.unwrap_or_default();
    let notes = package.part("word/footnotes.xml")?.unwrap_or_default();
    let mut reader = Reader { styles: read_styles(&styles)?, ..Reader::default() };
    reader.read(&body)?;
    let (title, mut blocks) = (std::mem::take(&mut reader.title), std::mem::take(&mut reader.blocks));
    let mut foot = Reader { styles: std::mem::take(&mut reader.styles), in_notes: true, ..Reader::default() };
    foot.read(&notes)?;
    blocks.extend(foot.blocks);
    finish(&title, blocks)
}

/// What a style is for us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Title,
    Heading(u8),
}

/// Styles by their id; ids are in Word's language, names are not.
fn read_styles(text: &str) -> Result<HashMap<String, Style>, BadDocument> {
    let (mut source, mut styles, mut id) = (Source::new(text), HashMap::new(), String::new());
    loop {
        match source.next()? {
            Next::Start(name, start) if name == "style" => {
                id = attribute(&start, "styleId").unwrap_or_default();
            }
            Next::Start(name, start) if name == "name" => {
                let name = attribute(&start, "val").unwrap_or_default().to_lowercase();
                let style = match name.strip_prefix("heading ") {
                    Some(depth) => depth.parse().ok().map(Style::Heading),
                    None => (name == "title").then_some(Style::Title),
                };
                if let Some(style) = style {
                    styles.insert(id.clone(), style);
                }
            }
            Next::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// What a footnote is called: Word counts them; of anything else only letters and digits are kept.
fn mark_of(start: &BytesStart<'_>) -> Option<String> {
    let id = attribute(start, "id")?;
    let mut mark: String = id.chars().filter(|c| c.is_alphanumeric()).collect();
    mark.truncate(mark.floor_char_boundary(inline::LONGEST_MARK));
    (!mark.is_empty()).then_some(mark)
}

#[derive(Default)]
struct Reader {
    styles: HashMap<String, Style>,
    in_notes: bool,
    title: String,
    blocks: Vec<Block>,
    line: Option<Line>,
    style: Option<Style>,
    outline: Option<u8>,
    listed: bool,
    strong: bool,
    stressed: bool,
    in_run: bool,
    in_text: bool,
    note: Option<String>,
    tables: usize,
    rows: Vec<Vec<String>>,
    cell: Vec<String>,
}

impl Reader {
    fn read(&mut self, text: &str) -> Result<(), BadDocument> {
        let mut source = Source::new(text);
        loop {
            match source.next()? {
                Next::Start(name, start) => self.start(&name, &start),
                Next::End(name) => self.end(&name),
                Next::Text(text) if self.in_text => self.push(&text),
                Next::Text(_) => {}
                Next::Eof => return Ok(()),
            }
            if self.blocks.len().max(self.rows.len()) > super::MOST_BLOCKS {
                return Err(BadDocument::ManyBlocks);
            }
        }
    }

    fn push(&mut self, text: &str) {
        // A heading is strong by itself.
        let strong = self.strong && self.style.is_none();
        if let Some(line) = &mut self.line {
            line.push(text, strong, self.stressed);
        }
    }

    fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "p" => {
                self.line = Some(Line::default());
                (self.style, self.outline, self.listed) = (None, None, false);
            }
            "r" => (self.in_run, self.strong, self.stressed) = (true, false, false),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" if self.in_run => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "tbl" => self.tables += 1,
            "tr" if self.tables == 1 => self.rows.push(Vec::new()),
            "tc" if self.tables == 1 => self.cell.clear(),
            "footnoteReference" => self.refer(start),
            "footnote" => self.note = mark_of(start).filter(|_| attribute(start, "type").is_none()),
            _ => self.property(name, start),
        }
    }

    fn refer(&mut self, start: &BytesStart<'_>) {
        if let (Some(line), Some(mark)) = (&mut self.line, mark_of(start)) {
            line.note(&mark);
        }
    }

    fn property(&mut self, name: &str, start: &BytesStart<'_>) {
        let value = attribute(start, "val");
        let is_on = !matches!(value.as_deref(), Some("0" | "false" | "none"));
        match name {
            "pStyle" => self.style = value.and_then(|id| self.styles.get(&id).copied()),
            "outlineLvl" if self.line.is_some() => {
                self.outline = value.and_then(|level| level.parse().ok()).filter(|level| *level < 9);
            }
            "numPr" => self.listed = true,
            "b" if self.in_run => self.strong = is_on,
            "i" if self.in_run => self.stressed = is_on,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.paragraph(),
            "r" => (self.in_run, self.strong, self.stressed) = (false, false, false),
            "t" => self.in_text = false,
            "tc" if self.tables == 1 => {
                let text = std::mem::take(&mut self.cell).join(" ");
                if let Some(row) = self.rows.last_mut() {
                    row.push(text);
                }
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    let rows: Vec<String> =
                        std::mem::take(&mut self.rows).iter().map(|row| row.join("\t")).collect();
                    self.blocks.push(Block::new(Kind::Table, rows.join("\n")));
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let Some(text) = self.line.take().map(Line::finish) else { return };
        if text.is_empty() {
            return;
        }
        if self.tables > 0 {
            self.cell.push(text);
            return;
        }
        if self.in_notes {
            if let Some(mark) = self.note.clone() {
                self.blocks.push(Block { kind: Kind::Note, mark, text });
            }
            return;
        }
        let depth = match self.style {
            Some(Style::Title) if self.title.is_empty() => {
                self.title = text;
                return;
            }
            Some(Style::Title) => Some(1),
            Some(Style::Heading(depth)) => Some(depth),
            None => self.outline.map(|level| level + 1),
        };
        self.blocks.push(block(text, depth, self.listed));
    }
}
