//! CR017: how much of the posting stands word for word in the resume?

use std::collections::BTreeSet;

use vetwork_canon::text::fold;
use vetwork_model::facts::{File, FileKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR017"),
    name: "resume-repeats-the-posting",
    title: "the resume repeats the posting",
    question: "How much of the posting stands word for word in the resume?",
    says: "{percent} % of the posting's runs of five words stand in the resume as well.",
    clear: "The resume is written in words of its own.",
    catalogue: &["APP-12"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::File])],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::FabricatedPersona],
    sources: &["BREYER", "MS26", "SEED1"],
    innocent: "Advice everywhere is to tailor a resume to the posting, and writing assistants do it on their own.",
    clears: "Nothing needs to be cleared; talk about the work itself.",
    never_alone: true,
    compares: true,
    blind_spots: "Paraphrase. Resumes that could not be read.",
    next_step: NextStep {
        text: "In the interview, ask for details of the work that the resume describes.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We ask everyone about details of their past work. Please choose one project that you can describe in depth.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare your resume with the text of the posting.",
        special_category: None,
    },
    page: include_str!("resume_repeats_the_posting.md"),
};

/// Fewer runs than this say nothing about copying.
const RUNS_AT_LEAST: usize = 30;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(posting) = &cx.dossier().role.posting else { return cx.not_checked("text of the posting") };
    let asked = runs_of_five(posting);
    if asked.len() < RUNS_AT_LEAST {
        return cx.not_checked("a posting of some length");
    }
    let resumes = cx.each::<File>().filter(|file| file.fact.kind == FileKind::Resume);
    let read = resumes.filter_map(|file| {
        let runs = runs_of_five(file.fact.text.as_deref()?);
        let percent = asked.intersection(&runs).count() * 100 / asked.len();
        (!runs.is_empty()).then_some((percent, file))
    });
    let Some((percent, file)) = read.max_by_key(|(percent, _)| *percent) else {
        return cx.not_checked("text of the resume");
    };
    let strength = match percent {
        50.. => Strength::Weak,
        25.. => Strength::Info,
        _ => return Outcome::Clear,
    };
    cx.finding(cx.seen(file, file.fact.path.as_deref().unwrap_or("resume")))
        .param("percent", percent)
        .strength(strength)
        .build()
}

fn runs_of_five(text: &str) -> BTreeSet<Vec<String>> {
    let folded = fold(text);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.windows(5).map(<[String]>::to_vec).collect()
}
