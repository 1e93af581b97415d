//! What the records of a table are: which column holds what. Written as TOML, or guessed from the names of columns.

use serde::{Deserialize, Serialize};
use vetwork_canon::text;

use crate::blocking::{Rule, ways};
use crate::kind::Kind;
use crate::table::Field;

/// How records are read and linked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Specification {
    /// The column that names a record; rows are numbered where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Country (ISO 3166-1, two letters) by whose plan telephone numbers without a country's code are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Records are joined where the evidence is above so many bits (log2 odds): 0 is more likely than not.
    #[serde(default)]
    pub join_above: f32,
    /// Pairs that are compared at most; four for each record where there are more than a million.
    #[serde(default = "pairs")]
    pub pairs: u64,
    /// A value, or a set of them, that more records share is no ground for comparing them. It is reported.
    #[serde(default = "block")]
    pub block: usize,
    /// Where weak evidence ties more different records together than this, only stronger evidence counts among them. It is
    /// reported.
    #[serde(default = "together")]
    pub together: usize,
    /// The fields, in the order in which results tell them.
    #[serde(rename = "field")]
    pub fields: Vec<FieldSpecification>,
    /// By what records are brought together to be compared. Where there is none, it is chosen from the table.
    #[serde(rename = "rule", default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleSpecification>,
}

/// A way to bring records together: those that agree in all of it are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSpecification {
    /// What they agree in, in the words in which results tell it: `surname`, `year of dob`.
    pub agree: Vec<String>,
}

/// Most rules: a record has a key for each.
const RULES_AT_MOST: usize = 64;

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpecification {
    /// The column it stands in.
    pub column: String,
    /// What its values are.
    pub kind: Kind,
}

fn pairs() -> u64 {
    4_000_000
}

fn block() -> usize {
    1000
}

fn together() -> usize {
    256
}

/// Why a specification cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SpecificationError {
    /// It is no TOML, or holds something that means nothing.
    #[error("{0}")]
    Written(#[from] toml::de::Error),
    /// It names no field.
    #[error("it names no field to compare")]
    Nothing,
    /// More fields than can be compared.
    #[error("it names {0} fields; {most} can be compared", most = crate::pattern::FIELDS_AT_MOST)]
    TooMany(usize),
    /// It names a column twice.
    #[error("it names the column `{0}` twice")]
    Twice(String),
    /// A rule names nothing to agree in.
    #[error("a [[rule]] names nothing to agree in: agree = [\"surname\", \"year of dob\"]")]
    EmptyRule,
    /// More rules than records get keys for.
    #[error("it names {0} rules; {RULES_AT_MOST} are the most")]
    TooManyRules(usize),
    /// A rule names what no field can agree in.
    #[error("records cannot agree in `{wanted}`; they can in: {ways}")]
    NoWay {
        /// What it names.
        wanted: String,
        /// What there is.
        ways: String,
    },
    /// It names a column that the table has not.
    #[error("there is no column `{column}`; there are: {columns}")]
    NoColumn {
        /// The column.
        column: String,
        /// Those that there are.
        columns: String,
    },
    /// No column's name told what it holds.
    #[error("none of the columns is known: {columns}")]
    Unknown {
        /// Those that there are.
        columns: String,
    },
}

impl Specification {
    /// Reads one.
    ///
    /// # Errors
    ///
    /// It is no TOML, or holds something that means nothing; the message has the line.
    pub fn parse(text: &str) -> Result<Specification, SpecificationError> {
        let specification: Specification = toml::from_str(text)?;
        specification.checked()
    }

    /// Reads off the names of columns what they hold. Columns whose names say nothing are left out.
    ///
    /// # Errors
    ///
    /// No name says anything, or there are too many columns.
    pub fn guessed(columns: &[String]) -> Result<Specification, SpecificationError> {
        let mut id = None;
        let mut fields: Vec<FieldSpecification> = Vec::new();
        for column in columns {
            match meaning(column) {
                Some(Meaning::Id) if id.is_none() => id = Some(column.clone()),
                Some(Meaning::Field(kind)) => fields.push(FieldSpecification { column: column.clone(), kind }),
                _ => {}
            }
        }
        // A whole name beside its parts would count the same evidence twice.
        let has = |kind: Kind| fields.iter().any(|field| field.kind == kind);
        if has(Kind::GivenName) && has(Kind::FamilyName) {
            fields.retain(|field| field.kind != Kind::FullName);
        }
        if fields.is_empty() {
            return Err(SpecificationError::Unknown { columns: columns.join(", ") });
        }
        let (pairs, block, together) = (pairs(), block(), together());
        Specification { id, region: None, join_above: 0.0, pairs, block, together, fields, rules: Vec::new() }.checked()
    }

    /// Where the columns stand in a table: of the fields, and that of the id.
    ///
    /// # Errors
    ///
    /// A column is missing; the message names those that there are.
    pub fn places(&self, columns: &[String]) -> Result<(Vec<usize>, Option<usize>), SpecificationError> {
        let place = |wanted: &String| {
            columns
                .iter()
                .position(|column| column == wanted)
                .ok_or_else(|| SpecificationError::NoColumn { column: wanted.clone(), columns: columns.join(", ") })
        };
        let fields = self.fields.iter().map(|field| place(&field.column)).collect::<Result<_, _>>()?;
        Ok((fields, self.id.as_ref().map(place).transpose()?))
    }

    /// The fields as a table has them.
    #[must_use]
    pub fn table_fields(&self) -> Vec<Field> {
        self.fields.iter().map(|field| Field { name: field.column.clone(), kind: field.kind }).collect()
    }

    fn checked(self) -> Result<Specification, SpecificationError> {
        if self.fields.is_empty() {
            return Err(SpecificationError::Nothing);
        }
        if self.fields.len() > crate::pattern::FIELDS_AT_MOST {
            return Err(SpecificationError::TooMany(self.fields.len()));
        }
        let mut columns: Vec<&str> = self.fields.iter().map(|field| field.column.as_str()).collect();
        columns.sort_unstable();
        let twice = columns.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first());
        if let Some(twice) = twice {
            return Err(SpecificationError::Twice((*twice).to_owned()));
        }
        self.read_rules()?;
        Ok(self)
    }

    /// The rules that it gives, in their order.
    pub(crate) fn rules(&self) -> Vec<Rule> {
        // They were read when it was.
        self.read_rules().unwrap_or_default()
    }

    fn read_rules(&self) -> Result<Vec<Rule>, SpecificationError> {
        if self.rules.len() > RULES_AT_MOST {
            return Err(SpecificationError::TooManyRules(self.rules.len()));
        }
        let fields = self.table_fields();
        let rule = |given: &RuleSpecification| {
            if given.agree.is_empty() {
                return Err(SpecificationError::EmptyRule);
            }
            Rule::of_words(&given.agree, &fields).map_err(|wanted| SpecificationError::NoWay {
                wanted: wanted.to_owned(),
                ways: ways(&fields).join(", "),
            })
        };
        self.rules.iter().map(rule).collect()
    }
}

/// The column that names a record, by the names of columns.
#[must_use]
pub fn id_column(columns: &[String]) -> Option<&String> {
    columns.iter().find(|column| matches!(meaning(column), Some(Meaning::Id)))
}

/// The columns that hold names of people.
pub fn name_columns(columns: &[String]) -> impl Iterator<Item = &String> {
    let is_name = |kind| matches!(kind, Kind::GivenName | Kind::FamilyName | Kind::FullName);
    columns.iter().filter(move |column| matches!(meaning(column), Some(Meaning::Field(kind)) if is_name(kind)))
}

enum Meaning {
    Id,
    Field(Kind),
}

/// Names of columns, folded to letters and digits, by what they hold. Sex, gender and nationality are not among them:
/// nobody is linked by them unless a specification says so.
const NAMES: &[(Kind, &[&str])] = &[
    (Kind::GivenName, &["firstname", "givenname", "forename", "first", "given", "vorname", "prenom", "nombre"]),
    (Kind::FamilyName, &["surname", "lastname", "familyname", "last", "family", "nachname", "nom", "apellido"]),
    (Kind::FullName, &["name", "fullname", "candidate", "candidatename", "applicant", "applicantname"]),
    (Kind::Date, &["dob", "dateofbirth", "birthdate", "born", "birthday", "geburtsdatum"]),
    (Kind::Email, &["email", "emailaddress", "mail", "primaryemail", "personalemail"]),
    (Kind::Phone, &["phone", "phonenumber", "mobile", "telephone", "tel", "cell", "mobilephone", "telefon"]),
    (
        Kind::Identifier,
        &[
            "ssn",
            "socsecid",
            "socialsecuritynumber",
            "nationalid",
            "nationalnumber",
            "taxid",
            "passport",
            "passportnumber",
            "documentnumber",
            "licencenumber",
            "licensenumber",
            "iban",
            "account",
            "accountnumber",
            "wallet",
            "device",
            "deviceid",
            "serialnumber",
        ],
    ),
    (Kind::Postcode, &["postcode", "postalcode", "zip", "zipcode", "plz", "postcodefake"]),
    (Kind::Place, &["city", "town", "place", "suburb", "birthplace", "placeofbirth", "locality", "ort"]),
    (Kind::Street, &["address", "street", "streetaddress", "address1", "address2", "addressline1", "addressline2"]),
    (Kind::HouseNumber, &["housenumber", "streetnumber"]),
    (Kind::Category, &["occupation", "job", "employer", "company", "state", "province", "county"]),
];

const IDS: &[&str] = &["id", "uniqueid", "recid", "recordid", "candidateid", "applicantid", "subject", "subjectid"];

fn meaning(column: &str) -> Option<Meaning> {
    let folded: String = text::fold(column).chars().filter(char::is_ascii_alphanumeric).collect();
    if IDS.contains(&folded.as_str()) {
        return Some(Meaning::Id);
    }
    NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(kind, _)| Meaning::Field(*kind))
}
