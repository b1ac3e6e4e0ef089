//! The marks within a paragraph: `**strong**`, `*stressed*`, `[words](https://…)`, `[^1]` for a footnote, and `\` before a
//! sign that means itself. Whatever is no complete mark is plain text.

/// A run of text that is all of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub strong: bool,
    pub stressed: bool,
    /// Where it leads; only `http`, `https` and `mailto`.
    pub link: Option<String>,
    /// The number of a footnote; the text is empty then.
    pub note: Option<String>,
}

/// The longest address of a link, in bytes, and the longest mark of a footnote: what is longer is text.
const LONGEST_LINK: usize = 2_000;
pub(super) const LONGEST_MARK: usize = 20;

/// Signs that could be read as a mark.
const SIGNS: [char; 5] = ['*', '[', ']', '\\', '|'];

/// Plain text as it must be written so that it means itself.
pub fn escape(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        if SIGNS.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The runs of a text.
pub fn spans(text: &str) -> Vec<Span> {
    let mut reader = Reader { out: Vec::new(), now: Span::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = reader.read(rest, c);
    }
    reader.flush();
    reader.out
}

struct Reader {
    out: Vec<Span>,
    now: Span,
}

impl Reader {
    fn flush(&mut self) {
        let next = Span { strong: self.now.strong, stressed: self.now.stressed, ..Span::default() };
        let done = std::mem::replace(&mut self.now, next);
        if !done.text.is_empty() {
            self.out.push(done);
        }
    }

    /// Reads what `rest` begins with, and gives what follows.
    fn read<'a>(&mut self, rest: &'a str, c: char) -> &'a str {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' => match after.chars().next().filter(|next| SIGNS.contains(next)) {
                Some(next) => {
                    self.now.text.push(next);
                    return &after[next.len_utf8()..];
                }
                None => self.now.text.push(c),
            },
            '*' if after.starts_with('*') && (self.now.strong || closes(&after[1..], "**")) => {
                self.flush();
                self.now.strong = !self.now.strong;
                return &after[1..];
            }
            '*' if self.now.stressed || closes(after, "*") => {
                self.flush();
                self.now.stressed = !self.now.stressed;
            }
            '[' => {
                if let Some(rest) = self.bracket(after) {
                    return rest;
                }
                self.now.text.push(c);
            }
            _ => self.now.text.push(c),
        }
        after
    }

    /// A footnote mark or a link; none if it is neither.
    fn bracket<'a>(&mut self, after: &'a str) -> Option<&'a str> {
        // No mark holds another bracket, so each is looked for up to the next one only: many that stay open cost no more.
        let end = after.find(['[', ']'])?;
        let (inside, rest) = (&after[..end], after[end..].strip_prefix(']')?);
        if let Some(mark) = inside.strip_prefix('^') {
            is_mark(mark).then(|| {
                self.flush();
                self.out.push(Span { note: Some(mark.to_owned()), ..Span::default() });
                rest
            })
        } else {
            let (url, rest) = address(rest.strip_prefix('(')?)?;
            if inside.is_empty() {
                return None;
            }
            self.flush();
            let text = plain(inside);
            self.out.push(Span { text, link: Some(url.to_owned()), ..self.now.clone() });
            Some(rest)
        }
    }
}

/// Whether this is what a footnote may be called.
pub(super) fn is_mark(mark: &str) -> bool {
    !mark.is_empty() && mark.len() <= LONGEST_MARK && mark.chars().all(char::is_alphanumeric)
}

/// The address that `rest` begins with, up to its bracket, and what follows; none if it leads nowhere safe.
fn address(rest: &str) -> Option<(&str, &str)> {
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| rest.starts_with(scheme));
    let near = &rest[..rest.floor_char_boundary(LONGEST_LINK)];
    let end = near.find(|c: char| c == ')' || c.is_whitespace()).filter(|_| is_safe)?;
    Some((&rest[..end], rest[end..].strip_prefix(')')?))
}

/// Whether a mark that opens here is closed further on, with something other than a space beside it.
fn closes(after: &str, mark: &str) -> bool {
    let opens = after.chars().next().is_some_and(|c| !c.is_whitespace() && c != '*');
    opens && after.contains(mark)
}

/// The text without its marks; footnote marks are left out.
pub fn plain(text: &str) -> String {
    if !text.contains(SIGNS) {
        return text.to_owned();
    }
    spans(text).into_iter().map(|span| span.text).collect()
}

/// The footnotes that a text refers to, in order.
pub fn notes(text: &str) -> Vec<String> {
    if !text.contains("[^") {
        return Vec::new();
    }
    spans(text).into_iter().filter_map(|span| span.note).collect()
}
