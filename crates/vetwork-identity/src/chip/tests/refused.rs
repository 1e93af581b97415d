//! What is wrong with a chip, one thing at a time.

use super::{Handed, check};
use crate::judgement::Verdict;
use crate::made::passport::Passport;
use crate::made::{self, ATLANTIS, PRETENDER, UTOPIA, revocation_list};

#[test]
fn what_is_wrong_is_refused() {
    use Verdict::{Refuted, Unusual};
    let good = || Handed::of(Passport::of_utopia());
    check(
        "an edited zone",
        &good().with(|handed| {
            let group = handed.companions[0].clone();
            let at = group.windows(8).position(|window| window == b"ELEONORE").unwrap();
            handed.companions[0][at..at + 8].copy_from_slice(b"LEONORE<");
        }),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "another picture",
        &good().with(|handed| *handed.companions[1].last_mut().unwrap() ^= 1),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "a file that was not signed",
        &good().with(|handed| {
            handed.companions.push(made::asn1::element(0x6F, &[&made::asn1::sequence(&[&[5, 0]])]));
        }),
        Refuted,
        "chip-group-hash",
        Refuted,
    );
    check(
        "a security object of other files",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.digest_of = Some(b"another".to_vec());
        })),
        Refuted,
        "chip-signed-attributes",
        Refuted,
    );
    check(
        "no attributes",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.has_attributes = false;
        })),
        Refuted,
        "chip-signed-attributes",
        Refuted,
    );
    check(
        "another signer's signature",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.pair = PRETENDER.pair;
        })),
        Refuted,
        "chip-signature",
        Refuted,
    );
    check(
        "signed after the signer's end",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.valid = ("200101", "251231");
            passport.expires = (2025, 12, 1);
        })),
        Refuted,
        "chip-signed-when",
        Refuted,
    );
    check(
        "a signer whom a key certified that had run out",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.valid = ("350201", "450101");
            passport.signature.time = Some("350301");
        })),
        Refuted,
        "chip-certified-when",
        Refuted,
    );
    let revoked = revocation_list(UTOPIA, "261101", "270201", &[(3, None), (7, Some(1))]);
    check(
        "a signer who was taken back",
        &good().with(|handed| handed.companions.push(revoked)),
        Refuted,
        "chip-signer-revoked",
        Refuted,
    );
    check(
        "a document of another state",
        &Handed::of(Passport::of_utopia().with(|passport| passport.issuer = "FRA")),
        Refuted,
        "chip-country",
        Refuted,
    );
    check("a signer of another state", &Handed::of(Passport::by(ATLANTIS)), Refuted, "chip-signer-certified", Refuted);
    check(
        "a signer who names the state's key",
        &Handed::of(Passport::by(PRETENDER).with(|passport| {
            passport.paper.names_key_of = Some(UTOPIA);
        })),
        Refuted,
        "chip-signer-certified",
        Refuted,
    );
    check(
        "a signer of a state of the same name",
        &Handed::of(Passport::by(PRETENDER)),
        Unusual,
        "chip-signer-certified",
        Unusual,
    );
    check(
        "a key that signs lists",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.extensions = vec![made::key_usage(&[0]), made::purposes(&[made::MASTER_LIST_SIGNER])];
        })),
        Refuted,
        "chip-signer-purpose",
        Refuted,
    );
    check(
        "a key that signs certificates",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.paper.extensions = vec![made::key_usage(&[5, 6]), made::authority()];
        })),
        Refuted,
        "chip-signer-purpose",
        Refuted,
    );
    check(
        "another printed zone",
        &good().with(|handed| {
            handed.companions.push(handed.passport.zone().replace("UT0042817", "UT0042811").into_bytes());
        }),
        Refuted,
        "chip-zone-printed",
        Refuted,
    );
}
