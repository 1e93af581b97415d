//! Facts about organisations: agencies, vendors, partners.

use crate::{Country, Name, When};

record! {
    /// What the organisation says of its registration.
    pub struct Registration {
        /// Registered name.
        name: Name,
        /// Number in the register.
        number: Option<String>,
        /// Country of the register.
        country: Option<Country>,
        /// Registered on.
        registered: Option<When>,
        /// Dissolved or struck off on.
        dissolved: Option<When>,
        /// Which register.
        register: Option<String>,
    }
}

record! {
    /// A director or other officer.
    pub struct Director {
        /// Name.
        name: Name,
        /// Birth date.
        birth_date: Option<When>,
        /// Appointed.
        from: Option<When>,
    }
}

record! {
    /// An owner.
    pub struct Owner {
        /// Name of the person or firm.
        name: Name,
        /// Share, percent; the least that it is, where only a range is known.
        percent: Option<u8>,
        /// The most that the share is, percent, where only a range is known.
        up_to: Option<u8>,
        /// The firm that the share is of, where it is held through one in between; nothing for the organisation itself.
        of: Option<Name>,
        /// Birth date of a person.
        birth_date: Option<When>,
    }
}

record! {
    /// A firm or person to whom the work is passed on.
    pub struct Subcontractor {
        /// Name.
        name: Name,
        /// How many steps from the organisation, 1 for the next.
        depth: Option<u8>,
        /// When their own people were last vetted, with evidence seen.
        vetted: Option<When>,
    }
}

record! {
    /// Evidence that the organisation vets its own people.
    pub struct VettingEvidence {
        /// What was shown.
        what: String,
        /// The contract lets the employer audit it.
        right_to_audit: bool,
    }
}

record! {
    /// A web site of the organisation, as looked up.
    pub struct Website {
        /// Domain.
        domain: String,
        /// When the domain was registered.
        registered: Option<When>,
        /// Share of its text that stands on another firm's site, percent.
        same_text_percent: Option<u8>,
        /// That other site.
        same_text_as: Option<String>,
        /// The other site belongs to the same group, or both use one bought template.
        explained: bool,
    }
}

record! {
    /// What a company register answered.
    pub struct RegisterEntry {
        /// Registered name.
        name: Name,
        /// Number in the register.
        number: Option<String>,
        /// Found at all?
        found: Option<bool>,
        /// Registered on.
        registered: Option<When>,
        /// Dissolved or struck off on.
        dissolved: Option<When>,
        /// Seat.
        address: Option<crate::facts::Address>,
        /// Officers on record.
        officers: Vec<Name>,
        /// Owners on record.
        owners: Vec<RegisteredOwner>,
    }
}

/// An owner as a company register has them.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct RegisteredOwner {
    /// Name of the person or firm.
    pub name: Name,
    /// Share, percent; the least that it is, where the register gives a range.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub percent: Option<u8>,
    /// The most that the share is, percent, where the register gives a range.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub up_to: Option<u8>,
    /// Birth date of a person, often without the day.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub birth_date: Option<When>,
}
