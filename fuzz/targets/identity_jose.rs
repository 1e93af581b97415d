//! Credentials that are tokens, with and without selective disclosure, beside the keys of an issuer.
#![no_main]
// Parser: crates/vetwork-identity/src/credential.rs crates/vetwork-identity/src/credential/jose.rs crates/vetwork-identity/src/credential/jwk.rs crates/vetwork-identity/src/credential/sdjwt.rs crates/vetwork-identity/src/credential/token.rs crates/vetwork-identity/src/credential/vc.rs crates/vetwork-identity/src/credential/issuer.rs crates/vetwork-identity/src/credential/beside.rs crates/vetwork-identity/src/credential/dates.rs crates/vetwork-identity/src/credential/holder.rs crates/vetwork-identity/src/credential/rules.rs

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use vetwork_fuzz::panics_of_ours_end_the_run;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Inspection, Question, inspect};
use vetwork_identity::judgement::Verdict;

/// A key that signed none of this.
const KEY: &[u8] = br#"{"kty":"EC","crv":"P-256","x":"TCAER19Zvu3OHF4j4W4vfSVoHIP1ILilDls7vCeGemc","y":"ZxjiWWbZMQGHVWKVQ4hbSIirsVfuecCE6t4jT9F2HZQ"}"#;

fuzz_target!(init: panics_of_ours_end_the_run(), |bytes: &[u8]| {
    let claim = Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() };
    let question = Question { claim, today: date(2026, 11, 22) };
    // The bytes are a credential, or come beside one.
    for (bytes, companions) in [(bytes, [KEY]), (b"eyJhbGciOiJFUzI1NiJ9.e30.AAAA", [bytes])] {
        let inspection = inspect(&File { companions: &companions, ..File::of(bytes) }, &question);
        let sent = serde_json::to_vec(&inspection).unwrap();
        assert_eq!(serde_json::from_slice::<Inspection>(&sent).unwrap(), inspection);
        for judgement in &inspection.judgements {
            assert!(judgement.fields.iter().all(|field| !field.signed));
            let is_proven = |rule: &str| judgement.rulings.iter().any(|ruling| ruling.rule.id == rule && ruling.verdict == Verdict::Proven);
            assert!(!is_proven("credential-signature"));
        }
    }
});
