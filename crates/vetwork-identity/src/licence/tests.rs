//! Cards of made-up people, good ones and changed ones.

mod claims;
mod dates;
mod fields;
mod hostile;
mod numbers;
mod pictures;
mod published;
mod seeds;
mod specimen;
mod structure;

use jiff::civil::{Date, date};

use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::judgement::{Judgement, Verdict};
use specimen::Specimen;

const TODAY: Date = date(2026, 11, 22);

fn question(claim: Claim) -> Question {
    Question { claim, today: TODAY }
}

/// The judgement of a barcode. Other judges may find something of theirs in it.
#[track_caller]
fn judged(bytes: &[u8], claim: Claim) -> Judgement {
    let inspection = inspect(&File::of(bytes), &question(claim));
    assert_eq!(inspection.broke_off, Vec::<String>::new());
    let is_card = |judgement: &Judgement| judgement.rulings.iter().any(|ruling| ruling.rule.id.starts_with("licence-"));
    let mut cards = inspection.judgements.into_iter().filter(is_card);
    let card = cards.next().unwrap();
    assert_eq!(cards.next(), None);
    card
}

/// What speaks against a card: rules that are unusual or refuted, with what was seen.
fn findings(judgement: &Judgement) -> Vec<String> {
    let against = judgement.rulings.iter().filter(|ruling| ruling.verdict >= Verdict::Unusual);
    against.map(|ruling| format!("{} {}: {}", ruling.rule.id, ruling.verdict.words(), ruling.seen)).collect()
}

/// What one rule says of a card: its verdict, and what was seen.
#[track_caller]
fn ruling(card: &Specimen, rule: &str) -> Option<(Verdict, String)> {
    let judgement = judged(&card.bytes(), Claim::default());
    let found = judgement.rulings.into_iter().find(|ruling| ruling.rule.id == rule)?;
    Some((found.verdict, found.seen.into_owned()))
}

/// Holds one rule's verdict on a card against what is expected, with a part of what was seen.
#[track_caller]
fn check(card: &Specimen, rule: &str, verdict: Verdict, seen: &str) {
    let (came, said) = ruling(card, rule).unwrap_or_else(|| panic!("{rule} was not asked"));
    assert_eq!(came, verdict, "{rule}: {said}");
    assert!(said.contains(seen), "{rule}: {said:?} does not say {seen:?}");
}
