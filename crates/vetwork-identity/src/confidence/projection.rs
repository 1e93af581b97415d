//! The same scores as other frameworks count them. A projection is a reading aid, never a certificate.

use vetwork_model::Confidence;
use vetwork_model::confidence::{Level, Projected, Projection, Scores};

/// What the scores mean elsewhere.
pub(super) fn projections(scores: &Scores, confidence: &Confidence) -> Vec<Projection> {
    vec![nist(scores), etsi(scores, confidence), right_to_work(confidence), I_9]
}

/// Evidence of NIST SP 800-63A: a signed document with a photograph is *superior*, one with a photograph *strong*.
fn nist(scores: &Scores) -> Projection {
    let of = |strength, validity| {
        scores.evidence.iter().filter(|piece| piece.strength >= strength && piece.validity >= validity).count()
    };
    let (superior, strong, fair) = (of(4, 3), of(3, 2), of(2, 2));
    let enough = superior >= 1 || strong >= 2 || (strong >= 1 && fair >= 2);
    let outcome = if enough && scores.verification >= 3 { Projected::Reached } else { Projected::NotReached };
    let why = match (enough, outcome) {
        (_, Projected::Reached) => "evidence and verification of the kind that IAL2 asks for",
        (true, _) => "the evidence is enough; the person was neither met nor compared by a biometric",
        (false, _) => "one superior, two strong, or one strong and one fair piece of validated evidence are asked for",
    };
    Projection {
        framework: "NIST SP 800-63A-4, IAL2",
        outcome,
        why,
        source: "public draft of December 2022, section 4.4",
    }
}

/// Proofing of ETSI TS 119 461 binds the person to a document by a face comparison or in person.
fn etsi(scores: &Scores, confidence: &Confidence) -> Projection {
    let reached = scores.verification >= 3 && confidence.level >= Level::Medium;
    Projection {
        framework: "ETSI TS 119 461, Baseline LoIP",
        outcome: if reached { Projected::Reached } else { Projected::NotReached },
        why: if reached {
            "a validated document and a person bound to it"
        } else {
            "it takes a validated document and a person who is bound to it, in presence or by a biometric"
        },
        source: "V2.1.1 (2025-02), clauses 8 (the five tasks) and 9 (use cases)",
    }
}

/// The identity part of a digital check in the United Kingdom.
fn right_to_work(confidence: &Confidence) -> Projection {
    let reached = confidence.level >= Level::Medium;
    Projection {
        framework: "United Kingdom, digital right to work check: identity",
        outcome: if reached { Projected::Reached } else { Projected::NotReached },
        why: if reached {
            "medium is what is recommended; the check itself is done by a certified provider, with a British or Irish passport"
        } else {
            "medium or higher is recommended"
        },
        source: "Home Office, employer's guide to right to work checks, on identity service providers",
    }
}

/// Kept apart on purpose: an employer may not ask for a particular document.
const I_9: Projection = Projection {
    framework: "United States, Form I-9",
    outcome: Projected::Apart,
    why: "kept apart: the person chooses which documents to show, the employer asks for none in particular (8 U.S.C. 1324b), \
          and looks whether they reasonably appear genuine and relate to the person",
    source: "USCIS, Handbook for Employers M-274",
};
