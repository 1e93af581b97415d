//! Joining records.

use proptest::prelude::*;
use vetwork_link::identity::{Edge, identities};

/// Joins by bits between pairs; all other pairs have −10.
fn joined(rows: usize, pairs: &[(u32, u32, f32)]) -> Vec<u32> {
    let edges: Vec<Edge> = pairs.iter().map(|(a, b, bits)| Edge { a: *a, b: *b, bits: *bits }).collect();
    let between =
        |a: u32, b: u32| pairs.iter().find(|(x, y, _)| (*x, *y) == (a.min(b), a.max(b))).map_or(-10.0, |pair| pair.2);
    identities(rows, &edges, &[], 0.0, between)
}

#[test]
fn joins_what_speaks_for_it_together() {
    let check =
        |rows, pairs: &[(u32, u32, f32)], expected: &[u32]| assert_eq!(joined(rows, pairs), expected, "{pairs:?}");
    check(3, &[], &[0, 1, 2]);
    check(3, &[(0, 1, 5.0)], &[0, 0, 2]);
    check(3, &[(0, 1, -1.0)], &[0, 1, 2]);
    // A third that is like one of two is one of them, if it is more like that one than unlike the other.
    check(3, &[(0, 1, 20.0), (1, 2, 15.0)], &[0, 0, 0]);
    check(3, &[(0, 1, 20.0), (1, 2, 2.0)], &[0, 0, 2]);
    // Two people whom one pair ties together stay two.
    check(4, &[(0, 1, 20.0), (2, 3, 20.0), (1, 2, 4.0)], &[0, 0, 2, 2]);
}

proptest! {
    #[test]
    fn the_order_of_pairs_tells_nothing(
        pairs in prop::collection::btree_map((0_u32..12, 0_u32..12), -5.0_f32..20.0, 0..30),
        seed in any::<u64>(),
    ) {
        let pairs: Vec<(u32, u32, f32)> = pairs.into_iter().filter(|((a, b), _)| a < b).map(|((a, b), bits)| (a, b, bits)).collect();
        let mut shuffled = pairs.clone();
        let mut chance = vetwork_link::estimate::Chance(seed);
        for at in (1..shuffled.len()).rev() {
            shuffled.swap(at, chance.below(at as u64 + 1) as usize);
        }
        prop_assert_eq!(joined(12, &pairs), joined(12, &shuffled));
    }
}
