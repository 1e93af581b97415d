//! Has the files of one dossier judged in the confined child, those of a chip as one.

use vetwork_identity::chip::is_security_object;
use vetwork_identity::inspect::File;
use vetwork_ingest::judging;
use vetwork_model::DossierFile;
use vetwork_model::facts::{IdentityDocument, JudgedFile};
use vetwork_model::judged::{JudgedKind, Verdict};

use super::attachments::{Attachments, Opened};

/// Files of one document that are judged as its chip's; a chip has at most 16 data groups.
const COMPANIONS_AT_MOST: usize = 20;

impl Attachments<'_> {
    /// Every file as it was judged. What goes wrong with one costs that one.
    pub(super) fn judged(&mut self, dossier: &DossierFile, files: &[(String, Opened)]) -> Vec<JudgedFile> {
        let mut all = Vec::new();
        for (named, file) in files.iter().filter(|(_, file)| !file.bytes.is_empty()) {
            let presented = presented_as(dossier, named);
            let companions = match presented {
                Some(document) if is_security_object(&file.bytes) => beside(document, named, files),
                _ => Vec::new(),
            };
            let mut judged = self.judge(dossier, presented, file, &companions);
            judged.path.clone_from(named);
            judged.sha256 = Some(file.sha256.clone()).filter(|digest| !digest.is_empty());
            judged.handed_in_as =
                dossier.files.iter().find(|file| file.path.as_deref() == Some(named)).map(|file| file.kind);
            judged.presented_as = presented.map(|document| document.kind);
            all.push(judged);
        }
        let chips: Vec<String> = all.iter().flat_map(|judged| judged.companions.iter().cloned()).collect();
        all.retain(|judged| !(chips.contains(&judged.path) && is_part_of_a_chip(judged)));
        all
    }

    fn judge(
        &mut self,
        dossier: &DossierFile,
        presented: Option<&IdentityDocument>,
        file: &Opened,
        companions: &[&(String, Opened)],
    ) -> JudgedFile {
        let is_chip = !companions.is_empty() || is_security_object(&file.bytes);
        let anchors = if is_chip {
            let trusted = &self.trusted;
            self.anchors.get_or_insert_with(|| (trusted.anchors)()).as_ref()
        } else {
            None
        };
        // Keys of issuers stand beside credentials, files of the holder beside a chip: never the other way round.
        let beside: Vec<&[u8]> = if is_chip {
            companions.iter().map(|(_, file)| file.bytes.as_slice()).collect()
        } else {
            self.trusted.keys.iter().map(Vec::as_slice).collect()
        };
        let asked = File { companions: &beside, anchors, ..File::of(&file.bytes) };
        let (reader, limits) = (&mut self.reader, &self.limits);
        let mut judged = judging::judge(dossier, presented, self.today, |question| {
            let mut inspection = reader.inspect(&asked, question, limits)?;
            if is_chip {
                inspection.judgements.retain(|judgement| judgement.kind != JudgedKind::Credential);
            }
            if file.unpacks_too_far {
                judging::leave_out_what_is_said(&mut inspection);
            }
            Ok(inspection)
        });
        judged.companions = companions.iter().map(|(named, _)| named.clone()).collect();
        judged
    }
}

/// The identity document that names a file.
fn presented_as<'a>(dossier: &'a DossierFile, named: &str) -> Option<&'a IdentityDocument> {
    dossier.identity_documents.iter().find(|document| document.named_files().any(|file| file == named))
}

/// The other files of a document.
fn beside<'a>(document: &IdentityDocument, named: &str, files: &'a [(String, Opened)]) -> Vec<&'a (String, Opened)> {
    let others = document.named_files().filter(|file| *file != named);
    others.filter_map(|file| files.iter().find(|(known, _)| known == file)).take(COMPANIONS_AT_MOST).collect()
}

/// A data group by itself proves nothing and is told with its chip.
fn is_part_of_a_chip(judged: &JudgedFile) -> bool {
    judged.documents.iter().all(|document| document.kind == JudgedKind::Chip && document.verdict == Verdict::NotJudged)
}
