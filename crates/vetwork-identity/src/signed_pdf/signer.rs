//! One signature: what was signed, by which key, when, and who says whose key that is.

use jiff::Timestamp;

use super::cover::Cover;
use super::find::{Form, Found};
use super::{issuer, rules, token};
use crate::certificate::Certificate;
use crate::cms::{SignedData, Signer};
use crate::credential::beside::Beside;
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::signature::{Hash, PublicKey};

/// Judges a signature over what it covers.
///
/// # Errors
///
/// Why it is not read.
pub(super) fn judge(
    found: &Found,
    form: Form,
    cover: &Cover<'_>,
    der: &[u8],
    beside: &Beside,
    judgement: &mut Judgement,
) -> Result<(), String> {
    let covered = cover.bytes();
    if form == Form::Timestamp {
        judgement.rule(&rules::FORM, Verdict::Holds, format!("{}: a timestamp of the file", found.form_name));
        token::judge(der, &covered, beside, judgement);
        return Ok(());
    }
    let signed = SignedData::from_der(der).map_err(|damaged| damaged.to_string())?;
    let [signer] = signed.signers.as_slice() else {
        return Err(format!("it holds {} signers, where one signs", signed.signers.len()));
    };
    judgement.rule(&rules::FORM, Verdict::Holds, found.form_name.clone());
    judge_read(Read { found, form, signed: &signed, signer }, covered, beside, judgement);
    Ok(())
}

/// A signature that was read.
struct Read<'a> {
    found: &'a Found,
    form: Form,
    signed: &'a SignedData<'a>,
    signer: &'a Signer<'a>,
}

fn judge_read(read: Read<'_>, covered: Vec<u8>, beside: &Beside, judgement: &mut Judgement) {
    let Read { found, form, signed, signer } = read;
    // The older way signs the SHA-1 of the bytes, which the signature holds.
    let (message, holds_hash) = match signed.content.filter(|_| form == Form::Sha1) {
        Some(content) => (content.to_vec(), content == Hash::Sha1.digest(&covered)),
        None => (covered, form != Form::Sha1),
    };
    let has_attributes = signer.attributes.is_some();
    let is_same = holds_hash && (!has_attributes || signer.holds_digest_of(signed.content_type, &message));
    if !is_same {
        return judgement.rule(&rules::DIGEST, Verdict::Refuted, "what it covers was changed after it was signed");
    }
    if form == Form::Sha1 || has_attributes {
        judgement.rule(&rules::DIGEST, Verdict::Holds, "not a byte of what it covers was changed since");
    }
    let certificates: Vec<Certificate> = signed.readable_certificates().collect();
    let Some(certificate) = certificates.iter().find(|certificate| signer.means(certificate)) else {
        return judgement.rule(
            &rules::SIGNATURE,
            Verdict::NotJudged,
            "it does not bring the certificate of its signer",
        );
    };
    One { found, form, signer, certificate, certificates: &certificates, beside }.judge(&message, judgement);
}

/// A signature whose parts were found.
struct One<'a> {
    found: &'a Found,
    form: Form,
    signer: &'a Signer<'a>,
    certificate: &'a Certificate,
    certificates: &'a [Certificate],
    beside: &'a Beside,
}

impl One<'_> {
    fn judge(&self, message: &[u8], judgement: &mut Judgement) {
        let name = &self.certificate.subject.text;
        let Ok(key) = PublicKey::from_spki(&self.certificate.key) else {
            let seen = format!("the key of {name} is of a kind that is not verified");
            return judgement.rule(&rules::SIGNATURE, Verdict::NotJudged, seen);
        };
        let Some(scheme) = self.signer.scheme else {
            return judgement.rule(&rules::SIGNATURE, Verdict::NotJudged, "it is made in a way that is not verified");
        };
        if self.signer.signed_by(&key, message).is_err() {
            let seen = format!("it is not by the key of {name}, whose certificate it brings");
            return judgement.rule(&rules::SIGNATURE, Verdict::Refuted, seen);
        }
        let (standing, seen) = issuer::standing(self.certificate, self.certificates, self.beside);
        let is_vouched_for = standing == Verdict::Proven;
        let proven = if is_vouched_for { Verdict::Proven } else { Verdict::Holds };
        judgement.rule(&rules::SIGNATURE, proven, format!("by {name}, {}", scheme.name()));
        let is_weak = self.form == Form::Sha1
            || scheme.hash().is_weak()
            || self.signer.digest.is_some_and(Hash::is_weak)
            || key.is_weak();
        let strength = if is_weak { Verdict::Unusual } else { Verdict::Holds };
        judgement.rule(&rules::ALGORITHM, strength, format!("{}, {}", scheme.name(), key.describe()));
        judgement.rule(&rules::SIGNER, standing, seen);
        let may_sign = self.judge_purpose(judgement);
        let in_time = self.judge_time(judgement);
        let is_signed = is_vouched_for && may_sign && in_time && !is_weak;
        let mut tell = |name, text: String| judgement.fields.push(Field { name, text, signed: is_signed });
        tell(FieldName::SignedBy, name.clone());
        tell(FieldName::CertifiedBy, self.certificate.issuer.text.clone());
    }

    fn judge_purpose(&self, judgement: &mut Judgement) -> bool {
        let certificate = self.certificate;
        let usage = certificate.usage;
        let is_barred = usage.is_some_and(|usage| !usage.signs_documents && !usage.commits);
        let is_strange = !certificate.not_understood.is_empty();
        let (verdict, seen) = match (is_barred, is_strange) {
            (true, _) => (Verdict::Unusual, "the certificate is not for signing"),
            (_, true) => {
                (Verdict::Unusual, "the certificate says what is not understood here, and nobody may pass over")
            }
            _ => (Verdict::Holds, "the certificate allows it"),
        };
        judgement.rule(&rules::PURPOSE, verdict, seen);
        verdict == Verdict::Holds
    }

    /// By a timestamp, by what the signer signed, or by what the file says, in this order.
    fn judge_time(&self, judgement: &mut Judgement) -> bool {
        let stamped =
            self.signer.timestamp.and_then(|der| token::judge(der, self.signer.signature, self.beside, judgement));
        let said = || self.found.said_at.and_then(|said| said.instant());
        let time = stamped
            .map(|time| (time, "by the timestamp"))
            .or_else(|| self.signer.signing_time().map(|time| (time, "by the signer's own account")))
            .or_else(|| said().map(|time| (time, "as the file says")));
        let (from, to) = (day(self.certificate.not_before), day(self.certificate.not_after));
        let Some((time, by)) = time else {
            let seen = format!("it does not say when it was signed; the certificate is valid from {from} to {to}");
            judgement.rule(&rules::SIGNED_WHEN, Verdict::NotJudged, seen);
            return true;
        };
        let was_valid = self.certificate.is_valid_at(time);
        let verdict = if was_valid { Verdict::Holds } else { Verdict::Unusual };
        let seen = format!("signed on {} {by}; the certificate is valid from {from} to {to}", day(time));
        judgement.rule(&rules::SIGNED_WHEN, verdict, seen);
        judgement.fields.push(Field::printed(FieldName::SignedAt, format!("{} ({by})", day(time))));
        was_valid
    }
}

fn day(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}
