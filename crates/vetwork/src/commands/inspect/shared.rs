//! What the inspected files share, as a page and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};
use vetwork_canon::text::visible;
use vetwork_identity::lineage::{Common, Link, Shared, compare, set_aside};
use vetwork_identity::trace::Trace;

use super::Inspected;
use super::page::row;
use crate::terminal::Terminal;

/// Links that are told on the page; JSON has them all.
const TOLD: usize = 50;

fn lineage(inspected: &[Inspected]) -> (Vec<Link>, Vec<Common>) {
    let traces = |file: &Inspected| -> Vec<Trace> {
        let judgements = file.outcome.as_ref().map(|inspection| inspection.judgements.as_slice()).unwrap_or_default();
        judgements.iter().flat_map(|judgement| judgement.traces.iter().cloned()).collect()
    };
    let traces: Vec<(&str, Vec<Trace>)> = inspected.iter().map(|file| (file.name.as_str(), traces(file))).collect();
    let files: Vec<(&str, &[Trace])> = traces.iter().map(|(name, traces)| (*name, traces.as_slice())).collect();
    (compare(&files), set_aside(&files))
}

pub(super) fn json(inspected: &[Inspected]) -> Value {
    let (links, aside) = lineage(inspected);
    json!({ "links": links, "set_aside": aside })
}

/// Nothing where nothing is shared: files of different origin need no line about it.
pub(super) fn page(out: &mut String, inspected: &[Inspected], terminal: &Terminal) {
    let (links, aside) = lineage(inspected);
    if links.is_empty() && aside.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n  What these files share");
    for link in links.iter().take(TOLD) {
        let (one, other) = (visible(&link.files.0), visible(&link.files.1));
        let _ = writeln!(out, "\n     {one} and {other}");
        for shared in &link.shared {
            row(out, "", &in_words(shared), terminal);
        }
        row(out, "by chance", &chance(link.bits), terminal);
        row(out, "what else it could be", &link.innocent, terminal);
    }
    if let Some(more) = links.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let _ = writeln!(out, "\n     and {more} more pairs, which `--format json` has");
    }
    for common in &aside {
        let words = common.kind.words();
        let told = format!(
            "set aside: {} marks ({words}) that as many as {} files have, as the files of one template do; they link nobody",
            common.count, common.files
        );
        let _ = writeln!(out);
        row(out, "", &told, terminal);
    }
}

fn in_words(shared: &Shared) -> String {
    let examples: Vec<String> = shared.examples.iter().map(|example| visible(example)).collect();
    let examples = examples.join(", ");
    let words = shared.kind.words();
    if shared.of > 1 {
        format!("{words}: {} of {} ({examples})", shared.count, shared.of)
    } else {
        format!("{words} ({examples})")
    }
}

/// Bits as odds, and no odds beyond what anybody could mean.
fn chance(bits: Option<f64>) -> String {
    match bits {
        None => "it is no matter of chance".to_owned(),
        Some(bits) if bits >= 40.0 => "less than once in a million million pairs".to_owned(),
        Some(bits) if bits >= 20.0 => "less than once in a million pairs".to_owned(),
        Some(bits) if bits >= 10.0 => "less than once in a thousand pairs".to_owned(),
        Some(bits) => format!("about once in {:.0} such comparisons", bits.exp2()),
    }
}
