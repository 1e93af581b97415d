use super::*;

/// The example of the standard is not ours to keep; it lies beside the project for those who develop it.
#[expect(clippy::disallowed_methods, reason = "test data is read where it lies")]
fn example() -> Option<Vec<u8>> {
    let path = "../../../shared/data/identity/aamva/aamva2020_D13_example.bin";
    let example = std::fs::read(path).ok();
    if example.is_none() {
        println!("not tested: {path} is not there");
    }
    example
}

#[test]
fn the_example_of_the_standard() {
    let Some(example) = example() else {
        return;
    };
    let judgement = judged(&example, Claim::default());
    println!("{}\n  {}", judgement.title, findings(&judgement).join("\n  "));
    assert_eq!(judgement.title, "barcode of a driving licence of Virginia (AAMVA version 10)");
    assert_eq!(
        findings(&judgement),
        [
            "licence-edition-date unusual: version 10 came out in 2020-01, issued 2019-06-06",
            "licence-expired unusual: valid until 2024-12-10, asked about 2026-11-22",
            "licence-published-sample refuted: T64235789, SAMPLE: the example of the AAMVA standard (D.13)",
        ]
    );
}

#[test]
fn the_example_changed_in_four_places() {
    let Some(example) = example() else {
        return;
    };
    let text: String = example.iter().copied().map(char::from).collect();
    let changed = text
        .replace("636000", "999999")
        .replace("06061986", "06062030")
        .replace("DAYBRO", "DAYZZZ")
        .replace("0278", "0300");
    let judgement = judged(changed.as_bytes(), Claim::default());
    let findings = findings(&judgement);
    println!("{}\n  {}", judgement.title, findings.join("\n  "));
    assert!(findings.len() >= 5);
    for rule in ["licence-issuer", "licence-date-order", "licence-colours", "licence-places"] {
        assert!(findings.iter().any(|finding| finding.starts_with(&format!("{rule} refuted"))), "{rule}");
    }
}

#[test]
fn samples() {
    let rule = "licence-published-sample";
    let good = Specimen::virginia();
    check(&good, rule, Verdict::Holds, "none that is known");
    let florida = good.clone().issuer("636010").with("DAQ", "S514-172-80-921-0");
    // All the world has its numbers: they link nobody.
    assert!(judged(&florida.bytes(), Claim::default()).traces.is_empty());
    check(&florida.clone().with("DCS", "SAMPLE"), rule, Verdict::Refuted, "Florida's specimen");
    check(&florida, rule, Verdict::Unusual, "the number of Florida's specimen");
    // There are people of that name.
    check(&good.clone().with("DCS", "SAMPLE"), rule, Verdict::Unusual, "the name on published samples");
    check(&good.clone().with("DAQ", "111111111"), rule, Verdict::Unusual, "one character throughout");
}
