//! A text word by word, as hashes: letter case, accents, widths and look-alike letters do not matter. Where a script puts
//! no spaces between words, every character is a word.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word.
    Word {
        /// Of its letters, folded.
        hash: u64,
        /// Letters of its folded form; 0 for a character that is a word of its own.
        units: usize,
        /// Where it begins, in bytes.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// A number that is no year: its value is easily changed, its place is not.
    Number {
        /// Of its digits.
        hash: u64,
        /// How many there are.
        digits: usize,
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// A year.
    Year,
    /// A sentence, a bullet or a cell ends here.
    Stop,
    /// A line ends here.
    LineEnd {
        /// Where the next one begins.
        next: usize,
    },
}

/// Longer runs of letters are no words, and are cut.
const LONGEST_WORD: usize = 48;

/// Longer runs of digits are telephone numbers, accounts and ids, which name somebody.
const LONGEST_NUMBER: usize = 6;

const MULTIPLIER: u64 = 0xF135_7AEA_2E62_A9C5;

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const HIGH: u8 = 4;
const AT: u8 = 8;
const SPACE: u8 = 16;
const SLASH: u8 = 32;

/// What a byte of ASCII is; everything above is [`HIGH`].
static CLASS: [u8; 256] = classes();

#[expect(clippy::indexing_slicing, reason = "a table of 256 is made while compiling")]
const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            0x80.. => HIGH,
            b'@' => AT,
            0..=b' ' => SPACE,
            b'/' => SLASH,
            _ => 0,
        };
        byte += 1;
    }
    table
}

fn class(byte: u8) -> u8 {
    CLASS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// The hash of one word.
pub(super) fn hash_of(word: &str) -> u64 {
    let mut hash = Hash::default();
    word.bytes().for_each(|byte| hash.push(byte));
    hash.finish()
}

/// Letters of a word, eight at a time.
#[derive(Clone, Copy, Default)]
struct Hash {
    state: u64,
    block: u64,
    units: usize,
}

impl Hash {
    #[inline]
    fn push(&mut self, byte: u8) {
        // Lower case: digits have the bit as well.
        self.block = (self.block << 8) | u64::from(byte | 0x20);
        self.units += 1;
        if self.units.is_multiple_of(8) {
            self.mix();
        }
    }

    #[inline]
    fn mix(&mut self) {
        self.state = (self.state ^ self.block).wrapping_mul(MULTIPLIER).rotate_left(26);
        self.block = 0;
    }

    #[inline]
    fn finish(mut self) -> u64 {
        self.mix();
        (self.state ^ self.units as u64).wrapping_mul(MULTIPLIER)
    }
}

/// Calls for each piece of a text, in order.
pub fn each(text: &str, mut on: impl FnMut(Token)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if class(byte) == SPACE {
            at += 1;
            if byte == b'\n' {
                on(Token::LineEnd { next: at });
            }
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let mut seen = 0;
        let length = rest
            .iter()
            .position(|byte| {
                let class = class(*byte);
                seen |= class;
                class == SPACE
            })
            .unwrap_or(rest.len());
        let end = at + length;
        let chunk = bytes.get(at..end).unwrap_or_default();
        if seen & HIGH != 0 {
            wide(text, at, end, &mut on);
        } else if seen & AT == 0 && !(seen & SLASH != 0 && is_link(chunk)) {
            plain(chunk, at, &mut on);
        }
        if ends_sentence(chunk, bytes.get(end..).unwrap_or_default()) {
            on(Token::Stop);
        }
        at = end;
    }
    on(Token::Stop);
}

fn is_link(chunk: &[u8]) -> bool {
    let has = |part: &[u8]| chunk.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    has(b"://") || has(b"www.") || has(b".com/") || has(b".org/") || has(b".io/") || has(b".net/")
}

/// A full stop, and no lower-case letter after it; or a bullet that stands alone.
fn ends_sentence(chunk: &[u8], after: &[u8]) -> bool {
    match chunk {
        b"-" | b"*" | b"|" | b">" => true,
        _ => {
            let mut end = chunk.iter().rev().skip_while(|byte| matches!(byte, b'"' | b'\'' | b')' | b']'));
            match end.next() {
                Some(b'!' | b'?' | b';') => true,
                Some(b'.') => {
                    let next = after.iter().find(|byte| class(**byte) != SPACE);
                    !next.is_some_and(u8::is_ascii_lowercase)
                }
                _ => false,
            }
        }
    }
}

/// Words of a run of ASCII.
fn plain(chunk: &[u8], offset: usize, on: &mut impl FnMut(Token)) {
    let mut at = 0;
    while let Some(&byte) = chunk.get(at) {
        let kind = class(byte);
        if kind & (LETTER | DIGIT) == 0 {
            at += 1;
            continue;
        }
        let start = at;
        let mut hash = Hash::default();
        let mut seen = 0;
        while let Some(&byte) = chunk.get(at) {
            let kind = class(byte);
            // C++, C# and don't are words.
            let within = kind & (LETTER | DIGIT) != 0 || byte == b'+' || byte == b'#';
            if within && hash.units < LONGEST_WORD {
                seen |= kind;
                hash.push(byte);
            } else if byte != b'\'' {
                break;
            }
            at += 1;
        }
        word(hash, kind == DIGIT, seen, chunk.get(start..at).unwrap_or_default(), offset + start, on);
    }
}

/// A word, a number or a year.
fn word(hash: Hash, digit_first: bool, seen: u8, written: &[u8], start: usize, on: &mut impl FnMut(Token)) {
    let end = start + written.len();
    if !digit_first {
        on(Token::Word { hash: hash.finish(), units: hash.units, start, end });
    } else if seen & LETTER == 0 && is_year(written) {
        on(Token::Year);
    } else if hash.units <= LONGEST_NUMBER {
        on(Token::Number { hash: hash.finish(), digits: hash.units, start, end });
    }
}

fn is_year(written: &[u8]) -> bool {
    matches!(written, [b'1', b'9', _, _] | [b'2', b'0', _, _])
}

/// Words of a run with other characters than ASCII.
fn wide(text: &str, start: usize, end: usize, on: &mut impl FnMut(Token)) {
    let run = text.get(start..end).unwrap_or_default();
    if run.contains('@') || run.contains("://") {
        return;
    }
    let mut wide = Wide { hash: Hash::default(), start, seen: 0, first: 0 };
    for (place, c) in run.char_indices() {
        let at = start + place;
        if c.is_ascii() && class(c as u8) & (LETTER | DIGIT) != 0 {
            wide.push(c as u8, at, on);
        } else if stands_alone(c) {
            wide.end(text, at, on);
            let mut hash = Hash::default();
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| hash.push(byte));
            on(Token::Word { hash: hash.finish(), units: 0, start: at, end: at + c.len_utf8() });
        } else if c.is_alphanumeric() {
            any_ascii::any_ascii_char(c).bytes().for_each(|letter| wide.push(letter, at, on));
        } else if is_bullet_or_stop(c) {
            wide.end(text, at, on);
            on(Token::Stop);
        } else if !is_invisible(c) {
            wide.end(text, at, on);
        }
    }
    wide.end(text, end, on);
}

struct Wide {
    hash: Hash,
    start: usize,
    seen: u8,
    first: u8,
}

impl Wide {
    fn push(&mut self, letter: u8, at: usize, on: &mut impl FnMut(Token)) {
        if self.hash.units >= LONGEST_WORD {
            on(Token::Word { hash: self.hash.finish(), units: self.hash.units, start: self.start, end: at });
            self.hash = Hash::default();
        }
        if self.hash.units == 0 {
            (self.start, self.seen, self.first) = (at, 0, class(letter));
        }
        self.seen |= class(letter);
        self.hash.push(letter);
    }

    fn end(&mut self, text: &str, at: usize, on: &mut impl FnMut(Token)) {
        if self.hash.units > 0 {
            let written = text.as_bytes().get(self.start..at).unwrap_or_default();
            word(self.hash, self.first == DIGIT, self.seen, written, self.start, on);
            self.hash = Hash::default();
        }
    }
}

/// Characters of scripts that put no spaces between words: Han, kana, Hangul, Thai, Lao, Burmese, Khmer.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}')
        && c.is_alphanumeric()
}

/// Bullets, and ends of sentences and cells in any script.
fn is_bullet_or_stop(c: char) -> bool {
    matches!(
        c,
        '•' | '‣'
            | '◦'
            | '●'
            | '○'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '►'
            | '▸'
            | '➢'
            | '➤'
            | '✓'
            | '✔'
            | '–'
            | '—'
            | '·'
            | '。'
            | '．'
            | '！'
            | '？'
            | '；'
            | '؟'
            | '؛'
            | '۔'
            | '।'
            | '॥'
            | '།'
            | '။'
            | '។'
            | '\u{f0b7}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Marks on letters, and what has no width.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '’' | '\u{e0000}'..='\u{e01ef}')
}
