//! The dossier format: its JSON Schema, and a reference made from that schema.

use serde_json::Value;
use vetwork_model::{DossierFile, Provenance, Section};

use super::markdown::{GENERATED, sentence, table};

/// The JSON Schema, the same bytes as `vetwork dossier schema`.
pub(super) fn schema_text() -> String {
    format!("{:#}\n", schema())
}

fn schema() -> Value {
    let mut schema = schemars::schema_for!(DossierFile);
    schema.insert("title".to_owned(), "Vetwork dossier, version 1".into());
    schema.to_value()
}

pub(super) fn page() -> String {
    let schema = schema();
    let own = |name: &str| Section::ALL.iter().all(|section| section.name() != name);
    let mut text = format!(
        "{GENERATED}# Dossier format\n\nVersion 1. The same format as JSON Schema: `schema/dossier-v1.json`, or \
         `vetwork dossier schema`; a commented template: `vetwork dossier new`. Everything is optional. A section holds a \
         list, or a single entry without a list around it.\n\n\
         The channel of a section says how its facts came, and therefore how far they carry: *claimed* by the subject, \
         *observed* by a system or somebody else, *verified* by an authority. Nothing in a file can change that, and a \
         file that the applicant sent is claimed throughout.\n\n## The dossier itself\n\n"
    );
    text.push_str(&fields(&schema, &schema, own));
    text.push_str("\n## Sections\n\n");
    let overview = Section::ALL.iter().map(|section| {
        vec![
            format!("[`{0}`](#{0})", section.name()),
            section.channel().words().to_owned(),
            provenance(section.channel().provenance()).to_owned(),
            section.phase().words().to_owned(),
        ]
    });
    text.push_str(&table(&["Section", "Channel", "Provenance", "Phase"], overview));
    for section in Section::ALL {
        text.push_str(&described(&schema, *section));
    }
    text.push_str(&words(&schema));
    text
}

fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Claimed => "claimed",
        Provenance::Observed => "observed",
        Provenance::Verified => "verified",
    }
}

fn described(schema: &Value, section: Section) -> String {
    let property = &schema["properties"][section.name()];
    let mut text = format!("\n### {}\n\n{}\n\n", section.name(), doc(property));
    // A list of entries, one entry or nothing; an entry is the fact, or the fact or a text.
    let entry = resolve(schema, &property["anyOf"][0]["items"]);
    let shorthand = entry["anyOf"][1]["type"] == "string";
    let fact = resolve(schema, if entry["anyOf"].is_array() { &entry["anyOf"][0] } else { entry });
    text.push_str(&fields(schema, fact, |_| true));
    if shorthand {
        text.push_str("\nA bare text may stand for an entry.\n");
    }
    text
}

/// The fields of an object as a table.
fn fields(schema: &Value, object: &Value, wanted: impl Fn(&str) -> bool) -> String {
    let properties = object["properties"].as_object().into_iter().flatten();
    let rows = properties
        .filter(|(name, _)| wanted(name))
        .map(|(name, field)| vec![format!("`{name}`"), kind(schema, field), doc(field).to_owned()]);
    table(&["Field", "Kind", "What it is"], rows)
}

fn doc(value: &Value) -> &str {
    value["description"].as_str().unwrap_or_default()
}

/// What a reference points to; anything else stands for itself.
fn resolve<'a>(schema: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        Some(path) => schema.pointer(path).unwrap_or(value),
        None => value,
    }
}

/// The kind of a value in a word or two; kinds with fields or words of their own link to them.
fn kind(schema: &Value, value: &Value) -> String {
    if let Some(reference) = value["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        let target = resolve(schema, value);
        return if is_described(target) { format!("[{name}](#{})", name.to_lowercase()) } else { kind(schema, target) };
    }
    if let Some(choices) = value["anyOf"].as_array().or_else(|| value["oneOf"].as_array()) {
        let kinds: Vec<String> =
            choices.iter().filter(|choice| choice["type"] != "null").map(|c| kind(schema, c)).collect();
        return kinds.join(" or ");
    }
    if value["items"].is_object() {
        return format!("list of {}", kind(schema, &value["items"]));
    }
    let named = |name: &str| {
        match name {
            "boolean" => "true or false",
            "integer" => "whole number",
            "string" => "text",
            other => other,
        }
        .to_owned()
    };
    let kinds: Vec<String> = match &value["type"] {
        Value::String(name) => vec![named(name)],
        Value::Array(names) => {
            names.iter().filter_map(Value::as_str).filter(|name| *name != "null").map(named).collect()
        }
        _ => vec!["anything".to_owned()],
    };
    kinds.join(" or ")
}

/// Has it fields or words that are worth a heading of their own?
fn is_described(value: &Value) -> bool {
    value["properties"].is_object() || value["oneOf"].is_array() || value["enum"].is_array()
}

/// The kinds that are not the facts of a section: objects within facts, and closed lists of words.
fn words(schema: &Value) -> String {
    let mut text = String::from("\n## Kinds\n");
    let facts: Vec<&Value> = Section::ALL
        .iter()
        .map(|section| resolve(schema, &schema["properties"][section.name()]["anyOf"][0]["items"]))
        .map(|entry| resolve(schema, if entry["anyOf"].is_array() { &entry["anyOf"][0] } else { entry }))
        .collect();
    for (name, kind) in schema["$defs"].as_object().into_iter().flatten() {
        if !is_described(kind) || facts.iter().any(|fact| std::ptr::eq(*fact, kind)) {
            continue;
        }
        text.push_str(&format!("\n### {name}\n\n{}\n\n", sentence(doc(kind))));
        if kind["properties"].is_object() {
            text.push_str(&fields(schema, kind, |_| true));
        } else {
            let one = |choice: &Value| {
                vec![format!("`{}`", choice["const"].as_str().unwrap_or_default()), doc(choice).to_owned()]
            };
            let several = |word: &Value| vec![format!("`{}`", word.as_str().unwrap_or_default()), String::new()];
            let choices = kind["oneOf"].as_array().into_iter().flatten().map(one);
            let plain = kind["enum"].as_array().into_iter().flatten().map(several);
            text.push_str(&table(&["Word", "What it means"], choices.chain(plain)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_a_heading_and_fields_with_docs() {
        let page = page();
        for section in Section::ALL {
            let heading = format!("\n### {}\n", section.name());
            let (_, after) = page.split_once(&heading).unwrap_or_else(|| panic!("{} has no heading", section.name()));
            let body = after.split("\n### ").next().unwrap();
            assert!(body.lines().filter(|line| line.starts_with("| `")).count() > 2, "{}: {body}", section.name());
            for line in body.lines().filter(|line| line.starts_with("| `")) {
                assert!(!line.ends_with("|  |"), "{}: a field without words: {line}", section.name());
            }
        }
        assert!(!page.contains("| anything |"), "a kind is not told");
    }
}
