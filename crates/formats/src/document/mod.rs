//! A text that is talked about piece by piece: a draft decision, a strategy, a manual.
//!
//! Whatever it came from (the browser, a paste, Markdown, DOCX, ODT), it is a title and a row of [`Block`]s. Every block
//! gets an address that stays with it from one version to the next ([`carry`]), so that a comment, a recommendation
//! or a link keeps its place while others change around it. Two versions are compared by those addresses
//! ([`compare`]). It is written as HTML, Markdown and EPUB.
//!
//! Emphasis, links and footnote marks stand in the text itself, in a small part of Markdown (see [`inline`]).
mod carry;
mod docx;
mod epub;
pub mod html;
pub mod inline;
mod legal;
mod markdown;
mod odt;
#[cfg(test)]
mod tests;
mod zipped;

use std::collections::{HashMap, VecDeque};

pub use carry::{Addressed, Change, Row, carry, compare};
pub use docx::read as from_docx;
pub use epub::{Book, write as to_epub};
pub use legal::labels;
pub use markdown::{read as from_markdown, write as to_markdown};
pub use odt::read as from_odt;

/// What a text may be, so that nobody can fill the disk or the memory with one.
pub const MOST_BLOCKS: usize = 10_000;
pub const LONGEST_BLOCK: usize = 20_000;
pub const LONGEST_TEXT: usize = 4_000_000;
/// In characters; what is longer is a paragraph in the wrong style.
pub const LONGEST_TITLE: usize = 500;
/// The largest file that is read, and what it may hold when unpacked, in bytes.
pub const LARGEST_FILE: usize = 10_000_000;
pub const LARGEST_UNPACKED: u64 = 60_000_000;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The heading of a title or part: `TITLUL I`.
    Part,
    /// The heading of an annex.
    Annex,
    /// The heading of a chapter.
    Chapter,
    /// The heading of a section, or of anything smaller.
    Section,
    /// The first paragraph of an article, with its number: `Art. 3. - …`.
    Article,
    Paragraph,
    /// An item of a list; its `mark` is what stands before it.
    Item,
    /// Rows at line ends, cells at tabs; the first row is the head.
    Table,
    /// A footnote; its `mark` is the number that refers to it.
    Note,
}

impl Kind {
    /// All, in the order of their weight.
    pub const ALL: [Kind; 9] = [
        Kind::Part,
        Kind::Annex,
        Kind::Chapter,
        Kind::Section,
        Kind::Article,
        Kind::Paragraph,
        Kind::Item,
        Kind::Table,
        Kind::Note,
    ];

    /// The name under which it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Annex => "annex",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Table => "table",
            Self::Note => "note",
        }
    }

    /// Reads what [`Kind::code`] wrote.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// 1 for a part or an annex, 2 for a chapter, 3 for a section; none for what is no heading.
    pub const fn depth(self) -> Option<u8> {
        match self {
            Self::Part | Self::Annex => Some(1),
            Self::Chapter => Some(2),
            Self::Section => Some(3),
            _ => None,
        }
    }

    /// Whether it is a heading.
    pub const fn is_heading(self) -> bool {
        self.depth().is_some()
    }
}

/// One piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    /// Of a note its number, of an item what stands before it; empty for the others.
    pub mark: String,
    /// In the marks of [`inline`].
    pub text: String,
}

impl Block {
    /// A block without a mark.
    pub fn new(kind: Kind, text: impl Into<String>) -> Block {
        Block { kind, mark: String::new(), text: text.into() }
    }
}

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Empty if the source names none.
    pub title: String,
    pub blocks: Vec<Block>,
}

/// A run of blocks that makes one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading it begins with; empty for what stands before the first one or goes on after a cut.
    pub title: String,
    /// The depth of that heading; 0 without one.
    pub depth: u8,
    /// The place of its first block, from 0.
    pub first: usize,
    pub blocks: usize,
}

/// Why a file is no text for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDocument {
    #[error("there is no text in it")]
    Empty,
    #[error("it is larger than we read")]
    Large,
    #[error("the file is damaged, or is not of the kind that its name says")]
    Broken,
    #[error("the file is locked with a password")]
    Locked,
    #[error("it has more paragraphs than we keep")]
    ManyBlocks,
    #[error("one paragraph is longer than we keep")]
    LongBlock,
    #[error("the text is not UTF-8")]
    Encoding,
}

impl BadDocument {
    /// The name under which its explanation is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Large => "large",
            Self::Broken => "broken",
            Self::Locked => "locked",
            Self::ManyBlocks => "many",
            Self::LongBlock => "long",
            Self::Encoding => "encoding",
        }
    }
}

/// Reads a file by the ending of its name.
///
/// # Errors
/// [`BadDocument`]; nothing is returned in part.
pub fn from_file(name: &str, bytes: &[u8]) -> Result<Document, BadDocument> {
    if bytes.len() > LARGEST_FILE {
        return Err(BadDocument::Large);
    }
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "docx" => from_docx(bytes),
        "odt" => from_odt(bytes),
        "md" | "markdown" | "txt" => {
            let text = std::str::from_utf8(bytes).map_err(|_| BadDocument::Encoding)?;
            from_markdown(text.trim_start_matches('\u{feff}'))
        }
        _ => Err(BadDocument::Broken),
    }
}

/// What every reader ends with: cedillas mended, footnotes put where they are spoken of, limits kept.
fn finish(title: &str, blocks: Vec<Block>) -> Result<Document, BadDocument> {
    let title = title.trim();
    if title.chars().nth(LONGEST_TITLE).is_some() {
        return Err(BadDocument::LongBlock);
    }
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut letters = 0;
    for mut block in blocks {
        block.text = rules::text::mend_diacritics(block.text.trim());
        if block.text.is_empty() {
            continue;
        }
        let length = block.text.chars().count();
        letters += length;
        if length > LONGEST_BLOCK {
            return Err(BadDocument::LongBlock);
        }
        if letters > LONGEST_TEXT {
            return Err(BadDocument::Large);
        }
        kept.push(block);
    }
    if kept.is_empty() {
        return Err(BadDocument::Empty);
    }
    if kept.len() > MOST_BLOCKS {
        return Err(BadDocument::ManyBlocks);
    }
    let title = rules::text::mend_diacritics(inline::plain(title).trim());
    Ok(Document { title, blocks: notes_in_place(kept) })
}

/// Puts each footnote behind the first block that refers to it, so that a page has the notes that it needs.
fn notes_in_place(blocks: Vec<Block>) -> Vec<Block> {
    let (notes, others): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| block.kind == Kind::Note);
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (place, note) in notes.iter().enumerate() {
        places.entry(note.mark.clone()).or_default().push_back(place);
    }
    let mut waiting: Vec<Option<Block>> = notes.into_iter().map(Some).collect();
    let mut out = Vec::with_capacity(others.len() + waiting.len());
    for block in others {
        let wanted = inline::notes(&block.text);
        out.push(block);
        for mark in wanted {
            let place = places.get_mut(&mark).and_then(VecDeque::pop_front);
            out.extend(place.and_then(|place| waiting[place].take()));
        }
    }
    out.extend(waiting.into_iter().flatten());
    out
}

/// Cuts a text into pages: at every part, annex and chapter, and at smaller headings and articles once a page is long.
pub fn sections<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<Section> {
    const LONG: usize = 40;
    const LONGER: usize = 80;
    const LONGEST: usize = 120;
    let mut out: Vec<Section> = Vec::new();
    for (place, block) in blocks.into_iter().enumerate() {
        let so_far = out.last().map_or(0, |section| section.blocks);
        // A heading right below another one stays with it.
        let is_fresh = out.last().is_some_and(|section| section.depth > 0 && section.blocks == 1);
        let cuts = match block.kind {
            Kind::Part | Kind::Annex => true,
            Kind::Chapter => !is_fresh,
            Kind::Section => so_far >= LONG,
            Kind::Article => so_far >= LONGER,
            Kind::Note => false,
            _ => so_far >= LONGEST,
        };
        if out.is_empty() || cuts {
            let depth = block.kind.depth().unwrap_or(0);
            let title = if depth > 0 { inline::plain(&block.text) } else { String::new() };
            out.push(Section { title, depth, first: place, blocks: 0 });
        }
        if let Some(section) = out.last_mut() {
            section.blocks += 1;
        }
    }
    out
}
