//! The files of a chip beside its security object: the data groups.

use jiff::civil::Date;

use crate::ber;

/// One kind of data group (ICAO Doc 9303-10, data groups 1 to 16).
pub(super) struct Kind {
    pub(super) number: u8,
    tag: u8,
    /// What stands behind tag and length in each of them.
    begins: &'static [u8],
    pub(super) what: &'static str,
}

const KINDS: &[Kind] = &[
    Kind { number: 1, tag: 0x61, begins: &[0x5F, 0x1F], what: "machine-readable zone" },
    Kind { number: 2, tag: 0x75, begins: &[0x7F, 0x61], what: "face" },
    Kind { number: 3, tag: 0x63, begins: &[0x7F, 0x61], what: "fingerprints" },
    Kind { number: 4, tag: 0x76, begins: &[0x7F, 0x61], what: "irises" },
    Kind { number: 5, tag: 0x65, begins: &[0x02], what: "portrait as printed" },
    Kind { number: 7, tag: 0x67, begins: &[0x02], what: "signature as printed" },
    Kind { number: 8, tag: 0x68, begins: &[0x02], what: "features of the data" },
    Kind { number: 9, tag: 0x69, begins: &[0x02], what: "features of the structure" },
    Kind { number: 10, tag: 0x6A, begins: &[0x02], what: "features of the substance" },
    Kind { number: 11, tag: 0x6B, begins: &[0x5C], what: "further details of the holder" },
    Kind { number: 12, tag: 0x6C, begins: &[0x5C], what: "further details of the document" },
    Kind { number: 13, tag: 0x6D, begins: &[], what: "details that the state is free to add" },
    Kind { number: 14, tag: 0x6E, begins: &[0x31], what: "how the chip proves itself" },
    Kind { number: 15, tag: 0x6F, begins: &[0x30], what: "key of active authentication" },
    Kind { number: 16, tag: 0x70, begins: &[0x02], what: "persons to notify" },
];

/// What a data group holds, by its number.
pub(super) fn what(number: u8) -> &'static str {
    KINDS.iter().find(|kind| kind.number == number).map_or("not in use", |kind| kind.what)
}

/// The number of a data group and its bytes without padding behind; none if it is no data group.
pub(super) fn recognise(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let kind = KINDS.iter().find(|kind| bytes.first() == Some(&kind.tag))?;
    let element = ber::first(bytes)?;
    let (content, _) = ber::content(element)?;
    let padding = bytes.get(element.len()..)?;
    // The tag is a letter as well, and the length another: text would pass that far.
    let is_one = content.starts_with(kind.begins)
        && !content.is_empty()
        && padding.iter().all(|byte| matches!(byte, 0 | 0x90 | 0xFF))
        && (!kind.begins.is_empty() || std::str::from_utf8(element).is_err() || content.contains(&0));
    is_one.then_some((kind.number, element))
}

/// The zone of data group 1, in one line.
pub(super) fn zone(group: &[u8]) -> Option<&str> {
    let (content, _) = ber::content(group)?;
    let (zone, _) = ber::content(content.starts_with(&[0x5F, 0x1F]).then_some(content)?)?;
    std::str::from_utf8(zone)
        .ok()
        .filter(|zone| zone.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'<')))
}

/// Kind and size of the picture in data group 2.
pub(super) fn picture(group: &[u8]) -> Option<(&'static str, usize)> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x00\x00\x00\x0CjP  \r\n\x87\n", "JPEG 2000"),
        (b"\xFF\x4F\xFF\x51", "JPEG 2000"),
    ];
    // Headers of the templates around it take some hundred bytes.
    let head = group.get(..1024).unwrap_or(group);
    KINDS.iter().find_map(|(begins, kind)| {
        let at = head.windows(begins.len()).position(|window| window == *begins)?;
        Some((*kind, group.len() - at))
    })
}

/// A field of data group 11 or 12, by its tag: one byte or two.
pub(super) fn field<'a>(group: &'a [u8], tag: &[u8]) -> Option<&'a [u8]> {
    const MOST_FIELDS: usize = 64;
    let (mut rest, _) = ber::content(group)?;
    for _ in 0..MOST_FIELDS {
        let element = ber::first(rest)?;
        let (content, _) = ber::content(element)?;
        if element.starts_with(tag) {
            return Some(content);
        }
        rest = rest.get(element.len()..)?;
    }
    None
}

/// The text of a field, with the filler of zones as spaces.
pub(super) fn text(group: &[u8], tag: &[u8]) -> Option<String> {
    const LONGEST: usize = 200;
    let text = String::from_utf8_lossy(field(group, tag)?).replace('<', " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let text: String = words.join(" ").chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// The date of a field: eight digits, or four bytes with two each.
pub(super) fn date(group: &[u8], tag: &[u8]) -> Option<Date> {
    let bytes = field(group, tag)?;
    let digits = match bytes.len() {
        4 => crate::trust::hexadecimal(bytes),
        8 => std::str::from_utf8(bytes).ok()?.to_owned(),
        _ => return None,
    };
    let number = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
    Date::new(number(0, 4)?, i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?).ok()
}
