//! Who issues licences and cards in North America, by the number that the barcode names them with.

/// Country of an issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Country {
    UnitedStates,
    Canada,
    Mexico,
}

impl Country {
    /// As element DCG says it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::UnitedStates => "USA",
            Self::Canada => "CAN",
            Self::Mexico => "MEX",
        }
    }

    /// ISO 3166-1, two letters.
    pub(super) fn short(self) -> &'static str {
        match self {
            Self::UnitedStates => "US",
            Self::Canada => "CA",
            Self::Mexico => "MX",
        }
    }
}

/// A state, province or authority that issues cards.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Issuer {
    /// Its issuer identification number (ISO/IEC 7812, assigned to it through AAMVA).
    pub(super) number: u32,
    /// As addresses abbreviate it; empty for the one that is no place.
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) country: Country,
    /// Do its full-term cards end on a birthday?
    pub(super) on_birthday: bool,
}

impl Issuer {
    /// As marks name it: `US-VA`.
    pub(super) fn place(&self) -> String {
        [self.country.short(), "-", if self.code.is_empty() { "GOV" } else { self.code }].concat()
    }
}

/// The issuer of this number.
pub(super) fn of(number: u32) -> Option<&'static Issuer> {
    ISSUERS.binary_search_by_key(&number, |issuer| issuer.number).ok().and_then(|at| ISSUERS.get(at))
}

/// Does AAMVA hand such numbers out, whether or not this one is in our table?
pub(super) fn is_in_a_block(number: u32) -> bool {
    matches!(number, 636_000..=636_099 | 604_400..=604_499)
}

const fn us(number: u32, code: &'static str, name: &'static str) -> Issuer {
    Issuer { number, code, name, country: Country::UnitedStates, on_birthday: false }
}

/// A state whose full-term cards end on a birthday.
const fn us_birthday(number: u32, code: &'static str, name: &'static str) -> Issuer {
    Issuer { number, code, name, country: Country::UnitedStates, on_birthday: true }
}

const fn ca(number: u32, code: &'static str, name: &'static str) -> Issuer {
    Issuer { number, code, name, country: Country::Canada, on_birthday: false }
}

const fn mx(number: u32, code: &'static str, name: &'static str) -> Issuer {
    Issuer { number, code, name, country: Country::Mexico, on_birthday: false }
}

/// AAMVA, "Issuer identification numbers (IIN)", its public page, as readers of these barcodes quote it; one row each.
/// That cards end on a birthday is what these states' own pages for drivers say: told only where it is said plainly.
static ISSUERS: &[Issuer] = &[
    ca(604_426, "PE", "Prince Edward Island"),
    us(604_427, "AS", "American Samoa"),
    ca(604_428, "QC", "Quebec"),
    ca(604_429, "YT", "Yukon"),
    us(604_430, "MP", "Northern Mariana Islands"),
    us(604_431, "PR", "Puerto Rico"),
    ca(604_432, "AB", "Alberta"),
    ca(604_433, "NU", "Nunavut"),
    us(636_000, "VA", "Virginia"),
    us_birthday(636_001, "NY", "New York"),
    us_birthday(636_002, "MA", "Massachusetts"),
    us_birthday(636_003, "MD", "Maryland"),
    us_birthday(636_004, "NC", "North Carolina"),
    us_birthday(636_005, "SC", "South Carolina"),
    us(636_006, "CT", "Connecticut"),
    us_birthday(636_007, "LA", "Louisiana"),
    us_birthday(636_008, "MT", "Montana"),
    us(636_009, "NM", "New Mexico"),
    us_birthday(636_010, "FL", "Florida"),
    us(636_011, "DE", "Delaware"),
    ca(636_012, "ON", "Ontario"),
    ca(636_013, "NS", "Nova Scotia"),
    us_birthday(636_014, "CA", "California"),
    us_birthday(636_015, "TX", "Texas"),
    ca(636_016, "NL", "Newfoundland and Labrador"),
    ca(636_017, "NB", "New Brunswick"),
    us_birthday(636_018, "IA", "Iowa"),
    us(636_019, "GU", "Guam"),
    us_birthday(636_020, "CO", "Colorado"),
    us(636_021, "AR", "Arkansas"),
    us_birthday(636_022, "KS", "Kansas"),
    us_birthday(636_023, "OH", "Ohio"),
    us_birthday(636_024, "VT", "Vermont"),
    us(636_025, "PA", "Pennsylvania"),
    us(636_026, "AZ", "Arizona"),
    us(636_027, "", "State Department of the United States"),
    ca(636_028, "BC", "British Columbia"),
    us_birthday(636_029, "OR", "Oregon"),
    us_birthday(636_030, "MO", "Missouri"),
    us_birthday(636_031, "WI", "Wisconsin"),
    us_birthday(636_032, "MI", "Michigan"),
    us(636_033, "AL", "Alabama"),
    us_birthday(636_034, "ND", "North Dakota"),
    us_birthday(636_035, "IL", "Illinois"),
    us(636_036, "NJ", "New Jersey"),
    us_birthday(636_037, "IN", "Indiana"),
    us_birthday(636_038, "MN", "Minnesota"),
    us_birthday(636_039, "NH", "New Hampshire"),
    us_birthday(636_040, "UT", "Utah"),
    us_birthday(636_041, "ME", "Maine"),
    us_birthday(636_042, "SD", "South Dakota"),
    us(636_043, "DC", "District of Columbia"),
    ca(636_044, "SK", "Saskatchewan"),
    us_birthday(636_045, "WA", "Washington"),
    us(636_046, "KY", "Kentucky"),
    us_birthday(636_047, "HI", "Hawaii"),
    ca(636_048, "MB", "Manitoba"),
    us_birthday(636_049, "NV", "Nevada"),
    us_birthday(636_050, "ID", "Idaho"),
    us(636_051, "MS", "Mississippi"),
    us_birthday(636_052, "RI", "Rhode Island"),
    us(636_053, "TN", "Tennessee"),
    us_birthday(636_054, "NE", "Nebraska"),
    us_birthday(636_055, "GA", "Georgia"),
    mx(636_056, "COA", "Coahuila"),
    mx(636_057, "HID", "Hidalgo"),
    us(636_058, "OK", "Oklahoma"),
    us_birthday(636_059, "AK", "Alaska"),
    us_birthday(636_060, "WY", "Wyoming"),
    us_birthday(636_061, "WV", "West Virginia"),
    us(636_062, "VI", "Virgin Islands of the United States"),
    // Alberta's first number, which is of no block.
    ca(990_876, "AB", "Alberta"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_and_each_place_is_one() {
        assert!(ISSUERS.is_sorted_by(|a, b| a.number < b.number));
        let states = ISSUERS.iter().filter(|issuer| issuer.country == Country::UnitedStates);
        // Fifty, the District, five territories and the State Department.
        assert_eq!(states.count(), 57);
        assert_eq!(of(636_000).map(|issuer| issuer.code), Some("VA"));
        assert_eq!(of(999_999), None);
        assert!(!is_in_a_block(999_999));
    }
}
