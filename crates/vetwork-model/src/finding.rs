//! What a check answers. A finding holds values and the ids of its evidence, and no prose.

use std::borrow::Cow;

use serde::Serialize;

use crate::check::{Cause, Code, Direction, Family, Strength};
use crate::dossier::{EvidenceId, SubjectId};
use crate::provenance::{Channel, Provenance};
use crate::{Name, When};

/// A value inside a finding, rendered later.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// A whole number.
    Count(i64),
    /// A date.
    When(When),
    /// A name, shown but never judged.
    Name(Name),
    /// Another subject.
    Subject(SubjectId),
    /// Words of the subject or a system: shown as inert text.
    Text(String),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Param::Text(text.to_owned())
    }
}
impl From<String> for Param {
    fn from(text: String) -> Self {
        Param::Text(text)
    }
}
impl From<When> for Param {
    fn from(when: When) -> Self {
        Param::When(when)
    }
}
impl From<&Name> for Param {
    fn from(name: &Name) -> Self {
        Param::Name(name.clone())
    }
}
impl From<&SubjectId> for Param {
    fn from(id: &SubjectId) -> Self {
        Param::Subject(id.clone())
    }
}
impl From<usize> for Param {
    fn from(count: usize) -> Self {
        Param::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Param {
    fn from(count: i64) -> Self {
        Param::Count(count)
    }
}
impl From<u32> for Param {
    fn from(count: u32) -> Self {
        Param::Count(i64::from(count))
    }
}
impl From<crate::Country> for Param {
    fn from(country: crate::Country) -> Self {
        Param::Text(country.code().to_owned())
    }
}

/// One value that a finding rests on, with its provenance.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Seen {
    /// The evidence, in this subject's dossier unless `subject` says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// In another subject's dossier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// What stands there.
    pub value: Param,
    /// How far it carries.
    pub provenance: Provenance,
    /// Through which channel it came.
    pub channel: Channel,
    /// When it was said or seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<When>,
    /// Where it comes from, in plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// An innocent cause for which there is something on file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The cause.
    pub cause: Cause,
    /// What is on file.
    pub evidence: EvidenceId,
    /// How far that carries.
    pub provenance: Provenance,
}

/// An entry of a sanctions list that somebody in the dossier could be. Names are shown, and judged by nothing that reads this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Listed {
    /// As whom they stand in the dossier: `owner`, `account holder`.
    pub part: &'static str,
    /// The name, wallet or number that was asked for.
    pub asked: Name,
    /// The list's title.
    pub list: String,
    /// The list's id, as commands take it.
    pub source: String,
    /// The day of the list, where it gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<When>,
    /// The entry's id in the list, which stays when the entry changes.
    pub entry: String,
    /// The listed name.
    pub name: Name,
    /// What the hit amounts to, in a word or two.
    pub standing: &'static str,
    /// What speaks for and against it together, tenths of a bit.
    pub decibits: i32,
    /// How the party is tied to the IT-worker scheme, where the curated set knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tie: Option<&'static str>,
    /// Where the entry can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What agrees and what does not, line by line.
    pub lines: Vec<ListedLine>,
    /// What a person said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clearance: Option<ListedClearance>,
}

impl Listed {
    /// Did a person find that it is somebody else, and does that hold?
    pub fn is_cleared(&self) -> bool {
        self.clearance.as_ref().is_some_and(|clearance| clearance.reopened.is_none())
    }
}

/// That a person found somebody not to be a listed party.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ListedClearance {
    /// Who.
    pub by: String,
    /// When, a day.
    pub at: When,
    /// Why, in the person's words.
    pub why: String,
    /// The last day on which it holds; without one, until the entry changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<When>,
    /// Why it does not hold, in words; nothing when it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reopened: Option<&'static str>,
}

/// One line of what agrees with a listed party and what does not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ListedLine {
    /// `name`, `born`, `number`, `wallet`, `contact`.
    pub what: &'static str,
    /// What was asked for.
    pub asked: Name,
    /// What the list has.
    pub listed: Name,
    /// How they relate.
    pub relation: &'static str,
    /// What that says, tenths of a bit.
    pub decibits: i32,
}

/// Whose word a finding rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// This subject's own evidence, or what was observed of others.
    #[default]
    Own,
    /// Only another subject's claims: anybody can write an honest person's number into a resume, so
    /// this never lifts the subject above *verify*.
    OthersClaims,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which check.
    pub code: Code,
    /// Its family.
    pub family: Family,
    /// Raises or lowers.
    pub direction: Direction,
    /// How much it tells; at most the ceiling of the check.
    pub strength: Strength,
    /// Values for the sentence, by name.
    pub params: Vec<(&'static str, Param)>,
    /// What was claimed.
    pub claimed: Vec<Seen>,
    /// What was observed or verified beside it.
    pub observed: Vec<Seen>,
    /// Innocent causes that are on file for it.
    pub explained: Vec<Explanation>,
    /// Whose word it rests on.
    pub basis: Basis,
    /// Innocent causes that it can have and that nothing on file excludes.
    pub causes: Vec<Cause>,
    /// Entries of sanctions lists that it tells of, the most telling first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Listed>,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// It found something.
    Finding(Box<Finding>),
    /// It looked, and found nothing.
    Clear,
    /// It could not look.
    NotChecked {
        /// What is missing: names of sections, lists or other subjects.
        missing: Vec<Cow<'static, str>>,
    },
    /// It is not for this subject, phase or jurisdiction.
    NotApplicable {
        /// Why.
        why: &'static str,
    },
}

impl Outcome {
    /// The finding, if it is one.
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Outcome::Finding(finding) => Some(finding),
            _ => None,
        }
    }

    /// Was the question answered?
    pub fn is_answered(&self) -> bool {
        matches!(self, Outcome::Finding(_) | Outcome::Clear)
    }
}
