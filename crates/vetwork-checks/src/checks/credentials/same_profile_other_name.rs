//! CR020: does the same public profile stand in another subject's dossier, under another name?

use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Part,
    Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::shared::shared;

pub(crate) static META: Meta = Meta {
    code: Code("CR020"),
    name: "same-profile-other-name",
    title: "somebody else names the same profile",
    question: "Does the same public profile stand in another subject's dossier, under another name?",
    says: "The profile {value} is also named by {other}.",
    clear: "No profile is named by anybody else.",
    catalogue: &["APP-48"],
    family: Family::Credentials,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview],
    needs: &[Need::Any(&[Section::Profile]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::NameChange, Cause::IdentityTheft, Cause::RecordError],
    hypotheses: &[Hypothesis::FabricatedPersona, Hypothesis::SharedOperator, Hypothesis::PossibleVictim],
    sources: &["SEAL"],
    innocent: "A person with two names, a link that somebody copied from an honest person's resume, a team account.",
    clears: "Whoever controls the account shows it: a line of your choice on the profile.",
    never_alone: true,
    compares: true,
    blind_spots: "The same user name on two sites. A profile for every persona.",
    next_step: NextStep {
        text: "Ask the subject to put a word of your choice on the profile for an hour.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm the profiles you name. Please put the word that we send you on your profile for an hour.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the profiles you name with those of other applicants.",
        special_category: None,
    },
    page: include_str!("same_profile_other_name.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let Some(found) = shared(cx, KeyKind::Handle, &[Part::Own], &[Part::Own]) else { return Outcome::Clear };
    let strength = if found.may_be_kin { Strength::Weak } else { Strength::Moderate };
    found.finding.strength(strength).build()
}
