//! The child: confines itself, proves it, then reads one document after another.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::{Confinement, frames};
use crate::documents::{Limits, read_document};

/// Runs the child until its input ends. Call it first thing in the program, on the only thread.
///
/// A request is two frames, [`Limits`] as JSON and the bytes of the document; the answer is one frame, a
/// [`Reading`](crate::documents::Reading) as JSON. Before the first request it sends its [`Confinement`].
pub fn child_main(mut input: impl Read, mut output: impl Write) -> ExitCode {
    // Panics are answered as such; their words may quote the document.
    std::panic::set_hook(Box::new(|_| {}));
    match serve(&mut input, &mut output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    frames::write(output, &serde_json::to_vec(&confine())?)?;
    while let Some(limits) = frames::read(input, 4096)? {
        let limits: Limits = serde_json::from_slice(&limits)?;
        let bytes = frames::read(input, frames::LONGEST)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let reading = read_document(&bytes, &limits);
        frames::write(output, &serde_json::to_vec(&reading)?)?;
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn confine() -> Confinement {
    super::linux::confine()
}

#[cfg(not(target_os = "linux"))]
fn confine() -> Confinement {
    let note = "on this system documents are read in a process of their own, which is not confined further".to_owned();
    Confinement { note, ..Confinement::default() }
}
