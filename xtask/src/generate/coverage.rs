//! Which published guidance is served by which check.

use std::collections::BTreeMap;

use vetwork_checks::all;
use vetwork_model::Code;

use super::markdown::{GENERATED, SOURCES, check_link, source_line, table};
use crate::Failure;

pub(super) fn page() -> Result<String, Failure> {
    let mut by_source: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    let mut by_row: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for check in all() {
        for source in check.meta.sources {
            by_source.entry(source).or_default().push(check.meta.code);
        }
        for row in check.meta.catalogue {
            by_row.entry(row).or_default().push(check.meta.code);
        }
    }
    let links = |mut codes: Vec<Code>| {
        codes.sort();
        codes.into_iter().map(|code| check_link(code, "../checks/")).collect::<Vec<_>>().join(", ")
    };
    let mut text = format!(
        "{GENERATED}# Coverage\n\nWhich published guidance and which row of the catalogue of red flags is served by which \
         check. A row that is not here is served by none; `vetwork checks coverage --catalogue FILE` says of every row \
         of a catalogue what serves it or what it waits for.\n\n## Guidance\n\n{} publications are served by {} checks.\n\n",
        by_source.len(),
        all().len()
    );
    let mut rows = Vec::new();
    for (id, codes) in by_source {
        let source =
            SOURCES.get(id).ok_or_else(|| Failure::Refused(format!("data/sources.toml does not have {id}")))?;
        rows.push(vec![source_line(source), links(codes)]);
    }
    text.push_str(&table(&["Source", "Checks"], rows));
    text.push_str(&format!("\n## Catalogue\n\n{} rows.\n\n", by_row.len()));
    text.push_str(&table(
        &["Row", "Checks"],
        by_row.into_iter().map(|(row, codes)| vec![row.to_owned(), links(codes)]),
    ));
    Ok(text)
}
