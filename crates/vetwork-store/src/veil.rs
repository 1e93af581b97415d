//! Others in an assessment: wherever it names another subject, a mark takes the place of name and id, and what
//! the mark stands for is sealed with the other's own key. Who is erased is gone from everybody's assessment.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::{Deserialize, Serialize};
use vetwork_model::{Name, SubjectId};

use crate::error::{Result, StoreError};

/// How another subject is called in an assessment. Sealed with that subject's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Called {
    pub(crate) id: SubjectId,
    pub(crate) name: Name,
    /// The name as it is shown, where that differs.
    pub(crate) shown: String,
}

/// A control character, which stands in no text that is shown: so no mark can be there by chance.
const MARK: char = '\u{1}';

/// What is read where somebody was erased.
const ERASED: &str = "[erased]";

impl Called {
    /// The texts by which it can be recognised, each with the letter of its mark.
    fn spellings(&self) -> [(char, &str); 3] {
        [('i', self.id.as_str()), ('n', self.name.reveal()), ('s', &self.shown)]
    }
}

/// Text as it stands within JSON.
fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    // One quote on each side: the text may begin or end with more.
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or_default().to_owned()
}

/// Puts marks in the place of other subjects, in a JSON text.
pub(crate) fn veil(text: &str, others: &[(i64, Called)]) -> Result<String> {
    let mut needles: Vec<(String, String)> = Vec::new();
    for (number, called) in others {
        for (letter, spelling) in called.spellings() {
            let spelling = escaped(spelling);
            if !spelling.is_empty() && !needles.iter().any(|(known, _)| *known == spelling) {
                needles.push((spelling, format!("{MARK}{letter}{number}{MARK}")));
            }
        }
    }
    if needles.is_empty() {
        return Ok(text.to_owned());
    }
    let patterns = needles.iter().map(|(spelling, _)| spelling);
    let found = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .map_err(|error| StoreError::Refused { why: error.to_string() })?;
    let mut veiled = String::with_capacity(text.len());
    found.replace_all_with(text, &mut veiled, |at, spelling, veiled| {
        let mark = needles.get(at.pattern().as_usize()).filter(|_| is_whole(text, at.start(), at.end()));
        veiled.push_str(mark.map_or(spelling, |(_, mark)| mark));
        true
    });
    Ok(veiled)
}

/// Is a part of a text a whole word, as ids are written? In scripts without spaces every part is.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    if text.get(start..end).is_some_and(|part| part.chars().any(|c| c >= '\u{2e80}')) {
        return true;
    }
    let within = |neighbour: Option<char>| neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
    // A backslash before a letter begins an escape; the letter is no part of a word.
    let before = text.get(..start).unwrap_or_default();
    let is_escape = before.len() >= 2 && before.as_bytes()[before.len() - 2] == b'\\';
    let begins = is_escape || !within(before.chars().next_back());
    begins && !within(text.get(end..).unwrap_or_default().chars().next())
}

/// Puts the others back in the place of their marks. Those of whom nothing is left read as erased.
pub(crate) fn unveil(text: &str, others: &[(i64, Called)]) -> String {
    let spelt = |letter: Option<char>, number: Option<i64>| {
        let (_, called) = others.iter().find(|(other, _)| Some(*other) == number)?;
        called.spellings().into_iter().find(|(of, _)| Some(*of) == letter).map(|(_, spelling)| escaped(spelling))
    };
    replaced(text, |letter, number| spelt(letter, number).unwrap_or_else(|| ERASED.to_owned()))
}

/// Puts the same words in the place of everybody else: for the subject, who is told nothing about others.
pub(crate) fn unveil_as(text: &str, words: &str) -> String {
    replaced(text, |_, _| words.to_owned())
}

fn replaced(text: &str, spelling: impl Fn(Option<char>, Option<i64>) -> String) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(MARK) {
        whole.push_str(before);
        let Some((mark, after)) = after.split_once(MARK) else { break };
        let mut letters = mark.chars();
        let letter = letters.next();
        whole.push_str(&spelling(letter, letters.as_str().parse().ok()));
        rest = after;
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn called(id: &str, name: &str) -> Called {
        Called { id: SubjectId::from_text(id).unwrap(), name: Name::new(name), shown: name.to_owned() }
    }

    #[track_caller]
    fn check(text: &str, others: &[(i64, Called)], left: &str) {
        let veiled = veil(text, others).unwrap();
        assert_eq!(unveil(&veiled, others), text, "put back");
        assert_eq!(unveil(&veiled, &[]), left, "after an erasure");
    }

    #[test]
    fn others_are_marked_wherever_they_are_named() {
        let others = [(17, called("tobias-brenner", "Tobias \"Tobi\" Brenner")), (4, called("an", "An Li"))];
        let text =
            r#"{"subject":"tobias-brenner","value":"Tobias \"Tobi\" Brenner","other":"an, tobias-brenner and 3 more"}"#;
        check(text, &others, r#"{"subject":"[erased]","value":"[erased]","other":"[erased], [erased] and 3 more"}"#);
        check(r#"{"a":"an-li, tan and An Li; i17"}"#, &others, r#"{"a":"an-li, tan and [erased]; i17"}"#);
        check(r#"{"a":"first\nan\tlast"}"#, &others, r#"{"a":"first\n[erased]\tlast"}"#);
        check(r#"{"a":"nobody"}"#, &[], r#"{"a":"nobody"}"#);
        let li = [(9, called("li-ming", "李明"))];
        check(r#"{"a":"和李明先生一起"}"#, &li, r#"{"a":"和[erased]先生一起"}"#);
    }

    proptest! {
        #[test]
        fn what_was_veiled_is_put_back(names in proptest::collection::vec("[ -~é漢]{1,8}", 1..5), text in "[ -~é漢\n]{0,60}") {
            let others: Vec<(i64, Called)> = (1..)
                .zip(&names)
                .filter_map(|(number, name)| {
                    let id = SubjectId::from_text(name)?;
                    Some((number, Called { id, name: Name::new(name.clone()), shown: name.clone() }))
                })
                .collect();
            let text = serde_json::to_string(&format!("{text} {}", names.join(" "))).unwrap();
            let veiled = veil(&text, &others).unwrap();
            prop_assert_eq!(unveil(&veiled, &others), text);
        }
    }
}
