//! The fields that a dossier can have at each place, from its schema, to offer one for a slip of the pen.

use std::sync::LazyLock;

use serde_json::{Map, Value};
use vetwork_model::DossierFile;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schemars::schema_for!(DossierFile).to_value());

/// The field that was probably meant by the last part of a path, among those that can stand there.
pub(super) fn similar(path: &[&str]) -> Option<String> {
    let (name, around) = path.split_last()?;
    let mut fields = fields_of(&SCHEMA, 0)?;
    for part in around.iter().filter(|part| part.parse::<usize>().is_err()) {
        fields = fields_of(fields.get(*part)?, 0)?;
    }
    let likeness = |known: &String| strsim::normalized_damerau_levenshtein(known, name);
    let best = fields.keys().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.6).then(|| best.clone())
}

/// The fields of an object, behind references, lists and alternatives.
fn fields_of(schema: &'static Value, depth: usize) -> Option<&'static Map<String, Value>> {
    if depth > 8 {
        return None;
    }
    if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
        return Some(fields);
    }
    if let Some(pointer) = schema.get("$ref").and_then(Value::as_str) {
        return fields_of(SCHEMA.pointer(pointer.strip_prefix('#')?)?, depth + 1);
    }
    let items = schema.get("items").into_iter();
    let alternatives = ["anyOf", "oneOf", "allOf"].iter().filter_map(|word| schema.get(word)?.as_array()).flatten();
    items.chain(alternatives).find_map(|inner| fields_of(inner, depth + 1))
}
