//! Text files of one record a line.

use super::MAX_LINE;
use super::error::{ImportError, ImportProblem, shown};
use crate::domains::plain_domain;
use crate::sorted::SortedStrings;

/// The text of a file, without a byte-order mark.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ImportError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|&&b| b == b'\n').count() as u64 + 1;
        ImportError {
            line: Some(line),
            ..ImportError::new(
                ImportProblem::Damaged,
                "the text is not UTF-8",
                "save the file as UTF-8 and import it again",
            )
        }
    })
}

/// Records with their line numbers; blank lines and comments (`#`, `//`, and behind ` #`) are left out.
pub(super) fn records(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at as u64 + 1, line));
    numbered.filter_map(|(number, line)| {
        let line = line.split(" #").next().unwrap_or(line).trim();
        let record = !line.is_empty() && !line.starts_with('#') && !line.starts_with("//");
        record.then_some((number, line))
    })
}

/// A list of domains, one a line, and the number of lines left out: published lists hold the odd broken line
/// (an error page's text, a whole top-level domain). More than one in a hundred is another kind of file.
pub(super) fn domains(bytes: &[u8]) -> Result<(SortedStrings, u64), ImportError> {
    let (mut domains, mut broken, mut first_broken) = (Vec::new(), 0, None);
    for (line, record) in records(text(bytes)?) {
        check_length(line, record)?;
        match plain_domain(record) {
            Some(domain) => domains.push(domain),
            None => {
                broken += 1;
                first_broken.get_or_insert((line, record));
            }
        }
    }
    match first_broken {
        Some((line, record)) if broken * 100 > domains.len() => Err(ImportError::bad_row(
            line,
            format!("\"{}\" is not a domain", shown(record)),
            "expected one domain a line, as in example.org",
        )),
        _ => Ok((SortedStrings::collect(domains), broken as u64)),
    }
}

pub(super) fn check_length(line: u64, record: &str) -> Result<(), ImportError> {
    if record.len() <= MAX_LINE {
        return Ok(());
    }
    let message = format!("the line is longer than {} KiB", MAX_LINE >> 10);
    Err(ImportError::bad_row(line, message, "expected one record a line"))
}
