//! What the columns of somebody's own table mean, by the names that such tables have.

use csv::StringRecord;

use crate::formats::columns::folded;
use crate::formats::fit::{self, Marks, Under, is_day};
use crate::formats::own::party_kind;

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The whole name.
    Name,
    /// The first, middle or last part of it; the parts are joined in this order.
    NamePart(u8),
    /// A person, an organisation, a vessel, an aircraft.
    Kind,
    /// The date of birth or of founding.
    Birth,
    /// Whether a document or an authority proved it.
    BirthVerified,
    /// Nationalities, where a body is registered, the flag of a vessel.
    Country,
    /// The sex, as stated.
    Sex,
    /// Numbers of documents and registers.
    Identifier,
    /// Addresses of wallets.
    Wallet,
    /// E-mail addresses, telephone numbers, web sites.
    Contact,
    /// What the row calls them: carried through.
    Reference,
    /// Something else, which is not asked for.
    Other,
}

/// Names of columns, folded to small letters and digits, by what they mean. Tables call a row's own number `id`; the
/// number of a document says of what it is.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "name",
            "fullname",
            "legalname",
            "displayname",
            "candidate",
            "candidatename",
            "applicant",
            "applicantname",
            "employee",
            "employeename",
            "customer",
            "customername",
            "client",
            "clientname",
            "vendor",
            "vendorname",
            "supplier",
            "suppliername",
            "payee",
            "payeename",
            "beneficiary",
            "beneficiaryname",
            "contactname",
            "company",
            "companyname",
            "organisation",
            "organization",
            "organisationname",
            "organizationname",
            "entity",
            "entityname",
            "accountname",
        ],
    ),
    (Column::NamePart(0), &["firstname", "first", "givenname", "givennames", "forename", "forenames"]),
    (Column::NamePart(1), &["middlename", "middle", "middlenames", "patronymic"]),
    (Column::NamePart(2), &["lastname", "last", "familyname", "surname"]),
    (Column::Kind, &["kind", "type", "entitytype", "partytype", "customertype", "subject"]),
    (
        Column::Birth,
        &[
            "dob",
            "dateofbirth",
            "birthdate",
            "birthday",
            "born",
            "birth",
            "yearofbirth",
            "dateofincorporation",
            "founded",
        ],
    ),
    (Column::BirthVerified, &["dobverified", "birthverified", "birthdateverified", "dateofbirthverified"]),
    (
        Column::Country,
        &[
            "country",
            "countries",
            "nationality",
            "nationalities",
            "citizenship",
            "citizenships",
            "countryofcitizenship",
            "countryofbirth",
            "jurisdiction",
            "countryofregistration",
            "countryofincorporation",
            "flag",
        ],
    ),
    (Column::Sex, &["sex", "gender"]),
    (
        Column::Identifier,
        &[
            "identifier",
            "identifiers",
            "idnumber",
            "idnumbers",
            "idno",
            "document",
            "documentnumber",
            "documentno",
            "passport",
            "passportnumber",
            "passportno",
            "nationalid",
            "nationalidnumber",
            "nationalnumber",
            "taxid",
            "taxnumber",
            "vatnumber",
            "registrationnumber",
            "companynumber",
            "lei",
            "imo",
            "imonumber",
        ],
    ),
    (Column::Wallet, &["wallet", "wallets", "walletaddress", "cryptoaddress", "cryptowallet", "blockchainaddress"]),
    (
        Column::Contact,
        &[
            "contact",
            "contacts",
            "email",
            "emails",
            "emailaddress",
            "mail",
            "phone",
            "phones",
            "phonenumber",
            "telephone",
            "mobile",
            "mobilephone",
            "cell",
            "website",
            "url",
        ],
    ),
    (
        Column::Reference,
        &[
            "ref",
            "reference",
            "id",
            "rowid",
            "idofrow",
            "externalid",
            "candidateid",
            "applicantid",
            "applicationid",
            "employeeid",
            "personid",
            "customerid",
            "clientid",
            "vendorid",
            "supplierid",
            "accountid",
            "caseid",
            "recordid",
            "uuid",
            "key",
        ],
    ),
];

impl Column {
    /// What a column of this name is taken for. Case, white space and punctuation do not count.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let folded = folded(name.get(..name.len().min(200)).unwrap_or_default());
        let found = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str()));
        found.map_or(Self::Other, |(column, _)| *column)
    }

    /// The word for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name | Self::NamePart(_) => "name",
            Self::Kind => "kind",
            Self::Birth => "date of birth",
            Self::BirthVerified => "date of birth is verified",
            Self::Country => "country",
            Self::Sex => "sex",
            Self::Identifier => "number",
            Self::Wallet => "wallet",
            Self::Contact => "contact",
            Self::Reference => "carried through",
            Self::Other => "not asked for",
        }
    }

    /// By what a row is known whose cells moved.
    fn under(self) -> Under {
        match self {
            Self::Birth => Under::Marked(is_day),
            Self::Kind => Under::Marked(|text| party_kind(text.trim()).is_some()),
            Self::Contact => Under::Marked(|text| text.contains('@') && !text.trim().contains(' ')),
            Self::Name
            | Self::NamePart(_)
            | Self::BirthVerified
            | Self::Country
            | Self::Sex
            | Self::Identifier
            | Self::Wallet => Under::Text,
            Self::Reference | Self::Other => Under::Unread,
        }
    }

    /// Whether it holds something by which somebody can be found.
    fn asks(self) -> bool {
        matches!(self, Self::Name | Self::NamePart(_) | Self::Identifier | Self::Wallet | Self::Contact)
    }
}

/// The columns of a table, in their order.
#[derive(Debug)]
pub struct Header {
    columns: Vec<(Column, String)>,
    marks: Marks,
}

impl Header {
    /// Where no column is the row's own name for somebody, an unmatched one is never guessed to be.
    pub(super) fn read(cells: &StringRecord) -> Self {
        let columns: Vec<_> = cells.iter().map(|cell| (Column::of(cell), cell.trim().to_owned())).collect();
        let marks = Marks(columns.iter().map(|(column, _)| column.under()).collect());
        Self { columns, marks }
    }

    /// What each column is taken for, with its name as written.
    pub fn columns(&self) -> impl Iterator<Item = (Column, &str)> {
        self.columns.iter().map(|(column, name)| (*column, name.as_str()))
    }

    pub(super) fn asks(&self) -> bool {
        self.columns.iter().any(|(column, _)| column.asks())
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len()
    }

    /// The column in which something stands that belongs beside it, and what is wrong, in words.
    pub(super) fn moved(&self, record: &StringRecord) -> Option<(&str, String)> {
        let cell = |place| record.get(place).unwrap_or_default();
        let (at, belongs) = self.marks.moved(cell)?;
        let name = |place: usize| self.columns.get(place).map_or("", |(_, name)| name.as_str());
        Some((name(at), fit::in_words(cell(at), name(belongs))))
    }

    pub(super) fn cells<'a>(
        &'a self,
        record: &'a StringRecord,
    ) -> impl Iterator<Item = (Column, &'a str, &'a str)> + use<'a> {
        self.columns.iter().zip(record).map(|((column, name), cell)| (*column, name.as_str(), cell))
    }

    /// The first names, for a message.
    pub(super) fn in_words(&self) -> String {
        const SHOWN: usize = 20;
        let names =
            self.columns.iter().map(|(_, name)| crate::formats::error::shown(name)).filter(|name| !name.is_empty());
        let names: Vec<String> = names.take(SHOWN).collect();
        if names.is_empty() { "no names of columns".to_owned() } else { names.join(", ") }
    }
}
