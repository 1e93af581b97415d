//! Numbers of bank accounts and banks.

use vetwork_canon::iban::{self, BankIdError, Iban};

use super::rules;
use crate::judgement::{Judgement, Verdict};

/// Which number of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BankNumber {
    Iban,
    Bic,
    Routing,
}

/// The number is not among the fields: nobody needs to read an account number to know how it came out.
pub(super) fn judge(kind: BankNumber, number: &str) -> Judgement {
    let (title, seen) = match kind {
        BankNumber::Iban => ("bank account number (IBAN)", account(number)),
        BankNumber::Bic => {
            ("code of a bank (BIC)", iban::bic(number).map(|code| format!("{code} has the form of a BIC")))
        }
        BankNumber::Routing => (
            "routing number of a bank in the United States (ABA)",
            iban::aba_routing(number)
                .map(|number| format!("{number} has a Federal Reserve prefix and the right check digit")),
        ),
    };
    let mut judgement = Judgement::of(title);
    match seen {
        Ok(seen) => judgement.rule(&rules::BANK, Verdict::Holds, seen),
        Err(error) => judgement.rule(&rules::BANK, Verdict::Refuted, error.to_string()),
    }
    judgement
}

fn account(number: &str) -> Result<String, BankIdError> {
    let account = Iban::parse(number)?;
    let bank = account.bank_code().map_or_else(String::new, |code| format!(", bank {code}"));
    Ok(format!("country {}{bank}, {}: the check digits are right", account.country(), account.masked()))
}
