use super::*;
use crate::claim::Sex;

#[track_caller]
fn check_claim(claim: Claim, rule: &str, verdict: Verdict, seen: &str) {
    let judgement = judged(&Specimen::virginia().bytes(), claim);
    let ruling = judgement.rulings.iter().find(|ruling| ruling.rule.id == rule).unwrap();
    assert_eq!(ruling.verdict, verdict, "{}", ruling.seen);
    assert!(ruling.seen.contains(seen), "{}", ruling.seen);
}

#[test]
fn nothing_is_asked_of_what_is_not_claimed() {
    let judgement = judged(&Specimen::virginia().bytes(), Claim::default());
    assert!(judgement.rulings.iter().all(|ruling| !ruling.rule.id.starts_with("licence-claimed")));
}

#[test]
fn claims() {
    let name = |name: &str| Claim { name: Some(name.to_owned()), ..Claim::default() };
    check_claim(name("Dana Mira Kessler"), "licence-claimed-name", Verdict::Holds, "card DANA MIRA KESSLER");
    check_claim(name("Dana Kessler"), "licence-claimed-name", Verdict::Holds, "another form");
    check_claim(name("Dana Brandt"), "licence-claimed-name", Verdict::Unusual, "as before and after a marriage");
    check_claim(name("Jonas Brandt"), "licence-claimed-name", Verdict::Unusual, "holder Jonas Brandt");

    let born = |year, month, day| Claim { birth_date: Some(date(year, month, day)), ..Claim::default() };
    check_claim(born(1990, 5, 12), "licence-claimed-birth", Verdict::Holds, "1990-05-12");
    check_claim(born(1991, 5, 12), "licence-claimed-birth", Verdict::Unusual, "one digit");
    check_claim(born(1990, 12, 5), "licence-claimed-birth", Verdict::Unusual, "changed places");
    check_claim(born(1978, 9, 30), "licence-claimed-birth", Verdict::Refuted, "holder 1978-09-30");

    let sex = |sex| Claim { sex: Some(sex), ..Claim::default() };
    check_claim(sex(Sex::Female), "licence-claimed-sex", Verdict::Holds, "female");
    check_claim(sex(Sex::Male), "licence-claimed-sex", Verdict::NotJudged, "card female, holder male");

    let address = |line: &str| Claim { address: Some(line.to_owned()), ..Claim::default() };
    let rule = "licence-claimed-address";
    check_claim(address("12 Example Ln, Richmond, VA 23219"), rule, Verdict::Holds, "card 12 EXAMPLE LANE");
    check_claim(address("12 Example Lane, Apt 4, Richmond, Virginia 23219"), rule, Verdict::Holds, "one building");
    check_claim(address("12 Example Lane, Richmond"), rule, Verdict::Holds, "card");
    check_claim(address("12 Example Lane, Austin, TX 78701"), rule, Verdict::Unusual, "Austin");
    check_claim(address("7 Sample Road, Richmond, VA 23219"), rule, Verdict::Unusual, "7 Sample Road");

    let number = |number: &str| Claim { document_number: Some(number.to_owned()), ..Claim::default() };
    check_claim(number("k20-415-793"), "licence-claimed-number", Verdict::Holds, "K20415793");
    check_claim(number("K20415794"), "licence-claimed-number", Verdict::Unusual, "K20415794");
}
