//! Country codes (ISO 3166-1) and the usual spellings of country names.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::embedded;
use crate::fold::fold;

/// Two capital letters, as in ISO 3166-1 alpha-2. The form is checked, not that the country exists:
/// user-assigned codes such as `XK` are in use.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads two ASCII letters of either case.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        Self::from_bytes(bytes)
    }

    pub(crate) fn from_bytes(bytes: [u8; 2]) -> Option<Self> {
        let letters = bytes.iter().all(u8::is_ascii_alphabetic);
        letters.then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    pub(crate) const fn to_bytes(self) -> [u8; 2] {
        self.0
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::new(&code).ok_or_else(|| de::Error::custom("a country code is two letters, as in DE"))
    }
}

/// A row of ISO 3166-1.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Country {
    /// Alpha-2.
    #[serde(rename = "alpha2")]
    pub code: CountryCode,
    /// Alpha-3, as on passports.
    pub alpha3: String,
    /// Short English name.
    pub name: String,
    /// Other spellings met in addresses, separated by `;`.
    aliases: String,
}

/// The country table with its spellings.
#[derive(Debug, Clone)]
pub(crate) struct Countries {
    rows: Vec<Country>,
    by_spelling: BTreeMap<String, CountryCode>,
}

impl Countries {
    pub(crate) fn embedded() -> Self {
        let rows: Vec<Country> = embedded::COUNTRIES.rows();
        let mut by_spelling = BTreeMap::new();
        for row in &rows {
            let codes = [row.code.as_str(), &row.alpha3, &row.name];
            for spelling in codes.into_iter().chain(row.aliases.split(';')) {
                by_spelling.insert(fold(spelling), row.code);
            }
        }
        by_spelling.remove("");
        Self { rows, by_spelling }
    }

    pub(crate) fn code(&self, spelling: &str) -> Option<CountryCode> {
        let folded = fold(spelling);
        let without_article = folded.strip_prefix("the ").unwrap_or(&folded);
        self.by_spelling.get(without_article).copied()
    }

    pub(crate) fn get(&self, code: CountryCode) -> Option<&Country> {
        let at = self.rows.binary_search_by_key(&code, |row| row.code).ok()?;
        self.rows.get(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_usual_spellings() {
        let countries = Countries::embedded();
        let check = |input: &str, expected: &str| {
            let found = countries.code(input).map(|c| c.to_string());
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{input}");
        };
        check("us", "US");
        check("USA", "US");
        check("U.S.A.", "US");
        check("The United States of America", "US");
        check("United Kingdom", "GB");
        check("UK", "GB");
        check("Great Britain", "GB");
        check("Deutschland", "DE");
        check("POL", "PL");
        check("Polska", "PL");
        check("Republic of Korea", "KR");
        check("South Korea", "KR");
        check("DPRK", "KP");
        check("Korea", "-");
        check("Türkiye", "TR");
        check("Turkey", "TR");
        check("Czech Republic", "CZ");
        check("Côte d'Ivoire", "CI");
        check("Georgia", "GE");
        check("Congo", "-");
        check("Atlantis", "-");
        check("", "-");
    }

    #[test]
    fn every_code_and_spelling_belongs_to_one_country() {
        let countries = Countries::embedded();
        assert_eq!(countries.rows.len(), 250);
        let mut seen = BTreeMap::new();
        for row in &countries.rows {
            assert_eq!(row.alpha3.len(), 3, "{}", row.name);
            assert_eq!(countries.get(row.code).expect("itself").name, row.name);
            for spelling in [row.code.as_str(), &row.alpha3].into_iter().chain(row.aliases.split(';')) {
                let folded = fold(spelling);
                let other = seen.insert(folded, row.code);
                assert!(spelling.is_empty() || other.is_none_or(|o| o == row.code), "{spelling}");
            }
        }
    }
}
