//! Which institution holds an account: by country and national bank code, or by BIC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::country::CountryCode;
use crate::embedded;

/// What an account-holding institution is. Context for a reader: never a reason to refuse an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountKind {
    /// A licensed bank.
    Bank,
    /// An electronic-money institution.
    EMoney,
    /// A payment institution or processor that holds accounts for others.
    PaymentProcessor,
    /// A programme of prepaid cards.
    Prepaid,
    /// The list does not say.
    Unstated,
}

/// A row of a bank directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountInstitution {
    /// Country of the bank code.
    pub country: CountryCode,
    /// National bank code as it stands in the IBAN, in capitals; empty if only the BIC is known.
    pub bank_code: String,
    /// BIC without branch (eight characters); empty if not known.
    pub bic: String,
    /// Name as listed.
    pub name: String,
    /// What it is.
    pub kind: AccountKind,
}

/// Directories: our own rows win over imported ones, a bank code over a BIC.
#[derive(Debug, Clone, Default)]
pub(crate) struct AccountDirectory {
    rows: Vec<AccountInstitution>,
    by_code: BTreeMap<(CountryCode, String), usize>,
    by_bic: BTreeMap<String, usize>,
}

impl AccountDirectory {
    pub(crate) fn embedded() -> Self {
        let mut directory = Self::default();
        directory.add(embedded::ACCOUNT_INSTITUTIONS.rows());
        directory
    }

    /// Adds rows behind the known ones; a key that is known already keeps its row.
    pub(crate) fn add(&mut self, rows: Vec<AccountInstitution>) {
        for row in rows {
            let at = self.rows.len();
            if !row.bank_code.is_empty() {
                let key = (row.country, row.bank_code.clone());
                self.by_code.entry(key).or_insert(at);
            }
            if !row.bic.is_empty() {
                self.by_bic.entry(row.bic.clone()).or_insert(at);
            }
            self.rows.push(row);
        }
    }

    pub(crate) fn find(
        &self,
        country: CountryCode,
        bank_code: Option<&str>,
        bic: Option<&str>,
    ) -> Option<&AccountInstitution> {
        let by_code = bank_code.and_then(|code| self.by_code.get(&(country, plain_code(code))));
        let by_bic = || bic.and_then(|bic| self.by_bic.get(&plain_bic(bic)));
        self.rows.get(*by_code.or_else(by_bic)?)
    }
}

/// Capitals, no spaces or hyphens.
pub(crate) fn plain_code(code: &str) -> String {
    let kept = code.chars().filter(char::is_ascii_alphanumeric).take(32);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

/// The eight characters that name the institution.
pub(crate) fn plain_bic(bic: &str) -> String {
    plain_code(bic).chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_bank_code_then_by_bic() {
        let mut directory = AccountDirectory::embedded();
        let de = CountryCode::new("DE").expect("code");
        directory.add(vec![AccountInstitution {
            country: de,
            bank_code: "99999999".into(),
            bic: "EXAMDEFF".into(),
            name: "Beispielbank".into(),
            kind: AccountKind::Unstated,
        }]);
        let check = |country: &str, code: Option<&str>, bic: Option<&str>, expected: &str| {
            let country = CountryCode::new(country).expect("code");
            let found = directory.find(country, code, bic).map_or("-", |row| row.name.as_str());
            assert_eq!(found, expected, "{country} {code:?} {bic:?}");
        };
        check("DE", Some("9999 9999"), None, "Beispielbank");
        check("DE", None, Some("examdeffxxx"), "Beispielbank");
        check("FR", Some("99999999"), None, "-");
        check("BE", Some("967"), None, "Wise Europe SA");
        check("BE", Some("000"), Some("TRWIBEB1"), "Wise Europe SA");
        check("BE", None, None, "-");
    }
}
