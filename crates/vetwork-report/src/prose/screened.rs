//! Which sanctions lists were asked, and which of their entries somebody could be, in words.

use vetwork_model::{Finding, Listed, ListedClearance};

use super::{date, inert, listed};
use crate::Run;

/// What every answer says where no full list is loaded.
pub const ONLY_CURATED: &str = "only the curated set that ships with Vetwork was searched";

/// How the full lists are loaded.
pub const LOAD_LISTS: &str = "`vetwork lists update` fetches the full lists; without a network, `vetwork lists import FILE` takes in their files";

/// Which lists were asked, of what day; or that it was the curated set alone.
pub fn screened(run: &Run<'_>) -> String {
    let lists: Vec<String> = run.watchlists.iter().map(|list| inert(list, 120)).collect();
    if run.only_curated {
        let dated = |set: &String| set.split_once(" of ").map(|(_, dated)| format!(" (of {dated})"));
        let set = lists.first().and_then(dated).unwrap_or_default();
        return format!("Of sanctions lists, {ONLY_CURATED}{set}. {LOAD_LISTS}.");
    }
    format!("Searched: {}.", listed(&lists))
}

/// An entry of a list in a line: whose, of which day, what it amounts to.
pub fn about_entry(entry: &Listed) -> String {
    let day = entry.dated.map(|day| format!(" of {}", date(day))).unwrap_or_default();
    let mut text = format!("{}{day}, entry {}", inert(&entry.list, 80), inert(&entry.entry, 60));
    if let Some(tie) = entry.tie {
        text.push_str(&format!(", {tie}"));
    }
    text
}

/// What a person said of an entry: who, when, until when and why; and why it does not hold any more.
pub fn clearance(said: &ListedClearance) -> String {
    let until = said.until.map_or_else(String::new, |day| format!(", until {}", date(day)));
    let reopened = said.reopened.map_or_else(String::new, |why| format!("; {why}"));
    let (by, why) = (inert(&said.by, 60), inert(&said.why, 200));
    format!("cleared by {by} on {}{until}: “{why}”{reopened}", date(said.at))
}

/// What was said of the entry that a finding rests on.
pub fn clearance_of(finding: &Finding) -> Option<&ListedClearance> {
    finding.listed.first()?.clearance.as_ref()
}

/// The same as a sentence, without who said it: the subject reads it too.
pub(super) fn found_by_a_person(said: &ListedClearance) -> String {
    let day = date(said.at);
    match said.reopened {
        Some(why) => format!("A person found on {day} that it is not the listed party; {why}."),
        None => format!("A person found on {day} that it is not the listed party: “{}”.", inert(&said.why, 200)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vetwork_model::When;

    #[track_caller]
    fn check(said: &ListedClearance, line: &str, sentence: &str) {
        assert_eq!((clearance(said).as_str(), found_by_a_person(said).as_str()), (line, sentence));
    }

    #[test]
    fn a_clearance_is_told_with_its_person_to_people_and_without_to_the_subject() {
        let day = |text: &str| text.parse::<When>().unwrap();
        let said = ListedClearance {
            by: "ana\u{1b}[2J".to_owned(),
            at: day("2026-11-21"),
            why: "another face".to_owned(),
            until: None,
            reopened: None,
        };
        let by = inert(&said.by, 60);
        assert!(!by.contains('\u{1b}'));
        check(
            &said,
            &format!("cleared by {by} on 21 Nov 2026: “another face”"),
            "A person found on 21 Nov 2026 that it is not the listed party: “another face”.",
        );
        let over = ListedClearance {
            until: Some(day("2026-12-31")),
            reopened: Some("open again: its time is over"),
            by: "ana".to_owned(),
            ..said
        };
        check(
            &over,
            "cleared by ana on 21 Nov 2026, until 31 Dec 2026: “another face”; open again: its time is over",
            "A person found on 21 Nov 2026 that it is not the listed party; open again: its time is over.",
        );
    }
}
