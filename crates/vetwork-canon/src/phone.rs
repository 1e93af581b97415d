//! Telephone numbers in E.164, with the country and kind that the numbering plans give them.

use rlibphonenumber::{
    PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region, ValidationError,
};

/// A telephone number that its country's numbering plan could hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Phone {
    e164: String,
    number: PhoneNumber,
}

/// What a number is used for, as far as its numbering plan says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhoneKind {
    /// A line at an address.
    FixedLine,
    /// A mobile telephone.
    Mobile,
    /// One of the two: the plan does not tell them apart (all of North America).
    FixedLineOrMobile,
    /// Internet telephony, where a plan has numbers of its own for it. Internet lines with ordinary numbers are not seen.
    InternetTelephony,
    /// Free, premium, shared-cost, personal, pager and other service numbers.
    Service,
    /// No kind of number in the plan has this form.
    Unknown,
}

/// Why a text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// The text has no digits, or letters where digits belong.
    #[error("this is not a telephone number")]
    NotANumber,
    /// No `+` and no default region: the country is not known.
    #[error("the number does not start with + and a country code, and no country is given")]
    NoCountry,
    /// No country has the code after the `+`.
    #[error("no country has this country code")]
    UnknownCountryCode,
    /// The default region is not an ISO 3166-1 alpha-2 code with a numbering plan.
    #[error("the default country is not known")]
    UnknownRegion,
    /// Fewer digits than any number of the country.
    #[error("the number is too short for its country")]
    TooShort,
    /// More digits than any number of the country, or than E.164 allows.
    #[error("the number is too long for its country")]
    TooLong,
}

/// Longer texts hold more than a number.
const MAX_LENGTH: usize = 64;

impl Phone {
    /// Reads a number as people write it; one without a country code is read as dialled in `region`
    /// (ISO 3166-1 alpha-2, any case). Extensions are dropped.
    ///
    /// The number of digits is checked against the country's plan; whether the plan has assigned the range is
    /// [`Phone::is_valid`].
    ///
    /// # Errors
    /// Names what is wrong.
    pub fn parse(text: &str, region: Option<&str>) -> Result<Self, PhoneError> {
        let dialled = dialled(text)?;
        let region = match region.filter(|_| !dialled.starts_with('+')) {
            Some(region) => {
                Some(Region::from_code(&region.trim().to_ascii_uppercase()).map_err(|_| PhoneError::UnknownRegion)?)
            }
            None if dialled.starts_with('+') => None,
            None => return Err(PhoneError::NoCountry),
        };
        let number = PHONE_NUMBER_UTIL.parse(&dialled, region).map_err(|error| reason(&error, region))?;
        // A length between two that the plan has is let pass: plans change faster than the copy of them here.
        match number.is_possible_with_reason() {
            Err(ValidationError::InvalidCountryCode) => return Err(PhoneError::UnknownCountryCode),
            Err(ValidationError::TooShort) => return Err(PhoneError::TooShort),
            Err(ValidationError::TooLong) => return Err(PhoneError::TooLong),
            Ok(rlibphonenumber::NumberLengthType::IsPossibleLocalOnly) => return Err(PhoneError::TooShort),
            Ok(_) | Err(ValidationError::InvalidLength) => {}
        }
        let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
        // A national prefix can hide behind another, as in `+82 0 011 238`: the canonical form is the one without any.
        let prefix_left_out = !dialled.starts_with('+') || e164.len() < dialled.len();
        if prefix_left_out { Self::parse(&e164, None) } else { Ok(Self { e164, number }) }
    }

    /// The number as `+`, country code and national number, digits only (ITU-T E.164).
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// ISO 3166-1 alpha-2 country of the number; none for international services such as `+800`, or where several
    /// countries share the code and none of them has assigned the range.
    #[must_use]
    pub fn region(&self) -> Option<String> {
        let region = self.number.get_region_code()?.as_region_str();
        // The international services have the region 001.
        region.bytes().all(|letter| letter.is_ascii_uppercase()).then(|| region.to_string())
    }

    /// Whether the country's numbering plan has assigned the range. An unassigned range may be new: plans change monthly.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.number.is_valid()
    }

    /// What the numbering plan uses the number for.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        match self.number.get_type() {
            PhoneNumberType::FixedLine => PhoneKind::FixedLine,
            PhoneNumberType::Mobile => PhoneKind::Mobile,
            PhoneNumberType::FixedLineOrMobile => PhoneKind::FixedLineOrMobile,
            PhoneNumberType::VoIP => PhoneKind::InternetTelephony,
            PhoneNumberType::Unknown => PhoneKind::Unknown,
            PhoneNumberType::TollFree
            | PhoneNumberType::PremiumRate
            | PhoneNumberType::SharedCost
            | PhoneNumberType::PersonalNumber
            | PhoneNumberType::Pager
            | PhoneNumberType::UAN
            | PhoneNumberType::VoiceMail => PhoneKind::Service,
        }
    }

    /// The number with all but its last two digits hidden, for display.
    #[must_use]
    pub fn masked(&self) -> String {
        let tail = self.e164.get(self.e164.len().saturating_sub(2)..).unwrap_or_default();
        format!("ending {tail}")
    }
}

/// The digits that would be dialled, with `+` where an international number is meant.
fn dialled(text: &str) -> Result<String, PhoneError> {
    let visible = crate::text::visible(text);
    if visible.len() > MAX_LENGTH {
        return Err(PhoneError::NotANumber);
    }
    let lower = visible.to_lowercase();
    let number = lower.strip_prefix("tel:").unwrap_or(&lower);
    let number = number.split(['x', ';', '#', ',']).next().unwrap_or_default();
    let number =
        number.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '.')).replace("(0)", "");
    let mut out = String::with_capacity(number.len());
    for c in number.chars() {
        match c {
            '+' | '＋' if out.is_empty() => out.push('+'),
            ' ' | '-' | '.' | '(' | ')' | '/' | '[' | ']' | '~' | '‐'..='―' | '−' => {}
            _ => out.push_str(digit(c).ok_or(PhoneError::NotANumber)?),
        }
    }
    if let Some(rest) = out.strip_prefix("00") {
        out = format!("+{rest}");
    }
    match out.trim_start_matches('+').len() {
        0..=3 => Err(PhoneError::NotANumber),
        4..=17 => Ok(out),
        _ => Err(PhoneError::TooLong),
    }
}

fn digit(c: char) -> Option<&'static str> {
    let digit = if c.is_numeric() { any_ascii::any_ascii_char(c) } else { "" };
    (digit.len() == 1 && digit.as_bytes().iter().all(u8::is_ascii_digit)).then_some(digit)
}

fn reason(error: &ParseError, region: Option<Region>) -> PhoneError {
    match error {
        ParseError::InvalidCountryCode if region.is_some() => PhoneError::UnknownRegion,
        ParseError::InvalidCountryCode => PhoneError::UnknownCountryCode,
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => PhoneError::TooShort,
        ParseError::TooLongNsn => PhoneError::TooLong,
        ParseError::NotANumber(_) => PhoneError::NotANumber,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers() {
        for (text, region, expected) in [
            ("+49 30 901820", None, Ok(("+4930901820", Some("DE")))),
            ("+49 (0) 30 901820", None, Ok(("+4930901820", Some("DE")))),
            ("030 901820", Some("de"), Ok(("+4930901820", Some("DE")))),
            ("0049-30-901820", Some("FR"), Ok(("+4930901820", Some("DE")))),
            ("tel:+1-650-253-0000", None, Ok(("+16502530000", Some("US")))),
            ("(650) 253-0000 ext. 12", Some("US"), Ok(("+16502530000", Some("US")))),
            ("+1 613 782 7274", None, Ok(("+16137827274", Some("CA")))),
            ("+44 20 7031 3000", None, Ok(("+442070313000", Some("GB")))),
            ("+٤٩ ٣٠ ٩٠١٨٢٠", None, Ok(("+4930901820", Some("DE")))),
            ("+39 06 698 12345", None, Ok(("+390669812345", Some("VA")))),
            ("+39 02 3661 8300", None, Ok(("+390236618300", Some("IT")))),
            ("+800 1234 5678", None, Ok(("+80012345678", None))),
            ("+82 0 011238", None, Ok(("+8211238", Some("KR")))),
            ("030 901820", None, Err(PhoneError::NoCountry)),
            ("030 901820", Some("ZZ"), Err(PhoneError::UnknownRegion)),
            ("+999 123 4567", None, Err(PhoneError::UnknownCountryCode)),
            ("+1 650 253", None, Err(PhoneError::TooShort)),
            ("+1 650 253 0000 000", None, Err(PhoneError::TooLong)),
            ("call me", None, Err(PhoneError::NotANumber)),
            ("", None, Err(PhoneError::NotANumber)),
        ] {
            let phone = Phone::parse(text, region);
            let seen = phone.as_ref().map(|p| (p.e164(), p.region())).map_err(|e| *e);
            assert_eq!(seen, expected.map(|(e164, region)| (e164, region.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn kinds() {
        for (text, kind, valid) in [
            ("+4930901820", PhoneKind::FixedLine, true),
            ("+491701234567", PhoneKind::Mobile, true),
            ("+16502530000", PhoneKind::FixedLineOrMobile, true),
            ("+18002530000", PhoneKind::Service, true),
            ("+445612345678", PhoneKind::InternetTelephony, true),
            ("+11234567890", PhoneKind::Unknown, false),
        ] {
            let phone = Phone::parse(text, None).unwrap();
            assert_eq!((phone.kind(), phone.is_valid()), (kind, valid), "{text}");
        }
        assert_eq!(Phone::parse("+4930901820", None).unwrap().masked(), "ending 20");
    }

    proptest! {
        #[test]
        fn any_input(text in "\\PC*|[+0-9 ()/x-]{0,24}|\\+[1-9][0-9]{3,15}", region in "|DE|US|IT|BR|[A-Z]{2}") {
            let region = (!region.is_empty()).then_some(&*region);
            if let Ok(phone) = Phone::parse(&text, region) {
                let again = Phone::parse(phone.e164(), None).map(|p| p.e164().to_owned());
                prop_assert_eq!(again, Ok(phone.e164().to_owned()), "{:?}", text);
                let _ = (phone.region(), phone.is_valid(), phone.kind());
            }
        }
    }
}
