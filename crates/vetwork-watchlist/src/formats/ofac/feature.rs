//! A labelled value (`Passport`, `Gender`, `Digital Currency Address - XBT`) in its place in the party.
//! The four formats have the same labels and differ in where they stand.

use super::date;
use crate::formats::label::identifier_kind;
use crate::party::{Contact, ContactKind, Identifier, ListedWallet, Party, Relation, Sex};

/// What a label means for the party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Birth,
    BirthPlace,
    Nationality,
    Sex,
    Wallet,
    Contact(ContactKind),
    Position,
    Relation,
    Number,
    Remark,
}

/// Words in a label that promise a number.
const NUMBER_WORDS: [&str; 13] = [
    "number",
    "no",
    "#",
    "id",
    "passport",
    "identification",
    "code",
    "license",
    "licence",
    "certificate",
    "card",
    "document",
    "registration",
];

/// Labels that are numbers and do not look like it.
const NUMBERS: [&str; 25] = [
    "credencial electoral",
    "cartilla de servicio militar nacional",
    "numero de identidad",
    "r.f.c.",
    "rfc",
    "d.n.i.",
    "n.i.e.",
    "c.i.f.",
    "c.i.n.",
    "c.u.i.t.",
    "c.u.r.p.",
    "c.u.i.p.",
    "c.u.i.",
    "n.i.f.",
    "i.f.e.",
    "ssn",
    "us fein",
    "rtn",
    "rsin",
    "mmsi",
    "isin",
    "equity ticker",
    "swift/bic",
    "bik (ru)",
    "romanian c.r.",
];

/// What a label means, in any case, with or without the colon at its end.
pub(super) fn meaning(label: &str) -> Meaning {
    let label = plain(label).to_lowercase();
    match label.as_str() {
        "dob"
        | "birthdate"
        | "date of birth"
        | "organization established date"
        | "aircraft manufacture date"
        | "vessel year of build" => Meaning::Birth,
        "pob" | "place of birth" => Meaning::BirthPlace,
        "nationality"
        | "nationality country"
        | "citizen"
        | "citizenship"
        | "citizenship country"
        | "nationality of registration"
        | "vessel flag"
        | "other vessel flag" => Meaning::Nationality,
        "gender" | "sex" => Meaning::Sex,
        "email address" | "email" | "e-mail" => Meaning::Contact(ContactKind::Email),
        "phone number" | "phone" | "telephone" | "telephone number" | "tel." | "fax" | "fax number" => {
            Meaning::Contact(ContactKind::Phone)
        }
        "website" => Meaning::Contact(ContactKind::Website),
        "title" => Meaning::Position,
        "linked to" | "aircraft operator" | "vessel owner" | "issuer name" => Meaning::Relation,
        _ if label.starts_with("digital currency address") => Meaning::Wallet,
        _ if label.contains("call sign") || label.contains("mode s") || number(&label) => Meaning::Number,
        _ => Meaning::Remark,
    }
}

fn number(label: &str) -> bool {
    // Dates of measures and their texts hold such words too, and say nothing about who it is.
    let measure = ["date", "information", "directive", "risk", "determination", "type"];
    let mut words = label.split(|c: char| !c.is_alphanumeric() && c != '#').filter(|word| !word.is_empty());
    NUMBERS.contains(&label)
        || (words.clone().any(|word| NUMBER_WORDS.contains(&word)) && !words.any(|word| measure.contains(&word)))
}

/// A label without the mark that leads over to its value.
fn plain(label: &str) -> &str {
    label.trim().trim_end_matches([':', '-', ' '])
}

/// Puts a labelled value where it belongs. `document` says that the list itself calls it a document, whatever its label.
///
/// The error says in words what is wrong with the value, which then stands among the remarks.
pub(super) fn add(
    party: &mut Party,
    label: &str,
    value: &str,
    country: Option<&str>,
    document: bool,
) -> Result<(), String> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(());
    }
    let meaning = if document { Meaning::Number } else { meaning(label) };
    match meaning {
        Meaning::Birth => match date::birth(value) {
            Some(date) => party.birth_dates.push(date),
            None => {
                labelled_remark(party, label, value);
                return Err(format!("\"{value}\" is no date that is understood"));
            }
        },
        Meaning::BirthPlace => party.birth_places.push(value.to_owned()),
        Meaning::Nationality => party.nationalities.push(value.to_owned()),
        Meaning::Sex => match value.to_ascii_lowercase().as_str() {
            "female" => party.sex = Some(Sex::Female),
            "male" => party.sex = Some(Sex::Male),
            _ => labelled_remark(party, label, value),
        },
        Meaning::Wallet => {
            let symbol = label.split_once(" - ").map(|(_, symbol)| symbol.trim().to_owned()).unwrap_or_default();
            party.wallets.push(ListedWallet { symbol, address: value.to_owned() });
        }
        Meaning::Contact(kind) => party.contacts.push(Contact { kind, value: value.to_owned() }),
        Meaning::Position => party.positions.push(value.to_owned()),
        Meaning::Relation => {
            let label = plain(label).to_owned();
            party.relations.push(Relation { to: None, name: Some(value.to_owned()), label });
        }
        Meaning::Number => party.identifiers.push(Identifier {
            kind: identifier_kind(label),
            label: plain(label).to_owned(),
            number: value.to_owned(),
            country: country.map(str::trim).filter(|country| !country.is_empty()).map(str::to_owned),
        }),
        Meaning::Remark => labelled_remark(party, label, value),
    }
    Ok(())
}

/// Adds free text to the remarks.
pub(super) fn remark(party: &mut Party, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    if !party.remarks.is_empty() {
        party.remarks.push_str("; ");
    }
    party.remarks.push_str(text);
}

fn labelled_remark(party: &mut Party, label: &str, value: &str) {
    remark(party, &format!("{} {value}", label.trim()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::IdentifierKind;

    #[test]
    fn labels_have_a_meaning() {
        for (label, expected) in [
            ("Birthdate", Meaning::Birth),
            ("Aircraft Manufacture Date", Meaning::Birth),
            ("Gender", Meaning::Sex),
            ("Vessel Flag", Meaning::Nationality),
            ("Former Vessel Flag", Meaning::Remark),
            ("Website:", Meaning::Contact(ContactKind::Website)),
            ("Linked To:", Meaning::Relation),
            ("Digital Currency Address - XBT", Meaning::Wallet),
            ("Tax ID No.", Meaning::Number),
            ("C.U.R.P.", Meaning::Number),
            ("A New Kind of Number", Meaning::Number),
            ("Other Vessel Call Sign", Meaning::Number),
            ("Aircraft Mode S Transponder Code", Meaning::Number),
            ("Secondary sanctions risk:", Meaning::Remark),
            ("Executive Order 13662 Directive Determination -", Meaning::Remark),
            ("Listing Date (EO 14024 Directive 2):", Meaning::Remark),
            ("Organization Type:", Meaning::Remark),
            ("", Meaning::Remark),
        ] {
            assert_eq!(meaning(label), expected, "{label}");
        }
    }

    #[test]
    fn values_find_their_place() {
        let mut party = Party::default();
        add(&mut party, "Digital Currency Address - XBT", " 1ExampleAddress ", None, false).unwrap();
        add(&mut party, "Passport", "X1", Some("Utopia"), false).unwrap();
        add(&mut party, "Laissez-passer", "77", None, true).unwrap();
        add(&mut party, "Secondary sanctions risk:", "high", None, false).unwrap();
        add(&mut party, "Website", "  ", None, false).unwrap();
        let error = add(&mut party, "DOB", "long ago", None, false).unwrap_err();
        assert_eq!(error, "\"long ago\" is no date that is understood");
        assert_eq!(party.wallets, [ListedWallet { symbol: "XBT".to_owned(), address: "1ExampleAddress".to_owned() }]);
        let kinds: Vec<IdentifierKind> = party.identifiers.iter().map(|number| number.kind).collect();
        assert_eq!(kinds, [IdentifierKind::Passport, IdentifierKind::Other]);
        assert_eq!(party.identifiers[0].country.as_deref(), Some("Utopia"));
        assert_eq!(party.remarks, "Secondary sanctions risk: high; DOB long ago");
        assert!(party.contacts.is_empty());
    }
}
