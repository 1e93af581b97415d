//! Labels that OFAC writes before a value in the remarks of its CSV, where nothing but their words sets them apart.

/// Labels of features, and of the documents in OFAC's reference values ("ID DOCUMENT TYPE"), as of January 2025.
/// What ends in a word for a number is found without standing here.
pub(super) const LABELS: [&str; 81] = [
    "DOB",
    "POB",
    "nationality",
    "citizen",
    "Gender",
    "Email Address",
    "Email",
    "E-mail",
    "Phone Number",
    "Telephone Number",
    "Telephone",
    "Tel.",
    "Fax Number",
    "Fax",
    "Website",
    "Linked To",
    "Organization Established Date",
    "Aircraft Manufacture Date",
    "Aircraft Operator",
    "Vessel Year of Build",
    "Vessel Flag",
    "Vessel Owner",
    "Other Vessel Flag",
    "Vessel Call Sign",
    "Other Vessel Call Sign",
    "Vessel Registration Identification",
    "Nationality of Registration",
    "Issuer Name",
    "Aircraft Construction Number (also called L/N or S/N or F/N)",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Mode S Transponder Code",
    "Aircraft Serial Identification",
    "Aircraft Tail Number",
    "Previous Aircraft Tail Number",
    "SWIFT/BIC",
    "BIK (RU)",
    "MMSI",
    "ISIN",
    "Equity Ticker",
    "Passport",
    "Diplomatic Passport",
    "British National Overseas Passport",
    "Stateless Person Passport",
    "SSN",
    "R.F.C.",
    "RFC",
    "D.N.I.",
    "N.I.E.",
    "C.I.F.",
    "C.I.N.",
    "C.U.I.T.",
    "C.U.R.P.",
    "C.U.I.P.",
    "C.U.I.",
    "N.I.F.",
    "I.F.E.",
    "RTN",
    "RSIN",
    "US FEIN",
    "Registration ID",
    "Italian Fiscal Code",
    "Fiscal Code",
    "Credencial electoral",
    "Cartilla de Servicio Militar Nacional",
    "Personal ID Card",
    "Stateless Person ID Card",
    "Refugee ID Card",
    "Tazkira National ID Card",
    "Numero Unico de Identificacao Tributaria (NUIT)",
    "CNP (Personal Numerical Code)",
    "Unified Social Credit Code (USCC)",
    "United Social Credit Code Certificate (USCCC)",
    "Economic Register Number (CBLS)",
    "Russian State Individual Business Registration Number Pattern (OGRNIP)",
    "Chinese Commercial Code",
    "Organization Code",
    "Matricula Mercantil No",
    "Numero de Identidad",
    "License",
    "Seafarer's Identification Document",
    "Registration Certificate Number (Dubai)",
];

/// Words with which a label for a number ends.
const ENDS: [&str; 5] = [" No. ", " Number ", " # ", " Identification ", " Document "];

/// A labelled segment as label and value: `DOB 10 Dec 1948`, `Website:  www.example.org`. `None` for free text.
pub(super) fn split(segment: &str) -> Option<(&str, &str)> {
    let known = LABELS.iter().filter_map(|label| {
        let rest = segment.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label))?;
        let value = segment.get(label.len()..)?;
        value.starts_with([' ', ':']).then_some((rest, value))
    });
    if let Some((label, value)) = known.max_by_key(|(label, _)| label.len()) {
        return Some((label, value.trim_start_matches([' ', ':'])));
    }
    if let Some(rest) = segment.strip_prefix("Digital Currency Address - ") {
        let symbol = rest.split(' ').next()?;
        let label = segment.len() - rest.len() + symbol.len();
        return Some((segment.get(..label)?, segment.get(label..)?.trim_start()));
    }
    ENDS.iter().find_map(|end| numbered(segment, end))
}

/// `Istanbul Chamber of Comm. No. 537070`: a label that ends in a word for a number, and a value with a digit.
fn numbered<'a>(segment: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let at = segment.find(end)? + end.len();
    let (label, value) = (segment.get(..at)?.trim_end(), segment.get(at..)?.trim_start());
    let first = value.split(' ').next()?;
    let words = label.split(' ').count();
    let sound = words <= 9
        && !label.contains([':', ',', ';'])
        && !label.starts_with('(')
        && !label.bytes().any(|byte| byte.is_ascii_digit());
    let number = value.split(" (").next()?;
    (sound && !first.is_empty() && number.bytes().any(|byte| byte.is_ascii_digit())).then_some((label, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments() {
        for (segment, expected) in [
            ("DOB 10 Dec 1948", Some(("DOB", "10 Dec 1948"))),
            ("Website:  www.example.org", Some(("Website", "www.example.org"))),
            ("Linked To: EXAMPLE TRADING", Some(("Linked To", "EXAMPLE TRADING"))),
            ("Passport A1 (Utopia)", Some(("Passport", "A1 (Utopia)"))),
            ("Diplomatic Passport A1", Some(("Diplomatic Passport", "A1"))),
            ("BIK (RU) 0123", Some(("BIK (RU)", "0123"))),
            ("Tax ID No. 12-3 (Utopia)", Some(("Tax ID No.", "12-3 (Utopia)"))),
            ("NIT # 1-2", Some(("NIT #", "1-2"))),
            ("Utopian Chamber of Comm. No. C 9", Some(("Utopian Chamber of Comm. No.", "C 9"))),
            ("Digital Currency Address - XBT 1Abc", Some(("Digital Currency Address - XBT", "1Abc"))),
            ("Secondary sanctions risk: section 1(b) of Executive Order 13224", None),
            ("Resolution 7 Number 8 of the council", None),
            ("Member of the Council", None),
            ("Passportless", None),
            ("(Tax ID No. 5 issued 1990)", None),
            ("Digital Currency Address - ", Some(("Digital Currency Address - ", ""))),
            ("Number", None),
            ("", None),
            ("ééé No. é", None),
        ] {
            assert_eq!(split(segment), expected, "{segment}");
        }
    }
}
