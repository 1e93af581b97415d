//! Where the library refuses numbers that an office has given: told, and not held against anybody.

use stdnum::ErrorKind::{self, InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength};

use crate::judgement::Verdict;

struct Exception {
    scheme: &'static str,
    kinds: &'static [ErrorKind],
    /// Does it concern this number? Asked of its letters and digits.
    concerns: fn(&str) -> bool,
    verdict: Verdict,
    why: &'static str,
}

fn all(_: &str) -> bool {
    true
}

/// (General knowledge of the registers, November 2026.)
static EXCEPTIONS: &[Exception] = &[
    Exception {
        scheme: "kr/rrn",
        kinds: &[InvalidChecksum, InvalidComponent],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "numbers given since October 2020 end in digits that follow no rule",
    },
    Exception {
        scheme: "lv/pvn",
        kinds: &[InvalidComponent, InvalidChecksum],
        concerns: |number| number.starts_with('3') && !number.starts_with("30") && !number.starts_with("31"),
        verdict: Verdict::NotJudged,
        why: "numbers given since July 2017 begin with 32 and carry no date; the library does not know them",
    },
    Exception {
        scheme: "is/kennitala",
        kinds: &[InvalidComponent, InvalidChecksum],
        concerns: |number| number.starts_with(['8', '9']),
        verdict: Verdict::NotJudged,
        why: "numbers of people who are not residents begin with 8 or 9 and carry no date; the library does not know them",
    },
    Exception {
        scheme: "fi/hetu",
        kinds: &[InvalidLength],
        concerns: |number| number.len() == 10,
        verdict: Verdict::NotJudged,
        why: "the sign in the middle is missing, which tells the century",
    },
    Exception {
        scheme: "cz/rc",
        kinds: &[InvalidChecksum],
        concerns: |number| number.len() == 10 && number.ends_with('0'),
        verdict: Verdict::Unusual,
        why: "about a thousand numbers were given with 0 for a remainder of ten",
    },
    Exception {
        scheme: "sk/rc",
        kinds: &[InvalidChecksum],
        concerns: |number| number.len() == 10 && number.ends_with('0'),
        verdict: Verdict::Unusual,
        why: "about a thousand numbers were given with 0 for a remainder of ten",
    },
    Exception {
        scheme: "ar/cbu",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the library does not compute a check digit of nought",
    },
    Exception {
        scheme: "dk/cpr",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "numbers given since October 2007 need not have a check digit",
    },
    Exception {
        scheme: "at/vnr",
        kinds: &[InvalidComponent],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "where a day ran out of numbers, or is not known, months beyond twelve are given",
    },
    Exception {
        scheme: "pl/pesel",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "some numbers were given with a wrong check digit by hand, and are in use",
    },
    Exception {
        scheme: "mx/rfc",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the tax office has given numbers with other check characters",
    },
    Exception {
        scheme: "mx/curp",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the register has given numbers with other check digits",
    },
    Exception {
        scheme: "sv/nit",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "older numbers have a check digit by another rule",
    },
    Exception {
        scheme: "ro/onrc",
        kinds: &[InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the form of trade register numbers changed in 2024",
    },
    Exception {
        scheme: "be/bis",
        kinds: &[InvalidFormat],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "where a day ran out of numbers, days and months that no calendar has are given",
    },
    Exception {
        scheme: "be/insz",
        kinds: &[InvalidFormat],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "where a day ran out of numbers, days and months that no calendar has are given",
    },
    Exception {
        scheme: "be/nn",
        kinds: &[InvalidFormat],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "where a day ran out of numbers, days and months that no calendar has are given",
    },
    Exception {
        scheme: "it/codicefiscale",
        kinds: &[InvalidLength],
        concerns: |number| number.len() == 11,
        verdict: Verdict::NotJudged,
        why: "eleven digits are the code of a firm, or a provisional one of a person",
    },
    Exception {
        scheme: "ie/pps",
        kinds: &[InvalidFormat],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "second letters have been added over the years",
    },
    Exception {
        scheme: "cz/dic",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "numbers of nine digits that begin with 6 are given by another rule",
    },
    Exception {
        scheme: "ch/uid",
        kinds: &[InvalidLength],
        concerns: all,
        verdict: Verdict::NotJudged,
        why: "the letters CHE in front are missing",
    },
    Exception {
        scheme: "bg/vat",
        kinds: &[InvalidFormat],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the library knows fewer beginnings than the register",
    },
    Exception {
        scheme: "ec/ruc",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "numbers of firms without a check digit are given by now",
    },
    Exception {
        scheme: "cn/uscc",
        kinds: &[InvalidChecksum],
        concerns: |number| number.ends_with('0'),
        verdict: Verdict::Unusual,
        why: "the library does not compute a check character of nought",
    },
    Exception {
        scheme: "py/ruc",
        kinds: &[InvalidChecksum],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "the library reads short numbers otherwise than the office",
    },
    Exception {
        scheme: "py/ruc",
        kinds: &[InvalidLength],
        concerns: all,
        verdict: Verdict::Unusual,
        why: "numbers vary in length",
    },
];

/// What is to be said instead, when an office has given numbers like this one.
pub(super) fn find(scheme: &str, number: &str, kind: ErrorKind) -> Option<(Verdict, &'static str)> {
    let plain = vetwork_canon::national_id::canonical(number);
    let fits = |row: &&Exception| row.scheme == scheme && row.kinds.contains(&kind) && (row.concerns)(&plain);
    EXCEPTIONS.iter().find(fits).map(|row| (row.verdict, row.why))
}

/// What the library takes, and an office does not give to people.
pub(super) fn doubt(scheme: &str, number: &str) -> Option<&'static str> {
    match (scheme, number.as_bytes()) {
        ("at/vnr", [b'0', ..]) => Some("its serial number begins with 0, and they begin with 100"),
        ("ca/sin", [b'0', ..]) => Some("it begins with 0, which is kept for examples"),
        ("ca/sin", [b'8', ..]) => Some("it begins with 8, which firms have"),
        ("ee/ik", [b'0' | b'9', ..]) => Some("its first digit tells of no sex and no century"),
        ("is/kennitala", [.., b'1'..=b'7']) => Some("its last digit tells of no century"),
        _ => None,
    }
}
