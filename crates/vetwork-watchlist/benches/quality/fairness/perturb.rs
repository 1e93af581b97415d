//! What people, forms and other alphabets do to a listed name, by where it comes from.

use super::names::Names;
use super::wade_giles::from_pinyin;
use crate::data::{Dice, slip};

/// How names of an origin are spelled in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    Arabic,
    Chinese,
    Korean,
    Malay,
    Persian,
    Plain,
    Slavic,
    SouthAsian,
    Spanish,
    Turkish,
}

/// The name with one change, and what it is called: each kind that the name has room for is as likely.
pub(crate) fn perturb(name: &str, spelling: Spelling, names: &Names, dice: &mut Dice) -> (&'static str, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let longer = words.len() > 2 && !matches!(spelling, Spelling::Korean | Spelling::Chinese);
    let mut kinds: Vec<(&'static str, Option<String>)> = vec![
        ("order", Some(turned(&words, dice))),
        ("part left out", longer.then(|| shortened(&words, spelling, dice))),
        ("initial", longer.then(|| initialled(&words, dice))),
        ("romanisation", spelling.respelled(&words, names, dice)),
        ("hyphen, space or article", Some(spelling.divided(&words, dice))),
        ("one slip", Some(slip(name, dice))),
    ];
    kinds.retain(|(_, changed)| changed.as_ref().is_some_and(|changed| changed != name));
    let (what, changed) = kinds.swap_remove(dice.roll(kinds.len()));
    (what, changed.unwrap())
}

/// The last word first, as registers write it; every second time with their comma.
fn turned(words: &[&str], dice: &mut Dice) -> String {
    let (last, first) = words.split_last().unwrap();
    let comma = if dice.roll(2) == 0 { "," } else { "" };
    format!("{last}{comma} {}", first.join(" "))
}

/// Without one of the names between the first and the last. Spanish names lose the mother's, which is the last.
fn shortened(words: &[&str], spelling: Spelling, dice: &mut Dice) -> String {
    let mut kept = words.to_vec();
    match spelling {
        Spelling::Spanish => kept.pop(),
        _ => Some(kept.remove(1 + dice.roll(words.len() - 2))),
    };
    kept.join(" ")
}

/// A middle name as an initial.
fn initialled(words: &[&str], dice: &mut Dice) -> String {
    let at = 1 + dice.roll(words.len() - 2);
    let initial = format!("{}.", words[at].chars().next().unwrap());
    let words = words.iter().enumerate().map(|(place, word)| if place == at { initial.as_str() } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// The syllables of a given name joined, or with a hyphen, or apart; the family name stands first, as on these lists it does.
fn divided_syllables(words: &[&str], dice: &mut Dice) -> String {
    let (family, given) = match words.iter().position(|word| word.chars().all(char::is_uppercase)) {
        Some(at) => (words[at], [&words[..at], &words[at + 1..]].concat()),
        None => (words[0], words[1..].to_vec()),
    };
    let given = given.join(" ").replace('-', " ");
    let between = ["", "-", " "][dice.roll(3)];
    format!("{family} {}", given.replace(' ', between))
}

impl Spelling {
    /// One word in another usual spelling.
    fn respelled(self, words: &[&str], names: &Names, dice: &mut Dice) -> Option<String> {
        if self == Self::Chinese {
            let words: Option<Vec<String>> = words.iter().map(|word| from_pinyin(word)).collect();
            return words.map(|words| words.join(" "));
        }
        let with = |at: usize, word: String| {
            let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            words[at] = word;
            words.join(" ")
        };
        let first = dice.roll(words.len());
        let places = (0..words.len()).map(|at| (first + at) % words.len());
        for at in places.clone() {
            if let Some(other) = names.respelled(self.clusters(), words[at], dice) {
                return Some(with(at, other));
            }
        }
        for at in places {
            let word = words[at].to_lowercase();
            let fitting: Vec<_> = self.rules().iter().filter(|(from, _)| word.contains(from)).collect();
            if let Some((from, to)) = fitting.get(dice.roll(fitting.len())) {
                return Some(with(at, word.replacen(from, to, 1)));
            }
        }
        None
    }

    /// Words joined, or parted, or without their article.
    fn divided(self, words: &[&str], dice: &mut Dice) -> String {
        if matches!(self, Self::Korean | Self::Chinese) {
            return divided_syllables(words, dice);
        }
        let name = words.join(" ");
        let lower = name.to_lowercase();
        let article = ["al-", "el-", "al ", "el "].iter().find_map(|article| {
            let at = lower.find(article)?;
            (at == 0 || lower[..at].ends_with(' ')).then_some((at, article.len()))
        });
        match (self, article) {
            (Self::Arabic | Self::Persian | Self::SouthAsian, Some((at, length))) => {
                let other = ["", "al", "el-", "Al "][dice.roll(4)];
                format!("{}{other}{}", &name[..at], &name[at + length..])
            }
            _ if name.contains('-') => name.replacen('-', ["", " "][dice.roll(2)], 1),
            _ => {
                let at = dice.roll(words.len() - 1);
                let joined = format!("{}{}{}", words[at], ["", "-"][dice.roll(2)], words[at + 1]);
                let mut words = words.to_vec();
                words.splice(at..at + 2, [joined.as_str()]);
                words.join(" ")
            }
        }
    }

    /// The sets of clusters in which its names are. Those of Chinese mix languages, between which nobody changes.
    fn clusters(self) -> &'static [&'static str] {
        match self {
            Self::Arabic | Self::Persian => &["arabic", "persian"],
            Self::SouthAsian => &["arabic", "persian", "indian_hindi", "indian_bengali", "indian_tamil"],
            Self::Korean => &["korean", "korean_given"],
            Self::Malay => &["indonesian_malay", "arabic"],
            Self::Slavic => &["russian"],
            Self::Turkish => &["turkish", "arabic"],
            Self::Plain | Self::Spanish | Self::Chinese => &[],
        }
    }

    /// Letters that another habit or authority writes as others.
    fn rules(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Arabic | Self::Persian | Self::SouthAsian => &[
                ("ou", "u"),
                ("u", "ou"),
                ("ee", "i"),
                ("oo", "u"),
                ("dh", "d"),
                ("q", "k"),
                ("kh", "k"),
                ("ei", "ai"),
                ("ay", "ai"),
                ("ai", "ay"),
                ("aa", "a"),
                ("ss", "s"),
                ("mm", "m"),
                ("iyy", "iy"),
                ("j", "dj"),
                ("gh", "g"),
                ("w", "ou"),
                ("y", "i"),
                ("a", "aa"),
            ],
            Self::Slavic => &[
                ("iy", "y"),
                ("ii", "iy"),
                ("yu", "iu"),
                ("ya", "ia"),
                ("ye", "e"),
                ("kh", "h"),
                ("ts", "tz"),
                ("ks", "x"),
                ("x", "ks"),
                ("ei", "ey"),
                ("ai", "ay"),
                ("ch", "tch"),
                ("y", "i"),
                ("ov", "off"),
                ("ev", "yev"),
                ("c", "ch"),
            ],
            Self::Korean => &[
                ("jong", "jung"),
                ("chol", "chul"),
                ("song", "sung"),
                ("kyong", "kyung"),
                ("hyok", "hyuk"),
                ("yong", "young"),
                ("pak", "park"),
                ("choe", "choi"),
                ("hyon", "hyun"),
                ("chong", "jong"),
                ("ok", "uk"),
                ("o", "eo"),
                ("u", "oo"),
            ],
            Self::Spanish => &[
                ("z", "s"),
                ("s", "z"),
                ("v", "b"),
                ("b", "v"),
                ("y", "i"),
                ("ll", "y"),
                ("j", "g"),
                ("h", ""),
                ("qu", "k"),
            ],
            Self::Turkish => &[("c", "j"), ("s", "sh"), ("g", "gh"), ("i", "y"), ("u", "ue"), ("o", "oe"), ("v", "w")],
            Self::Malay => {
                &[("u", "oe"), ("j", "dj"), ("y", "j"), ("c", "tj"), ("ia", "iya"), ("ua", "uwa"), ("f", "p")]
            }
            Self::Chinese => &[],
            Self::Plain => &[
                ("ph", "f"),
                ("k", "c"),
                ("c", "k"),
                ("y", "i"),
                ("i", "y"),
                ("ss", "s"),
                ("ll", "l"),
                ("ou", "u"),
                ("tt", "t"),
            ],
        }
    }
}
