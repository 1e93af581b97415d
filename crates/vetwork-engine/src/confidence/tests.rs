//! A dossier that climbs from none to medium, step by step, and what keeps another from it.

use vetwork_model::confidence::Level;
use vetwork_model::{Confidence, Dossier, DossierFile, Intake, Outcome, SubjectId};

use super::{ON_A_LIST, confidence};

fn of(json: &str, lists_are_clear: bool) -> Confidence {
    let file: DossierFile = serde_json::from_str(json).unwrap();
    let dossier = Dossier::new(file, SubjectId::from_text("one").unwrap(), Intake::Employer);
    let outcomes = if lists_are_clear { vec![(ON_A_LIST, Outcome::Clear)] } else { Vec::new() };
    confidence(&dossier, &outcomes, &[], "2026-11-21".parse().unwrap()).unwrap()
}

const PASSPORT: &str = r#""identity_documents": [{ "kind": "passport", "number": "K1234567" }]"#;
const RIGHT_TO_WORK: &str = r#""identity_checks": [{ "kind": "right-to-work", "outcome": "match" }]"#;
const BUREAU: &str = r#""identity_checks": [
    { "kind": "right-to-work", "outcome": "match" },
    { "kind": "identity-bureau", "outcome": "match", "records_since": "2024-01" }]"#;
const ANSWERS: &str = r#""interviews": [{ "resume_questions": 4, "resume_answers": 4 }]"#;
const LIVE: &str = r#""interviews": [{ "document_shown": "passed", "live_picture": "passed" }]"#;

/// The level, and the first of the cheapest steps to the next.
#[track_caller]
fn check(sections: &[&str], lists_are_clear: bool, level: Level, next: &str) {
    let json = format!(r#"{{ "vetwork": 1, "name": "Wilhelmina Testperson", {} }}"#, sections.join(", "));
    let confidence = of(&json, lists_are_clear);
    let step = confidence.way.and_then(|way| way.steps.into_iter().next()).map_or(String::new(), |step| step.id);
    assert_eq!((confidence.level, step.as_str()), (level, next), "{json}");
}

#[test]
fn a_dossier_climbs_by_the_cheapest_step() {
    check(&[r#""emails": ["one@post.example"]"#], false, Level::None, "knowledge");
    check(&[PASSPORT], false, Level::None, "knowledge");
    check(&[PASSPORT, ANSWERS], false, Level::None, "look-at-document");
    check(&[PASSPORT, ANSWERS, RIGHT_TO_WORK], false, Level::Low, "verify-signature");
    check(&[PASSPORT, LIVE, RIGHT_TO_WORK], true, Level::Low, "verify-signature");
    check(&[PASSPORT, LIVE, BUREAU], true, Level::Medium, "verify-signature");
}

#[test]
fn what_the_subject_handed_in_confirms_nothing() {
    let own = RIGHT_TO_WORK.replace("\"match\"", "\"match\", \"ordered_by\": \"subject\"");
    check(&[PASSPORT, ANSWERS, &own], false, Level::None, "look-at-document");
}

#[test]
fn an_identity_that_an_authority_reports_misused_reaches_no_level() {
    let report = r#""victim_reports": [{ "confirmed": true }]"#;
    let json = format!(r#"{{ "vetwork": 1, "name": "One", {PASSPORT}, {LIVE}, {BUREAU}, {report} }}"#);
    let confidence = of(&json, true);
    assert_eq!((confidence.level, confidence.way), (Level::None, None));
}

/// A chip as its state signed it, in this name.
fn chip(name: &str) -> String {
    let field = |field: &str, text: &str| format!(r#"{{ "name": "{field}", "text": "{text}", "standing": "signed" }}"#);
    let fields = [field("surname", "TESTPERSON"), field("given-names", name)].join(", ");
    format!(r#""judged_files": [{{ "documents": [{{ "kind": "chip", "verdict": "proven", "fields": [{fields}] }}] }}]"#)
}

#[test]
fn a_chip_that_its_state_signed_counts_as_verified_and_as_one_piece() {
    check(&[PASSPORT, &chip("WILHELMINA"), LIVE], true, Level::Medium, "biometric-vendor");
    check(&[&chip("WILHELMINA"), LIVE], true, Level::Medium, "biometric-vendor");
    // Somebody else's chip is nobody's evidence here.
    check(&[&chip("ROBERT")], true, Level::None, "knowledge");
}

#[test]
fn many_documents_of_one_kind_are_one_piece() {
    let many =
        (0..2_000).map(|n| format!(r#"{{ "kind": "passport", "number": "K{n}" }}"#)).collect::<Vec<_>>().join(",");
    let confidence = of(&format!(r#"{{ "vetwork": 1, "name": "One", "identity_documents": [{many}] }}"#), false);
    assert_eq!(confidence.counted.len(), 1);
}

#[test]
fn a_document_that_somebody_saw_counts_though_nobody_wrote_down_which() {
    check(&[LIVE], true, Level::None, "look-at-document");
    check(&[LIVE, RIGHT_TO_WORK], true, Level::Low, "verify-signature");
}
