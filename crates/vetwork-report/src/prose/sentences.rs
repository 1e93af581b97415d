//! A finding as a sentence: the words of its check with its own values filled in.

use vetwork_model::{Finding, Meta, Param, Provenance, Seen};

use super::screened::{clearance_of, found_by_a_person};
use super::{LONGEST_SHOWN, capitalised, count_in_words, date, inert, thousands};

/// A value as inert, visible text of bounded length.
pub fn value(param: &Param) -> String {
    match param {
        Param::Count(count) => usize::try_from(*count).map_or_else(|_| count.to_string(), thousands),
        Param::When(when) => date(*when),
        Param::Name(name) => inert(name.reveal(), LONGEST_SHOWN),
        Param::Subject(id) => inert(id.as_str(), LONGEST_SHOWN),
        Param::Text(text) => inert(text, LONGEST_SHOWN),
    }
}

/// The finding as a sentence. A parameter that the finding does not hold is left out together with
/// the space before it.
pub fn sentence(finding: &Finding, meta: &Meta) -> String {
    let mut out = String::with_capacity(meta.says.len() + 32);
    let mut rest = meta.says;
    let mut last_count = None;
    let mut omitted = false;
    while let Some((before, after)) = rest.split_once('{') {
        push_agreeing(&mut out, before, last_count);
        let Some((key, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        match finding.params.iter().find(|(name, _)| *name == key) {
            Some((_, param)) => {
                if let Param::Count(count) = param {
                    last_count = Some(*count);
                }
                out.push_str(&value(param));
            }
            None => {
                omitted = true;
                out.truncate(out.trim_end().len());
            }
        }
        rest = after;
    }
    push_agreeing(&mut out, rest, last_count);
    let text = if omitted { tidy(out.trim()) } else { out.trim().to_owned() };
    // A value may bring a full stop of its own.
    format!("{}.", capitalised(text.trim_end_matches('.').trim_end()))
}

/// "time(s)" agrees with the number before it.
fn push_agreeing(out: &mut String, text: &str, count: Option<i64>) {
    out.push_str(&text.replace("(s)", if count == Some(1) { "" } else { "s" }));
}

/// An omitted value may leave two marks side by side.
fn tidy(text: &str) -> String {
    let mut out = text.to_owned();
    for (from, to) in [(", .", "."), (" ,", ","), (" .", "."), (",.", "."), (": .", "."), (":.", "."), (",,", ",")] {
        out = out.replace(from, to);
    }
    out
}

/// The finding as a sentence; its code when the check is not known.
pub fn finding_words(finding: &Finding, meta: Option<&Meta>) -> String {
    let said = meta.map_or_else(|| format!("Check {} found something.", finding.code), |meta| sentence(finding, meta));
    clearance_of(finding).map_or_else(|| said.clone(), |person| format!("{said} {}", found_by_a_person(person)))
}

/// The short statement of a check, for tables; its code when the check is not known.
pub fn title(finding: &Finding, meta: Option<&Meta>) -> String {
    meta.map_or_else(|| finding.code.to_string(), |meta| meta.title.to_owned())
}

/// Values that stand side by side, on one line. More than four are counted.
pub fn one_line(seen: &[Seen]) -> String {
    let mut shown: Vec<String> = Vec::new();
    for one in seen {
        let text = value(&one.value);
        if !text.is_empty() && !shown.contains(&text) {
            shown.push(text);
        }
    }
    let more = shown.len().saturating_sub(4);
    shown.truncate(4);
    let text = shown.join("; ");
    if more == 0 { text } else { format!("{text}; and {} more", count_in_words(more)) }
}

/// Where a value comes from: "payroll form"; with the other subject, if it is another's.
pub fn origin(seen: &Seen) -> String {
    let source = seen.source.as_deref().map(|source| inert(source, 60)).filter(|source| !source.is_empty());
    let text = source.unwrap_or_else(|| seen.channel.words().to_owned());
    match &seen.subject {
        Some(other) => format!("{text} of {}", inert(other.as_str(), 80)),
        None => text,
    }
}

/// As [`origin`], with the date: "payroll form, 20 Nov 2026".
pub fn about(seen: &Seen) -> String {
    let origin = origin(seen);
    seen.at.map_or_else(|| origin.clone(), |at| format!("{origin}, {}", date(at)))
}

/// How far a fact carries, in words.
pub fn provenance_words(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Claimed => "claimed",
        Provenance::Observed => "observed",
        Provenance::Verified => "verified",
    }
}
