//! From a signer's certificate to one that counts, over the link certificates by which a state passes from one key to
//! the next (ICAO Doc 9303-12 section 7.1).

use jiff::Timestamp;

use super::Anchor;
use crate::certificate::{Certificate, Name};
use crate::signature::PublicKey;

/// Most certificates between a signer and an anchor. A state renews its key every three to five years.
const DEEPEST: usize = 4;
/// Most signatures that are tried for one path.
const MOST_TRIED: u32 = 64;
/// Shortest identifier of a key that is one: some states count 1, 2, 3.
const REAL_IDENTIFIER: usize = 16;

/// Where the path from a signer leads.
#[derive(Debug)]
pub(crate) enum Path<'a> {
    /// To an anchor, over these certificates, the signer's own issuer first.
    Trusted {
        /// The anchor.
        anchor: &'a Anchor,
        /// Certificates between.
        links: Vec<&'a Certificate>,
    },
    /// It names this anchor by name and key as its issuer, whose signature it does not bear.
    Forged(&'a Anchor),
    /// To none that is known.
    Unknown,
}

/// Follows a signer's certificate to one of the anchors.
pub(crate) fn path<'a>(signer: &Certificate, between: &'a [Certificate], anchors: &[&'a Anchor]) -> Path<'a> {
    let mut search = Search { between, anchors, tries: MOST_TRIED };
    if let Some((anchor, mut links)) = search.from(signer, DEEPEST) {
        links.reverse();
        return Path::Trusted { anchor, links };
    }
    let is_named = |anchor: &&&Anchor| {
        let identifier = anchor.key_identifier.as_deref().filter(|identifier| identifier.len() >= REAL_IDENTIFIER);
        anchor.subject == signer.issuer && identifier.is_some() && identifier == signer.issuer_key_identifier.as_deref()
    };
    anchors.iter().find(is_named).map_or(Path::Unknown, |anchor| Path::Forged(anchor))
}

/// The first certificate of a path that was issued after the one above it ran out, and when that was.
pub(crate) fn certified_late<'c>(
    signer: &'c Certificate,
    links: &[&'c Certificate],
    anchor: &Anchor,
) -> Option<(&'c Certificate, Timestamp)> {
    let issued = std::iter::once(signer).chain(links.iter().copied());
    let ends = links.iter().map(|link| link.not_after).chain(std::iter::once(anchor.not_after));
    issued.zip(ends).find(|(certificate, end)| certificate.not_before > *end)
}

struct Search<'a, 'list> {
    between: &'a [Certificate],
    anchors: &'list [&'a Anchor],
    tries: u32,
}

impl<'a> Search<'a, '_> {
    /// The anchor and, from it downwards, the certificates before `signer`.
    fn from(&mut self, signer: &Certificate, depth: usize) -> Option<(&'a Anchor, Vec<&'a Certificate>)> {
        if let Some(anchor) = self.anchor_of(signer) {
            return Some((anchor, Vec::new()));
        }
        let depth = depth.checked_sub(1)?;
        let between: &'a [Certificate] = self.between;
        for link in between {
            let is_issuer = link.fingerprint != signer.fingerprint
                && link.may_sign_certificates()
                && link.not_understood.is_empty()
                && may_have_signed(&link.subject, link.key_identifier.as_deref(), signer);
            if is_issuer
                && self.has_signed(&link.key, signer)
                && let Some((anchor, mut links)) = self.from(link, depth)
            {
                links.push(link);
                return Some((anchor, links));
            }
        }
        None
    }

    /// The anchor that signed it. Of several with the same key, one of its country and valid when it was issued.
    fn anchor_of(&mut self, signer: &Certificate) -> Option<&'a Anchor> {
        let mut candidates: Vec<&'a Anchor> = self.anchors.to_vec();
        candidates.retain(|anchor| may_have_signed(&anchor.subject, anchor.key_identifier.as_deref(), signer));
        candidates.sort_by_key(|anchor| {
            let was_valid = (anchor.not_before..=anchor.not_after).contains(&signer.not_before);
            (anchor.country() != signer.issuer.country.as_deref(), !was_valid)
        });
        candidates.into_iter().find(|anchor| self.has_signed(&anchor.key, signer))
    }

    fn has_signed(&mut self, key: &[u8], certificate: &Certificate) -> bool {
        let Some(tries) = self.tries.checked_sub(1) else { return false };
        self.tries = tries;
        PublicKey::from_spki(key).is_ok_and(|key| certificate.signed_by(&key).is_ok())
    }
}

/// Do the names or the identifiers of the keys fit? The signature tells; this only spares trying all.
fn may_have_signed(subject: &Name, key_identifier: Option<&[u8]>, certificate: &Certificate) -> bool {
    let by_key = key_identifier.is_some() && key_identifier == certificate.issuer_key_identifier.as_deref();
    by_key || *subject == certificate.issuer
}
