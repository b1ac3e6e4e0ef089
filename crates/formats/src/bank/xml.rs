//! XML in small trees: one child of a statement at a time, without entities, within limits.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1250};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::{BadStatement, Why};

/// A message definition nests a dozen levels deep.
const DEEPEST: usize = 64;

/// How many elements one entry may have: some ten thousand parts of a collected booking.
const MOST_ELEMENTS: usize = 500_000;

/// How long the text of one element may be. The standards allow 500 signs.
const LONGEST_TEXT: usize = 10_000;

/// The text of a file: by its byte order mark, by what an XML declaration says, as UTF-8 where it is, and else as
/// windows-1250, which Romanian offices wrote for twenty years. Control signs that banks put around messages are left
/// out. `None` for what no text can hold.
pub(super) fn decode(file: &[u8]) -> Option<String> {
    let text = match Encoding::for_bom(file) {
        Some((encoding, _)) => encoding.decode(file).0,
        None if starts_as_utf_16(file).is_some() => {
            starts_as_utf_16(file)?.decode_without_bom_handling(file).0
        }
        None => {
            let encoding = declared(file).filter(|encoding| *encoding != UTF_8);
            let encoding = encoding.unwrap_or(match std::str::from_utf8(file) {
                Ok(_) => UTF_8,
                Err(_) => WINDOWS_1250,
            });
            encoding.decode_without_bom_handling(file).0
        }
    };
    if text.contains('\0') {
        return None;
    }
    Some(text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).collect())
}

fn starts_as_utf_16(file: &[u8]) -> Option<&'static Encoding> {
    match file {
        [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The encoding in the XML declaration.
fn declared(file: &[u8]) -> Option<&'static Encoding> {
    let start = &file[..file.len().min(300)];
    let start = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = start.split(|&byte| byte == b'>').next()?;
    let text = std::str::from_utf8(declaration).ok()?;
    let value = text.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) line: usize,
    text: String,
    pub(super) currency: Option<String>,
    pub(super) children: Vec<Node>,
}

impl Node {
    /// The first element at the end of a path of local names.
    pub(super) fn at(&self, path: &str) -> Option<&Node> {
        path.split('/').try_fold(self, |node, name| node.children.iter().find(|child| child.name == name))
    }

    /// All children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Adds text; what only sets an element off from the next is none.
    fn add(&mut self, text: &str) {
        if !self.text.is_empty() || !text.trim().is_empty() {
            self.text.push_str(text);
        }
    }

    /// The text of the element itself.
    pub(super) fn own(&self) -> &str {
        self.text.trim()
    }

    /// The text at the end of a path, if it is there and not empty.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.at(path).map(Node::own).filter(|text| !text.is_empty())
    }
}

/// What comes next in a file.
pub(super) enum Next {
    Start(Node),
    End,
    Eof,
}

/// Reads elements and looks after lines, depth and entities.
pub(super) struct Source<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    counted: usize,
    line: usize,
    depth: usize,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Source<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Source { reader, text, counted: 0, line: 1, depth: 0 }
    }

    /// The line in which reading stands.
    pub(super) fn line(&mut self) -> usize {
        let position =
            usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..position).unwrap_or_default();
        self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
        self.counted = position;
        self.line
    }

    fn event(&mut self) -> Result<Event<'a>, BadStatement> {
        let event = self.reader.read_event();
        match event {
            Ok(Event::DocType(_)) => Err(Why::Entity.at(self.line())),
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Syntax(_)) => Err(Why::CutOff.at(self.line())),
            Err(_) => Err(Why::Xml.at(self.line())),
        }
    }

    /// The next element that begins or ends, whatever text stands before it.
    pub(super) fn next(&mut self) -> Result<Next, BadStatement> {
        loop {
            match self.event()? {
                Event::Start(start) => {
                    self.deeper()?;
                    return self.node(&start).map(Next::Start);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Next::End);
                }
                Event::Eof if self.depth > 0 => return Err(Why::CutOff.at(self.line())),
                Event::Eof => return Ok(Next::Eof),
                _ => {}
            }
        }
    }

    /// Everything up to the end of an element that has begun.
    pub(super) fn rest_of(&mut self, node: Node) -> Result<Node, BadStatement> {
        let (mut open, mut node, mut elements) = (Vec::new(), node, 1);
        loop {
            match self.event()? {
                Event::Start(start) => {
                    self.deeper()?;
                    elements += 1;
                    if elements > MOST_ELEMENTS {
                        return Err(Why::Large.at(self.line()));
                    }
                    open.push(std::mem::replace(&mut node, self.node(&start)?));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    let Some(mut parent) = open.pop() else { return Ok(node) };
                    parent.children.push(node);
                    node = parent;
                }
                Event::Text(text) => node.add(&text.xml10_content()),
                Event::CData(text) => node.add(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let sign = reference.resolve_char_ref().map_err(|_| Why::Xml.at(self.line()))?;
                    match (sign, resolve_predefined_entity(&reference)) {
                        (Some(sign), _) => node.add(sign.encode_utf8(&mut [0; 4])),
                        (None, Some(known)) => node.add(known),
                        (None, None) => return Err(Why::Entity.found(self.line(), &reference)),
                    }
                }
                Event::Eof => return Err(Why::CutOff.at(self.line())),
                _ => {}
            }
            if node.text.len() > LONGEST_TEXT {
                return Err(Why::Large.at(self.line()));
            }
        }
    }

    fn deeper(&mut self) -> Result<(), BadStatement> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(Why::Deep.at(self.line())) } else { Ok(()) }
    }

    fn node(&mut self, start: &BytesStart<'_>) -> Result<Node, BadStatement> {
        let line = self.line();
        let name = start.local_name().as_ref().to_owned();
        let currency = start.try_get_attribute("Ccy").map_err(|_| Why::Xml.at(line))?;
        let currency = currency.map(|value| value.value.trim().to_owned()).filter(|value| !value.is_empty());
        Ok(Node { name, line, currency, ..Node::default() })
    }
}
