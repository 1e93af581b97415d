//! How sure one can be of an identity: what of a dossier counts by GPG 45, and what speaks against it.

use std::collections::BTreeMap;

use vetwork_identity::confidence::{Contradiction, Table};
use vetwork_model::confidence::{Counted, Piece, Score};
use vetwork_model::facts::{
    DocumentKind, IdentityCheck, IdentityCheckKind, IdentityDocument, IdentityOutcome, Interview, JudgedFile,
    StepResult, VictimReport,
};
use vetwork_model::judged::{FieldName, JudgedKind, Standing};
use vetwork_model::{
    Channel, Code, Confidence, Direction, Dossier, Family, Finding, NameRelation, Outcome, Provenance, Strength,
    SubjectKind, When,
};

/// Findings after which a document that was merely named counts as nothing.
const ABOUT_DOCUMENTS: [Code; 5] = [Code("ID002"), Code("ID003"), Code("ID004"), Code("ID011"), Code("ID013")];

/// Confirmed by an organisation that would know: employers, schools.
const KNOWN_FOR_LONG: [Code; 2] = [Code("CR001"), Code("CR019")];

/// The question whether the person is on a sanctions list.
const ON_A_LIST: Code = Code("WL004");

/// How sure one can be of a person's identity; none of an organisation.
pub(crate) fn confidence(
    dossier: &Dossier,
    outcomes: &[(Code, Outcome)],
    findings: &[&Finding],
    now: When,
) -> Option<Confidence> {
    if dossier.kind != SubjectKind::Person {
        return None;
    }
    let table = Table::shipped()?;
    let mut counted = Vec::new();
    evidence(dossier, findings, table, &mut counted);
    activity(dossier, findings, now, &mut counted);
    fraud(dossier, outcomes, &mut counted);
    verification(dossier, &mut counted);
    Some(table.confidence(counted, &contradictions(dossier, findings, table)))
}

/// Answers that the employer ordered and that agree in all.
fn matches(dossier: &Dossier) -> impl Iterator<Item = &IdentityCheck> {
    let checks = dossier.each::<IdentityCheck>();
    checks
        .filter(|check| check.outcome == IdentityOutcome::Match && check.evidence.provenance() == Provenance::Verified)
        .map(|check| check.fact)
}

/// Identity documents, one of a kind. One that is only named is worth its agreeing with itself.
fn evidence(dossier: &Dossier, findings: &[&Finding], table: &Table, counted: &mut Vec<Counted>) {
    let in_doubt = findings.iter().any(|finding| {
        ABOUT_DOCUMENTS.contains(&finding.code)
            && finding.strength >= Strength::Moderate
            && finding.explained.is_empty()
    });
    let confirmed = matches(dossier).any(|check| {
        use IdentityCheckKind::{InPersonCollector, RightToWork, SelfieAndDocument};
        matches!(check.kind, SelfieAndDocument | RightToWork | InPersonCollector)
    });
    let mut kinds: BTreeMap<&'static str, (Piece, &'static str)> = BTreeMap::new();
    for document in dossier.each::<IdentityDocument>().filter(|document| document.number.is_some()) {
        let is_signed = document.evidence.channel == Channel::Signature;
        let piece = Piece {
            strength: table.strength(document.kind, is_signed),
            validity: if is_signed { 3 } else { u8::from(!in_doubt) },
        };
        let named = named(document.kind);
        let what = if is_signed { SIGNED } else { named };
        let best = kinds.entry(named).or_insert((piece, what));
        if piece > best.0 {
            *best = (piece, what);
        }
    }
    // One of a kind, whether it was named, handed in, or both.
    for kind in signed_documents(dossier) {
        let piece = Piece { strength: table.strength(kind, true), validity: 3 };
        let best = kinds.entry(named(kind)).or_insert((piece, SIGNED));
        if piece > best.0 {
            *best = (piece, SIGNED);
        }
    }
    let mut pieces: Vec<(Piece, &'static str)> = kinds.into_values().filter(|(piece, _)| piece.validity > 0).collect();
    pieces.sort_by_key(|(piece, _)| std::cmp::Reverse(*piece));
    // Whoever looked at a document saw one, though nobody wrote down which: it is taken to be the strongest.
    const LOOKED_AT: &str = "a document that a vendor or an office has looked at";
    match pieces.first_mut() {
        Some((piece, what)) if confirmed && piece.validity < 2 => {
            piece.validity = 2;
            *what = LOOKED_AT;
        }
        Some(_) => {}
        None if confirmed => pieces.push((Piece { strength: 3, validity: 2 }, LOOKED_AT)),
        None if was_shown(dossier) => {
            pieces.push((Piece { strength: 2, validity: 1 }, "a document with a photograph, shown to an interviewer"));
        }
        None => {}
    }
    counted.extend(pieces.into_iter().map(|(piece, what)| Counted { what, score: Score::Evidence(piece) }));
}

const SIGNED: &str = "a document with a signature of its issuer that was verified";

fn named(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Passport => "a passport that was named and agrees with itself",
        DocumentKind::DrivingLicence => "a driving licence that was named and agrees with itself",
        DocumentKind::IdentityCard => "an identity card that was named and agrees with itself",
        DocumentKind::ResidencePermit => "a residence permit that was named and agrees with itself",
        DocumentKind::Other => "a document that was named and agrees with itself",
    }
}

/// Documents that their issuer signed, in the subject's name, by what the signature itself says of their kind: chips are of
/// passports and cards, and a credential with a number is worth a licence, whatever it was presented as.
fn signed_documents(dossier: &Dossier) -> impl Iterator<Item = DocumentKind> {
    let signed = dossier.each::<JudgedFile>().filter(|file| file.evidence.channel == Channel::Signature);
    let own = signed.flat_map(|file| file.fact.identities()).filter(|document| {
        let is_signed = |name| document.field(name).is_some_and(|field| field.standing == Standing::Signed);
        let names_its_holder = is_signed(FieldName::Surname) || is_signed(FieldName::Name);
        let relation = document.holder().map(|holder| dossier.name_relation(&holder, dossier.name.relation(&holder)));
        names_its_holder && matches!(relation, Some(NameRelation::Same | NameRelation::Variant))
    });
    own.filter_map(|document| match document.kind {
        JudgedKind::Chip => Some(DocumentKind::Passport),
        JudgedKind::Credential => document.field(FieldName::DocumentNumber).map(|_| DocumentKind::DrivingLicence),
        _ => None,
    })
}

/// Did an interviewer see a document that fitted the person?
fn was_shown(dossier: &Dossier) -> bool {
    dossier
        .each::<Interview>()
        .any(|call| call.evidence.provenance() >= Provenance::Observed && call.document_shown == StepResult::Passed)
}

/// Days after which a bureau's records count as one, two or three of activity history; expert.
const KNOWN_SINCE: [(i64, u8); 3] = [(5 * 365, 3), (3 * 365, 2), (365, 1)];

fn activity(dossier: &Dossier, findings: &[&Finding], now: When, counted: &mut Vec<Counted>) {
    let since = matches(dossier).filter_map(|check| check.records_since).map(|since| since.days_until(now)).max();
    let known = since.and_then(|days| KNOWN_SINCE.iter().find(|(least, _)| days >= *least));
    if let Some((_, score)) = known {
        counted.push(Counted {
            what: "records of a bureau or an office go back for years",
            score: Score::Activity(*score),
        });
    }
    if findings.iter().any(|finding| KNOWN_FOR_LONG.contains(&finding.code) && finding.strength >= Strength::Moderate) {
        counted.push(Counted { what: "an employer or a school confirms the person", score: Score::Activity(1) });
    }
}

fn fraud(dossier: &Dossier, outcomes: &[(Code, Outcome)], counted: &mut Vec<Counted>) {
    let misused = dossier.each::<VictimReport>().next().is_some();
    let listed = outcomes.iter().find(|(code, _)| *code == ON_A_LIST).map(|(_, outcome)| outcome);
    let is_clear = match listed {
        Some(Outcome::Clear) => true,
        Some(Outcome::Finding(finding)) => finding.strength == Strength::Info,
        _ => false,
    };
    if is_clear && !misused {
        counted.push(Counted { what: "on no sanctions list, and nobody reports misuse", score: Score::Fraud(1) });
    }
    if matches(dossier).any(|check| check.kind == IdentityCheckKind::IdentityBureau) && !misused {
        counted.push(Counted { what: "an identity bureau answers for the identity", score: Score::Fraud(2) });
    }
}

/// Questions of an interviewer that must be answered for them to count.
const QUESTIONS: u8 = 3;

fn verification(dossier: &Dossier, counted: &mut Vec<Counted>) {
    let mut count = |what, score| counted.push(Counted { what, score: Score::Verification(score) });
    if matches(dossier).any(|check| check.kind == IdentityCheckKind::SelfieAndDocument) {
        count("a vendor compared face and document", 3);
    }
    if matches(dossier).any(|check| check.kind == IdentityCheckKind::InPersonCollector) {
        count("an office compared the person with the document", 3);
    }
    let mut interviews = dossier.each::<Interview>().filter(|call| call.evidence.provenance() >= Provenance::Observed);
    let passed = |call: &Interview| call.document_shown == StepResult::Passed;
    if interviews.clone().any(|call| call.in_person && passed(&call)) {
        count("met in person with a document", 3);
    }
    if interviews.clone().any(|call| !call.in_person && passed(&call) && call.live_picture == StepResult::Passed) {
        count("a live picture beside a document in a call", 2);
    }
    let answered = |asked: Option<u8>, answers: Option<u8>| {
        asked.is_some_and(|asked| asked >= QUESTIONS && answers == Some(asked))
    };
    if interviews.any(|call| answered(call.resume_questions, call.resume_answers)) {
        count("questions about their own history, all answered", 1);
    }
}

/// What speaks against the identity, with its price.
fn contradictions(dossier: &Dossier, findings: &[&Finding], table: &Table) -> Vec<Contradiction> {
    let against =
        findings.iter().filter(|finding| finding.family == Family::Identity && finding.direction == Direction::Raises);
    let mut contradictions: Vec<Contradiction> =
        against.map(|finding| table.contradiction(finding.strength, !finding.explained.is_empty())).collect();
    if dossier.each::<VictimReport>().any(|report| report.confirmed) {
        contradictions.push(table.contradiction(Strength::Decisive, false));
    }
    contradictions
}

#[cfg(test)]
mod tests;
