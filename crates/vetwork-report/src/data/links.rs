//! Who shares what with whom, as data.

use askama::Template;
use serde::Serialize;
use vetwork_link::network::{Group, Link, Network, Value};
use vetwork_model::{Innocent, KeyKind, Part, Provenance, Shared, Tie, When};

use super::record::{LONGEST_VALUE, in_bits};
use crate::prose::{group_in_words, inert, value_noun};

/// What a subject has in common with another.
#[derive(Serialize)]
pub(super) struct Tied {
    subject: String,
    name: String,
    bits: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    innocent: Option<Innocent>,
    claimed_only: bool,
    shared: Vec<SharedValue>,
}

#[derive(Serialize)]
struct SharedValue {
    kind: KeyKind,
    value: String,
    here: Part,
    there: Part,
    provenance: Provenance,
    provenance_there: Provenance,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<When>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_there: Option<When>,
    subjects: usize,
    bits: f64,
}

impl Tied {
    pub(super) fn of(tie: &Tie) -> Tied {
        let shared = |shared: &Shared| SharedValue {
            kind: shared.kind,
            value: inert(&shared.value, LONGEST_VALUE),
            here: shared.here,
            there: shared.there,
            provenance: shared.provenance,
            provenance_there: shared.provenance_there,
            at: shared.at,
            at_there: shared.at_there,
            subjects: shared.subjects,
            bits: in_bits(shared.decibits),
        };
        Tied {
            subject: inert(tie.subject.as_str(), LONGEST_VALUE),
            name: inert(tie.name.reveal(), LONGEST_VALUE),
            bits: in_bits(tie.decibits),
            innocent: tie.innocent,
            claimed_only: tie.claimed_only,
            shared: tie.shared.iter().map(shared).collect(),
        }
    }
}

/// A linked group.
#[derive(Serialize)]
pub(super) struct LinkedGroup {
    says: String,
    subjects: Vec<String>,
    observed_on_both_sides: bool,
    shared: Vec<GroupValue>,
}

#[derive(Serialize)]
struct GroupValue {
    kind: KeyKind,
    what: String,
    value: String,
    held_by: usize,
    subjects: usize,
}

/// The linked groups of a run, the largest first.
pub(super) fn groups(network: &Network) -> Vec<LinkedGroup> {
    network.groups.iter().map(|group| linked(network, group)).collect()
}

fn linked(network: &Network, group: &Group) -> LinkedGroup {
    let value = |(value, held_by): &(usize, usize)| {
        let value = network.values.get(*value)?;
        Some(GroupValue {
            kind: value.kind,
            what: value_noun(value),
            value: inert(&value.text, LONGEST_VALUE),
            held_by: *held_by,
            subjects: value.subjects,
        })
    };
    LinkedGroup {
        says: group_in_words(network, group),
        subjects: group.members.iter().map(|member| id(network, *member)).collect(),
        observed_on_both_sides: group.observed,
        shared: group.values.iter().filter_map(value).collect(),
    }
}

fn id(network: &Network, subject: usize) -> String {
    network.subjects.get(subject).map_or_else(String::new, |member| inert(member.id.as_str(), LONGEST_VALUE))
}

#[derive(Serialize, Template)]
#[template(path = "network.xml")]
struct Whole {
    groups: Vec<LinkedGroup>,
    subjects: Vec<Node>,
    links: Vec<Edge>,
}

#[derive(Serialize)]
struct Node {
    id: String,
    name: String,
    looked_at: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<usize>,
}

#[derive(Serialize)]
struct Edge {
    a: String,
    b: String,
    bits: f64,
    observed_on_both_sides: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    innocent: Option<Innocent>,
    shared: Vec<EdgeValue>,
}

#[derive(Serialize)]
struct EdgeValue {
    kind: KeyKind,
    value: String,
    subjects: usize,
    bits: f64,
}

fn whole(network: &Network) -> Whole {
    let shared = |value: &Value| EdgeValue {
        kind: value.kind,
        value: inert(&value.text, LONGEST_VALUE),
        subjects: value.subjects,
        bits: in_bits(value.decibits),
    };
    let edge = |link: &Link| Edge {
        a: id(network, link.a),
        b: id(network, link.b),
        bits: in_bits(link.decibits),
        observed_on_both_sides: link.observed,
        innocent: link.innocent,
        shared: link.values.iter().filter_map(|value| network.values.get(*value)).map(shared).collect(),
    };
    let group_of = |subject: usize| network.groups.iter().position(|group| group.members.contains(&subject));
    let is_linked = |place: &usize| network.links.iter().any(|link| link.a == *place || link.b == *place);
    let node = |(place, member): (usize, &vetwork_link::network::Member)| Node {
        id: inert(member.id.as_str(), LONGEST_VALUE),
        name: inert(member.name.reveal(), LONGEST_VALUE),
        looked_at: member.standing.is_some(),
        group: group_of(place),
    };
    Whole {
        groups: groups(network),
        subjects: network.subjects.iter().enumerate().filter(|(place, _)| is_linked(place)).map(node).collect(),
        links: network.links.iter().map(edge).collect(),
    }
}

/// A whole network as one pretty JSON object: `groups`, `subjects` and `links`.
pub fn network_json(network: &Network) -> String {
    let mut text = serde_json::to_string_pretty(&whole(network)).unwrap_or_default();
    text.push('\n');
    text
}

/// The same as GraphML (graphml.graphdrawing.org), for programs that draw networks.
pub fn network_graphml(network: &Network) -> String {
    // Rendering into memory fails only when a template calls something fallible; none does.
    let mut text = whole(network).render().unwrap_or_default();
    text.push('\n');
    text
}
