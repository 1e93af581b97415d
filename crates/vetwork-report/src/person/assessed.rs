//! How somebody was assessed: each assessment with its findings, what was not checked and by which rules, the
//! newest first. An older one that found the same is told in short; the data hold all of them whole.

use serde::Serialize;
use serde_json::{Map, Value};
use vetwork_model::When;

use super::about::{one_line, you};
use super::fields::{ANOTHER, Kind};
use super::findings::entry;
use super::others::{Others, each_text, plain};
use super::{AssessmentCopy, Item, Line, Lookup, Part, PersonsCopy};
use crate::prose::{capitalised, listed, moment};

/// Texts of our own in a record, the same for everybody: nobody is named in them.
const OURS: [&str; 9] =
    ["title", "question", "else_it_could_be", "clears_it", "message", "ask", "how", "text", "disposition"];

/// An assessment as its subject may see it.
#[derive(Serialize)]
pub(super) struct Assessed {
    pub(super) at: jiff::Timestamp,
    pub(super) entry: i64,
    pub(super) record: Value,
}

/// The names of others that stand in a record and nowhere in the dossier.
pub(super) fn take_others(record: &Value, others: &mut Others) {
    for seen in all(record, "findings").flat_map(|finding| all(finding, "claimed").chain(all(finding, "observed"))) {
        let value = seen.get("value").and_then(Value::as_str).unwrap_or_default();
        let is_name = !value.starts_with(ANOTHER) && !value.chars().any(|c| c.is_ascii_digit() || c == '@');
        if seen.get("subject").is_some() && is_name {
            others.take_person(Kind::Name, value);
        }
    }
}

pub(super) fn redacted(assessments: &[AssessmentCopy<'_>], others: &Others) -> Vec<Assessed> {
    let one = |copy: &AssessmentCopy<'_>| {
        let name = copy.record.get("name").map(|name| each_text(name, &plain));
        let mut record = within(&copy.record, others);
        if let (Some(fields), Some(name)) = (record.as_object_mut(), name) {
            fields.insert("name".to_owned(), name);
        }
        Assessed { at: copy.at, entry: copy.entry, record }
    };
    let mut all: Vec<Assessed> = assessments.iter().map(one).collect();
    all.sort_by_key(|one| std::cmp::Reverse((one.at, one.entry)));
    all
}

fn within(value: &Value, others: &Others) -> Value {
    match value {
        Value::String(text) => others.words(text).into(),
        Value::Array(all) => all.iter().map(|one| within(one, others)).collect(),
        Value::Object(fields) if fields.contains_key("subject") && fields.contains_key("provenance") => {
            of_another(fields)
        }
        Value::Object(fields) => {
            let shown = |(field, value): (&String, &Value)| {
                let shown = match field.as_str() {
                    "params" => each_text(value, &|text| others.words(text)),
                    ours if OURS.contains(&ours) && value.is_string() => each_text(value, &plain),
                    _ => within(value, others),
                };
                (plain(field), shown)
            };
            // Who of the employer's people found that it is somebody else is theirs.
            let is_staff = |field: &str| field == "by" && fields.contains_key("why");
            fields.iter().filter(|(field, _)| !is_staff(field)).map(shown).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// What stands in another's record is theirs, and so is where it was found.
fn of_another(seen: &Map<String, Value>) -> Value {
    let kept = seen.iter().filter(|(field, _)| matches!(field.as_str(), "provenance" | "channel" | "at"));
    let mut shown: Map<String, Value> = kept.map(|(field, value)| (field.clone(), each_text(value, &plain))).collect();
    shown.insert("subject".to_owned(), ANOTHER.into());
    shown.insert("value".to_owned(), Kind::Value.mark().into());
    shown.into()
}

/// The list under a key.
pub(super) fn all<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// The text under a key, on one line.
pub(super) fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).map(one_line).unwrap_or_default()
}

/// What would clear the questions of the newest assessment, each once.
pub(super) fn what_clears(assessments: &[Assessed]) -> Vec<String> {
    let mut clears: Vec<String> = Vec::new();
    for finding in assessments.first().into_iter().flat_map(|newest| all(&newest.record, "findings")) {
        let what = text(finding, "clears_it");
        if text(finding, "direction") != "lowers" && !what.is_empty() && !clears.contains(&what) {
            clears.push(what);
        }
    }
    clears
}

pub(super) fn part(copy: &PersonsCopy<'_>, assessments: &[Assessed], lookup: Lookup<'_>) -> Part {
    let title = format!("How {} assessed", if copy.organisation { "your organisation was" } else { "you were" });
    let lead = [
        "Each time, the program asked its questions of the facts above, of published lists, and of whether the same \
         values stand in other records of the employer. A finding says that two things do not fit together, or that they do. It does not say why. So every finding stands here with what else \
         it could be, and with what would clear it.",
        "A weight says how much a finding counts when somebody decides whether to ask. It is counted in bits: with one \
         bit, a thing is thought to be twice as common where the question is justified as where it is not. The weights \
         are expert weights, not calibrated: people set them from experience, and they were not measured on cases.",
    ];
    let lead = match assessments {
        [] => vec![format!("No assessment of {} is kept.", you(copy))],
        _ => lead.map(str::to_owned).to_vec(),
    };
    let newest = assessments.first();
    let item = |(place, one): (usize, &Assessed)| {
        let same = newest.filter(|newest| place > 0 && newest.record.get("findings") == one.record.get("findings"));
        if same.is_some() { short(one) } else { full(one, lookup) }
    };
    Part { title, lead, items: assessments.iter().enumerate().map(item).collect() }
}

fn heading(one: &Assessed) -> Item {
    let band = text(&one.record, "band");
    let (word, meaning) = match band.as_str() {
        "routine" => (
            "Routine",
            "Nothing stood out that a person needs to look at. Whether and how to go on is decided by a person all \
             the same.",
        ),
        "incomplete" => (
            "Incomplete",
            "Some questions that are asked of everybody at this step had no answer yet. This is a gap in the records \
             and counts neither for nor against you. A person asks for what is missing.",
        ),
        "verify" => (
            "Verify",
            "A question was open: something did not fit, and an ordinary explanation was possible. A person is to ask \
             or look further. Nothing was decided by this.",
        ),
        "escalate" => (
            "Escalate",
            "A question was open that a person was to look at on the same day. It is still a question. Nothing was \
             decided by this; whatever takes something from you is decided, and signed for, by a person.",
        ),
        _ => ("Assessed", "A person decides what follows from it."),
    };
    Item {
        title: format!("{}: {word}", moment(When::Instant(one.at))),
        lead: vec![meaning.to_owned()],
        ..Item::default()
    }
}

/// Date, band and titles: the findings stand under the newest assessment.
fn short(one: &Assessed) -> Item {
    let titles: Vec<String> = all(&one.record, "findings").map(|finding| text(finding, "title")).collect();
    let same = if titles.is_empty() {
        "Nothing was found, as in the newest assessment.".to_owned()
    } else {
        format!("The findings are the same as in the newest assessment: {}.", listed(&titles))
    };
    let mut item = heading(one);
    item.lead.push(same);
    item.lines = rules(one);
    item
}

fn full(one: &Assessed, lookup: Lookup<'_>) -> Item {
    let record = &one.record;
    let mut item = heading(one);
    let questions: Vec<String> = all(record, "questions").map(|question| text(question, "question")).collect();
    item.lines.extend(line("Questions", &questions.join("\n")));
    let ask = |open: &Value| format!("{} {}", text(open, "ask"), text(open, "how"));
    let waiting = record.get("coverage").into_iter().flat_map(|coverage| all(coverage, "waiting"));
    item.lines.extend(line("Still to be answered", &waiting.map(ask).collect::<Vec<_>>().join("\n")));
    let unread: Vec<String> = all(record, "unread").filter_map(Value::as_str).map(one_line).collect();
    item.lines.extend(line("Could not be read", &unread.join("\n")));
    item.lines.extend(line("Not checked", &not_checked(record, lookup)));
    item.lines.extend(rules(one));
    item.entries = all(record, "findings").map(|finding| entry(record, finding, lookup)).collect();
    if item.entries.is_empty() {
        item.lead.push("Nothing was found.".to_owned());
    }
    item
}

/// The questions for which the data were missing.
fn not_checked(record: &Value, lookup: Lookup<'_>) -> String {
    let question = |gap: &Value| {
        let code = text(gap, "code");
        let known = (lookup.meta)(&code).map(|meta| meta.question.to_owned());
        known.unwrap_or_else(|| format!("Check {code}."))
    };
    let gaps: Vec<String> = all(record, "not_checked").map(question).collect();
    if gaps.is_empty() {
        return String::new();
    }
    format!("These were not asked, for want of data. They count neither for nor against you. {}", gaps.join(" "))
}

/// By which rules it was made: enough to make it again.
fn rules(one: &Assessed) -> Vec<Line> {
    let inputs = one.record.get("inputs").cloned().unwrap_or_default();
    let lists: Vec<String> = all(&inputs, "snapshots").filter_map(Value::as_str).map(one_line).collect();
    let mut rules = vec![Line::new("Entry in the records", &one.entry.to_string())];
    rules.extend(line("At the step", &capitalised(&text(&one.record, "phase").replace('-', " "))));
    rules.extend(line("Policy", &text(&inputs, "policy")));
    rules.extend(line("Program", &text(&inputs, "program")));
    rules.extend(line("Lists", &lists.join(", ")));
    rules.extend(line("The employer's own list", &text(&inputs, "indicators")));
    rules
}

pub(super) fn line(label: &str, text: &str) -> Option<Line> {
    (!text.is_empty()).then(|| Line::new(label, text))
}
