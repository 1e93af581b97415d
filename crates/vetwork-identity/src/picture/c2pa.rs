//! Content credentials (C2PA): who signed what about a picture, and whether the picture is the one that was signed.
//!
//! The signature is verified with the key of the certificate that comes along. Nobody here vouches for that certificate,
//! so nothing is proven by it; what was changed after the signature is refuted.

mod jumbf;
mod rules;
mod signature;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Picture, quote, source};
use crate::cbor::{Item, read_padded};
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::signature::Hash;
use jumbf::Superbox;
pub(super) use rules::RULES;

/// Most assertions of a claim that are looked at.
const MOST_ASSERTIONS: usize = 256;
/// Most source types that are told.
const MOST_SOURCES: usize = 8;

/// Does a box hold content credentials?
pub(super) fn is_store(bytes: &[u8]) -> bool {
    jumbf::superboxes(bytes).first().is_some_and(|store| store.label == "c2pa")
}

/// Does the beginning of a box look like content credentials? The rest may be in further segments.
pub(super) fn is_begun(bytes: &[u8]) -> bool {
    const HEADERS: usize = 16;
    bytes.get(4..8) == Some(b"jumb") && bytes.get(HEADERS..HEADERS + 4) == Some(b"c2pa")
}

/// Judges the credentials of a picture, if it has any.
pub(super) fn judge(picture: &Picture<'_>) -> Option<Judgement> {
    let store = &picture.contents.credentials;
    if store.is_empty() {
        return None;
    }
    let mut judgement = Judgement::of("content credentials of a picture (C2PA)");
    match Manifest::last(store) {
        Some(manifest) => manifest.judge(picture, &mut judgement),
        None => {
            let seen = "they are damaged, or laid out in a way that is not read";
            judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
        }
    }
    Some(judgement)
}

/// The manifest that counts: the last one. Those before it are of what the picture was made from.
struct Manifest<'a> {
    earlier: usize,
    assertions: Vec<Superbox<'a>>,
    claim_bytes: &'a [u8],
    claim: Item<'a>,
    signature: &'a [u8],
}

/// An assertion as the claim names it.
struct Named<'a> {
    label: &'a str,
    hash: &'a [u8],
    algorithm: Option<Hash>,
}

impl<'a> Manifest<'a> {
    fn last(store: &'a [u8]) -> Option<Self> {
        let store = jumbf::superboxes(store).into_iter().next().filter(|store| store.label == "c2pa")?;
        let manifests = store.inner();
        let parts = manifests.last()?.inner();
        let of = |label: &str| parts.iter().find(|part| part.label == label);
        let claim_bytes = of("c2pa.claim").or_else(|| of("c2pa.claim.v2"))?.data(b"cbor")?;
        Some(Self {
            earlier: manifests.len() - 1,
            assertions: of("c2pa.assertions")?.inner(),
            claim_bytes,
            claim: read_padded(claim_bytes).ok()?,
            signature: of("c2pa.signature")?.data(b"cbor")?,
        })
    }

    fn judge(&self, picture: &Picture<'_>, judgement: &mut Judgement) {
        let ingredients = self.assertions.iter().filter(|part| part.label.starts_with("c2pa.ingredient")).count();
        let seen = format!(
            "{} assertions; {ingredients} pictures or parts from which it was made and {} earlier claims, none of which is followed",
            self.assertions.len(),
            self.earlier
        );
        judgement.rule(&rules::FORM, Verdict::Holds, seen);
        if let Some(program) = self.program() {
            judgement.fields.push(Field::printed(FieldName::Program, quote(&program)));
        }
        let (verdict, seen) = signature::judge(self.signature, self.claim_bytes);
        judgement.rule(&rules::SIGNATURE, verdict, seen);
        self.judge_assertions(judgement);
        self.judge_picture(picture, judgement);
        self.tell_sources(judgement);
    }

    fn program(&self) -> Option<String> {
        let info = self.claim.get("claim_generator_info");
        let info = info.and_then(|info| info.items().first().or(Some(info)));
        let name = info.and_then(|info| info.get("name")).or_else(|| self.claim.get("claim_generator"))?;
        Some(name.text()?.to_owned())
    }

    /// Assertions that the claim names, in either version of claims.
    fn named(&self) -> Vec<Named<'_>> {
        let usual = self.claim.get("alg").and_then(Item::text);
        let lists = ["assertions", "created_assertions", "gathered_assertions"];
        let entries = lists.iter().filter_map(|list| self.claim.get(list)).flat_map(Item::items);
        let named = entries.take(MOST_ASSERTIONS).filter_map(|entry| {
            let label = entry.get("url")?.text()?.rsplit_once("c2pa.assertions/")?.1;
            let algorithm = algorithm(entry.get("alg").and_then(Item::text).or(usual));
            Some(Named { label, hash: entry.get("hash")?.bytes()?, algorithm })
        });
        named.collect()
    }

    fn assertion(&self, label: &str) -> Option<&Superbox<'a>> {
        self.assertions.iter().find(|assertion| assertion.label == label)
    }

    fn judge_assertions(&self, judgement: &mut Judgement) {
        let named = self.named();
        let labels: BTreeSet<&str> = named.iter().map(|named| named.label).collect();
        let mut unlike = Vec::new();
        for Named { label, hash, algorithm } in &named {
            let Some(algorithm) = algorithm else {
                let seen = format!("the hash of {} is of a kind that is not computed", quote(label));
                return judgement.rule(&rules::ASSERTIONS, Verdict::NotJudged, seen);
            };
            match self.assertion(label) {
                None => unlike.push(format!("{} is missing", quote(label))),
                Some(found) if algorithm.digest(found.content) != *hash => {
                    unlike.push(format!("{} is not what was signed", quote(label)));
                }
                Some(_) => {}
            }
        }
        let unnamed = self.assertions.iter().filter(|assertion| !labels.contains(assertion.label.as_str()));
        unlike.extend(
            unnamed.map(|assertion| format!("{} was put in: the claim does not name it", quote(&assertion.label))),
        );
        unlike.truncate(MOST_SOURCES);
        match unlike.is_empty() {
            true => {
                let seen = format!("all {} assertions are those that the claim names", named.len());
                judgement.rule(&rules::ASSERTIONS, Verdict::Holds, seen);
            }
            false => judgement.rule(&rules::ASSERTIONS, Verdict::Refuted, unlike.join("; ")),
        }
    }

    /// Is the file the one that the claim is about? Only what the claim names counts.
    fn judge_picture(&self, picture: &Picture<'_>, judgement: &mut Judgement) {
        let named = self.named();
        let binding = named.iter().find(|named| named.label.starts_with("c2pa.hash.data"));
        let value = binding
            .and_then(|named| self.assertion(named.label)?.data(b"cbor"))
            .and_then(|bytes| read_padded(bytes).ok());
        let usual = self.claim.get("alg").and_then(Item::text);
        let outcome = value.and_then(|value| {
            let algorithm = algorithm(value.get("alg").and_then(Item::text).or(usual))?;
            let left_out = exclusions(&value)?;
            let text = covered(picture.bytes, &left_out)?;
            Some((algorithm.digest(&text) == value.get("hash")?.bytes()?, left_out))
        });
        let (verdict, seen) = match outcome {
            None => (Verdict::NotJudged, "how the claim is bound to the picture is not checked here".to_owned()),
            Some((false, _)) => {
                let seen = "the bytes of the file are not those that were signed: their hash is another";
                (Verdict::Refuted, seen.to_owned())
            }
            Some((true, left_out)) => told_cover(&left_out, picture.contents.credentials_at.as_ref()),
        };
        judgement.rule(&rules::PICTURE, verdict, seen);
    }

    fn tell_sources(&self, judgement: &mut Judgement) {
        let actions = self.named().into_iter().filter(|named| named.label.starts_with("c2pa.actions"));
        let lists = actions.filter_map(|named| read_padded(self.assertion(named.label)?.data(b"cbor")?).ok());
        let mut told = BTreeSet::new();
        for list in lists {
            let actions = list.get("actions").map(Item::items).unwrap_or_default();
            let sources = actions.iter().filter_map(|action| action.get("digitalSourceType")?.text());
            told.extend(sources.take(MOST_SOURCES).map(str::to_owned));
        }
        for declared in told.iter().take(MOST_SOURCES) {
            source::tell(declared, &rules::SOURCE, judgement);
        }
    }
}

fn algorithm(name: Option<&str>) -> Option<Hash> {
    match name.unwrap_or("sha256") {
        "sha256" => Some(Hash::Sha256),
        "sha384" => Some(Hash::Sha384),
        "sha512" => Some(Hash::Sha512),
        _ => None,
    }
}

/// Parts of the file that the hash leaves out, in their order.
fn exclusions(value: &Item<'_>) -> Option<Vec<Range<usize>>> {
    let Some(list) = value.get("exclusions") else { return Some(Vec::new()) };
    let range = |entry: &Item<'_>| {
        let number = |name| usize::try_from(entry.get(name)?.integer()?).ok();
        let start: usize = number("start")?;
        Some(start..start.checked_add(number("length")?)?)
    };
    list.items().iter().map(range).collect()
}

/// The file without what is left out. None when the parts overlap or go beyond it.
fn covered(bytes: &[u8], left_out: &[Range<usize>]) -> Option<Vec<u8>> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for range in left_out {
        text.extend(bytes.get(at..range.start)?);
        bytes.get(range.clone())?;
        at = range.end;
    }
    text.extend(bytes.get(at..)?);
    Some(text)
}

/// A hash that leaves out more than the credentials says nothing of the rest.
fn told_cover(left_out: &[Range<usize>], credentials: Option<&Range<usize>>) -> (Verdict, String) {
    let is_within = |range: &Range<usize>| credentials.is_some_and(|at| at.start <= range.start && range.end <= at.end);
    let beyond: usize = left_out.iter().filter(|range| !is_within(range)).map(ExactSizeIterator::len).sum();
    match beyond {
        0 => (Verdict::Holds, "the bytes of the file are those that were signed".to_owned()),
        _ => {
            let seen = format!(
                "the bytes of the file are those that were signed, but parts with {beyond} bytes were left out of it that are \
                 not only the credentials themselves"
            );
            (Verdict::Unusual, seen)
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
