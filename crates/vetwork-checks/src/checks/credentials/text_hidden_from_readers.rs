//! CR036: is there text in a resume that programs read and people do not?

use vetwork_model::facts::{JudgedFile, JudgedRuling};
use vetwork_model::judged::Verdict;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR036"),
    name: "text-hidden-from-readers",
    title: "a file holds text that programs read and people do not",
    question: "Is there text in a resume or letter that programs read and people do not?",
    says: "{problem}.",
    clear: "Programs and people read the same text in the files.",
    catalogue: &["APP-12"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::JudgedFile])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["GRNH"],
    innocent: "Keywords for screening programs are hidden by honest applicants too, and advice to write to language models is passed around. A converter leaves characters that nobody sees.",
    clears: "The person sends the text as plain text, and it is read by people.",
    never_alone: true,
    compares: true,
    blind_spots: "Text hidden in other ways than those that are known, and in pictures.",
    next_step: NextStep {
        text: "Read the file yourself, and rely on no summary that a program made of it. It says nothing of who somebody is.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Please send your resume as plain text as well.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether the files that you send hold text that is not visible.",
        special_category: None,
    },
    page: include_str!("text_hidden_from_readers.md"),
};

/// Commands to a program that reads the file.
const INSTRUCTIONS: [&str; 2] = ["hidden-instruction", "visible-instruction"];
/// Other text that is not seen, or reads otherwise than it looks.
const HIDDEN: [&str; 5] =
    ["hidden-passages", "hidden-tags", "hidden-characters", "hidden-order", "hidden-look-alikes"];

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let texts = cx.each::<JudgedFile>().filter(|item| item.fact.handed_in_as.is_some());
    let texts = texts.filter(|item| item.fact.documents.iter().any(|one| one.verdict != Verdict::NotJudged));
    if texts.clone().next().is_none() {
        return cx.not_checked("a file that could be judged");
    }
    let rules = [INSTRUCTIONS.as_slice(), &HIDDEN].concat();
    let mut best: Option<(bool, _, &JudgedRuling)> = None;
    for item in texts {
        for (_, ruling) in item.fact.rulings(&rules).filter(|(_, ruling)| ruling.verdict >= Verdict::Unusual) {
            let is_instruction = INSTRUCTIONS.contains(&ruling.rule.as_str());
            if best.as_ref().is_none_or(|(known, ..)| is_instruction && !*known) {
                best = Some((is_instruction, item, ruling));
            }
        }
    }
    let Some((is_instruction, item, ruling)) = best else { return Outcome::Clear };
    let problem = if is_instruction {
        "A file tells programs that read it how to judge the applicant"
    } else {
        "A file holds text that programs read and people do not"
    };
    cx.finding(cx.seen(item, ruling.seen.clone()))
        .param("problem", problem)
        .strength(if is_instruction { Strength::Weak } else { Strength::Info })
        .build()
}
