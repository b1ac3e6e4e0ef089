//! A page of a document as HTML: every word that people wrote is escaped by `formats::document::html`.
use super::domain::Document;
use super::store::{Placed, Weight};
use formats::document::{Block, Kind, html};
use kit::field::Escaped;
use kit::{Frame, Text};
use std::collections::{HashMap, HashSet};

/// HTML that was made here.
pub(crate) struct Body(String);
impl std::fmt::Display for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Body {}

/// What stands around the paragraphs of a page.
pub(crate) struct Around<'a> {
    pub frame: &'a Frame,
    pub document: &'a Document,
    pub weights: &'a HashMap<i64, Weight>,
    /// Whether each paragraph leads to its own page.
    pub linked: bool,
}

impl Body {
    /// The blocks of a page, headings from the second level on, footnotes at the foot.
    pub(crate) fn of(around: &Around<'_>, blocks: &[Placed]) -> Body {
        let notes: HashSet<&str> = blocks
            .iter()
            .filter(|placed| placed.piece.block.kind == Kind::Note)
            .map(|placed| placed.piece.block.mark.as_str())
            .collect();
        let has_note = |mark: &str| notes.contains(mark);
        let (mut out, mut last) = (String::new(), 1);
        for placed in blocks.iter().filter(|placed| placed.piece.block.kind != Kind::Note) {
            around.block(placed, &has_note, &mut last, &mut out);
        }
        around.notes(blocks, &mut out);
        Body(out)
    }

    /// One block alone.
    pub(crate) fn alone(block: &Block) -> Body {
        let mut out = String::new();
        if block.kind == Kind::Table {
            out += "<div class=\"scroll\" tabindex=\"0\"><table>";
            html::rows(&block.text, &mut out);
            out += "</table></div>";
        } else {
            out += "<p>";
            if block.kind == Kind::Item {
                out += &format!("{} ", Escaped(&block.mark));
            }
            html::inline(&block.text, &|_| false, &mut out);
            out += "</p>";
        }
        Body(out)
    }
}

impl Around<'_> {
    fn block(&self, placed: &Placed, has_note: &dyn Fn(&str) -> bool, last: &mut u8, out: &mut String) {
        let (address, block) = (placed.piece.address, &placed.piece.block);
        if let Some(depth) = block.kind.depth() {
            // No level is skipped, whatever the text does.
            let level = (depth + 1).min(*last + 1);
            *last = level;
            *out += &format!("<h{level} id=\"p{address}\">");
            html::inline(&block.text, has_note, out);
            *out += &format!("</h{level}>\n");
            return;
        }
        if block.kind == Kind::Table {
            *out += &format!(
                "<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\" id=\"p{address}\"><table>",
                Escaped(&placed.label)
            );
            html::rows(&block.text, out);
            *out += "</table></div>\n";
        } else {
            *out += &format!("<p id=\"p{address}\">");
            if block.kind == Kind::Item {
                *out += &format!("{} ", Escaped(&block.mark));
            }
            html::inline(&block.text, has_note, out);
            *out += "</p>\n";
        }
        self.foot(placed, out);
    }

    /// The line under a paragraph that people talk about.
    fn foot(&self, placed: &Placed, out: &mut String) {
        if !self.linked {
            return;
        }
        let weight = self.weights.get(&placed.piece.address).copied();
        let words = match weight {
            Some(weight) => Text::new("document-paragraph-weight")
                .with("label", &placed.label)
                .with("comments", weight.comments)
                .with("agree", weight.agree)
                .with("disagree", weight.disagree),
            None => Text::new("document-paragraph-link").with("label", &placed.label),
        };
        *out += &format!(
            "<p class=\"small\"><a href=\"{}/p/{}\">{}</a></p>\n",
            Escaped(&self.document.url()),
            placed.piece.address,
            Escaped(&self.frame.say(&words))
        );
    }

    fn notes(&self, blocks: &[Placed], out: &mut String) {
        let mut seen = HashSet::new();
        for placed in blocks.iter().filter(|placed| placed.piece.block.kind == Kind::Note) {
            let mark = &placed.piece.block.mark;
            let id =
                if seen.insert(mark) { format!(" id=\"note-{}\"", Escaped(mark)) } else { String::new() };
            *out += &format!("<p class=\"small\"{id}><sup>{}</sup> ", Escaped(mark));
            html::inline(&placed.piece.block.text, &|_| false, out);
            *out += "</p>\n";
        }
    }
}
