//! Two words beside each other, or one and several written together.

use vetwork_canon::name::likeness::Likeness;

use super::{Piece, Relation, cost, typo};
use crate::name::{Role, Word, Writing};

/// How two words relate, and what that says; `None` if they do not.
pub(super) fn pair(x: &Piece, y: &Piece, strict: bool) -> Option<(Relation, f32)> {
    match (x.role, y.role) {
        (Role::Full, Role::Full) => {
            let (relation, cost) = x.relation(y, strict)?;
            // Consonants alone say less than the word.
            let most = match relation {
                Relation::Alike(Likeness::Consonants) => f32::from(x.word.consonants) * 3.0,
                _ => f32::MAX,
            };
            let bits = x.bits.min(y.bits).min(most) - cost;
            // A slip in a common name says next to nothing, and nothing against it.
            let least = if matches!(relation, Relation::Typo(_)) { cost::LEAST_OF_SLIP } else { 0.0 };
            (bits > 0.0 || least > 0.0).then_some((relation, bits.max(least)))
        }
        (Role::Initial, Role::Full) => {
            y.word.text.starts_with(&*x.word.text).then_some((Relation::Initial, cost::INITIAL))
        }
        (Role::Full, Role::Initial) => {
            x.word.text.starts_with(&*y.word.text).then_some((Relation::Initial, cost::INITIAL))
        }
        (Role::Initial, Role::Initial) => (x.word.text == y.word.text).then_some((Relation::Same, cost::INITIAL)),
        (Role::Number(a), Role::Number(b)) => (a == b).then_some((Relation::Same, 3.0)),
        (Role::LegalForm(a), Role::LegalForm(b)) => (a == b).then_some((Relation::Same, 0.5)),
        (Role::Full, Role::Particle | Role::Title | Role::ChildOf)
        | (Role::Particle | Role::Title | Role::ChildOf, Role::Full) => {
            let (relation, _) = x.relation(y, strict)?;
            Some((relation, 0.5))
        }
        (Role::Title, Role::Title) => x.relation(y, strict).map(|(relation, _)| (relation, 1.0)),
        (a, b) => (a == b).then_some((Relation::Same, 0.0)),
    }
}

/// Whether a look at the letters and the keys of two words is worth its while: most words are told apart without it.
pub(crate) fn may_be_alike(x: &Word, y: &Word) -> bool {
    x.traces & y.traces != 0 || x.letters == y.letters || typo::may_be(x, y)
}

/// How two words relate and what the difference costs; `known` if each is a word of names in its own right, between which a
/// slip is unlikely.
pub(crate) fn words(x: &Word, y: &Word, strict: bool, known: bool) -> Option<(Relation, f32)> {
    let unwritten = [x, y].map(|word| word.writing == Writing::Consonants);
    let vowels = unwritten == [false, false];
    // Most words are told apart without a look at their texts.
    if x.letters == y.letters && x.text == y.text {
        return Some((Relation::Same, if vowels { 0.0 } else { 1.0 }));
    }
    if strict && known && is_own_syllable(x, y) {
        return None;
    }
    let shortest = x.text.len().min(y.text.len());
    let shares_key = x.traces & y.traces != 0;
    if !shares_key && !typo::may_be(x, y) {
        return None;
    }
    // A key is of one likeness alone.
    let is_shared = |key: u64| y.keys.iter().any(|(_, other)| *other == key);
    let alike = x.keys.iter().filter(|(_, key)| shares_key && is_shared(*key)).map(|(likeness, _)| *likeness);
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
    let slipped = typo::slips(x, y).map(|slips| {
        // The longer the word, the less a slip leaves in doubt.
        let doubt = (7.0 / shortest as f32).clamp(0.6, 1.2);
        let slip = if known { cost::SLIP_BETWEEN_NAMES } else { cost::SLIP };
        (Relation::Typo(if slips <= 1.0 { 1 } else { 2 }), slip * slips.max(0.5) * doubt)
    });
    let longest = x.text.len().max(y.text.len());
    let begins =
        shortest >= 5 && longest <= shortest + 3 && (x.text.starts_with(&*y.text) || y.text.starts_with(&*x.text));
    let begins = begins.then_some((Relation::Beginning, cost::BEGINNING));
    [alike, slipped, begins].into_iter().flatten().min_by(|x, y| x.1.total_cmp(&y.1))
}

/// What is a syllable of its own is no slip in another.
pub(super) fn is_own_syllable(x: &Word, y: &Word) -> bool {
    x.text.len().min(y.text.len()) < 6
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
pub(super) fn run_as(part: &Piece, run: &[Piece]) -> Option<(Relation, f32)> {
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
    let signs = run.iter().map(|piece| piece.word.writing).find(|writing| *writing == Writing::Signs);
    let writing = signs.unwrap_or(part.word.writing);
    let (relation, cost) = self::together(part.word, &Word::new(&together, &[], writing))?;
    (bits > cost).then_some((relation, bits - cost))
}
