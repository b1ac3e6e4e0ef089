//! A letter as the page shows it.

/// A stretch of a line: text, or the address of one of our own pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) is_link: bool,
}

/// Cuts a line into text and addresses. Only what begins with one of `ours` (whole origins that end in a slash:
/// `http://cojocna.localhost:8080/`) becomes a link: a letter can quote what people wrote, with any address in it.
pub(super) fn pieces(line: &str, ours: &[String]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for word in line.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let address = bare.trim_end_matches(['.', ',', ';', ')', '”', '"']);
        if ours.iter().any(|origin| address.starts_with(origin.as_str())) {
            out.push(Piece { text: address.to_owned(), is_link: true });
            push_text(&mut out, &word[address.len()..]);
        } else {
            push_text(&mut out, word);
        }
    }
    out
}

/// Adds text, to the text before it if there is some.
fn push_text(out: &mut Vec<Piece>, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if !last.is_link => last.text += text,
        _ => out.push(Piece { text: text.to_owned(), is_link: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn links(line: &str) -> Vec<String> {
        let ours = ["http://sat.localhost:8080/".to_owned(), "http://localhost:8080/".to_owned()];
        let all = pieces(line, &ours);
        assert_eq!(all.iter().map(|piece| piece.text.as_str()).collect::<String>(), line, "nothing is lost");
        all.into_iter().filter(|piece| piece.is_link).map(|piece| piece.text).collect()
    }

    #[test]
    fn our_own_addresses_become_links_without_the_full_stop_after_them() {
        assert_eq!(
            links("Deschideți http://sat.localhost:8080/link/abc?x=1."),
            ["http://sat.localhost:8080/link/abc?x=1"]
        );
        assert_eq!(links("(http://localhost:8080/)"), Vec::<String>::new(), "a bracket is part of the word");
        assert_eq!(links("http://localhost:8080/ http://sat.localhost:8080/a").len(), 2);
    }

    #[test]
    fn addresses_of_others_stay_text_however_alike_they_look() {
        for line in [
            "http://example.org/",
            "javascript:alert(1)",
            "http://localhost:8080@example.org/",
            "http://localhost:80801/",
            "https://sat.localhost:8080/",
            "http://sat.localhost:8080.example.org/",
            "xhttp://localhost:8080/",
        ] {
            assert_eq!(links(line), Vec::<String>::new(), "{line}");
        }
    }
}
