//! What linking found, in words, as CSV and as JSON Lines.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;
use vetwork_canon::text::visible;
use vetwork_link::agreement::Agreement;
use vetwork_link::linkage::Line;
use vetwork_report::data::csv_cell;
use vetwork_report::prose::thousands;

use super::table::Linked;
use crate::terminal::Terminal;

/// Shared values that are named in the summary.
const SHARED_SHOWN: usize = 3;
/// Columns of a value on a page.
const VALUE: usize = 28;

/// A summary, on standard error.
pub(super) fn say(linked: &Linked, terminal: &Terminal) {
    let linkage = &linked.linkage;
    let fields: Vec<String> = linked
        .specification
        .fields
        .iter()
        .map(|field| format!("{} ({})", visible(&field.column), field.kind.words()))
        .collect();
    terminal.say(&format!("  Fields    {}", fields.join(", ")));
    if !linked.not_used.is_empty() {
        terminal.say(&format!("  Not used  {}", visible(&linked.not_used.join(", "))));
    }
    let example = linkage.rules.first().map(|rule| visible(&rule.in_words(&linkage.table)));
    let example = example.map_or(String::new(), |rule| format!(", such as {rule}"));
    terminal.say(&format!(
        "  Compared  {} pairs, brought together by {} ways to agree{example}",
        thousands(linkage.compared as usize),
        linkage.rules.len()
    ));
    if let Some(largest) = linkage.oversized.iter().map(|block| block.records).max() {
        terminal.say(&format!(
            "  Left out  {} sets of values that too many share (the largest {}): no ground for comparing them",
            thousands(linkage.oversized.len()),
            thousands(largest)
        ));
    }
    if let Some(largest) = linkage.crowded.iter().map(|crowd| crowd.rows).max() {
        let least = linkage.crowded.iter().map(|crowd| crowd.above).fold(f32::INFINITY, f32::min);
        terminal.say(&format!(
            "  Crowded   {} sets of records hang together in such numbers that only evidence above {least:.0} bits counted \
             among them (the largest that is left {}): look at them with `why`",
            thousands(linkage.crowded.len()),
            thousands(largest)
        ));
    }
    let hubs = linkage.hubs();
    for (at, hub) in hubs.iter().take(SHARED_SHOWN).enumerate() {
        let label = if at == 0 { "Shared  " } else { "        " };
        terminal.say(&format!(
            "  {label}  {} in {} by {} records",
            cut(hub.value),
            visible(hub.field),
            thousands(hub.records as usize)
        ));
    }
    if hubs.len() > SHARED_SHOWN {
        terminal.say(&format!("            and {} more: vetwork link hubs", thousands(hubs.len() - SHARED_SHOWN)));
    }
    let identities = linked.identities();
    let several = identities.values().filter(|records| records.len() > 1).count();
    let largest = identities.values().map(Vec::len).max().unwrap_or_default();
    terminal.say(&format!(
        "  Found     {} identities in {} records; {} have more than one record, the largest {}",
        thousands(identities.len()),
        thousands(linked.ids.len()),
        thousands(several),
        thousands(largest)
    ));
}

/// A row for each record.
pub(super) fn csv(linked: &Linked, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    rows.write_record(["id", "identity"])?;
    for (id, first) in linked.ids.iter().zip(&linked.linkage.identity_of) {
        rows.write_record([csv_cell(id), csv_cell(name(linked, *first))])?;
    }
    rows.flush()
}

/// An object for each identity.
pub(super) fn json_lines(linked: &Linked, out: &mut impl Write) -> io::Result<()> {
    for (first, records) in linked.identities() {
        let records: Vec<&str> = records.iter().map(|record| name(linked, *record)).collect();
        writeln!(out, "{}", json!({ "identity": name(linked, first), "records": records }))?;
    }
    Ok(())
}

/// Values of records as they stand in the table, field by field.
type Written = BTreeMap<u32, Vec<String>>;

/// What speaks for the first and the last of these records being one person's, step by step. Values are shown as they are
/// written, where that is known.
pub(super) fn why(linked: &Linked, path: &[u32], written: &Written) -> String {
    let linkage = &linked.linkage;
    let [a, between @ .., b] = path else { return String::new() };
    let (name_a, name_b) = (visible(name(linked, *a)), visible(name(linked, *b)));
    let identity = |record: &u32| linkage.identity_of.get(*record as usize);
    let together = if identity(a) == identity(b) { "one identity" } else { "two identities" };
    let through: Vec<String> = between.iter().map(|record| visible(name(linked, *record))).collect();
    let through =
        if through.is_empty() { String::new() } else { format!(", connected through {}", through.join(", ")) };
    let mut page = format!("{name_a} and {name_b}: {together}{through}\n");
    for step in path.windows(2) {
        if let [one, other] = step {
            page.push_str(&pair(linked, *one, *other, written));
        }
    }
    page
}

fn pair(linked: &Linked, a: u32, b: u32, written: &Written) -> String {
    let linkage = &linked.linkage;
    let bits = linkage.bits(a, b);
    let mut page =
        format!("\n{} and {}: {:+.1} bits, {}\n", visible(name(linked, a)), visible(name(linked, b)), bits, odds(bits));
    let width = linkage.table.fields().iter().map(|field| field.name.chars().count()).max().unwrap_or_default().max(8);
    for (number, line) in linkage.lines(a, b).enumerate().filter(|(_, line)| line.agreement != Agreement::Missing) {
        let value = |record: u32, canonical| {
            written.get(&record).and_then(|values| values.get(number)).map_or(canonical, String::as_str)
        };
        let values = format!("{} / {}", cut(value(a, line.a)), cut(value(b, line.b)));
        page.push_str(&format!(
            "  {:width$}  {values:<60}  {:+6.1}  {}\n",
            visible(line.field),
            line.bits,
            says(&line, linked)
        ));
    }
    let of = thousands(linked.ids.len());
    page.push_str(&format!(
        "  {:width$}  {:<60}  {:+6.1}  two records of {of} taken at random\n",
        "before", "", linkage.weights.prior
    ));
    page
}

fn says(line: &Line<'_>, linked: &Linked) -> String {
    match (line.agreement, line.shared_by) {
        (Agreement::Same, Some(records)) => {
            format!("the same, shared by {} of {}", thousands(records as usize), thousands(linked.ids.len()))
        }
        (Agreement::Same, None) => "the same".to_owned(),
        (Agreement::Variant, _) => "another way to write it".to_owned(),
        (Agreement::Close, _) => "a slip apart".to_owned(),
        (Agreement::Similar, _) => "alike".to_owned(),
        (Agreement::Different, _) => "different".to_owned(),
        (Agreement::Missing, _) => "missing".to_owned(),
    }
}

/// Log2 odds in words.
fn odds(bits: f32) -> String {
    let whole = |bits: f32| thousands(f64::from(bits).exp2().min(1e15).round() as usize);
    if bits >= 0.0 {
        format!("{} to 1 for one person", whole(bits))
    } else {
        format!("{} to 1 against one person", whole(-bits))
    }
}

/// Values that many share.
pub(super) fn hubs(linked: &Linked, top: usize) -> String {
    let hubs = linked.linkage.hubs();
    if hubs.is_empty() {
        return "No value is shared by more records than one person or home would have.\n".to_owned();
    }
    let shown = if top == 0 { hubs.len() } else { top.min(hubs.len()) };
    let mut page = String::new();
    for hub in hubs.iter().take(shown) {
        page.push_str(&format!(
            "{:>10}  {}: {}\n",
            thousands(hub.records as usize),
            visible(hub.field),
            visible(hub.value)
        ));
    }
    if shown < hubs.len() {
        page.push_str(&format!("and {} more; --top 0 shows all\n", thousands(hubs.len() - shown)));
    }
    page
}

fn name(linked: &Linked, record: u32) -> &str {
    linked.ids.get(record as usize).map_or("", String::as_str)
}

fn cut(text: &str) -> String {
    let text = visible(text);
    if text.chars().count() <= VALUE { text } else { text.chars().take(VALUE - 1).chain(['…']).collect() }
}
