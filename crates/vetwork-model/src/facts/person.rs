//! Documents, and what authorities and vendors answered about the identity.

use crate::facts::Address;
use crate::{Country, Name, When};

words! {
    /// A kind of identity document.
    pub enum DocumentKind {
        /// Passport.
        #[default]
        Passport,
        /// Driving licence.
        DrivingLicence,
        /// National identity card.
        IdentityCard,
        /// Residence permit or visa.
        ResidencePermit,
        /// Anything else.
        Other,
    }
}

record! {
    /// An identity document as the subject presented it.
    pub struct IdentityDocument {
        /// Kind.
        kind: DocumentKind,
        /// Number.
        number: Option<String>,
        /// Name as printed.
        name: Option<Name>,
        /// Birth date as printed.
        birth_date: Option<When>,
        /// Address as printed, where the document has one.
        address: Option<Address>,
        /// Issued on.
        issued: Option<When>,
        /// Valid until.
        expires: Option<When>,
        /// Issuing country. Compared with other facts of this subject, never judged by itself.
        issuer: Option<Country>,
        /// File with its picture, inside the dossier's folder.
        file: Option<String>,
        /// Further files of it: the other side, the text of its zone or barcode, the files of its chip.
        files: Vec<String>,
    }
}

impl IdentityDocument {
    /// The files that it names.
    pub fn named_files(&self) -> impl Iterator<Item = &str> {
        self.file.iter().chain(&self.files).map(String::as_str)
    }
}

record! {
    /// A birth date that the subject gave.
    pub struct BirthDate {
        /// The date.
        date: Option<When>,
    }
}

record! {
    /// A national identity, tax or social security number that the subject gave.
    pub struct NationalNumber {
        /// Which number it is ("SSN", "NINO", "Steuer-ID").
        scheme: String,
        /// The number.
        number: String,
    }
}

words! {
    /// Who asked the question that an identity check answers.
    pub enum IdentityCheckKind {
        /// A vendor compared a selfie with a document, or tested for a live person.
        #[default]
        SelfieAndDocument,
        /// A bureau held name, birth date, address and number against its records.
        IdentityBureau,
        /// A background check: courts, employers, addresses.
        BackgroundCheck,
        /// A government service on the right to work.
        RightToWork,
        /// A tax authority on name and number.
        TaxAuthority,
        /// A collector of a drug or health test compared the person with the document.
        InPersonCollector,
    }
}

words! {
    /// How an identity check came out.
    pub enum IdentityOutcome {
        /// No answer yet.
        #[default]
        Pending,
        /// All agreed.
        Match,
        /// Something agreed, something did not.
        Partial,
        /// It did not agree.
        Mismatch,
        /// A preliminary no, still open to appeal (such as a tentative non-confirmation).
        Tentative,
        /// The service could not tell.
        Inconclusive,
    }
}

words! {
    /// Who ordered a check.
    pub enum OrderedBy {
        /// The employer or its agent.
        #[default]
        Employer,
        /// The subject, who then handed it in.
        Subject,
    }
}

record! {
    /// What an authority, bureau or vendor answered about the identity.
    pub struct IdentityCheck {
        /// The question.
        kind: IdentityCheckKind,
        /// The answer.
        outcome: IdentityOutcome,
        /// Who ordered it.
        ordered_by: OrderedBy,
        /// Which elements did not agree ("name", "birth date", "address", "number").
        disagrees: Vec<String>,
        /// Name in their records.
        name: Option<Name>,
        /// Birth date in their records.
        birth_date: Option<When>,
        /// Present address in their records.
        address: Option<Address>,
        /// Number of the document, or national number, that they held against their records.
        number: Option<String>,
        /// Their records of this person begin.
        records_since: Option<When>,
        /// Who answered.
        by: Option<String>,
    }
}

record! {
    /// A report that someone's identity was used by another.
    pub struct VictimReport {
        /// Reference number of a police or authority report.
        reference: Option<String>,
        /// Value that was misused (an e-mail, a number, a document number), if one was named.
        value: Option<String>,
        /// Confirmed by an authority.
        confirmed: bool,
    }
}

words! {
    /// What a file is.
    pub enum FileKind {
        /// A resume.
        #[default]
        Resume,
        /// A covering letter.
        Letter,
        /// A picture of the person.
        Portrait,
        /// A certificate or diploma.
        Certificate,
        /// A task or test handed in.
        Assignment,
        /// Anything else.
        Other,
    }
}

words! {
    /// What an examination of a file said.
    pub enum FileVerdict {
        /// Not examined.
        #[default]
        NotExamined,
        /// Nothing found.
        Harmless,
        /// It does harm when it is opened or run.
        Harmful,
    }
}

record! {
    /// A file that the subject handed in.
    pub struct File {
        /// What it is.
        kind: FileKind,
        /// Path inside the dossier's folder.
        path: Option<String>,
        /// Its text, as read.
        text: Option<String>,
        /// SHA-256, hexadecimal.
        sha256: Option<String>,
        /// Verdict of the employer's malware examination.
        verdict: FileVerdict,
        /// Why it could not be read, or not wholly.
        unread: Option<String>,
        /// Kinds of hidden characters found in its text.
        hidden: Vec<String>,
    }
}

record! {
    /// What the subject says is wrong with what is held about them, in their own words.
    pub struct Correction {
        /// The words.
        statement: String,
        /// What it is about, where the subject says so: a check's code or a section.
        about: Option<String>,
    }
}
