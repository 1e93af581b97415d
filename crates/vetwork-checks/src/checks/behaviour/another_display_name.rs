//! BE006: does the subject appear in meetings or at sign-in under somebody else's name?

use vetwork_model::facts::{Household, Session, SessionKind};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome,
    Param, Phase, Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::display_names::{in_another_name, relation};
use crate::shapes::incidents::resting_on;

pub(crate) static META: Meta = Meta {
    code: Code("BE006"),
    name: "another-display-name",
    title: "joins or signs in under another name",
    question: "Does the subject appear in meetings or at sign-in under somebody else's name?",
    says: "In {count} of {of} sessions the name shown is not the subject's, nor a relative's by the look of it.",
    clear: "The names shown in meetings and at sign-in are the subject's, in one form or another, or a relative's.",
    catalogue: &["INT-02", "JOB-28"],
    family: Family::Behaviour,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::NameChange, Cause::Household, Cause::RecordError],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::SharedOperator],
    sources: &["KRK25", "SEAL"],
    innocent: "A partner's account, a borrowed meeting room, a former name, a short form or a transliteration.",
    clears: "The subject explains whose account it is, and a session under their own name follows.",
    never_alone: true,
    compares: true,
    blind_spots: "An operator who keeps display names in order. Systems that do not export the name.",
    next_step: NextStep {
        text: "Ask in the next call whose account it was. Note the name that the next meetings show.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "We match meeting names with our list of attendees. Please join under the name that you applied with, or tell us which name to expect.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the names shown in meetings and at sign-in with the name you gave, without reading anything into them.",
        special_category: None,
    },
    page: include_str!("another_display_name.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let kinds = &[SessionKind::Meeting, SessionKind::SignIn, SessionKind::Signature, SessionKind::Assessment];
    let shown: Vec<_> = cx
        .each::<Session>()
        .filter(|session| kinds.contains(&session.fact.kind))
        .filter_map(|session| session.fact.display_name.as_ref())
        .collect();
    // A lone nickname or another script says nothing, either way.
    let comparable = shown.iter().filter(|name| relation(cx, name) != NameRelation::CannotTell).count();
    if comparable == 0 {
        return cx.not_checked("a display name that can be compared");
    }
    let other = in_another_name(cx, kinds);
    let name_of = |session: &Session| session.display_name.as_ref().map_or_else(|| Param::from(""), Param::from);
    let Some(mut finding) = resting_on(cx, &other, name_of) else { return Outcome::Clear };
    let again = other.iter().any(|session| {
        let first = other.first().and_then(|first| first.fact.at);
        first.zip(session.fact.at).is_some_and(|(first, at)| first.certainly_before(at) || at.certainly_before(first))
    });
    let homes: Vec<_> = cx.each::<Household>().collect();
    for home in &homes {
        let is_theirs = |session: &Session| {
            let names = home.fact.name.as_ref().zip(session.display_name.as_ref());
            names.is_some_and(|(a, b)| matches!(a.relation(b), NameRelation::Same | NameRelation::Variant))
        };
        if other.iter().any(|session| is_theirs(session.fact)) {
            finding = finding.explained(Cause::Household, *home);
        }
    }
    finding
        .param("count", other.len())
        .param("of", comparable)
        .strength(if again { Strength::Strong } else { Strength::Moderate })
        .excludes(Cause::NameChange)
        .excludes_if(Cause::Household, homes.is_empty() && again)
        .excludes_if(Cause::RecordError, again)
        .build()
}
