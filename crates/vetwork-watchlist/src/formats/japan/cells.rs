//! Cells of the Japanese list, which hold several values: between `；`, on lines, behind `(a)` and `(b)`.

use vetwork_canon::wallet::{Network, Wallet};

use crate::formats::text::collapsed;
use crate::party::ListedWallet;

/// The values of a cell. What stands in brackets is not split; where brackets do not close they count for nothing.
pub(super) fn items(cell: &str) -> Vec<String> {
    let mut items = split(cell, true).unwrap_or_default();
    if items.is_empty() {
        items = split(cell, false).unwrap_or_default();
    }
    items.iter().map(|item| plain(item)).filter(|item| !item.is_empty() && item != "不明").collect()
}

/// The pieces of a cell; `None` where a bracket does not close.
fn split(cell: &str, brackets: bool) -> Option<Vec<&str>> {
    let (mut pieces, mut from, mut depth) = (Vec::new(), 0, 0_usize);
    let mut skip = 0;
    for (at, c) in cell.char_indices() {
        if at < skip {
            continue;
        }
        let end = at + c.len_utf8();
        let bullet = (depth == 0 && opens(c)).then(|| bullet(cell.get(end..)?)).flatten();
        match c {
            _ if bullet.is_some() => {
                pieces.push(cell.get(from..at)?);
                skip = end + bullet?;
                from = skip;
            }
            _ if brackets && opens(c) => depth += 1,
            _ if brackets && matches!(c, ')' | '）') => depth = depth.checked_sub(1)?,
            ';' | '；' | '\n' if depth == 0 => {
                pieces.push(cell.get(from..at)?);
                from = end;
            }
            _ => {}
        }
    }
    pieces.push(cell.get(from..)?);
    (depth == 0).then_some(pieces)
}

fn opens(c: char) -> bool {
    matches!(c, '(' | '（')
}

/// The length of a bullet whose bracket is open already: a letter or a small Roman number, and the closing bracket.
fn bullet(text: &str) -> Option<usize> {
    let (close, mark) = text.char_indices().take(5).find(|(_, c)| matches!(c, ')' | '）'))?;
    let inner: String = text.get(..close)?.chars().map(narrow).collect();
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = ["ii", "iii", "iv", "vi", "vii", "viii"].contains(&inner.as_str());
    (letter || roman).then_some(close + mark.len_utf8())
}

/// The usual form of a wide letter.
fn narrow(c: char) -> char {
    match c {
        'ａ'..='ｚ' => u8::try_from(u32::from(c) - u32::from('ａ')).map_or(c, |letter| char::from(b'a' + letter)),
        _ => c,
    }
}

fn plain(item: &str) -> String {
    let item = collapsed(item);
    let lower = item.to_ascii_lowercase();
    let known = ["a.k.a.", "a.k.a", "f.k.a."].iter().find(|word| lower.starts_with(*word));
    let item = known.and_then(|word| item.get(word.len()..)).unwrap_or(&item);
    item.trim_matches([' ', '、', ',', ':', '：', '。', '\u{3000}']).to_owned()
}

/// Addresses of wallets in free text. Only words that prove themselves, by their shape and their check sum, are taken.
pub(super) fn wallets(text: &str) -> Vec<ListedWallet> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| (25..=100).contains(&word.len()));
    let proven = words.filter(|word| Wallet::parse(word).is_ok_and(|wallet| wallet.network() != Network::Other));
    proven.map(|address| ListedWallet { symbol: String::new(), address: address.to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_split_outside_of_brackets() {
        let check = |cell: &str, expected: &[&str]| assert_eq!(items(cell), expected, "{cell}");
        check("", &[]);
        check("不明", &[]);
        check("Anna Beispiel", &["Anna Beispiel"]);
        check("アンナ；Anna\nAnja", &["アンナ", "Anna", "Anja"]);
        check("Anna（旧姓；Muster；Mann）；Anja", &["Anna（旧姓；Muster；Mann）", "Anja"]);
        check("(a) Anna (b) Anja（ｃ）Anka", &["Anna", "Anja", "Anka"]);
        check("(i) Anna (iii) Anja", &["Anna", "Anja"]);
        check("Anna (a painter); Anja", &["Anna (a painter)", "Anja"]);
        check("Anna (never closed；Anja", &["Anna (never closed", "Anja"]);
        check("Anna) closed；Anja", &["Anna) closed", "Anja"]);
        check("a.k.a. Anna; f.k.a. Anja、", &["Anna", "Anja"]);
    }

    #[test]
    fn wallets_prove_themselves() {
        let address = "0x000000000000000000000000000000000000dEaD";
        let found = wallets(&format!("暗号資産：{address}、0123456789012345678901234567890"));
        assert_eq!(found.iter().map(|wallet| wallet.address.as_str()).collect::<Vec<_>>(), [address]);
    }
}
