//! Short texts by code, for whatever shows a check in little space.

use serde_json::{Map, Value, json};
use vetwork_checks::all;

pub(super) fn json() -> String {
    let mut checks: Vec<_> = all().iter().map(|check| check.meta).collect();
    checks.sort_by_key(|meta| meta.code);
    let tooltip = |meta: &&vetwork_model::Meta| {
        let text = json!({
            "name": meta.name,
            "title": meta.title,
            "question": meta.question,
            "family": meta.family,
            "ceiling": meta.ceiling,
            "innocent": meta.innocent,
            "clears": meta.clears,
            "next_step": meta.next_step.text,
        });
        (meta.code.0.to_owned(), text)
    };
    let all: Map<String, Value> = checks.iter().map(tooltip).collect();
    format!("{:#}\n", Value::Object(all))
}
