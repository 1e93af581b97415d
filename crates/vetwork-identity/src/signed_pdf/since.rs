//! What was added to a file after it was signed: the version that was signed beside the one that it shows now.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::rules;
use crate::judgement::{Judgement, Verdict};
use crate::pdf::history::History;

/// Pairs of parts that are compared.
const MOST_PARTS: usize = 400_000;
/// Annotations and fields that are looked at.
const MOST_MARKS: usize = 20_000;
/// Pages on which they are looked for.
const MOST_PAGES: usize = 2_000;

/// Keys of a page that change nothing of what it shows, or that are compared apart.
const PAGE_ASIDE: &[&[u8]] = &[b"Annots", b"Tabs", b"LastModified", b"PieceInfo", b"Metadata"];
/// Keys of an annotation that lead to others, or that are compared apart.
const MARK_ASIDE: &[&[u8]] = &[b"Parent", b"Popup", b"StructParent", b"V", b"Kids"];
/// Keys of the catalogue that are compared apart, or that change nothing of what is shown.
const CATALOG_ASIDE: &[&[u8]] = &[
    b"Pages",
    b"AcroForm",
    b"DSS",
    b"Extensions",
    b"Perms",
    b"Version",
    b"Metadata",
    b"MarkInfo",
    b"StructTreeRoot",
    b"OCProperties",
];

/// What a later version adds, the harmless first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Change {
    /// Another signature.
    Signature,
    /// What another signature draws on a page.
    Mark,
    /// Values of a form.
    Form,
    /// Comments, links, other marks on a page.
    Comment,
    /// What happens when it is opened, files within it.
    Other,
    /// What its pages show.
    Page,
}

impl Change {
    fn words(self) -> &'static str {
        match self {
            Self::Signature => "another signature",
            Self::Mark => "the visible mark of another signature",
            Self::Form => "values of its form",
            Self::Comment => "comments or other marks on its pages",
            Self::Other => "what belongs to the file as a whole",
            Self::Page => "what its pages show",
        }
    }

    /// How it counts under what the signer allows (ISO 32000-2, table 257), and whether somebody signed what came of it.
    fn verdict(self, permits: Option<i64>, is_signed_last: bool) -> Verdict {
        let allowed = match self {
            Self::Signature | Self::Mark => permits != Some(1),
            Self::Form => matches!(permits, Some(2 | 3)),
            Self::Comment => permits == Some(3),
            Self::Other | Self::Page => false,
        };
        match self {
            _ if allowed => Verdict::Holds,
            Self::Page if permits.is_some() || !is_signed_last => Verdict::Refuted,
            _ => Verdict::Unusual,
        }
    }
}

/// Judges what follows the version that was signed.
pub(super) fn judge(
    version: Option<&Document>,
    now: &Document,
    later: &[u8],
    (permits, is_signed_last): (Option<i64>, bool),
    judgement: &mut Judgement,
) {
    if History::read(later).ends.is_empty() {
        let seen = format!("{} bytes that are no version of it", later.len());
        return judgement.rule(&rules::SINCE, Verdict::Unusual, seen);
    }
    let Some(changes) = version.and_then(|version| between(version, now)) else {
        return judgement.rule(
            &rules::SINCE,
            Verdict::NotJudged,
            "what was added could not be compared with what was signed",
        );
    };
    let allows = match permits {
        Some(1) => "; the signer allowed no changes",
        Some(2) => "; the signer allowed forms to be filled in and signed",
        Some(_) => "; the signer allowed forms and comments",
        None => "",
    };
    let verdict = changes.iter().map(|change| change.verdict(permits, is_signed_last)).max().unwrap_or(Verdict::Holds);
    let words: Vec<&str> = changes.iter().map(|change| change.words()).collect();
    let seen = if words.is_empty() {
        "nothing that shows: what keeps a signature verifiable, or a timestamp".to_owned()
    } else {
        format!("{}{allows}", words.join(", "))
    };
    judgement.rule(&rules::SINCE, verdict, seen);
}

/// What differs between two versions; none when there is more of it than is compared.
fn between(old: &Document, new: &Document) -> Option<BTreeSet<Change>> {
    let mut changes = BTreeSet::new();
    let mut comparison = Comparison { old, new, left: MOST_PARTS };
    let (before, after) = (old.catalog().ok()?, new.catalog().ok()?);
    for key in [&b"Pages"[..], b"OCProperties"] {
        if !comparison.same(value(before, key), value(after, key), Pages::Entered)? {
            changes.insert(Change::Page);
        }
    }
    if !comparison.same_entries(before, after, CATALOG_ASIDE)? {
        changes.insert(Change::Other);
    }
    comparison.marks(&mut changes)?;
    comparison.fields(&mut changes)?;
    Some(changes)
}

/// Are pages that something refers to part of it?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    Entered,
    PassedBy,
}

/// Two versions of a file, compared within bounds: nothing comes back once they are reached.
struct Comparison<'a> {
    old: &'a Document,
    new: &'a Document,
    left: usize,
}

impl<'a> Comparison<'a> {
    /// Are two values, and all that they refer to, the same?
    fn same(&mut self, old: &'a Object, new: &'a Object, pages: Pages) -> Option<bool> {
        let mut visited = BTreeSet::new();
        let mut open = vec![(old, new)];
        while let Some((old, new)) = open.pop() {
            self.left = self.left.checked_sub(1)?;
            if let (Object::Reference(left), Object::Reference(right)) = (old, new)
                && !visited.insert((*left, *right))
            {
                continue;
            }
            match (resolve(self.old, old), resolve(self.new, new)) {
                (Object::Array(old), Object::Array(new)) if old.len() == new.len() => open.extend(old.iter().zip(new)),
                (Object::Dictionary(old), Object::Dictionary(new)) => {
                    let is_page = |page: &Dictionary| page.has_type(b"Page") || page.has_type(b"Pages");
                    match is_page(old) && is_page(new) {
                        true if pages == Pages::PassedBy => {}
                        true => pairs(old, new, PAGE_ASIDE, &mut open),
                        false => pairs(old, new, &[], &mut open),
                    }
                }
                (Object::Stream(old), Object::Stream(new)) if old.content == new.content => {
                    pairs(&old.dict, &new.dict, &[], &mut open);
                }
                (old, new) if old == new && !matches!(old, Object::Stream(_)) => {}
                _ => return Some(false),
            }
        }
        Some(true)
    }

    /// The same for two dictionaries, but for some of their own keys.
    fn same_entries(&mut self, old: &'a Dictionary, new: &'a Dictionary, aside: &[&[u8]]) -> Option<bool> {
        let mut open = Vec::new();
        pairs(old, new, aside, &mut open);
        for (old, new) in open {
            if !self.same(old, new, Pages::PassedBy)? {
                return Some(false);
            }
        }
        Some(true)
    }

    /// Annotations of each page.
    fn marks(&mut self, changes: &mut BTreeSet<Change>) -> Option<()> {
        let pages: Vec<_> = self.old.page_iter().zip(self.new.page_iter()).take(MOST_PAGES).collect();
        for (before, after) in pages {
            let before: BTreeMap<_, _> = annotations(self.old, before).collect();
            let mut gone: BTreeSet<_> = before.keys().copied().collect();
            for (place, mark) in annotations(self.new, after) {
                gone.remove(&place);
                let is_same = match before.get(&place) {
                    Some(earlier) => self.same_entries(earlier, mark, MARK_ASIDE)?,
                    None => false,
                };
                if !is_same {
                    changes.extend(mark_kind(self.new, mark));
                }
            }
            if !gone.is_empty() {
                changes.insert(Change::Comment);
            }
        }
        Some(())
    }

    /// Values of the form.
    fn fields(&mut self, changes: &mut BTreeSet<Change>) -> Option<()> {
        let (before, after) = (form(self.old), form(self.new));
        for key in [&b"XFA"[..], b"NeedAppearances"] {
            let entry = |form: Option<&'a Dictionary>| form.map_or(&Object::Null, |form| value(form, key));
            if !self.same(entry(before), entry(after), Pages::PassedBy)? {
                changes.insert(Change::Form);
            }
        }
        let before = fields(self.old, before);
        for (place, field) in fields(self.new, after) {
            let earlier = before.get(&place).map_or(&Object::Null, |field| value(field, b"V"));
            if !self.same(earlier, value(field, b"V"), Pages::PassedBy)? {
                changes.extend(field_kind(self.new, field));
            }
        }
        Some(())
    }
}

/// By what a part is met again in another version: its number, or its place among those that have none.
type Place = (Option<ObjectId>, usize);

fn place(object: &Object, number: usize) -> Place {
    object.as_reference().map_or((None, number), |id| (Some(id), 0))
}

/// The values of two dictionaries by key; one that is missing counts as null (ISO 32000-2, 7.3.7).
fn pairs<'a>(old: &'a Dictionary, new: &'a Dictionary, aside: &[&[u8]], open: &mut Vec<(&'a Object, &'a Object)>) {
    let is_compared = |key: &[u8]| !aside.contains(&key);
    open.extend(old.iter().filter(|(key, _)| is_compared(key)).map(|(key, old)| (old, value(new, key))));
    let added = new.iter().filter(|(key, _)| is_compared(key) && !old.has(key));
    open.extend(added.map(|(_, new)| (&Object::Null, new)));
}

fn value<'a>(dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
    dictionary.get(key).unwrap_or(&Object::Null)
}

fn resolve<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).map_or(&Object::Null, |(_, object)| object)
}

fn annotations(document: &Document, page: ObjectId) -> impl Iterator<Item = (Place, &Dictionary)> {
    let marks = document.get_dictionary(page).ok().map(|page| resolve(document, value(page, b"Annots")));
    let marks = marks.and_then(|marks| marks.as_array().ok()).into_iter().flatten().take(MOST_MARKS);
    marks.enumerate().filter_map(|(number, mark)| Some((place(mark, number), resolve(document, mark).as_dict().ok()?)))
}

/// What an annotation is; nothing where it belongs to a timestamp and does not show.
fn mark_kind(document: &Document, mark: &Dictionary) -> Option<Change> {
    if name(document, mark, b"Subtype") != Some(b"Widget") {
        return Some(Change::Comment);
    }
    match field_kind(document, mark) {
        Some(Change::Form) => Some(Change::Form),
        signature => {
            if shows(document, mark) {
                Some(Change::Mark)
            } else {
                signature
            }
        }
    }
}

/// Has it any extent on its page?
fn shows(document: &Document, mark: &Dictionary) -> bool {
    let corners = resolve(document, value(mark, b"Rect")).as_array().map(Vec::as_slice).unwrap_or_default();
    let corner =
        |at: usize| corners.get(at).and_then(|corner| resolve(document, corner).as_float().ok()).unwrap_or(0.0);
    mark.has(b"AP") && corner(0) != corner(2) && corner(1) != corner(3)
}

/// What a field is, by its kind or that of the one above it; nothing for a timestamp.
fn field_kind<'a>(document: &'a Document, field: &'a Dictionary) -> Option<Change> {
    const DEEPEST: usize = 8;
    let line = || {
        let parent = |field: &&'a Dictionary| resolve(document, value(field, b"Parent")).as_dict().ok();
        std::iter::successors(Some(field), parent).take(DEEPEST)
    };
    if line().find_map(|field| name(document, field, b"FT")) != Some(b"Sig") {
        return Some(Change::Form);
    }
    let signed = line().find_map(|field| resolve(document, value(field, b"V")).as_dict().ok());
    let is_timestamp = signed.is_some_and(|signed| name(document, signed, b"SubFilter") == Some(b"ETSI.RFC3161"));
    (!is_timestamp).then_some(Change::Signature)
}

fn name<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    resolve(document, value(dictionary, key)).as_name().ok()
}

fn form(document: &Document) -> Option<&Dictionary> {
    resolve(document, value(document.catalog().ok()?, b"AcroForm")).as_dict().ok()
}

/// Every field of a form, those below others too.
fn fields<'a>(document: &'a Document, form: Option<&'a Dictionary>) -> BTreeMap<Place, &'a Dictionary> {
    let mut fields = BTreeMap::new();
    let mut visited = BTreeSet::new();
    let mut open: Vec<&Object> = form.map(|form| value(form, b"Fields")).into_iter().collect();
    while let Some(object) = open.pop().filter(|_| fields.len() < MOST_MARKS) {
        if object.as_reference().is_ok_and(|id| !visited.insert(id)) {
            continue;
        }
        match resolve(document, object) {
            Object::Array(parts) => open.extend(parts.iter().take(MOST_MARKS)),
            Object::Dictionary(field) => {
                fields.insert(place(object, fields.len()), field);
                open.push(value(field, b"Kids"));
            }
            _ => {}
        }
    }
    fields
}
