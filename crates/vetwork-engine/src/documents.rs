//! The pages of a subject's documents: what was claimed, what is printed and what is signed, field by field, and what of it a
//! rule speaks against.

use std::collections::BTreeSet;

use vetwork_canon::iban::masked;
use vetwork_model::document::{DocumentPage, DocumentPart, DocumentRow, Fit, PageRuling, Placed};
use vetwork_model::facts::{BirthDate, DocumentKind, IdentityDocument, JudgedDocument, JudgedFile, JudgedRuling};
use vetwork_model::judged::{FieldName, Standing, Verdict};
use vetwork_model::name::NameRelation;
use vetwork_model::{Dossier, Name};

/// Most documents that get a page.
const MOST_PAGES: usize = 40;
/// Most values of one field in one column.
const MOST_VALUES: usize = 6;

/// Told in one piece, as the name.
const NAMES: [FieldName; 3] = [FieldName::Name, FieldName::Surname, FieldName::GivenNames];

/// Every document of which a file was judged: identity documents with all of their files, then other files.
pub(crate) fn documents(dossier: &Dossier) -> Vec<DocumentPage> {
    let files: Vec<&JudgedFile> = dossier.each::<JudgedFile>().map(|item| item.fact).collect();
    let mut told = BTreeSet::new();
    let mut pages = Vec::new();
    for presented in dossier.each::<IdentityDocument>() {
        let presented = presented.fact;
        let judged = |path: &str| files.iter().copied().find(|file| file.path == path);
        let own: Vec<&JudgedFile> =
            presented.named_files().filter_map(judged).filter(|file| !told.contains(&file.path)).collect();
        told.extend(own.iter().map(|file| file.path.clone()));
        if !own.is_empty() {
            pages.push(Paper { dossier, presented: Some(presented), files: own }.page());
        }
    }
    let others = files.iter().filter(|file| !told.contains(&file.path));
    pages.extend(others.map(|file| Paper { dossier, presented: None, files: vec![file] }.page()));
    pages.truncate(MOST_PAGES);
    pages
}

/// A document with its files.
struct Paper<'a> {
    dossier: &'a Dossier,
    presented: Option<&'a IdentityDocument>,
    files: Vec<&'a JudgedFile>,
}

impl<'a> Paper<'a> {
    fn found(&self) -> impl Iterator<Item = &'a JudgedDocument> {
        self.files.iter().flat_map(|file| &file.documents)
    }

    fn page(&self) -> DocumentPage {
        let verdict = self.found().map(|found| found.verdict).max().unwrap_or(Verdict::NotJudged);
        let unjudged = self.files.iter().filter_map(|file| Some(format!("{}: {}", file.path, file.unjudged.as_ref()?)));
        let broke_off = |file: &&JudgedFile| format!("{}: {}", file.path, file.broke_off.join(", "));
        DocumentPage {
            what: self.what(),
            files: self.files.iter().map(|file| file.path.clone()).collect(),
            verdict,
            proves: proves(verdict, self.is_identity()),
            rows: self.rows(),
            parts: self.found().map(part).collect(),
            gaps: unjudged.chain(self.files.iter().filter(|file| !file.broke_off.is_empty()).map(broke_off)).collect(),
            next: next(verdict, self.is_identity()),
        }
    }

    fn is_identity(&self) -> bool {
        self.presented.is_some() || self.found().any(|found| found.kind.is_identity_document())
    }

    fn what(&self) -> &'static str {
        match self.presented.map(|presented| presented.kind) {
            Some(DocumentKind::Passport) => "Passport",
            Some(DocumentKind::DrivingLicence) => "Driving licence",
            Some(DocumentKind::IdentityCard) => "Identity card",
            Some(DocumentKind::ResidencePermit) => "Residence permit or visa",
            Some(DocumentKind::Other) => "Identity document",
            None if self.is_identity() => "Identity document, not named as one",
            None => "File",
        }
    }

    fn rows(&self) -> Vec<DocumentRow> {
        let mut fields: Vec<FieldName> = vec![
            FieldName::Name,
            FieldName::BirthDate,
            FieldName::DocumentNumber,
            FieldName::IssueDate,
            FieldName::ExpiryDate,
        ];
        for field in self.found().flat_map(|found| &found.fields) {
            if !fields.contains(&field.name) && !NAMES.contains(&field.name) {
                fields.push(field.name);
            }
        }
        fields.into_iter().filter_map(|field| self.row(field)).collect()
    }

    fn row(&self, field: FieldName) -> Option<DocumentRow> {
        let (printed, signed) = self.read(field);
        let rulings: Vec<PageRuling> = self.found().flat_map(|found| about(found, field)).map(ruling).collect();
        if printed.is_empty() && signed.is_empty() && rulings.is_empty() {
            return None;
        }
        let claimed = self.claimed(field);
        let fit = match rulings.iter().any(|ruling| ruling.verdict == Verdict::Refuted) {
            true => Fit::Differ,
            false => self.fit(field, &[&claimed[..], &printed, &signed].concat()),
        };
        let shown = |values: Vec<Placed>| {
            let masked =
                |one: Placed| Placed { text: if field.is_number() { masked(&one.text) } else { one.text }, ..one };
            values.into_iter().take(MOST_VALUES).map(masked).collect()
        };
        let (claimed, printed, signed) = (shown(claimed), shown(printed), shown(signed));
        Some(DocumentRow { field: field.title(), claimed, printed, signed, fit, rulings })
    }

    /// What the subject said of it.
    fn claimed(&self, field: FieldName) -> Vec<Placed> {
        let presented = |text: Option<String>| text.map(|text| placed(text, "as presented"));
        let of_document = presented(self.presented.and_then(|document| match field {
            FieldName::Name => document.name.as_ref().map(|name| name.reveal().to_owned()),
            FieldName::BirthDate => document.birth_date.map(|day| day.to_string()),
            FieldName::DocumentNumber => document.number.clone(),
            FieldName::IssueDate => document.issued.map(|day| day.to_string()),
            FieldName::ExpiryDate => document.expires.map(|day| day.to_string()),
            _ => None,
        }));
        let of_subject = match field {
            FieldName::Name | FieldName::Author if !self.dossier.name.is_blank() => {
                Some(self.dossier.name.reveal().to_owned())
            }
            FieldName::BirthDate if self.is_identity() => {
                self.dossier.each::<BirthDate>().find_map(|birth| birth.fact.date).map(|day| day.to_string())
            }
            _ => None,
        };
        of_subject.map(|text| placed(text, "the application")).into_iter().chain(of_document).collect()
    }

    /// What stands in its files: printed, and signed.
    fn read(&self, field: FieldName) -> (Vec<Placed>, Vec<Placed>) {
        let (mut printed, mut signed) = (Vec::new(), Vec::new());
        for found in self.found() {
            let read: Vec<(String, Standing)> = if field == FieldName::Name {
                let standing =
                    found.fields.iter().filter(|own| NAMES.contains(&own.name)).map(|own| own.standing).max();
                found.holder().map(|name| name.reveal().to_owned()).zip(standing).into_iter().collect()
            } else {
                let own = found.fields.iter().filter(|own| own.name == field);
                own.map(|own| (own.text.reveal().to_owned(), own.standing)).collect()
            };
            for (text, standing) in read {
                let column = if standing == Standing::Signed { &mut signed } else { &mut printed };
                let value = placed(text, &found.title);
                if !column.contains(&value) {
                    column.push(value);
                }
            }
        }
        (printed, signed)
    }

    fn fit(&self, field: FieldName, values: &[Placed]) -> Fit {
        let [first, others @ ..] = values else { return Fit::Alone };
        if others.is_empty() {
            return Fit::Alone;
        }
        if field == FieldName::Name {
            let names = others.iter().map(|other| {
                let (first, other) = (Name::new(first.text.clone()), Name::new(other.text.clone()));
                self.dossier.name_relation(&other, first.relation(&other))
            });
            return names.map(of_names).max().unwrap_or(Fit::Alone);
        }
        // Programs write what they like into the properties of a file: an author is often a coach or a former owner.
        if field == FieldName::Author {
            return Fit::Alone;
        }
        let plain = |value: &Placed| -> String {
            value.text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        if others.iter().all(|other| plain(other) == plain(first)) { Fit::Agree } else { Fit::Differ }
    }
}

fn of_names(relation: NameRelation) -> Fit {
    match relation {
        NameRelation::Same | NameRelation::Variant => Fit::Agree,
        NameRelation::Different => Fit::Differ,
        NameRelation::CannotTell => Fit::CannotTell,
    }
}

fn placed(text: String, place: &str) -> Placed {
    Placed { text, place: place.to_owned() }
}

/// Rulings about a field that say something against it; those on parts of a name stand with the name.
fn about(found: &JudgedDocument, field: FieldName) -> impl Iterator<Item = &JudgedRuling> {
    let is_about = move |own: FieldName| own == field || field == FieldName::Name && NAMES.contains(&own);
    let against = found.rulings.iter().filter(|ruling| ruling.verdict >= Verdict::Unusual);
    against.filter(move |ruling| ruling.field.is_some_and(is_about))
}

fn part(found: &JudgedDocument) -> DocumentPart {
    let shown: BTreeSet<FieldName> = found.fields.iter().map(|field| field.name).collect();
    let is_elsewhere = |ruling: &&JudgedRuling| {
        ruling.verdict >= Verdict::Unusual && ruling.field.is_some_and(|field| shown.contains(&field))
    };
    DocumentPart {
        title: found.title.clone(),
        verdict: found.verdict,
        held: found.held,
        not_judged: found.not_judged,
        signed_by: found.signed_by.clone(),
        rulings: found.rulings.iter().filter(|one| !is_elsewhere(one)).map(ruling).collect(),
    }
}

fn ruling(own: &JudgedRuling) -> PageRuling {
    let rule = vetwork_identity::rules().find(|rule| rule.id == own.rule);
    let proves = rule.map(|rule| if own.verdict >= Verdict::Unusual { rule.broken } else { rule.holding });
    PageRuling {
        rule: own.rule.clone(),
        asks: rule.map_or("a rule that this version does not know", |rule| rule.asks),
        verdict: own.verdict,
        seen: own.seen.clone(),
        proves: proves.unwrap_or_default(),
    }
}

/// What a verdict on a document as a whole proves.
fn proves(verdict: Verdict, is_identity: bool) -> &'static str {
    match verdict {
        Verdict::Proven if !is_identity => {
            "That the signer whom it names signed it, as told below. Not that what it says is true, nor whom it is about."
        }
        Verdict::NotJudged => "Nothing: it could not be judged.",
        Verdict::Holds => "Little: nothing speaks against it. Whoever makes a document up can see to that as well.",
        Verdict::Proven => {
            "That its issuer signed what stands under signed. Not that it belongs to whoever handed it in."
        }
        Verdict::Unusual => "Nothing by itself: most are not like this, and some honest ones are.",
        Verdict::Refuted => {
            "That something in it cannot be so. Not who made it so, nor that the subject knows: a slip, a poor copy or damage on \
             the way is to be ruled out first."
        }
    }
}

/// What could be done next.
fn next(verdict: Verdict, is_identity: bool) -> &'static str {
    match (verdict, is_identity) {
        (Verdict::NotJudged, _) => "Ask for it again, as the issuer gave it out.",
        (Verdict::Proven, true) => "See in a live call that it is theirs.",
        (Verdict::Holds, true) => {
            "Where the law lets you, see a document of their choice in a live call, or have its chip or signature read."
        }
        (Verdict::Unusual, true) => {
            "Ask about it, kindly and as you would ask anyone; look at the document in a live call."
        }
        (Verdict::Refuted, true) => {
            "Ask for the file or a picture of it once more. If it stays so, ask the issuer, over a contact that you found yourself."
        }
        (Verdict::Holds | Verdict::Proven, false) => "Nothing.",
        (Verdict::Unusual, false) => "Ask about it, kindly and as you would ask anyone.",
        (Verdict::Refuted, false) => {
            "Ask whoever issued it for the file as they sent it, over a contact that you found yourself."
        }
    }
}

#[cfg(test)]
mod tests;
