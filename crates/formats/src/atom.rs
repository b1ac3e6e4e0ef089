//! Atom: news that readers of feeds look at again and again.
//!
//! Source: RFC 4287. Only writing: all that is typed by people is escaped.
use jiff::Timestamp;

/// A feed with its entries, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// The same for ever, and different everywhere in the world.
    pub id: String,
    pub title: String,
    /// The whole address of the feed itself, and of the page that says the same.
    pub address: String,
    pub page: String,
    pub author: String,
    /// ISO 639 code of the language.
    pub lang: String,
    pub entries: Vec<Entry>,
}

/// One piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever: `urn:uuid:…`.
    pub id: String,
    pub title: String,
    /// In Unix milliseconds.
    pub at: i64,
    /// The whole address of the page to look at.
    pub page: String,
}

/// The feed as a file.
pub fn write(feed: &Feed) -> String {
    let updated = feed.entries.iter().map(|entry| entry.at).max().unwrap_or_default();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        escaped(&feed.lang)
    );
    out += &format!("<id>{}</id>\n<title>{}</title>\n", escaped(&feed.id), escaped(&feed.title));
    out += &format!("<updated>{}</updated>\n", utc(updated));
    out += &format!("<author><name>{}</name></author>\n", escaped(&feed.author));
    out += &format!(
        "<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n",
        escaped(&feed.address),
        escaped(&feed.page)
    );
    for entry in &feed.entries {
        out += &format!(
            "<entry><id>{}</id><title>{}</title><updated>{}</updated><link href=\"{}\"/></entry>\n",
            escaped(&entry.id),
            escaped(&entry.title),
            utc(entry.at),
            escaped(&entry.page)
        );
    }
    out + "</feed>\n"
}

/// `2026-05-15T09:00:00Z`
fn utc(moment: i64) -> String {
    Timestamp::from_millisecond(moment).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Text for content and attributes, without the signs that XML does not have.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_stays_text() {
        let entry = Entry {
            id: "urn:uuid:1".into(),
            title: "„Drum” <b> & \"poduri\"\u{b}\nnou".into(),
            at: 1_778_835_600_000,
            page: "https://x.test/log?a=1&b=2".into(),
        };
        let feed =
            Feed { id: "urn:x".into(), title: "Jurnal".into(), entries: vec![entry], ..Feed::default() };
        let text = write(&feed);
        assert!(text.contains("<title>„Drum” &lt;b&gt; &amp; &quot;poduri&quot; nou</title>"), "{text}");
        assert!(text.contains("<updated>2026-05-15T09:00:00Z</updated>"));
        assert!(text.contains("a=1&amp;b=2"));
    }
}
