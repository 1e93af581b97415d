//! Two names beside each other: which words have a counterpart, how close it is, and what that says in bits.

mod align;
mod cost;
mod typo;
mod word;

use vetwork_canon::name::likeness::Likeness;
use vetwork_canon::name::syllabic::{self, Syllabic};

use crate::commonness::Commonness;
use crate::index::Alike;
use crate::name::{Name, Part, Role, Word, Writing};
use crate::screen::LEAST_WITH_DAY;
use align::Alignment;
pub(crate) use typo::is_near_form;
use word::is_own_syllable;
pub(crate) use word::{may_be_alike, together, words};

/// A word of a name as the comparison sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    pub(crate) word: &'a Word,
    pub(crate) role: Role,
    pub(crate) generation: u8,
    /// What a shared word says.
    pub(crate) bits: f32,
    /// It names a country or a city.
    pub(crate) place: bool,
    /// It is known as a name's word.
    pub(crate) known: bool,
    /// Its number among the words of an index, if it is of one.
    pub(crate) id: Option<u32>,
    /// The words of the index that it is like, if it was asked for there.
    pub(crate) alike: Option<&'a Alike>,
}

impl Piece<'_> {
    /// How it relates to a listed word, and what the difference costs.
    fn relation(&self, listed: &Self, strict: bool) -> Option<(Relation, f32)> {
        let known = self.known && listed.known;
        let (Some(alike), Some(id)) = (self.alike, listed.id) else {
            return words(self.word, listed.word, strict, known);
        };
        let (relation, cost) = alike.get(id)?;
        let is_other = strict && known && is_own_syllable(self.word, listed.word) && relation != Relation::Same;
        (!is_other).then_some((relation, cost))
    }
}

/// A name as the comparison sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pieces<'a> {
    pub(crate) parts: &'a [Piece<'a>],
    pub(crate) syllabic: &'a [Syllabic],
    pub(crate) of_person: bool,
}

/// How a word, or a run of words, relates to its counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same letters.
    Same,
    /// Alike for a reason.
    Alike(Likeness),
    /// Alike by the model of Korean or Chinese syllables.
    Syllables,
    /// An initial for the word.
    Initial,
    /// One or two slips.
    Typo(u8),
    /// The beginning of the word.
    Beginning,
    /// It has no counterpart.
    Missing,
    /// It stands against another word: each name has one that the other lacks.
    Against,
    /// The name of the father in one, of the person in the other.
    Generation,
    /// All words together are more common than each by itself says.
    Whole,
    /// The list itself calls the name weak.
    Weak,
}

/// One line of the evidence: a run of words on each side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Words of the first name, as bits.
    pub(crate) left: u16,
    /// Words of the second name, as bits.
    pub(crate) right: u16,
    /// How they relate.
    pub relation: Relation,
    /// What that says: above 0 for one name, below 0 for two.
    pub bits: f32,
}

/// What the comparison of two names came to.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// What the names say together, in bits: how much likelier such an agreement is under one name than by chance.
    pub bits: f32,
    /// How far the first name is in the second, from 0 to 1: its bits as a share of those of a name equal to itself.
    pub agreement: f32,
    /// Line by line: their bits add up to those of the whole.
    pub links: Vec<Link>,
}

impl Comparison {
    /// Lowers what the names say, and says why.
    pub(crate) fn lower(&mut self, by: f32, relation: Relation) {
        self.bits -= by;
        self.links.push(Link { left: 0, right: 0, relation, bits: -by });
    }
}

/// A syllable of a Korean or Chinese given name says this much.
const SYLLABLE_BITS: f32 = 5.0;

/// What the family names of the first rows of either table say; further down they are rarer.
fn family_bits(row: u8) -> f32 {
    2.2 + f32::from(row).ln_1p() * 1.3
}

impl<'a> Pieces<'a> {
    /// What a name equal to this one would say.
    pub(crate) fn bits(&self) -> f32 {
        let plain: f32 = self.parts.iter().map(own_bits).sum();
        // Two readings of one name: the model of syllables knows better how common it is.
        self.syllabic.iter().map(syllabic_bits).fold(plain, f32::min)
    }

    fn full(&self) -> usize {
        self.parts.iter().filter(|part| part.role == Role::Full).count()
    }
}

/// What a word weighs in a name: rare ones more, though not by as much as they say more.
pub(crate) fn weight(part: &Piece) -> f32 {
    match part.role {
        Role::Full => 3.0 + part.bits / 2.0,
        _ => own_bits(part),
    }
}

fn own_bits(part: &Piece) -> f32 {
    match part.role {
        Role::Full => part.bits,
        Role::Initial => cost::INITIAL,
        Role::Number(_) => 3.0,
        Role::LegalForm(_) => 0.5,
        Role::Particle | Role::ChildOf | Role::Title | Role::Stop => 0.0,
    }
}

fn syllabic_bits(name: &Syllabic) -> f32 {
    let family = name.family.iter().map(|row| family_bits(*row)).fold(f32::MAX, f32::min);
    family + SYLLABLE_BITS * f32::from(name.syllables)
}

impl Name {
    /// Compares this name, which was asked for, with a listed one.
    #[must_use]
    pub fn compare(&self, listed: &Self, commonness: &Commonness) -> Comparison {
        let (asked, of_person) = (self.pieces(commonness), self.of_person && listed.of_person);
        let listed_pieces = listed.pieces(commonness);
        compare(
            Pieces { parts: &asked, syllabic: &self.syllabic, of_person },
            Pieces { parts: &listed_pieces, syllabic: &listed.syllabic, of_person },
        )
    }

    pub(crate) fn pieces(&self, commonness: &Commonness) -> Vec<Piece<'_>> {
        fn piece<'a>(part: &'a Part, commonness: &Commonness) -> Piece<'a> {
            Piece {
                word: &part.word,
                role: part.role,
                generation: part.generation,
                bits: commonness.bits(&part.word),
                place: part.place,
                known: commonness.knows(&part.word),
                id: None,
                alike: None,
            }
        }
        self.parts.iter().map(|part| piece(part, commonness)).collect()
    }
}

/// Compares a name that was asked for with a listed one.
pub(crate) fn compare(asked: Pieces, listed: Pieces) -> Comparison {
    let own = asked.bits();
    if let Some(link) = syllables(asked, listed) {
        let agreement = if link.relation == Relation::Same { 1.0 } else { (link.bits / own).clamp(0.0, 1.0) };
        return Comparison { bits: link.bits, agreement, links: vec![link] };
    }
    if is_cut_elsewhere(asked.parts, listed.parts) {
        let bits = own - cost::JOINED;
        let link = Link { left: all(asked.parts), right: all(listed.parts), relation: Relation::Same, bits };
        return Comparison { bits, agreement: (bits / own).clamp(0.0, 1.0), links: vec![link] };
    }
    let strict = !asked.syllabic.is_empty() && !listed.syllabic.is_empty();
    // The model of syllables bounds what an agreement letter by letter can say of such a name.
    let scale = if strict { own / asked.parts.iter().map(own_bits).sum::<f32>().max(own) } else { 1.0 };
    let open = [all(asked.parts), all(listed.parts)];
    let mut alignment = Alignment { asked, listed, open, links: Vec::with_capacity(8), strict, scale };
    alignment.align();
    alignment.leftovers();
    let bits: f32 = alignment.links.iter().map(|link| link.bits).sum();
    let whole: f32 = asked.parts.iter().map(weight).sum();
    let shared: f32 = alignment.links.iter().map(|link| alignment.share(link, whole)).sum();
    let whole = whole - alignment.links.iter().map(|link| alignment.unsaid(link)).sum::<f32>();
    let alone = alignment.is_one_word_of_many();
    let most = match () {
        () if alignment.is_one_word_and_a_letter() => 0.4,
        () if alone => 0.5,
        () => 1.0,
    };
    let agreement = (shared / whole.max(1.0)).clamp(0.0, most);
    // Nothing below is ever a hit: the work would be for nothing.
    let most = if agreement < LEAST_WITH_DAY { None } else { without_strangers(&alignment) };
    let over = bits - most.map_or(own, |most| own.min(most));
    let mut found = Comparison { bits, agreement, links: alignment.links };
    if over > 0.0 {
        found.lower(over, Relation::Whole);
    }
    found
}

/// What the words of a person's name say without those that the listed name does not have: a word more must not hide from
/// the model of syllables how common the rest is.
fn without_strangers(alignment: &Alignment) -> Option<f32> {
    let Alignment { asked, listed, links, .. } = alignment;
    let alone = links.iter().filter(|link| matches!(link.relation, Relation::Missing | Relation::Against));
    let strangers = alone.fold(0, |bits, link| bits | link.left);
    if strangers == 0 || !asked.of_person {
        return None;
    }
    let is_shared = |at: usize| strangers & (1_u16 << (at % 16)) == 0;
    let shared = asked.parts.iter().enumerate().filter(|(at, _)| is_shared(*at));
    let parts: Vec<Piece> = shared.map(|(_, part)| *part).collect();
    let words: Vec<&str> = parts.iter().map(|part| &*part.word.text).collect();
    let syllabic = syllabic::readings(&words);
    (!syllabic.is_empty()).then(|| compare(Pieces { parts: &parts, syllabic: &syllabic, ..*asked }, *listed).bits)
}

/// Both names read as one family name and one given name in one language, the given name with one slip at most.
fn syllables(asked: Pieces, listed: Pieces) -> Option<Link> {
    let pairs = asked.syllabic.iter().flat_map(|x| listed.syllabic.iter().map(move |y| (x, y)));
    let shared = |x: &[u64], y: &[u64]| x.iter().any(|key| y.contains(key));
    let in_letters = |name: Pieces| name.parts.iter().all(|part| part.word.writing == Writing::Letters);
    let slips = in_letters(asked) && in_letters(listed);
    let found = pairs.filter(|(x, y)| x.language == y.language).filter_map(|(x, y)| {
        let cost = match () {
            () if shared(&x.given, &y.given) => cost::SYLLABLES,
            () if slips && x.syllables > 1 && shared(&x.near, &y.near) => cost::SYLLABLE_SLIP,
            () => return None,
        };
        let rows = x.family.iter().filter(|row| y.family.contains(row));
        let family = rows.map(|row| family_bits(*row)).reduce(f32::max)?;
        Some(family + SYLLABLE_BITS * f32::from(x.syllables.min(y.syllables)) - cost)
    });
    let bits = found.reduce(f32::max)?;
    let letters = asked.parts.len() == listed.parts.len()
        && asked.parts.iter().zip(listed.parts).all(|(x, y)| x.word.text == y.word.text);
    let (relation, bits) = if letters { (Relation::Same, bits + cost::SYLLABLES) } else { (Relation::Syllables, bits) };
    Some(Link { left: all(asked.parts), right: all(listed.parts), relation, bits })
}

/// The same letters in the same order, cut into other words: `Abua Li`, `Abu Ali`.
fn is_cut_elsewhere(asked: &[Piece], listed: &[Piece]) -> bool {
    fn letters<'a>(parts: &'a [Piece]) -> impl Iterator<Item = u8> + 'a {
        parts.iter().flat_map(|part| part.word.text.bytes())
    }
    letters(asked).eq(letters(listed))
        && !asked.iter().map(|part| &part.word.text).eq(listed.iter().map(|part| &part.word.text))
}

/// What the agreement loses at the least for a word that the other name lacks. A word that is no name's may be a slip, and
/// then it loses nothing.
pub(crate) fn least_lack(part: &Piece, whole: f32) -> f32 {
    if part.known { cost::MISSING_FROM_LISTED.min(cost::NEARLY_OF_WHOLE * whole) } else { 0.0 }
}

/// Whether a word that no name has could be this one with slips in it.
pub(crate) fn is_near(asked: &Word, listed: &Word) -> bool {
    typo::is_near(asked, listed, false, false)
}

/// What a word that has a slip too many weighs beyond a usual name: nobody knows how rare the name is in which they are.
pub(crate) fn unsaid(part: &Piece) -> f32 {
    if part.role == Role::Full && !part.known { (weight(part) - cost::NEAR_WEIGHT).max(0.0) } else { 0.0 }
}

fn all(parts: &[Piece]) -> u16 {
    // At most sixteen words are read.
    u16::try_from((1_u32 << parts.len().min(16)) - 1).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
