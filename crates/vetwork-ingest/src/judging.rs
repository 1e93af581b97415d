//! What a dossier's files are judged by, and what is kept of it: the holder's words become the claim, and the rulings of
//! vetwork-identity become facts. Of numbers, a ruling that is kept shows the end.

use jiff::civil::Date;
use vetwork_canon::national_id::hidden_in;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{Inspection, Question};
use vetwork_identity::judgement::{FieldName, Judgement, Ruling, Verdict};
use vetwork_identity::trace::Trace;
use vetwork_model::facts::{
    AddressKind, IdentityDocument, JudgedDocument, JudgedFile, JudgedRuling, KEPT_AT_MOST, ReadField, TEXT_AT_MOST,
    TRACES_AT_MOST,
};
use vetwork_model::judged::Standing;
use vetwork_model::{DossierFile, Name, When};

use crate::documents::Problem;

/// Rules that hold a name against the one that is given.
const NAME_RULES: [&str; 5] =
    ["zone-claimed-name", "licence-claimed-name", "credential-name-claimed", "file-author", "file-title"];

/// Rules by which a signature is proven; what they saw names who signed.
const SIGNED: [&str; 3] = ["chip-issued", "credential-signature", "signed-pdf-signature"];

/// Whether the parts of a Word document could be read.
const WORD_PARTS: &str = "word-parts";

/// What must count for nothing: neither the field nor a ruling about it is kept.
const COUNTS_NOTHING: [FieldName; 5] =
    [FieldName::Sex, FieldName::Nationality, FieldName::Surroundings, FieldName::ClockOffset, FieldName::TakenWhere];

/// What nobody needs to know for a hiring: it is judged, and not kept.
const NOT_KEPT: [FieldName; 3] = [FieldName::Measures, FieldName::Colours, FieldName::OptionalData];

/// Has a file judged by what the dossier says of its holder. `document` is the identity document that it was presented as.
///
/// Where it bears another name than the one in use, it is held against names that were given in confidence too, and one
/// that fits counts in silence. Sex is never part of the claim.
pub fn judge(
    dossier: &DossierFile,
    document: Option<&IdentityDocument>,
    today: Date,
    mut ask: impl FnMut(&Question) -> Result<Inspection, Problem>,
) -> JudgedFile {
    let mut question = Question { claim: claim(dossier, document), today };
    let mut judged = ask(&question);
    for former in &dossier.sealed.former_names {
        if !judged.as_ref().is_ok_and(bears_another_name) {
            break;
        }
        question.claim.name = Some(former.reveal().to_owned());
        if let Ok(again) = ask(&question)
            && !bears_another_name(&again)
        {
            judged = Ok(again);
        }
    }
    match judged {
        Ok(inspection) => kept(inspection, question.claim.document_number.as_deref()),
        Err(problem) => JudgedFile { unjudged: Some(problem.sentence("the file")), ..Default::default() },
    }
}

fn claim(dossier: &DossierFile, document: Option<&IdentityDocument>) -> Claim {
    let day = |when: Option<When>| match when {
        Some(When::Day(day)) => Some(day),
        _ => None,
    };
    let home = dossier.addresses.iter().find(|address| address.kind == AddressKind::Home && address.to.is_none());
    Claim {
        name: (!dossier.name.is_blank()).then(|| dossier.name.reveal().to_owned()),
        birth_date: dossier.birth_dates.iter().find_map(|birth| day(birth.date)),
        address: home.filter(|home| !home.is_blank()).map(|home| home.line()),
        document_number: document.and_then(|document| document.number.clone()),
        ..Claim::default()
    }
}

/// Leaves out that a Word document unpacks too far, where who read its text has said so. What else speaks against it stays;
/// what only holds does not, since hardly anything was looked at.
pub fn leave_out_what_is_said(inspection: &mut Inspection) {
    inspection.judgements.retain_mut(|judgement| {
        let before = judgement.rulings.len();
        judgement.rulings.retain(|ruling| ruling.rule.id != WORD_PARTS || ruling.verdict < Verdict::Unusual);
        judgement.rulings.len() == before || judgement.verdict() >= Verdict::Unusual
    });
}

fn bears_another_name(inspection: &Inspection) -> bool {
    let mut rulings = inspection.judgements.iter().flat_map(|judgement| &judgement.rulings);
    rulings.any(|ruling| ruling.verdict >= Verdict::Unusual && NAME_RULES.contains(&ruling.rule.id))
}

fn kept(inspection: Inspection, claimed: Option<&str>) -> JudgedFile {
    let documents = inspection.judgements.into_iter().take(KEPT_AT_MOST).map(|one| document(one, claimed));
    JudgedFile { documents: documents.collect(), broke_off: inspection.broke_off, ..Default::default() }
}

fn document(mut judgement: Judgement, claimed: Option<&str>) -> JudgedDocument {
    let numbers: Vec<String> = numbers(&judgement, claimed);
    judgement.rulings.retain(|ruling| ruling.field.is_none_or(|field| !COUNTS_NOTHING.contains(&field)));
    judgement.fields.retain(|field| !COUNTS_NOTHING.contains(&field.name) && !NOT_KEPT.contains(&field.name));
    let verdict = judgement.verdict();
    let count = |verdict| {
        let such = judgement.rulings.iter().filter(|ruling| ruling.verdict == verdict).count();
        u32::try_from(such).unwrap_or(u32::MAX)
    };
    let (held, not_judged) = (count(Verdict::Holds), count(Verdict::NotJudged));
    let proven = |ruling: &&Ruling| ruling.verdict == Verdict::Proven && SIGNED.contains(&ruling.rule.id);
    let signed_by = judgement.rulings.iter().find(proven).map(|ruling| cut(&ruling.seen));
    let mut telling: Vec<&Ruling> =
        judgement.rulings.iter().filter(|ruling| ruling.verdict >= Verdict::Proven).collect();
    telling.sort_by_key(|ruling| std::cmp::Reverse(ruling.verdict));
    let ruling = |ruling: &Ruling| JudgedRuling {
        rule: ruling.rule.id.to_owned(),
        verdict: ruling.verdict,
        field: ruling.field,
        seen: cut(&numbers.iter().fold(ruling.seen.to_string(), |seen, number| hidden_in(&seen, number))),
    };
    let rulings = telling.into_iter().take(KEPT_AT_MOST).map(ruling).collect();
    let fields = judgement.fields.iter().take(KEPT_AT_MOST).map(|field| ReadField {
        name: field.name,
        text: Name::new(cut(&field.text)),
        standing: if field.signed { Standing::Signed } else { judgement.kind.standing() },
    });
    JudgedDocument {
        kind: judgement.kind,
        title: cut(&judgement.title),
        verdict,
        rulings,
        held,
        not_judged,
        fields: fields.collect(),
        traces: traces(judgement.traces),
        signed_by,
    }
}

/// Numbers that no ruling shows whole: whoever reads why a document is in doubt need not learn them.
fn numbers(judgement: &Judgement, claimed: Option<&str>) -> Vec<String> {
    let read = judgement.fields.iter().filter(|field| field.name.is_number() || field.name == FieldName::OptionalData);
    // The longest first, so that none is cut up by another that is part of it.
    let mut numbers: Vec<String> = read.map(|field| field.text.as_str()).chain(claimed).map(str::to_owned).collect();
    numbers.sort_by_key(|number| std::cmp::Reverse(number.len()));
    numbers
}

/// In a fixed order, so that what is cut off does not depend on the file's: the kinds that tell most come first.
fn traces(mut traces: Vec<Trace>) -> Vec<Trace> {
    traces.sort();
    traces.dedup();
    traces.truncate(TRACES_AT_MOST);
    traces
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT_AT_MOST).collect()
}

#[cfg(test)]
mod tests {
    use vetwork_identity::inspect::{File, inspect};
    use vetwork_identity::judgement::Field;
    use vetwork_model::judged::JudgedKind;

    use super::*;

    /// Inputs: a dossier, what is in the file. Expected: verdict and the rules that said something.
    #[track_caller]
    fn check(dossier: &str, file: &str, expected: (Verdict, &[&str])) -> JudgedFile {
        let dossier: DossierFile = serde_saphyr::from_str(dossier).unwrap();
        let today = "2026-11-22".parse().unwrap();
        let judged = judge(&dossier, dossier.identity_documents.first(), today, |question| {
            Ok(inspect(&File::of(file.as_bytes()), question))
        });
        let [document] = judged.documents.as_slice() else { panic!("{:?}", judged.documents) };
        let rules: Vec<&str> = document.rulings.iter().map(|ruling| ruling.rule.as_str()).collect();
        assert_eq!((document.verdict, rules.as_slice()), expected, "{:#?}", document.rulings);
        judged
    }

    /// A card of a state that does not exist, with every digit right.
    const ZONE: &str = "P<UTOKESSLER<<DANA<<<<<<<<<<<<<<<<<<<<<<<<<<\nK45X910280UTO8811259F3104116<<<<<<<<<<<<<<<6\n";

    #[test]
    fn a_file_is_held_against_what_the_dossier_says() {
        let dana = "name: Dana Kessler\nbirth_dates: [{ date: 1988-11-25 }]\n";
        let judged = check(dana, ZONE, (Verdict::Unusual, &["zone-state-code"]));
        let document = &judged.documents[0];
        assert_eq!(document.kind, JudgedKind::Zone);
        assert_eq!(document.birth_date(), "1988-11-25".parse().ok());
        assert!(document.fields.iter().all(|field| !COUNTS_NOTHING.contains(&field.name)), "{document:?}");
        let other = "name: Robert Hale\nbirth_dates: [{ date: 1979-02-01 }]\n";
        check(other, ZONE, (Verdict::Refuted, &["zone-claimed-birth-date", "zone-state-code", "zone-claimed-name"]));
    }

    #[test]
    fn a_name_given_in_confidence_counts_in_silence() {
        let dossier = "name: Robin Ashe\nsealed: { former_names: [Dana Kessler] }\n";
        let judged = check(dossier, ZONE, (Verdict::Unusual, &["zone-state-code"]));
        assert!(judged.documents[0].rulings.iter().all(|ruling| !ruling.seen.contains("Kessler")));
    }

    /// What resumes from Seoul, and from a traveller's computer, are like.
    #[test]
    fn what_must_count_for_nothing_is_not_kept() {
        let mut judgement = Judgement::of("Word document");
        let rule = vetwork_identity::rules().next().unwrap();
        for field in COUNTS_NOTHING {
            judgement.fields.push(Field::printed(field, "ko-KR, +09:00"));
            judgement.rule_on(field, rule, Verdict::Refuted, "ko-KR, +09:00");
        }
        let kept = document(judgement, None);
        assert_eq!(kept.verdict, Verdict::NotJudged);
        assert!(kept.fields.is_empty() && kept.rulings.is_empty(), "{kept:?}");
    }

    #[test]
    fn a_ruling_shows_only_the_end_of_a_number() {
        let dossier = "name: Dana Kessler\nidentity_documents: [{ kind: passport, number: K45X91029 }]\n";
        // Its own digit is wrong, and with it the one over all.
        let file = ZONE.replace("K45X910280", "K45X910281");
        let rules = ["zone-check-digit", "zone-check-digit", "zone-state-code", "zone-claimed-number"];
        let judged = check(dossier, &file, (Verdict::Refuted, &rules));
        let seen: Vec<&str> = judged.documents[0].rulings.iter().map(|ruling| ruling.seen.as_str()).collect();
        assert!(seen[0].contains("…1028") && seen[3].contains("…1028") && seen[3].contains("…1029"), "{seen:?}");
        assert!(seen.iter().all(|seen| !seen.contains("K45X9")), "{seen:?}");
    }

    #[test]
    fn what_cannot_be_judged_is_said() {
        let dossier = DossierFile::default();
        let judged = judge(&dossier, None, "2026-11-22".parse().unwrap(), |_| Err(Problem::TimedOut));
        assert!(judged.documents.is_empty() && judged.unjudged.is_some());
    }
}
