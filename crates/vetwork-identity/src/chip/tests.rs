//! A passport of a made-up state, accepted, and refused for each thing that is wrong with it.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{is_companion, is_data_group, is_security_object};
use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::judgement::{FieldName, Judgement, Verdict};
use crate::made::asn1::in_ber;
use crate::made::passport::Passport;
use crate::made::{self, ATLANTIS, Holder, PRETENDER, Paper, UTOPIA, UTOPIA_RENEWED, master_list, revocation_list};
use crate::signature::Hash;
use crate::trust::{Anchors, MasterList};

const TODAY: Date = date(2026, 11, 22);

/// What is handed in.
struct Handed {
    passport: Passport,
    sod: Vec<u8>,
    companions: Vec<Vec<u8>>,
    anchors: Option<Anchors>,
    today: Date,
}

impl Handed {
    fn of(passport: Passport) -> Self {
        let companions = passport.groups.iter().map(|(_, group)| group.clone()).collect();
        Self { sod: passport.sod(), companions, passport, anchors: Some(anchors(&[UTOPIA, ATLANTIS])), today: TODAY }
    }

    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn judge(&self) -> Judgement {
        let companions: Vec<&[u8]> = self.companions.iter().map(Vec::as_slice).collect();
        let file = File { bytes: &self.sod, companions: &companions, anchors: self.anchors.as_ref() };
        let question = Question { claim: Claim::default(), today: self.today };
        let mut judgements = inspect(&file, &question).judgements;
        assert_eq!(judgements.len(), 1);
        judgements.remove(0)
    }
}

/// The anchors that come of a list of these states' certificates, which Utopia signed.
fn anchors(states: &[Holder]) -> Anchors {
    let certificates: Vec<Vec<u8>> = states.iter().map(|state| Paper::of_state(*state, *state).der()).collect();
    let root = Paper::of_state(UTOPIA, UTOPIA).der();
    let mut anchors = Anchors::default();
    anchors.take_in(MasterList::read(&master_list(UTOPIA, &certificates), Some(&root)).unwrap());
    anchors
}

fn verdicts(judgement: &Judgement) -> String {
    judgement.rulings.iter().fold(String::new(), |text, ruling| {
        format!("{text}\n  {:<24} {:<10} {}", ruling.rule.id, ruling.verdict.word(), ruling.seen)
    })
}

/// The verdict on the whole, and how one rule came out at its worst.
fn check(what: &str, handed: &Handed, whole: Verdict, rule: &str, worst: Verdict) {
    let judgement = handed.judge();
    let of_rule = judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule).map(|ruling| ruling.verdict).max();
    let all = verdicts(&judgement);
    assert_eq!((judgement.verdict(), of_rule), (whole, Some(worst)), "{what}:{all}");
    let is_proven = judgement.fields.iter().any(|field| field.name == FieldName::Surname && field.signed);
    let signature = judgement.rulings.iter().find(|ruling| ruling.rule.id == "chip-signature");
    if is_proven {
        assert_eq!(signature.map(|ruling| ruling.verdict), Some(Verdict::Proven), "{what}:{all}");
    }
    if whole == Verdict::Refuted && rule != "chip-zone-printed" {
        let has_signed_zone = is_proven && !rule.contains("group-hash");
        assert!(!has_signed_zone, "{what}: refuted, and the zone is called signed:{all}");
    }
    println!(
        "{what}: {}\n  {rule}: {}",
        judgement.verdict().word(),
        judgement
            .rulings
            .iter()
            .filter(|ruling| ruling.rule.id == rule)
            .max_by_key(|ruling| ruling.verdict)
            .map_or("", |ruling| &ruling.seen)
    );
}

#[test]
fn what_the_state_issued_is_proven() {
    let handed = Handed::of(Passport::of_utopia());
    let judgement = handed.judge();
    assert_eq!(judgement.verdict(), Verdict::Proven, "{}", verdicts(&judgement));
    println!("{}", verdicts(&judgement));
    for name in [FieldName::Surname, FieldName::BirthDate, FieldName::DocumentNumber, FieldName::IssueDate] {
        assert!(judgement.fields.iter().any(|field| field.name == name && field.signed), "{name:?}");
    }
    assert_eq!(judgement.field(FieldName::BirthDate), Some("1983-11-25"));
    // What takes the chip itself is always told.
    assert!(
        judgement
            .rulings
            .iter()
            .any(|ruling| ruling.rule.id == "chip-not-copied" && ruling.verdict == Verdict::NotJudged)
    );
}

#[test]
fn what_is_wrong_is_refused() {
    use Verdict::{Refuted, Unusual};
    let good = || Handed::of(Passport::of_utopia());
    check(
        "an edited zone",
        &good().with(|handed| {
            let group = handed.companions[0].clone();
            let at = group.windows(8).position(|window| window == b"ELEONORE").unwrap();
            handed.companions[0][at..at + 8].copy_from_slice(b"LEONORE<");
        }),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "another picture",
        &good().with(|handed| *handed.companions[1].last_mut().unwrap() ^= 1),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "a file that was not signed",
        &good().with(|handed| {
            handed.companions.push(made::asn1::element(0x6F, &[&made::asn1::sequence(&[&[5, 0]])]));
        }),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "a security object of other files",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.digest_of = Some(b"another".to_vec());
        })),
        Refuted,
        "chip-signed-attributes",
        Refuted,
    );
    check(
        "no attributes",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.has_attributes = false;
        })),
        Refuted,
        "chip-signed-attributes",
        Refuted,
    );
    check(
        "another signer's signature",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.pair = PRETENDER.pair;
        })),
        Refuted,
        "chip-signature",
        Refuted,
    );
    check(
        "signed after the signer's end",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.valid = ("200101", "251231");
            passport.expires = (2025, 12, 1);
        })),
        Refuted,
        "chip-signed-when",
        Refuted,
    );
    check(
        "a signer whom a key certified that had run out",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.valid = ("350201", "450101");
            passport.signature.time = Some("350301");
        })),
        Refuted,
        "chip-certified-when",
        Refuted,
    );
    let revoked = revocation_list(UTOPIA, "261101", "270201", &[(3, None), (7, Some(1))]);
    check(
        "a signer who was taken back",
        &good().with(|handed| handed.companions.push(revoked)),
        Refuted,
        "chip-signer-revoked",
        Refuted,
    );
    check(
        "a document of another state",
        &Handed::of(Passport::of_utopia().with(|passport| passport.issuer = "FRA")),
        Refuted,
        "chip-country",
        Refuted,
    );
    check("a signer of another state", &Handed::of(Passport::by(ATLANTIS)), Refuted, "chip-signer-certified", Refuted);
    check(
        "a signer who names the state's key",
        &Handed::of(Passport::by(PRETENDER).with(|passport| {
            passport.paper.names_key_of = Some(UTOPIA);
        })),
        Refuted,
        "chip-signer-certified",
        Refuted,
    );
    check(
        "a signer of a state of the same name",
        &Handed::of(Passport::by(PRETENDER)),
        Unusual,
        "chip-signer-certified",
        Unusual,
    );
    check(
        "a key that signs lists",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.extensions = vec![made::key_usage(&[0]), made::purposes(&[made::MASTER_LIST_SIGNER])];
        })),
        Refuted,
        "chip-signer-purpose",
        Refuted,
    );
    check(
        "a key that signs certificates",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.extensions = vec![made::key_usage(&[5, 6]), made::authority()];
        })),
        Refuted,
        "chip-signer-purpose",
        Refuted,
    );
    check(
        "another printed zone",
        &good().with(|handed| {
            handed.companions.push(handed.passport.zone().replace("UT0042817", "UT0042811").into_bytes());
        }),
        Refuted,
        "chip-zone-printed",
        Refuted,
    );
}

#[test]
fn honest_ones_that_look_like_it_stay_clear() {
    use Verdict::{Holds, NotJudged, Proven, Unusual};
    let good = || Handed::of(Passport::of_utopia());
    check("in BER", &good().with(|handed| handed.sod = in_ber(&handed.sod)), Proven, "chip-signature", Proven);
    check(
        "without its outermost tag",
        &good().with(|handed| {
            handed.sod = crate::ber::content(&handed.sod).unwrap().0.to_vec();
        }),
        Proven,
        "chip-signature",
        Proven,
    );
    check(
        "padded by the reader",
        &good().with(|handed| {
            handed.companions[0].extend([0x90, 0]);
            handed.sod.extend([0; 64]);
        }),
        Proven,
        "chip-group-hash",
        Proven,
    );
    check(
        "with the printed zone",
        &good().with(|handed| handed.companions.push(handed.passport.zone().into_bytes())),
        Proven,
        "chip-zone-printed",
        Holds,
    );
    check(
        "only the zone was handed in",
        &good().with(|handed| handed.companions.truncate(1)),
        Proven,
        "chip-group-hash",
        Proven,
    );
    check(
        "nothing was handed in with it",
        &good().with(|handed| handed.companions.clear()),
        Holds,
        "chip-group-hash",
        NotJudged,
    );
    check("no list is loaded", &good().with(|handed| handed.anchors = None), Holds, "chip-signer-certified", NotJudged);
    check(
        "a state that no list knows",
        &good().with(|handed| handed.anchors = Some(anchors(&[ATLANTIS]))),
        Holds,
        "chip-signer-certified",
        NotJudged,
    );
    check(
        "an expired document",
        &good().with(|handed| handed.today = date(2034, 8, 1)),
        Unusual,
        "chip-document-in-date",
        Unusual,
    );
    check(
        "an expired document, its signer's certificate not",
        &good().with(|handed| handed.today = date(2034, 8, 1)),
        Unusual,
        "chip-signer-outlives",
        Holds,
    );
    check(
        "a certificate that ran out, long after",
        &good().with(|handed| handed.today = date(2036, 8, 1)),
        Unusual,
        "chip-signer-outlives",
        Holds,
    );
    check(
        "signed without a time",
        &Handed::of(Passport::of_utopia().with(|passport| passport.signature.time = None)),
        Proven,
        "chip-signed-when",
        Holds,
    );
    let renewed = revocation_list(UTOPIA, "261101", "270201", &[(7, Some(4))]);
    check(
        "a signer who was replaced afterwards",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.time = Some("250301");
        }))
        .with(|handed| handed.companions.push(renewed)),
        Unusual,
        "chip-signer-revoked",
        Unusual,
    );
    let clear = revocation_list(UTOPIA, "261101", "270201", &[(3, None)]);
    check(
        "not among those taken back",
        &good().with(|handed| handed.companions.push(clear)),
        Proven,
        "chip-signer-revoked",
        Holds,
    );
    let old = revocation_list(UTOPIA, "251101", "260201", &[]);
    check(
        "an old revocation list",
        &good().with(|handed| handed.companions.push(old)),
        Proven,
        "chip-signer-revoked",
        NotJudged,
    );
    let forged = revocation_list(PRETENDER, "261101", "270201", &[(7, Some(1))]);
    check(
        "taken back by somebody else",
        &good().with(|handed| handed.companions.push(forged)),
        Proven,
        "chip-signer-revoked",
        NotJudged,
    );
    check(
        "hashed as in the first years",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.hash = Hash::Sha1;
            passport.signature.hash = Hash::Sha1;
        })),
        Unusual,
        "chip-algorithms",
        Unusual,
    );
    let link = Paper::of_state(UTOPIA, UTOPIA_RENEWED).der();
    let over_link = || Passport::by(UTOPIA_RENEWED);
    check(
        "a renewed key, its link certificate in the file",
        &Handed::of(over_link().with(|passport| passport.beside = vec![link.clone()])),
        Proven,
        "chip-signer-certified",
        Proven,
    );
    check(
        "a renewed key, its link certificate beside it",
        &Handed::of(over_link()).with(|handed| handed.companions.push(link)),
        Proven,
        "chip-signer-certified",
        Proven,
    );
    check("a renewed key, no link", &Handed::of(over_link()), Unusual, "chip-signer-certified", Unusual);
    let by_signer = Paper { subject: UTOPIA_RENEWED, ..Paper::of_signer(UTOPIA) }.der();
    check(
        "a link that may not certify",
        &Handed::of(over_link()).with(|handed| handed.companions.push(by_signer)),
        Unusual,
        "chip-signer-certified",
        Unusual,
    );
}

#[test]
fn what_is_cut_short_is_not_judged() {
    let handed = Handed::of(Passport::of_utopia());
    for length in [64, 200, 700, handed.sod.len() - 1] {
        let cut = Handed::of(Passport::of_utopia()).with(|handed| handed.sod.truncate(length));
        check(&format!("cut at {length}"), &cut, Verdict::NotJudged, "chip-form", Verdict::NotJudged);
    }
    let endless = [b"\x77\x80".as_slice(), crate::cms::SIGNED_DATA, &[0x30, 0x80].repeat(50_000)].concat();
    let endless = Handed::of(Passport::of_utopia()).with(|handed| handed.sod = endless);
    check("lengths without end", &endless, Verdict::NotJudged, "chip-form", Verdict::NotJudged);
}

#[test]
fn files_of_a_chip_are_told_by_their_bytes() {
    let passport = Passport::of_utopia();
    assert!(is_security_object(&passport.sod()) && is_security_object(&in_ber(&passport.sod())));
    for (number, group) in &passport.groups {
        assert!(is_data_group(group) && is_companion(group), "{number}");
    }
    assert!(is_companion(&Paper::of_state(UTOPIA, UTOPIA).der()));
    assert!(is_companion(&revocation_list(UTOPIA, "261101", "270201", &[])));
    assert!(is_companion(passport.zone().as_bytes()));
    let letter = format!("ab{}", "c".repeat(98));
    for other in [letter.as_bytes(), b"m\x05hello", b"", b"%PDF-1.7", b"{}"] {
        assert!(!is_data_group(other) && !is_companion(other), "{other:?}");
    }
    assert!(!is_security_object(&master_list(UTOPIA, &[])));
}

proptest! {
    #[test]
    fn no_chip_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        static GOOD: std::sync::LazyLock<(Vec<u8>, Vec<Vec<u8>>, Option<Anchors>)> = std::sync::LazyLock::new(|| {
            let handed = Handed::of(Passport::of_utopia());
            (handed.sod, handed.companions, handed.anchors)
        });
        let (mut sod, mut files, anchors) = GOOD.clone();
        let place = at.index(sod.len());
        sod[place] = byte;
        for companion in &mut files {
            let place = at.index(companion.len());
            companion[place] = byte;
        }
        let companions: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let question = Question { claim: Claim::default(), today: TODAY };
        let length = cut.index(sod.len() * 2).min(sod.len());
        let file = File { bytes: &sod[..length], companions: &companions, anchors: anchors.as_ref() };
        prop_assert!(inspect(&file, &question).broke_off.is_empty());
    }
}
