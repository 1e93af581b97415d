//! Burmese names as their bearers write them, syllable by syllable: Aung San Suu Kyi.

/// A word of Burmese letters in Latin ones, every syllable a word.
pub(super) fn read(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        rest = syllable(rest, &mut out);
    }
    out
}

/// What was read of one syllable before its end is known.
#[derive(Default)]
struct Signs {
    ya: bool,
    wa: bool,
    ha: bool,
    e: bool,
    a: bool,
    killed: bool,
    vowel: &'static str,
}

fn syllable<'a>(letters: &'a [char], out: &mut String) -> &'a [char] {
    let Some((head, mut rest)) = letters.split_first() else {
        return &[];
    };
    let onset = match standing(*head) {
        Some(text) => {
            space(out);
            out.push_str(text);
            return rest;
        }
        None => consonant(*head),
    };
    let Some(onset) = onset else {
        return rest;
    };
    let mut signs = Signs::default();
    while let Some((c, tail)) = rest.split_first() {
        if !signs.take(*c) {
            break;
        }
        rest = tail;
    }
    let (last, rest) = coda(rest);
    space(out);
    out.push_str(&signs.onset(onset));
    out.push_str(signs.rhyme(last));
    rest
}

fn space(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

impl Signs {
    fn take(&mut self, c: char) -> bool {
        match c {
            'ျ' | 'ြ' => self.ya = true,
            'ွ' => self.wa = true,
            'ှ' => self.ha = true,
            'ေ' => self.e = true,
            'ာ' | 'ါ' => self.a = true,
            '်' if self.a => self.killed = true,
            'ိ' | 'ီ' if self.vowel.is_empty() => self.vowel = "i",
            'ု' | 'ူ' if self.vowel == "i" => self.vowel = "o",
            'ု' | 'ူ' if self.vowel.is_empty() => self.vowel = "u",
            'ဲ' => self.vowel = "e",
            'ံ' if self.vowel == "u" => self.vowel = "on",
            'ံ' => self.vowel = "an",
            '့' | 'း' => {}
            _ => return false,
        }
        true
    }

    fn onset(&self, consonant: &str) -> String {
        let mut out = String::with_capacity(6);
        let glide = match (consonant, self.ya) {
            ("kh", true) => {
                out.push_str("ch");
                ""
            }
            (_, true) => "y",
            (_, false) => "",
        };
        if !out.starts_with("ch") {
            if self.ha {
                out.push_str(if consonant == "y" { "sh" } else { "h" });
            }
            if !(self.ha && consonant == "y") {
                out.push_str(consonant);
            }
            out.push_str(glide);
        }
        if self.wa {
            out.push('w');
        }
        out
    }

    /// The vowel with the consonant that ends the syllable.
    fn rhyme(&self, last: Option<char>) -> &'static str {
        let around = self.e && self.a;
        match (last, self.vowel) {
            (Some('င'), "o") => "aing",
            (Some('င'), _) if around => "aung",
            (Some('င'), _) => "in",
            (Some('က'), "o") => "aik",
            (Some('က'), _) if around => "auk",
            (Some('က'), _) => "et",
            (Some('စ'), _) => "it",
            (Some('ည'), _) => "i",
            (Some('ဉ'), _) => "in",
            (Some('တ' | 'ပ'), "i") => "eik",
            (Some('တ' | 'ပ'), "u") => "ok",
            (Some('တ' | 'ပ'), _) => "at",
            (Some('န' | 'မ' | 'ဏ'), "i") => "ein",
            (Some('န' | 'မ' | 'ဏ'), "u") => "on",
            (Some('န' | 'မ' | 'ဏ'), _) if self.wa => "un",
            (Some('န' | 'မ' | 'ဏ'), _) => "an",
            (Some('ယ'), _) => "e",
            (Some(_), _) => "at",
            (None, _) if around => "aw",
            (None, _) if self.e => "e",
            (None, "") => "a",
            (None, vowel) => vowel,
        }
    }
}

/// A consonant that closes the syllable: with the mark that takes its vowel, or above the next one.
fn coda(letters: &[char]) -> (Option<char>, &[char]) {
    let Some((c, tail)) = letters.split_first() else {
        return (None, letters);
    };
    if consonant(*c).is_none() {
        return (None, letters);
    }
    // Tone marks may stand before or after the mark that takes the vowel.
    let tones = tail.iter().take_while(|c| matches!(c, '့' | 'း')).count();
    let after = tail.get(tones..).unwrap_or_default();
    match after.split_first() {
        Some(('်', rest)) => {
            let more = rest.iter().take_while(|c| matches!(c, '့' | 'း' | '္')).count();
            (Some(*c), rest.get(more..).unwrap_or_default())
        }
        Some(('္', rest)) => (Some(*c), rest),
        _ => (None, letters),
    }
}

fn standing(c: char) -> Option<&'static str> {
    Some(match c {
        'ဣ' | 'ဤ' => "i",
        'ဥ' | 'ဦ' => "u",
        'ဧ' => "e",
        'ဩ' | 'ဪ' => "aw",
        _ => return None,
    })
}

fn consonant(c: char) -> Option<&'static str> {
    Some(match c {
        'က' => "k",
        'ခ' => "kh",
        'ဂ' | 'ဃ' => "g",
        'င' => "ng",
        'စ' | 'ဆ' => "s",
        'ဇ' | 'ဈ' => "z",
        'ည' | 'ဉ' => "ny",
        'ဋ' | 'တ' => "t",
        'ဌ' | 'ထ' => "ht",
        'ဍ' | 'ဎ' | 'ဒ' | 'ဓ' => "d",
        'ဏ' | 'န' => "n",
        'ပ' => "p",
        'ဖ' => "ph",
        'ဗ' | 'ဘ' => "b",
        'မ' => "m",
        'ယ' | 'ရ' => "y",
        'လ' | 'ဠ' => "l",
        'ဝ' => "w",
        'သ' | 'ဿ' => "th",
        'ဟ' => "h",
        'အ' => "",
        _ => return None,
    })
}
