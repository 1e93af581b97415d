//! Pictures with barcodes, within the limits of pixels and work that the program sets.
#![no_main]
// Parser: crates/vetwork-identity/src/licence/barcode.rs crates/vetwork-identity/src/licence/symbol.rs

use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::licence::barcode_in;

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    // Libraries read pictures and barcodes; what they panic at costs the judge, as in the program.
    let _ = std::panic::catch_unwind(|| barcode_in(bytes));
});
