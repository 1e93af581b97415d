//! Names in certificates.

use der::{Tag, Tagged};
use serde::{Deserialize, Serialize};
use x509_cert::name::Name as Distinguished;

/// Longest part of a name that is kept, in characters.
const LONGEST_PART: usize = 128;
/// Most parts of a name that are kept.
const MOST_PARTS: usize = 16;

const COUNTRY: &str = "2.5.4.6";

/// The name of a holder of a key. Two are equal when they differ only in case, spaces and the kind of their strings
/// (RFC 5280 section 7.1): issuers change these between one certificate and the next.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The country that it names, in capitals.
    pub country: Option<String>,
    /// Its parts in their order, for people. Not trusted.
    pub text: String,
}

impl Name {
    pub(super) fn of(name: &Distinguished) -> Self {
        let parts = || name.iter().take(MOST_PARTS).map(|part| (part.oid.to_string(), text(&part.value)));
        let country = parts().find(|(kind, _)| kind == COUNTRY).map(|(_, country)| country.to_uppercase());
        let text = parts().map(|(_, text)| text).collect::<Vec<_>>().join(", ");
        Self { country, text }
    }

    /// The form in which names are compared.
    #[must_use]
    pub fn canonical(&self) -> String {
        self.text.to_lowercase()
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

impl Eq for Name {}

/// A string of any of the kinds that names are written in, without needless spaces.
fn text(value: &der::Any) -> String {
    let bytes = value.value();
    let text: String = match value.tag() {
        Tag::BmpString => {
            let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        // In practice Latin-1, whatever the standard says.
        Tag::TeletexString => bytes.iter().copied().map(char::from).collect(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_PART).collect()
}
