//! One write to the history: entries are appended to the log, and at the end its new head is signed. All
//! within the transaction of what the entries tell of, so that neither is ever there without the other.

use crate::error::{Result, StoreError};
use crate::log::entry::{Detail, Event, Kind, Leaf, commitment};
use crate::log::head::Head;
use crate::log::merkle::{Frontier, Node};
use crate::seal::{Secret, seal};
use crate::sql::{Sql, Value, insert_many};
use crate::store::{Actor, Store, Subject};

/// A write in progress.
pub(crate) struct Ledger<'a> {
    store: &'a Store,
    pub(crate) sql: &'a mut dyn Sql,
    actor: Actor<'a>,
    at: i64,
    next_subject: i64,
    entries: i64,
    frontier: Frontier,
    leaves: Vec<(Leaf, Vec<u8>)>,
    nodes: Vec<Node>,
}

impl<'a> Ledger<'a> {
    /// Begins a write, and locks out all others until the transaction ends.
    pub(crate) fn begin(store: &'a Store, sql: &'a mut dyn Sql, actor: Actor<'a>) -> Result<Ledger<'a>> {
        let text = format!("SELECT next_subject, entries, last_at, frontier FROM state{}", sql.for_update());
        let missing = || StoreError::Damaged { why: "the state of the records is missing".to_owned() };
        let row = sql.one(&text, &[])?.ok_or_else(missing)?;
        let frontier = Frontier::from_bytes(row.blob(3)?).ok_or_else(missing)?;
        Ok(Ledger {
            store,
            sql,
            actor,
            // The log's time never goes back, whatever the clock does.
            at: actor.at.as_millisecond().max(row.int(2)?),
            next_subject: row.int(0)?,
            entries: row.int(1)?,
            frontier,
            leaves: Vec::new(),
            nodes: Vec::new(),
        })
    }

    /// When its entries are made, milliseconds since 1970.
    pub(crate) fn at(&self) -> i64 {
        self.at
    }

    /// A number that no subject ever had.
    pub(crate) fn subject_number(&mut self) -> i64 {
        self.next_subject += 1;
        self.next_subject - 1
    }

    /// The number that the next entry gets.
    pub(crate) fn next_entry(&self) -> i64 {
        self.entries
    }

    /// Appends an entry about a subject, or about the records as a whole, and gives its number. What goes with the
    /// subject is sealed with the subject's key, what stays with that of the records.
    pub(crate) fn append(&mut self, subject: Option<&Subject>, event: Event) -> Result<i64> {
        let number = subject.map_or(0, |subject| subject.number);
        let kind = event.kind();
        let key = match subject {
            Some(subject) if kind.goes_with_subject() => &subject.key,
            _ => &self.store.house,
        };
        let detail = Detail::new(self.actor.by, event)?;
        self.add(number, kind, &key.clone(), &detail)
    }

    /// Appends an entry about a subject that stays when the subject goes.
    pub(crate) fn append_about(&mut self, subject: i64, event: Event) -> Result<i64> {
        let (kind, key) = (event.kind(), self.store.house.clone());
        let detail = Detail::new(self.actor.by, event)?;
        self.add(subject, kind, &key, &detail)
    }

    fn add(&mut self, subject: i64, kind: Kind, key: &Secret, detail: &Detail) -> Result<i64> {
        let seq = self.entries;
        let bytes = detail.to_bytes();
        let leaf = Leaf { seq, at: self.at, kind, subject, commitment: commitment(&bytes) };
        let sealed = seal(key, self.store.place("entry.detail", seq, subject), &bytes)?;
        let nodes = &mut self.nodes;
        // Leaves are made again from their entries; only what is above them is kept.
        self.frontier.append(leaf.hash(), |node| {
            if node.level > 0 {
                nodes.push(node)
            }
        });
        self.leaves.push((leaf, sealed));
        self.entries += 1;
        Ok(seq)
    }

    /// Writes the entries and the tree above them, and signs the new head.
    pub(crate) fn finish(self) -> Result<Head> {
        let Ledger { store, sql, at, next_subject, entries, frontier, leaves, nodes, .. } = self;
        write_entries(sql, &leaves)?;
        write_nodes(sql, &nodes)?;
        let state = frontier.to_bytes();
        sql.execute(
            "UPDATE state SET next_subject = ?1, entries = ?2, last_at = ?3, frontier = ?4 WHERE one = 1",
            &[Value::Int(next_subject), Value::Int(entries), Value::Int(at), Value::Blob(&state)],
        )?;
        let head = Head::sign(&store.signing, &store.id, entries, at, frontier.root());
        write_head(sql, &head)?;
        Ok(head)
    }
}

fn write_entries(sql: &mut dyn Sql, leaves: &[(Leaf, Vec<u8>)]) -> Result<()> {
    let rows: Vec<[Value<'_>; 6]> = leaves
        .iter()
        .map(|(leaf, sealed)| {
            [
                Value::Int(leaf.seq),
                Value::Int(leaf.at),
                Value::Int(leaf.kind.number()),
                Value::Int(leaf.subject),
                Value::Blob(&leaf.commitment),
                Value::Blob(sealed),
            ]
        })
        .collect();
    insert_many(sql, "entry", &["seq", "at", "kind", "subject", "commitment", "detail"], &rows, "")
}

fn write_nodes(sql: &mut dyn Sql, nodes: &[Node]) -> Result<()> {
    let place = |node: &Node| Value::Int(i64::try_from(node.place).unwrap_or(i64::MAX));
    let rows: Vec<[Value<'_>; 3]> =
        nodes.iter().map(|node| [Value::Int(i64::from(node.level)), place(node), Value::Blob(&node.hash)]).collect();
    insert_many(sql, "node", &["level", "place", "hash"], &rows, "")
}

pub(crate) const MILLISECONDS_A_DAY: i64 = 24 * 60 * 60 * 1000;

/// The last head of each day is kept: enough to show when something was changed, and few enough to check.
fn write_head(sql: &mut dyn Sql, head: &Head) -> Result<()> {
    let day = Value::Int(head.at.div_euclid(MILLISECONDS_A_DAY));
    sql.execute(
        "INSERT INTO head (day, size, at, root, signature) VALUES (?1, ?2, ?3, ?4, ?5) \
         ON CONFLICT (day) DO UPDATE SET size = ?2, at = ?3, root = ?4, signature = ?5",
        &[day, Value::Int(head.size), Value::Int(head.at), Value::Blob(&head.root), Value::Blob(&head.signature)],
    )?;
    Ok(())
}
