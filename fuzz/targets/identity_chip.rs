//! A chip: the length of its security object in two bytes, the object, and its data groups one after the other.
#![no_main]
// Parser: crates/vetwork-identity/src/chip crates/vetwork-identity/src/chip.rs

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vetwork_identity::ber;
use vetwork_identity::chip::{is_security_object, part};
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Question, inspect};
use vetwork_identity::trust::{Anchors, MasterList};

static ANCHORS: LazyLock<Anchors> = LazyLock::new(|| {
    let list = include_bytes!("../seeds/identity_master_list/utopia");
    let root = include_bytes!("../seeds/identity_der/certificate");
    let mut anchors = Anchors::default();
    anchors.take_in(MasterList::read(list, Some(root)).expect("the made-up list is proven"));
    anchors
});

fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first_chunk::<2>() else { return };
    let length = usize::from(u16::from_be_bytes(*length)).min(rest.len());
    let (object, mut rest) = rest.split_at(length);
    let mut companions = Vec::new();
    while let Some(group) = ber::first(rest).filter(|_| companions.len() < 20) {
        companions.push(group);
        rest = &rest[group.len()..];
    }
    companions.push(rest);
    let _ = (is_security_object(object), part(rest));
    let question = Question { claim: Claim::default(), today: jiff::civil::date(2026, 11, 22) };
    let inspection = inspect(&File { companions: &companions, anchors: Some(&ANCHORS), ..File::of(object) }, &question);
    assert!(inspection.broke_off.is_empty());
});
