use proptest::prelude::*;

use super::super::payload::{Content, looks_like, read};
use super::*;

#[test]
fn prose_is_no_barcode() {
    for text in [
        "ANSI C is a standard.",
        "@ the ANSI 636000 counter, I met",
        "AAMVA is an association",
        "",
        "@\n\x1e\r",
        "ANSI ",
    ] {
        assert!(!looks_like(text.as_bytes()) || text.starts_with('@'), "{text}");
    }
    assert!(looks_like(&Specimen::virginia().bytes()));
    assert!(looks_like(b"ANSI 636000100102DL"));
}

#[test]
fn too_much_for_a_barcode() {
    let card = Specimen::virginia().with("DAG", &"LONG ROAD ".repeat(400));
    check(&card, "licence-capacity", Verdict::Refuted, "of 2710 at most");
    let endless = [Specimen::virginia().bytes(), b"\nDAQ1".repeat(200_000)].concat();
    let judgement = judged(&endless, Claim::default());
    assert!(judgement.rulings.iter().all(|ruling| ruling.seen.len() < 2_000));
}

proptest! {
    #[test]
    fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&Content::of(&bytes));
        let _ = read(&Content::of(&[b"@\n\x1e\rANSI 6360101001", &bytes[..]].concat()));
    }

    /// Whatever is changed in a card, it is judged, and what is said of it stays short.
    #[test]
    fn a_changed_card_is_judged(at in 21_usize..500, new in proptest::collection::vec(any::<u8>(), 0..12), cut in 0_usize..12) {
        let mut bytes = Specimen::virginia().bytes();
        let at = at.min(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, new);
        let judgement = judged(&bytes, Claim { name: Some("Dana Kessler".to_owned()), ..Claim::default() });
        prop_assert!(judgement.verdict() <= Verdict::Refuted);
        prop_assert!(judgement.rulings.iter().all(|ruling| ruling.verdict != Verdict::Proven));
    }

    /// A card of any issuer, with any value anywhere, never breaks a judge.
    #[test]
    fn any_value_anywhere(issuer in 636_000_u32..636_063, id in "D[ABCD][A-Z]", value in "\\PC{0,40}") {
        let text = format!("ANSI {issuer}100101DL00310100DL{id}{value}\nDBB05121990\nDAQ{value}\nDCS{value}\r");
        let _ = judged(text.as_bytes(), Claim::default());
    }
}
