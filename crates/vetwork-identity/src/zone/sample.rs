//! Sample documents that were published, for everybody to copy.

use super::{Reading, digits, rules};
use crate::judgement::{FieldName, Verdict};

/// Issuer, number, and where the sample was published. (Examples of Doc 9303 read in its parts; those of states as
/// quoted in public test suites of zone readers, for example newtondev-mrz-parser and Arg0s1080/mrz.)
const SAMPLES: &[(&str, &str, &str)] = &[
    ("UTO", "L898902C", "ICAO Doc 9303, earlier editions"),
    ("UTO", "L898902C3", "ICAO Doc 9303 part 4"),
    ("UTO", "L8988901C", "ICAO Doc 9303 part 7"),
    ("UTO", "D23145890", "ICAO Doc 9303 parts 5 and 6"),
    ("UTO", "D23145890734", "ICAO Doc 9303 part 5, a number of twelve characters"),
    ("CAN", "ZE000509", "Canadian sample passport of 2013"),
    ("D", "C01X00T47", "German sample passport"),
    ("D", "L01X00T47", "German sample identity card of 2021"),
    ("D", "T22000129", "German sample identity card of 2010"),
    ("GBR", "107185703", "British sample passport of 2006"),
    ("HRV", "007007007", "Croatian sample passport"),
    ("NLD", "SPECI2014", "Dutch sample passport of 2014"),
    ("NLD", "SPECI2021", "Dutch sample passport of 2021"),
];

fn published(issuer: &str, number: &str) -> Option<&'static str> {
    // An issuer's code may be altered with the number kept: the Utopian ones are samples under any.
    let same = |row: &&(&str, &str, &str)| row.1 == number && (row.0 == issuer || row.0 == "UTO");
    SAMPLES.iter().find(same).map(|row| row.2)
}

/// Is it the number of a published sample?
pub(super) fn is_sample(issuer: &str, number: &str) -> bool {
    published(issuer, number).is_some()
}

pub(super) fn judge(reading: &mut Reading<'_>) {
    let (zone, layout) = (reading.zone, reading.zone.layout());
    let (issuer, number) = (zone.text(layout.issuer), digits::number(zone));
    let named_sample = ["SPECIMEN<", "SAMPLE<<SAMPLE", "MUSTERMANN<<ERIKA<"]
        .iter()
        .any(|name| zone.raw(layout.names).starts_with(name));
    let (verdict, seen) = if let Some(place) = published(issuer, &number) {
        (Verdict::Refuted, format!("{number} is in the {place}"))
    } else if named_sample {
        (Verdict::Unusual, format!("{} is the name on published samples", zone.text(layout.names)))
    } else if number.len() > 3 && number.bytes().all(|byte| number.bytes().next() == Some(byte)) {
        (Verdict::Unusual, format!("{number}: one character throughout, as on samples"))
    } else {
        (Verdict::Holds, format!("{number} is none of {} known samples", SAMPLES.len()))
    };
    reading.rule(FieldName::DocumentNumber, &[layout.number], &rules::SAMPLE, verdict, seen);
}
