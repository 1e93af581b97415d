//! Korean names in any romanisation (Revised, McCune-Reischauer, the North's, customary), syllable by syllable.

use std::sync::LazyLock;

use super::chinese;
use super::parts::Name;
use super::surname::{self, Rows, Surname};

static SURNAMES: Rows = LazyLock::new(|| {
    surname::index(
        "kim gim ghim
lee ri yi rhee rhie yee i rey
park pak bak bahk pack bag
choi choe choy choei
jung jeong chung chong jong cheong joung
kang gang kahng
cho jo joh
yoon yun youn yune
jang chang
lim im rim yim leem
oh o
han hahn
shin sin sheen
seo suh so sur
kwon gwon kweon
hwang
ahn an
song
yoo yu ryu you ryoo lyu
hong
jeon jun chun jon chon jeun
ko go koh goh
moon mun
son sohn
yang ryang
bae pae bai pai
baek paek baik paik back baeg
heo hur huh ho her
nam
shim sim
noh no roh ro rho
ha hah
kwak gwak gwag
sung seong song
cha
joo ju chu
woo u wu
koo ku gu goo
min
na ra rah
jin chin
ji chi jee
um eom om
chae
won weon
cheon chon chun
bang pang
kong gong
hyun hyon hyeon
ham
byun byon pyon byeon
yeom yom youm ryom
yeo yo ryo
choo chu
do to doh
so soh
seok suk sok
sun seon son
seol sol
ma mah
gil kil
wi wee
pyo phyo
myung myong myeong
ki gi kee
ban pan
wang
keum kum geum
ok
yook yuk ryuk
in
maeng
je jae
mo
tak
kook kuk guk
eun un
pyeon pyon pyun
ye
tae thae
do
bong pong
kyung kyong gyeong
namgung namkoong namgoong
hwangbo
sunwoo seonu
jegal",
    )
});

const A: u32 = 1;
const AE: u32 = 1 << 1;
const YA: u32 = 1 << 2;
const YAE: u32 = 1 << 3;
const EO: u32 = 1 << 4;
const E: u32 = 1 << 5;
const YEO: u32 = 1 << 6;
const YE: u32 = 1 << 7;
const O: u32 = 1 << 8;
const WA: u32 = 1 << 9;
const WAE: u32 = 1 << 10;
const OE: u32 = 1 << 11;
const YO: u32 = 1 << 12;
const U: u32 = 1 << 13;
const WO: u32 = 1 << 14;
const WE: u32 = 1 << 15;
const WI: u32 = 1 << 16;
const YU: u32 = 1 << 17;
const EU: u32 = 1 << 18;
const UI: u32 = 1 << 19;
const I: u32 = 1 << 20;

/// Consonants that open a syllable, longest first, and their class: plain, tense and aspirated are written alike.
const INITIALS: &[(&str, u8)] = &[
    ("tch", b'j'),
    ("kk", b'k'),
    ("gg", b'k'),
    ("kh", b'k'),
    ("gh", b'k'),
    ("tt", b't'),
    ("dd", b't'),
    ("th", b't'),
    ("pp", b'p'),
    ("bb", b'p'),
    ("ph", b'p'),
    ("ss", b's'),
    ("sh", b's'),
    ("jj", b'j'),
    ("ch", b'j'),
    ("rh", b'r'),
    ("k", b'k'),
    ("g", b'k'),
    ("n", b'n'),
    ("t", b't'),
    ("d", b't'),
    ("r", b'r'),
    ("l", b'r'),
    ("m", b'm'),
    ("p", b'p'),
    ("b", b'p'),
    ("s", b's'),
    ("j", b'j'),
    ("h", b'h'),
    ("", b'-'),
];

/// Vowel spellings, longest first: the Hangul vowels each may stand for, in an open and in a closed syllable.
const VOWELS: &[(&str, u32, u32)] = &[
    ("yeo", YEO, YEO),
    ("yae", YAE, YAE),
    ("you", YEO | YU, YEO),
    ("yoo", YU, YU),
    ("woo", U, U),
    ("wae", WAE, WAE),
    ("weo", WO, WO),
    ("eui", UI, UI),
    ("wu", U, U),
    ("ae", AE, AE),
    ("ai", AE, AE),
    ("ay", AE, AE),
    ("eo", EO, EO),
    ("eu", EU, EU),
    ("ee", I | UI, I),
    ("oo", U, U),
    ("ou", U, U),
    ("oe", OE, OE),
    ("oi", OE, OE),
    ("ui", UI, UI),
    ("uh", EO, EO),
    ("ya", YA, YA),
    ("ye", YE, YE | YEO),
    ("yo", YO | YEO, YO | YEO),
    ("yu", YU, YU | YEO),
    ("wa", WA, WA),
    ("wo", WO, WO),
    ("we", WE | OE | WAE, WE),
    ("wi", WI, WI),
    ("yi", I | UI, I),
    ("a", A, A),
    ("e", E | AE, E | AE),
    ("i", I, I),
    ("o", O | EO, O | EO),
    ("u", U | EU, U | EU | EO),
];

const FINALS: &[(&str, u8)] = &[
    ("ng", b'N'),
    ("ck", b'k'),
    ("kk", b'k'),
    ("ll", b'l'),
    ("k", b'k'),
    ("g", b'k'),
    ("n", b'n'),
    ("m", b'm'),
    ("l", b'l'),
    ("r", b'l'),
    ("p", b'p'),
    ("b", b'p'),
    ("t", b't'),
    ("d", b't'),
    ("s", b't'),
    ("h", b'-'),
    ("", b'-'),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Syllable {
    initial: u8,
    vowels: u32,
    last: u8,
}

impl Syllable {
    fn matches(self, other: Self) -> bool {
        self.initial == other.initial && self.vowels & other.vowels != 0 && self.last == other.last
    }
}

/// One reading of a name as family name and given name.
#[derive(Debug)]
pub(super) struct Reading {
    surname: Surname,
    /// The family name stands by itself: no hyphen ties it to a syllable.
    apart: bool,
    /// Every way to divide the given name into syllables.
    given: Vec<Vec<Syllable>>,
}

impl Reading {
    /// The family name, as rows of the table.
    pub(super) fn rows(&self) -> u128 {
        self.surname.rows
    }

    /// The given name as Hangul sounds, one spelling for each way to read it: consonants by class, vowels by number.
    pub(super) fn sounds(&self) -> Vec<Vec<[u8; 3]>> {
        /// Vowels before which the South leaves ㄹ out at the start of a word: Ryong and Yong are one name.
        const AFTER_SILENT_R: u32 = YA | YAE | YEO | YE | YO | YU | I;
        let mut found: Vec<Vec<[u8; 3]>> = Vec::new();
        for division in &self.given {
            let mut read: Vec<Vec<[u8; 3]>> = vec![Vec::new()];
            for (at, syllable) in division.iter().enumerate() {
                let vowels = (0_u8..21).filter(|vowel| syllable.vowels & (1 << vowel) != 0);
                let initial = |vowel: u8| {
                    let silent = at == 0 && syllable.initial == b'r' && AFTER_SILENT_R & (1 << vowel) != 0;
                    if silent { b'-' } else { syllable.initial }
                };
                let sounds: Vec<[u8; 3]> = vowels.map(|vowel| [initial(vowel), vowel, syllable.last]).collect();
                read = read
                    .iter()
                    .flat_map(|before| sounds.iter().map(|sound| [before.as_slice(), &[*sound]].concat()))
                    .collect();
            }
            found.extend(read);
        }
        found
    }
}

/// The vowel as the group of those that spellings of foreigners confuse: ㅓ, ㅡ, ㅕ, ㅔ, ㅐ; any other is its own.
pub(super) fn vowel_group(vowel: u8) -> u8 {
    const CONFUSED: u32 = EO | EU | YEO | E | AE;
    if CONFUSED & 1_u32.checked_shl(u32::from(vowel)).unwrap_or_default() != 0 { b'*' } else { vowel }
}

/// Whether both names read as Korean and are the same name.
pub(super) fn matches(a: &Name, b: &Name) -> bool {
    let (a, b) = (a.korean(), b.korean());
    a.iter().any(|x| b.iter().any(|y| x.surname.matches(y.surname) && same_given(x, y)))
}

/// Whether the name reads as a family name and one or two syllables.
pub(super) fn is_shaped(name: &Name) -> bool {
    !name.korean().is_empty()
}

/// Whether both names read as Korean with the same family name, or with the same given name.
pub(super) fn part_shared(a: &Name, b: &Name) -> bool {
    let (a, b) = (a.korean(), b.korean());
    let shared = |x: &Reading, y: &Reading| x.surname.is_shared(y.surname) || same_given(x, y);
    a.iter().filter(|x| x.apart).any(|x| b.iter().filter(|y| y.apart).any(|y| shared(x, y)))
}

fn same_given(x: &Reading, y: &Reading) -> bool {
    let same = |p: &[Syllable], q: &[Syllable]| p.len() == q.len() && p.iter().zip(q).all(|(s, t)| s.matches(*t));
    x.given.iter().any(|p| y.given.iter().any(|q| same(p, q)))
}

/// Family name first or last; the rest is one or two syllables.
pub(super) fn readings(name: &Name) -> Vec<Reading> {
    let parts = &name.parts;
    if parts.iter().any(|part| part.dotted) {
        return Vec::new();
    }
    let words: Vec<&str> = parts.iter().map(|part| &*part.plain).collect();
    read(&words, |at| parts.get(at).is_some_and(|part| name.is_apart(part)))
}

/// As [`readings`], of words in lower-case letters; `is_apart` tells that no hyphen ties a word to a neighbour.
pub(super) fn read(words: &[&str], is_apart: impl Fn(usize) -> bool) -> Vec<Reading> {
    let [first, .., last] = words else {
        return Vec::new();
    };
    // `Li Gang` has its family name first: read as `Gang Li` it would be the same as `Kang Li`.
    // Not so `Su Man Hwang`, where only the last word is a Korean family name, and no Chinese one.
    let ends_korean = words.len() > 2 && SURNAMES.contains_key(last) && !chinese::is_pinyin_surname(last);
    let chinese = chinese::is_pinyin_surname(first) && !SURNAMES.contains_key(first) && !ends_korean;
    if chinese || words.len() > 4 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (end, rest) = (words.len() - 1, words.len());
    for (surname, at, given) in [(first, 0, 1..rest), (last, end, 0..end)] {
        let Some(rows) = SURNAMES.get(surname) else {
            continue;
        };
        let divided = divide(words.get(given).unwrap_or_default().iter().copied());
        if !divided.is_empty() {
            found.push(Reading { surname: *rows, apart: is_apart(at), given: divided });
        }
    }
    found
}

/// Every division of the given name into at most two syllables; a space or hyphen always divides.
fn divide<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<Vec<Syllable>> {
    let mut divisions: Vec<Vec<Syllable>> = vec![Vec::new()];
    let mut revised = false;
    for part in parts {
        revised |= part.contains("eo") || part.contains("eu");
        let mut next = Vec::new();
        for division in &divisions {
            extend(part, division.clone(), &mut next);
        }
        divisions = next;
    }
    if revised {
        // The Revised Romanisation, known by its eo and eu, writes ㅗ alone as o.
        for syllable in divisions.iter_mut().flatten() {
            if syllable.vowels == O | EO {
                syllable.vowels = O;
            }
        }
    }
    divisions.retain(|division| !division.is_empty());
    divisions
}

fn extend(rest: &str, division: Vec<Syllable>, found: &mut Vec<Vec<Syllable>>) {
    if rest.is_empty() {
        found.push(division);
        return;
    }
    if division.len() >= 2 || found.len() >= 16 {
        return;
    }
    let Some((initial, after)) = INITIALS.iter().find_map(|(s, class)| Some((*class, rest.strip_prefix(s)?))) else {
        return;
    };
    for (spelling, open, closed) in VOWELS {
        let Some(after) = after.strip_prefix(spelling) else {
            continue;
        };
        for (ending, last) in FINALS {
            let Some(left) = after.strip_prefix(ending) else {
                continue;
            };
            let vowels = if *last == b'-' { *open } else { *closed };
            let mut longer = division.clone();
            longer.push(Syllable { initial, vowels, last: *last });
            extend(left, longer, found);
        }
    }
}
