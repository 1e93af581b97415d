//! CR013: is the code history under the profile the subject's own?

use vetwork_model::facts::ProfileCheck;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("CR013"),
    name: "code-history-of-others",
    title: "the code history is other people's",
    question: "Is the code history under the profile the subject's own?",
    says: "At {url} {percent} % of the commits stand in older histories of others, under {names} author names.",
    clear: "The code history reads as one author's own.",
    catalogue: &["APP-26", "APP-27"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::ProfileCheck])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::NameChange],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator],
    sources: &["KET", "SEAL", "RF26"],
    innocent: "Forks, vendored code, a work and a home address, pair programming, a change of name.",
    clears: "The subject takes you through code of their own and changes it while you watch.",
    never_alone: true,
    compares: true,
    blind_spots: "Code that was rewritten, or bought and never published before.",
    next_step: NextStep {
        text: "Ask them to walk through one of the projects and change it with you.",
        disposition: Disposition::Safe,
        minutes: 30,
        message: "We talk about your public code. Please choose a project of your own that you can change with us in the call.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the public code you name with older public code.",
        special_category: None,
    },
    page: include_str!("code_history_of_others.md"),
};

const A_MONTH: i64 = 31;

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let looked = cx.each::<ProfileCheck>().filter(|c| c.fact.copied_percent.is_some() || c.fact.author_names.is_some());
    let Some(check) = looked.max_by_key(|check| (check.fact.copied_percent, check.fact.author_names)) else {
        return cx.not_checked("a look at the code history");
    };
    let percent = check.fact.copied_percent.unwrap_or_default();
    let names = check.fact.author_names.unwrap_or_default();
    let strength = match (percent, names) {
        (80.., 4..) => Strength::Strong,
        (50.., _) => Strength::Moderate,
        (_, 4..) => Strength::Weak,
        _ => return Outcome::Clear,
    };
    let older =
        check.fact.first_commit.zip(check.fact.created).is_some_and(|(first, made)| first.days_until(made) > A_MONTH);
    cx.finding(cx.seen(check, check.fact.url.as_str()))
        .param("url", check.fact.url.as_str())
        .param("percent", i64::from(percent))
        .param("names", names)
        .strength(strength)
        // A fork keeps its authors' names and dates; a history made the account's own does not look like one.
        .excludes_if(Cause::TradePractice, older)
        .excludes_if(Cause::NameChange, names >= 4)
        .build()
}
