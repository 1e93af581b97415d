//! Whether a state certified the signer: from its certificate to one of a master list.

use super::{Chip, country, day, rules};
use crate::certificate::Certificate;
use crate::judgement::{Judgement, Verdict};
use crate::trust::{Anchor, MasterList, Path, PinnedBy, path};

/// The way from the signer to a state's key.
pub(super) struct Chain<'a> {
    anchor: &'a Anchor,
    links: Vec<&'a Certificate>,
}

/// Follows the signer's certificate to a key that counts. None when it does not lead to one of its own country.
pub(super) fn judge<'a>(chip: &'a Chip<'_>, signer: &Certificate, judgement: &mut Judgement) -> Option<Chain<'a>> {
    let mut rule = |verdict, seen: String| judgement.rule(&rules::CHAIN, verdict, seen);
    let name = &signer.subject.text;
    let Some(anchors) = chip.anchors.filter(|anchors| !anchors.lists.is_empty()) else {
        let hint = "no list of states' keys is loaded: vetwork trust import FILE takes one in";
        rule(Verdict::NotJudged, format!("{hint}; the signer is {name}"));
        return None;
    };
    let all: Vec<&Anchor> = anchors.iter().map(|(_, anchor)| anchor).collect();
    let state = signer.issuer.country.as_deref().unwrap_or_default();
    match path(signer, &chip.certificates, &all) {
        Path::Forged(anchor) => {
            let named = &anchor.subject.text;
            rule(
                Verdict::Refuted,
                format!("{name} names {named} and its key as issuer, and does not bear its signature"),
            );
        }
        Path::Unknown if anchors.knows_country(state) => {
            let seen = format!(
                "{name} is certified by {}; none of the keys of {state} that you have did that",
                signer.issuer.text
            );
            rule(Verdict::Unusual, seen);
        }
        Path::Unknown => {
            let seen =
                format!("{name} is certified by {}, and your lists hold no key of that state", signer.issuer.text);
            rule(Verdict::NotJudged, seen);
        }
        Path::Trusted { anchor, links } => {
            let chain = Chain { anchor, links };
            let own = [&signer.issuer, &signer.subject].into_iter().chain(chain.links.iter().map(|link| &link.subject));
            let mut countries = own.filter_map(|name| name.country.as_deref());
            let home = anchor.country().unwrap_or_default();
            if countries.all(|other| country::are_one(other, home)) {
                // A signature over files that nobody handed in proves nothing of a document.
                let verdict = if chip.bears_any() { Verdict::Proven } else { Verdict::Holds };
                rule(verdict, seen(&chain, signer, anchors.iter()));
                return Some(chain);
            }
            let own = signer.subject.country.as_deref().unwrap_or(state);
            rule(Verdict::Refuted, format!("{name} of {own} is certified by {} of {home}", anchor.subject.text));
        }
    }
    None
}

fn seen<'a>(
    chain: &Chain<'_>,
    signer: &Certificate,
    mut all: impl Iterator<Item = (&'a MasterList, &'a Anchor)>,
) -> String {
    let list = all.find(|(_, anchor)| anchor.fingerprint == chain.anchor.fingerprint).map(|(list, _)| list);
    let mut seen = format!("{} is certified by {}", signer.subject.text, chain.anchor.subject.text);
    if !chain.links.is_empty() {
        let links: Vec<&str> = chain.links.iter().map(|link| link.subject.text.as_str()).collect();
        seen.push_str(&format!(" over {}", links.join(", ")));
    }
    if let Some(list) = list {
        let dated = list.signed_at.map(|moment| format!(" of {}", day(moment))).unwrap_or_default();
        let by = match list.pinned_by {
            PinnedBy::Program => "built into this program",
            PinnedBy::You => "pinned by you",
        };
        seen.push_str(&format!(", which stands on the list of {}{dated}, whose root is {by}", list.country));
    }
    seen
}

/// Was each certificate of the way issued in the time of the one above it?
pub(super) fn time(chain: &Chain<'_>, signer: &Certificate, judgement: &mut Judgement) {
    let certificates: Vec<&Certificate> = std::iter::once(signer).chain(chain.links.iter().copied()).collect();
    let above = certificates.iter().skip(1).map(|link| (link.not_before, link.not_after));
    let above = above.chain(std::iter::once((chain.anchor.not_before, chain.anchor.not_after)));
    for (certificate, (from, to)) in certificates.iter().zip(above) {
        let issued = certificate.not_before;
        let verdict = if issued > to {
            Verdict::Refuted
        } else if issued < from {
            Verdict::Unusual
        } else {
            Verdict::Holds
        };
        let name = &certificate.subject.text;
        let seen = format!("{name} from {}; the key above it from {} to {}", day(issued), day(from), day(to));
        judgement.rule(&rules::CERTIFIED_WHEN, verdict, seen);
    }
}
