//! Dates of a picture against each other and against the day on which it is judged.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, ToSpan as _};

use super::{Picture, rules};
use crate::judgement::{Judgement, Verdict};

/// Clocks on either side of the world are so far apart: the dates do not name their offset.
const WIDEST: SignedDuration = SignedDuration::from_hours(26);

pub(super) fn judge(picture: &Picture<'_>, today: Date, judgement: &mut Judgement) {
    let exif = &picture.exif;
    let taken = exif.taken.or(exif.digitised).map(|moment| ("taken", moment));
    let changed = [("last changed (Exif)", exif.changed), ("last changed (PNG)", picture.contents.modified)];
    let changed: Vec<(&str, DateTime)> = changed.into_iter().filter_map(|(name, at)| Some((name, at?))).collect();
    let dates: Vec<(&str, DateTime)> = taken.into_iter().chain(changed.iter().copied()).collect();
    if dates.is_empty() {
        return judgement.rule(
            &rules::DATES,
            Verdict::NotJudged,
            "the file names no dates, as most that went through the web",
        );
    }
    let mut odd = Vec::new();
    let tomorrow = today.saturating_add(2.days());
    for (name, at) in dates.iter().filter(|(_, at)| at.date() >= tomorrow) {
        odd.push(format!("{name} on {at}, which is later than today, {today}"));
    }
    for (name, at) in &changed {
        if let Some((_, taken)) = taken.filter(|(_, taken)| taken.duration_since(*at) > WIDEST) {
            odd.push(format!("taken on {taken}, but {name} on {at}, before that"));
        }
    }
    if odd.is_empty() {
        let told: Vec<String> = dates.iter().map(|(name, at)| format!("{name} on {at}")).collect();
        odd.push(told.join(", "));
        return judgement.rule(&rules::DATES, Verdict::Holds, odd.join("; "));
    }
    judgement.rule(&rules::DATES, Verdict::Unusual, odd.join("; "));
}
