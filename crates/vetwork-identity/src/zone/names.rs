//! Names in a zone: surname, two fillers, given names; letters alone; cut where the field ends.

use super::{Capture, Reading, rules};
use crate::judgement::{FieldName, Verdict};

/// Surname and given names, with spaces for fillers.
pub(super) fn split(raw: &str) -> (String, String) {
    let trimmed = raw.trim_matches('<');
    let (surname, given) = trimmed.split_once("<<").unwrap_or((trimmed, ""));
    let words = |text: &str| text.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (words(surname), words(given))
}

/// Is the field full to its end, so that something may have been cut off?
pub(super) fn may_be_cut(raw: &str) -> bool {
    !raw.is_empty() && !raw.ends_with('<')
}

/// More than two fillers in a row, or two in more than one place.
fn is_parted_oddly(name: &str) -> bool {
    let runs = name.as_bytes().chunk_by(|a, b| a == b).filter(|run| run.first() == Some(&b'<') && run.len() > 1);
    let (count, longest) = runs.fold((0, 0), |(count, longest), run| (count + 1, run.len().max(longest)));
    count > 1 || longest > 2
}

pub(super) fn judge(reading: &mut Reading<'_>) {
    let layout = reading.zone.layout();
    let raw = reading.zone.raw(layout.names);
    let name = raw.trim_end_matches('<');
    let digits = raw.bytes().any(|byte| byte.is_ascii_digit());
    let (verdict, seen) = if name.is_empty() {
        (Verdict::Refuted, "no name at all".to_owned())
    } else if digits && reading.capture == Capture::Picture {
        (Verdict::NotJudged, format!("{name}: a digit among letters, perhaps misread"))
    } else if digits {
        (Verdict::Refuted, format!("{name}: digits are never part of a name here"))
    } else if name.starts_with('<') {
        (Verdict::Refuted, format!("{name}: a name begins in the first cell"))
    } else if is_parted_oddly(name) {
        (Verdict::Unusual, format!("{name}: two fillers stand between surname and given names, and one between words"))
    } else if may_be_cut(raw) {
        (Verdict::Holds, format!("{name}: the field is full, so the name may be cut"))
    } else if name.contains("<<") {
        (Verdict::Holds, name.to_owned())
    } else {
        (Verdict::Holds, format!("{name}: one name, without a second"))
    };
    reading.rule(FieldName::Name, &[layout.names], &rules::NAME_FORM, verdict, seen);
}
