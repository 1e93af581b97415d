//! A passport of the made-up state.

use mrz::{Date, MrzDate, Sex};

use super::asn1::{element, identifier, integer, long_element, sequence, text};
use super::{Holder, Paper, SignedBy, UTOPIA, hash_algorithm, signed_data};
use crate::signature::Hash;

/// A passport, part by part; tests change one.
#[derive(Clone, Debug)]
pub(crate) struct Passport {
    pub(crate) issuer: &'static str,
    pub(crate) expires: (i32, u32, u32),
    /// What its data groups hold, by number.
    pub(crate) groups: Vec<(u8, Vec<u8>)>,
    /// Hash of the data groups.
    pub(crate) hash: Hash,
    pub(crate) paper: Paper,
    pub(crate) signature: SignedBy,
    /// Certificates beside the signer's.
    pub(crate) beside: Vec<Vec<u8>>,
}

impl Passport {
    /// As the state makes it.
    pub(crate) fn of_utopia() -> Self {
        Self::by(UTOPIA)
    }

    /// The same by a signer whom somebody else certified.
    pub(crate) fn by(issuer: Holder) -> Self {
        let paper = Paper::of_signer(issuer);
        let signature = SignedBy::of(&paper);
        let mut passport = Self {
            issuer: "UTO",
            expires: (2034, 5, 1),
            groups: Vec::new(),
            hash: Hash::Sha256,
            paper,
            signature,
            beside: Vec::new(),
        };
        passport.groups =
            vec![(1, passport.zone_group()), (2, picture()), (11, holder()), (12, document()), (14, options())];
        passport
    }

    /// Its zone, in two lines.
    pub(crate) fn zone(&self) -> String {
        let day = |(year, month, day)| MrzDate::Calendar(Date::new(year, month, day));
        mrz::format_td3(&mrz::Td3Fields {
            issuing_country: self.issuer.to_owned(),
            document_number: "UT0042817".to_owned(),
            surname: "MUSTER".to_owned(),
            given_names: "ELEONORE".to_owned(),
            nationality: self.issuer.to_owned(),
            date_of_birth: day((1983, 11, 25)),
            sex: Sex::Female,
            date_of_expiry: day(self.expires),
            ..mrz::Td3Fields::default()
        })
    }

    pub(crate) fn zone_group(&self) -> Vec<u8> {
        let zone: String = self.zone().split_whitespace().collect();
        element(0x61, &[&long_element(&[0x5F, 0x1F], &[zone.as_bytes()])])
    }

    /// The same with another zone that is hashed and signed.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        let zone = self.zone_group();
        if let Some(group) = self.groups.iter_mut().find(|(number, _)| *number == 1) {
            group.1 = zone;
        }
        self
    }

    /// The hashes of its data groups.
    pub(crate) fn security_object(&self) -> Vec<u8> {
        let hashes: Vec<u8> = self
            .groups
            .iter()
            .flat_map(|(number, group)| sequence(&[&integer(*number), &element(0x04, &[&self.hash.digest(group)])]))
            .collect();
        let layout = sequence(&[&text(0x13, "0108"), &text(0x13, "040000")]);
        sequence(&[&integer(1), &hash_algorithm(self.hash), &sequence(&[&hashes]), &layout])
    }

    /// EF.SOD.
    pub(crate) fn sod(&self) -> Vec<u8> {
        let certificates = [vec![self.paper.der()], self.beside.clone()].concat();
        element(0x77, &[&signed_data("2.23.136.1.1.1", &self.security_object(), &certificates, &self.signature)])
    }
}

/// Data group 2: nothing but the beginning of a picture.
fn picture() -> Vec<u8> {
    let pixels = [b"\x00\x00\x00\x0CjP  \r\n\x87\n".as_slice(), &[0x2A; 300]].concat();
    let block = long_element(&[0x5F, 0x2E], &[b"FAC\x00010\x00", &pixels]);
    let template = long_element(&[0x7F, 0x60], &[&element(0xA1, &[b"\x87\x02\x01\x01"]), &block]);
    element(0x75, &[&long_element(&[0x7F, 0x61], &[&integer(1), &template])])
}

/// Data group 11.
fn holder() -> Vec<u8> {
    element(
        0x6B,
        &[
            &element(0x5C, &[b"\x5F\x0E\x5F\x2B"]),
            &long_element(&[0x5F, 0x0E], &[b"MUSTER<<ELEONORE"]),
            &long_element(&[0x5F, 0x2B], &[b"19831125"]),
        ],
    )
}

/// Data group 12.
fn document() -> Vec<u8> {
    element(
        0x6C,
        &[
            &element(0x5C, &[b"\x5F\x19\x5F\x26"]),
            &long_element(&[0x5F, 0x19], &[b"UTOPIA"]),
            &long_element(&[0x5F, 0x26], &[b"\x20\x26\x03\x01"]),
        ],
    )
}

/// Data group 14: that the chip can show that it is itself.
fn options() -> Vec<u8> {
    element(0x6E, &[&element(0x31, &[&sequence(&[&identifier("0.4.0.127.0.7.2.2.3.2.2"), &integer(1)])])])
}
