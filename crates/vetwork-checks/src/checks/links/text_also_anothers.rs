//! LI011: do passages of the subject's resume or letter also stand in that of another?

use vetwork_model::facts::FileKind;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, NameRelation, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{Connection, PERSONAL, connections};
use crate::shapes::shared::household;
use crate::texts::{self, Text};

pub(crate) static META: Meta = Meta {
    code: Code("LI011"),
    name: "text-also-anothers",
    title: "passages of a text also stand in another subject's",
    question: "Do passages of the subject's resume or letter also stand in that of another?",
    says: "{count} passages of the subject's {text} also stand in the text of {other}, {percent} % of what it tells. The longest: “{longest}”.",
    clear: "No other subject's text has more in common with the subject's than chance or a common template explains.",
    catalogue: &["APP-10", "SRC-14"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::File]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Moderate,
    causes: &[Cause::Household, Cause::Agency, Cause::TradePractice],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::FabricatedPersona],
    sources: &["PSA250723", "AIG25", "US22"],
    innocent: "One writer of resumes, one agency or one template; colleagues who describe the same work; a friend who helped; a posting that both repeat; somebody who copied an honest person's resume. Passages that five subjects or more have count only where most of the text is the same, and a template's or an employer's own lines are a small part of a resume.",
    clears: "Both tell, apart, of the work that the passages describe, and the details fit one of them or both.",
    never_alone: true,
    compares: true,
    blind_spots: "Texts that were reworded in every sentence, or translated: `vetwork link texts` finds sentences that were reworded in part. Passages that more than a dozen others have. The subject's own name within a sentence. Texts that could not be read.",
    next_step: NextStep {
        text: "Read both texts side by side, and ask both subjects, apart, about the work that the longest passage describes.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "We ask everyone about details of their past work. Please choose one project from your resume that you can describe in depth.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the sentences of your resume and letters with those of other applications.",
        special_category: None,
    },
    page: include_str!("text_also_anothers.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let texts: Vec<Text<'_>> = texts::of(cx.dossier()).filter(|text| !text.passages.is_empty()).collect();
    if texts.is_empty() {
        return cx.not_checked("text of a resume or letter");
    }
    let found = texts::alike(cx, &texts).into_iter();
    let strangers = found.filter(|alike| cx.compared_with(&alike.there.name).relation != NameRelation::Same);
    let most = strangers.max_by(|x, y| x.bits.total_cmp(&y.bits).then_with(|| y.there.subject.cmp(&x.there.subject)));
    let Some(other) = most else { return Outcome::Clear };
    let known = connections(cx, PERSONAL).into_iter().find(|connection| connection.subject == other.there.subject);
    let (text, longest) = (other.text, other.longest());
    let mut finding = cx.finding(cx.seen(text.item, longest.as_str())).rests_on(cx.seen_elsewhere(&other.there));
    if let Some(declared) = household(cx, &other.there.subject) {
        finding = finding.explained_by(declared);
    }
    if !known.as_ref().is_some_and(Connection::observed_on_both_sides) {
        finding = finding.on_others_claims();
    }
    let may_be_kin = cx.compared_with(&other.there.name).may_be_kin;
    finding
        .param("count", other.passages.len())
        .param("text", if text.item.fact.kind == FileKind::Letter { "letter" } else { "resume" })
        .param("other", &other.there.subject)
        .param("percent", (other.share * 100.0).round() as usize)
        .param("longest", longest)
        .strength(if may_be_kin { Strength::Weak } else { Strength::Moderate })
        .build()
}
