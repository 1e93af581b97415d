//! Who else is in a dossier: the names, addresses and numbers of other people, so that they can be withheld
//! wherever they stand. What the subject has too is not another's.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use vetwork_canon::email::Email;
use vetwork_canon::text::fold;
use vetwork_model::{Name, NameRelation, Section};

use super::PersonsCopy;
use super::fields::{Kind, Whose, whose};
use super::mask::{Masks, digits, same_number};
use crate::prose::inert;

/// The text as it is shown: inert line by line, and whole, since a copy leaves nothing out.
pub(super) fn plain(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| inert(line, usize::MAX)).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// An e-mail address in the form in which all its aliases are the same; otherwise the text in lower case.
pub(super) fn canonical(text: &str) -> String {
    Email::parse(text).map_or_else(|_| text.trim().to_lowercase(), |email| email.canonical())
}

/// What is the subject's own, by which another's is told apart.
pub(super) struct Own {
    name: Name,
    former: Vec<Name>,
    former_apart: bool,
    numbers: Vec<String>,
    texts: BTreeSet<String>,
}

impl Own {
    fn of(copy: &PersonsCopy<'_>) -> Own {
        let field = |section: Section, field: &'static str| {
            let entries = entries(copy.dossier, section);
            entries.into_iter().filter_map(move |entry| entry.get(field)?.as_str().map(plain))
        };
        let former = copy.confidential.and_then(|sealed| sealed.get("former_names")?.as_array()).into_iter().flatten();
        let machines = field(Section::Session, "ip").chain(field(Section::Session, "device"));
        Own {
            name: copy.name.clone(),
            former: former.filter_map(|name| name.as_str().map(Name::new)).collect(),
            former_apart: !copy.with_confidential,
            numbers: field(Section::Phone, "number").map(|number| digits(&number)).collect(),
            texts: field(Section::Email, "address")
                .map(|address| canonical(&address))
                .chain(machines.map(|text| text.to_lowercase()))
                .chain([copy.id.to_lowercase()])
                .collect(),
        }
    }

    /// Does the subject have this value too?
    fn has(&self, kind: Kind, text: &str) -> bool {
        match kind {
            Kind::Name => std::iter::once(&self.name).chain(&self.former).any(|own| is_same(own, text)),
            Kind::Phone => self.numbers.iter().any(|own| same_number(own, &digits(text))),
            _ => self.texts.contains(&canonical(text)),
        }
    }

    /// Whose name it is that may be the subject's: nothing when it is theirs to see.
    fn withheld(&self, masks: &Masks, text: &str) -> Option<Kind> {
        let name = Name::new(text);
        let agrees = |own: &Name| matches!(own.relation(&name), NameRelation::Same | NameRelation::Variant);
        if name.is_blank() || masks.is_own(text) || agrees(&self.name) || name.is_organisation() {
            return None;
        }
        match self.former.iter().any(|own| is_same(own, text) || agrees(own)) {
            true => self.former_apart.then_some(Kind::Former),
            false => Some(Kind::Name),
        }
    }
}

/// One text, up to case, accents and spaces.
fn is_same(own: &Name, text: &str) -> bool {
    !own.is_blank() && fold(own.reveal()) == fold(text)
}

/// The entries of a section, however the dossier writes them.
pub(super) fn entries(dossier: &Value, section: Section) -> Vec<&Map<String, Value>> {
    match dossier.get(section.name()) {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_object).collect(),
        Some(one) => one.as_object().into_iter().collect(),
        None => Vec::new(),
    }
}

/// Redacts a dossier and whatever was written about its subject.
pub(super) struct Others {
    own: Own,
    masks: Masks,
}

impl Others {
    pub(super) fn of(copy: &PersonsCopy<'_>) -> Others {
        let own = Own::of(copy);
        let masks = Masks::beside(copy.name.reveal(), own.texts.clone());
        let mut others = Others { own, masks };
        for section in Section::ALL {
            for entry in entries(copy.dossier, *section) {
                others.take(*section, entry);
            }
        }
        if others.own.former_apart {
            others.own.former.iter().for_each(|name| others.masks.add(Kind::Former, &plain(name.reveal())));
        }
        copy.assessments.iter().for_each(|one| others.take_employee(one.by));
        others
    }

    /// Takes down what an entry holds of others.
    fn take(&mut self, section: Section, entry: &Map<String, Value>) {
        // What is nested is an address, and goes with the name beside it.
        for (field, value) in entry.iter().filter(|(_, value)| !value.is_object()) {
            for text in texts(value) {
                let text = plain(text);
                if let Some(kind) = self.kind(section, entry, field, &text) {
                    self.masks.add(kind, &text);
                }
            }
        }
    }

    /// Somebody of the employer's, by name, address or account.
    fn take_employee(&mut self, by: &str) {
        let kind = if by.contains('@') { Kind::Email } else { Kind::Name };
        self.take_person(kind, by);
    }

    /// Keeps what the subject states of places and firms, once all others are known.
    pub(super) fn keep_own(&mut self, dossier: &Value) {
        for section in Section::ALL {
            let own = |(field, _): &(&String, &Value)| whose(*section, field) == Whose::Own;
            for (_, value) in entries(dossier, *section).into_iter().flatten().filter(own) {
                texts(value).into_iter().for_each(|text| self.masks.keep(&plain(text)));
            }
        }
    }

    /// Somebody of whom other records speak.
    pub(super) fn take_person(&mut self, kind: Kind, text: &str) {
        let text = plain(text);
        if !self.own.has(kind, &text) {
            self.masks.add(kind, &text);
        }
    }

    /// As what a text in a field is withheld, if it is.
    fn kind(&self, section: Section, entry: &Map<String, Value>, field: &str, text: &str) -> Option<Kind> {
        match whose(section, field) {
            Whose::Own | Whose::Words => None,
            Whose::Another(kind) => (!text.is_empty() && !self.own.has(kind, text)).then_some(kind),
            Whose::Perhaps => self.own.withheld(&self.masks, text),
            Whose::With(name, kind) => {
                let named = entry.get(name).and_then(Value::as_str).unwrap_or_default();
                self.own.withheld(&self.masks, named).map(|_| kind)
            }
        }
    }

    /// An entry as its subject may see it.
    pub(super) fn redacted(&self, section: Section, entry: &Map<String, Value>) -> Map<String, Value> {
        let shown = |(field, value): (&String, &Value)| {
            let shown = match (whose(section, field), value) {
                (Whose::Own, _) => each_text(value, &|text| self.masks.in_field(&plain(text))),
                (Whose::Words, _) => each_text(value, &|text| self.words(text)),
                // An address that goes with another's name is withheld as one.
                (Whose::With(_, kind), Value::Object(_)) if self.kind(section, entry, field, "").is_some() => {
                    kind.mark().into()
                }
                (Whose::With(..), Value::Object(_)) => each_text(value, &|text| self.masks.in_field(&plain(text))),
                // Nobody has decided whose a field is that is not a text: it is withheld too.
                (Whose::Another(kind), Value::Number(_) | Value::Bool(_) | Value::Object(_)) => kind.mark().into(),
                _ => each_text(value, &|text| {
                    let text = plain(text);
                    self.kind(section, entry, field, &text).map_or(text, |kind| kind.mark().to_owned())
                }),
            };
            (plain(field), shown)
        };
        entry.iter().map(shown).collect()
    }

    /// Free text without anything of others.
    pub(super) fn words(&self, text: &str) -> String {
        self.masks.in_words(&plain(text))
    }
}

/// All texts within a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The value with each text within it replaced.
pub(super) fn each_text(value: &Value, with: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => with(text).into(),
        Value::Array(all) => all.iter().map(|one| each_text(one, with)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(field, value)| (plain(field), each_text(value, with))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}
