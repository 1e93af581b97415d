//! Pictures: what a portrait or a picture of a document says of itself, and the mark by which it is met again.
//!
//! Everything here is what the file declares. A picture that declares nothing is like most pictures: absence says nothing.

mod bytes;
mod c2pa;
mod contents;
mod dates;
mod exif;
pub mod hash;
pub mod index;
mod iptc;
mod jpeg;
mod marks;
mod png;
mod rules;
mod source;
mod xmp;

use contents::Contents;
pub use contents::Format;
use exif::Exif;

/// Every rule, in the order in which they are told.
pub(crate) static RULES: &[&Rule] = rules::RULES;
/// Those of content credentials.
pub(crate) static CREDENTIAL_RULES: &[&Rule] = c2pa::RULES;

use xmp::Xmp;

use crate::inspect::{File, Judge, Question};
use crate::judgement::{Field, FieldName, Judgement, Rule, Verdict};
use crate::trace::{Trace, TraceKind};

/// Longest text of a file that is quoted, in characters.
const LONGEST_QUOTE: usize = 160;

pub(crate) const JUDGE: Judge = Judge { of: "pictures", knows, judge };

/// Is it a picture? Asked of the first bytes.
fn knows(bytes: &[u8]) -> bool {
    Format::of(bytes).is_some()
}

fn judge(file: &File<'_>, question: &Question) -> Vec<Judgement> {
    let Some(format) = Format::of(file.bytes) else { return Vec::new() };
    let mut judgement = Judgement::of(format!("picture ({})", format.name()));
    let contents = match format {
        Format::Png => png::read(file.bytes),
        Format::Jpeg => jpeg::read(file.bytes),
        Format::WebP | Format::Tiff => {
            judgement.rule(&rules::FORM, Verdict::NotJudged, "pictures of this format are not read");
            return vec![judgement];
        }
    };
    let picture = Picture::of(file.bytes, contents);
    picture.tell_fields(&mut judgement);
    picture.judge_form(&mut judgement);
    picture.judge_end(&mut judgement);
    marks::judge(&picture, &mut judgement);
    source::judge(&picture, &mut judgement);
    dates::judge(&picture, question.today, &mut judgement);
    picture.judge_thumbnail(&mut judgement);
    picture.judge_reuse(&mut judgement);
    let credentials = c2pa::judge(&picture);
    std::iter::once(judgement).chain(credentials).collect()
}

/// A picture while it is judged.
struct Picture<'a> {
    bytes: &'a [u8],
    contents: Contents<'a>,
    exif: Exif,
    xmp: Xmp,
}

impl<'a> Picture<'a> {
    fn of(bytes: &'a [u8], contents: Contents<'a>) -> Self {
        let exif = contents.exif.map(Exif::read).unwrap_or_default();
        let xmp = contents.xmp.as_deref().map(Xmp::read).unwrap_or_default();
        Self { bytes, contents, exif, xmp }
    }

    fn tell_fields(&self, judgement: &mut Judgement) {
        let exif = &self.exif;
        let size = self.contents.size.map(|size| size.to_string());
        let camera = [&exif.make, &exif.model].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        let fields = [
            (FieldName::PictureSize, size),
            (FieldName::Camera, (!camera.is_empty()).then_some(camera)),
            (FieldName::Program, exif.software.clone().or_else(|| self.xmp.creator_tool.clone())),
            (FieldName::TakenAt, exif.taken.map(|moment| moment.to_string())),
            (FieldName::ChangedAt, exif.changed.map(|moment| moment.to_string())),
            (FieldName::TakenWhere, exif.place.map(|place| place.to_string())),
        ];
        let told = fields.into_iter().filter_map(|(name, text)| Some(Field::printed(name, quote(&text?))));
        judgement.fields.extend(told);
        if let Some(serial) = exif.serial.as_deref().filter(|serial| is_telling(serial)) {
            let value = format!("{} {serial}", exif.model.as_deref().unwrap_or_default()).trim().to_lowercase();
            judgement.traces.push(Trace { kind: TraceKind::CameraSerial, value });
        }
    }

    fn judge_form(&self, judgement: &mut Judgement) {
        let flaws = &self.contents.flaws;
        let (verdict, seen) = match (self.contents.is_whole, flaws.is_empty()) {
            (false, _) => (Verdict::NotJudged, "the file is cut short or damaged: it was read up to there".to_owned()),
            (true, true) => (Verdict::Holds, "every part is where it should be".to_owned()),
            (true, false) => (Verdict::Unusual, flaws.join("; ")),
        };
        judgement.rule(&rules::FORM, verdict, seen);
    }

    /// Phones append pictures, clips and data of their own; a file of another kind is what people hide, or glue.
    fn judge_end(&self, judgement: &mut Judgement) {
        let after = self.contents.after;
        let (verdict, seen) = match (after.len(), contents::other_file(after)) {
            (0, _) => (Verdict::Holds, "nothing follows the end of the picture".to_owned()),
            (length, None) => {
                (Verdict::Holds, format!("{length} bytes follow the end of the picture, as phones append"))
            }
            (length, Some(kind)) => {
                (Verdict::Unusual, format!("{length} bytes follow the end of the picture: they begin as {kind}"))
            }
        };
        if self.contents.is_whole {
            judgement.rule(&rules::END, verdict, seen);
        }
    }

    fn judge_thumbnail(&self, judgement: &mut Judgement) {
        let (Some(size), Some(small)) = (self.contents.size, self.exif.thumbnail) else { return };
        let seen = format!("the picture has {size}, the thumbnail in it {small}");
        let verdict = match small {
            // EXIF prescribes this size to cameras, which fill it up with bars.
            small if small.is_prescribed_thumbnail() => Verdict::NotJudged,
            small if size.has_proportions_of(small) => Verdict::Holds,
            _ => Verdict::Unusual,
        };
        judgement.rule(&rules::THUMBNAIL, verdict, seen);
    }

    fn judge_reuse(&self, judgement: &mut Judgement) {
        match hash::fingerprint(self.bytes) {
            Ok(fingerprint) => {
                let value = fingerprint.to_string();
                judgement.traces.push(Trace { kind: TraceKind::PictureHash, value });
                judgement.rule(&rules::REUSE, Verdict::Holds, "the picture has a mark by which it is met again");
            }
            Err(reason) => judgement.rule(&rules::REUSE, Verdict::NotJudged, reason.to_string()),
        }
    }
}

/// A number that a maker left blank or filled up is on every camera of the kind.
fn is_telling(serial: &str) -> bool {
    let digits = serial.chars().filter(|sign| sign.is_alphanumeric() && *sign != '0');
    digits.collect::<std::collections::BTreeSet<_>>().len() >= 3
}

/// The beginning of a text of the file, in one line.
fn quote(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST_QUOTE).collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

#[cfg(test)]
mod tests;
