//! The card of a subject: what is needed to tell others of it without opening its dossier. Sealed with the
//! subject's own key, so that it is gone with it.

use serde::{Deserialize, Serialize};
use vetwork_model::{Channel, Decision, Key, Name, Part, SubjectId, SubjectKind, When};

use crate::blind::{Blinder, Digest};
use crate::error::{Result, StoreError};
use crate::keep::Kept;
use crate::log::merkle::Hash;

/// A value that a subject has, as it goes into the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The value in canonical form.
    pub key: Key,
    /// The part that it plays.
    pub part: Part,
    /// The channel it came through.
    pub channel: Channel,
    /// When it was said or seen.
    pub at: Option<When>,
}

/// What decides how long a subject is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// ISO 3166 code of the country whose law governs the hiring, if it is known.
    pub jurisdiction: Option<String>,
    /// In a role with production, payment or publishing rights.
    pub privileged: bool,
    /// Worked from a place of the person's own.
    pub remote: bool,
    /// Reached through other firms.
    pub through_contractors: bool,
    /// The last decision that counts.
    pub decision: Option<Decision>,
    /// Day of the last assessment or decision, days since 1970.
    pub last_day: i32,
}

/// The last dossier: the entry that holds it, and its hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct LastDossier {
    at: i64,
    hashes: [[u8; 16]; 2],
}

/// What is known of a subject without opening its dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: SubjectId,
    /// Its name.
    pub name: Name,
    /// What it is.
    pub organisation: bool,
    /// What decides how long it is kept.
    pub keeping: Keeping,
    dossier: LastDossier,
    values: Vec<Held>,
}

/// One value of a subject: its keyed hash, and how it came.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Held {
    digest: Digest,
    part: u8,
    channel: u8,
    /// Days since 1970.
    at: Option<i32>,
    /// Day on which it was first recorded.
    recorded: i32,
}

/// How a value stands on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The part that it plays.
    pub part: Part,
    /// The channel it came through.
    pub channel: Channel,
    /// The day on which it was said or seen, else that on which it was recorded; days since 1970.
    pub day: i32,
}

/// The first byte of a card: of which form it is.
const FORM: u8 = 1;

impl Card {
    /// A card without values.
    pub fn new(id: SubjectId, name: Name, kind: SubjectKind) -> Card {
        let organisation = kind == SubjectKind::Organisation;
        Card {
            id,
            name,
            organisation,
            keeping: Keeping::default(),
            dossier: LastDossier::default(),
            values: Vec::new(),
        }
    }

    /// The entry that holds the last dossier; nothing for who was only named.
    pub(crate) fn dossier_at(&self) -> Option<i64> {
        // The first entry tells that the records were made.
        Some(self.dossier.at).filter(|at| *at > 0)
    }

    /// Is this the dossier that was last kept?
    pub(crate) fn is_dossier(&self, dossier: &Hash, confidential: &Hash) -> bool {
        self.dossier.hashes == [short_hash(dossier), short_hash(confidential)]
    }

    /// Takes an assessment down: name, role, day and dossier. Gives the entry that holds the dossier, which is the
    /// assessment's own unless the dossier is that of an earlier one.
    pub(crate) fn assessed(&mut self, kept: &Kept, [dossier, confidential]: [&Hash; 2], seq: i64, today: i32) -> i64 {
        if !self.is_dossier(dossier, confidential) {
            self.dossier = LastDossier { at: seq, hashes: [short_hash(dossier), short_hash(confidential)] };
        }
        self.name.clone_from(&kept.name);
        self.organisation = kept.kind == SubjectKind::Organisation;
        self.keeping.jurisdiction.clone_from(&kept.jurisdiction);
        (self.keeping.privileged, self.keeping.remote) = (kept.privileged, kept.remote);
        self.keeping.through_contractors = kept.through_contractors;
        self.keeping.last_day = today;
        self.dossier.at
    }

    /// Adds values that are not on it yet. Those of earlier days stay: that somebody gave another number
    /// last year is what is looked for. Gives the hashes that are new.
    pub fn add(&mut self, blinder: &Blinder, claims: &[Claim], today: i32) -> Vec<Digest> {
        let mut added = Vec::new();
        for claim in claims {
            let held = Held {
                digest: blinder.value(&claim.key),
                part: part_number(claim.part),
                channel: channel_number(claim.channel),
                at: claim.at.map(|at| day_number(at.first_day())),
                recorded: today,
            };
            let same = |known: &Held| {
                (known.digest, known.part, known.channel, known.at) == (held.digest, held.part, held.channel, held.at)
            };
            if self.values.iter().any(same) {
                continue;
            }
            // Said in another way, or at another time, it is the same value: the index has it already.
            if !self.values.iter().any(|known| known.digest == held.digest) {
                added.push(held.digest);
            }
            self.values.push(held);
        }
        added
    }

    /// Takes a value off the card, as after a correction. Was it on it?
    pub fn withdraw(&mut self, digest: &Digest) -> bool {
        let before = self.values.len();
        self.values.retain(|held| held.digest != *digest);
        self.values.len() < before
    }

    /// Does the subject itself have one of these values? Nothing when no value of its own is on the card.
    pub(crate) fn has_any(&self, digests: &[Digest]) -> Option<bool> {
        let own = |held: &&Held| matches!(part_of(held.part), Some(Part::Own | Part::Pay | Part::Session));
        let mut held = self.values.iter().filter(own).peekable();
        held.peek()?;
        Some(held.any(|held| digests.contains(&held.digest)))
    }

    /// The hashes of all values.
    pub fn digests(&self) -> Vec<Digest> {
        let mut all: Vec<Digest> = self.values.iter().map(|held| held.digest).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// How a value stands on it: once for each part and channel.
    pub fn standings(&self, digest: &Digest) -> Vec<Standing> {
        let held = self.values.iter().filter(|held| held.digest == *digest);
        let standing = |held: &Held| {
            let (part, channel) = (part_of(held.part)?, channel_of(held.channel)?);
            Some(Standing { part, channel, day: held.at.unwrap_or(held.recorded) })
        };
        held.filter_map(standing).collect()
    }

    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = vec![FORM];
        let body =
            postcard::to_allocvec(self).map_err(|error| StoreError::Refused { why: format!("a card: {error}") })?;
        bytes.extend_from_slice(&body);
        Ok(bytes)
    }

    /// Reads them.
    pub fn from_bytes(bytes: &[u8]) -> Result<Card> {
        let damaged = |why: String| StoreError::Damaged { why: format!("a card: {why}") };
        match bytes.split_first() {
            Some((&FORM, body)) => postcard::from_bytes(body).map_err(|error| damaged(error.to_string())),
            _ => Err(damaged("not of a form that this program knows".to_owned())),
        }
    }
}

/// The beginning of a hash, long enough that nobody can aim at another dossier's.
fn short_hash(hash: &Hash) -> [u8; 16] {
    std::array::from_fn(|place| hash[place])
}

/// Days since 1970 of a day.
pub fn day_number(day: jiff::civil::Date) -> i32 {
    i32::try_from(vetwork_model::when::days_between(EPOCH, day)).unwrap_or_default()
}

/// The day of a number of days since 1970.
pub fn day_of(number: i32) -> jiff::civil::Date {
    use jiff::ToSpan;
    EPOCH.checked_add(i64::from(number).days()).unwrap_or(EPOCH)
}

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

const PARTS: [Part; 8] = [
    Part::Own,
    Part::Reference,
    Part::EmergencyContact,
    Part::Recruiter,
    Part::Delivery,
    Part::Pay,
    Part::Session,
    Part::ReferenceForm,
];

const CHANNELS: [Channel; 7] = [
    Channel::ApplicantForm,
    Channel::Recruiter,
    Channel::Interviewer,
    Channel::SystemExport,
    Channel::Authority,
    Channel::Signature,
    Channel::Examination,
];

/// Number of a part in the records. The match asks whoever adds a part to add it at the end of the table.
fn part_number(part: Part) -> u8 {
    match part {
        Part::Own => 0,
        Part::Reference => 1,
        Part::EmergencyContact => 2,
        Part::Recruiter => 3,
        Part::Delivery => 4,
        Part::Pay => 5,
        Part::Session => 6,
        Part::ReferenceForm => 7,
    }
}

fn part_of(number: u8) -> Option<Part> {
    PARTS.get(usize::from(number)).copied()
}

fn channel_number(channel: Channel) -> u8 {
    match channel {
        Channel::ApplicantForm => 0,
        Channel::Recruiter => 1,
        Channel::Interviewer => 2,
        Channel::SystemExport => 3,
        Channel::Authority => 4,
        Channel::Signature => 5,
        Channel::Examination => 6,
    }
}

fn channel_of(number: u8) -> Option<Channel> {
    CHANNELS.get(usize::from(number)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::Secret;
    use vetwork_model::KeyKind;

    fn phone(number: &str, at: Option<&str>) -> Claim {
        Claim {
            key: Key { kind: KeyKind::Phone, value: number.to_owned() },
            part: Part::Own,
            channel: Channel::ApplicantForm,
            at: at.map(|at| at.parse().unwrap()),
        }
    }

    #[test]
    fn numbers_in_the_records_stand_for_what_they_stood_for() {
        assert!((0..8).all(|number| part_of(number).map(part_number) == Some(number)));
        assert!((0..7).all(|number| channel_of(number).map(channel_number) == Some(number)));
        assert_eq!((part_of(8), channel_of(7)), (None, None));
    }

    #[test]
    fn a_card_keeps_what_it_once_held_until_it_is_withdrawn() {
        let blinder = Blinder::new(&Secret::new([7; 32]));
        let mut card = Card::new(SubjectId::from_text("mira").unwrap(), Name::new("Mira"), SubjectKind::Person);
        assert_eq!(card.add(&blinder, &[phone("+1", None)], 100).len(), 1);
        assert_eq!(card.add(&blinder, &[phone("+1", None), phone("+2", Some("1970-01-11"))], 200).len(), 1);
        assert!(card.add(&blinder, &[phone("+2", Some("1971-01-11"))], 300).is_empty(), "it is held already");
        let read = Card::from_bytes(&card.to_bytes().unwrap()).unwrap();
        assert_eq!(read, card);
        let (first, second) = (blinder.value(&phone("+1", None).key), blinder.value(&phone("+2", None).key));
        assert_eq!(read.standings(&first)[0].day, 100, "the day it was first recorded");
        let days: Vec<i32> = read.standings(&second).iter().map(|standing| standing.day).collect();
        assert_eq!(days, [10, 375], "the days it was said");
        assert!(card.withdraw(&first) && !card.withdraw(&first));
        assert_eq!(card.digests(), [second]);
    }

    #[test]
    fn bytes_that_are_no_card_are_refused() {
        for bytes in [&[][..], &[0], &[FORM], &[FORM, 255, 255, 255, 255, 255], &[2, 0, 0]] {
            assert!(Card::from_bytes(bytes).is_err(), "{bytes:?}");
        }
    }
}
