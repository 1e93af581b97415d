use super::*;

#[test]
fn a_good_card_has_no_finding() {
    for card in [
        Specimen::virginia(),
        Specimen::virginia().kind("ID").without("DCA").without("DCB").without("DCD"),
        Specimen::virginia().version(9),
        Specimen::virginia().version(8).with("DAY", "BRN"),
        Specimen::canadian("636028", "ZB", "BC", "V6B 1A1", "1234567"),
    ] {
        let judgement = judged(&card.bytes(), Claim::default());
        assert_eq!(findings(&judgement), Vec::<String>::new());
        assert_eq!(judgement.verdict(), Verdict::Holds);
    }
}

#[test]
fn the_header() {
    let good = Specimen::virginia();
    check(&good, "licence-header", Verdict::Holds, "as the standard says");
    check(&good, "licence-version", Verdict::Holds, "version 10, the edition of 2020");
    check(&good.clone().version(1), "licence-version", Verdict::Holds, "the edition of 2000");
    check(&good.clone().version(11), "licence-version", Verdict::NotJudged, "newer than what is known");
    check(&good.clone().version(63), "licence-version", Verdict::Unusual, "newer than any edition");
    check(&good.clone().version(0), "licence-version", Verdict::Unusual, "before the edition of 2000");
}

/// What the rule says of the card with its text changed, and nothing counted anew.
#[track_caller]
fn check_edited(from: &str, to: &str, rule: &str, verdict: Verdict, seen: &str) {
    let text = String::from_utf8(Specimen::virginia().bytes()).unwrap();
    assert!(text.contains(from));
    let judgement = judged(text.replacen(from, to, 1).as_bytes(), Claim::default());
    let ruling = judgement.rulings.iter().find(|ruling| ruling.rule.id == rule).unwrap();
    assert_eq!(ruling.verdict, verdict, "{}", ruling.seen);
    assert!(ruling.seen.contains(seen), "{}", ruling.seen);
}

#[test]
fn counts_and_places() {
    check_edited("KESSLER", "KESSLER", "licence-places", Verdict::Holds, "all 2 as stated");
    // A longer name, and the lengths as before.
    check_edited("KESSLER", "KESSLERMANN", "licence-places", Verdict::Refuted, "DL does not end");
    check_edited("KESSLER", "KESSLERMANN", "licence-places", Verdict::Refuted, "ZV neither begins nor ends");
    // An issuer's slip of one byte.
    check_edited("KESSLER", "KESSLERN", "licence-places", Verdict::Unusual, "DL does not end");
    check_edited("DL0041", "DL9041", "licence-places", Verdict::Refuted, "DL neither begins nor ends");
    check_edited("100102DL", "100103DL", "licence-entries", Verdict::Refuted, "3 announced, 2 in the list");
    check_edited("ANSI 636000", "ANSI 63600X", "licence-header", Verdict::Refuted, "the issuer's six digits");
}

#[test]
fn what_scanners_make_of_it_is_not_held_against_the_card() {
    for (from, to) in [("@\n\x1e\r", "@\n\n"), ("@\n\x1e\r", "@"), ("\n", "\r\n")] {
        let text = String::from_utf8(Specimen::virginia().bytes()).unwrap().replace(from, to);
        let judgement = judged(text.as_bytes(), Claim::default());
        assert_eq!(findings(&judgement), Vec::<String>::new(), "{to:?}");
        assert_eq!(judgement.field(crate::judgement::FieldName::Surname), Some("KESSLER"));
    }
    // A file that ends with a line break.
    let mut bytes = Specimen::virginia().bytes();
    bytes.push(b'\n');
    assert_eq!(findings(&judged(&bytes, Claim::default())), Vec::<String>::new());
}

#[test]
fn letters_with_accents_count_as_one_byte_however_they_are_saved() {
    let card = Specimen::canadian("604428", "ZQ", "QC", "H2X 1Y4", "L123412059007").with("DCS", "LÉVESQUE");
    let latin = card.bytes();
    let utf8: String = latin.iter().copied().map(char::from).collect();
    assert_ne!(latin, utf8.as_bytes());
    for bytes in [&latin[..], utf8.as_bytes()] {
        let judgement = judged(bytes, Claim::default());
        assert_eq!(findings(&judgement), Vec::<String>::new());
        assert_eq!(judgement.field(crate::judgement::FieldName::Surname), Some("LÉVESQUE"));
    }
}

#[test]
fn fields_are_found_behind_letters_with_accents() {
    for accented in [&b"\xe9"[..], "é".as_bytes()] {
        let mut bytes = Specimen::virginia().bytes();
        bytes.splice(1..1, accented.iter().copied());
        let judgement = judged(&bytes, Claim::default());
        assert_eq!(judgement.field(crate::judgement::FieldName::Surname), Some("KESSLER"));
        assert_eq!(judgement.field(crate::judgement::FieldName::Discriminator), Some("0412299871520311"));
    }
}

#[test]
fn parts() {
    let good = Specimen::virginia();
    check(&good, "licence-parts", Verdict::Holds, "DL, ZV");
    check(&good.clone().own("ZC", &[("ZCA", "01")]), "licence-parts", Verdict::Refuted, "for Virginia it is ZV");
    check(&good.clone().kind("XX"), "licence-parts", Verdict::Refuted, "none of DL, ID, EN");
    check(&good.clone().kind("EN"), "licence-parts", Verdict::Holds, "EN, ZV");
}

#[test]
fn elements() {
    let good = Specimen::virginia();
    let rule = "licence-fields-known";
    check(&good, rule, Verdict::Holds, "30 fields");
    check(&good.clone().with("DXX", "1"), rule, Verdict::Unusual, "not of the standard: DXX");
    check(&good.clone().version(3), rule, Verdict::Unusual, "DDE, DDF, DDG");
    check(&good.clone().own("ZV", &[("ZVB", "1"), ("ZVA", "2")]), rule, Verdict::Unusual, "alphabetical");
    check(&good.clone().with("DCU", "JR\nDCUSR"), rule, Verdict::Unusual, "more than once: DCU");
    check(&good.clone().with("DCU", "JR\nnothing"), rule, Verdict::Unusual, "1 pieces are no field");
    let rule = "licence-mandatory-fields";
    check(&good, rule, Verdict::Holds, "all");
    check(
        &good.clone().without("DCF").with("DAY", ""),
        rule,
        Verdict::Unusual,
        "DAY (eye colour), DCF (number of this card)",
    );
    check(&good.clone().with("DAD", "NONE").with("DAY", "unavl"), rule, Verdict::Holds, "all");
    // An identity card lets nobody drive.
    check(&good.clone().kind("ID").without("DCA"), rule, Verdict::Holds, "all");
    check(&good.clone().without("DCA"), rule, Verdict::Unusual, "DCA (class)");
}

#[test]
fn issuers() {
    let good = Specimen::virginia();
    check(&good, "licence-issuer", Verdict::Holds, "636000, Virginia");
    check(&good.clone().issuer("999999"), "licence-issuer", Verdict::Refuted, "not handed out");
    check(&good.clone().issuer("636090"), "licence-issuer", Verdict::Unusual, "not in our list");
    check(&good.clone().with("DCG", "CAN"), "licence-country", Verdict::Refuted, "CAN, but the issuer is of USA");
    check(&good.clone().with("DCG", "US"), "licence-country", Verdict::Unusual, "US, for USA");
    check(&good, "licence-address-state", Verdict::Holds, "VA");
    // A soldier's card.
    check(
        &good.clone().with("DAJ", "TX").with("DAK", "765440000  "),
        "licence-address-state",
        Verdict::Unusual,
        "TX, issued by Virginia",
    );
}

#[test]
fn marks_to_find_it_again() {
    let traces = judged(&Specimen::virginia().bytes(), Claim::default()).traces;
    let words: Vec<String> = traces.iter().map(|trace| format!("{}: {}", trace.kind.words(), trace.value)).collect();
    assert_eq!(
        words,
        [
            "the same document number: US-VA K20415793",
            "the same card stock number: US-VA 0090112358132134",
            "the same number of one card: US-VA 0412299871520311",
        ]
    );
    // Fillers are no marks.
    let bare = Specimen::virginia().with("DCK", "NONE").with("DCF", "01").with("DAQ", "unavl");
    assert!(judged(&bare.bytes(), Claim::default()).traces.is_empty());
}
