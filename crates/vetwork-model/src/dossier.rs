//! The dossier: its file format (version 1) and the evidence that a file becomes.

use std::fmt;
use std::marker::PhantomData;
use std::sync::LazyLock;

use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Serialize};

use crate::facts;
use crate::provenance::{Channel, Intake, Provenance};
use crate::record::Recorded;
use crate::role::{Phase, Role};
use crate::{Country, Name, NameRelation, When};

/// The version of the dossier format that this program writes and reads.
pub const FORMAT_VERSION: u32 = 1;

/// Which subject: stable within one run and across runs. Letters, digits and hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct SubjectId(String);

impl SubjectId {
    /// Brings a text to an id: lower-case ASCII letters and digits, joined by single hyphens, at
    /// most 80 characters; nothing when no letter or digit is left.
    pub fn from_text(text: &str) -> Option<SubjectId> {
        let folded = vetwork_canon::text::fold(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let id: String = words.join("-").to_ascii_lowercase().chars().take(80).collect();
        (!id.is_empty()).then_some(SubjectId(id))
    }

    /// The id of the `n`th different dossier under one id (2, 3, …).
    pub fn numbered(&self, n: usize) -> SubjectId {
        SubjectId(format!("{}-{n}", self.0))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

words! {
    /// What is being vetted.
    pub enum SubjectKind {
        /// A person.
        #[default]
        Person,
        /// An agency, vendor or partner.
        Organisation,
    }
}

/// What law may need and checks may not see. Only the comparison with former names reaches a check,
/// and only as a [`NameRelation`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default)]
pub struct Sealed {
    /// Nationalities, where right-to-work law asks for them.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub nationalities: Vec<Country>,
    /// Place of birth, where a document check asks for it.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub birth_place: Option<String>,
    /// Sex, where a document check asks for it.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub sex: Option<String>,
    /// Names the person once had and gave us in confidence.
    #[serde(skip_serializing_if = "crate::record::is_default")]
    pub former_names: Vec<Name>,
}

/// Builds the file format, the `Fact` enum and the sections from one table: section, type, channel,
/// and the first phase in which such evidence arises.
macro_rules! sections {
    ($( $(#[$doc:meta])* $section:ident : $fact:ident from $channel:ident in $phase:ident $(, text $text:ident)? ; )*) => {
        /// A dossier as it stands in a file, format version 1. Everything is optional but something
        /// to name the subject by; sections hold facts, and each section has its own channel.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(default)]
        pub struct DossierFile {
            /// Version of the format: 1.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub vetwork: Option<u32>,
            /// Id of the subject; made from the name or the file's name when it is missing.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub id: Option<String>,
            /// What is being vetted: a person, unless said otherwise.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub subject: SubjectKind,
            /// Name as the subject uses it.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub name: Name,
            /// Pronouns as the person gave them ("she", "he", "they").
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub pronouns: Option<String>,
            /// The role.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub role: Role,
            /// How far the hiring has come; read off the evidence when it is missing.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub phase: Option<Phase>,
            /// What law may need and checks may not see.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub sealed: Sealed,
            $(
                $(#[$doc])*
                #[serde(skip_serializing_if = "crate::record::is_default")]
                pub $section: Entries<facts::$fact>,
            )*
        }

        /// One fact of any kind.
        #[expect(clippy::large_enum_variant, reason = "a dossier holds few facts at a time; a box each would cost more")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum Fact {
            $( $(#[$doc])* $fact(facts::$fact), )*
        }

        /// The sections of a dossier, each holding facts of one kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Section {
            $( $(#[$doc])* $fact, )*
        }

        impl Section {
            /// All sections, in the order of the format.
            pub const ALL: &'static [Section] = &[$(Section::$fact),*];

            /// Its name in a file.
            pub fn name(self) -> &'static str {
                match self { $(Section::$fact => stringify!($section),)* }
            }

            /// Its name for people.
            pub fn words(self) -> &'static str {
                static WORDS: LazyLock<Vec<String>> =
                    LazyLock::new(|| Section::ALL.iter().map(|section| section.name().replace('_', " ")).collect());
                WORDS.get(self as usize).map_or_else(|| self.name(), String::as_str)
            }

            /// The channel through which its facts come.
            pub fn channel(self) -> Channel {
                match self { $(Section::$fact => Channel::$channel,)* }
            }

            /// The first phase in which such evidence arises.
            pub fn phase(self) -> Phase {
                match self { $(Section::$fact => Phase::$phase,)* }
            }
        }

        impl Fact {
            /// Its section.
            pub fn section(&self) -> Section {
                match self { $(Fact::$fact(_) => Section::$fact,)* }
            }

            /// The phase in which it arose: its section's, or that of what a session was for.
            pub fn phase(&self) -> Phase {
                match self {
                    Fact::Session(session) => session.kind.phase(),
                    Fact::JudgedFile(file) => file.phase(),
                    fact => fact.section().phase(),
                }
            }

            /// When and by whom it was recorded.
            pub fn recorded(&self) -> &dyn Recorded {
                match self { $(Fact::$fact(fact) => fact,)* }
            }
        }

        $(
            impl FactKind for facts::$fact {
                const SECTION: Section = Section::$fact;
                fn of(fact: &Fact) -> Option<&Self> {
                    match fact { Fact::$fact(fact) => Some(fact), _ => None }
                }
                $(
                    const SHORTHAND: bool = true;
                    fn from_text(text: String) -> Option<Self> {
                        Some(facts::$fact { $text: text.into(), ..Default::default() })
                    }
                )?
            }
        )*

        impl DossierFile {
            /// Sections that hold something which the subject cannot be the one to say: answers, exports,
            /// notes of others.
            pub fn beyond_the_applicant(&self) -> Vec<Section> {
                let filled = [$( (Section::$fact, self.$section.0.is_empty()), )*];
                let own = [Channel::ApplicantForm, Channel::Examination];
                let beyond = |(section, empty): &(Section, bool)| !empty && !own.contains(&section.channel());
                filled.into_iter().filter(beyond).map(|(section, _)| section).collect()
            }

            /// All facts, sorted: sections are in the order of [`Fact`].
            fn into_facts(self) -> (Vec<Fact>, Sealed) {
                let mut all = Vec::new();
                $(
                    let Entries(mut $section) = self.$section;
                    $section.sort();
                    all.extend($section.into_iter().map(Fact::$fact));
                )*
                (all, self.sealed)
            }
        }
    };
}

sections! {
    /// E-mail addresses that the subject gave.
    emails: Email from ApplicantForm in Application, text address;
    /// Telephone numbers that the subject gave.
    phones: Phone from ApplicantForm in Application, text number;
    /// What carriers answered about numbers.
    phone_lookups: PhoneLookup from SystemExport in Application;
    /// Addresses that the subject gave.
    addresses: Address from ApplicantForm in Application;
    /// Changes of contact details, as logged.
    contact_changes: ContactChange from SystemExport in Application;
    /// People to call in an emergency.
    emergency_contacts: EmergencyContact from ApplicantForm in Onboarding;
    /// People the subject says they share a home with.
    households: Household from ApplicantForm in Onboarding;
    /// Birth dates that the subject gave.
    birth_dates: BirthDate from ApplicantForm in Application;
    /// National, tax or social security numbers that the subject gave.
    national_numbers: NationalNumber from ApplicantForm in Onboarding;
    /// Identity documents as presented.
    identity_documents: IdentityDocument from ApplicantForm in Onboarding;
    /// What authorities, bureaus and vendors answered about the identity.
    identity_checks: IdentityCheck from Authority in Onboarding;
    /// Reports that someone's identity was used by another.
    victim_reports: VictimReport from Recruiter in Application;
    /// What the subject says is wrong with what is held about them.
    corrections: Correction from ApplicantForm in Application, text statement;
    /// Files that the subject handed in.
    files: File from ApplicantForm in Application, text path;
    /// Files as Vetwork judged them. Its own work: what stands here in a file that is read is left out.
    judged_files: JudgedFile from Examination in Application;
    /// Jobs that the subject says they had.
    employment: Employment from ApplicantForm in Application;
    /// What was found when employers were looked up or asked.
    employer_checks: EmployerCheck from Recruiter in Interview;
    /// Courses of study that the subject says they took.
    education: Education from ApplicantForm in Application;
    /// What institutions answered.
    education_checks: EducationCheck from Recruiter in Interview;
    /// People named to speak for the subject.
    references: Reference from ApplicantForm in Application;
    /// What came of asking references.
    reference_checks: ReferenceCheck from Recruiter in Interview;
    /// Public profiles that the subject names.
    profiles: Profile from ApplicantForm in Application, text url;
    /// What was seen at those profiles.
    profile_checks: ProfileCheck from Recruiter in Application;
    /// Tools and languages that the subject says they know.
    skills: Skill from ApplicantForm in Application, text name;
    /// What the subject asks to be paid.
    salary_asks: SalaryAsk from ApplicantForm in Application;
    /// Applications of this subject that the employer holds.
    applications: Application from SystemExport in Application;
    /// Who referred the subject.
    referrals: Referral from SystemExport in Application;
    /// Recruiters or agencies through whom the subject came.
    recruiters: Recruiter from Recruiter in Sourcing;
    /// Calls and meetings, as interviewers noted them.
    interviews: Interview from Interviewer in Interview;
    /// What the subject asked for or declined.
    requests: Request from Recruiter in Application;
    /// Sessions, as systems recorded them.
    sessions: Session from SystemExport in Application;
    /// Travel notices.
    travel: Travel from ApplicantForm in OnTheJob;
    /// Where the subject wants equipment sent.
    delivery_addresses: DeliveryAddress from ApplicantForm in Onboarding;
    /// Evidence of residence that the employer has seen.
    residences: Residence from Recruiter in Onboarding;
    /// Parcels of the employer's.
    shipments: Shipment from SystemExport in Onboarding;
    /// Devices of the employer's.
    devices: Device from SystemExport in OnTheJob;
    /// Programs and attached devices that the employer's inventory found.
    software: Software from SystemExport in OnTheJob;
    /// Tools that the employer has agreed to.
    approved_tools: ApprovedTool from Recruiter in OnTheJob, text name;
    /// Where the pay is to go.
    payment_instructions: PaymentInstruction from ApplicantForm in Payroll;
    /// What banks answered on payees.
    payee_checks: PayeeCheck from Authority in Payroll;
    /// Contracts, from the employer's files.
    contracts: Contract from Recruiter in Onboarding;
    /// Invoices, from accounts payable.
    invoices: Invoice from SystemExport in Payroll;
    /// Tax forms.
    tax_forms: TaxForm from ApplicantForm in Payroll;
    /// Events at work or on leaving.
    incidents: Incident from Recruiter in OnTheJob;
    /// Registration that an organisation states.
    registrations: Registration from ApplicantForm in Sourcing;
    /// What a company register answered.
    register_entries: RegisterEntry from Authority in Sourcing;
    /// Directors of an organisation.
    directors: Director from ApplicantForm in Sourcing;
    /// Owners of an organisation.
    owners: Owner from ApplicantForm in Sourcing;
    /// To whom the work is passed on.
    subcontractors: Subcontractor from ApplicantForm in Sourcing;
    /// Evidence that an organisation vets its people.
    vetting_evidence: VettingEvidence from Recruiter in Sourcing;
    /// Web sites of an organisation, as looked up.
    websites: Website from Recruiter in Sourcing;
}

/// A kind of fact and where it lives.
pub trait FactKind: Recorded + Default + 'static {
    /// Its section.
    const SECTION: Section;
    /// May a bare text stand for the whole fact in a file?
    const SHORTHAND: bool = false;
    /// The fact of this kind, if it is one.
    fn of(fact: &Fact) -> Option<&Self>;
    /// The fact that a bare text stands for.
    fn from_text(_: String) -> Option<Self> {
        None
    }
}

/// One entry of a section: the whole fact, or the text that stands for it.
#[derive(Debug)]
pub struct Element<T>(T);

impl<'de, T: FactKind + Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: FactKind + Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = Element<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "an entry of `{}` with its fields", T::SECTION.name())
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Element<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Element)
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Element<T>, E> {
                let refused = || E::invalid_type(serde::de::Unexpected::Str(text), &self);
                T::from_text(text.to_owned()).map(Element).ok_or_else(refused)
            }
        }
        deserializer.deserialize_any(Visitor(PhantomData))
    }
}

impl<T: FactKind + schemars::JsonSchema> schemars::JsonSchema for Element<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}Entry", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let whole = generator.subschema_for::<T>();
        if T::SHORTHAND { schemars::json_schema!({ "anyOf": [whole, { "type": "string" }] }) } else { whole }
    }
}

/// A section's list; a single entry may stand without the list around it, and `null` is no entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Entries<T>(pub Vec<T>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> std::ops::Deref for Entries<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> std::ops::DerefMut for Entries<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<'de, T: FactKind + Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: FactKind + Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list for `{}`", T::SECTION.name())
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(Element(fact)) = seq.next_element()? {
                    all.push(fact);
                }
                Ok(Entries(all))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|fact| Entries(vec![fact]))
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                let refused = || E::invalid_type(serde::de::Unexpected::Str(text), &self);
                T::from_text(text.to_owned()).map(|fact| Entries(vec![fact])).ok_or_else(refused)
            }
            fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
                Ok(Entries::default())
            }
        }
        deserializer.deserialize_any(Visitor(PhantomData))
    }
}

impl<T: FactKind + schemars::JsonSchema> schemars::JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}List", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let entry = generator.subschema_for::<Element<T>>();
        schemars::json_schema!({ "anyOf": [{ "type": "array", "items": entry.clone() }, entry, { "type": "null" }] })
    }
}

/// Which piece of evidence within one dossier: the section and the place in it after sorting, so
/// that it does not depend on the order in the file. Written `references#2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceId {
    /// The section.
    pub section: Section,
    /// Counted from 1.
    pub number: u32,
}

impl fmt::Display for EvidenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.section.name(), self.number)
    }
}

impl Serialize for EvidenceId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// One fact with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id within the dossier.
    pub id: EvidenceId,
    /// The channel through which it came.
    pub channel: Channel,
    /// The fact.
    pub fact: Fact,
}

impl Evidence {
    /// How far it carries.
    pub fn provenance(&self) -> Provenance {
        self.channel.provenance()
    }
}

/// A fact of a known kind together with its evidence.
#[derive(Debug)]
pub struct Item<'a, T> {
    /// The evidence.
    pub evidence: &'a Evidence,
    /// The fact in it.
    pub fact: &'a T,
}

impl<T> Clone for Item<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Item<'_, T> {}

impl<T> std::ops::Deref for Item<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.fact
    }
}

/// All that is known about one subject.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Which subject.
    pub id: SubjectId,
    /// Person or organisation.
    pub kind: SubjectKind,
    /// Name as the subject uses it.
    pub name: Name,
    /// Pronouns as the person gave them.
    pub pronouns: Option<String>,
    /// The role.
    pub role: Role,
    /// How far the hiring has come.
    pub phase: Phase,
    evidence: Vec<Evidence>,
    starts: Vec<u32>,
    sealed: Sealed,
}

impl Dossier {
    /// Turns a file into evidence. Facts are sorted and equal ones kept once, so that the order in
    /// the file leaves no trace; the channel of each is that of its section, capped by `intake`. What the
    /// subject cannot be the one to say is left out of a file that the subject sent.
    pub fn new(file: DossierFile, id: SubjectId, intake: Intake) -> Dossier {
        let (kind, name, pronouns) = (file.subject, file.name.clone(), file.pronouns.clone());
        let (role, said_phase) = (file.role.clone(), file.phase);
        let (mut facts, sealed) = file.into_facts();
        facts.dedup();
        if intake == Intake::Applicant {
            facts.retain(|fact| matches!(fact.section().channel(), Channel::ApplicantForm | Channel::Examination));
        }
        let after_the_end = |fact: &Fact| match (role.ends, fact.recorded().at()) {
            (Some(ends), Some(at)) => ends.certainly_before(at),
            _ => false,
        };
        let phase_of = |fact: &Fact| if after_the_end(fact) { Phase::Offboarding } else { fact.phase() };
        let latest = facts.iter().map(phase_of).max().unwrap_or(match kind {
            SubjectKind::Person => Phase::Application,
            SubjectKind::Organisation => Phase::Sourcing,
        });
        let facts = facts.into_iter().map(|fact| (intake.cap(channel_of(&fact)), fact));
        let phase = said_phase.map_or(latest, |said| said.max(latest));
        Dossier { id, kind, name, pronouns, role, phase, sealed, evidence: Vec::new(), starts: Vec::new() }.with(facts)
    }

    /// The same subject with these facts, sorted, as the evidence.
    fn with(self, facts: impl Iterator<Item = (Channel, Fact)>) -> Dossier {
        let mut starts = vec![0; Section::ALL.len() + 1];
        let mut evidence: Vec<Evidence> = Vec::with_capacity(facts.size_hint().0);
        for (channel, fact) in facts {
            let section = fact.section();
            let after = section as usize + 1;
            if let Some(number) = starts.get_mut(after) {
                *number += 1;
                evidence.push(Evidence { id: EvidenceId { section, number: *number }, channel, fact });
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Dossier { evidence, starts, ..self }
    }

    /// What was known of the subject up to and including a phase.
    pub fn up_to(&self, phase: Phase) -> Dossier {
        let known = self.evidence.iter().filter(|evidence| evidence.fact.phase() <= phase);
        let facts = known.map(|evidence| (evidence.channel, evidence.fact.clone()));
        Dossier { phase: self.phase.min(phase), ..self.clone() }.with(facts)
    }

    /// The dossier without some of its evidence.
    pub fn without(&self, gone: &[EvidenceId]) -> Dossier {
        let kept = self.evidence.iter().filter(|evidence| !gone.contains(&evidence.id));
        let facts = kept.map(|evidence| (evidence.channel, evidence.fact.clone()));
        self.clone().with(facts)
    }

    /// All evidence, sorted by section.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The evidence of one section.
    pub fn section(&self, section: Section) -> &[Evidence] {
        let at = |i: usize| self.starts.get(i).map_or(0, |&n| n as usize);
        self.evidence.get(at(section as usize)..at(section as usize + 1)).unwrap_or_default()
    }

    /// The facts of one kind.
    pub fn each<T: FactKind>(&self) -> impl Iterator<Item = Item<'_, T>> + Clone {
        self.section(T::SECTION).iter().filter_map(|evidence| T::of(&evidence.fact).map(|fact| Item { evidence, fact }))
    }

    /// One piece of evidence by its id.
    pub fn get(&self, id: EvidenceId) -> Option<&Evidence> {
        self.section(id.section).get((id.number as usize).checked_sub(1)?)
    }

    /// How a name relates to the subject, by how it relates to the name in use: former names that were
    /// given in confidence count in silence.
    pub fn name_relation(&self, other: &Name, to_name_in_use: NameRelation) -> NameRelation {
        if matches!(to_name_in_use, NameRelation::Same | NameRelation::Variant) {
            return to_name_in_use;
        }
        let former = self.sealed.former_names.iter().map(|name| name.relation(other)).min();
        match former {
            Some(NameRelation::Same | NameRelation::Variant) => NameRelation::Variant,
            _ => to_name_in_use,
        }
    }

    /// The earliest and the latest time that any evidence names.
    pub fn span(&self) -> Option<(When, When)> {
        let times = self.evidence.iter().filter_map(|evidence| evidence.fact.recorded().at());
        times.clone().min().zip(times.max())
    }
}

/// The channel of a fact: its section's, save where the fact itself passed through the subject's
/// hands, or somebody else answers for it.
fn channel_of(fact: &Fact) -> Channel {
    match fact {
        Fact::IdentityCheck(check) if check.ordered_by == facts::OrderedBy::Subject => Channel::ApplicantForm,
        Fact::VictimReport(report) if report.confirmed => Channel::Authority,
        Fact::Travel(notice) if notice.approved => Channel::Recruiter,
        Fact::File(file) if file.verdict != facts::FileVerdict::NotExamined => Channel::SystemExport,
        Fact::JudgedFile(file) if file.is_proven() => Channel::Signature,
        other => other.section().channel(),
    }
}
