//! The list of the Ministry of Finance as it is published: a title, a header, several values in a cell.

use vetwork_watchlist::party::{IdentifierKind, NameStrength, Party};

use super::date_of;
use super::workbook::Cell;

pub(crate) const HEADER: [&str; 12] = [
    "告示日付",
    "告示\n番号",
    "日本語表記",
    "英語表記",
    "別名・別称",
    "確定に十分でない別名",
    "生 年 月 日",
    "出 生 地",
    "国 籍",
    "旅 券 番 号",
    "ID番号",
    "住所・所在地",
];

/// The rows of a sheet.
pub(crate) fn rows(title: &str, parties: &[Party]) -> Vec<Vec<Cell>> {
    let head = [vec![Cell::text(title)], HEADER.map(Cell::text).to_vec()];
    head.into_iter().chain(parties.iter().map(row)).collect()
}

fn row(party: &Party) -> Vec<Cell> {
    let names = |strength| {
        let names = party.names.iter().filter(|name| name.strength == strength);
        names.map(|name| name.text.as_str()).collect::<Vec<_>>().join("；")
    };
    let numbers = |kind| {
        let numbers = party.identifiers.iter().filter(|identifier| identifier.kind == kind);
        numbers.map(|identifier| identifier.number.as_str()).collect::<Vec<_>>().join("_x000D_\n")
    };
    let dates = party.birth_dates.iter().map(|date| {
        let date = date_of(date);
        let month = date.month().map(|month| format!("{month}月")).unwrap_or_default();
        format!("{}年{month}{}", date.year(), date.day().map(|day| format!("{day}日")).unwrap_or_default())
    });
    let lettered = |texts: &[String]| match texts {
        [one] => one.clone(),
        _ => texts.iter().zip('a'..='z').map(|(text, letter)| format!("({letter}){text}\n")).collect(),
    };
    let id = party.id.split('/').collect::<Vec<_>>();
    vec![
        Cell::Day(44_621),
        Cell::text(id[1]),
        Cell::Empty,
        Cell::text(&names(NameStrength::Primary)),
        Cell::text(&names(NameStrength::Strong)),
        Cell::text(&names(NameStrength::Weak)),
        Cell::text(&dates.collect::<Vec<_>>().join("又は")),
        Cell::text(&lettered(&party.birth_places)),
        Cell::text(&lettered(&party.nationalities)),
        Cell::text(&numbers(IdentifierKind::Passport)),
        Cell::text(&numbers(IdentifierKind::NationalId)),
        Cell::text(&party.addresses.join("\n")),
    ]
}

/// The same as CSV.
pub(crate) fn csv(title: &str, parties: &[Party]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows(title, parties) {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.replace("_x000D_", "\r"),
            Cell::Number(number) => number.to_string(),
            Cell::Day(_) => "2022年3月1日".to_owned(),
        });
        writer.write_record(cells).expect("writes");
    }
    writer.into_inner().expect("writes")
}
