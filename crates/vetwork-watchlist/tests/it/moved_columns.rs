//! Tables whose columns moved by one: no row of them is read as another name or another date, and a whole table is refused.

use vetwork_watchlist::accept::accept;
use vetwork_watchlist::formats::asked::{Asked, DateOrder, Rows};
use vetwork_watchlist::formats::{Format, OfacFiles, read, read_ofac_csv};
use vetwork_watchlist::list::{List, Source};

use crate::written::workbook::{Cell, workbook};

const EU: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;\
Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;\
NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;BirthDate_BirthDate;\
BirthDate_Day;BirthDate_Month;BirthDate_Year;BirthDate_Circa;BirthDate_CalendarType;BirthDate_Place;\
Identification_Number;Citizenship_CountryIso2Code;Citizenship_CountryDescription;Note";
const UK: &str = "Last Updated,Unique ID,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,\
Name non-latin script,Regime Name,Designation Type,Address Country,Date Designated,D.O.B,Nationality(/ies),\
National Identifier number,Passport number,Business registration number (s),IMO number,Position";
const TARGETS: &str = "id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,\
first_seen,last_seen,last_change,note";
const OWN: &str = "id,name,aliases,type,birth_date,nationality,identifiers,emails,remarks";

/// A row in which all is filled but the last cell, with `#` for its number.
const ROWS: [(Format, char, &str, &str); 5] = [
    (
        Format::EuCsv,
        ';',
        EU,
        "22/08/2026;1#;EU.1#.27;P;person;PRK;KELMISTI;Orvanta;Bel;Orvanta Bel KELMISTI;EN;M;Mr;1983-11-25;25;11;1983;\
         false;GREGORIAN;Nordhaven;K1;XX;Freeland;",
    ),
    (
        Format::UkCsv,
        ',',
        UK,
        "01/02/2026,ABC00#,KELMISTI,Orvanta,Bel,,,,Primary Name,Good quality a.k.a,Mr,오르반타,Example Regulations,\
         Individual,Freeland,03/04/2020,25/11/1983,Freeland,N1,K1,,,",
    ),
    (
        Format::TargetsCsv,
        ',',
        TARGETS,
        "x-#,Person,Orvanta Bel KELMISTI,Orva,1983-11-25,xx,Nordhaven,K1,EX,+15550100,o@post.example,example,\
         2026-01-01T01:00:00,2026-01-02T01:00:00,2026-01-02T01:00:00,",
    ),
    (Format::OwnCsv, ',', OWN, "#,Orvanta Bel KELMISTI,Orva,person,1983-11-25,Freeland,K1,o@post.example,"),
    (
        Format::OfacCsv,
        ',',
        "",
        "#,\"KELMISTI, Orvanta Bel\",individual,EX,Mr,call,kind,10,20,Freeland,Owner,DOB 25 Nov 1983.",
    ),
];

/// Every way in which the cells of a row move by one: a separator too few or too many, and the same with the end of the
/// row cut or filled so that it is as long as before.
fn moved(cells: &[String]) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for at in 0..cells.len() - 1 {
        let mut lost = cells.to_vec();
        let next = lost.remove(at + 1);
        lost[at].push_str(&next);
        let mut added = cells.to_vec();
        added.insert(at, String::new());
        let filled = [lost.clone(), vec![String::new()]].concat();
        let cut = added[..cells.len()].to_vec();
        let named = |how: &str, row| (format!("{how} at cell {at}"), row);
        all.extend([named("lost", lost), named("added", added), named("lost and filled", filled), named("cut", cut)]);
    }
    all
}

fn cells(row: &str, number: usize, between: char) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(between as u8).from_reader(row.as_bytes());
    let record = reader.records().next().expect("a row").expect("reads");
    record.iter().map(|cell| cell.replace('#', &format!("{:02}", number + 10))).collect()
}

fn line(cells: &[String], between: char) -> String {
    let quoted = |cell: &String| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() };
    cells.iter().map(quoted).collect::<Vec<_>>().join(&between.to_string()) + "\n"
}

fn table(header: &str, rows: &[Vec<String>], between: char) -> String {
    let header = if header.is_empty() { String::new() } else { format!("{header}\n") };
    header + &rows.iter().map(|row| line(row, between)).collect::<String>()
}

/// All names and dates that a list has.
fn told(list: &List) -> Vec<String> {
    let names = list.parties.iter().flat_map(|party| &party.names).map(|name| name.text.clone());
    let dates = list.parties.iter().flat_map(|party| &party.birth_dates).map(ToString::to_string);
    let mut all: Vec<String> = names.chain(dates).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn a_row_whose_cells_moved_is_told_and_never_read_as_something_else() {
    for (format, between, header, row) in ROWS {
        let source = || Source::Other("test".to_owned());
        let rows: Vec<_> = (0..40).map(|number| cells(row, number, between)).collect();
        let whole = read(format, source(), table(header, &rows, between).as_bytes()).expect("reads");
        assert_eq!((whole.parties.len(), whole.problems.len()), (40, 0), "{format}: {:?}", whole.problems);
        for (how, row) in moved(&rows[20]).into_iter().filter(|(_, row)| *row != rows[20]) {
            let mut rows = rows.clone();
            rows[20] = row;
            let list = read(format, source(), table(header, &rows, between).as_bytes()).expect("the others are good");
            assert!(list.parties.len() >= 39, "{format}, {how}: {} parties", list.parties.len());
            let new: Vec<_> = told(&list).into_iter().filter(|text| !told(&whole).contains(text)).collect();
            assert!(new.is_empty(), "{format}, {how}: read as {new:?}");
            // Behind the last column that is known by its looks, what moved is nobody's name or date.
            assert!(!list.problems.is_empty() || told(&list) == told(&whole), "{format}, {how}: nothing is told");
        }
    }
}

#[test]
fn a_table_whose_columns_moved_is_refused() {
    for (format, between, header, row) in ROWS {
        let rows: Vec<_> = (0..40).map(|number| moved(&cells(row, number, between))).collect();
        for at in 0..rows[0].len() {
            let how = &rows[0][at].0;
            let all: Vec<_> = rows.iter().map(|ways| ways[at].1.clone()).collect();
            let file = table(header, &all, between);
            match read(format, Source::Other("test".to_owned()), file.as_bytes()) {
                Ok(list) => {
                    let whole: Vec<_> = (0..40).map(|number| cells(row, number, between)).collect();
                    let whole = table(header, &whole, between);
                    let whole = read(format, Source::Other("test".to_owned()), whole.as_bytes()).expect("reads");
                    let is_refused = accept(&list, None).is_err();
                    assert!(
                        is_refused || told(&list).iter().all(|text| told(&whole).contains(text)),
                        "{format}, {how}: {:?}",
                        told(&list)
                    );
                }
                Err(error) => {
                    let error = error.to_string();
                    assert!(error.contains("do not fit their columns"), "{format}, {how}: {error}");
                }
            }
        }
    }
}

#[test]
fn files_beside_ofacs_entries() {
    let entries: String =
        (10..60).map(|number| line(&cells(ROWS[4].3, number - 10, ','), ',').replace("\"\"", "")).collect();
    for (row, field) in [("#,1,aka,\"KELMISTI, Orva\",", "aliases"), ("#,1,1 Street,Nordhaven,Freeland,", "addresses")]
    {
        let read_with = |rows: &[Vec<String>]| {
            let file = table("", rows, ',');
            let mut files = OfacFiles::of(entries.as_bytes());
            let slot = if field == "aliases" { &mut files.aliases } else { &mut files.addresses };
            *slot = Some(Box::new(std::io::Cursor::new(file.into_bytes())));
            read_ofac_csv(Source::OfacSdn, files)
        };
        let rows: Vec<_> = (0..40).map(|number| cells(row, number, ',')).collect();
        assert_eq!(read_with(&rows).expect("reads").problems, []);
        for (how, row) in moved(&rows[20]).into_iter().filter(|(_, row)| *row != rows[20]) {
            let mut rows = rows.clone();
            rows[20] = row;
            let list = read_with(&rows).expect("the others are good");
            // The last two columns of an address hold any text, and are compared with nothing.
            let is_free = field == "addresses" && how.contains("and") && how.ends_with(['2', '3', '4']);
            let is_free = is_free || field == "addresses" && how.starts_with("cut") && how.ends_with(['2', '3', '4']);
            assert!(!list.problems.is_empty() || is_free, "{field}, {how}: nothing is told");
        }
        let all: Vec<_> = rows.iter().map(|row| row[..row.len() - 1].to_vec()).collect();
        let error = read_with(&all).expect_err("many rows").to_string();
        assert!(error.contains("40 of 40 rows do not fit"), "{error}");
    }
}

/// A workbook with these rows below the header.
fn sheet(header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let head: Vec<Cell> = header.iter().map(|name| Cell::text(name)).collect();
    let rows = rows.iter().map(|row| row.iter().map(|cell| Cell::text(cell)).collect());
    workbook(&[("個人", [head].into_iter().chain(rows).collect())])
}

#[test]
fn workbooks() {
    let australia = (
        Format::DfatXlsx,
        [
            "Reference",
            "Name of Individual or Entity",
            "Type",
            "Name Type",
            "Date of Birth",
            "Place of Birth",
            "Citizenship",
            "Committees",
            "Control Date",
            "Address",
        ],
        "1#;Orvanta Kelmisti;Individual;Primary Name;25/11/1983;Nordhaven;Freeland;Autonomous;03/04/2020;",
    );
    let japan = (
        Format::MofXlsx,
        [
            "告示日付",
            "告示番号",
            "日本語表記",
            "英語表記",
            "別名",
            "生年月日",
            "出生地",
            "国籍",
            "国連参照番号",
            "住所",
        ],
        "2022年3月1日;第#号;オルヴァンタ;Orvanta Kelmisti;Orva;1983年11月25日;Nordhaven;Freeland;ABi.0#;",
    );
    for (format, header, row) in [australia, japan] {
        let read =
            |rows: &[Vec<String>]| read(format, Source::Other("test".to_owned()), sheet(&header, rows).as_slice());
        let rows: Vec<_> = (0..40).map(|number| cells(row, number, ';')).collect();
        let whole = read(&rows).expect("reads");
        assert_eq!((whole.parties.len(), whole.problems.len()), (40, 0), "{format}: {:?}", whole.problems);
        for (how, row) in moved(&rows[20]) {
            let mut one = rows.clone();
            one[20] = row;
            let list = read(&one).expect("the others are good");
            assert!(!list.problems.is_empty() || told(&list) == told(&whole), "{format}, {how}: nothing is told");
            let new: Vec<_> = told(&list).into_iter().filter(|text| !told(&whole).contains(text)).collect();
            assert!(new.is_empty(), "{format}, {how}: read as {new:?}");
        }
        let all: Vec<_> = rows.iter().map(|row| moved(row)[4].1.clone()).collect();
        let error = read(&all).expect_err("columns moved").to_string();
        assert!(error.contains("40 of 40 rows do not fit"), "{format}: {error}");
    }
}

#[test]
fn people_to_be_asked_for() {
    let header = "ref,first name,last name,type,date of birth,passport,e-mail,started on";
    let row = cells("a1,Orvanta,Kelmisti,person,1983-11-25,K1,o@post.example,", 0, ',');
    for (how, row) in moved(&row).into_iter().filter(|(_, other)| *other != row) {
        let file = table(header, &[row], ',');
        let mut rows = Rows::open(file.as_bytes(), DateOrder::Unknown).expect("a header");
        let answer = rows.next_row().expect("reads").expect("a row");
        // A number under the contacts is not known by its looks; a name and a date are.
        let is_whole = answer.as_ref().is_ok_and(|Asked { query, .. }| {
            query.name == "Orvanta Kelmisti" && query.birth == "1983-11-25".parse().ok()
        });
        assert!(answer.is_err() || is_whole, "{how}: {answer:?}");
    }
}
