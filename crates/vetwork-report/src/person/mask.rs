//! Finds the values of others within a text, however they are written there, and puts marks in their place.

use std::collections::{BTreeMap, BTreeSet};

use vetwork_canon::text::fold;

use super::fields::{ANOTHER, Kind};
use super::others::canonical;

/// A number of fewer digits is no telephone number.
const FEWEST_DIGITS: usize = 7;
/// Characters of the longest telephone number as people write it.
const LONGEST_NUMBER: usize = 40;
/// A shorter id would be found in every other word.
const FEWEST_BYTES: usize = 4;
/// Characters of the longest e-mail address (RFC 5321, section 4.5.3.1) or id.
const LONGEST_ADDRESS: usize = 320;
/// Bytes of a text that is still a name.
const LONGEST_NAME: usize = 400;
/// Words that stand in names and, with a capital letter, elsewhere too.
const PARTICLES: [&str; 16] =
    ["van", "von", "der", "den", "del", "dos", "las", "los", "bin", "ibn", "abu", "the", "and", "dr", "mrs", "miss"];

/// What stands in the place of others already.
const MARKS: [&str; 10] = [
    ANOTHER,
    Kind::Name.mark(),
    Kind::Former.mark(),
    Kind::Email.mark(),
    Kind::Phone.mark(),
    Kind::Id.mark(),
    Kind::BirthDate.mark(),
    Kind::Address.mark(),
    Kind::Machine.mark(),
    Kind::Value.mark(),
];

/// The digits of a telephone number, without the zeros of dialling in front.
pub(super) fn digits(text: &str) -> String {
    // The zero that is dialled only without the country, as in +44 (0)20.
    let digits: String = text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').to_owned()
}

/// One number, written with its country or without?
pub(super) fn same_number(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= FEWEST_DIGITS && long.ends_with(short)
}

/// Which of the names a word can belong to.
type Names = BTreeSet<usize>;

/// The values to look for.
#[derive(Default)]
pub(super) struct Masks {
    own: BTreeSet<String>,
    kinds: Vec<Kind>,
    parts: BTreeMap<String, Names>,
    initials: BTreeMap<char, Names>,
    unspaced: Vec<(String, Kind)>,
    exact: BTreeMap<String, Kind>,
    numbers: BTreeMap<String, Vec<String>>,
    kept: BTreeSet<String>,
    phrases: BTreeSet<String>,
}

impl Masks {
    /// Nothing to look for yet, beside somebody of this name with these addresses and ids.
    pub(super) fn beside(own: &str, kept: BTreeSet<String>) -> Masks {
        Masks { own: words(own).map(|word| fold(&own[word])).collect(), kept, ..Masks::default() }
    }

    /// A phrase of the subject's own in which a part of another's name stands, such as the name of a firm.
    pub(super) fn keep(&mut self, phrase: &str) {
        if words(phrase).nth(1).is_some() && self.in_field(phrase) == phrase && self.in_words(phrase) != phrase {
            self.phrases.insert(phrase.to_owned());
        }
    }

    /// Is the text made of the subject's own names alone?
    pub(super) fn is_own(&self, text: &str) -> bool {
        words(text).next().is_some() && words(text).all(|word| self.own.contains(&fold(&text[word])))
    }

    /// Looks for this value from now on.
    pub(super) fn add(&mut self, kind: Kind, text: &str) {
        match kind {
            Kind::Name | Kind::Former => self.add_name(kind, text),
            Kind::Email | Kind::Id | Kind::Machine if text.len() < FEWEST_BYTES => {}
            Kind::Email | Kind::Id | Kind::Machine => {
                self.exact.insert(canonical(text), kind);
                self.exact.insert(text.to_lowercase(), kind);
            }
            Kind::Phone => {
                let number = digits(text);
                if let Some(end) = number.len().checked_sub(FEWEST_DIGITS).and_then(|at| number.get(at..)) {
                    self.numbers.entry(end.to_owned()).or_default().push(number);
                }
            }
            Kind::BirthDate | Kind::Address | Kind::Value => {}
        }
    }

    fn add_name(&mut self, kind: Kind, name: &str) {
        if name.len() > LONGEST_NAME {
            return;
        }
        let number = self.kinds.len();
        self.kinds.push(kind);
        for word in words(name) {
            let part = fold(&name[word]);
            let Some(initial) = part.chars().next() else { continue };
            self.initials.entry(initial).or_default().insert(number);
            if part.len() > 1 {
                self.parts.entry(part).or_default().insert(number);
            }
        }
        // Scripts without spaces: the name is looked for as it stands.
        if name.chars().count() > 1 && name.chars().any(|c| c >= '\u{2e80}') {
            self.unspaced.push((name.to_owned(), kind));
        }
    }

    /// A field of the subject's own: whole names only, since a street may be called as somebody is.
    pub(super) fn in_field(&self, text: &str) -> String {
        self.masked(text, false)
    }

    /// Free text: a part of a name is enough where it is written as a name.
    pub(super) fn in_words(&self, text: &str) -> String {
        self.masked(text, true)
    }

    fn masked(&self, text: &str, free: bool) -> String {
        let mut text = text.to_owned();
        for (name, kind) in &self.unspaced {
            text = text.replace(name, kind.mark());
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let found = self.at_start(rest, free).filter(|(end, _)| *end > 0);
            let (end, mark) = found.unwrap_or_else(|| (word_at_start(rest).max(first.len_utf8()), None));
            let (here, after) = rest.split_at(end);
            out.push_str(match mark {
                Some(kind) => kind.mark(),
                None => here,
            });
            rest = after;
        }
        out
    }

    /// The length of what begins here, and as what it is withheld, if it is.
    fn at_start(&self, text: &str, free: bool) -> Option<(usize, Option<Kind>)> {
        // What was put here before is not looked at again.
        let marked = || MARKS.iter().find(|mark| text.starts_with(**mark)).map(|mark| (mark.len(), None));
        let withheld = |(end, kind)| (end, Some(kind));
        marked()
            .or_else(|| self.exact_at_start(text, free))
            .or_else(|| self.number_at_start(text).map(|end| (end, Some(Kind::Phone))))
            .or_else(|| self.name_at_start(text, false).map(withheld))
            .or_else(|| self.phrase_at_start(text).map(|end| (end, None)).filter(|_| free))
            .or_else(|| self.name_at_start(text, true).map(withheld).filter(|_| free))
    }

    fn phrase_at_start(&self, text: &str) -> Option<usize> {
        let ends = |phrase: &&String| text.strip_prefix(phrase.as_str()).is_some_and(|rest| word_at_start(rest) == 0);
        self.phrases.iter().filter(ends).map(String::len).max()
    }

    fn exact_at_start(&self, text: &str, free: bool) -> Option<(usize, Option<Kind>)> {
        let part = |c: char| is_letter(c) || matches!(c, '-' | '_' | '.' | ':' | '+' | '%' | '@');
        // Looked at from every place of a text: no further than the longest address or id, and one more.
        let end = text.char_indices().take(LONGEST_ADDRESS + 1).find(|(_, c)| !part(*c)).map(|(end, _)| end);
        let end = end.or_else(|| (text.len() <= LONGEST_ADDRESS).then_some(text.len()))?;
        let chunk = Some(text.get(..end)?.trim_end_matches(['.', ':', '-'])).filter(|chunk| !chunk.is_empty())?;
        let found = |chunk: &str| {
            let canonical = canonical(chunk);
            if self.kept.contains(&canonical) {
                return Some((chunk.len(), None));
            }
            let kind = self.exact.get(&chunk.to_lowercase()).or_else(|| self.exact.get(&canonical));
            // A place may be called as somebody's id is.
            kind.filter(|kind| free || **kind != Kind::Id).map(|kind| (chunk.len(), Some(*kind)))
        };
        let named = || (free && self.is_named(chunk)).then_some((chunk.len(), Some(Kind::Email)));
        found(chunk).or_else(|| found(chunk.split_once(':')?.0)).or_else(named)
    }

    /// Is it an e-mail address in another's name?
    fn is_named(&self, chunk: &str) -> bool {
        let Some((local, _)) = chunk.split_once('@') else { return false };
        words(local).map(|word| fold(&local[word])).any(|word| {
            word.len() > 2 && self.parts.contains_key(&word) && !self.own.contains(&word) && !is_particle(&word)
        })
    }

    fn number_at_start(&self, text: &str) -> Option<usize> {
        if self.numbers.is_empty() || !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
            return None;
        }
        let part = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '-' | '.' | '/');
        let digit = |(place, c): &(usize, char)| part(*c) && (*c != '+' || *place == 0);
        let length = text.chars().take(LONGEST_NUMBER).enumerate().take_while(digit).count();
        let run = text.get(..length)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let found = digits(run);
        let holds = |number: &String| found.contains(number.as_str()) || same_number(&found, number);
        let ends = (0..found.len()).filter_map(|at| found.get(at..at + FEWEST_DIGITS));
        ends.filter_map(|end| self.numbers.get(end)).flatten().any(holds).then_some(run.len())
    }

    /// A run of words that are parts or initials of one name.
    fn name_at_start(&self, text: &str, free: bool) -> Option<(usize, Kind)> {
        if !text.starts_with(is_letter) {
            return None;
        }
        let mut run = Run::default();
        for word in words(text).take(8) {
            let between = text.get(run.end..word.start).unwrap_or_default();
            let beside = if run.words == 0 { between.is_empty() } else { between.len() < 4 && joins(between) };
            let written = text.get(word.clone()).unwrap_or_default();
            if !beside || !self.extend(&mut run, written) {
                break;
            }
            run.end = word.end;
        }
        let alone = free && run.telling;
        let named = (run.parts > 0 && run.words > 1 && free) || run.parts > 1;
        let kind = run.names.first().and_then(|number| self.kinds.get(*number));
        // Relatives share a part of the name; the initial tells them apart.
        let of_another = run.others_part || (run.others_initial && run.own_part);
        kind.filter(|_| of_another && (alone || named)).map(|kind| (run.end, *kind))
    }

    fn extend(&self, run: &mut Run, written: &str) -> bool {
        let word = fold(written);
        let part = self.parts.get(&word);
        let initial = word.chars().next().filter(|_| word.len() == 1).and_then(|c| self.initials.get(&c));
        let Some(of) = part.or(initial) else { return false };
        let names: Names = if run.words == 0 { of.clone() } else { run.names.intersection(of).copied().collect() };
        if names.is_empty() {
            return false;
        }
        let own = self.own.iter().any(|own| *own == word || (word.len() == 1 && own.starts_with(&word)));
        let capital = written.chars().next().is_some_and(|c| !c.is_lowercase());
        run.names = names;
        run.words += 1;
        run.parts += usize::from(part.is_some());
        let anothers = !own && !is_particle(&word);
        let long = word.len() > 2 || (word.len() == 2 && !written.chars().any(char::is_lowercase));
        run.others_part |= part.is_some() && anothers;
        run.others_initial |= part.is_none() && anothers;
        run.own_part |= part.is_some() && own;
        run.telling |= part.is_some() && anothers && capital && long;
        true
    }
}

/// What was read of a name so far.
#[derive(Default)]
struct Run {
    end: usize,
    words: usize,
    parts: usize,
    names: Names,
    others_part: bool,
    others_initial: bool,
    own_part: bool,
    /// Some word of it is enough by itself.
    telling: bool,
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// What may stand between two words of a name.
fn joins(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’'))
}

fn is_letter(c: char) -> bool {
    let sign = matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '«' | '»' | '·' | '¿' | '¡');
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !sign)
}

/// The length of the word that begins here.
fn word_at_start(text: &str) -> usize {
    text.find(|c| !is_letter(c)).unwrap_or(text.len())
}

/// Where the words of a text stand.
fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(is_letter)?;
        let end = start + word_at_start(text.get(start..)?);
        at = end;
        Some(start..end)
    })
}
