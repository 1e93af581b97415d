//! How much more or less words say after a change of lists: the lists themselves are what rarity is counted in.

use rustc_hash::FxHashMap;

use crate::commonness::Commonness;
use crate::name::{Name, Role};
use crate::party::{Party, PartyKind};
use crate::screen::Query;

/// What words say after the change, less what they said before, in bits.
#[derive(Debug, Default)]
pub(super) struct Drift {
    /// By the keys of likeness of the words of entries that came, went or changed: the most that one of them rose and
    /// fell. A word that is asked for meets listed words by these keys.
    words: FxHashMap<u64, (f32, f32)>,
    /// The most that any other word rose and fell, as there are more or fewer names in all.
    others: (f32, f32),
}

impl Drift {
    /// Of names of people, and of those of everything else.
    pub(super) fn of_both(before: &[Commonness; 2], after: &[Commonness; 2], moved: &[Party]) -> [Self; 2] {
        let mut drift = [Self::default(), Self::default()];
        for ((drift, of_person), (before, after)) in drift.iter_mut().zip([true, false]).zip(before.iter().zip(after)) {
            drift.others = sides(after.rarest() - before.rarest());
            for party in moved {
                let counted = if of_person {
                    matches!(party.kind, PartyKind::Person | PartyKind::Unknown)
                } else {
                    party.kind != PartyKind::Person
                };
                // Rarity is counted over first names.
                if let Some(name) = party.names.first().filter(|_| counted) {
                    drift.learn(&read(&name.text, of_person), (before, after));
                }
            }
        }
        drift
    }

    fn learn(&mut self, names: &[Name], (before, after): (&Commonness, &Commonness)) {
        for part in names.iter().flat_map(|name| &name.parts).filter(|part| part.role == Role::Full) {
            let (rise, fall) = sides(after.bits(&part.word) - before.bits(&part.word));
            for (_, key) in &part.word.keys {
                let most = self.words.entry(*key).or_default();
                *most = (most.0.max(rise), most.1.max(fall));
            }
        }
    }

    /// The most that all words of a name can have risen and fallen together.
    pub(super) fn of(&self, query: &Query, of_person: bool) -> (f32, f32) {
        let of_name = |name: &Name| {
            let full = name.parts.iter().filter(|part| part.role == Role::Full);
            full.map(|part| {
                let keys = part.word.keys.iter().filter_map(|(_, key)| self.words.get(key));
                keys.fold(self.others, |most, (rise, fall)| (most.0.max(*rise), most.1.max(*fall)))
            })
            .fold((0.0, 0.0), |sum: (f32, f32), (rise, fall)| (sum.0 + rise, sum.1 + fall))
        };
        let names = read(&query.name, of_person);
        names
            .iter()
            .map(of_name)
            .fold((0.0, 0.0), |most: (f32, f32), (rise, fall)| (most.0.max(rise), most.1.max(fall)))
    }
}

fn read(name: &str, of_person: bool) -> Vec<Name> {
    if of_person { Name::all_of_person(name) } else { vec![Name::of_organisation(name)] }
}

/// By how much it rose, and by how much it fell.
fn sides(more: f32) -> (f32, f32) {
    (more.max(0.0), (-more).max(0.0))
}
