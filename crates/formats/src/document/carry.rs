//! Addresses that stay: a new version takes over the addresses of the pieces that it kept, changed or moved, and gives
//! fresh ones to what is new. An address is never given twice.
use super::{Block, Kind};
use rules::text::fold;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};

/// A block with its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    /// From 1.
    pub address: i64,
    pub block: Block,
}

/// Gives every new block an address: the old one where it goes on, a fresh one from `next` on where it does not. Also
/// returns the first address that is still free.
pub fn carry(old: &[Addressed], new: Vec<Block>, next: i64) -> (Vec<Addressed>, i64) {
    let mut from: Vec<Option<usize>> = vec![None; new.len()];
    let (old_keys, new_keys): (Vec<String>, Vec<String>) =
        (old.iter().map(|one| key(&one.block)).collect(), new.iter().map(key).collect());
    for op in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                for step in 0..len {
                    from[new_index + step] = Some(old_index + step);
                }
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (olds, news) =
                    (&old[old_index..old_index + old_len], &new[new_index..new_index + new_len]);
                for (left, right) in alike(olds, news) {
                    from[new_index + right] = Some(old_index + left);
                }
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {}
        }
    }
    moved(&old_keys, &new_keys, &mut from);
    let mut free = next;
    let mut give = |from: Option<usize>| match from {
        Some(place) => old[place].address,
        None => {
            free += 1;
            free - 1
        }
    };
    let all =
        new.into_iter().zip(from).map(|(block, from)| Addressed { address: give(from), block }).collect();
    (all, free)
}

/// What makes two blocks the same: their words, whatever the letters' size, the spaces and the marks.
fn key(block: &Block) -> String {
    let words = fold(&super::inline::plain(&block.text));
    let words: Vec<&str> = words.split_whitespace().collect();
    format!("{}{}", if block.kind == Kind::Note { "note " } else { "" }, words.join(" "))
}

/// What left one place and came back at another.
fn moved(old: &[String], new: &[String], from: &mut [Option<usize>]) {
    let taken: HashSet<usize> = from.iter().flatten().copied().collect();
    let mut waiting: HashMap<&str, Vec<usize>> = HashMap::new();
    for place in (0..old.len()).rev().filter(|place| !taken.contains(place)) {
        waiting.entry(&old[place]).or_default().push(place);
    }
    for (place, from) in from.iter_mut().enumerate().filter(|(_, from)| from.is_none()) {
        *from = waiting.get_mut(new[place].as_str()).and_then(Vec::pop);
    }
}

/// The pairs of blocks that say nearly the same, in order, so that together they are as alike as can be.
fn alike(old: &[Addressed], new: &[Block]) -> Vec<(usize, usize)> {
    const MOST: usize = 40_000;
    let (old_bags, new_bags): (Vec<Bag>, Vec<Bag>) =
        (old.iter().map(|one| Bag::of(&one.block)).collect(), new.iter().map(Bag::of).collect());
    if old.len() * new.len() > MOST {
        return old_bags
            .iter()
            .zip(&new_bags)
            .enumerate()
            .filter(|(_, (a, b))| a.like(b) > 0)
            .map(|(at, _)| (at, at))
            .collect();
    }
    let wide = new.len() + 1;
    let mut best = vec![0u32; (old.len() + 1) * wide];
    let score: Vec<u32> = old_bags.iter().flat_map(|a| new_bags.iter().map(move |b| a.like(b))).collect();
    for left in (0..old.len()).rev() {
        for right in (0..new.len()).rev() {
            let like = score[left * new.len() + right];
            let together = if like > 0 { like + best[(left + 1) * wide + right + 1] } else { 0 };
            best[left * wide + right] =
                together.max(best[(left + 1) * wide + right]).max(best[left * wide + right + 1]);
        }
    }
    let (mut left, mut right, mut pairs) = (0, 0, Vec::new());
    while left < old.len() && right < new.len() {
        let (here, like) = (best[left * wide + right], score[left * new.len() + right]);
        if like > 0 && here == like + best[(left + 1) * wide + right + 1] {
            pairs.push((left, right));
            (left, right) = (left + 1, right + 1);
        } else if here == best[(left + 1) * wide + right] {
            left += 1;
        } else {
            right += 1;
        }
    }
    pairs
}

/// The words of a block with how often each stands there.
struct Bag {
    words: HashMap<String, u32>,
    all: u32,
    kind: Kind,
    /// The first word and the number after it: `art. 3`.
    begins: Option<String>,
}

impl Bag {
    fn of(block: &Block) -> Bag {
        let text = fold(&super::inline::plain(&block.text));
        let mut words = HashMap::new();
        let mut all = 0;
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *words.entry(word.to_owned()).or_insert(0) += 1;
            all += 1;
        }
        let begins = match block.kind {
            Kind::Article => Some(text.split_whitespace().take(2).collect::<Vec<_>>().join(" ")),
            Kind::Note => Some(block.mark.clone()),
            _ => None,
        };
        Bag { words, all, kind: block.kind, begins }
    }

    /// How much they share, in thousandths; 0 if that is too little to be the same piece.
    fn like(&self, other: &Bag) -> u32 {
        const ENOUGH: u32 = 500;
        if (self.kind == Kind::Note) != (other.kind == Kind::Note) {
            return 0;
        }
        let shared: u32 = self
            .words
            .iter()
            .map(|(word, count)| other.words.get(word).map_or(0, |there| *count.min(there)))
            .sum();
        let like = 2_000 * shared / (self.all + other.all).max(1);
        let is_same_article = self.begins.is_some() && self.begins == other.begins;
        match like {
            _ if is_same_article => like.max(ENOUGH),
            ENOUGH.. => like,
            _ => 0,
        }
    }
}

/// What became of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    Changed,
    Added,
    Removed,
    /// Stands elsewhere; its words may have changed as well.
    Moved,
}

impl Change {
    /// The name under which its word is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
        }
    }
}

/// One piece in two versions: places in the old and in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub change: Change,
    pub old: Option<usize>,
    pub new: Option<usize>,
}

/// Two versions side by side: in the order of the new one, what was removed where it stood.
pub fn compare(old: &[Addressed], new: &[Addressed]) -> Vec<Row> {
    let addresses = |all: &[Addressed]| all.iter().map(|one| one.address).collect::<Vec<_>>();
    let place = |all: &[Addressed]| -> HashMap<i64, usize> {
        all.iter().enumerate().map(|(at, one)| (one.address, at)).collect()
    };
    let (old_places, new_places) = (place(old), place(new));
    let mut rows = Vec::new();
    let gone = |range: std::ops::Range<usize>, rows: &mut Vec<Row>| {
        for at in range.filter(|at| !new_places.contains_key(&old[*at].address)) {
            rows.push(Row { change: Change::Removed, old: Some(at), new: None });
        }
    };
    let come = |range: std::ops::Range<usize>, rows: &mut Vec<Row>| {
        for at in range {
            let was = old_places.get(&new[at].address).copied();
            let change = if was.is_some() { Change::Moved } else { Change::Added };
            rows.push(Row { change, old: was, new: Some(at) });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &addresses(old), &addresses(new)) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => rows.extend((0..len).map(|step| {
                let (was, is) = (old_index + step, new_index + step);
                let change = if old[was].block == new[is].block { Change::Same } else { Change::Changed };
                Row { change, old: Some(was), new: Some(is) }
            })),
            DiffOp::Delete { old_index, old_len, .. } => gone(old_index..old_index + old_len, &mut rows),
            DiffOp::Insert { new_index, new_len, .. } => come(new_index..new_index + new_len, &mut rows),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                gone(old_index..old_index + old_len, &mut rows);
                come(new_index..new_index + new_len, &mut rows);
            }
        }
    }
    rows
}
