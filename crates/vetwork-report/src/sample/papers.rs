//! Made-up documents, and how sure an identity is.

use vetwork_model::confidence::{Counted, Level, Piece, Projected, Projection, Score};
use vetwork_model::document::{DocumentPage, DocumentPart, DocumentRow, Fit, PageRuling, Placed};
use vetwork_model::judged::Verdict;
use vetwork_model::{Assessment, Confidence};

use super::mira;

/// A passport with a contradiction, all of whose own words are this text.
pub(crate) fn document_of(text: &str) -> DocumentPage {
    let placed = || vec![Placed { text: text.to_owned(), place: text.to_owned() }];
    let ruling = |verdict| PageRuling {
        rule: "zone-check-digits".to_owned(),
        asks: "are the check digits right?",
        verdict,
        seen: text.to_owned(),
        proves: "That it was copied with a slip, or changed.",
    };
    DocumentPage {
        what: "Passport",
        files: vec![text.to_owned()],
        verdict: Verdict::Refuted,
        proves: "That something in it cannot be so.",
        rows: vec![DocumentRow {
            field: "born",
            claimed: placed(),
            printed: placed(),
            signed: placed(),
            fit: Fit::Differ,
            rulings: vec![ruling(Verdict::Refuted)],
        }],
        parts: vec![DocumentPart {
            title: text.to_owned(),
            verdict: Verdict::Refuted,
            held: 9,
            not_judged: 2,
            signed_by: Some(text.to_owned()),
            rulings: vec![ruling(Verdict::Unusual)],
        }],
        gaps: vec![text.to_owned()],
        next: "Ask for it once more.",
    }
}

/// Somebody who handed in a good and a bad document.
pub(crate) fn with_papers() -> Assessment {
    let (documents, confidence) = papers();
    Assessment { documents, confidence: Some(confidence), ..mira() }
}

/// A good and a bad document, and how sure the identity is.
fn papers() -> (Vec<DocumentPage>, Confidence) {
    let placed = |text: &str, place: &str| Placed { text: text.to_owned(), place: place.to_owned() };
    let zone = "machine-readable zone of a passport (TD3)";
    let chip = "chip of a passport or card";
    let row = |field, claimed: &str, printed: &str, signed: &str, fit| DocumentRow {
        field,
        claimed: vec![placed(claimed, "the application")],
        printed: vec![placed(printed, zone)],
        signed: if signed.is_empty() { Vec::new() } else { vec![placed(signed, chip)] },
        fit,
        rulings: Vec::new(),
    };
    let part = |title: &str, verdict, signed_by: Option<&str>| DocumentPart {
        title: title.to_owned(),
        verdict,
        held: 14,
        not_judged: 1,
        signed_by: signed_by.map(str::to_owned),
        rulings: Vec::new(),
    };
    let good = DocumentPage {
        files: vec!["passport.txt".to_owned(), "EF_SOD.bin".to_owned()],
        verdict: Verdict::Proven,
        proves: "That its issuer signed what stands under signed. Not that it belongs to whoever handed it in.",
        rows: vec![
            row("name", "Mira Castellano", "MIRA CASTELLANO", "MIRA CASTELLANO", Fit::Agree),
            row("born", "1990-04-17", "1990-04-17", "1990-04-17", Fit::Agree),
            row("document number", "ending 2817", "ending 2817", "ending 2817", Fit::Agree),
        ],
        parts: vec![
            part(chip, Verdict::Proven, Some("by Document Signer 7, ECDSA with SHA-256")),
            part(zone, Verdict::Holds, None),
        ],
        gaps: Vec::new(),
        next: "See in a live call that it is theirs.",
        ..document_of("")
    };
    let mut bad = document_of("the digit of the birth date is 4; it should be 6");
    bad.files = vec!["licence.txt".to_owned()];
    bad.what = "Driving licence";
    bad.gaps = Vec::new();
    bad.rows = vec![
        row("name", "Mira Castellano", "MIRA CASTELLANO", "", Fit::Agree),
        DocumentRow { rulings: bad.rows.remove(0).rulings, ..row("born", "1990-04-17", "1991-04-17", "", Fit::Differ) },
    ];
    bad.parts = vec![DocumentPart { rulings: Vec::new(), ..part("barcode of a licence", Verdict::Refuted, None) }];
    let confidence = Confidence {
        edition: "1.0".to_owned(),
        level: Level::Medium,
        profile: Some("M1A".to_owned()),
        counted: vec![Counted {
            what: "a passport whose chip is signed",
            score: Score::Evidence(Piece { strength: 4, validity: 3 }),
        }],
        way: None,
        capped: None,
        ceiling_at_a_distance: Level::Medium,
        elsewhere: vec![
            Projection {
                framework: "NIST SP 800-63A-4, IAL2",
                outcome: Projected::NotReached,
                why: "the evidence is enough; the person was neither met nor compared by a biometric",
                source: "section 4.4",
            },
            Projection {
                framework: "United States, Form I-9",
                outcome: Projected::Apart,
                why: "kept apart: the person chooses which documents to show",
                source: "M-274",
            },
        ],
    };
    (vec![good, bad], confidence)
}
