//! PDF files that a made-up state signs.

use crate::made::{Holder, Paper, SIGNER, SignedBy, UTOPIA, key_usage, signed_data};
use crate::pdf::tests::specimen::{INFO, append, file, last_table, objects, stream};
use crate::signature::Hash;

/// Room that is kept for a signature, in hexadecimal digits.
const ROOM: usize = 12_000;
const DATA: &str = "1.2.840.113549.1.7.1";
const RANGE: &str = "/ByteRange[0 0000000000 0000000000 0000000000]";

/// How one is signed; tests change a part.
#[derive(Clone, Debug)]
pub(super) struct Signing {
    pub(super) form: &'static str,
    pub(super) paper: Paper,
    pub(super) by: SignedBy,
    /// Certificates beside the signer's.
    pub(super) brought: Vec<Vec<u8>>,
    /// What the signer of a certified document allows.
    pub(super) permits: Option<u8>,
    /// Size of its visible mark.
    pub(super) mark: u8,
}

impl Signing {
    /// As the made-up state signs.
    pub(super) fn usual() -> Self {
        Self::by(UTOPIA, SIGNER)
    }

    /// By somebody whom somebody certified.
    pub(super) fn by(issuer: Holder, signer: Holder) -> Self {
        let paper =
            Paper { serial: 21, subject: signer, extensions: vec![key_usage(&[0])], ..Paper::of_signer(issuer) };
        let by = SignedBy { is_detached: true, ..SignedBy::of(&paper) };
        Self { form: "adbe.pkcs7.detached", paper, by, brought: Vec::new(), permits: None, mark: 0 }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// The signature of these bytes, in DER.
    fn of(&self, covered: &[u8]) -> Vec<u8> {
        let certificates = [vec![self.paper.der()], self.brought.clone()].concat();
        match (self.form, &self.by.stamp) {
            ("ETSI.RFC3161", Some(stamp)) => stamp.token(covered),
            ("adbe.pkcs7.sha1", _) => {
                let by = SignedBy { is_detached: false, ..self.by.clone() };
                signed_data(DATA, &Hash::Sha1.digest(covered), &certificates, &by)
            }
            _ => signed_data(DATA, covered, &certificates, &self.by),
        }
    }
}

/// The text of the page.
pub(super) const TEXT: &str = "BT /F1 12 Tf 50 700 Td (Master of Science: Dana Kessler) Tj ET";

/// A page with places for three signatures, and a text field.
pub(super) fn unsigned() -> Vec<u8> {
    let mut objects = objects(TEXT, INFO);
    objects[0] = catalog("");
    objects[2] = objects[2].replace("/Contents", "/Annots[10 0 R 12 0 R 14 0 R 16 0 R 17 0 R]/Contents");
    file(&objects, "/Info 7 0 R")
}

/// The catalogue, with something more in it.
pub(super) fn catalog(more: &str) -> String {
    format!(
        "<</Type/Catalog/Pages 2 0 R/Metadata 8 0 R/AcroForm<</Fields[10 0 R 12 0 R 14 0 R 16 0 R]/SigFlags 3>>{more}>>"
    )
}

/// Appends a version in which some objects are new.
pub(super) fn later(bytes: &[u8], number: usize, object: &str) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let previous = last_table(&bytes);
    append(&mut bytes, number, &[object.to_owned()], "/Info 7 0 R", Some(previous));
    bytes
}

/// Another text in the place of that of the page.
pub(super) fn redrawn(bytes: &[u8]) -> Vec<u8> {
    later(bytes, 4, &stream("", &TEXT.replace("Master", "Doctor")))
}

/// Signs what there is: the `place`-th signature of the file, from 0.
pub(super) fn sign(bytes: &[u8], place: usize, signing: &Signing) -> Vec<u8> {
    let number = 10 + 2 * place;
    let field = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(S{place})/Rect[0 0 {size} {size}]/AP<</N 6 0 R>>/V {} 0 R>>",
        number + 1,
        size = signing.mark
    );
    let permits = signing.permits.map(|permits| {
        format!("/Reference[<</TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P {permits}/V/1.2>>>>]")
    });
    let signature = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{}/M(D:20260301000000Z){}{RANGE}/Contents<{}>>>",
        signing.form,
        permits.unwrap_or_default(),
        "0".repeat(ROOM)
    );
    let mut bytes = bytes.to_vec();
    let (before, previous) = (bytes.len(), last_table(&bytes));
    append(&mut bytes, number, &[field, signature], "/Info 7 0 R", Some(previous));
    let place = |word: &[u8], bytes: &[u8]| {
        before + bytes[before..].windows(word.len()).position(|found| found == word).unwrap()
    };
    let from = place(b"/Contents<", &bytes) + b"/Contents".len();
    let to = from + ROOM + 2;
    let range = format!("/ByteRange[0 {from:010} {to:010} {:010}]", bytes.len() - to);
    let at = place(RANGE.as_bytes(), &bytes);
    bytes[at..at + range.len()].copy_from_slice(range.as_bytes());
    let digits = crate::trust::hexadecimal(&signing.of(&[&bytes[..from], &bytes[to..]].concat()));
    bytes[from + 1..from + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    bytes
}
