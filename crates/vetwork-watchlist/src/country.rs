//! Countries, as lists, passports and people call them. They are read generously: what is found here can only spare
//! somebody a contradiction.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use vetwork_canon::text::fold;

/// Two capital letters, as in ISO 3166-1 alpha-2; `SU` and `YU` where a list still says so (ISO 3166-3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Longer texts are cut: no address is as long.
const LONGEST: usize = 1_000;

/// No spelling has more words.
const MOST_WORDS: usize = 10;

/// ISO 3166-1 with usual spellings, shared with the rest of the project.
const NAMES: &str = include_str!("../../../data/countries.csv");

/// What else lists and passports write.
const SPELLINGS: &str = include_str!("country/spellings.txt");

/// Codes and folded spellings, with the countries that each may mean.
struct Known {
    spellings: FxHashMap<String, Vec<Country>>,
    codes: FxHashMap<String, Country>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { spellings: FxHashMap::default(), codes: FxHashMap::default() };
    for row in csv::Reader::from_reader(NAMES.as_bytes()).into_records().filter_map(Result::ok) {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let Some(country) = Country::of_code(cell(0)) else { continue };
        known.codes.extend([cell(0), cell(1)].map(|code| (code.to_owned(), country)));
        known.learn(&[country], [cell(2)].into_iter().chain(cell(3).split(';')));
    }
    for line in SPELLINGS.lines().filter(|line| !line.starts_with('#')) {
        let is_code = |word: &&str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let countries: Vec<Country> = line.split(' ').take_while(is_code).filter_map(Country::of_code).collect();
        let spellings = line.get(3 * countries.len()..).unwrap_or_default();
        known.codes.extend(countries.iter().map(|country| (country.to_string(), *country)));
        known.learn(&countries, spellings.split(';'));
    }
    known
});

impl Known {
    fn learn<'a>(&mut self, countries: &[Country], spellings: impl Iterator<Item = &'a str>) {
        for spelling in spellings.map(plain).filter(|spelling| !spelling.is_empty()) {
            self.spellings.entry(spelling).or_default().extend(countries);
        }
    }
}

impl Country {
    fn of_code(code: &str) -> Option<Self> {
        code.as_bytes().try_into().ok().map(Self)
    }

    /// All countries that a text names, each once, in the order of their codes: `Iranian`, `RU`, `Korea, North`,
    /// `Kyiv, former USSR (now Ukraine)`. A name that two countries share is read as both. Codes are read between commas and
    /// the like: `de` is a word elsewhere.
    ///
    /// ```
    /// use vetwork_watchlist::country::Country;
    ///
    /// let [country] = Country::all_in("Korea, North")[..] else { panic!("one country") };
    /// assert_eq!(country.as_str(), "KP");
    /// assert!(Country::all_in("Hong Kong")[0].may_be(Country::all_in("Chinese")[0]));
    /// ```
    #[must_use]
    pub fn all_in(text: &str) -> Vec<Self> {
        let text: String = text.chars().take(LONGEST).collect();
        let mut found = codes(&text);
        let folded = plain(&text);
        let words: Vec<(usize, usize)> = words(&folded).collect();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            // The longest spelling counts: Guinea-Bissau is not Guinea.
            let spelling = (1..=rest.len().min(MOST_WORDS)).rev().find_map(|count| {
                let (from, to) = (rest.first()?.0, rest.get(count - 1)?.1);
                Some((count, KNOWN.spellings.get(folded.get(from..to)?)?))
            });
            found.extend(spelling.iter().flat_map(|(_, countries)| countries.iter()));
            at += spelling.map_or(1, |(count, _)| count);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether who belongs to the one may well be said to belong to the other: the same, or one came out of the other or is
    /// governed by it, so that lists and passports of two days or two authorities differ.
    #[must_use]
    pub fn may_be(self, other: Self) -> bool {
        self == other || self.belongs_to().contains(&&other.0) || other.belongs_to().contains(&&self.0)
    }

    /// States that it came out of, and those that govern it or claim to.
    fn belongs_to(self) -> &'static [&'static [u8; 2]] {
        match &self.0 {
            b"RU" | b"UA" | b"BY" | b"MD" | b"GE" | b"AM" | b"AZ" | b"KZ" | b"KG" | b"TJ" | b"TM" | b"UZ" | b"EE"
            | b"LV" | b"LT" => &[b"SU"],
            b"RS" | b"HR" | b"BA" | b"SI" | b"MK" => &[b"YU"],
            b"ME" | b"XK" => &[b"RS", b"YU"],
            b"HK" | b"MO" | b"TW" => &[b"CN"],
            b"SS" => &[b"SD"],
            b"EH" => &[b"MA"],
            b"GG" | b"JE" | b"IM" | b"GI" | b"BM" | b"KY" | b"VG" | b"TC" | b"AI" | b"MS" | b"FK" | b"SH" | b"IO" => {
                &[b"GB"]
            }
            b"PR" | b"GU" | b"AS" | b"VI" | b"MP" | b"UM" => &[b"US"],
            b"AW" | b"CW" | b"SX" | b"BQ" => &[b"NL"],
            b"GF" | b"GP" | b"MQ" | b"RE" | b"YT" | b"NC" | b"PF" | b"PM" | b"BL" | b"MF" | b"WF" => &[b"FR"],
            b"GL" | b"FO" => &[b"DK"],
            b"AX" => &[b"FI"],
            b"SJ" => &[b"NO"],
            _ => &[],
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Codes between commas and the like: small letters count only where there is nothing else.
fn codes(text: &str) -> Vec<Country> {
    let pieces = || text.split([',', ';', '/', '|', '(', ')']).map(str::trim).filter(|piece| !piece.is_empty());
    let code = |piece: &str| KNOWN.codes.get(piece).copied();
    let alone: Option<Vec<Country>> = pieces().map(|piece| code(&piece.to_uppercase())).collect();
    alone.unwrap_or_else(|| pieces().filter_map(code).collect())
}

/// Words of small letters and digits, one blank between them.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Where each word begins and ends.
fn words(plain: &str) -> impl Iterator<Item = (usize, usize)> + use<'_> {
    let mut from = 0;
    plain.split(' ').filter(|word| !word.is_empty()).map(move |word| {
        let here = from;
        from += word.len() + 1;
        (here, here + word.len())
    })
}

#[cfg(test)]
mod tests;
