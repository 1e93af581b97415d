//! Signed PDF files (PAdES): what was signed, by whom, whether it was changed since, and what was added after.
//!
//! A certificate in the file is the file's own word. Only what whoever asks hands in beside it makes a signer *proven*; there
//! is no list of authorities built in.

mod cover;
mod find;
mod holder;
mod issuer;
mod rules;
mod signer;
mod since;
mod token;

use lopdf::{Document, Error, LoadOptions};

use self::cover::Cover;
use self::find::{Form, Found};
use crate::credential::beside::Beside;
use crate::inspect::{File, Judge, Question};
use crate::judgement::{Judgement, Verdict};
use crate::pdf;
pub(crate) use rules::RULES;

pub(crate) const JUDGE: Judge = Judge { of: "signatures in PDF files", knows: pdf::is_pdf, judge };

/// Signatures that are verified; of more, those that cover most.
const MOST_SIGNATURES: usize = 12;
/// Earlier versions of a file that are read to compare them with what it is now.
const MOST_VERSIONS: usize = 4;

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    if !holds(file.bytes, b"/ByteRange") {
        return Vec::new();
    }
    let document = match load(file.bytes) {
        Ok(document) => document,
        Err(why) => return not_read(why),
    };
    let found = find::all(&document);
    if found.is_empty() {
        return not_read(
            "something like a signature is in it that no part of it refers to: it may have been cut short, or saved anew",
        );
    }
    let mut versions = MOST_VERSIONS;
    let beside = Beside::of(file.companions);
    let first = found.len().saturating_sub(MOST_SIGNATURES);
    let mut judgements = Vec::new();
    for (number, one) in (1..).zip(&found).skip(first) {
        let mut judgement = Judgement::of(title(one, number, found.len()));
        let is_signed_last = found.iter().any(|one| covers_all(file.bytes, one));
        Looked { file: file.bytes, document: &document, beside: &beside, question, is_signed_last }.at(
            one,
            &mut versions,
            &mut judgement,
        );
        if number == found.len() && first > 0 {
            let seen = format!(
                "the file holds {} signatures; the {MOST_SIGNATURES} that cover most are verified",
                found.len()
            );
            judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
        }
        judgements.push(judgement);
    }
    judgements
}

fn covers_all(file: &[u8], found: &Found) -> bool {
    Cover::of(file, &found.range).is_ok_and(|cover| {
        let signs = matches!(cover.signature(), Ok(Some(_)));
        signs && file.get(cover.end..).unwrap_or_default().trim_ascii().is_empty()
    })
}

fn not_read(why: &'static str) -> Vec<Judgement> {
    let mut judgement = Judgement::of("signature in a PDF file");
    judgement.rule(&rules::FORM, Verdict::NotJudged, why);
    vec![judgement]
}

fn title(found: &Found, number: usize, count: usize) -> String {
    let what = if found.form == Some(Form::Timestamp) { "timestamp" } else { "signature" };
    if count == 1 { format!("{what} in a PDF file") } else { format!("{what} in a PDF file, {number} of {count}") }
}

/// A file with its signatures, and what counts.
struct Looked<'a> {
    file: &'a [u8],
    document: &'a Document,
    beside: &'a Beside,
    question: &'a Question,
    /// Does some signature cover the file as it is now?
    is_signed_last: bool,
}

impl Looked<'_> {
    fn at(&self, found: &Found, versions: &mut usize, judgement: &mut Judgement) {
        let cover = match Cover::of(self.file, &found.range) {
            Ok(cover) => cover,
            Err(why) => return judgement.rule(&rules::RANGE, Verdict::Refuted, why),
        };
        let later = self.file.get(cover.end..).unwrap_or_default();
        let is_whole = later.trim_ascii().is_empty();
        // A later version may say otherwise of the signature itself: what it says of itself stands in the version it covers.
        let version = if is_whole {
            None
        } else {
            versions
                .checked_sub(1)
                .inspect(|left| *versions = *left)
                .and_then(|_| load(self.file.get(..cover.end)?).ok())
        };
        let own =
            version.as_ref().and_then(|version| find::all(version).into_iter().find(|own| own.range == found.range));
        let found = own.as_ref().unwrap_or(found);
        match (found.form, cover.signature()) {
            (_, Ok(None)) => {
                return judgement.rule(&rules::FORM, Verdict::NotJudged, "its place was kept, and nobody signed");
            }
            (_, Err(why)) => return judgement.rule(&rules::FORM, Verdict::NotJudged, why),
            (None, _) => {
                let seen = format!("a kind of signature that is not verified: {:?}", found.form_name);
                return judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
            }
            (Some(form), Ok(Some(der))) => {
                if let Err(why) = signer::judge(found, form, &cover, &der, self.beside, judgement) {
                    return judgement.rule(&rules::FORM, Verdict::NotJudged, why);
                }
            }
        }
        judgement.rule(&rules::RANGE, Verdict::Holds, self.range_words(&cover, later.len(), is_whole));
        if is_whole {
            judgement.rule(&rules::SINCE, Verdict::Holds, "nothing");
        } else {
            since::judge(version.as_ref(), self.document, later, (found.permits, self.is_signed_last), judgement);
        }
        let signed = if is_whole { Some(self.document) } else { version.as_ref() };
        if let (Some(signed), Some(claimed)) = (signed, &self.question.claim.name) {
            holder::judge(signed, self.file.len(), claimed, judgement);
        }
    }

    /// Which version of the file it covers.
    fn range_words(&self, cover: &Cover<'_>, later: usize, is_whole: bool) -> String {
        if is_whole {
            return "all of the file but the signature itself".to_owned();
        }
        let ends = pdf::history::History::read(self.file).ends;
        let number = ends.iter().filter(|end| **end <= cover.end).count();
        format!("version {number} of {}; {later} bytes came later", ends.len())
    }
}

fn load(bytes: &[u8]) -> Result<Document, &'static str> {
    let options = LoadOptions::with_max_decompressed_size(pdf::unpacked(bytes.len()));
    Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            "it is locked with a password"
        }
        _ => "its parts do not hold together",
    })
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests;
