//! Marks that a file carries and that tell, when another file has the same, that the two have something in common.

use sha2::{Digest as _, Sha256};
pub use vetwork_model::judged::{Trace, TraceKind};

/// Smaller pictures are bullets and icons, which many files share.
const SMALLEST_PICTURE: usize = 1024;

/// The mark of a picture that lies in a file, by its bytes as they are stored.
pub(crate) fn of_picture(bytes: &[u8]) -> Option<Trace> {
    let hash = || crate::trust::hexadecimal(&Sha256::digest(bytes));
    (bytes.len() >= SMALLEST_PICTURE).then(|| Trace { kind: TraceKind::Picture, value: hash() })
}
