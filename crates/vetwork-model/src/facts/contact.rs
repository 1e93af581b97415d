//! How the subject says they can be reached, and where they say they live.

use crate::{Country, Position, When};

record! {
    /// An e-mail address that the subject gave.
    pub struct Email {
        /// The address.
        address: String,
    }
}

record! {
    /// A telephone number that the subject gave.
    pub struct Phone {
        /// The number, best with `+` and country code.
        number: String,
    }
}

words! {
    /// The kind of line that a number is on, as a carrier look-up answered.
    pub enum LineType {
        /// Not told.
        #[default]
        Unknown,
        /// A mobile line.
        Mobile,
        /// A line at a place.
        Landline,
        /// A number that is not tied to a line, handed out over the internet.
        Voip,
    }
}

record! {
    /// What a carrier look-up, ordered by the employer, said of a number.
    pub struct PhoneLookup {
        /// The number that was looked up.
        number: String,
        /// The kind of line.
        line: LineType,
        /// Name of the carrier.
        carrier: Option<String>,
    }
}

words! {
    /// What an address is said to be.
    pub enum AddressKind {
        /// Where the person lives.
        #[default]
        Home,
        /// Where letters go.
        Postal,
        /// As given on a tax form.
        Tax,
        /// Seat of an organisation.
        Seat,
        /// Where the person works from, if not from home.
        Workplace,
    }
}

record! {
    /// A postal address that the subject gave.
    pub struct Address {
        /// What it is said to be.
        kind: AddressKind,
        /// Street, house number, unit.
        street: String,
        /// City or town.
        city: String,
        /// State, province or county.
        region: Option<String>,
        /// Post code.
        postcode: Option<String>,
        /// Country.
        country: Option<Country>,
        /// Living there since.
        from: Option<When>,
        /// Living there until.
        to: Option<When>,
        /// Its position, where the employer's systems give one.
        position: Option<Position>,
        /// IANA time zone of the place, where known.
        time_zone: Option<String>,
    }
}

impl Address {
    /// Nothing in it that could be compared?
    pub fn is_blank(&self) -> bool {
        self.street.trim().is_empty() && self.city.trim().is_empty() && self.postcode.is_none()
    }

    /// One line for people.
    pub fn line(&self) -> String {
        let parts = [
            Some(self.street.as_str()),
            Some(self.city.as_str()),
            self.region.as_deref(),
            self.postcode.as_deref(),
            self.country.as_ref().map(Country::code),
        ];
        parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

words! {
    /// A kind of contact detail.
    pub enum ContactKind {
        /// E-mail address.
        #[default]
        Email,
        /// Telephone number.
        Phone,
        /// Postal address.
        Address,
        /// User name.
        Handle,
    }
}

record! {
    /// A change of a contact detail, as the applicant-tracking system logged it.
    pub struct ContactChange {
        /// What changed.
        kind: ContactKind,
        /// The value before.
        before: Option<String>,
        /// The value after.
        after: Option<String>,
    }
}

record! {
    /// A person to call in an emergency, as the subject named them.
    pub struct EmergencyContact {
        /// Their name.
        name: Option<crate::Name>,
        /// Their number.
        phone: Option<String>,
        /// Their e-mail address.
        email: Option<String>,
    }
}

record! {
    /// People the subject says they share a home with.
    pub struct Household {
        /// Id of the other subject, where it is known.
        with: Option<String>,
        /// Name of the other person.
        name: Option<crate::Name>,
        /// How they are related ("partner", "flatmate").
        relation: Option<String>,
    }
}

impl Household {
    /// Is it declared with this subject?
    pub fn is_with(&self, subject: &crate::SubjectId) -> bool {
        self.with.as_deref().and_then(crate::SubjectId::from_text).as_ref() == Some(subject)
    }
}
