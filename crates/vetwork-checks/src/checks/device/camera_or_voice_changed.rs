//! DE007: does a program change the face, the voice or the camera in a call?

use vetwork_model::facts::{Interview, Session, SessionKind, Software, StepResult};
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Seen, Strength, SubjectKind,
};
use vetwork_reference::{Tool, ToolKind};

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE007"),
    name: "camera-or-voice-changed-by-software",
    title: "a program changes the face, the voice or the camera",
    question: "Does a program change the face, the voice or the camera in a call?",
    says: "{tool} is in use {place}.",
    clear: "No program that changes face, voice or camera is in use.",
    catalogue: &["INT-06", "JOB-10"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::Interview, Phase::Onboarding, Phase::Payroll, Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Session, Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::TradePractice, Cause::Adjustment],
    hypotheses: &[Hypothesis::BorrowedIdentity, Hypothesis::FabricatedPersona],
    sources: &["SWX24", "MS26", "MS25", "RF26"],
    innocent: "People who stream or present use such cameras; a telephone as a camera is ordinary; a voice that is adjusted for comfort.",
    clears: "The person says so beforehand, and takes one call without it.",
    never_alone: true,
    compares: true,
    blind_spots: "Programs that report themselves as a real camera; a second machine before the camera.",
    next_step: NextStep {
        text: "Ask for one call with the built-in camera, or in person; offer another way.",
        disposition: Disposition::Safe,
        minutes: 10,
        message: "For one call we ask for the built-in camera. Tell us if another way suits you better.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We look at the kind of camera and microphone that a call reports.",
        special_category: None,
    },
    page: include_str!("camera_or_voice_changed.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let agreed_way = cx.each::<Interview>().any(|call| call.fact.alternative_offered);
    let meetings = cx.each::<Session>().filter(|item| {
        matches!(item.fact.kind, SessionKind::Meeting | SessionKind::Assessment) && !item.fact.media_devices.is_empty()
    });
    let inventory = cx.each::<Software>();
    if meetings.clone().next().is_none() && inventory.clone().next().is_none() {
        return cx.not_checked("the cameras and microphones of a call");
    }
    let in_calls = meetings.flat_map(|item| {
        item.fact
            .media_devices
            .iter()
            .filter_map(move |name| Some((changer(cx, name)?, cx.seen(item, name.as_str()), "in a call")))
    });
    let on_machine = inventory.filter_map(|item| {
        Some((changer(cx, &item.fact.name)?, cx.seen(item, item.fact.name.as_str()), "on the machine"))
    });
    let rank = |(tool, _, place): &(&Tool, Seen, &str)| (face_or_voice(tool), *place == "in a call");
    let Some((tool, seen, place)) = in_calls.chain(on_machine).max_by_key(rank).filter(|_| !agreed_way) else {
        return Outcome::Clear;
    };
    let failed = cx.each::<Interview>().find(|call| call.fact.live_picture == StepResult::Failed);
    let no_trade = tool.kind == ToolKind::FaceChanger || failed.is_some();
    let strength = match (tool.kind, place) {
        (_, _) if failed.is_some() => Strength::Strong,
        (ToolKind::FaceChanger, _) => Strength::Strong,
        (_, "in a call") => Strength::Moderate,
        _ => Strength::Weak,
    };
    let mut finding = cx.finding(seen).param("tool", tool.name.as_str()).param("place", place).strength(strength);
    if let Some(failed) = failed {
        finding = finding.rests_on(cx.seen(failed, "live picture"));
    }
    let asked = cx.each::<Interview>().next().is_some();
    finding
        .excludes_if(Cause::TradePractice, no_trade && place == "in a call")
        .excludes_if(Cause::Adjustment, asked)
        .build()
}

/// The program that changes a camera or a voice, unless it was agreed.
fn changer<'a>(cx: &Context<'a>, name: &str) -> Option<&'a Tool> {
    cx.reference().tool(name).filter(|tool| {
        matches!(tool.kind, ToolKind::VirtualCamera | ToolKind::VoiceChanger | ToolKind::FaceChanger)
            && !tools::is_approved(cx, tool)
    })
}

fn face_or_voice(tool: &Tool) -> u8 {
    match tool.kind {
        ToolKind::FaceChanger => 2,
        ToolKind::VoiceChanger => 1,
        _ => 0,
    }
}
