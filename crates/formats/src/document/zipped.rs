//! The parts of a zipped document.
use super::{BadDocument, Block, Kind, LARGEST_UNPACKED, inline, legal};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// More parts than any text has.
const PARTS: usize = 5_000;
/// Elements within elements.
const DEEPEST: usize = 200;

/// A zipped document of which single parts are unpacked, all of them together within one limit.
pub(super) struct Package<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, BadDocument> {
        // A document that Office has locked is no archive but a container of the old kind.
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(BadDocument::Locked);
        }
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| BadDocument::Broken)?;
        if archive.len() > PARTS {
            return Err(BadDocument::Large);
        }
        Ok(Package { archive, left: LARGEST_UNPACKED })
    }

    /// A part as text; none if there is no part of this name. What it says of its own size need not be true.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, BadDocument> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(zip::result::ZipError::UnsupportedArchive(_)) => return Err(BadDocument::Locked),
            Err(_) => return Err(BadDocument::Broken),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| BadDocument::Broken)?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(read).ok_or(BadDocument::Large)?;
        String::from_utf8(bytes).map(Some).map_err(|_| BadDocument::Broken)
    }
}

/// An attribute of an element, by its name without the prefix.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
    found.map(|one| one.value.into_owned())
}

/// What happens in a part, one thing after the other.
pub(super) enum Next<'a> {
    Start(String, BytesStart<'a>),
    End(String),
    Text(String),
    Eof,
}

/// Reads a part; what is declared in it (entities of its own) is refused.
pub(super) struct Source<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Source<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Source { reader, depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Next<'a>, BadDocument> {
        loop {
            match self.reader.read_event().map_err(|_| BadDocument::Broken)? {
                Event::DocType(_) => return Err(BadDocument::Broken),
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(BadDocument::Broken);
                    }
                    return Ok(Next::Start(start.local_name().as_ref().to_owned(), start));
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Next::End(end.local_name().as_ref().to_owned()));
                }
                Event::Text(text) => return Ok(Next::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Next::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().map_err(|_| BadDocument::Broken)?;
                    let known = resolve_predefined_entity(&reference).map(str::to_owned);
                    let text = sign.map(String::from).or(known).ok_or(BadDocument::Broken)?;
                    return Ok(Next::Text(text));
                }
                Event::Eof if self.depth > 0 => return Err(BadDocument::Broken),
                Event::Eof => return Ok(Next::Eof),
                _ => {}
            }
        }
    }
}

/// A paragraph that is being gathered, with its emphasis. Runs of one kind become one mark.
#[derive(Default)]
pub(super) struct Line {
    out: String,
    run: String,
    strong: bool,
    stressed: bool,
}

impl Line {
    /// Adds text of a kind; what it holds means itself.
    pub(super) fn push(&mut self, text: &str, strong: bool, stressed: bool) {
        if (strong, stressed) != (self.strong, self.stressed) && !text.trim().is_empty() {
            self.close();
            (self.strong, self.stressed) = (strong, stressed);
        }
        self.run.push_str(&text.replace(['\n', '\r', '\t', '\u{a0}'], " "));
    }

    /// Adds a reference to a footnote.
    pub(super) fn note(&mut self, mark: &str) {
        self.close();
        self.out += &format!("[^{mark}]");
    }

    fn close(&mut self) {
        let run = std::mem::take(&mut self.run);
        let core = run.trim();
        if core.is_empty() {
            self.out += &run;
            return;
        }
        let (before, after) = run.split_once(core).unwrap_or_default();
        let mark = match (self.strong, self.stressed) {
            (true, _) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        self.out += &format!("{before}{mark}{}{mark}{after}", inline::escape(core));
    }

    /// The whole paragraph, spaces made single.
    pub(super) fn finish(mut self) -> String {
        self.close();
        self.out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The block that a paragraph is: what its style says, or else what it begins with.
pub(super) fn block(text: String, depth: Option<u8>, listed: bool) -> Block {
    let plain = inline::plain(&text);
    let begins = legal::begins(&plain);
    if let Some(depth) = depth {
        let by_depth = if depth <= 1 { Kind::Chapter } else { Kind::Section };
        let kind = begins.filter(|kind| kind.is_heading()).unwrap_or(by_depth);
        return Block::new(kind, inline::escape(&plain));
    }
    match begins {
        Some(Kind::Item) => match legal::letter(&text) {
            Some((mark, rest)) => Block { kind: Kind::Item, mark, text: rest.to_owned() },
            None => Block { kind: Kind::Item, mark: "•".to_owned(), text },
        },
        Some(kind) if kind.is_heading() => Block::new(kind, inline::escape(&plain)),
        None if listed => Block { kind: Kind::Item, mark: "•".to_owned(), text },
        Some(kind) => Block::new(kind, text),
        None => Block::new(Kind::Paragraph, text),
    }
}
