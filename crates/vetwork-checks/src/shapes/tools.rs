//! Programs and hardware on the subject's machine, by what they do.

use vetwork_model::When;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{ApprovedTool, Device, Software};
use vetwork_reference::{Tool, ToolKind};

use crate::context::Context;

/// Days after the start in which a tool counts as brought along.
const EARLY_DAYS: i64 = 14;

/// A known tool that the inventory found.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// What it is.
    pub tool: &'a Tool,
    /// The entry of the inventory.
    pub item: Item<'a, Software>,
}

/// Tools of these kinds that nobody approved, one entry for each tool, the earliest.
pub fn unapproved<'a>(cx: &Context<'a>, kinds: &[ToolKind]) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = cx
        .each::<Software>()
        .filter_map(|item| cx.reference().tool(&item.fact.name).map(|tool| Found { tool, item }))
        .filter(|found| kinds.contains(&found.tool.kind) && !is_approved(cx, found.tool))
        .collect();
    found.sort_by_key(|found| (found.tool.name.as_str(), since(found.item).is_none(), since(found.item)));
    found.dedup_by_key(|found| found.tool.name.as_str());
    found
}

/// Did the employer agree to this tool?
pub fn is_approved(cx: &Context<'_>, tool: &Tool) -> bool {
    cx.each::<ApprovedTool>()
        .any(|item| cx.reference().tool(&item.fact.name).is_some_and(|approved| approved.name == tool.name))
}

/// Does the employer keep a list of what it agreed to? Only then is it told that a tool is not on it.
pub fn approvals_on_file(cx: &Context<'_>) -> bool {
    cx.each::<ApprovedTool>().next().is_some()
}

/// Was it there within two weeks of the first working day, or of the machine's first day online?
pub fn early(cx: &Context<'_>, item: Item<'_, Software>) -> bool {
    let Some(seen) = since(item) else { return false };
    let machine = cx.each::<Device>().filter(|device| {
        item.fact.device.is_none() || device.fact.serial.is_none() || device.fact.serial == item.fact.device
    });
    let starts = machine.filter_map(|device| device.fact.first_seen).chain(cx.dossier().role.starts);
    starts.into_iter().any(|start| start.days_until(seen).abs() <= EARLY_DAYS)
}

/// Is the machine in the employer's asset register?
pub fn on_our_machine(cx: &Context<'_>, item: Item<'_, Software>) -> bool {
    item.fact.device.is_some() && cx.each::<Device>().any(|device| device.fact.serial == item.fact.device)
}

fn since(item: Item<'_, Software>) -> Option<When> {
    item.fact.first_seen.or(item.fact.at)
}
