//! One finding, told to the person it is about: what was compared, why, what else it could be, how much it
//! counts, what would clear it, and where the knowledge comes from.

use serde_json::Value;
use vetwork_model::{Meta, words};

use super::about::day_of;
use super::assessed::{all, line, text};
use super::held::channel_words;
use super::{Entry, Line, Lookup};
use crate::SourceLine;
use crate::prose::{capitalised, date, inert, signed_bits, support};

pub(super) fn entry(record: &Value, finding: &Value, lookup: Lookup<'_>) -> Entry {
    let code = text(finding, "code");
    let meta = (lookup.meta)(&code);
    let title = Some(text(finding, "title")).filter(|title| !title.is_empty()).unwrap_or_else(|| code.clone());
    let speaks_for = text(finding, "direction") == "lowers";
    let lines = [
        line("What was seen", &text(finding, "sentence")),
        line("What was asked", meta.map_or("", |meta| meta.question)),
        line("What was stated", &values(finding, "claimed")),
        line("What was observed", &values(finding, "observed")),
        line("Why it matters", &meta.map(why).unwrap_or_default()),
        line("What else it could be", &text(finding, "else_it_could_be")),
        line("Of these, on file", &on_file(finding)),
        line("How much it counts", &counts(record, finding, &code, speaks_for)),
        line("What would clear it", &text(finding, "clears_it")),
        line("Sources", &meta.map(|meta| sources(meta, lookup)).unwrap_or_default()),
    ];
    let mut lines: Vec<Line> = lines.into_iter().flatten().collect();
    if speaks_for {
        lines.retain(|line| !matches!(line.label.as_str(), "What would clear it" | "What else it could be"));
    }
    let note = if speaks_for { format!("Speaks for you. Check {code}.") } else { format!("Check {code}.") };
    Entry { title: capitalised(&title), note, lines }
}

/// The values of one side, each with who said it and when.
fn values(finding: &Value, side: &str) -> String {
    let value = |seen: &Value| {
        let shown = match seen.get("value") {
            Some(Value::String(text)) => day_of(&text.replace('\n', " ")),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let who = serde_json::from_value(seen.get("channel").cloned().unwrap_or_default()).map_or("", channel_words);
        let who = if seen.get("subject").is_some() { "In the record of another person" } else { who };
        let about = [who.to_owned(), day_of(&text(seen, "at")), text(seen, "source")];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        if about.is_empty() { shown } else { format!("{shown} ({})", about.join(", ")) }
    };
    all(finding, side).map(value).collect::<Vec<_>>().join("\n")
}

/// The section of the check's page that says it, on one line.
fn why(meta: &Meta) -> String {
    let section = meta.page.split("\n## Why it matters\n").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let words = section.split_whitespace().filter(|word| *word != "-");
    words.collect::<Vec<_>>().join(" ")
}

fn on_file(finding: &Value) -> String {
    let cause = |one: &Value| text(one, "cause").replace('-', " ");
    all(finding, "explained").map(cause).collect::<Vec<_>>().join(", ")
}

fn counts(record: &Value, finding: &Value, code: &str, speaks_for: bool) -> String {
    let strength = match text(finding, "strength").as_str() {
        _ if speaks_for => "It speaks for you.",
        "info" => "Told for completeness: it tells nothing by itself.",
        "weak" => "Weak: it is common among honest people too.",
        "moderate" => "Moderate: it leaves a question open, and no more.",
        "strong" => "Strong: it is rare among honest people, and its ordinary causes were looked for.",
        "decisive" => "Decisive for looking: a person looks on the same day for this alone.",
        _ => "",
    };
    let weight = match weight(record, code) {
        Some(0) | None => "It adds no weight.".to_owned(),
        Some(lowers @ ..0) => format!("Weight: {} (expert weights, not calibrated).", signed_bits(lowers)),
        Some(raises) => {
            format!("Weight: {}, {} (expert weights, not calibrated).", signed_bits(raises), support(raises))
        }
    };
    let others = text(finding, "basis") == "others-claims";
    let basis =
        if others { " It rests on what somebody else stated, so it can never lead beyond “verify”." } else { "" };
    format!("{strength} {weight}{basis}").trim().to_owned()
}

/// What the finding adds, in tenths of a bit.
fn weight(record: &Value, code: &str) -> Option<i32> {
    let parts = all(record, "weights").flat_map(|group| all(group, "parts"));
    let mut of_code = parts.filter(|part| part.get(0).and_then(Value::as_str) == Some(code));
    let bits = of_code.next()?.get(1)?.as_f64()?;
    // Whatever a record holds, a weight stays within what can be shown.
    Some((bits.clamp(-1e6, 1e6) * 10.0).round() as i32)
}

fn sources(meta: &Meta, lookup: Lookup<'_>) -> String {
    let cited = meta.sources.iter().filter_map(|id| (lookup.source)(id)).map(|source| cited(&source));
    cited.collect::<Vec<_>>().join("\n")
}

/// Publisher and date, and the title where its words are ours to repeat to the person.
fn cited(source: &SourceLine) -> String {
    let fair = |text: &str| !text.is_empty() && words::ruled_out(text).is_none();
    let publisher = Some(source.publisher.as_str()).filter(|name| fair(name) && *name != "Not stated");
    let day = source.date.as_deref().map(|given| given.parse().map_or_else(|_| inert(given, 20), date));
    let how = match source.how.as_str() {
        "second-hand" => Some("known through somebody else's account".to_owned()),
        "recalled" => Some("general knowledge".to_owned()),
        _ => None,
    };
    let parts = [
        Some(publisher.map_or_else(|| "Publisher not named".to_owned(), |name| inert(name, 120))),
        Some(inert(&source.title, 200)).filter(|title| fair(title)),
        day,
        how,
        source.url.as_deref().map(|url| inert(url, 300)).filter(|url| fair(url)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
