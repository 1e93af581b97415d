//! The list of SECO, written from another country's tables and read again.

use vetwork_watchlist::formats::{Format, read};
use vetwork_watchlist::list::Source;
use vetwork_watchlist::party::{IdentifierKind, ListedName, NamePart, PartRole, Party};

use crate::saved_parties::{self, settled};
use crate::written::{part, seco};

/// What the format carries: given names in one part, documents of persons with its own labels.
fn carried() -> Option<Vec<Party>> {
    let mut parties = saved_parties::uk()?;
    for party in &mut parties {
        party.names = party.names.drain(..).map(two_parts).collect();
        party
            .identifiers
            .retain(|identifier| matches!(identifier.kind, IdentifierKind::Passport | IdentifierKind::NationalId));
        for identifier in &mut party.identifiers {
            identifier.label = seco::document_type(identifier.kind).to_owned();
        }
        party.programmes = vec!["Example".to_owned()];
        party.listed_on = "2022-03-01".parse().ok();
        party.changed_on = party.listed_on;
    }
    parties.retain(|party| !party.names.is_empty());
    Some(parties.into_iter().map(settled).collect())
}

fn two_parts(name: ListedName) -> ListedName {
    if name.parts.iter().all(|part| part.role == PartRole::Whole) {
        let parts = vec![NamePart { role: PartRole::Whole, text: name.text.clone() }];
        return ListedName { parts, ..name };
    }
    let parts = [PartRole::Given, PartRole::Family].map(|role| NamePart { role, text: part(&name, role) });
    let parts: Vec<NamePart> = parts.into_iter().filter(|part| !part.text.is_empty()).collect();
    ListedName { parts, ..name }
}

#[test]
fn the_list_survives_xml() {
    let Some(parties) = carried() else {
        return;
    };
    for places_first in [true, false] {
        let file = seco::xml(&parties, places_first);
        let list = read(Format::SecoXml, Source::Switzerland, file.as_bytes()).expect("reads");
        assert_eq!(list.problems, []);
        assert_eq!(list.published.map(|day| day.to_string()).as_deref(), Some("2026-09-28"));
        saved_parties::same(list.parties, parties.clone());
    }
}
