//! Who hangs together.

use proptest::prelude::*;
use vetwork_link::group::{DENSITY, groups};
use vetwork_link::identity::Edge;

fn edges(pairs: &[(u32, u32, f32)]) -> Vec<Edge> {
    pairs.iter().map(|(a, b, bits)| Edge { a: *a, b: *b, bits: *bits }).collect()
}

/// All pairs among some.
fn all(of: std::ops::Range<u32>, bits: f32) -> Vec<(u32, u32, f32)> {
    of.clone().flat_map(|a| (a + 1..of.end).map(move |b| (a, b, bits))).collect()
}

#[test]
fn those_who_share_much_are_a_group() {
    let check = |pairs: &[(u32, u32, f32)], expected: &[&[u32]]| {
        assert_eq!(groups(&edges(pairs)).members, expected, "{pairs:?}");
    };
    check(&[], &[]);
    check(&[(0, 1, 8.0)], &[&[0, 1]]);
    check(&[(0, 1, 8.0), (2, 3, 8.0)], &[&[0, 1], &[2, 3]]);
    check(&[(0, 1, 8.0), (1, 2, 8.0), (2, 3, 5.0)], &[&[0, 1, 2, 3]]);
    check(&[(0, 1, 0.0)], &[]);
    // One value that sixty share, by which each pair has two bits, holds all of them.
    check(&all(0..60, 2.0), &[&(0..60).collect::<Vec<u32>>()]);
}

#[test]
fn one_bridge_does_not_make_one_group_of_two() {
    let rings = [all(0..8, 6.0), all(8..16, 6.0)].concat();
    let bridged = [rings.clone(), vec![(7, 8, 8.0)]].concat();
    let found = groups(&edges(&bridged));
    assert_eq!(found.members, [(0..8).collect::<Vec<u32>>(), (8..16).collect()]);
    assert_eq!(found.bridges, edges(&[(7, 8, 8.0)]));
    // Many bridges do.
    let tied: Vec<_> = [rings, (0..8).map(|at| (at, at + 8, 8.0)).collect()].concat();
    assert_eq!(groups(&edges(&tied)).members, [(0..16).collect::<Vec<u32>>()]);
}

#[test]
fn a_chain_ends_somewhere() {
    let chain: Vec<_> = (0..200).map(|at| (at, at + 1, 6.0)).collect();
    let found = groups(&edges(&chain));
    assert!(found.members.iter().all(|members| members.len() < 40), "{:?}", found.members);
}

/// How well a way of grouping fits: the bits within groups, less what so many pairs have to have.
fn fit(pairs: &[(u32, u32, f32)], group_of: &[u32]) -> f64 {
    let group = |row: u32| group_of.get(row as usize).copied().unwrap_or(u32::MAX);
    let within: f64 = pairs.iter().filter(|(a, b, _)| group(*a) == group(*b)).map(|(.., bits)| f64::from(*bits)).sum();
    let rows = group_of.len();
    let close = (0..rows).flat_map(|a| (a + 1..rows).map(move |b| (a, b)));
    within - DENSITY * close.filter(|(a, b)| group_of.get(*a) == group_of.get(*b)).count() as f64
}

/// The best fit over all ways to group so many.
fn best(pairs: &[(u32, u32, f32)], group_of: &mut Vec<u32>, rows: usize) -> f64 {
    if group_of.len() == rows {
        return fit(pairs, group_of);
    }
    let next = group_of.iter().max().map_or(0, |most| most + 1);
    (0..=next)
        .map(|group| {
            group_of.push(group);
            let fit = best(pairs, group_of, rows);
            group_of.pop();
            fit
        })
        .fold(f64::MIN, f64::max)
}

prop_compose! {
    fn some_pairs(rows: u32)(pairs in prop::collection::btree_map((0..rows, 0..rows), 0.1_f32..9.0, 0..14)) -> Vec<(u32, u32, f32)> {
        pairs.into_iter().filter(|((a, b), _)| a < b).map(|((a, b), bits)| (a, b, bits)).collect()
    }
}

fn group_of(members: &[Vec<u32>], rows: u32) -> Vec<u32> {
    (0..rows)
        .map(|row| {
            members.iter().find(|group| group.contains(&row)).map_or(row, |group| group.first().copied().unwrap())
        })
        .collect()
}

proptest! {
    #[test]
    fn no_way_to_group_fits_much_better(pairs in some_pairs(7)) {
        let found = fit(&pairs, &group_of(&groups(&edges(&pairs)).members, 7));
        let best = best(&pairs, &mut Vec::new(), 7);
        prop_assert!(found >= best - 0.15 * best.abs() - 1.0, "found {found}, best {best}");
    }

    #[test]
    fn the_order_of_links_tells_nothing(pairs in some_pairs(20), seed in any::<u64>()) {
        let mut shuffled = pairs.clone();
        let mut chance = vetwork_link::estimate::Chance(seed);
        for at in (1..shuffled.len()).rev() {
            shuffled.swap(at, chance.below(at as u64 + 1) as usize);
        }
        prop_assert_eq!(groups(&edges(&pairs)), groups(&edges(&shuffled)));
    }

    #[test]
    fn nobody_who_is_not_connected_changes_a_group(pairs in some_pairs(10), others in some_pairs(10)) {
        let alone = groups(&edges(&pairs)).members;
        let far: Vec<_> = others.iter().map(|(a, b, bits)| (a + 100, b + 100, *bits)).collect();
        let mut together = groups(&edges(&[pairs, far].concat())).members;
        together.retain(|members| members.iter().all(|row| *row < 100));
        prop_assert_eq!(alone, together);
    }
}
