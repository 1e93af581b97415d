//! One made-up list in all four formats: what they all can say, they must all be read as saying.

mod fixtures;

use self::fixtures::{ADDRESSES, ADVANCED, ALIASES, CLASSIC, COMMENTS, ENHANCED, ENTRIES};
use super::{OfacFiles, read_advanced, read_classic, read_enhanced, read_ofac_csv};
use crate::date::{BirthDate, PartialDate};
use crate::formats::FormatError;
use crate::list::{List, Source};
use crate::party::{
    Contact, ContactKind, Identifier, IdentifierKind, ListedName, ListedWallet, NamePart, NameStrength, PartRole,
    Party, PartyKind, Relation, Sex,
};

fn classic(xml: &str) -> Result<List, FormatError> {
    read_classic(Source::OfacSdn, xml.as_bytes())
}

fn enhanced(xml: &str) -> Result<List, FormatError> {
    read_enhanced(Source::OfacSdn, xml.as_bytes())
}

fn advanced(xml: &str) -> Result<List, FormatError> {
    read_advanced(Source::OfacSdn, xml.as_bytes())
}

fn legacy() -> Result<List, FormatError> {
    let files = OfacFiles {
        entries: Box::new(ENTRIES.as_bytes()),
        addresses: Some(Box::new(ADDRESSES.as_bytes())),
        aliases: Some(Box::new(ALIASES.as_bytes())),
        comments: Some(Box::new(COMMENTS.as_bytes())),
    };
    read_ofac_csv(Source::OfacSdn, files)
}

fn person(given: &str, family: &str, strength: NameStrength, former: bool) -> ListedName {
    let part = |role, text: &str| NamePart { role, text: text.to_owned() };
    let parts = vec![part(PartRole::Given, given), part(PartRole::Family, family)];
    ListedName { text: format!("{given} {family}"), parts, strength, former }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// What every format says about the person, without the tie to the firm, the day of listing and the place in the file.
fn anna() -> Party {
    let year = |year| PartialDate::of_year(year).unwrap();
    let identifier = |kind, label: &str, number: &str| Identifier {
        kind,
        label: label.to_owned(),
        number: number.to_owned(),
        country: Some("Utopia".to_owned()),
    };
    let wallet = |symbol: &str, address: &str| ListedWallet { symbol: symbol.to_owned(), address: address.to_owned() };
    Party {
        id: "900001".to_owned(),
        kind: PartyKind::Person,
        names: vec![
            person("Anna", "EXAMPLE", NameStrength::Primary, false),
            person("Ann", "SAMPLE", NameStrength::Strong, false),
            person("Anna", "MUSTER", NameStrength::Strong, true),
            ListedName::new("ANNIE", NameStrength::Weak),
        ],
        birth_dates: vec![
            BirthDate::Known("1983-11-25".parse().unwrap()),
            BirthDate::Circa(year(1982)),
            BirthDate::Between(year(1980), year(1985)),
        ],
        birth_places: texts(&["Amaurot, Utopia"]),
        nationalities: texts(&["Utopia", "Atlantis"]),
        sex: Some(Sex::Female),
        identifiers: vec![
            identifier(IdentifierKind::Passport, "Passport", "X 12"),
            identifier(IdentifierKind::Tax, "Tax ID No.", "77-8"),
        ],
        addresses: texts(&["1 Long Road, Amaurot 77, Utopia", "Atlantis"]),
        wallets: vec![wallet("XBT", "1ExampleAddressOfNobody"), wallet("ETH", "0xExample")],
        contacts: vec![Contact { kind: ContactKind::Email, value: "anna@example.org".to_owned() }],
        programmes: texts(&["DPRK3", "CYBER2"]),
        positions: texts(&["Clerk", "Chief Clerk"]),
        remarks: "Secondary sanctions risk: high".to_owned(),
        page: Some("https://sanctionssearch.ofac.treas.gov/Details.aspx?id=900001".to_owned()),
        ..Party::default()
    }
}

fn check(read: Result<List, FormatError>, format: &str, relation: Relation, listed: bool) {
    let list = read.unwrap_or_else(|error| panic!("{format}: {error}"));
    assert_eq!(list.problems, [], "{format}");
    let mut parties = list.parties;
    for party in &mut parties {
        assert_ne!(party.place, crate::party::Place::Nowhere, "{format}");
        party.place = crate::party::Place::Nowhere;
    }
    let listed_on = if listed { "2031-02-03".parse().ok() } else { None };
    assert_eq!(parties[0], Party { relations: vec![relation], listed_on, ..anna() }, "{format}");
    let firm = &parties[1];
    assert_eq!((firm.id.as_str(), firm.kind), ("900002", PartyKind::Organisation), "{format}");
    assert_eq!(firm.names, [ListedName::new("EXAMPLE TRADING CO., LTD.", NameStrength::Primary)], "{format}");
    let ship = &parties[2];
    assert_eq!(ship.kind, PartyKind::Vessel, "{format}");
    assert_eq!(ship.nationalities, ["Utopia"], "{format}");
    let numbers: Vec<&str> = ship.identifiers.iter().map(|number| number.number.as_str()).collect();
    assert_eq!(numbers, ["UX12", "IMO 1234567"], "{format}");
    assert!(ship.identifiers.iter().all(|number| number.kind == IdentifierKind::Vessel), "{format}");
    assert_eq!(parties.len(), 3, "{format}");
}

#[test]
fn all_formats_say_the_same() {
    let tie = |to: Option<&str>, name: Option<&str>, label: &str| Relation {
        to: to.map(str::to_owned),
        name: name.map(str::to_owned),
        label: label.to_owned(),
    };
    let firm = "EXAMPLE TRADING CO., LTD.";
    check(legacy(), "legacy", tie(None, Some(firm), "Linked To"), false);
    check(classic(CLASSIC), "classic", tie(None, Some(firm), "Linked To"), false);
    check(enhanced(ENHANCED), "enhanced", tie(Some("900002"), Some(firm), "Owned or Controlled By"), true);
    check(advanced(ADVANCED), "advanced", tie(Some("900002"), None, "Owned or Controlled By"), true);
}

#[test]
fn lists_say_of_which_day_they_are() {
    let day = "2031-02-04".parse().ok();
    let list = classic(CLASSIC).unwrap();
    assert_eq!((list.published, list.declared), (day, Some(3)));
    assert_eq!(enhanced(ENHANCED).unwrap().published, day);
    assert_eq!(advanced(ADVANCED).unwrap().published, day);
}

#[test]
fn a_name_in_its_own_script_stands_beside_the_primary_one() {
    let scripted = ListedName {
        text: "김안나".to_owned(),
        parts: vec![
            NamePart { role: PartRole::Family, text: "김".to_owned() },
            NamePart { role: PartRole::Given, text: "안나".to_owned() },
        ],
        strength: NameStrength::Strong,
        former: false,
    };
    let latin = "ScriptID=\"215\">Anna</NamePartValue></DocumentedNamePart></DocumentedName>";
    let spelled = "<DocumentedName ID=\"9\"><DocumentedNamePart><NamePartValue NamePartGroupID=\"11\">김</NamePartValue>\
         </DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID=\"12\">안나</NamePartValue>\
         </DocumentedNamePart></DocumentedName>";
    let list = advanced(&ADVANCED.replacen(latin, &format!("{latin}{spelled}"), 1)).unwrap();
    assert_eq!(list.parties[0].names[0].strength, NameStrength::Primary);
    assert!(list.parties[0].names.contains(&scripted), "{:?}", list.parties[0].names);
}

#[test]
fn bad_entries_lose_no_good_ones() {
    let check = |list: List, parties: usize, problem: (&str, &str)| {
        assert_eq!(list.parties.len(), parties);
        let found: Vec<(&str, &str)> = list.problems.iter().map(|p| (p.field.as_str(), p.what.as_str())).collect();
        assert!(found.contains(&problem), "{found:?}");
    };
    let nameless = CLASSIC.replace("<lastName>EXAMPLE TRADING CO., LTD.</lastName>", "<lastName/>");
    check(classic(&nameless).unwrap(), 2, ("lastName", "the entry has no name and is left out"));
    let undated = CLASSIC.replace("circa 1982", "long ago");
    check(classic(&undated).unwrap(), 3, ("dateOfBirth", "\"long ago\" is no date that is understood"));
    let lost = ADVANCED.replace("From-ProfileID=\"900001\"", "From-ProfileID=\"1\"");
    check(advanced(&lost).unwrap(), 3, ("From-ProfileID", "there is no such profile"));
    let lost = ADVANCED.replace("IdentityID=\"501\"", "IdentityID=\"1\"");
    check(advanced(&lost).unwrap(), 3, ("IdentityID", "there is no such identity"));

    let lost = ADVANCED.replace("FeatureTypeID=\"6\"", "FeatureTypeID=\"66\"");
    check(advanced(&lost).unwrap(), 3, ("FeatureTypeID", "there is no word for the number \"66\""));
    let lost = ADVANCED.replace("<VersionLocation LocationID=\"33\"", "<VersionLocation LocationID=\"34\"");
    check(advanced(&lost).unwrap(), 3, ("LocationID", "there is no such place"));

    let read = |entries: &str, addresses: &str| {
        let addresses = addresses.as_bytes().to_vec();
        let files = OfacFiles { addresses: Some(Box::new(addresses.as_slice())), ..OfacFiles::of(entries.as_bytes()) };
        read_ofac_csv(Source::OfacSdn, files).unwrap()
    };
    let short = format!("7,\"SHORT\"\r\n{ENTRIES}");
    check(read(&short, ""), 3, ("entries", "2 columns instead of 12"));
    check(read(ENTRIES, "8,1,-0- ,-0- ,-0- ,-0- \r\n"), 3, ("addresses", "there is no entry of this number"));
    let unknown = ENTRIES.replace("\u{1a}", "what is this\r\n");
    check(read(&unknown, ""), 3, ("entries", "1 columns instead of 12"));
}

#[test]
fn half_a_list_is_refused() {
    for (name, xml, read) in [
        ("classic", CLASSIC, classic as fn(&str) -> Result<List, FormatError>),
        ("enhanced", ENHANCED, enhanced),
        ("advanced", ADVANCED, advanced),
    ] {
        for end in (0..xml.trim_end().len()).step_by(7).filter(|end| xml.is_char_boundary(*end)) {
            assert!(read(&xml[..end]).is_err(), "{name} up to {end}");
        }
    }
    let cut = &ENTRIES[..ENTRIES.len() - 40];
    let error = read_ofac_csv(Source::OfacSdn, OfacFiles::of(cut.as_bytes())).unwrap_err();
    assert!(matches!(error, FormatError::Truncated { .. }), "{error}");
    let page = "<!DOCTYPE html>\n<html>\n";
    let error = read_ofac_csv(Source::OfacSdn, OfacFiles::of(page.as_bytes())).unwrap_err();
    assert!(matches!(error, FormatError::WebPage), "{error}");
}

#[test]
fn remarks_go_on_in_the_comments() {
    let start = format!("DOB 1970; {}; Digital Currency Address - XBT 1Exam", "a".repeat(1000 - 48));
    assert_eq!(start.len(), 1000);
    let entries = format!("1,\"EXAMPLE, Anna\",\"individual\",\"X\"{},\"{start}\"\r\n", ",-0- ".repeat(7));
    let read = |comments: &str| {
        let comments = comments.to_owned().into_bytes();
        let comments: Option<Box<dyn std::io::Read + '_>> = Some(Box::new(std::io::Cursor::new(comments)));
        let list = read_ofac_csv(Source::OfacSdn, OfacFiles { comments, ..OfacFiles::of(entries.as_bytes()) }).unwrap();
        let wallets: Vec<String> = list.parties[0].wallets.iter().map(|wallet| wallet.address.clone()).collect();
        (wallets, list.problems.len())
    };
    assert_eq!(read("1,\"ple; Digital Currency Address - XBT 1Two.\"\r\n"), (texts(&["1Example", "1Two"]), 0));
    assert_eq!(read(""), (vec![], 1), "half an address is none");
    assert_eq!(read("2,\"ple.\"\r\n"), (vec![], 2), "nor is the other half, of another entry");
    let whole = format!("1,\"EXAMPLE, Anna\",\"individual\",\"X\"{},\"DOB 1970.\"\r\n", ",-0- ".repeat(7));
    let comments: &[u8] = b"1,\"; DOB 1971.\"\r\n";
    let files = OfacFiles { comments: Some(Box::new(comments)), ..OfacFiles::of(whole.as_bytes()) };
    let list = read_ofac_csv(Source::OfacSdn, files).unwrap();
    assert_eq!(list.problems[0].field, "comments", "remarks that are whole do not go on");
    assert_eq!(list.parties[0].birth_dates.len(), 1);
}
