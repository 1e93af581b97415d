//! Miniature lists of the EU, Switzerland, Canada, Australia and Japan, and FollowTheMoney.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;

use crate::small_lists::check;
use crate::written::workbook::{Cell, workbook, zipped};

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
