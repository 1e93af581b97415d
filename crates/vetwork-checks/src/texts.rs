//! Texts of a dossier as passages: what stands in a resume or a letter is met again in another's by the sentence.

use vetwork_link::text::mask::Mask;
use vetwork_link::text::passage::{Passage, Reader};
use vetwork_model::dossier::Item;
use vetwork_model::facts::{Employment, File, FileKind};
use vetwork_model::{Dossier, Key, KeyKind};

/// Passages of one text that are keys: those that tell most. A resume of two pages has as many bullets.
const PASSAGES_AT_MOST: usize = 40;

/// A text that a subject handed in.
pub(crate) struct Text<'a> {
    /// The file it stands in.
    pub(crate) item: Item<'a, File>,
    /// As it is written.
    pub(crate) written: &'a str,
    /// Its passages, without the names of employers, which change with every copy.
    pub(crate) passages: Vec<Passage>,
}

/// Resumes and letters of a dossier.
pub(crate) fn of(dossier: &Dossier) -> impl Iterator<Item = Text<'_>> {
    let employers = dossier.each::<Employment>().map(|item| item.fact.employer.as_str());
    let mask = Mask::default().and_employers(employers);
    let mut reader = Reader::default();
    let texts = dossier.each::<File>().filter(|item| matches!(item.fact.kind, FileKind::Resume | FileKind::Letter));
    texts.filter_map(move |item| {
        let written = item.fact.text.as_deref()?;
        let mut passages = reader.read(written, &mask).passages;
        passages.sort_by_key(|passage| (std::cmp::Reverse(passage.bits), passage.print));
        passages.truncate(PASSAGES_AT_MOST);
        Some(Text { item, written, passages })
    })
}

/// The value of a passage's key. Never to be changed: what is remembered would be lost. Another way to read passages takes
/// another first word.
pub(crate) fn value(passage: &Passage) -> String {
    format!("1 {:016x}", passage.print)
}

/// The key under which a passage is found in other dossiers.
pub(crate) fn key(passage: &Passage) -> Key {
    Key { kind: KeyKind::Passage, value: value(passage) }
}
