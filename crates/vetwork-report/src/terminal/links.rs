//! Linked groups, and the way from one subject to another, for a terminal and for files.

use vetwork_link::network::{Group, Link, Member, Network, Value};

use crate::prose::{
    bits, capitalised, count_in_words, date, group_in_words, held, inert, link_in_words, part_words, shared_by,
    thousands, told, told_text, value_noun,
};

/// Members of a group that are named.
const MOST_MEMBERS: usize = 30;
/// Shared values of a group that are named.
const MOST_VALUES: usize = 12;
/// Others on a list.
const MOST_LISTED: usize = 10;

/// All linked groups, up to `top` of them (0: all), then what looks ordinary and what many share. `of` is how many
/// subjects were compared.
#[must_use]
pub fn groups(network: &Network, top: usize, of: usize) -> String {
    let mut page = String::new();
    let found = network.groups.len();
    let grouped: usize = network.groups.iter().map(|group| group.members.len()).sum();
    page.push_str(&match found {
        0 => format!("No linked group among {} subjects.\n", thousands(of)),
        1 => format!("One linked group, of {} among {} subjects.\n", thousands(grouped), thousands(of)),
        _ => {
            format!("{} linked groups, of {} among {} subjects.\n", thousands(found), thousands(grouped), thousands(of))
        }
    });
    let shown = if top == 0 { found } else { top.min(found) };
    for (number, group) in (1..).zip(network.groups.iter().take(shown)) {
        page.push_str(&one_group(network, number, group, of));
    }
    if shown < found {
        page.push_str(&format!("\nand {} more; --top 0 shows all\n", thousands(found - shown)));
    }
    page.push_str(&bridges(network));
    page.push_str(&ordinary(network));
    page
}

fn one_group(network: &Network, number: usize, group: &Group, of: usize) -> String {
    let rests = if group.observed { "" } else { " (by what they say alone)" };
    let mut page = format!("\n{number:>3}  {}{rests}\n", group_in_words(network, group));
    let members: Vec<&Member> = group.members.iter().filter_map(|member| network.subjects.get(*member)).collect();
    let width =
        members.iter().take(MOST_MEMBERS).map(|member| member.id.as_str().chars().count()).max().unwrap_or(0).min(32);
    for member in members.iter().take(MOST_MEMBERS) {
        let past = if member.standing.is_some() { "" } else { "  (on record)" };
        page.push_str(&format!("     {:width$}  {}{past}\n", inert(member.id.as_str(), 32), name(member)));
    }
    if members.len() > MOST_MEMBERS {
        page.push_str(&format!("     and {} more\n", thousands(members.len() - MOST_MEMBERS)));
    }
    let told = told(network, group.values.iter().map(|(value, _)| *value));
    for (number, days) in told.iter().take(MOST_VALUES) {
        let Some(value) = network.values.get(*number) else { continue };
        let holders = group.values.iter().find(|(known, _)| known == number).map_or(0, |(_, holders)| *holders);
        page.push_str(&format!(
            "       {} {}: {} of them, {}\n",
            value_noun(value),
            told_text(value, *days),
            count_in_words(holders),
            shared_by(value, of)
        ));
    }
    if told.len() > MOST_VALUES {
        page.push_str(&format!("       and {} more shared values\n", thousands(told.len() - MOST_VALUES)));
    }
    page
}

/// What ties different groups, and is too little to make them one.
fn bridges(network: &Network) -> String {
    let number = |subject: usize| network.groups.iter().position(|group| group.members.contains(&subject));
    let line = |link: &Link| {
        let (a, b) = (network.subjects.get(link.a)?, network.subjects.get(link.b)?);
        let group =
            |subject: usize| number(subject).map_or_else(|| "no group".to_owned(), |at| format!("group {}", at + 1));
        Some(format!(
            "  {} ({}) and {} ({}): {}\n",
            name(a),
            group(link.a),
            name(b),
            group(link.b),
            link_in_words(network, link)
        ))
    };
    let lines: Vec<String> = network
        .bridges
        .iter()
        .filter_map(|place| network.links.get(*place))
        .filter_map(line)
        .take(MOST_LISTED)
        .collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!("\nTied to others, too loosely to be one group:\n{}", lines.concat())
    }
}

/// Pairs who share something for an ordinary reason.
fn ordinary(network: &Network) -> String {
    let pairs = network.links.iter().filter(|link| link.innocent.is_some());
    let line = |link: &Link| {
        let (a, b) = (network.subjects.get(link.a)?, network.subjects.get(link.b)?);
        let why = link.innocent?.words();
        Some(format!("  {} and {}: {}; {why}\n", name(a), name(b), link_in_words(network, link)))
    };
    let lines: Vec<String> = pairs.filter_map(line).collect();
    if lines.is_empty() {
        return String::new();
    }
    let more = lines.len().saturating_sub(MOST_LISTED);
    let more = if more == 0 { String::new() } else { format!("  and {} more\n", thousands(more)) };
    format!(
        "\nShare something for an ordinary reason:\n{}{more}",
        lines.into_iter().take(MOST_LISTED).collect::<String>()
    )
}

/// Through what two subjects are connected: link by link, each value as it stands on both sides.
#[must_use]
pub fn why(network: &Network, a: usize, b: usize, of: usize) -> String {
    let (Some(one), Some(other)) = (network.subjects.get(a), network.subjects.get(b)) else { return String::new() };
    let Some(way) = network.way(a, b) else {
        return format!(
            "{} and {} are not connected: nothing that few have leads from one to the other.\n",
            name(one),
            name(other)
        );
    };
    if way.is_empty() {
        return format!("{} is one subject.\n", name(one));
    }
    let mut page = format!("{} and {}: {}\n", name(one), name(other), connected(network, a, &way));
    let mut at = a;
    for link in way {
        page.push_str(&step(network, at, link, of));
        at = link.other(at);
    }
    page
}

fn connected(network: &Network, from: usize, way: &[&Link]) -> String {
    let mut at = from;
    let mut through = Vec::new();
    for link in way {
        at = link.other(at);
        through.extend(network.subjects.get(at).map(name));
    }
    through.pop();
    let together = network.groups.iter().any(|group| group.members.contains(&from) && group.members.contains(&at));
    let grouped = if together { ", in one linked group" } else { "" };
    if through.is_empty() {
        format!("connected{grouped}")
    } else {
        format!("connected through {}{grouped}", through.join(", "))
    }
}

fn step(network: &Network, from: usize, link: &Link, of: usize) -> String {
    let to = link.other(from);
    let named = |subject: usize| network.subjects.get(subject).map_or_else(String::new, name);
    let mut page = format!("\n{} and {}: {}\n", named(from), named(to), bits(link.decibits));
    for (number, days) in told(network, link.values.iter().copied()) {
        let Some(value) = network.values.get(number) else { continue };
        page.push_str(&format!(
            "  {:<5}  {} {}, {}\n",
            bits_alone(value.decibits),
            value_noun(value),
            told_text(value, days),
            shared_by(value, of)
        ));
        for subject in [from, to] {
            page.push_str(&format!("         {}: {}\n", named(subject), stands(value, subject)));
        }
    }
    if let Some(innocent) = link.innocent {
        page.push_str(&format!("  {}\n", capitalised(innocent.words())));
    }
    if !link.observed {
        page.push_str("  None of it was observed on both sides: it lifts nobody above *verify*\n");
    }
    page
}

fn bits_alone(decibits: i32) -> String {
    format!("{:+.1}", f64::from(decibits) / 10.0)
}

/// How a value stands with a subject: "delivery, observed, 14 Jul 2026".
fn stands(value: &Value, subject: usize) -> String {
    let Some(holder) = held(value, subject) else { return String::new() };
    let at = holder.at.map_or_else(String::new, |at| format!(", {}", date(at)));
    format!("{}, {}{at}", part_words(holder.part), crate::prose::provenance_words(holder.provenance))
}

fn name(member: &Member) -> String {
    let shown = inert(member.name.reveal(), 60);
    if shown.is_empty() { inert(member.id.as_str(), 60) } else { shown }
}
