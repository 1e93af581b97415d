//! Words of two names linked, the best pairs first, and what becomes of those that are left.

use super::word::{pair, run_as};
use super::{Link, Piece, Pieces, Relation, cost, own_bits, typo, unsaid, weight};
use crate::name::Role;

pub(super) struct Alignment<'a> {
    pub(super) asked: Pieces<'a>,
    pub(super) listed: Pieces<'a>,
    /// Words without a counterpart yet.
    pub(super) open: [u16; 2],
    pub(super) links: Vec<Link>,
    /// Both are a family name and syllables, which one letter tells apart.
    pub(super) strict: bool,
    /// What a word says, as a share of what it says elsewhere.
    pub(super) scale: f32,
}

impl<'a> Alignment<'a> {
    /// Links the best pairs first.
    pub(super) fn align(&mut self) {
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
        let whole = is_covered(self.asked.parts, same(|link| link.left))
            || is_covered(self.listed.parts, same(|link| link.right));
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
                        if letters.abs_diff(part.word.text.len()) > 1
                            || run.iter().all(|piece| piece.role != Role::Full)
                        {
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
        let of = |parts: &[Piece], bits: u16| parts.get(bits.trailing_zeros() as usize).map(|part| part.generation);
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
    pub(super) fn leftovers(&mut self) {
        for (x, y) in slipped_forms(self.asked.parts, self.listed.parts) {
            if self.open[0] & (1 << x) != 0 && self.open[1] & (1 << y) != 0 {
                self.link((x, y), Relation::Typo(1), 0.0);
            }
        }
        for (kind, of_asked, of_listed) in Leftover::OPPOSED {
            while let (Some((i, x)), Some((j, y))) = (
                left(self.asked.parts, self.open[0]).find(|(_, piece)| of_asked.is(piece)),
                left(self.listed.parts, self.open[1]).find(|(_, piece)| of_listed.iter().any(|kind| kind.is(piece))),
            ) {
                self.link((i, j), Relation::Against, -kind.against(x, y, self.strict));
            }
        }
        let of_person = self.asked.of_person;
        let twice = |parts: &[Piece], piece: &Piece| {
            parts.iter().filter(|other| other.word.text == piece.word.text).count() > 1
        };
        for (at, piece) in left(self.asked.parts, self.open[0]) {
            // `Sergey Sergey Kessler`: written twice by mistake.
            let again = twice(self.asked.parts, piece);
            let of_word = if self.strict { cost::SYLLABLE_MISSING } else { cost::MISSING_FROM_LISTED };
            let bits = if again { cost::AGAIN } else { missing(piece, of_person, of_word) };
            self.links.push(Link { left: 1 << at, right: 0, relation: Relation::Missing, bits: -bits });
        }
        for (at, piece) in left(self.listed.parts, self.open[1]) {
            let of_word = if self.strict { cost::SYLLABLE_MISSING } else { cost::MISSING_FROM_ASKED };
            let bits = missing(piece, of_person, of_word);
            self.links.push(Link { left: 0, right: 1 << at, relation: Relation::Missing, bits: -bits });
        }
    }

    /// Links two words that have no other counterpart.
    fn link(&mut self, (x, y): (usize, usize), relation: Relation, bits: f32) {
        let (left, right) = (1 << x, 1 << y);
        self.open[0] &= !left;
        self.open[1] &= !right;
        self.links.push(Link { left, right, relation, bits });
    }

    /// What a link adds to the agreement: the weight of its words less what the difference costs. A contradiction takes its
    /// share of the whole away, however rare the rest of the name is.
    pub(super) fn share(&self, link: &Link, whole: f32) -> f32 {
        let piece = self.asked.parts.get(link.left.trailing_zeros() as usize);
        let other = self.listed.parts.get(link.right.trailing_zeros() as usize);
        let is_place = |piece: Option<&Piece>| !self.asked.of_person && piece.is_some_and(|piece| piece.place);
        let place = is_place(piece) || is_place(other);
        match (link.relation, piece.or(other).map(|piece| piece.role)) {
            (Relation::Against, Some(Role::LegalForm(_))) => -cost::FORM_OF_WHOLE * whole,
            (Relation::Against, Some(Role::Number(_))) => -cost::NUMBER_AGAINST,
            (Relation::Against | Relation::Missing, _) if place => -cost::PLACE_OF_WHOLE * whole,
            (Relation::Against, Some(Role::Initial)) => -cost::INITIAL_OF_WHOLE * whole,
            (Relation::Against, Some(Role::Full)) if -link.bits < cost::NEARLY => 0.0,
            (Relation::Against, Some(Role::Full)) if -link.bits < cost::AGAINST => -cost::NEARLY_OF_WHOLE * whole,
            (Relation::Against, _) => -0.3 * whole,
            (Relation::Missing | Relation::Generation, _) => link.bits,
            (Relation::Typo(_), _) if self.is_form(other) => 0.0,
            _ => {
                let words = |parts: &[Piece], bits: u16| -> f32 {
                    parts
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| bits & (1 << at) != 0)
                        .map(|(_, piece)| weight(piece))
                        .sum()
                };
                let (said, whole) = (self.said(link), words(self.asked.parts, link.left));
                // A title taken for a name, in either of them, says nothing against the rest.
                let cost = if said > 1.0 { said - link.bits } else { 0.0 };
                whole - cost.max(0.0)
            }
        }
    }

    /// What of the whole of the name asked for does not count, as its word has a slip too many to be told.
    pub(super) fn unsaid(&self, link: &Link) -> f32 {
        let Some(piece) = self.asked.parts.get(link.left.trailing_zeros() as usize) else {
            return 0.0;
        };
        let other = self.listed.parts.get(link.right.trailing_zeros() as usize);
        match link.relation {
            Relation::Against if link.bits == -cost::NEARLY_A_NAME => unsaid(piece),
            Relation::Typo(_) if self.is_form(other) => weight(piece),
            _ => 0.0,
        }
    }

    fn is_form(&self, listed: Option<&Piece>) -> bool {
        !self.asked.of_person && listed.is_some_and(|piece| matches!(piece.role, Role::LegalForm(_)))
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
    pub(super) fn is_one_word_of_many(&self) -> bool {
        let titled = |link: &&Link| {
            let piece = self.asked.parts.get(link.left.trailing_zeros() as usize);
            link.bits > 0.0 || (link.relation == Relation::Same && piece.is_some_and(|piece| piece.role == Role::Title))
        };
        let shared = self.links.iter().filter(titled).filter(|link| link.relation != Relation::Initial);
        let (of_asked, of_listed) = shared.fold((0, 0), |(left, right), link| (left | link.left, right | link.right));
        let alone = |shared: u16, name: &Pieces| shared.count_ones() <= 1 && name.full() > 1;
        self.asked.of_person
            && (alone(of_asked, &self.asked) || alone(of_listed, &self.listed))
            && !self.links.iter().any(|link| link.relation == Relation::Initial)
    }

    /// A word and the letter of another, and each name has more: Michael Reed, Raed M. Hijazi. With a letter that was asked
    /// for, the listed name may have more.
    pub(super) fn is_one_word_and_a_letter(&self) -> bool {
        let is_full = |parts: &[Piece], bits: u16| {
            bits != 0 && parts.get(bits.trailing_zeros() as usize).is_some_and(|part| part.role == Role::Full)
        };
        let full = |link: &&Link| is_full(self.asked.parts, link.left) && is_full(self.listed.parts, link.right);
        let told = self.links.iter().filter(full).filter(|link| link.bits > 0.0);
        let letters = self.links.iter().filter(|link| link.relation == Relation::Initial);
        let of_listed = letters.clone().any(|link| is_full(self.asked.parts, link.left));
        let spare = self.links.iter().filter(|link| matches!(link.relation, Relation::Missing | Relation::Against));
        let mut more = spare.map(|link| (is_full(self.asked.parts, link.left), is_full(self.listed.parts, link.right)));
        self.asked.of_person
            && letters.count() > 0
            && told.map(|link| link.left.count_ones()).sum::<u32>() < 2
            && more.any(|(asked, listed)| asked || (listed && of_listed))
    }
}

/// The words without a counterpart, with their places.
fn left<'a>(parts: &'a [Piece<'a>], open: u16) -> impl Iterator<Item = (usize, &'a Piece<'a>)> {
    parts.iter().enumerate().filter(move |(at, _)| open & (1 << at) != 0)
}

/// Where a word that no name has, at either end of an organisation's name, could be the legal form that stands there in the
/// other.
fn slipped_forms<'a>(asked: &'a [Piece], listed: &'a [Piece]) -> impl Iterator<Item = (usize, usize)> {
    let ends = [(0, 0), (asked.len().wrapping_sub(1), listed.len().wrapping_sub(1))];
    ends.into_iter().filter_map(|(i, j)| {
        let (x, y) = (asked.get(i)?, listed.get(j)?);
        let is_form = matches!(y.role, Role::LegalForm(_)) && x.role == Role::Full && !x.known;
        (is_form && typo::is_near_form(x.word, y.word)).then_some((i, j))
    })
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
    /// Which leftovers stand against each other, in this order: what it is, in the name asked for, in the listed one.
    const OPPOSED: [(Self, Self, &'static [Self]); 5] = [
        (Self::Word, Self::Word, &[Self::Word]),
        (Self::Initial, Self::Initial, &[Self::Initial, Self::Word]),
        (Self::Initial, Self::Word, &[Self::Initial]),
        (Self::Number, Self::Number, &[Self::Number]),
        (Self::Form, Self::Form, &[Self::Form]),
    ];

    fn is(self, piece: &Piece) -> bool {
        match self {
            Self::Word => piece.role == Role::Full,
            Self::Initial => piece.role == Role::Initial,
            Self::Number => matches!(piece.role, Role::Number(_)),
            Self::Form => matches!(piece.role, Role::LegalForm(_)),
        }
    }

    fn against(self, x: &Piece, y: &Piece, strict: bool) -> f32 {
        match self {
            Self::Word if typo::is_near(x.word, y.word, strict, x.known && y.known) => {
                if x.known && y.known {
                    cost::NEARLY
                } else {
                    cost::NEARLY_A_NAME
                }
            }
            Self::Word => cost::AGAINST,
            Self::Initial => cost::INITIAL_AGAINST,
            Self::Number => cost::NUMBER_AGAINST,
            Self::Form => cost::FORM_AGAINST,
        }
    }
}
