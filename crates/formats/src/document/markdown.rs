//! Markdown and pasted text. Lines are joined into paragraphs; an empty line, or a line that begins as the pieces of acts
//! begin, starts a new one. So a text that is pasted from a decision keeps its articles without any mark.
use super::{BadDocument, Block, Document, Kind, finish, inline, legal};

/// Reads a text.
///
/// # Errors
/// [`BadDocument`] if there is nothing in it, or too much.
pub fn read(text: &str) -> Result<Document, BadDocument> {
    if text.len() > super::LONGEST_TEXT * 2 {
        return Err(BadDocument::Large);
    }
    let mut gatherer = Gatherer::default();
    for line in text.lines() {
        gatherer.line(line);
    }
    gatherer.flush();
    finish(&gatherer.title, gatherer.blocks)
}

#[derive(Default)]
struct Gatherer {
    title: String,
    blocks: Vec<Block>,
    open: Option<Block>,
}

impl Gatherer {
    fn flush(&mut self) {
        self.blocks.extend(self.open.take());
    }

    fn start(&mut self, block: Block) {
        self.flush();
        self.open = Some(block);
    }

    fn line(&mut self, raw: &str) {
        let line = raw.trim();
        if line.is_empty() || is_rule(line) {
            self.flush();
        } else if let Some((depth, heading)) = heading(line) {
            self.heading(depth, heading);
        } else if line.starts_with('|') && line.len() > 1 {
            self.row(line);
        } else if let Some((mark, text)) = note(line) {
            self.start(Block { kind: Kind::Note, mark, text });
        } else if let Some((mark, text)) = item(line) {
            self.start(Block { kind: Kind::Item, mark, text: text.to_owned() });
        } else if let Some(kind) = legal::begins(line) {
            self.legal(kind, line);
        } else {
            self.more(line);
        }
    }

    fn heading(&mut self, depth: usize, heading: &str) {
        self.flush();
        if depth == 1 && self.blocks.is_empty() && self.title.is_empty() {
            heading.clone_into(&mut self.title);
            return;
        }
        let by_depth = match depth {
            1 => Kind::Part,
            2 => Kind::Chapter,
            _ => Kind::Section,
        };
        let kind = legal::begins(heading).filter(|kind| kind.is_heading()).unwrap_or(by_depth);
        self.blocks.push(Block::new(kind, heading));
    }

    fn legal(&mut self, kind: Kind, line: &str) {
        self.flush();
        let block = match legal::letter(line).filter(|_| kind == Kind::Item) {
            Some((mark, text)) => Block { kind, mark, text: text.to_owned() },
            None => Block::new(kind, line),
        };
        if kind.is_heading() { self.blocks.push(block) } else { self.open = Some(block) }
    }

    fn row(&mut self, line: &str) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let is_ruler = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-: ".contains(c)));
        if is_ruler {
            return;
        }
        let row = cells.join("\t");
        match &mut self.open {
            Some(table) if table.kind == Kind::Table => {
                // What is too long already is refused in the end; it need not grow.
                if table.text.len() <= super::LONGEST_BLOCK * 4 {
                    table.text.push('\n');
                    table.text.push_str(&row);
                }
            }
            _ => self.start(Block::new(Kind::Table, row)),
        }
    }

    fn more(&mut self, line: &str) {
        match &mut self.open {
            Some(block) if block.kind != Kind::Table => {
                block.text.push(' ');
                block.text.push_str(line);
            }
            _ => self.start(Block::new(Kind::Paragraph, line)),
        }
    }
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && (line.chars().all(|c| c == '-') || line.chars().all(|c| c == '_'))
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let depth = line.chars().take_while(|c| *c == '#').count();
    let rest = line.get(depth..)?;
    ((1..=6).contains(&depth) && rest.starts_with(' '))
        .then(|| (depth, rest.trim().trim_end_matches('#').trim()))
}

fn note(line: &str) -> Option<(String, String)> {
    let (mark, text) = line.strip_prefix("[^")?.split_once("]:")?;
    inline::is_mark(mark).then(|| (mark.to_owned(), text.trim().to_owned()))
}

fn item(line: &str) -> Option<(String, &str)> {
    if let Some(text) = ["- ", "* ", "• ", "– "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(("•".to_owned(), text.trim()));
    }
    let (number, text) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| (format!("{number}."), text.trim()))
}

/// Writes blocks so that [`read`] reads them back.
pub fn write<'a>(title: &str, blocks: impl IntoIterator<Item = &'a Block>) -> String {
    let mut out = String::new();
    if !title.is_empty() {
        out += &format!("# {}\n\n", inline::escape(title));
    }
    for block in blocks {
        match block.kind {
            Kind::Part | Kind::Annex => out += &format!("# {}", block.text),
            Kind::Chapter => out += &format!("## {}", block.text),
            Kind::Section => out += &format!("### {}", block.text),
            Kind::Article | Kind::Paragraph => out += &block.text,
            Kind::Item if block.mark == "•" => out += &format!("- {}", block.text),
            Kind::Item => out += &format!("{} {}", block.mark, block.text),
            Kind::Note => out += &format!("[^{}]: {}", block.mark, block.text),
            Kind::Table => write_table(&block.text, &mut out),
        }
        out += "\n\n";
    }
    out
}

fn write_table(text: &str, out: &mut String) {
    for (at, row) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        *out += &format!("| {} |", row.replace('\t', " | "));
        if at == 0 {
            *out += &format!("\n|{}", " --- |".repeat(row.split('\t').count()));
        }
    }
}
