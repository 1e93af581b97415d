//! What a field of a record holds: how its values are brought to one form, and from which parts of them keys are made.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use vetwork_canon::{email, phone, text};

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Given names.
    GivenName,
    /// Family name.
    FamilyName,
    /// A whole name in one field.
    FullName,
    /// A day: of birth, as a rule.
    Date,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// A number or code that one person has: of a document, an account, an insurance.
    Identifier,
    /// Postal code.
    Postcode,
    /// Town or place.
    Place,
    /// Lines of an address.
    Street,
    /// Number of a house.
    HouseNumber,
    /// One of a few words: an occupation, a state. It is the same or it is not.
    Category,
}

impl Kind {
    /// All kinds, in the order in which they are told.
    pub const ALL: [Kind; 12] = [
        Kind::GivenName,
        Kind::FamilyName,
        Kind::FullName,
        Kind::Date,
        Kind::Email,
        Kind::Phone,
        Kind::Identifier,
        Kind::Postcode,
        Kind::Place,
        Kind::Street,
        Kind::HouseNumber,
        Kind::Category,
    ];

    /// Its name in a specification.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::GivenName => "given_name",
            Kind::FamilyName => "family_name",
            Kind::FullName => "full_name",
            Kind::Date => "date",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Identifier => "identifier",
            Kind::Postcode => "postcode",
            Kind::Place => "place",
            Kind::Street => "street",
            Kind::HouseNumber => "house_number",
            Kind::Category => "category",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Kind::GivenName => "given name",
            Kind::FamilyName => "family name",
            Kind::FullName => "full name",
            Kind::HouseNumber => "house number",
            other => other.name(),
        }
    }

    /// A value in the form in which it is compared; empty where nothing is left.
    #[must_use]
    pub fn canonical<'a>(self, raw: &'a str, region: Option<&str>) -> Cow<'a, str> {
        let raw = raw.trim();
        match self {
            Kind::Email => match email::Email::parse(raw) {
                Ok(email) => email.canonical().into(),
                Err(_) => folded(raw),
            },
            Kind::Phone => number(raw, region),
            Kind::Date => date(raw).map_or_else(|| folded(raw), Cow::Owned),
            Kind::Identifier => kept(folded(raw), |c| c.is_ascii_alphanumeric()),
            Kind::GivenName | Kind::FamilyName | Kind::FullName => {
                kept(folded(raw), |c| !matches!(c, '.' | '\'' | ','))
            }
            Kind::Postcode | Kind::Place | Kind::Street | Kind::HouseNumber | Kind::Category => folded(raw),
        }
    }
}

/// Lower-case ASCII. Texts that are so already, as most are, are not copied.
fn folded(raw: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase();
    let mut words = raw.split(' ');
    if words.all(|word| !word.is_empty() && word.bytes().all(is_plain)) {
        return raw.into();
    }
    text::fold(raw).into()
}

/// A text without some of its characters, with single spaces between what is left.
fn kept(text: Cow<'_, str>, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(&keep) {
        return text;
    }
    let rest: String = text.chars().filter(|c| keep(*c)).collect();
    rest.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// A telephone number: with its country's code where it can be told, else its digits.
fn number<'a>(raw: &'a str, region: Option<&str>) -> Cow<'a, str> {
    let is_international = raw.strip_prefix('+').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if is_international {
        return raw.into();
    }
    match phone::Phone::parse(raw, region) {
        Ok(phone) => phone.e164().to_owned().into(),
        Err(_) => kept(folded(raw), |c| c.is_ascii_alphanumeric()),
    }
}

/// `1991-02-03`, `03/02/1991`, `19910203` as eight digits, year first. Days before months, where both could be.
fn date(raw: &str) -> Option<String> {
    let mut parts = raw.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    match (second, third) {
        (None, None) => (first.len() == 8 && digits(first)).then(|| first.to_owned()),
        (Some(month), Some(day)) if first.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            [first, month, day].iter().all(|part| digits(part)).then(|| format!("{first}{month:0>2}{day:0>2}"))
        }
        (Some(month), Some(year)) if year.len() == 4 && first.len() <= 2 && month.len() <= 2 => {
            [first, month, year].iter().all(|part| digits(part)).then(|| format!("{year}{month:0>2}{first:0>2}"))
        }
        _ => None,
    }
}
