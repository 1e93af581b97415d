//! Texts that hold master keys: a file, a variable, what a command prints.
#![no_main]
// Parser: crates/vetwork-store/src/seal

use libfuzzer_sys::fuzz_target;
use vetwork_store::seal::{KeyError, Place};
use vetwork_store::{KeySource, Keyring, StoreError};

const PLACE: Place<'static> = Place { records: "0a1b", column: "subject.data_key", row: 7, subject: 7 };

fuzz_target!(|text: &str| {
    let source = KeySource::Text { name: "VETWORK_KEY".to_owned(), text: text.to_owned().into() };
    match Keyring::load(source) {
        Ok(keys) => {
            let wrapped = keys.wrap(PLACE, &[7; 32]).expect("a key wraps");
            assert_eq!(keys.unwrap(PLACE, &wrapped).expect("what was wrapped is unwrapped"), [7; 32]);
            // A wrapped key from the records is anybody's bytes.
            assert!(keys.unwrap(PLACE, text.as_bytes()).is_err());
        }
        Err(StoreError::Key(KeyError::Empty { .. } | KeyError::Form { .. })) => {}
        Err(other) => panic!("{other}"),
    }
});
