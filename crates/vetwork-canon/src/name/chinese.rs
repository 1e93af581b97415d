//! Chinese names in Pinyin and Wade-Giles; family names also as Cantonese and Hokkien speakers write them.

use std::sync::LazyLock;

use super::parts::Name;
use super::surname::{self, Rows, Surname};

/// Pinyin first; the other spellings of the same family name follow.
const SURNAME_LINES: &str = "zhang chang cheung cheong teo
wang wong ong heng
huang hwang wong ng oei ooi
li lee lei ly
liu lau low liou lew
chen chan tan chin ch'en chern tran
yang yeung young yeo yong
zhao chao chiu jao
wu ng woo goh
zhou chou chow chau jou
xu hsu tsui chui shyu hui
sun suen
ma mah
zhu chu choo
hu woo hoo
guo kuo kwok quek kwek
he ho hoh
gao kao ko
lin lam lim
luo lo law loh
zheng cheng tay cheang tee jheng
liang leung leong neo
xie hsieh tse shieh
song sung soong
tang tong
deng teng tang
feng fung foong
han hon
cao tsao tso
zeng tseng tsang chan ceng
peng pang
xiao hsiao siu shaw siew
cai tsai choi choy chua chai
pan pun poon phua
tian tien tin
dong tung
yuan yuen
yu yue yee
ye yeh yip yap
jiang chiang keung kong chiong
wei wai ngai
su so soh
lu lo luk loo
ding ting
shen shum sim
yao yiu yew
cheng ching
fu foo
zhong chung
cui tsui chui
tan tam
jin chin kam
liao liu liew
fan faan
lyu lu lv lui lyu
fang fong
shi shih sy see
xiong hsiung hung
meng mang
qin chin chun tsin ch'in
qiu chiu yau khoo ch'iu
jia chia
xia hsia ha
hou hau
zou chou tsou chow
bai pai pak
gong kung
shao shiu siu
mao mo mow
yan yen ngan yim
wan man
lei lui
dai tai
hong hung ang
gu ku koo
tao tow
mo mok
ouyang auyeung
situ szeto
kang hong kong
yin wan
qian chien chin
tu
jing ching
kong kung hung
xue hsueh sit
yi
long lung loong
wen man
duan tuan
hao hau
du tu to
dou tou
ren jen yam
lai
ruan juan yuen
zhan chan chim
chang
chu tsoo
qiao chiao kiu
zuo tso
ge ko kot
ji chi kei
nie nieh nip
he";

static SURNAMES: Rows = LazyLock::new(|| surname::index(SURNAME_LINES));

/// One reading of a name as family name and given name.
#[derive(Debug)]
pub(super) struct Reading {
    surname: Surname,
    /// The family name stands by itself: no hyphen ties it to a syllable.
    apart: bool,
    given: String,
    /// The name is visibly in Wade-Giles, so an unaspirated reading of its consonants is allowed.
    wade_giles: bool,
}

/// Whether the part is a family name in Pinyin.
pub(super) fn is_pinyin_surname(part: &str) -> bool {
    SURNAMES.get(part).is_some_and(|surname| surname.heads != 0)
}

/// Whether both names read as Chinese and are the same name.
pub(super) fn matches(a: &Name, b: &Name) -> bool {
    let (a, b) = (a.chinese(), b.chinese());
    a.iter().any(|x| b.iter().any(|y| x.surname.matches(y.surname) && same_given(x, y)))
}

/// Whether the name reads as a family name and one or two syllables.
pub(super) fn is_shaped(name: &Name) -> bool {
    !name.chinese().is_empty()
}

/// Whether both names read as Chinese with the same family name, or with the same given name.
pub(super) fn part_shared(a: &Name, b: &Name) -> bool {
    let (a, b) = (a.chinese(), b.chinese());
    let shared = |x: &Reading, y: &Reading| x.surname.is_shared(y.surname) || same_given(x, y);
    a.iter().filter(|x| x.apart).any(|x| b.iter().filter(|y| y.apart).any(|y| shared(x, y)))
}

fn same_given(x: &Reading, y: &Reading) -> bool {
    x.given == y.given
        || (x.wade_giles && !y.wade_giles && converts(&x.given, &y.given, 3))
        || (y.wade_giles && !x.wade_giles && converts(&y.given, &x.given, 3))
}

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
    let mut found = Vec::new();
    if !(2..=4).contains(&words.len()) {
        return found;
    }
    for (at, split) in [(0, words.split_first()), (words.len() - 1, words.split_last())] {
        if let Some((surname, given)) = split {
            under(surname, is_apart(at), given.concat(), &mut found);
        }
    }
    if let [first, second, given @ ..] = words {
        // `Ou-yang Fu-kuei`: a family name of two syllables.
        under(&format!("{first}{second}"), true, given.concat(), &mut found);
    }
    found
}

impl Reading {
    /// The family name, as rows of the table.
    pub(super) fn rows(&self) -> u128 {
        self.surname.rows
    }

    /// The given name in every Pinyin spelling that it can stand for, itself included.
    pub(super) fn pinyin(&self) -> Vec<String> {
        let mut found = vec![self.given.clone()];
        if self.wade_giles {
            to_pinyin(&self.given, String::new(), 3, &mut found);
        }
        found
    }
}

/// The readings under one family name: as Pinyin, and as an older spelling of another family name.
fn under(surname: &str, apart: bool, given: String, found: &mut Vec<Reading>) {
    let Some(surname) = SURNAMES.get(surname).filter(|_| syllables(given.as_bytes(), 2)) else {
        return;
    };
    let older = Surname { rows: surname.rows & !surname.heads, heads: 0 };
    if surname.heads != 0 {
        let pinyin = Surname { rows: surname.heads, ..*surname };
        found.push(Reading { surname: pinyin, apart, given: given.clone(), wade_giles: shows_wade_giles(&given) });
    }
    if older.rows != 0 {
        found.push(Reading { surname: older, apart: apart && surname.heads == 0, given, wade_giles: true });
    }
}

/// Letters that occur in Wade-Giles and never in Pinyin.
fn shows_wade_giles(given: &str) -> bool {
    let ends_in_h = |mark: &str| {
        // In `Zihan` and `Dehua` the h begins the next syllable.
        given.split(mark).skip(1).any(|rest| !rest.starts_with(['a', 'e', 'i', 'o', 'u']))
    };
    ["hs", "ts", "tz", "ien", "uei", "ung", "ss", "ja", "je", "jo", "jui"].iter().any(|mark| given.contains(mark))
        || ["ih", "eh"].iter().any(|mark| ends_in_h(mark))
}

const PINYIN_INITIALS: &[&str] = &[
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w", "",
];
const PINYIN_FINALS: &[&str] = &[
    "iang", "iong", "uang", "ueng", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "van", "ai", "ei", "ao",
    "ou", "an", "en", "er", "ia", "ie", "iu", "in", "ua", "uo", "ui", "un", "ue", "ve", "vn", "a", "o", "e", "i", "u",
    "v",
];
const WADE_GILES_INITIALS: &[(&str, &[&str])] = &[
    ("ch", &["zh", "ch", "j", "q"]),
    ("hs", &["x"]),
    ("ts", &["z", "c"]),
    ("tz", &["z", "c"]),
    ("sh", &["sh"]),
    ("ss", &["s"]),
    ("sz", &["s"]),
    ("j", &["r"]),
    ("k", &["g", "k"]),
    ("p", &["b", "p"]),
    ("t", &["d", "t"]),
    ("m", &["m"]),
    ("f", &["f"]),
    ("n", &["n"]),
    ("l", &["l"]),
    ("h", &["h"]),
    ("s", &["s", "x"]),
    ("y", &["y"]),
    ("w", &["w"]),
    ("", &[""]),
];
const WADE_GILES_FINALS: &[(&str, &[&str])] = &[
    ("iang", &["iang"]),
    ("iung", &["iong"]),
    ("uang", &["uang"]),
    ("ang", &["ang"]),
    ("eng", &["eng"]),
    ("ing", &["ing"]),
    ("ung", &["ong"]),
    ("ieh", &["ie"]),
    ("ien", &["ian"]),
    ("iao", &["iao"]),
    ("iu", &["iu"]),
    ("uai", &["uai"]),
    ("uan", &["uan"]),
    ("uei", &["ui"]),
    ("ueh", &["ue"]),
    ("ia", &["ia"]),
    ("ih", &["i"]),
    ("in", &["in"]),
    ("ai", &["ai"]),
    ("ei", &["ei"]),
    ("ao", &["ao"]),
    ("ou", &["ou"]),
    ("an", &["an"]),
    ("en", &["en", "an"]),
    ("eh", &["e"]),
    ("erh", &["er"]),
    ("ua", &["ua"]),
    ("uo", &["uo", "e"]),
    ("ui", &["ui"]),
    ("un", &["un"]),
    ("a", &["a"]),
    ("o", &["o", "e", "uo"]),
    ("e", &["e"]),
    ("i", &["i"]),
    ("u", &["u", "i", "ou"]),
];

/// Whether the letters are one to `most` syllables in either system.
fn syllables(rest: &[u8], most: u8) -> bool {
    let ends = |left: &[u8]| left.is_empty() || (most > 1 && syllables(left, most - 1));
    let pinyin = PINYIN_INITIALS.iter().any(|initial| {
        let after = rest.strip_prefix(initial.as_bytes());
        after.is_some_and(|after| PINYIN_FINALS.iter().any(|end| after.strip_prefix(end.as_bytes()).is_some_and(ends)))
    });
    pinyin
        || WADE_GILES_INITIALS.iter().any(|(initial, _)| {
            let after = rest.strip_prefix(initial.as_bytes());
            after.is_some_and(|after| {
                WADE_GILES_FINALS.iter().any(|(end, _)| after.strip_prefix(end.as_bytes()).is_some_and(ends))
            })
        })
}

/// Whether the Wade-Giles letters can be written as the Pinyin letters, in at most `most` syllables.
fn converts(wade_giles: &str, pinyin: &str, most: u8) -> bool {
    if wade_giles.is_empty() || pinyin.is_empty() || most == 0 {
        return wade_giles.is_empty() && pinyin.is_empty();
    }
    WADE_GILES_INITIALS.iter().any(|(from, to)| {
        let Some(after) = wade_giles.strip_prefix(from) else {
            return false;
        };
        let starts = to.iter().filter_map(|initial| pinyin.strip_prefix(initial));
        starts.into_iter().any(|rest| finals(after, rest, most, *from == "y" || from.is_empty()))
    })
}

/// As many spellings are enough: a name of two syllables has fewer.
const MOST_SPELLINGS: usize = 24;

/// All that [`converts`] accepts for the Wade-Giles letters, each after `before`.
fn to_pinyin(wade_giles: &str, before: String, most: u8, found: &mut Vec<String>) {
    if wade_giles.is_empty() {
        found.push(before);
        return;
    }
    for (from, initials) in WADE_GILES_INITIALS {
        let Some(rest) = wade_giles.strip_prefix(from).filter(|_| most > 0) else {
            continue;
        };
        for (end, finals) in WADE_GILES_FINALS {
            let Some(left) = rest.strip_prefix(end) else {
                continue;
            };
            let before = before.as_str();
            let null_initial = (*from == "y" || from.is_empty()) && end.starts_with('i');
            let added = null_initial.then(|| format!("{before}y{end}"));
            let written =
                initials.iter().flat_map(|initial| finals.iter().map(move |last| format!("{before}{initial}{last}")));
            for spelling in written.chain(added) {
                if found.len() < MOST_SPELLINGS {
                    to_pinyin(left, spelling, most - 1, found);
                }
            }
        }
    }
}

fn finals(wade_giles: &str, pinyin: &str, most: u8, null_initial: bool) -> bool {
    WADE_GILES_FINALS.iter().any(|(from, to)| {
        let Some(after) = wade_giles.strip_prefix(from) else {
            return false;
        };
        // `I-ling` is Yi-ling, `Ing-wen` is Ying-wen.
        let added = if null_initial && from.starts_with('i') {
            pinyin.strip_prefix('y').and_then(|rest| rest.strip_prefix(from))
        } else {
            None
        };
        let written = to.iter().filter_map(|end| pinyin.strip_prefix(end));
        written.chain(added).any(|rest| converts(after, rest, most - 1))
    })
}

/// Whether the letters are one syllable in either system.
pub(super) fn is_one_syllable(given: &str) -> bool {
    syllables(given.as_bytes(), 1)
}
