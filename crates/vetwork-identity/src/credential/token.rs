//! Judges a credential that is a token, with or without selective disclosure.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::beside::Beside;
use super::issuer::{self, Sealed};
use super::jose::{Algorithm, Token};
use super::sdjwt::{self, Broken, Opened, Presentation};
use super::vc::Contents;
use super::{dates, holder, jwk, quoted, rules};
use crate::inspect::Question;
use crate::judgement::{Judgement, Verdict};
use crate::signature::Hash;

/// Most names of disclosed values that a ruling lists.
const MOST_NAMES: usize = 24;

pub(super) fn judge(bytes: &[u8], beside: &Beside, question: &Question) -> Judgement {
    // Mail programs wrap long lines.
    let text: String = String::from_utf8_lossy(bytes).split_ascii_whitespace().collect();
    let presentation = Presentation::of(&text);
    let Some(token) = Token::read(presentation.token) else {
        let mut judgement = Judgement::of("signed token (JWT)");
        let seen = "it begins like a signed token, and its parts cannot be read: damaged, or cut short";
        judgement.rule(&rules::FORM, Verdict::NotJudged, seen);
        return judgement;
    };
    let opened = sdjwt::open(&token.payload, &presentation.disclosures);
    let payload = opened.as_ref().map_or(&token.payload, |opened| &opened.payload);
    let contents = Contents::of(payload);
    let has_disclosures = text.contains('~');
    let mut judgement = Judgement::of(title(&contents, has_disclosures));
    form(&token, &contents, &mut judgement);
    let is_signed = signature(&token, contents.period(), beside, &mut judgement);
    let is_open = !has_disclosures || disclosures(&opened, is_signed, &mut judgement);
    if has_disclosures {
        binding(&presentation, &contents, &token.payload, is_signed && is_open, &mut judgement);
    }
    agreement(&contents, &mut judgement);
    dates::judge(&contents.period(), question.today, &mut judgement);
    status(&contents, &mut judgement);
    let fields = contents.fields().into_iter().map(|(name, text)| (name, text, is_signed && is_open));
    holder::judge(fields, question, &mut judgement);
    judgement
}

fn title(contents: &Contents<'_>, has_disclosures: bool) -> &'static str {
    match (contents.credential.is_some(), has_disclosures) {
        (true, false) => "credential of the W3C's data model, signed as a token (VC-JWT)",
        (true, true) => "credential of the W3C's data model, signed with selective disclosure (SD-JWT)",
        (false, true) => "credential with selective disclosure (SD-JWT)",
        (false, false) => "signed token (JWT)",
    }
}

fn form(token: &Token<'_>, contents: &Contents<'_>, judgement: &mut Judgement) {
    let issuer = contents.issuer().map_or("(not said)".to_owned(), quoted);
    let kind = contents.kind().map_or("(not said)".to_owned(), |kind| quoted(&kind));
    let typ = token.says("typ").map_or("(not said)".to_owned(), quoted);
    judgement.rule(&rules::FORM, Verdict::Holds, format!("kind {kind}, by issuer {issuer}, form {typ}"));
}

/// Is it proven to be signed by an issuer whose key was handed in?
fn signature(token: &Token<'_>, period: dates::Period, beside: &Beside, judgement: &mut Judgement) -> bool {
    let (scheme, curve) = match token.algorithm() {
        Algorithm::Verified(scheme, curve) => (scheme, curve),
        Algorithm::Nobody => {
            judgement.rule(&rules::ALGORITHM, Verdict::Refuted, "it says that it is not signed (alg: none)");
            return false;
        }
        Algorithm::SharedSecret(name) => {
            let seen = format!("{name}: a secret that whoever verifies must know, and could sign with");
            judgement.rule(&rules::ALGORITHM, Verdict::Refuted, seen);
            return false;
        }
        Algorithm::Unknown(name) => {
            judgement.rule(&rules::ALGORITHM, Verdict::NotJudged, format!("{name} is not verified here"));
            return false;
        }
    };
    // What must be understood (RFC 7515 section 4.1.11) and is not.
    if let Some(critical) = token.header.get("crit") {
        let seen = format!("the header holds what must be understood and is not: {}", quoted(&critical.to_string()));
        judgement.rule(&rules::SIGNATURE, Verdict::NotJudged, seen);
        return false;
    }
    let Some(certificates) = token.certificates() else {
        judgement.rule(&rules::ISSUER, Verdict::NotJudged, "a certificate in its header is damaged");
        return false;
    };
    let sealed = Sealed {
        scheme,
        curve,
        message: token.signed.as_bytes(),
        signature: &token.signature,
        algorithm: token.says("alg"),
        key_id: token.says("kid"),
        certificates: &certificates,
        own_key: token.own_key(),
        signed_at: period.issued.or(period.from),
    };
    issuer::judge(&sealed, beside, judgement)
}

/// Are the disclosed values those that were signed?
fn disclosures(opened: &Result<Opened, Broken>, is_signed: bool, judgement: &mut Judgement) -> bool {
    match opened {
        Ok(opened) => {
            let verdict = if is_signed { Verdict::Proven } else { Verdict::Holds };
            let names: Vec<&str> = opened.disclosed.iter().take(MOST_NAMES).map(String::as_str).collect();
            let names = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            let seen =
                format!("disclosed: {names}; {} further hashes, of values kept back or of nothing", opened.undisclosed);
            judgement.rule(&rules::DISCLOSED, verdict, seen);
            true
        }
        Err(broken) => {
            let verdict = if broken.is_ours() { Verdict::NotJudged } else { Verdict::Refuted };
            judgement.rule(&rules::DISCLOSED, verdict, broken.to_string());
            false
        }
    }
}

/// Did the holder show that they have the key which the issuer named (RFC 9901 sections 4.3 and 7.3)?
fn binding(
    presentation: &Presentation<'_>,
    contents: &Contents<'_>,
    signed: &Value,
    is_proven: bool,
    judgement: &mut Judgement,
) {
    let (verdict, seen) = match (contents.holder_key(), presentation.binding) {
        (None, None) => (Verdict::NotJudged, "the issuer bound it to no key: whoever has it can hand it in".to_owned()),
        (Some(_), None) => {
            (Verdict::NotJudged, "no proof of the holder's key came with it: whoever has it can hand it in".to_owned())
        }
        (None, Some(_)) => {
            (Verdict::NotJudged, "a proof of a key came with it, and the issuer named no key".to_owned())
        }
        (Some(confirmed), Some(proof)) => bound(presentation.bound, confirmed, proof, signed, is_proven),
    };
    judgement.rule(&rules::BOUND, verdict, seen);
}

fn bound(bound: &str, confirmed: &Value, proof: &str, signed: &Value, is_proven: bool) -> (Verdict, String) {
    let Some(key) = confirmed.get("jwk").and_then(jwk::read) else {
        return (Verdict::NotJudged, "the issuer names the holder's key in a way that is not read here".to_owned());
    };
    let Some(proof) = Token::read(proof) else {
        return (Verdict::Refuted, "the proof of the holder's key is damaged".to_owned());
    };
    let Algorithm::Verified(scheme, curve) = proof.algorithm() else {
        return (Verdict::Refuted, "the proof of the holder's key is not signed in a way that proves it".to_owned());
    };
    let is_curve = curve.is_none_or(|curve| key.describe() == curve);
    if !is_curve || key.verify(scheme, proof.signed.as_bytes(), &proof.signature).is_err() {
        return (Verdict::Refuted, format!("the proof is not by the holder's key, {}", key.describe()));
    }
    let text = |name: &str| proof.payload.get(name).and_then(Value::as_str);
    let own = URL_SAFE_NO_PAD.encode(sdjwt::hash(signed).unwrap_or(Hash::Sha256).digest(bound.as_bytes()));
    if text("sd_hash") != Some(own.as_str()) || proof.says("typ") != Some("kb+jwt") {
        return (Verdict::Refuted, "the proof is of another credential, or of other disclosures".to_owned());
    }
    let told = |name: &str| text(name).map_or("(not said)".to_owned(), quoted);
    let when = proof.payload.get("iat").and_then(Value::as_i64).and_then(|at| jiff::Timestamp::from_second(at).ok());
    let when = when.map_or("(not said)".to_owned(), |moment| moment.to_string());
    let seen =
        format!("by the holder's key, {}, for {}, nonce {}, at {when}", key.describe(), told("aud"), told("nonce"));
    (if is_proven { Verdict::Proven } else { Verdict::Holds }, seen)
}

/// Does it say one thing where it says it twice?
fn agreement(contents: &Contents<'_>, judgement: &mut Judgement) {
    if contents.credential.is_none() {
        return;
    }
    let contradictions = contents.contradictions();
    if contradictions.is_empty() {
        judgement.rule(&rules::AGREES, Verdict::Holds, "the token and the credential in it say the same");
    }
    for (name, one, other) in contradictions {
        let seen = format!("{name}: the token says {}, the credential {}", quoted(&one), quoted(&other));
        judgement.rule(&rules::AGREES, Verdict::Unusual, seen);
    }
}

fn status(contents: &Contents<'_>, judgement: &mut Judgement) {
    let seen = match contents.status() {
        Some(place) => format!("not asked, which takes the network; the issuer tells at {}", quoted(&place)),
        None => "it names no place where that is told".to_owned(),
    };
    judgement.rule(&rules::STATUS, Verdict::NotJudged, seen);
}
