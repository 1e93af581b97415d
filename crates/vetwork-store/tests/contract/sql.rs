//! The contract of `Sql` and `Database`: each story is told of both databases.

use vetwork_store::sql::{Database, Row, VERSION, Value, insert_many};
use vetwork_store::{Result, StoreError};

use crate::place::{Place, at_both, on_both};

const THING: &str = "CREATE TABLE thing (number BIGINT PRIMARY KEY, body BYTEA, words TEXT)";

fn all(database: &Database, text: &str) -> Vec<Row> {
    database.read(&mut |sql| sql.all(text, &[])).unwrap()
}

fn count(database: &Database, table: &str) -> i64 {
    all(database, &format!("SELECT COUNT(*) FROM {table}"))[0].int(0).unwrap()
}

fn execute(database: &Database, text: &str, values: &[Value<'_>]) -> Result<u64> {
    database.write(&mut |sql| sql.execute(text, values))
}

fn with_things(database: &Database) {
    database.write(&mut |sql| sql.batch(THING)).unwrap();
}

#[test]
fn values_come_back_as_they_went() {
    on_both(|database| {
        with_things(database);
        let every_byte: Vec<u8> = (0..=255).collect();
        let large: Vec<u8> = (0..1 << 20).map(|place: u32| (place.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let long = "\u{1F469}\u{200D}\u{1F680} Zoë Łukasiewicz 王小明 \t\r\n'\"\\%$1?".repeat(2000);
        let things: Vec<[Value<'_>; 3]> = vec![
            [Value::Int(i64::MIN), Value::Blob(b""), Value::Text("")],
            [Value::Int(-1), Value::Blob(&every_byte), Value::Text("\u{1F980}")],
            [Value::Int(0), Value::Null, Value::Null],
            [Value::Int(i64::MAX), Value::Blob(&large), Value::Text(&long)],
        ];
        for thing in &things {
            assert_eq!(execute(database, "INSERT INTO thing VALUES (?1, ?2, ?3)", thing).unwrap(), 1);
        }
        let found = all(database, "SELECT number, body, words FROM thing ORDER BY number");
        assert_eq!(found.len(), things.len());
        for (row, thing) in found.iter().zip(&things) {
            for (column, value) in thing.iter().enumerate() {
                match value {
                    Value::Null => assert!(row.is_null(column)),
                    Value::Int(number) => assert_eq!(row.int(column).unwrap(), *number),
                    Value::Blob(bytes) => assert_eq!(row.blob(column).unwrap(), *bytes),
                    Value::Text(text) => assert_eq!(row.text(column).unwrap(), *text),
                }
            }
        }
        assert!(matches!(found[0].text(0), Err(StoreError::Damaged { .. })), "a number is no text");
        assert!(matches!(found[0].int(3), Err(StoreError::Damaged { .. })), "there is no fourth column");
    });
}

#[test]
fn one_text_takes_a_value_after_none() {
    on_both(|database| {
        with_things(database);
        for round in 0..40 {
            let (body, words) = match round % 2 {
                0 => (Value::Null, Value::Text("some")),
                _ => (Value::Blob(b"some"), Value::Null),
            };
            let values = [Value::Int(round), body, words];
            execute(database, "INSERT INTO thing VALUES (?1, ?2, ?3)", &values).unwrap();
        }
        let with_both = all(database, "SELECT COUNT(body), COUNT(words) FROM thing");
        assert_eq!((with_both[0].int(0).unwrap(), with_both[0].int(1).unwrap()), (20, 20));
    });
}

#[test]
fn a_value_can_be_used_twice_and_out_of_order() {
    on_both(|database| {
        with_things(database);
        let text = "INSERT INTO thing (words, number, body) VALUES (?2, ?1, ?3)";
        execute(database, text, &[Value::Int(1), Value::Text("one"), Value::Blob(b"1")]).unwrap();
        let text = "SELECT number FROM thing WHERE number = ?1 AND ?1 > 0 AND words = ?2";
        let found = database.glance(&mut |sql| sql.one(text, &[Value::Int(1), Value::Text("one")])).unwrap();
        assert_eq!(found.unwrap().int(0).unwrap(), 1);
    });
}

#[test]
fn a_step_that_fails_leaves_nothing() {
    on_both(|database| {
        with_things(database);
        for round in 0..20 {
            let mut times = 0;
            let failed = database.write(&mut |sql| {
                times += 1;
                sql.execute("INSERT INTO thing (number) VALUES (?1)", &[Value::Int(round)])?;
                Err::<(), _>(StoreError::NotNow("no".to_owned()))
            });
            assert!(matches!(failed, Err(StoreError::NotNow(_))));
            assert_eq!(times, 1, "a refusal of our own is final");
        }
        let failed = database.write(&mut |sql| {
            sql.execute("INSERT INTO thing (number) VALUES (1)", &[])?;
            sql.execute("INSERT INTO thing (number) VALUES (1)", &[])
        });
        assert!(matches!(failed, Err(StoreError::Refused { .. })));
        assert_eq!(count(database, "thing"), 0);
    });
}

#[test]
fn a_broken_rule_names_no_value() {
    on_both(|database| {
        database.write(&mut |sql| sql.batch("CREATE TABLE person (name TEXT PRIMARY KEY)")).unwrap();
        let ada = [Value::Text("Ada Byron")];
        execute(database, "INSERT INTO person VALUES (?1)", &ada).unwrap();
        let failed = execute(database, "INSERT INTO person VALUES (?1)", &ada).unwrap_err();
        assert!(matches!(failed, StoreError::Refused { .. }));
        assert!(!format!("{failed} {failed:?}").contains("Ada"), "{failed:?}");
    });
}

#[test]
fn many_rows_go_in_whole() {
    on_both(|database| {
        with_things(database);
        let words: Vec<String> = (0..300).map(|number| format!("thing {number}")).collect();
        for size in [1, 2, 3, 7, 64, 127, 128, 170, 171, 255, 256, 299, 300] {
            let rows: Vec<[Value<'_>; 3]> = (0..size)
                .map(|row| [Value::Int(row as i64), Value::Blob(words[row].as_bytes()), Value::Text(&words[row])])
                .collect();
            let rows: Vec<&[Value<'_>]> = rows.iter().map(|row| row.as_slice()).collect();
            let columns = ["number", "body", "words"];
            database.write(&mut |sql| insert_many(sql, "thing", &columns, &rows, "")).unwrap();
            let again = " ON CONFLICT DO NOTHING";
            database.write(&mut |sql| insert_many(sql, "thing", &columns, &rows, again)).unwrap();
            let found = all(database, "SELECT number, words FROM thing ORDER BY number");
            let found: Vec<&str> = found.iter().map(|row| row.text(1).unwrap()).collect();
            assert_eq!(found, words[..size]);
            assert_eq!(execute(database, "DELETE FROM thing", &[]).unwrap(), size as u64);
        }
    });
}

#[test]
fn every_size_of_many_goes_in_whole() {
    on_both(|database| {
        with_things(database);
        database
            .write(&mut |sql| {
                for size in 1..=300 {
                    let rows: Vec<[Value<'_>; 2]> =
                        (0..size).map(|row| [Value::Int(size * 1000 + row), Value::Null]).collect();
                    let rows: Vec<&[Value<'_>]> = rows.iter().map(|row| row.as_slice()).collect();
                    insert_many(sql, "thing", &["number", "words"], &rows, "")?;
                }
                Ok(())
            })
            .unwrap();
        let sizes = all(database, "SELECT number / 1000, COUNT(*) FROM thing GROUP BY number / 1000 ORDER BY 1");
        assert_eq!(sizes.len(), 300);
        assert!(sizes.iter().all(|row| row.int(0).unwrap() == row.int(1).unwrap()));
    });
}

#[test]
fn rows_come_in_order_and_can_be_left() {
    on_both(|database| {
        with_things(database);
        let numbers: Vec<[Value<'_>; 1]> = (0..5000).map(|number| [Value::Int(number)]).collect();
        let rows: Vec<&[Value<'_>]> = numbers.iter().map(|row| row.as_slice()).collect();
        database.write(&mut |sql| insert_many(sql, "thing", &["number"], &rows, "")).unwrap();
        let text = "SELECT number FROM thing ORDER BY number DESC";
        let (mut seen, mut left) = (Vec::new(), 0);
        let whole = database.read(&mut |sql| {
            sql.each(text, &[], &mut |row| {
                seen.push(row.int(0)?);
                Ok(())
            })
        });
        whole.unwrap();
        assert!(seen.iter().copied().eq((0..5000).rev()));
        let stopped = database.read(&mut |sql| {
            sql.each(text, &[], &mut |_| {
                left += 1;
                if left == 3 { Err(StoreError::NotNow("enough".to_owned())) } else { Ok(()) }
            })
        });
        assert!(matches!(stopped, Err(StoreError::NotNow(_))));
        assert_eq!(left, 3);
        assert_eq!(count(database, "thing"), 5000, "what was left does not stand in the way");
    });
}

#[test]
fn a_reading_sees_one_moment() {
    on_both(|database| {
        with_things(database);
        let text = "SELECT COUNT(*) FROM thing";
        let (before, after) = database
            .read(&mut |sql| {
                let before = sql.all(text, &[])?;
                execute(database, "INSERT INTO thing (number) VALUES (1)", &[])?;
                Ok((before, sql.all(text, &[])?))
            })
            .unwrap();
        assert_eq!((before[0].int(0).unwrap(), after[0].int(0).unwrap()), (0, 0));
        assert_eq!(count(database, "thing"), 1);
    });
}

#[test]
fn only_writing_writes() {
    on_both(|database| {
        with_things(database);
        let text = "INSERT INTO thing (number) VALUES (1)";
        let in_reading = database.read(&mut |sql| sql.execute(text, &[]));
        let in_glance = database.glance(&mut |sql| sql.execute(text, &[]));
        assert!(matches!(in_reading, Err(StoreError::ReadOnly { .. })), "{in_reading:?}");
        assert!(matches!(in_glance, Err(StoreError::ReadOnly { .. })), "{in_glance:?}");
        assert_eq!(count(database, "thing"), 0);
    });
}

#[test]
fn the_history_only_grows() {
    on_both(|database| {
        let entry = "INSERT INTO entry (seq, at, kind, subject, commitment, detail) VALUES (?1, 2, 3, 4, ?2, ?2)";
        execute(database, entry, &[Value::Int(1), Value::Blob(b"sealed")]).unwrap();
        let other = [Value::Blob(b"other")];
        let refused: [(&str, &[Value<'_>]); 8] = [
            ("UPDATE entry SET seq = 9", &[]),
            ("UPDATE entry SET at = 9", &[]),
            ("UPDATE entry SET kind = 9", &[]),
            ("UPDATE entry SET subject = 9", &[]),
            ("UPDATE entry SET commitment = ?1", &other),
            ("UPDATE entry SET detail = ?1", &other),
            ("UPDATE entry SET detail = NULL, at = 9", &[]),
            ("DELETE FROM entry", &[]),
        ];
        for (text, values) in refused {
            let error = execute(database, text, values).unwrap_err();
            assert!(error.to_string().contains("the history is append-only"), "{text}: {error}");
        }
        execute(database, "UPDATE entry SET detail = NULL", &[]).unwrap();
        let found = all(database, "SELECT seq, at, kind, subject, commitment, detail FROM entry");
        assert_eq!(found[0].blob(4).unwrap(), b"sealed");
        assert!(found[0].is_null(5));
    });
}

#[test]
fn writers_count_without_a_gap() {
    on_both(|database| {
        let state = "INSERT INTO state (one, next_subject, entries, last_at, frontier) VALUES (1, 0, 0, 0, ?1)";
        execute(database, state, &[Value::Blob(b"")]).unwrap();
        with_things(database);
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| (0..25).for_each(|_| take_a_number(database)));
            }
        });
        let taken = all(database, "SELECT number FROM thing ORDER BY number");
        assert!(taken.iter().map(|row| row.int(0).unwrap()).eq(0..200));
        assert_eq!(all(database, "SELECT entries FROM state")[0].int(0).unwrap(), 200);
    });
}

fn take_a_number(database: &Database) {
    let taken = database.write(&mut |sql| {
        let text = format!("SELECT entries FROM state WHERE one = 1{}", sql.for_update());
        let number = Value::Int(sql.one(&text, &[])?.unwrap().int(0)?);
        sql.execute("UPDATE state SET entries = ?1 + 1 WHERE one = 1", &[number])?;
        sql.execute("INSERT INTO thing (number) VALUES (?1)", &[number])
    });
    taken.unwrap();
}

#[test]
fn readers_are_not_in_the_way_of_writers() {
    on_both(|database| {
        with_things(database);
        std::thread::scope(|threads| {
            let writer = threads.spawn(|| {
                (0..100).for_each(|number| {
                    execute(database, "INSERT INTO thing (number) VALUES (?1)", &[Value::Int(number)]).unwrap();
                });
            });
            for _ in 0..3 {
                threads.spawn(|| {
                    let mut last = 0;
                    while last < 100 {
                        let now = count(database, "thing");
                        assert!(now >= last);
                        last = now;
                    }
                });
            }
            writer.join().unwrap();
        });
    });
}

#[test]
fn what_is_there_is_opened_and_left_as_it_is() {
    at_both(|place| {
        assert!(matches!(place.open(), Err(StoreError::Missing { .. })));
        let made = place.create().unwrap();
        execute(&made, CONTEXT, &[Value::Blob(b"a"), Value::Blob(b"b")]).unwrap();
        let records = "INSERT INTO records (one, id, made_at, verifying_key, signing_key) VALUES (1, ?1, 0, ?2, ?2)";
        execute(&made, records, &[Value::Text("id"), Value::Blob(b"key")]).unwrap();
        assert!(matches!(place.create(), Err(StoreError::AlreadyThere { .. })));
        for _ in 0..2 {
            let database = place.open().unwrap();
            assert_eq!(count(&database, "migration"), VERSION);
            assert_eq!(all(&database, "SELECT body FROM context")[0].blob(0).unwrap(), b"b");
        }
    });
}

const CONTEXT: &str = "INSERT INTO context (digest, body) VALUES (?1, ?2)";

#[test]
fn many_open_at_once() {
    at_both(|place| {
        drop(place.create().unwrap());
        std::thread::scope(|threads| {
            for number in 0..8 {
                threads.spawn(move || {
                    let database = place.open().unwrap();
                    execute(&database, CONTEXT, &[Value::Blob(&[number]), Value::Blob(b"")]).unwrap();
                });
            }
        });
        assert_eq!(count(&place.open().unwrap(), "context"), 8);
    });
}

#[test]
fn records_of_a_newer_program_are_refused() {
    at_both(|place| {
        let newer = "INSERT INTO migration (number, digest) VALUES (99, ?1)";
        execute(&place.create().unwrap(), newer, &[Value::Blob(b"later")]).unwrap();
        assert!(matches!(place.open(), Err(StoreError::Newer { found: 99, known: VERSION })));
    });
}

#[test]
fn records_with_another_migration_are_refused() {
    at_both(|place| {
        let other = "UPDATE migration SET digest = ?1 WHERE number = 1";
        execute(&place.create().unwrap(), other, &[Value::Blob(b"other")]).unwrap();
        assert!(matches!(place.open(), Err(StoreError::OtherMigration { number: 1 })));
    });
}

#[test]
fn a_file_of_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    for content in ["Dear Sir or Madam, ".repeat(500), "short".to_owned()] {
        std::fs::write(&path, &content).unwrap();
        let place = Place::File(path.clone());
        let opened = place.open().err();
        assert!(matches!(opened, Some(StoreError::NotRecords { .. } | StoreError::Damaged { .. })), "{opened:?}");
        assert!(matches!(place.create(), Err(StoreError::AlreadyThere { .. })));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content, "it was left as it is");
    }
}
