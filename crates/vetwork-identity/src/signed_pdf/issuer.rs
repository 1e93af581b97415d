//! Who signed, and who says so: somebody whom whoever asks named, or nobody who is known here.

use crate::certificate::Certificate;
use crate::credential::beside::Beside;
use crate::judgement::Verdict;
use crate::trust::{Anchor, Path, certified_late, path};

/// Who vouches for a signer, in words; *proven* only over what was handed in beside the file.
pub(super) fn standing(signer: &Certificate, brought: &[Certificate], beside: &Beside) -> (Verdict, String) {
    if let Some(seen) = beside.names(signer) {
        return (Verdict::Proven, seen);
    }
    let name = &signer.subject.text;
    let anchors = beside.anchors();
    match path(signer, brought, &anchors.iter().collect::<Vec<_>>()) {
        Path::Trusted { anchor, links } => match certified_late(signer, &links, anchor) {
            None => {
                let over = over(&links);
                let came = beside.came(&anchor.fingerprint);
                (Verdict::Proven, format!("{name} is certified by {}{over}, {came}", anchor.subject.text))
            }
            Some((late, end)) => {
                let end = end.strftime("%Y-%m-%d");
                (
                    Verdict::Refuted,
                    format!("{} was certified after the certificate above it ran out, on {end}", late.subject.text),
                )
            }
        },
        Path::Forged(anchor) => (Verdict::Refuted, forged(name, anchor)),
        Path::Unknown => unknown(signer, brought, !anchors.is_empty()),
    }
}

/// Nobody whom whoever asks named: how far the certificates lead that the file brings.
fn unknown(signer: &Certificate, brought: &[Certificate], was_handed_any: bool) -> (Verdict, String) {
    let name = &signer.subject.text;
    let (verdict, beside) = if was_handed_any {
        (Verdict::Unusual, "none of the certificates handed in vouches for it")
    } else {
        (
            Verdict::Holds,
            "no certificate of an authority was handed in: get the issuer's from the issuer, and give it beside the file",
        )
    };
    if signer.is_self_issued() {
        return (verdict, format!("{name} made the certificate itself, which anybody can in any name; {beside}"));
    }
    let roots: Vec<Anchor> = brought.iter().filter(|own| own.is_self_issued()).map(Anchor::of).collect();
    match path(signer, brought, &roots.iter().collect::<Vec<_>>()) {
        Path::Forged(root) => (Verdict::Refuted, forged(name, root)),
        Path::Trusted { anchor, links } => {
            let seen = format!(
                "{name} is certified by {}{}, who is not known here; {beside}",
                anchor.subject.text,
                over(&links)
            );
            (verdict, seen)
        }
        Path::Unknown => (
            verdict,
            format!("{name} is certified, as it says, by {}, who is not known here; {beside}", signer.issuer.text),
        ),
    }
}

fn forged(name: &str, anchor: &Anchor) -> String {
    format!("{name} names {} and its key as issuer, and does not bear its signature", anchor.subject.text)
}

fn over(links: &[&Certificate]) -> String {
    let names: Vec<&str> = links.iter().map(|link| link.subject.text.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" over {}", names.join(", ")) }
}
