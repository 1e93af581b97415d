//! Honest chips that look like those that are refused.

use jiff::civil::date;

use super::{Handed, anchors, check};
use crate::judgement::Verdict;
use crate::made::asn1::in_ber;
use crate::made::passport::Passport;
use crate::made::{ATLANTIS, PRETENDER, Paper, UTOPIA, UTOPIA_RENEWED, revocation_list};
use crate::signature::Hash;

#[test]
fn honest_ones_that_look_like_it_stay_clear() {
    use Verdict::{Holds, NotJudged, Proven, Unusual};
    let good = || Handed::of(Passport::of_utopia());
    check("in BER", &good().with(|handed| handed.sod = in_ber(&handed.sod)), Proven, "chip-issued", Proven);
    check(
        "without its outermost tag",
        &good().with(|handed| {
            handed.sod = crate::ber::content(&handed.sod).unwrap().0.to_vec();
        }),
        Proven,
        "chip-issued",
        Proven,
    );
    check(
        "padded by the reader",
        &good().with(|handed| {
            handed.companions[0].extend([0x90, 0]);
            handed.sod.extend([0; 64]);
        }),
        Proven,
        "chip-group-hash",
        Proven,
    );
    check(
        "with the printed zone",
        &good().with(|handed| handed.companions.push(handed.passport.zone().into_bytes())),
        Proven,
        "chip-zone-printed",
        Holds,
    );
    check(
        "only the zone was handed in",
        &good().with(|handed| handed.companions.truncate(1)),
        Proven,
        "chip-group-hash",
        Proven,
    );
    check(
        "nothing was handed in with it",
        &good().with(|handed| handed.companions.clear()),
        Holds,
        "chip-group-hash",
        NotJudged,
    );
    check("no list is loaded", &good().with(|handed| handed.anchors = None), Holds, "chip-signer-certified", NotJudged);
    check(
        "a state that no list knows",
        &good().with(|handed| handed.anchors = Some(anchors(&[ATLANTIS]))),
        Holds,
        "chip-signer-certified",
        NotJudged,
    );
    check(
        "an expired document",
        &good().with(|handed| handed.today = date(2034, 8, 1)),
        Proven,
        "zone-in-date",
        Unusual,
    );
    check(
        "an expired document, its signer's certificate not",
        &good().with(|handed| handed.today = date(2034, 8, 1)),
        Proven,
        "chip-signer-outlives",
        Holds,
    );
    check(
        "a certificate that ran out, long after",
        &good().with(|handed| handed.today = date(2036, 8, 1)),
        Proven,
        "chip-signer-outlives",
        Holds,
    );
    check(
        "signed without a time",
        &Handed::of(Passport::of_utopia().with(|passport| passport.signature.time = None)),
        Proven,
        "chip-signed-when",
        Holds,
    );
    let renewed = revocation_list(UTOPIA, "261101", "270201", &[(7, Some(4))]);
    check(
        "a signer who was replaced afterwards",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.signature.time = Some("250301");
        }))
        .with(|handed| handed.companions.push(renewed)),
        Unusual,
        "chip-signer-revoked",
        Unusual,
    );
    let clear = revocation_list(UTOPIA, "261101", "270201", &[(3, None)]);
    check(
        "not among those taken back",
        &good().with(|handed| handed.companions.push(clear)),
        Proven,
        "chip-signer-revoked",
        Holds,
    );
    let old = revocation_list(UTOPIA, "251101", "260201", &[]);
    check(
        "an old revocation list",
        &good().with(|handed| handed.companions.push(old)),
        Proven,
        "chip-signer-revoked",
        NotJudged,
    );
    let forged = revocation_list(PRETENDER, "261101", "270201", &[(7, Some(1))]);
    check(
        "taken back by somebody else",
        &good().with(|handed| handed.companions.push(forged)),
        Proven,
        "chip-signer-revoked",
        NotJudged,
    );
    check(
        "hashed as in the first years",
        &Handed::of(Passport::of_utopia().with(|passport| {
            passport.hash = Hash::Sha1;
            passport.signature.hash = Hash::Sha1;
        })),
        Unusual,
        "chip-algorithms",
        Unusual,
    );
    let link = Paper::of_state(UTOPIA, UTOPIA_RENEWED).der();
    let over_link = || Passport::by(UTOPIA_RENEWED);
    check(
        "a renewed key, its link certificate in the file",
        &Handed::of(over_link().with(|passport| passport.beside = vec![link.clone()])),
        Proven,
        "chip-signer-certified",
        Proven,
    );
    check(
        "a renewed key, its link certificate beside it",
        &Handed::of(over_link()).with(|handed| handed.companions.push(link)),
        Proven,
        "chip-signer-certified",
        Proven,
    );
    check("a renewed key, no link", &Handed::of(over_link()), Unusual, "chip-signer-certified", Unusual);
    let by_signer = Paper { subject: UTOPIA_RENEWED, ..Paper::of_signer(UTOPIA) }.der();
    check(
        "a link that may not certify",
        &Handed::of(over_link()).with(|handed| handed.companions.push(by_signer)),
        Unusual,
        "chip-signer-certified",
        Unusual,
    );
}
