//! What came of an inspection, as one JSON document.

use serde_json::{Value, json};
use vetwork_canon::text::visible;
use vetwork_identity::inspect::Question;
use vetwork_identity::judgement::{Judgement, Ruling, Verdict};

use super::{Inspected, shared};
use crate::failure::Failure;

pub(super) fn document(inspected: &[Inspected], question: &Question) -> Result<String, Failure> {
    let document = json!({
        "asked": { "claim": question.claim, "today": question.today },
        "files": inspected.iter().map(file).collect::<Vec<_>>(),
        "shared": shared::json(inspected),
    });
    let text = serde_json::to_string_pretty(&inert(document)).map_err(|error| Failure::Output(error.into()))?;
    Ok(text + "\n")
}

/// The same with every text made inert: documents are somebody else's words.
fn inert(value: Value) -> Value {
    match value {
        Value::String(text) => visible(&text).into(),
        Value::Array(values) => values.into_iter().map(inert).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, inert(value))).collect(),
        other => other,
    }
}

fn file(file: &Inspected) -> Value {
    match &file.outcome {
        Err(why) => json!({ "file": file.name, "unread": why }),
        Ok(inspection) => json!({
            "file": file.name,
            "verdict": file.verdict().map(Verdict::words),
            "judgements": inspection.judgements.iter().map(judgement).collect::<Vec<_>>(),
            "broke_off": inspection.broke_off,
        }),
    }
}

fn judgement(judgement: &Judgement) -> Value {
    json!({
        "of": judgement.title,
        "verdict": judgement.verdict(),
        "fields": judgement.fields,
        "rulings": judgement.rulings.iter().map(ruling).collect::<Vec<_>>(),
        "traces": judgement.traces,
    })
}

fn ruling(ruling: &Ruling) -> Value {
    json!({
        "rule": ruling.rule.id,
        "asks": ruling.rule.asks,
        "verdict": ruling.verdict,
        "field": ruling.field,
        "seen": ruling.seen,
        "proves": ruling.proves(),
        "source": ruling.rule.source,
    })
}
