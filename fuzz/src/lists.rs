//! What the targets of sanctions lists share: what holds of every list that was read, and of every two names.

use std::io::{Cursor, Read, Write as _};

use jiff::civil::date;
use vetwork_watchlist::accept::accept;
use vetwork_watchlist::commonness::Commonness;
use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::formats::{Format, MAX_TEXT, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::name::Name;
use vetwork_watchlist::party::{ListedName, ListedWallet, NameStrength, Party, PartyKind};
use vetwork_watchlist::screen::Query;
use vetwork_watchlist::snapshot::Snapshot;

/// Gives seven bytes at a time: a reader must not care where a piece ends.
struct Trickle<'a>(&'a [u8]);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let some = buffer.len().min(7);
        self.0.read(&mut buffer[..some])
    }
}

/// Reads bytes in a format, whole and in drops: the same list, or the same words against it.
pub fn look_at(format: Format, bytes: &[u8]) {
    let source = || Source::Other("test".to_owned());
    let result = read(format, source(), bytes).map_err(|error| error.to_string());
    let again = read(format, source(), Trickle(bytes)).map_err(|error| error.to_string());
    assert_eq!(result, again, "in drops it is another list");
    if let Ok(list) = result {
        look_over(&list);
    }
}

/// What holds of every list that was read.
pub fn look_over(list: &List) {
    assert!(!list.parties.is_empty());
    for party in &list.parties {
        let names = party.names.iter().map(|name| &name.text);
        assert!(names.chain([&party.id, &party.remarks]).all(|text| text.len() <= 8 * MAX_TEXT));
    }
    assert!(list.problems.iter().all(|problem| problem.what.chars().count() <= 200));
    assert!(accept(list, Some(list)).is_ok() || accept(list, None).is_err());
    let taken = date(2026, 11, 21);
    let snapshot = Snapshot { list: list.clone(), format: Format::OwnCsv, sha256: [0; 32], file: String::new(), taken };
    let kept = snapshot.to_bytes().expect("a list that was read can be kept");
    assert_eq!(Snapshot::from_bytes(&kept).expect("and read again"), snapshot);
}

/// What holds of every two names; of one name and itself, that they agree.
pub fn agree(asked: &Name, listed: &Name) {
    let comparison = asked.compare(listed, &Commonness::default());
    assert!((0.0..=1.0).contains(&comparison.agreement), "{}", comparison.agreement);
    assert!(comparison.bits.is_finite());
    assert!(comparison.links.iter().all(|link| link.bits.is_finite()));
    if std::ptr::eq(asked, listed) && comparison.bits > 0.0 {
        assert!(comparison.agreement > 0.45, "it does not know itself: {comparison:?}");
    }
}

/// A workbook that is sound around a sheet, its texts and its styles, with a NUL between the three.
pub fn workbook(bytes: &[u8]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let relation = |id: &str, kind: &str, to: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{to}\"/>")
    };
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}{}{}</Relationships>",
        relation("rId1", "worksheet", "worksheets/sheet1.xml"),
        relation("rId2", "sharedStrings", "sharedStrings.xml"),
        relation("rId3", "styles", "styles.xml"),
    );
    let mut pieces = bytes.splitn(3, |byte| *byte == 0);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = [
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", pieces.next().unwrap_or_default()),
        ("xl/sharedStrings.xml", pieces.next().unwrap_or(b"<sst/>")),
        ("xl/styles.xml", pieces.next().unwrap_or(b"<styleSheet/>")),
    ];
    for (name, content) in parts {
        writer.start_file(name, options).expect("an archive in memory");
        writer.write_all(content).expect("an archive in memory");
    }
    writer.finish().expect("an archive in memory").into_inner()
}

fn kind(text: &str) -> PartyKind {
    match text {
        "person" => PartyKind::Person,
        "organisation" => PartyKind::Organisation,
        "vessel" => PartyKind::Vessel,
        _ => PartyKind::Unknown,
    }
}

/// `name|kind|date of birth|value|country`.
fn fields(line: &str) -> [&str; 5] {
    let mut fields = line.splitn(5, '|').map(str::trim);
    std::array::from_fn(|_| fields.next().unwrap_or_default())
}

/// Who is asked for, from a line.
pub fn asked(line: &str) -> Query {
    let [name, of_kind, birth, value, country] = fields(line);
    let values = vec![value.to_owned()];
    let (identifiers, wallets, contacts) = (values.clone(), values.clone(), values);
    let birth = birth.parse().ok();
    let countries = vec![country.to_owned()];
    Query {
        name: name.to_owned(),
        kind: kind(of_kind),
        birth,
        birth_is_verified: true,
        countries,
        identifiers,
        wallets,
        contacts,
        ..Query::default()
    }
}

/// A list, with an entry for each of at most 40 lines.
pub fn listed<'a>(lines: impl Iterator<Item = &'a str>) -> List {
    let mut list = List::new(Source::Other("test".to_owned()));
    for (line, number) in lines.take(40).zip(1..) {
        let [name, of_kind, birth, value, country] = fields(line);
        list.parties.push(Party {
            id: format!("{number}"),
            kind: kind(of_kind),
            names: vec![ListedName::new(name, NameStrength::Primary)],
            birth_dates: birth.parse().map(BirthDate::Known).into_iter().collect(),
            nationalities: vec![country.to_owned()],
            wallets: vec![ListedWallet { symbol: "XBT".to_owned(), address: value.to_owned() }],
            ..Party::default()
        });
    }
    list
}
