//! IPTC-IIM within the image resources of Photoshop: who made a picture and with what, as older programs write it.

use super::bytes::{length_at, part, u16_at};

/// Image resource that holds IPTC-IIM.
const IPTC: u16 = 0x0404;
/// Most resources, and most data sets of one, that are read.
const MOST: usize = 512;
/// Longest text that is kept, in bytes.
const LONGEST: usize = 4096;

/// Data sets of record 2 that say how a picture was made.
const TOLD: [(u8, &str); 3] = [(65, "originating program"), (110, "credit"), (40, "special instructions")];

/// The texts that are told, with what they are.
pub(super) fn texts(resources: &[u8]) -> Vec<(&'static str, String)> {
    resource(resources, IPTC).map(data_sets).unwrap_or_default()
}

/// A resource: `8BIM`, number, name padded to even, length, data padded to even.
fn resource(bytes: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut at = 0_usize;
    for _ in 0..MOST {
        if part(bytes, at, 4)? != b"8BIM" {
            return None;
        }
        let number = u16_at(bytes, at + 4)?;
        let name = usize::from(*bytes.get(at + 6)?) + 1;
        let start = at + 6 + name + name % 2;
        let length = length_at(bytes, start)?;
        let data = part(bytes, start + 4, length)?;
        if number == wanted {
            return Some(data);
        }
        at = start.checked_add(4)?.checked_add(length)?.checked_add(length % 2)?;
    }
    None
}

fn data_sets(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    let mut at = 0_usize;
    for _ in 0..MOST {
        let (Some([0x1c, record, number]), Some(length)) =
            (bytes.get(at..).and_then(<[u8]>::first_chunk::<3>), u16_at(bytes, at + 3))
        else {
            break;
        };
        let length = usize::from(length);
        let Some(data) = part(bytes, at + 5, length) else { break };
        if let Some((_, name)) = TOLD.iter().find(|(told, _)| *record == 2 && told == number) {
            texts.push((*name, String::from_utf8_lossy(data.get(..LONGEST).unwrap_or(data)).into_owned()));
        }
        at += 5 + length;
    }
    texts
}
