//! Whether a credential is in its time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::rules;
use crate::judgement::{FieldName, Judgement, Verdict};

/// What a credential says of its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) issued: Option<Timestamp>,
    pub(super) from: Option<Timestamp>,
    pub(super) until: Option<Timestamp>,
}

/// The day of a moment, in UTC.
pub(super) fn day(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

/// Is it in its time on this day?
pub(super) fn judge(period: &Period, today: Date, judgement: &mut Judgement) {
    if let Some(issued) = period.issued {
        // It may be tomorrow already where it was issued.
        let is_future = today.tomorrow().is_ok_and(|tomorrow| day(issued) > tomorrow);
        let verdict = if is_future { Verdict::Refuted } else { Verdict::Holds };
        let seen = format!("issued on {}, judged on {today}", day(issued));
        judgement.rule_on(FieldName::IssueDate, &rules::ISSUED_WHEN, verdict, seen);
    }
    let (from, until) = (period.from.map(day), period.until.map(day));
    let words = |date: Option<Date>| date.map_or("(not said)".to_owned(), |date| date.to_string());
    let seen = format!("valid from {} until {}, judged on {today}", words(from), words(until));
    let is_out = from.is_some_and(|from| from > today) || until.is_some_and(|until| until < today);
    let verdict = match (from.or(until), is_out) {
        (None, _) => Verdict::NotJudged,
        (Some(_), true) => Verdict::Unusual,
        (Some(_), false) => Verdict::Holds,
    };
    judgement.rule(&rules::IN_DATE, verdict, seen);
}
