//! What a check is: its question, its limits, and what it may say.

use std::fmt;

use crate::dossier::{Section, SubjectKind};
use crate::role::Phase;

/// Two capital letters and three digits, never reused. The letters name the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

words! {
    /// Evidence of one kind. Findings of one family mostly share their causes, so only the strongest
    /// of them counts in full.
    pub enum Family {
        /// Documents, numbers, authorities.
        #[default]
        Identity,
        /// E-mail, phone, references' contacts.
        Contact,
        /// Work, study, public profiles.
        Credentials,
        /// Addresses and parcels.
        Logistics,
        /// Pay.
        Payment,
        /// Where sessions come from.
        Network,
        /// Machines and what runs on them.
        Device,
        /// What happened in calls and messages.
        Behaviour,
        /// Who is connected to whom.
        Links,
        /// Sanctions lists and shared indicators.
        Watchlist,
    }
}

impl Family {
    /// All families.
    pub const ALL: [Family; 10] = [
        Family::Identity,
        Family::Contact,
        Family::Credentials,
        Family::Logistics,
        Family::Payment,
        Family::Network,
        Family::Device,
        Family::Behaviour,
        Family::Links,
        Family::Watchlist,
    ];

    /// The two letters that its codes begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Family::Identity => "ID",
            Family::Contact => "CO",
            Family::Credentials => "CR",
            Family::Logistics => "LG",
            Family::Payment => "PA",
            Family::Network => "NE",
            Family::Device => "DE",
            Family::Behaviour => "BE",
            Family::Links => "LI",
            Family::Watchlist => "WL",
        }
    }

    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Family::Identity => "identity",
            Family::Contact => "contact",
            Family::Credentials => "credentials",
            Family::Logistics => "logistics",
            Family::Payment => "payment",
            Family::Network => "network",
            Family::Device => "device",
            Family::Behaviour => "behaviour",
            Family::Links => "links",
            Family::Watchlist => "watchlist",
        }
    }
}

words! {
    /// How much a finding tells by itself.
    pub enum Strength {
        /// Worth knowing, tells nothing by itself.
        #[default]
        Info,
        /// Common among honest people too.
        Weak,
        /// A question is open.
        Moderate,
        /// Rare among honest people; its listed innocent causes are excluded by evidence.
        Strong,
        /// A person looks today for this alone.
        Decisive,
    }
}

impl Strength {
    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Strength::Info => "info",
            Strength::Weak => "weak",
            Strength::Moderate => "moderate",
            Strength::Strong => "strong",
            Strength::Decisive => "decisive",
        }
    }
}

words! {
    /// Which way a finding points.
    pub enum Direction {
        /// It raises a question.
        #[default]
        Raises,
        /// It speaks for the subject.
        Lowers,
    }
}

words! {
    /// An innocent common cause. Findings that share one count once, across families.
    pub enum Cause {
        /// Moved house, or between two homes.
        #[default]
        Relocation,
        /// Away for a while.
        Travel,
        /// A VPN, relay or alias for privacy.
        PrivacyTool,
        /// Paid or employed through another firm.
        EmployerOfRecord,
        /// Shares a home, a line or an account with somebody.
        Household,
        /// Carrier, office, library or campus network.
        SharedNetwork,
        /// Marriage, transition, transliteration: another name of one person.
        NameChange,
        /// A slip of the pen or a mistaken record.
        RecordError,
        /// A firm was renamed, merged or closed.
        CompanyHistory,
        /// Works in another way, by agreement.
        Adjustment,
        /// Work, rates or tools that go with the trade.
        TradePractice,
        /// The subject's identity was used by somebody else.
        IdentityTheft,
        /// An agency or agent acts for many.
        Agency,
        /// Somebody else bears the same name.
        Namesake,
        /// An exchange or service keeps the money of many under one address.
        Custodian,
    }
}

impl Cause {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Cause::Relocation => "a move",
            Cause::Travel => "travel",
            Cause::PrivacyTool => "a privacy tool",
            Cause::EmployerOfRecord => "an employer in between",
            Cause::Household => "a shared home",
            Cause::SharedNetwork => "a shared network",
            Cause::NameChange => "another name of the same person",
            Cause::RecordError => "a mistaken record",
            Cause::CompanyHistory => "a firm's history",
            Cause::Adjustment => "another agreed way",
            Cause::TradePractice => "custom of the trade",
            Cause::IdentityTheft => "somebody else using the person's identity",
            Cause::Agency => "an agency that acts for many",
            Cause::Namesake => "somebody else of the same name",
            Cause::Custodian => "an exchange that keeps for many",
        }
    }
}

words! {
    /// A question, named by behaviour, that findings bear on.
    pub enum Hypothesis {
        /// Is this person made up?
        #[default]
        FabricatedPersona,
        /// Is someone else using this identity?
        BorrowedIdentity,
        /// Is the person where they say they are?
        MisrepresentedLocation,
        /// Is the machine driven from somewhere else?
        RemoteControlledDevice,
        /// Does one operator stand behind several people?
        SharedOperator,
        /// Does the pay go to someone else?
        DivertedPay,
        /// Is a sanctioned party involved?
        SanctionedParty,
        /// Is harm being done from inside?
        InsiderHarm,
        /// Is this person the victim of somebody else's use of their identity?
        PossibleVictim,
    }
}

impl Hypothesis {
    /// All hypotheses.
    pub const ALL: [Hypothesis; 9] = [
        Hypothesis::FabricatedPersona,
        Hypothesis::BorrowedIdentity,
        Hypothesis::MisrepresentedLocation,
        Hypothesis::RemoteControlledDevice,
        Hypothesis::SharedOperator,
        Hypothesis::DivertedPay,
        Hypothesis::SanctionedParty,
        Hypothesis::InsiderHarm,
        Hypothesis::PossibleVictim,
    ];

    /// The question as people read it.
    pub fn question(self) -> &'static str {
        match self {
            Hypothesis::FabricatedPersona => "Does this person exist as described?",
            Hypothesis::BorrowedIdentity => "Is someone else using this identity?",
            Hypothesis::MisrepresentedLocation => "Is the work done where they say?",
            Hypothesis::RemoteControlledDevice => "Is the machine driven from somewhere else?",
            Hypothesis::SharedOperator => "Does one operator stand behind several people?",
            Hypothesis::DivertedPay => "Does the pay go to someone else?",
            Hypothesis::SanctionedParty => "Is a sanctioned party involved?",
            Hypothesis::InsiderHarm => "Is harm being done from inside?",
            Hypothesis::PossibleVictim => "Has somebody else used this person's identity?",
        }
    }

    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Hypothesis::FabricatedPersona => "fabricated-persona",
            Hypothesis::BorrowedIdentity => "borrowed-identity",
            Hypothesis::MisrepresentedLocation => "misrepresented-location",
            Hypothesis::RemoteControlledDevice => "remote-controlled-device",
            Hypothesis::SharedOperator => "shared-operator",
            Hypothesis::DivertedPay => "diverted-pay",
            Hypothesis::SanctionedParty => "sanctioned-party",
            Hypothesis::InsiderHarm => "insider-harm",
            Hypothesis::PossibleVictim => "possible-victim",
        }
    }
}

/// Something without which a check is not asked, but answers *not checked*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// At least one piece of evidence in one of these sections.
    Any(&'static [Section]),
    /// A reference list of this kind is loaded (`ListId` as text).
    List(&'static str),
    /// There are other subjects to compare with.
    Others,
    /// Sanctions lists, of which the curated set is always there: the check reads names by asking them, and says itself
    /// when no full list was asked.
    Watchlists,
}

words! {
    /// May the step be taken by anybody, or does a person sign for it?
    pub enum Disposition {
        /// Asks, verifies, looks again; takes nothing from anyone.
        #[default]
        Safe,
        /// Withholds or ends something: a person signs.
        Adverse,
    }
}

/// What to do next about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The step, as an instruction to the reader.
    pub text: &'static str,
    /// Safe or adverse.
    pub disposition: Disposition,
    /// How long it takes, minutes of work.
    pub minutes: u32,
    /// A neutral sentence for the subject, the same for everyone at that step; empty when nobody is
    /// asked anything.
    pub message: &'static str,
}

words! {
    /// The set of rules that governs a hiring.
    pub enum Jurisdiction {
        /// United States.
        #[default]
        Us,
        /// United Kingdom.
        Uk,
        /// European Union.
        Eu,
    }
}

impl Jurisdiction {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Jurisdiction::Us => "United States",
            Jurisdiction::Uk => "United Kingdom",
            Jurisdiction::Eu => "European Union",
        }
    }
}

/// Where and when a check may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lawful {
    /// The earliest phase in which the law of a jurisdiction lets it be asked, where that is later
    /// than the check's own first phase.
    pub not_before: &'static [(Jurisdiction, Phase)],
    /// What the privacy notice says of it: "We compare …".
    pub notice: &'static str,
    /// A special category of data that it touches, if any.
    pub special_category: Option<&'static str>,
}

/// Everything about a check but its judgement. A plain literal, so that a missing field does not
/// compile.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// Never reused.
    pub code: Code,
    /// The observation in kebab-case, so that it reads after "because of".
    pub name: &'static str,
    /// The check as a short statement about the subject, for tables: "two references share a phone number".
    pub title: &'static str,
    /// The question as asked: "Do two references share a contact?"
    pub question: &'static str,
    /// The finding as a sentence, `{param}` filled in.
    pub says: &'static str,
    /// What a clear answer says: "No two references share a contact."
    pub clear: &'static str,
    /// Rows of the catalogue that it serves.
    pub catalogue: &'static [&'static str],
    /// Its family.
    pub family: Family,
    /// Which kinds of subject it is asked of.
    pub subjects: &'static [SubjectKind],
    /// The phases in which it can be asked, earliest first.
    pub phases: &'static [Phase],
    /// What it cannot do without.
    pub needs: &'static [Need],
    /// Raises or lowers.
    pub direction: Direction,
    /// No finding is stronger than this.
    pub ceiling: Strength,
    /// Innocent causes that its findings can have.
    pub causes: &'static [Cause],
    /// Questions that its findings bear on.
    pub hypotheses: &'static [Hypothesis],
    /// Ids in `data/sources.toml`.
    pub sources: &'static [&'static str],
    /// The innocent explanation in words.
    pub innocent: &'static str,
    /// What would clear it.
    pub clears: &'static str,
    /// Its findings cannot escalate without a finding of another family beside them.
    pub never_alone: bool,
    /// Does it compare two pieces of evidence or compute something (and not repeat a ticked box)?
    pub compares: bool,
    /// What it cannot see.
    pub blind_spots: &'static str,
    /// What to do next.
    pub next_step: NextStep,
    /// Where and when it may be asked.
    pub lawful: Lawful,
    /// Its page, Markdown.
    pub page: &'static str,
}

impl Meta {
    /// The first phase in which it can be asked under a jurisdiction.
    pub fn first_phase(&self, jurisdiction: Jurisdiction) -> Phase {
        let own = self.phases.first().copied().unwrap_or_default();
        let lawful = self.lawful.not_before.iter().find(|(j, _)| *j == jurisdiction).map(|(_, phase)| *phase);
        lawful.map_or(own, |phase| phase.max(own))
    }
}
