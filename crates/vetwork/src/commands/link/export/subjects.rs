//! The network of dossiers as Parquet: subjects with their linked groups, and each value that two of them share.

use std::fs::File;
use std::io;

use serde::Serialize;
use vetwork_link::network::{Link, Network};
use vetwork_report::prose::inert;

use super::columns::{Cell, Holds, ParquetTable};

/// Characters of a name or a value.
const LONGEST: usize = 1000;

/// A row for each subject that shares something.
pub(super) fn subjects(network: &Network, file: File) -> io::Result<()> {
    let columns = [("id", Holds::Text), ("name", Holds::Text), ("looked_at", Holds::Flag), ("group", Holds::Count)];
    let mut table = ParquetTable::begin(file, &columns.map(|(name, holds)| (name.to_owned(), holds)))?;
    let mut is_linked = vec![false; network.subjects.len()];
    for place in network.links.iter().flat_map(|link| [link.a, link.b]) {
        if let Some(slot) = is_linked.get_mut(place) {
            *slot = true;
        }
    }
    for (place, member) in network.subjects.iter().enumerate().filter(|(place, _)| is_linked.get(*place) == Some(&true))
    {
        let group = network.groups.iter().zip(1..).find(|(group, _)| group.members.contains(&place));
        table.push([
            Cell::Text(&text(member.id.as_str())),
            Cell::Text(&text(member.name.reveal())),
            Cell::Flag(member.standing.is_some()),
            group.map_or(Cell::Missing, |(_, number)| Cell::Count(number)),
        ])?;
    }
    table.end()
}

/// A row for each value that two subjects share. `bits` are those of all that the two share, and stand in each of their rows.
pub(super) fn links(network: &Network, file: File) -> io::Result<()> {
    let columns = [
        ("a", Holds::Text),
        ("b", Holds::Text),
        ("bits", Holds::Bits),
        ("observed_on_both_sides", Holds::Flag),
        ("innocent", Holds::Text),
        ("kind", Holds::Text),
        ("value", Holds::Text),
        ("value_subjects", Holds::Count),
        ("value_bits", Holds::Bits),
    ];
    let mut table = ParquetTable::begin(file, &columns.map(|(name, holds)| (name.to_owned(), holds)))?;
    for link in &network.links {
        for value in link.values.iter().filter_map(|value| network.values.get(*value)) {
            table.push([
                Cell::Text(&id(network, link.a)),
                Cell::Text(&id(network, link.b)),
                Cell::Bits(bits(link.decibits)),
                Cell::Flag(link.observed),
                innocent(link).as_deref().map_or(Cell::Missing, Cell::Text),
                Cell::Text(&word(&value.kind)),
                Some(text(&value.text)).filter(|text| !text.is_empty()).as_deref().map_or(Cell::Missing, Cell::Text),
                Cell::Count(value.subjects as u64),
                Cell::Bits(bits(value.decibits)),
            ])?;
        }
    }
    table.end()
}

fn id(network: &Network, place: usize) -> String {
    network.subjects.get(place).map_or_else(String::new, |member| text(member.id.as_str()))
}

fn innocent(link: &Link) -> Option<String> {
    link.innocent.as_ref().map(word)
}

/// Its word in the JSON of `link groups`.
fn word(of: &impl Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// As the JSON of `link groups` has it.
fn text(text: &str) -> String {
    inert(text, LONGEST)
}

fn bits(decibits: i32) -> f32 {
    decibits as f32 / 10.0
}
