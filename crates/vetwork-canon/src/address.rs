//! Postal addresses: the key under which two spellings of one address meet, and places that receive mail for many.

mod maildrop;
mod words;

pub use maildrop::{MailDropKind, mail_drop_pattern};

/// A postal address in its parts, as given. Lines are street lines; the rest may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct AddressParts<'a> {
    /// Street, house number and unit, on one or more lines.
    pub lines: &'a [&'a str],
    /// City or locality.
    pub city: &'a str,
    /// State, province or region.
    pub region: &'a str,
    /// Postal code.
    pub postcode: &'a str,
    /// Country, as a name or ISO 3166-1 code.
    pub country: &'a str,
}

/// Two keys of one address. Equal keys mean one address however it was written; unequal keys mean nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressKey {
    /// House number, street, unit, place and country.
    pub exact: String,
    /// The same without the unit: everyone in the building shares it.
    pub building: String,
}

/// A street line holds less than this; more is cut.
const MAX_LENGTH: usize = 400;

/// The keys of an address; `None` without a street line or without a place.
#[must_use]
pub fn key(parts: &AddressParts<'_>) -> Option<AddressKey> {
    let country = words::country(&folded(parts.country));
    let mut street = Vec::new();
    let mut unit = Vec::new();
    for line in parts.lines {
        let (line_street, line_unit) = split_unit(&folded(line), &country);
        street.extend(line_street);
        unit.extend(line_unit);
    }
    let street = street_key(street);
    // A postcode names the place better than a city, whose districts and languages vary.
    let postcode: String = postcode(parts.postcode, &country);
    let place = if postcode.is_empty() { place(parts, &country) } else { postcode };
    if street.is_empty() || place.is_empty() {
        return None;
    }
    unit.sort();
    let building = format!("{street}|{place}|{country}");
    let exact = format!("{street}|{}|{place}|{country}", unit.join(" "));
    Some(AddressKey { exact, building })
}

fn folded(text: &str) -> String {
    // German streets are written with `ss` and `ae` as often as with `ß` and `ä`.
    let head = text.char_indices().nth(MAX_LENGTH).map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    crate::text::fold(&crate::text::umlauts_written_out(head))
}

fn postcode(text: &str, country: &str) -> String {
    let code: String = crate::text::fold(text).chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let digits = code.chars().take_while(char::is_ascii_digit).count();
    // ZIP+4 names a side of a block; one writer in ten gives it.
    if country == "us" && digits == 9 { code.chars().take(5).collect() } else { code }
}

fn place(parts: &AddressParts<'_>, country: &str) -> String {
    let compact = |text: &str| folded(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let city = compact(parts.city);
    let region = folded(parts.region);
    let region = if country == "us" {
        words::us_state(&region).map_or(compact(&region), str::to_owned)
    } else {
        compact(&region)
    };
    if city.is_empty() { String::new() } else { format!("{city},{region}") }
}

/// The words of a line that name the street and the words that name a unit inside the building.
fn split_unit(line: &str, country: &str) -> (Vec<String>, Vec<String>) {
    let spaced = line.replace('#', " # ");
    let words: Vec<&str> = spaced
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '#' | '-' | '/' | '\'')))
        .map(|word| word.trim_matches(['-', '/', '\'']))
        .filter(|word| !word.is_empty())
        .collect();
    let (mut street, mut unit) = (Vec::new(), Vec::new());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        if word == "#" || words::is_unit(word) {
            // `Apt # 4B`: the marks fall away, the number stays.
            while words
                .next_if(|next| *next == "#" || words::is_unit(next) || matches!(*next, "no" | "nr" | "number"))
                .is_some()
            {}
            if let Some(number) = words.next() {
                unit.push(number.replace(['-', '/'], ""));
            }
        } else if let Some(number) = words::unit_and_number(word) {
            unit.push(number.to_owned());
        } else if word == "floor" || word == "fl" || word == "og" || word == "etage" {
            if let Some(number) =
                street.pop_if(|last: &mut String| last.starts_with(|c: char| c.is_ascii_digit()) && last.len() <= 4)
            {
                unit.push(format!("f{}", number.trim_end_matches(|c: char| c.is_ascii_alphabetic())));
            }
        } else {
            house_number(word, country, &mut street, &mut unit);
        }
    }
    (street, unit)
}

/// `12/5` is house 12, flat 5 in Poland; `12-14` is a range everywhere; `12 a` and `12a` are one.
fn house_number(word: &str, country: &str, street: &mut Vec<String>, unit: &mut Vec<String>) {
    let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    let after_number = street.last().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    // In these countries the letter after a number is more often a short street type: `12, R. de la République`.
    let is_type = matches!((country, word), ("fr" | "pt", "r") | ("es", "c") | ("it", "v"));
    if is_letter && after_number && country != "us" && !is_type {
        if let Some(last) = street.last_mut() {
            last.push_str(word);
        }
    } else if let (true, "pl", Some((house, flat))) = (starts_with_digit, country, word.split_once('/')) {
        street.push(house.to_owned());
        unit.push(flat.to_owned());
    } else {
        street.push(word.replace('\'', ""));
    }
}

/// Street words in their long form, sorted, so that the order of number and street does not matter.
fn street_key(words: Vec<String>) -> String {
    let mut long: Vec<String> = words.iter().filter_map(|word| words::street(word)).collect();
    if long.is_empty() {
        long = words;
    }
    long.sort();
    long.dedup();
    long.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Given<'a> = (&'a [&'a str], &'a str, &'a str, &'a str, &'a str);

    fn of(given: Given<'_>) -> Option<AddressKey> {
        let (lines, city, region, postcode, country) = given;
        key(&AddressParts { lines, city, region, postcode, country })
    }

    #[test]
    fn one_address() {
        let same: &[(Given<'_>, Given<'_>)] = &[
            (
                (&["123 Main Street", "Apt 4B"], "Austin", "TX", "78701", "US"),
                (&["123 MAIN ST. #4B"], "AUSTIN", "Texas", "78701-1234", "USA"),
            ),
            (
                (&["45 North Oak Avenue, Suite 200"], "Denver", "Colorado", "", "US"),
                (&["45 N Oak Ave Ste. 200"], "denver", "CO", "", "United States"),
            ),
            (
                (&["Müllerstraße 12"], "Berlin", "", "13353", "DE"),
                (&["Muellerstr. 12"], "BERLIN", "", "13353", "Germany"),
            ),
            (
                (&["Berliner Straße 12a"], "Köln", "", "50667", "DE"),
                (&["Berliner Str. 12 A"], "Koeln", "", "50667", "Deutschland"),
            ),
            (
                (&["ul. Długa 12/5"], "Warszawa", "", "00-238", "PL"),
                (&["Dluga 12 m. 5"], "Warsaw", "", "00238", "Poland"),
            ),
            (
                (&["12 rue de la République"], "Lyon", "", "69001", "FR"),
                (&["12, R. de la Republique"], "LYON", "", "69001", "France"),
            ),
            (
                (&["Calle Mayor 5, 2"], "Madrid", "", "28013", "ES"),
                (&["C/ Mayor, 5 2"], "Madrid", "", "28013", "España"),
            ),
            ((&["Via Roma 10"], "Milano", "", "20121", "IT"), (&["V. Roma, 10"], "Milan", "", "20121", "Italy")),
            (
                (&["Kerkstraat 7"], "Amsterdam", "", "1017 GA", "NL"),
                (&["Kerkstr. 7"], "Amsterdam", "", "1017ga", "Netherlands"),
            ),
            (
                (&["Flat 3, 10 High Road"], "London", "", "N15 4ND", "GB"),
                (&["10 High Rd, Flat 3"], "London", "", "n154nd", "United Kingdom"),
            ),
        ];
        for (a, b) in same {
            assert_eq!(of(*a), of(*b), "{a:?} {b:?}");
            assert!(of(*a).is_some());
        }
    }

    #[test]
    fn neighbours_and_others() {
        let base: Given<'_> = (&["123 Main Street Apt 4"], "Austin", "TX", "78701", "US");
        for (other, same_building) in [
            ((&["123 Main Street Apt 5"][..], "Austin", "TX", "78701", "US"), true),
            ((&["123 Main Street"], "Austin", "TX", "78701", "US"), true),
            ((&["125 Main Street Apt 4"], "Austin", "TX", "78701", "US"), false),
            ((&["123 Main Avenue Apt 4"], "Austin", "TX", "78701", "US"), false),
            ((&["123 Main Street Apt 4"], "Austin", "TX", "78702", "US"), false),
            ((&["123 North Main Street Apt 4"], "Austin", "TX", "78701", "US"), false),
        ] {
            let (a, b) = (of(base).unwrap(), of(other).unwrap());
            assert_ne!(a.exact, b.exact, "{other:?}");
            assert_eq!(a.building == b.building, same_building, "{other:?}");
        }
    }

    #[test]
    fn incomplete() {
        for given in [
            (&[][..], "Austin", "TX", "78701", "US"),
            (&["123 Main Street"], "", "", "", "US"),
            (&[""], "", "", "", ""),
        ] {
            assert_eq!(of(given), None, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn any_input(line in "\\PC{0,60}", city in "\\PC{0,20}", postcode in "\\PC{0,12}", country in "\\PC{0,12}|US|PL|DE") {
            let given = (&[&*line][..], &*city, "", &*postcode, &*country);
            if let Some(first) = of(given) {
                let upper = line.to_uppercase();
                if line.is_ascii() {
                    prop_assert_eq!(of((&[&*upper], &city, "", &postcode, &country)), Some(first));
                }
            }
        }
    }
}
