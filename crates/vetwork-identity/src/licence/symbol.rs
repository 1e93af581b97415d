//! The barcode itself: its kind and its error correction.

use super::barcode::{LONGEST_SIDE, MOST_PIXELS, Symbol};
use crate::judgement::{Judgement, Rule, Verdict};

pub(super) static PICTURE: Rule = Rule {
    id: "licence-picture",
    asks: "Is the picture of a size that is searched for a barcode?",
    holding: "It is. That proves nothing of what it shows.",
    broken: "It is larger than what a telephone's camera makes, and was not opened: ask for a smaller one.",
    source: "a bound of this program",
};

pub(super) static SYMBOL: Rule = Rule {
    id: "licence-barcode-kind",
    asks: "Is it the kind of barcode that licences have?",
    holding: "It is a PDF417 barcode in one piece. Programs that print such barcodes are everywhere. A compact one cannot be told from a whole one here.",
    broken: "It is one of several barcodes that hold one text between them, which the standard forbids. An issuer's old cards may have them all the same.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.5.2",
};

pub(super) static CORRECTION: Rule = Rule {
    id: "licence-error-correction",
    asks: "Is the barcode protected against scratches as much as the standard demands?",
    holding: "It is. Programs can be told to.",
    broken: "It is less protected than the standard demands, as programs do that are not told otherwise. Some issuers' barcodes are so too.",
    source: "AAMVA DL/ID Card Design Standard (2020), Annex D.5.4.5: level 3 at least",
};

pub(super) fn judge(symbol: &Symbol, judgement: &mut Judgement) {
    if symbol.is_one_of_several {
        judgement.rule(&SYMBOL, Verdict::Unusual, "one of several (Macro PDF417)");
    } else {
        judgement.rule(&SYMBOL, Verdict::Holds, "PDF417 in one piece");
    }
    match symbol.correction {
        Some(level) if level < 3 => {
            judgement.rule(&CORRECTION, Verdict::Unusual, format!("level {level}, at least 3 is asked for"))
        }
        Some(level) => judgement.rule(&CORRECTION, Verdict::Holds, format!("level {level}")),
        None => judgement.rule(&CORRECTION, Verdict::NotJudged, "the reader does not tell it"),
    }
}

/// Says of a picture that it is too large to be opened.
pub(super) fn too_large(width: u32, height: u32) -> Judgement {
    let mut judgement = Judgement::of("picture, not searched for a barcode");
    let seen = format!(
        "{width} by {height} pixels, of at most {LONGEST_SIDE} on a side and {} million in all",
        MOST_PIXELS / 1_000_000
    );
    judgement.rule(&PICTURE, Verdict::NotJudged, seen);
    judgement
}
