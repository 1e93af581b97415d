//! Passages: sentences, bullets and cells of a text, each with a print of all its words and prints of the rarest runs in it.

use super::mask::{Mask, is_part_of_date};
use super::surprise::bits_of_digits;
use super::words::{Token, each};

/// Passages of one text that are read; what follows is left out, and said.
pub const PASSAGES_AT_MOST: usize = 2_000;

/// A passage that says less is not worth comparing: four words.
const BITS_AT_LEAST: u16 = 8;

/// What one more word tells, in bits. Printed English has 0.6 to 1.3 bits a letter for who knows what stood before it
/// (Shannon 1951), or three to seven a word; resumes and letters are more formulaic than print.
const BITS_A_WORD: u16 = 2;

/// What one more character tells where each counts as a word: some two of them are one.
const BITS_A_CHARACTER: u16 = 1;

/// Passages of more words are cut, where the words themselves say: a text without full stops has passages too.
const WORDS_AT_MOST: usize = 48;
const WORDS_AT_LEAST: usize = 12;

/// A line of so many bytes is full: the next goes on with its sentence, unless it is seen to begin one.
const FULL_LINE: usize = 60;

/// Runs of words that are kept of a passage, those with the smallest prints.
pub(super) const RUNS: usize = 4;

/// Words in a run, and characters where each counts as a word.
const RUN_OF_WORDS: usize = 3;
const RUN_OF_CHARACTERS: usize = 6;

/// Words of fewer letters are mostly grammar, and change first when a sentence is reworded.
const LETTERS_IN_RUN: usize = 4;

/// A passage of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Of all words in their order; numbers count as one word.
    pub print: u64,
    /// Of runs of words in it, ascending; 0 where there are fewer.
    pub runs: [u64; RUNS],
    /// Where it begins in the text, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What its words tell at most.
    pub bits: u16,
    /// Of its numbers in their order; 0 where there are none.
    pub numbers: u32,
    /// How many digits they have.
    pub digits: u8,
}

impl Passage {
    /// Where it stands in the text, in bytes.
    #[must_use]
    pub fn place(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many runs are kept of it.
    pub(super) fn kept_runs(&self) -> usize {
        self.runs.iter().filter(|print| **print != 0).count().max(1)
    }

    /// What its words and its numbers tell at most.
    pub(super) fn bits_with_numbers(&self) -> f32 {
        f32::from(self.bits) + bits_of_digits(self.digits)
    }
}

/// A text as its passages, each once, in the order of their prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The passages.
    pub passages: Vec<Passage>,
    /// Passages that were not read, because the text has too many.
    pub left_out: usize,
}

/// Stands for any number in the print of a passage.
const NUMBER: u64 = 1;

#[derive(Clone, Copy)]
struct Piece {
    hash: u64,
    start: usize,
    end: usize,
    units: usize,
    is_number: bool,
}

/// Reads texts, one after another.
#[derive(Default)]
pub struct Reader {
    pieces: Vec<Piece>,
    content: Vec<u64>,
}

impl Reader {
    /// The passages of a text, without what the mask hides.
    pub fn read(&mut self, text: &str, mask: &Mask) -> Reading {
        let mut reading = Reading::default();
        self.pieces.clear();
        let mut line = 0;
        // Places are kept in 32 bits; nobody's resume has four thousand million letters.
        let text = text.get(..text.floor_char_boundary(u32::MAX as usize)).unwrap_or_default();
        each(text, |token| match token {
            Token::Word { hash, units, start, end } => {
                if !mask.hides(hash) {
                    self.pieces.push(Piece { hash, start, end, units, is_number: false });
                }
            }
            Token::Number { hash, digits, start, end } => match self.pieces.last_mut() {
                Some(last) if last.is_number => {
                    last.hash = last.hash.rotate_left(7) ^ hash;
                    last.units += digits;
                }
                _ => self.pieces.push(Piece { hash, start, end, units: digits, is_number: true }),
            },
            Token::Year => {
                if self.pieces.last().is_some_and(|last| is_part_of_date(last.hash)) {
                    self.pieces.pop();
                }
            }
            Token::Stop => self.end(mask, &mut reading),
            Token::LineEnd { next } => {
                if !goes_on(text, line, next) {
                    self.end(mask, &mut reading);
                }
                line = next;
            }
        });
        self.end(mask, &mut reading);
        reading.passages.sort_unstable_by_key(|passage| (passage.print, passage.start));
        reading.passages.dedup_by_key(|passage| passage.print);
        reading
    }

    /// Ends a passage.
    fn end(&mut self, mask: &Mask, reading: &mut Reading) {
        if mask.knows_employers() {
            self.leave_out_employers(mask);
        }
        let pieces = std::mem::take(&mut self.pieces);
        if pieces.len() <= WORDS_AT_MOST {
            self.keep(&pieces, reading);
        } else {
            let mut from = 0;
            for (at, piece) in pieces.iter().enumerate() {
                let words = at + 1 - from;
                if (words >= WORDS_AT_LEAST && piece.hash >> 60 == 0) || words == WORDS_AT_MOST {
                    self.keep(pieces.get(from..=at).unwrap_or_default(), reading);
                    from = at + 1;
                }
            }
            self.keep(pieces.get(from..).unwrap_or_default(), reading);
        }
        self.pieces = pieces;
        self.pieces.clear();
    }

    fn leave_out_employers(&mut self, mask: &Mask) {
        let mut at = 0;
        while at < self.pieces.len() {
            let words = self.pieces.iter().skip(at).map(|piece| piece.hash);
            match mask.employer(words) {
                Some(length) => drop(self.pieces.drain(at..at + length)),
                None => at += 1,
            }
        }
    }

    fn keep(&mut self, pieces: &[Piece], reading: &mut Reading) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let bits: u16 = pieces.iter().map(Piece::bits).sum();
        if bits < BITS_AT_LEAST {
            return;
        }
        if reading.passages.len() >= PASSAGES_AT_MOST {
            reading.left_out += 1;
            return;
        }
        let print = print_of(pieces.iter().map(|piece| if piece.is_number { NUMBER } else { piece.hash }));
        let numbers = pieces.iter().filter(|piece| piece.is_number);
        let digits: usize = numbers.clone().map(|piece| piece.units).sum();
        let digits = u8::try_from(digits).unwrap_or(u8::MAX);
        let numbers = if digits == 0 { 0 } else { print_of(numbers.map(|piece| piece.hash)) as u32 };
        let runs = self.runs(pieces);
        let (start, end) = (first.start as u32, last.end as u32);
        reading.passages.push(Passage { print, runs, start, end, bits, numbers, digits });
    }

    /// The runs of words with the smallest prints: of two passages that are mostly alike they are mostly the same.
    fn runs(&mut self, pieces: &[Piece]) -> [u64; RUNS] {
        self.content.clear();
        self.content.extend(pieces.iter().filter(|piece| piece.is_content()).map(|piece| piece.hash));
        let alone = pieces.iter().filter(|piece| piece.stands_alone()).count();
        let length = if alone * 2 > pieces.len() { RUN_OF_CHARACTERS } else { RUN_OF_WORDS };
        let mut smallest = [u64::MAX; RUNS];
        for run in self.content.windows(length) {
            let mut print = print_of(run.iter().copied().chain([length as u64]));
            for kept in &mut smallest {
                if print == *kept {
                    break;
                }
                if print < *kept {
                    std::mem::swap(kept, &mut print);
                }
            }
        }
        smallest.map(|print| if print == u64::MAX { 0 } else { print })
    }
}

impl Piece {
    /// Does it count as a word because its script puts no spaces between words?
    fn stands_alone(&self) -> bool {
        self.units == 0 && !self.is_number
    }

    fn bits(&self) -> u16 {
        match (self.is_number, self.stands_alone()) {
            (true, _) => 0,
            (_, true) => BITS_A_CHARACTER,
            _ => BITS_A_WORD,
        }
    }

    fn is_content(&self) -> bool {
        (self.units >= LETTERS_IN_RUN && !self.is_number) || self.stands_alone()
    }
}

/// A print of words in their order. It resists chance and not intent: whoever wants to share a print with somebody can
/// copy their sentence.
fn print_of(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0x9E37_79B9_7F4A_7C15_u64, |print, word| {
        (print.rotate_left(23) ^ word).wrapping_mul(0xF135_7AEA_2E62_A9C5)
    })
}

/// Does the sentence of the line from `line` go on after `next`, where the next one begins?
fn goes_on(text: &str, line: usize, next: usize) -> bool {
    let before = text.get(line..next).unwrap_or_default().trim_end();
    let after = text.get(next..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let Some(first) = after.chars().next() else { return false };
    if before.is_empty() || first == '\n' || first == '\r' {
        return false;
    }
    let open = before.ends_with([',', '&', '(', '/']);
    let full = before.len() >= FULL_LINE && !before.ends_with(':');
    first.is_lowercase() || (first.is_alphanumeric() && (open || full))
}
