use super::*;

const CODE: &str = "licence-number-code";

#[test]
fn numbers_look_like_their_states() {
    let good = Specimen::virginia();
    let rule = "licence-number-pattern";
    check(&good, rule, Verdict::Holds, "K20415793, Virginia");
    check(
        &good.clone().with("DAQ", "K2041"),
        rule,
        Verdict::Unusual,
        "Virginia has 1 letter and 8 to 11 digits, or 9 digits",
    );
    check(&good.clone().issuer("604427"), rule, Verdict::NotJudged, "American Samoa are not known");
    check(&good.clone().issuer("636012").with("DAQ", "K1234-56789-00512"), rule, Verdict::Holds, "Ontario");
    assert_eq!(ruling(&good, CODE), None);
}

/// Dana Mira Kessler, born on 12 May 1990, issued in 2022 unless said otherwise.
#[track_caller]
fn check_number(issuer: &'static str, number: &str, verdict: Verdict, seen: &str) {
    let card = match issuer {
        "636012" | "604428" | "636013" | "636016" => Specimen::canadian(issuer, "ZX", "ON", "M5V 1A1", number),
        _ => Specimen::virginia().issuer(issuer).with("DAQ", number),
    };
    check(&card, CODE, verdict, seen);
}

#[test]
fn numbers_that_encode_their_holder() {
    // Kessler is K246; Dana with an M is 173; 12 May is 40 * 4 + 12, and 500 more for women.
    check_number(
        "636010",
        "K246173906720",
        Verdict::Holds,
        "family name fits (K246); first name fits (173); birth date fits (90672)",
    );
    check_number("636010", "K246-173-90-672-0", Verdict::Holds, "birth date fits");
    check_number("636010", "K246173906730", Verdict::Refuted, "birth date: the number says 90673, the card 1990-05-12");
    check_number("636010", "K246173886720", Verdict::Refuted, "birth date");
    check_number("636010", "S530173906720", Verdict::Unusual, "family name: the number says S530, the card KESSLER");
    check_number("636010", "K246500906720", Verdict::Unusual, "first name: the number says 500, the card DANA");
    // What is said of sex is nobody's business here: a record may have been corrected.
    check_number("636010", "K246173901720", Verdict::Holds, "birth date fits");
    check_number("636031", "K2461739067201", Verdict::Holds, "birth date fits (90672)");
    // Illinois counts months of 31 days, and 600 more for women.
    check_number("636035", "K24617390736", Verdict::Holds, "birth date fits (90736)");
    check_number("636035", "K24617390672", Verdict::Refuted, "birth date");
    // In Maryland and Michigan Dana is 135, Mira 603, and 12 May 361; who shares all that has the next day code.
    check_number("636032", "K246135603361", Verdict::Holds, "birth date fits (361)");
    check_number("636003", "K246135603362", Verdict::Holds, "birth date fits (362)");
    check_number("636003", "K246135603364", Verdict::Unusual, "birth date: the number says 364");
    check_number("636036", "K12345678905903", Verdict::Holds, "birth date fits (90-05-..)");
    check_number("636036", "K12345678955903", Verdict::Holds, "birth date fits (90-55-..)");
    check_number("636036", "K12345678906903", Verdict::Refuted, "birth date");
    check_number("636039", "05KRD90121", Verdict::Holds, "name fits (KRD)");
    check_number("636039", "05KRD91121", Verdict::Unusual, "birth date: the number says 91-05-12");
    check_number("636034", "KES901234", Verdict::Holds, "birth date fits (90-..-..)");
    check_number("636008", "0512319904112", Verdict::Holds, "fits");
    check_number("636012", "K1234-56789-05512", Verdict::Holds, "birth date fits (90-55-12)");
    check_number("636012", "K1234-56788-80512", Verdict::Refuted, "birth date");
    check_number("604428", "K123412059007", Verdict::Holds, "birth date fits (90-05-12)");
    check_number("636013", "KESSL120590001", Verdict::Holds, "family name fits (KESSL)");
    check_number("636016", "K900512001", Verdict::Holds, "birth date fits (90-05-12)");
}

#[test]
fn numbers_that_encode_nothing_any_longer() {
    let florida = Specimen::virginia().issuer("636010").with("DAQ", "K246999999999").with("DBD", "08012024");
    check(&florida, CODE, Verdict::NotJudged, "random digits since 31 July 2024");
    let minnesota = Specimen::virginia().issuer("636038").with("DAQ", "K123456789012");
    check(&minnesota, CODE, Verdict::NotJudged, "since 13 December 2004");
    let washington = |number| Specimen::virginia().issuer("636045").with("DAQ", number);
    check(&washington("KESSLDM101Q7"), CODE, Verdict::NotJudged, "since 2018");
    assert_eq!(ruling(&washington("WDLABC12345D"), CODE), None);
    let old = washington("KESSLDM101Q7").version(8).with("DBD", "03142016");
    check(&old, CODE, Verdict::Holds, "name fits (KESSLD); birth date fits (10)");
    check(&washington("KESSLDM121Q7").with("DBD", "03142016"), CODE, Verdict::Unusual, "birth date");
}
