//! Has Debian's `tesseract` read the text of a picture, on request only. It is a program of others: it gets the picture and
//! nothing else, has half a minute, and what it writes is judged in the confined child like any text that nobody trusts.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use vetwork_identity::inspect::{File, Question};
use vetwork_identity::picture::Format;
use vetwork_identity::zone::Capture;
use vetwork_ingest::confine::Reader;
use vetwork_ingest::documents::Limits;

use super::{Inspected, files};

const PROGRAM: &str = "tesseract";
const LONGEST: Duration = Duration::from_secs(30);
/// Bytes of text that are taken from it.
const MOST_TEXT: u64 = 64 * 1024;

/// Adds what a picture's text says, or why it could not be read.
pub(super) fn add(inspected: &mut Inspected, path: &Path, reader: &mut Reader, question: &Question) {
    let Ok(inspection) = &mut inspected.outcome else { return };
    let limits = Limits::default();
    let Ok(picture) = files::bytes(path, &limits) else { return };
    if Format::of(&picture).is_none() {
        return;
    }
    let judged = text(picture).and_then(|text| {
        let file = File { capture: Capture::Picture, ..File::of(text.as_bytes()) };
        reader.inspect(&file, question, &limits).map_err(|problem| problem.sentence("the text of the picture"))
    });
    match judged {
        Ok(more) => {
            inspection.judgements.extend(more.judgements);
            inspection.broke_off.extend(more.broke_off);
        }
        Err(why) => inspection.broke_off.push(format!("text in the picture ({why})")),
    }
}

/// What the program reads in the picture.
fn text(picture: Vec<u8>) -> Result<String, String> {
    let mut child = Command::new(PROGRAM)
        .args(["stdin", "stdout", "-l", "eng", "--psm", "6"])
        .args(["-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| format!("the program {PROGRAM} is not installed: apt install tesseract-ocr"))?;
    let (Some(mut into), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(format!("{PROGRAM} did not start"));
    };
    // It may stop reading at any time, which ends the thread.
    let writing = std::thread::spawn(move || into.write_all(&picture));
    let reading = std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = from.take(MOST_TEXT).read_to_end(&mut text);
        read.map(|_| String::from_utf8_lossy(&text).into_owned())
    });
    let ended = wait(&mut child);
    drop(writing.join());
    let text = reading.join();
    if !ended? {
        return Err(format!("{PROGRAM} could not read it"));
    }
    text.ok().and_then(Result::ok).ok_or_else(|| format!("{PROGRAM} broke off"))
}

/// Did it end well, in time? It is ended otherwise.
fn wait(child: &mut Child) -> Result<bool, String> {
    const STEP: Duration = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    while waited < LONGEST {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) => std::thread::sleep(STEP),
            Err(_) => break,
        }
        waited += STEP;
    }
    drop(child.kill());
    drop(child.wait());
    Err(format!("{PROGRAM} took longer than {} seconds", LONGEST.as_secs()))
}
