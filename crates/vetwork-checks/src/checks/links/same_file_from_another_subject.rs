//! LI003: did another subject hand in the very same file?

use vetwork_model::facts::{File, FileKind, Recruiter};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, KeyKind, Lawful, Meta, Need, NextStep, Outcome, Phase,
    Section, Strength, SubjectKind,
};

use crate::Context;
use crate::shapes::connected::{Common, Connection, connections};

pub(crate) static META: Meta = Meta {
    code: Code("LI003"),
    name: "same-file-from-another-subject",
    title: "another subject handed in the very same file",
    question: "Did another subject hand in the very same file?",
    says: "The {kind} that the subject handed in is, byte for byte, that of {other}.",
    clear: "No resume, picture or certificate of the subject was handed in by another.",
    catalogue: &["SRC-19"],
    family: Family::Links,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Application, Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::File]), Need::Others],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::Household, Cause::Agency, Cause::RecordError],
    hypotheses: &[Hypothesis::SharedOperator, Hypothesis::BorrowedIdentity],
    sources: &["US22"],
    innocent: "An agency that sent the wrong file. A family firm with one certificate. Tasks and blank forms are the same for everyone and are left out.",
    clears: "Each of them sends the file again, and they differ.",
    never_alone: true,
    compares: true,
    blind_spots: "A file saved again, or a picture cut by one pixel.",
    next_step: NextStep {
        text: "Ask both, apart, for the original of the file.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "We ask everyone for the original of one document. Please send it as you have it.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the files that you send with those of other applications.",
        special_category: None,
    },
    page: include_str!("same_file_from_another_subject.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let own_by_nature = |file: &File| {
        matches!(file.kind, FileKind::Resume | FileKind::Letter | FileKind::Portrait | FileKind::Certificate)
    };
    let files: Vec<_> =
        cx.each::<File>().filter(|item| own_by_nature(item.fact) && item.fact.sha256.is_some()).collect();
    if files.is_empty() {
        return cx.not_checked("digest of a resume, picture or certificate");
    }
    // A file says nothing of who sent it; a machine or a line that both used does.
    let all = connections(cx, &[KeyKind::File, KeyKind::Device, KeyKind::Ip]);
    let same = |other: &&Connection<'_>| {
        let evidence = |common: &Common<'_>| common.here.evidence;
        other.values.iter().map(evidence).find_map(|id| files.iter().find(|item| item.evidence.id == id)).copied()
    };
    let Some(other) =
        all.iter().filter(|other| same(other).is_some()).max_by_key(|other| other.observed_on_both_sides())
    else {
        return Outcome::Clear;
    };
    let (Some(file), Some(finding)) = (same(&other), other.finding(cx)) else { return Outcome::Clear };
    let used = other.observed_on_both_sides();
    let kind = match file.fact.kind {
        FileKind::Portrait => "picture",
        FileKind::Certificate => "certificate",
        FileKind::Letter => "letter",
        _ => "resume",
    };
    finding
        .param("kind", kind)
        .strength(Strength::Strong)
        .excludes_if(Cause::RecordError, used)
        .excludes_if(Cause::Household, used && !other.may_share_a_home(cx))
        .excludes_if(Cause::Agency, cx.each::<Recruiter>().next().is_none())
        .build()
}
