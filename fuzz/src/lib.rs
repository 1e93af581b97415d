//! What several targets share.

pub mod lists;

use std::net::IpAddr;
use std::panic::PanicHookInfo;

use vetwork_ingest::formats::validate::validate;
use vetwork_model::DossierFile;
use vetwork_reference::Reference;

/// `read_document` catches the panics of the parsers that it uses, which are not ours; one of ours is a
/// finding all the same, and ends the run before it can be caught. Panics of others stay quiet.
pub fn panics_of_ours_end_the_run() {
    std::panic::set_hook(Box::new(|panic| {
        if is_ours(panic) {
            eprintln!("{panic}");
            std::process::abort();
        }
    }));
}

fn is_ours(panic: &PanicHookInfo<'_>) -> bool {
    panic.location().is_none_or(|at| at.file().contains("vetwork") || at.file().starts_with("targets/"))
}

/// What the program does with every dossier that it has read.
pub fn look_over(file: &DossierFile) {
    let _ = validate(file, "json", "a.json");
    assert!(serde_json::to_string(file).is_ok(), "a dossier that was read can be written");
}

/// Asks imported lists what they hold: each word as a domain and a name, and addresses at the ends of the ranges.
pub fn ask_everything(reference: &Reference, words: &[&str]) {
    for word in words {
        let _ = (reference.email_domain(word), reference.institution(word));
        let bank = |country| reference.account_institution(country, Some(word), Some(word)).is_some();
        let _ = reference.country_code("Germany").is_some_and(bank);
    }
    for address in ["0.0.0.0", "192.0.2.1", "255.255.255.255", "::", "::1", "2001:db8::1"] {
        let _ = address.parse::<IpAddr>().map(|address| reference.ip(address));
    }
}
