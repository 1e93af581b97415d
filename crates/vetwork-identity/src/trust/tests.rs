//! The two lists that are at hand.

use std::collections::BTreeMap;

use super::{Anchors, MasterList, PinnedBy, Refused};
use crate::made::asn1::in_ber;
use crate::made::{ATLANTIS, PRETENDER, Paper, UTOPIA, master_list, purposes};

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

#[test]
fn a_list_is_proven_by_its_root_or_not_at_all() {
    let root = |holder| Paper::of_state(holder, holder).der();
    let list = master_list(UTOPIA, &[root(UTOPIA), root(ATLANTIS)]);
    let read = |list: &[u8], given: Option<&[u8]>| MasterList::read(list, given).map(|list| list.anchors.len());
    let own = root(UTOPIA);
    assert_eq!(read(&list, Some(&own)), Ok(2));
    assert_eq!(read(&in_ber(&list), Some(&own)), Ok(2), "in BER");
    assert_eq!(MasterList::read(&list, Some(&own)).unwrap().pinned_by, PinnedBy::You);
    let signer = "UT, Made-up Government, Master List Signer".to_owned();
    assert_eq!(read(&list, None), Err(Refused::NotPinned(signer.clone())), "nobody vouches for it");
    assert_eq!(read(&list, Some(&root(ATLANTIS))), Err(Refused::NotPinned(signer.clone())), "another root");
    assert_eq!(read(&list, Some(&root(PRETENDER))), Err(Refused::NotPinned(signer)), "a root of the same name");
    assert_eq!(read(&list, Some(b"no certificate")), Err(Refused::Root));
    let mut edited = list.clone();
    let at = edited.windows(13).position(|window| window == b"CSCA Atlantis").unwrap();
    edited[at] = b'X';
    assert_eq!(read(&edited, Some(&own)), Err(Refused::Signature), "an edited list");
    assert!(read(&list[..list.len() - 1], Some(&own)).is_err(), "a list that is cut");
    assert_eq!(read(&crate::made::passport::Passport::of_utopia().sod(), Some(&own)), Err(Refused::NotAList));
}

#[test]
fn certificates_that_cannot_be_used_are_named() {
    let mut odd = Paper::of_state(ATLANTIS, ATLANTIS);
    odd.extensions = vec![purposes(&["1.2.3.4"]), crate::made::key_usage(&[0])];
    let own = Paper::of_state(UTOPIA, UTOPIA).der();
    let list = master_list(UTOPIA, &[own.clone(), odd.der(), b"\x30\x02\x05\x00".to_vec()]);
    let list = MasterList::read(&list, Some(&own)).unwrap();
    assert_eq!((list.anchors.len(), list.unusable.len()), (1, 2), "{:?}", list.unusable);
    assert_eq!(list.of_country("UT").len(), 1);
    assert_eq!(list.of_country("QM").len(), 0);
}

#[test]
fn what_was_saved_comes_back_or_is_refused() {
    let own = Paper::of_state(UTOPIA, UTOPIA).der();
    let mut anchors = Anchors::default();
    anchors.take_in(MasterList::read(&master_list(UTOPIA, std::slice::from_ref(&own)), Some(&own)).unwrap());
    let saved = anchors.to_saved().unwrap();
    assert_eq!(Anchors::from_saved(&saved), Ok(anchors));
    for place in [0, 20, 60, saved.len() - 1] {
        let mut edited = saved.clone();
        edited[place] ^= 1;
        assert!(Anchors::from_saved(&edited).is_err(), "{place}");
        assert!(Anchors::from_saved(&saved[..place]).is_err(), "{place}");
    }
}
