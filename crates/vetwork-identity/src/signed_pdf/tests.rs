//! Files that a made-up state signs, and what becomes of them when something is wrong or comes later.

mod hostile;
mod specimen;

use jiff::civil::date;
use proptest::prelude::*;

use self::specimen::{Signing, catalog, later, redrawn, sign, unsigned};
use crate::claim::Claim;
use crate::inspect::{File, Question, inspect};
use crate::judgement::Verdict::{self, Holds, NotJudged, Proven, Refuted, Unusual};
use crate::judgement::{FieldName, Judgement};
use crate::made::{ATLANTIS, PRETENDER, Paper, SIGNER, Stamp, UTOPIA, UTOPIA_RENEWED, key_usage};
use crate::signature::Hash;

/// What is said of the signatures of a file, when these certificates are handed in beside it.
fn look_at(bytes: &[u8], keys: &[Vec<u8>]) -> Vec<Judgement> {
    look_for(None, bytes, keys)
}

/// The same, when somebody says that this is their name.
fn look_for(name: Option<&str>, bytes: &[u8], keys: &[Vec<u8>]) -> Vec<Judgement> {
    let keys: Vec<&[u8]> = keys.iter().map(Vec::as_slice).collect();
    let claim = Claim { name: name.map(str::to_owned), ..Claim::default() };
    let question = Question { claim, today: date(2026, 11, 22) };
    let inspection = inspect(&File { companions: &keys, ..File::of(bytes) }, &question);
    assert_eq!(inspection.broke_off, Vec::<String>::new());
    inspection.judgements.into_iter().filter(|judgement| judgement.title.contains("in a PDF file")).collect()
}

fn root() -> Vec<u8> {
    Paper::of_state(UTOPIA, UTOPIA).der()
}

/// The verdict on the whole of one signature, and how one rule came out.
fn check_one(what: &str, judgement: &Judgement, whole: Verdict, rule: &str, of_rule: Verdict) {
    let found = judgement.rulings.iter().find(|ruling| ruling.rule.id == format!("signed-pdf-{rule}"));
    let all: Vec<String> = judgement
        .rulings
        .iter()
        .map(|ruling| format!("{} {}: {}", ruling.rule.id, ruling.verdict.words(), ruling.seen))
        .collect();
    let all = all.join("\n  ");
    assert_eq!(
        (judgement.verdict(), found.map(|ruling| ruling.verdict)),
        (whole, Some(of_rule)),
        "{what}: {rule}\n  {all}"
    );
    let is_signed = judgement.fields.iter().any(|field| field.signed);
    assert!(
        !is_signed || judgement.rulings.iter().any(|ruling| ruling.verdict == Proven),
        "{what}: signed, and not proven"
    );
}

/// The same for a file with one signature, beside which the state's certificate is handed in.
fn check(what: &str, bytes: &[u8], whole: Verdict, rule: &str, of_rule: Verdict) {
    let judgements = look_at(bytes, &[root()]);
    assert_eq!(judgements.len(), 1, "{what}");
    check_one(what, &judgements[0], whole, rule, of_rule);
}

fn signed(change: impl FnOnce(&mut Signing)) -> Vec<u8> {
    sign(&unsigned(), 0, &Signing::usual().with(change))
}

#[test]
fn who_signed() {
    let check = |what: &str, signing: &Signing, keys: &[Vec<u8>], whole: Verdict, says: &str| {
        let judgements = look_at(&sign(&unsigned(), 0, signing), keys);
        let standing = judgements[0].rulings.iter().find(|ruling| ruling.rule.id == "signed-pdf-signer").unwrap();
        assert_eq!((judgements[0].verdict(), standing.verdict), (whole, whole), "{what}: {}", standing.seen);
        assert!(standing.seen.contains(says), "{what}: {}", standing.seen);
    };
    let usual = Signing::usual();
    check(
        "the issuer's certificate",
        &usual,
        &[root()],
        Proven,
        "is certified by UT, Made-up Government, CSCA Utopia, whose",
    );
    check("the signer's certificate", &usual, &[usual.paper.der()], Proven, "was handed in itself");
    check("nothing", &usual, &[], Holds, "is certified, as it says, by");
    check(
        "nothing, and it brings the issuer's",
        &usual.clone().with(|it| it.brought = vec![root()]),
        &[],
        Holds,
        "who is not known here",
    );
    let atlantis = Paper::of_state(ATLANTIS, ATLANTIS).der();
    check("somebody else's", &usual, &[atlantis], Unusual, "none of the certificates handed in vouches");
    check("made by the signer", &Signing::by(SIGNER, SIGNER), &[], Holds, "made the certificate itself");
    let pretended = Signing::by(PRETENDER, SIGNER).with(|it| it.paper.names_key_of = Some(UTOPIA));
    check("in the issuer's name", &pretended, &[root()], Refuted, "does not bear its signature");
    let link = Paper::of_state(UTOPIA, UTOPIA_RENEWED);
    let renewed = Signing::by(UTOPIA_RENEWED, SIGNER).with(|it| it.brought = vec![link.der()]);
    check(
        "over another certificate",
        &renewed,
        &[root()],
        Proven,
        "CSCA Utopia over UT, Made-up Government, CSCA Utopia 2",
    );
    let late =
        renewed.clone().with(|it| it.brought = vec![Paper { valid: ("200101", "210101"), ..link.clone() }.der()]);
    check("over one that had run out", &late, &[root()], Refuted, "after the certificate above it ran out");
}

#[test]
fn what_is_told_of_the_signer() {
    let judgements = look_at(&signed(|_| {}), &[root()]);
    let told = |name| judgements[0].field(name).unwrap();
    assert_eq!(told(FieldName::SignedBy), "UT, Made-up Government, Document Signer 7");
    assert_eq!(told(FieldName::CertifiedBy), "UT, Made-up Government, CSCA Utopia");
    assert_eq!(told(FieldName::SignedAt), "2026-03-01 (by the signer's own account)");
    assert!(judgements[0].fields.iter().any(|field| field.name == FieldName::SignedBy && field.signed));
    assert_eq!(look_at(&unsigned(), &[root()]), []);
}

#[test]
fn how_it_is_signed() {
    check("as it should be", &signed(|_| {}), Proven, "signature", Proven);
    check("in the way of ETSI", &signed(|it| it.form = "ETSI.CAdES.detached"), Proven, "digest", Holds);
    check("without attributes", &signed(|it| it.by.has_attributes = false), Proven, "signature", Proven);
    check("over the SHA-1 of the bytes", &signed(|it| it.form = "adbe.pkcs7.sha1"), Unusual, "algorithm", Unusual);
    check("with SHA-1", &signed(|it| it.by.hash = Hash::Sha1), Unusual, "algorithm", Unusual);
    check("in a way of its own", &signed(|it| it.form = "Example.own"), NotJudged, "form", NotJudged);
    check("by another key", &signed(|it| it.by.pair = ATLANTIS.pair), Refuted, "signature", Refuted);
    check("of something else", &signed(|it| it.by.digest_of = Some(b"x".to_vec())), Refuted, "digest", Refuted);
    check("with no certificate of its own", &signed(|it| it.by.serial = 99), Holds, "signature", NotJudged);
    let stands_by = |bits: &'static [u8]| signed(|it| it.paper.extensions = vec![key_usage(bits)]);
    check("as what its owner stands by", &stands_by(&[1]), Proven, "signer-purpose", Holds);
    check("with a key for something else", &stands_by(&[2]), Unusual, "signer-purpose", Unusual);
}

#[test]
fn when_it_was_signed() {
    let expired = |it: &mut Signing| it.paper.valid = ("240101", "250101");
    check("after the certificate ran out", &signed(expired), Unusual, "signed-when", Unusual);
    check("without a word of when", &signed(|it| it.by.time = None), Proven, "signed-when", Holds);
    let stamped = |change: fn(&mut Stamp)| {
        let mut stamp = Stamp::by(UTOPIA, "20240601120000.5Z");
        change(&mut stamp);
        signed(|it| {
            expired(it);
            it.by.stamp = Some(stamp);
        })
    };
    check("by a service that is vouched for", &stamped(|_| {}), Proven, "timestamp", Proven);
    check("by such a service, in time", &stamped(|_| {}), Proven, "signed-when", Holds);
    let elsewhere = |stamp: &mut Stamp| *stamp = Stamp::by(ATLANTIS, "20240601120000Z");
    check("by a service that is not", &stamped(elsewhere), Unusual, "timestamp", Unusual);
    check("of something else", &stamped(|stamp| stamp.of = Some(b"x".to_vec())), Refuted, "timestamp", Refuted);
    let no_service = |stamp: &mut Stamp| stamp.paper.extensions = vec![key_usage(&[0])];
    check("by a certificate of another purpose", &stamped(no_service), Unusual, "timestamp", Unusual);
}

#[test]
fn what_was_changed() {
    let whole = signed(|_| {});
    let at = |word: &[u8]| whole.windows(word.len()).position(|found| found == word).unwrap();
    let changed = |place: usize, byte: u8| {
        let mut bytes = whole.clone();
        bytes[place] = byte;
        bytes
    };
    check("a letter of the page", &changed(at(b"Master"), b'F'), Refuted, "digest", Refuted);
    check("what follows the signature", &changed(whole.len() - 7, b' '), Refuted, "digest", Refuted);
    check("an empty line at the end", &[whole.clone(), b"\n\n".to_vec()].concat(), Proven, "since", Holds);
    let in_signature = changed(at(b"/Contents<30") + 10 + 900, b'f');
    assert_ne!(look_at(&in_signature, &[root()])[0].verdict(), Proven, "a digit of the signature");
}

#[test]
fn what_was_added_later() {
    let check = |what: &str, permits: Option<u8>, add: &dyn Fn(&[u8]) -> Vec<u8>, whole: Verdict, since: Verdict| {
        let before = sign(&unsigned(), 0, &Signing::usual().with(|it| it.permits = permits));
        let judgements = look_at(&add(&before), &[root()]);
        check_one(what, &judgements[0], whole, "since", since);
        let range = judgements[0].rulings.iter().find(|ruling| ruling.rule.id == "signed-pdf-range").unwrap();
        assert!(range.seen.starts_with("version 2 of "), "{what}: {}", range.seen);
    };
    check("another page", None, &redrawn, Refuted, Refuted);
    let signed_anew = |bytes: &[u8]| sign(&redrawn(bytes), 1, &Signing::usual());
    check("another page, which somebody signed", None, &signed_anew, Unusual, Unusual);
    check("another page, which somebody signed, of a certified file", Some(1), &signed_anew, Refuted, Refuted);
    check("another page, of a certified file", Some(1), &redrawn, Refuted, Refuted);
    check("another page, where forms are allowed", Some(2), &redrawn, Refuted, Refuted);
    let keys = |bytes: &[u8]| later(bytes, 1, &catalog("/DSS<</Certs[8 0 R]>>"));
    check("what keeps it verifiable", None, &keys, Proven, Holds);
    check("the same of a certified file", Some(1), &keys, Proven, Holds);
    let opens = |bytes: &[u8]| later(bytes, 1, &catalog("/OpenAction<</S/JavaScript/JS(app.alert)>>"));
    check("something that runs", None, &opens, Unusual, Unusual);
    let layers = |bytes: &[u8]| later(bytes, 1, &catalog("/OCProperties<</D<</BaseState/OFF>>>>"));
    check("layers", None, &layers, Refuted, Refuted);
    let comment = |bytes: &[u8]| later(bytes, 17, "<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(Doctor)>>");
    check("a comment", None, &comment, Unusual, Unusual);
    check("a comment that is allowed", Some(3), &comment, Proven, Holds);
    let value = |bytes: &[u8]| later(bytes, 16, "<</Type/Annot/Subtype/Widget/FT/Tx/T(grade)/V(A)/Rect[0 0 9 9]>>");
    check("a value", None, &value, Unusual, Unusual);
    check("a value that is allowed", Some(2), &value, Proven, Holds);
    let again = |bytes: &[u8]| sign(bytes, 1, &Signing::usual().with(|it| it.mark = 90));
    check("another signature", None, &again, Proven, Holds);
    check("another signature, where none is allowed", Some(1), &again, Unusual, Unusual);
    let stamp = |bytes: &[u8]| {
        let stamp = Some(Stamp::by(UTOPIA, "20260601120000Z"));
        sign(bytes, 1, &Signing::usual().with(|it| (it.form, it.by.stamp) = ("ETSI.RFC3161", stamp)))
    };
    check("a timestamp", Some(1), &stamp, Proven, Holds);
    // Whoever appends it can write anything: nothing reads it.
    let no_version = |bytes: &[u8]| [bytes, b"<!-- sent from my telephone -->"].concat();
    check("what is no version of it", None, &no_version, Unusual, Unusual);
}

#[test]
fn several_signatures() {
    let once = signed(|_| {});
    let twice = sign(&once, 1, &Signing::by(SIGNER, SIGNER));
    let judgements = look_at(&twice, &[root()]);
    assert_eq!(
        judgements.iter().map(|judgement| judgement.title.as_str()).collect::<Vec<_>>(),
        ["signature in a PDF file, 1 of 2", "signature in a PDF file, 2 of 2"]
    );
    check_one("the first", &judgements[0], Proven, "since", Holds);
    check_one("the second", &judgements[1], Unusual, "signer", Unusual);
    let stamp = Some(Stamp::by(UTOPIA, "20260601120000Z"));
    let stamped = sign(&twice, 2, &Signing::usual().with(|it| (it.form, it.by.stamp) = ("ETSI.RFC3161", stamp)));
    let judgements = look_at(&redrawn(&stamped), &[root()]);
    check_one("the first, after a page was redrawn", &judgements[0], Refuted, "since", Refuted);
    assert_eq!(judgements[2].title, "timestamp in a PDF file, 3 of 3");
    check_one("the timestamp, after a page was redrawn", &judgements[2], Refuted, "timestamp", Proven);
}

#[test]
fn whom_it_is_about() {
    let whole = signed(|_| {});
    let check = |what: &str, name: &str, bytes: &[u8], keys: &[Vec<u8>], of_rule: Verdict, signed: Option<bool>| {
        let judgement = look_for(Some(name), bytes, keys).remove(0);
        let found = judgement.rulings.iter().find(|ruling| ruling.rule.id == "signed-pdf-name").unwrap();
        let field = judgement.fields.iter().find(|field| field.name == FieldName::Name).map(|field| field.signed);
        assert_eq!((found.verdict, field), (of_rule, signed), "{what}: {}", found.seen);
    };
    check("the name stands in it", "Dana Kessler", &whole, &[root()], Holds, Some(true));
    check("nobody vouches for the signer", "Dana Kessler", &whole, &[], Holds, Some(false));
    check("another name", "Robert Hale", &whole, &[root()], NotJudged, None);
    check("the signer's own name", "Document Signer 7", &whole, &[root()], NotJudged, None);
    check("a page that came later", "Dana Kessler", &redrawn(&whole), &[root()], Holds, Some(false));
    assert!(look_at(&whole, &[root()])[0].field(FieldName::Name).is_none());
}

/// What a signature says of itself is taken from the version that it covers: a later one could say otherwise.
#[test]
fn a_later_version_cannot_loosen_what_the_signer_allowed() {
    let certified = signed(|it| it.permits = Some(1));
    let text = String::from_utf8(certified.clone()).unwrap();
    let own = &text[text.find("11 0 obj").unwrap() + 9..];
    let loosened = later(&certified, 11, &own[..own.find("endobj").unwrap()].replace("/P 1/", "/P 3/"));
    let comment = later(&loosened, 17, "<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(Doctor)>>");
    check("loosened", &comment, Unusual, "since", Unusual);
}

/// Writes the seeds of the fuzz target: `cargo test -p vetwork-identity seeds -- --ignored`.
#[test]
#[ignore = "writes into fuzz/seeds"]
fn seeds() {
    let stamp = Some(Stamp::by(UTOPIA, "20260601120000Z"));
    let stamped = Signing::usual().with(|it| (it.form, it.by.stamp) = ("ETSI.RFC3161", stamp));
    let twice = sign(&signed(|it| it.permits = Some(2)), 1, &stamped);
    for (name, bytes) in [("signed.pdf", signed(|_| {})), ("signed_twice.pdf", redrawn(&twice))] {
        let path = format!("{}/../../fuzz/seeds/identity_pdf/{name}", env!("CARGO_MANIFEST_DIR"));
        #[expect(clippy::disallowed_methods, reason = "specimens are written where fuzzing finds them")]
        std::fs::write(path, bytes).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_byte_leaves_it_whole(place in any::<prop::sample::Index>(), change in 1..=255_u8) {
        let mut bytes = signed(|_| {});
        let at = place.index(bytes.len());
        bytes[at] ^= change;
        // The filling behind the signature is nobody's; white space at the very end belongs to the file.
        let filling = bytes.windows(10).position(|found| found == b"/Contents<").map(|start| start + 10..start + 12_010);
        let is_filling = filling.is_some_and(|filling| filling.contains(&at));
        for judgement in look_at(&bytes, &[root()]) {
            prop_assert!(is_filling || judgement.verdict() != Proven, "byte {at} ^ {change}");
        }
    }
}
