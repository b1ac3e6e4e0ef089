//! Text that people write, as safe HTML.
use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
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
            "p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "a", "code", "pre", "hr",
            "table", "thead", "tbody", "tr", "th", "td",
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(Some("nofollow noopener"));
    builder
});

/// Renders markdown. Headings start at the third level, because the page has its own; pictures come as uploads only,
/// so that no request leaves the site.
#[must_use]
pub fn render(text: &str) -> Html {
    let deeper = |level: pulldown_cmark::HeadingLevel| {
        use pulldown_cmark::HeadingLevel::{H3, H4, H5, H6};
        match level as u8 {
            1 => H3,
            2 => H4,
            3 => H5,
            _ => H6,
        }
    };
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: deeper(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(deeper(level))),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut raw = String::with_capacity(text.len() * 2);
    html::push_html(&mut raw, events);
    Html(SANITISER.clean(&raw).to_string())
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn headings_lists_and_links_are_kept() {
        let html = render("# De ce\n\n- unu\n- doi\n\n[primăria](https://example.org)").to_string();
        assert!(html.contains("<h3>De ce</h3>"), "{html}");
        assert!(html.contains("<li>doi</li>"), "{html}");
        assert!(html.contains(r#"rel="nofollow noopener""#), "{html}");
    }

    #[test]
    fn nothing_that_runs_or_loads_gets_through() {
        for text in [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
            "![x](https://elsewhere.example/x.png)", "<iframe src=//x></iframe>", "<p style=color:red onclick=x()>y</p>",
            "<svg onload=alert(1)>", "<a href=\"data:text/html,x\">y</a>",
        ] {
            let html = render(text).to_string();
            for bad in ["<script", "onerror", "javascript:", "<img", "<iframe", "onclick", "style=", "<svg", "data:"] {
                assert!(!html.contains(bad), "{text} -> {html}");
            }
        }
    }
}
