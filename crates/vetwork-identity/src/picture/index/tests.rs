use proptest::prelude::*;

use super::{Alike, PictureIndex};
use crate::picture::hash::{Fingerprint, NEAR, PictureHash};

fn random() -> impl Strategy<Value = Fingerprint> {
    // Few set bits, so that many are near each other.
    let hash = proptest::collection::vec(0_u32..256, 0..48).prop_map(|bits| {
        let mut words = [0_u64; 4];
        bits.iter().for_each(|bit| words[*bit as usize / 64] |= 1 << (bit % 64));
        PictureHash(words)
    });
    (hash.clone(), hash.clone(), proptest::collection::vec(hash, 0..3))
        .prop_map(|(whole, mirrored, parts)| Fingerprint { whole, mirrored, parts })
}

proptest! {
    #[test]
    fn it_finds_exactly_what_comparing_each_finds(
        pictures in proptest::collection::vec(random(), 0..12), asked in random(), within in 0..=NEAR,
    ) {
        let distances = pictures.iter().enumerate().map(|(picture, known)| (asked.distance(known), picture));
        let near = distances.filter(|(distance, _)| *distance <= within);
        let mut expected: Vec<Alike> = near.map(|(distance, picture)| Alike { distance, picture }).collect();
        expected.sort();
        prop_assert_eq!(PictureIndex::of(&pictures).alike(&asked, within), expected);
    }
}

#[test]
fn it_finds_what_is_as_far_as_the_limit() {
    let spread = |count: u32| {
        let mut words = [0_u64; 4];
        (0..count).for_each(|place| words[place as usize % 4] |= 1 << (place / 4));
        PictureHash(words)
    };
    let picture = |whole| Fingerprint { whole, mirrored: PictureHash([u64::MAX; 4]), parts: Vec::new() };
    let index = PictureIndex::of(&[picture(spread(NEAR)), picture(spread(NEAR + 1))]);
    let asked = Fingerprint { mirrored: PictureHash([0xffff_ffff_0000_0000; 4]), ..picture(spread(0)) };
    assert_eq!(index.alike(&asked, NEAR), [Alike { distance: NEAR, picture: 0 }]);
    assert!(!index.is_empty() && index.len() == 4);
}
