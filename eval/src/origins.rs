//! Name pools of twelve origins and the usual spellings of each, so that one dossier can be rendered
//! with the same people under names of any origin.

use std::fmt;
use std::sync::LazyLock;

/// Where a name comes from. Only test data knows it; nothing of the product does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// English.
    Anglo,
    /// German.
    German,
    /// Polish.
    Polish,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Indian, of several languages.
    Indian,
    /// Japanese.
    Japanese,
    /// Russian.
    Russian,
    /// Yoruba.
    Yoruba,
    /// Korean.
    Korean,
    /// Chinese.
    Chinese,
    /// Arabic.
    Arabic,
}

/// In how usual a way a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// As the person gives it.
    AsGiven,
    /// As banks print it: capitals of plain ASCII, no punctuation.
    BankUpperAscii,
    /// As registers list it: family name, comma, given name.
    SurnameFirst,
    /// Initial and family name.
    Initial,
    /// Another usual spelling or short form; the initial where there is none.
    Transliteration2,
    /// In the script of the origin; as given where that is Latin.
    NativeScript,
    /// Without the middle name.
    MiddleOmitted,
    /// The given name alone.
    Given,
    /// The family name alone.
    Family,
    /// The first two letters of the given name, as a nickname.
    Nickname,
    /// `given.family` in plain lower-case ASCII, as in an e-mail address.
    Dotted,
    /// `givenfamily`.
    Joined,
    /// `gfamily`.
    InitialJoined,
    /// `given-family`.
    Hyphened,
    /// `given`, in plain lower-case ASCII.
    PlainGiven,
    /// `family`, in plain lower-case ASCII.
    PlainFamily,
    /// `g`.
    PlainInitial,
}

/// Who: numbers into the pools, the same person in every origin. People who share a number share that
/// part of the name in every origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Persona {
    /// Given name: women from 0, men from [`WOMEN`].
    pub given: usize,
    /// Family name.
    pub family: usize,
    /// Second given name.
    pub middle: Option<usize>,
}

/// Given names of women in each pool.
pub const WOMEN: usize = 20;
/// Given names in each pool. All pools have the same size, so that two personas who share a name by
/// chance share it in every origin.
pub const GIVEN: usize = 40;
/// Family names in each pool.
pub const FAMILIES: usize = 40;

/// One name in its usual forms.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spellings {
    usual: [String; 2],
    other: [String; 2],
    native: [String; 2],
}

struct Pool {
    given: Vec<Spellings>,
    family: Vec<Spellings>,
}

impl Origin {
    /// All origins.
    pub const ALL: [Origin; 12] = [
        Origin::Anglo,
        Origin::German,
        Origin::Polish,
        Origin::French,
        Origin::Spanish,
        Origin::Indian,
        Origin::Japanese,
        Origin::Russian,
        Origin::Yoruba,
        Origin::Korean,
        Origin::Chinese,
        Origin::Arabic,
    ];

    fn text(self) -> &'static str {
        match self {
            Origin::Anglo => include_str!("../names/anglo.txt"),
            Origin::German => include_str!("../names/german.txt"),
            Origin::Polish => include_str!("../names/polish.txt"),
            Origin::French => include_str!("../names/french.txt"),
            Origin::Spanish => include_str!("../names/spanish.txt"),
            Origin::Indian => include_str!("../names/indian.txt"),
            Origin::Japanese => include_str!("../names/japanese.txt"),
            Origin::Russian => include_str!("../names/russian.txt"),
            Origin::Yoruba => include_str!("../names/yoruba.txt"),
            Origin::Korean => include_str!("../names/korean.txt"),
            Origin::Chinese => include_str!("../names/chinese.txt"),
            Origin::Arabic => include_str!("../names/arabic.txt"),
        }
    }

    /// A country where such names are usual, for the sealed nationality of a twin.
    pub fn country(self) -> &'static str {
        match self {
            Origin::Anglo => "GB",
            Origin::German => "DE",
            Origin::Polish => "PL",
            Origin::French => "FR",
            Origin::Spanish => "ES",
            Origin::Indian => "IN",
            Origin::Japanese => "JP",
            Origin::Russian => "RU",
            Origin::Yoruba => "NG",
            Origin::Korean => "KR",
            Origin::Chinese => "CN",
            Origin::Arabic => "EG",
        }
    }

    /// A university of that country and its domain.
    pub fn university(self) -> (&'static str, &'static str) {
        match self {
            Origin::Anglo => ("University of Leeds", "leeds.ac.uk"),
            Origin::German => ("Universität Leipzig", "uni-leipzig.de"),
            Origin::Polish => ("Uniwersytet Wrocławski", "uwr.edu.pl"),
            Origin::French => ("Université de Rennes", "univ-rennes.fr"),
            Origin::Spanish => ("Universidad de Zaragoza", "unizar.es"),
            Origin::Indian => ("Anna University", "annauniv.edu"),
            Origin::Japanese => ("Tohoku University", "tohoku.ac.jp"),
            Origin::Russian => ("Novosibirsk State University", "nsu.ru"),
            Origin::Yoruba => ("University of Ibadan", "ui.edu.ng"),
            Origin::Korean => ("Pusan National University", "pusan.ac.kr"),
            Origin::Chinese => ("Xiamen University", "xmu.edu.cn"),
            Origin::Arabic => ("Alexandria University", "alexu.edu.eg"),
        }
    }

    fn surname_leads(self) -> bool {
        matches!(self, Origin::Korean | Origin::Chinese)
    }

    fn pool(self) -> &'static Pool {
        static POOLS: LazyLock<Vec<Pool>> =
            LazyLock::new(|| Origin::ALL.iter().map(|origin| read(origin.text())).collect());
        &POOLS[self as usize]
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", format!("{self:?}").to_lowercase())
    }
}

/// Reads a pool: lines `female:`, `male:` and `family:`, names separated by commas, the forms of one by
/// slashes (usual, other, native), masculine and feminine by a bar.
fn read(text: &str) -> Pool {
    let section = |key: &str| -> Vec<Spellings> {
        let line = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        line.split(',').map(|name| spellings(name.trim())).collect()
    };
    Pool { given: [section("female:"), section("male:")].concat(), family: section("family:") }
}

fn spellings(name: &str) -> Spellings {
    let mut forms = name.split('/').map(|form| {
        let (masculine, feminine) = form.split_once('|').unwrap_or((form, form));
        [masculine.to_owned(), feminine.to_owned()]
    });
    let usual = forms.next().unwrap_or_default();
    let mut form = || forms.next().filter(|form| !form[0].is_empty()).unwrap_or_else(|| usual.clone());
    let (other, native) = (form(), form());
    Spellings { usual, other, native }
}

impl Persona {
    fn feminine(self) -> usize {
        usize::from(self.given % GIVEN < WOMEN)
    }
}

/// The name of a persona in an origin, written in a style.
pub fn spell(persona: Persona, origin: Origin, style: Style) -> String {
    let pool = origin.pool();
    let gender = persona.feminine();
    let given = &pool.given[persona.given % GIVEN];
    let family = &pool.family[persona.family % FAMILIES];
    // Where family names lead, nobody has a second given name.
    let second = persona.middle.filter(|_| !origin.surname_leads());
    let middle = second.map(|middle| pool.given[middle % GIVEN].usual[0].as_str());
    let (first, last) = (given.usual[0].as_str(), family.usual[gender].as_str());
    let bank = |part: &str| plain(part).to_uppercase();
    match style {
        Style::AsGiven => ordered(origin, &[Some(first), middle], last),
        Style::BankUpperAscii => {
            let middle = middle.map(bank);
            ordered(origin, &[Some(&bank(first)), middle.as_deref()], &bank(last))
        }
        Style::SurnameFirst => {
            let rest: Vec<&str> = [Some(first), middle].into_iter().flatten().collect();
            format!("{last}, {}", rest.join(" "))
        }
        Style::Initial => initial(origin, first, last),
        Style::Transliteration2 => match (given.other[0].as_str(), family.other[gender].as_str()) {
            (g, f) if g == first && f == last => initial(origin, first, last),
            (g, f) => ordered(origin, &[Some(g)], f),
        },
        Style::NativeScript if given.native != given.usual => {
            let (given, family) = (&given.native[0], &family.native[gender]);
            match origin {
                Origin::Korean | Origin::Chinese | Origin::Japanese => format!("{family}{given}"),
                _ => format!("{given} {family}"),
            }
        }
        Style::NativeScript | Style::MiddleOmitted => ordered(origin, &[Some(first)], last),
        Style::Given => first.to_owned(),
        Style::Family => last.to_owned(),
        Style::Nickname => first.chars().take(2).collect(),
        Style::Dotted => format!("{}.{}", bare(first), bare(last)),
        Style::Joined => format!("{}{}", bare(first), bare(last)),
        Style::InitialJoined => format!("{}{}", bare(first).chars().take(1).collect::<String>(), bare(last)),
        Style::Hyphened => format!("{}-{}", bare(first), bare(last)),
        Style::PlainGiven => bare(first),
        Style::PlainFamily => bare(last),
        Style::PlainInitial => bare(first).chars().take(1).collect(),
    }
}

fn ordered(origin: Origin, given: &[Option<&str>], family: &str) -> String {
    let given: Vec<&str> = given.iter().flatten().copied().collect();
    let given = given.join(" ");
    if origin.surname_leads() { format!("{family} {given}") } else { format!("{given} {family}") }
}

fn initial(origin: Origin, given: &str, family: &str) -> String {
    let letter: String = given.chars().take(1).collect();
    if origin.surname_leads() { format!("{family} {letter}.") } else { format!("{letter}. {family}") }
}

/// Lower-case ASCII letters only. German umlauts are written out, as on German bank cards; every other
/// letter loses its mark.
fn plain(text: &str) -> String {
    let written_out: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ä' => "ae".to_owned(),
            'ö' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            other => other.to_string(),
        })
        .collect();
    bare(&written_out)
}

/// Lower-case ASCII letters only, without marks, as in addresses.
fn bare(text: &str) -> String {
    vetwork_canon::text::fold(text).chars().filter(char::is_ascii_alphabetic).collect()
}
