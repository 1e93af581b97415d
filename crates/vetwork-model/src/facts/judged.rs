//! Files as Vetwork itself judged them while a dossier was read: what they are, what stands in them, and how the rules
//! came out.

use jiff::civil::Date;

use crate::facts::{DocumentKind, FileKind};
use crate::judged::{FieldName, JudgedKind, Standing, Trace, Verdict};
use crate::{Name, Phase, When};

/// Most documents that are kept of one file, rulings and fields that are kept of one document.
pub const KEPT_AT_MOST: usize = 48;
/// Most traces that are kept of one document: a text that was worked on for years has some hundreds of sessions.
pub const TRACES_AT_MOST: usize = 640;
/// Longest text that is kept of a field or a ruling, in characters.
pub const TEXT_AT_MOST: usize = 400;

record! {
    /// A file as Vetwork judged it. It is made while a dossier is read; one that stands in a file that is read is left
    /// out, whoever wrote it.
    pub struct JudgedFile {
        /// Path inside the dossier's folder, as the dossier names it.
        path: String,
        /// Files that were judged with it as one: the data groups of a chip.
        companions: Vec<String>,
        /// SHA-256 of its bytes, hexadecimal.
        sha256: Option<String>,
        /// What it was handed in as, where `files` names it.
        handed_in_as: Option<FileKind>,
        /// Which identity document it was presented as, where `identity_documents` names it.
        presented_as: Option<DocumentKind>,
        /// What was found in it, one for each judge that knew it.
        documents: Vec<JudgedDocument>,
        /// Judges that broke off, in words: a gap in our work, which says nothing of the file.
        broke_off: Vec<String>,
        /// Why nobody could judge it.
        unjudged: Option<String>,
    }
}

/// What one judge says of a file.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct JudgedDocument {
    /// What it is.
    pub kind: JudgedKind,
    /// What it is in words: `machine-readable zone of a passport (TD3)`.
    pub title: String,
    /// The verdict that matters most.
    pub verdict: Verdict,
    /// Rulings that say something: refuted, unusual and proven ones, in this order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<JudgedRuling>,
    /// How many rules held.
    pub held: u32,
    /// How many rules could not be asked.
    pub not_judged: u32,
    /// What was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ReadField>,
    /// Marks by which it is met again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub traces: Vec<Trace>,
    /// Who signed it, where a signature was verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
}

/// How one rule came out.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct JudgedRuling {
    /// The rule by its name, as in docs/reference/document-rules.md.
    pub rule: String,
    /// How it came out.
    pub verdict: Verdict,
    /// The field it is about; none for the document as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldName>,
    /// What was seen. Quotes the document: not trusted.
    pub seen: String,
}

/// One field as it was read.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(default)]
pub struct ReadField {
    /// Which.
    pub name: FieldName,
    /// Its words. They may be a name, so a check compares them and does not read them. Not trusted.
    pub text: Name,
    /// Where it stands.
    pub standing: Standing,
}

impl JudgedFile {
    /// The phase that it belongs to: an identity document is none of an application's.
    pub fn phase(&self) -> Phase {
        let is_identity =
            self.presented_as.is_some() || self.documents.iter().any(|one| one.kind.is_identity_document());
        if is_identity { Phase::Onboarding } else { Phase::Application }
    }

    /// Is all that it says borne out by a signature that was verified, with nothing that speaks against it?
    pub fn is_proven(&self) -> bool {
        if self.signatures().next().is_some() {
            return self.is_proven_pdf();
        }
        let proven = |document: &JudgedDocument| {
            document.verdict == Verdict::Proven && matches!(document.kind, JudgedKind::Chip | JudgedKind::Credential)
        };
        !self.documents.is_empty() && self.documents.iter().all(proven)
    }

    /// A PDF says what it shows. It counts where somebody else signed it, and the subject's name stands in it; others may
    /// have signed it besides, and what a program wrote into its properties is odd in many.
    fn is_proven_pdf(&self) -> bool {
        let is_refuted = self.documents.iter().any(|document| document.verdict == Verdict::Refuted);
        !is_refuted && self.signatures().any(JudgedDocument::proves_its_holder)
    }

    /// Signatures in a PDF file.
    pub fn signatures(&self) -> impl Iterator<Item = &JudgedDocument> {
        self.documents.iter().filter(|document| document.kind == JudgedKind::SignedPdf)
    }

    /// What was found in it that speaks for an identity.
    pub fn identities(&self) -> impl Iterator<Item = &JudgedDocument> {
        self.documents.iter().filter(|document| document.kind.is_identity_document())
    }

    /// How every rule of these names came out, with the document it was asked of.
    pub fn rulings<'a, 'r>(
        &'a self,
        rules: &'r [&'r str],
    ) -> impl Iterator<Item = (&'a JudgedDocument, &'a JudgedRuling)> + use<'a, 'r> {
        let of = move |document: &'a JudgedDocument| {
            let named = document.rulings.iter().filter(move |ruling| rules.contains(&ruling.rule.as_str()));
            named.map(move |ruling| (document, ruling))
        };
        self.documents.iter().flat_map(of)
    }

    /// All of its traces.
    pub fn traces(&self) -> impl Iterator<Item = &Trace> {
        self.documents.iter().flat_map(|document| &document.traces)
    }
}

impl JudgedDocument {
    /// A field by its name; where it stands several times, the one that is worth most.
    pub fn field(&self, name: FieldName) -> Option<&ReadField> {
        self.fields.iter().filter(|field| field.name == name).max_by_key(|field| field.standing)
    }

    /// Is it proven, and the name of its holder with it?
    pub fn proves_its_holder(&self) -> bool {
        let names = [FieldName::Name, FieldName::Surname, FieldName::GivenNames];
        let is_signed = |field: &ReadField| names.contains(&field.name) && field.standing == Standing::Signed;
        self.verdict == Verdict::Proven && self.fields.iter().any(is_signed)
    }

    /// The full name of whom it is about.
    pub fn holder(&self) -> Option<Name> {
        let part = |name| self.field(name).map(|field| field.text.reveal());
        match (part(FieldName::GivenNames), part(FieldName::Surname)) {
            (Some(given), Some(surname)) => Some(Name::new(format!("{given} {surname}"))),
            _ => part(FieldName::Name).map(Name::new),
        }
    }

    /// The birth date that it states, where it states the whole of it.
    pub fn birth_date(&self) -> Option<When> {
        self.day(FieldName::BirthDate)
    }

    /// A field that is a day of the calendar.
    pub fn day(&self, name: FieldName) -> Option<When> {
        self.field(name)?.text.reveal().parse::<Date>().ok().map(When::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Channel, Dossier, DossierFile, Intake, Section, SubjectId};

    fn document(kind: JudgedKind, verdict: Verdict) -> JudgedDocument {
        JudgedDocument { kind, verdict, ..Default::default() }
    }

    #[track_caller]
    fn check(documents: Vec<JudgedDocument>, expected: (Channel, Phase)) {
        for intake in [Intake::Employer, Intake::Applicant] {
            let mut file = DossierFile::default();
            file.judged_files.push(JudgedFile { documents: documents.clone(), ..Default::default() });
            let dossier = Dossier::new(file, SubjectId::from_text("a").unwrap(), intake);
            let [evidence] = dossier.section(Section::JudgedFile) else { panic!("left out by {intake:?}") };
            assert_eq!((evidence.channel, dossier.phase), expected, "{intake:?}");
        }
    }

    #[test]
    fn what_vetwork_found_is_observed_whoever_sent_the_file_and_verified_where_all_is_proven() {
        use Verdict::{Holds, Proven, Refuted};
        check(vec![], (Channel::Examination, Phase::Application));
        check(vec![document(JudgedKind::Pdf, Holds)], (Channel::Examination, Phase::Application));
        check(vec![document(JudgedKind::Zone, Refuted)], (Channel::Examination, Phase::Onboarding));
        check(vec![document(JudgedKind::Chip, Proven)], (Channel::Signature, Phase::Onboarding));
        let (chip, zone) = (document(JudgedKind::Chip, Proven), document(JudgedKind::Zone, Holds));
        check(vec![chip, zone], (Channel::Examination, Phase::Onboarding));
        // Anybody signs a picture with a key of their own.
        check(vec![document(JudgedKind::Picture, Proven)], (Channel::Examination, Phase::Application));
        let name = ReadField { name: FieldName::Name, text: Name::new("Dana Kessler"), standing: Standing::Signed };
        let signed = || JudgedDocument { fields: vec![name.clone()], ..document(JudgedKind::SignedPdf, Proven) };
        let file = || document(JudgedKind::Pdf, Verdict::Unusual);
        check(vec![file(), signed()], (Channel::Signature, Phase::Application));
        // A signature by the applicant's own key proves who signed, and no more.
        check(vec![file(), document(JudgedKind::SignedPdf, Proven)], (Channel::Examination, Phase::Application));
        check(
            vec![file(), signed(), document(JudgedKind::SignedPdf, Verdict::Unusual)],
            (Channel::Signature, Phase::Application),
        );
        check(
            vec![file(), signed(), document(JudgedKind::SignedPdf, Refuted)],
            (Channel::Examination, Phase::Application),
        );
    }

    #[test]
    fn a_field_is_taken_from_where_it_is_worth_most() {
        let field = |name, text, standing| ReadField { name, text: Name::new(text), standing };
        let document = JudgedDocument {
            fields: vec![
                field(FieldName::Surname, "MUSTER", Standing::Coded),
                field(FieldName::GivenNames, "ERIKA", Standing::Coded),
                field(FieldName::BirthDate, "64-08-12 (not all of it is stated)", Standing::Coded),
                field(FieldName::BirthDate, "1964-08-12", Standing::Signed),
            ],
            ..Default::default()
        };
        assert_eq!(document.holder(), Some(Name::new("ERIKA MUSTER")));
        assert_eq!(document.birth_date(), "1964-08-12".parse().ok());
        assert_eq!(JudgedDocument::default().holder(), None);
    }
}
