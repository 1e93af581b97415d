//! Whoever adds a field to the dossier decides whose it is, and how it is told: these tests hold the tables of
//! the copy against the format.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use vetwork_model::{Dossier, DossierFile, Intake, Section, SubjectId};

use super::fields::{self, TABLE, WORDS, Whose, whose};
use super::held;

/// Properties of a schema, its references followed.
fn properties<'a>(schema: &'a Value, of: &'a Value) -> Option<&'a Map<String, Value>> {
    if let Some(name) = of.get("$ref").and_then(Value::as_str) {
        return properties(schema, schema.pointer(name.trim_start_matches('#'))?);
    }
    let any = of.get("anyOf").and_then(Value::as_array).into_iter().flatten().chain(of.get("items"));
    of.get("properties").and_then(Value::as_object).or_else(|| any.into_iter().find_map(|one| properties(schema, one)))
}

fn schema() -> Value {
    serde_json::to_value(schemars::schema_for!(DossierFile)).unwrap()
}

#[test]
fn somebody_has_decided_whose_every_field_is() {
    let schema = schema();
    let sections = schema["properties"].as_object().unwrap();
    let tabled: BTreeSet<&str> = TABLE.iter().map(|(section, ..)| section.name()).collect();
    assert_eq!(tabled.len(), TABLE.len(), "a section stands twice");
    for section in Section::ALL {
        let fields: BTreeSet<&str> =
            properties(&schema, &sections[section.name()]).unwrap().keys().map(String::as_str).collect();
        let (_, own, others) =
            TABLE.iter().find(|(of, ..)| of == section).unwrap_or_else(|| panic!("{} has no row", section.name()));
        let decided: Vec<&str> = own.iter().copied().chain(others.iter().map(|(field, _)| *field)).collect();
        let all: BTreeSet<&str> = decided.iter().copied().chain(["at", "source"]).collect();
        assert_eq!(all.len(), decided.len() + 2, "{}: a field stands twice", section.name());
        assert_eq!(all, fields, "{}: decide whose each field is, in person/fields.rs", section.name());
    }
    assert_eq!(whose(Section::Email, "new"), Whose::Another(fields::Kind::Value));
}

/// What is nested in a field goes with it, so it may hold nothing of others: decide here.
const NESTED: [(&str, &[&str]); 10] = [
    // Withheld whole: every text in it is another's.
    ("owners", &["birth_date", "name", "percent", "up_to"]),
    (
        "address",
        &[
            "at",
            "city",
            "country",
            "from",
            "kind",
            "position",
            "postcode",
            "region",
            "source",
            "street",
            "time_zone",
            "to",
        ],
    ),
    // Told as words in which others may be named.
    ("documents", &["fields", "held", "kind", "not_judged", "rulings", "signed_by", "title", "traces", "verdict"]),
    ("fields", &["name", "standing", "text"]),
    ("rulings", &["field", "rule", "seen", "verdict"]),
    ("traces", &["kind", "value"]),
    ("position", &["lat", "lon"]),
    ("employment", &["employer", "from", "to"]),
    ("pay_band", &["currency", "high", "low", "per"]),
    (
        "role",
        &[
            "assistants_barred",
            "ends",
            "jurisdiction",
            "pay_band",
            "posting",
            "privileged",
            "remote",
            "starts",
            "through_contractors",
            "title",
            "years_asked",
        ],
    ),
];

#[test]
fn what_is_nested_holds_nobody() {
    let schema = schema();
    let known: BTreeSet<Vec<&str>> = NESTED.iter().map(|(_, fields)| fields.to_vec()).collect();
    let sections = schema["properties"].as_object().unwrap();
    let mut open: Vec<&Value> = vec![&sections["role"]];
    for section in Section::ALL {
        open.extend(properties(&schema, &sections[section.name()]).unwrap().values());
    }
    while let Some(field) = open.pop() {
        if let Some(nested) = properties(&schema, field) {
            let names: Vec<&str> = nested.keys().map(String::as_str).collect();
            assert!(known.contains(&names), "decide: {names:?}");
            open.extend(nested.values());
        }
    }
    let heads: BTreeSet<&str> = sections.keys().map(String::as_str).collect();
    let known = held::HEAD.into_iter().chain(["sealed"]).chain(Section::ALL.iter().map(|section| section.name()));
    assert_eq!(heads, known.collect(), "a field of the dossier that is no section: give it a line in the copy");
}

#[test]
fn every_date_is_told_as_one() {
    let schema = schema();
    let mut found = BTreeSet::new();
    let mut open: Vec<&Map<String, Value>> = vec![schema["properties"].as_object().unwrap()];
    while let Some(fields) = open.pop() {
        for (name, of) in fields {
            if of.to_string().contains("#/$defs/When") {
                found.insert(name.as_str());
            }
            open.extend(properties(&schema, of));
        }
    }
    assert_eq!(found, fields::DATES.into_iter().collect());
}

#[test]
fn every_closed_list_is_told_in_words() {
    let schema = schema();
    let sections = schema["properties"].as_object().unwrap();
    let listed: BTreeSet<(&str, &str)> = WORDS.iter().map(|(section, field, _)| (section.name(), *field)).collect();
    let mut found = BTreeSet::new();
    for section in Section::ALL {
        for (field, of) in properties(&schema, &sections[section.name()]).unwrap() {
            let name = of.get("$ref").and_then(Value::as_str).unwrap_or_default();
            let of = schema.pointer(name.trim_start_matches('#')).filter(|_| !name.is_empty());
            if of.is_some_and(|of| of.get("oneOf").is_some() || of.get("enum").is_some()) {
                found.insert((section.name(), field.as_str()));
            }
        }
    }
    assert_eq!(listed, found);
    assert!(WORDS.iter().all(|(_, _, word)| !word().is_empty()));
}

#[test]
fn the_channel_of_an_entry_is_that_of_the_model() {
    let check = |section: Section, entry: Value| {
        let file: DossierFile = serde_json::from_value(json!({ (section.name()): [entry.clone()] })).unwrap();
        let dossier = Dossier::new(file, SubjectId::from_text("a").unwrap(), Intake::Employer);
        assert_eq!(held::channel(section, entry.as_object().unwrap()), dossier.evidence()[0].channel, "{entry}");
    };
    for section in Section::ALL {
        check(*section, json!({ "at": "2026" }));
    }
    check(Section::IdentityCheck, json!({ "ordered_by": "subject" }));
    check(Section::VictimReport, json!({ "confirmed": true }));
    check(Section::Travel, json!({ "approved": true }));
    check(Section::File, json!({ "verdict": "harmful" }));
    check(Section::File, json!({ "verdict": "harmless" }));
}
