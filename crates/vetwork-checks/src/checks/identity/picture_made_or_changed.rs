//! ID015: does a picture of the person or a document say that a program made or changed it?

use vetwork_model::facts::{FileKind, JudgedFile, JudgedRuling};
use vetwork_model::judged::{JudgedKind, Verdict};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("ID015"),
    name: "picture-made-or-changed",
    title: "a picture says that a program made or changed it",
    question: "Does a picture of the person or of a document say that a program made or changed it?",
    says: "The {picture} says of itself: {problem}.",
    clear: "No picture says that a program made or changed it. Most say nothing, which says nothing.",
    catalogue: &["ONB-13", "APP-21"],
    family: Family::Identity,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile])],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["KB4", "MS25", "RF26", "US22"],
    innocent: "A portrait made from selfies by an application, a professional retouch, a new background, a number covered for privacy, a telephone that cuts and saves.",
    clears: "The person sends the picture as the camera made it, or shows the document in a call.",
    never_alone: true,
    compares: true,
    blind_spots: "Pictures whose metadata were removed, which is most of them. Whether a face is real is not looked at.",
    next_step: NextStep {
        text: "Ask for the picture as the camera made it. In a portrait it is no matter; a picture of a document should be a copy of one.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Please send the picture of your document again, as your camera made it, without changes.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at what the files of your pictures say of how they were made.",
        special_category: None,
    },
    page: include_str!("picture_made_or_changed.md"),
};

/// What a file says of itself in so many words.
const DECLARED: [&str; 3] = ["picture-generator-mark", "picture-source-declared", "credentials-source"];

/// What is left of a change. Ordinary handling leaves it too.
const LEFT_BEHIND: [&str; 5] =
    ["picture-thumbnail", "picture-dates", "credentials-picture", "pdf-page-changed", "pdf-covered-text"];

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let portrait = |file: &JudgedFile| file.handed_in_as == Some(FileKind::Portrait);
    let of_interest = |file: &JudgedFile| portrait(file) || file.presented_as.is_some();
    let looks = |kind| matches!(kind, JudgedKind::Picture | JudgedKind::Pdf);
    let pictures = cx
        .each::<JudgedFile>()
        .filter(|item| of_interest(item.fact) && item.fact.documents.iter().any(|one| looks(one.kind)));
    if pictures.clone().next().is_none() {
        return cx.not_checked("a picture of the person or of a document");
    }
    let mut best: Option<(Strength, _, &JudgedRuling)> = None;
    for item in pictures {
        let is_document = item.fact.presented_as.is_some();
        // A portrait is cropped and saved anew by everybody.
        let rules = if is_document { [DECLARED.as_slice(), &LEFT_BEHIND].concat() } else { DECLARED.to_vec() };
        for (_, ruling) in item.fact.rulings(&rules).filter(|(_, ruling)| ruling.verdict >= Verdict::Unusual) {
            let is_declared = DECLARED.contains(&ruling.rule.as_str());
            let strength = match (is_declared, is_document) {
                (true, true) => Strength::Moderate,
                (true, false) => Strength::Weak,
                (false, _) => Strength::Info,
            };
            if best.as_ref().is_none_or(|(most, ..)| strength > *most) {
                best = Some((strength, item, ruling));
            }
        }
    }
    let Some((strength, item, ruling)) = best else { return Outcome::Clear };
    let picture = if item.fact.presented_as.is_some() { "picture of a document" } else { "portrait" };
    cx.finding(cx.seen(item, ruling.seen.clone()))
        .param("picture", picture)
        .param("problem", ruling.seen.clone())
        .strength(strength)
        .build()
}
