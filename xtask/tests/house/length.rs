//! A file is one room: what does not fit is two.

use super::{files, in_project, none, read};

const LINES_AT_MOST: usize = 420;

/// Longer files, and why.
const LONGER: [(&str, &str); 3] = [
    ("crates/vetwork-model/src/dossier.rs", "one table of all sections, from which three types are made"),
    ("crates/vetwork-ingest/src/formats/csv.rs", "a table of the column names of eight systems"),
    ("crates/vetwork/src/input/read.rs", "files, folders and lines share one state"),
];

#[test]
fn no_file_is_too_long() {
    let mut wrong = Vec::new();
    for path in files("rs") {
        let (name, lines) = (in_project(&path), read(&path).lines().count());
        let is_listed = LONGER.iter().any(|(listed, _)| *listed == name);
        match (lines > LINES_AT_MOST, is_listed) {
            (true, false) => wrong.push(format!("{name} has {lines} lines: {LINES_AT_MOST} at most, or a reason")),
            (false, true) => wrong.push(format!("{name} is short enough by now: take it off the list")),
            _ => {}
        }
    }
    none("length of files", &wrong);
}
