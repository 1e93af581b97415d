//! Marks of files as keys: what two people cannot both have, and by what their files are met again.

use vetwork_canon::national_id;
use vetwork_identity::lineage::is_telling;
use vetwork_model::dossier::Item;
use vetwork_model::facts::JudgedFile;
use vetwork_model::judged::{Trace, TraceKind};
use vetwork_model::{Channel, Dossier, Key, KeyKind};
use vetwork_watchlist::country::Country;

/// Marks that whoever has them has for good, so that they are worth remembering. Sessions of editing are hundreds in one
/// file and are compared within a run.
pub(crate) fn is_exact(trace: &Trace) -> bool {
    use TraceKind::{CardStock, Discriminator, DocumentNumber, NationalNumber, PdfId, Picture, XmpDocument};
    let for_good = [CardStock, Discriminator, DocumentNumber, NationalNumber, PdfId, Picture, XmpDocument];
    for_good.contains(&trace.kind) && is_telling(trace)
}

/// What two people cannot both have is a document's number; what two files can is a file's mark.
pub(crate) fn kind(kind: TraceKind) -> KeyKind {
    use TraceKind::{CardStock, Discriminator, DocumentNumber, NationalNumber};
    match kind {
        CardStock | Discriminator | DocumentNumber | NationalNumber => KeyKind::Document,
        _ => KeyKind::FileMark,
    }
}

pub(crate) fn value(trace: &Trace) -> String {
    format!("{:?} {}", trace.kind, trace.value)
}

/// The key under which a mark of a file is found in other dossiers.
pub(crate) fn key(trace: &Trace) -> Key {
    Key { kind: kind(trace.kind), value: value(trace) }
}

/// Through whom what stands in a file came.
pub(crate) fn channel(item: Item<'_, JudgedFile>) -> Channel {
    if item.evidence.channel == Channel::Signature { Channel::Signature } else { Channel::ApplicantForm }
}

/// Sessions of editing, by which files of one run are compared.
pub(crate) fn sessions(dossier: &Dossier) -> impl Iterator<Item = (Item<'_, JudgedFile>, Key)> {
    let is_session = |trace: &&Trace| matches!(trace.kind, TraceKind::Revision | TraceKind::RevisionRoot);
    let files = dossier.each::<JudgedFile>();
    files.flat_map(move |item| item.fact.traces().filter(is_session).map(move |trace| (item, key(trace))))
}

/// The number that was read in a document, in the form that a stated one has, so that the two meet.
pub(crate) fn read_number(file: &JudgedFile) -> Option<String> {
    let kind = file.presented_as?;
    let read = file.traces().find(|trace| trace.kind == TraceKind::DocumentNumber)?;
    let (issuer, number) = read.value.rsplit_once(' ')?;
    let number = national_id::canonical(number);
    (number.len() >= 5).then(|| format!("{kind:?} {} {number}", issuing_country(issuer)))
}

/// The two letters of a country as a zone (`USA`, `D`) or a licence (`US-VA`) names it.
fn issuing_country(issuer: &str) -> String {
    let code = issuer.split('-').next().unwrap_or_default();
    match (code, Country::all_in(code).as_slice()) {
        ("D", _) => "DE".to_owned(),
        (_, [country]) => country.as_str().to_owned(),
        _ => code.to_owned(),
    }
}
