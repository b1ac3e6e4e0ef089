//! Ties, and the lot that breaks them.
//!
//! No rule here ever draws a lot: it says which options tie, people draw in the open, and the drawn order is put in.

/// The order in which options were drawn, by their numbers. Empty when nothing was drawn.
///
/// One order serves the whole count, however often the same options tie. When more than one tie may come up, the
/// plain way is to draw all the options once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    drawn: Vec<usize>,
}

/// Options that tie after every written rule, of which the lot must say which goes first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a lot has to be drawn among options that tie")]
pub struct NeedsLot {
    /// What was decided before the tie, in order (the winners so far).
    pub decided: Vec<usize>,
    /// The options that tie, in the order of the vote.
    pub tied: Vec<usize>,
}

impl Lot {
    /// The order as drawn; an option drawn twice keeps its first place.
    pub fn new(drawn: impl IntoIterator<Item = usize>) -> Self {
        Self { drawn: drawn.into_iter().collect() }
    }

    /// The place at which an option was drawn, 0 for the first; `None` when it was not.
    pub fn place(&self, option: usize) -> Option<usize> {
        self.drawn.iter().position(|&drawn| drawn == option)
    }

    /// Whether all of these were drawn.
    pub fn names_all(&self, options: &[usize]) -> bool {
        options.iter().all(|&option| self.place(option).is_some())
    }

    /// The one of `tied` that was drawn first; `None` unless all of them were drawn.
    pub fn first_of(&self, tied: &[usize]) -> Option<usize> {
        if !self.names_all(tied) {
            return None;
        }
        tied.iter().copied().min_by_key(|&option| self.place(option))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_decides_only_between_options_that_were_all_drawn() {
        let lot = Lot::new([3, 1, 2]);
        assert_eq!(lot.first_of(&[1, 2]), Some(1));
        assert_eq!(lot.first_of(&[2, 3, 1]), Some(3));
        assert_eq!(lot.first_of(&[1, 4]), None);
        assert_eq!(Lot::default().first_of(&[1]), None);
    }
}
