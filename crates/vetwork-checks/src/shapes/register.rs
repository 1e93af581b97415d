//! Entries of company registers.

use vetwork_canon::national_id::canonical;

/// Do two register numbers mean one entry? Spaces, punctuation, case and leading zeros aside.
pub fn same_number(a: &str, b: &str) -> bool {
    let (a, b) = (canonical(a), canonical(b));
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    !a.is_empty() && a == b
}
