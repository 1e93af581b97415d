//! Which set of rules governs a hiring, by the country that the role names.

use vetwork_model::{Country, Jurisdiction};

/// Member states of the European Union and of the European Economic Area, where the same data
/// protection law holds (GDPR; EEA Agreement, Joint Committee Decision 154/2018).
const EU_AND_EEA: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The rules for a country. Where none is named, or none is known, the most protective hold.
pub fn jurisdiction(country: Option<Country>) -> Jurisdiction {
    match country.as_ref().map(Country::code) {
        Some("US") => Jurisdiction::Us,
        Some("GB") => Jurisdiction::Uk,
        Some(code) if EU_AND_EEA.contains(&code) => Jurisdiction::Eu,
        _ => Jurisdiction::Eu,
    }
}
