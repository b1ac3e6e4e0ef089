//! iCalendar: dates that calendar programs read, as one file or as a feed that they look at again and again.
//!
//! Source: RFC 5545, and RFC 7986 for the name of a calendar and how often it is worth looking at. Only writing: all that
//! is typed by people is escaped, so that no text can make a line of its own.
use jiff::Timestamp;
use jiff::civil::Date;

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar with its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// What programs call it when somebody subscribes; none for the file of a single event.
    pub name: Option<String>,
    /// After how many hours a subscriber may look again.
    pub refresh_hours: Option<u16>,
    /// In the order in which they are written.
    pub events: Vec<Event>,
}

/// One date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same thing for ever, and different everywhere in the world: `meet_…@host`.
    pub uid: String,
    /// When it was last changed, in Unix milliseconds.
    pub changed_at: i64,
    /// How often it was changed since it was first published.
    pub changes: u32,
    pub when: When,
    pub summary: String,
    /// Empty for none, as are place and address.
    pub description: String,
    pub place: String,
    /// The whole address of its page.
    pub url: String,
    pub cancelled: bool,
}

/// When it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Whole days, the last one included. They keep nobody busy.
    Days { first: Date, last: Date },
    /// From a moment up to, and without, another, in Unix milliseconds.
    Moments { start: i64, end: i64 },
}

/// The calendar as a file.
pub fn write(calendar: &Calendar) -> String {
    let mut out = Lines(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Vatra//Vatra//RO");
    out.line("METHOD:PUBLISH");
    if let Some(name) = &calendar.name {
        out.text("NAME", name);
        // What programs knew before RFC 7986, and some still only know.
        out.text("X-WR-CALNAME", name);
    }
    if let Some(hours) = calendar.refresh_hours {
        out.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:PT{hours}H"));
        out.line(&format!("X-PUBLISHED-TTL:PT{hours}H"));
    }
    for event in &calendar.events {
        out.event(event);
    }
    out.line("END:VCALENDAR");
    out.0
}

/// What was written so far.
struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        self.line(&format!("DTSTAMP:{}", utc(event.changed_at)));
        self.line(&format!("LAST-MODIFIED:{}", utc(event.changed_at)));
        self.line(&format!("SEQUENCE:{}", event.changes));
        match event.when {
            When::Days { first, last } => {
                // The end is the first day that no longer belongs to it.
                let end = last.max(first).tomorrow().unwrap_or(last);
                self.line(&format!("DTSTART;VALUE=DATE:{}", first.strftime("%Y%m%d")));
                self.line(&format!("DTEND;VALUE=DATE:{}", end.strftime("%Y%m%d")));
                self.line("TRANSP:TRANSPARENT");
            }
            When::Moments { start, end } => {
                self.line(&format!("DTSTART:{}", utc(start)));
                // What has no length has no end either.
                if end > start {
                    self.line(&format!("DTEND:{}", utc(end)));
                }
            }
        }
        self.text("SUMMARY", &event.summary);
        self.text("LOCATION", &event.place);
        self.text("DESCRIPTION", &event.description);
        if !event.url.is_empty() {
            self.line(&format!("URL:{}", on_one_line(&event.url)));
        }
        self.line(if event.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        self.line("END:VEVENT");
    }

    /// A text that somebody typed; nothing where it is empty.
    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(&format!("{name}:{}", escaped(text)));
        }
    }

    /// A line, broken so that no piece is longer than it may be, and no letter is cut in two.
    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LONGEST_LINE {
                self.0 += "\r\n ";
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0 += "\r\n";
    }
}

/// `20261121T160000Z`
fn utc(moment: i64) -> String {
    Timestamp::from_millisecond(moment).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text with the signs that mean something escaped (RFC 5545, 3.3.11), without control characters. Every kind of line
/// end is one: some readers break lines at those of Unicode too.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => out += "\\\\",
            ';' => out += "\\;",
            ',' => out += "\\,",
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out += "\\n",
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An address, which is not escaped, without what could end its line.
fn on_one_line(address: &str) -> String {
    address.chars().filter(|c| !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')).collect()
}

#[cfg(test)]
mod tests;
