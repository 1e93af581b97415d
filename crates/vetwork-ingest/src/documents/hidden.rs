//! Characters that a person does not see and a program reads.

use serde::{Deserialize, Serialize};

/// A class of characters that are not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HiddenKind {
    /// Zero-width space, word joiner, zero-width no-break space and invisible operators. The joiners U+200C and
    /// U+200D are not counted: Persian, Indic scripts and emoji need them.
    ZeroWidth,
    /// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9). The marks U+200E, U+200F and U+061C
    /// are not counted: they are ordinary in right-to-left text.
    BidiControl,
    /// Tag characters, U+E0000 to U+E007F, other than those of an emoji flag.
    Tag,
    /// Soft hyphens.
    SoftHyphen,
}

/// How many characters of one class a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HiddenNote {
    /// Class of the characters.
    pub kind: HiddenKind,
    /// How many.
    pub count: u32,
}

/// Counts hidden characters by class, leaving out classes that do not occur.
pub(super) fn count(text: &str) -> Vec<HiddenNote> {
    let mut notes = [HiddenKind::ZeroWidth, HiddenKind::BidiControl, HiddenKind::Tag, HiddenKind::SoftHyphen]
        .map(|kind| HiddenNote { kind, count: 0 });
    let mut in_flag = false;
    for character in text.chars() {
        let kind = kind_of(character);
        // An emoji flag of a region is a black flag followed by tag characters (UTS #51).
        in_flag = character == '\u{1F3F4}' || in_flag && kind == Some(HiddenKind::Tag);
        if in_flag {
            continue;
        }
        for note in &mut notes {
            note.count = note.count.saturating_add(u32::from(Some(note.kind) == kind));
        }
    }
    notes.into_iter().filter(|note| note.count > 0).collect()
}

fn kind_of(character: char) -> Option<HiddenKind> {
    match character {
        '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' => Some(HiddenKind::ZeroWidth),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(HiddenKind::BidiControl),
        '\u{E0000}'..='\u{E007F}' => Some(HiddenKind::Tag),
        '\u{AD}' => Some(HiddenKind::SoftHyphen),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{HiddenKind, count};

    #[test]
    fn counts_by_class() {
        let check = |text: &str, expected: &[(HiddenKind, u32)]| {
            let notes: Vec<_> = count(text).into_iter().map(|note| (note.kind, note.count)).collect();
            assert_eq!(notes, expected, "{text:?}");
        };
        check("plain text", &[]);
        check("a\u{200B}b\u{FEFF}", &[(HiddenKind::ZeroWidth, 2)]);
        check("a\u{202E}b\u{202C}", &[(HiddenKind::BidiControl, 2)]);
        check("a\u{E0041}\u{E0042}", &[(HiddenKind::Tag, 2)]);
        check("co\u{AD}op", &[(HiddenKind::SoftHyphen, 1)]);
        check("می\u{200C}خواهم", &[]);
        check("👩\u{200D}💻", &[]);
        check("🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", &[]);
    }
}
