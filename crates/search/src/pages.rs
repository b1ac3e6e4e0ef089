//! The page of the search.
use crate::store::{self, Hit, Place, ROOTS, Roots, WORDS};
use crate::words::{asked, snippet};
use askama::Template;
use db::Reader;
use kit::throttle::{self, Limit};
use kit::{Frame, Instant, Query, Result, Visit, private_page, refused};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// How many answers a page shows.
const PAGE: usize = 20;
/// The longest question, in characters.
const LONGEST: usize = 200;
/// The length of a snippet, in characters.
const SNIPPET: usize = 220;
/// How often one address may search: a whole town hall may sit behind it.
const LIMIT: Limit = Limit { purpose: "search", attempts: 120, window: Instant::MINUTE };

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    /// Only this kind of things.
    kind: String,
    after: String,
}

/// What a question found.
#[derive(Default)]
struct Answers {
    hits: Vec<Hit>,
    /// Words of the question that occur nowhere: they were left out.
    unknown: Vec<String>,
    /// How many things of each kind there are.
    kinds: Vec<(String, i64)>,
    /// The roots that were looked for.
    roots: BTreeSet<String>,
    /// Where the next page goes on.
    next: Option<String>,
    /// Each known word with the number of things that have it, for when no thing has them all.
    alone: Vec<(String, i64)>,
    /// Titles with words that begin like those that were not found.
    alike: Vec<String>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    frame: Frame,
    q: String,
    kind: String,
    is_first: bool,
    is_too_long: bool,
    answers: Option<Answers>,
}

impl Search {
    fn url(&self, q: &str, kind: &str, after: &str) -> String {
        let pairs = [("q", q), ("kind", kind), ("after", after)];
        let query = serde_query(&pairs);
        format!("/search?{query}")
    }
    fn kind_url(&self, kind: &str) -> String {
        self.url(&self.q, kind, "")
    }
    fn next_url(&self, after: &str) -> String {
        self.url(&self.q, &self.kind, after)
    }
    fn word_url(&self, word: &str) -> String {
        self.url(word, "", "")
    }
    fn parts(&self, answers: &Answers, hit: &Hit) -> Vec<(String, bool)> {
        snippet(&hit.text, &answers.roots, SNIPPET)
    }
    fn title_parts(&self, answers: &Answers, hit: &Hit) -> Vec<(String, bool)> {
        snippet(&hit.title, &answers.roots, 400)
    }
    fn day(&self, hit: &Hit) -> String {
        self.frame.date(Instant(-hit.at.age))
    }
    fn all(&self, answers: &Answers) -> i64 {
        answers.kinds.iter().map(|(_, count)| count).sum()
    }
}

/// A query string; what is empty is left out.
fn serde_query(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        if !out.is_empty() {
            out.push('&');
        }
        out += name;
        out.push('=');
        for byte in value.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
                b' ' => out.push('+'),
                other => out += &format!("%{other:02X}"),
            }
        }
    }
    out
}

/// `GET /search?q=`: at most six statements beside the session and the throttle.
pub(crate) async fn search(visit: Visit, Query(asked): Query<Asked>) -> Result {
    let q = asked.q.trim().to_owned();
    let kind = visit.app().areas.finds().iter().map(|finds| finds.kind).find(|kind| *kind == asked.kind);
    let kind = kind.unwrap_or_default().to_owned();
    let after = Place::parse(&asked.after);
    let mut page = Search {
        frame: visit.frame(),
        is_first: after.is_none(),
        is_too_long: q.chars().count() > LONGEST,
        answers: None,
        kind,
        q,
    };
    if page.is_too_long {
        page.q = page.q.chars().take(LONGEST).collect();
        return refused(page);
    }
    if !page.q.is_empty() {
        throttle::count_address(&visit, LIMIT).await?;
        let after = after.unwrap_or_else(Place::start);
        page.answers = Some(answer(&mut visit.read().await?, &page.q, &page.kind, &after).await?);
    }
    // Nobody keeps what others have asked for.
    private_page(page)
}

/// A word of the question: how it was typed, its roots, and how many things have it.
struct Word {
    typed: String,
    roots: Vec<String>,
    things: i64,
}

impl Word {
    fn slots(&self) -> Roots {
        std::array::from_fn(|n| self.roots.get(n).cloned().unwrap_or_default())
    }
}

/// The words of a question, the rarest first. Roots that occur nowhere are left out.
async fn weigh(reader: &mut Reader, q: &str) -> Result<Vec<Word>> {
    let asked = asked(q, WORDS);
    let all: Vec<String> = asked.iter().flat_map(|(_, roots)| roots.iter().take(ROOTS).cloned()).collect();
    let known: BTreeMap<String, i64> = match all.is_empty() {
        true => BTreeMap::new(),
        false => store::frequencies(reader, &all).await?.into_iter().collect(),
    };
    let mut words: Vec<Word> = asked
        .into_iter()
        .map(|(typed, roots)| {
            let roots: Vec<String> = roots.into_iter().filter(|root| known.contains_key(root)).collect();
            let things = roots.iter().filter_map(|root| known.get(root)).max().copied().unwrap_or(0);
            Word { typed, roots, things }
        })
        .collect();
    words.sort_by_key(|word| word.things);
    Ok(words)
}

/// Looks for what has all the words. The rarest word gives the order: in the title before in the text, then the newest.
async fn answer(reader: &mut Reader, q: &str, kind: &str, after: &Place) -> Result<Answers> {
    let (known, unknown): (Vec<Word>, Vec<Word>) =
        weigh(reader, q).await?.into_iter().partition(|word| word.things > 0);
    let mut answers = Answers {
        unknown: unknown.into_iter().map(|word| word.typed).collect(),
        roots: known.iter().flat_map(|word| word.roots.iter().cloned()).collect(),
        ..Answers::default()
    };
    let Some((rarest, others)) = known.split_first() else {
        answers.alike = alike(reader, q).await?;
        return Ok(answers);
    };
    let others: Vec<Roots> = others.iter().map(Word::slots).collect();
    let mut hits: BTreeMap<Place, Hit> = BTreeMap::new();
    for root in &rarest.roots {
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let more = store::with_root(reader, root, &others, kind, after, limit).await?;
        hits.extend(more.into_iter().map(|hit| (hit.at.clone(), hit)));
    }
    let mut seen = BTreeSet::new();
    answers.hits =
        hits.into_values().filter(|hit| seen.insert((hit.at.kind.clone(), hit.at.id, hit.at.part))).collect();
    let is_more = answers.hits.len() > PAGE;
    answers.hits.truncate(PAGE);
    answers.next = answers.hits.last().filter(|_| is_more).map(|hit| hit.at.to_string());
    answers.kinds = store::kinds(reader, &rarest.slots(), &others).await?;
    if answers.hits.is_empty() && known.len() > 1 {
        answers.alone = known.into_iter().map(|word| (word.typed, word.things)).collect();
    }
    Ok(answers)
}

/// Titles with words that begin like the longest word of the question.
async fn alike(reader: &mut Reader, q: &str) -> Result<Vec<String>> {
    let asked = asked(q, WORDS);
    let root = asked.iter().flat_map(|(_, roots)| roots).max_by_key(|root| root.len());
    let Some(begin) =
        root.map(|root| root.chars().take(4).collect::<String>()).filter(|begin| begin.len() > 2)
    else {
        return Ok(Vec::new());
    };
    store::alike(reader, &begin, &format!("{begin}\u{10ffff}")).await
}
