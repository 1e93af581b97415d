//! Workbooks as spreadsheets write them: shared texts, days as numbers with a style.

use std::io::{Cursor, Write as _};

use super::escaped;

/// A cell of a workbook.
#[derive(Clone)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    /// Days since the end of 1899.
    Day(u32),
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// A workbook of sheets, each with its name and rows.
pub(crate) fn workbook(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    let mut texts: Vec<String> = Vec::new();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), relations([("rId1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned())])),
    ];
    let names = sheets.iter().enumerate().map(|(at, (name, _))| {
        format!("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"rId{}\"/>", escaped(name), at + 1, at + 1)
    });
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{}</sheets></workbook>",
            names.collect::<String>()
        ),
    ));
    let files = (1..=sheets.len()).map(|at| (format!("rId{at}"), "worksheet", format!("worksheets/sheet{at}.xml")));
    let rest = [("rId900", "sharedStrings", "sharedStrings.xml"), ("rId901", "styles", "styles.xml")];
    let rest = rest.map(|(id, kind, file)| (id.to_owned(), kind, file.to_owned()));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations(files.chain(rest))));
    for (at, (_, rows)) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet(rows, &mut texts)));
    }
    let texts: String =
        texts.iter().map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text))).collect();
    parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst xmlns=\"{MAIN}\">{texts}</sst>")));
    parts.push((
        "xl/styles.xml".to_owned(),
        format!("<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ));
    zipped(&parts)
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of these files.
pub(crate) fn zipped(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("writes");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("writes").into_inner()
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheets: String = (1..=sheets)
        .map(|at| format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"))
        .collect();
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>{sheets}</Types>"
    )
}

fn relations(all: impl IntoIterator<Item = (String, &'static str, String)>) -> String {
    let one = |(id, kind, target): (String, &str, String)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = all.into_iter().map(one).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>"
    )
}

fn sheet(rows: &[Vec<Cell>], texts: &mut Vec<String>) -> String {
    let mut data = String::new();
    for (row, cells) in rows.iter().enumerate() {
        data += &format!("<row r=\"{}\">", row + 1);
        for (column, cell) in cells.iter().enumerate() {
            let at = format!("{}{}", letters(column), row + 1);
            data += &match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => {
                    texts.push(text.clone());
                    format!("<c r=\"{at}\" t=\"s\"><v>{}</v></c>", texts.len() - 1)
                }
                Cell::Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                Cell::Day(day) => format!("<c r=\"{at}\" s=\"1\"><v>{day}</v></c>"),
            };
        }
        data += "</row>";
    }
    format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>")
}

fn letters(column: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).expect("a letter"));
    if column < 26 { letter(column).to_string() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}
