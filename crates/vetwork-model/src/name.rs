//! A person's or firm's name, which a check may compare but not read.

use std::borrow::Cow;

pub use vetwork_canon::name::{Comparison, NameRelation, ReadName};

/// A name. Checks see only how two names relate; only what renders for people may `reveal` it
/// (`clippy.toml` of vetwork-checks refuses the call there).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Name(String);

impl Name {
    /// Takes a name as it was given.
    pub fn new(name: impl Into<String>) -> Self {
        Name(name.into())
    }

    /// Nothing but white space?
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// How two names relate, by the comparator of vetwork-canon (tested per name origin).
    pub fn relation(&self, other: &Name) -> NameRelation {
        vetwork_canon::name::compare(&self.0, &other.0)
    }

    /// Does one part agree while the rest differs, as among relatives or after a change of name?
    pub fn may_be_kin_of(&self, other: &Name) -> bool {
        Comparison::of(&self.0, &other.0).may_be_kin
    }

    /// The name in its parts, to be compared with many.
    pub fn read(&self) -> ReadName {
        ReadName::new(&self.0)
    }

    /// Is it a single word, as a nickname or a handle is? Such a name can confirm, and never refute.
    pub fn is_single_word(&self) -> bool {
        self.0.split_whitespace().nth(1).is_none()
    }

    /// Does it read as the name of a firm (a legal form stands in it)?
    pub fn is_organisation(&self) -> bool {
        vetwork_canon::name::looks_like_organisation(&self.0)
    }

    /// Is it the same firm's name, up to case, accents, spaces and punctuation?
    pub fn is_same_organisation(&self, other: &Name) -> bool {
        let letters = |name: &Name| -> String {
            vetwork_canon::text::fold(&name.0).chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let ours = letters(self);
        !ours.is_empty() && ours == letters(other)
    }

    /// The text itself, for rendering to people and for making keys. Never for judging.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl schemars::JsonSchema for Name {
    fn schema_name() -> Cow<'static, str> {
        "Name".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "A name, as it was given" })
    }
}
