//! The privacy notice for applicants, from the enabled checks and the pack of a jurisdiction. A draft
//! for a lawyer to read, complete in what the program does.

use std::collections::BTreeMap;

use vetwork_checks::all;
use vetwork_model::{Jurisdiction, Phase};

/// What the law of a jurisdiction adds. Statements of fact with their source; not legal advice.
struct Pack {
    basis: &'static str,
    rights: &'static [&'static str],
    retention: &'static str,
}

fn pack(jurisdiction: Jurisdiction) -> Pack {
    match jurisdiction {
        Jurisdiction::Us => Pack {
            basis: "We check identity and stated facts in the same way for everyone in a role, as federal law on national origin and citizenship requires (42 U.S.C. 2000e-2; 8 U.S.C. 1324b). Documents on the right to work are asked for after an offer only, and you choose which of the accepted documents to show.",
            rights: &[
                "If a background check by a third party is part of a decision against you, you receive a copy of it and a summary of your rights before the decision, and can dispute it (15 U.S.C. 1681b(b)(3)).",
                "You can ask for another way of taking any step. You need not say why to the people who interview you.",
            ],
            retention: "Records of hiring are kept for one year, or longer where a claim is open (29 CFR 1602.14).",
        },
        Jurisdiction::Uk => Pack {
            basis: "We rely on our legitimate interest in knowing whom we hire, and on legal duties under sanctions and right-to-work law (UK GDPR, Article 6(1)(f) and (c)).",
            rights: &[
                "You can see what we hold, have it corrected or erased, and object (UK GDPR, Articles 15 to 17 and 21).",
                "No decision is made by a program alone. You can ask for a person to explain it and to look again (Articles 22A to 22D).",
                "You can complain to the Information Commissioner's Office.",
            ],
            retention: "If you are not hired, the record is erased after six months unless you ask us to keep it.",
        },
        Jurisdiction::Eu => Pack {
            basis: "We rely on our legitimate interest in knowing whom we hire, and on legal duties under sanctions and right-to-work law (GDPR, Article 6(1)(f) and (c)).",
            rights: &[
                "You can see what we hold, have it corrected or erased, restrict it, and object (GDPR, Articles 15 to 18 and 21).",
                "No decision is made by a program alone (GDPR, Article 22). You can ask for a person to explain it and to look again.",
                "You can complain to the data protection authority of your country.",
            ],
            retention: "If you are not hired, the record is erased after six months unless you ask us to keep it.",
        },
    }
}

/// The notice as Markdown.
pub fn notice(jurisdiction: Jurisdiction, employer: &str, contact: &str) -> String {
    let pack = pack(jurisdiction);
    let mut by_phase: BTreeMap<Phase, Vec<&str>> = BTreeMap::new();
    let mut special: BTreeMap<&str, ()> = BTreeMap::new();
    for check in all() {
        let notices = by_phase.entry(check.meta.first_phase(jurisdiction)).or_default();
        if !notices.contains(&check.meta.lawful.notice) {
            notices.push(check.meta.lawful.notice);
        }
        if let Some(category) = check.meta.lawful.special_category {
            special.insert(category, ());
        }
    }
    let mut text = format!(
        "# How {employer} checks applications\n\n\
         For applicants, workers and business partners. {}.\n\n\
         We compare what you tell us with what we and others see. We do so to protect you, us and our customers from \
         people who are hired under another person's identity. The same questions are asked of everyone in a role.\n\n\
         **Never used:** your name's origin, nationality, ethnicity, language, accent, looks, place of study, style of \
         writing, or the country of your bank or payment service.\n\n\
         **A person decides.** A program sorts what was found and what was not asked; it decides nothing. A question \
         that nobody has asked never counts against you.\n\n## Why we may do this\n\n{}\n\n## What we look at, and when\n",
        jurisdiction.words(),
        pack.basis
    );
    for (phase, notices) in by_phase {
        text.push_str(&format!("\nFrom the phase *{}*:\n\n", phase.words()));
        for notice in notices {
            text.push_str(&format!("- {notice}\n"));
        }
    }
    if !special.is_empty() {
        let categories: Vec<&str> = special.into_keys().collect();
        text.push_str(&format!(
            "\nSome of this can touch {}. It is used only where the law allows it, and only as an answer (it fitted, it \
             did not, nobody could tell).\n",
            categories.join(", ")
        ));
    }
    text.push_str("\n## Your rights\n\n");
    for right in pack.rights {
        text.push_str(&format!("- {right}\n"));
    }
    text.push_str(&format!(
        "\n## How long\n\n{}\n\n## Who sees it\n\nPeople at {employer} who hire, and those who keep us safe. It is processed on our own \
         machines. If your identity was used by somebody else, tell us: we then treat you as the person you are, and help.\n\n\
         ## Whom to ask\n\n{contact}\n",
        pack.retention
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_names_every_check_rights_and_contact_and_no_ruled_out_word() {
        for jurisdiction in [Jurisdiction::Us, Jurisdiction::Uk, Jurisdiction::Eu] {
            let text = notice(jurisdiction, "Hollin & Drew", "privacy@hollin.example");
            assert!(all().iter().all(|check| text.contains(check.meta.lawful.notice)));
            assert!(text.contains("privacy@hollin.example") && text.contains("A person decides"));
            assert_eq!(vetwork_model::words::ruled_out(&text), None);
        }
    }
}
