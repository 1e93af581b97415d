//! Small lists of made-up people, as a specification of what each format means.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, NameStrength, Party, Place};

/// What was read, a line for each fact: what is not there has no line.
fn told(list: &List) -> Vec<String> {
    let mut lines: Vec<String> = list.published.iter().map(|day| format!("published {day}")).collect();
    lines.extend(list.parties.iter().flat_map(party));
    let place = |place: Place| match place {
        Place::Nowhere => "nowhere".to_owned(),
        Place::Line(line) => format!("line {line}"),
        Place::Byte(_) => "somewhere".to_owned(),
        Place::Row(row) => format!("row {row}"),
    };
    let problems = list.problems.iter();
    lines.extend(problems.map(|problem| format!("! {}, {}: {}", place(problem.place), problem.field, problem.what)));
    lines
}

fn party(party: &Party) -> Vec<String> {
    let all = |texts: &[String]| texts.join(" | ");
    let names: Vec<String> = party.names.iter().map(name).collect();
    let dates: Vec<String> = party.birth_dates.iter().map(ToString::to_string).collect();
    let numbers = party.identifiers.iter().map(|number| {
        let country = number.country.as_deref().map(|country| format!(" of {country}")).unwrap_or_default();
        format!("{:?} {} \"{}\"{country}", number.kind, number.number, number.label)
    });
    let wallets: Vec<String> =
        party.wallets.iter().map(|wallet| format!("{} {}", wallet.symbol, wallet.address)).collect();
    let contacts: Vec<String> = party.contacts.iter().map(|contact| contact.value.clone()).collect();
    let ties = party.relations.iter().map(|tie| {
        let other = tie.to.iter().chain(&tie.name).cloned().collect::<Vec<_>>().join(" ");
        format!("{} of {other}", tie.label)
    });
    let days = [party.listed_on, party.changed_on].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
    let facts = [
        ("names", all(&names)),
        ("born", all(&dates)),
        ("born in", all(&party.birth_places)),
        ("of", all(&party.nationalities)),
        ("sex", party.sex.map(|sex| format!("{sex:?}")).unwrap_or_default()),
        ("numbers", all(&numbers.collect::<Vec<_>>())),
        ("lives", all(&party.addresses)),
        ("wallets", all(&wallets)),
        ("contacts", all(&contacts)),
        ("under", all(&party.programmes)),
        ("ties", all(&ties.collect::<Vec<_>>())),
        ("as", all(&party.positions)),
        ("listed", days[0].clone()),
        ("changed", days[1].clone()),
        ("remarks", party.remarks.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty()).map(|(what, fact)| format!("  {what}: {fact}"));
    [format!("{} {:?}", party.id, party.kind)].into_iter().chain(facts).collect()
}

fn name(name: &ListedName) -> String {
    let parts: Vec<String> = name.parts.iter().map(|part| format!("{:?} {}", part.role, part.text)).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let strength = match name.strength {
        NameStrength::Primary => "",
        NameStrength::Strong => "also ",
        NameStrength::Weak => "weakly ",
    };
    format!("{strength}{}{}{parts}", if name.former { "once " } else { "" }, name.text)
}

/// Reads a list and compares what it told; what is refused tells why, behind a `#`.
pub(crate) fn check(format: Format, input: impl AsRef<[u8]>, expected: &str) {
    let told = match read(format, Source::Other("test".to_owned()), input.as_ref()) {
        Ok(list) => told(&list),
        Err(error) => vec![format!("# {error}")],
    };
    let expected: Vec<&str> = expected.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(told.join("\n"), expected.join("\n"));
}

/// A table of the UK with these columns after those that every file has.
fn uk(columns: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let mut table = csv::WriterBuilder::new().flexible(true).from_writer(b"Report Date: 29-Apr-2026\n".to_vec());
    table.write_record(columns).expect("writes");
    for row in rows {
        table.write_record(*row).expect("writes");
    }
    table.into_inner().expect("writes")
}

const UK: [&str; 23] = [
    "Unique ID",
    "Designation Type",
    "Name type",
    "Alias strength",
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Name non-latin script",
    "Regime Name",
    "D.O.B",
    "Nationality(/ies)",
    "National Identifier number",
    "Passport number",
    "Business registration number (s)",
    "IMO number",
    "Address Line 1",
    "Address Country",
    "Passport additional information",
    "Email address",
    "Current owner/operator (s)",
];

#[test]
fn uk_csv() {
    let e = "";
    let anna: &[&str] = &[
        "EXA0001",
        "Individual",
        "Primary Name",
        e,
        "BEISPIEL",
        "ANNA",
        "MARIA",
        e,
        e,
        e,
        "Анна",
        "Example",
        "dd/mm/1970",
        "Utopia",
        e,
        "P123",
        e,
        e,
        "1 Main &amp; High St",
        "Utopia",
        "Utopian passport",
        "a@example.org; b@example.org",
        e,
    ];
    let alias: &[&str] = &[
        "EXA0001",
        "Individual",
        "Alias",
        "Low quality a.k.a",
        "Nan&#39;a",
        e,
        e,
        e,
        e,
        e,
        "Анна",
        "Example",
        "25/11/1971",
        "Utopia",
        e,
        "P123",
        e,
        e,
        "2 Side St",
        "Utopia",
        "Utopian passport",
        e,
        e,
    ];
    let ship: &[&str] = &[
        "EXA0002",
        "Ship",
        "Primary Name",
        e,
        "SEA EXAMPLE",
        e,
        e,
        e,
        e,
        e,
        e,
        "Example",
        e,
        e,
        e,
        e,
        e,
        "9000001",
        e,
        e,
        e,
        e,
        "Example Shipping",
    ];
    let odd: &[&str] =
        &["", "Spaceship", "Primary Name", e, "NOBODY", e, e, e, e, e, e, e, e, e, e, e, e, e, e, e, e, e, e];
    let expected = "published 2026-04-29
EXA0001 Person
  names: ANNA MARIA BEISPIEL (Given ANNA, Given MARIA, Family BEISPIEL) | also Анна | weakly Nan'a
  born: 1970 | 1971-11-25
  of: Utopia
  numbers: Passport P123 \"Utopian passport\"
  lives: 1 Main & High St, Utopia | 2 Side St, Utopia
  contacts: a@example.org | b@example.org
  under: Example
EXA0002 Vessel
  names: SEA EXAMPLE (Whole SEA EXAMPLE)
  numbers: Vessel 9000001 \"IMO number\"
  under: Example
  ties: Current owner or operator of Example Shipping";
    check(Format::UkCsv, uk(&UK, &[anna, ship, alias]), expected);
    // Columns are found by their names, wherever they stand.
    let turned = |row: &[&'static str]| row.iter().rev().copied().collect::<Vec<_>>();
    let rows = [turned(anna), turned(ship), turned(alias)];
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    check(Format::UkCsv, uk(&turned(&UK), &rows), expected);
    // One row that is broken does not take others with it.
    let one =
        format!("{expected}\n! line 4, Unique ID: \"\" is no id with \"Spaceship\" as its kind; the row was left out");
    check(Format::UkCsv, uk(&UK, &[anna, odd, ship, alias]), &one);
    let short = format!("{expected}\n! line 6, : the row has 2 cells and the header 23; it was left out");
    check(Format::UkCsv, uk(&UK, &[anna, ship, alias, &["EXA0003", "Individual"]]), &short);
    let bad_date = [&anna[..12], &["31/13/19"], &anna[13..]].concat();
    let told = expected.replace("born: 1970 | ", "born: ");
    check(
        Format::UkCsv,
        uk(&UK, &[&bad_date, ship, alias]),
        &format!("{told}\n! line 3, D.O.B: \"31/13/19\" is no date that is understood"),
    );
}

#[test]
fn uk_csv_of_another_layout_is_refused() {
    let without: Vec<&str> = UK.iter().copied().filter(|column| !["Name 3", "D.O.B"].contains(column)).collect();
    check(
        Format::UkCsv,
        uk(&without, &[]),
        "# line 2: columns are missing (Name 3, D.O.B); the layout has changed or the file is another, so none of it is read",
    );
    let shifted = |id: &'static str| [&["", id, "Individual"], &UK[3..]].concat();
    let rows = [shifted("EXA0001"), shifted("EXA0002"), shifted("EXA0003")];
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    check(
        Format::UkCsv,
        uk(&UK, &rows),
        "# line 3: 3 of 3 rows do not fit their columns; fetch the file again, it is damaged",
    );
    check(Format::UkCsv, "", "# the list has no entry; check the download, the list in use stays in use");
    let cut = uk(&UK, &[&["EXA0001", "Individual"]]);
    check(
        Format::UkCsv,
        cut.trim_ascii_end(),
        "# line 3: the file ends before the list does; fetch it again, a part of a list never replaces a whole one",
    );
}

#[test]
fn uk_xml() {
    check(
        Format::UkXml,
        "<Designations><DateGenerated>29/04/2026</DateGenerated>
         <Designation><LastUpdated>02/03/2026</LastUpdated><DateDesignated>01/02/2020</DateDesignated>
          <UniqueID>EXA0001</UniqueID><UNReferenceNumber>EXi.001</UNReferenceNumber>
          <Names><Name><Name1>Anna</Name1><Name6>BEISPIEL</Name6><NameType>Primary Name</NameType></Name>
          <Name><Name6>Nana</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
          <NonLatinNames><NonLatinName><NameNonLatinScript>Анна</NameNonLatinScript></NonLatinName></NonLatinNames>
          <RegimeName>Example</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
          <EmailAddresses><EmailAddress>a@example.org, b@example.org</EmailAddress></EmailAddresses>
          <UKStatementofReasons>Knows B &amp;amp; C</UKStatementofReasons>
          <IndividualDetails><Individual><DOBs><DOB>dd/07/1970</DOB></DOBs><Genders><Gender>Female</Gender></Genders>
           <BirthDetails><Location><TownOfBirth>Atlantis</TownOfBirth><CountryOfBirth>Utopia</CountryOfBirth></Location>
           </BirthDetails></Individual></IndividualDetails></Designation>
         <Designation><UniqueID>EXA0002</UniqueID><Names/><IndividualEntityShip>Ship</IndividualEntityShip></Designation>
         <Designation><Names/></Designation></Designations>",
        "published 2026-04-29
EXA0001 Person
  names: Anna BEISPIEL (Given Anna, Family BEISPIEL) | weakly Nana | also Анна
  born: 1970-07
  born in: Atlantis, Utopia
  sex: Female
  contacts: a@example.org | b@example.org
  under: Example
  listed: 2020-02-01
  changed: 2026-03-02
  remarks: UN Reference Number: EXi.001; UK Statement of Reasons: Knows B & C
! somewhere, Names: the designation EXA0002 has no name and is left out
! somewhere, UniqueID: the designation has no id, or no kind that is known, and is left out",
    );
}
