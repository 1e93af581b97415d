//! Writers of formats whose original files are not at hand: a party goes in, the file as it is published comes out.

pub(crate) mod eu;
pub(crate) mod japan;
pub(crate) mod seco;
pub(crate) mod uk;
pub(crate) mod workbook;

use vetwork_watchlist::date::{BirthDate, PartialDate};
use vetwork_watchlist::party::{ListedName, PartRole, Party};

/// The rows that a list makes of a party that it spreads over columns: each value of each column stands in one row at
/// least, and names and addresses in all combinations while there are not too many.
pub(crate) fn spread(lengths: &[usize], crossed: usize) -> Vec<Vec<usize>> {
    let rows = lengths.iter().copied().max().unwrap_or(1).max(crossed.min(12)).max(1);
    (0..rows)
        .map(|row| lengths.iter().map(|length| if *length == 0 { usize::MAX } else { row % length }).collect())
        .collect()
}

/// `dd/mm/yyyy`, with letters for what is not known.
pub(crate) fn slashed(date: &BirthDate) -> String {
    let date = date_of(date);
    let two = |part: Option<i8>, unknown: &str| part.map_or(unknown.to_owned(), |part| format!("{part:02}"));
    format!("{}/{}/{}", two(date.day(), "dd"), two(date.month(), "mm"), date.year())
}

pub(crate) fn date_of(date: &BirthDate) -> PartialDate {
    match date {
        BirthDate::Known(date) | BirthDate::Circa(date) | BirthDate::Between(date, _) => *date,
    }
}

/// The parts of one role in one text.
pub(crate) fn part(name: &ListedName, role: PartRole) -> String {
    let parts = name.parts.iter().filter(|part| part.role == role);
    parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Text for XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An element with text.
pub(crate) fn tag(name: &str, text: &str) -> String {
    if text.is_empty() { format!("<{name} />") } else { format!("<{name}>{}</{name}>", escaped(text)) }
}

/// All elements in one.
pub(crate) fn tags(list: &str, items: impl IntoIterator<Item = String>) -> String {
    format!("<{list}>{}</{list}>", items.into_iter().collect::<String>())
}

/// The parties' ids, for counts.
pub(crate) fn ids(parties: &[Party]) -> std::collections::BTreeSet<&str> {
    parties.iter().map(|party| party.id.as_str()).collect()
}
