//! Whether the state took the signer's certificate back, by the revocation lists that were handed in.

use super::{Chip, day, rules};
use crate::certificate::{Certificate, Revocation, Revocations};
use crate::cms::Signer;
use crate::judgement::{Judgement, Verdict};
use crate::signature::PublicKey;

/// Most keys that a list is held against. The state with the most has some thirty.
const MOST_KEYS: usize = 64;

/// Reasons that leave what was signed before as it was (RFC 5280 section 5.3.1): affiliation changed, superseded,
/// no longer in operation.
const HARMLESS: &[u32] = &[3, 4, 5];

pub(super) fn judge(chip: &Chip<'_>, signer: &Signer<'_>, certificate: &Certificate, judgement: &mut Judgement) {
    let mut rule = |verdict, seen: String| judgement.rule(&rules::REVOKED, verdict, seen);
    let mut lists: Vec<&Revocations> =
        chip.revocations.iter().filter(|list| list.issuer == certificate.issuer).collect();
    if lists.is_empty() {
        return rule(Verdict::NotJudged, "no revocation list of the signer's issuer was handed in".to_owned());
    }
    // Lists that nobody signed could hide a newer one, or stand in for it.
    lists.retain(|list| is_signed(chip, list));
    let Some(list) = lists.into_iter().max_by_key(|list| list.made) else {
        return rule(
            Verdict::NotJudged,
            "the revocation list that was handed in is signed by no key that counts".to_owned(),
        );
    };
    let made = day(list.made);
    if let Some(entry) = list.entries.iter().find(|entry| entry.serial == certificate.serial) {
        return rule(weight(entry, signer), told(entry));
    }
    match list.next.map(day) {
        Some(due) if due < chip.today => {
            let seen =
                format!("not on the list of {made}, which was to be renewed by {due}; a newer one may say otherwise");
            rule(Verdict::NotJudged, seen);
        }
        _ => rule(Verdict::Holds, format!("not on the list of {made}")),
    }
}

/// Did a key of the state that counts sign the list? With an unsigned list anybody could take a certificate back.
fn is_signed(chip: &Chip<'_>, list: &Revocations) -> bool {
    let Some(anchors) = chip.anchors else { return false };
    let keys =
        anchors.iter().map(|(_, anchor)| anchor).filter(|anchor| anchor.country() == list.issuer.country.as_deref());
    keys.take(MOST_KEYS).any(|anchor| anchor.public_key().is_ok_and(|key: PublicKey| list.signed_by(&key).is_ok()))
}

fn weight(entry: &Revocation, signer: &Signer<'_>) -> Verdict {
    let is_harmless = entry.reason.is_some_and(|reason| HARMLESS.contains(&reason));
    let signed_before = signer.signing_time().is_some_and(|moment| moment < entry.since);
    if is_harmless && signed_before { Verdict::Unusual } else { Verdict::Refuted }
}

fn told(entry: &Revocation) -> String {
    let reason = match entry.reason {
        Some(1) => ", because its key got into other hands",
        Some(2) => ", because the key above it got into other hands",
        Some(3..=5) => ", because it was replaced or no longer needed",
        Some(6) => ", for the time being",
        _ => "",
    };
    format!("the state took the signer's certificate back on {}{reason}", day(entry.since))
}
