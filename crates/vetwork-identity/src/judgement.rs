//! What a judge says: the fields that were read, and for each rule how it came out.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::trace::Trace;

/// How a rule came out.
///
/// Only a signature or an authority proves. A check digit that fits is what any forger computes: it *holds*, no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It could not be asked.
    NotJudged,
    /// As it should be. Whoever makes things up can see to that.
    Holds,
    /// A signature bears it out: nobody without its key can make it so.
    Proven,
    /// Unlike most, though honest ones are so too: a question, never an answer.
    Unusual,
    /// It cannot be so in what this claims to be.
    Refuted,
}

impl Verdict {
    /// The word that people read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotJudged => "not judged",
            Self::Holds => "holds",
            Self::Proven => "proven",
            Self::Unusual => "unusual",
            Self::Refuted => "refuted",
        }
    }
}

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
    pub seen: String,
}

impl Ruling {
    /// How a rule came out on the document as a whole.
    #[must_use]
    pub fn new(rule: &'static Rule, verdict: Verdict, seen: impl Into<String>) -> Self {
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

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $title:literal,)*) => {
        /// What a field of a document says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum FieldName { $($(#[$doc])* $name,)* }

        impl FieldName {
            /// Its name for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }
        }
    };
}

fields! {
    /// Kind of document, as it says itself.
    DocumentCode "kind",
    /// State or authority that issued it.
    Issuer "issuer",
    /// Number of the document.
    DocumentNumber "document number",
    /// Surname, or primary identifier.
    Surname "surname",
    /// Given names, or secondary identifier.
    GivenNames "given names",
    /// Name in one piece.
    Name "name",
    /// Nationality.
    Nationality "nationality",
    /// Date of birth.
    BirthDate "born",
    /// Sex.
    Sex "sex",
    /// Issued on.
    IssueDate "issued",
    /// Valid until.
    ExpiryDate "valid until",
    /// National or personal number.
    PersonalNumber "personal number",
    /// Data that the issuer is free to use.
    OptionalData "optional data",
    /// Address.
    Address "address",
    /// Title in the properties of a file.
    Title "title",
    /// Who made a file, as its properties say.
    Author "author",
    /// Who saved it last.
    LastEditor "last saved by",
    /// Who commented on it or changed it with changes tracked.
    Contributors "others who wrote in it",
    /// Organisation in the properties of a file.
    Company "organisation",
    /// Program that made a file.
    Program "made with",
    /// Template that a file was made from.
    Template "template",
    /// When a file was created.
    CreatedAt "created",
    /// When it was last changed.
    ChangedAt "last changed",
    /// How often it was saved.
    TimesSaved "times saved",
    /// How long it was open for editing, in minutes.
    EditMinutes "minutes of editing",
    /// Files that belong to it, or lie in it.
    Entries "files in it",
    /// How many pages it has.
    Pages "pages",
    /// How often it was written to, the first time included.
    Versions "versions",
    /// Languages of the system on which it was made. Context: it counts nothing.
    Surroundings "languages (context)",
    /// Offset of the clock by which it was dated. Context: it counts nothing.
    ClockOffset "clock (context)",
    /// Height and weight.
    Measures "height and weight",
    /// Colours of eyes and hair.
    Colours "eyes and hair",
    /// Number of the raw card.
    CardStock "card stock number",
    /// Number that tells one card of its holder from another.
    Discriminator "number of this card",
    /// Width and height of a picture.
    PictureSize "size of the picture",
    /// Camera that took a picture, as the file says.
    Camera "camera",
    /// When a picture was taken, by the camera's clock.
    TakenAt "taken",
    /// Region in which a picture was taken. Context: it counts nothing.
    TakenWhere "taken where (context)",
    /// Authority that issued it, as it calls itself.
    IssuingAuthority "issuing authority",
    /// Degree, badge or other award.
    Award "awarded",
    /// Whose key signed a file, as the certificate says.
    SignedBy "signed by",
    /// Who certified the signer, as the certificate says.
    CertifiedBy "certified by",
    /// When a file was signed, and by whose account.
    SignedAt "signed on",
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
        Self { title: title.into(), fields: Vec::new(), rulings: Vec::new(), traces: Vec::new() }
    }

    /// Notes how a rule came out on the document as a whole.
    pub fn rule(&mut self, rule: &'static Rule, verdict: Verdict, seen: impl Into<String>) {
        self.rulings.push(Ruling::new(rule, verdict, seen));
    }

    /// Notes how a rule came out on one field.
    pub fn rule_on(&mut self, field: FieldName, rule: &'static Rule, verdict: Verdict, seen: impl Into<String>) {
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
