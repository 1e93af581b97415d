//! Texts of a dossier as passages: what stands in a resume or a letter is met again in another's by the sentence.

use std::collections::BTreeMap;

use vetwork_link::text::mask::Mask;
use vetwork_link::text::passage::{Passage, Reader};
use vetwork_link::text::surprise::Surprise;
use vetwork_model::dossier::Item;
use vetwork_model::facts::{Employment, File, FileKind};
use vetwork_model::records::{SIGHTINGS_AT_MOST, Sighting, Sightings};
use vetwork_model::{Dossier, Key, KeyKind, SubjectId};

use crate::Context;

/// Passages of one text that are keys: those that tell most. A resume of two pages has as many bullets.
const PASSAGES_AT_MOST: usize = 40;

/// A passage that so many subjects have is everybody's, unless nearly all else is the same as well.
const MANY: usize = 5;

/// Which part of what a resume tells has to be the same: three lines of a template among ten of one's own are less.
const RESUME_AT_LEAST: f32 = 1.0 / 3.0;

/// Which part has to be the same of a letter, half of which is courtesy; and of any text whose passages many have.
const MOST: f32 = 0.5;

/// Characters of a passage that are quoted.
const QUOTED: usize = 240;

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

/// A text of the subject and another subject's of which so much is the same that neither chance nor a common template explains
/// it.
pub(crate) struct Alike<'a> {
    /// The text.
    pub(crate) text: &'a Text<'a>,
    /// Where the other stands.
    pub(crate) there: Sighting,
    /// What both have.
    pub(crate) passages: Vec<Met<'a>>,
    /// By how much that speaks against chance.
    pub(crate) bits: f32,
    /// Which part of what the text tells is shared.
    pub(crate) share: f32,
}

/// A passage, and how many others have it.
#[derive(Clone, Copy)]
pub(crate) struct Met<'a> {
    pub(crate) passage: &'a Passage,
    pub(crate) others: usize,
}

/// Every text of others that is alike to one of these, by text and subject. Those under the subject's own name are among them.
pub(crate) fn alike<'a>(cx: &Context<'_>, texts: &'a [Text<'a>]) -> Vec<Alike<'a>> {
    let keys: Vec<Key> = texts.iter().flat_map(|text| text.passages.iter().map(key)).collect();
    cx.expect(&keys);
    let surprise = Surprise::among(cx.others() + 1);
    texts.iter().flat_map(|text| alike_to(cx, text, &surprise)).collect()
}

fn alike_to<'a>(cx: &Context<'_>, text: &'a Text<'a>, surprise: &Surprise) -> Vec<Alike<'a>> {
    let told = |(passage, found): (&'a Passage, Sightings)| {
        let (others, at_most) = (found.subjects.saturating_sub(1), f32::from(passage.bits));
        let others = u32::try_from(others).unwrap_or(u32::MAX);
        let (bits, tells) = (surprise.bits(others, at_most, false), surprise.telling(others, at_most));
        Told { passage, found, bits, tells }
    };
    let told: Vec<Told<'a>> =
        text.passages.iter().map(|passage| told((passage, cx.elsewhere(&key(passage))))).collect();
    let all: f32 = told.iter().map(|told| told.tells).sum();
    let at_least = if text.item.fact.kind == FileKind::Letter { MOST } else { RESUME_AT_LEAST };
    let few = shared(text, &told, all, MANY - 2).into_iter().filter(|(_, alike)| alike.share >= at_least);
    let nearly_all = shared(text, &told, all, SIGHTINGS_AT_MOST).into_iter().filter(|(_, alike)| alike.share >= MOST);
    let mut found: BTreeMap<SubjectId, Alike<'a>> = BTreeMap::new();
    for (subject, alike) in few.chain(nearly_all) {
        let is_more = found.get(&subject).is_none_or(|known| alike.bits > known.bits);
        if is_more && alike.bits >= surprise.needed(text.passages.len(), alike.passages.len()) {
            found.insert(subject, alike);
        }
    }
    found.into_values().collect()
}

/// A passage, who else has it, what that tells against chance, and which part of the text it is.
struct Told<'a> {
    passage: &'a Passage,
    found: Sightings,
    bits: f32,
    tells: f32,
}

/// What each other subject shares, of passages that at most so many others have.
fn shared<'a>(
    text: &'a Text<'a>,
    told: &[Told<'a>],
    all: f32,
    others_at_most: usize,
) -> BTreeMap<SubjectId, Alike<'a>> {
    let mut others: BTreeMap<SubjectId, Alike<'a>> = BTreeMap::new();
    for told in told.iter().filter(|told| told.found.subjects <= others_at_most) {
        let mut last = None;
        for there in told.found.shown.iter().filter(|there| last.replace(&there.subject) != Some(&there.subject)) {
            let new = || Alike { text, there: there.clone(), passages: Vec::new(), bits: 0.0, share: 0.0 };
            let other = others.entry(there.subject.clone()).or_insert_with(new);
            other.passages.push(Met { passage: told.passage, others: told.found.subjects });
            other.bits += told.bits;
            other.share += told.tells / all.max(1.0);
        }
    }
    others
}

impl Alike<'_> {
    /// The longest passage, as it is written.
    pub(crate) fn longest(&self) -> String {
        let passages = self.passages.iter().map(|met| met.passage);
        let longest = passages.max_by_key(|passage| (passage.end - passage.start, std::cmp::Reverse(passage.start)));
        longest.map_or_else(String::new, |passage| self.text.quoted(passage))
    }

    /// The passage that stands for a text which so many others have: one that all of them have, and nobody else, else one that
    /// fewer have. What an agency or a template adds to all texts has more, and stands for none. It is the same passage from
    /// whichever side the two are looked at.
    pub(crate) fn standing_for(&self, others: usize) -> Option<Met<'_>> {
        let nearest = |met: &Met<'_>| (met.others > others, met.others.abs_diff(others));
        let rank = |met: &Met<'_>| (std::cmp::Reverse(nearest(met)), met.passage.bits, met.passage.print);
        self.passages.iter().copied().max_by_key(rank)
    }
}

impl Text<'_> {
    /// A passage as it is written, cut where it is long.
    pub(crate) fn quoted(&self, passage: &Passage) -> String {
        let written = self.written.get(passage.start as usize..passage.end as usize).unwrap_or_default();
        let cut: String = written.chars().take(QUOTED).collect();
        if cut.len() < written.len() { cut + "…" } else { cut }
    }
}
