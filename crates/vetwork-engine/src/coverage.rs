//! What was asked and what was not, and what to do next.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use vetwork_checks::find;
use vetwork_model::{
    Code, Coverage, Direction, Disposition, Dossier, Finding, GroupWeight, Outcome, Step, Strength, Waiting,
};

use crate::policy::{Policy, Question};

/// Counts outcomes, which stand by code, and names the required questions that have no answer.
pub fn coverage(dossier: &Dossier, outcomes: &[(Code, Outcome)], policy: &Policy) -> Coverage {
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, outcome)| wanted(outcome)).count();
    Coverage {
        found: count(|outcome| matches!(outcome, Outcome::Finding(_))),
        clear: count(|outcome| matches!(outcome, Outcome::Clear)),
        not_checked: count(|outcome| matches!(outcome, Outcome::NotChecked { .. })),
        not_applicable: count(|outcome| matches!(outcome, Outcome::NotApplicable { .. })),
        waiting: open_questions(dossier, outcomes, policy)
            .map(|question| Waiting {
                question: question.id.clone(),
                ask: question.ask.clone(),
                how: question.how.clone(),
            })
            .collect(),
    }
}

fn open_questions<'a>(
    dossier: &'a Dossier,
    outcomes: &'a [(Code, Outcome)],
    policy: &'a Policy,
) -> impl Iterator<Item = &'a Question> {
    policy.questions.iter().filter(move |question| {
        let answered = |code: &String| {
            let place = outcomes.binary_search_by(|(asked, _)| asked.0.cmp(code));
            place.ok().and_then(|place| outcomes.get(place)).is_some_and(|(_, outcome)| outcome.is_answered())
        };
        question.applies(dossier) && !question.answered_by.iter().any(answered)
    })
}

/// What a step would tell about a question that nobody has answered, tenths of a bit: as much as a
/// moderate finding.
const OPEN_QUESTION_TELLS: i32 = 20;

/// Next steps: for each finding that raises something, and for each required question without an
/// answer; adverse ones first (a person signs before anything else), then by what they would tell.
pub fn steps(
    dossier: &Dossier,
    findings: &[&Finding],
    groups: &[GroupWeight],
    outcomes: &[(Code, Outcome)],
    policy: &Policy,
) -> Vec<Step> {
    let counted =
        |code: Code| groups.iter().flat_map(|group| &group.parts).find(|(c, _)| *c == code).map_or(0, |p| p.1);
    let mut steps: BTreeMap<&str, Step> = BTreeMap::new();
    let raising = findings.iter().filter(|f| f.direction == Direction::Raises && f.strength > Strength::Info);
    for finding in raising {
        let Some(check) = find(finding.code.0) else { continue };
        let next = &check.meta.next_step;
        // Withholding something takes a strong finding; before that the question comes first.
        if next.disposition == Disposition::Adverse && finding.strength < Strength::Strong {
            continue;
        }
        let step = steps.entry(next.text).or_insert_with(|| Step {
            text: next.text.to_owned(),
            disposition: next.disposition,
            minutes: next.minutes,
            tells: 0,
            codes: Vec::new(),
            message: next.message.to_owned(),
        });
        step.tells += counted(finding.code);
        step.codes.push(finding.code);
    }
    for question in open_questions(dossier, outcomes, policy) {
        steps.entry(&question.how).or_insert_with(|| Step {
            text: question.how.clone(),
            disposition: Disposition::Safe,
            minutes: question.minutes,
            tells: OPEN_QUESTION_TELLS,
            codes: Vec::new(),
            message: String::new(),
        });
    }
    let mut steps: Vec<Step> = steps.into_values().collect();
    steps.sort_by(|a, b| {
        (Reverse(a.disposition), Reverse(a.tells), a.minutes, &a.text).cmp(&(
            Reverse(b.disposition),
            Reverse(b.tells),
            b.minutes,
            &b.text,
        ))
    });
    steps
}
