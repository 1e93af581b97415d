//! Pronouns as the person gave them, else "they"; "it" for an organisation.

use vetwork_model::{Assessment, SubjectKind};

/// The forms of a pronoun and the verbs beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronouns {
    /// "she", "he", "they", "it".
    pub subject: &'static str,
    /// "her", "him", "them", "it".
    pub object: &'static str,
    /// "her", "his", "their", "its".
    pub possessive: &'static str,
    /// "has" or "have".
    pub have: &'static str,
}

const SHE: Pronouns = Pronouns { subject: "she", object: "her", possessive: "her", have: "has" };
const HE: Pronouns = Pronouns { subject: "he", object: "him", possessive: "his", have: "has" };
const THEY: Pronouns = Pronouns { subject: "they", object: "them", possessive: "their", have: "have" };
const IT: Pronouns = Pronouns { subject: "it", object: "it", possessive: "its", have: "has" };

impl Pronouns {
    /// Those of a subject. Only the forms known here are used; the given text itself is never shown.
    pub fn of(assessment: &Assessment) -> Pronouns {
        if assessment.kind == SubjectKind::Organisation {
            return IT;
        }
        let given = assessment.pronouns.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
        match given.split(|c: char| !c.is_ascii_alphabetic()).next() {
            Some("she") => SHE,
            Some("he") => HE,
            _ => THEY,
        }
    }
}
