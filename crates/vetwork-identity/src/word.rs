//! Word documents (DOCX): how one was made, by whom as it says, what it brings along, and what it hides. Nothing that it
//! points at is ever fetched.

mod active;
mod editing;
mod parts;
mod properties;
mod revisions;
mod runs;
mod styles;
#[cfg(test)]
pub(crate) mod tests;

use parts::Parts;

use crate::archive::{self, Limits, Package};
use crate::inspect::{File, Judge, Question};
use crate::judgement::{Judgement, Rule, Verdict};
use crate::{hidden, metadata};

pub(crate) static RULES: &[&Rule] =
    &[&PARTS, &editing::TIME, &active::MACROS, &active::TARGETS, &active::STRAYS, &active::EMBEDDED];

pub(crate) const JUDGE: Judge = Judge { of: "Word documents", knows: archive::is_archive, judge };

const BODY: &str = "word/document.xml";

static PARTS: Rule = Rule {
    id: "word-parts",
    asks: "Could all of its parts be read?",
    holding: "That every part that is looked at could be read.",
    broken: "That it unpacks to more than real documents do, that its markup declares entities of its own, or that it is nested \
             as no word processor does: some files are built so to stop the program that opens them.",
    source: "ECMA-376 part 2 (Open Packaging Conventions): markup may declare no document type",
};

/// Is it a word processing document? Other archives have a judge of their own.
pub(crate) fn is_word(package: &Package<'_>) -> bool {
    package.has(BODY)
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    let Ok(mut package) = Package::open(file.bytes, &Limits::USUAL) else { return Vec::new() };
    if !is_word(&package) {
        return Vec::new();
    }
    let mut judgement = Judgement::of("Word document (DOCX)");
    archive::judge_entries(&mut package, question, &mut judgement);
    let of_entries = judgement.clone();
    let mut parts = Parts::of(&mut package);
    let properties = properties::read(&mut parts);
    metadata::judge(&properties.metadata, question, &mut judgement);
    editing::judge(&properties, &mut judgement);
    revisions::leave(&mut parts, &mut judgement);
    active::judge(&mut parts, &mut judgement);
    let text = runs::read(&mut parts);
    properties::note_contributors(&text.contributors, &mut judgement);
    hidden::judge(&text.shown, &text.hidden, &mut judgement);
    // Where not all of it was unpacked, it cannot be said that something is not there.
    if parts.end().is_some() {
        judgement = of_entries;
    }
    tell_problems(&parts, &mut judgement);
    vec![judgement]
}

fn tell_problems(parts: &Parts<'_, '_>, judgement: &mut Judgement) {
    for problem in &parts.problems {
        let verdict = if problem.is_built { Verdict::Unusual } else { Verdict::NotJudged };
        judgement.rule(&PARTS, verdict, format!("{:?}: {}", problem.part, problem.what));
    }
    if parts.problems.is_empty() {
        judgement.rule(&PARTS, Verdict::Holds, "all of them");
    }
}
