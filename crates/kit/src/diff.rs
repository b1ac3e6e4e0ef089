//! What changed between two texts, word by word, as `<ins>` and `<del>`.
use crate::field::Escaped;
use similar::{ChangeTag, TextDiff};
use std::fmt::{Display, Formatter};

/// The difference between two texts: HTML in which everything that people wrote is escaped.
pub struct Diff(Vec<(ChangeTag, String)>);

impl Diff {
    /// Compares two texts, word by word. Changed words that stand beside each other are shown as one change.
    #[must_use]
    pub fn of(old: &str, new: &str) -> Diff {
        let mut runs: Vec<(ChangeTag, String)> = Vec::new();
        for change in TextDiff::from_words(old, new).iter_all_changes() {
            match runs.last_mut() {
                Some((tag, run)) if *tag == change.tag() => run.push_str(change.value()),
                _ => runs.push((change.tag(), change.value().to_owned())),
            }
        }
        Diff(runs)
    }

    /// Whether the texts differ.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.0.iter().any(|(tag, _)| *tag != ChangeTag::Equal)
    }
}

impl Display for Diff {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for (tag, run) in &self.0 {
            let run = Escaped(run);
            match tag {
                ChangeTag::Equal => write!(f, "{run}")?,
                ChangeTag::Insert => write!(f, "<ins>{run}</ins>")?,
                ChangeTag::Delete => write!(f, "<del>{run}</del>")?,
            }
        }
        Ok(())
    }
}
impl askama::filters::HtmlSafe for Diff {}

#[cfg(test)]
mod tests {
    use super::Diff;
    use proptest::prelude::*;

    #[test]
    fn changed_words_are_marked_and_the_rest_is_left_alone() {
        let diff = Diff::of("Montăm zece stâlpi noi.", "Montăm doisprezece stâlpi noi.");
        assert_eq!(diff.to_string(), "Montăm <del>zece</del><ins>doisprezece</ins> stâlpi noi.");
        assert!(diff.is_some());
        assert!(!Diff::of("la fel", "la fel").is_some());
    }

    proptest! {
        #[test]
        fn the_new_text_can_be_read_from_the_difference(old in "[ab <&]{0,30}", new in "[ab <&]{0,30}") {
            let html = Diff::of(&old, &new).to_string();
            let kept: String = html.split("<del>").enumerate()
                .map(|(at, part)| if at == 0 { part } else { part.split_once("</del>").map_or("", |(_, rest)| rest) })
                .collect();
            let text = kept.replace("<ins>", "").replace("</ins>", "").replace("&lt;", "<").replace("&amp;", "&");
            prop_assert_eq!(text, new);
        }
    }
}
