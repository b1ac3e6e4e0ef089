//! Text that people write, as safe HTML.
use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::collections::HashSet;
use std::sync::LazyLock;

/// HTML that has been through the sanitiser.
pub struct Html(String);
impl std::fmt::Display for Html {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Html {}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "strong",
            "em",
            "del",
            "ul",
            "ol",
            "li",
            "blockquote",
            "h3",
            "h4",
            "h5",
            "h6",
            "a",
            "code",
            "pre",
            "hr",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("nofollow noopener"));
    builder
});

/// Renders markdown. Headings start at the third level, because the page has its own, and skip none, whatever was
/// typed; pictures come as uploads only, so that no request leaves the site.
#[must_use]
pub fn render(text: &str) -> Html {
    let parser = || Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES);
    let highest = parser().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as u8),
        _ => None,
    });
    let highest = highest.min().unwrap_or(1);
    let mut last = HeadingLevel::H2;
    let events = parser().map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            last = below(level as u8 - highest, last);
            Event::Start(Tag::Heading { level: last, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(last)),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut measure = Measure::default();
    let events = events.filter(|event| measure.keeps(event));
    let mut raw = String::with_capacity(text.len() * 2);
    html::push_html(&mut raw, events);
    Html(SANITISER.clean(&raw).to_string())
}

/// How deep quotes and lists go, and how much a table holds: more is nothing that anybody reads, and a few kilobytes of
/// signs would become megabytes of page.
const DEEPEST: usize = 12;
const WIDEST: usize = 40;
const MOST_CELLS: usize = 2_000;

/// Leaves out the frames of what is nested too deep and of tables that are too large; their words stay.
#[derive(Default)]
struct Measure {
    depth: usize,
    cells: usize,
    is_wide: bool,
    in_row: bool,
    in_cell: bool,
}

impl Measure {
    fn keeps(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) => {
                self.depth += 1;
                self.depth <= DEEPEST
            }
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) => {
                self.depth -= 1;
                self.depth < DEEPEST
            }
            Event::Start(Tag::Table(columns)) => {
                self.is_wide = columns.len() > WIDEST;
                !self.is_wide
            }
            Event::End(TagEnd::Table) => !self.is_wide,
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.in_row = !self.is_wide && self.cells < MOST_CELLS;
                self.in_row
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.in_row,
            Event::Start(Tag::TableCell) => {
                self.cells += 1;
                self.in_cell = self.in_row && self.cells <= MOST_CELLS;
                self.in_cell
            }
            Event::End(TagEnd::TableCell) => self.in_cell,
            _ => true,
        }
    }
}

/// The words of markdown without its signs, in one line.
#[must_use]
pub fn plain(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES);
    let mut out = String::with_capacity(text.len());
    for event in parser {
        match event {
            Event::Text(words) | Event::Code(words) => out += &words,
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The level of a heading that stands `depth` below the highest of its text, after one of level `last`.
fn below(depth: u8, last: HeadingLevel) -> HeadingLevel {
    use HeadingLevel::{H3, H4, H5, H6};
    let wanted = [H3, H4, H5, H6][usize::from(depth.min(3))];
    let deepest = [H3, H4, H5, H6].into_iter().find(|level| *level > last).unwrap_or(H6);
    wanted.min(deepest)
}

#[cfg(test)]
mod tests {
    use super::{plain, render};

    #[test]
    fn headings_lists_and_links_are_kept() {
        let html = render("# De ce\n\n- unu\n- doi\n\n[primăria](https://example.org)").to_string();
        assert!(html.contains("<h3>De ce</h3>"), "{html}");
        assert!(html.contains("<li>doi</li>"), "{html}");
        assert!(html.contains(r#"rel="nofollow noopener""#), "{html}");
    }

    #[test]
    fn a_few_signs_do_not_become_a_large_page() {
        let quotes = render(&format!("{} gata", ">".repeat(20_000))).to_string();
        assert!(quotes.contains("gata") && quotes.matches("<blockquote>").count() == 12, "{}", quotes.len());
        let columns = "|a".repeat(1_200);
        let table = format!("{columns}|\n{}|\n{}", "|-".repeat(1_200), format!("{columns}|\n").repeat(3));
        assert!(render(&table).to_string().len() < 40_000);
        let long = format!("|a|b|\n|-|-|\n{}", "|unu|doi|\n".repeat(3_000));
        let html = render(&long).to_string();
        assert!(html.matches("<td>").count() <= 2_000 && html.ends_with("</table>\n"), "{}", html.len());
    }

    #[test]
    fn plain_words_are_left_of_markdown() {
        let text = "# De ce\n\nDrumul **nou** spre\n[sat](https://x.test).\n\n- unu\n- <b>doi</b>";
        assert_eq!(plain(text), "De ce Drumul nou spre sat. unu doi");
    }

    #[test]
    fn no_level_of_headings_is_skipped() {
        let html = render("## Unu\n\n##### Doi\n\n# Trei\n\n## Patru").to_string();
        for heading in ["<h3>Unu</h3>", "<h4>Doi</h4>", "<h3>Trei</h3>", "<h4>Patru</h4>"] {
            assert!(html.contains(heading), "{html}");
        }
    }

    #[test]
    fn nothing_that_runs_or_loads_gets_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "![x](https://elsewhere.example/x.png)",
            "<iframe src=//x></iframe>",
            "<p style=color:red onclick=x()>y</p>",
            "<svg onload=alert(1)>",
            "<a href=\"data:text/html,x\">y</a>",
        ] {
            let html = render(text).to_string();
            for bad in
                ["<script", "onerror", "javascript:", "<img", "<iframe", "onclick", "style=", "<svg", "data:"]
            {
                assert!(!html.contains(bad), "{text} -> {html}");
            }
        }
    }
}
