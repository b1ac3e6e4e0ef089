//! A text as HTML that is XML as well. Everything that people wrote is escaped.
use super::inline::{self, Span};

/// Appends plain text, escaped.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Characters that XML forbids.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// Appends a text with its marks. `has_note` says whether a footnote stands on the same page: only then is it linked.
pub fn inline(text: &str, has_note: &dyn Fn(&str) -> bool, out: &mut String) {
    for span in inline::spans(text) {
        write_span(&span, has_note, out);
    }
}

fn write_span(span: &Span, has_note: &dyn Fn(&str) -> bool, out: &mut String) {
    if let Some(note) = &span.note {
        let link = has_note(note);
        out.push_str("<sup>");
        if link {
            *out += &format!("<a href=\"#note-{note}\">");
        }
        escape(note, out);
        out.push_str(if link { "</a></sup>" } else { "</sup>" });
        return;
    }
    let marks = [(span.strong, "strong"), (span.stressed, "em")];
    for (_, tag) in marks.iter().filter(|(on, _)| *on) {
        *out += &format!("<{tag}>");
    }
    if let Some(link) = &span.link {
        out.push_str("<a rel=\"nofollow noopener\" href=\"");
        escape(link, out);
        out.push_str("\">");
    }
    escape(&span.text, out);
    if span.link.is_some() {
        out.push_str("</a>");
    }
    for (_, tag) in marks.iter().rev().filter(|(on, _)| *on) {
        *out += &format!("</{tag}>");
    }
}

/// Appends the rows of a table: the first is its head.
pub fn rows(text: &str, out: &mut String) {
    for (at, row) in text.lines().enumerate() {
        let (cell, scope) = if at == 0 { ("th", " scope=\"col\"") } else { ("td", "") };
        out.push_str(if at == 0 { "<thead><tr>" } else { "<tr>" });
        for part in row.split('\t') {
            *out += &format!("<{cell}{scope}>");
            inline(part, &|_| false, out);
            *out += &format!("</{cell}>");
        }
        out.push_str(if at == 0 { "</tr></thead><tbody>" } else { "</tr>" });
    }
    out.push_str("</tbody>");
}
