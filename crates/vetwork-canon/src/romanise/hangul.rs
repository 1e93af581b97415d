//! Korean syllables, each as a word: the South's official spelling, the North's, and how passports spell names.

/// A way to write Hangul in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Revised Romanisation of 2000, syllable by syllable: gim jeong eun.
    Revised,
    /// The North's spelling, near McCune-Reischauer without its marks: kim jong un.
    North,
    /// Southern passports: the family name in its customary spelling, the rest revised: kim jeong eun.
    Passport,
}

pub(super) const STYLES: &[Style] = &[Style::Revised, Style::North, Style::Passport];

const FIRST: u32 = 0xac00;
const LAST: u32 = 0xd7a3;

/// Words of Hangul, every syllable a word.
pub(super) fn read(word: &str, style: Style) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    if style == Style::Passport
        && let Some((surname, given)) = customary(word)
    {
        out.push_str(surname);
        rest = given;
    }
    for c in rest.chars() {
        if !out.is_empty() {
            out.push(' ');
        }
        syllable(c, style, &mut out);
    }
    out
}

/// The family name in its customary spelling and the rest; a word of one syllable is not known to be one.
fn customary(word: &str) -> Option<(&'static str, &str)> {
    let count = word.chars().count();
    let (_, spelling, given) = SURNAMES
        .iter()
        .filter_map(|(hangul, spelling)| Some((hangul, spelling, word.strip_prefix(hangul)?)))
        .max_by_key(|(hangul, ..)| hangul.len())?;
    ((2..=4).contains(&count) && !given.is_empty()).then_some((spelling, given))
}

/// Family names whose customary spelling is not the revised one.
const SURNAMES: &[(&str, &str)] = &[
    ("김", "kim"),
    ("이", "lee"),
    ("박", "park"),
    ("최", "choi"),
    ("정", "chung"),
    ("조", "cho"),
    ("임", "lim"),
    ("오", "oh"),
    ("서", "suh"),
    ("신", "shin"),
    ("권", "kwon"),
    ("안", "ahn"),
    ("유", "yoo"),
    ("윤", "yoon"),
    ("전", "chun"),
    ("고", "ko"),
    ("문", "moon"),
    ("배", "bae"),
    ("백", "paik"),
    ("허", "hur"),
    ("심", "shim"),
    ("노", "roh"),
    ("곽", "kwak"),
    ("주", "joo"),
    ("우", "woo"),
    ("구", "koo"),
    ("나", "na"),
    ("지", "chi"),
    ("반", "ban"),
    ("선우", "sunwoo"),
    ("남궁", "namkoong"),
    ("길", "kil"),
    ("국", "kook"),
    ("금", "keum"),
    ("여", "yeo"),
    ("추", "choo"),
    ("현", "hyun"),
    ("변", "byun"),
    ("천", "chun"),
];

const REVISED_INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const NORTH_INITIALS: [&str; 19] =
    ["k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "kh", "th", "ph", "h"];
const REVISED_VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const NORTH_VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui",
    "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
];

fn syllable(c: char, style: Style, out: &mut String) {
    let code = u32::from(c);
    if !(FIRST..=LAST).contains(&code) {
        out.push_str(letter(c));
        return;
    }
    let index = (code - FIRST) as usize;
    let (initial, vowel, last) = (index / (21 * 28), index / 28 % 21, index % 28);
    let north = style == Style::North;
    let part = |table: &[&'static str], at: usize| table.get(at).copied().unwrap_or_default();
    out.push_str(part(if north { &NORTH_INITIALS } else { &REVISED_INITIALS }, initial));
    out.push_str(part(if north { &NORTH_VOWELS } else { &REVISED_VOWELS }, vowel));
    out.push_str(part(&FINALS, last));
}

/// A letter that stands by itself, outside a syllable.
fn letter(c: char) -> &'static str {
    const CONSONANTS: [&str; 19] =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "ng", "j", "jj", "ch", "k", "t", "p", "h"];
    let code = u32::from(c);
    let (table, at): (&[&'static str], u32) = match code {
        0x1100..=0x1112 => (&CONSONANTS, code - 0x1100),
        0x1161..=0x1175 => (&REVISED_VOWELS, code - 0x1161),
        0x11a7..=0x11c2 => (&FINALS, code - 0x11a7),
        _ => return "",
    };
    table.get(at as usize).copied().unwrap_or_default()
}
