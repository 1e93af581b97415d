//! Two names beside each other: which words have a counterpart, how close it is, and what that says in bits.

mod typo;

use vetwork_canon::name::likeness::Likeness;
use vetwork_canon::name::syllabic::Syllabic;

use crate::commonness::Commonness;
use crate::name::{Name, Part, Role, Word, Writing};

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
    /// Line by line.
    pub links: Vec<Link>,
}

/// What differences cost, in bits. Set by expert judgement and checked on labelled pairs (docs/performance.md).
mod cost {
    use vetwork_canon::name::likeness::Likeness;

    pub(super) fn of(likeness: Likeness, vowels: bool) -> f32 {
        match likeness {
            Likeness::Spelling | Likeness::Kana => 0.7,
            Likeness::Ending => 1.2,
            Likeness::ShortVowels => 1.7,
            Likeness::ShortForm => 2.0,
            Likeness::Consonants if vowels => 6.0,
            Likeness::Consonants => 2.0,
        }
    }

    pub(super) const SLIP: f32 = 2.0;
    pub(super) const SLIP_BETWEEN_NAMES: f32 = 4.5;
    pub(super) const BEGINNING: f32 = 4.5;
    pub(super) const JOINED: f32 = 0.5;
    pub(super) const SYLLABLES: f32 = 0.8;
    pub(super) const SYLLABLE_SLIP: f32 = 3.5;
    pub(super) const MISSING_FROM_LISTED: f32 = 2.5;
    pub(super) const MISSING_FROM_ASKED: f32 = 1.5;
    pub(super) const AGAIN: f32 = 0.3;
    pub(super) const AGAINST: f32 = 8.0;
    pub(super) const NEARLY: f32 = 5.0;
    pub(super) const NEARLY_A_NAME: f32 = 1.0;
    pub(super) const NUMBER_AGAINST: f32 = 5.0;
    pub(super) const NUMBER_MISSING: f32 = 2.0;
    pub(super) const FORM_AGAINST: f32 = 3.0;
    pub(super) const INITIAL_AGAINST: f32 = 6.0;
    pub(super) const INITIAL: f32 = 2.0;
    pub(super) const GENERATION: f32 = 6.0;
    /// A word of an organisation that the other lacks: systems, Europe.
    pub(super) const WORD_OF_BODY: f32 = 4.0;
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
fn weight(part: &Piece) -> f32 {
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
    let strict = !asked.syllabic.is_empty() && !listed.syllabic.is_empty();
    // The model of syllables bounds what an agreement letter by letter can say of such a name.
    let scale = if strict { own / asked.parts.iter().map(own_bits).sum::<f32>().max(own) } else { 1.0 };
    let open = [all(asked.parts), all(listed.parts)];
    let mut alignment = Alignment { asked, listed, open, links: Vec::new(), strict, scale };
    alignment.align();
    alignment.leftovers();
    let bits: f32 = alignment.links.iter().map(|link| link.bits).sum();
    let whole: f32 = asked.parts.iter().map(weight).sum();
    let shared: f32 = alignment.links.iter().map(|link| alignment.share(link, whole)).sum();
    let alone = alignment.is_one_word_of_many();
    let agreement = (shared / whole.max(1.0)).clamp(0.0, if alone { 0.5 } else { 1.0 });
    Comparison { bits: bits.min(own), agreement, links: alignment.links }
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

fn all(parts: &[Piece]) -> u16 {
    // At most sixteen words are read.
    u16::try_from((1_u32 << parts.len().min(16)) - 1).unwrap_or(u16::MAX)
}

struct Alignment<'a> {
    asked: Pieces<'a>,
    listed: Pieces<'a>,
    /// Words without a counterpart yet.
    open: [u16; 2],
    links: Vec<Link>,
    /// Both are a family name and syllables, which one letter tells apart.
    strict: bool,
    /// What a word says, as a share of what it says elsewhere.
    scale: f32,
}

impl<'a> Alignment<'a> {
    /// Links the best pairs first.
    fn align(&mut self) {
        let mut found = Vec::with_capacity(16);
        for (i, x) in self.asked.parts.iter().enumerate() {
            for (j, y) in self.listed.parts.iter().enumerate() {
                if let Some((relation, bits)) = pair(x, y, self.strict) {
                    found.push(Link { left: 1 << i, right: 1 << j, relation, bits: bits * self.scale });
                }
            }
        }
        let same = |side: fn(&Link) -> u16| {
            found.iter().filter(|link| link.relation == Relation::Same).fold(0, |bits, link| bits | side(link))
        };
        let is_covered = |parts: &[Piece], bits: u16| {
            parts.iter().enumerate().all(|(at, part)| part.role != Role::Full || bits & (1 << at) != 0)
        };
        let whole = is_covered(self.asked.parts, same(|link| link.left)) || is_covered(self.listed.parts, same(|link| link.right));
        if !whole {
            self.joined(&mut found);
        }
        found.sort_by(|x, y| y.bits.total_cmp(&x.bits).then_with(|| distance(x).cmp(&distance(y))));
        for link in found {
            if self.open[0] & link.left == link.left && self.open[1] & link.right == link.right {
                self.open[0] &= !link.left;
                self.open[1] &= !link.right;
                self.links.push(link);
            }
        }
        self.generations();
    }

    /// One word against two or three neighbours written together.
    fn joined(&self, found: &mut Vec<Link>) {
        for (whole, split, flipped) in [(self.asked, self.listed, false), (self.listed, self.asked, true)] {
            for (at, part) in whole.parts.iter().enumerate() {
                if part.role != Role::Full || part.word.text.len() < 4 {
                    continue;
                }
                for start in 0..split.parts.len() {
                    for length in 2..=3_usize {
                        let Some(run) = split.parts.get(start..start + length) else {
                            break;
                        };
                        let letters: usize = run.iter().map(|piece| piece.word.text.len()).sum();
                        if letters.abs_diff(part.word.text.len()) > 1 || run.iter().all(|piece| piece.role != Role::Full) {
                            continue;
                        }
                        let Some((relation, bits)) = run_as(part, run) else {
                            continue;
                        };
                        let (one, many) = (1 << at, ((1_u16 << length) - 1) << start);
                        let (left, right) = if flipped { (many, one) } else { (one, many) };
                        found.push(Link { left, right, relation, bits });
                    }
                }
            }
        }
    }

    /// `Salman bin Muhammad` is not `Muhammad bin Salman`.
    fn generations(&mut self) {
        let of = |parts: &[Piece], bits: u16| {
            parts.get(bits.trailing_zeros() as usize).map(|part| part.generation)
        };
        let known = |parts: &[Piece]| parts.iter().any(|part| part.role == Role::ChildOf);
        if !known(self.asked.parts) || !known(self.listed.parts) {
            return;
        }
        let crossed = |up: bool| {
            self.links.iter().any(|link| {
                let (x, y) = (of(self.asked.parts, link.left), of(self.listed.parts, link.right));
                link.bits > 1.0 && x.zip(y).is_some_and(|(x, y)| if up { x < y } else { x > y })
            })
        };
        if crossed(true) && crossed(false) {
            self.links.push(Link { left: 0, right: 0, relation: Relation::Generation, bits: -cost::GENERATION });
        }
    }

    /// Words without a counterpart: against each other, or simply missing.
    fn leftovers(&mut self) {
        let left = |parts: &'a [Piece<'a>], open: u16| {
            parts.iter().enumerate().filter(move |(at, _)| open & (1 << at) != 0)
        };
        let mut asked: Vec<(usize, &Piece)> = left(self.asked.parts, self.open[0]).collect();
        let mut listed: Vec<(usize, &Piece)> = left(self.listed.parts, self.open[1]).collect();
        for kind in [Leftover::Word, Leftover::Initial, Leftover::Number, Leftover::Form] {
            while let (Some(x), Some(y)) = (
                asked.iter().position(|(_, piece)| kind.is(piece)),
                listed.iter().position(|(_, piece)| kind.is_against(piece)),
            ) {
                let ((i, x), (j, y)) = (asked.remove(x), listed.remove(y));
                self.links.push(Link { left: 1 << i, right: 1 << j, relation: Relation::Against, bits: -kind.against(x, y, self.strict) });
            }
            while let (Leftover::Initial, Some(x), Some(y)) = (
                kind,
                asked.iter().position(|(_, piece)| Leftover::Word.is(piece)),
                listed.iter().position(|(_, piece)| kind.is(piece)),
            ) {
                let ((i, x), (j, y)) = (asked.remove(x), listed.remove(y));
                self.links.push(Link { left: 1 << i, right: 1 << j, relation: Relation::Against, bits: -kind.against(x, y, self.strict) });
            }
        }
        let of_person = self.asked.of_person;
        let twice = |parts: &[Piece], piece: &Piece| parts.iter().filter(|other| other.word.text == piece.word.text).count() > 1;
        for (at, piece) in asked {
            // `Sergey Sergey Kessler`: written twice by mistake.
            let again = twice(self.asked.parts, piece);
            let bits = if again { cost::AGAIN } else { missing(piece, of_person, cost::MISSING_FROM_LISTED) };
            self.links.push(Link { left: 1 << at, right: 0, relation: Relation::Missing, bits: -bits });
        }
        for (at, piece) in listed {
            let bits = missing(piece, of_person, cost::MISSING_FROM_ASKED);
            self.links.push(Link { left: 0, right: 1 << at, relation: Relation::Missing, bits: -bits });
        }
    }

    /// What a link adds to the agreement: the weight of its words less what the difference costs. A contradiction takes its
    /// share of the whole away, however rare the rest of the name is.
    fn share(&self, link: &Link, whole: f32) -> f32 {
        let piece = self.asked.parts.get(link.left.trailing_zeros() as usize);
        let other = self.listed.parts.get(link.right.trailing_zeros() as usize);
        let is_place = |piece: Option<&Piece>| !self.asked.of_person && piece.is_some_and(|piece| piece.place);
        let place = is_place(piece) || is_place(other);
        match (link.relation, piece.or(other).map(|piece| piece.role)) {
            (Relation::Against, Some(Role::LegalForm(_))) => -0.38 * whole,
            (Relation::Against, Some(Role::Number(_))) => -cost::NUMBER_AGAINST,
            (Relation::Against | Relation::Missing, _) if place => -0.4 * whole,
            (Relation::Against, Some(Role::Full)) if -link.bits < cost::NEARLY => 0.0,
            (Relation::Against, Some(Role::Full)) if -link.bits < cost::AGAINST => -0.15 * whole,
            (Relation::Against, _) => -0.3 * whole,
            (Relation::Missing | Relation::Generation, _) => link.bits,
            _ => {
                let words = |parts: &[Piece], bits: u16| -> f32 {
                    parts.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, piece)| weight(piece)).sum()
                };
                let (said, whole) = (self.said(link), words(self.asked.parts, link.left));
                // A title taken for a name, in either of them, says nothing against the rest.
                let cost = if said > 1.0 { said - link.bits } else { 0.0 };
                whole - cost.max(0.0)
            }
        }
    }

    /// What the words of a link would say if they were the same.
    fn said(&self, link: &Link) -> f32 {
        let words = |parts: &[Piece], bits: u16| -> f32 {
            let linked = parts.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            linked.map(|(_, piece)| own_bits(piece)).sum()
        };
        words(self.asked.parts, link.left).min(words(self.listed.parts, link.right)) * self.scale
    }

    /// One full word is shared, and one of the names has more: that is nobody's name.
    fn is_one_word_of_many(&self) -> bool {
        let titled = |link: &&Link| {
            let piece = self.asked.parts.get(link.left.trailing_zeros() as usize);
            link.bits > 0.0 || (link.relation == Relation::Same && piece.is_some_and(|piece| piece.role == Role::Title))
        };
        let shared = self.links.iter().filter(titled).filter(|link| link.relation != Relation::Initial);
        let words: u32 = shared.map(|link| link.left.count_ones().max(link.right.count_ones())).sum();
        words <= 1 && self.asked.of_person && self.asked.full().max(self.listed.full()) > 1
            && !self.links.iter().any(|link| link.relation == Relation::Initial)
    }
}

fn distance(link: &Link) -> u32 {
    link.left.trailing_zeros().abs_diff(link.right.trailing_zeros())
}

fn missing(piece: &Piece, of_person: bool, of_word: f32) -> f32 {
    match piece.role {
        Role::Full if of_person => of_word,
        Role::Full => of_word.max(cost::WORD_OF_BODY.min(piece.bits * 0.5)),
        Role::Initial => 0.8,
        Role::Number(_) => cost::NUMBER_MISSING,
        Role::Particle | Role::ChildOf => 0.2,
        Role::LegalForm(_) | Role::Title | Role::Stop => 0.0,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Leftover {
    Word,
    Initial,
    Number,
    Form,
}

impl Leftover {
    fn is(self, piece: &Piece) -> bool {
        match self {
            Self::Word => piece.role == Role::Full,
            Self::Initial => piece.role == Role::Initial,
            Self::Number => matches!(piece.role, Role::Number(_)),
            Self::Form => matches!(piece.role, Role::LegalForm(_)),
        }
    }

    fn is_against(self, piece: &Piece) -> bool {
        self.is(piece) || (self == Self::Initial && piece.role == Role::Full)
    }

    fn against(self, x: &Piece, y: &Piece, strict: bool) -> f32 {
        match self {
            Self::Word if typo::is_near(x.word, y.word, strict) => {
                if x.known && y.known { cost::NEARLY } else { cost::NEARLY_A_NAME }
            }
            Self::Word => cost::AGAINST,
            Self::Initial => cost::INITIAL_AGAINST,
            Self::Number => cost::NUMBER_AGAINST,
            Self::Form => cost::FORM_AGAINST,
        }
    }
}

/// How two words relate, and what that says; `None` if they do not.
fn pair(x: &Piece, y: &Piece, strict: bool) -> Option<(Relation, f32)> {
    match (x.role, y.role) {
        (Role::Full, Role::Full) => {
            let (relation, cost) = words(x.word, y.word, strict, x.known && y.known)?;
            // Consonants alone say less than the word.
            let most = match relation {
                Relation::Alike(Likeness::Consonants) => f32::from(x.word.consonants) * 3.0,
                _ => f32::MAX,
            };
            let bits = x.bits.min(y.bits).min(most) - cost;
            (bits > 0.0).then_some((relation, bits))
        }
        (Role::Initial, Role::Full) => y.word.text.starts_with(&*x.word.text).then_some((Relation::Initial, cost::INITIAL)),
        (Role::Full, Role::Initial) => x.word.text.starts_with(&*y.word.text).then_some((Relation::Initial, cost::INITIAL)),
        (Role::Initial, Role::Initial) => (x.word.text == y.word.text).then_some((Relation::Same, cost::INITIAL)),
        (Role::Number(a), Role::Number(b)) => (a == b).then_some((Relation::Same, 3.0)),
        (Role::LegalForm(a), Role::LegalForm(b)) => (a == b).then_some((Relation::Same, 0.5)),
        (Role::Full, Role::Particle | Role::Title | Role::ChildOf) | (Role::Particle | Role::Title | Role::ChildOf, Role::Full) => {
            let (relation, _) = words(x.word, y.word, strict, x.known && y.known)?;
            Some((relation, 0.5))
        }
        (Role::Title, Role::Title) => words(x.word, y.word, strict, true).map(|(relation, _)| (relation, 1.0)),
        (a, b) => (a == b).then_some((Relation::Same, 0.0)),
    }
}

/// How two words relate and what the difference costs; `known` if each is a word of names in its own right, between which a
/// slip is unlikely.
pub(crate) fn words(x: &Word, y: &Word, strict: bool, known: bool) -> Option<(Relation, f32)> {
    let unwritten = [x, y].map(|word| word.writing == Writing::Consonants);
    let vowels = unwritten == [false, false];
    if x.text == y.text {
        return Some((Relation::Same, if vowels { 0.0 } else { 1.0 }));
    }
    let shortest = x.text.len().min(y.text.len());
    // What is a syllable of its own is no slip in another.
    if strict && known && shortest < 6 {
        return None;
    }
    if x.traces & y.traces == 0 && !typo::may_be(x, y) {
        return None;
    }
    let alike = x.keys.iter().filter(|key| y.keys.contains(key)).map(|(likeness, _)| *likeness);
    let signs = x.writing == Writing::Signs || y.writing == Writing::Signs;
    let consonants = match unwritten {
        [false, false] => shortest >= 5 && !signs,
        // What one script leaves unwritten, the other has; two words of such a script are compared as they are.
        [true, true] => false,
        _ => x.consonants.min(y.consonants) >= 2,
    };
    let allowed = alike.filter(|likeness| *likeness != Likeness::Consonants || consonants);
    let alike = allowed.min().map(|likeness| (Relation::Alike(likeness), cost::of(likeness, vowels)));
    // Letters slip where letters were written, and none is missing for another reason.
    if alike.is_some_and(|(_, cost)| cost <= 1.0) || signs || unwritten[0] != unwritten[1] {
        return alike;
    }
    let slipped = typo::slips(&x.text, &y.text, known).map(|slips| match slips {
        // The longer the word, the less a slip leaves in doubt.
        slips => {
            let doubt = (7.0 / shortest as f32).clamp(0.6, 1.2);
            let slip = if known { cost::SLIP_BETWEEN_NAMES } else { cost::SLIP };
            (Relation::Typo(if slips <= 1.0 { 1 } else { 2 }), slip * slips.max(0.5) * doubt)
        }
    });
    let longest = x.text.len().max(y.text.len());
    let begins = shortest >= 5 && longest <= shortest + 3 && (x.text.starts_with(&*y.text) || y.text.starts_with(&*x.text));
    let begins = begins.then_some((Relation::Beginning, cost::BEGINNING));
    [alike, slipped, begins].into_iter().flatten().min_by(|x, y| x.1.total_cmp(&y.1))
}

/// As [`words`], where one of them is several written together: alike in spelling, or with one slip.
pub(crate) fn together(x: &Word, y: &Word) -> Option<(Relation, f32)> {
    let close = |relation: Relation| match relation {
        Relation::Same | Relation::Alike(Likeness::Spelling | Likeness::Kana) => true,
        Relation::Typo(slips) => slips == 1 && x.text.len().min(y.text.len()) >= 7,
        _ => false,
    };
    words(x, y, false, false).filter(|(relation, _)| close(*relation))
}

/// A word against a run of words written together.
fn run_as(part: &Piece, run: &[Piece]) -> Option<(Relation, f32)> {
    let letters = run.iter().fold(0, |bits, piece| bits | piece.word.letters);
    if (letters ^ part.word.letters).count_ones() > 2 {
        return None;
    }
    let together: String = run.iter().map(|piece| &*piece.word.text).collect();
    let of_run: f32 = run.iter().filter(|piece| piece.role == Role::Full).map(|piece| piece.bits).sum();
    let bits = of_run.min(part.bits.max(of_run * 0.8)) - cost::JOINED;
    if together == *part.word.text {
        return Some((Relation::Same, bits));
    }
    let (relation, cost) = self::together(part.word, &Word::new(&together, &[], part.word.writing))?;
    (bits > cost).then_some((relation, bits - cost))
}
