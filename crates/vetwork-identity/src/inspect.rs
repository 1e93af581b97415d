//! Tells what a file is by its bytes, and hands it to every judge that knows its kind.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::judgement::{JudgedKind, Judgement};
use crate::trust::Anchors;
use crate::zone::Capture;
use crate::{archive, chip, credential, hidden, licence, pdf, picture, signed_pdf, word, zone};

/// What is asked about a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What the holder says of themselves.
    pub claim: Claim,
    /// The day to judge by.
    pub today: Date,
}

/// A file, and those that were handed in with it and belong to it (the data groups of a chip).
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its bytes. Its name is not believed and not known here.
    pub bytes: &'a [u8],
    /// Files that belong to it, in no order.
    pub companions: &'a [&'a [u8]],
    /// States' keys that count, for what states sign.
    pub anchors: Option<&'a Anchors>,
    /// How its text came about. Whoever hands the file in knows that; the file cannot say it.
    pub capture: Capture,
}

impl<'a> File<'a> {
    /// A file as it is, alone.
    #[must_use]
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, companions: &[], anchors: None, capture: Capture::Text }
    }
}

/// What came of looking at one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// One for each judge that knew the file. None: it is of no kind that is judged.
    pub judgements: Vec<Judgement>,
    /// Judges that broke off, by what they judge. A gap in our work, not a finding.
    pub broke_off: Vec<String>,
}

/// One kind of document, and who judges it.
pub(crate) struct Judge {
    /// What it judges, in words: `machine-readable zones`.
    pub(crate) of: &'static str,
    /// Does the file look like it? Asked of the first bytes, so it is cheap and reads nothing.
    pub(crate) knows: fn(&[u8]) -> bool,
    /// Judges it. Several, when the file holds several; none, when it only looked like it.
    pub(crate) judge: fn(&File<'_>, &Question) -> Vec<Judgement>,
}

/// Every judge. A file goes to all who know it: a PDF has a history and may have a signature.
const JUDGES: &[(JudgedKind, Judge)] = &[
    (JudgedKind::Zone, zone::JUDGE),
    (JudgedKind::Chip, chip::JUDGE),
    (JudgedKind::LicenceText, licence::TEXTS),
    (JudgedKind::LicencePicture, licence::PICTURES),
    (JudgedKind::Credential, credential::JUDGE),
    (JudgedKind::Word, word::JUDGE),
    (JudgedKind::Pdf, pdf::JUDGE),
    (JudgedKind::SignedPdf, signed_pdf::JUDGE),
    (JudgedKind::Picture, picture::JUDGE),
    (JudgedKind::Archive, archive::JUDGE),
    (JudgedKind::Text, hidden::JUDGE),
];

/// Looks at one file. Never panics; time and memory are bounded only by the process.
#[must_use]
pub fn inspect(file: &File<'_>, question: &Question) -> Inspection {
    let mut inspection = Inspection::default();
    for (kind, judge) in JUDGES.iter().filter(|(_, judge)| (judge.knows)(file.bytes)) {
        // Libraries that parse may panic, which costs this judge and no other.
        match catch_unwind(AssertUnwindSafe(|| (judge.judge)(file, question))) {
            Ok(judgements) => {
                inspection.judgements.extend(judgements.into_iter().map(|one| Judgement { kind: *kind, ..one }));
            }
            Err(_) => inspection.broke_off.push(judge.of.to_owned()),
        }
    }
    inspection
}

/// What is judged, in words, in the order in which it is told.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    JUDGES.iter().map(|(_, judge)| judge.of)
}
