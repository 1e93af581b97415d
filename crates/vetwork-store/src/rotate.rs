//! Another master key, while everybody goes on: keys are wrapped again some at a time, and whoever meets one that is
//! wrapped with a key they do not know reads the key file again.

use crate::error::Result;
use crate::ledger::Ledger;
use crate::linked::keys_place;
use crate::log::entry::Event;
use crate::seal::{KeyId, Place};
use crate::sql::{Sql, Value};
use crate::store::{Actor, Store, lock_writers, own_place, tenant_place};

/// Keys in one step.
const AT_A_TIME: i64 = 1000;

impl Store {
    /// Wraps every key with the current master key that is wrapped with an earlier one; gives their number. May be
    /// stopped at any time and begun again. `progress` is told how many are done.
    pub fn rewrap(&self, actor: Actor<'_>, progress: &mut dyn FnMut(u64)) -> Result<u64> {
        let current = self.keys.current()?;
        let mut changed = self.database.write(&mut |sql| self.rewrap_own(sql, current, actor))?;
        // A writer that has not heard of the new key may still add some: until a whole round finds none.
        loop {
            let (mut after, mut found) = (0, 0);
            while let Some((last, some)) = self.database.write(&mut |sql| self.rewrap_some(sql, after, current))? {
                (after, found) = (last, found + some);
                progress(changed + found);
            }
            changed += found;
            if found == 0 {
                break;
            }
        }
        Ok(changed)
    }

    /// The keys of the records, of the tenants and of the collections. Whether they change is what the history tells: whoever goes on
    /// with a change of keys that was stopped finds them changed.
    fn rewrap_own(&self, sql: &mut dyn Sql, current: KeyId, actor: Actor<'_>) -> Result<u64> {
        // Who writes sees either the old key here, and is done before any subject's key is wrapped again, or the new.
        let mut ledger = Ledger::begin(self, sql, actor)?;
        let changed = self.rewrap_keys(ledger.sql, current)?;
        if changed > 0 {
            ledger.append(None, Event::Rotated { to: current.to_string() })?;
            ledger.finish()?;
        }
        Ok(changed)
    }

    fn rewrap_keys(&self, sql: &mut dyn Sql, current: KeyId) -> Result<u64> {
        let mut changed = 0;
        let own = own_place(&self.id);
        if let Some(row) = sql.one("SELECT signing_key FROM records", &[])?
            && let Some(wrapped) = self.again(own, row.blob(0)?, current)?
        {
            changed += sql.execute("UPDATE records SET signing_key = ?1", &[Value::Blob(&wrapped)])?;
        }
        for row in sql.all("SELECT number, index_key FROM tenant ORDER BY number", &[])? {
            let number = row.int(0)?;
            if let Some(wrapped) = self.again(tenant_place(&self.id, number), row.blob(1)?, current)? {
                let values = [Value::Blob(&wrapped), Value::Int(number)];
                changed += sql.execute("UPDATE tenant SET index_key = ?1 WHERE number = ?2", &values)?;
            }
        }
        for row in sql.all("SELECT number, own_keys FROM collection ORDER BY number", &[])? {
            let number = row.int(0)?;
            if let Some(wrapped) = self.again(keys_place(&self.id, number), row.blob(1)?, current)? {
                let values = [Value::Blob(&wrapped), Value::Int(number)];
                changed += sql.execute("UPDATE collection SET own_keys = ?1 WHERE number = ?2", &values)?;
            }
        }
        Ok(changed)
    }

    /// Some subjects' keys, those after a number: the last of them, and how many were changed.
    fn rewrap_some(&self, sql: &mut dyn Sql, after: i64, current: KeyId) -> Result<Option<(i64, u64)>> {
        // Nobody else may change a key between the two statements.
        lock_writers(sql)?;
        let text = "SELECT number, data_key FROM subject WHERE number > ?1 ORDER BY number LIMIT ?2";
        let rows = sql.all(text, &[Value::Int(after), Value::Int(AT_A_TIME)])?;
        let Some(last) = rows.last() else { return Ok(None) };
        let last = last.int(0)?;
        let mut changed = 0;
        for row in &rows {
            let number = row.int(0)?;
            let place = self.place("subject.data_key", number, number);
            if let Some(wrapped) = self.again(place, row.blob(1)?, current)? {
                let values = [Value::Blob(&wrapped), Value::Int(number)];
                changed += sql.execute("UPDATE subject SET data_key = ?1 WHERE number = ?2", &values)?;
            }
        }
        Ok(Some((last, changed)))
    }

    /// A key wrapped anew, unless the current master key wraps it already.
    fn again(&self, place: Place<'_>, wrapped: &[u8], current: KeyId) -> Result<Option<Vec<u8>>> {
        if KeyId::of_wrapped(wrapped, place)?.0 == current {
            return Ok(None);
        }
        let key = zeroize::Zeroizing::new(self.keys.unwrap(place, wrapped)?);
        self.keys.wrap(place, &key).map(Some)
    }
}
