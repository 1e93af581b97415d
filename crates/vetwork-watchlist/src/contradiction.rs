//! Countries and sex: nothing that they say speaks for anybody, as too many share them. Where they contradict all that an
//! entry says, it is a little less likely the same party.

use crate::country::Country;
use crate::party::{Party, PartyKind, Sex};

/// How a country or a sex that was asked for relates to what the entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It may be the same, which says nothing: many share it.
    Agrees,
    /// It contradicts everything that the entry says of it.
    Contradicts,
}

impl Fit {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Agrees => "it may be, which says nothing",
            Self::Contradicts => "another than the list says",
        }
    }

    /// What it says, in bits, beside a name that matches: never more than nothing, and never enough to clear.
    #[must_use]
    pub fn bits(self) -> f32 {
        match self {
            Self::Agrees => 0.0,
            Self::Contradicts => -2.0,
        }
    }
}

/// How countries that somebody belongs to relate to those that an entry says, with these. `None` where either says none,
/// where the entry says only where a person lives (people move), and where it names a place in a country that is not
/// understood: it could agree.
#[must_use]
pub fn of_countries(asked: &[Country], party: &Party) -> Option<(Fit, Vec<Country>)> {
    if asked.is_empty() {
        return None;
    }
    let of_origin = party.nationalities.iter().chain(&party.birth_places).map(String::as_str);
    let of_presence = party.addresses.iter().map(String::as_str);
    let of_numbers = party.identifiers.iter().filter_map(|number| number.country.as_deref());
    let is_person = matches!(party.kind, PartyKind::Person | PartyKind::Unknown);
    let (mut listed, mut is_founded) = (Vec::new(), false);
    for (text, tells) in
        of_origin.map(|text| (text, true)).chain(of_presence.chain(of_numbers).map(|text| (text, !is_person)))
    {
        let countries = Country::all_in(text);
        if countries.is_empty() && tells {
            return None;
        }
        is_founded |= tells;
        listed.extend(countries);
    }
    listed.sort_unstable();
    listed.dedup();
    let agrees = asked.iter().any(|asked| listed.iter().any(|listed| asked.may_be(*listed)));
    is_founded.then_some((if agrees { Fit::Agrees } else { Fit::Contradicts }, listed))
}

/// How the sex that somebody states relates to the listed one. `None` where either is not stated.
#[must_use]
pub fn of_sex(asked: Option<Sex>, party: &Party) -> Option<(Fit, Sex)> {
    let (asked, listed) = (asked?, party.sex?);
    Some((if asked == listed { Fit::Agrees } else { Fit::Contradicts }, listed))
}
