//! Bytes to text: UTF-8, with or without a mark, or UTF-16 with one.

use crate::diagnostic::{Diagnostic, place};

/// Decodes a file, or says where it stops being text.
pub fn decode<'a>(bytes: &'a [u8], kind: &'static str, file: &str) -> Result<std::borrow::Cow<'a, str>, Diagnostic> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        let (text, broken) = encoding.decode_without_bom_handling(body);
        return if broken {
            Err(Diagnostic::error(kind, file, format!("the file says that it is {}, and is not", encoding.name()))
                .hint("save it again as UTF-8"))
        } else {
            Ok(text)
        };
    }
    if is_utf16(bytes) {
        return Err(Diagnostic::error(kind, file, "the file is UTF-16, and does not say so in its first bytes")
            .hint("save the file as UTF-8"));
    }
    std::str::from_utf8(bytes).map(std::borrow::Cow::Borrowed).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let good = String::from_utf8_lossy(good);
        let (line, column) = (good.lines().count().max(1), good.lines().last().map_or(0, |l| l.chars().count()) + 1);
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        Diagnostic::error(kind, file, format!("not UTF-8: the byte 0x{byte:02X} is no character"))
            .at(place(&good, 1, line, column))
            .hint("save the file as UTF-8 (in Excel: \"CSV UTF-8\"; in an editor: \"Save with encoding\")")
    })
}

/// Latin letters in UTF-16 have a zero beside each of them; no text in UTF-8 has.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    start.iter().filter(|byte| **byte == 0).count() > start.len() / 4
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let marked = [b"\xff\xfe".as_slice(), &utf16("name: Søren")].concat();
        assert_eq!(decode(&marked, "yaml", "a").unwrap(), "name: Søren");
        assert_eq!(decode(b"\xef\xbb\xbfname", "yaml", "a").unwrap(), "name");
        assert!(decode(&utf16("name: Anna"), "yaml", "a").unwrap_err().message.contains("UTF-16"));
        assert!(decode(b"Jos\xe9", "yaml", "a").unwrap_err().message.contains("0xE9"));
        assert_eq!(decode(b"", "yaml", "a").unwrap(), "");
    }
}
