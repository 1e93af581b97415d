//! Bank account identifiers: IBAN (ISO 13616), BIC (ISO 9362) and the ABA routing number of the United States.

use iban::IbanLike as _;

/// Why a bank identifier was refused. The text names the defect and never repeats the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BankIdError {
    /// The letters and digits do not follow the standard's pattern.
    #[error("this does not have the form of {0}")]
    Form(&'static str),
    /// The check digits do not fit the rest: a digit was mistyped or invented.
    #[error("the check digits of this {0} do not match")]
    Checksum(&'static str),
    /// The country has no IBAN, or its IBAN has another length or structure.
    #[error("no country uses an IBAN of this form")]
    Structure,
}

/// A valid international bank account number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban {
    electronic: String,
    bank_code: Option<String>,
}

impl Iban {
    /// Reads an IBAN in any case, with or without spaces and separators.
    ///
    /// # Errors
    /// When the form, the check digits or the structure of the country's account numbers do not fit.
    pub fn parse(text: &str) -> Result<Self, BankIdError> {
        let compact = compact(text, 34).ok_or(BankIdError::Form("an IBAN"))?;
        match compact.parse::<iban::Iban>() {
            Ok(iban) => Ok(Self {
                electronic: iban.electronic_str().to_owned(),
                bank_code: iban.bank_identifier().map(str::to_owned),
            }),
            Err(iban::ParseIbanError::InvalidBban(_)) | Err(iban::ParseIbanError::UnknownCountry(_)) => {
                Err(BankIdError::Structure)
            }
            Err(iban::ParseIbanError::InvalidBaseIban { source }) => Err(match source {
                iban::ParseBaseIbanError::InvalidChecksum => BankIdError::Checksum("IBAN"),
                _ => BankIdError::Form("an IBAN"),
            }),
        }
    }

    /// The electronic form: upper case, no spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.electronic
    }

    /// ISO 3166-1 alpha-2 country of the account.
    #[must_use]
    pub fn country(&self) -> &str {
        self.electronic.get(..2).unwrap_or_default()
    }

    /// The part of the account number that names the bank, where the country's structure defines one.
    #[must_use]
    pub fn bank_code(&self) -> Option<&str> {
        self.bank_code.as_deref()
    }

    /// A display that does not disclose the account: `ending 4471`.
    #[must_use]
    pub fn masked(&self) -> String {
        masked(&self.electronic)
    }
}

/// `ending 4471`: the last four characters of an account identifier, for display.
/// Shorter identifiers disclose only what four out of eight would.
#[must_use]
pub fn masked(account: &str) -> String {
    let letters: Vec<char> = account.chars().filter(|c| c.is_alphanumeric()).collect();
    let shown = (letters.len() / 2).min(4);
    let tail: String = letters.iter().skip(letters.len() - shown).collect();
    format!("ending {tail}")
}

/// A well-formed business identifier code in its eight- or eleven-letter canonical form; a trailing `XXX`
/// (head office) is dropped, so that both spellings are one.
///
/// # Errors
/// When the form is not four letters, two country letters, two and optionally three alphanumerics.
pub fn bic(text: &str) -> Result<String, BankIdError> {
    let mut code = compact(text, 11).ok_or(BankIdError::Form("a BIC"))?;
    let letters = |range: std::ops::Range<usize>| {
        code.as_bytes().get(range).is_some_and(|part| part.iter().all(u8::is_ascii_uppercase))
    };
    if !matches!(code.len(), 8 | 11) || !letters(4..6) || !letters(0..4) {
        return Err(BankIdError::Form("a BIC"));
    }
    if code.len() == 11 && code.ends_with("XXX") {
        code.truncate(8);
    }
    Ok(code)
}

/// A valid ABA routing number: nine digits, a Federal Reserve prefix and the 3-7-1 check digit.
///
/// # Errors
/// When there are not nine digits, the prefix is not assigned or the check digit does not fit.
pub fn aba_routing(text: &str) -> Result<String, BankIdError> {
    let number = compact(text, 9).ok_or(BankIdError::Form("a routing number"))?;
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let (9, 9, [d0, d1, rest @ ..]) = (number.len(), digits.len(), digits.as_slice()) else {
        return Err(BankIdError::Form("a routing number"));
    };
    // Federal Reserve districts, thrifts, electronic, and traveller's cheques.
    if !matches!(d0 * 10 + d1, 0..=12 | 21..=32 | 61..=72 | 80)
        || (*d0 == 0 && *d1 == 0 && rest.iter().all(|d| *d == 0))
    {
        return Err(BankIdError::Form("a routing number"));
    }
    let sum: u32 = digits.iter().zip([3, 7, 1].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    if sum.is_multiple_of(10) { Ok(number) } else { Err(BankIdError::Checksum("routing number")) }
}

/// Upper-case letters and digits without separators; `None` if anything else remains or there are too many.
fn compact(text: &str, max: usize) -> Option<String> {
    let mut out = String::with_capacity(max);
    for c in text.trim().chars() {
        match c {
            ' ' | '\u{a0}' | '\u{202f}' | '-' | '.' => {}
            _ if c.is_ascii_alphanumeric() && out.len() < max => out.push(c.to_ascii_uppercase()),
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ibans() {
        let check = |text: &str, expected: Result<(&str, &str, Option<&str>), BankIdError>| {
            let iban = Iban::parse(text);
            let seen = iban.as_ref().map(|i| (i.as_str(), i.country(), i.bank_code())).map_err(|e| *e);
            assert_eq!(seen, expected, "{text}");
        };
        check("de89 3704 0044 0532 0130 00", Ok(("DE89370400440532013000", "DE", Some("37040044"))));
        check("GB29-NWBK-6016-1331-9268-19", Ok(("GB29NWBK60161331926819", "GB", Some("NWBK"))));
        check("BE71 0961 2345 6769", Ok(("BE71096123456769", "BE", Some("096"))));
        check("DE89 3704 0044 0532 0130 01", Err(BankIdError::Checksum("IBAN")));
        check("DE8937040044", Err(BankIdError::Checksum("IBAN")));
        check("hello", Err(BankIdError::Form("an IBAN")));
        check("", Err(BankIdError::Form("an IBAN")));
        check("DE89é", Err(BankIdError::Form("an IBAN")));
    }

    #[test]
    fn masks() {
        for (account, expected) in [
            ("DE89370400440532014471", "ending 4471"),
            ("1234", "ending 34"),
            ("", "ending "),
            ("0x12ab", "ending 2ab"),
        ] {
            assert_eq!(masked(account), expected, "{account}");
        }
    }

    #[test]
    fn bics() {
        for (text, expected) in [
            ("DEUTDEFF", Some("DEUTDEFF")),
            ("deut de ff xxx", Some("DEUTDEFF")),
            ("TRWIBEB1XXX", Some("TRWIBEB1")),
            ("NEDSZAJJ123", Some("NEDSZAJJ123")),
            ("DEUTDEF", None),
            ("DEU1DEFF", None),
            ("DEUT12FF", None),
        ] {
            assert_eq!(bic(text).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn routing_numbers() {
        for (text, expected) in [
            ("021000021", Ok("021000021")),
            ("0260-0959-3", Ok("026009593")),
            ("021000022", Err(BankIdError::Checksum("routing number"))),
            ("931000021", Err(BankIdError::Form("a routing number"))),
            ("000000000", Err(BankIdError::Form("a routing number"))),
            ("12345", Err(BankIdError::Form("a routing number"))),
        ] {
            assert_eq!(aba_routing(text).as_deref().map_err(|e| *e), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_input(text in ".*") {
            if let Ok(iban) = Iban::parse(&text) {
                prop_assert_eq!(Iban::parse(iban.as_str()), Ok(iban.clone()));
            }
            let _ = (bic(&text), aba_routing(&text), masked(&text));
        }
    }
}
