//! `SDN.CSV`, `ADD.CSV`, `ALT.CSV`, `SDN_COMMENTS.CSV`.

use vetwork_watchlist::party::{NameStrength, Party, PartyKind};

use super::{birth_label, birth_text, contact_label, inverted, kind, sex, without_country};

const END: &str = "\u{1a}";

/// The files of entries, addresses, aliases and comments.
pub(crate) fn write(parties: &[Party]) -> [String; 4] {
    let mut files: [String; 4] = Default::default();
    for party in parties {
        let remarks = remarks(party);
        let cut = remarks.char_indices().nth(1000).map_or(remarks.len(), |(at, _)| at);
        let kind = match kind(party) {
            "Entity" => "-0- ".to_owned(),
            kind => cell(&kind.to_lowercase()),
        };
        let cells = [
            party.id.clone(),
            cell(&inverted(&party.names[0])),
            kind,
            cell(&party.programmes.join("] [")),
            cell(&party.positions.join("; ")),
        ];
        files[0] += &format!("{},{}{}\r\n", cells.join(","), "-0- ,".repeat(6), cell(&remarks[..cut]));
        if cut < remarks.len() {
            files[3] += &format!("{},{}\r\n", party.id, cell(&remarks[cut..]));
        }
        for (number, address) in party.addresses.iter().enumerate() {
            let (rest, country) = without_country(address);
            files[1] += &format!("{},{number},{},-0- ,{},-0- \r\n", party.id, cell(rest), cell(country));
        }
        for alias in party.names.iter().filter(|name| name.strength == NameStrength::Strong) {
            let kind = if alias.former { "fka" } else { "aka" };
            files[2] += &format!("{},1,\"{kind}\",{},-0- \r\n", party.id, cell(&inverted(alias)));
        }
    }
    files.map(|file| file + END)
}

fn cell(text: &str) -> String {
    if text.is_empty() { "-0- ".to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

fn remarks(party: &Party) -> String {
    let births = party.birth_dates.iter().map(|date| match party.kind {
        PartyKind::Person => format!("DOB {}", birth_text(*date)),
        _ => format!("{} {}", birth_label(party), birth_text(*date)),
    });
    let numbers = party.identifiers.iter().map(|number| match &number.country {
        Some(country) => format!("{} {} ({country})", number.label, number.number),
        None => format!("{} {}", number.label, number.number),
    });
    let weak = party.names.iter().filter(|name| name.strength == NameStrength::Weak);
    let wallets =
        party.wallets.iter().map(|wallet| format!("Digital Currency Address - {} {}", wallet.symbol, wallet.address));
    let all: Vec<String> = births
        .chain(party.birth_places.iter().map(|place| format!("alt. POB {place}")))
        .chain(party.nationalities.iter().map(|country| format!("nationality {country}")))
        .chain(sex(party).map(|sex| format!("Gender {sex}")))
        .chain(numbers)
        .chain(wallets)
        .chain(party.contacts.iter().map(|contact| format!("{} {}", contact_label(contact), contact.value)))
        .chain(weak.map(|name| format!("{} '{}'", if name.former { "f.k.a." } else { "a.k.a." }, inverted(name))))
        .chain(Some(party.remarks.clone()).filter(|text| !text.is_empty()))
        .chain(party.relations.iter().map(|tie| format!("{}: {}", tie.label, tie.name.as_deref().unwrap_or_default())))
        .collect();
    if all.is_empty() { String::new() } else { all.join("; ") + "." }
}
