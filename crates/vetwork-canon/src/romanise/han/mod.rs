//! Chinese characters as Mandarin, Korean, Cantonese and Japanese readers read them in names.

mod japanese;
mod korean;
mod mandarin;
mod table;

use super::{MOST, Script, System, Word, hangul, plain};
use table::CharTable;

static CANTONESE: CharTable = CharTable::of(include_str!("cantonese.txt"));

/// The readings of a text that has at least one Chinese character; most usual first.
pub(super) fn readings(words: &[Word]) -> Vec<(String, System)> {
    let words: Vec<Word> = words.iter().map(repeated).collect();
    let names = japanese::names(&words);
    let kana = words.iter().any(|word| word.script == Script::Kana);
    let known = kana || names.iter().any(|name| name.whole);
    let japanese = names.into_iter().map(|name| (name.text, System::JapaneseName)).collect::<Vec<_>>();
    let others = [
        joined(&words, |han, first| Some(mandarin::read(han, first, mandarin::Style::Usual)), System::Mandarin),
        joined(&words, |han, first| korean::read(han, first, hangul::Style::Passport), System::SinoKorean),
        joined(&words, |han, _| table::each(&CANTONESE, han), System::Cantonese),
        joined(&words, |han, first| korean::read(han, first, hangul::Style::North), System::SinoKorean),
        joined(&words, |han, first| Some(mandarin::read(han, first, mandarin::Style::Other)), System::Mandarin),
        joined(&words, |han, _| japanese::on(han), System::JapaneseOn),
    ];
    let others = others.into_iter().flatten();
    let mut found: Vec<(String, System)> = Vec::with_capacity(MOST);
    let (before, after) = if known { (japanese, Vec::new()) } else { (Vec::new(), japanese) };
    // Room is kept for what follows.
    let room = MOST - after.len().min(2);
    for reading in before.into_iter().chain(others) {
        if found.len() < room && found.iter().all(|(text, _)| *text != reading.0) {
            found.push(reading);
        }
    }
    found.extend(after);
    found
}

/// The word with every mark of repetition written out.
fn repeated(word: &Word) -> Word {
    let mut text = String::with_capacity(word.text.len());
    for c in word.text.chars() {
        match (c, text.chars().next_back()) {
            ('々', Some(before)) => text.push(before),
            _ => text.push(c),
        }
    }
    Word { script: word.script, text }
}

/// All words by one system; `None` if it has no reading for one of them. `read` is told whether a word is the first
/// in Chinese characters, where the family name stands.
fn joined(words: &[Word], read: impl Fn(&str, bool) -> Option<String>, system: System) -> Option<(String, System)> {
    let mut out = String::new();
    let mut first = true;
    for word in words {
        let text = if word.script == Script::Han {
            read(&word.text, std::mem::take(&mut first))?
        } else {
            plain(&word.text, word.script)
        };
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&text);
    }
    Some((out, system))
}
