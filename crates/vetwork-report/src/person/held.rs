//! What is held: the dossier section by section, every entry with who said it, when, and where it came from.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use vetwork_model::facts::JudgedFile;
use vetwork_model::{Channel, Section};

use super::about::{day_of, you};
use super::fields::{DATES, WORDS, in_order};
use super::others::{Others, each_text, entries, plain};
use super::{Entry, Item, Line, Part, PersonsCopy};
use crate::prose::{capitalised, count_in_words};

/// What a dossier says outside of its sections, confidential facts left out.
pub(super) const HEAD: [&str; 7] = ["vetwork", "id", "subject", "name", "pronouns", "phase", "role"];

/// Fields whose names are no plain words.
const LABELS: [(&str, &str); 17] = [
    ("account", "account number"),
    ("asked", "asked on"),
    ("by", "by whom"),
    ("domain", "web domain"),
    ("file", "name of the file"),
    ("iban", "IBAN"),
    ("id", "id in the records"),
    ("ip", "network address"),
    ("ip_country", "country of that network address"),
    ("lat", "latitude"),
    ("lon", "longitude"),
    ("path", "name of the file"),
    ("sha256", "checksum (SHA-256)"),
    ("url", "web address"),
    ("utc_offset", "minutes ahead of UTC"),
    ("vetwork", "version of the format"),
    ("via", "reached through"),
];

/// Words for which a default is not worth a line: they say that nothing was noted.
const NOT_NOTED: [&str; 8] =
    ["other", "unknown", "none", "not-noted", "not-done", "not-compared", "not-examined", "unavailable"];

/// The dossier as its subject may see it.
pub(super) fn redacted(dossier: &Value, others: &Others) -> Map<String, Value> {
    let mut out = Map::new();
    for field in HEAD {
        if let Some(value) = dossier.get(field) {
            let shown = if field == "role" { each_text(value, &|text| others.words(text)) } else { inert_value(value) };
            out.insert(field.to_owned(), shown);
        }
    }
    for section in Section::ALL {
        let shown: Vec<Value> =
            entries(dossier, *section).into_iter().map(|entry| others.redacted(*section, entry).into()).collect();
        if !shown.is_empty() {
            out.insert(section.name().to_owned(), shown.into());
        }
    }
    out
}

fn inert_value(value: &Value) -> Value {
    each_text(value, &plain)
}

/// The part about the dossier.
pub(super) fn part(copy: &PersonsCopy<'_>, dossier: &Map<String, Value>) -> Part {
    let mut items: Vec<Item> = Some(head(dossier)).filter(|item| !item.lines.is_empty()).into_iter().collect();
    items.extend(Section::ALL.iter().filter_map(|section| item(*section, dossier)));
    let lead = [
        "Each entry says how it came here: stated by you, recorded by the employer or one of its systems, or \
         answered by an authority, a bank or an office that was asked.",
        "Where [another person: …] stands, something of another person's was taken out: their name, address or number \
         is theirs, and the law protects it as it protects yours. This is also so for people whom you named yourself. \
         If something that was taken out is in truth yours, say so, and ask for it.",
    ];
    Part {
        title: format!("What is held about {}", you(copy)),
        lead: if items.is_empty() { vec!["No facts are held.".to_owned()] } else { lead.map(str::to_owned).to_vec() },
        items,
    }
}

fn head(dossier: &Map<String, Value>) -> Item {
    let mut lines = Vec::new();
    for field in HEAD {
        match dossier.get(field) {
            Some(Value::Object(role)) => {
                let role: BTreeMap<&String, &Value> = role.iter().collect();
                lines.extend(role.into_iter().map(|(of, value)| line(&format!("role: {}", label(of)), of, value)));
            }
            Some(value) if field == "subject" => lines.push(line("kind of subject", field, value)),
            Some(value) => lines.push(line(&label(field), field, value)),
            None => {}
        }
    }
    let lead = vec!["The name as you use it; the role from the employer's own records.".to_owned()];
    Item { title: "Name and role".to_owned(), lead, lines, ..Item::default() }
}

fn item(section: Section, dossier: &Map<String, Value>) -> Option<Item> {
    let all = dossier.get(section.name())?.as_array()?;
    let many = all.len() > 1;
    let entry = |(place, entry): (usize, &Map<String, Value>)| {
        let title = if many { format!("No. {}", place + 1) } else { String::new() };
        Entry { title, note: note(section, entry), lines: lines(section, entry) }
    };
    let entries: Vec<Entry> = all.iter().filter_map(Value::as_object).enumerate().map(entry).collect();
    Some(Item { title: capitalised(section.words()), entries, ..Item::default() })
}

/// "Stated by you, 4 Sep 2026, reference form".
fn note(section: Section, entry: &Map<String, Value>) -> String {
    let at = entry.get("at").map(|at| value_words("at", at));
    let source = entry.get("source").and_then(Value::as_str).map(|text| text.replace('\n', " "));
    let parts = [Some(channel_words(channel(section, entry)).to_owned()), at, source];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn lines(section: Section, entry: &Map<String, Value>) -> Vec<Line> {
    let words: Vec<_> = WORDS.iter().filter(|(of, ..)| *of == section).collect();
    let mut whole = entry.clone();
    for (_, field, word) in words.iter().filter(|(_, _, word)| !NOT_NOTED.contains(&word().as_str())) {
        whole.entry(*field).or_insert_with(|| word().into());
    }
    let fields = in_order(section, &whole).into_iter().filter(|(field, _)| !matches!(field.as_str(), "at" | "source"));
    let told = |(field, value): (&String, &Value)| {
        let word = value.as_str().filter(|_| words.iter().any(|(_, of, _)| of == field));
        match word {
            Some("subject") => Line::new(&capitalised(&label(field)), "you"),
            Some(word) => Line::new(&capitalised(&label(field)), &word.replace('-', " ")),
            None => line(&label(field), field, value),
        }
    };
    fields.map(told).collect()
}

fn line(label: &str, field: &str, value: &Value) -> Line {
    Line::new(&capitalised(label), &value_words(field, value))
}

/// A field's name in words.
fn label(field: &str) -> String {
    let known = LABELS.iter().find(|(name, _)| *name == field);
    known.map_or_else(|| field.replace('_', " "), |(_, words)| (*words).to_owned())
}

/// The value of a field in words.
fn value_words(field: &str, value: &Value) -> String {
    let joined =
        |all: &[Value], between: &str| all.iter().map(|one| value_words(field, one)).collect::<Vec<_>>().join(between);
    match value {
        Value::Null => "not known".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) if DATES.contains(&field) => day_of(text),
        Value::String(text) => text.clone(),
        Value::Array(all) if all.iter().any(Value::is_object) => joined(all, "; "),
        Value::Array(all) => joined(all, ", "),
        Value::Object(fields) => {
            let part = |(field, value): (&String, &Value)| format!("{}: {}", label(field), value_words(field, value));
            // Most of what is nested is an address.
            in_order(Section::Address, fields).into_iter().map(part).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The channel of an entry: its section's, save where the entry itself passed through the subject's hands or
/// somebody else answers for it. A test holds this against the model.
pub(super) fn channel(section: Section, entry: &Map<String, Value>) -> Channel {
    let yes = |field: &str| entry.get(field).and_then(Value::as_bool) == Some(true);
    let says = |field: &str| entry.get(field).and_then(Value::as_str);
    match section {
        Section::IdentityCheck if says("ordered_by") == Some("subject") => Channel::ApplicantForm,
        Section::VictimReport if yes("confirmed") => Channel::Authority,
        Section::Travel if yes("approved") => Channel::Recruiter,
        Section::File if says("verdict").is_some_and(|verdict| verdict != "not-examined") => Channel::SystemExport,
        Section::JudgedFile if is_proven(entry) => Channel::Signature,
        other => other.channel(),
    }
}

fn is_proven(entry: &Map<String, Value>) -> bool {
    serde_json::from_value::<JudgedFile>(entry.clone().into()).is_ok_and(|file| file.is_proven())
}

/// How a fact came here, said to its subject.
pub(super) fn channel_words(channel: Channel) -> &'static str {
    match channel {
        Channel::ApplicantForm => "Stated by you",
        Channel::Recruiter => "Recorded by the employer",
        Channel::Interviewer => "Noted by an interviewer of the employer",
        Channel::SystemExport => "Recorded by a system of the employer",
        Channel::Examination => "Found in a file that you handed in",
        Channel::Authority => "Answered by an authority, a bank or an office that was asked",
        Channel::Signature => "Proved by a signature",
    }
}

/// What is held apart; nothing when there is none.
pub(super) fn confidential(copy: &PersonsCopy<'_>) -> Option<Part> {
    let sealed = copy.confidential.and_then(Value::as_object).filter(|sealed| !sealed.is_empty())?;
    let count = |value: &Value| value.as_array().map_or(usize::from(!value.is_null()), Vec::len);
    let kinds = sealed.iter().map(|(field, value)| (plain(field), count(value), value));
    let kinds: Vec<_> = kinds.filter(|(_, count, _)| *count > 0).collect();
    let lead = if copy.with_confidential {
        "Some things are kept sealed, since the law needs them at times and no check may judge by them. Here they are, \
         as you asked."
    } else {
        "Some things are kept sealed, since the law needs them at times and no check may judge by them. They are \
         not in this copy, so that nobody reads them over your shoulder. Ask for them, and they will be handed to \
         you separately. This is how many there are:"
    };
    let line = |(field, count, value): (String, usize, &Value)| match copy.with_confidential {
        true => line(&label(&field), &field, &inert_value(value)),
        false => Line::new(&capitalised(&label(&field)), &count_in_words(count)),
    };
    let lines: Vec<Line> = kinds.into_iter().map(line).collect();
    let title = if copy.with_confidential { "In confidence" } else { "Held apart, in confidence" };
    let items = vec![Item { title: "Sealed".to_owned(), lines, ..Item::default() }];
    let any = !items.iter().all(|item| item.lines.is_empty());
    any.then(|| Part { title: title.to_owned(), lead: vec![lead.to_owned()], items })
}
