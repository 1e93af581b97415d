use super::*;

#[test]
fn days_and_their_order() {
    let good = Specimen::virginia();
    let form = "licence-date-form";
    check(&good, form, Verdict::Holds, "4 dates");
    check(&good.clone().with("DBB", "02301990"), form, Verdict::Refuted, "born 02301990: no day");
    check(&good.clone().with("DBB", "19900512"), form, Verdict::Unusual, "the other country's order");
    check(&good.clone().with("DBA", "99999999"), form, Verdict::Unusual, "valid until 99999999");
    check(&good.clone().with("DDC", "NONE"), form, Verdict::Holds, "4 dates");
    // The first edition, and Canada, write the year first.
    let first = good.clone().version(1).with("DBB", "19900512").with("DBD", "20020314").with("DBA", "20080512");
    check(&first.without("DDB"), form, Verdict::Holds, "3 dates");
    check(&Specimen::canadian("636012", "ZO", "ON", "M5V 1A1", "K12345678900512"), form, Verdict::Holds, "3 dates");

    let order = "licence-date-order";
    check(&good, order, Verdict::Holds, "born 1990-05-12, issued 2022-03-14, valid until 2030-05-12");
    check(&good.clone().with("DBB", "05122030"), order, Verdict::Refuted, "born 2030-05-12, after 2026-11-22");
    check(&good.clone().with("DBB", "05122023"), order, Verdict::Refuted, "born 2023-05-12, issued 2022-03-14");
    check(&good.clone().with("DBA", "05122020"), order, Verdict::Refuted, "issued 2022-03-14, valid until 2020-05-12");
    check(&good.clone().with("DBD", "03142027"), order, Verdict::Refuted, "issued 2027-03-14, after");
    // A renewal that was sent ahead.
    check(&good.clone().with("DBD", "12142026"), order, Verdict::Unusual, "issued 2026-12-14, after");
    check(
        &good.clone().with("DBB", "05122012").with("DDJ", "05122033"),
        order,
        Verdict::Unusual,
        "before the age of 14",
    );
}

#[test]
fn ages() {
    let good = Specimen::virginia();
    let rule = "licence-coming-of-age";
    assert_eq!(ruling(&good, rule), None);
    let young = |day| good.clone().with("DBB", "05122007").with("DDJ", day);
    check(&young("05122028"), rule, Verdict::Holds, "under 21 until 2028-05-12");
    check(&young("05112028"), rule, Verdict::Unusual, "by the birth date 2028-05-12");
    // The birth year was changed, and what is computed from it was not.
    check(&young("05122030"), rule, Verdict::Refuted, "under 21 until 2030-05-12, by the birth date 2028-05-12");
    let leap = good.clone().with("DBB", "02292008").with("DDH", "02282026");
    check(&leap, rule, Verdict::Holds, "under 18");
    check(&leap.with("DDH", "03012026"), rule, Verdict::Unusual, "under 18");
}

#[test]
fn terms() {
    let good = Specimen::virginia();
    let rule = "licence-term";
    check(&good.clone().with("DBA", "03142030"), rule, Verdict::Holds, "issued 2022-03-14");
    check(&good.clone().with("DBA", "05122031"), rule, Verdict::Unusual, "longer than eight years");
    let limited = good.clone().with("DDD", "1");
    check(&limited.clone().with("DBA", "03142024"), rule, Verdict::Holds, "valid until 2024");
    check(&limited.with("DBA", "05122031"), rule, Verdict::Refuted, "on a card for a limited stay");
    check(&good.clone().with("DDA", "N").with("DBA", "05122033"), rule, Verdict::Holds, "2033");
    check(&good.clone().with("DDA", "N").with("DBA", "05122043"), rule, Verdict::Unusual, "longer than twelve years");
    // Arizona's, until the age of 65.
    let arizona = Specimen::of("636026", "ZA", "AZ", "850010000  ", "D12345678").with("DDA", "N");
    check(&arizona.with("DBA", "05122055"), rule, Verdict::Holds, "2055");
}

#[test]
fn birthdays_expiry_and_editions() {
    let texas = Specimen::of("636015", "ZT", "TX", "787010000  ", "12345678");
    let rule = "licence-ends-on-birthday";
    check(&texas, rule, Verdict::Holds, "Texas");
    check(&texas.clone().with("DBA", "03142030"), rule, Verdict::Unusual, "valid until 2030-03-14");
    check(&texas.clone().with("DBA", "03142030").with("DDD", "1"), rule, Verdict::NotJudged, "a limited time");
    check(&texas.clone().with("DBA", "09012022"), rule, Verdict::NotJudged, "a limited time");
    assert_eq!(ruling(&Specimen::virginia(), rule), None);

    let good = Specimen::virginia();
    check(&good, "licence-expired", Verdict::Holds, "valid until 2030-05-12");
    check(&good.clone().with("DBA", "05122025"), "licence-expired", Verdict::Unusual, "asked about 2026-11-22");
    check(&good.clone().with("DBD", "03142015"), "licence-edition-date", Verdict::Unusual, "came out in 2020-01");
    check(&good, "licence-design-date", Verdict::Holds, "design of 2019-01-15");
    // A duplicate that keeps its first day of issue.
    check(&good.clone().with("DDB", "01152024"), "licence-design-date", Verdict::Unusual, "issued 2022");
    check(&good.clone().with("DDB", "01152031"), "licence-design-date", Verdict::Refuted, "valid until 2030");
}
