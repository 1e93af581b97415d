//! Reference lists as published: the first line is the name of the file, the rest its bytes.
#![no_main]
// Parser: crates/vetwork-reference/src/import

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::ask_everything;
use vetwork_reference::import::{Upload, detect};
use vetwork_reference::{Reference, Snapshot};

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (name, content) = bytes.split_at(end);
    let name = String::from_utf8_lossy(name);
    let content = content.get(1..).unwrap_or_default();
    let upload = Upload { name: &name, bytes: content, list: None, today: date(2026, 11, 21) };
    let Ok(snapshot) = detect(&upload, &[]) else { return };
    let kept = Snapshot::from_bytes(&snapshot.to_bytes()).expect("a list that was imported is kept and read again");
    assert_eq!(kept.info(), snapshot.info());
    ask_everything(&Reference::load([kept]), &["example.com", "Sample University"]);
});
