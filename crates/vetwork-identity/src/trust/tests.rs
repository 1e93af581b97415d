//! The two lists that are at hand.

use std::collections::BTreeMap;

use super::{Anchors, MasterList, PinnedBy};

/// Lists beside the repository, which are not part of it.
pub(crate) fn shared(name: &str) -> Option<Vec<u8>> {
    let path = format!("{}/../../../shared/data/identity/csca/{name}", env!("CARGO_MANIFEST_DIR"));
    #[expect(clippy::disallowed_methods, reason = "a test reads what is not part of the repository")]
    let read = std::fs::read(&path).ok();
    if read.is_none() {
        println!("not tested: {path} is absent");
    }
    read
}

#[test]
fn both_lists_are_proven_and_all_their_certificates_usable() {
    let (Some(german), Some(dutch)) = (shared("DE_ML_2026-05-28-08-28-45.ml"), shared("NL_ML_2026-07-22.ml")) else {
        return;
    };
    let mut anchors = Anchors::default();
    for (name, bytes, country, usable) in [("German", german, "DE", 588), ("Dutch", dutch, "NL", 411)] {
        let list = MasterList::read(&bytes, None).unwrap_or_else(|error| panic!("{name}: {error}"));
        println!(
            "{name}: {} signed at {:?} under {}, {:?}; {} usable, {:?}",
            list.signer,
            list.signed_at,
            list.root,
            list.pinned_by,
            list.anchors.len(),
            list.unusable
        );
        assert_eq!((list.country.as_str(), list.anchors.len()), (country, usable), "{:?}", list.unusable);
        assert_eq!(list.pinned_by, PinnedBy::Program);
        anchors.take_in(list);
    }
    println!("together {:?}; saved {} bytes", anchors.count(), anchors.to_saved().unwrap().len());
    assert_eq!(Anchors::from_saved(&anchors.to_saved().unwrap()), Ok(anchors.clone()));
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    for (_, anchor) in anchors.iter() {
        *kinds.entry(anchor.public_key().unwrap().describe()).or_default() += 1;
    }
    println!("{kinds:?}");
}
