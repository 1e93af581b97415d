//! The Merkle tree of RFC 9162 section 2.1 over SHA-256: roots, and proofs of inclusion and of consistency.
//! Subtrees once complete never change, so a proof for any past size is made from them alone.

use sha2::{Digest, Sha256};
use std::ops::Range;

#[cfg(test)]
mod tests;

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// A complete subtree: the `2^level` leaves from leaf `place * 2^level` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Height above the leaves, which are level 0.
    pub level: u8,
    /// How many subtrees of this level stand to the left.
    pub place: u64,
    /// The root of the subtree.
    pub hash: Hash,
}

/// The hash of one entry of the log, `0x00 || leaf` (RFC 9162 section 2.1.1).
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(leaf).finalize().into()
}

/// The hash of two subtrees side by side, `0x01 || left || right` (RFC 9162 section 2.1.1).
fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The root over complete subtrees that stand side by side, each smaller than the one before (RFC 9162 section 2.1.1).
fn join(roots: &[Hash]) -> Hash {
    let joined = roots.iter().rev().copied().reduce(|right, left| node_hash(&left, &right));
    joined.unwrap_or_else(|| Sha256::digest([]).into())
}

/// All that appending needs of a tree: the roots of the complete subtrees it splits into, largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One for each bit set in `size`.
    roots: Vec<Hash>,
}

impl Frontier {
    /// The empty tree.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends a leaf by its hash and hands over every subtree this completes, lowest first.
    /// The leaf itself is handed over too, as level 0, so that proofs need nothing but nodes.
    pub fn append(&mut self, leaf: Hash, mut node: impl FnMut(Node)) {
        let mut made = Node { level: 0, place: self.size, hash: leaf };
        node(made);
        while made.place % 2 == 1
            && let Some(left) = self.roots.pop()
        {
            made = Node { level: made.level + 1, place: made.place / 2, hash: node_hash(&left, &made.hash) };
            node(made);
        }
        self.roots.push(made.hash);
        self.size += 1;
    }

    /// The root of the tree (RFC 9162 section 2.1.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        join(&self.roots)
    }

    /// The size as 8 bytes, big-endian, then the roots.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        [self.size.to_be_bytes().as_slice(), self.roots.as_flattened()].concat()
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    /// `None` when the roots are not as many as the size asks for, or the size is beyond a database's integers.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, roots) = bytes.split_first_chunk()?;
        let (roots, []) = roots.as_chunks() else { return None };
        let size = u64::from_be_bytes(*size);
        // The bound also keeps `append` from ever overflowing the size.
        let fits = i64::try_from(size).is_ok() && roots.len() == size.count_ones() as usize;
        fits.then(|| Self { size, roots: roots.to_vec() })
    }
}

/// The root of the tree of the first `size` leaves (RFC 9162 section 2.1.1).
/// `lookup` gives the complete subtree at a level and place; without one that is needed the answer is `None`.
///
/// # Errors
/// Those of `lookup`.
pub fn root_of<E>(size: u64, mut lookup: impl FnMut(u8, u64) -> Result<Option<Hash>, E>) -> Result<Option<Hash>, E> {
    root_over(0..size, &mut lookup)
}

/// The proof that leaf `place` is in the tree of the first `size` leaves (RFC 9162 section 2.1.3.1).
/// `None` when there is no such leaf; `lookup` is as in [`root_of`].
///
/// # Errors
/// Those of `lookup`.
pub fn inclusion_proof<E>(
    place: u64,
    size: u64,
    mut lookup: impl FnMut(u8, u64) -> Result<Option<Hash>, E>,
) -> Result<Option<Vec<Hash>>, E> {
    if place >= size {
        return Ok(None);
    }
    siblings(place, 1, size, &mut lookup)
}

/// The proof that the tree of `second` leaves extends that of its first `first` (RFC 9162 section 2.1.4.1).
/// It is empty where the RFC leaves it open: for equal sizes and, as every tree extends the empty one, from size 0.
/// `None` when `first > second`; `lookup` is as in [`root_of`].
///
/// # Errors
/// Those of `lookup`.
pub fn consistency_proof<E>(
    first: u64,
    second: u64,
    mut lookup: impl FnMut(u8, u64) -> Result<Option<Hash>, E>,
) -> Result<Option<Vec<Hash>>, E> {
    if first > second {
        return Ok(None);
    }
    if first == 0 || first == second {
        return Ok(Some(Vec::new()));
    }
    // The last complete subtree of the first tree is the largest that both trees share at that edge.
    let width = 1 << first.trailing_zeros();
    let Some(mut proof) = siblings(first - width, width, second, &mut lookup)? else { return Ok(None) };
    // The verifier knows this subtree already where it is the whole of the first tree.
    if width < first {
        let Some(shared) = root_over(first - width..first, &mut lookup)? else { return Ok(None) };
        proof.insert(0, shared);
    }
    Ok(Some(proof))
}

/// The siblings on the way up to the root of `size` leaves from the complete subtree of `width` leaves at `leaf`.
fn siblings<E>(
    leaf: u64,
    width: u64,
    size: u64,
    lookup: &mut impl FnMut(u8, u64) -> Result<Option<Hash>, E>,
) -> Result<Option<Vec<Hash>>, E> {
    let mut path = Vec::new();
    let mut tree = 0..size;
    while tree.end - tree.start > width {
        // The left side has the largest power of two of leaves that leaves some to the right.
        let middle = tree.start + (1 << (tree.end - tree.start - 1).ilog2());
        let (left, right) = (tree.start..middle, middle..tree.end);
        let (near, far) = if leaf < middle { (left, right) } else { (right, left) };
        let Some(sibling) = root_over(far, lookup)? else { return Ok(None) };
        path.push(sibling);
        tree = near;
    }
    path.reverse();
    Ok(Some(path))
}

/// The root over leaves that start at a multiple of a power of two no less than their number.
fn root_over<E>(
    leaves: Range<u64>,
    lookup: &mut impl FnMut(u8, u64) -> Result<Option<Hash>, E>,
) -> Result<Option<Hash>, E> {
    let size = leaves.end - leaves.start;
    let mut start = leaves.start;
    let mut roots = Vec::new();
    for level in (0..64).rev().filter(|level| size >> level & 1 == 1) {
        let Some(root) = lookup(level, start >> level)? else { return Ok(None) };
        roots.push(root);
        start += 1 << level;
    }
    Ok(Some(join(&roots)))
}

/// Whether the proof shows this leaf hash at `place` in the tree of `size` leaves and this root
/// (RFC 9162 section 2.1.3.2).
#[must_use]
pub fn verify_inclusion(leaf: &Hash, place: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    let Some(last) = size.checked_sub(1).filter(|last| place <= *last) else { return false };
    let mut hash = *leaf;
    let reached = climb(place, last, proof, |left, sibling| {
        hash = if left { node_hash(sibling, &hash) } else { node_hash(&hash, sibling) };
    });
    reached && hash == *root
}

/// Whether the proof shows that the tree of `second` leaves extends that of `first` (RFC 9162 section 2.1.4.2).
/// Of equal sizes only equal roots agree. From size 0 nothing is shown about `second_root`: every tree extends it.
#[must_use]
pub fn verify_consistency(first: u64, second: u64, first_root: &Hash, second_root: &Hash, proof: &[Hash]) -> bool {
    if first > second {
        return false;
    }
    if first == second {
        return proof.is_empty() && first_root == second_root && (first > 0 || *first_root == join(&[]));
    }
    if first == 0 {
        return proof.is_empty() && *first_root == join(&[]);
    }
    let (shared, path) = match proof {
        _ if first.is_power_of_two() => (first_root, proof),
        [shared, path @ ..] => (shared, path),
        [] => return false,
    };
    let level = first.trailing_zeros();
    let (mut old, mut new) = (*shared, *shared);
    let reached = climb((first - 1) >> level, (second - 1) >> level, path, |left, sibling| {
        if left {
            old = node_hash(sibling, &old);
            new = node_hash(sibling, &new);
        } else {
            new = node_hash(&new, sibling);
        }
    });
    reached && old == *first_root && new == *second_root
}

/// Climbs to the root from the node at `place` of a level whose last node is at `last`, and hands over each sibling
/// and whether it stands on the left. False when the path is too long or too short.
fn climb(mut place: u64, mut last: u64, path: &[Hash], mut step: impl FnMut(bool, &Hash)) -> bool {
    for sibling in path {
        if last == 0 {
            return false;
        }
        let left = place % 2 == 1 || place == last;
        if left {
            // At a ragged edge a node without a sibling is its own parent.
            let lonely = place.trailing_zeros();
            place >>= lonely;
            last >>= lonely;
        }
        step(left, sibling);
        place >>= 1;
        last >>= 1;
    }
    last == 0
}
