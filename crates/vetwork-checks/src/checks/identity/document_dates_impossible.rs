//! ID002: are the dates on the documents possible, and was each valid when it was presented?

use vetwork_model::facts::{BirthDate, DocumentKind, IdentityCheckKind, IdentityDocument, IdentityOutcome};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Jurisdiction, Lawful, Meta, Need, NextStep, Outcome,
    Phase, Section, Strength, SubjectKind, When,
};

use crate::Context;
use crate::shapes::answers;

pub(crate) static META: Meta = Meta {
    code: Code("ID002"),
    name: "document-dates-impossible",
    title: "dates on a document cannot be right",
    question: "Are the dates on the documents possible, and was each valid when it was presented?",
    says: "On the {document}, {problem}.",
    clear: "The dates on the documents fit each other and the day they were presented.",
    catalogue: &["ONB-11"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Onboarding, Phase::Payroll],
    needs: &[Need::Any(&[Section::IdentityDocument])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::BorrowedIdentity],
    sources: &["US22", "SEED1", "SEED2", "SEED4"],
    innocent: "Day and month swapped or a digit mistyped when the dates were copied; an old document that nobody had thought to renew.",
    clears: "The original is looked at, and its dates are right; or a valid document is presented.",
    never_alone: false,
    compares: true,
    blind_spots: "Documents whose dates were made with care. Extensions that an issuer grants without a new document.",
    next_step: NextStep {
        text: "Compare the dates with the original, then with the machine-readable zone.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We look at the original of the document that you sent. Please bring it to the next step, or send another valid one.",
    },
    lawful: Lawful {
        not_before: &[(Jurisdiction::Us, Phase::Onboarding)],
        notice: "We look at whether the dates on your identity document fit each other and the day you presented it.",
        special_category: None,
    },
    page: include_str!("document_dates_impossible.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let births: Vec<When> = cx.each::<BirthDate>().filter_map(|birth| birth.fact.date).collect();
    let mut compared = false;
    let mut worst: Option<(Strength, _, When, &str)> = None;
    for document in cx.each::<IdentityDocument>() {
        let born = document.birth_date.or(births.first().copied());
        let order = [
            (document.expires, document.issued, "the day of expiry stands before the day of issue", Strength::Decisive),
            (document.issued, born, "the day of issue stands before the birth date", Strength::Decisive),
            (
                document.at,
                document.issued,
                "the day of issue is later than the day it was presented",
                Strength::Decisive,
            ),
            (document.expires, document.at, "the validity had ended before it was presented", Strength::Weak),
        ];
        for (first, second, problem, strength) in order {
            let (Some(first), Some(second)) = (first, second) else { continue };
            compared = true;
            if first.certainly_before(second) && worst.as_ref().is_none_or(|(known, ..)| *known < strength) {
                worst = Some((strength, document, first, problem));
            }
        }
    }
    let Some((strength, document, when, problem)) = worst else {
        return if compared { Outcome::Clear } else { cx.not_checked("dates of the document") };
    };
    let kind = match document.kind {
        DocumentKind::Passport => "passport",
        DocumentKind::DrivingLicence => "driving licence",
        DocumentKind::IdentityCard => "identity card",
        DocumentKind::ResidencePermit => "residence permit",
        DocumentKind::Other => "document",
    };
    let mut finding =
        cx.finding(cx.seen(document, when)).param("document", kind).param("problem", problem).strength(strength);
    // A vendor who looked at the document itself and refused it: no slip in copying its dates.
    let refused = answers::answers(cx, &[IdentityCheckKind::SelfieAndDocument])
        .into_iter()
        .find(|answer| answer.outcome == IdentityOutcome::Mismatch);
    if let Some(refused) = refused {
        finding = finding.rests_on(cx.seen(refused, "the vendor refused the document"));
    }
    finding.excludes_if(Cause::RecordError, refused.is_some()).build()
}
