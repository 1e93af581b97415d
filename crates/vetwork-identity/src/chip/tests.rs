//! A passport of a made-up state, accepted, and refused for each thing that is wrong with it.

mod alike;
mod refused;

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Part, is_data_group, is_security_object, part};
use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::judgement::{FieldName, Judgement, Ruling, Verdict};
use crate::made::asn1::in_ber;
use crate::made::passport::Passport;
use crate::made::{ATLANTIS, Holder, Paper, UTOPIA, master_list, revocation_list};
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

    /// The chip, and its zone where there is one.
    fn judge(&self) -> Vec<Judgement> {
        let companions: Vec<&[u8]> = self.companions.iter().map(Vec::as_slice).collect();
        let file = File { companions: &companions, anchors: self.anchors.as_ref(), ..File::of(&self.sod) };
        let question = Question { claim: Claim::default(), today: self.today };
        inspect(&file, &question).judgements
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

fn verdicts(rulings: &[&Ruling]) -> String {
    rulings.iter().fold(String::new(), |text, ruling| {
        format!("{text}\n  {:<24} {:<10} {}", ruling.rule.id, ruling.verdict.words(), ruling.seen)
    })
}

/// The verdict on the chip, and how one rule came out at its worst, on the chip or on its zone.
fn check(what: &str, handed: &Handed, whole: Verdict, rule: &str, worst: Verdict) {
    let judgements = handed.judge();
    let rulings: Vec<&Ruling> = judgements.iter().flat_map(|judgement| &judgement.rulings).collect();
    let of_rule = rulings.iter().filter(|ruling| ruling.rule.id == rule).max_by_key(|ruling| ruling.verdict);
    let (verdict, all) = (judgements[0].verdict(), verdicts(&rulings));
    assert_eq!((verdict, of_rule.map(|ruling| ruling.verdict)), (whole, Some(worst)), "{what}:{all}");
    let mut fields = judgements.iter().flat_map(|judgement| &judgement.fields);
    let is_signed = fields.any(|field| field.name == FieldName::Surname && field.signed);
    let is_issued = rulings.iter().any(|ruling| ruling.rule.id == "chip-issued");
    assert!(is_issued || !is_signed, "{what}: signed fields, and no state's signature:{all}");
    if whole == Verdict::Refuted && !matches!(rule, "chip-zone-printed" | "chip-group-hash") {
        assert!(!is_signed, "{what}: refuted, and the zone is called signed:{all}");
    }
    println!("{what}: {}\n  {rule}: {}", verdict.words(), of_rule.map_or("", |ruling| &ruling.seen));
}

#[test]
fn what_the_state_issued_is_proven() {
    let handed = Handed::of(Passport::of_utopia());
    let judgements = handed.judge();
    let rulings: Vec<&Ruling> = judgements.iter().flat_map(|judgement| &judgement.rulings).collect();
    assert_eq!(judgements[0].verdict(), Verdict::Proven, "{}", verdicts(&rulings));
    let fields: Vec<_> = judgements.iter().flat_map(|judgement| &judgement.fields).collect();
    for name in [FieldName::Surname, FieldName::BirthDate, FieldName::DocumentNumber, FieldName::IssueDate] {
        assert!(fields.iter().any(|field| field.name == name && field.signed), "{name:?}");
    }
    assert_eq!(judgements[1].title, "machine-readable zone of a passport (TD3), from the chip");
    // What takes the chip itself is always told.
    let copied = rulings.iter().find(|ruling| ruling.rule.id == "chip-not-copied");
    assert_eq!(copied.map(|ruling| ruling.verdict), Some(Verdict::NotJudged));
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
        assert!(is_data_group(group) && part(group) == Some(Part::OfChip), "{number}");
    }
    assert_eq!(part(&Paper::of_state(UTOPIA, UTOPIA).der()), Some(Part::OfChip));
    assert_eq!(part(&revocation_list(UTOPIA, "261101", "270201", &[])), Some(Part::OfChip));
    assert_eq!(part(passport.zone().as_bytes()), Some(Part::PrintedZone));
    let letter = format!("ab{}", "c".repeat(98));
    for other in [letter.as_bytes(), b"m\x05hello", b"", b"%PDF-1.7", b"{}"] {
        assert!(!is_data_group(other) && part(other).is_none(), "{other:?}");
    }
    assert!(!is_security_object(&master_list(UTOPIA, &[])));
}

proptest! {
    #[test]
    fn no_chip_panics(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        static GOOD: LazyLock<Handed> = LazyLock::new(|| Handed::of(Passport::of_utopia()));
        let (mut sod, mut files, anchors) = (GOOD.sod.clone(), GOOD.companions.clone(), &GOOD.anchors);
        let place = at.index(sod.len());
        sod[place] = byte;
        for companion in &mut files {
            let place = at.index(companion.len());
            companion[place] = byte;
        }
        let companions: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let question = Question { claim: Claim::default(), today: TODAY };
        let length = cut.index(sod.len() * 2).min(sod.len());
        let file = File { companions: &companions, anchors: anchors.as_ref(), ..File::of(&sod[..length]) };
        prop_assert!(inspect(&file, &question).broke_off.is_empty());
    }
}
