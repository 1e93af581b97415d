//! OFAC's CSV: entries, addresses, aliases and comments, with a line of `====` between the four files.
#![no_main]
// Parser: crates/vetwork-watchlist/src/formats/ofac/legacy.rs crates/vetwork-watchlist/src/formats/ofac/remarks.rs crates/vetwork-watchlist/src/formats/ofac/date.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::lists::look_over;
use vetwork_watchlist::formats::{OfacFiles, read_ofac_csv};
use vetwork_watchlist::list::Source;

const BETWEEN: &str = "====\n";

fuzz_target!(|text: &str| {
    let mut files = text.splitn(4, BETWEEN).map(|file| Box::new(file.as_bytes()) as Box<dyn std::io::Read>);
    let Some(entries) = files.next() else { return };
    let files = OfacFiles { addresses: files.next(), aliases: files.next(), comments: files.next(), entries };
    if let Ok(list) = read_ofac_csv(Source::OfacSdn, files) {
        look_over(&list);
    }
});
