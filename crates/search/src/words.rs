//! Words and their roots: what a text is found by. Pure, so that both engines hold the same.
//!
//! A word gives up to four roots, because nobody says in which language it is: its Romanian root with and without
//! diacritics, its Hungarian and its English one. Text and question go through the same function; they meet if they
//! have a root in common. Stemmers: Snowball 3 (Romanian, Hungarian, English).
use rules::text::{fold, mend_diacritics};
use snowball_stemmers_rs::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Raised when roots are made in another way: every index is rebuilt then.
pub const VERSION: i64 = 1;
/// The longest root that is kept, in characters.
pub const LONGEST: usize = 24;
/// How many words of a text are read, and how many different roots are kept of it.
const READ: usize = 20_000;
const MOST: usize = 1_500;

static ROMANIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Romanian));
static HUNGARIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Hungarian));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// Words that stand in every text and say nothing of it, folded.
const EMPTY: &[&str] = &[
    // Romanian
    "ai", "al", "ale", "am", "ar", "are", "au", "ca", "care", "ce", "cel", "cea", "cei", "cele", "cu", "cum",
    "da", "dar", "de", "deci", "despre", "din", "dintre", "dupa", "ea", "ei", "el", "ele", "este", "fi",
    "fie", "fost", "iar", "ii", "il", "in", "intr", "intre", "isi", "la", "le", "lor", "lui", "mai", "ne",
    "ni", "nu", "o", "ori", "pe", "pentru", "prin", "sa", "sau", "se", "si", "sunt", "un", "una", "unei",
    "unor", "unui", "va", "vor", // Hungarian
    "a", "az", "egy", "ez", "es", "hogy", "is", "meg", "nem", "vagy", "van", // English
    "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "is", "it", "not", "of", "on", "that",
    "the", "this", "to", "was", "with",
];
static EMPTY_SET: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| EMPTY.iter().copied().collect());

/// The words of a text, in their order: letters and digits between anything else.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || is_mark(c))).filter(|word| !word.is_empty())
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// The roots of a word; none for words that say nothing and for single letters.
#[must_use]
pub fn roots(word: &str) -> BTreeSet<String> {
    let small = mend_diacritics(word).to_lowercase();
    let plain = fold(&small);
    let is_number = plain.bytes().all(|b| b.is_ascii_digit());
    if EMPTY_SET.contains(plain.as_str()) || (plain.chars().count() < 2 && !is_number) {
        return BTreeSet::new();
    }
    if plain.bytes().any(|b| b.is_ascii_digit()) {
        return BTreeSet::from([shortened(&plain)]);
    }
    [
        ROMANIAN.stem(&small).into_owned(),
        ROMANIAN.stem(&plain).into_owned(),
        HUNGARIAN.stem(&plain).into_owned(),
        ENGLISH.stem(&plain).into_owned(),
    ]
    .into_iter()
    .map(|stem| shortened(&level(fold(&stem))))
    .collect()
}

/// Takes away what the stemmers leave of endings, and the vowels and consonants that change within a Romanian word:
/// *școală, școli*; *piatră, pietre*; *stradă, străzi*; *drum, drumuri*; *educație, educației*.
fn level(stem: String) -> String {
    let mut out = stem;
    for (from, to) in [("oa", "o"), ("ea", "e"), ("ia", "ie")] {
        if out.len() > 3 {
            out = out.replace(from, to);
        }
    }
    cut_vowels(&mut out);
    for (ending, shortest) in [("ur", 5), ("at", 6), ("ar", 7), ("it", 7)] {
        if out.len() >= shortest && out.ends_with(ending) {
            out.truncate(out.len() - ending.len());
        }
    }
    cut_vowels(&mut out);
    if out.len() > 2 && out.ends_with('z') {
        out.pop();
        out.push('d');
    }
    out
}

fn cut_vowels(word: &mut String) {
    let trimmed = word.trim_end_matches(['a', 'e', 'i', 'o', 'u']).len();
    if trimmed >= 2 {
        word.truncate(trimmed);
    }
}

fn shortened(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// The roots of a thing: `true` for those of its title.
#[must_use]
pub fn of_thing(title: &str, text: &str) -> BTreeMap<String, bool> {
    let mut all = BTreeMap::new();
    for word in words(title).take(READ) {
        all.extend(roots(word).into_iter().map(|root| (root, true)));
    }
    let mut seen = BTreeSet::new();
    for word in words(text).take(READ).filter(|word| seen.insert(*word)) {
        if all.len() >= MOST {
            break;
        }
        for root in roots(word) {
            all.entry(root).or_insert(false);
        }
    }
    all
}

/// What somebody asks for: each word that says something, once, with its roots.
#[must_use]
pub fn asked(question: &str, most: usize) -> Vec<(String, BTreeSet<String>)> {
    let mut all: Vec<(String, BTreeSet<String>)> = Vec::new();
    for word in words(question) {
        let roots = roots(word);
        if !roots.is_empty() && !all.iter().any(|(_, there)| *there == roots) && all.len() < most {
            all.push((word.to_owned(), roots));
        }
    }
    all
}

/// A piece of a text around the first word with one of these roots, in parts: `true` for what was asked for.
#[must_use]
pub fn snippet(text: &str, asked: &BTreeSet<String>, long: usize) -> Vec<(String, bool)> {
    let hit = |word: &str| roots(word).iter().any(|root| asked.contains(root));
    let at =
        words(text).find(|word| hit(word)).map_or(0, |word| word.as_ptr() as usize - text.as_ptr() as usize);
    let back = text[..at].char_indices().rev().nth(long / 3).map_or(0, |(at, _)| at);
    let begin = match back {
        0 => 0,
        back => {
            let mut letters = text[back..at].char_indices();
            letters.find(|(_, c)| c.is_whitespace()).map_or(at, |(space, c)| back + space + c.len_utf8())
        }
    };
    let rest = &text[begin..];
    let end = rest.char_indices().nth(long).map_or(rest.len(), |(at, _)| {
        rest[..at].rfind(char::is_whitespace).filter(|space| *space > 0).unwrap_or(at)
    });
    let piece = &rest[..end];
    let mut parts = vec![((if begin > 0 { "… " } else { "" }).to_owned(), false)];
    let mut last = 0;
    for word in words(piece) {
        let start = word.as_ptr() as usize - piece.as_ptr() as usize;
        if hit(word) {
            parts.push((piece[last..start].to_owned(), false));
            parts.push((word.to_owned(), true));
            last = start + word.len();
        }
    }
    let tail = if end < rest.len() { " …" } else { "" };
    parts.push((format!("{}{tail}", &piece[last..]), false));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

#[cfg(test)]
mod checks {
    use super::*;

    /// Whether every two forms of a word find each other.
    fn meet(forms: &[&str]) {
        for a in forms {
            for b in forms {
                assert!(!roots(a).is_disjoint(&roots(b)), "{a} {:?} and {b} {:?}", roots(a), roots(b));
            }
        }
    }

    #[test]
    fn the_forms_of_romanian_words_find_each_other() {
        for forms in [
            &["școală", "școala", "școlii", "școlilor", "școli", "scoala", "scolii", "şcoala", "ŞCOLILOR"][..],
            &["stradă", "străzi", "străzilor", "strada", "strazi"],
            &["drum", "drumuri", "drumul", "drumurilor"],
            &["primărie", "primăria", "primăriei", "primariei"],
            &["educație", "educației", "educatie", "educaţiile"],
            &["consultare", "consultări", "consultarea", "consultărilor"],
            &["floare", "flori", "florilor"],
            &["piatră", "pietre", "pietrei"],
            &["vot", "voturi", "votul", "votului"],
            &["oraș", "orașul", "orașe", "oraşului"],
            &["parc", "parcuri", "parcul"],
            &["grădiniță", "grădinițe", "grădiniței", "gradinita"],
            &["bibliotecă", "biblioteci", "bibliotecii"],
            &["cetățeni", "cetățenilor", "cetatenii"],
            &["trotuar", "trotuare", "trotuarelor"],
            &["apă", "apei", "apelor"],
            &["lumină", "luminii", "lumini"],
        ] {
            meet(forms);
        }
    }

    #[test]
    fn the_forms_of_hungarian_words_find_each_other() {
        for forms in [
            &["iskola", "iskolák", "iskolában", "iskolákban", "iskolának", "iskolai", "ISKOLAK"][..],
            &["utca", "utcák", "utcában"],
            &["szavazás", "szavazások", "szavazáson"],
            &["javaslat", "javaslatok", "javaslatot"],
            &["könyvtár", "könyvtárak", "könyvtárban", "konyvtar"],
            &["község", "községek", "községben", "községi"],
            &["világítás", "világítása", "világítást"],
            &["gyűlés", "gyűlések", "gyulesen"],
            &["őr", "őrök"],
        ] {
            meet(forms);
        }
    }

    #[test]
    fn the_forms_of_english_words_find_each_other_and_others_do_not() {
        meet(&["school", "schools", "School's"]);
        meet(&["consulted", "consultation"]);
        for (a, b) in [
            ("școală", "stradă"),
            ("primar", "prim"),
            ("vot", "voce"),
            ("iskola", "iroda"),
            ("parc", "piatră"),
        ] {
            assert!(roots(a).is_disjoint(&roots(b)), "{a} {:?} and {b} {:?}", roots(a), roots(b));
        }
    }

    #[test]
    fn what_says_nothing_has_no_roots_and_numbers_stay_numbers() {
        for word in ["și", "de", "az", "the", "x", "Î"] {
            assert!(roots(word).is_empty(), "{word}");
        }
        assert_eq!(roots("2026"), BTreeSet::from(["2026".to_owned()]));
        assert_eq!(asked("legea 52/2003, Legii", 5).len(), 3);
    }

    #[test]
    fn a_snippet_is_cut_at_words_around_the_first_hit() {
        let text = "Copiii merg pe jos. Drumul spre școlile din sat nu are trotuar și mașinile trec aproape.";
        let asked: BTreeSet<String> = roots("școală");
        let parts = snippet(text, &asked, 40);
        assert!(parts.contains(&("școlile".to_owned(), true)), "{parts:?}");
        let whole: String = parts.iter().map(|(text, _)| text.as_str()).collect();
        assert!(whole.starts_with("… ") && whole.ends_with(" …"), "{whole}");
        assert_eq!(snippet("Scurt.", &asked, 40), [("Scurt.".to_owned(), false)]);
        assert_eq!(snippet("", &asked, 40), []);
    }
}
