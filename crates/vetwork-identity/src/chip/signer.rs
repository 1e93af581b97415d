//! Who signed the chip, whether the signature fits, and whether the signer was entitled to it.

use jiff::civil::Date;

use super::{Chip, certified, country, day, revoked, rules};
use crate::certificate::Certificate;
use crate::cms::Signer;
use crate::judgement::{Judgement, Verdict};
use crate::signature::{Hash, PublicKey, SignatureError};

/// Purposes of other keys that states certify (ICAO Doc 9303-12 section 7.1, Doc 9303-13): master lists, deviation lists,
/// printed bar codes.
const OTHER_PURPOSES: &[&str] = &["2.23.136.1.1.3", "2.23.136.1.1.8", "2.23.136.1.1.14.2"];

/// Judges the signature. True when a state's signature bears the security object out and nothing speaks against that.
pub(super) fn judge(chip: &Chip<'_>, judgement: &mut Judgement) -> bool {
    let Some(signer) = chip.signed.signers.first() else {
        judgement.rule(&rules::SIGNATURE, Verdict::Refuted, "nobody signed it, and what a chip holds is signed");
        return false;
    };
    let before = judgement.rulings.len();
    let is_bound = attributes(chip, signer, judgement);
    let Some((certificate, key, fits)) = find(chip, signer) else {
        let seen = "no certificate of the signer that could be used came with it; hand it in beside the chip's files";
        judgement.rule(&rules::SIGNATURE, Verdict::NotJudged, seen);
        return false;
    };
    let chain = certified::judge(chip, certificate, judgement);
    let is_certified = chain.is_some() && chip.bears_any();
    signature(signer, certificate, &key, fits, judgement);
    same_country(chip, certificate, is_certified, judgement);
    time(chip, signer, certificate, judgement);
    if let Some(chain) = &chain {
        certified::time(chain, certificate, judgement);
    }
    purpose(chip, certificate, judgement);
    revoked::judge(chip, signer, certificate, judgement);
    strength(chip, signer, certificate, &key, judgement);
    outlived(chip, certificate, judgement);
    let own = judgement.rulings.get(before..).unwrap_or_default();
    let is_refuted = own.iter().any(|ruling| ruling.verdict == Verdict::Refuted);
    let is_proven = is_certified && is_bound && fits.is_ok() && !is_refuted;
    if is_proven {
        let state = certificate.issuer.country.as_deref().unwrap_or_default();
        let fitting: Vec<String> = chip.fitting_numbers().map(|number| number.to_string()).collect();
        let seen = format!("the signature of {state} bears out data groups {}", fitting.join(", "));
        judgement.rule(&rules::ISSUED, Verdict::Proven, seen);
    }
    is_proven
}

/// The signer's certificate and key. Of several that are meant, the one whose signature fits.
fn find<'a>(
    chip: &'a Chip<'_>,
    signer: &Signer<'_>,
) -> Option<(&'a Certificate, PublicKey, Result<(), SignatureError>)> {
    let mut first = None;
    for certificate in chip.certificates.iter().filter(|certificate| signer.means(certificate)) {
        let Ok(key) = PublicKey::from_spki(&certificate.key) else { continue };
        let fits = signer.signed_by(&key, chip.content);
        if fits.is_ok() {
            return Some((certificate, key, fits));
        }
        first = first.or(Some((certificate, key, fits)));
    }
    first
}

fn attributes(chip: &Chip<'_>, signer: &Signer<'_>, judgement: &mut Judgement) -> bool {
    let is_bound = signer.holds_digest_of(chip.signed.content_type, chip.content);
    let (verdict, seen) = match (&signer.attributes, signer.digest) {
        (None, _) => (Verdict::Refuted, "there are none, and the standard asks for them"),
        (Some(_), None) => (Verdict::NotJudged, "the content is hashed in a way that is not known here"),
        (Some(_), Some(_)) if is_bound => (Verdict::Holds, "kind and hash of the content are those that were signed"),
        (Some(_), Some(_)) => (Verdict::Refuted, "kind or hash of the content is not the one that was signed"),
    };
    judgement.rule(&rules::ATTRIBUTES, verdict, seen);
    is_bound
}

fn signature(
    signer: &Signer<'_>,
    certificate: &Certificate,
    key: &PublicKey,
    fits: Result<(), SignatureError>,
    judgement: &mut Judgement,
) {
    let name = &certificate.subject.text;
    let (verdict, seen) = match (signer.scheme, fits) {
        (None, _) => (Verdict::NotJudged, "signed in a way that is not verified here".to_owned()),
        (Some(_), Err(error)) => (Verdict::Refuted, format!("{error}; the key is that of {name}")),
        (Some(scheme), Ok(())) => (Verdict::Holds, format!("by {name}: {}, {}", scheme.name(), key.describe())),
    };
    judgement.rule(&rules::SIGNATURE, verdict, seen);
}

/// The state that the zone names, and the one that the signer's certificate names.
fn same_country(chip: &Chip<'_>, certificate: &Certificate, is_certified: bool, judgement: &mut Judgement) {
    let signer = certificate.issuer.country.as_deref();
    let zone = chip.zone();
    let issuer = zone.as_ref().and_then(|zone| zone.issuer());
    let (verdict, seen) = match (issuer, signer) {
        (None, _) => (Verdict::NotJudged, "the zone, data group 1, was not handed in or cannot be read".to_owned()),
        (_, None) => (Verdict::NotJudged, "the signer's certificate names no country".to_owned()),
        (Some(issuer), Some(signer)) => match country::two_letters(issuer) {
            None => (
                Verdict::NotJudged,
                format!("the zone names {issuer}, a code that is not known here; the signer {signer}"),
            ),
            Some(own) if country::are_one(own, signer) => {
                let verdict = if is_certified { Verdict::Proven } else { Verdict::Holds };
                (verdict, format!("the zone names {issuer}, the signer {signer}"))
            }
            Some(_) => (Verdict::Refuted, format!("the zone names {issuer}, the signer {signer}")),
        },
    };
    judgement.rule(&rules::COUNTRY, verdict, seen);
}

/// When it was signed: by the signed attribute, or by the date of issue on the chip.
fn time(chip: &Chip<'_>, signer: &Signer<'_>, certificate: &Certificate, judgement: &mut Judgement) {
    let valid = (day(certificate.not_before), day(certificate.not_after));
    let span = format!("the signer's certificate is valid from {} to {}", valid.0, valid.1);
    let (when, what) = match (signer.signing_time(), chip.issued()) {
        (Some(moment), _) => (day(moment), "signed on"),
        (None, Some(issued)) => (issued, "it does not say when it was signed; issued on"),
        (None, None) => {
            let seen = format!("it does not say when it was signed; {span}");
            return judgement.rule(&rules::SIGNED_WHEN, Verdict::NotJudged, seen);
        }
    };
    let (verdict, note) = if !(valid.0..=valid.1).contains(&when) {
        (Verdict::Refuted, String::new())
    } else if !is_in_use(certificate, when) {
        (Verdict::Unusual, "; its private key was to be used at another time".to_owned())
    } else {
        (Verdict::Holds, String::new())
    };
    judgement.rule(&rules::SIGNED_WHEN, verdict, format!("{what} {when}; {span}{note}"));
}

fn is_in_use(certificate: &Certificate, when: Date) -> bool {
    let (from, to) = certificate.private_key_used;
    from.is_none_or(|from| day(from) <= when) && to.is_none_or(|to| when <= day(to))
}

fn purpose(chip: &Chip<'_>, certificate: &Certificate, judgement: &mut Judgement) {
    let other =
        certificate.purposes.iter().map(ToString::to_string).find(|purpose| OTHER_PURPOSES.contains(&purpose.as_str()));
    let zone = chip.zone();
    let code = zone.as_ref().map(|zone| zone.code()).unwrap_or_default();
    let types = &certificate.document_types;
    let (verdict, seen) = if let Some(other) = other {
        (Verdict::Refuted, format!("it is certified for another purpose, {other}"))
    } else if certificate.usage.is_some_and(|usage| !usage.signs_documents) {
        (Verdict::Refuted, "its certificate does not allow it to sign documents".to_owned())
    } else if !certificate.not_understood.is_empty() || !certificate.purposes.is_empty() {
        (Verdict::Unusual, "its certificate has conditions that are not understood here".to_owned())
    } else if certificate.usage.is_none() {
        (Verdict::Unusual, "its certificate does not say what the key is for".to_owned())
    } else if !types.is_empty() && !code.is_empty() && !types.iter().any(|kind| code.starts_with(kind.as_str())) {
        (Verdict::Unusual, format!("it is certified for documents of kind {}; this is {code}", types.join(", ")))
    } else {
        (Verdict::Holds, "to sign documents".to_owned())
    };
    judgement.rule(&rules::PURPOSE, verdict, seen);
}

fn strength(
    chip: &Chip<'_>,
    signer: &Signer<'_>,
    certificate: &Certificate,
    key: &PublicKey,
    judgement: &mut Judgement,
) {
    let hashes = [
        ("the files are hashed", chip.object.hash),
        ("the content is hashed", signer.digest),
        ("the signature is made", signer.scheme.map(crate::signature::Scheme::hash)),
        ("the signer is certified", certificate.hash()),
    ];
    let weak = hashes.iter().filter(|(_, hash)| hash.is_some_and(Hash::is_weak));
    let mut seen: Vec<String> = weak.map(|(what, _)| format!("{what} with SHA-1")).collect();
    if key.is_weak() {
        seen.push(format!("the key is short: {}", key.describe()));
    }
    if seen.is_empty() {
        let names: Vec<&str> = hashes.iter().filter_map(|(_, hash)| hash.map(Hash::name)).collect();
        let seen = format!("{} and {}", names.first().copied().unwrap_or_default(), key.describe());
        return judgement.rule(&rules::STRENGTH, Verdict::Holds, seen);
    }
    judgement.rule(&rules::STRENGTH, Verdict::Unusual, seen.join("; "));
}

/// A document that has expired is told apart from a certificate that has.
fn outlived(chip: &Chip<'_>, certificate: &Certificate, judgement: &mut Judgement) {
    let end = day(certificate.not_after);
    let ran_out = if end < chip.today { "ran out on" } else { "is valid until" };
    let certificate = format!("the signer's certificate {ran_out} {end}");
    let (verdict, seen) = match chip.zone().and_then(|zone| zone.expiry()) {
        None => (Verdict::NotJudged, certificate),
        Some(expiry) => {
            let verdict = if expiry <= end { Verdict::Holds } else { Verdict::Unusual };
            (verdict, format!("the document is valid until {expiry}; {certificate}"))
        }
    };
    judgement.rule(&rules::OUTLIVED, verdict, seen);
}
