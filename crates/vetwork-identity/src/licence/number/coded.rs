//! Numbers that encode the holder's name and birth date, state by state.

use jiff::civil::{Date, date};

use super::super::card::{Card, Kind};
use super::super::name_code::{ranked, shared, soundex, soundex_of_programs};

/// What became of reading a number.
pub(super) enum Reading {
    /// Numbers of this issuer, or of this shape, encode nothing.
    NotCoded,
    /// They did, and this one may not, in words.
    NoLonger(&'static str),
    /// What the number says, part by part.
    Parts(Vec<Part>),
}

/// One thing that a number encodes, beside what the card says.
pub(super) struct Part {
    pub(super) of: &'static str,
    pub(super) number_says: String,
    pub(super) card_says: String,
    pub(super) agrees: bool,
    /// Is there no way in which a genuine card could differ?
    pub(super) is_firm: bool,
}

/// Florida's numbers have random digits since then (Florida Statutes 322.14, carried out on that day).
const FLORIDA_RANDOM: Date = date(2024, 7, 31);

/// Washington gave out numbers that begin with WDL and encode nothing in the second half of that year.
const WASHINGTON_RANDOM: Date = date(2018, 7, 1);

/// Reads a number without spaces and hyphens.
pub(super) fn read(card: &Card<'_>, place: &str, number: &str) -> Reading {
    let holder = || Holder::of(card);
    let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = number.get(letters..).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let parts = match (place, letters, digits) {
        ("FL", 1, Some(digits)) if digits.len() == 12 && card.kind != Kind::IdentityCard => {
            if card.issued.date().is_none_or(|issued| issued >= FLORIDA_RANDOM) {
                return Reading::NoLonger("Florida's numbers have random digits since 31 July 2024");
            }
            holder().shared(number, digits, 40, 500)
        }
        ("WI", 1, Some(digits)) if digits.len() == 13 => holder().shared(number, digits, 40, 500),
        ("IL", 1, Some(digits)) if digits.len() == 11 => holder().shared(number, digits, 31, 600),
        ("MD" | "MI", 1, Some(digits)) if digits.len() == 12 => holder().ranked(number, digits),
        ("MN", 1, Some(digits)) if digits.len() == 12 => {
            return Reading::NoLonger("Minnesota's numbers encode nothing since 13 December 2004");
        }
        ("NJ", 1, Some(digits)) if digits.len() == 14 => {
            vec![holder().initial(number), holder().born(digits, [Some((11, 2)), Some((9, 2)), None], true)]
        }
        ("ON", 1, Some(digits)) if digits.len() == 14 => {
            vec![holder().initial(number), holder().born(digits, [Some((8, 2)), Some((10, 2)), Some((12, 2))], true)]
        }
        ("QC", 1, Some(digits)) if digits.len() == 12 => {
            vec![holder().initial(number), holder().born(digits, [Some((8, 2)), Some((6, 2)), Some((4, 2))], false)]
        }
        ("NL", 1, Some(digits)) if digits.len() == 9 => {
            vec![holder().initial(number), holder().born(digits, [Some((0, 2)), Some((2, 2)), Some((4, 2))], false)]
        }
        ("NS", 2..=5, Some(digits)) if digits.len() == 9 => {
            vec![
                holder().beginning(number, letters),
                holder().born(digits, [Some((4, 2)), Some((2, 2)), Some((0, 2))], false),
            ]
        }
        ("ND", 3, Some(digits)) if digits.len() == 6 => {
            vec![holder().beginning(number, letters), holder().born(digits, [Some((0, 2)), None, None], false)]
        }
        ("MT", 0, Some(digits)) if digits.len() == 13 && digits.get(9..11) == Some("41") => {
            vec![holder().born(digits, [Some((7, 2)), Some((0, 2)), Some((11, 2))], false)]
        }
        ("NH", 0, None) if number.len() == 10 => holder().new_hampshire(number),
        ("WA", 1.., _) if number.len() == 12 && !number.starts_with("WDL") => {
            if card.issued.date().is_none_or(|issued| issued >= WASHINGTON_RANDOM) {
                return Reading::NoLonger("Washington's numbers encode nothing since 2018");
            }
            holder().washington(number)
        }
        _ => return Reading::NotCoded,
    };
    Reading::Parts(parts)
}

/// Where in a number two digits stand.
type At = Option<(usize, usize)>;

/// What the card says of its holder.
struct Holder {
    surname: String,
    given: String,
    middle: Option<String>,
    born: Option<Date>,
}

impl Holder {
    fn of(card: &Card<'_>) -> Self {
        let owned = |text: Option<&str>| text.map(|text| text.to_uppercase());
        Self {
            surname: owned(card.surname()).unwrap_or_default(),
            given: owned(card.given_name()).unwrap_or_default(),
            middle: owned(card.middle_names()),
            born: card.born.date(),
        }
    }

    /// Florida, Illinois, Wisconsin: SSSS FFF YY DDD. The day counts months of so many days; for women more is added.
    fn shared(&self, number: &str, digits: &str, month: u16, women: u16) -> Vec<Part> {
        let day_code = digits.get(8..11).and_then(|code| code.parse::<u16>().ok());
        // What is said of sex is not held against the holder: records are corrected, and numbers stay.
        let born = self.born.and_then(|born| {
            let days = (u16::try_from(born.month()).ok()? - 1) * month + u16::try_from(born.day()).ok()?;
            let year = format!("{:02}", born.year().rem_euclid(100));
            Some((year == digits.get(6..8)?) && [days, days + women].contains(&day_code?))
        });
        let code = digits.get(3..6).and_then(|code| code.parse::<u16>().ok());
        let expected = shared(&self.given, self.middle.as_deref());
        let named = expected.is_empty()
            || code.is_some_and(|code| {
                expected.contains(&code) || {
                    // The middle name may be one that the card does not state.
                    self.middle.is_none() && expected.iter().any(|base| (*base..*base + 20).contains(&code))
                }
            });
        vec![self.sounds_like(number), self.first_name(digits, named), self.birth(born, part(digits, 6, 5), true)]
    }

    /// The three digits after the code of the family name, which stand for the first one.
    fn first_name(&self, digits: &str, agrees: bool) -> Part {
        Part {
            of: "first name",
            number_says: part(digits, 3, 3),
            card_says: self.given.clone(),
            agrees,
            is_firm: false,
        }
    }

    /// Maryland, Michigan: SSSS FFF MMM BBB. The last three stand for the day of the year.
    fn ranked(&self, number: &str, digits: &str) -> Vec<Part> {
        let code = digits.get(3..6).and_then(|code| code.parse::<u16>().ok());
        let expected = ranked(&self.given);
        let named = expected.is_none() || code == expected;
        let day = digits.get(9..12).and_then(|code| code.parse::<u16>().ok());
        // Of several who were born on one day each has the next code.
        let born = self.born.and_then(|born| {
            let (own, next) = (day_code(born)?, born.tomorrow().ok().and_then(day_code));
            Some(day.is_some_and(|day| day >= own && next.is_none_or(|next| next < own || day < next)))
        });
        vec![self.sounds_like(number), self.first_name(digits, named), self.birth(born, part(digits, 9, 3), false)]
    }

    /// The old ones of New Hampshire: month, first and last letter of the family name, first initial, year, day.
    fn new_hampshire(&self, number: &str) -> Vec<Part> {
        let letters: Vec<char> = self.surname.chars().filter(char::is_ascii_alphabetic).collect();
        let expected: String =
            [letters.first(), letters.last(), self.given.chars().next().as_ref()].into_iter().flatten().collect();
        let found = part(number, 2, 3);
        vec![
            Part { of: "name", agrees: expected == found, number_says: found, card_says: expected, is_firm: false },
            self.born(number, [Some((5, 2)), Some((0, 2)), Some((7, 2))], false),
        ]
    }

    /// The old ones of Washington: LLLLLFM YY x M D, years counted down from a hundred, stars where there is no letter.
    fn washington(&self, number: &str) -> Vec<Part> {
        let letters: String =
            self.surname.chars().filter(char::is_ascii_alphabetic).chain("*****".chars()).take(5).collect();
        let initial = |name: Option<&str>| name.and_then(|name| name.chars().next()).unwrap_or('*');
        let expected = format!("{letters}{}", initial(Some(&self.given)));
        let found = part(number, 0, 6);
        let year = number.get(7..9).and_then(|year| year.parse::<i16>().ok());
        let born = self.born.and_then(|born| Some((100 - born.year().rem_euclid(100)) % 100 == year? % 100));
        vec![
            Part { of: "name", agrees: expected == found, number_says: found, card_says: expected, is_firm: false },
            self.birth(born, part(number, 7, 2), false),
        ]
    }

    /// The first four characters are the Soundex of the family name.
    fn sounds_like(&self, number: &str) -> Part {
        let found = part(number, 0, 4);
        let last_word = self.surname.rsplit([' ', '-']).next().unwrap_or_default();
        let codes = [soundex(&self.surname), soundex_of_programs(&self.surname), soundex(last_word)];
        let agrees = codes.iter().flatten().any(|code| *code == found) || codes.iter().all(Option::is_none);
        Part { of: "family name", agrees, number_says: found, card_says: self.surname.clone(), is_firm: false }
    }

    /// The number begins with the first letter of the family name.
    fn initial(&self, number: &str) -> Part {
        self.beginning(number, 1)
    }

    /// The number begins with so many letters of the family name.
    fn beginning(&self, number: &str, letters: usize) -> Part {
        let found = part(number, 0, letters);
        let own: String = self.surname.chars().filter(char::is_ascii_alphabetic).take(letters).collect();
        Part {
            of: "family name",
            agrees: own == found,
            number_says: found,
            card_says: self.surname.clone(),
            is_firm: false,
        }
    }

    /// Year, month and day stand there as digits; fifty may be added to the month.
    fn born(&self, digits: &str, at: [At; 3], is_firm: bool) -> Part {
        let number = |at: At| at.map(|(from, length)| part(digits, from, length).parse::<i16>().ok());
        let [year, month, day] = at.map(number);
        let agrees = self.born.map(|born| {
            year.is_none_or(|year| year == Some(born.year().rem_euclid(100)))
                && month.is_none_or(|month| month.map(|month| month % 50) == Some(born.month().into()))
                && day.is_none_or(|day| day == Some(born.day().into()))
        });
        let words = [at.first(), at.get(1), at.get(2)].into_iter().flatten();
        let says: Vec<String> =
            words.map(|at| at.map_or_else(|| "..".to_owned(), |(from, length)| part(digits, from, length))).collect();
        self.birth(agrees, says.join("-"), is_firm)
    }

    fn birth(&self, agrees: Option<bool>, number_says: String, is_firm: bool) -> Part {
        let card_says = self.born.map_or_else(|| "nothing".to_owned(), |born| born.to_string());
        Part { of: "birth date", number_says, card_says, agrees: agrees.unwrap_or(true), is_firm }
    }
}

fn part(text: &str, from: usize, length: usize) -> String {
    text.get(from..from + length).unwrap_or_default().to_owned()
}

/// Days from which codes of Maryland, Michigan and Minnesota run on in steps of two and three, with their code, and
/// whether three comes first. Alan De Smet's table, as quoted by evanvin/licenzo.
const RUNS: [(i8, i8, u16, bool); 24] = [
    (1, 1, 2, false),
    (1, 2, 7, true),
    (1, 5, 17, true),
    (2, 1, 86, false),
    (3, 1, 159, true),
    (3, 9, 182, false),
    (3, 20, 227, false),
    (4, 1, 258, false),
    (5, 1, 334, false),
    (6, 1, 412, true),
    (6, 18, 467, true),
    (6, 25, 497, true),
    (6, 30, 517, false),
    (7, 1, 521, false),
    (7, 5, 534, true),
    (8, 1, 603, false),
    (9, 1, 681, true),
    (10, 1, 757, true),
    (10, 16, 797, true),
    (10, 19, 807, true),
    (11, 1, 841, false),
    (12, 1, 917, false),
    (12, 26, 983, false),
    (12, 28, 990, true),
];

/// The code of a day of the year.
fn day_code(day: Date) -> Option<u16> {
    let (_, from, code, three_first) =
        RUNS.iter().rfind(|(month, from, ..)| *month == day.month() && *from <= day.day())?;
    let steps = u16::try_from(day.day() - from).ok()?;
    Some(code + (5 * steps + u16::from(*three_first)) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_maryland_and_michigan() {
        let check =
            |month, day, expected| assert_eq!(day_code(date(2000, month, day)), Some(expected), "{month}-{day}");
        check(1, 1, 2);
        check(1, 4, 12);
        check(1, 31, 82);
        check(2, 27, 151);
        check(2, 29, 156);
        check(3, 8, 177);
        check(3, 19, 207);
        check(4, 19, 303);
        check(6, 24, 482);
        check(11, 27, 906);
        check(12, 25, 977);
        check(12, 31, 998);
    }
}
