//! What a subject has in common with each other one, whatever checks make of it: the ground for pictures of who is connected
//! with whom, and for linked groups.

use std::collections::{BTreeMap, BTreeSet};

use vetwork_model::dossier::Item;
use vetwork_model::facts::{File, FileKind, Referral};
use vetwork_model::record::Recorded;
use vetwork_model::tie::together;
use vetwork_model::when::days_between;
use vetwork_model::{Innocent, Key, KeyKind, Name, NameRelation, Part, Provenance, Shared, SubjectId, Tie};

use crate::checks::links::shares_several_values_with_one_subject::META as LI005;
use crate::context::{Case, Context};
use crate::keys::Keyed;
use crate::population::digest;
use crate::shapes::connected::{Common, Connection, all_connections};
use crate::shapes::shared::household;
use crate::texts::{self, Met, Text};

/// Values by which subjects are tied.
const TYING: &[KeyKind] = &[
    KeyKind::Document,
    KeyKind::Account,
    KeyKind::Wallet,
    KeyKind::Email,
    KeyKind::Phone,
    KeyKind::Handle,
    KeyKind::Device,
    KeyKind::Address,
    KeyKind::FileMark,
    KeyKind::File,
    KeyKind::Ip,
    KeyKind::EmailFamily,
];

/// What the people of one home share.
const OF_A_HOME: &[KeyKind] = &[KeyKind::Address, KeyKind::Phone, KeyKind::Ip, KeyKind::Device, KeyKind::EmailFamily];

/// Days after which a number may be somebody else's: carriers in the United States give numbers out again after 45 to 90 days
/// (47 CFR 52.15(f)), and nobody notes the day on which they gave one back.
const PASSED_ON_AFTER: i64 = 365;

/// People who could live in one flat without more to it.
const LIVE_TOGETHER: usize = 4;

/// Others shown at most, those with whom most is shared.
const MOST_TIES: usize = 60;

/// What a value of a kind tells that so many subjects have, in tenths of a bit; nothing or less is what a crowd has.
pub type Weight<'w> = &'w dyn Fn(KeyKind, [Part; 2], usize) -> i32;

/// Everybody with whom the subject of a case has something in common that few have, what tells most first.
pub fn ties(case: &Case<'_>, weight: Weight<'_>) -> Vec<Tie> {
    let cx = Context::of(*case, &LI005);
    let mut ties: BTreeMap<SubjectId, Tie> = BTreeMap::new();
    let mut texts = passages(&cx, weight);
    let mut connections = all_connections(&cx, TYING);
    let known: BTreeSet<SubjectId> = connections.iter().map(|connection| connection.subject.clone()).collect();
    let by_text_alone = texts.iter().filter(|(subject, _)| !known.contains(*subject));
    connections.extend(by_text_alone.map(|(subject, (name, _))| Connection {
        subject: subject.clone(),
        name: name.clone(),
        values: Vec::new(),
    }));
    for connection in connections {
        let passages = texts.remove(&connection.subject).map(|(_, passages)| passages).unwrap_or_default();
        let tie = tie(&cx, &connection, passages, weight);
        if !tie.shared.is_empty() {
            ties.insert(tie.subject.clone(), tie);
        }
    }
    for (by, name, shared) in referrals(&cx, weight) {
        let tie = ties.entry(by.clone()).or_insert_with(|| Tie {
            subject: by,
            name,
            shared: Vec::new(),
            decibits: 0,
            innocent: None,
            claimed_only: true,
        });
        tie.shared.push(shared);
    }
    let mut ties: Vec<Tie> = ties.into_values().collect();
    for tie in &mut ties {
        tie.shared.sort_by(|a, b| {
            b.decibits
                .cmp(&a.decibits)
                .then_with(|| (a.kind, &a.value, a.here, a.there).cmp(&(b.kind, &b.value, b.here, b.there)))
        });
        tie.decibits = together(tie.shared.iter().map(|shared| (shared.kind, shared.decibits)));
    }
    ties.sort_by(|a, b| b.decibits.cmp(&a.decibits).then_with(|| a.subject.cmp(&b.subject)));
    ties.truncate(MOST_TIES);
    ties
}

fn tie(cx: &Context<'_>, connection: &Connection<'_>, passages: Vec<Shared>, weight: Weight<'_>) -> Tie {
    let mut shared: BTreeMap<u64, Shared> = BTreeMap::new();
    for common in &connection.values {
        let Some(value) = value(cx, common, weight) else { continue };
        let known = shared.entry(value.number).or_insert_with(|| value.clone());
        // The surest that is known of it on either side.
        if (value.provenance.min(value.provenance_there), value.decibits)
            > (known.provenance.min(known.provenance_there), known.decibits)
        {
            *known = value;
        }
    }
    let shared: Vec<Shared> = shared.into_values().chain(passages).filter(|shared| shared.decibits > 0).collect();
    Tie {
        subject: connection.subject.clone(),
        name: connection.name.clone(),
        decibits: 0,
        innocent: innocent(cx, connection, &shared),
        claimed_only: connection.only_claimed_there(),
        shared,
    }
}

/// A shared value; nothing of a file that is nobody's own by nature, such as a form.
fn value(cx: &Context<'_>, common: &Common<'_>, weight: Weight<'_>) -> Option<Shared> {
    let Common { here, there, others } = common;
    let subjects = others + 1;
    let value = match here.key.kind {
        KeyKind::File => own_file(cx, here)?,
        _ => here.key.in_words(),
    };
    Some(Shared {
        kind: here.key.kind,
        value,
        here: here.part,
        there: there.part,
        provenance: here.provenance,
        provenance_there: there.provenance,
        at: here.at,
        at_there: there.at,
        subjects,
        decibits: weight(here.key.kind, [here.part, there.part], subjects) / if passed_on(common) { 4 } else { 1 },
        number: number(&here.key),
    })
}

/// Could a number have been another's before? Numbers that are given back are given out again after some months.
fn passed_on(common: &Common<'_>) -> bool {
    let (Some(here), Some(there)) = (common.here.at, common.there.at) else { return false };
    common.here.key.kind == KeyKind::Phone && days_between(here.first_day(), there.first_day()).abs() > PASSED_ON_AFTER
}

/// What a file is that is a person's own by nature, and its digest.
fn own_file(cx: &Context<'_>, keyed: &Keyed) -> Option<String> {
    let file = cx.each::<File>().find(|item| item.evidence.id == keyed.evidence)?;
    let what = match file.fact.kind {
        FileKind::Portrait => "picture",
        FileKind::Resume => "resume",
        FileKind::Letter => "letter",
        FileKind::Certificate => "certificate",
        FileKind::Assignment | FileKind::Other => return None,
    };
    Some(format!("{what} {}", keyed.key.value))
}

fn number(key: &Key) -> u64 {
    digest(key) as u64
}

fn innocent(cx: &Context<'_>, connection: &Connection<'_>, shared: &[Shared]) -> Option<Innocent> {
    let compared = cx.compared_with(&connection.name);
    let id = cx.dossier().id.as_str().to_owned();
    let declared = household(cx, &connection.subject);
    let declared_there = cx.elsewhere(&Key { kind: KeyKind::Household, value: id });
    let by_one = declared.is_some() || declared_there.shown.iter().any(|there| there.subject == connection.subject);
    // Where a home is shared, one helps another with a resume; a text alone is no home.
    let (texts, others): (Vec<&Shared>, Vec<&Shared>) =
        shared.iter().partition(|shared| shared.kind == KeyKind::Passage);
    let of_a_home =
        others.iter().all(|shared| OF_A_HOME.contains(&shared.kind)) && (texts.is_empty() || !others.is_empty());
    if compared.relation == NameRelation::Same {
        Some(Innocent::SamePerson)
    } else if declared.is_some_and(|declared| declared.provenance > Provenance::Claimed) {
        Some(Innocent::Household)
    } else if by_one && of_a_home {
        Some(Innocent::OneSaysHousehold)
    } else {
        let kin = (compared.may_be_kin && of_a_home).then_some(Innocent::Kin);
        kin.or_else(|| one_home(connection, shared).then_some(Innocent::OneHome))
    }
}

/// Do so few state one home that they could live in it, and share nothing that does not go with it?
fn one_home(connection: &Connection<'_>, shared: &[Shared]) -> bool {
    let goes_with_it = |shared: &Shared| matches!(shared.kind, KeyKind::Address | KeyKind::Ip | KeyKind::Phone);
    let stated = |common: &Common<'_>| {
        let both = [common.here.part, common.there.part] == [Part::Own; 2];
        common.here.key.kind == KeyKind::Address && both && common.others < LIVE_TOGETHER
    };
    shared.iter().all(goes_with_it) && connection.values.iter().any(stated)
}

/// Who else has so much of a resume or a letter of the subject that neither chance nor a template explains it (LI011): one
/// passage of each text, as they tell no more by being many.
fn passages(cx: &Context<'_>, weight: Weight<'_>) -> BTreeMap<SubjectId, (Name, Vec<Shared>)> {
    let texts: Vec<Text<'_>> = texts::of(cx.dossier()).filter(|text| !text.passages.is_empty()).collect();
    let alike = texts::alike(cx, &texts);
    let mut found: BTreeMap<SubjectId, (Name, Vec<Shared>)> = BTreeMap::new();
    for one in &alike {
        let as_much = alike.iter().filter(|other| std::ptr::eq(other.text, one.text)).count();
        let Some(Met { passage, others }) = one.standing_for(as_much) else { continue };
        let shared = Shared {
            kind: KeyKind::Passage,
            value: one.text.quoted(passage),
            here: Part::Own,
            there: one.there.part,
            // What stands in a text that somebody handed in is what they say.
            provenance: Provenance::Claimed,
            provenance_there: one.there.provenance,
            at: one.text.item.fact.at(),
            at_there: one.there.at,
            subjects: others + 1,
            decibits: weight(KeyKind::Passage, [Part::Own; 2], others + 1),
            number: number(&texts::key(passage)),
        };
        let (_, known) = found.entry(one.there.subject.clone()).or_insert_with(|| (one.there.name.clone(), Vec::new()));
        // A letter may repeat the resume.
        if known.iter().all(|known| known.number != shared.number) {
            known.push(shared);
        }
    }
    found
}

/// Who referred the subject. By itself nothing but ordinary; beside a value in common it says who knows whom.
fn referrals(cx: &Context<'_>, weight: Weight<'_>) -> Vec<(SubjectId, Name, Shared)> {
    let referred = |item: Item<'_, Referral>| {
        let by = SubjectId::from_text(item.fact.by.as_deref()?)?;
        let name = item.fact.name.clone().unwrap_or_else(|| Name::new(by.as_str()));
        let key = Key { kind: KeyKind::Referrer, value: format!("{} by {by}", cx.dossier().id) };
        let shared = Shared {
            kind: KeyKind::Referrer,
            value: String::new(),
            here: Part::Own,
            there: Part::Own,
            provenance: item.evidence.provenance(),
            // One dossier says it, whatever its channel.
            provenance_there: Provenance::Claimed,
            at: item.fact.at(),
            at_there: None,
            subjects: 2,
            decibits: weight(KeyKind::Referrer, [Part::Own; 2], 2),
            number: number(&key),
        };
        Some((by, name, shared))
    };
    cx.each::<Referral>().filter_map(referred).filter(|(by, ..)| *by != cx.dossier().id).collect()
}
