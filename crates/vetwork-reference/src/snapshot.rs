//! An imported list in its normal form, and the cache file it is kept in.
//!
//! Layout: magic, format version (u16), BLAKE3 of the body, body. Body: length of the description (u32),
//! description (JSON), kind (u8), records. Numbers are little-endian.

use std::sync::Arc;

use crate::account::AccountInstitution;
use crate::country::CountryCode;
use crate::institution::Registry;
use crate::ip::{CountryDb, IpClass, Range, RangeFact, RangeTable};
use crate::list::ListInfo;
use crate::sorted::SortedStrings;

const MAGIC: &[u8] = b"vetwork list\n";
const VERSION: u16 = 1;

/// One list as imported: validated, normalised, and able to go to a cache file and back.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(crate) info: ListInfo,
    pub(crate) content: Content,
}

/// The records of a list.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Domains(SortedStrings),
    Registry(Registry),
    Ranges(RangeTable),
    Countries(Arc<[u8]>, CountryDb),
    Accounts(Vec<AccountInstitution>),
}

/// Why a cache file does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Some other file.
    #[error("this is not a cached list of Vetwork; import the original file with `vetwork data import FILE`")]
    NotASnapshot,
    /// Written by another version of the program.
    #[error(
        "this cached list has format {0}, this program reads format {VERSION}; import the original file again with `vetwork data import FILE`"
    )]
    OtherVersion(u16),
    /// The checksum or the records do not hold together.
    #[error(
        "this cached list is damaged; delete it and import the original file again with `vetwork data import FILE`"
    )]
    Damaged,
}

impl Snapshot {
    /// Which list it is, its version, day and hash.
    #[must_use]
    pub const fn info(&self) -> &ListInfo {
        &self.info
    }

    /// The bytes of a cache file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let info = serde_json::to_vec(&self.info).unwrap_or_default();
        let mut body = Vec::new();
        body.extend_from_slice(&u32::try_from(info.len()).unwrap_or(0).to_le_bytes());
        body.extend_from_slice(&info);
        body.push(self.content.kind());
        self.content.write(&mut body);
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(blake3::hash(&body).as_bytes());
        bytes.append(&mut body);
        bytes
    }

    /// Reads a cache file.
    ///
    /// # Errors
    /// When the file is something else, of another format, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(SnapshotError::NotASnapshot)?;
        let (version, rest) = rest.split_first_chunk().ok_or(SnapshotError::Damaged)?;
        let version = u16::from_le_bytes(*version);
        if version != VERSION {
            return Err(SnapshotError::OtherVersion(version));
        }
        let (hash, body) = rest.split_first_chunk::<32>().ok_or(SnapshotError::Damaged)?;
        if blake3::hash(body).as_bytes() != hash {
            return Err(SnapshotError::Damaged);
        }
        Self::from_body(body).ok_or(SnapshotError::Damaged)
    }

    fn from_body(body: &[u8]) -> Option<Self> {
        let (length, rest) = body.split_first_chunk()?;
        let length = u32::from_le_bytes(*length) as usize;
        let (info, rest) = rest.split_at_checked(length)?;
        let (kind, records) = rest.split_first()?;
        let info = serde_json::from_slice(info).ok()?;
        let content = Content::read(*kind, records)?;
        Some(Self { info, content })
    }
}

impl Content {
    const fn kind(&self) -> u8 {
        match self {
            Self::Domains(_) => 1,
            Self::Registry(_) => 2,
            Self::Ranges(_) => 3,
            Self::Countries(..) => 4,
            Self::Accounts(_) => 5,
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Domains(domains) => write_strings(domains, out),
            Self::Registry(registry) => {
                write_strings(&registry.domains, out);
                out.push(0);
                write_strings(&registry.names, out);
            }
            Self::Ranges(table) => write_ranges(table, out),
            Self::Countries(bytes, _) => out.extend_from_slice(bytes),
            Self::Accounts(rows) => out.extend(serde_json::to_vec(rows).unwrap_or_default()),
        }
    }

    fn read(kind: u8, records: &[u8]) -> Option<Self> {
        match kind {
            1 => Some(Self::Domains(read_strings(records)?)),
            2 => {
                let at = records.iter().position(|&b| b == 0)?;
                let (domains, names) = records.split_at_checked(at)?;
                Some(Self::Registry(Registry {
                    domains: read_strings(domains)?,
                    names: read_strings(names.get(1..)?)?,
                }))
            }
            3 => Some(Self::Ranges(read_ranges(records)?)),
            4 => {
                let bytes: Arc<[u8]> = records.into();
                Some(Self::Countries(bytes.clone(), CountryDb::read(bytes).ok()?))
            }
            5 => Some(Self::Accounts(serde_json::from_slice(records).ok()?)),
            _ => None,
        }
    }
}

fn write_strings(strings: &SortedStrings, out: &mut Vec<u8>) {
    for string in strings.iter() {
        out.extend_from_slice(string.as_bytes());
        out.push(b'\n');
    }
}

fn read_strings(bytes: &[u8]) -> Option<SortedStrings> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(SortedStrings::collect(text.lines().map(str::to_owned)))
}

/// Class (1), country (2): the tail of a range record.
fn write_fact(fact: RangeFact, out: &mut Vec<u8>) {
    let class = IpClass::ALL.iter().position(|&class| Some(class) == fact.class);
    let class = class.and_then(|at| u8::try_from(at + 1).ok());
    out.push(class.unwrap_or(0));
    out.extend(fact.country.map_or([0; 2], CountryCode::to_bytes));
}

fn read_fact(bytes: [u8; 3]) -> Option<RangeFact> {
    let [class, country @ ..] = bytes;
    Some(RangeFact {
        class: match usize::from(class).checked_sub(1) {
            Some(at) => Some(*IpClass::ALL.get(at)?),
            None => None,
        },
        country: CountryCode::from_bytes(country),
    })
}

fn write_ranges(table: &RangeTable, out: &mut Vec<u8>) {
    out.extend_from_slice(&u32::try_from(table.v4.len()).unwrap_or(0).to_le_bytes());
    for range in &table.v4 {
        out.extend(range.first.to_le_bytes());
        out.extend(range.last.to_le_bytes());
        write_fact(range.fact, out);
    }
    for range in &table.v6 {
        out.extend(range.first.to_le_bytes());
        out.extend(range.last.to_le_bytes());
        write_fact(range.fact, out);
    }
}

fn read_ranges(bytes: &[u8]) -> Option<RangeTable> {
    let (count, mut rest) = bytes.split_first_chunk()?;
    let mut table = RangeTable::default();
    for _ in 0..u32::from_le_bytes(*count) {
        let (first, after) = rest.split_first_chunk()?;
        let (last, after) = after.split_first_chunk()?;
        let (fact, after) = after.split_first_chunk()?;
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        table.v4.push(Range { first, last, fact: read_fact(*fact)? });
        rest = after;
    }
    while !rest.is_empty() {
        let (first, after) = rest.split_first_chunk()?;
        let (last, after) = after.split_first_chunk()?;
        let (fact, after) = after.split_first_chunk()?;
        let (first, last) = (u128::from_le_bytes(*first), u128::from_le_bytes(*last));
        table.v6.push(Range { first, last, fact: read_fact(*fact)? });
        rest = after;
    }
    let sorted = table.v4.is_sorted_by(|a, b| a.last < b.first) && table.v6.is_sorted_by(|a, b| a.last < b.first);
    sorted.then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ip::Cidr;
    use crate::list::{ListId, Origin};
    use proptest::prelude::*;

    fn snapshot(content: Content) -> Snapshot {
        let info = ListInfo {
            id: ListId::VpnRanges,
            series: "test".into(),
            title: "Test".into(),
            version: "1".into(),
            dated: jiff::civil::date(2026, 8, 22),
            rows: 2,
            skipped: 0,
            hash: "ab12cd34ef".into(),
            licence: String::new(),
            url: String::new(),
            origin: Origin::Imported,
        };
        Snapshot { info, content }
    }

    fn ranges() -> Snapshot {
        let fact = |class, country| RangeFact { class, country: CountryCode::new(country) };
        let cidr = |text| Cidr::parse(text).expect("cidr");
        snapshot(Content::Ranges(RangeTable::build([
            (cidr("192.0.2.0/24"), fact(Some(IpClass::Tor), "DE")),
            (cidr("192.0.2.64/26"), fact(None, "US")),
            (cidr("2001:db8::/32"), fact(Some(IpClass::Unroutable), "")),
        ])))
    }

    #[test]
    fn goes_to_bytes_and_back() {
        let strings = |list: &[&str]| SortedStrings::collect(list.iter().map(|&s| s.to_owned()));
        let registry = Registry { domains: strings(&["a.example"]), names: strings(&["a", "b"]) };
        let account = AccountInstitution {
            country: CountryCode::new("BE").expect("code"),
            bank_code: "967".into(),
            bic: String::new(),
            name: "Sample".into(),
            kind: crate::AccountKind::EMoney,
        };
        let contents = [
            Content::Domains(strings(&["b.example", "a.example"])),
            Content::Registry(registry),
            Content::Accounts(vec![account]),
            ranges().content,
        ];
        for content in contents {
            let bytes = snapshot(content).to_bytes();
            let back = Snapshot::from_bytes(&bytes).expect("reads");
            assert_eq!(back.info.snapshot_id(), "vpn-ranges@2026-08-22#ab12cd34");
            assert_eq!(back.to_bytes(), bytes);
        }
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(Snapshot::from_bytes(b"").err(), Some(SnapshotError::NotASnapshot));
        assert_eq!(Snapshot::from_bytes(MAGIC).err(), Some(SnapshotError::Damaged));
        let mut newer = ranges().to_bytes();
        newer[MAGIC.len()] = 9;
        assert_eq!(Snapshot::from_bytes(&newer).err(), Some(SnapshotError::OtherVersion(9)));
    }

    proptest! {
        #[test]
        fn any_changed_byte_is_noticed(at in 0usize..1000, value: u8) {
            let good = ranges().to_bytes();
            let mut bytes = good.clone();
            let at = at % bytes.len();
            bytes[at] = value;
            prop_assert_eq!(Snapshot::from_bytes(&bytes).is_ok(), bytes == good);
        }

        #[test]
        fn no_body_panics(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Snapshot::from_body(&body);
            for kind in 0..7 {
                let _ = Content::read(kind, &body);
            }
        }
    }
}
