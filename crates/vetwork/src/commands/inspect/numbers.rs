//! Numbers on the command line. They are short, so no process of its own has to read them.

use vetwork_identity::inspect::{Inspection, Question};
use vetwork_identity::number;

use super::Inspected;

/// Judges `SCHEME:NUMBER`; without a scheme it is told whose the number could be.
pub(super) fn inspect(asked: &str, question: &Question) -> Inspected {
    let (scheme, number) = asked.split_once(':').unwrap_or(("", asked));
    let judgement = number::judge(scheme.trim(), number.trim(), question);
    // The number stands among the fields, and need not stand in the heading too.
    let name = if scheme.trim().is_empty() { "a number".to_owned() } else { format!("a number, {}", scheme.trim()) };
    Inspected { name, outcome: Ok(Inspection { judgements: vec![judgement], broke_off: Vec::new() }) }
}
