//! Timestamp tokens (RFC 3161): that a service saw the hash of something at a time.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use x509_cert::spki::AlgorithmIdentifierRef;

use super::{issuer, rules};
use crate::cms::{Damaged, SignedData};
use crate::credential::beside::Beside;
use crate::judgement::{Judgement, Verdict};
use crate::signature::{Hash, PublicKey};

/// Kind of content of a token.
const TOKEN: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
/// Purpose of the certificate of a timestamp service (RFC 3161 section 2.3).
const TIMESTAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// What a token says.
struct Token<'a> {
    hash: Option<Hash>,
    imprint: &'a [u8],
    time: Option<Timestamp>,
}

/// When a token of `message` says that it was there, if its signature fits; and how that came out.
pub(super) fn judge(der: &[u8], message: &[u8], beside: &Beside, judgement: &mut Judgement) -> Option<Timestamp> {
    let Ok(signed) = SignedData::from_der(der) else {
        judgement.rule(&rules::TIMESTAMP, Verdict::NotJudged, "the timestamp is damaged");
        return None;
    };
    let (verdict, time, seen) = verify(&signed, message, beside);
    judgement.rule(&rules::TIMESTAMP, verdict, seen);
    time
}

fn verify(signed: &SignedData<'_>, message: &[u8], beside: &Beside) -> (Verdict, Option<Timestamp>, String) {
    let refused = |verdict, seen: &str| (verdict, None, seen.to_owned());
    let token = signed.content.filter(|_| signed.content_type == TOKEN);
    let Some((content, token)) = token.and_then(|content| Some((content, Token::read(content).ok()?))) else {
        return refused(Verdict::NotJudged, "the timestamp is laid out in a way that is not read");
    };
    let (Some(hash), Some(time)) = (token.hash, token.time) else {
        return refused(Verdict::NotJudged, "the timestamp is made in a way that is not verified");
    };
    if hash.digest(message) != token.imprint {
        return refused(Verdict::Refuted, "the timestamp is of something else");
    }
    let certificates: Vec<_> = signed.readable_certificates().collect();
    let signer = signed
        .signers
        .first()
        .and_then(|signer| Some((signer, certificates.iter().find(|certificate| signer.means(certificate))?)));
    let Some((signer, service)) = signer else {
        return refused(Verdict::NotJudged, "the timestamp does not bring the certificate of its service");
    };
    let name = &service.subject.text;
    let Ok(key) = PublicKey::from_spki(&service.key) else {
        return refused(Verdict::NotJudged, "the key of the timestamp's service is of a kind that is not verified");
    };
    if !signer.holds_digest_of(signed.content_type, content) || signer.signed_by(&key, content).is_err() {
        return (
            Verdict::Refuted,
            None,
            format!("the timestamp is not by the key of {name}, whose certificate it brings"),
        );
    }
    let when = time.strftime("%Y-%m-%d %H:%M UTC");
    if !service.purposes.contains(&TIMESTAMPING) || !service.is_valid_at(time) {
        let seen =
            format!("{when}, by {name}, whose certificate is not one of a timestamp service, or was not valid then");
        return (Verdict::Unusual, None, seen);
    }
    let (standing, vouched) = issuer::standing(service, &certificates, beside);
    (standing, Some(time).filter(|_| standing < Verdict::Unusual), format!("{when}: {vouched}"))
}

impl<'a> Token<'a> {
    /// Reads a `TSTInfo` (RFC 3161 section 2.4.2) as far as it is needed.
    fn read(content: &'a [u8]) -> Result<Self, Damaged> {
        AnyRef::from_der(content)?.sequence(|reader: &mut SliceReader<'a>| -> Result<_, Damaged> {
            reader.decode::<u32>()?;
            reader.decode::<ObjectIdentifier>()?;
            let (algorithm, imprint) = reader.decode::<AnyRef<'_>>()?.sequence(|reader| -> Result<_, Damaged> {
                Ok((reader.decode::<AlgorithmIdentifierRef<'_>>()?.oid, reader.decode::<&OctetStringRef>()?.as_bytes()))
            })?;
            reader.tlv_bytes()?;
            let time = reader.decode::<AnyRef<'_>>()?.value();
            while !reader.is_finished() {
                reader.tlv_bytes()?;
            }
            Ok(Self { hash: Hash::of_identifier(algorithm), imprint, time: moment(time) })
        })
    }
}

/// `20260301120000.123Z`: fractions of a second are allowed here, where X.509 forbids them.
fn moment(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let clock = DateTime::strptime("%Y%m%d%H%M%S", whole).ok()?;
    TimeZone::UTC.to_timestamp(clock).ok()
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn times_of_tokens() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(moment(text.as_bytes()).map(|time| time.to_string()).as_deref(), expected, "{text}");
        };
        check("20260301120000Z", Some("2026-03-01T12:00:00Z"));
        check("20260301120000.125Z", Some("2026-03-01T12:00:00Z"));
        check("20260301120000", None);
        check("20261301120000Z", None);
        check("", None);
    }
}
