use proptest::prelude::*;

use super::{EducationLine, EmploymentLine, resume_facts};

const RESUME: &str = "\
Zoë Müller-Łukasz
Senior platform engineer · Berlin · zoe.mueller@example.org · +49 30 5550 1234 · github.com/zoem

Work Experience
Senior Engineer, Corvane Systems GmbH\tJan 2018 – Mar 2020
• Cut cost by 30 % from 2018 – 2019.
Engineer, Hollin & Drew\t03/2015 – 12/2017
Built billing.
Education
University of Tarrow, BSc Computer Science\t2011 – 2015
Skills
Languages: Rust, Python; Kubernetes | PostgreSQL
";

fn job(title: Option<&str>, employer: Option<&str>, from: &str, to: Option<&str>) -> EmploymentLine {
    let own = |text: Option<&str>| text.map(str::to_owned);
    EmploymentLine {
        employer: own(employer),
        title: own(title),
        from: own(Some(from)),
        to: own(to),
        current: to.is_none(),
    }
}

fn study(institution: Option<&str>, degree: Option<&str>, from: Option<&str>, to: Option<&str>) -> EducationLine {
    let own = |text: Option<&str>| text.map(str::to_owned);
    EducationLine { institution: own(institution), degree: own(degree), from: own(from), to: own(to) }
}

#[test]
fn a_whole_resume() {
    let facts = resume_facts(RESUME);
    assert_eq!(facts.name.as_deref(), Some("Zoë Müller-Łukasz"));
    assert_eq!(facts.emails, ["zoe.mueller@example.org"]);
    assert_eq!(facts.phones, ["+49 30 5550 1234"]);
    assert_eq!(facts.links, ["github.com/zoem"]);
    assert_eq!(facts.skills, ["Rust", "Python", "Kubernetes", "PostgreSQL"]);
    assert_eq!(
        facts.employment,
        [
            job(Some("Senior Engineer"), Some("Corvane Systems GmbH"), "2018-01", Some("2020-03")),
            job(Some("Engineer"), Some("Hollin & Drew"), "2015-03", Some("2017-12")),
        ]
    );
    assert_eq!(
        facts.education,
        [study(Some("University of Tarrow"), Some("BSc Computer Science"), Some("2011"), Some("2015"))]
    );
}

#[test]
fn jobs() {
    let check = |lines: &str, expected: &[EmploymentLine]| {
        assert_eq!(resume_facts(&format!("Experience\n{lines}")).employment, expected, "{lines:?}");
    };
    let both = [job(Some("Senior Engineer"), Some("Hollin & Drew"), "2018-01", None)];
    check("Senior Engineer at Hollin & Drew, Jan 2018 – present", &both);
    check("Senior Engineer | Hollin & Drew | Berlin | Jan 2018 – present", &both);
    check("Hollin & Drew | Senior Engineer | Jan 2018 – present", &both);
    check("Jan 2018 – present: Senior Engineer, Hollin & Drew", &both);
    check("Senior Engineer\nHollin & Drew\nJan 2018 – present", &both);
    check("Hollin & Drew\nSenior Engineer\nJan 2018 – present", &both);
    check("Jan 2018 – present\nSenior Engineer\nHollin & Drew\nRan everything.", &both);
    check("Hollin & Drew\nSenior Engineer\tJan 2018 – present", &both);
    check("Senior Engineer\tJan 2018 – present\nHollin & Drew\n- Ran everything", &both);
    check("Senior Engineer, Hollin & Drew\nJan 2018 – present", &both);
    check(
        "Engineer, Corvane, Inc., Jan 2018 – present",
        &[job(Some("Engineer"), Some("Corvane, Inc."), "2018-01", None)],
    );
    check(
        "Softwareentwickler\tJan 2018 – heute\nran the platform",
        &[job(Some("Softwareentwickler"), None, "2018-01", None)],
    );
    // Two neighbours that could both be the employer: neither is taken.
    check("Hollin & Drew\nEngineer\tJan 2018 – present\nBlue Harbour", &[job(Some("Engineer"), None, "2018-01", None)]);
    check("Took a year off, 2018 – 2019", &[]);
    check("• Migrated Corvane Systems, 2018 – 2019", &[]);
}

#[test]
fn headings_in_eight_languages() {
    let check = |heading: &str| {
        let text = format!("{heading}\nEngineer, Corvane GmbH\t2018 – 2019");
        assert_eq!(resume_facts(&text).employment.len(), 1, "{heading:?}");
    };
    for heading in [
        "WORK EXPERIENCE",
        "Berufserfahrung:",
        "Expérience professionnelle",
        "Experiencia laboral",
        "Doświadczenie zawodowe",
        "Esperienze lavorative",
        "Werkervaring",
        "— Experiência profissional —",
    ] {
        check(heading);
    }
    assert_eq!(resume_facts("Projects\nEngineer, Corvane GmbH\t2018 – 2019").employment, []);
}

#[test]
fn studies() {
    let check = |lines: &str, expected: &[EducationLine]| {
        assert_eq!(resume_facts(&format!("Education\n{lines}")).education, expected, "{lines:?}");
    };
    let (institution, degree) = (Some("University of Tarrow"), Some("B.Sc. Computer Science"));
    check("B.Sc. Computer Science, University of Tarrow, 2015", &[study(institution, degree, None, Some("2015"))]);
    check(
        "University of Tarrow\nB.Sc. Computer Science\n2011 – 2015",
        &[study(institution, degree, Some("2011"), Some("2015"))],
    );
    check(
        "University of Tarrow\t2011 – 2015\nB.Sc. Computer Science",
        &[study(institution, degree, Some("2011"), Some("2015"))],
    );
    check(
        "Technische Universität Tarrow, 2015",
        &[study(Some("Technische Universität Tarrow"), None, None, Some("2015"))],
    );
    check("Read a lot, 2015", &[]);
}

#[test]
fn names() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(resume_facts(text).name.as_deref(), expected, "{text:?}");
    };
    check("Ada Lovelace", Some("Ada Lovelace"));
    check("ADA LOVELACE", Some("ADA LOVELACE"));
    check("Curriculum Vitae\n\nJoost van der Meer", Some("Joost van der Meer"));
    check("Ada Lovelace, PhD", Some("Ada Lovelace"));
    check("Ada Lovelace | Engineer", Some("Ada Lovelace"));
    check("Name: Ada Lovelace", Some("Ada Lovelace"));
    check("서연한", Some("서연한"));
    check("Анна Петрова", Some("Анна Петрова"));
    check("Senior Engineer", None);
    check("Work Experience", None);
    check("ada@example.org", None);
    check("I build things that last", None);
    check("", None);
}

#[test]
fn contacts() {
    let check = |text: &str, emails: &[&str], phones: &[&str], links: &[&str]| {
        let facts = resume_facts(text);
        assert_eq!((facts.emails, facts.phones, facts.links), (own(emails), own(phones), own(links)), "{text:?}");
    };
    check("ada@example.org, ADA+cv@mail.example.org.", &["ada@example.org", "ADA+cv@mail.example.org"], &[], &[]);
    check("ada@localhost @handle a@b@c.de", &[], &[], &[]);
    check("Tel.: 030 5550 1234", &[], &["030 5550 1234"], &[]);
    check("(202) 555-0147 · +1 202 555 0148", &[], &["(202) 555-0147", "+1 202 555 0148"], &[]);
    check("2018 - 2020, id-12345678, order 12345678", &[], &[], &[]);
    check("https://example.org/a, www.example.org", &[], &[], &["https://example.org/a", "www.example.org"]);
    check("linkedin.com/in/ada (github.com/ada)", &[], &[], &["linkedin.com/in/ada", "github.com/ada"]);
    check("Node.js/React, CI/CD, 3.5/4.0", &[], &[], &[]);
}

fn own(list: &[&str]) -> Vec<String> {
    list.iter().map(|item| (*item).to_owned()).collect()
}

proptest! {
    #[test]
    fn never_panics(text in "(?s).{0,400}") {
        resume_facts(&text);
    }

    #[test]
    fn never_panics_on_what_looks_like_a_resume(lines in prop::collection::vec(
        prop::sample::select(vec![
            "Experience", "Education", "2018 – 2019", "Jan", "–", "Engineer, Corvane, Inc.", "", "• x", "+1 202 555 0147",
            "seit 03/2018", "University", "2018-", "Skills", "a@b.org", "é", "01.03.2018–",
        ]), 0..20)) {
        resume_facts(&lines.join("\n"));
        resume_facts(&lines.join(" "));
    }
}
