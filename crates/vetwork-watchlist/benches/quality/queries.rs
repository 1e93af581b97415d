//! What another screener needs to be asked the same: a line of JSON for each listed party and each changed name.

use serde_json::{Value, json};
use vetwork_watchlist::date::BirthDate;
use vetwork_watchlist::list::List;
use vetwork_watchlist::party::{NameStrength, Party, PartyKind};

use crate::data::{all, un};
use crate::recall::{changed, slipped, un_people};

pub(crate) fn print() {
    let lists = all();
    for (set, lists) in [("un", &[un()][..]), ("all", &lists)] {
        for (list, party) in lists.iter().flat_map(|list| list.parties.iter().map(move |party| (list, party))) {
            println!("{}", json!({ "set": set, "party": party_json(list, party) }));
        }
    }
    for (change, person) in changed(&un_people()) {
        let birth = person.birth.map(|birth| birth.to_string());
        println!("{}", json!({ "set": "un_changed", "change": change, "name": person.name, "birth": birth }));
    }
    for (list, party, name, [one, two]) in slipped(&lists) {
        println!("{}", json!({ "set": "slips", "id": id(list, party), "name": name, "one": one, "two": two }));
    }
}

fn id(list: &List, party: &Party) -> String {
    format!("{}-{}", list.source.id(), party.id)
}

fn party_json(list: &List, party: &Party) -> Value {
    let names = |weak: bool| -> Vec<&str> {
        let of = party.names.iter().filter(|name| (name.strength == NameStrength::Weak) == weak);
        of.map(|name| name.text.as_str()).collect()
    };
    let births = party.birth_dates.iter().flat_map(|date| match date {
        BirthDate::Known(date) | BirthDate::Circa(date) => vec![date.to_string()],
        BirthDate::Between(from, to) => vec![from.to_string(), to.to_string()],
    });
    let kind = match party.kind {
        PartyKind::Person => "Person",
        PartyKind::Organisation => "Organization",
        PartyKind::Vessel => "Vessel",
        PartyKind::Aircraft => "Airplane",
        _ => "LegalEntity",
    };
    json!({
        "id": id(list, party), "kind": kind, "names": names(false), "weak": names(true), "births": births.collect::<Vec<_>>(),
    })
}
