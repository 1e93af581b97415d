//! Digital source type (IPTC): how a picture came about, as whoever saved it declares.

use super::{Picture, quote, rules};
use crate::judgement::{Judgement, Rule, Verdict};

/// Terms whose picture a program made, in whole or in part, and what they mean.
const GENERATED: [(&str, &str); 5] = [
    ("trainedAlgorithmicMedia", "a trained model made it"),
    ("compositeWithTrainedAlgorithmicMedia", "a trained model made parts of it"),
    ("algorithmicMedia", "an algorithm made it, without a trained model"),
    ("compositeSynthetic", "it is put together with parts that a program made"),
    ("virtualRecording", "it is recorded from a virtual scene"),
];

/// Other terms, and what they mean.
const OTHER: [(&str, &str); 11] = [
    ("digitalCapture", "a camera took it"),
    ("computationalCapture", "a camera took it and computed it from several"),
    ("negativeFilm", "scanned from a negative"),
    ("positiveFilm", "scanned from a slide"),
    ("print", "scanned from a print"),
    ("screenCapture", "taken from a screen"),
    ("minorHumanEdits", "a camera took it, and a person changed little"),
    ("humanEdits", "a person changed it"),
    ("compositeCapture", "put together from pictures that cameras took"),
    ("algorithmicallyEnhanced", "a camera took it, and a program improved it"),
    ("digitalCreation", "a person drew it with a program"),
];

pub(super) fn judge(picture: &Picture<'_>, judgement: &mut Judgement) {
    match picture.xmp.source_type.as_deref() {
        None => {
            let seen = "the metadata do not declare it, as in most pictures";
            judgement.rule(&rules::SOURCE, Verdict::NotJudged, seen);
        }
        Some(declared) => tell(declared, &rules::SOURCE, judgement),
    }
}

/// How a declared term comes out.
pub(super) fn tell(declared: &str, rule: &'static Rule, judgement: &mut Judgement) {
    let term = declared.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let meaning = |terms: &[(&str, &'static str)]| {
        terms.iter().find(|(name, _)| name.eq_ignore_ascii_case(term)).map(|(_, meaning)| *meaning)
    };
    let (verdict, meaning) = match (meaning(&GENERATED), meaning(&OTHER)) {
        (Some(meaning), _) => (Verdict::Unusual, meaning),
        (None, Some(meaning)) => (Verdict::Holds, meaning),
        (None, None) => (Verdict::NotJudged, "the term is not known here"),
    };
    judgement.rule(rule, verdict, format!("declared as {}: {meaning}", quote(term)));
}
