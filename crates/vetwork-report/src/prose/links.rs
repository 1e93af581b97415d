//! Who shares what with whom, in words.

use std::collections::BTreeSet;

use vetwork_link::network::{Group, Holder, Link, Network, Value};
use vetwork_model::{KeyKind, Part, Phase, SubjectKind};

use super::{capitalised, count_in_words, inert, listed, thousands};

/// Kinds of shared value that are named in one sentence.
const NAMED: usize = 4;

/// What a shared value is, by the parts that it plays: "delivery address", "reference's phone number".
pub fn value_noun(value: &Value) -> String {
    let all = |part: Part| value.holders.iter().all(|holder| holder.part == part);
    let some = |part: Part| value.holders.iter().any(|holder| holder.part == part);
    match value.kind {
        KeyKind::Address if all(Part::Delivery) => "delivery address".to_owned(),
        KeyKind::Address if all(Part::Own) => "home address".to_owned(),
        KeyKind::Address => "address".to_owned(),
        KeyKind::Phone | KeyKind::Email if some(Part::Own) && some(Part::Reference) => {
            "contact that is one's own and another's reference".to_owned()
        }
        KeyKind::EmailFamily => "way of making e-mail addresses".to_owned(),
        KeyKind::Ip => "network line".to_owned(),
        // A file is told by what it is: "picture 5f1d3c0b…".
        KeyKind::File => inert(value.text.split(' ').next().unwrap_or_default(), 40),
        KeyKind::Referrer => "referral".to_owned(),
        kind if all(Part::Reference) => format!("reference's {}", kind.words()),
        kind => kind.words().to_owned(),
    }
}

/// How a value stands with one who has it: "own", "reference's", "delivery".
pub fn part_words(part: Part) -> &'static str {
    match part {
        Part::Own => "own",
        Part::Reference => "reference's",
        Part::EmergencyContact => "emergency contact's",
        Part::Recruiter => "recruiter's",
        Part::Delivery => "delivery",
        Part::Pay => "pay",
        Part::Session => "used in a session",
        Part::ReferenceForm => "a reference answered from it",
    }
}

/// What to call the members of a group: applicants, workers, organisations, else subjects.
fn members_noun(network: &Network, group: &Group) -> &'static str {
    let noun = |standing: Option<(SubjectKind, Phase)>| match standing {
        Some((SubjectKind::Organisation, _)) => "organisations",
        Some((_, Phase::Sourcing | Phase::Application | Phase::Interview)) => "applicants",
        Some(_) => "workers",
        None => "subjects",
    };
    let members = group.members.iter().filter_map(|member| network.subjects.get(*member));
    let nouns: BTreeSet<&str> = members.map(|member| noun(member.standing)).collect();
    let nouns: Vec<&str> = nouns.into_iter().collect();
    match nouns.as_slice() {
        [one] => one,
        ["applicants", "workers"] => "people",
        _ => "subjects",
    }
}

/// A linked group in one line: "Four applicants, one delivery address, two of them one bank account".
pub fn group_in_words(network: &Network, group: &Group) -> String {
    let size = group.members.len();
    let mut told: Vec<(String, usize, usize)> = Vec::new();
    for (value, holders) in &group.values {
        let Some(value) = network.values.get(*value) else { continue };
        let noun = value_noun(value);
        match told.iter_mut().find(|(known, of, _)| *known == noun && of == holders) {
            // A line is one line on many days.
            Some(_) if value.kind == KeyKind::Ip => {}
            Some((.., count)) => *count += 1,
            None => told.push((noun, *holders, 1)),
        }
    }
    let mut parts = vec![format!("{} {}", capitalised(&count_in_words(size)), members_noun(network, group))];
    for (noun, holders, count) in told.iter().take(NAMED) {
        let of = if *holders == size { String::new() } else { format!("{} of them ", count_in_words(*holders)) };
        parts.push(format!("{of}{} {}", count_in_words(*count), plural(noun, *count)));
    }
    if told.len() > NAMED {
        parts.push(format!("and {} more", count_in_words(told.len() - NAMED)));
    }
    parts.join(", ")
}

fn plural(noun: &str, count: usize) -> String {
    match noun {
        _ if count == 1 => noun.to_owned(),
        "way of making e-mail addresses" => "ways of making e-mail addresses".to_owned(),
        "contact that is one's own and another's reference" => {
            "contacts that are one's own and another's reference".to_owned()
        }
        "passage of a text" => "passages of a text".to_owned(),
        _ if noun.ends_with("address") => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// What two share, in one line: "One delivery address and one bank account".
pub fn link_in_words(network: &Network, link: &Link) -> String {
    let mut told: Vec<(String, usize)> = Vec::new();
    for value in link.values.iter().filter_map(|value| network.values.get(*value)) {
        let noun = value_noun(value);
        match told.iter_mut().find(|(known, _)| *known == noun) {
            Some(_) if value.kind == KeyKind::Ip => {}
            Some((_, count)) => *count += 1,
            None => told.push((noun, 1)),
        }
    }
    let parts: Vec<String> =
        told.iter().map(|(noun, count)| format!("{} {}", count_in_words(*count), plural(noun, *count))).collect();
    capitalised(&listed(&parts))
}

/// A value as it is shown.
pub fn value_text(value: &Value) -> String {
    match value.kind {
        KeyKind::Referrer => "one referred the other".to_owned(),
        KeyKind::File => inert(value.text.split(' ').next_back().unwrap_or_default(), 12),
        KeyKind::FileMark => inert(&value.text, 40),
        KeyKind::Passage => format!("“{}”", inert(&value.text, 78)),
        _ => inert(&value.text, 80),
    }
}

/// Values as they are told one after another: a line that the same people used on several days is one, with the number of
/// days.
pub fn told(network: &Network, values: impl IntoIterator<Item = usize>) -> Vec<(usize, usize)> {
    let who = |value: &Value| value.holders.iter().map(|holder| holder.subject).collect::<BTreeSet<usize>>();
    let line = |value: &Value| value.text.split(' ').next().unwrap_or_default().to_owned();
    let mut told: Vec<(usize, usize)> = Vec::new();
    for number in values {
        let Some(value) = network.values.get(number) else { continue };
        let same = |(known, _): &&mut (usize, usize)| {
            let known =
                network.values.get(*known).filter(|known| known.kind == KeyKind::Ip && value.kind == KeyKind::Ip);
            known.is_some_and(|known| line(known) == line(value) && who(known) == who(value))
        };
        match told.iter_mut().find(same) {
            Some((_, days)) => *days += 1,
            None => told.push((number, 1)),
        }
    }
    told
}

/// A value that is told once for so many days.
pub fn told_text(value: &Value, days: usize) -> String {
    match (days, value_text(value).split_once(' ')) {
        (2.., Some((line, _))) => format!("{line} on {} days", count_in_words(days)),
        _ => value_text(value),
    }
}

/// By how many a value is shared: "shared by 3 of 41,200".
pub fn shared_by(value: &Value, of: usize) -> String {
    format!("shared by {} of {}", thousands(value.subjects), thousands(of.max(value.subjects)))
}

/// How a subject has a value: the surest first.
pub fn held(value: &Value, subject: usize) -> Option<&Holder> {
    let holders = value.holders.iter().filter(|holder| holder.subject == subject);
    holders.max_by_key(|holder| holder.provenance)
}
