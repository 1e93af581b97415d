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
