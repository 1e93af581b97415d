//! How long a document was edited, beside the time that lies between its dates.

use super::properties::Properties;
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::metadata::is_nobody;

pub(super) static TIME: Rule = Rule {
    id: "word-edit-time",
    asks: "Does the time of editing fit between its dates?",
    holding: "Little: the numbers go together. Whoever makes a file can write any numbers into it.",
    broken: "That the dates or the time of editing come from another file: a copy keeps the one and renews the other in some \
             programs, or they were edited. It does not say which.",
    source: "ECMA-376 part 1, extended properties (TotalTime), in minutes",
};

/// Programs count the time differently, and some count a day that a document was left open.
const TOLERANCE_MINUTES: i64 = 24 * 60;

pub(super) fn judge(properties: &Properties, judgement: &mut Judgement) {
    let saved = properties.times_saved.map(|times| times.to_string());
    let minutes = properties.minutes.map(|minutes| minutes.to_string());
    let surroundings = (!properties.surroundings.is_empty()).then(|| properties.surroundings.join(", "));
    for (name, text) in [
        (FieldName::Template, properties.template.clone()),
        (FieldName::TimesSaved, saved),
        (FieldName::EditMinutes, minutes),
        (FieldName::Surroundings, surroundings),
    ] {
        judgement.fields.extend(text.map(|text| Field::printed(name, text)));
    }
    judge_time(properties, judgement);
}

fn judge_time(properties: &Properties, judgement: &mut Judgement) {
    let metadata = &properties.metadata;
    let (Some(minutes), Some(created), Some(modified)) = (properties.minutes, metadata.created, metadata.modified)
    else {
        judgement.rule(&TIME, Verdict::NotJudged, "it does not give the time of editing and both dates");
        return;
    };
    // A program that fills in a template leaves the template's numbers as they are.
    if metadata.author.as_deref().is_some_and(is_nobody) && created == modified {
        judgement.rule(&TIME, Verdict::NotJudged, "its numbers are those of the template of a program");
        return;
    }
    let span = created.minutes_until(modified);
    let fits = minutes <= span.max(0).saturating_add(TOLERANCE_MINUTES);
    let seen = format!("{minutes} minutes of editing within {span} minutes");
    judgement.rule_on(FieldName::EditMinutes, &TIME, if fits { Verdict::Holds } else { Verdict::Unusual }, seen);
}
