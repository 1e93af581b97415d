//! What a licence says, whichever edition of the standard it follows: names, dates, kind, issuer.

use std::borrow::Cow;

use jiff::civil::Date;

use super::day::Day;
use super::issuer::{self, Country, Issuer};
use super::number::compact;
use super::payload::Payload;

/// What kind of card it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Licence,
    IdentityCard,
    EnhancedLicence,
    Unknown,
}

impl Kind {
    fn of(subfile: [u8; 2]) -> Self {
        match &subfile {
            b"DL" => Self::Licence,
            b"ID" => Self::IdentityCard,
            b"EN" => Self::EnhancedLicence,
            _ => Self::Unknown,
        }
    }

    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Licence => "driving licence",
            Self::IdentityCard => "identity card",
            Self::EnhancedLicence => "enhanced driving licence",
            Self::Unknown => "card",
        }
    }

    /// Does it let its holder drive, as far as it says?
    pub(super) fn drives(self) -> bool {
        matches!(self, Self::Licence | Self::EnhancedLicence)
    }
}

/// What an element for a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// There is no such element.
    Absent,
    /// The element says that there is nothing to say.
    Blank,
    /// A day in the order of the standard.
    Day(Day),
    /// A day in the order of the neighbouring country.
    OtherOrder(Day),
    /// No day of the calendar.
    NoDay(&'a str),
}

impl Said<'_> {
    /// The day, in whichever order; none where there is none.
    pub(super) fn date(self) -> Option<Date> {
        self.day().map(|day| day.date)
    }

    /// The same with its words.
    pub(super) fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) | Self::OtherOrder(day) => Some(day),
            _ => None,
        }
    }
}

/// A card, read.
pub(super) struct Card<'a> {
    pub(super) payload: &'a Payload<'a>,
    pub(super) issuer: Option<&'static Issuer>,
    /// The country, by the issuer's number and else by the card's own word.
    pub(super) country: Option<Country>,
    pub(super) kind: Kind,
    /// The document number without what is only there for the eye; empty where there is none.
    pub(super) compact_number: Cow<'a, str>,
    pub(super) born: Said<'a>,
    pub(super) issued: Said<'a>,
    pub(super) expires: Said<'a>,
    /// Date of the card's design.
    pub(super) design: Said<'a>,
    /// End of the endorsement for hazardous materials.
    pub(super) hazardous: Said<'a>,
    /// Days until which the holder is under 18, 19 and 21.
    pub(super) under: [Said<'a>; 3],
}

impl<'a> Card<'a> {
    pub(super) fn of(payload: &'a Payload<'a>) -> Self {
        let issuer = payload.issuer.and_then(issuer::of);
        let subfiles = payload.designators.iter().map(|designator| Kind::of(designator.kind));
        let kind = subfiles.into_iter().find(|kind| *kind != Kind::Unknown).unwrap_or(Kind::Unknown);
        let country = issuer.map(|issuer| issuer.country).or_else(|| stated_country(payload));
        // The first edition, and Canada, write the year first.
        let year_first = version(payload) < 2 || country == Some(Country::Canada);
        let date = |id| date(payload, id, year_first);
        Self {
            payload,
            issuer,
            country,
            kind,
            compact_number: text(payload, b"DAQ").map(compact).unwrap_or_default(),
            born: date(b"DBB"),
            issued: date(b"DBD"),
            expires: date(b"DBA"),
            design: date(b"DDB"),
            hazardous: date(b"DDC"),
            under: [b"DDH", b"DDI", b"DDJ"].map(date),
        }
    }

    /// Edition of the standard; that of 2020 stands in where the header does not say.
    pub(super) fn version(&self) -> u8 {
        version(self.payload)
    }

    /// What an element says; none also where it says that there is nothing to say.
    pub(super) fn text(&self, id: &[u8; 3]) -> Option<&'a str> {
        text(self.payload, id)
    }

    /// The first of these elements that says something.
    fn first(&self, ids: &[&[u8; 3]]) -> Option<&'a str> {
        ids.iter().find_map(|id| self.text(id))
    }

    /// Family name. The first edition had another element for it.
    pub(super) fn surname(&self) -> Option<&'a str> {
        self.first(&[b"DCS", b"DAB"])
    }

    /// First name. The second and third edition wrote all given names into one element.
    pub(super) fn given_name(&self) -> Option<&'a str> {
        self.first(&[b"DAC", b"DCT"])
    }

    pub(super) fn middle_names(&self) -> Option<&'a str> {
        self.text(b"DAD")
    }

    /// The whole name, given names first.
    pub(super) fn name(&self) -> Option<String> {
        let Some(surname) = self.surname() else {
            // Surname, given and middle names with commas between them.
            return self.text(b"DAA").map(|whole| whole.replacen(',', ", ", 1).replace("  ", " "));
        };
        let parts = [self.given_name(), self.middle_names(), Some(surname), self.text(b"DCU")];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.replace(',', " ")).collect();
        Some(parts.join(" "))
    }

    /// The number that the issuer knows the holder by, as it stands.
    pub(super) fn number(&self) -> Option<&'a str> {
        self.text(b"DAQ")
    }

    /// The address in one line.
    pub(super) fn address(&self) -> Option<String> {
        let [street, second, city] = [self.text(b"DAG"), self.text(b"DAH"), self.text(b"DAI")];
        street.or(second).or(city)?;
        let place = joined([self.text(b"DAJ"), self.postcode().as_deref()], " ").unwrap_or_default();
        joined([street, second, city, Some(&place)], ", ")
    }

    /// The postal code as people write it: five digits where only noughts follow.
    pub(super) fn postcode(&self) -> Option<Cow<'a, str>> {
        let code = self.text(b"DAK")?;
        let digits = code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit());
        Some(match (digits, code.split_at_checked(5)) {
            (true, Some((zip, "0000"))) => Cow::Borrowed(zip),
            (true, Some((zip, block))) => Cow::Owned([zip, "-", block].concat()),
            _ => Cow::Borrowed(code),
        })
    }
}

/// What there is of some texts, in one; none where there is nothing.
pub(super) fn joined<const N: usize>(texts: [Option<&str>; N], between: &str) -> Option<String> {
    let length = texts.iter().flatten().map(|text| text.len() + between.len()).sum();
    let mut whole: Option<String> = None;
    for text in texts.iter().flatten() {
        match &mut whole {
            Some(whole) => whole.push_str(between),
            None => whole = Some(String::with_capacity(length)),
        }
        whole.iter_mut().for_each(|whole| whole.push_str(text));
    }
    whole
}

fn version(payload: &Payload<'_>) -> u8 {
    payload.version.unwrap_or(10)
}

fn stated_country(payload: &Payload<'_>) -> Option<Country> {
    match payload.value(b"DCG")? {
        "USA" | "US" => Some(Country::UnitedStates),
        "CAN" | "CA" => Some(Country::Canada),
        _ => None,
    }
}

fn text<'a>(payload: &Payload<'a>, id: &[u8; 3]) -> Option<&'a str> {
    payload.value(id).filter(|text| !is_blank(text))
}

/// The date that an element says.
fn date<'a>(payload: &Payload<'a>, id: &[u8; 3], year_first: bool) -> Said<'a> {
    let Some(text) = payload.value(id) else {
        return Said::Absent;
    };
    if is_blank(text) {
        return Said::Blank;
    }
    let in_order = Day::read(text, year_first).map(Said::Day);
    let or_not = || Day::read(text, !year_first).map(Said::OtherOrder);
    in_order.or_else(or_not).unwrap_or(Said::NoDay(text))
}

/// Nothing, or one of the words of the standard for nothing.
fn is_blank(text: &str) -> bool {
    text.is_empty() || ["NONE", "UNAVL"].iter().any(|word| text.eq_ignore_ascii_case(word))
}
