//! Countries as they are written, and which of them may be one.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let found: Vec<String> = Country::all_in(text).iter().map(ToString::to_string).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

#[test]
fn written_in_many_ways() {
    for (text, expected) in [
        ("IR", "IR"),
        ("ir", "IR"),
        ("IRN", "IR"),
        ("Iranian", "IR"),
        ("Iran (Islamic Republic of)", "IR"),
        ("Korea, North", "KP"),
        ("1 Long Street, Wonsan, Korea, North", "KP"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Democratic People\u{2019}s Republic of Korea (DPRK)", "KP"),
        ("Republic of Korea", "KR"),
        ("Korean", "KP KR"),
        ("북조선, 조선민주주의인민공화국", "KP"),
        ("イラン", "IR"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congolese", "CD CG"),
        ("Guinea-Bissau", "GW"),
        ("Papua New Guinea", "PG"),
        ("South Sudan", "SS"),
        ("Nigerian", "NG"),
        ("Tallinn, former USSR (now Estonia)", "EE SU"),
        ("Ukrainian SSR (now Ukraine)", "SU UA"),
        ("Serbia and Montenegro", "ME RS"),
        ("(a) Algerian, (b) German", "DE DZ"),
        ("ru/ua", "RU UA"),
        ("RU; US", "RU US"),
        ("Myanmar/Burma", "MM"),
        ("Türkiye", "TR"),
        ("Region: Gaza", "PS"),
        ("St. Kitts & Nevis", "KN"),
        ("Rua de la Paz 7", ""),
        ("Atlantis", ""),
        ("", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn what_may_be_one() {
    let country = |code: &str| Country::of_code(code).unwrap();
    for (one, other, expected) in [
        ("RU", "RU", true),
        ("RU", "SU", true),
        ("RU", "UA", false),
        ("HK", "CN", true),
        ("HK", "MO", false),
        ("XK", "RS", true),
        ("XK", "YU", true),
        ("KP", "KR", false),
        ("VG", "GB", true),
    ] {
        assert_eq!(country(one).may_be(country(other)), expected, "{one} {other}");
        assert_eq!(country(other).may_be(country(one)), expected, "{other} {one}");
    }
}

#[test]
fn every_line_is_read() {
    for line in SPELLINGS.lines().filter(|line| !line.starts_with('#')) {
        let code = line.get(..2).unwrap_or_default();
        let (_, first) = line.rsplit_once("; ").or(line.split_once(' ')).unwrap();
        let last = first.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == ' ');
        let found = Country::all_in(last);
        assert!(found.iter().any(|country| country.as_str() == code), "{line}: {last}: {found:?}");
    }
    assert!(KNOWN.spellings.keys().all(|spelling| spelling.split(' ').count() <= MOST_WORDS));
    assert!(KNOWN.codes.len() >= 2 * 250, "{}", KNOWN.codes.len());
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_fail(text in ".*|[A-Z]{2}|(north|south|korea|of|republic|[ ,(/]){0,20}") {
        let found = Country::all_in(&text);
        assert!(found.is_sorted());
        assert!(found.iter().all(|country| country.may_be(*country)));
    }
}
