//! The child: confines itself, proves it, then reads one document after another.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use vetwork_identity::chip::part;
use vetwork_identity::inspect::{File, inspect};
use vetwork_identity::trust::{Anchors, MasterList};

use super::{Confinement, LONGEST_REQUEST, Request, frames};
use crate::documents::read_document;

/// Runs the child until its input ends. Call it first thing in the program, on the only thread.
///
/// A request is one frame, a `Request` as JSON, and the bytes that it announces, a frame for each file; the answer is
/// one frame of JSON: a [`Reading`](crate::documents::Reading), an
/// [`Inspection`](vetwork_identity::inspect::Inspection), a [`Part`](vetwork_identity::chip::Part) if it is one, or a
/// [`MasterList`] or why it is none. Before the first request it sends its [`Confinement`].
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
    while let Some(request) = frames::read(input, LONGEST_REQUEST)? {
        let answer = match serde_json::from_slice(&request)? {
            Request::Read(limits) => serde_json::to_vec(&read_document(&file(input)?, &limits))?,
            Request::Inspect { question, companions, anchors, capture } => {
                let bytes = file(input)?;
                let companions = (0..companions).map(|_| file(input)).collect::<io::Result<Vec<_>>>()?;
                let companions: Vec<&[u8]> = companions.iter().map(Vec::as_slice).collect();
                let anchors = file_if(anchors, input)?.map(|saved| Anchors::from_saved(&saved));
                let anchors = anchors.transpose().map_err(io::Error::other)?;
                let file = File { bytes: &bytes, companions: &companions, anchors: anchors.as_ref(), capture };
                serde_json::to_vec(&inspect(&file, &question))?
            }
            Request::Part => serde_json::to_vec(&part(&file(input)?))?,
            Request::Prove { root } => {
                let list = file(input)?;
                let root = file_if(root, input)?;
                serde_json::to_vec(&prove(&list, root.as_deref()))?
            }
        };
        frames::write(output, &answer)?;
    }
    Ok(())
}

/// The next file of a request.
fn file(input: &mut impl Read) -> io::Result<Vec<u8>> {
    Ok(frames::read(input, frames::LONGEST)?.ok_or(io::ErrorKind::UnexpectedEof)?)
}

/// The next file of a request, where it announced one.
fn file_if(is_announced: bool, input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    is_announced.then(|| file(input)).transpose()
}

/// A proven list, or why it is none.
fn prove(list: &[u8], root: Option<&[u8]>) -> Result<MasterList, String> {
    MasterList::read(list, root).map_err(|refused| refused.to_string())
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
