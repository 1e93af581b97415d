use super::*;

#[test]
fn codes() {
    let good = Specimen::virginia();
    let sex = |code| good.clone().with("DBC", code);
    check(&sex("1"), "licence-sex-code", Verdict::Holds, "1, male");
    check(&sex("9"), "licence-sex-code", Verdict::Holds, "not specified");
    check(&sex("X"), "licence-sex-code", Verdict::Holds, "not specified");
    check(&sex("F"), "licence-sex-code", Verdict::Unusual, "as on old cards");
    check(&sex("7"), "licence-sex-code", Verdict::Refuted, "none of 1, 2, 9");
    let eyes = |code| good.clone().with("DAY", code);
    check(&eyes("DIC"), "licence-colours", Verdict::Holds, "eyes DIC");
    check(&eyes("BRN"), "licence-colours", Verdict::Holds, "eyes BRN");
    check(&eyes("ZZZ"), "licence-colours", Verdict::Refuted, "eyes ZZZ, no code");
    check(&eyes("BROWN").version(1), "licence-colours", Verdict::Holds, "eyes BROWN");
    check(&good.clone().with("DAZ", "BLACK"), "licence-colours", Verdict::Holds, "hair BLACK");
    check(&good.clone().with("DAZ", "QQQ"), "licence-colours", Verdict::Unusual, "hair QQQ");
    let mark = |id, code| good.clone().with(id, code);
    check(&mark("DDA", "N"), "licence-marks", Verdict::Holds, "codes of the standard");
    // What they say of a person is not told.
    check(&mark("DDD", "1"), "licence-marks", Verdict::Holds, "codes of the standard");
    check(&mark("DDA", "M"), "licence-marks", Verdict::Unusual, "compliance M");
    check(&mark("DDA", "M").version(8), "licence-marks", Verdict::Holds, "codes");
    check(&mark("DDA", "Q"), "licence-marks", Verdict::Refuted, "compliance Q");
    check(&mark("DDL", "0"), "licence-marks", Verdict::Unusual, "veteran 0");
}

#[test]
fn measures() {
    let good = Specimen::virginia();
    let rule = "licence-measures";
    let height = |text| good.clone().with("DAU", text);
    check(&height("181 cm"), rule, Verdict::Holds, "181 cm");
    check(&height("507"), rule, Verdict::Unusual, "height 507");
    check(&height("5'-07\""), rule, Verdict::Unusual, "height");
    check(&height("067 IN"), rule, Verdict::Unusual, "height 067 IN");
    check(&height("507").version(1), rule, Verdict::Holds, "height 507");
    check(&height("999 in"), rule, Verdict::Unusual, "nobody is so tall");
    check(&height("tall"), rule, Verdict::Refuted, "neither inches nor centimetres");
    check(&good.clone().with("DAW", "210"), rule, Verdict::Refuted, "210 pounds, but in the range of 131 to 160");
    check(&good.clone().with("DAW", "162"), rule, Verdict::Holds, "162 pounds");
    check(&good.clone().with("DAX", "064"), rule, Verdict::Holds, "142 pounds");
    check(&good.clone().with("DAX", "090"), rule, Verdict::Refuted, "142 pounds, but 90 kilograms");
}

#[test]
fn names_that_were_shortened() {
    let good = Specimen::virginia();
    let rule = "licence-shortened-names";
    check(&good, rule, Verdict::Holds, "family name N");
    check(&good.clone().with("DDE", "U"), rule, Verdict::Holds, "family name U");
    check(&good.clone().with("DDE", "Q"), rule, Verdict::Refuted, "none of T, N, U");
    check(&good.clone().with("DDE", "T"), rule, Verdict::Unusual, "family name T, and short");
    check(&good.clone().with("DCS", &"KESSLER ".repeat(5)), rule, Verdict::Holds, "family name N");
    check(&good.clone().with("DCS", &"KESSLERE".repeat(5)), rule, Verdict::Unusual, "family name N, at full length");
}

#[test]
fn postal_codes() {
    let good = Specimen::virginia();
    let rule = "licence-postal-code";
    let code = |text| good.clone().with("DAK", text);
    check(&good, rule, Verdict::Holds, "232190000, VA");
    check(&code("23219"), rule, Verdict::Holds, "23219");
    check(&code("23219-1234"), rule, Verdict::Holds, "23219-1234");
    check(&code("100010000  "), rule, Verdict::Unusual, "of another state than VA");
    check(&code("2321"), rule, Verdict::Unusual, "neither five nor nine");
    check(&code("V6B 1A1"), rule, Verdict::Unusual, "not digits");
    let ontario = |code| Specimen::canadian("636012", "ZO", "ON", code, "K12345678900512");
    check(&ontario("M5V 1A1"), rule, Verdict::Holds, "M5V 1A1, ON");
    check(&ontario("M5V1A1"), rule, Verdict::Holds, "M5V1A1");
    check(&ontario("V6B 1A1"), rule, Verdict::Unusual, "of another province than ON");
    check(&ontario("12345"), rule, Verdict::Unusual, "in turn");
}
