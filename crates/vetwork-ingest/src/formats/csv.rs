//! Applicants in bulk as CSV, with the column names that the common applicant-tracking systems
//! export. Columns that mean nothing here are listed, never dropped in silence.

use serde_json::{Map, Value, json};
use vetwork_model::{Channel, DossierFile, When};

use crate::diagnostic::{Diagnostic, place};
use crate::formats::dossier::Parsed;

/// No row is longer; a longer one is refused, and the rest goes on.
pub const ROW_BYTES_AT_MOST: usize = 1 << 20;

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    /// Top-level text.
    Top(&'static str),
    /// Part of a name that stands in two columns.
    FirstName,
    LastName,
    /// A field of the role.
    Role(&'static str),
    /// A field of the section's first entry.
    Field(&'static str, String),
    /// Several entries of a section, separated by `;`, `,` or a line break.
    List(&'static str, &'static str),
    /// Known to mean nothing for a vetting (the system's own bookkeeping).
    Bookkeeping,
    /// Not known.
    Unknown,
}

/// Headers, and the column that they mean.
type Alias = (&'static [&'static str], fn() -> Column);

/// Header names by what they mean, folded to lower-case letters and digits. Collected from the export
/// templates of Greenhouse, Lever, Ashby, Workable, SmartRecruiters, BambooHR, Teamtailor and Recruitee.
const ALIASES: &[Alias] = &[
    (&["id", "candidateid", "applicationid", "applicantid", "personid", "externalid", "opportunityid"], || {
        Column::Top("id")
    }),
    (&["name", "candidate", "candidatename", "fullname", "applicant", "applicantname", "contactname"], || {
        Column::Top("name")
    }),
    (&["firstname", "first", "givenname", "candidatefirstname", "preferredfirstname"], || Column::FirstName),
    (&["lastname", "last", "familyname", "surname", "candidatelastname"], || Column::LastName),
    (&["pronouns"], || Column::Top("pronouns")),
    (
        &[
            "email",
            "emails",
            "emailaddress",
            "emailaddresses",
            "candidateemail",
            "candidateemails",
            "personalemail",
            "primaryemail",
            "mail",
        ],
        || Column::List("emails", "address"),
    ),
    (
        &[
            "phone",
            "phones",
            "phonenumber",
            "phonenumbers",
            "mobile",
            "mobilephone",
            "cell",
            "telephone",
            "candidatephone",
            "primaryphone",
            "homephone",
        ],
        || Column::List("phones", "number"),
    ),
    (&["address", "street", "streetaddress", "addressline1", "homeaddress"], || field("addresses", "street")),
    (&["city", "town", "candidatecity", "locationcity"], || field("addresses", "city")),
    (&["state", "province", "region", "county", "locationstate", "locationregion"], || field("addresses", "region")),
    (&["zip", "zipcode", "postcode", "postalcode"], || field("addresses", "postcode")),
    (&["country", "countrycode", "locationcountry", "countryofresidence"], || field("addresses", "country")),
    (&["timezone"], || field("addresses", "time_zone")),
    (
        &[
            "job",
            "jobname",
            "jobtitle",
            "position",
            "positiontitle",
            "posting",
            "postingtitle",
            "requisition",
            "vacancy",
            "role",
        ],
        || Column::Role("title"),
    ),
    (&["startdate", "starts", "hiredate", "firstday"], || Column::Role("starts")),
    (
        &[
            "appliedon",
            "applieddate",
            "applicationdate",
            "appliedat",
            "dateapplied",
            "applied",
            "submittedat",
            "createdat",
            "created",
        ],
        || field("applications", "at"),
    ),
    (&["company", "currentcompany", "employer", "currentemployer", "organization", "lastcompany"], || {
        field("employment", "employer")
    }),
    (&["title", "currenttitle", "headline", "currentposition", "currentjobtitle"], || field("employment", "title")),
    (&["school", "university", "institution", "education", "schoolname"], || field("education", "institution")),
    (&["degree"], || field("education", "degree")),
    (&["discipline", "major", "fieldofstudy"], || field("education", "subject")),
    (
        &[
            "linkedin",
            "linkedinurl",
            "linkedinprofile",
            "github",
            "githuburl",
            "githubprofile",
            "website",
            "websites",
            "portfolio",
            "portfoliourl",
            "links",
            "socialmedia",
            "socialprofiles",
            "profiles",
        ],
        || Column::List("profiles", "url"),
    ),
    (&["skills"], || Column::List("skills", "name")),
    (&["salary", "salaryexpectation", "salaryexpectations", "expectedsalary", "desiredsalary", "desiredpay"], || {
        field("salary_asks", "amount")
    }),
    (&["currency", "salarycurrency"], || field("salary_asks", "currency")),
    (&["referrer", "referredby", "referral", "whoreferred"], || field("referrals", "name")),
    (&["recruiter", "recruitername", "agent"], || field("recruiters", "name")),
    (&["agency", "agencyname", "staffingagency"], || field("recruiters", "agency")),
    (&["ip", "ipaddress", "applicationip", "submittedfromip", "clientip"], || field("sessions", "ip")),
    (&["iban"], || field("payment_instructions", "iban")),
    (&["wallet", "walletaddress"], || field("payment_instructions", "wallet")),
    (&["dateofbirth", "dob", "birthdate"], || field("birth_dates", "date")),
    (
        &[
            "stage",
            "currentstage",
            "status",
            "applicationstatus",
            "source",
            "sources",
            "sourcetype",
            "origin",
            "coordinator",
            "owner",
            "tags",
            "rating",
            "score",
            "lastactivity",
            "lastactivitydate",
            "archived",
            "archivereason",
            "rejectreason",
            "rejectionreason",
            "department",
            "office",
            "offices",
            "jobid",
            "requisitionid",
            "postingid",
            "updatedat",
            "hiringmanager",
            "credited",
            "hired",
            "stars",
            "disqualified",
        ],
        || Column::Bookkeeping,
    ),
];

fn field(section: &'static str, name: &str) -> Column {
    Column::Field(section, name.to_owned())
}

/// A header, understood.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    names: Vec<String>,
    /// The delimiter of the file.
    pub delimiter: u8,
}

impl Table {
    /// Understands a header line, and says what it does not understand.
    pub fn new(header: &str, file: &str) -> Result<(Table, Vec<Diagnostic>), Diagnostic> {
        let delimiter = delimiter_of(header);
        let names = split(header, delimiter).unwrap_or_default();
        let columns: Vec<Column> = names.iter().map(|name| column(name)).collect();
        let useful = |column: &Column| !matches!(column, Column::Unknown | Column::Bookkeeping);
        if !columns.iter().any(useful) {
            return Err(Diagnostic::error("csv", file, "no column of this table is known")
                .at(place(header, 1, 1, 1))
                .note(format!("the first line was read as names of columns: {}", names.join(", ")))
                .hint("the first line names the columns: name, email, phone, city, country, company, linkedin, … or `section.field` of a dossier"));
        }
        let mut warnings = Vec::new();
        let named = |wanted: fn(&Column) -> bool| -> Vec<&str> {
            names.iter().zip(&columns).filter(|(_, column)| wanted(column)).map(|(name, _)| name.as_str()).collect()
        };
        let unknown = named(|column| *column == Column::Unknown);
        if !unknown.is_empty() {
            warnings.push(
                Diagnostic::warning("csv", file, format!("{} not known and left out: {}", columns_are(unknown.len()), unknown.join(", ")))
                    .at(place(header, 1, 1, 1))
                    .hint("rename a column to `section.field` of a dossier to have it read, such as `payment_instructions.iban`"),
            );
        }
        let bookkeeping = named(|column| *column == Column::Bookkeeping);
        if !bookkeeping.is_empty() {
            warnings.push(
                Diagnostic::warning(
                    "csv",
                    file,
                    format!(
                        "{} of no use for a vetting and left out: {}",
                        columns_are(bookkeeping.len()),
                        bookkeeping.join(", ")
                    ),
                )
                .at(place(header, 1, 1, 1)),
            );
        }
        Ok((Table { columns, names, delimiter }, warnings))
    }

    /// Reads one row. `row` is the text of the record, which begins at `line` of the file.
    pub fn row(&self, row: &str, file: &str, line: usize) -> Result<Parsed, Diagnostic> {
        let refuse = |message: String| Diagnostic::error("csv", file, message).at(place(row, line, 1, 1));
        let cells = split(row, self.delimiter)
            .ok_or_else(|| refuse("the row cannot be read".to_owned()).hint("is a quote not closed?"))?;
        if cells.len() != self.columns.len() {
            let cells = if cells.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", cells.len()) };
            let refused = refuse(format!("this row has {cells}, the header has {}", self.columns.len()));
            let lines = row.lines().count();
            return Err(if row.matches('"').count() % 2 == 1 {
                refused.note("a quote opens here and is not closed").hint("close the quote, or take it out")
            } else if lines > 1 {
                refused
                    .note(format!("because of its quotes it was read as one row up to line {}", line + lines - 1))
                    .hint("a quote inside a quoted cell is written twice; is one too many?")
            } else {
                refused.hint("put cells that hold the delimiter in double quotes")
            });
        }
        let mut map = Map::new();
        let mut first_and_last = [String::new(), String::new()];
        let mut warnings = Vec::new();
        for ((column, name), cell) in self.columns.iter().zip(&self.names).zip(cells) {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            match column {
                Column::Top(key) => set(&mut map, key, json!(cell)),
                Column::FirstName => first_and_last[0] = cell.to_owned(),
                Column::LastName => first_and_last[1] = cell.to_owned(),
                Column::Role(key) => match role_value(key, cell) {
                    Some(value) => set_in(&mut map, "role", key, value),
                    None => warnings.push(left_out(file, line, name, cell)),
                },
                Column::List(section, key) => {
                    let several = cell.split([';', ',', '\n', '|']).map(str::trim).filter(|one| !one.is_empty());
                    let entries: Vec<Value> = several.map(|one| json!({ *key: one })).collect();
                    if let Value::Array(list) = map.entry(*section).or_insert_with(|| json!([])) {
                        list.extend(entries);
                    }
                }
                Column::Field(section, key) => match field_value(section, key, cell) {
                    Some(value) => {
                        if let Value::Array(list) = map.entry(*section).or_insert_with(|| json!([{}]))
                            && let Some(Value::Object(entry)) = list.first_mut()
                        {
                            entry.insert(key.clone(), value);
                        }
                    }
                    None => warnings.push(left_out(file, line, name, cell)),
                },
                Column::Bookkeeping | Column::Unknown => {}
            }
        }
        let whole = first_and_last.join(" ").trim().to_owned();
        if !whole.is_empty() && !map.contains_key("name") {
            set(&mut map, "name", json!(whole));
        }
        let file_read: DossierFile = serde_json::from_value(Value::Object(map))
            .map_err(|error| refuse(error.to_string()).hint("correct the cell, then vet the file again"))?;
        Ok(Parsed { file: file_read, warnings })
    }
}

fn columns_are(count: usize) -> String {
    if count == 1 { "1 column is".to_owned() } else { format!("{count} columns are") }
}

fn left_out(file: &str, line: usize, column: &str, cell: &str) -> Diagnostic {
    let shown: String = cell.chars().take(40).collect();
    Diagnostic::warning(
        "csv",
        file,
        format!("line {line}, column `{column}`: `{shown}` cannot be read; it was left out"),
    )
    .hint("dates are written 2026-11-03, countries as two letters or in English, amounts as plain numbers")
}

fn set(map: &mut Map<String, Value>, key: &str, value: Value) {
    map.insert(key.to_owned(), value);
}

fn set_in(map: &mut Map<String, Value>, object: &str, key: &str, value: Value) {
    if let Value::Object(inner) = map.entry(object).or_insert_with(|| json!({})) {
        inner.insert(key.to_owned(), value);
    }
}

fn role_value(key: &str, cell: &str) -> Option<Value> {
    if key == "starts" { date(cell).map(|when| json!(when)) } else { Some(json!(cell)) }
}

fn field_value(section: &str, key: &str, cell: &str) -> Option<Value> {
    match (section, key) {
        (_, "at" | "from" | "to" | "date") => date(cell).map(|when| json!(when)),
        (_, "country" | "ip_country" | "issuer") => {
            let code = vetwork_model::Country::new(cell).map(|country| country.code().to_owned());
            code.or_else(|| country_by_name(cell)).map(|code| json!(code))
        }
        ("salary_asks", "amount") => {
            let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
            let plain =
                cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ' | '$' | '€' | '£' | '\''));
            // "80.000" and "80,000" are both eighty thousand; "80.50" is not a salary.
            let grouped = cell
                .split([',', '.', '\'', ' '])
                .skip(1)
                .all(|group| group.chars().filter(char::is_ascii_digit).count() == 3);
            if plain && grouped { digits.parse::<u64>().ok().map(|n| json!(n)) } else { None }
        }
        _ => Some(match cell {
            "true" => json!(true),
            "false" => json!(false),
            _ => json!(cell),
        }),
    }
}

/// Country names as the exports write them; anything else is left to two-letter codes.
fn country_by_name(name: &str) -> Option<String> {
    const NAMES: [(&str, &str); 24] = [
        ("united states", "US"),
        ("united states of america", "US"),
        ("usa", "US"),
        ("united kingdom", "GB"),
        ("uk", "GB"),
        ("germany", "DE"),
        ("france", "FR"),
        ("spain", "ES"),
        ("italy", "IT"),
        ("netherlands", "NL"),
        ("poland", "PL"),
        ("ireland", "IE"),
        ("canada", "CA"),
        ("india", "IN"),
        ("nigeria", "NG"),
        ("brazil", "BR"),
        ("mexico", "MX"),
        ("ukraine", "UA"),
        ("romania", "RO"),
        ("portugal", "PT"),
        ("japan", "JP"),
        ("south korea", "KR"),
        ("china", "CN"),
        ("australia", "AU"),
    ];
    let folded = vetwork_canon::text::fold(name);
    NAMES.iter().find(|(known, _)| *known == folded.trim()).map(|(_, code)| (*code).to_owned())
}

/// A date of an export: ISO, with or without a time. Dates with slashes are ambiguous and refused.
fn date(cell: &str) -> Option<When> {
    cell.parse().ok().or_else(|| {
        let day = cell.get(..10)?;
        let rest = cell.get(10..)?;
        (rest.starts_with(' ') || rest.starts_with('T')).then(|| day.parse().ok()).flatten()
    })
}

fn column(name: &str) -> Column {
    let folded: String = vetwork_canon::text::fold(name).chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some((_, make)) = ALIASES.iter().find(|(names, _)| names.contains(&folded.as_str())) {
        return make();
    }
    // `section.field` of a dossier is a column of its own, save where the section is Vetwork's own work.
    let known = |section: &str| {
        let read = vetwork_model::Section::ALL.iter().filter(|section| section.channel() != Channel::Examination);
        read.map(|section| section.name()).find(|name| *name == section)
    };
    match name.trim().split_once('.') {
        Some(("role", "title")) => Column::Role("title"),
        Some((section, key)) if !key.is_empty() => {
            known(section).map_or(Column::Unknown, |section| field(section, key))
        }
        _ => Column::Unknown,
    }
}

fn delimiter_of(header: &str) -> u8 {
    let count = |delimiter: char| header.matches(delimiter).count();
    [(',', b','), (';', b';'), ('\t', b'\t')].into_iter().max_by_key(|(c, _)| count(*c)).map_or(b',', |(_, byte)| byte)
}

fn split(record: &str, delimiter: u8) -> Option<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(record.as_bytes());
    let row = reader.records().next()?.ok()?;
    Some(row.iter().map(str::to_owned).collect())
}

/// The records of a CSV text as byte ranges with their first lines, so that each can be read again by
/// itself. Line breaks inside quotes belong to their record.
///
/// A quote that is never closed takes its own line only: what follows is read as if it were not there.
pub fn records(text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
    let mut all = Vec::new();
    let (mut start, mut line) = (0, 1);
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let (length, lines) = record_end(rest);
        all.push((start..start + length, line));
        start += length + 1;
        line += lines;
    }
    all.retain(|(range, _)| !text.get(range.clone()).unwrap_or_default().trim().is_empty());
    all
}

/// Length of the first record without its line break, and how many lines it takes. At most one record
/// of a text is scanned in vain, because what follows an unclosed quote holds an even number of them.
fn record_end(text: &str) -> (usize, usize) {
    let (mut quoted, mut lines) = (false, 1);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => return (at, lines),
            b'\n' => lines += 1,
            _ => {}
        }
    }
    let first_line = text.find('\n').filter(|_| quoted);
    first_line.map_or((text.len(), lines), |end| (end, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(text: &str) -> (Vec<DossierFile>, Vec<String>) {
        let rows = records(text);
        let (table, warnings) = Table::new(&text[rows[0].0.clone()], "a.csv").unwrap();
        let mut said: Vec<String> = warnings.into_iter().map(|warning| warning.message).collect();
        let mut files = Vec::new();
        for (range, line) in &rows[1..] {
            match table.row(&text[range.clone()], "a.csv", *line) {
                Ok(parsed) => {
                    said.extend(parsed.warnings.into_iter().map(|warning| warning.message));
                    files.push(parsed.file);
                }
                Err(error) => said.push(error.message),
            }
        }
        (files, said)
    }

    #[test]
    fn an_export_with_first_and_last_name() {
        let (files, said) = read(
            "Candidate ID,First Name,Last Name,Email(s),Phone,City,Country,Applied On,Stage,Favourite Colour\n\
             77,Zofia,Nowak,\"z@post.example; zofia@firm.example\",+48 601 234 567,Łódź,Poland,2026-11-03 09:00:00,Screen,blue\n",
        );
        let file = &files[0];
        assert_eq!((file.id.as_deref(), file.name.reveal()), (Some("77"), "Zofia Nowak"));
        assert_eq!(file.emails.len(), 2);
        assert_eq!(file.addresses[0].country.map(|c| c.to_string()).as_deref(), Some("PL"));
        assert_eq!(file.applications[0].at.map(|at| at.to_string()).as_deref(), Some("2026-11-03"));
        assert_eq!(
            said,
            [
                "1 column is not known and left out: Favourite Colour",
                "1 column is of no use for a vetting and left out: Stage"
            ]
        );
    }

    #[test]
    fn no_column_brings_judgements_of_files() {
        let (files, said) = read("name,judged_files.path\nZofia Nowak,passport.txt\n");
        assert!(files[0].judged_files.is_empty());
        assert_eq!(said, ["1 column is not known and left out: judged_files.path"]);
    }

    #[test]
    fn semicolons_quotes_and_section_fields() {
        let (files, said) = read("name;payment_instructions.iban;notes\n\"Nowak;\nZofia\";DE89370400440532013000;x\n");
        assert_eq!(files[0].name.reveal(), "Nowak;\nZofia");
        assert_eq!(files[0].payment_instructions[0].iban.as_deref(), Some("DE89370400440532013000"));
        assert_eq!(said, ["1 column is not known and left out: notes"]);
    }

    #[test]
    fn a_bad_row_is_named_and_the_rest_goes_on() {
        let (files, said) =
            read("name,email,applied\nA,a@b.example,03/04/2026\nB,b@b.example\nC,c@b.example,2026-01-01\n");
        assert_eq!(files.len(), 2);
        assert_eq!(
            said,
            [
                "line 2, column `applied`: `03/04/2026` cannot be read; it was left out",
                "this row has 2 cells, the header has 3"
            ]
        );
    }

    #[test]
    fn a_table_without_a_header_is_refused() {
        assert!(Table::new("Zofia,z@post.example", "a.csv").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(?s).{0,300}") {
            for (range, line) in records(&text) {
                let row = text.get(range).unwrap_or_default();
                if let Ok((table, _)) = Table::new(row, "a") {
                    let _ = table.row(row, "a", line);
                }
            }
        }
    }
}
