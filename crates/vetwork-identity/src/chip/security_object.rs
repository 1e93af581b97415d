//! The security object of a chip: the hashes of its files, signed.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef, PrintableStringRef};
use der::{Decode, Reader};
use x509_cert::spki::AlgorithmIdentifierRef;

use crate::ber;
use crate::cms::elements;
use crate::signature::Hash;

/// Kind of content of a security object (ICAO Doc 9303-10, appendix D).
pub(super) const CONTENT_TYPE: &str = "2.23.136.1.1.1";

/// Tag of EF.SOD.
const FILE_TAG: u8 = 0x77;
/// Most files that a chip has.
const MOST_GROUPS: usize = 16;

/// `LDSSecurityObject`.
#[derive(Debug)]
pub(super) struct SecurityObject<'a> {
    /// 0 or 1.
    pub(super) version: u32,
    /// How the files are hashed; none when that is not known.
    pub(super) hash: Option<Hash>,
    /// Number and hash of each file.
    pub(super) groups: Vec<(u8, &'a [u8])>,
    /// Version of the layout, where it says so: `0108`.
    pub(super) layout: Option<&'a str>,
}

/// Looks like EF.SOD, or the signed data in it? Asked of the first bytes.
pub(super) fn is_likely(bytes: &[u8]) -> bool {
    const OF_SECURITY_OBJECT: &[u8] = b"\x06\x06\x67\x81\x08\x01\x01\x01";
    let head = bytes.get(..128).unwrap_or(bytes);
    let holds = |what: &[u8]| head.windows(what.len()).any(|window| window == what);
    match bytes.first() {
        Some(&FILE_TAG) => holds(crate::cms::SIGNED_DATA),
        Some(0x30) => holds(crate::cms::SIGNED_DATA) && holds(OF_SECURITY_OBJECT),
        _ => false,
    }
}

/// The signed data of EF.SOD in DER. Some apps leave the outermost tag out.
pub(super) fn unwrap(der: &[u8]) -> Option<&[u8]> {
    match der.first()? {
        &FILE_TAG => ber::content(der).map(|(content, _)| content),
        _ => Some(der),
    }
}

impl<'a> SecurityObject<'a> {
    /// Reads a security object; none if it is damaged or names a file twice.
    pub(super) fn read(content: &'a [u8]) -> Option<Self> {
        let read = AnyRef::from_der(content).ok()?.sequence(|reader| -> der::Result<_> {
            let version = reader.decode()?;
            let hash = Hash::of_identifier(reader.decode::<AlgorithmIdentifierRef<'_>>()?.oid);
            let groups: AnyRef<'_> = reader.decode()?;
            let mut layout = None;
            if !reader.is_finished() {
                layout = Some(reader.decode::<AnyRef<'_>>()?.sequence(|reader| -> der::Result<_> {
                    let layout = reader.decode::<PrintableStringRef<'_>>()?.as_str();
                    reader.decode::<PrintableStringRef<'_>>()?;
                    Ok(layout)
                })?);
            }
            Ok((version, hash, groups.value(), layout))
        });
        let (version, hash, groups, layout) = read.ok()?;
        let each = elements(groups, MOST_GROUPS).ok()?;
        let groups: Vec<(u8, &[u8])> = each.into_iter().map(group).collect::<Option<_>>()?;
        let is_unique = |at: usize, number: u8| groups.iter().take(at).all(|(other, _)| *other != number);
        let unique = groups.iter().enumerate().all(|(at, (number, _))| is_unique(at, *number));
        unique.then_some(Self { version, hash, groups, layout })
    }

    /// The signed hash of a file.
    pub(super) fn hash_of(&self, number: u8) -> Option<&'a [u8]> {
        self.groups.iter().find(|(found, _)| *found == number).map(|(_, hash)| *hash)
    }
}

fn group(der: &[u8]) -> Option<(u8, &[u8])> {
    let read = AnyRef::from_der(der).ok()?.sequence(|reader| -> der::Result<_> {
        Ok((reader.decode::<u8>()?, reader.decode::<&OctetStringRef>()?.as_bytes()))
    });
    read.ok()
}

/// The kind of content that a security object is.
pub(super) fn is_content_type(kind: ObjectIdentifier) -> bool {
    kind.to_string() == CONTENT_TYPE
}
