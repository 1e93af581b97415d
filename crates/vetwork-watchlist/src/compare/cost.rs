//! What differences between two names cost, in bits: set by expert judgement, checked on labelled pairs (docs/performance.md).

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
pub(super) const LEAST_OF_SLIP: f32 = 0.1;
pub(super) const SLIP_BETWEEN_NAMES: f32 = 3.0;
pub(super) const BEGINNING: f32 = 4.5;
pub(super) const JOINED: f32 = 0.5;
pub(super) const SYLLABLES: f32 = 0.8;
pub(super) const SYLLABLE_SLIP: f32 = 3.5;
pub(super) const MISSING_FROM_LISTED: f32 = 2.5;
pub(super) const MISSING_FROM_ASKED: f32 = 1.5;
/// Nobody leaves out a syllable of a Korean or Chinese given name.
pub(super) const SYLLABLE_MISSING: f32 = 4.0;
pub(super) const AGAIN: f32 = 0.3;
pub(super) const AGAINST: f32 = 8.0;
pub(super) const NEARLY: f32 = 5.0;
/// What a contradiction takes from the agreement, as a share of the whole.
pub(super) const FORM_OF_WHOLE: f32 = 0.48;
pub(super) const PLACE_OF_WHOLE: f32 = 0.5;
pub(super) const INITIAL_OF_WHOLE: f32 = 0.42;
/// What such a word takes from the agreement, as a share of the whole.
pub(super) const NEARLY_OF_WHOLE: f32 = 0.15;
pub(super) const NEARLY_A_NAME: f32 = 1.0;
/// What a word with a slip too many weighs in the agreement: the rest of the name must outweigh it.
pub(super) const NEAR_WEIGHT: f32 = 6.0;
pub(super) const NUMBER_AGAINST: f32 = 5.0;
pub(super) const NUMBER_MISSING: f32 = 2.0;
pub(super) const FORM_AGAINST: f32 = 3.0;
pub(super) const INITIAL_AGAINST: f32 = 6.0;
pub(super) const INITIAL: f32 = 2.0;
pub(super) const GENERATION: f32 = 6.0;
/// A word of an organisation that the other lacks: systems, Europe.
pub(super) const WORD_OF_BODY: f32 = 4.0;
