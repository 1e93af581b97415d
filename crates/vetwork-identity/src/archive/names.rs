//! Names and dates of the entries of an archive.

use jiff::civil::Date;

use super::Entry;
use crate::judgement::{Judgement, Rule, Verdict};

pub(super) static PLAIN: Rule = Rule {
    id: "archive-names",
    asks: "Are the names in it plain ones?",
    holding: "That no name leads out of the folder into which it is unpacked, or reads as another than it is.",
    broken: "That a name leads out of the folder into which it is unpacked, or that what a reader sees of it is not what a \
             program reads. No program writes such names by itself. It does not say who put it there.",
    source: "PKWARE APPNOTE (ZIP), 4.4.17 (file names); UTR #36 (Unicode security)",
};

pub(super) static LEFTOVERS: Rule = Rule {
    id: "archive-leftovers",
    asks: "What did the system that packed it leave behind?",
    holding: "Nothing about the holder. The names of such files tell the kind of computer that packed it, which counts \
              nothing.",
    broken: "Nothing about the holder.",
    source: "general knowledge of what systems leave in folders",
};

pub(super) static PACKED: Rule = Rule {
    id: "archive-packed",
    asks: "When was it packed?",
    holding: "Little: the days at which its parts were packed, by the clock of whoever packed them. Mail gateways and portals \
              pack documents again.",
    broken: "That a clock was wrong, or a date was edited: it cannot have been packed on a day that is still to come.",
    source: "PKWARE APPNOTE (ZIP), 4.4.6 (date and time)",
};

/// Most names that are quoted.
const QUOTED: usize = 5;

pub(super) fn judge(entries: &[Entry], today: Date, judgement: &mut Judgement) {
    let odd: Vec<String> =
        entries.iter().filter_map(|entry| Some(format!("{:?} {}", short(&entry.name), oddity(entry)?))).collect();
    match odd.as_slice() {
        [] => judgement.rule(&PLAIN, Verdict::Holds, format!("{} names", entries.len())),
        odd => judgement.rule(&PLAIN, Verdict::Unusual, list(odd)),
    }
    let left: Vec<String> =
        entries.iter().filter(|entry| is_leftover(&entry.name)).map(|entry| short(&entry.name)).collect();
    if !left.is_empty() {
        judgement.rule(&LEFTOVERS, Verdict::Holds, list(&left));
    }
    judge_dates(entries, today, judgement);
}

fn judge_dates(entries: &[Entry], today: Date, judgement: &mut Judgement) {
    let dates = entries.iter().filter_map(|entry| entry.packed_at).map(|at| at.date());
    let (Some(first), Some(last)) = (dates.clone().min(), dates.max()) else {
        judgement.rule(&PACKED, Verdict::NotJudged, "it does not say");
        return;
    };
    let verdict = if last > today.tomorrow().unwrap_or(today) { Verdict::Unusual } else { Verdict::Holds };
    let seen = if first == last { format!("on {first}") } else { format!("from {first} to {last}") };
    judgement.rule(&PACKED, verdict, seen);
}

/// What is odd about a name, as the end of a sentence that begins with it.
fn oddity(entry: &Entry) -> Option<&'static str> {
    let name = entry.name.as_str();
    let mut characters = name.chars();
    let has_drive = matches!((characters.next(), characters.next()), (Some('A'..='Z' | 'a'..='z'), Some(':')));
    if name.split(['/', '\\']).any(|folder| folder == "..") {
        Some("leads out of its folder")
    } else if name.starts_with(['/', '\\']) || has_drive {
        Some("names a place of its own on the disk")
    } else if name.chars().any(char::is_control) {
        Some("holds control characters")
    } else if name.chars().any(|character| matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')) {
        Some("is shown in another order than it is written")
    } else if entry.is_link {
        Some("is a link to another file")
    } else {
        None
    }
}

/// What Finder, Explorer and Word leave in folders.
fn is_leftover(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/")
        || file.starts_with("._")
        || file.starts_with("~$")
        || [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|left| file.eq_ignore_ascii_case(left))
}

fn short(name: &str) -> String {
    name.chars().take(100).collect()
}

/// Some of many.
fn list(items: &[String]) -> String {
    let shown: Vec<&str> = items.iter().take(QUOTED).map(String::as_str).collect();
    match items.len().saturating_sub(QUOTED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
