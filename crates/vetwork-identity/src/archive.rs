//! Archives (ZIP): what they hold, whether it may be unpacked, and the names that they give. A DOCX is one, and its judge
//! puts the same questions to it.

mod names;
mod package;
#[cfg(test)]
mod tests;

pub(crate) use package::{ArchiveError, Entry, Limits, Package};

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};

pub(crate) static RULES: &[&Rule] = &[&SIZE, &NESTING, &names::PLAIN, &names::LEFTOVERS, &names::PACKED];

pub(crate) const JUDGE: Judge = Judge { of: "archives", knows: is_archive, judge };

static SIZE: Rule = Rule {
    id: "archive-size",
    asks: "Does it unpack to what a real document would?",
    holding: "That it could be unpacked within the limits. It says nothing of what is in it.",
    broken: "That it is made of more entries, or unpacks to more, than real documents do, or that its entries lie over each \
             other: some files are built so to stop the program that opens them. Very repetitive data can do so too.",
    source: "PKWARE APPNOTE (ZIP); limits of this program",
};

static NESTING: Rule = Rule {
    id: "archive-nesting",
    asks: "Are there archives within the archive?",
    holding: "That nothing was packed deeper than is looked at.",
    broken: "That archives are packed into archives deeper than is looked at: what is in there was not judged.",
    source: "limits of this program",
};

/// Entries of archives within archives that are opened in all.
const NESTED_AT_MOST: usize = 100;

pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    let mut judgement = Judgement::of("archive (ZIP)");
    let mut package = match Package::open(file.bytes, &Limits::USUAL) {
        Ok(package) => package,
        Err(error) => {
            refuse(&error, &mut judgement);
            return vec![judgement];
        }
    };
    if crate::word::is_word(&package) {
        return Vec::new();
    }
    judge_entries(&mut package, question, &mut judgement);
    let files = package.entries().iter().filter(|entry| !entry.is_folder).count();
    judgement.fields.push(Field::printed(FieldName::Entries, files.to_string()));
    let locked = package.entries().iter().filter(|entry| entry.is_locked).count();
    if locked > 0 {
        judgement.rule(&SIZE, Verdict::NotJudged, format!("{locked} of its files are locked with a password"));
    }
    let mut nested = Nested { limits: Limits::USUAL, opened: 0, deepest: 0, too_deep: None };
    let unpacked = nested.look_into(&mut package, 1);
    match unpacked {
        Ok(()) => {
            judgement.rule(&SIZE, Verdict::Holds, format!("unpacked within {} bytes", Limits::USUAL.unpacked_bytes))
        }
        Err(error) => refuse(&error, &mut judgement),
    }
    nested.tell(&mut judgement);
    vec![judgement]
}

/// What is asked of the entries of every archive, documents included.
pub(crate) fn judge_entries(package: &mut Package<'_>, question: &Question, judgement: &mut Judgement) {
    if package.overlaps() {
        judgement.rule(&SIZE, Verdict::Unusual, "two of its entries have one name or lie over each other");
    }
    names::judge(package.entries(), question.today, judgement);
}

/// An archive that is not read, or not to its end.
pub(crate) fn refuse(error: &ArchiveError, judgement: &mut Judgement) {
    let verdict = match error {
        ArchiveError::Damaged | ArchiveError::Locked => Verdict::NotJudged,
        ArchiveError::TooManyEntries(..) | ArchiveError::UnpacksTooFar(..) => Verdict::Unusual,
    };
    let seen = if verdict == Verdict::Unusual { format!("not unpacked: {error}") } else { error.to_string() };
    judgement.rule(&SIZE, verdict, seen);
}

/// The walk through archives within archives.
struct Nested {
    limits: Limits,
    opened: usize,
    deepest: usize,
    too_deep: Option<String>,
}

impl Nested {
    fn look_into(&mut self, package: &mut Package<'_>, depth: usize) -> Result<(), ArchiveError> {
        self.deepest = self.deepest.max(depth);
        for name in package.names("") {
            let content = match package.part(&name) {
                Ok(content) => content.unwrap_or_default(),
                Err(error @ ArchiveError::UnpacksTooFar(..)) => return Err(error),
                // One entry that is locked or damaged costs only itself.
                Err(_) => continue,
            };
            if !is_archive(&content) {
                continue;
            }
            self.opened += 1;
            if self.opened > NESTED_AT_MOST {
                self.too_deep.get_or_insert(name);
                continue;
            }
            let Ok(mut inner) = Package::within(&content, &self.limits, package.left()) else { continue };
            // A document is an archive of its own kind, and no nesting.
            if inner.has("[Content_Types].xml") {
                continue;
            }
            if depth >= self.limits.depth {
                self.too_deep.get_or_insert(name);
                continue;
            }
            let result = self.look_into(&mut inner, depth + 1);
            package.leave(inner.left());
            result?;
        }
        Ok(())
    }

    fn tell(&self, judgement: &mut Judgement) {
        match &self.too_deep {
            Some(name) => {
                let seen = format!(
                    "{name:?} is an archive {} levels down, or one too many, and was not opened",
                    self.limits.depth
                );
                judgement.rule(&NESTING, Verdict::Unusual, seen);
            }
            None if self.deepest > 1 => {
                judgement.rule(&NESTING, Verdict::Holds, format!("{} levels, all looked at", self.deepest));
            }
            None => judgement.rule(&NESTING, Verdict::Holds, "no archive in it"),
        }
    }
}
