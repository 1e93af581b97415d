//! Credentials of a made-up state and a made-up university, and what becomes of them when something is wrong.

mod degrees;
mod hostile;
mod mobile;
mod tokens;

use jiff::civil::{Date, date};

use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::judgement::{FieldName, Judgement, Verdict};

const TODAY: Date = date(2026, 11, 22);

/// What is handed in, and when.
struct Handed {
    file: Vec<u8>,
    companions: Vec<Vec<u8>>,
    claim: Claim,
    today: Date,
}

impl Handed {
    fn of(file: impl Into<Vec<u8>>, companions: &[&[u8]]) -> Self {
        let companions = companions.iter().map(|companion| companion.to_vec()).collect();
        let claim =
            Claim { name: Some("Dana Kessler".to_owned()), birth_date: Some(date(1990, 4, 17)), ..Claim::default() };
        Self { file: file.into(), companions, claim, today: TODAY }
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn judge(&self) -> Judgement {
        let companions: Vec<&[u8]> = self.companions.iter().map(Vec::as_slice).collect();
        let file = File { companions: &companions, ..File::of(&self.file) };
        let question = Question { claim: self.claim.clone(), today: self.today };
        let inspection = inspect(&file, &question);
        assert!(inspection.broke_off.is_empty());
        let mut judgements = inspection.judgements;
        assert_eq!(judgements.len(), 1);
        judgements.remove(0)
    }
}

fn verdicts(judgement: &Judgement) -> String {
    let start = format!("{}: {}", judgement.title, judgement.verdict().words());
    judgement.rulings.iter().fold(start, |text, ruling| {
        format!("{text}\n  {:<26} {:<10} {}", ruling.rule.id, ruling.verdict.words(), ruling.seen)
    })
}

/// The verdict on the whole, and how one rule came out at its worst.
fn check(what: &str, handed: &Handed, whole: Verdict, rule: &str, worst: Verdict) {
    let judgement = handed.judge();
    let of_rule = judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule).max_by_key(|ruling| ruling.verdict);
    let all = verdicts(&judgement);
    assert_eq!((judgement.verdict(), of_rule.map(|ruling| ruling.verdict)), (whole, Some(worst)), "{what}:\n{all}");
    let is_proven = judgement
        .rulings
        .iter()
        .any(|ruling| ruling.rule.id == "credential-signature" && ruling.verdict == Verdict::Proven);
    let has_signed = judgement.fields.iter().any(|field| field.signed);
    assert!(is_proven || !has_signed, "{what}: a field is called signed, and no signature is proven:\n{all}");
    println!("{what}: {}\n  {rule}: {}", whole.words(), of_rule.map_or("", |ruling| &ruling.seen));
}

/// Is a field there, and covered by a proven signature?
fn is_signed(judgement: &Judgement, name: FieldName) -> bool {
    judgement.fields.iter().any(|field| field.name == name && field.signed)
}

/// Writes the specimens that fuzzing starts from: `cargo test -p vetwork-identity seeds -- --ignored`.
#[test]
#[ignore = "writes into fuzz/seeds"]
fn seeds() {
    use crate::made::credential::{STATE, Selective, UNIVERSITY, badge, degree, jwk, token};
    use crate::made::mobile::{Licence, authorities, bytes};
    use crate::made::{Paper, UTOPIA};
    let licence = Licence::of_utopia();
    let text =
        |(header, payload): (serde_json::Value, serde_json::Value)| token(&header, &payload, UNIVERSITY).into_bytes();
    let seeds = [
        ("identity_jose/identity.txt", Selective::identity().text().into_bytes()),
        ("identity_jose/degree.txt", text(degree())),
        ("identity_jose/badge.txt", text(badge())),
        ("identity_jose/key.json", jwk(STATE, Some("utopia-1")).to_string().into_bytes()),
        ("identity_mdoc/authorities.cbor", authorities(UTOPIA, &[Paper::of_state(UTOPIA, UTOPIA).der()])),
        ("identity_mdoc/response.cbor", bytes(&licence.response())),
        ("identity_mdoc/issuer_signed.cbor", bytes(&licence.issuer_signed())),
        ("identity_mdoc/issuer_signed.hex", crate::trust::hexadecimal(&bytes(&licence.issuer_signed())).into_bytes()),
    ];
    for (name, bytes) in seeds {
        #[expect(clippy::disallowed_methods, reason = "specimens are written where fuzzing finds them")]
        std::fs::write(format!("{}/../../fuzz/seeds/{name}", env!("CARGO_MANIFEST_DIR")), bytes).unwrap();
    }
}
