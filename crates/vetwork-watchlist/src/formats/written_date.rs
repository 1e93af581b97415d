//! Dates as people write them into cells: `25/11/1983`, `circa 1962`, `between 1959 and 1965`, `1962年10月3日頃`.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::{BirthDate, PartialDate};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ABOUT: [&str; 9] = ["circa", "ca", "approximately", "approx", "about", "around", "early", "約", "おおよそ"];
const RANGE: [&str; 7] = ["to", "until", "-", "–", "～", "〜", "から"];
const BETWEEN: [&str; 2] = ["between", "from"];

/// A day `dd/mm/yyyy` whose unknown parts are letters or zeros, or a year alone: the UK's way.
pub(super) fn slashed(text: &str) -> Option<PartialDate> {
    let mut pieces = text.trim().splitn(3, '/').map(str::trim);
    let (first, second, third) = (pieces.next()?, pieces.next(), pieces.next());
    let known = |piece: &str| piece.parse::<i8>().ok().filter(|number| *number != 0);
    match (second, third) {
        (Some(month), Some(year)) => {
            let year: i16 = year.parse().ok()?;
            let unknown = |piece: &str| known(piece).is_none() && piece.chars().all(|c| c.is_alphabetic() || c == '0');
            match (known(first), known(month)) {
                (Some(day), Some(month)) => PartialDate::of_day(year, month, day),
                (None, Some(month)) if unknown(first) => PartialDate::of_month(year, month),
                (_, None) if unknown(month) => PartialDate::of_year(year),
                _ => None,
            }
        }
        (None, None) if first.len() == 4 => PartialDate::of_year(first.parse().ok()?),
        _ => None,
    }
}

/// A whole day, in any way that a list writes it.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let date = text.split(['T', ' ']).next().unwrap_or(text);
    date.parse().ok().or_else(|| match dates(text).first() {
        Some(BirthDate::Known(date)) => date.full(),
        _ => None,
    })
}

/// The day of a number of days in a workbook, which count from the end of 1899. `None` outside 1900 to 2100.
pub(super) fn serial(days: f64) -> Option<Date> {
    if !(61.0..73_415.0).contains(&days) {
        return None;
    }
    // Within the bounds above the number is whole days and fits.
    Date::new(1899, 12, 30).ok()?.checked_add((days.trunc() as i64).days()).ok()
}

/// All dates of a text, in its order. A word of a range between two dates makes one range of them.
pub(super) fn dates(text: &str) -> Vec<BirthDate> {
    let found = found(text);
    let (mut dates, mut at) = (Vec::new(), 0);
    while let Some(one) = found.get(at) {
        let until = found.get(at + 1).filter(|next| next.ends(one));
        dates.push(match until {
            Some(until) => BirthDate::between(one.from, until.to),
            None if one.about && one.from == one.to => BirthDate::Circa(one.from),
            None => BirthDate::between(one.from, one.to),
        });
        at += if until.is_some() { 2 } else { 1 };
    }
    dates
}

/// A date or a decade, and the words before it.
struct Found {
    before: Vec<String>,
    about: bool,
    from: PartialDate,
    to: PartialDate,
}

impl Found {
    /// Whether this is the end of a range that the other begins.
    fn ends(&self, other: &Self) -> bool {
        let ranged = self.before.iter().all(|word| RANGE.contains(&word.as_str())) && !self.before.is_empty();
        let and = self.before.iter().all(|word| word == "and") && !self.before.is_empty();
        ranged || (and && other.before.iter().any(|word| BETWEEN.contains(&word.as_str())))
    }
}

fn found(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let (mut found, mut before, mut rest) = (Vec::new(), Vec::new(), tokens.as_slice());
    while let Some((token, after)) = rest.split_first() {
        if let Some((from, to, used)) = date_at(rest) {
            rest = rest.get(used..).unwrap_or_default();
            let about = before.iter().any(|word: &String| ABOUT.contains(&word.as_str()));
            let about = about || matches!(rest, [Token::Word(next), ..] if next == "頃");
            found.push(Found { before: std::mem::take(&mut before), about, from, to });
            continue;
        }
        match token {
            Token::Word(word) => before.push(word.clone()),
            Token::Sign(sign @ ('-' | '–' | '～' | '〜' | ')' | ';' | '/')) => before.push(sign.to_string()),
            Token::Sign(_) | Token::Number(..) => {}
        }
        rest = after;
    }
    found
}

/// The date at the beginning, both its ends, and how many tokens it takes.
fn date_at(tokens: &[Token]) -> Option<(PartialDate, PartialDate, usize)> {
    use Token::{Number, Sign, Word};
    let one = |date: Option<PartialDate>, used| date.map(|date| (date, date, used));
    let whole = |year: &u32, month: &u32, day: &u32| of_day(*year, *month, *day);
    match tokens {
        [Number(y, 4), Word(a), Number(m, _), Word(b), Number(d, _), ..] if a == "年" && b == "月" => {
            return one(whole(y, m, d), if matches!(tokens.get(5), Some(Word(c)) if c == "日") { 6 } else { 5 });
        }
        [Number(y, 4), Word(a), Number(m, _), Word(b), ..] if a == "年" && b == "月" => {
            return one(of_month(*y, *m), 4);
        }
        [Number(y, 4), Word(a), ..] if a == "年" => return one(of_year(*y), 2),
        [Number(y, 4), Word(s), ..] if s == "s" => return Some((of_year(*y)?, of_year(y + 9)?, 2)),
        [Number(y, 4), Sign('-' | '/' | '.'), Number(m, 1..=2), Sign('-' | '/' | '.'), Number(d, 1..=2), ..] => {
            if let Some(date) = whole(y, m, d) {
                return one(Some(date), 5);
            }
        }
        [Number(d, 1..=2), Sign('-' | '/' | '.'), Number(m, 1..=2), Sign('-' | '/' | '.'), Number(y, 4), ..] => {
            // Where only the American order makes a date it is that.
            return one(whole(y, m, d).or_else(|| whole(y, d, m)), 5);
        }
        _ => {}
    }
    match tokens {
        [Number(y, 4), Sign('-'), Number(m, 2), ..] if of_month(*y, *m).is_some() => one(of_month(*y, *m), 3),
        [Number(m, 1..=2), Sign('/' | '.'), Number(y, 4), ..] => one(of_month(*y, *m), 3),
        [Number(d, 1..=2), rest @ ..] => {
            let (month, used) = month_at(past_ordinal(rest))?;
            let skipped = rest.len() - past_ordinal(rest).len();
            let (year, more) = year_at(rest.get(skipped + used..)?)?;
            one(of_day(year, month, *d), 1 + skipped + used + more)
        }
        [Word(_), ..] => {
            let (month, used) = month_at(tokens)?;
            let rest = tokens.get(used..)?;
            if let [Number(d, 1..=2), after @ ..] = rest {
                let skipped = after.len() - past_ordinal(after).len();
                let (year, more) = year_at(past_ordinal(after))?;
                return one(of_day(year, month, *d), used + 1 + skipped + more);
            }
            let (year, more) = year_at(rest)?;
            one(of_month(year, month), used + more)
        }
        [Number(y, 4), ..] => one(of_year(*y), 1),
        _ => None,
    }
}

fn month_at(tokens: &[Token]) -> Option<(u32, usize)> {
    let [Token::Word(word), ..] = tokens else {
        return None;
    };
    let month = MONTHS.iter().position(|month| word.len() >= 3 && word.starts_with(month))?;
    let dotted = matches!(tokens.get(1), Some(Token::Sign('.' | '-')));
    Some((u32::try_from(month).ok()? + 1, if dotted { 2 } else { 1 }))
}

fn year_at(tokens: &[Token]) -> Option<(u32, usize)> {
    match tokens {
        [Token::Number(year, 4), ..] => Some((*year, 1)),
        [Token::Sign(','), Token::Number(year, 4), ..] => Some((*year, 2)),
        _ => None,
    }
}

fn past_ordinal(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Word(word), rest @ ..] if ["st", "nd", "rd", "th"].contains(&word.as_str()) => rest,
        [Token::Sign('-'), rest @ ..] => rest,
        _ => tokens,
    }
}

fn of_year(year: u32) -> Option<PartialDate> {
    PartialDate::of_year(i16::try_from(year).ok()?)
}

fn of_month(year: u32, month: u32) -> Option<PartialDate> {
    PartialDate::of_month(i16::try_from(year).ok()?, i8::try_from(month).ok()?)
}

fn of_day(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    PartialDate::of_day(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// A piece of a text. A number has its value and how many digits it has.
enum Token {
    Number(u32, usize),
    Word(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glued = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let kanji = ('\u{4e00}'..='\u{9fff}').contains(&c);
        match (digit(c), tokens.last_mut()) {
            (Some(digit), Some(Token::Number(number, digits))) if glued => {
                *number = number.saturating_mul(10).saturating_add(digit);
                *digits += 1;
            }
            (Some(digit), _) => tokens.push(Token::Number(digit, 1)),
            (None, Some(Token::Word(word))) if glued && c.is_alphabetic() && !kanji => word.push(c),
            (None, _) if c.is_alphabetic() => tokens.push(Token::Word(c.to_string())),
            (None, _) if !c.is_whitespace() => tokens.push(Token::Sign(c)),
            _ => {}
        }
        glued = !c.is_whitespace() && !kanji;
    }
    tokens
}

/// The value of a digit, also of the wide ones in Japanese text.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| u32::from(c) - u32::from('０')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let check = |text: &str, expected: &str| {
            let read: Vec<String> = dates(text).iter().map(BirthDate::to_string).collect();
            assert_eq!(read.join(", "), expected, "{text}");
        };
        check("1962", "1962");
        check("25/11/1983", "1983-11-25");
        check("11/25/1983", "1983-11-25");
        check("1983-11-25", "1983-11-25");
        check(" 1983-11", "1983-11");
        check("11/1983", "1983-11");
        check("25 Nov 1983", "1983-11-25");
        check("25th of Nov 1983", "1983-11");
        check("3rd November, 1983", "1983-11-03");
        check("November 25, 1983", "1983-11-25");
        check("Sept. 1983", "1983-09");
        check("circa 1962", "about 1962");
        check("Approximately 1962", "about 1962");
        check("1960 to 1965", "1960 to 1965");
        check("1963-1964", "1963 to 1964");
        check("between 1959 and 1965", "1959 to 1965");
        check("approximately: between 1959 and 1965", "1959 to 1965");
        check("1963 and 1965", "1963, 1965");
        check("1965 or 1966", "1965, 1966");
        check("1972-08-10 OR 1972-08-11", "1972-08-10, 1972-08-11");
        check("a) 30/04/1963 b) 1960", "1963-04-30, 1960");
        check("01/10/1983,15/10/1983", "1983-10-01, 1983-10-15");
        check("born in the early 1970s", "1970 to 1979");
        check("1962年10月3日", "1962-10-03");
        check("１９６２年10月", "1962-10");
        check("1960年頃", "about 1960");
        check("1960年～1965年", "1960 to 1965");
        check("1960年又は1965年3月4日生", "1960, 1965-03-04");
        check("unknown", "");
        // Of a day that no calendar has, what may be true stays.
        check("31/02/1983", "1983-02");
        check("1975-19-25", "1975");
        check("99999999999999999999", "");
        check("", "");
    }

    #[test]
    fn days_of_the_uk_list() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(slashed(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        };
        check("25/11/1983", Some("1983-11-25"));
        check("dd/mm/1970", Some("1970"));
        check("dd/07/1970", Some("1970-07"));
        check("00/00/1970", Some("1970"));
        check("1970", Some("1970"));
        check("25/mm/1970", Some("1970"));
        check("25/13/1970", None);
        check("31/02/1970", None);
        check("dd/mm/yyyy", None);
        check("circa 1970", None);
        check("", None);
    }

    #[test]
    fn days_of_workbooks() {
        assert_eq!(serial(29_342.0).map(|day| day.to_string()).as_deref(), Some("1980-05-01"));
        assert_eq!(serial(36_526.75).map(|day| day.to_string()).as_deref(), Some("2000-01-01"));
        for days in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(serial(days), None);
        }
    }
}
