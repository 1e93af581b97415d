//! Values in one form.

use proptest::prelude::*;
use vetwork_link::kind::Kind;

#[test]
fn brings_values_to_one_form() {
    let check =
        |kind: Kind, raw: &str, expected: &str| assert_eq!(kind.canonical(raw, Some("GB")), expected, "{kind:?} {raw}");
    check(Kind::GivenName, " José ", "jose");
    check(Kind::GivenName, "J.", "j");
    check(Kind::FamilyName, "O'Brien", "obrien");
    check(Kind::GivenName, "Ana '", "ana");
    check(Kind::FullName, "KESSLER, Dana", "kessler dana");
    check(Kind::Date, "1991-02-03", "19910203");
    check(Kind::Date, "3/2/1991", "19910203");
    check(Kind::Date, "19910203", "19910203");
    check(Kind::Date, "unknown", "unknown");
    check(Kind::Email, "Dana.Kessler+jobs@GMail.com", "danakessler@gmail.com");
    check(Kind::Email, "no address", "no address");
    check(Kind::Phone, "+442079460958", "+442079460958");
    check(Kind::Phone, "020 7946 0958", "+442079460958");
    check(Kind::Phone, "ask me", "askme");
    check(Kind::Identifier, "AB-12 34", "ab1234");
    check(Kind::Postcode, "SW1A 1AA", "sw1a 1aa");
    check(Kind::Place, "", "");
}

proptest! {
    #[test]
    fn a_form_is_its_own_form(raw in "\\PC{0,40}") {
        // An address of e-mail or a number of telephone may read otherwise once it is folded.
        for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Email | Kind::Phone)) {
            let once = kind.canonical(&raw, None).into_owned();
            prop_assert_eq!(kind.canonical(&once, None).into_owned(), once);
        }
    }
}
