//! A name cut into words: hidden characters gone, joined initials apart, marks between words remembered.

use vetwork_canon::text::visible;

/// A word as it was written, with the marks around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The letters and digits, in the script and case of the name.
    pub(super) text: String,
    /// A full stop follows.
    pub(super) dotted: bool,
    /// A hyphen ties it to the word that follows.
    pub(super) tied: bool,
}

/// Longer texts are no names; the bound keeps hostile input cheap.
const MAX_BYTES: usize = 512;

/// A name of more words is compared by its first ones.
pub(super) const MAX_WORDS: usize = 16;

/// Cuts a name into words. `Kessler, Dana` becomes `Dana Kessler` where the name is a person's.
pub(super) fn cut(name: &str, of_person: bool) -> Vec<Written> {
    let mut end = name.len().min(MAX_BYTES);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let name = visible(name.get(..end).unwrap_or_default());
    let ordered = match name.split_once(',') {
        Some((family, given)) if of_person && !given.contains(',') => [given, " ", family].concat(),
        _ => name,
    };
    let mut words = Cutter { of_person, ..Cutter::default() };
    for c in ordered.chars() {
        words.take(c);
    }
    words.end();
    words.words.truncate(MAX_WORDS);
    words.words
}

#[derive(Default)]
struct Cutter {
    of_person: bool,
    words: Vec<Written>,
    current: String,
    /// The word that grows from dotted letters.
    acronym: Option<usize>,
}

impl Cutter {
    fn take(&mut self, c: char) {
        match c {
            '.' => self.full_stop(),
            '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '·' | '・' => {
                let had_letters = !self.current.is_empty();
                self.end();
                if let Some(last) = self.words.last_mut().filter(|_| had_letters) {
                    last.tied = true;
                }
            }
            // In `D'Angelo`, `Ch'oe` and `Kazem'i` the apostrophe joins.
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' | '`' | '´' | 'ʿ' | 'ʾ' | '״' | '׳' => {}
            '&' if !self.of_person => {
                self.end();
                self.current.push('&');
                self.end();
            }
            '$' | '@' if self.of_person && !self.current.is_empty() => self.current.push(c),
            _ if c.is_alphanumeric() || is_mark(c) => self.current.push(c),
            _ => self.end(),
        }
    }

    /// `A.B.C.` and `o.O.O.` are one word of an organisation; `J.C.` are two initials of a person.
    fn full_stop(&mut self) {
        let letters = self.current.chars().count();
        if letters == 0 {
            return;
        }
        self.end();
        let Some(last) = self.words.last_mut() else {
            return;
        };
        last.dotted = true;
        if self.of_person || letters > 2 {
            return;
        }
        let at = self.words.len() - 1;
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else {
            return;
        };
        if before.dotted
            && self.acronym.is_none_or(|start| start == at - 1)
            && (before.text.chars().count() == 1 || self.acronym.is_some())
        {
            self.acronym = Some(at - 1);
            let tail = self.words.pop().unwrap_or_default();
            if let Some(before) = self.words.last_mut() {
                before.text.push_str(&tail.text);
            }
        }
    }

    fn end(&mut self) {
        if self.current.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.current);
        // `L.X.C Aviation`: the last letter of dotted ones, without a full stop of its own.
        let open = self.acronym.is_some_and(|start| start + 1 == self.words.len());
        if !self.of_person && open && text.chars().count() == 1 && text.chars().all(char::is_alphabetic) {
            if let Some(last) = self.words.last_mut() {
                last.text.push_str(&text);
            }
            return;
        }
        self.words.push(Written { text, dotted: false, tied: false });
    }
}

fn is_mark(c: char) -> bool {
    // Vowel signs of Indic and Semitic scripts belong to the word.
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{102b}'..='\u{103e}'
        | '\u{1780}'..='\u{17dd}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, of_person: bool, expected: &[&str]) {
        let words = cut(name, of_person);
        let shown: Vec<String> = words
            .iter()
            .map(|word| {
                format!("{}{}{}", word.text, if word.dotted { "." } else { "" }, if word.tied { "-" } else { "" })
            })
            .collect();
        assert_eq!(shown, expected, "{name}");
    }

    #[test]
    fn people() {
        for (name, expected) in [
            ("KESSLER, Dana M.", &["Dana", "M.", "KESSLER"][..]),
            ("Ji-woo Seo", &["Ji-", "woo", "Seo"]),
            ("J.-C. Duval", &["J.", "C.", "Duval"]),
            ("Ch'oe Pu\u{200b}-il", &["Choe", "Pu-", "il"]),
            ("د. منى", &["د.", "منى"]),
            ("", &[]),
            ("., -", &[]),
        ] {
            check(name, true, expected);
        }
    }

    #[test]
    fn organisations() {
        for (name, expected) in [
            ("A.B.C. Company", &["ABC.", "Company"][..]),
            ("L.X.C Aviation", &["LXC.", "Aviation"]),
            ("Nordwind, G.m.b.H.", &["Nordwind", "Gmbh."]),
            ("Kessler & Co.", &["Kessler", "&", "Co."]),
            ("Kessler & Co. L.L.C.", &["Kessler", "&", "Co.", "LLC."]),
            ("Nordwind Sp. z o.o.", &["Nordwind", "Sp.", "z", "oo."]),
        ] {
            let expected: Vec<String> = expected.iter().map(|word| word.to_lowercase()).collect();
            let shown: Vec<String> = cut(name, false)
                .iter()
                .map(|word| format!("{}{}", word.text, if word.dotted { "." } else { "" }).to_lowercase())
                .collect();
            assert_eq!(shown, expected, "{name}");
        }
    }
}
