//! Free text of a subject made inert for display, and folded for comparison.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;

/// What a text carries that a reader does not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HiddenKind {
    /// Terminal control sequences (ECMA-48), which can repaint a screen or a log.
    TerminalSequence,
    /// Direction overrides and isolates, which show text in another order than it is stored (CVE-2021-42574).
    Direction,
    /// Tag characters or variation selectors beyond one a character: a channel for instructions to machines.
    Tags,
    /// Zero-width characters outside the scripts and emoji that need them.
    ZeroWidth,
    /// Other control characters, apart from tab and line ends.
    Control,
}

/// The text as inert, visible characters on one line: terminal sequences, control, direction, tag and
/// zero-width characters are removed, white space is collapsed. Joiners between letters that need them
/// (Arabic, Indic scripts, emoji) stay.
#[must_use]
pub fn visible(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut gap = false;
    while let Some(c) = chars.next() {
        if let Some(ending) = sequence(c, chars.peek().copied()) {
            skip_sequence(&mut chars, ending);
            continue;
        }
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        let previous = if gap { None } else { out.chars().next_back() };
        if hidden(c, previous, chars.peek().copied()).is_some() {
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    // A joiner is only kept between two letters; one that ended up last after a removal has no work left.
    while out.ends_with(is_joiner) {
        out.pop();
    }
    out
}

/// One line of visible ASCII with single spaces between words, as nearly all texts are: nothing to remove.
fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    let plain = text.bytes().all(|byte| {
        let space = byte == b' ';
        let fits = byte.is_ascii_graphic() || (space && !after_space);
        after_space = space;
        fits
    });
    plain && !after_space
}

/// The most telling kind of hidden content in the text, if any.
#[must_use]
pub fn has_hidden(text: &str) -> Option<HiddenKind> {
    let mut found: Option<HiddenKind> = None;
    let mut previous = None;
    // A byte-order mark at the very start is an artefact of files, not hidden content.
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(c) = chars.next() {
        let kind = if sequence(c, chars.peek().copied()).is_some() {
            Some(HiddenKind::TerminalSequence)
        } else if matches!(c, '\t' | '\n' | '\r' | '\u{85}') {
            None
        } else {
            hidden(c, previous, chars.peek().copied())
        };
        found = match (found, kind) {
            (Some(old), Some(new)) => Some(old.min(new)),
            (old, new) => old.or(new),
        };
        previous = Some(c);
    }
    found
}

/// Lower-case ASCII for comparing free text: compatibility forms resolved, hidden characters and accents
/// dropped, other scripts romanised, white space collapsed.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfkd().collect::<String>().into() };
    let shown = visible(&plain);
    let mut out = String::with_capacity(shown.len());
    for c in shown.chars().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        let romanised = if c.is_ascii() { None } else { Some(any_ascii::any_ascii_char(c)) };
        match romanised {
            None => out.push(c.to_ascii_lowercase()),
            Some(letters) => out.extend(letters.chars().map(|l| l.to_ascii_lowercase())),
        }
    }
    visible(&out)
}

/// German umlauts as two letters: `Müller` as `Mueller`.
pub(crate) fn umlauts_written_out(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            other => out.push(other),
        }
    }
    out.into()
}

/// How a terminal sequence that starts here ends.
#[derive(Clone, Copy)]
enum Ending {
    /// `ESC [` and the one-character CSI: parameters, then one byte in `@`..=`~`.
    Final,
    /// `ESC ]`, `ESC P`, `ESC X`, `ESC ^`, `ESC _`: a string up to BEL or ST.
    StringTerminator,
    /// Any other `ESC`: one more character.
    One,
}

fn sequence(c: char, next: Option<char>) -> Option<Ending> {
    match (c, next) {
        ('\u{9b}', _) | ('\u{1b}', Some('[')) => Some(Ending::Final),
        ('\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}', _) | ('\u{1b}', Some(']' | 'P' | 'X' | '^' | '_')) => {
            Some(Ending::StringTerminator)
        }
        ('\u{1b}', _) => Some(Ending::One),
        _ => None,
    }
}

/// An unfinished sequence may not swallow a whole text: it ends at a line end or after this many characters.
const LONGEST_SEQUENCE: usize = 256;

fn skip_sequence(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, ending: Ending) {
    let opener = chars.next_if(|c| matches!(c, '[' | ']' | 'P' | 'X' | '^' | '_'));
    if matches!(ending, Ending::One) {
        if opener.is_none() {
            chars.next_if(|c| matches!(c, ' '..='~'));
        }
        return;
    }
    for _ in 0..LONGEST_SEQUENCE {
        let Some(c) = chars.next_if(|c| *c != '\n') else {
            return;
        };
        let done = match ending {
            Ending::Final => matches!(c, '@'..='~'),
            _ => matches!(c, '\u{7}' | '\u{9c}') || (c == '\u{1b}' && chars.next_if_eq(&'\\').is_some()),
        };
        if done {
            return;
        }
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn hidden(c: char, previous: Option<char>, next: Option<char>) -> Option<HiddenKind> {
    match c {
        '\u{200c}' | '\u{200d}' if joins(previous) && joins(next) => None,
        '\u{fe00}'..='\u{fe0f}' if previous.is_some_and(|p| !is_selector(p)) => None,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(HiddenKind::Direction)
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => Some(HiddenKind::Tags),
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}' => Some(HiddenKind::ZeroWidth),
        '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => Some(HiddenKind::Control),
        _ if c.is_control() => Some(HiddenKind::Control),
        _ => None,
    }
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Letters and emoji between which a zero-width joiner or non-joiner is part of ordinary writing.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{1800}'..='\u{18af}' | '\u{2190}'..='\u{2bff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe0f}'
            | '\u{fe70}'..='\u{fefc}' | '\u{1f000}'..='\u{1faff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shown_inert() {
        for (text, expected, kind) in [
            ("Dana  Kessler\n", "Dana Kessler", None),
            ("\u{1b}[31mred\u{1b}[0m text", "red text", Some(HiddenKind::TerminalSequence)),
            ("a\u{1b}]8;;https://x.example\u{7}link", "alink", Some(HiddenKind::TerminalSequence)),
            ("\u{9b}2Jx", "x", Some(HiddenKind::TerminalSequence)),
            ("pay\u{202e}lia", "paylia", Some(HiddenKind::Direction)),
            ("ok\u{e0069}\u{e0067}", "ok", Some(HiddenKind::Tags)),
            ("pass\u{200b}word", "password", Some(HiddenKind::ZeroWidth)),
            ("soft\u{ad}hyphen", "softhyphen", Some(HiddenKind::ZeroWidth)),
            ("bell\u{7}", "bell", Some(HiddenKind::Control)),
            ("नि\u{200d}क", "नि\u{200d}क", None),
            ("👩\u{200d}💻", "👩\u{200d}💻", None),
            ("❤\u{fe0f}", "❤\u{fe0f}", None),
            ("a\u{200d}b", "ab", Some(HiddenKind::ZeroWidth)),
            ("\u{feff}name", "name", None),
            ("", "", None),
        ] {
            assert_eq!((visible(text).as_str(), has_hidden(text)), (expected, kind), "{text:?}");
        }
    }

    #[test]
    fn folded() {
        for (text, expected) in [
            ("Señor  Engineer", "senor engineer"),
            ("ＦＵＬＬ ｗｉｄｔｈ", "full width"),
            ("Straße", "strasse"),
            ("Москва", "moskva"),
            ("ﬁle", "file"),
            ("a\u{200b}b", "ab"),
        ] {
            assert_eq!(fold(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_input(text in "\\PC*|.*|[\\x1b\\x9b\\[\\]a\u{200d}\u{200b}\u{fe0f}\u{1f469} \\n\\\\\\x07]*") {
            let shown = visible(&text);
            prop_assert_eq!(visible(&shown), shown.clone());
            prop_assert_eq!(has_hidden(&shown), None);
            let folded = fold(&text);
            prop_assert!(folded.is_ascii());
            prop_assert_eq!(fold(&folded), folded.clone());
        }
    }
}
