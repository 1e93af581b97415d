//! What searches use again, for as many threads as there are.

use std::sync::{Mutex, MutexGuard, PoisonError};

use vetwork_watchlist::screen::Memory;

/// Each thread takes one and gives it back.
#[derive(Default)]
pub(crate) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    /// Does something with a memory that nobody else has meanwhile.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Memory) -> T) -> T {
        let mut memory = self.lock().pop().unwrap_or_default();
        let done = work(&mut memory);
        self.lock().push(memory);
        done
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
