//! The port to what is known of other subjects: who else has this value.

use serde::Serialize;

use crate::{Channel, Clearance, Name, Provenance, SubjectId, When};

words! {
    /// A kind of value by which two subjects can be connected.
    pub enum KeyKind {
        /// Telephone number, E.164.
        #[default]
        Phone,
        /// Canonical e-mail address.
        Email,
        /// What is left of an e-mail's local part without the person's own name.
        EmailFamily,
        /// Canonical postal address, with the unit.
        Address,
        /// Bank account.
        Account,
        /// Crypto wallet.
        Wallet,
        /// Number of an identity document or a national number.
        Document,
        /// Device or browser id, or serial number.
        Device,
        /// Network address within one day.
        Ip,
        /// User name on a site.
        Handle,
        /// Digest of a file.
        File,
        /// Id of a subject with whom a household is declared.
        Household,
        /// Id of the subject who referred this one.
        Referrer,
        /// A recruiter, by contact.
        Recruiter,
        /// The hour of an interview.
        InterviewHour,
        /// A mark within a file that is drawn at random or is a picture's: an id, a picture, a session of editing.
        FileMark,
        /// What a picture looks like: it stands wherever a picture looks alike. Compared within a run, and not remembered.
        Likeness,
        /// A sentence or bullet of a resume or a letter, as the digest of its words.
        Passage,
        /// Internet domain. Held against indicators only; it connects nobody.
        Domain,
    }
}

impl KeyKind {
    /// Which sort of value it is. Two of one sort come together (a machine and its line, a number and an address on one
    /// form) and count once.
    pub fn sort(self) -> u8 {
        match self {
            KeyKind::Phone | KeyKind::Email | KeyKind::EmailFamily | KeyKind::Handle => 0,
            KeyKind::Address => 1,
            KeyKind::Account | KeyKind::Wallet => 2,
            KeyKind::Document => 3,
            KeyKind::File | KeyKind::FileMark | KeyKind::Likeness | KeyKind::Passage => 4,
            KeyKind::Referrer => 6,
            _ => 5,
        }
    }

    /// Does everybody who has the value share it with everybody else who has it? Of two texts a part may be the same, and
    /// of either another part the same as of a third.
    pub fn is_one_for_all(self) -> bool {
        self != KeyKind::Passage
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            KeyKind::Phone => "phone number",
            KeyKind::Email | KeyKind::EmailFamily => "e-mail address",
            KeyKind::Address => "postal address",
            KeyKind::Account => "bank account",
            KeyKind::Wallet => "wallet",
            KeyKind::Document => "document number",
            KeyKind::Device => "device",
            KeyKind::Ip => "network address",
            KeyKind::Handle => "user name",
            KeyKind::File => "file",
            KeyKind::FileMark => "mark of a file",
            KeyKind::Likeness => "picture",
            KeyKind::Household => "household",
            KeyKind::Referrer => "referrer",
            KeyKind::Recruiter => "recruiter",
            KeyKind::InterviewHour => "hour of interview",
            KeyKind::Passage => "passage of a text",
            KeyKind::Domain => "domain",
        }
    }
}

words! {
    /// The part that a value plays in a dossier.
    pub enum Part {
        /// The subject's own.
        #[default]
        Own,
        /// A reference's.
        Reference,
        /// An emergency contact's.
        EmergencyContact,
        /// A recruiter's.
        Recruiter,
        /// Where equipment is to go or went.
        Delivery,
        /// Where the pay goes.
        Pay,
        /// Seen in a session of the subject.
        Session,
        /// Seen when a reference answered.
        ReferenceForm,
    }
}

/// A value by which two subjects can be connected, in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Key {
    /// Its kind.
    pub kind: KeyKind,
    /// Its canonical text.
    pub value: String,
}

impl Key {
    /// The value as a person would write it: an address in one line, a network address with its day. Of
    /// accounts and document numbers only the end: whoever compares two needs no more.
    pub fn in_words(&self) -> String {
        match self.kind {
            KeyKind::Address => address_line(&self.value),
            KeyKind::Ip => self.value.replacen(' ', " on ", 1),
            KeyKind::Account | KeyKind::Document => ending(&self.value),
            _ => self.value.clone(),
        }
    }
}

/// `9 fiddle hollow road||37011|us` as `9 Fiddle Hollow Road, 37011, US`.
fn address_line(value: &str) -> String {
    let mut parts: Vec<String> = value.split('|').filter(|part| !part.is_empty()).map(capitalised).collect();
    if let Some(country) = parts.last_mut() {
        *country = country.to_uppercase();
    }
    parts.join(", ")
}

fn ending(value: &str) -> String {
    let kept = value.chars().count().saturating_sub(4);
    format!("ending {}", value.chars().skip(kept).collect::<String>())
}

fn capitalised(text: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Where else a value stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sighting {
    /// In whose dossier.
    pub subject: SubjectId,
    /// That subject's name.
    pub name: Name,
    /// The part it plays there.
    pub part: Part,
    /// How far it carries there.
    pub provenance: Provenance,
    /// The channel it came through there.
    pub channel: Channel,
    /// When it was recorded there.
    pub at: Option<When>,
}

/// What is known of other subjects. Answers do not depend on the order in which they arrived.
pub trait Records: Sync {
    /// How many other subjects there are to compare with.
    fn others(&self) -> usize;

    /// These values are about to be asked for: a chance to fetch all of them at once.
    fn expect(&self, _: &[Key]) {}

    /// Where else `key` stands, the subject `except` left out, sorted by subject then part; at most
    /// [`SIGHTINGS_AT_MOST`], with the count of different subjects: in full, or up to a limit of the records.
    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings;

    /// What people said of this subject and listed parties; nothing where nothing is kept.
    fn clearances(&self, _: &SubjectId) -> Vec<Clearance> {
        Vec::new()
    }
}

impl<R: Records + ?Sized> Records for &R {
    fn others(&self) -> usize {
        (**self).others()
    }
    fn expect(&self, keys: &[Key]) {
        (**self).expect(keys);
    }
    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings {
        (**self).sightings(key, except)
    }
    fn clearances(&self, subject: &SubjectId) -> Vec<Clearance> {
        (**self).clearances(subject)
    }
}

/// More sightings of one value than this are counted, not listed.
pub const SIGHTINGS_AT_MOST: usize = 12;

/// Where else a value stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sightings {
    /// How many other subjects have it.
    pub subjects: usize,
    /// The first of them.
    pub shown: Vec<Sighting>,
}

/// Nobody else is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRecords;

impl Records for NoRecords {
    fn others(&self) -> usize {
        0
    }
    fn sightings(&self, _: &Key, _: &SubjectId) -> Sightings {
        Sightings::default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyKind};

    #[track_caller]
    fn check(kind: KeyKind, value: &str, expected: &str) {
        assert_eq!(Key { kind, value: value.to_owned() }.in_words(), expected);
    }

    #[test]
    fn a_key_reads_as_a_person_would_write_it() {
        check(KeyKind::Address, "9 fiddle hollow road||37011|us", "9 Fiddle Hollow Road, 37011, US");
        check(KeyKind::Address, "12 rue haute|3b|lyon|fr", "12 Rue Haute, 3b, Lyon, FR");
        check(KeyKind::Ip, "203.0.113.7 2026-02-03", "203.0.113.7 on 2026-02-03");
        check(KeyKind::Account, "000000018/4410027731", "ending 7731");
        check(KeyKind::Document, "ssn 987654325", "ending 4325");
        check(KeyKind::Email, "jo@post.example", "jo@post.example");
    }
}
