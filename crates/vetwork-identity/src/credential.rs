//! Signed credentials as files: SD-JWT and JWT (identity data, degrees, badges) and mobile documents (ISO/IEC 18013-5).
//!
//! What counts as an issuer's key is what was handed in beside the credential: a JWK or a set of them, or a certificate. A
//! credential without one is read, and proves nothing.

pub(crate) mod beside;
mod dates;
mod holder;
mod issuer;
mod jose;
mod jwk;
mod mdoc;
mod rules;
mod sdjwt;
mod token;
mod vc;
mod vical;

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Judgement, Verdict};
use beside::Beside;
pub(crate) use rules::RULES;

/// Largest credential that is read, in bytes. Portraits take most of one.
const LARGEST: usize = 4 << 20;
/// Longest text of a credential that a ruling quotes, in characters.
const LONGEST_QUOTE: usize = 120;

pub(crate) const JUDGE: Judge = Judge { of: "signed credentials", knows, judge };

/// Is it a credential? Asked of the first bytes.
pub(crate) fn knows(bytes: &[u8]) -> bool {
    jose::is_likely(bytes) || mdoc::is_likely(bytes)
}

/// Does it go with a credential: an issuer's key, a certificate, a list of authorities, or the transcript of a session
/// with a device?
///
/// Whoever hands it in says that it is the issuer's. Never take it from the holder of the credential: anybody can sign
/// with a key of their own, and bring that.
#[must_use]
pub fn is_companion(bytes: &[u8]) -> bool {
    !Beside::of(&[bytes]).is_empty()
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    if file.bytes.len() > LARGEST {
        let mut judgement = Judgement::of("signed credential");
        let seen = format!("it has {} bytes; at most {LARGEST} are read", file.bytes.len());
        judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
        return vec![judgement];
    }
    let beside = Beside::of(file.companions);
    if jose::is_likely(file.bytes) {
        vec![token::judge(file.bytes, &beside, question)]
    } else {
        mdoc::judge(file.bytes, &beside, question)
    }
}

/// The beginning of a text, for a ruling.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST_QUOTE).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
pub(crate) use mdoc::session;

#[cfg(test)]
mod tests;
