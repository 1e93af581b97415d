//! Texts under several names: in words, as CSV and as JSON Lines.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;
use vetwork_canon::text::visible;
use vetwork_link::text::pair::{SharedPassage, TextPair};
use vetwork_report::data::csv_cell;
use vetwork_report::prose::thousands;

use super::Compared;
use crate::terminal::Terminal;

/// Passages of everybody that are named in the summary.
const STOCK_SHOWN: usize = 3;
/// Columns of a passage on a page, side by side.
const HALF: usize = 56;
/// Characters of a passage in a row.
const CELL: usize = 300;

/// A summary, on standard error.
pub(super) fn say(compared: &Compared, columns: &str, terminal: &Terminal) {
    terminal.say(&format!("  Texts     {columns}"));
    let stock = compared.links.stock();
    for (at, stock) in stock.iter().take(STOCK_SHOWN).enumerate() {
        let label = if at == 0 { "Stock   " } else { "        " };
        let passage = cut(compared.passage(stock.document, stock.place.clone()), HALF);
        terminal
            .say(&format!("  {label}  \"{passage}\" in {} texts tells nothing", thousands(stock.documents as usize)));
    }
    if stock.len() > STOCK_SHOWN {
        terminal
            .say(&format!("            and {} more passages that too many have", thousands(stock.len() - STOCK_SHOWN)));
    }
    if compared.links.cut_short() > 0 {
        terminal
            .say(&format!("  Left out  the end of {} texts that are too long", thousands(compared.links.cut_short())));
    }
    let groups = groups(compared);
    let several: usize = groups.values().map(Vec::len).sum();
    let largest = groups.values().map(Vec::len).max().unwrap_or_default();
    terminal.say(&format!(
        "  Found     {} pairs among {} texts: {} texts in {} groups, the largest {}",
        thousands(compared.links.pairs().len()),
        thousands(compared.documents.len()),
        thousands(several),
        thousands(groups.len()),
        thousands(largest)
    ));
}

/// A row for each pair.
pub(super) fn pairs_csv(compared: &Compared, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    rows.write_record(["a", "b", "bits", "share_percent", "same", "reworded", "longest"])?;
    for pair in compared.links.pairs() {
        let longest = compared.passage(pair.a, pair.longest.clone());
        rows.write_record([
            csv_cell(compared.id(pair.a)),
            csv_cell(compared.id(pair.b)),
            format!("{:.1}", pair.bits),
            format!("{:.0}", pair.share * 100.0),
            pair.same.to_string(),
            pair.reworded.to_string(),
            csv_cell(&cut(longest, CELL)),
        ])?;
    }
    rows.flush()
}

/// An object for each pair, with its passages.
pub(super) fn pairs_json_lines(compared: &Compared, out: &mut impl Write) -> io::Result<()> {
    for pair in compared.links.pairs() {
        let shared = compared.links.shared(pair.a, pair.b);
        let passages: Vec<_> = shared.iter().map(|shared| passage(compared, pair, shared)).collect();
        let object = json!({
            "a": compared.id(pair.a), "b": compared.id(pair.b), "bits": tenth(pair.bits), "needed": tenth(pair.needed),
            "share": tenth(pair.share * 100.0) / 100.0, "same": pair.same, "reworded": pair.reworded, "passages": passages,
        });
        writeln!(out, "{object}")?;
    }
    Ok(())
}

fn passage(compared: &Compared, pair: &TextPair, shared: &SharedPassage) -> serde_json::Value {
    json!({
        "a": compared.passage(pair.a, shared.a.clone()), "at_a": [shared.a.start, shared.a.end],
        "b": compared.passage(pair.b, shared.b.clone()), "at_b": [shared.b.start, shared.b.end],
        "whole": shared.whole, "bits": tenth(shared.bits), "documents": shared.documents,
    })
}

/// Groups of more than one document, by their first.
fn groups(compared: &Compared) -> BTreeMap<u32, Vec<u32>> {
    let mut groups: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (document, first) in (0..).zip(compared.links.first_of()) {
        groups.entry(*first).or_default().push(document);
    }
    groups.retain(|_, documents| documents.len() > 1);
    groups
}

/// A row for each document of a group.
pub(super) fn groups_csv(compared: &Compared, out: &mut impl Write) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    rows.write_record(["id", "group"])?;
    for (first, documents) in groups(compared) {
        for document in documents {
            rows.write_record([csv_cell(compared.id(document)), csv_cell(compared.id(first))])?;
        }
    }
    rows.flush()
}

/// An object for each group.
pub(super) fn groups_json_lines(compared: &Compared, out: &mut impl Write) -> io::Result<()> {
    for (first, documents) in groups(compared) {
        let documents: Vec<&str> = documents.iter().map(|document| compared.id(*document)).collect();
        writeln!(out, "{}", json!({ "group": compared.id(first), "texts": documents }))?;
    }
    Ok(())
}

/// Two documents side by side, as far as they share anything.
pub(super) fn why(compared: &Compared, a: u32, b: u32) -> String {
    let (name_a, name_b) = (visible(compared.id(a)), visible(compared.id(b)));
    let shared = compared.links.shared(a, b);
    let is_pair = |pair: &&TextPair| (pair.a, pair.b) == (a.min(b), a.max(b));
    let said = match compared.links.pairs().iter().find(is_pair) {
        Some(pair) => format!(
            "one text under two names: {:.1} bits, where {:.1} are needed; {:.0} % of what the shorter one tells",
            pair.bits,
            pair.needed,
            pair.share * 100.0
        ),
        None if shared.is_empty() => "nothing in common".to_owned(),
        None => "not enough in common to say that they are one text".to_owned(),
    };
    let mut page = format!("{name_a} and {name_b}: {said}\n");
    let all = thousands(compared.documents.len());
    for shared in &shared {
        let what = if shared.whole { "the same" } else { "reworded" };
        let documents = thousands(shared.documents as usize);
        page.push_str(&format!("\n  {what}, {:+.1} bits, in {documents} of {all} texts\n", shared.bits));
        let lines = |document, place| wrapped(&visible(compared.passage(document, place)));
        let (left, right) = (lines(a, shared.a.clone()), lines(b, shared.b.clone()));
        for at in 0..left.len().max(right.len()) {
            let side = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
            page.push_str(format!("    {:HALF$}  {}", side(&left), side(&right)).trim_end());
            page.push('\n');
        }
    }
    page
}

/// Lines of a column.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        for piece in pieces(word) {
            let line = lines.last().map_or(0, |line| line.chars().count());
            if line > 0 && line + 1 + piece.chars().count() > HALF {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(&piece);
            }
        }
    }
    lines
}

/// A word in pieces that fit a column.
fn pieces(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(HALF).map(|piece| piece.iter().collect()).collect()
}

fn cut(text: &str, columns: usize) -> String {
    let text = visible(text);
    if text.chars().count() <= columns { text } else { text.chars().take(columns - 1).chain(['…']).collect() }
}

fn tenth(number: f32) -> f64 {
    (f64::from(number) * 10.0).round() / 10.0
}
