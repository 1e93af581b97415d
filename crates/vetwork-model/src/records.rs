//! The port to what is known of other subjects: who else has this value.

use crate::{Channel, Name, Provenance, SubjectId, When};

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
        /// Internet domain. Held against indicators only; it connects nobody.
        Domain,
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Its kind.
    pub kind: KeyKind,
    /// Its canonical text.
    pub value: String,
}

/// Where else a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
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

    /// Where else `key` stands, the subject `except` left out, sorted by subject then part; at most
    /// [`SIGHTINGS_AT_MOST`], with the count of different subjects in full.
    fn sightings(&self, key: &Key, except: &SubjectId) -> Sightings;
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
