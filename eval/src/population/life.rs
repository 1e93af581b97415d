//! One synthetic dossier in the making, and what recipes may do to it.

use serde_json::{Map, Value, json};

use crate::origins::{Persona, Style};
use crate::render::name;

/// What happens to a section that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// The new facts stand beside the old ones.
    Add,
    /// The new facts take their place.
    Replace,
}

/// One synthetic dossier in the making.
#[derive(Clone, Debug)]
pub struct Life {
    /// Who it is about.
    pub persona: Persona,
    /// Its number within its maker; values that must be unique are made of it.
    pub number: u64,
    /// Their home, as an address fact.
    pub home: Value,
    /// Index into the table of places.
    pub place: usize,
    facts: Map<String, Value>,
}

impl Life {
    /// Begins one.
    pub fn new(id: String, persona: Persona, number: u64, home: Value, place: usize) -> Life {
        let mut facts = Map::new();
        facts.insert("id".to_owned(), Value::String(id));
        facts.insert("name".to_owned(), Value::String(name(persona, Style::AsGiven)));
        Life { persona, number, home, place, facts }
    }

    /// Id of the subject.
    pub fn id(&self) -> &str {
        self.facts.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    /// The subject's name in a style.
    pub fn own(&self, style: Style) -> String {
        name(self.persona, style)
    }

    /// Sets a field that is no list of facts (`phase`, `role`, `subject`, `name`, `sealed`).
    pub fn set(&mut self, field: &str, value: Value) {
        match (self.facts.get_mut(field), value) {
            (Some(Value::Object(old)), Value::Object(new)) => old.extend(new),
            (_, value) => {
                self.facts.insert(field.to_owned(), value);
            }
        }
    }

    /// Adds facts to a section.
    pub fn put(&mut self, merge: Merge, section: &str, facts: Value) {
        let new = match facts {
            Value::Array(list) => list,
            one => vec![one],
        };
        match self.facts.get_mut(section) {
            Some(Value::Array(old)) if merge == Merge::Add => old.extend(new),
            _ => {
                self.facts.insert(section.to_owned(), Value::Array(new));
            }
        }
    }

    /// Adds one fact to a section.
    pub fn add(&mut self, section: &str, fact: Value) {
        self.put(Merge::Add, section, json!([fact]));
    }

    /// Takes a section out.
    pub fn drop(&mut self, section: &str) {
        self.facts.remove(section);
    }

    /// The facts of a section.
    pub fn section(&self, section: &str) -> &[Value] {
        self.facts.get(section).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Changes a field in every fact of a section.
    pub fn change(&mut self, section: &str, field: &str, value: &Value) {
        for fact in self.facts.get_mut(section).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(fields) = fact.as_object_mut() {
                fields.insert(field.to_owned(), value.clone());
            }
        }
    }

    /// The id and the dossier with its tokens.
    pub fn into_template(self) -> (String, Value) {
        (self.id().to_owned(), Value::Object(self.facts))
    }
}
