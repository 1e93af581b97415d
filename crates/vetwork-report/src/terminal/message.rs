//! The message to a subject, ready to send.

use vetwork_model::Assessment;

use super::layout::{finished, wrapped};
use crate::prose::{letter, name};

const COLUMNS: usize = 78;

/// Text that can be sent as it is, and under a rule a note for the reader. Nothing of the evidence
/// enters it.
pub fn message(assessment: &Assessment) -> String {
    let Some(letter) = letter(assessment) else {
        return format!("There is nothing to ask {} at this step.\n", name(assessment));
    };
    let mut out = letter.text();
    out.push_str("\n--\n");
    for line in wrapped(letter.note, COLUMNS) {
        out.push_str(&line);
        out.push('\n');
    }
    finished(&out)
}
