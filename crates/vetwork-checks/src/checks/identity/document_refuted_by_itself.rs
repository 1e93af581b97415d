//! ID013: does what stands in a document contradict itself?

use std::collections::BTreeSet;

use vetwork_model::facts::{JudgedDocument, JudgedFile, JudgedRuling};
use vetwork_model::judged::{JudgedKind, Verdict};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID013"),
    name: "document-refuted-by-itself",
    title: "what stands in a document contradicts itself",
    question: "Does what stands in a document contradict itself?",
    says: "Something in the {document} cannot be so: {problem}.",
    clear: "What could be judged in the documents goes together.",
    catalogue: &["ONB-11"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22", "SEED1", "SEED2", "SEED4"],
    innocent: "A character copied wrongly from the document or misread by a program, a scanner that changes the signs between fields, a file damaged on its way, a program that saves a signed file anew.",
    clears: "The original is looked at and its data are right, or another valid document is presented.",
    never_alone: false,
    compares: true,
    blind_spots: "Documents whose data were made with care: whoever makes one up can compute its digits. Genuine documents of somebody else. A signed file that was changed and then signed by somebody else.",
    next_step: NextStep {
        text: "Compare what stands here with the original: zone, barcode and front, character by character.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We look at the original of the document that you sent. Please bring it to the next step, or send another valid one.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at whether the data on your identity document go together: its check digits, dates, barcode and signatures.",
        special_category: None,
    },
    page: include_str!("document_refuted_by_itself.md"),
};

/// Rules on how a barcode's text is laid out. One scanner that changes separators breaks all of them.
const LAYOUT: [&str; 7] = [
    "licence-header",
    "licence-version",
    "licence-capacity",
    "licence-entries",
    "licence-places",
    "licence-parts",
    "licence-fields-known",
];

/// Rules that one slip of the pen or one misread character does not break.
const NO_SLIP: [&str; 5] = [
    "zone-digits-together",
    "zone-published-sample",
    "licence-published-sample",
    "licence-number-code",
    "signed-pdf-signature",
];

/// So many different contradictions are more than one slip.
const MORE_THAN_A_SLIP: usize = 3;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut judged_any = false;
    let mut worst: Option<((bool, usize), _, &JudgedDocument, Vec<&JudgedRuling>)> = None;
    for item in cx.each::<JudgedFile>() {
        let documents = item.fact.identities().chain(item.fact.signatures());
        for document in documents.filter(|document| document.verdict != Verdict::NotJudged) {
            judged_any = true;
            let broken = broken(document);
            if broken.is_empty() || answers::is_guessed(document) {
                continue;
            }
            let groups: BTreeSet<&str> = broken.iter().map(|ruling| group(&ruling.rule)).collect();
            let rank = (is_machine_read(document), groups.len());
            if worst.as_ref().is_none_or(|(best, ..)| rank > *best) {
                worst = Some((rank, item, document, broken));
            }
        }
    }
    let Some(((machine_read, groups), item, document, broken)) = worst else {
        return if judged_any { Outcome::Clear } else { cx.not_checked("an identity document or signature that could be judged") };
    };
    let Some(first) = broken.first() else { return Outcome::Clear };
    let more_than_a_slip = groups >= MORE_THAN_A_SLIP || broken.iter().any(|one| NO_SLIP.contains(&one.rule.as_str()));
    let mut finding = cx.finding(cx.seen(item, first.seen.clone()));
    for ruling in broken.iter().skip(1).take(4) {
        finding = finding.rests_on(cx.seen(item, ruling.seen.clone()));
    }
    finding
        .param("document", document.title.clone())
        .param("problem", first.seen.clone())
        .param("count", broken.len())
        .strength(if machine_read && groups >= 2 { Strength::Decisive } else { Strength::Strong })
        .excludes_if(Cause::RecordError, machine_read || more_than_a_slip)
        .build()
}

/// Rulings by which the document contradicts itself. That it differs from what was stated is asked elsewhere.
fn broken(document: &JudgedDocument) -> Vec<&JudgedRuling> {
    let own = |ruling: &&JudgedRuling| ruling.verdict == Verdict::Refuted && !ruling.rule.contains("claimed");
    let mut broken: Vec<&JudgedRuling> = document.rulings.iter().filter(own).collect();
    // What a reader can see for themselves comes before how the text is laid out.
    broken.sort_by_key(|ruling| group(&ruling.rule) == "layout");
    broken
}

/// Was it read from a code that corrects or detects a misread character?
fn is_machine_read(document: &JudgedDocument) -> bool {
    matches!(document.kind, JudgedKind::LicencePicture | JudgedKind::Chip | JudgedKind::Credential)
}

fn group(rule: &str) -> &str {
    if LAYOUT.contains(&rule) { "layout" } else { rule }
}
