//! A line as numbers, words and marks.

use std::ops::Range;

#[derive(Debug)]
pub(super) enum Kind {
    /// Value and digits.
    Number(u32, usize),
    /// In lower case.
    Word(String),
    Mark(char),
}

#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Bytes of the line.
    pub(super) place: Range<usize>,
}

/// Numbers, words and marks; white space only parts them.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let mut end = start + first.len_utf8();
        let mut extend = |same: fn(&char) -> bool| {
            while let Some((at, next)) = rest.next_if(|(_, next)| same(next)) {
                end = at + next.len_utf8();
            }
        };
        if first.is_ascii_digit() {
            extend(char::is_ascii_digit);
            let digits = &line[start..end];
            // A number too long for a date is no number here.
            let number = digits.parse().unwrap_or(u32::MAX);
            tokens.push(Token { kind: Kind::Number(number, digits.len()), place: start..end });
        } else if first.is_alphabetic() {
            extend(|character| character.is_alphabetic());
            tokens.push(Token { kind: Kind::Word(line[start..end].to_lowercase()), place: start..end });
        } else if !first.is_whitespace() {
            tokens.push(Token { kind: Kind::Mark(first), place: start..end });
        }
    }
    tokens
}

/// Where these tokens stand.
pub(super) fn place(tokens: &[Token], first: usize, next: usize) -> Range<usize> {
    let start = tokens.get(first).map_or(0, |token| token.place.start);
    start..next.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.place.end)
}

/// No white space stands between this token and the next.
pub(super) fn is_joined(tokens: &[Token], at: usize) -> bool {
    match (tokens.get(at), tokens.get(at + 1)) {
        (Some(token), Some(next)) => token.place.end == next.place.start,
        _ => false,
    }
}

/// The word here.
pub(super) fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

/// The mark here.
pub(super) fn mark(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

/// The number here, and its digits.
pub(super) fn number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at)?.kind {
        Kind::Number(number, digits) => Some((number, digits)),
        _ => None,
    }
}
