//! How far two values of one kind agree: six answers for every kind, so that one estimate serves all of them.

use vetwork_canon::name::likeness;

use crate::kind::Kind;
use crate::similarity::{jaro_winkler, slips};

/// How far two values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Agreement {
    /// One of them is missing: this tells nothing.
    Missing = 0,
    /// Nothing in common.
    Different = 1,
    /// Some likeness: the same district, the same year, a name that begins alike.
    Similar = 2,
    /// One slip apart, or nearly so.
    Close = 3,
    /// Another way to write it: a short form, an initial, day and month exchanged, names exchanged.
    Variant = 4,
    /// The same.
    Same = 5,
}

impl Agreement {
    /// How many answers there are.
    pub const COUNT: usize = 6;

    /// All answers that tell something, from the least to the most.
    pub const TELLING: [Agreement; 5] =
        [Agreement::Different, Agreement::Similar, Agreement::Close, Agreement::Variant, Agreement::Same];

    /// A word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Agreement::Missing => "missing",
            Agreement::Different => "different",
            Agreement::Similar => "similar",
            Agreement::Close => "close",
            Agreement::Variant => "variant",
            Agreement::Same => "same",
        }
    }

    /// Its place in a list of [`Agreement::COUNT`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How far two different values agree, both there and in canonical form.
#[must_use]
pub fn agreement(kind: Kind, a: &str, b: &str) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    match kind {
        Kind::GivenName => given_name(a, b),
        Kind::FamilyName => family_name(a, b),
        Kind::FullName => full_name(a, b),
        Kind::Date => date(a, b),
        Kind::Email => emails(a, b, local(a), local(b)),
        Kind::Phone | Kind::Identifier => by_slips(a, b),
        Kind::Postcode => postcode(a, b),
        Kind::Place | Kind::Street => phrase(a, b),
        Kind::HouseNumber if a.len() > 1 && slips(a.as_bytes(), b.as_bytes()) == 1 => Agreement::Close,
        Kind::HouseNumber | Kind::Category => Agreement::Different,
    }
}

fn given_name(a: &str, b: &str) -> Agreement {
    let is_short_form = a.starts_with(b) || b.starts_with(a);
    if is_short_form || likeness::stand_for_each_other(a, b) {
        return Agreement::Variant;
    }
    name(a, b)
}

fn family_name(a: &str, b: &str) -> Agreement {
    let joined = |a: &str, b: &str| a.split([' ', '-']).any(|part| part == b);
    if joined(a, b) || joined(b, a) {
        return Agreement::Variant;
    }
    name(a, b)
}

/// Whole names, part by part, in any order: the parts of the shorter all have to be found again.
fn full_name(a: &str, b: &str) -> Agreement {
    let parts = |name: &str| name.split([' ', '-']).filter(|part| !part.is_empty()).count();
    let (short, long) = if parts(a) <= parts(b) { (a, b) } else { (b, a) };
    let best = |part: &str| {
        long.split([' ', '-']).map(|other| if part == other { Agreement::Same } else { given_name(part, other) }).max()
    };
    let found: Vec<Agreement> = short.split([' ', '-']).filter(|part| !part.is_empty()).filter_map(best).collect();
    let count = |least: Agreement| found.iter().filter(|agreement| **agreement >= least).count();
    if count(Agreement::Same) == found.len() && found.len() > 1 {
        Agreement::Variant
    } else if count(Agreement::Close) == found.len() && count(Agreement::Same) > 0 {
        Agreement::Close
    } else if count(Agreement::Same) > 0 {
        Agreement::Similar
    } else {
        Agreement::Different
    }
}

fn name(a: &str, b: &str) -> Agreement {
    let likeness = jaro_winkler(a.as_bytes(), b.as_bytes());
    if likeness >= 0.92 || (likeness >= 0.8 && slips(a.as_bytes(), b.as_bytes()) == 1) {
        return Agreement::Close;
    }
    if likeness >= 0.8 { Agreement::Similar } else { Agreement::Different }
}

fn date(a: &str, b: &str) -> Agreement {
    let slips = slips(a.as_bytes(), b.as_bytes());
    let (Some((year, month, day)), Some((other_year, other_month, other_day))) = (parts_of_date(a), parts_of_date(b))
    else {
        return if slips == 1 { Agreement::Close } else { Agreement::Different };
    };
    if year == other_year && month == other_day && day == other_month {
        Agreement::Variant
    } else if slips == 1 {
        Agreement::Close
    } else if year == other_year || (month == other_month && day == other_day && slips == 2) {
        Agreement::Similar
    } else {
        Agreement::Different
    }
}

/// Year, month and day of eight digits.
fn parts_of_date(date: &str) -> Option<(&str, &str, &str)> {
    if date.len() == 8 { Some((date.get(..4)?, date.get(4..6)?, date.get(6..)?)) } else { None }
}

/// How far two different e-mail addresses agree. The letters of one's own name in them tell nothing beyond the name, so
/// what is left without them decides.
#[must_use]
pub fn emails(a: &str, b: &str, rest_of_a: &str, rest_of_b: &str) -> Agreement {
    let (x, y) = (local(a), local(b));
    let rest = rest_of_a.len().min(rest_of_b.len());
    if x == y {
        return if rest >= 2 { Agreement::Variant } else { Agreement::Similar };
    }
    let one_slip = slips(x.as_bytes(), y.as_bytes()) == 1;
    if one_slip && ((rest_of_a == rest_of_b && rest >= 2) || rest >= 6) {
        Agreement::Close
    } else if rest >= 3
        && (rest_of_a == rest_of_b || (rest >= 6 && slips(rest_of_a.as_bytes(), rest_of_b.as_bytes()) <= 2))
    {
        Agreement::Similar
    } else {
        Agreement::Different
    }
}

fn local(email: &str) -> &str {
    email.rsplit_once('@').map_or(email, |(local, _)| local)
}

fn by_slips(a: &str, b: &str) -> Agreement {
    match slips(a.as_bytes(), b.as_bytes()) {
        1 => Agreement::Close,
        2 if a.len() >= 6 && b.len() >= 6 => Agreement::Similar,
        _ => Agreement::Different,
    }
}

fn postcode(a: &str, b: &str) -> Agreement {
    if slips(a.as_bytes(), b.as_bytes()) == 1 {
        Agreement::Close
    } else if outward(a) == outward(b) {
        Agreement::Variant
    } else if area(a) == area(b) {
        Agreement::Similar
    } else {
        Agreement::Different
    }
}

/// The part of a postal code that names the district: before the space, or its first half.
pub(crate) fn outward(code: &str) -> &str {
    code.split_once(' ').map_or_else(|| code.get(..code.len().div_ceil(2)).unwrap_or(code), |(outward, _)| outward)
}

/// The letters with which a code begins, or its first digit.
fn area(code: &str) -> &str {
    let letters = code.bytes().take_while(u8::is_ascii_alphabetic).count();
    code.get(..letters.max(1)).unwrap_or(code)
}

fn phrase(a: &str, b: &str) -> Agreement {
    let likeness = jaro_winkler(a.as_bytes(), b.as_bytes());
    if likeness >= 0.92 || slips(a.as_bytes(), b.as_bytes()) == 1 {
        Agreement::Close
    } else if likeness >= 0.82 || shares_a_word(a, b) {
        Agreement::Similar
    } else {
        Agreement::Different
    }
}

fn shares_a_word(a: &str, b: &str) -> bool {
    a.split([' ', '-']).filter(|word| word.len() >= 4).any(|word| b.split([' ', '-']).any(|other| other == word))
}
