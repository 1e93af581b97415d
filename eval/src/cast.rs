//! Who is who in a case of a page: its names become personas and styles, so that the case can be told
//! again under names of any origin.

use std::collections::BTreeMap;

use serde_json::Value;
use vetwork_canon::name::{Comparison, NameRelation, compare, looks_like_organisation};

use crate::origins::{Origin, Persona, Style, spell};

/// Every field of the format that carries the name of a person: section and field. The section is
/// empty for the subject's own name.
pub const NAME_FIELDS: [(&str, &str); 24] = [
    ("", "name"),
    ("sealed", "former_names"),
    ("emergency_contacts", "name"),
    ("households", "name"),
    ("identity_documents", "name"),
    ("identity_checks", "name"),
    ("references", "name"),
    ("reference_checks", "name"),
    ("profile_checks", "name"),
    ("referrals", "name"),
    ("recruiters", "name"),
    ("sessions", "display_name"),
    ("shipments", "signed_by"),
    ("payment_instructions", "holder"),
    ("payee_checks", "holder"),
    ("contracts", "firm"),
    ("invoices", "payee"),
    ("tax_forms", "name"),
    ("registrations", "name"),
    ("register_entries", "name"),
    ("register_entries", "officers"),
    ("directors", "name"),
    ("owners", "name"),
    ("subcontractors", "name"),
];

/// Family names that stand first in the usual order of their origin.
const LEADING: [&str; 24] = [
    "kim", "lee", "ri", "park", "choi", "jung", "kang", "cho", "nguyen", "tran", "le", "pham", "wang", "zhang", "chen",
    "li", "liu", "zhao", "zhou", "xu", "huang", "wu", "lin", "yang",
];

/// One person of a case. Equal numbers are equal parts of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Which given name.
    pub given: usize,
    /// Which family name.
    pub family: usize,
    /// Somewhere the name stands without a middle name that it has elsewhere.
    pub has_middle: bool,
}

/// The names of a case, by person and style. The first person is the subject.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// The people.
    pub roles: Vec<Role>,
    /// Each name as the page has it.
    pub names: BTreeMap<String, (usize, Style)>,
    /// Their names as the page has them, taken apart; by person.
    pub people: Vec<Parts>,
}

/// A name taken apart, without accents and in lower case.
#[derive(Clone, Debug)]
pub struct Parts {
    whole: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    words: usize,
}

impl Cast {
    /// Reads the cast of a case; the reason in words when its names cannot be told again.
    pub fn of(dossiers: &[Value]) -> Result<Cast, String> {
        let mut cast = Cast::default();
        let mut all: Vec<String> = dossiers.iter().flat_map(names).collect();
        // The subject first, then fuller forms before shorter ones, so that a form finds its person.
        let subject = all.first().cloned();
        all.sort_by_key(|name| (Some(name) != subject.as_ref(), std::cmp::Reverse(name.split_whitespace().count())));
        for name in all {
            if !cast.names.contains_key(&name) {
                cast.place(&name)?;
            }
        }
        cast.verify()?;
        Ok(cast)
    }

    fn place(&mut self, name: &str) -> Result<(), String> {
        let same = |person: &Parts| matches!(compare(&person.whole, name), NameRelation::Same | NameRelation::Variant);
        if let Some(at) = self.people.iter().position(same) {
            let person = self.people[at].clone();
            let style = style(&person, name);
            self.roles[at].has_middle |= style == Style::MiddleOmitted;
            self.names.insert(name.to_owned(), (at, style));
            return Ok(());
        }
        let parts = parts(name);
        if parts.words < 2 {
            if let Some((at, style)) = self.lone(name) {
                self.names.insert(name.to_owned(), (at, style));
            }
            return Ok(());
        }
        let mut role = Role { given: self.roles.len(), family: self.roles.len(), has_middle: false };
        for (other, theirs) in self.people.iter().zip(&self.roles) {
            if !Comparison::of(&other.whole, name).may_be_kin {
                continue;
            }
            if same_family(&other.family, &parts.family) {
                role.family = theirs.family;
            } else if other.given == parts.given {
                role.given = theirs.given;
            } else {
                return Err(format!("`{name}` and `{}` share a part that is not one of the two", other.whole));
            }
        }
        self.names.insert(name.to_owned(), (self.roles.len(), Style::AsGiven));
        self.roles.push(role);
        self.people.push(parts);
        Ok(())
    }

    /// A single word is somebody's given or family name, or the beginning of one.
    fn lone(&self, word: &str) -> Option<(usize, Style)> {
        let word = vetwork_canon::text::fold(word);
        self.people.iter().enumerate().find_map(|(at, person)| {
            let style = if person.given == word {
                Style::Given
            } else if person.family == word {
                Style::Family
            } else if person.given.starts_with(&word) {
                Style::Nickname
            } else {
                return None;
            };
            Some((at, style))
        })
    }

    /// The names told again in English must relate as those of the page do.
    fn verify(&self) -> Result<(), String> {
        let told = |at: usize, style| {
            let role = self.roles[at];
            let middle = role.has_middle.then_some(39 - role.given);
            spell(Persona { given: role.given, family: role.family, middle }, Origin::Anglo, style)
        };
        for (a, (at_a, style_a)) in &self.names {
            for (b, (at_b, style_b)) in &self.names {
                let (x, y) = (told(*at_a, *style_a), told(*at_b, *style_b));
                let (before, after) = (relation(a, b), relation(&x, &y));
                if before != after {
                    return Err(format!("`{a}` / `{b}` is {before:?}, but `{x}` / `{y}` is {after:?}"));
                }
            }
        }
        Ok(())
    }
}

/// How two names relate, as far as a check should tell them apart: one person, others, or unclear; and
/// perhaps relatives.
fn relation(a: &str, b: &str) -> (NameRelation, bool) {
    let relation = match compare(a, b) {
        NameRelation::Same => NameRelation::Variant,
        other => other,
    };
    (relation, Comparison::of(a, b).may_be_kin)
}

/// All names of people in a dossier, the subject's first.
fn names(dossier: &Value) -> Vec<String> {
    let own = dossier.get("name").into_iter();
    let elsewhere = NAME_FIELDS.iter().filter(|(section, _)| !section.is_empty()).flat_map(|(section, field)| {
        let section = dossier.get(section);
        let entries = match section {
            Some(Value::Array(entries)) => entries.iter().collect(),
            other => Vec::from_iter(other),
        };
        entries.into_iter().filter_map(move |entry| entry.get(field))
    });
    own.chain(elsewhere)
        .flat_map(|value| match value {
            Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
            one => Vec::from_iter(one.as_str()),
        })
        .filter(|name| !name.trim().is_empty() && !looks_like_organisation(name))
        .map(str::to_owned)
        .collect()
}

fn parts(name: &str) -> Parts {
    let folded = vetwork_canon::text::fold(name);
    let words: Vec<&str> = match folded.split_once(',') {
        Some((family, given)) => given.split_whitespace().chain(family.split_whitespace()).collect(),
        None => folded.split_whitespace().collect(),
    };
    let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
    let leads = LEADING.contains(&first) && !folded.contains(',');
    let (given, family) = if leads { (last, first) } else { (first, last) };
    Parts { whole: name.to_owned(), given: given.to_owned(), family: family.to_owned(), words: words.len() }
}

/// Equal, or masculine and feminine forms of one name.
fn same_family(a: &str, b: &str) -> bool {
    let stem = |name: &str| name.trim_end_matches(['a', 'y', 'i']).to_owned();
    a == b || (a.len() > 4 && stem(a) == stem(b))
}

fn style(person: &Parts, name: &str) -> Style {
    let initial = name.split([' ', '.']).any(|word| word.chars().count() == 1);
    let words = parts(name).words;
    if person.whole == name {
        Style::AsGiven
    } else if name.chars().any(|c| !c.is_ascii() && c as u32 > 0x24f) {
        Style::NativeScript
    } else if name.contains(',') {
        Style::SurnameFirst
    } else if initial {
        Style::Initial
    } else if words < person.words {
        Style::MiddleOmitted
    } else if compare(&person.whole, name) == NameRelation::Same {
        Style::BankUpperAscii
    } else {
        Style::Transliteration2
    }
}
