//! DE002: does the serial number that the person reads out differ from the record?

use vetwork_model::dossier::Item;
use vetwork_model::facts::Device;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};

use crate::Context;

pub(crate) static META: Meta = Meta {
    code: Code("DE002"),
    name: "serial-number-read-out-differs",
    title: "the serial number read out is another machine's",
    question: "Does the serial number that the person reads out differ from the record?",
    says: "The person read out {read}; the record says {record}.",
    clear: "The serial number read out is the one on record.",
    catalogue: &["ONB-09"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Device])],
    direction: Direction::Raises,
    ceiling: Strength::Strong,
    causes: &[Cause::RecordError],
    hypotheses: &[Hypothesis::RemoteControlledDevice, Hypothesis::MisrepresentedLocation],
    sources: &["GTIG24"],
    innocent: "Letters and digits that look alike; a number read off the box or the charger; a wrong entry.",
    clears: "The machine is shown on a call, with the number in view.",
    never_alone: true,
    compares: true,
    blind_spots: "A number that was passed on by whoever keeps the machine.",
    next_step: NextStep {
        text: "Ask to see the label of the machine on a call.",
        disposition: Disposition::Safe,
        minutes: 5,
        message: "Please hold the label of the machine before the camera for a moment.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare the serial number you read out with our record.",
        special_category: None,
    },
    page: include_str!("serial_differs.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let mut told = false;
    let mut worst: Option<(usize, Item<'_, Device>, &str, &str)> = None;
    for item in cx.each::<Device>() {
        let (Some(record), Some(read)) = (item.fact.serial.as_deref(), item.fact.serial_read.as_deref()) else {
            continue;
        };
        told = true;
        let slips = slips(&plain(record), &plain(read));
        if slips > 0 && worst.as_ref().is_none_or(|(most, ..)| slips > *most) {
            worst = Some((slips, item, record, read));
        }
    }
    let Some((slips, item, record, read)) = worst else {
        return if told { Outcome::Clear } else { cx.not_checked("a serial number read out") };
    };
    cx.finding(cx.seen(item, read))
        .param("read", read)
        .param("record", record)
        .strength(if slips > SLIP_AT_MOST { Strength::Strong } else { Strength::Weak })
        .excludes_if(Cause::RecordError, slips > SLIP_AT_MOST)
        .build()
}

/// More differing characters than this are no slip of the tongue.
const SLIP_AT_MOST: usize = 3;

/// Letters and digits, those that look alike made one.
fn plain(serial: &str) -> Vec<char> {
    let letters = serial.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    let alike = |c| match c {
        'O' | 'Q' => '0',
        'I' | 'L' => '1',
        'S' => '5',
        'B' => '8',
        'Z' => '2',
        other => other,
    };
    letters.map(alike).take(64).collect()
}

/// How many characters differ, place by place, and by length.
fn slips(a: &[char], b: &[char]) -> usize {
    a.iter().zip(b).filter(|(a, b)| a != b).count() + a.len().abs_diff(b.len())
}
