//! Tokens: identity data with selective disclosure, degrees and badges.

use proptest::prelude::*;
use serde_json::json;

use super::{Handed, TODAY, check, is_signed, verdicts};
use crate::credential::{is_companion, knows};
use crate::inspect::File;
use crate::judgement::{FieldName, Verdict};
use crate::made::credential::{OTHER, STATE, Selective, UNIVERSITY, base64url, disclosure, jwk, x5c};
use crate::made::{PRETENDER, Paper, UTOPIA};
use crate::trace::TraceKind;

/// The state's keys, as it publishes them.
fn keys() -> Vec<u8> {
    json!({ "keys": [jwk(OTHER, Some("utopia-0")), jwk(STATE, Some("utopia-1"))] }).to_string().into_bytes()
}

fn identity(change: impl FnOnce(&mut Selective)) -> Handed {
    Handed::of(Selective::identity().with(change).text(), &[&keys()])
}

#[test]
fn what_an_issuer_signed_is_proven() {
    let judgement = identity(|_| ()).judge();
    println!("{}", verdicts(&judgement));
    assert_eq!(judgement.verdict(), Verdict::Proven, "{}", verdicts(&judgement));
    let shown = [
        (FieldName::Surname, "Kessler"),
        (FieldName::GivenNames, "Dana"),
        (FieldName::BirthDate, "1990-04-17"),
        (FieldName::DocumentNumber, "UT0042817"),
        (FieldName::Address, "UT, Port Example"),
    ];
    for (name, text) in shown {
        assert_eq!(judgement.field(name), Some(text));
        assert!(is_signed(&judgement, name), "{name:?}");
    }
    let trace = judgement.traces.first().map(|trace| (trace.kind, trace.value.as_str()));
    assert_eq!(trace, Some((TraceKind::DocumentNumber, "UT UT0042817")));
}

#[test]
fn what_is_wrong_is_refused() {
    use Verdict::Refuted;
    let disclosures = "credential-disclosures";
    check(
        "a changed payload",
        &identity(|_| ()).with(|handed| {
            let at = handed.file.iter().position(|byte| *byte == b'.').unwrap() + 12;
            let text = String::from_utf8(handed.file.clone()).unwrap();
            let (before, rest) = text.split_at(at - 11);
            let (payload, rest) = rest.split_once('.').unwrap();
            let payload = base64url(
                &String::from_utf8(base64_decode(payload))
                    .unwrap()
                    .replace("\"exp\":1893456000", "\"exp\":1993456000")
                    .into_bytes(),
            );
            handed.file = format!("{before}{payload}.{rest}").into_bytes();
        }),
        Refuted,
        "credential-signature",
        Refuted,
    );
    check(
        "a changed signature",
        &identity(|_| ()).with(|handed| {
            let end = handed.file.iter().position(|byte| *byte == b'~').unwrap();
            let byte = &mut handed.file[end - 20];
            *byte = if *byte == b'A' { b'B' } else { b'A' };
        }),
        Refuted,
        "credential-signature",
        Refuted,
    );
    check("signed with another key", &identity(|made| made.pair = OTHER), Refuted, "credential-signature", Refuted);
    check(
        "another name disclosed",
        &identity(|made| {
            made.disclosures[0] = disclosure(&json!(["s1", "family_name", "Castle"])).0;
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a disclosure added",
        &identity(|made| {
            made.disclosures.push(disclosure(&json!(["s9", "is_citizen", true])).0);
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a disclosure twice",
        &identity(|made| {
            made.disclosures.push(made.disclosures[0].clone());
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a hash in two places",
        &identity(|made| {
            made.payload["other"] = json!({ "_sd": [made.payload["_sd"][0]] });
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a disclosure over a signed value",
        &identity(|made| {
            made.payload["given_name"] = json!("Mira");
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a disclosure without a salt",
        &identity(|made| {
            made.disclosures[0] = base64url(b"[\"family_name\"]");
        }),
        Refuted,
        disclosures,
        Refuted,
    );
    check(
        "a proof by another holder",
        &identity(|made| made.bound_by = Some(OTHER)),
        Refuted,
        "credential-holder-key",
        Refuted,
    );
    check(
        "a proof of other disclosures",
        &identity(|made| {
            made.bound_to = Some(vec![made.disclosures[0].clone()]);
        }),
        Refuted,
        "credential-holder-key",
        Refuted,
    );
    check("not signed", &identity(|made| made.header["alg"] = json!("none")), Refuted, "credential-algorithm", Refuted);
    check(
        "signed with a shared secret",
        &identity(|made| made.header["alg"] = json!("HS256")),
        Refuted,
        "credential-algorithm",
        Refuted,
    );
    check(
        "issued in the future",
        &identity(|made| made.payload["iat"] = json!(1_893_000_000)),
        Refuted,
        "credential-issued-when",
        Refuted,
    );
}

#[test]
fn what_honest_people_hand_in_is_not_refused() {
    use Verdict::{Holds, NotJudged, Proven, Unusual};
    check(
        "half of it disclosed",
        &identity(|made| made.disclosures.truncate(3)),
        Proven,
        "credential-disclosures",
        Proven,
    );
    check(
        "nothing disclosed",
        &identity(|made| made.disclosures.clear()),
        Proven,
        "credential-name-claimed",
        NotJudged,
    );
    check(
        "without a proof of the holder's key",
        &identity(|made| made.bound_by = None),
        Proven,
        "credential-holder-key",
        NotJudged,
    );
    check(
        "run out",
        &identity(|_| ()).with(|handed| handed.today = jiff::civil::date(2030, 2, 1)),
        Unusual,
        "credential-in-date",
        Unusual,
    );
    check(
        "without the issuer's key",
        &identity(|_| ()).with(|handed| handed.companions.clear()),
        Holds,
        "credential-signature",
        NotJudged,
    );
    check(
        "with another issuer's keys",
        &identity(|_| ()).with(|handed| {
            handed.companions = vec![jwk(UNIVERSITY, Some("key-9")).to_string().into_bytes()];
        }),
        Holds,
        "credential-issuer",
        NotJudged,
    );
    check(
        "with a key of its own",
        &identity(|made| made.header = json!({ "alg": "ES256", "jwk": jwk(STATE, None) }))
            .with(|handed| handed.companions.clear()),
        Holds,
        "credential-signature",
        Holds,
    );
    check(
        "wrapped by a mail program",
        &identity(|_| ()).with(|handed| {
            handed.file = handed.file.chunks(76).flat_map(|line| [line, b"\r\n"].concat()).collect();
        }),
        Proven,
        "credential-signature",
        Proven,
    );
    check(
        "a family name before marriage",
        &identity(|_| ()).with(|handed| {
            handed.claim.name = Some("Dana Brook".to_owned());
        }),
        Unusual,
        "credential-name-claimed",
        Unusual,
    );
    check(
        "a critical header",
        &identity(|made| made.header["crit"] = json!(["b64"])),
        Holds,
        "credential-signature",
        NotJudged,
    );
    check(
        "hashed in a way that is not known",
        &identity(|made| made.payload["_sd_alg"] = json!("shake-256")),
        Proven,
        "credential-disclosures",
        NotJudged,
    );
    check(
        "ES256 on another curve is none",
        &identity(|made| made.header["alg"] = json!("ES384")),
        Verdict::Refuted,
        "credential-signature",
        Verdict::Refuted,
    );
}

#[test]
fn certificates_lead_to_one_that_was_handed_in() {
    use Verdict::{NotJudged, Proven, Refuted, Unusual};
    let by = |issuer, valid| {
        let paper = Paper { valid, ..Paper::of_signer(issuer) }.der();
        identity(|made| made.header = json!({ "alg": "ES256", "typ": "dc+sd-jwt", "x5c": x5c(&[paper]) }))
            .with(|handed| handed.companions = vec![Paper::of_state(UTOPIA, UTOPIA).der()])
    };
    let time = ("240101", "350101");
    check("certified by the state", &by(UTOPIA, time), Proven, "credential-issuer", Proven);
    check("certified by a pretender", &by(PRETENDER, time), Unusual, "credential-issuer", Unusual);
    check(
        "nobody's certificate handed in",
        &by(UTOPIA, time).with(|handed| handed.companions.clear()),
        Verdict::Holds,
        "credential-issuer",
        NotJudged,
    );
    check(
        "signed after the signer's end",
        &by(UTOPIA, ("240101", "251231")),
        Refuted,
        "credential-signed-when",
        Refuted,
    );
    check(
        "the signer's key handed in, without a certificate",
        &by(UTOPIA, time).with(|handed| handed.companions = vec![jwk(STATE, None).to_string().into_bytes()]),
        Proven,
        "credential-issuer",
        Proven,
    );
    let named = Paper { names_key_of: Some(UTOPIA), ..Paper::of_signer(PRETENDER) }.der();
    check(
        "a certificate that names the state's key",
        &by(UTOPIA, time).with(|handed| {
            handed.file = Selective::identity()
                .with(|made| made.header = json!({ "alg": "ES256", "x5c": x5c(&[named]) }))
                .text()
                .into_bytes();
        }),
        Refuted,
        "credential-issuer",
        Refuted,
    );
}

/// The presentation and the issuance that come with RFC 9901's implementations, whose issuer's key is published.
#[test]
fn published_vectors_come_out_as_they_should() {
    use Verdict::{NotJudged, Proven, Refuted, Unusual};
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/identity/sdjwt/");
    #[expect(clippy::disallowed_methods, reason = "the vectors are read where they are")]
    let read = |name: &str| std::fs::read(format!("{folder}{name}"));
    let (Ok(key), Ok(issuance), Ok(presentation)) =
        (read("examplesIssuerKey.json"), read("exampleIssuanceSdJwt.txt"), read("examplePresentationSdJwt.txt"))
    else {
        return println!("NOT TESTED: {folder} is not here");
    };
    let other = read("exampleHolderKey.json").unwrap();
    let then = jiff::civil::date(2024, 11, 22);
    for (name, file, disclosed) in [("issuance", &issuance, 4), ("presentation", &presentation, 2)] {
        let handed = || Handed::of(file.clone(), &[&key]).with(|handed| handed.today = then);
        check(name, &handed(), Proven, "credential-disclosures", Proven);
        let seen = handed()
            .judge()
            .rulings
            .iter()
            .find(|ruling| ruling.rule.id == "credential-disclosures")
            .unwrap()
            .seen
            .clone();
        assert!(seen.contains(&format!("{} further", 4 - disclosed)), "{seen}");
        check(
            "... today, when it has run out",
            &handed().with(|handed| handed.today = TODAY),
            Unusual,
            "credential-in-date",
            Unusual,
        );
        check(
            "... with another key",
            &handed().with(|handed| handed.companions = vec![other.clone()]),
            Refuted,
            "credential-signature",
            Refuted,
        );
        check(
            "... without a key",
            &handed().with(|handed| handed.companions.clear()),
            Verdict::Holds,
            "credential-signature",
            NotJudged,
        );
        let flip =
            |at: usize| handed().with(|handed| handed.file[at] = if handed.file[at] == b'A' { b'B' } else { b'A' });
        let dots: Vec<usize> = (0..file.len()).filter(|at| file[*at] == b'.').collect();
        check(
            "... with a byte of its signature changed",
            &flip(dots[1] + 40),
            Refuted,
            "credential-signature",
            Refuted,
        );
        let tilde = file.iter().position(|byte| *byte == b'~').unwrap();
        check("... with a byte of a disclosure changed", &flip(tilde + 10), Refuted, "credential-disclosures", Refuted);
    }
}

#[test]
fn what_is_no_token_is_told_apart() {
    for bytes in [&b""[..], b"ey", b"eyJ", b"eyJhbGciOiJub25lIn0", b"hello.world.x", b"%PDF-1.7", b"{\"a\":1}"] {
        assert!(!knows(bytes), "{bytes:?}");
    }
    assert!(knows(b"eyJhbGciOiJub25lIn0.eyJhIjoxfQ."));
    assert!(is_companion(jwk(STATE, None).to_string().as_bytes()));
    assert!(is_companion(&Paper::of_state(UTOPIA, UTOPIA).der()));
    assert!(!is_companion(b"{\"name\":\"Dana Kessler\"}"));
    let secret = json!({ "kty": "oct", "k": "AAAA" }).to_string();
    assert!(!is_companion(secret.as_bytes()));
}

fn base64_decode(text: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any bytes in the place of any others: never a panic, and never a proven one with another payload.
    #[test]
    fn nothing_panics(at in 0_usize..2000, bytes in proptest::collection::vec(any::<u8>(), 0..12)) {
        let mut handed = identity(|_| ());
        let good = handed.file.clone();
        let at = at % handed.file.len();
        let end = (at + bytes.len()).min(handed.file.len());
        handed.file.splice(at..end, bytes);
        let token_end = good.iter().position(|byte| *byte == b'~').unwrap();
        let is_same = handed.file.get(..token_end) == good.get(..token_end);
        let companions: Vec<&[u8]> = handed.companions.iter().map(Vec::as_slice).collect();
        let file = File { companions: &companions, ..File::of(&handed.file) };
        let question = crate::inspect::Question { claim: handed.claim.clone(), today: TODAY };
        let inspection = crate::inspect::inspect(&file, &question);
        prop_assert!(inspection.broke_off.is_empty());
        for judgement in inspection.judgements {
            let has_signed = judgement.fields.iter().any(|field| field.signed);
            prop_assert!(is_same || !has_signed || handed.file.contains(&b' ') || handed.file.iter().any(u8::is_ascii_whitespace));
        }
    }
}
