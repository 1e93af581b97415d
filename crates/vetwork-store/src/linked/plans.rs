//! Statements about records of a collection are answered by an index: none reads all of it to find one.

use vetwork_link::judgement::Verdict;
use vetwork_link::linkage::Linkage;
use vetwork_link::model::Model;
use vetwork_link::online::Online;
use vetwork_link::specification::Specification;
use vetwork_link::table::Table;

use super::index::SqlIndex;
use crate::location::Location;
use crate::seal::{KeySource, Keyring, Secret};
use crate::sql::listening::Listening;
use crate::store::{Actor, Store, new_id};

fn rows() -> Vec<Vec<String>> {
    let row = |number: usize| {
        let name = ["anna", "boris", "clara", "dmitri"][number % 4];
        [name.to_owned(), format!("person{}", number / 3), format!("{name}{}@example.org", number / 2)].to_vec()
    };
    (0..60).map(row).collect()
}

fn model() -> Model {
    let columns = ["first_name", "surname", "email"].map(str::to_owned);
    let mut specification = Specification::guessed(&columns).unwrap();
    // So few that blocks overflow, and fall below again.
    specification.block = 4;
    let mut table = Table::new(specification.table_fields());
    for values in rows() {
        table.push_canonical(values.iter());
    }
    Model::of(&Linkage::of(table, &specification, |_| {}), &specification).checked().unwrap()
}

#[test]
fn every_statement_uses_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    KeySource::create(&key, &Secret::random().unwrap()).unwrap();
    let actor = Actor { by: "test", at: jiff::Timestamp::UNIX_EPOCH };
    let place = Location::File(folder.path().join("records.db"));
    let keys = Keyring::load(KeySource::File(key)).unwrap();
    let store = Store::create(&place, &new_id().unwrap(), keys, actor).unwrap();
    let collection = store.begin_collection("people", &model(), actor).unwrap();
    let plans = store.database.write(&mut |sql| {
        let mut listening = Listening::to(sql);
        let mut index = SqlIndex::open(&mut listening, &collection, 0)?;
        for (number, values) in rows().into_iter().enumerate() {
            Online::new(&mut index, collection.model()).load(&number.to_string(), values).unwrap();
        }
        let found = Online::new(&mut index, collection.model()).find(rows()[7].clone()).unwrap();
        assert!(!found.near.is_empty());
        index.first_id(found.near[0].node)?;
        let mut online = Online::new(&mut index, collection.model());
        online.load("3", rows()[40].clone()).unwrap();
        online.judge("1", "2", Verdict::NotSame).unwrap();
        online.judge("1", "3", Verdict::Same).unwrap();
        ["1", "5", "6", "7"].into_iter().for_each(|id| online.forget(id).unwrap());
        index.close()?;
        listening.steps("linked_")
    });
    let plans = plans.unwrap();
    assert!(plans.len() > 15, "{plans:#?}");
    for (text, step) in plans {
        let reads_all = step.starts_with("SCAN linked") || step.ends_with("(collection=?)");
        assert!(!reads_all, "{step}\n{text}");
    }
}
