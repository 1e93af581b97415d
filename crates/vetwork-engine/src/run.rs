//! A run over many dossiers in two passes, keys while they are read and then judgement, so that neither the
//! order of the dossiers nor the number of threads leaves a trace. Memory holds keys, never all dossiers.

use jiff::Timestamp;
use rayon::prelude::*;
use vetwork_checks::{Collector, Keyed, Population, keys_of};
use vetwork_model::{Assessment, Dossier};

use crate::Engine;

/// Dossiers that can be read again by their place, from any thread.
pub trait Dossiers: Sync {
    /// How many there are.
    fn len(&self) -> usize;
    /// None at all?
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Reads one, with what could not be read of it, in words. The order is by subject id. `None`
    /// when the source changed since it was first read.
    fn read(&self, place: usize) -> Option<(Dossier, Vec<String>)>;
    /// The keys of all of them.
    fn population(&self) -> &Population;
}

/// The keys of dossiers in memory.
pub fn population(dossiers: &[Dossier]) -> Population {
    let keys: Vec<Vec<Keyed>> = dossiers.par_iter().map(keys_of).collect();
    let mut collector = Collector::default();
    for (dossier, keys) in dossiers.iter().zip(&keys) {
        collector.add(dossier, keys);
    }
    collector.finish()
}

/// Dossiers judged at a time: enough to keep all threads busy, few enough to stay small.
const AT_A_TIME: usize = 512;

/// Assesses all dossiers and hands the assessments to `emit` in order. `progress` is told how many more
/// are done. Stops early when `emit` fails.
pub fn run<E>(
    engine: &Engine,
    dossiers: &dyn Dossiers,
    now: Timestamp,
    progress: &(dyn Fn(usize) + Sync),
    mut emit: impl FnMut(Assessment) -> Result<(), E>,
) -> Result<(), E> {
    let places: Vec<usize> = (0..dossiers.len()).collect();
    let population = dossiers.population();
    for chunk in places.chunks(AT_A_TIME) {
        let assessed: Vec<Option<Assessment>> = chunk
            .par_iter()
            .map(|place| {
                let (dossier, unread) = dossiers.read(*place)?;
                Some(engine.assess(&dossier, population, now, &unread))
            })
            .collect();
        progress(chunk.len());
        for assessment in assessed.into_iter().flatten() {
            emit(assessment)?;
        }
    }
    Ok(())
}
