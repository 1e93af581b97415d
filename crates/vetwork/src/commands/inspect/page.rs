//! What came of an inspection, as a page for people.

use std::fmt::Write as _;

use vetwork_canon::text::visible;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{Inspection, kinds};
use vetwork_identity::judgement::{Field, FieldName, Judgement, Ruling, Verdict};
use vetwork_report::prose::{LONGEST_SHOWN, inert};

use super::{Inspected, shared};
use crate::terminal::Terminal;

/// Everything that was inspected, a section for each file.
pub(super) fn page(inspected: &[Inspected], claim: &Claim, brief: bool, terminal: &Terminal) -> String {
    let mut out = String::new();
    for file in inspected {
        let _ = writeln!(out, "\n  {}", visible(&file.name));
        match &file.outcome {
            Err(why) => unread(&mut out, &visible(why), terminal),
            Ok(inspection) => judged(&mut out, inspection, claim, brief, terminal),
        }
    }
    shared::page(&mut out, inspected, terminal);
    let _ = writeln!(out, "\n  Only a signature or an authority proves. A person decides.");
    out
}

fn unread(out: &mut String, why: &str, terminal: &Terminal) {
    let _ = writeln!(out, "{} could not be read: {why}", terminal.ochre(if terminal.unicode { "·" } else { "-" }));
}

fn judged(out: &mut String, inspection: &Inspection, claim: &Claim, brief: bool, terminal: &Terminal) {
    if inspection.judgements.is_empty() && inspection.broke_off.is_empty() {
        let kinds: Vec<&str> = kinds().collect();
        unread(out, "it is nothing that is judged here", terminal);
        row(out, "", &format!("judged are {}", kinds.join(", ")), terminal);
    }
    for what in &inspection.broke_off {
        unread(out, &format!("the reader of {} broke off", visible(what)), terminal);
    }
    for judgement in &inspection.judgements {
        let verdict = judgement.verdict();
        let _ = writeln!(out, "{} {}: {}", mark(verdict, terminal), visible(&judgement.title), verdict.words());
        if !brief {
            fields(out, judgement, claim);
        }
        rulings(out, judgement, brief, terminal);
    }
}

/// What was read, beside what the holder says.
fn fields(out: &mut String, judgement: &Judgement, claim: &Claim) {
    if judgement.fields.is_empty() {
        return;
    }
    let _ = writeln!(out);
    let told = |name| claimed(claim, name).unwrap_or_default();
    let says_any = judgement.fields.iter().any(|field| !told(field.name).is_empty());
    if says_any {
        let _ = writeln!(out, "     {:<20} {:<10} {:<36} the holder says", "", "", "");
    }
    for Field { name, text, signed } in &judgement.fields {
        let standing = if *signed { "signed" } else { "printed" };
        let line = format!(
            "     {:<20} {standing:<10} {:<36} {}",
            name.title(),
            inert(text, LONGEST_SHOWN),
            visible(&told(*name))
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn claimed(claim: &Claim, name: FieldName) -> Option<String> {
    match name {
        FieldName::Name | FieldName::Surname => claim.name.clone(),
        FieldName::BirthDate => claim.birth_date.map(|date| date.to_string()),
        FieldName::Sex => claim.sex.map(|sex| sex.words().to_owned()),
        FieldName::Address => claim.address.clone(),
        FieldName::DocumentNumber => claim.document_number.clone(),
        _ => None,
    }
}

/// How each rule came out, what matters most first; answers of one rule stand together.
fn rulings(out: &mut String, judgement: &Judgement, brief: bool, terminal: &Terminal) {
    let mut left: Vec<&Ruling> = judgement.rulings.iter().collect();
    left.sort_by_key(|ruling| std::cmp::Reverse(ruling.verdict));
    if brief {
        let before = left.len();
        left.retain(|ruling| ruling.verdict >= Verdict::Unusual);
        let _ = writeln!(out, "     {} of {before} rulings held or could not be asked", before - left.len());
    }
    while let Some(first) = left.first().copied() {
        let (same, others): (Vec<&Ruling>, Vec<&Ruling>) =
            left.into_iter().partition(|ruling| ruling.rule == first.rule && ruling.verdict == first.verdict);
        left = others;
        let _ = writeln!(out, "\n     {:<12} {}", word(first.verdict, terminal), first.rule.asks);
        for ruling in same {
            let about = ruling.field.map(|field| format!("{}: ", field.title())).unwrap_or_default();
            row(out, "", &format!("{about}{}", visible(&ruling.seen)), terminal);
        }
        row(out, "what this proves", first.proves(), terminal);
        row(out, "source", first.rule.source, terminal);
    }
}

/// A line below a ruling, continued under itself.
pub(super) fn row(out: &mut String, label: &str, text: &str, terminal: &Terminal) {
    let widest = terminal.width.unwrap_or(100).clamp(60, 120) - 18;
    let text = if label.is_empty() { text.to_owned() } else { format!("{label}: {text}") };
    for line in textwrap::wrap(&text, widest) {
        let _ = writeln!(out, "                  {line}");
    }
}

fn mark(verdict: Verdict, terminal: &Terminal) -> char {
    let (mark, plain) = match verdict {
        Verdict::Refuted => ('●', '!'),
        Verdict::Unusual => ('◐', '?'),
        Verdict::Proven | Verdict::Holds | Verdict::NotJudged => ('○', '-'),
    };
    if terminal.unicode { mark } else { plain }
}

/// The word of a verdict in its column; colours take no room.
fn word(verdict: Verdict, terminal: &Terminal) -> String {
    let word = format!("{:<12}", verdict.words());
    match verdict {
        Verdict::Refuted => terminal.strong(&word),
        Verdict::Unusual => terminal.ochre(&word),
        Verdict::Proven => terminal.cool(&word),
        Verdict::Holds | Verdict::NotJudged => word,
    }
}
