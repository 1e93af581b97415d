use proptest::prelude::*;
use serde_json::{Value, json};
use vetwork_model::{Name, words};

use super::sample::{self, OF_OTHERS};
use super::*;

/// The three outputs of a copy.
fn outputs(copy: &PersonsCopy<'_>) -> [(&'static str, String); 3] {
    [
        ("text", text(copy, &sample::meta, &sample::source)),
        ("html", html(copy, &sample::meta, &sample::source)),
        ("json", json(copy, &sample::meta, &sample::source)),
    ]
}

/// The outputs of the sample after a change.
fn of_sample(change: impl Fn(&mut PersonsCopy<'_>)) -> [(&'static str, String); 3] {
    let (name, dossier, sealed) = (sample::name(), sample::dossier(), sample::sealed());
    let (assessments, events) = (sample::assessments(), sample::events());
    let mut copy = sample::copy(&name, &dossier, &sealed, &assessments, &events);
    change(&mut copy);
    outputs(&copy)
}

#[test]
fn the_copy_as_text() {
    let [(_, text), ..] = of_sample(|_| {});
    insta::assert_snapshot!(text);
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 96, "{line}");
    }
}

#[test]
fn nothing_of_others_is_in_it() {
    let mut raw = sample::dossier().to_string();
    raw.extend(sample::assessments().iter().map(|one| one.record.to_string() + one.by));
    let raw = raw.to_lowercase();
    for (output, text) in of_sample(|_| {}) {
        // An employer may be called as somebody is, and so may a place: what is the subject's own stays.
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("Marsh-free Harbour", "");
        for value in OF_OTHERS {
            assert!(raw.contains(&value.to_lowercase()), "{value} is not in the sample");
            assert!(!text.contains(value), "{value} in {output}: {text}");
        }
    }
}

#[test]
fn every_field_of_others_is_withheld_somewhere_in_the_sample() {
    let [.., (_, json)] = of_sample(|_| {});
    let whole: Value = serde_json::from_str(&json).unwrap();
    for (section, _, others) in fields::TABLE {
        for (field, _) in others.iter().filter(|(_, whose)| *whose != fields::Whose::Words) {
            let entries = whole["data"]["dossier"][section.name()].as_array().cloned().unwrap_or_default();
            let withheld = entries.iter().any(|entry| entry[*field].to_string().contains(": "));
            assert!(withheld, "{}: {field}", section.name());
        }
    }
}

#[test]
fn what_is_the_subjects_own_stays() {
    for (output, text) in of_sample(|_| {}) {
        for value in [
            "mira.castellano@example.org",
            "+49 30 901820",
            "12 Rose Street",
            "C01X00T47",
            "1990-05-17",
            "DE02120300000000202051",
            "Hollin & Drew Ltd",
            "M. Castellano",
            "mira castellano",
            "203.0.113.5",
            "7 Mill Road",
            "flatmate",
            "Platform engineer",
            "In May I ran the",
        ] {
            let shown = match output {
                "json" => value.to_owned(),
                "html" => value.replace('&', "&#38;").replace("1990-05-17", "17 May 1990"),
                _ => value.replace("1990-05-17", "17 May 1990"),
            };
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&shown), "{shown} in {output}: {text}");
        }
    }
}

#[test]
fn confidential_facts_are_handed_out_separately() {
    for (output, text) in of_sample(|_| {}) {
        for value in ["Recife", "Mira Old", "\"BR\""] {
            assert!(!text.contains(value), "{value} in {output}");
        }
    }
    let [(_, text), ..] = of_sample(|_| {});
    assert!(text.contains("Former names") && text.contains("Nationalities") && text.contains("two"), "{text}");
    for (output, text) in of_sample(|copy| copy.with_confidential = true) {
        assert!(text.contains("Recife") && text.contains("Mira Old"), "{output}");
    }
    let [(_, text), ..] = of_sample(|copy| copy.confidential = None);
    assert!(!text.contains("confidence"), "{text}");
}

#[test]
fn our_own_prose_keeps_its_words() {
    for organisation in [false, true] {
        for (output, text) in of_sample(|copy| (copy.organisation, copy.with_confidential) = (organisation, true)) {
            assert_eq!(words::ruled_out(&text), None, "{output}");
        }
    }
    let dossier = json!({});
    for (output, text) in of_sample(|copy| (copy.assessments, copy.events) = (&[], &[])) {
        assert_eq!(words::ruled_out(&text), None, "{output}");
    }
    let name = Name::default();
    let bare = PersonsCopy {
        id: "a",
        name: &name,
        organisation: false,
        today: jiff::civil::date(2026, 11, 22),
        dossier: &dossier,
        confidential: None,
        with_confidential: false,
        assessments: &[],
        events: &[],
        kept_until: None,
        held_until: None,
    };
    let [(_, text), ..] = outputs(&bare);
    assert!(text.contains("No facts are held.") && text.contains("No assessment of you is kept."), "{text}");
}

#[test]
fn the_page_asks_nothing_of_another_machine() {
    let [_, (_, page), _] = of_sample(|_| {});
    for opener in ["src=\"", "url(http", "@import", "<link", "<iframe", "<img", "<script", "href=\"http"] {
        assert!(!page.contains(opener), "{opener}");
    }
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"));
    let targets: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_eq!(targets.iter().filter(|id| **id == target).count(), 1, "#{target}");
    }
}

#[test]
fn the_data_hold_every_assessment_whole() {
    let [.., (_, json)] = of_sample(|_| {});
    let whole: Value = serde_json::from_str(&json).unwrap();
    let assessments = whole["data"]["assessments"].as_array().unwrap();
    let entries: Vec<i64> = assessments.iter().map(|one| one["entry"].as_i64().unwrap()).collect();
    assert_eq!(entries, [12, 9, 3]);
    assert_eq!(assessments[0]["record"]["findings"].as_array().unwrap().len(), 4);
    assert_eq!(assessments[0]["record"]["findings"], assessments[1]["record"]["findings"]);
    assert_eq!(whole["copy"]["parts"].as_array().unwrap().len(), 7);
}

/// The value with every text within it replaced.
fn made_of(value: &Value, text: &str) -> Value {
    match value {
        Value::String(_) => text.into(),
        Value::Array(all) => all.iter().map(|one| made_of(one, text)).collect(),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| (name.clone(), made_of(value, text));
            Value::Object(fields.iter().map(field).collect())
        }
        other => other.clone(),
    }
}

fn assert_inert(copy: &PersonsCopy<'_>) {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
    };
    for (output, text) in outputs(copy) {
        assert_eq!(text.chars().find(|c| bad(*c)), None, "{output}");
        let markup = ["<script", "<img", "' onmouseover", "<b>x"].iter().find(|open| text.contains(**open));
        assert!(output != "html" || markup.is_none(), "{markup:?}");
    }
}

#[test]
fn hostile_text_is_inert_everywhere() {
    for hostile in [
        "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7}",
        "\u{9b}31mred",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"><img src=x onerror=alert(1)>' onmouseover='x",
        "\u{202e}gnp.exe zero\u{200b}width\u{feff}",
        "{{ 7 * 7 }} {% include \"style.css\" %}",
        "two\nlines\r\nand\ra \0 nul\u{2028}x\u{85}",
        "[another person]",
        "",
    ] {
        let (name, dossier) = (Name::new(hostile), made_of(&sample::dossier(), hostile));
        let mut assessments = sample::assessments();
        for one in &mut assessments {
            one.record = made_of(&one.record, hostile);
            one.by = hostile;
        }
        let events = [EventCopy { at: assessments[0].at, what: hostile.to_owned(), text: Some(hostile.to_owned()) }];
        let (sealed, today) = (made_of(&sample::sealed(), hostile), jiff::civil::date(2026, 11, 22));
        let mut copy = sample::copy(&name, &dossier, &sealed, &assessments, &events);
        (copy.id, copy.kept_until, copy.with_confidential) = (hostile, Some((today, hostile.to_owned())), true);
        assert_inert(&copy);
    }
}

#[test]
fn long_hostile_text_is_inert_and_whole() {
    let long = "x\u{202e}<b>\u{1b}[31m 0147 ".repeat(6_000);
    let (name, sealed) = (sample::name(), json!({}));
    let dossier = json!({
        "files": [{ "text": long }],
        "references": [{ "name": long, "phone": long, "email": long, "company": long }],
        "incidents": { "note": long },
    });
    let mut assessments = sample::assessments();
    assessments.truncate(2);
    assessments[1].record["findings"][0]["sentence"] = long.as_str().into();
    assessments[1].record["findings"][1]["observed"][0]["value"] = long.as_str().into();
    let copy = sample::copy(&name, &dossier, &sealed, &assessments, &[]);
    assert_inert(&copy);
    let [(_, text), ..] = outputs(&copy);
    assert_eq!(text.matches("0147").count(), 4 * 6_000);
}

#[test]
fn what_is_read_from_every_place_is_not_read_to_its_end_each_time() {
    let (name, sealed) = (sample::name(), json!({}));
    for piece in ["-", ".", " ", "0", "漢", "a.", "- ", "@", "(0)", "\u{300}"] {
        let long = piece.repeat(4_000);
        let dossier = json!({
            "files": [{ "text": long }],
            "references": [{ "name": "漢漢 Lee", "phone": "+44 20 7946 0121", "email": "lee@post.example" }],
            "incidents": [{ "note": long }],
        });
        assert_inert(&sample::copy(&name, &dossier, &sealed, &[], &[]));
    }
}

#[test]
fn a_value_of_which_nothing_is_left_in_canonical_form_is_passed_over() {
    let (name, sealed) = (sample::name(), json!({}));
    let dossier = json!({
        "emails": [{ "address": " " }, { "address": "" }, { "address": ":" }],
        "references": [{ "name": "Lee", "email": ":a" }],
        "incidents": [{ "note": ":lee@post.example : Lee" }],
    });
    assert_inert(&sample::copy(&name, &dossier, &sealed, &[], &[]));
}

#[test]
fn others_are_found_however_they_are_written() {
    let (name, sealed) = (sample::name(), json!({}));
    let check = |note: &str, expected: &str| {
        let dossier = json!({
            "emails": [{ "address": "berg.castellano@example.org" }],
            "employment": [{ "employer": "Berg & Sons" }, { "employer": "Berg" }],
            "references": [{ "name": "Anna van der Berg", "email": "a.berg@gmail.com", "phone": "+44 20 7946 0121" }],
            "households": [{ "name": "Tobias Castellano", "with": "tobias-c" }, { "name": "May" }],
        });
        let copy = sample::copy(&name, &dossier, &sealed, &[], &[]);
        let mut others = Others::of(&copy);
        others.keep_own(&dossier);
        assert_eq!(others.words(note), expected, "{note}");
    };
    let (person, number) = ("[another person: name withheld]", "[another person: telephone number withheld]");
    let mail = "[another person: e-mail address withheld]";
    check("Anna van der Berg rang.", &format!("{person} rang."));
    check("ANNA VAN DER BERG; van der Berg, Anna", &format!("{person}; {person}"));
    check("A. Berg and Ms Berg’s firm", &format!("{person} and Ms {person}’s firm"));
    check("a van der Waals force", "a van der Waals force");
    check("ABerg@googlemail.com, mailto:a.berg+x@gmail.com", &format!("{mail}, {mail}"));
    check("020 7946 0121 or 0044 (0)20/7946-0121.", &format!("{number} or {number}."));
    check("+44 20 7946-0121, 442079460121", &format!("{number}, {number}"));
    check("Mira Castellano and Tobias", &format!("Mira Castellano and {person}"));
    check("Castellano; T. Castellano; M. Castellano", &format!("Castellano; {person}; M. Castellano"));
    check(
        "Berg & Sons, Berg-Tech; BERG.CASTELLANO@example.org; berg@firm.example",
        &format!("Berg & Sons, {person}-Tech; BERG.CASTELLANO@example.org; {mail}"),
    );
    check("12 +44 20 7946 0121", &format!("12 {number}"));
    check("(tobias-c)", "([another person: id withheld])");
    check("I may start in spring", "I may start in spring");
    check(
        "[another person: name withheld] and [another person]",
        "[another person: name withheld] and [another person]",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_inert(
        name in "\\PC{0,20}|[A-Za-z李明é .,'-]{0,20}",
        note in "\\PC*|[\\x1b\u{202e}\u{200d}0-9+() @.:a-c李明é<>&-]{0,200}|.*",
        value in "\\PC{0,30}|[0-9+() ]{0,30}|[a-c@.+:-]{0,20}",
    ) {
        let dossier = json!({
            "emails": [{ "address": value }],
            "sessions": [{ "device": note, "display_name": value }],
            "references": [{ "name": name, "phone": value, "email": note }],
            "households": [{ "with": value, "name": value }],
            "incidents": [{ "note": note }],
        });
        let (subject, sealed) = (Name::new(value.as_str()), json!({ "former_names": [note] }));
        assert_inert(&sample::copy(&subject, &dossier, &sealed, &[], &[]));
    }
}

#[test]
fn the_same_records_give_the_same_copy() {
    let once = of_sample(|_| {});
    let (name, dossier, sealed) = (sample::name(), sample::dossier(), sample::sealed());
    let (mut assessments, mut events) = (sample::assessments(), sample::events());
    assessments.reverse();
    events.reverse();
    let copy = sample::copy(&name, &dossier, &sealed, &assessments, &events);
    assert_eq!(once, outputs(&copy));
}
