//! Small lists of made-up people, as a specification of what each format means.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, NameStrength, Party, Place};

use crate::written::workbook::{Cell, workbook, zipped};

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
fn check(format: Format, input: impl AsRef<[u8]>, expected: &str) {
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

#[test]
fn eu() {
    let expected = "published 2026-08-22
EU.1.1 Person
  names: Anna BEISPIEL (Given Anna, Family BEISPIEL) | also Nana
  born: about 1970 | 1971 to 1975
  born in: Atlantis, UTOPIA
  of: UTOPIA
  sex: Female
  numbers: Passport P1 \"National passport\" of UTOPIA
  lives: 1 Main Street, Atlantis, UTOPIA
  contacts: +1 555 0100 | a@example.org
  under: EXA
  as: Director
  listed: 2020-02-01";
    let xml = "<export generationDate='2026-08-22T14:00:13.000+02:00'>
        <sanctionEntity logicalId='13' euReferenceNumber='EU.1.1' designationDate='2020-02-01'>
         <regulation programme='EXA'/><subjectType code='person' classificationCode='P'/>
         <nameAlias firstName='Anna' lastName='BEISPIEL' wholeName='Anna BEISPIEL' function='Director' gender='F'/>
         <nameAlias wholeName='Nana'/>
         <citizenship countryIso2Code='UT' countryDescription='UTOPIA'/>
         <birthdate year='1970' circa='true' calendarType='GREGORIAN' city='Atlantis' countryDescription='UTOPIA'/>
         <birthdate yearRangeFrom='1971' yearRangeTo='1975' circa='false' countryIso2Code='00' countryDescription='UNKNOWN'/>
         <identification number='P1' identificationTypeCode='passport' identificationTypeDescription='National passport'
           countryDescription='UTOPIA'/>
         <address street='1 Main Street' city='Atlantis' countryDescription='UTOPIA'>
          <contactInfo key='PHONE' value='+1 555 0100'/><contactInfo key='EMAIL' value='a@example.org'/></address>
        </sanctionEntity></export>";
    check(Format::EuXml, xml, expected);
    let csv = "\u{feff}fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;\
        Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;\
        NameAlias_WholeName;NameAlias_Function;NameAlias_Gender;Citizenship_CountryDescription;BirthDate_BirthDate;\
        BirthDate_Year;BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_City;\
        BirthDate_CountryDescription;Identification_Number;Identification_TypeCode;Identification_TypeDescription;\
        Identification_CountryDescription;Address_Street;Address_City;Address_CountryIso2Code;\
        Address_CountryDescription;Address_ContactInfo\n\
        22/08/2026;13;EU.1.1;2020-02-01;person;EXA;BEISPIEL;Anna;Anna BEISPIEL;Director;F;UTOPIA;;1970;;;true;Atlantis;\
        UTOPIA;P1;passport;National passport;UTOPIA;1 Main Street;Atlantis;UT;UTOPIA;\
        PHONE[+1 555 0100]EMAIL[a@example.org]\n\
        22/08/2026;13;EU.1.1;2020-02-01;person;EXA;;;Nana;;;UNKNOWN;;;1971;1975;false;;UNKNOWN;;;;;;;00;UNKNOWN;\n";
    check(Format::EuCsv, csv, expected);
    check(
        Format::EuCsv,
        "Entity_LogicalId;NameAlias_WholeName\n13;Anna\n",
        "# line 1: columns are missing (Entity_SubjectType_ClassificationCode, Entity_Regulation_Programme, \
         NameAlias_LastName, NameAlias_FirstName, BirthDate_BirthDate, BirthDate_Year, Identification_Number, \
         Citizenship_CountryDescription); the layout has changed or the file is another, so none of it is read",
    );
}

#[test]
fn seco() {
    check(
        Format::SecoXml,
        "<swiss-sanctions-list date='2026-09-28'><sanctions-program ssid='1'><program-key lang='ger'>Utopien</program-key>
          <program-key lang='eng'>Utopia</program-key><sanctions-set ssid='2' lang='eng'>annex</sanctions-set>
          </sanctions-program>
         <target ssid='10'><sanctions-set-id>2</sanctions-set-id>
          <modification modification-type='amended' effective-date='2024-01-01' publication-date='2024-01-02'>
           <added><target ssid='10'><individual><identity/></individual></target></added></modification>
          <modification modification-type='listed' effective-date='2020-01-01' publication-date='2020-01-02'/>
          <individual sex='female'><identity ssid='11' main='true'>
           <name name-type='primary-name' quality='good'>
            <name-part order='1' name-part-type='family-name'><value>Beispiel</value>
             <spelling-variant lang='rus' script='Cyrl'>Бейшпиль</spelling-variant>
             <spelling-variant script='Latn'>Beyspil</spelling-variant></name-part>
            <name-part order='2' name-part-type='given-name'><value>Anna</value>
             <spelling-variant lang='rus' script='Cyrl'>Анна</spelling-variant></name-part>
            <name-part order='3' name-part-type='maiden-name'><value>Muster</value></name-part>
            <name-part order='4' name-part-type='title'><value>Dr</value></name-part></name>
           <name name-type='alias' quality='low'><name-part order='1' name-part-type='whole-name'><value>Nana</value>
            </name-part></name>
           <day-month-year day='25' month='11' year='1970'/><nationality><country iso-code='UT'>Utopia</country></nationality>
           <place-of-birth place-id='30'/><address place-id='30'><address-details>1 Main Street</address-details></address>
           <identification-document document-type='passport'><number>P1</number><issuer code='UT'>Utopia</issuer>
           </identification-document></identity>
           <justification>For a reason.</justification><relation target-id='20' relation-type='related-to'/></individual>
          </target>
         <target ssid='12'><modification modification-type='de-listed' effective-date='2025-01-01'/>
          <modification modification-type='listed' effective-date='2020-01-01'/>
          <entity><identity><name><name-part name-part-type='whole-name'><value>Gone</value></name-part></name></identity>
          </entity></target>
         <target ssid='13'><object object-type='vessel'><identity><name name-type='primary-name'>
          <name-part order='1' name-part-type='whole-name'><value>Sea Example</value></name-part></name></identity></object>
         </target>
         <target ssid='14'><entity/></target>
         <place ssid='30'><location>Atlantis</location><country iso-code='UT'>Utopia</country></place>
         </swiss-sanctions-list>",
        "published 2026-09-28
10 Person
  names: Anna Beispiel (Given Anna, Family Beispiel, Maternal Muster) | also once Anna Muster | \
         also Анна Бейшпиль (Given Анна, Family Бейшпиль, Maternal Muster) | also once Анна Muster | \
         also Anna Beyspil (Given Anna, Family Beyspil, Maternal Muster) | weakly Nana (Whole Nana)
  born: 1970-11-25
  born in: Atlantis, Utopia
  of: Utopia
  sex: Female
  numbers: Passport P1 \"passport\" of Utopia
  lives: 1 Main Street, Atlantis, Utopia
  under: Utopia
  ties: related-to of 20
  listed: 2020-01-02
  changed: 2024-01-02
  remarks: For a reason.
13 Vessel
  names: Sea Example (Whole Sea Example)
! somewhere, name: the target 14 has no name and is left out",
    );
}

#[test]
fn canada() {
    let record = |inside: &str| format!("<record><Country>Belarus / Bélarus</Country>{inside}</record>");
    let records = [
        record(
            "<LastName>Beispiel</LastName><GivenName>Anna</GivenName><Schedule>1, Part 1</Schedule><Item>7</Item>
             <Aliases>Nana Beispiel, Nan Beispiel; Russian: Анна Бейшпиль</Aliases><TitleOrShip>Judge</TitleOrShip>
             <DateOfBirthOrShipBuildDate>29342</DateOfBirthOrShipBuildDate><DateOfListing>2020-09-28</DateOfListing>",
        ),
        record(
            "<EntityOrShip>Works (also known as Old Works)</EntityOrShip><Schedule>1, Part 1</Schedule><Item>7</Item>",
        ),
        record(
            "<EntityOrShip>Sea</EntityOrShip><ShipIMONumber>9000001</ShipIMONumber><TitleOrShip>Tanker</TitleOrShip>
             <DateOfBirthOrShipBuildDate>soon</DateOfBirthOrShipBuildDate>",
        ),
        record("<Item>8</Item>"),
    ];
    check(
        Format::SemaXml,
        format!("<data-set>{}</data-set>", records.concat()),
        "Belarus/1,Part1/7 Person
  names: Anna Beispiel (Given Anna, Family Beispiel) | also Nana Beispiel | also Nan Beispiel | also Анна Бейшпиль
  born: 1980-05-01
  under: Belarus / Bélarus
  as: Judge
  listed: 2020-09-28
Belarus/1,Part1/7#2 Organisation
  names: Works | also Old Works
  under: Belarus / Bélarus
Belarus Vessel
  names: Sea
  numbers: Vessel 9000001 \"IMO number\"
  under: Belarus / Bélarus
  remarks: Tanker
! somewhere, DateOfBirthOrShipBuildDate: \"soon\" is no date that is understood
! somewhere, LastName: the record has no name and is left out",
    );
}

#[test]
fn australia() {
    let header = [
        "Reference",
        "Name of Individual or Entity",
        "Type",
        "Name Type",
        "Alias Strength",
        "Date of Birth",
        "Place of Birth",
        "Citizenship",
        "Address",
        "Committees",
        "Control Date",
    ];
    let row = |cells: [Cell; 11]| cells.to_vec();
    let t = Cell::text;
    let sheet = vec![
        header.map(Cell::text).to_vec(),
        row([
            Cell::Number(101.0),
            t("Anna Beispiel"),
            t("Individual"),
            t("Primary Name"),
            t(""),
            Cell::Day(29_342),
            t("a) Atlantis b) Utopia"),
            t("Utopia; Arcadia"),
            t("1 Main Street;2 Side Street"),
            t("1 (Example)"),
            Cell::Day(44_621),
        ]),
        row([
            t("101a"),
            t("Nana"),
            t("Individual"),
            t("Alias"),
            t("Weak"),
            t("approximately 1981"),
            t(""),
            t(""),
            t(""),
            t("1 (Example)"),
            Cell::Day(44_621),
        ]),
        row([
            t("101b"),
            t("Анна"),
            t("Individual"),
            t("Original Script"),
            t(""),
            t("na"),
            t(""),
            t(""),
            t(""),
            t("1 (Example)"),
            Cell::Empty,
        ]),
        row([
            Cell::Number(102.0),
            t("Works"),
            t("Entity"),
            t("Primary Name"),
            t(""),
            t("some day"),
            t(""),
            t(""),
            t(""),
            t("1 (Example)"),
            Cell::Empty,
        ]),
        // A reference that was used before, and a late alias.
        row([
            Cell::Number(101.0),
            t("Bela Muster"),
            t("Individual"),
            t("Primary Name"),
            t(""),
            t(""),
            t(""),
            t(""),
            t(""),
            t("1 (Example)"),
            Cell::Empty,
        ]),
        row([
            t("102a"),
            t("Old Works"),
            t("Entity"),
            t("Alias"),
            t(""),
            t(""),
            t(""),
            t(""),
            t(""),
            t("1 (Example)"),
            Cell::Empty,
        ]),
        row([t(""), t("Nobody"), t(""), t(""), t(""), t(""), t(""), t(""), t(""), t(""), Cell::Empty]),
    ];
    check(
        Format::DfatXlsx,
        workbook(&[("List", sheet)]),
        "101 Person
  names: Anna Beispiel | weakly Nana | also Анна
  born: 1980-05-01 | about 1981
  born in: Atlantis | Utopia
  of: Utopia | Arcadia
  lives: 1 Main Street | 2 Side Street
  under: 1 (Example)
  listed: 2022-03-01
102 Organisation
  names: Works | also Old Works
  under: 1 (Example)
101-2 Person
  names: Bela Muster
  under: 1 (Example)
! row 5, Date of Birth: \"some day\" is no date that is understood
! row 6, Reference: the reference 101-2 was used before, for another party it seems
! row 8, Reference: the row has no reference and is left out",
    );
}

#[test]
fn japan() {
    let t = Cell::text;
    let header =
        ["告示日付", "告示\n番号", "日本語表記", "英語表記", "別名・別称", "旧 称", "生 年 月 日", "その他の情報"];
    let sheet = vec![
        vec![t("例に関与した者等")],
        header.map(Cell::text).to_vec(),
        vec![
            Cell::Day(44_621),
            t("第1号"),
            t("アンナ"),
            t("BEISPIEL Anna"),
            t("ナナ（旧姓；例）；Nana"),
            t("MUSTER Anna"),
            t("1970年10月3日又は1971年頃"),
            t("暗号資産 0x000000000000000000000000000000000000dEaD"),
        ],
        vec![Cell::Day(44_621), t("第1号"), t("アンナ"), t("BEISPIEL Anna"), t(""), t(""), t("不明"), t("")],
    ];
    let cover = vec![vec![t("目次")]];
    check(
        Format::MofXlsx,
        workbook(&[("目次", cover), ("1.例", sheet)]),
        "2022-03-01/第1号/BEISPIEL Anna Person
  names: BEISPIEL Anna | also アンナ | also ナナ（旧姓；例） | also Nana | also once MUSTER Anna
  born: 1970-10-03 | about 1971
  wallets:  0x000000000000000000000000000000000000dEaD
  under: 例に関与した者等
  listed: 2022-03-01
  remarks: 暗号資産 0x000000000000000000000000000000000000dEaD
2022-03-01/第1号/BEISPIEL Anna#2 Person
  names: BEISPIEL Anna | also アンナ
  under: 例に関与した者等
  listed: 2022-03-01
! row 1, 告示日付: the sheet 目次 has no column 告示日付 and is left out",
    );
}

#[test]
fn workbooks_that_blow_up_are_refused() {
    let bomb = zipped(&[("xl/workbook.xml".to_owned(), " ".repeat(64 << 20))]);
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let refused = read(Format::DfatXlsx, Source::Australia, bomb.as_slice()).expect_err("refused").to_string();
    assert!(refused.contains("bytes of the workbook, unpacked beyond the limit"), "{refused}");
    let no_workbook = zipped(&[("letter.txt".to_owned(), "hello".to_owned())]);
    for format in [Format::DfatXlsx, Format::MofXlsx] {
        let refused = read(format, Source::Australia, no_workbook.as_slice()).expect_err("refused").to_string();
        assert!(refused.contains("the workbook does not open"), "{refused}");
    }
}

#[test]
fn follow_the_money() {
    let lines = [
        r#"{"id":"w1","schema":"CryptoWallet","properties":{"publicKey":["1BoatX"],"currency":["XBT"],"holder":["p1"]},"target":true}"#,
        r#"{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"program":["Example"],"startDate":["2020-02-01"],"reason":["For a reason."]},"target":false}"#,
        r#"{"id":"p1","caption":"Anna Beispiel","schema":"Person","properties":{"name":["Анна","Anna Beispiel"],"lastName":["Beispiel"],"alias":["Nana B"],"weakAlias":["Nana"],"previousName":["Anna Muster"],"birthDate":["1970-11"],"nationality":["ut"],"gender":["female"],"addressEntity":["a1"],"email":["a@example.org"],"innCode":["77"]},"target":true}"#,
        r#"{"id":"a1","caption":"Main Street","schema":"Address","properties":{"full":["1 Main Street, Utopia"]},"target":false}"#,
        r#"{"id":"i1","schema":"Passport","properties":{"holder":["p1"],"number":["P1"],"country":["ut"]},"target":false}"#,
        r#"{"id":"c1","caption":"Works Ltd","schema":"Company","properties":{"name":["Works Ltd"],"jurisdiction":["ut"]},"target":false}"#,
        r#"{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"role":["Sole owner"]},"target":false}"#,
        r#"{"id":"p2","caption":"Bela Beispiel","schema":"Person","properties":{"name":["Bela Beispiel"],"birthDate":["some day"]},"target":true}"#,
        r#"{"id":"f1","schema":"Family","properties":{"person":["p1"],"relative":["p2"],"relationship":["sister"]},"target":false}"#,
        r#"{"id":"w2","schema":"CryptoWallet","properties":{"publicKey":["1Lost"],"topics":["sanction"]},"target":true}"#,
        r#"{"no":"entity"}"#,
    ];
    check(
        Format::FtmJson,
        lines.join("\n") + "\n",
        "p1 Person
  names: Anna Beispiel (Given Anna, Family Beispiel) | also Анна | also Nana B | weakly Nana | also once Anna Muster
  born: 1970-11
  of: ut
  sex: Female
  numbers: Tax 77 \"INN\" | Passport P1 \"Passport\" of ut
  lives: 1 Main Street, Utopia
  wallets: XBT 1BoatX
  contacts: a@example.org
  under: Example
  ties: Sole owner, asset of Works Ltd | sister, relative of p2
  listed: 2020-02-01
  remarks: For a reason.
p2 Person
  names: Bela Beispiel
  ties: sister, person of p1
w2 Unknown
  wallets:  1Lost
! line 8, birthDate: \"some day\" is no date that is understood
! line 11, id: the entity has no id or no schema; it was left out",
    );
    check(
        Format::FtmJson,
        r#"{"op":"ADD","entity":{"id":"a"}}"#,
        "# this is no FollowTheMoney JSON: a file of changes; the whole list is entities.ftm.json; choose the format of the file, or the right file",
    );
}

#[test]
fn own_lists() {
    let expected = "a1 Person
  names: Anna Beispiel | also Nana | also Анна
  born: 1970-11-25 | 1971 to 1975
  of: UT | Arcadia
  numbers: Passport P1 \"Passport\" of Utopia | Other 77 \"\"
  wallets: XBT 1BoatX |  0xabc
  contacts: a@example.org | +1 555 0100
  under: house list
  remarks: late; often
Works Organisation
  names: Works";
    let csv = "id,name,aliases,type,Birth Date,nationality,identifiers,wallets,emails,phones,programme,remarks\n\
        a1,Anna Beispiel,Nana;Анна,person,1970-11-25; 1971 to 1975,UT;Arcadia,Passport: P1 (Utopia);77,XBT: 1BoatX;0xabc,\
        a@example.org,+1 555 0100,house list,late; often\n,Works,,company,,,,,,,,";
    check(Format::OwnCsv, csv, expected);
    let json = concat!(
        r#"{"id":"a1","name":"Anna Beispiel","aliases":["Nana","Анна"],"type":"person","birth_date":"1970-11-25; 1971 to 1975","#,
        r#""nationality":["UT","Arcadia"],"identifiers":["Passport: P1 (Utopia)","77"],"wallets":"XBT: 1BoatX;0xabc","#,
        r#""emails":"a@example.org","phones":"+1 555 0100","programme":"house list","remarks":"late; often"}"#,
        "\n",
        r#"{"name":"Works","type":"company"}"#
    );
    check(Format::OwnCsv, json, expected);
    check(
        Format::OwnCsv,
        "name\tdob\talias\tnationalty\ttype\nAnna\t1970\tx\tUT\tfriend\n",
        "Anna Unknown
  names: Anna
! line 1, dob: the column \"dob\" is not known and was left out
! line 1, alias: the column \"alias\" is not known and was left out; did you mean \"aliases\"?
! line 1, nationalty: the column \"nationalty\" is not known and was left out; did you mean \"nationality\"?
! line 2, type: \"friend\" is not known; write person, organisation, vessel or aircraft",
    );
    check(
        Format::OwnCsv,
        "id,title\n1,x\n",
        "# line 1: columns are missing (name); the layout has changed or the file is another, so none of it is read",
    );
}
