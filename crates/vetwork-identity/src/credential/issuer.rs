//! Whose signature it is: by a key that was handed in, over certificates to one that was, or by a key that nobody vouches
//! for.

use jiff::Timestamp;

use super::beside::Beside;
use super::jwk::Key;
use super::{dates, quoted, rules};
use crate::certificate::Certificate;
use crate::judgement::{Judgement, Verdict};
use crate::signature::{PublicKey, Scheme};
use crate::trust::{Anchor, Path, certified_late, hexadecimal, path};

/// Something signed, and what it says of its signer.
pub(super) struct Sealed<'a> {
    pub(super) scheme: Scheme,
    /// The only curve that will do.
    pub(super) curve: Option<&'static str>,
    pub(super) message: &'a [u8],
    pub(super) signature: &'a [u8],
    /// The algorithm by the name that keys give it.
    pub(super) algorithm: Option<&'a str>,
    /// Name of the key.
    pub(super) key_id: Option<&'a str>,
    /// Certificates that it brings, the signer's first.
    pub(super) certificates: &'a [Certificate],
    /// The key that it brings, which anybody can make.
    pub(super) own_key: Option<PublicKey>,
    /// When it was signed, by its own account.
    pub(super) signed_at: Option<Timestamp>,
}

impl Sealed<'_> {
    fn is_by(&self, key: &PublicKey) -> bool {
        self.curve.is_none_or(|curve| key.describe() == curve)
            && key.verify(self.scheme, self.message, self.signature).is_ok()
    }
}

/// Judges the signature. Is it proven to be that of an issuer whom whoever asks named?
pub(super) fn judge(sealed: &Sealed<'_>, beside: &Beside, judgement: &mut Judgement) -> bool {
    match sealed.certificates.split_first() {
        Some((signer, between)) => by_certificate(sealed, signer, between, beside, judgement),
        None => by_key(sealed, beside, judgement),
    }
}

fn by_certificate(
    sealed: &Sealed<'_>,
    signer: &Certificate,
    between: &[Certificate],
    beside: &Beside,
    judgement: &mut Judgement,
) -> bool {
    let Ok(key) = PublicKey::from_spki(&signer.key) else {
        let seen = format!("the key of {} is of a kind that is not verified", signer.subject.text);
        judgement.rule(&rules::SIGNATURE, Verdict::NotJudged, seen);
        return false;
    };
    let fits = sealed.is_by(&key);
    let is_certified = certified(signer, between, beside, fits, judgement);
    strength(sealed.scheme, &key, judgement);
    let (verdict, seen) = match (fits, is_certified) {
        (false, _) => {
            (Verdict::Refuted, format!("it is not by the key of {}, whose certificate it brings", signer.subject.text))
        }
        (true, true) => (Verdict::Proven, format!("by {}, {}", signer.subject.text, sealed.scheme.name())),
        (true, false) => {
            (Verdict::Holds, format!("by {}, {}, for whom nobody vouches", signer.subject.text, sealed.scheme.name()))
        }
    };
    judgement.rule(&rules::SIGNATURE, verdict, seen);
    let in_time = in_time(signer, sealed.signed_at, judgement);
    let may_sign = purpose(signer, judgement);
    fits && is_certified && in_time && may_sign
}

/// Does the signer's certificate lead to one that was handed in?
fn certified(
    signer: &Certificate,
    between: &[Certificate],
    beside: &Beside,
    fits: bool,
    judgement: &mut Judgement,
) -> bool {
    let name = &signer.subject.text;
    let proven = if fits { Verdict::Proven } else { Verdict::Holds };
    if let Some(seen) = beside.names(signer) {
        judgement.rule(&rules::ISSUER, proven, seen);
        return true;
    }
    let anchors = beside.anchors();
    let all: Vec<&Anchor> = anchors.iter().collect();
    let mut was_in_time = true;
    let (verdict, seen) = match path(signer, between, &all) {
        Path::Trusted { anchor, links } => {
            was_in_time = certified_in_time(signer, &links, anchor, judgement);
            let over: Vec<&str> = links.iter().map(|link| link.subject.text.as_str()).collect();
            let over = if over.is_empty() { String::new() } else { format!(" over {}", over.join(", ")) };
            (
                proven,
                format!("{name} is certified by {}{over}, {}", anchor.subject.text, beside.came(&anchor.fingerprint)),
            )
        }
        Path::Forged(anchor) => {
            let seen =
                format!("{name} names {} and its key as issuer, and does not bear its signature", anchor.subject.text);
            (Verdict::Refuted, seen)
        }
        Path::Unknown if beside.unproven_lists > 0 => {
            let seen = format!(
                "{name} is certified by {}; a list of authorities was handed in that nothing proves: give the certificate of \
                 whoever makes it, too",
                signer.issuer.text
            );
            (Verdict::NotJudged, seen)
        }
        Path::Unknown if all.is_empty() => {
            let seen = format!(
                "{name} is certified by {}; no certificate of an authority was handed in: give the issuer's beside the file",
                signer.issuer.text
            );
            (Verdict::NotJudged, seen)
        }
        Path::Unknown => {
            let seen =
                format!("{name} is certified by {}; none of the certificates handed in did that", signer.issuer.text);
            (Verdict::Unusual, seen)
        }
    };
    judgement.rule(&rules::ISSUER, verdict, seen);
    verdict == proven && was_in_time
}

/// Was each certificate issued before the one above it ran out?
fn certified_in_time(signer: &Certificate, links: &[&Certificate], anchor: &Anchor, judgement: &mut Judgement) -> bool {
    let late = certified_late(signer, links, anchor);
    let (verdict, seen) = match late {
        None => (Verdict::Holds, "each before the certificate above it ran out".to_owned()),
        Some((certificate, end)) => {
            let (name, from) = (&certificate.subject.text, dates::day(certificate.not_before));
            (Verdict::Refuted, format!("{name} from {from}; the certificate above it ran out on {}", dates::day(end)))
        }
    };
    judgement.rule(&rules::CERTIFIED_WHEN, verdict, seen);
    late.is_none()
}

/// Was the signer's certificate valid when it signed? What says no moment is not judged, and does not unprove.
fn in_time(signer: &Certificate, signed_at: Option<Timestamp>, judgement: &mut Judgement) -> bool {
    let (from, to) = (dates::day(signer.not_before), dates::day(signer.not_after));
    let (verdict, seen) = match signed_at {
        None => (
            Verdict::NotJudged,
            format!("it does not say when it was signed; the certificate is valid from {from} to {to}"),
        ),
        Some(moment) => {
            let verdict = if signer.is_valid_at(moment) { Verdict::Holds } else { Verdict::Refuted };
            (verdict, format!("signed on {}, certificate from {from} to {to}", dates::day(moment)))
        }
    };
    judgement.rule(&rules::SIGNED_WHEN, verdict, seen);
    verdict != Verdict::Refuted
}

fn purpose(signer: &Certificate, judgement: &mut Judgement) -> bool {
    let is_barred = signer.usage.is_some_and(|usage| !usage.signs_documents) || !signer.not_understood.is_empty();
    let purposes: Vec<String> = signer.purposes.iter().map(ToString::to_string).collect();
    let told = if purposes.is_empty() { String::new() } else { format!(", for purposes {}", purposes.join(", ")) };
    let (verdict, seen) = match is_barred {
        true => (
            Verdict::Refuted,
            format!("the certificate does not allow signing, or says what is not understood here{told}"),
        ),
        false => (Verdict::Holds, format!("the certificate allows it{told}")),
    };
    judgement.rule(&rules::PURPOSE, verdict, seen);
    !is_barred
}

fn by_key(sealed: &Sealed<'_>, beside: &Beside, judgement: &mut Judgement) -> bool {
    let named = sealed.key_id.map(|id| format!(", and names the key {}", quoted(id))).unwrap_or_default();
    let candidates = candidates(sealed, beside);
    if let Some((key, whose)) = candidates.iter().find(|(key, _)| sealed.is_by(key)) {
        judgement.rule(&rules::ISSUER, Verdict::Proven, format!("{whose} was handed in"));
        strength(sealed.scheme, key, judgement);
        judgement.rule(&rules::SIGNATURE, Verdict::Proven, format!("by {whose}, {}", sealed.scheme.name()));
        return true;
    }
    if !candidates.is_empty() {
        let whose: Vec<&str> = candidates.iter().map(|(_, whose)| whose.as_str()).take(4).collect();
        let seen = format!("it is not by {}, which was handed in{named}", whose.join(", nor by "));
        judgement.rule(&rules::SIGNATURE, Verdict::Refuted, seen);
        return false;
    }
    let handed = match beside.keys.len() {
        0 => "no key of the issuer was handed in: give it beside the file, as JWK or certificate".to_owned(),
        count => format!("none of the {count} keys handed in is the one"),
    };
    let Some(own) = &sealed.own_key else {
        judgement.rule(&rules::ISSUER, Verdict::NotJudged, format!("{handed}{named}"));
        judgement.rule(
            &rules::SIGNATURE,
            Verdict::NotJudged,
            format!("there is no key to verify it with; {}", sealed.scheme.name()),
        );
        return false;
    };
    let seen = format!("it brings its own key, {}, which anybody can make; {handed}", own.describe());
    judgement.rule(&rules::ISSUER, Verdict::NotJudged, seen);
    let (verdict, seen) = match sealed.is_by(own) {
        true => (Verdict::Holds, "by the key that it brings itself"),
        false => (Verdict::Refuted, "it is not by the key that it brings itself"),
    };
    judgement.rule(&rules::SIGNATURE, verdict, seen);
    false
}

/// Keys that may be the signer's, with what to call them: of those with names, the ones with the name that is asked for.
fn candidates(sealed: &Sealed<'_>, beside: &Beside) -> Vec<(PublicKey, String)> {
    let is_it = |key: &&Key| {
        let for_this = key.algorithm.is_none() || key.algorithm.as_deref() == sealed.algorithm;
        let by_name = match (&key.id, sealed.key_id) {
            // Some name it with the issuer before it: `did:web:university.example#key-1`.
            (Some(own), Some(asked)) => own == asked || asked.rsplit('#').next() == own.rsplit('#').next(),
            _ => true,
        };
        for_this && by_name
    };
    let name = |key: &Key| match &key.id {
        Some(id) => format!("the key {} ({})", quoted(id), key.key.describe()),
        None => format!("the key ({})", key.key.describe()),
    };
    let keys = beside.keys.iter().filter(is_it).map(|key| (key.key.clone(), name(key)));
    let certificates = beside.certificates.iter().filter_map(|own| {
        let name = format!("the key of {} ({})", own.subject.text, hexadecimal(own.fingerprint.get(..4)?));
        Some((PublicKey::from_spki(&own.key).ok()?, name))
    });
    keys.chain(certificates).collect()
}

fn strength(scheme: Scheme, key: &PublicKey, judgement: &mut Judgement) {
    let is_weak = scheme.hash().is_weak() || key.is_weak();
    let verdict = if is_weak { Verdict::Unusual } else { Verdict::Holds };
    judgement.rule(&rules::ALGORITHM, verdict, format!("{}, {}", scheme.name(), key.describe()));
}
