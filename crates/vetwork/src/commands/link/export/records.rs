//! Linked records for other programs: as Parquet, GraphML and JSON. Ids and what agrees, never the values themselves.

use std::fs::File;
use std::io::{self, Write};

use serde_json::{Value, json};
use vetwork_canon::text::visible;
use vetwork_link::agreement::Agreement;
use vetwork_link::linkage::Line;
use vetwork_link::links::RecordLink;

use super::columns::{Cell, Holds, ParquetTable};
use super::rounded;
use crate::commands::link::table::Linked;

/// A row for each record.
pub(super) fn identities_parquet<'a>(
    records: impl Iterator<Item = (&'a str, impl AsRef<str>)>,
    file: File,
) -> io::Result<()> {
    let mut table = ParquetTable::begin(file, &["id", "identity"].map(|name| (name.to_owned(), Holds::Text)))?;
    for (id, identity) in records {
        table.push([Cell::Text(id), Cell::Text(identity.as_ref())])?;
    }
    table.end()
}

/// The beginning of a JSON object with a row for each record.
pub(super) fn identities_json<'a>(
    records: impl Iterator<Item = (&'a str, impl AsRef<str>)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let objects = records.map(|(id, identity)| json!({ "id": id, "identity": identity.as_ref() }));
    json_list("identities", objects, out)
}

/// Every record with its identity, in the order of the ids.
pub(super) fn identities(linked: &Linked) -> impl Iterator<Item = (&str, &str)> {
    linked.ids.iter().zip(&linked.linkage.identity_of).map(|(id, first)| (id.as_str(), name(linked, *first)))
}

/// A row for each link: how far each field agrees, and what that tells, side by side.
pub(super) fn links_parquet(linked: &Linked, links: &[RecordLink], file: File) -> io::Result<()> {
    let mut columns: Vec<(String, Holds)> = [
        ("a", Holds::Text),
        ("b", Holds::Text),
        ("bits", Holds::Bits),
        ("joined", Holds::Flag),
        ("identity_a", Holds::Text),
        ("identity_b", Holds::Text),
    ]
    .map(|(name, holds)| (name.to_owned(), holds))
    .to_vec();
    for field in &linked.specification.fields {
        columns.push((format!("agreement_{}", field.column), Holds::Text));
        columns.push((format!("bits_{}", field.column), Holds::Bits));
    }
    let mut table = ParquetTable::begin(file, &columns)?;
    for link in links {
        let head = [
            Cell::Text(name(linked, link.a)),
            Cell::Text(name(linked, link.b)),
            Cell::Bits(link.bits),
            Cell::Flag(linked.linkage.joins(link)),
            Cell::Text(identity(linked, link.a)),
            Cell::Text(identity(linked, link.b)),
        ];
        let fields = linked.linkage.lines_of(link).flat_map(|line| match line.agreement {
            Agreement::Missing => [Cell::Missing, Cell::Missing],
            agreement => [Cell::Text(agreement.word()), Cell::Bits(line.bits)],
        });
        table.push(head.into_iter().chain(fields))?;
    }
    table.end()
}

/// The links in a JSON object, each with the fields that tell something.
pub(super) fn links_json(linked: &Linked, links: &[RecordLink], out: &mut dyn Write) -> io::Result<()> {
    let field = |line: Line<'_>| {
        let mut field = json!({ "field": line.field, "agreement": line.agreement.word(), "bits": rounded(line.bits) });
        if let (Some(records), Some(field)) = (line.shared_by, field.as_object_mut()) {
            field.insert("shared_by".to_owned(), records.into());
        }
        field
    };
    let object = |link: &RecordLink| {
        let told = linked.linkage.lines_of(link).filter(|line| line.agreement != Agreement::Missing);
        json!({ "a": name(linked, link.a), "b": name(linked, link.b), "bits": rounded(link.bits),
                "joined": linked.linkage.joins(link), "fields": told.map(field).collect::<Vec<_>>() })
    };
    json_list("links", links.iter().map(object), out)
}

/// A member of an object whose value is a list, an element a line.
fn json_list(name: &str, elements: impl Iterator<Item = Value>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "\"{name}\": [")?;
    for (at, element) in elements.enumerate() {
        let comma = if at == 0 { "" } else { "," };
        write!(out, "{comma}\n  {}", ascii(&element.to_string()))?;
    }
    write!(out, "\n]")
}

/// JSON with everything but ASCII escaped (RFC 8259, section 7): ids stay exact, and nothing in them steers a terminal.
fn ascii(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && c != '\x7f' {
            text.push(c);
        } else {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        }
    }
    text
}

const GRAPHML_HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="id" for="node" attr.name="id" attr.type="string"/>
<key id="identity" for="node" attr.name="identity" attr.type="string"/>
<key id="bits" for="edge" attr.name="bits" attr.type="double"/>
<key id="joined" for="edge" attr.name="joined" attr.type="boolean"/>
<key id="agrees" for="edge" attr.name="agrees" attr.type="string"/>
<graph edgedefault="undirected">
"#;

/// The network of records that have links (graphml.graphdrawing.org). Nodes are numbered: what is left of two ids when they
/// are made visible may be the same.
pub(super) fn graphml(linked: &Linked, links: &[RecordLink], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(GRAPHML_HEAD.as_bytes())?;
    let mut has_links = vec![false; linked.ids.len()];
    for record in links.iter().flat_map(|link| [link.a, link.b]) {
        if let Some(slot) = has_links.get_mut(record as usize) {
            *slot = true;
        }
    }
    for (record, _) in (0..).zip(&has_links).filter(|(_, has_links)| **has_links) {
        let (id, identity) = (xml(name(linked, record)), xml(identity(linked, record)));
        writeln!(
            out,
            "<node id=\"r{record}\"><data key=\"id\">{id}</data><data key=\"identity\">{identity}</data></node>"
        )?;
    }
    for link in links {
        let (RecordLink { a, b, .. }, bits) = (link, rounded(link.bits));
        let (joined, agrees) = (linked.linkage.joins(link), xml(&agrees(linked, link)));
        writeln!(
            out,
            "<edge source=\"r{a}\" target=\"r{b}\"><data key=\"bits\">{bits}</data><data key=\"joined\">{joined}</data>\
             <data key=\"agrees\">{agrees}</data></edge>"
        )?;
    }
    out.write_all(b"</graph>\n</graphml>\n")
}

/// What agrees, in one line: `surname, dob (close)`.
fn agrees(linked: &Linked, link: &RecordLink) -> String {
    let said = linked.linkage.lines_of(link).filter_map(|line| match line.agreement {
        Agreement::Missing | Agreement::Different => None,
        Agreement::Same => Some(line.field.to_owned()),
        other => Some(format!("{} ({})", line.field, other.word())),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Text as it may stand in XML.
fn xml(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn identity(linked: &Linked, record: u32) -> &str {
    linked.linkage.identity_of.get(record as usize).map_or("", |first| name(linked, *first))
}

fn name(linked: &Linked, record: u32) -> &str {
    linked.ids.get(record as usize).map_or("", String::as_str)
}
