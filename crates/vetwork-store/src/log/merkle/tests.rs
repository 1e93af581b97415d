//! Against the definitions of RFC 9162 written out, and against the reference vectors of Certificate Transparency.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::convert::Infallible;

type Nodes = BTreeMap<(u8, u64), Hash>;

fn leaves(size: u64) -> Vec<Hash> {
    (0..size).map(|place| leaf_hash(&place.to_be_bytes())).collect()
}

fn grown(leaves: &[Hash]) -> (Frontier, Nodes) {
    let (mut frontier, mut nodes) = (Frontier::new(), Nodes::new());
    for leaf in leaves {
        frontier.append(*leaf, |node| {
            assert_eq!(nodes.insert((node.level, node.place), node.hash), None, "{node:?} was made twice");
        });
    }
    (frontier, nodes)
}

fn from(nodes: &Nodes) -> impl FnMut(u8, u64) -> Result<Option<Hash>, Infallible> {
    |level, place| Ok(nodes.get(&(level, place)).copied())
}

fn included(nodes: &Nodes, place: u64, size: u64) -> Vec<Hash> {
    inclusion_proof(place, size, from(nodes)).unwrap().unwrap()
}

fn consistent(nodes: &Nodes, first: u64, second: u64) -> Vec<Hash> {
    consistency_proof(first, second, from(nodes)).unwrap().unwrap()
}

fn hash(hex: &str) -> Hash {
    bytes(hex).try_into().unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// `k` of RFC 9162: the largest power of two smaller than `n`.
fn split(n: usize) -> usize {
    (0..).map(|power| 1 << power).take_while(|k| *k < n).last().unwrap()
}

/// `MTH(D_n)` of section 2.1.1, over leaf hashes.
fn mth(d: &[Hash]) -> Hash {
    match d {
        [] => Sha256::digest([]).into(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = d.split_at(split(d.len()));
            Sha256::digest([&[1], mth(left).as_slice(), mth(right).as_slice()].concat()).into()
        }
    }
}

/// `PATH(m, D_n)` of section 2.1.3.1.
fn path(m: usize, d: &[Hash]) -> Vec<Hash> {
    if d.len() == 1 {
        return Vec::new();
    }
    let (left, right) = d.split_at(split(d.len()));
    let (mut proof, last) =
        if m < left.len() { (path(m, left), mth(right)) } else { (path(m - left.len(), right), mth(left)) };
    proof.push(last);
    proof
}

/// `SUBPROOF(m, D_n, b)` of section 2.1.4.1.
fn subproof(m: usize, d: &[Hash], b: bool) -> Vec<Hash> {
    if m == d.len() {
        return if b { Vec::new() } else { vec![mth(d)] };
    }
    let (left, right) = d.split_at(split(d.len()));
    let (mut proof, last) = if m <= left.len() {
        (subproof(m, left, b), mth(right))
    } else {
        (subproof(m - left.len(), right, false), mth(left))
    };
    proof.push(last);
    proof
}

/// The hash with each of its bits flipped in turn.
fn flipped(hash: Hash) -> impl Iterator<Item = Hash> {
    (0..256).map(move |bit| {
        let mut other = hash;
        other[bit / 8] ^= 1 << (bit % 8);
        other
    })
}

/// The proof with each bit of each of its hashes flipped in turn.
fn flipped_in(proof: &[Hash]) -> impl Iterator<Item = Vec<Hash>> {
    let replaced = |at: usize, hash| [&proof[..at], &[hash], &proof[at + 1..]].concat();
    (0..proof.len()).flat_map(move |at| flipped(proof[at]).map(move |hash| replaced(at, hash)))
}

/// The proof with a hash too many or too few, at each place.
fn resized(proof: &[Hash]) -> impl Iterator<Item = Vec<Hash>> {
    let longer = (0..=proof.len()).map(|at| [&proof[..at], &[[7; 32]], &proof[at..]].concat());
    longer.chain((0..proof.len()).map(|at| [&proof[..at], &proof[at + 1..]].concat()))
}

#[test]
fn reference_vectors() {
    let leaves: Vec<Hash> =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .map(|leaf| leaf_hash(&bytes(leaf)))
            .into();
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let (_, nodes) = grown(&leaves);
    for (size, root) in roots.into_iter().enumerate() {
        assert_eq!(grown(&leaves[..size]).0.root(), hash(root), "{size}");
        assert_eq!(root_of(size as u64, from(&nodes)), Ok(Some(hash(root))), "{size}");
    }
    let first_of_eight = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    assert_eq!(included(&nodes, 0, 8), first_of_eight.map(hash));
    let six_to_eight = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(consistent(&nodes, 6, 8), six_to_eight.map(hash));
}

#[test]
fn as_defined() {
    let leaves = leaves(70);
    let (_, nodes) = grown(&leaves);
    for size in 0..=leaves.len() {
        let tree = &leaves[..size];
        assert_eq!(grown(tree).0.root(), mth(tree), "{size}");
        assert_eq!(root_of(size as u64, from(&nodes)), Ok(Some(mth(tree))), "{size}");
        for place in 0..size {
            assert_eq!(included(&nodes, place as u64, size as u64), path(place, tree), "{place} of {size}");
        }
        for first in 1..size {
            assert_eq!(consistent(&nodes, first as u64, size as u64), subproof(first, tree, true), "{first} to {size}");
        }
    }
}

#[test]
fn consistency_of_all_pairs() {
    let leaves = leaves(40);
    let (_, nodes) = grown(&leaves);
    let roots: Vec<Hash> = (0..=leaves.len()).map(|size| mth(&leaves[..size])).collect();
    for (second, new) in (0..).zip(&roots) {
        for (first, old) in (0..=second).zip(&roots) {
            let proof = consistent(&nodes, first, second);
            let shown = |old: &Hash, new: &Hash, proof: &[Hash]| verify_consistency(first, second, old, new, proof);
            assert!(shown(old, new, &proof), "{first} to {second}");
            assert!(!verify_consistency(second + 1, first, new, old, &proof), "{second} to {first}");
            assert!(!resized(&proof).any(|proof| shown(old, new, &proof)), "{first} to {second}");
            assert!(!flipped_in(&proof).step_by(31).any(|proof| shown(old, new, &proof)), "{first} to {second}");
            assert!(!flipped(*old).step_by(31).any(|old| shown(&old, new, &proof)), "{first} to {second}");
            let any_end = flipped(*new).step_by(31).any(|new| shown(old, &new, &proof));
            assert_eq!(any_end, first == 0 && second > 0, "{first} to {second}");
        }
    }
}

#[test]
fn what_is_not_there() {
    let (_, nodes) = grown(&leaves(45));
    let failing = |_, _| Err::<Option<Hash>, _>("unreachable");
    assert_eq!(inclusion_proof(45, 45, from(&nodes)), Ok(None));
    assert_eq!(consistency_proof(45, 44, from(&nodes)), Ok(None));
    assert_eq!(root_of(46, from(&nodes)), Ok(None));
    assert_eq!(root_of(45, failing), Err("unreachable"));
    assert_eq!(inclusion_proof(7, 45, failing), Err("unreachable"));
    assert_eq!(consistency_proof(7, 45, failing), Err("unreachable"));
    let without = |gone: &(u8, u64)| nodes.clone().into_iter().filter(|(key, _)| key != gone).collect::<Nodes>();
    let needs = |proof: &dyn Fn(&Nodes) -> Option<Vec<Hash>>| {
        nodes.keys().filter(|gone| proof(&without(gone)).is_none()).count()
    };
    // The right edge of 45 = 32 + 8 + 4 + 1 leaves costs three subtrees for one hash.
    assert_eq!(needs(&|nodes| inclusion_proof(7, 45, from(nodes)).unwrap()), 5 + 3);
    assert_eq!(needs(&|nodes| consistency_proof(7, 45, from(nodes)).unwrap()), 1 + 5 + 3);
}

#[test]
fn huge_sizes() {
    let levels: Vec<Hash> = std::iter::successors(Some([0; 32]), |hash| Some(node_hash(hash, hash))).take(64).collect();
    let any = |level: u8, _| Ok::<_, Infallible>(Some(levels[usize::from(level)]));
    for size in [u64::MAX, u64::MAX - 1, 1 << 63, (1 << 63) + 1] {
        let root = root_of(size, any).unwrap().unwrap();
        for place in [0, 1, size / 2, size - 1] {
            let proof = inclusion_proof(place, size, any).unwrap().unwrap();
            assert!(verify_inclusion(&[0; 32], place, size, &proof, &root), "{place} of {size}");
            let proof = consistency_proof(place, size, any).unwrap().unwrap();
            let old = root_of(place, any).unwrap().unwrap();
            assert!(verify_consistency(place, size, &old, &root, &proof), "{place} to {size}");
        }
    }
}

/// Small numbers, the largest ones, and those around powers of two.
fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![
        any::<u64>(),
        0..300_u64,
        (0..64_u32, 0..3_u64).prop_map(|(n, d)| (1_u64 << n).wrapping_add(d).wrapping_sub(1))
    ]
}

fn hashes() -> impl Strategy<Value = Vec<Hash>> {
    prop::collection::vec(any::<Hash>(), 0..70)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn inclusion(size in 1..=300_u64, at in any::<prop::sample::Index>()) {
        let leaves = leaves(size);
        let (frontier, nodes) = grown(&leaves);
        let root = frontier.root();
        for (place, leaf) in (0..).zip(&leaves) {
            prop_assert!(verify_inclusion(leaf, place, size, &included(&nodes, place, size), &root));
        }
        let place = at.index(leaves.len());
        let (leaf, place) = (&leaves[place], place as u64);
        let proof = included(&nodes, place, size);
        let mut spoiled = flipped_in(&proof).chain(resized(&proof));
        prop_assert!(!spoiled.any(|proof| verify_inclusion(leaf, place, size, &proof, &root)));
        prop_assert!(!flipped(*leaf).any(|leaf| verify_inclusion(&leaf, place, size, &proof, &root)));
        prop_assert!(!flipped(root).any(|root| verify_inclusion(leaf, place, size, &proof, &root)));
        prop_assert!(!(0..64).any(|bit| verify_inclusion(leaf, place ^ (1 << bit), size, &proof, &root)));
    }
}

proptest! {
    #[test]
    fn nothing_panics(
        first in numbers(), second in numbers(), a in any::<Hash>(), b in any::<Hash>(), proof in hashes(),
    ) {
        prop_assert!(!verify_inclusion(&a, first, second, &proof, &b));
        prop_assert!(!verify_consistency(first, second, &a, &b, &proof));
    }

    #[test]
    fn frontier_bytes(size in 0..300_u64, more in 0..20_usize) {
        let leaves = leaves(size + more as u64);
        let (mut frontier, _) = grown(&leaves[..size as usize]);
        let bytes = frontier.to_bytes();
        prop_assert_eq!(bytes.len(), 8 + 32 * size.count_ones() as usize);
        prop_assert_eq!(Frontier::from_bytes(&bytes), Some(frontier.clone()));
        prop_assert_eq!(Frontier::from_bytes(&bytes[1..]), None);
        prop_assert_eq!(Frontier::from_bytes(&[bytes.as_slice(), &[0]].concat()), None);
        prop_assert_eq!(Frontier::from_bytes(&[bytes.as_slice(), &[0; 32]].concat()), None);
        for leaf in &leaves[size as usize..] {
            frontier.append(*leaf, |_| ());
        }
        prop_assert_eq!(frontier.root(), mth(&leaves));
    }

    #[test]
    fn frontier_of_any_bytes(size in numbers(), roots in hashes(), rest in prop::collection::vec(any::<u8>(), 0..40)) {
        for bytes in [rest.clone(), [size.to_be_bytes().as_slice(), roots.as_flattened(), &rest].concat()] {
            if let Some(mut frontier) = Frontier::from_bytes(&bytes) {
                prop_assert_eq!(frontier.to_bytes(), bytes);
                frontier.append([0; 32], |_| ());
                prop_assert_eq!(frontier.size().count_ones() as usize * 32 + 8, frontier.to_bytes().len());
            }
        }
    }
}
