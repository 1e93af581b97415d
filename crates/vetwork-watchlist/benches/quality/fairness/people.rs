//! People whom no list names, 2,000 for each origin of names: the same in every run.

use sha2::{Digest, Sha256};
use vetwork_watchlist::date::PartialDate;

use super::names::{Names, draw};
use super::{EACH, SEED};
use crate::data::Dice;

/// Somebody who is on no list, even if a namesake is.
pub(crate) struct Stranger {
    pub(crate) origin: &'static str,
    pub(crate) name: String,
    pub(crate) birth: PartialDate,
}

/// How the names of an origin are put together.
enum Made {
    /// A given and a family name of a locale.
    Locale(&'static str),
    /// As `Locale`, with two family names.
    TwoFamilies(&'static str),
    /// As `Locale`, written as the locale writes them.
    Native(&'static str),
    /// Two names of one set of clusters, of which the set does not say which are family names.
    Set(&'static str),
    /// As `Set`, every third with a third name between them.
    Father(&'static str),
    /// A family name and syllables of a given name, in all the ways in which people write them.
    Syllables(&'static str, &'static str),
    /// A given name and a family name, each from its set of clusters.
    Sets(&'static str, &'static str),
}

/// The origins, and where their names come from.
const ORIGINS_MADE: [(&str, Made); 27] = [
    ("Arabic", Made::Father("arabic")),
    ("Arabic, in Arabic letters", Made::Native("arabic")),
    ("Bengali", Made::Set("indian_bengali")),
    ("Chinese", Made::Syllables("chinese", "chinese_given")),
    ("Chinese, in characters", Made::Native("chinese")),
    ("English", Made::Locale("anglo")),
    ("French", Made::Locale("french")),
    ("German", Made::Locale("german")),
    ("Greek", Made::Set("greek")),
    ("Hebrew", Made::Set("hebrew")),
    ("Hindi", Made::Set("indian_hindi")),
    ("Indian", Made::Locale("indian")),
    ("Indonesian", Made::Set("indonesian_malay")),
    ("Japanese", Made::Sets("japanese_given", "japanese")),
    ("Korean", Made::Syllables("korean", "korean_given")),
    ("Korean, in Hangul", Made::Native("korean")),
    ("Persian", Made::Set("persian")),
    ("Polish", Made::Locale("polish")),
    ("Romanian", Made::Locale("romanian")),
    ("Russian", Made::Locale("russian")),
    ("Russian, in Cyrillic", Made::Native("russian")),
    ("Spanish", Made::TwoFamilies("spanish_mx")),
    ("Thai", Made::Set("thai")),
    ("Turkish", Made::Locale("turkish")),
    ("Ukrainian", Made::Locale("ukrainian")),
    ("Vietnamese", Made::Father("vietnamese")),
    ("Yoruba", Made::Locale("yoruba")),
];

/// The origins, in the order of the table.
pub(crate) const ORIGINS: [&str; ORIGINS_MADE.len()] = {
    let mut names = [""; ORIGINS_MADE.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = ORIGINS_MADE[at].0;
        at += 1;
    }
    names
};

/// Everybody, by origin.
pub(crate) fn strangers(names: &Names) -> Vec<Stranger> {
    let mut all = Vec::with_capacity(ORIGINS.len() * EACH);
    for (number, (origin, made)) in (1..).zip(&ORIGINS_MADE) {
        let mut dice = Dice(SEED.wrapping_mul(number));
        let stranger = |dice: &mut Dice| Stranger { origin, name: made.name(names, dice), birth: day(dice) };
        all.extend((0..EACH).map(|_| stranger(&mut dice)));
    }
    all
}

/// A day on which somebody who works now may have been born, 1956 to 2005.
fn day(dice: &mut Dice) -> PartialDate {
    loop {
        let [year, month, day] = [1956 + dice.roll(50), 1 + dice.roll(12), 1 + dice.roll(31)];
        if let Ok(date) = format!("{year}-{month:02}-{day:02}").parse() {
            return date;
        }
    }
}

/// SHA-256 of everybody, one line each, to see that they are still the same.
pub(crate) fn digest(all: &[Stranger]) -> String {
    let mut sha = Sha256::new();
    for one in all {
        sha.update(format!("{}\t{}\t{}\n", one.origin, one.name, one.birth));
    }
    sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Made {
    fn name(&self, names: &Names, dice: &mut Dice) -> String {
        let of = |locale: &str, column: &str, dice: &mut Dice| {
            let all = names.of_locale(locale, column);
            all[dice.roll(all.len())].to_owned()
        };
        let form = |set: &str, dice: &mut Dice| {
            let forms = &draw(names.clusters(set), dice).forms;
            forms[dice.roll(forms.len())].clone()
        };
        match *self {
            Self::Locale(locale) => {
                format!("{} {}", of(locale, "first_ascii", dice), of(locale, "last_ascii", dice))
            }
            Self::TwoFamilies(locale) => {
                let first = of(locale, "first_ascii", dice);
                format!("{first} {} {}", of(locale, "last_ascii", dice), of(locale, "last_ascii", dice))
            }
            Self::Native(locale @ ("korean" | "chinese")) => {
                format!("{}{}", of(locale, "last", dice), of(locale, "first", dice))
            }
            Self::Native(locale) => format!("{} {}", of(locale, "first", dice), of(locale, "last", dice)),
            Self::Set(set) => format!("{} {}", form(set, dice), form(set, dice)),
            Self::Father(set) => match dice.roll(3) {
                0 => format!("{} {} {}", form(set, dice), form(set, dice), form(set, dice)),
                _ => format!("{} {}", form(set, dice), form(set, dice)),
            },
            Self::Sets(given, family) => format!("{} {}", form(given, dice), form(family, dice)),
            Self::Syllables(family, given) => {
                let (family, mut syllable) = (form(family, dice), form(given, dice));
                // Some entries of the table are two syllables already; a given name of one is usual in Chinese alone.
                let one = syllable.len() > 5 || (given == "chinese_given" && dice.roll(5) == 0);
                if !one {
                    let next = form(given, dice).to_lowercase();
                    match dice.roll(3) {
                        0 => syllable.push_str(&next),
                        1 => syllable = format!("{syllable}-{next}"),
                        _ => syllable = format!("{syllable} {next}"),
                    }
                }
                match dice.roll(2) {
                    0 => format!("{family} {syllable}"),
                    _ => format!("{syllable} {family}"),
                }
            }
        }
    }
}
