//! Ties, and the lot that breaks them.
//!
//! No rule here ever draws a lot: it says which options tie, people draw in the open, and the drawn order is put in.

/// What was drawn: drawing after drawing, each the order in which its options came, by their numbers. Empty when nothing
/// was drawn.
///
/// A tie is decided by the first drawing that names all who tie, and never by two drawings put together: between options
/// that did not lie in one urn nobody has drawn. The first, because it was made for that very tie: what it decided stays
/// decided, whatever is drawn later among more options. When more than one tie may come up, the plain way is to draw all
/// the options once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    drawings: Vec<Vec<usize>>,
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
    /// One drawing: the order as drawn; an option drawn twice keeps its first place.
    pub fn new(drawn: impl IntoIterator<Item = usize>) -> Self {
        Self::of([drawn.into_iter().collect()])
    }

    /// Several drawings, the first first.
    pub fn of(drawings: impl IntoIterator<Item = Vec<usize>>) -> Self {
        Self { drawings: drawings.into_iter().collect() }
    }

    /// The drawing that decides between these.
    fn drawing_of(&self, tied: &[usize]) -> Option<&[usize]> {
        let names_all = |drawn: &&Vec<usize>| tied.iter().all(|option| drawn.contains(option));
        self.drawings.iter().find(names_all).map(Vec::as_slice)
    }

    /// Whether all of these were drawn together.
    pub fn names_all(&self, options: &[usize]) -> bool {
        self.drawing_of(options).is_some()
    }

    /// The one of `tied` that was drawn first; `None` unless all of them were drawn together.
    pub fn first_of(&self, tied: &[usize]) -> Option<usize> {
        let drawn = self.drawing_of(tied)?;
        drawn.iter().copied().find(|option| tied.contains(option))
    }

    /// Options in the order of the drawing that decides between those of them that tie, and the others behind it. Where
    /// no drawing does, and so nothing may hang on it, in the order of the first one.
    pub(crate) fn in_order(&self, options: &[usize], tied: &[usize]) -> Vec<usize> {
        let drawn = self.drawing_of(tied).or(self.drawings.first().map(Vec::as_slice)).unwrap_or_default();
        let place = |option: &usize| drawn.iter().position(|one| one == option).unwrap_or(usize::MAX);
        let mut options = options.to_vec();
        options.sort_by_cached_key(place);
        options
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

    #[test]
    fn two_drawings_are_never_put_together_and_what_the_first_decided_stays() {
        let lot = Lot::of([vec![0, 1], vec![2, 1], vec![3, 1, 0]]);
        assert_eq!(lot.first_of(&[1, 2]), Some(2), "the second drawing was among these");
        assert_eq!(lot.first_of(&[0, 2]), None, "nobody has drawn between them");
        assert_eq!(lot.first_of(&[0, 1]), Some(0), "a later drawing among more does not turn it");
        assert_eq!(lot.first_of(&[0, 1, 3]), Some(3));
        assert!(!lot.names_all(&[2, 3]) && lot.names_all(&[1, 3]));
        assert_eq!(lot.in_order(&[0, 1, 2, 3], &[1, 2]), [2, 1, 0, 3]);
    }
}
