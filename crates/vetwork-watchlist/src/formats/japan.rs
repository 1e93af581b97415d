//! The list of the Ministry of Finance, Japan: a workbook with a sheet for each regime, or one sheet as CSV.
//! Proven on written files; columns by publicly known headers of the 2026 files.

mod cells;

use std::io::Read;

use csv::StringRecord;
use rustc_hash::FxHashMap;

use super::columns::{Columns, Row, Table};
use super::fit::{Mark, Tally, is_day};
use super::gather::{contacts, identifier, remark, tidy};
use super::text::collapsed;
use super::{Format, FormatError, Reading, workbook, written_date};
use crate::list::{List, Source};
use crate::party::{ContactKind, IdentifierKind, ListedName, NameStrength, Party, PartyKind, Place};

/// The first column of every header.
const FIRST: &str = "告示日付";

/// Headers, without white space and points, and the column that they mean.
const HEADERS: [(&str, &[&str]); 21] = [
    (FIRST, &[FIRST]),
    ("告示番号", &["告示番号"]),
    ("日本語表記", &["日本語表記"]),
    ("英語表記", &["英語表記"]),
    ("別名", &["別名", "別名別称", "別称別名", "別称", "確定可能な別名"]),
    ("旧称", &["旧称", "旧称以前の呼称", "過去の別名", "以前の別名", "別称旧称"]),
    ("弱い別名", &["確定に十分でない別名"]),
    ("称号", &["称号"]),
    ("役職", &["役職", "肩書", "肩書等"]),
    ("生年月日", &["生年月日", "生年月日出生地"]),
    ("出生地", &["出生地", "出生地出身地"]),
    ("国籍", &["国籍"]),
    ("旅券番号", &["旅券番号"]),
    ("身分証番号", &["身分登録番号", "id番号", "ｉｄ番号", "身分証番号"]),
    ("住所", &["住所所在地", "住所等", "住所", "活動地域住所", "所在地住所登録された事務所の住所", "所在地"]),
    ("電話番号", &["電話番号", "電話", "fax"]),
    ("国連参照番号", &["国連参照番号"]),
    ("国連指定日", &["国連制裁委員会による指定日", "国連制裁員会による指定日"]),
    ("リスト掲載日", &["リスト掲載日"]),
    ("その他の情報", &["その他の情報", "詳細"]),
    ("指定の根拠", &["指定の根拠", "決議1483上の根拠", "活動地域"]),
];

/// By what rows are known whose cells moved.
const MARKS: [(&str, Mark); 5] = [
    (FIRST, is_day),
    ("生年月日", |text| cells::items(text).iter().any(|item| is_day(item))),
    ("国連参照番号", is_reference),
    ("国連指定日", is_day),
    ("リスト掲載日", is_day),
];

/// `KPi.033`, as the Security Council numbers its entries.
fn is_reference(text: &str) -> bool {
    let number = text.split_once('.').filter(|(regime, _)| regime.len() == 3 && regime.is_ascii());
    number.is_some_and(|(_, number)| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Reads all sheets. A row without a name becomes a problem; so does a sheet whose header is not found.
pub(super) fn read(source: Source, input: impl Read) -> Result<List, FormatError> {
    let bytes = workbook::packed(input)?;
    let mut japan =
        Japan { reading: Reading::new(source.clone()), ids: FxHashMap::default(), headers: 0, tally: Tally::default() };
    if bytes.starts_with(b"PK\x03\x04") {
        for sheet in workbook::sheets(&bytes)? {
            let name = sheet.name.clone();
            let rows = sheet.rows.into_iter().map(|(number, cells)| (Place::Row(number), StringRecord::from(cells)));
            japan.sheet(&name, rows)?;
        }
    } else {
        let text = decoded(&bytes)?;
        let mut table = Table::open(source, text.as_bytes(), b',');
        let mut rows = Vec::new();
        while let Some((cells, line)) = table.line()? {
            rows.push((Place::Line(line), cells));
        }
        japan.sheet("", rows.into_iter())?;
    }
    if japan.headers == 0 {
        let found = format!("no sheet has a column {FIRST}");
        return Err(FormatError::NotTheFormat { format: Format::MofXlsx, found });
    }
    japan.tally.verdict()?;
    japan.reading.finish()
}

/// Files of the ministry are in UTF-8 or in Shift_JIS, and do not say which.
fn decoded(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, FormatError> {
    let (text, wrong) = encoding_rs::UTF_8.decode_with_bom_removal(bytes);
    if !wrong {
        return Ok(text);
    }
    let (text, wrong) = encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes);
    if !wrong {
        return Ok(text);
    }
    Err(FormatError::Encoding { at: super::Spot::Byte(0), encoding: "UTF-8 and no Shift_JIS" })
}

struct Japan {
    reading: Reading,
    /// How often an id was given.
    ids: FxHashMap<String, u32>,
    headers: u32,
    tally: Tally,
}

impl Japan {
    fn sheet(&mut self, name: &str, rows: impl Iterator<Item = (Place, StringRecord)>) -> Result<(), FormatError> {
        let mut section = String::new();
        let mut columns: Option<Columns> = None;
        for (place, cells) in rows {
            let first = super::columns::folded(cells.get(0).unwrap_or_default());
            if first.contains(FIRST) {
                columns = Some(Columns::find(&cells, column).marked(&MARKS));
                self.headers += 1;
                continue;
            }
            match &columns {
                // A last column is never empty in a header; the number of columns tells nothing.
                Some(columns) => {
                    self.tally.row();
                    match columns.moved(&cells) {
                        Some((field, what)) => {
                            self.tally.broken(place);
                            self.reading.problem(place, field, &format!("{what}; it was left out"));
                        }
                        None => self.row(&columns.row(&cells, place), name, &section)?,
                    }
                }
                None => section = [section, collapsed(&cells.iter().collect::<Vec<_>>().join(" "))].concat(),
            }
        }
        if columns.is_none() && !section.is_empty() {
            let what = format!("the sheet {} has no column {FIRST} and is left out", super::error::shown(name));
            self.reading.problem(Place::Row(1), FIRST, &what);
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, sheet: &str, section: &str) -> Result<(), FormatError> {
        let mut party = Party { place: row.place, ..Party::default() };
        names(&mut party, row);
        fill(&mut party, row, &mut self.reading);
        party.kind = kind(&[sheet, section].concat(), !row.get("生年月日").is_empty());
        party.programmes.push(if section.is_empty() { sheet.to_owned() } else { section.to_owned() });
        tidy(&mut party);
        let Some(name) = party.names.first() else {
            if row.cells().any(|cell| !cell.trim().is_empty()) {
                self.reading.problem(row.place, "英語表記", "the row has no name and is left out");
            }
            return Ok(());
        };
        // Numbers before the names are given anew with each change, so they are no id.
        let id = match row.get("国連参照番号") {
            "" => [row.get(FIRST), row.get("告示番号"), &name.text].map(collapsed).join("/"),
            reference => collapsed(reference),
        };
        let times = self.ids.entry(id.clone()).or_default();
        *times += 1;
        party.id = if *times > 1 { format!("{id}#{times}") } else { id };
        self.reading.add(party)
    }
}

fn column(header: &str) -> Option<&'static str> {
    HEADERS.iter().find(|(_, known)| known.contains(&header)).map(|(name, _)| *name)
}

/// What the ministry says of a sheet: individuals, organisations, or both.
fn kind(section: &str, born: bool) -> PartyKind {
    let (individuals, groups) =
        (section.contains("個人"), ["団体", "銀行", "機関"].iter().any(|word| section.contains(word)));
    match (individuals, groups) {
        _ if born => PartyKind::Person,
        (true, false) => PartyKind::Person,
        (false, true) => PartyKind::Organisation,
        _ => PartyKind::Unknown,
    }
}

/// The English name is the primary one, the Japanese where there is none.
fn names(party: &mut Party, row: &Row) {
    let mut strength = NameStrength::Primary;
    for column in ["英語表記", "日本語表記"] {
        for name in cells::items(row.get(column)) {
            party.names.push(ListedName::new(name, strength));
            strength = NameStrength::Strong;
        }
    }
    for (column, strength, former) in [
        ("別名", NameStrength::Strong, false),
        ("旧称", NameStrength::Strong, true),
        ("弱い別名", NameStrength::Weak, false),
    ] {
        let names = cells::items(row.get(column));
        party.names.extend(names.into_iter().map(|name| ListedName { former, ..ListedName::new(name, strength) }));
    }
}

fn fill(party: &mut Party, row: &Row, reading: &mut Reading) {
    let items = |column| cells::items(row.get(column));
    party.positions = [items("称号"), items("役職")].concat();
    party.nationalities = items("国籍");
    party.birth_places = items("出生地");
    party.addresses = items("住所");
    for (column, kind) in [("旅券番号", IdentifierKind::Passport), ("身分証番号", IdentifierKind::NationalId)]
    {
        party.identifiers.extend(items(column).iter().map(|number| identifier(kind, column, number)));
    }
    contacts(party, ContactKind::Phone, items("電話番号").iter().map(String::as_str));
    remark(party, row.get("その他の情報"));
    party.wallets = cells::wallets(row.get("その他の情報"));
    let day = |column| written_date::day(row.get(column));
    party.listed_on = day("リスト掲載日").or_else(|| day("国連指定日")).or_else(|| day(FIRST));
    for text in items("生年月日") {
        let dates = written_date::dates(&text);
        if dates.is_empty() {
            let what = format!("\"{}\" is no date that is understood", super::error::shown(&text));
            reading.problem(row.place, "生年月日", &what);
        }
        party.birth_dates.extend(dates);
    }
}
