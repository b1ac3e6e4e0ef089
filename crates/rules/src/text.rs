//! Romanian and Hungarian words: search without diacritics, mending of old letters, plurals, initials.
//!
//! Sources: the Unicode Standard (Romanian ș and ț are U+0219 and U+021B, with a comma below; the letters with a
//! cedilla are Turkish); CLDR plural rules for `ro`.

/// A key for searching and sorting out duplicates: small letters without diacritics.
///
/// `Ștefăneşti`, `ştefăneşti` and `Stefanesti` give the same key. Meant for comparison, not for show.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            '\u{300}'..='\u{36f}' => {}
            other => out.push(without_mark(other)),
        }
    }
    out
}

/// A small letter without its diacritic.
fn without_mark(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// Text as it is stored: ş and ţ with a cedilla become ș and ț with a comma, and a letter followed by a combining
/// mark becomes the one letter of Romanian or Hungarian that it is.
pub fn mend_diacritics(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let last = out.chars().next_back();
        if let Some(whole) = last.and_then(|letter| composed(letter, c)) {
            out.pop();
            out.push(whole);
        } else {
            out.push(match c {
                'ş' => 'ș',
                'Ş' => 'Ș',
                'ţ' => 'ț',
                'Ţ' => 'Ț',
                other => other,
            });
        }
    }
    out
}

/// The letter that a base and a combining mark make together.
fn composed(letter: char, mark: char) -> Option<char> {
    let (bases, whole) = match mark {
        // Breve, circumflex, comma and cedilla: Romanian.
        '\u{306}' => ("aA", "ăĂ"),
        '\u{302}' => ("aAiI", "âÂîÎ"),
        '\u{326}' | '\u{327}' => ("sStT", "șȘțȚ"),
        // Acute, diaeresis, double acute: Hungarian.
        '\u{301}' => ("aAeEiIoOuU", "áÁéÉíÍóÓúÚ"),
        '\u{308}' => ("oOuU", "öÖüÜ"),
        '\u{30b}' => ("oOuU", "őŐűŰ"),
        _ => return None,
    };
    bases.chars().zip(whole.chars()).find(|(base, _)| *base == letter).map(|(_, whole)| whole)
}

/// The form a Romanian noun takes after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plural {
    /// 1 vot
    One,
    /// 0 voturi, 2-19 voturi, 101-119 voturi
    Few,
    /// 20-100 *de* voturi
    Other,
}

/// The form of a Romanian noun after a whole number (CLDR: one, few, other).
pub const fn plural_ro(n: u64) -> Plural {
    match n {
        1 => Plural::One,
        0 => Plural::Few,
        _ if matches!(n % 100, 1..=19) => Plural::Few,
        _ => Plural::Other,
    }
}

/// The initials of a name, for donors who want to be shown by them: `Ana-Maria Pop` gives `A.M.P.`
pub fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}'))
        .filter_map(|part| part.chars().find(|c| c.is_alphabetic()))
        .flat_map(|letter| letter.to_uppercase().chain(std::iter::once('.')))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_search_finds_a_word_however_its_letters_were_typed() {
        for (text, key) in [
            ("Ștefăneşti", "stefanesti"),
            ("S\u{326}tefa\u{306}nes\u{327}ti", "stefanesti"),
            ("TÂRGU MUREȘ", "targu mures"),
            ("Înfrăţire", "infratire"),
            ("Kolozskara – Székelyűő", "kolozskara – szekelyuo"),
            ("İstanbul", "istanbul"),
            ("Straße 12", "strasse 12"),
            ("Булев", "булев"),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
    }

    #[test]
    fn old_letters_are_mended_and_others_left_alone() {
        assert_eq!(mend_diacritics("Şi ţara, ŢARA şi"), "Și țara, ȚARA și");
        assert_eq!(mend_diacritics("a\u{306}a\u{302}i\u{302}s\u{326}t\u{327}"), "ăâîșț");
        assert_eq!(mend_diacritics("o\u{30b}u\u{308}e\u{301}"), "őüé");
        assert_eq!(mend_diacritics("q\u{306} \u{302}"), "q\u{306} \u{302}");
        assert_eq!(mend_diacritics("façade ș"), "façade ș");
    }

    #[test]
    fn a_romanian_noun_takes_its_form_from_the_number() {
        use Plural::*;
        for (n, form) in [
            (0, Few),
            (1, One),
            (2, Few),
            (19, Few),
            (20, Other),
            (99, Other),
            (100, Other),
            (101, Few),
            (119, Few),
            (120, Other),
            (200, Other),
            (201, Few),
            (1_000_000, Other),
        ] {
            assert_eq!(plural_ro(n), form, "{n}");
        }
    }

    #[test]
    fn initials_hide_the_rest_of_the_name() {
        assert_eq!(initials("Ana-Maria Pop"), "A.M.P.");
        assert_eq!(initials("  ștefan   (Fane) șerban "), "Ș.F.Ș.");
        assert_eq!(initials("42 -"), "");
    }

    proptest! {
        #[test]
        fn folding_and_mending_twice_change_nothing_more(text in "[a-zA-ZşţŞŢșțăâîőű\u{302}\u{306}\u{326} ]*|.*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(mend_diacritics(&mend_diacritics(&text)), mend_diacritics(&text));
        }

        #[test]
        fn mending_never_changes_what_a_search_finds(text in "[a-zA-ZşţŞŢșțăâîőű\u{301}\u{302}\u{306}\u{308}\u{30b}\u{326}\u{327} ]*") {
            prop_assert_eq!(fold(&mend_diacritics(&text)), fold(&text));
        }
    }
}
