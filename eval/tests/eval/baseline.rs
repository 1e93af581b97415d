//! The frozen baseline: a verdict that changes is seen, and renewed on purpose.

use vetwork_eval::baseline::{baseline, diff};

#[test]
fn the_baseline_holds() {
    let frozen = include_str!("../../baseline.csv");
    let now = baseline().unwrap();
    let changes = diff(frozen, &now);
    assert!(
        frozen == now,
        "{} lines of eval/baseline.csv changed; if that is meant: cargo run -p vetwork-eval -- baseline --renew\n{}",
        changes.len(),
        changes.join("\n")
    );
}

#[test]
fn a_difference_is_told_in_both_directions() {
    assert_eq!(diff("a\nb\n", "a\nc\n"), ["- b", "+ c"]);
    assert!(diff("a\n", "a\n").is_empty());
}
