//! Short present-tense English about what was seen, from findings that hold no prose. All text of
//! subjects and systems passes through [`inert`].

mod bands;
mod confidence;
mod letter;
mod links;
mod numbers;
mod pronouns;
mod screened;
mod sentences;
mod steps;

pub use bands::{headline, phrase, subjects};
pub use confidence::{APART, Elsewhere, Sureness, sureness};
pub use letter::{Letter, letter};
pub use links::{group_in_words, held, link_in_words, part_words, shared_by, told, told_text, value_noun, value_text};
pub use numbers::{bits, count_in_words, date, duration, moment, signed_bits, support, thousands, together};
pub use pronouns::Pronouns;
pub use screened::{LOAD_LISTS, ONLY_CURATED, about_entry, clearance, clearance_of, screened};
pub use sentences::{about, finding_words, one_line, origin, provenance_words, sentence, title, value};
pub use steps::{Tells, adverse, safe};

use vetwork_canon::text::visible;
use vetwork_model::{Assessment, Phase, SubjectKind};

/// Characters of a subject's text that are shown in one place.
pub const LONGEST_SHOWN: usize = 160;

/// Text as inert visible characters on one line, cut to `longest` characters.
pub fn inert(text: &str, longest: usize) -> String {
    // Making a text visible adds nothing to it.
    if text.len() <= longest {
        return visible(text);
    }
    // Nobody reads more; and a text of megabytes is not worth walking through.
    let most = longest.saturating_mul(8).max(64);
    let head = text.char_indices().nth(most).map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    let shown = visible(head);
    if shown.chars().count() <= longest {
        return shown;
    }
    let cut: String = shown.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// The name of a subject for people to read; its id when no name is known.
pub fn name(assessment: &Assessment) -> String {
    let shown = inert(assessment.name.reveal(), 80);
    if shown.is_empty() { id(assessment) } else { shown }
}

/// The id of a subject, as commands take it.
pub fn id(assessment: &Assessment) -> String {
    inert(assessment.subject.as_str(), 80)
}

/// The first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// "a", "a and b", "a, b and c".
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The role on one line: "Senior engineer, remote, privileged access".
pub fn role(assessment: &Assessment) -> String {
    let role = &assessment.role;
    let mut parts: Vec<String> = role.title.iter().map(|title| inert(title, 80)).filter(|t| !t.is_empty()).collect();
    let traits = [
        (role.remote, "remote"),
        (role.privileged, "privileged access"),
        (role.through_contractors, "through contractors"),
    ];
    parts.extend(traits.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words.to_owned()));
    capitalised(&parts.join(", "))
}

/// How far it has come: "Onboarding; first day 1 Dec 2026".
pub fn progress(assessment: &Assessment) -> String {
    let mut text = match (assessment.kind, assessment.phase) {
        (SubjectKind::Organisation, phase) => capitalised(phase.words()),
        (SubjectKind::Person, Phase::Sourcing) => "Sourced".to_owned(),
        (SubjectKind::Person, Phase::Application) => "Applied".to_owned(),
        (SubjectKind::Person, Phase::Interview) => "In interviews".to_owned(),
        (SubjectKind::Person, Phase::Onboarding) => "Onboarding".to_owned(),
        (SubjectKind::Person, Phase::Payroll) => "Onboarding, pay is set up".to_owned(),
        (SubjectKind::Person, Phase::OnTheJob) => "At work".to_owned(),
        (SubjectKind::Person, Phase::Offboarding) => "Leaving, or left".to_owned(),
    };
    for (word, at) in [("first day", assessment.role.starts), ("last day", assessment.role.ends)] {
        if let Some(at) = at {
            text.push_str(&format!("; {word} {}", date(at)));
        }
    }
    text
}

#[cfg(test)]
mod tests;
