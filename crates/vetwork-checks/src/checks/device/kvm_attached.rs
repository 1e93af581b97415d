//! DE006: is a keyboard-video switch over the network attached?

use vetwork_model::facts::Software;
use vetwork_model::{
    Cause, Code, Direction, Disposition, Family, Hypothesis, Lawful, Meta, Need, NextStep, Outcome, Phase, Section,
    Strength, SubjectKind,
};
use vetwork_reference::{Bus, Confidence, DeviceId, ToolKind};

use crate::Context;
use crate::shapes::tools;

pub(crate) static META: Meta = Meta {
    code: Code("DE006"),
    name: "network-keyboard-video-switch-attached",
    title: "a keyboard-video switch over the network is attached",
    question: "Is a keyboard-video switch over the network attached?",
    says: "{product} is attached to the machine.",
    clear: "No keyboard-video switch over the network is attached that we know of.",
    catalogue: &["JOB-08"],
    family: Family::Device,
    subjects: &[SubjectKind::Person],
    phases: &[Phase::OnTheJob],
    needs: &[Need::Any(&[Section::Software])],
    direction: Direction::Raises,
    ceiling: Strength::Decisive,
    causes: &[Cause::TradePractice],
    hypotheses: &[Hypothesis::RemoteControlledDevice, Hypothesis::MisrepresentedLocation, Hypothesis::SharedOperator],
    sources: &["GTIG24", "U42", "MS25", "DOJ-WANG", "IPKVM"],
    innocent: "A home laboratory; an administrator of servers; a chip that many makers use.",
    clears: "The employer agreed to it, or it hangs on another machine.",
    never_alone: false,
    compares: true,
    blind_spots: "Switches whose identifiers were changed; plain capture cards.",
    next_step: NextStep {
        text: "Ask to see the machine and all that is plugged into it, on a call.",
        disposition: Disposition::Safe,
        minutes: 15,
        message: "Please show us the machine and what is plugged into it on a short call.",
    },
    lawful: Lawful {
        not_before: &[],
        notice: "We compare what is plugged into our machines with a list of remote-control hardware.",
        special_category: None,
    },
    page: include_str!("kvm_attached.md"),
};

pub(crate) fn run(cx: &Context<'_>) -> Outcome {
    let hits = cx.each::<Software>().filter_map(|item| Some((known(cx, &item.fact.name)?, item)));
    let Some(((confidence, product), item)) = hits.max_by_key(|((confidence, _), _)| *confidence) else {
        return Outcome::Clear;
    };
    let strength = match confidence {
        Confidence::High => Strength::Decisive,
        Confidence::Medium => Strength::Strong,
        Confidence::Low => Strength::Weak,
    };
    cx.finding(cx.seen(item, item.fact.name.as_str()))
        .param("product", product)
        .strength(strength)
        // It hangs on a machine of the employer's, and not on a server at home.
        .excludes_if(Cause::TradePractice, tools::on_our_machine(cx, item) || tools::approvals_on_file(cx))
        .build()
}

/// The switch that an entry of the inventory names, by name or by identifier; not one that was agreed.
fn known(cx: &Context<'_>, name: &str) -> Option<(Confidence, String)> {
    if let Some(tool) = cx.reference().tool(name).filter(|tool| tool.kind == ToolKind::Kvm) {
        return (!tools::is_approved(cx, tool)).then(|| (Confidence::High, tool.name.clone()));
    }
    let (bus, vendor, code) = identifier(name)?;
    let device = cx.reference().device(&DeviceId { bus, vendor: &vendor, code: &code, text: name })?;
    let agreed = cx.reference().tool(&device.product).is_some_and(|tool| tools::is_approved(cx, tool));
    (!agreed).then(|| (device.confidence, device.product.clone()))
}

/// Reads `VID_1D6B&PID_0104`, `1d6b:0104` or an Ethernet address out of a name.
fn identifier(name: &str) -> Option<(Bus, String, String)> {
    let lower: String = name.chars().take(200).collect::<String>().to_ascii_lowercase();
    let after = |mark: &str| lower.split_once(mark).and_then(|(_, rest)| rest.get(..4)).map(str::to_owned);
    if let (Some(vendor), Some(code)) = (after("vid_"), after("pid_")) {
        return Some((Bus::Usb, vendor, code));
    }
    let hexadecimal = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_hexdigit());
    lower.split(|c: char| !c.is_ascii_hexdigit() && c != ':').find_map(|word| {
        let parts: Vec<&str> = word.split(':').collect();
        match parts.as_slice() {
            [vendor, code] if hexadecimal(vendor, 4) && hexadecimal(code, 4) => {
                Some((Bus::Usb, (*vendor).to_owned(), (*code).to_owned()))
            }
            [a, b, c, _, _, _] if parts.iter().all(|part| hexadecimal(part, 2)) => {
                Some((Bus::Mac, format!("{a}{b}{c}"), String::new()))
            }
            _ => None,
        }
    })
}
