//! What kind of number it is, by the words of its label: lists name hundreds of documents in several languages.

use crate::party::IdentifierKind;

/// Words that settle the kind. The first row that holds a word of the label wins, so the narrower stand first.
const WORDS: [(IdentifierKind, &[&str]); 11] = [
    (IdentifierKind::Passport, &["passport", "passports", "passeport", "pasaporte", "travel document"]),
    (IdentifierKind::DrivingLicence, &["driver", "drivers", "driving"]),
    (IdentifierKind::Bic, &["swift", "bic", "bik"]),
    (IdentifierKind::Account, &["iban", "bank account", "account number"]),
    (IdentifierKind::Aircraft, &["aircraft", "msn", "mode s"]),
    (IdentifierKind::Vessel, &["vessel", "imo", "mmsi", "call sign"]),
    (
        IdentifierKind::Other,
        &[
            "military",
            "militar",
            "electoral",
            "commercial code",
            "birth certificate",
            "pilot",
            "visanumberid",
            "seafarer",
        ],
    ),
    (
        IdentifierKind::Tax,
        &[
            "tax",
            "fiscal",
            "vat",
            "rfc",
            "nit",
            "ruc",
            "rif",
            "cuit",
            "cif",
            "nif",
            "fein",
            "rtn",
            "nuit",
            "rsin",
            "inn",
            "tributaria",
        ],
    ),
    (
        IdentifierKind::NationalId,
        &[
            "national id",
            "national identification",
            "national foreign id",
            "national identity",
            "personal id",
            "personal identification",
            "personal numerical code",
            "identity card",
            "id card",
            "identification number",
            "identification card",
            "identidad",
            "cedula",
            "dni",
            "ssn",
            "social security",
            "curp",
            "tazkira",
            "nie",
            "cnp",
            "cui",
            "cuip",
            "cin",
            "ife",
            "citizen",
            "kenyan id",
            "uae identification",
            "turkish identification",
        ],
    ),
    (
        IdentifierKind::Registration,
        &[
            "registration",
            "registry",
            "register",
            "registered",
            "company number",
            "business",
            "enterprise",
            "license",
            "licence",
            "chamber",
            "commercial",
            "mercantil",
            "cr",
            "legal entity",
            "lei",
            "duns",
            "u n s",
            "gazette",
            "social credit",
            "organization code",
            "incorporation",
            "charity",
            "ogrn",
            "ogrnip",
            "intermediary",
            "branch unit",
        ],
    ),
    (IdentifierKind::Other, &[""]),
];

/// The kind of a number by its label: `C.U.R.P.`, `Passport`, `Commercial Registry Number`.
pub(crate) fn identifier_kind(label: &str) -> IdentifierKind {
    let mut words = String::with_capacity(label.len() + 2);
    words.push(' ');
    for c in label.chars().filter(|c| *c != '.').flat_map(char::to_lowercase) {
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if c != ' ' || !words.ends_with(' ') {
            words.push(c);
        }
    }
    words.push(' ');
    let holds = |phrase: &str| {
        words.match_indices(phrase).any(|(at, _)| {
            let (before, after) = (words.get(..at), words.get(at + phrase.len()..));
            before.is_some_and(|before| before.ends_with(' ')) && after.is_some_and(|after| after.starts_with(' '))
        })
    };
    WORDS
        .iter()
        .find(|(_, phrases)| phrases.iter().any(|phrase| holds(phrase)))
        .map_or(IdentifierKind::Other, |row| row.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        use IdentifierKind::*;
        for (label, kind) in [
            ("Passport", Passport),
            ("Diplomatic Passport", Passport),
            ("Número de pasaporte", Passport),
            ("Travel Document Number", Passport),
            ("National ID No.", NationalId),
            ("National Identification Number", NationalId),
            ("C.U.R.P.", NationalId),
            ("Cedula No.", NationalId),
            ("Identification Number", NationalId),
            ("Tax ID No.", Tax),
            ("R.F.C.", Tax),
            ("NIT #", Tax),
            ("V.A.T. Number", Tax),
            ("Italian Fiscal Code", Tax),
            ("Registration Number", Registration),
            ("C.R. No.", Registration),
            ("D-U-N-S Number", Registration),
            ("Unified Social Credit Code (USCC)", Registration),
            ("Global Intermediary Identification Number", NationalId),
            ("SWIFT/BIC", Bic),
            ("BIK (RU)", Bic),
            ("Vessel Registration Identification", Vessel),
            ("MMSI", Vessel),
            ("Aircraft Manufacturer's Serial Number (MSN)", Aircraft),
            ("Driver's License No.", DrivingLicence),
            ("Military Registration Number", Other),
            ("ISIN", Other),
            ("Chinese Commercial Code", Other),
            ("Christian name", Other),
            ("", Other),
        ] {
            assert_eq!(identifier_kind(label), kind, "{label}");
        }
    }
}
