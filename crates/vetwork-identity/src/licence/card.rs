//! What a licence says, whichever edition of the standard it follows: names, dates, kind, issuer.

use std::borrow::Cow;

use jiff::civil::Date;

use super::issuer::{self, Country, Issuer};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// There is no such element.
    Absent,
    /// The element says that there is nothing to say.
    Blank,
    /// A day in the order of the standard.
    Day(Date),
    /// A day in the order of the neighbouring country.
    OtherOrder(Date),
    /// No day of the calendar.
    NoDay(String),
}

impl Said {
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::OtherOrder(day) => Some(*day),
            _ => None,
        }
    }
}

/// A card, read.
pub(super) struct Card<'a> {
    pub(super) payload: &'a Payload<'a>,
    pub(super) issuer: Option<&'static Issuer>,
    pub(super) kind: Kind,
    pub(super) born: Said,
    pub(super) issued: Said,
    pub(super) expires: Said,
}

impl<'a> Card<'a> {
    pub(super) fn of(payload: &'a Payload<'a>) -> Self {
        let issuer = payload.issuer.and_then(issuer::of);
        let subfiles = payload.designators.iter().map(|designator| Kind::of(designator.kind));
        let kind = subfiles.into_iter().find(|kind| *kind != Kind::Unknown).unwrap_or(Kind::Unknown);
        let blank = Said::Absent;
        let mut card = Self { payload, issuer, kind, born: blank.clone(), issued: blank.clone(), expires: blank };
        (card.born, card.issued, card.expires) = (card.date("DBB"), card.date("DBD"), card.date("DBA"));
        card
    }

    /// Edition of the standard; that of 2020 stands in where the header does not say.
    pub(super) fn version(&self) -> u8 {
        self.payload.version.unwrap_or(10)
    }

    /// The country, by the issuer's number and else by the card's own word.
    pub(super) fn country(&self) -> Option<Country> {
        let stated = || match self.text("DCG")?.as_ref() {
            "USA" | "US" => Some(Country::UnitedStates),
            "CAN" | "CA" => Some(Country::Canada),
            _ => None,
        };
        self.issuer.map(|issuer| issuer.country).or_else(stated)
    }

    /// What an element says; none also where it says that there is nothing to say.
    pub(super) fn text(&self, id: &str) -> Option<Cow<'a, str>> {
        self.payload.value(id).filter(|text| !is_blank(text))
    }

    /// The first of these elements that says something.
    fn first(&self, ids: &[&str]) -> Option<Cow<'a, str>> {
        ids.iter().find_map(|id| self.text(id))
    }

    /// Family name. The first edition had another element for it.
    pub(super) fn surname(&self) -> Option<Cow<'a, str>> {
        self.first(&["DCS", "DAB"])
    }

    /// First name. The second and third edition wrote all given names into one element.
    pub(super) fn given_name(&self) -> Option<Cow<'a, str>> {
        self.first(&["DAC", "DCT"])
    }

    pub(super) fn middle_names(&self) -> Option<Cow<'a, str>> {
        self.text("DAD")
    }

    /// The whole name, given names first.
    pub(super) fn name(&self) -> Option<String> {
        let Some(surname) = self.surname() else {
            // Surname, given and middle names with commas between them.
            return self.text("DAA").map(|whole| whole.replacen(',', ", ", 1).replace("  ", " "));
        };
        let parts = [self.given_name(), self.middle_names(), Some(surname), self.text("DCU")];
        let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.replace(',', " ")).collect();
        Some(parts.join(" "))
    }

    /// The number that the issuer knows the holder by, as it stands.
    pub(super) fn number(&self) -> Option<Cow<'a, str>> {
        self.text("DAQ")
    }

    /// The address in one line.
    pub(super) fn address(&self) -> Option<String> {
        let lines = [self.text("DAG"), self.text("DAH"), self.text("DAI")];
        let place = [self.text("DAJ"), self.postcode()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let mut parts: Vec<Cow<'_, str>> = lines.into_iter().flatten().collect();
        if parts.is_empty() {
            return None;
        }
        parts.push(Cow::Owned(place));
        Some(parts.join(", "))
    }

    /// The postal code as people write it: five digits where only noughts follow.
    pub(super) fn postcode(&self) -> Option<Cow<'a, str>> {
        let code = self.text("DAK")?;
        let digits = code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_digit());
        Some(match (digits, code.split_at_checked(5)) {
            (true, Some((zip, "0000"))) => Cow::Owned(zip.to_owned()),
            (true, Some((zip, block))) => Cow::Owned(format!("{zip}-{block}")),
            _ => code,
        })
    }

    /// The date that an element says.
    pub(super) fn date(&self, id: &str) -> Said {
        let Some(text) = self.payload.value(id) else {
            return Said::Absent;
        };
        if is_blank(&text) {
            return Said::Blank;
        }
        // The first edition, and Canada, write the year first.
        let year_first = self.version() < 2 || self.country() == Some(Country::Canada);
        let (ours, theirs) = if year_first { (YEAR_FIRST, YEAR_LAST) } else { (YEAR_LAST, YEAR_FIRST) };
        let other_order = || day(&text, theirs).map(Said::OtherOrder);
        day(&text, ours).map(Said::Day).or_else(other_order).unwrap_or_else(|| Said::NoDay(text.into_owned()))
    }
}

/// Nothing, or one of the words of the standard for nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.is_empty() || ["NONE", "UNAVL"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

type Order = [(usize, usize); 3];

/// Where year, month and day stand among eight digits.
const YEAR_FIRST: Order = [(0, 4), (4, 6), (6, 8)];
const YEAR_LAST: Order = [(4, 8), (0, 2), (2, 4)];

fn day(text: &str, order: Order) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let [year, month, day] = order.map(|(from, to)| text.get(from..to).and_then(|part| part.parse::<i16>().ok()));
    // Within these years no text is a day in both orders.
    let year = year.filter(|year| (1880..=2150).contains(year))?;
    Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
}
