//! `SDN_ADVANCED.XML`, by the schema's order: words, places, documents, parties, ties, sanctions.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::party::{ListedName, NameStrength, Party};

use super::{birth_label, contact_label, escaped, group, inverted, kind, last_first, sex, span, tag, without_country};

/// Numbers for words, by the element of their set.
#[derive(Default)]
struct Words(BTreeMap<&'static str, BTreeMap<String, usize>>);

impl Words {
    fn id(&mut self, set: &'static str, word: &str) -> usize {
        let words = self.0.entry(set).or_default();
        let next = words.len() + 1;
        *words.entry(word.to_owned()).or_insert(next)
    }

    fn write(&self) -> String {
        let sets = self.0.iter().map(|(set, words)| {
            let all: String =
                words.iter().map(|(word, id)| format!("<{set} ID=\"{id}\">{}</{set}>", escaped(word))).collect();
            group(&format!("{set}Values"), &all)
        });
        sets.collect()
    }
}

#[derive(Default)]
struct Writer<'a> {
    words: Words,
    locations: BTreeMap<&'a str, usize>,
    documents: String,
    parties: String,
    ties: String,
    sanctions: String,
}

pub(crate) fn write(parties: &[Party]) -> String {
    let mut writer = Writer::default();
    // In the order of the real list's words for parties, which two levels tell apart.
    let types = "<PartySubTypeValues><PartySubType ID=\"1\" PartyTypeID=\"4\">Vessel</PartySubType>\
         <PartySubType ID=\"2\" PartyTypeID=\"4\">Aircraft</PartySubType><PartySubType ID=\"3\" PartyTypeID=\"2\">Unknown</PartySubType>\
         <PartySubType ID=\"4\" PartyTypeID=\"1\">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues>\
         <PartyType ID=\"1\">Individual</PartyType><PartyType ID=\"2\">Entity</PartyType><PartyType ID=\"4\">Transport</PartyType></PartyTypeValues>\n";
    let by_name: BTreeMap<String, &str> =
        parties.iter().rev().map(|party| (inverted(&party.names[0]), party.id.as_str())).collect();
    for party in parties {
        writer.party(party, &by_name);
    }
    let locations = writer.locations();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Sanctions xmlns=\"https://example.org/ADVANCED_XML\" Version=\"1\">\
         <DateOfIssue CalendarTypeID=\"1\">{}</DateOfIssue>\n{}{locations}{}{}{}{}</Sanctions>\n",
        day(Date::constant(2031, 2, 4)),
        group("ReferenceValueSets", &(types.to_owned() + &writer.words.write())),
        group("IDRegDocuments", &writer.documents),
        group("DistinctParties", &writer.parties),
        group("ProfileRelationships", &writer.ties),
        group("SanctionsEntries", &writer.sanctions),
    )
}

impl<'a> Writer<'a> {
    fn party(&mut self, party: &'a Party, by_name: &BTreeMap<String, &str>) {
        let mut comment: Vec<String> =
            Some(party.remarks.clone()).into_iter().filter(|text| !text.is_empty()).collect();
        let mut features = String::new();
        for relation in &party.relations {
            let name = relation.name.as_deref().unwrap_or_default();
            match (relation.label.as_str(), by_name.get(name)) {
                ("Linked To", Some(to)) => {
                    let kind = self.words.id("RelationType", "Linked To");
                    let _ = writeln!(
                        self.ties,
                        "<ProfileRelationship From-ProfileID=\"{}\" To-ProfileID=\"{to}\" RelationTypeID=\"{kind}\" Former=\"false\"/>",
                        party.id
                    );
                }
                ("Linked To", None) => comment.push(format!("(Linked To: {name})")),
                (label, _) => features += &self.feature(label, &detail(name)),
            }
        }
        features += &self.features(party);
        for number in &party.identifiers {
            self.document(&party.id, &number.label, &number.number, number.country.as_deref());
        }
        let subtype = match kind(party) {
            "Vessel" => 1,
            "Aircraft" => 2,
            "Entity" => 3,
            _ => 4,
        };
        let names = self.names(&party.names);
        let id = &party.id;
        let _ = writeln!(
            self.parties,
            "<DistinctParty FixedRef=\"{id}\">{}<Profile ID=\"{id}\" PartySubTypeID=\"{subtype}\">\
             <Identity ID=\"i{id}\" FixedRef=\"{id}\" Primary=\"true\" False=\"false\">{names}</Identity>{features}</Profile></DistinctParty>",
            tag("Comment", &comment.join("; ")),
        );
        let kind = self.words.id("SanctionsType", "Program");
        let measures: String = party
            .programmes
            .iter()
            .map(|text| {
                format!("<SanctionsMeasure SanctionsTypeID=\"{kind}\">{}</SanctionsMeasure>", tag("Comment", text))
            })
            .collect();
        let event = party.listed_on.map(|date| group("EntryEvent", &group("Date", &day(date)))).unwrap_or_default();
        let _ = writeln!(self.sanctions, "<SanctionsEntry ProfileID=\"{id}\">{event}{measures}</SanctionsEntry>");
    }

    fn features(&mut self, party: &'a Party) -> String {
        let mut all = String::new();
        for date in &party.birth_dates {
            all += &self.feature(birth_label(party), &period(*date));
        }
        for place in &party.birth_places {
            all += &self.feature("Place of Birth", &detail(place));
        }
        for country in &party.nationalities {
            let place = self.place(country);
            all += &self.feature("Nationality Country", &place);
        }
        for address in &party.addresses {
            let place = self.place(address);
            all += &self.feature("Location", &place);
        }
        if let Some(sex) = sex(party) {
            let id = self.words.id("DetailReference", sex);
            all += &self.feature("Gender", &format!("<VersionDetail DetailReferenceID=\"{id}\"/>"));
        }
        for wallet in &party.wallets {
            all += &self.feature(&format!("Digital Currency Address - {}", wallet.symbol), &detail(&wallet.address));
        }
        for contact in &party.contacts {
            all += &self.feature(contact_label(contact), &detail(&contact.value));
        }
        for title in &party.positions {
            all += &self.feature("Title", &detail(title));
        }
        all
    }

    fn feature(&mut self, label: &str, inner: &str) -> String {
        let id = self.words.id("FeatureType", label);
        format!("<Feature FeatureTypeID=\"{id}\"><FeatureVersion><Comment/>{inner}</FeatureVersion></Feature>\n")
    }

    fn place(&mut self, text: &'a str) -> String {
        let next = self.locations.len() + 1;
        let id = *self.locations.entry(text).or_insert(next);
        format!("<VersionLocation LocationID=\"{id}\"/>")
    }

    fn locations(&mut self) -> String {
        let mut all = String::new();
        for (text, id) in std::mem::take(&mut self.locations) {
            let (rest, country) = without_country(text);
            let country = self.words.id("Country", country);
            let part = self.words.id("LocPartType", "ADDRESS1");
            let part = match rest {
                "" => String::new(),
                rest => format!(
                    "<LocationPart LocPartTypeID=\"{part}\"><LocPartValue Primary=\"true\"><Comment/>{}</LocPartValue></LocationPart>",
                    tag("Value", rest)
                ),
            };
            let _ = writeln!(all, "<Location ID=\"{id}\"><LocationCountry CountryID=\"{country}\"/>{part}</Location>");
        }
        group("Locations", &all)
    }

    fn document(&mut self, party: &str, label: &str, number: &str, country: Option<&str>) {
        let kind = self.words.id("IDRegDocType", label);
        let country = country.map(|country| format!(" IssuedBy-CountryID=\"{}\"", self.words.id("Country", country)));
        let _ = writeln!(
            self.documents,
            "<IDRegDocument IDRegDocTypeID=\"{kind}\" IdentityID=\"i{party}\"{}>{}</IDRegDocument>",
            country.unwrap_or_default(),
            tag("IDRegistrationNo", number)
        );
    }

    fn names(&mut self, names: &[ListedName]) -> String {
        let (mut aliases, mut groups) = (String::new(), String::new());
        for (index, name) in names.iter().enumerate() {
            let primary = name.strength == NameStrength::Primary;
            let kind = match (primary, name.former) {
                (true, _) => "Name",
                (_, true) => "F.K.A.",
                _ => "A.K.A.",
            };
            let parts = match last_first(name) {
                (whole, "") => vec![("Entity Name", whole)],
                (family, given) => vec![("Last Name", family), ("First Name", given)],
            };
            let mut documented = String::new();
            for (number, (role, text)) in parts.into_iter().enumerate() {
                let (role, group) = (self.words.id("NamePartType", role), format!("{index}-{number}"));
                documented += &format!(
                    "<DocumentedNamePart><NamePartValue NamePartGroupID=\"{group}\" ScriptID=\"215\">{}</NamePartValue></DocumentedNamePart>",
                    escaped(text)
                );
                groups += &format!(
                    "<MasterNamePartGroup><NamePartGroup ID=\"{group}\" NamePartTypeID=\"{role}\"/></MasterNamePartGroup>"
                );
            }
            let kind = self.words.id("AliasType", kind);
            let weak = name.strength == NameStrength::Weak;
            aliases += &format!(
                "<Alias AliasTypeID=\"{kind}\" Primary=\"{primary}\" LowQuality=\"{weak}\"><DocumentedName>{documented}</DocumentedName></Alias>\n"
            );
        }
        aliases + &group("NamePartGroups", &groups)
    }
}

fn detail(text: &str) -> String {
    format!("<VersionDetail DetailTypeID=\"1432\">{}</VersionDetail>", escaped(text))
}

fn period(date: BirthDate) -> String {
    let days = span(date).map(day);
    let about = matches!(date, BirthDate::Circa(_));
    let bound = |name: &str, from: &str, to: &str| {
        format!("<{name} Approximate=\"{about}\">{}{}</{name}>", group("From", from), group("To", to))
    };
    group("DatePeriod", &(bound("Start", &days[0], &days[1]) + &bound("End", &days[2], &days[3])))
}

fn day(date: Date) -> String {
    [
        tag("Year", &date.year().to_string()),
        tag("Month", &date.month().to_string()),
        tag("Day", &date.day().to_string()),
    ]
    .concat()
}
