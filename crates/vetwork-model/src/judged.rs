//! The words in which files are judged: what they are, what was read of them, how rules came out, and the marks by which
//! they are met again.

words! {
    /// How a rule came out, the least telling first.
    ///
    /// Only a signature or an authority proves. A check digit that fits is what any forger computes: it *holds*, no more.
    pub enum Verdict {
        /// It could not be asked.
        #[default]
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
}

impl Verdict {
    /// The word that people read.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotJudged => "not judged",
            Self::Holds => "holds",
            Self::Proven => "proven",
            Self::Unusual => "unusual",
            Self::Refuted => "refuted",
        }
    }
}

words! {
    /// What somebody judged in a file. One file can be several: a PDF is a PDF, and may carry a signature.
    pub enum JudgedKind {
        /// Anything else.
        #[default]
        Other,
        /// The machine-readable zone of a passport, card or visa, as text.
        Zone,
        /// The files of a passport's or card's chip.
        Chip,
        /// The barcode of a North American licence or card, as text.
        LicenceText,
        /// The barcode of a North American licence or card, read from a picture.
        LicencePicture,
        /// A credential that its issuer signs: a mobile licence, a degree, a badge.
        Credential,
        /// A Word document.
        Word,
        /// A PDF file.
        Pdf,
        /// A signature in a PDF file, with what it covers.
        SignedPdf,
        /// A picture.
        Picture,
        /// An archive.
        Archive,
        /// Plain text.
        Text,
    }
}

impl JudgedKind {
    /// Does it speak for an identity: name, birth date and number of somebody?
    #[must_use]
    pub fn is_identity_document(self) -> bool {
        matches!(self, Self::Zone | Self::Chip | Self::LicenceText | Self::LicencePicture | Self::Credential)
    }

    /// What fields of it that no signature covers are.
    #[must_use]
    pub fn standing(self) -> Standing {
        match self {
            Self::Zone | Self::Chip | Self::LicenceText | Self::LicencePicture | Self::Credential => Standing::Coded,
            Self::Word | Self::Pdf | Self::SignedPdf | Self::Picture | Self::Archive | Self::Text | Self::Other => {
                Standing::Metadata
            }
        }
    }
}

words! {
    /// Where a field stands, and therefore what it is worth.
    pub enum Standing {
        /// In the properties of a file, which whoever saves it can set.
        #[default]
        Metadata,
        /// In a zone, a barcode or the data of a chip that no verified signature covers: whoever makes one can write it.
        Coded,
        /// Covered by a signature that was verified up to a key which the user trusts.
        Signed,
    }
}

impl Standing {
    /// In words, as it stands beside a value.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Metadata => "in the file's properties",
            Self::Coded => "in the zone or barcode",
            Self::Signed => "signed",
        }
    }
}

impl FieldName {
    /// Is it a number of the document or of its holder, of which a report shows the end?
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::DocumentNumber | Self::PersonalNumber | Self::CardStock | Self::Discriminator)
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $title:literal,)*) => {
        words! {
            /// What a field of a document says.
            pub enum FieldName { $($(#[$doc])* $name,)* }
        }

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
    #[default]
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

words! {
    /// What a mark is a mark of.
    pub enum TraceKind {
        /// Issuer and number of an identity document: one person has it.
        #[default]
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
        /// What a picture looks like, as `Fingerprint` of vetwork-identity writes it: near ones count too.
        PictureHash,
        /// Model and serial number of a camera, lower case.
        CameraSerial,
    }
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

/// A mark that a file carries and that tells, when another file has the same, that the two have something in common.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Trace {
    /// What it is a mark of.
    pub kind: TraceKind,
    /// The mark in canonical form. Not trusted.
    pub value: String,
}
