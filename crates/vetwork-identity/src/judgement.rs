//! What a judge says: the fields that were read, and for each rule how it came out.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use vetwork_model::judged::{FieldName, JudgedKind, Verdict};

use crate::trace::Trace;

/// One question that is put to a document, with its authority and the reach of its answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, such as `zone-check-digit`.
    pub id: &'static str,
    /// The question in plain words.
    pub asks: &'static str,
    /// What it proves when it holds or is proven, and what it does not.
    pub holding: &'static str,
    /// What it proves when it is broken, or unusual.
    pub broken: &'static str,
    /// Standard, paper or guidance with its section.
    pub source: &'static str,
}

/// How one rule came out on one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The rule; across a pipe, its id.
    #[serde(serialize_with = "rule_id", deserialize_with = "rule_of_id")]
    pub rule: &'static Rule,
    /// How it came out.
    pub verdict: Verdict,
    /// The field it is about; none for the document as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldName>,
    /// What was seen, and what was expected where that differs. Quotes the document: make it inert before it is shown.
    pub seen: Cow<'static, str>,
}

impl Ruling {
    /// How a rule came out on the document as a whole.
    #[must_use]
    pub fn new(rule: &'static Rule, verdict: Verdict, seen: impl Into<Cow<'static, str>>) -> Self {
        Self { rule, verdict, field: None, seen: seen.into() }
    }

    /// The same, about one field.
    #[must_use]
    pub fn about(mut self, field: FieldName) -> Self {
        self.field = Some(field);
        self
    }

    /// What this proves, and what it does not.
    #[must_use]
    pub fn proves(&self) -> &'static str {
        match self.verdict {
            Verdict::NotJudged => "Nothing: it could not be asked.",
            Verdict::Holds | Verdict::Proven => self.rule.holding,
            Verdict::Unusual | Verdict::Refuted => self.rule.broken,
        }
    }
}

fn rule_id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}

fn rule_of_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Rule, D::Error> {
    let id = String::deserialize(deserializer)?;
    crate::rules().find(|rule| rule.id == id).ok_or_else(|| serde::de::Error::custom("no such rule"))
}

/// One field as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Which.
    pub name: FieldName,
    /// What it says, as read. Not trusted: make it inert before it is shown.
    pub text: String,
    /// Does a signature that was verified cover it?
    pub signed: bool,
}

impl Field {
    /// A field that no signature covers.
    #[must_use]
    pub fn printed(name: FieldName, text: impl Into<String>) -> Self {
        Self { name, text: text.into(), signed: false }
    }
}

/// What one judge says of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// What was judged, for people: `machine-readable zone of a passport (TD3)`.
    pub title: String,
    /// What it is; set by who hands files to judges.
    #[serde(default)]
    pub kind: JudgedKind,
    /// What was read.
    pub fields: Vec<Field>,
    /// How each rule came out.
    pub rulings: Vec<Ruling>,
    /// What can be found again in other files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub traces: Vec<Trace>,
}

impl Judgement {
    /// A judgement of nothing yet.
    #[must_use]
    pub fn of(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            kind: JudgedKind::Other,
            fields: Vec::new(),
            rulings: Vec::new(),
            traces: Vec::new(),
        }
    }

    /// Notes how a rule came out on the document as a whole.
    pub fn rule(&mut self, rule: &'static Rule, verdict: Verdict, seen: impl Into<Cow<'static, str>>) {
        self.rulings.push(Ruling::new(rule, verdict, seen));
    }

    /// Notes how a rule came out on one field.
    pub fn rule_on(
        &mut self,
        field: FieldName,
        rule: &'static Rule,
        verdict: Verdict,
        seen: impl Into<Cow<'static, str>>,
    ) {
        self.rulings.push(Ruling::new(rule, verdict, seen).about(field));
    }

    /// The text of a field, where it was read.
    #[must_use]
    pub fn field(&self, name: FieldName) -> Option<&str> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.text.as_str())
    }

    /// The verdict that matters most: what is refuted before what is unusual, and *proven* only where a signature was
    /// verified and nothing speaks against it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.rulings.iter().map(|ruling| ruling.verdict).max().unwrap_or(Verdict::NotJudged)
    }
}
