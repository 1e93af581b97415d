//! Bytes that nobody promised anything about: whatever they are, a reader says so and does not panic.

use proptest::prelude::*;
use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::{
    Identifier, IdentifierKind, ListedName, NamePart, NameStrength, PartRole, Party, PartyKind,
};

use crate::written::workbook::{Cell, workbook, zipped};
use crate::written::{eu, japan, seco, uk};

/// Two made-up parties with something in every field that the formats have.
fn parties() -> Vec<Party> {
    let part = |role, text: &str| NamePart { role, text: text.to_owned() };
    let anna = Party {
        id: "EXA/0001".replace('/', ""),
        kind: PartyKind::Person,
        names: vec![
            ListedName {
                text: "Anna Beispiel".to_owned(),
                parts: vec![part(PartRole::Given, "Anna"), part(PartRole::Family, "Beispiel")],
                strength: NameStrength::Primary,
                former: false,
            },
            ListedName::new("Анна (Nana)；x", NameStrength::Weak),
        ],
        birth_dates: vec!["1970-11-25".parse().map(vetwork_watchlist::date::BirthDate::Known).expect("a date")],
        birth_places: vec!["Atlantis".to_owned()],
        nationalities: vec!["Utopia".to_owned()],
        identifiers: vec![Identifier {
            kind: IdentifierKind::Passport,
            label: "Passport".to_owned(),
            number: "P1".to_owned(),
            country: None,
        }],
        addresses: vec!["1 Main Street & Co".to_owned()],
        programmes: vec!["Example".to_owned()],
        ..Party::default()
    };
    let sea = Party {
        id: "EXA0002".to_owned(),
        kind: PartyKind::Vessel,
        names: vec![ListedName::new("Sea Example", NameStrength::Primary)],
        programmes: vec!["Example".to_owned()],
        ..Party::default()
    };
    vec![anna, sea]
}

const RECORDS: &str = "<data-set><record><Country>Utopia</Country><LastName>Beispiel</LastName><GivenName>Anna</GivenName>\
    <Aliases>Nana; Анна</Aliases><DateOfBirthOrShipBuildDate>29342</DateOfBirthOrShipBuildDate><Item>1</Item></record>\
    </data-set>";
const ENTITIES: &str = r#"{"id":"p","schema":"Person","caption":"A B","properties":{"name":["A B"],"lastName":["B"],"birthDate":["1970"],"addressEntity":["a"]},"target":true}
{"id":"a","schema":"Address","properties":{"full":["1 Main Street"]}}
{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["p"]}}
"#;
const TARGETS: &str = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions\n\
    1,Person,A B,\"\"\"C; D\"\";E\",1970,ut,,77,\n";
const OWN: &str =
    "name,aliases,identifiers,wallets,birth_date\nA B,C;D,Passport: P1 (Utopia),XBT: 1a,between 1960 and 1965\n";

fn texts() -> Vec<(Format, Vec<u8>)> {
    let parties = parties();
    let japanese: Vec<Party> = parties.iter().map(|party| Party { id: "a/b/c".to_owned(), ..party.clone() }).collect();
    vec![
        (Format::UkCsv, uk::csv(&parties)),
        (Format::UkXml, uk::xml(&parties).into_bytes()),
        (Format::EuCsv, eu::csv(&parties)),
        (Format::EuXml, eu::xml(&parties).into_bytes()),
        (Format::SecoXml, seco::xml(&parties, false).into_bytes()),
        (Format::MofXlsx, japan::csv("例（個人）", &japanese)),
        (Format::SemaXml, RECORDS.as_bytes().to_vec()),
        (Format::FtmJson, ENTITIES.as_bytes().to_vec()),
        (Format::TargetsCsv, TARGETS.as_bytes().to_vec()),
        (Format::OwnCsv, OWN.as_bytes().to_vec()),
        (Format::OwnCsv, br#"{"name":"A B","aliases":["C"],"birth_date":"1970"}"#.to_vec()),
    ]
}

fn open(format: Format, bytes: &[u8]) -> bool {
    let _ = Format::recognise(bytes, "list.xlsx");
    read(format, Source::Other("test".to_owned()), bytes).is_ok()
}

/// What may happen to a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    Cut(usize),
    Drop(usize, usize),
    Repeat(usize, usize),
    Put(usize, Vec<u8>),
}

impl Harm {
    fn to(&self, bytes: &mut Vec<u8>) {
        let at = |place: &usize| place % (bytes.len() + 1);
        let range = |place: &usize, length: &usize| at(place)..(at(place) + length % 40).min(bytes.len());
        match self {
            Self::Cut(place) => {
                let place = at(place);
                bytes.truncate(place);
            }
            Self::Drop(place, length) => {
                let range = range(place, length);
                bytes.drain(range);
            }
            Self::Repeat(place, length) => {
                let range = range(place, length);
                let piece = bytes[range.clone()].to_vec();
                bytes.splice(range.start..range.start, piece);
            }
            Self::Put(place, piece) => {
                let place = at(place);
                bytes.splice(place..place, piece.iter().copied());
            }
        }
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    let signs = prop_oneof![
        any::<Vec<u8>>(),
        prop::sample::select(vec![
            "\"",
            ";",
            ",",
            "\n",
            "<",
            ">",
            "</",
            "&",
            "&#",
            "{",
            "}",
            "[",
            "(",
            "（",
            "；",
            "-",
            "/",
            "年",
            "99999999999",
            "é",
        ])
        .prop_map(|sign| sign.as_bytes().to_vec()),
    ];
    prop_oneof![
        any::<usize>().prop_map(Harm::Cut),
        (any::<usize>(), any::<usize>()).prop_map(|(place, length)| Harm::Drop(place, length)),
        (any::<usize>(), any::<usize>()).prop_map(|(place, length)| Harm::Repeat(place, length)),
        (any::<usize>(), signs).prop_map(|(place, piece)| Harm::Put(place, piece)),
    ]
}

#[test]
fn unharmed_files_read() {
    for (format, bytes) in texts() {
        assert!(open(format, &bytes), "{format}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bytes_never_panic(bytes in any::<Vec<u8>>(), place in any::<prop::sample::Index>()) {
        open(*place.get(&Format::ALL), &bytes);
    }

    #[test]
    fn harmed_files_never_panic(place in any::<prop::sample::Index>(), harms in prop::collection::vec(harm(), 1..6)) {
        let texts = texts();
        let (format, bytes) = place.get(&texts);
        let mut bytes = bytes.clone();
        harms.iter().for_each(|harm| harm.to(&mut bytes));
        open(*format, &bytes);
    }

    #[test]
    fn harmed_workbooks_never_panic(
        harms in prop::collection::vec(harm(), 1..6),
        part in any::<prop::sample::Index>(),
        inside in any::<bool>(),
    ) {
        let rows = japan::rows("例", &[Party { id: "a/b/c".to_owned(), ..parties().swap_remove(0) }]);
        let mut book = workbook(&[("例", rows), ("Empty", vec![vec![Cell::Empty, Cell::Number(1.5)]])]);
        if inside {
            // The archive is whole, and what is in it is not.
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&book)).expect("opens");
            let mut parts: Vec<(String, String)> = (0..archive.len())
                .map(|at| {
                    let entry = archive.by_index(at).expect("opens");
                    let name = entry.name().expect("a name").into_owned();
                    (name, std::io::read_to_string(entry).expect("text"))
                })
                .collect();
            let at = part.index(parts.len());
            let mut bytes = parts[at].1.clone().into_bytes();
            harms.iter().for_each(|harm| harm.to(&mut bytes));
            parts[at].1 = String::from_utf8_lossy(&bytes).into_owned();
            book = zipped(&parts);
        } else {
            harms.iter().for_each(|harm| harm.to(&mut book));
        }
        open(Format::MofXlsx, &book);
        open(Format::DfatXlsx, &book);
    }

    #[test]
    fn any_cell_is_read(cell in "\\PC{0,60}") {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["name", "aliases", "birth_date", "identifiers", "wallets"]).expect("writes");
        table.write_record(["Anna", &cell, &cell, &cell, &cell]).expect("writes");
        let bytes = table.into_inner().expect("writes");
        let list = read(Format::OwnCsv, Source::Other("test".to_owned()), bytes.as_slice()).expect("reads");
        prop_assert_eq!(list.parties.len(), 1);
    }
}
