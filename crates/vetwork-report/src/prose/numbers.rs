//! Dates and numbers as people read them. A number never stands without a word.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use vetwork_model::When;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: i8) -> &'static str {
    usize::try_from(number).ok().and_then(|n| MONTHS.get(n.wrapping_sub(1))).copied().unwrap_or("?")
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// A date as precisely as it is known: "20 Nov 2026", "Nov 2026", "2026". An instant shows its day in UTC.
pub fn date(when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Month(year, number) => format!("{} {year}", month(number)),
        When::Day(_) | When::Instant(_) => day(when.first_day()),
    }
}

/// As [`date`], with the time of the day where it is known: "20 Nov 2026, 10:00 UTC".
pub fn moment(when: When) -> String {
    match when {
        When::Instant(instant) => {
            let at = instant.to_zoned(TimeZone::UTC);
            format!("{}, {:02}:{:02} UTC", day(at.date()), at.hour(), at.minute())
        }
        _ => date(when),
    }
}

/// A count in words up to twelve, in figures beyond: "four", "1,204".
pub fn count_in_words(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(count).map_or_else(|| thousands(count), |word| (*word).to_owned())
}

/// Figures in groups of three: "1,204".
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Minutes of work as people say them: "15 minutes", "2 hours", "1 day".
pub fn duration(minutes: u32) -> String {
    let (count, unit) = match minutes {
        0..=90 => (minutes, "minute"),
        91..=600 => (minutes.div_ceil(60), "hour"),
        _ => (minutes.div_ceil(24 * 60), "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// Tenths of a bit with one decimal: "4.0 bits", "−1.5 bits".
pub fn bits(decibits: i32) -> String {
    let sign = if decibits < 0 { "−" } else { "" };
    let tenths = decibits.unsigned_abs();
    format!("{sign}{}.{} bits", tenths / 10, tenths % 10)
}

/// As [`bits`], with a sign where something is added: "+4.0 bits".
pub fn signed_bits(decibits: i32) -> String {
    if decibits > 0 { format!("+{}", bits(decibits)) } else { bits(decibits) }
}

/// What one family adds, in words.
pub fn support(decibits: i32) -> &'static str {
    match decibits {
        ..0 => "speaks against",
        0 => "told, not weighed",
        1..20 => "weak support",
        20..40 => "moderate support",
        40..80 => "strong support",
        _ => "very strong support",
    }
}

/// What all families come to, in words.
pub fn together(decibits: i32) -> &'static str {
    match decibits {
        ..=0 => "no support",
        1..20 => "little support",
        20..40 => "some support",
        40..100 => "strong support",
        _ => "very strong support",
    }
}
