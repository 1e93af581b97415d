//! The saved lists and labelled names, and the slips that are made in them.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use serde_json::Value;
use vetwork_watchlist::date::PartialDate;
use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::{List, Source};
use vetwork_watchlist::party::{ListedName, NameStrength, Party, PartyKind};

pub(crate) fn path(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path)
}

pub(crate) fn open(name: &str) -> Box<dyn Read> {
    let file = File::open(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    if name.ends_with(".gz") { Box::new(GzDecoder::new(file)) } else { Box::new(file) }
}

pub(crate) fn rows(name: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(open(name)).into_records().filter_map(Result::ok).collect()
}

fn json(name: &str) -> Value {
    serde_json::from_reader(std::io::BufReader::new(open(name))).unwrap()
}

pub(crate) fn un() -> List {
    read(Format::UnXml, Source::UnitedNations, open("watchlist/un/un-consolidated-20260227.xml.gz")).unwrap()
}

/// The whole SDN list of 20 August 2026: names and kinds.
pub(crate) fn sdn() -> List {
    let json = json("watchlist/ofac/ofac-sdn-20260820.json.gz");
    let entries =
        json.as_object().unwrap().values().find_map(|value| value.as_array().filter(|all| all.len() > 1000)).unwrap();
    let mut list = List::new(Source::OfacSdn);
    list.parties.extend(entries.iter().map(|entry| {
        let kind = match entry["type"].as_str() {
            Some("individual") => PartyKind::Person,
            Some("vessel") => PartyKind::Vessel,
            Some("aircraft") => PartyKind::Aircraft,
            _ => PartyKind::Organisation,
        };
        let others = ["alternateNames", "alternate_names", "aka"].iter().find_map(|key| entry.get(key)?.as_array());
        let others = others.into_iter().flatten().filter_map(|name| name.as_str().or_else(|| name["name"].as_str()));
        let names = entry["name"].as_str().into_iter().chain(others);
        party(entry["uid"].to_string(), kind, names)
    }));
    list
}

/// Names of another list, of parties whose kind is not told.
fn names(name: &str, source: Source) -> List {
    let mut list = List::new(source);
    let json = json(name);
    list.parties.extend(json.as_array().unwrap().iter().map(|entry| {
        let aliases = entry["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let names = entry["full_name"].as_str().into_iter().chain(aliases);
        party(entry["id"].to_string(), PartyKind::Unknown, names)
    }));
    list
}

fn party<'a>(id: String, kind: PartyKind, names: impl Iterator<Item = &'a str>) -> Party {
    let names = (0..).zip(names).map(|(at, name)| {
        let name = match name.split_once(", ") {
            Some((family, given)) if kind == PartyKind::Person => format!("{given} {family}"),
            _ => name.to_owned(),
        };
        ListedName::new(name, if at == 0 { NameStrength::Primary } else { NameStrength::Strong })
    });
    Party { id, kind, names: names.collect(), ..Party::default() }
}

/// Everything that is saved.
pub(crate) fn all() -> Vec<List> {
    vec![
        sdn(),
        un(),
        names("watchlist/eu/eu-fsf-names-202606.json.gz", Source::EuropeanUnion),
        names("watchlist/uk/uk-names-202606.json.gz", Source::UnitedKingdom),
        names("watchlist/other/au_dfat-names-202606.json.gz", Source::Australia),
        names("watchlist/other/ca_sema-names-202606.json.gz", Source::Canada),
    ]
}

pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) birth: Option<PartialDate>,
}

pub(crate) fn people(name: &str) -> Vec<Person> {
    rows(name).iter().map(|row| Person { name: row[0].to_owned(), birth: row[5].parse().ok() }).collect()
}

/// Numbers that are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below.max(1)
    }
}

/// One slip of a keyboard in one of the longer words.
pub(crate) fn slip(name: &str, dice: &mut Dice) -> String {
    let mut words: Vec<Vec<char>> = name.split(' ').map(|word| word.chars().collect()).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].len() >= 4).collect();
    if long.is_empty() {
        return name.to_owned();
    }
    let word = &mut words[long[dice.roll(long.len())]];
    let at = dice.roll(word.len());
    let letter = char::from(b'a' + u8::try_from(dice.roll(26)).unwrap());
    match dice.roll(4) {
        0 => {
            word.remove(at);
        }
        1 => word.insert(at, letter),
        2 => word[at] = letter,
        _ if at + 1 < word.len() => word.swap(at, at + 1),
        _ => word[at] = letter,
    }
    words.into_iter().map(|word| word.into_iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What people, forms and registers do to a name: order, slips, another spelling, a part left out, an initial, words joined.
pub(crate) fn perturb(name: &str, dice: &mut Dice) -> (&'static str, String) {
    const SPELLINGS: &[(&str, &str)] = &[
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("y", "i"),
        ("ei", "ey"),
        ("kh", "h"),
        ("ph", "f"),
        ("q", "k"),
        ("dh", "d"),
        ("sh", "sch"),
        ("ks", "x"),
        ("mm", "m"),
        ("ss", "s"),
        ("ll", "l"),
        ("aa", "a"),
        ("j", "dzh"),
        ("ts", "tz"),
        ("v", "w"),
        ("i", "y"),
        ("u", "ou"),
        ("ch", "tch"),
        ("kh", "h"),
    ];
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    match dice.roll(7) {
        0 if words.len() > 1 => {
            let mut turned = words.clone();
            turned.rotate_right(1);
            ("order", turned.join(" "))
        }
        1 if words.len() > 2 => {
            let at = 1 + dice.roll(words.len() - 2);
            // Nobody leaves out a syllable of a Korean or Chinese given name: the rest is another person's.
            if words[at].len() < 4 {
                return ("one slip", slip(name, dice));
            }
            let mut left = words.clone();
            left.remove(at);
            ("part left out", left.join(" "))
        }
        2 => {
            let lower = name.to_lowercase();
            let usable: Vec<_> = SPELLINGS.iter().filter(|(from, _)| lower.contains(from)).collect();
            if usable.is_empty() {
                return ("one slip", slip(name, dice));
            }
            let (from, to) = usable[dice.roll(usable.len())];
            ("spelling", lower.replacen(from, to, 1))
        }
        3 if words.len() > 1 => {
            let at = dice.roll(words.len() - 1);
            let joined = format!("{}{}", words[at], words[at + 1]);
            let mut all: Vec<&str> = words.clone();
            all.splice(at..at + 2, [joined.as_str()]);
            ("joined", all.join(" "))
        }
        4 if name.chars().filter(|c| c.is_alphabetic()).count() >= 14 => {
            let one = slip(name, dice);
            ("two slips", slip(&one, dice))
        }
        5 if words.len() > 2 => {
            let at = 1 + dice.roll(words.len() - 2);
            let initial: String = words[at].chars().take(1).chain(".".chars()).collect();
            let mut all = words.clone();
            all[at] = &initial;
            ("initial", all.join(" "))
        }
        _ => ("one slip", slip(name, dice)),
    }
}
