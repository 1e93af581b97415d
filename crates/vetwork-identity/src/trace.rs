//! Marks that a file carries and that tell, when another file has the same, that the two have something in common.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// Smaller pictures are bullets and icons, which many files share.
const SMALLEST_PICTURE: usize = 1024;

/// One mark of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Trace {
    /// What it is a mark of.
    pub kind: TraceKind,
    /// The mark in canonical form. Not trusted.
    pub value: String,
}

impl Trace {
    /// The mark of a picture that lies in a file, by its bytes as they are stored.
    pub(crate) fn of_picture(bytes: &[u8]) -> Option<Self> {
        let hash = || crate::trust::hexadecimal(&Sha256::digest(bytes));
        (bytes.len() >= SMALLEST_PICTURE).then(|| Self { kind: TraceKind::Picture, value: hash() })
    }
}

/// What a mark is a mark of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// Issuer and number of an identity document: one person has it.
    DocumentNumber,
    /// A national number with its scheme: one person has it.
    NationalNumber,
    /// Id of the session in which a DOCX was begun (ECMA-376, rsidRoot), eight hexadecimal digits.
    RevisionRoot,
    /// Id of a session in which a DOCX was edited (ECMA-376, rsid), eight hexadecimal digits.
    Revision,
    /// Permanent half of a PDF's id (ISO 32000-2, 14.4), hexadecimal.
    PdfId,
    /// Id of the document, or of its original, in XMP (xmpMM).
    XmpDocument,
    /// A picture within a file: SHA-256 of its bytes.
    Picture,
    /// Author or last editor in the properties of a file, lower case.
    FileAuthor,
    /// Organisation in the properties of a file, lower case.
    FileCompany,
    /// When a file was created, to the second, in UTC.
    FileCreation,
    /// Issuer and number of the raw card: it is on one card.
    CardStock,
    /// Issuer and number of one card: it is on no other.
    Discriminator,
    /// What a picture looks like, as [`crate::picture::hash::Fingerprint`] writes it: near ones count too.
    PictureHash,
    /// Model and serial number of a camera, lower case.
    CameraSerial,
}

impl TraceKind {
    /// What two files have in common that have the same mark.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::DocumentNumber => "the same document number",
            Self::NationalNumber => "the same national number",
            Self::RevisionRoot => "begun as the same document",
            Self::Revision => "edited in the same sessions",
            Self::PdfId => "the same id of the PDF",
            Self::XmpDocument => "the same id of the document",
            Self::Picture => "the same picture in it",
            Self::FileAuthor => "the same author in the file's properties",
            Self::FileCompany => "the same organisation in the file's properties",
            Self::FileCreation => "created in the same second",
            Self::CardStock => "the same card stock number",
            Self::Discriminator => "the same number of one card",
            Self::PictureHash => "the same picture",
            Self::CameraSerial => "the same camera",
        }
    }
}
