//! Listed people with their dates of birth, and their names as people and forms would write them.

use std::collections::BTreeMap;

use vetwork_watchlist::date::{BirthDate, PartialDate};
use vetwork_watchlist::formats::{OfacFiles, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, NameStrength, Party, PartyKind};

use super::names::Names;
use super::perturb::{Spelling, perturb};
use crate::data::{Dice, open, sdn, un};

/// A listed name, changed, with the day on which its bearer was born.
pub(crate) struct Probe {
    pub(crate) origin: &'static str,
    pub(crate) list: Source,
    pub(crate) id: String,
    pub(crate) listed: String,
    pub(crate) change: &'static str,
    pub(crate) name: String,
    pub(crate) birth: PartialDate,
    /// The entry has it to the day; where it has no more than a month or a year, some day of it.
    pub(crate) is_whole: bool,
}

/// People on lists.
pub(crate) struct Listed;

/// Where listed people come from, by what their entries say of nationality and place of birth.
const ORIGINS: [(&str, Spelling, &[&str]); 13] = [
    (
        "African",
        Spelling::Plain,
        &[
            "Somalia",
            "Uganda",
            "Rwanda",
            "Nigeria",
            "Mali",
            "Kenya",
            "South Sudan",
            "Congo",
            "Zimbabwe",
            "Burundi",
            "Central African Republic",
            "Ethiopia",
            "Eritrea",
            "Mozambique",
            "Niger",
            "Chad",
        ],
    ),
    (
        "Arabic",
        Spelling::Arabic,
        &[
            "Iraq",
            "Syria",
            "Syrian Arab Republic",
            "Lebanon",
            "Saudi Arabia",
            "Yemen",
            "Tunisia",
            "Libya",
            "Egypt",
            "Palestinian",
            "Algeria",
            "Kuwait",
            "Jordan",
            "Morocco",
            "Sudan",
            "Qatar",
            "Bahrain",
            "United Arab Emirates",
            "Mauritania",
        ],
    ),
    (
        "Balkan",
        Spelling::Slavic,
        &[
            "Bosnia-Herzegovina",
            "Bosnia and Herzegovina",
            "Serbia",
            "Kosovo",
            "Croatia",
            "Montenegro",
            "North Macedonia",
            "Albania",
            "Bulgaria",
            "The Former Yugoslav Republic of Macedonia",
        ],
    ),
    ("Burmese", Spelling::Plain, &["Burma", "Myanmar"]),
    ("Chinese", Spelling::Chinese, &["China", "Hong Kong", "Taiwan"]),
    ("Korean", Spelling::Korean, &["Korea, North", "North Korea", "North", "Democratic People's Republic of Korea"]),
    ("Malay", Spelling::Malay, &["Indonesia", "Philippines", "Malaysia"]),
    ("Persian", Spelling::Persian, &["Iran", "Iran (Islamic Republic of)"]),
    ("Russian and Ukrainian", Spelling::Slavic, &["Russia", "Belarus", "Ukraine", "Russian Federation"]),
    ("South Asian", Spelling::SouthAsian, &["Afghanistan", "Pakistan", "India", "Bangladesh", "Maldives", "Sri Lanka"]),
    (
        "Spanish",
        Spelling::Spanish,
        &[
            "Mexico",
            "Colombia",
            "Venezuela",
            "Nicaragua",
            "Guatemala",
            "El Salvador",
            "Honduras",
            "Dominican Republic",
            "Spain",
            "Panama",
            "Ecuador",
            "Cuba",
            "Peru",
            "Costa Rica",
        ],
    ),
    ("Turkish", Spelling::Turkish, &["Turkey", "Turkiye", "Azerbaijan"]),
    (
        "Western",
        Spelling::Plain,
        &[
            "United Kingdom",
            "Germany",
            "Belgium",
            "Ireland",
            "France",
            "Switzerland",
            "Netherlands",
            "Italy",
            "United States",
            "Canada",
            "Australia",
            "Austria",
            "South Africa",
            "Norway",
            "Sweden",
            "Denmark",
        ],
    ),
];

/// Changed names of each origin, of people whose entries give the whole date of birth; a fourth of it where they do not.
const EACH: usize = 400;

impl Listed {
    /// OFAC's list of 27 June 2024 with the dates of its remarks, under the names of 20 August 2026, and the list of the
    /// United Nations: the saved lists that give dates of birth as they were published.
    pub(crate) fn lists() -> Vec<List> {
        let entries = open("watchlist/ofac/sdn-legacy-20240627.csv.gz");
        let mut ofac = read_ofac_csv(Source::OfacSdn, OfacFiles::of(entries)).unwrap();
        let newer: BTreeMap<String, Vec<ListedName>> =
            sdn().parties.into_iter().map(|party| (party.id.trim_matches('"').to_owned(), party.names)).collect();
        for party in &mut ofac.parties {
            let known: Vec<String> = party.names.iter().map(|name| name.text.clone()).collect();
            let others = newer.get(&party.id).into_iter().flatten().filter(|name| !known.contains(&name.text));
            party.names.extend(others.map(|name| ListedName { strength: NameStrength::Strong, ..name.clone() }));
        }
        vec![ofac, un()]
    }

    /// Changed names of listed people whose date or year of birth is known: of each origin as many, as far as they go.
    pub(crate) fn probes(lists: &[List], names: &Names) -> Vec<Probe> {
        let mut dice = Dice(super::SEED);
        let mut all = Vec::new();
        for (origin, spelling, countries) in &ORIGINS {
            let people = lists.iter().flat_map(|list| list.parties.iter().map(move |party| (&list.source, party)));
            let of_origin = people.filter(|(_, party)| party.kind == PartyKind::Person && comes_from(party, countries));
            let people: Vec<_> = of_origin.collect();
            for (is_whole, count) in [(true, EACH), (false, EACH / 4)] {
                let named: Vec<_> = people
                    .iter()
                    .filter_map(|(list, party)| Some((*list, *party, born(party, is_whole)?)))
                    .flat_map(|(list, party, birth)| party.names.iter().map(move |name| (list, party, birth, name)))
                    .filter(|(.., name)| is_usable(name))
                    .collect();
                for _ in 0..count.min(3 * named.len()) {
                    let (list, party, birth, listed) = named[dice.roll(named.len())];
                    let (change, name) = perturb(&listed.text, *spelling, names, &mut dice);
                    let birth = match is_whole {
                        true => birth,
                        false => some_day(birth, &mut dice),
                    };
                    let (id, listed) = (party.id.clone(), listed.text.clone());
                    all.push(Probe { origin, list: list.clone(), id, listed, change, name, birth, is_whole });
                }
            }
        }
        all
    }
}

fn comes_from(party: &Party, countries: &[&str]) -> bool {
    let said = match party.nationalities.first() {
        Some(country) => country.as_str(),
        None => party.birth_places.first().map_or("", |place| place.rsplit(", ").next().unwrap_or_default()),
    };
    countries.contains(&said)
}

/// Two words and more in Latin letters, no weak alias, and none that the saved table has garbled.
fn is_usable(name: &ListedName) -> bool {
    let text = &name.text;
    name.strength != NameStrength::Weak
        && text.split_whitespace().count() > 1
        && text.chars().all(|c| c.is_ascii_alphabetic() || " -'.".contains(c))
}

/// The date of birth, to the day or no more precise than the year, if the entry has one of that kind and no other.
fn born(party: &Party, is_whole: bool) -> Option<PartialDate> {
    let known = party.birth_dates.iter().map(|date| match date {
        BirthDate::Known(date) if date.full().is_some() == is_whole => Some(*date),
        _ => None,
    });
    known.collect::<Option<Vec<_>>>()?.first().copied()
}

/// A day that an entry of a year or a month means.
fn some_day(date: PartialDate, dice: &mut Dice) -> PartialDate {
    let month = date.month().unwrap_or(1 + i8::try_from(dice.roll(12)).unwrap());
    PartialDate::of_day(date.year(), month, 1 + i8::try_from(dice.roll(28)).unwrap()).unwrap()
}
