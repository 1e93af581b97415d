//! The links that are told are those by which identities hold together.

use proptest::prelude::*;
use vetwork_link::judgement::{Judgement, Verdict, hold_together};
use vetwork_link::linkage::Linkage;
use vetwork_link::links::RecordLink;
use vetwork_link::specification::Specification;

use crate::linkage::{COLUMNS, people, table_of};
use crate::online::{model, record};

/// For each record the first one that the links which join lead to.
fn joined_by_links(linkage: &Linkage) -> Vec<u32> {
    let mut first: Vec<u32> = (0..).take(linkage.row_of.len()).collect();
    let links: Vec<RecordLink> = linkage.links().into_iter().filter(|link| linkage.joins(link)).collect();
    for _ in 0..first.len() {
        for link in &links {
            let least = first[link.a as usize].min(first[link.b as usize]);
            first[link.a as usize] = least;
            first[link.b as usize] = least;
        }
    }
    first
}

#[test]
fn links_hold_each_identity_together_copies_and_all() {
    let mut rows = people(100);
    rows.extend_from_within(0..10);
    let specification = Specification::guessed(&COLUMNS.map(str::to_owned)).unwrap();
    let table = table_of(&specification, rows.iter().map(<[String; 5]>::as_slice));
    let linkage = Linkage::of(table, &specification, |_| {});
    assert_eq!(joined_by_links(&linkage), linkage.identity_of);
    let links = linkage.links();
    assert!(links.iter().any(|link| (link.a, link.b) == (0, 300)), "a copy has a link to the first");
    for link in &links {
        let told: f32 = linkage.lines_of(link).map(|line| line.bits).sum::<f32>() + linkage.weights.prior;
        assert!((told - link.bits).abs() < 0.01, "{link:?}: its fields tell {told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the records are and whatever was said of them.
    #[test]
    fn links_hold_what_was_joined_together(
        rows in prop::collection::vec(record(), 2..24),
        said in prop::collection::btree_map((0..24_u32, 0..24_u32), any::<bool>(), 0..3),
    ) {
        let model = model(1000, 256);
        let records = u32::try_from(rows.len()).unwrap();
        let judgement = |((a, b), same): (&(u32, u32), &bool)| Judgement {
            a: *a, b: *b, verdict: if *same { Verdict::Same } else { Verdict::NotSame },
        };
        let said: Vec<Judgement<u32>> =
            said.iter().filter(|((a, b), _)| a < b && *b < records).map(judgement).collect();
        prop_assume!(hold_together(&said).is_ok());
        let canonical: Vec<Vec<String>> =
            rows.iter().map(|row| model.canonical(row.iter().map(String::as_str))).collect();
        let mut table = model.table();
        for row in &canonical {
            table.push_canonical(row.iter());
        }
        let linkage = Linkage::under(table, &model, &said, |_| {}).unwrap();
        prop_assert_eq!(joined_by_links(&linkage), linkage.identity_of.clone());
        let links = linkage.links();
        prop_assert!(links.iter().all(|link| link.a < link.b && link.b < records));
        prop_assert!(links.windows(2).all(|pair| (pair[0].a, pair[0].b) < (pair[1].a, pair[1].b)), "each once");
    }
}
