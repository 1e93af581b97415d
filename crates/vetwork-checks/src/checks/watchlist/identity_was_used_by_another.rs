//! WL002: is it on file that somebody else used this identity?

use vetwork_model::facts::VictimReport;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NextStep, Outcome, Phase, Seen, Strength,
    SubjectKind,
};
use vetwork_reference::indicators::RelatesTo;

use crate::Context;
use crate::shapes::indicated::hits;

pub(crate) static META: Meta = Meta {
    code: Code("WL002"),
    name: "identity-was-used-by-another",
    title: "somebody else has used this identity before",
    question: "Is it on file that somebody else used this identity?",
    says: "It is on file that somebody else used this identity: {what}.",
    clear: "Nothing on file says that somebody else used this identity.",
    catalogue: &["APP-09", "PAY-14"],
    family: Family::Watchlist,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[],
    direction: Direction::Raises,
    ceiling: Strength::Weak,
    causes: &[Cause::IdentityTheft],
    hypotheses: &[Hypothesis::PossibleVictim],
    sources: &["KRK25", "SEAL", "MS26", "SEED1", "DOJ-CH", "DOJ-DID"],
    innocent: "The person before you is the true owner, who was harmed once already.",
    clears: "The person is met, and shows the document that is theirs.",
    never_alone: true,
    compares: true,
    blind_spots: "Victims who do not know of it yet.",
    next_step: NextStep {
        text: "Treat the person as the true owner, and confirm in person that it is them.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We confirm with everyone in person that their documents are theirs. Please choose one of these times.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at whether a misuse of your identity is on file with us, so that you are not harmed by it.",
        special_category: None,
    },
    page: include_str!("identity_was_used_by_another.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let reports: Vec<_> = cx.each::<VictimReport>().collect();
    if reports.is_empty() && cx.indicators().is_empty() {
        return cx.not_checked("reports of victims, or indicators of your own");
    }
    let found = hits(cx, |relates_to| relates_to == RelatesTo::Victim);
    let report_words = |report: &VictimReport| report.reference.clone().unwrap_or_else(|| "a report".to_owned());
    let mut parts: Vec<(Seen, String)> = Vec::new();
    for item in &reports {
        parts.push((cx.seen(*item, report_words(item.fact)), format!("report {}", report_words(item.fact))));
    }
    for hit in &found {
        let value = hit.keyed.key.in_words();
        parts.push((cx.seen_key(&hit.keyed, value.as_str()), format!("{} {value}", hit.keyed.key.kind.words())));
    }
    let what: Vec<String> = parts.iter().map(|(_, words)| words.clone()).collect();
    let mut parts = parts.into_iter().map(|(seen, _)| seen);
    let Some(first) = parts.next() else { return Outcome::Clear };
    let finding = parts.fold(cx.finding(first), |finding, seen| finding.rests_on(seen));
    finding.param("what", what.join(", ")).strength(Strength::Weak).build()
}
