//! A server on this machine that answers as a test says, one request a connection, and remembers what it was asked.
#![allow(dead_code, reason = "the tests of the program have this file too, and neither uses all of it")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// An answer, byte by byte as it goes out.
#[derive(Clone)]
pub(crate) struct Reply {
    head: String,
    body: Vec<u8>,
    announced: Option<usize>,
    sent: usize,
    drip: Option<Duration>,
}

impl Reply {
    pub(crate) fn new(status: u16, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref().to_vec();
        let (announced, sent) = (Some(body.len()), body.len());
        Reply { head: format!("HTTP/1.1 {status} -\r\nConnection: close\r\n"), body, announced, sent, drip: None }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// The connection ends after so many bytes of the body.
    pub(crate) fn cut(self, sent: usize) -> Self {
        Reply { sent, ..self }
    }

    /// Says that the body is so long.
    pub(crate) fn announcing(self, length: usize) -> Self {
        Reply { announced: Some(length), ..self }
    }

    /// Says nothing of the length: the body ends with the connection.
    pub(crate) fn unannounced(self) -> Self {
        Reply { announced: None, ..self }
    }

    /// A byte at a time, with a pause before each.
    pub(crate) fn drip(self, pause: Duration) -> Self {
        Reply { drip: Some(pause), ..self }
    }

    fn send(&self, to: &mut impl Write) -> std::io::Result<()> {
        let length = self.announced.map(|length| format!("Content-Length: {length}\r\n")).unwrap_or_default();
        to.write_all(format!("{}{length}\r\n", self.head).as_bytes())?;
        let body = &self.body[..self.sent];
        let Some(pause) = self.drip else { return to.write_all(body) };
        for byte in body {
            std::thread::sleep(pause);
            to.write_all(&[*byte])?;
            to.flush()?;
        }
        Ok(())
    }
}

/// Answers until the test ends.
pub(crate) struct Server {
    /// `127.0.0.1:49152`.
    pub(crate) host: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// The n-th request gets the n-th answer, and all later ones the last.
    pub(crate) fn answering(replies: impl IntoIterator<Item = Reply>) -> Self {
        let replies: Vec<Reply> = replies.into_iter().collect();
        Self::start(move |number, _| replies[number.min(replies.len() - 1)].clone(), Some)
    }

    /// Each path its own answer; any other is not there.
    pub(crate) fn with_files(files: &[(&str, Reply)]) -> Self {
        let files: Vec<(String, Reply)> =
            files.iter().map(|(path, reply)| ((*path).to_owned(), reply.clone())).collect();
        let answer = move |_, request: &str| {
            let path = request.split(' ').nth(1).unwrap_or_default();
            files.iter().find(|(known, _)| known == path).map_or(Reply::new(404, ""), |(_, reply)| reply.clone())
        };
        Self::start(answer, Some)
    }

    /// `wrap` may encrypt the connection, or give it up. Each connection has a thread, as slow ones are left behind.
    pub(crate) fn start<S: Read + Write>(
        answer: impl Fn(usize, &str) -> Reply + Send + Sync + 'static,
        wrap: impl Fn(TcpStream) -> Option<S> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        let serve = Arc::new(move |stream: TcpStream| -> Option<()> {
            let mut stream = wrap(stream)?;
            let request = head(&mut stream)?;
            let number = {
                let mut notes = notes.lock().ok()?;
                notes.push(request.clone());
                notes.len() - 1
            };
            // Whoever asked may have gone.
            answer(number, &request).send(&mut stream).and_then(|()| stream.flush()).ok()
        });
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let serve = Arc::clone(&serve);
                std::thread::spawn(move || serve(stream));
            }
        });
        Server { host, asked }
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://{}/{path}", self.host)
    }

    /// What was asked so far, in small letters.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| request.to_lowercase()).collect()
    }
}

fn head(stream: &mut impl Read) -> Option<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}
