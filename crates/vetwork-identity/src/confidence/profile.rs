//! One profile: the least scores by which an identity reaches a level.

use vetwork_model::confidence::{Level, Piece, Scores};

/// An identity profile (GPG 45, "Identity profiles"). Scores are not added: each must be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name in the guide: `M1A`.
    pub id: String,
    /// The level that it reaches.
    pub level: Level,
    /// Least scores of each piece of evidence.
    pub evidence: Vec<Piece>,
    /// Least activity history.
    pub activity: u8,
    /// Least identity fraud.
    pub fraud: u8,
    /// Least verification.
    pub verification: u8,
}

impl Profile {
    /// From a line such as `M2B 3/2 2/2 A1 F1 V2`.
    pub(super) fn parse(level: Level, line: &str) -> Option<Self> {
        let mut words = line.split_ascii_whitespace();
        let mut profile =
            Self { id: words.next()?.to_owned(), level, evidence: Vec::new(), activity: 0, fraud: 0, verification: 0 };
        let mut seen = [false; 3];
        for word in words {
            let (score, place) = match word.split_at_checked(1)? {
                ("A", score) => (score, Some((0, &mut profile.activity))),
                ("F", score) => (score, Some((1, &mut profile.fraud))),
                ("V", score) => (score, Some((2, &mut profile.verification))),
                _ => (word, None),
            };
            match place {
                Some((at, place)) => {
                    *place = number(score)?;
                    let seen = seen.get_mut(at)?;
                    if std::mem::replace(seen, true) {
                        return None;
                    }
                }
                None => {
                    let (strength, validity) = score.split_once('/')?;
                    profile.evidence.push(Piece { strength: number(strength)?, validity: number(validity)? });
                }
            }
        }
        (seen == [true; 3] && !profile.evidence.is_empty()).then_some(profile)
    }

    /// Do these scores reach all of its own?
    #[must_use]
    pub fn is_met(&self, scores: &Scores) -> bool {
        scores.activity >= self.activity
            && scores.fraud >= self.fraud
            && scores.verification >= self.verification
            && each_finds_its_own(&self.evidence, &scores.evidence)
    }
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok().filter(|score| *score <= 4)
}

/// Can each that is wanted be given a piece of its own? Tries all ways: a profile wants three at most.
fn each_finds_its_own(wanted: &[Piece], have: &[Piece]) -> bool {
    let Some((first, others)) = wanted.split_first() else { return true };
    (0..have.len()).any(|at| {
        let mut left = have.to_vec();
        let piece = left.swap_remove(at);
        reaches(piece, *first) && each_finds_its_own(others, &left)
    })
}

fn reaches(piece: Piece, least: Piece) -> bool {
    piece.strength >= least.strength && piece.validity >= least.validity
}
