//! A run over many dossiers in two passes, keys while they are read and then judgement, so that neither the
//! order of the dossiers nor the number of threads leaves a trace. Memory holds keys, never all dossiers.

use jiff::Timestamp;
use rayon::prelude::*;
use vetwork_checks::{Collector, Keyed, Population, Remembered, keys_of};
use vetwork_model::{Assessment, Dossier, Records};

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
    let remembered: Vec<Remembered> = dossiers.par_iter().map(Remembered::of).collect();
    let mut collector = Collector::default();
    for one in remembered {
        collector.add(one);
    }
    collector.finish()
}

/// Dossiers judged at a time: enough to keep all threads busy, few enough to stay small.
const AT_A_TIME: usize = 512;

/// One subject, judged.
pub struct Judged<R> {
    /// Its place among the dossiers.
    pub place: usize,
    /// The subject.
    pub dossier: Dossier,
    /// The values by which it can be connected with others.
    pub keys: Vec<Keyed>,
    /// What it was compared with.
    pub records: R,
    /// What it came to.
    pub assessment: Assessment,
}

/// Assesses all dossiers, each against the records that `records` gives for its place, makes of each what `render`
/// makes of it, on the thread that assessed it, and hands that to `emit` in order. `progress` is told how many more
/// are done. Stops early when `emit` fails.
pub fn run<R: Records, T: Send, E>(
    engine: &Engine,
    dossiers: &dyn Dossiers,
    now: Timestamp,
    progress: &(dyn Fn(usize) + Sync),
    records: impl Fn(usize, &Dossier) -> R + Sync,
    render: impl Fn(Judged<R>) -> T + Sync,
    mut emit: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let places: Vec<usize> = (0..dossiers.len()).collect();
    for chunk in places.chunks(AT_A_TIME) {
        let rendered: Vec<Option<T>> = chunk
            .par_iter()
            .map(|&place| {
                let (dossier, unread) = dossiers.read(place)?;
                let (keys, records) = (keys_of(&dossier), records(place, &dossier));
                let assessment = engine.assess_keyed(&dossier, &keys, &records, now, &unread);
                Some(render(Judged { place, dossier, keys, records, assessment }))
            })
            .collect();
        progress(chunk.len());
        for one in rendered.into_iter().flatten() {
            emit(one)?;
        }
    }
    Ok(())
}
