//! The parent: starts the child, hands it documents, and ends it when it takes too long.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use vetwork_identity::chip::Part;
use vetwork_identity::inspect::{File, Inspection, Question};
use vetwork_identity::trust::{Anchors, MasterList};

use super::{CHILD_COMMAND, Confinement, LONGEST_REQUEST, Request, frames};
use crate::documents::{DocumentKind, Limits, Problem, Reading};

/// How long a child may take to start and to confine itself.
const START: Duration = Duration::from_secs(10);

/// Reads documents in a confined child, which serves several and is started anew after it breaks off.
///
/// Not shared between threads: for more at once, make several.
#[derive(Debug)]
pub struct Reader {
    program: PathBuf,
    session: Option<Session>,
    confinement: Option<Confinement>,
}

#[derive(Debug)]
struct Session {
    process: Child,
    input: ChildStdin,
    output: ChildStdout,
    last_words: ChildStderr,
    served: bool,
}

enum Failure {
    TimedOut,
    Broke,
}

impl Reader {
    /// A reader whose child is `program`, started with [`CHILD_COMMAND`] alone. Starts nothing yet.
    pub fn new(program: PathBuf) -> Self {
        Self { program, session: None, confinement: None }
    }

    /// What the child proved of its confinement, starting it if need be. None when it cannot be started.
    pub fn confinement(&mut self) -> Option<&Confinement> {
        if self.confinement.is_none() {
            self.session = self.start().ok();
        }
        self.confinement.as_ref()
    }

    /// Reads one document. What goes wrong is in [`Reading::problems`].
    pub fn read(&mut self, bytes: &[u8], limits: &Limits) -> Reading {
        self.answer(&Request::Read(limits.clone()), &[bytes], limits)
            .unwrap_or_else(|problem| Reading::failed(DocumentKind::Unknown, problem))
    }

    /// Judges one file with what belongs to it.
    ///
    /// # Errors
    ///
    /// The file, or one of its companions, is too large, or the child broke off or took too long over it.
    pub fn inspect(&mut self, file: &File<'_>, question: &Question, limits: &Limits) -> Result<Inspection, Problem> {
        let companions = u32::try_from(file.companions.len()).map_err(|_| Problem::TooComplex)?;
        let saved = file.anchors.map(Anchors::to_saved).transpose().map_err(|_| Problem::TooComplex)?;
        let anchors = saved.is_some();
        let capture = file.capture;
        let request = Request::Inspect { question: Box::new(question.clone()), companions, anchors, capture };
        let parts = [file.bytes].into_iter().chain(file.companions.iter().copied());
        let files: Vec<&[u8]> = parts.chain(saved.as_deref()).collect();
        self.answer(&request, &files, limits)
    }

    /// What a file is to the chip beside which it lies; none where it does not go with it.
    ///
    /// # Errors
    ///
    /// The file is too large, or the child broke off or took too long over it.
    pub fn part(&mut self, bytes: &[u8], limits: &Limits) -> Result<Option<Part>, Problem> {
        self.answer(&Request::Part, &[bytes], limits)
    }

    /// Proves a master list by the roots that are built in, or by one for which somebody vouches. Inside, why it is none.
    ///
    /// # Errors
    ///
    /// A file is too large, or the child broke off or took too long over it.
    pub fn prove(
        &mut self,
        list: &[u8],
        root: Option<&[u8]>,
        limits: &Limits,
    ) -> Result<Result<MasterList, String>, Problem> {
        let files: Vec<&[u8]> = [list].into_iter().chain(root).collect();
        self.answer(&Request::Prove { root: root.is_some() }, &files, limits)
    }

    fn answer<Answer: DeserializeOwned + Send>(
        &mut self,
        request: &Request,
        files: &[&[u8]],
        limits: &Limits,
    ) -> Result<Answer, Problem> {
        let most = limits.bytes.min(u64::from(frames::LONGEST));
        if files.iter().any(|file| file.len() as u64 > most) {
            return Err(Problem::TooLarge { limit: limits.bytes });
        }
        let time = Duration::from_secs(u64::from(limits.seconds));
        // A child that served others before may break off for their sake: the file gets one of its own.
        let is_used = self.session.as_ref().is_some_and(|session| session.served);
        match self.attempt(request, files, time) {
            Err(problem) if is_used && problem != Problem::TimedOut => self.attempt(request, files, time),
            first => first,
        }
    }

    fn attempt<Answer: DeserializeOwned + Send>(
        &mut self,
        request: &Request,
        files: &[&[u8]],
        time: Duration,
    ) -> Result<Answer, Problem> {
        let mut session = match self.session.take() {
            Some(session) => session,
            None => self.start().map_err(|_| Problem::NoReader)?,
        };
        match session.within(time, |input, output| ask(input, output, request, files)) {
            Ok(answer) => {
                session.served = true;
                self.session = Some(session);
                Ok(answer)
            }
            Err(Failure::TimedOut) => Err(Problem::TimedOut),
            Err(Failure::Broke) => Err(session.why_it_broke()),
        }
    }

    fn start(&mut self) -> io::Result<Session> {
        let mut process = Command::new(&self.program)
            .arg(CHILD_COMMAND)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let (Some(input), Some(output), Some(last_words)) = pipes else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let mut session = Session { process, input, output, last_words, served: false };
        let confinement = session.within(START, |_, output| {
            let frame = frames::read(output, 4096)?.ok_or(io::ErrorKind::UnexpectedEof)?;
            Ok(serde_json::from_slice(&frame)?)
        });
        self.confinement = Some(confinement.map_err(|_| io::ErrorKind::BrokenPipe)?);
        Ok(session)
    }
}

fn ask<Answer: DeserializeOwned>(
    input: &mut ChildStdin,
    output: &mut ChildStdout,
    request: &Request,
    files: &[&[u8]],
) -> io::Result<Answer> {
    let request = serde_json::to_vec(request)?;
    if request.len() as u64 > u64::from(LONGEST_REQUEST) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    frames::write(input, &request)?;
    files.iter().try_for_each(|file| frames::write(input, file))?;
    let answer = frames::read(output, frames::LONGEST)?.ok_or(io::ErrorKind::UnexpectedEof)?;
    Ok(serde_json::from_slice(&answer)?)
}

impl Session {
    /// Talks with the child, and ends it when that takes longer than `time` or fails.
    fn within<Answer: Send>(
        &mut self,
        time: Duration,
        talk: impl FnOnce(&mut ChildStdin, &mut ChildStdout) -> io::Result<Answer> + Send,
    ) -> Result<Answer, Failure> {
        let (sender, receiver) = mpsc::channel();
        let Self { process, input, output, .. } = self;
        thread::scope(|scope| {
            scope.spawn(move || {
                // The receiver is gone when the time is over; then nobody waits for the answer.
                let _ = sender.send(talk(input, output));
            });
            let answer = receiver.recv_timeout(time);
            if !matches!(answer, Ok(Ok(_))) {
                // Closes the pipes, which also frees the talking thread.
                let _ = process.kill();
            }
            match answer {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(_)) => Err(Failure::Broke),
                Err(mpsc::RecvTimeoutError::Timeout) => Err(Failure::TimedOut),
                Err(mpsc::RecvTimeoutError::Disconnected) => Err(Failure::Broke),
            }
        })
    }

    fn why_it_broke(&mut self) -> Problem {
        let mut words = String::new();
        // Read for its class only, never shown.
        let _ = self.last_words.by_ref().take(4096).read_to_string(&mut words);
        match self.process.wait() {
            Ok(status) if ran_out_of_time(status) => Problem::TimedOut,
            _ if words.contains("memory allocation of") => Problem::OutOfMemory,
            _ => Problem::Crashed,
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Already ended or not: both are well, and no process is left behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(target_os = "linux")]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(libc::SIGXCPU)
}

#[cfg(not(target_os = "linux"))]
fn ran_out_of_time(_: ExitStatus) -> bool {
    false
}
