//! Chips of passports and identity cards, as files: passive authentication (ICAO Doc 9303-11), offline.
//!
//! The file is EF.SOD; its companions are data groups and, where there are any, revocation lists, link certificates and a
//! text file with the printed zone. What can be shown only with the chip at hand is told as not done.

mod certified;
mod country;
mod groups;
mod revoked;
mod rules;
mod security_object;
mod signer;
mod zone;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::ber;
use crate::certificate::{Certificate, Revocations};
use crate::cms::SignedData;
use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Verdict};
use crate::trust::Anchors;
use groups::picture;
pub(crate) use rules::RULES;
use security_object::SecurityObject;
use zone::Zone;

/// Most certificates and revocation lists that are taken from companions.
const MOST_BESIDE: usize = 64;
/// Largest certificate file that is taken for one, in bytes.
const LARGEST_CERTIFICATE: usize = 64 << 10;

pub(crate) const JUDGE: Judge = Judge { of: "chips of passports and identity cards", knows, judge };

/// Is it EF.SOD, or a data group that came without it? Asked of the first bytes.
fn knows(bytes: &[u8]) -> bool {
    is_security_object(bytes) || is_data_group(bytes)
}

/// Is it EF.SOD, the file of a chip that the others go with?
#[must_use]
pub fn is_security_object(bytes: &[u8]) -> bool {
    security_object::is_likely(bytes)
}

/// Is it a data group of a chip?
#[must_use]
pub fn is_data_group(bytes: &[u8]) -> bool {
    groups::recognise(bytes).is_some()
}

/// What a file is that goes with EF.SOD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A data group, a revocation list or a certificate, which says nothing without the chip.
    OfChip,
    /// A text with the printed zone, which is also judged by itself.
    PrintedZone,
}

/// What a file is to EF.SOD beside which it lies; none where it does not go with it. It reads all of the file.
#[must_use]
pub fn part(bytes: &[u8]) -> Option<Part> {
    if zone::printed(bytes).is_some() {
        return Some(Part::PrintedZone);
    }
    let is_small = bytes.len() <= LARGEST_CERTIFICATE;
    let is_of_chip = is_data_group(bytes)
        || (is_small && Certificate::from_file(bytes).is_ok())
        || Revocations::from_file(bytes).is_ok();
    is_of_chip.then_some(Part::OfChip)
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    if !is_security_object(file.bytes) {
        return groups::recognise(file.bytes).map(|(number, _)| alone(number)).into_iter().collect();
    }
    let mut judgement = Judgement::of("chip of a passport or identity card");
    let mut of_zone = Vec::new();
    match ber::to_der(file.bytes) {
        Err(error) => judgement.rule(&rules::FORM, Verdict::NotJudged, error.to_string()),
        Ok(der) => match Chip::read(&der, file, question) {
            None => judgement.rule(&rules::FORM, Verdict::NotJudged, "the security object is damaged or cut short"),
            Some(chip) => {
                let is_proven = chip.judge(&mut judgement);
                of_zone = chip
                    .zone()
                    .map(|zone| zone::judge(&zone, is_proven && chip.fits(1) == Some(true), question))
                    .unwrap_or_default();
            }
        },
    }
    [vec![judgement], of_zone].concat()
}

/// A data group that came without its security object.
fn alone(number: u8) -> Judgement {
    let mut judgement = Judgement::of(format!("data group {number} of a chip ({})", groups::what(number)));
    let seen = "the security object, EF.SOD, was not handed in with it: there is nothing to hold it against";
    judgement.rule(&rules::GROUP, Verdict::NotJudged, seen);
    judgement
}

/// A chip while it is judged.
struct Chip<'a> {
    signed: SignedData<'a>,
    content: &'a [u8],
    object: SecurityObject<'a>,
    /// Data groups that were handed in, by number.
    groups: BTreeMap<u8, &'a [u8]>,
    /// Certificates of the security object and of companions.
    certificates: Vec<Certificate>,
    revocations: Vec<Revocations>,
    /// The printed zone, in one line.
    printed: Option<String>,
    anchors: Option<&'a Anchors>,
    today: Date,
}

impl<'a> Chip<'a> {
    /// None when the security object cannot be read.
    fn read(der: &'a [u8], file: &File<'a>, question: &Question) -> Option<Self> {
        let signed = SignedData::from_der(security_object::unwrap(der)?).ok()?;
        let content = signed.content?;
        let mut chip = Self {
            object: SecurityObject::read(content)?,
            content,
            groups: BTreeMap::new(),
            certificates: signed.readable_certificates().collect(),
            signed,
            revocations: Vec::new(),
            printed: None,
            anchors: file.anchors,
            today: question.today,
        };
        file.companions.iter().for_each(|companion| chip.take(companion));
        Some(chip)
    }

    /// Takes what was handed in beside EF.SOD. What is nothing of a chip's is left alone.
    fn take(&mut self, companion: &'a [u8]) {
        let has_room = self.certificates.len() + self.revocations.len() < MOST_BESIDE;
        if let Some((number, group)) = groups::recognise(companion) {
            // Of two files of one number, that which is this chip's.
            if self.fits(number) != Some(true) {
                self.groups.insert(number, group);
            }
        } else if let Some(printed) = zone::printed(companion) {
            self.printed = Some(printed);
        } else if !has_room {
        } else if let Ok(certificate) = Certificate::from_file(companion) {
            self.certificates.push(certificate);
        } else if let Ok(revocations) = Revocations::from_file(companion) {
            self.revocations.push(revocations);
        }
    }

    /// True when a state's signature bears the security object out.
    fn judge(&self, judgement: &mut Judgement) -> bool {
        self.form(judgement);
        let is_proven = signer::judge(self, judgement);
        self.hashes(is_proven, judgement);
        self.holder(is_proven, judgement);
        self.face(judgement);
        self.copied(judgement);
        is_proven
    }

    fn form(&self, judgement: &mut Judgement) {
        if !security_object::is_content_type(self.signed.content_type) {
            let seen = format!(
                "its content is of kind {}; that of a chip is {}",
                self.signed.content_type,
                security_object::CONTENT_TYPE
            );
            return judgement.rule(&rules::FORM, Verdict::Refuted, seen);
        }
        let layout = self.object.layout.map(|layout| format!(", layout {layout}")).unwrap_or_default();
        let seen =
            format!("version {} with the hashes of {} files{layout}", self.object.version, self.object.groups.len());
        judgement.rule(&rules::FORM, Verdict::Holds, seen);
    }

    /// Does this data group have the hash that was signed? None when that cannot be said.
    fn fits(&self, number: u8) -> Option<bool> {
        let (hash, group) = (self.object.hash?, self.groups.get(&number)?);
        Some(self.object.hash_of(number) == Some(hash.digest(group).as_slice()))
    }

    /// A data group whose hash fits.
    fn fitting(&self, number: u8) -> Option<&'a [u8]> {
        self.groups.get(&number).copied().filter(|_| self.fits(number) == Some(true))
    }

    /// Data groups that the security object bears out.
    fn fitting_numbers(&self) -> impl Iterator<Item = u8> {
        self.groups.keys().copied().filter(|number| self.fits(*number) == Some(true))
    }

    /// Was any file handed in that the security object bears out?
    fn bears_any(&self) -> bool {
        self.fitting_numbers().next().is_some()
    }

    fn hashes(&self, is_proven: bool, judgement: &mut Judgement) {
        let Some(hash) = self.object.hash else {
            return judgement.rule(
                &rules::GROUP,
                Verdict::NotJudged,
                "the files are hashed in a way that is not known here",
            );
        };
        for (number, group) in &self.groups {
            let name = format!("data group {number} ({})", groups::what(*number));
            let own = crate::trust::hexadecimal(&hash.digest(group));
            let (verdict, seen) = match self.object.hash_of(*number).map(crate::trust::hexadecimal) {
                None => (Verdict::Refuted, format!("{name} is none of the files that were signed")),
                Some(signed) if signed == own => {
                    let verdict = if is_proven { Verdict::Proven } else { Verdict::Holds };
                    (verdict, format!("{name}: {} {own}", hash.name()))
                }
                Some(signed) => (Verdict::Refuted, format!("{name}: its {} is {own}, signed is {signed}", hash.name())),
            };
            judgement.rule(&rules::GROUP, verdict, seen);
        }
        let missing: Vec<String> = self
            .object
            .groups
            .iter()
            .map(|(number, _)| *number)
            .filter(|number| !self.groups.contains_key(number))
            .map(|number| format!("{number} ({})", groups::what(number)))
            .collect();
        if !missing.is_empty() {
            judgement.rule(&rules::GROUP, Verdict::NotJudged, format!("not handed in: {}", missing.join(", ")));
        }
    }

    /// What the chip says of its holder and of the document.
    fn holder(&self, is_proven: bool, judgement: &mut Judgement) {
        if let Some(zone) = self.zone() {
            zone::compare(&zone, self.printed.as_deref(), judgement);
            self.birth(&zone, judgement);
        }
        for (number, tag, name) in DETAILS {
            let Some(group) = self.groups.get(number) else { continue };
            let dated = groups::date(group, tag).map(|date| date.to_string());
            let signed = is_proven && self.fits(*number) == Some(true);
            let text = dated.or_else(|| groups::text(group, tag));
            judgement.fields.extend(text.map(|text| Field { name: *name, text, signed }));
        }
    }

    fn zone(&self) -> Option<Zone<'a>> {
        self.groups.get(&1).copied().and_then(groups::zone).map(Zone::of)
    }

    /// The date of birth with its century, against the six digits of the zone.
    fn birth(&self, zone: &Zone<'_>, judgement: &mut Judgement) {
        let full = self.groups.get(&11).and_then(|group| groups::date(group, BIRTH_DATE));
        let (Some(full), Some(short)) = (full, zone.birth()) else { return };
        let verdict = if full.strftime("%y%m%d").to_string() == short { Verdict::Holds } else { Verdict::Unusual };
        let seen = format!("the zone says {short}, the further details {full}");
        judgement.rule_on(FieldName::BirthDate, &rules::BIRTH, verdict, seen);
    }

    fn face(&self, judgement: &mut Judgement) {
        let (verdict, seen) = match self.groups.get(&2).map(|group| picture(group)) {
            None => (Verdict::NotJudged, "data group 2 was not handed in".to_owned()),
            Some(None) => (Verdict::Unusual, "none that could be recognised in data group 2".to_owned()),
            Some(Some((kind, bytes))) => (Verdict::Holds, format!("{kind}, {bytes} bytes; it is not looked at here")),
        };
        judgement.rule(&rules::PICTURE, verdict, seen);
    }

    /// Never done here, and told, because everything else is true of a copy too.
    fn copied(&self, judgement: &mut Judgement) {
        let has = |number| self.object.hash_of(number).is_some();
        let could = match (has(15), has(14)) {
            (true, true) => "the chip offers active authentication and names others",
            (true, false) => "the chip offers active authentication",
            (false, true) => "the chip names its ways of proving itself",
            (false, false) => "this chip offers no way to prove it",
        };
        judgement.rule(&rules::COPIED, Verdict::NotJudged, format!("not done: it takes the chip itself; {could}"));
    }

    /// When the state says that it issued the document, from data group 12.
    fn issued(&self) -> Option<Date> {
        groups::date(self.fitting(12)?, ISSUE_DATE)
    }
}

const BIRTH_DATE: &[u8] = &[0x5F, 0x2B];
const ISSUE_DATE: &[u8] = &[0x5F, 0x26];

/// Fields of data groups 11 and 12 that are shown. Telephone numbers, professions and pictures are left alone.
const DETAILS: &[(u8, &[u8], FieldName)] = &[
    (11, &[0x5F, 0x0E], FieldName::Name),
    (11, BIRTH_DATE, FieldName::BirthDate),
    (11, &[0x5F, 0x10], FieldName::PersonalNumber),
    (11, &[0x5F, 0x42], FieldName::Address),
    (12, &[0x5F, 0x19], FieldName::IssuingAuthority),
    (12, ISSUE_DATE, FieldName::IssueDate),
];

/// The day of a moment. Certificates name moments in UTC.
fn day(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests;
