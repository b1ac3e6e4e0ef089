//! How Romanian acts are built: what a line begins with, and what a place in them is called.
use super::{Block, Kind, inline};
use rules::text::fold;

/// What a line is by its first words, where these say so: `CAPITOLUL II`, `Art. 3`, `(2)`, `a)`.
pub(super) fn begins(line: &str) -> Option<Kind> {
    let folded: String = fold(line).chars().take(40).collect();
    let bare = folded.trim_start_matches('*');
    let short = line.chars().count() <= 200;
    let heads = [
        ("titlul ", Kind::Part),
        ("partea ", Kind::Part),
        ("anexa", Kind::Annex),
        ("capitolul ", Kind::Chapter),
        ("sectiunea ", Kind::Section),
    ];
    for (word, kind) in heads {
        if let Some(rest) = bare.strip_prefix(word)
            && short
            && is_number_or_end(rest)
        {
            return Some(kind);
        }
    }
    if article(bare).is_some() {
        return Some(Kind::Article);
    }
    if paragraph(line).is_some() {
        return Some(Kind::Paragraph);
    }
    letter(line).map(|_| Kind::Item)
}

/// After `capitolul`: a number in digits or Roman ones; after `anexa` also `nr. 1`, or nothing.
fn is_number_or_end(rest: &str) -> bool {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("nr").map_or(rest, |rest| rest.trim_start_matches(['.', ' ']));
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let after = rest[word.len()..].chars().next();
    let is_number = !word.is_empty()
        && (word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(|c| "ivxlc".contains(c)));
    (word.is_empty() && rest.trim().is_empty())
        || is_number && after.is_none_or(|c| c.is_whitespace() || ".:-–—)".contains(c))
}

/// The number of an article: `Art. 3^1. - …`, `Articolul 3`, `Articol unic`.
fn article(folded: &str) -> Option<String> {
    let rest =
        ["articolul", "articol", "art."].iter().find_map(|word| folded.strip_prefix(word))?.trim_start();
    if rest.starts_with("unic") {
        return Some("unic".to_owned());
    }
    let number: String =
        rest.chars().take_while(|c| c.is_ascii_digit() || *c == '^' || "ivxlc".contains(*c)).collect();
    let after = rest[number.len()..].chars().next();
    (!number.is_empty() && after.is_none_or(|c| !c.is_alphanumeric())).then_some(number)
}

/// The number of a paragraph of an article: `(2) …`.
fn paragraph(line: &str) -> Option<String> {
    let (number, rest) = line.trim_start().strip_prefix('(')?.split_once(')')?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 6
        && number.chars().all(|c| c.is_ascii_digit() || c == '^');
    (is_number && rest.starts_with(char::is_whitespace)).then(|| number.to_owned())
}

/// The letter or number of an item: `a) …`, `12) …`; and what follows it.
pub(super) fn letter(line: &str) -> Option<(String, &str)> {
    let (mark, rest) = line.trim_start().split_once(')')?;
    let is_mark = !mark.is_empty()
        && mark.len() <= 4
        && (mark.chars().all(|c| c.is_ascii_digit())
            || mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_lowercase()));
    (is_mark && rest.starts_with(char::is_whitespace)).then(|| (format!("{mark})"), rest.trim_start()))
}

/// What each block is called when somebody speaks of it: `art. 3 alin. (2) lit. a)`, or the heading above it and the
/// number of the paragraph below that heading.
pub fn labels<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Vec<String> {
    let mut walk = Walk::default();
    blocks.into_iter().map(|block| walk.label(block)).collect()
}

#[derive(Default)]
struct Walk {
    heading: String,
    article: Option<String>,
    paragraph: Option<String>,
    count: usize,
}

impl Walk {
    fn label(&mut self, block: &Block) -> String {
        let text = inline::plain(&block.text);
        if block.kind.is_heading() {
            *self = Walk { heading: shortened(&text), ..Walk::default() };
            return self.heading.clone();
        }
        if block.kind == Kind::Note {
            return format!("{} [{}]", self.place(), block.mark).trim().to_owned();
        }
        self.count += 1;
        match block.kind {
            Kind::Article => {
                self.article = article(&fold(&text)).or(Some(String::new()));
                self.paragraph =
                    text.split_once(['-', '–', '—']).and_then(|(_, rest)| paragraph(rest.trim_start()));
                self.place()
            }
            Kind::Item if self.article.is_some() && !block.mark.is_empty() => {
                format!("{} lit. {}", self.place(), block.mark)
            }
            _ => {
                if let Some(number) = paragraph(&text) {
                    self.paragraph = Some(number);
                    return self.place();
                }
                if self.article.is_some() {
                    return format!("{} § {}", self.place(), self.count);
                }
                self.place()
            }
        }
    }

    fn place(&self) -> String {
        match &self.article {
            Some(number) => {
                let paragraph = self.paragraph.as_ref().map(|number| format!(" alin. ({number})"));
                format!("art. {number}{}", paragraph.unwrap_or_default())
            }
            None => format!("{} § {}", self.heading, self.count).trim().to_owned(),
        }
    }
}

fn shortened(text: &str) -> String {
    const LONG: usize = 80;
    if text.chars().count() <= LONG {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONG).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
