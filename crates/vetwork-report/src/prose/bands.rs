//! Bands as phrases, and the sentence that opens a report.

use vetwork_model::Band;

use super::{capitalised, count_in_words, thousands};
use crate::Tally;

/// What a band asks of the reader.
pub fn phrase(band: Band) -> &'static str {
    match band {
        Band::Escalate => "a person looks at this today",
        Band::Verify => "a question is open",
        Band::Incomplete => "questions are unanswered",
        Band::Routine => "nothing here needs a person",
    }
}

/// "12 people", "one organisation", "two people and one organisation".
pub fn subjects(people: usize, organisations: usize) -> String {
    let people_words = || format!("{} {}", count_in_words(people), if people == 1 { "person" } else { "people" });
    let firm = if organisations == 1 { "organisation" } else { "organisations" };
    let firms = || format!("{} {firm}", count_in_words(organisations));
    match (people, organisations) {
        (_, 0) => people_words(),
        (0, _) => firms(),
        _ => format!("{} and {}", people_words(), firms()),
    }
}

/// One sentence a band: "Two people need a look today. Four have a question open. Six are routine."
pub fn headline(tally: &Tally) -> String {
    let all = tally.subjects();
    if all == 0 {
        return "Nobody was vetted.".to_owned();
    }
    let noun = |count: usize| match (tally.people, tally.organisations) {
        (_, 0) if count == 1 => " person",
        (_, 0) => " people",
        (0, _) if count == 1 => " organisation",
        (0, _) => " organisations",
        _ if count == 1 => " subject",
        _ => " subjects",
    };
    if all > 1 && tally.of(Band::Routine) == all {
        return format!("Nothing here needs a person. All {}{} are routine.", count_in_words(all), noun(all));
    }
    // Words and figures do not stand side by side.
    let in_figures = tally.bands.iter().any(|count| *count > 12);
    let counted = |count: usize| if in_figures { thousands(count) } else { capitalised(&count_in_words(count)) };
    let mut sentences: Vec<String> = Vec::new();
    for (band, count) in Band::ALL.into_iter().zip(tally.bands).filter(|(_, count)| *count > 0) {
        let said = match (band, count) {
            (Band::Escalate, 1) => "needs a look today",
            (Band::Escalate, _) => "need a look today",
            (Band::Verify, 1) => "has a question open",
            (Band::Verify, _) => "have a question open",
            (Band::Incomplete, 1) => "waits for answers",
            (Band::Incomplete, _) => "wait for answers",
            (Band::Routine, 1) => "is routine",
            (Band::Routine, _) => "are routine",
        };
        let noun = if sentences.is_empty() { noun(count) } else { "" };
        sentences.push(format!("{}{noun} {said}.", counted(count)));
    }
    sentences.join(" ")
}
