//! Ties of many subjects put together.

use proptest::prelude::*;
use vetwork_link::network::{Brought, Network};
use vetwork_model::{Innocent, KeyKind, Name, Part, Phase, Provenance, Shared, SubjectId, SubjectKind, Tie};

/// A tie: from whom, to whom, through which value, tenths of a bit, and why it would be ordinary.
type Told = (usize, usize, u64, i32, Option<Innocent>);

fn id(number: usize) -> SubjectId {
    SubjectId::from_text(&format!("subject-{number:02}")).unwrap()
}

fn tie((_, other, value, decibits, innocent): &Told) -> Tie {
    let shared = Shared {
        kind: match *value {
            ..100 => KeyKind::Phone,
            100..200 => KeyKind::Account,
            _ => KeyKind::Passage,
        },
        value: format!("value {value}"),
        here: Part::Own,
        there: Part::Own,
        provenance: Provenance::Observed,
        provenance_there: if *value % 2 == 0 { Provenance::Observed } else { Provenance::Claimed },
        at: None,
        at_there: None,
        subjects: 2,
        decibits: *decibits,
        number: *value,
    };
    let name = Name::new(format!("Subject {other}"));
    Tie {
        subject: id(*other),
        name,
        shared: vec![shared],
        decibits: *decibits,
        innocent: *innocent,
        claimed_only: false,
    }
}

/// A network of subjects 0 to `looked_at`, in this order.
fn network(looked_at: impl Iterator<Item = usize>, told: &[Told]) -> Network {
    let subjects: Vec<(SubjectId, Name, Vec<Tie>)> = looked_at
        .map(|one| {
            let ties = told.iter().filter(|(from, ..)| *from == one).map(tie).collect();
            (id(one), Name::new(format!("Subject {one}")), ties)
        })
        .collect();
    let brought = subjects.iter().map(|(id, name, ties)| Brought {
        id,
        name,
        kind: SubjectKind::Person,
        phase: Phase::Application,
        ties,
    });
    Network::of(brought, 40)
}

fn groups(told: &[Told]) -> Vec<Vec<usize>> {
    network(0..6, told).groups.into_iter().map(|group| group.members).collect()
}

#[test]
fn links_with_an_ordinary_reason_make_no_group() {
    let check = |told: &[Told], expected: &[&[usize]]| assert_eq!(groups(told), expected, "{told:?}");
    check(&[], &[]);
    check(&[(0, 1, 2, 80, None)], &[&[0, 1]]);
    check(&[(0, 1, 2, 80, Some(Innocent::Household))], &[]);
    // One side's tie is enough to know that it is ordinary.
    check(&[(0, 1, 2, 80, None), (1, 0, 2, 80, Some(Innocent::Household))], &[]);
    // Too little by itself; two of one sort count once; two sorts add up.
    check(&[(0, 1, 2, 30, None)], &[]);
    check(&[(0, 1, 2, 30, None), (0, 1, 4, 30, None)], &[]);
    check(&[(0, 1, 2, 30, None), (0, 1, 102, 30, None)], &[&[0, 1]]);
    // Whoever has a value is linked with all who have it, whoever's tie says so.
    check(&[(0, 1, 2, 80, None), (2, 1, 2, 80, None)], &[&[0, 1, 2]]);
    // A household within a group stays in it through others.
    check(&[(0, 1, 2, 80, Some(Innocent::Household)), (0, 2, 4, 80, None), (1, 2, 6, 80, None)], &[&[0, 1, 2]]);
}

#[test]
fn a_way_goes_over_the_strongest_links() {
    let told = [(0, 1, 2, 80, None), (1, 2, 4, 70, None), (0, 2, 6, 30, None), (4, 5, 8, 60, None)];
    let network = network(0..6, &told);
    let way = |from: usize, to: usize| {
        let links = network.way(from, to)?;
        Some(links.iter().map(|link| (link.a, link.b)).collect::<Vec<_>>())
    };
    assert_eq!(way(0, 2), Some(vec![(0, 1), (1, 2)]));
    assert_eq!(way(2, 0), Some(vec![(1, 2), (0, 1)]));
    assert_eq!(way(3, 3), Some(Vec::new()));
    assert_eq!(way(0, 4), None);
}

#[test]
fn what_one_side_only_says_is_not_observed() {
    let observed =
        |value: u64| network(0..2, &[(0, 1, value, 80, None)]).groups.first().is_some_and(|group| group.observed);
    assert!(observed(2));
    assert!(!observed(3));
}

proptest! {
    #[test]
    fn the_order_of_subjects_tells_nothing(
        told in prop::collection::vec((0_usize..6, 0_usize..6, 0_u64..8, 10_i32..90), 0..14),
        order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let told: Vec<Told> = told.into_iter().filter(|(a, b, ..)| a != b).map(|(a, b, value, bits)| (a, b, value, bits, None)).collect();
        prop_assert_eq!(network(0..6, &told), network(order.into_iter(), &told));
    }
}

/// Two have a text in common with a third, and not with each other: the passage that ties them says nothing of these two.
#[test]
fn a_passage_links_those_alone_who_were_found_to_share_it() {
    let links = |told: &[Told]| -> Vec<(usize, usize)> {
        network(0..6, told).links.iter().map(|link| (link.a, link.b)).collect()
    };
    assert_eq!(links(&[(0, 1, 200, 60, None), (1, 2, 200, 60, None)]), [(0, 1), (1, 2)]);
    assert_eq!(links(&[(0, 1, 7, 60, None), (1, 2, 7, 60, None)]), [(0, 1), (0, 2), (1, 2)]);
}
