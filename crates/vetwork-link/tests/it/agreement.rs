//! How far two values agree.

use vetwork_link::agreement::Agreement::{self, Close, Different, Same, Similar, Variant};
use vetwork_link::agreement::{agreement, emails};
use vetwork_link::kind::Kind;

fn check(kind: Kind, a: &str, b: &str, expected: Agreement) {
    assert_eq!(agreement(kind, a, b), expected, "{kind:?}: {a}, {b}");
    assert_eq!(agreement(kind, b, a), expected, "{kind:?}: {b}, {a}");
}

#[test]
fn names() {
    check(Kind::GivenName, "dana", "dana", Same);
    check(Kind::GivenName, "william", "bill", Variant);
    check(Kind::GivenName, "joseph", "j", Variant);
    check(Kind::GivenName, "mitchell", "mitchel", Variant);
    check(Kind::GivenName, "dana", "dama", Close);
    check(Kind::GivenName, "dana", "mira", Different);
    check(Kind::FamilyName, "kessler", "kesler", Close);
    check(Kind::FamilyName, "kessler", "kessler-ode", Variant);
    check(Kind::FamilyName, "kessler", "okafor", Different);
    check(Kind::FullName, "dana kessler", "kessler dana", Variant);
    check(Kind::FullName, "dana kessler", "dana maria kessler", Variant);
    check(Kind::FullName, "dana kessler", "d kessler", Close);
    check(Kind::FullName, "dana kessler", "mira kessler", Similar);
    check(Kind::FullName, "dana kessler", "mira okafor", Different);
}

#[test]
fn dates() {
    check(Kind::Date, "19910203", "19910203", Same);
    check(Kind::Date, "19910203", "19910302", Variant);
    check(Kind::Date, "19910203", "19910208", Close);
    check(Kind::Date, "19910203", "19910719", Similar);
    check(Kind::Date, "19910203", "19750824", Different);
    check(Kind::Date, "19910203", "unknown", Different);
}

#[test]
fn numbers_and_places() {
    check(Kind::Phone, "+442079460958", "+442079460959", Close);
    check(Kind::Phone, "+442079460958", "+442079461859", Different);
    check(Kind::Identifier, "1804974", "1804947", Close);
    check(Kind::Postcode, "sw1a 1aa", "sw1a 2bb", Variant);
    check(Kind::Postcode, "sw1a 1aa", "sw9 2bb", Similar);
    check(Kind::Postcode, "sw1a 1aa", "e1 2bb", Different);
    check(Kind::Place, "london", "lonon", Close);
    check(Kind::Street, "12 wallaby place", "wallaby pl", Similar);
    check(Kind::HouseNumber, "12", "13", Close);
    check(Kind::HouseNumber, "1", "2", Different);
    check(Kind::Category, "painter", "paintr", Different);
}

/// Two people of one name have addresses that look alike because the name is in them.
#[test]
fn a_name_in_an_address_tells_nothing_beyond_the_name() {
    let check = |a: &str, rest_a: &str, b: &str, rest_b: &str, expected| {
        assert_eq!(emails(a, b, rest_a, rest_b), expected, "{a}, {b}");
    };
    check("dana.kessler764@a.com", "764", "dana.kessler12@b.com", "12", Different);
    check("dana.kessler@a.com", "", "dana.kessler@b.com", "", Similar);
    check("dana.kessler764@a.com", "764", "dana.kessler764@b.com", "764", Variant);
    check("dana.kessler764@a.com", "764", "dana.kesler764@b.com", "764", Close);
    check("bluehorse@a.com", "bluehorse", "bluehorze@a.com", "bluehorze", Close);
}
