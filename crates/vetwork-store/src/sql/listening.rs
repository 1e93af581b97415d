//! For tests: notes which statements are asked, and how the database goes about each of them.

use std::collections::BTreeMap;

use super::{Row, Sql, Value};
use crate::error::Result;

/// Hands everything on, and notes what is asked, with how many values.
pub(crate) struct Listening<'a> {
    sql: &'a mut dyn Sql,
    asked: BTreeMap<String, usize>,
}

impl<'a> Listening<'a> {
    pub(crate) fn to(sql: &'a mut dyn Sql) -> Self {
        Self { sql, asked: BTreeMap::new() }
    }

    /// The statements that name this, each with every step of its plan.
    pub(crate) fn steps(self, named: &str) -> Result<Vec<(String, String)>> {
        let mut steps = Vec::new();
        for (text, values) in self.asked.iter().filter(|(text, _)| text.contains(named)) {
            for row in self.sql.all(&format!("EXPLAIN QUERY PLAN {text}"), &vec![Value::Null; *values])? {
                steps.push((text.clone(), row.text(3)?.to_owned()));
            }
        }
        Ok(steps)
    }
}

impl Sql for Listening<'_> {
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        self.asked.insert(sql.to_owned(), values.len());
        self.sql.execute(sql, values)
    }

    fn each(&mut self, sql: &str, values: &[Value<'_>], row: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        self.asked.insert(sql.to_owned(), values.len());
        self.sql.each(sql, values, row)
    }

    fn batch(&mut self, sql: &str) -> Result<()> {
        self.sql.batch(sql)
    }

    fn for_update(&self) -> &'static str {
        self.sql.for_update()
    }
}
