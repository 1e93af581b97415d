//! Whose is a field? One row for each section of a dossier decides for every field of it. A test holds
//! the table against the format, so that whoever adds a field decides whose it is.

use serde_json::{Map, Value};
use vetwork_model::{Section, facts};

/// What stands in the place of another subject.
pub(super) const ANOTHER: &str = "[another person]";

/// A kind of value that is withheld when it is another person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Former,
    Email,
    Phone,
    Id,
    BirthDate,
    Address,
    Machine,
    Value,
}

impl Kind {
    /// What stands in the place of such a value.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Kind::Name => "[another person: name withheld]",
            Kind::Former => "[a name given in confidence: handed out separately]",
            Kind::Email => "[another person: e-mail address withheld]",
            Kind::Phone => "[another person: telephone number withheld]",
            Kind::Id => "[another person: id withheld]",
            Kind::BirthDate => "[another person: birth date withheld]",
            Kind::Address => "[another person: address withheld]",
            Kind::Machine => "[another person: device or network address withheld]",
            Kind::Value => "[another person: value withheld]",
        }
    }
}

/// Whose a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// The subject's own.
    Own,
    /// The subject's own, in words of people, in which others may be named.
    Words,
    /// Another person's: withheld, unless it is word for word what the subject has too.
    Another(Kind),
    /// A name that is the subject's, a firm's or another person's: withheld where it is another's.
    Perhaps,
    /// Goes with a name in the same entry: withheld where that name is.
    With(&'static str, Kind),
}

use Kind::{Address, BirthDate, Email, Id, Machine, Name, Phone};
use Whose::{Another, Perhaps, With, Words};

/// A section, its subject's own fields, and the others.
type Row = (Section, &'static [&'static str], &'static [(&'static str, Whose)]);

const NONE: &[(&str, Whose)] = &[];

/// Beside its own fields every entry has `at` and `source`.
pub(super) const TABLE: &[Row] = &[
    (Section::Email, &["address"], NONE),
    (Section::Phone, &["number"], NONE),
    // A number of a reference may be looked up too; it is told apart by the number itself.
    (Section::PhoneLookup, &["number", "line", "carrier"], NONE),
    (
        Section::Address,
        &["kind", "street", "city", "region", "postcode", "country", "from", "to", "position", "time_zone"],
        NONE,
    ),
    (Section::ContactChange, &["kind", "before", "after"], NONE),
    (Section::EmergencyContact, &[], &[("name", Another(Name)), ("phone", Another(Phone)), ("email", Another(Email))]),
    (Section::Household, &[], &[("with", Another(Id)), ("name", Another(Name)), ("relation", Words)]),
    (Section::BirthDate, &["date"], NONE),
    (Section::NationalNumber, &["scheme", "number"], NONE),
    // What the subject presented as theirs is theirs to see, whatever it shows.
    (
        Section::IdentityDocument,
        &["kind", "number", "name", "birth_date", "address", "issued", "expires", "issuer", "file", "files"],
        NONE,
    ),
    // A bureau may answer with the person to whom the number really belongs.
    (
        Section::IdentityCheck,
        &["kind", "outcome", "ordered_by", "disagrees", "number", "records_since", "by"],
        &[("name", Perhaps), ("birth_date", With("name", BirthDate)), ("address", With("name", Address))],
    ),
    (Section::VictimReport, &["reference", "value", "confirmed"], NONE),
    (Section::Correction, &["about"], &[("statement", Words)]),
    (Section::File, &["kind", "path", "sha256", "verdict", "hidden"], &[("text", Words), ("unread", Words)]),
    // Properties of a file can name whoever made it.
    (
        Section::JudgedFile,
        &["path", "companions", "sha256", "handed_in_as", "presented_as", "broke_off", "unjudged"],
        &[("documents", Words)],
    ),
    (Section::Employment, &["employer", "title", "from", "to", "full_time", "place", "domain"], NONE),
    (
        Section::EmployerCheck,
        &["employer", "outcome", "via", "domain", "domain_registered", "founded", "renamed_or_acquired", "from", "to"],
        NONE,
    ),
    (Section::Education, &["institution", "degree", "subject", "from", "to", "domain"], NONE),
    (Section::EducationCheck, &["institution", "outcome", "asked", "no_such_programme"], NONE),
    (
        Section::Reference,
        &["company"],
        &[("name", Another(Name)), ("email", Another(Email)), ("phone", Another(Phone)), ("relation", Words)],
    ),
    (
        Section::ReferenceCheck,
        &["outcome", "via"],
        &[("name", Another(Name)), ("ip", Another(Machine)), ("device", Another(Machine))],
    ),
    (Section::Profile, &["site", "url"], NONE),
    (
        Section::ProfileCheck,
        &[
            "url",
            "reachable",
            "created",
            "connections",
            "place",
            "employment",
            "first_commit",
            "author_names",
            "copied_percent",
            "longest_gap_years",
            "active_again_since",
        ],
        &[("name", Perhaps)],
    ),
    (Section::Skill, &["name", "years", "since"], NONE),
    (Section::SalaryAsk, &["amount", "currency", "per"], NONE),
    (Section::Application, &["role", "field"], NONE),
    (Section::Referral, &[], &[("by", Another(Id)), ("name", Another(Name))]),
    (Section::Recruiter, &["agency"], &[("name", Another(Name)), ("email", Another(Email)), ("phone", Another(Phone))]),
    (
        Section::Interview,
        &[
            "round",
            "in_person",
            "camera",
            "alternative_offered",
            "same_person",
            "live_picture",
            "document_shown",
            "place_questions",
            "place_answers",
            "resume_questions",
            "resume_answers",
            "language_step",
            "prompted_by_other",
            "many_voices",
            "other_identity_on_screen",
            "remote_session_on_screen",
            "assistant_used",
            "assistant_disclosed",
        ],
        &[("interviewer", Another(Name))],
    ),
    (Section::Request, &["kind", "alternative_offered"], &[("words", Words)]),
    (
        Section::Session,
        &[
            "kind",
            "ip",
            "ip_country",
            "network",
            "shared_network",
            "utc_offset",
            "device",
            "media_devices",
            "minutes",
            "hosted_desktop",
        ],
        &[("display_name", Perhaps)],
    ),
    (Section::Travel, &["from", "to", "country", "approved"], NONE),
    (Section::DeliveryAddress, &["address", "collection_point"], &[("note", Words)]),
    (Section::Residence, &["address", "proof"], NONE),
    (
        Section::Shipment,
        &[
            "item",
            "serial",
            "to",
            "dispatched",
            "address_changed",
            "delivered",
            "redirected_to",
            "held",
            "position",
            "is_return",
        ],
        &[("signed_by", Perhaps)],
    ),
    (
        Section::Device,
        &["serial", "serial_read", "first_seen", "first_country", "first_position", "places", "location_off", "router"],
        NONE,
    ),
    (Section::Software, &["name", "device", "first_seen"], NONE),
    (Section::ApprovedTool, &["name"], &[("by", Another(Name))]),
    // The account is where the subject's own pay goes, whoever holds it.
    (
        Section::PaymentInstruction,
        &["method", "iban", "account", "routing", "wallet", "service", "percent"],
        &[("holder", Perhaps)],
    ),
    (Section::PayeeCheck, &["account", "answer", "joint"], &[("holder", Perhaps)]),
    (Section::Contract, &["kind", "firm", "signed"], NONE),
    (Section::Invoice, &["account"], &[("payee", Perhaps)]),
    (Section::TaxForm, &["country"], &[("name", Perhaps), ("address", With("name", Address))]),
    (Section::Incident, &["kind", "count", "agreed"], &[("note", Words)]),
    (Section::Registration, &["name", "number", "country", "registered", "dissolved", "register"], NONE),
    (
        Section::RegisterEntry,
        &["name", "number", "found", "registered", "dissolved", "address"],
        &[("officers", Perhaps), ("owners", Another(Kind::Value))],
    ),
    (Section::Director, &["from"], &[("name", Perhaps), ("birth_date", With("name", BirthDate))]),
    (
        Section::Owner,
        &["percent", "up_to"],
        &[("name", Perhaps), ("of", Perhaps), ("birth_date", With("name", BirthDate))],
    ),
    (Section::Subcontractor, &["depth", "vetted"], &[("name", Perhaps)]),
    (Section::VettingEvidence, &["right_to_audit"], &[("what", Words)]),
    (Section::Website, &["domain", "registered", "same_text_percent", "same_text_as", "explained"], NONE),
];

/// Whose a field of a section is. What nobody has decided is withheld.
pub(super) fn whose(section: Section, field: &str) -> Whose {
    let row = TABLE.iter().find(|(of, ..)| *of == section);
    match (field, row) {
        ("at", _) => Whose::Own,
        ("source", _) => Words,
        (_, Some((_, own, _))) if own.contains(&field) => Whose::Own,
        (_, Some((_, _, others))) => {
            others.iter().find(|(name, _)| *name == field).map_or(Another(Kind::Value), |(_, whose)| *whose)
        }
        (_, None) => Another(Kind::Value),
    }
}

/// The fields of an entry in the order in which people read them: as the table has them.
pub(super) fn in_order(section: Section, entry: &Map<String, Value>) -> Vec<(&String, &Value)> {
    let row = TABLE.iter().find(|(of, ..)| *of == section);
    let place = |field: &str| {
        let (_, own, others) = row?;
        let all = own.iter().copied().chain(others.iter().map(|(name, _)| *name));
        all.into_iter().position(|name| name == field)
    };
    let mut fields: Vec<(&String, &Value)> = entry.iter().collect();
    fields.sort_by_key(|(field, _)| (place(field).unwrap_or(usize::MAX), *field));
    fields
}

/// Fields that hold a date, wherever they stand.
pub(super) const DATES: [&str; 25] = [
    "active_again_since",
    "address_changed",
    "asked",
    "at",
    "birth_date",
    "created",
    "date",
    "delivered",
    "dispatched",
    "dissolved",
    "domain_registered",
    "ends",
    "expires",
    "first_commit",
    "first_seen",
    "founded",
    "from",
    "issued",
    "records_since",
    "registered",
    "signed",
    "since",
    "starts",
    "to",
    "vetted",
];

/// The word of a closed list, as the format writes it.
type Word = fn() -> String;

fn word<T: Default + serde::Serialize>() -> String {
    let value = serde_json::to_value(T::default()).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Fields that hold one word of a closed list, and the word for which nothing is written.
pub(super) const WORDS: &[(Section, &str, Word)] = &[
    (Section::PhoneLookup, "line", word::<facts::LineType>),
    (Section::Address, "kind", word::<facts::AddressKind>),
    (Section::ContactChange, "kind", word::<facts::ContactKind>),
    (Section::IdentityDocument, "kind", word::<facts::DocumentKind>),
    (Section::IdentityCheck, "kind", word::<facts::IdentityCheckKind>),
    (Section::IdentityCheck, "outcome", word::<facts::IdentityOutcome>),
    (Section::IdentityCheck, "ordered_by", word::<facts::OrderedBy>),
    (Section::File, "kind", word::<facts::FileKind>),
    (Section::File, "verdict", word::<facts::FileVerdict>),
    (Section::EmployerCheck, "outcome", word::<facts::Confirmation>),
    (Section::EmployerCheck, "via", word::<facts::ReachedVia>),
    (Section::EducationCheck, "outcome", word::<facts::Confirmation>),
    (Section::ReferenceCheck, "outcome", word::<facts::Confirmation>),
    (Section::ReferenceCheck, "via", word::<facts::ReachedVia>),
    (Section::Profile, "site", word::<facts::Site>),
    (Section::SalaryAsk, "per", word::<vetwork_model::role::PayPeriod>),
    (Section::Interview, "camera", word::<facts::Camera>),
    (Section::Interview, "same_person", word::<facts::SamePerson>),
    (Section::Interview, "live_picture", word::<facts::StepResult>),
    (Section::Interview, "document_shown", word::<facts::StepResult>),
    (Section::Interview, "language_step", word::<facts::StepResult>),
    (Section::Request, "kind", word::<facts::RequestKind>),
    (Section::Session, "kind", word::<facts::SessionKind>),
    (Section::Session, "network", word::<facts::NetworkClass>),
    (Section::Residence, "proof", word::<facts::ResidenceProof>),
    (Section::PaymentInstruction, "method", word::<facts::PaymentMethod>),
    (Section::PayeeCheck, "answer", word::<facts::PayeeAnswer>),
    (Section::Contract, "kind", word::<facts::ContractKind>),
    (Section::Incident, "kind", word::<facts::IncidentKind>),
];
