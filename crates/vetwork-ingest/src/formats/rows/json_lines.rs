//! JSON Lines: an object on each line. Columns are the names that the first thousand objects have.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

use serde_json::{Map, Value};

use super::{RowProblem, Rows, RowsError, Source};
use crate::formats::csv::ROW_BYTES_AT_MOST;

/// Objects that are looked at for the names of columns.
const LOOKED_AT: usize = 1000;

type Line = Result<Map<String, Value>, RowProblem>;

struct JsonLines {
    input: BufReader<Box<dyn Read>>,
    line: u64,
    columns: Vec<String>,
    waiting: VecDeque<Line>,
}

pub(super) fn open(input: Box<dyn Read>) -> Result<Rows, RowsError> {
    let mut source = JsonLines {
        input: BufReader::with_capacity(1 << 16, input),
        line: 0,
        columns: Vec::new(),
        waiting: VecDeque::new(),
    };
    while source.waiting.len() < LOOKED_AT {
        let Some(line) = source.read() else { break };
        source.waiting.push_back(line);
    }
    for name in source.waiting.iter().flatten().flat_map(Map::keys) {
        if !source.columns.contains(name) {
            source.columns.push(name.clone());
        }
    }
    if source.columns.is_empty() {
        return Err(RowsError::Format("no line is a JSON object with names and values".to_owned()));
    }
    Ok(Rows { columns: source.columns.clone(), source: Box::new(source) })
}

impl JsonLines {
    /// The next line that is not empty.
    fn read(&mut self) -> Option<Line> {
        loop {
            self.line += 1;
            let at = self.line;
            let problem = |what: String, is_last| Some(Err(RowProblem { at, what, is_last }));
            let mut bytes = Vec::new();
            let most = ROW_BYTES_AT_MOST as u64 + 1;
            match (&mut self.input).take(most).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => return problem(error.to_string(), true),
            }
            if bytes.len() > ROW_BYTES_AT_MOST && !bytes.ends_with(b"\n") {
                if let Err(error) = self.input.skip_until(b'\n') {
                    return problem(error.to_string(), true);
                }
                return problem("it is longer than a line may be".to_owned(), false);
            }
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            return match serde_json::from_slice(&bytes) {
                Ok(Value::Object(object)) => Some(Ok(object)),
                Ok(_) => problem("it is no JSON object".to_owned(), false),
                Err(error) => problem(format!("it is no JSON: {error}"), false),
            };
        }
    }
}

impl Source for JsonLines {
    fn next(&mut self, values: &mut Vec<String>) -> Result<bool, RowProblem> {
        let Some(line) = self.waiting.pop_front().or_else(|| self.read()) else { return Ok(false) };
        let object = line?;
        values.extend(self.columns.iter().map(|column| object.get(column).map(text).unwrap_or_default()));
        Ok(true)
    }
}

/// A value as text. Lists and objects say nothing that could be compared.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}
