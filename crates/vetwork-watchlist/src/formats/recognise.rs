//! Which format a file is in: by its first bytes, by its name where they leave a choice.

use encoding_rs::{Encoding, UTF_8};

use super::Format;

/// Roots of the XML formats, by local name: name spaces moved with the hosts.
const ROOTS: [(&str, Format); 8] = [
    ("sdnList", Format::OfacXml),
    ("Sanctions", Format::OfacAdvancedXml),
    ("sanctionsData", Format::OfacEnhancedXml),
    ("CONSOLIDATED_LIST", Format::UnXml),
    ("export", Format::EuXml),
    ("Designations", Format::UkXml),
    ("swiss-sanctions-list", Format::SecoXml),
    ("data-set", Format::SemaXml),
];

pub(super) fn recognise(first_bytes: &[u8], file_name: &str) -> Option<Format> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_lowercase();
    if first_bytes.starts_with(b"PK\x03\x04") {
        return workbook(&name);
    }
    let (encoding, mark) = Encoding::for_bom(first_bytes).unwrap_or((UTF_8, 0));
    let text = encoding.decode_without_bom_handling(first_bytes.get(mark..)?).0;
    let text = text.trim_start();
    if text.starts_with('<') {
        let root = root(text)?;
        return ROOTS.iter().find(|(known, _)| *known == root).map(|(_, format)| *format);
    }
    if text.starts_with('{') {
        let own = || text.contains("\"name\"").then_some(Format::OwnCsv);
        return if text.contains("\"schema\"") { Some(Format::FtmJson) } else { own() };
    }
    table(text, &name)
}

/// The local name of the first element, past declarations and comments.
fn root(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.trim_start().strip_prefix('<')?;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with('?') {
            rest = rest.split_once("?>")?.1;
        } else {
            let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
            return name.rsplit(':').next();
        }
    }
}

/// Workbooks tell nothing in their first bytes.
fn workbook(name: &str) -> Option<Format> {
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if holds(&["australia", "dfat", "regulation8", "regulation 8"]) {
        Some(Format::DfatXlsx)
    } else if holds(&["mof", "japan", "zaimu", "shisantouketsu"]) {
        Some(Format::MofXlsx)
    } else {
        None
    }
}

fn table(text: &str, name: &str) -> Option<Format> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next()?, lines.next());
    if first.starts_with("Report Date") || first.contains("OFSI Group ID") {
        return Some(Format::UkCsv);
    }
    if first.contains("Entity_LogicalId") {
        return Some(Format::EuCsv);
    }
    if text.contains("告示日付") {
        return Some(Format::MofXlsx);
    }
    let columns: Vec<String> =
        first.split([',', ';', '\t']).map(|column| column.trim().trim_matches('"').to_lowercase()).collect();
    let has = |column: &str| columns.iter().any(|has| has == column);
    if ["id", "schema", "name", "aliases"].into_iter().all(has) {
        return Some(Format::TargetsCsv);
    }
    // Whoever puts a header above OFAC's file calls the columns as they like; the null values below stay.
    if [Some(first), second].into_iter().flatten().any(ofac_row) || has("sdn_name") {
        return Some(Format::OfacCsv);
    }
    (has("name") || (name.contains("vetwork") && name.ends_with(".csv"))).then_some(Format::OwnCsv)
}

/// A row of `SDN.CSV`: a number first, OFAC's null value somewhere. One without any null value exists in no list.
fn ofac_row(line: &str) -> bool {
    let number = line.split(',').next().unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && line.contains(",-0-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_recognised_by_their_content() {
        let check = |bytes: &[u8], name: &str, expected: Option<Format>| {
            assert_eq!(recognise(bytes, name), expected, "{name}: {}", String::from_utf8_lossy(bytes));
        };
        for (root, format) in ROOTS {
            check(format!("<?xml version=\"1.0\"?>\n<!-- a note -->\n<{root} a=\"b\">").as_bytes(), "a", Some(format));
            check(format!("\u{feff}<x:{root}>").as_bytes(), "a", Some(format));
        }
        let wide: Vec<u8> = "\u{feff}<export/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "list.xml", Some(Format::EuXml));
        check(b"<!DOCTYPE html><html>", "SDN.XML", None);
        check(b"<html>", "SDN.XML", None);
        check(b"<!-- never closed", "SDN.XML", None);
        check(b"36,\"A\",-0- ,\"CUBA\",-0- \r\n", "sdn.csv", Some(Format::OfacCsv));
        check(b"ID,Name,Type\r\n36,A,-0- ,CUBA\r\n", "sdn.csv", Some(Format::OfacCsv));
        check(b"id,schema,name,aliases,birth_date\n", "targets.simple.csv", Some(Format::TargetsCsv));
        check(b"\xef\xbb\xbfReport Date: 01-Jan-2026\n", "x.csv", Some(Format::UkCsv));
        check(b"\xef\xbb\xbffileGenerationDate;Entity_LogicalId;", "x.csv", Some(Format::EuCsv));
        check(b"id,name,born\n", "mine.csv", Some(Format::OwnCsv));
        check(b"{\"id\":\"a\",\"schema\":\"Person\"}", "entities.ftm.json", Some(Format::FtmJson));
        check(b"{\"name\":\"a\",\"id\":1}", "mine.jsonl", Some(Format::OwnCsv));
        check(b"{\"title\":\"a\"}", "mine.jsonl", None);
        check(b"name;aliases\n", "mine.csv", Some(Format::OwnCsv));
        check("団体\n告示日付,告示番号\n".as_bytes(), "list.csv", Some(Format::MofXlsx));
        check(b"PK\x03\x04", "Australian_Sanctions_Consolidated_List.xlsx", Some(Format::DfatXlsx));
        check(b"PK\x03\x04", "letters.docx", None);
        check(b"", "SDN.XML", None);
        check(b"one line of text", "a.txt", None);
    }
}
