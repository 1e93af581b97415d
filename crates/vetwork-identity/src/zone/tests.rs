use jiff::civil::{Date, date};
use mrz::{MrzDate, Td1Fields, Td2Fields, Td3Fields};

use super::layout::Format;
use super::{Capture, judge};
use crate::claim::{Claim, Sex};
use crate::inspect::{File, Question, inspect};
use crate::judgement::{FieldName, Judgement, Verdict};
use crate::trace::TraceKind;

mod properties;

const TODAY: Date = date(2026, 11, 22);

fn question(claim: Claim) -> Question {
    Question { claim, today: TODAY }
}

fn day(year: i32, month: u32, day: u32) -> MrzDate {
    MrzDate::Calendar(mrz::Date::new(year, month, day))
}

/// A made-up traveller: Swedish, so that the national number in the zone is read.
fn traveller() -> Td3Fields {
    Td3Fields {
        issuing_country: "SWE".into(),
        document_number: "AA0123456".into(),
        surname: "Öberg Lind".into(),
        given_names: "Mira Sofia".into(),
        nationality: "SWE".into(),
        date_of_birth: day(1990, 5, 12),
        sex: mrz::Sex::Female,
        date_of_expiry: day(2031, 3, 1),
        ..Td3Fields::default()
    }
}

fn passport() -> String {
    mrz::format_td3(&traveller())
}

fn only(text: &str, claim: Claim) -> Judgement {
    let mut judgements = judge(text, Capture::Text, &question(claim));
    assert_eq!(judgements.len(), 1, "{text}");
    judgements.remove(0)
}

/// The worst verdict of a rule, and what was seen where it came out so.
fn verdict(judgement: &Judgement, rule: &str) -> Option<(Verdict, String)> {
    let rulings = || judgement.rulings.iter().filter(|ruling| ruling.rule.id == rule);
    let worst = rulings().map(|ruling| ruling.verdict).max()?;
    let seen: Vec<&str> = rulings().filter(|it| it.verdict == worst).map(|it| it.seen.as_ref()).collect();
    Some((worst, seen.join("\n")))
}

fn check(text: &str, claim: Claim, rule: &str, expected: Verdict, says: &str) {
    let judgement = only(text, claim);
    let (found, seen) = verdict(&judgement, rule).unwrap_or_else(|| panic!("{rule} was not asked of\n{text}"));
    assert_eq!(found, expected, "{rule}: {seen}\n{text}");
    assert!(seen.contains(says), "{rule}: {seen}\n{text}");
}

fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} in {text}");
    text.replacen(from, to, 1)
}

#[test]
fn a_zone_without_fault_holds_throughout() {
    let text = passport();
    let claim = Claim {
        name: Some("Mira Öberg Lind".into()),
        birth_date: Some(date(1990, 5, 12)),
        sex: Some(Sex::Female),
        document_number: Some("AA 0123456".into()),
        ..Claim::default()
    };
    let judgement = only(&text, claim);
    let bad: Vec<_> = judgement.rulings.iter().filter(|ruling| ruling.verdict != Verdict::Holds).collect();
    assert!(bad.is_empty(), "{bad:#?}");
    assert_eq!(judgement.verdict(), Verdict::Holds);
    assert_eq!(judgement.field(FieldName::Surname), Some("OEBERG LIND"));
    assert_eq!(judgement.field(FieldName::BirthDate), Some("1990-05-12"));
    let trace = judgement.traces.first().map(|trace| (trace.kind, trace.value.as_str()));
    assert_eq!(trace, Some((TraceKind::DocumentNumber, "SWE AA0123456")));
}

#[test]
fn one_zone_however_it_is_written() {
    let text = passport();
    let expected = only(&text, Claim::default());
    for other in [
        text.replace('\n', ""),
        text.replace('\n', " "),
        text.to_lowercase(),
        text.replace('<', "&lt;"),
        format!("Scan of page 2\n\n{}\n\nregards", text.replace('\n', "\r\n")),
        format!("\"{text}\""),
        text.replace('\n', "\n\n"),
    ] {
        assert_eq!(only(&other, Claim::default()), expected, "{other}");
    }
}

#[test]
fn texts_without_a_zone() {
    for text in [
        "",
        "if a << 3 { b << 4 }",
        "<html><body><p>Hello</p></body></html>",
        "template<typename T, typename U> struct pair {};",
        "Dear Ms Lind,\nthank you for your application.\n",
        "MZXW6YTBOJRGC6TFMZXW6YTBOJRGC6TFMZXW6YTBOJRG\nMZXW6YTBOJRGC6TFMZXW6YTBOJRGC6TFMZXW6YTBOJRG",
    ] {
        assert_eq!(judge(text, Capture::Text, &question(Claim::default())), [], "{text}");
    }
}

#[test]
fn digits() {
    let text = passport();
    let check = |from: &str, to: &str, rule, expected, says| {
        check(&with(&text, from, to), Claim::default(), rule, expected, says)
    };
    check("AA0123456", "AA0123457", "zone-check-digit", Verdict::Refuted, "stands there");
    check("9005123", "9005127", "zone-check-digit", Verdict::Refuted, "7 stands there; 900512 makes 3");
    // The digit over all alone: one slip in it does this.
    let last = text.chars().last().unwrap();
    let other = if last == '9' { '0' } else { '9' };
    let slipped = format!("{}{other}", &text[..text.len() - 1]);
    self::check(&slipped, Claim::default(), "zone-digits-together", Verdict::Unusual, "the one over all is wrong");
    // K and a filler are worth the same: no digit sees it, which the rule says.
    check("LIND<<", "LINDK<", "zone-check-digit", Verdict::Holds, "");
}

#[test]
fn a_digit_set_right_over_all_and_wrong_in_a_field_was_edited() {
    let text = with(&passport(), "9005123", "9005127");
    let (first, second) = text.split_once('\n').unwrap();
    let whole = format!("{}{}{}", &second[..10], &second[13..20], &second[21..43]);
    let edited = format!("{first}\n{}{}", &second[..43], mrz::check_digit(&whole).unwrap());
    check(&edited, Claim::default(), "zone-digits-together", Verdict::Refuted, "one slip would break both");
}

#[test]
fn codes() {
    let text = passport();
    let check = |from: &str, to: &str, rule, expected, says| {
        check(&with(&text, from, to), Claim::default(), rule, expected, says)
    };
    check("P<SWE", "X<SWE", "zone-document-code", Verdict::Refuted, "begins with P");
    check("P<SWE", "P1SWE", "zone-document-code", Verdict::Refuted, "second character");
    check("P<SWE", "PDSWE", "zone-document-code", Verdict::Holds, "diplomatic");
    check("P<SWE", "P<QQQ", "zone-state-code", Verdict::Unusual, "not a code of the standard");
    check("P<SWE", "P<S0E", "zone-state-code", Verdict::Refuted, "letters");
    check("P<SWE", "P<YUG", "zone-state-code", Verdict::Unusual, "no longer in use");
    check("P<SWE", "P<D<<", "zone-state-code", Verdict::Holds, "");
    check("P<SWE", "P<UTO", "zone-state-code", Verdict::Unusual, "Utopia");
    check("P<SWE", "P<XXB", "zone-state-code", Verdict::Unusual, "not an issuer");
    // Refugees and stateless people: told, and never held against them.
    for code in ["XXA", "XXB", "XXC", "XXX", "RKS", "EUE", "UNO", "GBN"] {
        check("SWE9005", &format!("{code}9005"), "zone-state-code", Verdict::Holds, "");
    }
    check("3F3103", "3X3103", "zone-sex-mark", Verdict::Unusual, "filler");
    check("3F3103", "3<3103", "zone-sex-mark", Verdict::Holds, "not stated");
    check("3F3103", "3Q3103", "zone-sex-mark", Verdict::Refuted, "neither");
}

#[test]
fn dates() {
    let made = |change: fn(&mut Td3Fields)| {
        let mut fields = traveller();
        change(&mut fields);
        mrz::format_td3(&fields)
    };
    let check = |text: &str, rule, expected, says| check(text, Claim::default(), rule, expected, says);
    check(&with(&passport(), "900512", "901312"), "zone-date", Verdict::Refuted, "no day of the calendar");
    check(&with(&passport(), "900512", "9O0512"), "zone-date", Verdict::Refuted, "letters");
    check(&with(&passport(), "9005123", "<<<<<<0"), "zone-date", Verdict::Holds, "not stated");
    check(&made(|it| it.date_of_expiry = day(2024, 3, 1)), "zone-in-date", Verdict::Unusual, "expired on 2024-03-01");
    check(&made(|it| it.date_of_expiry = day(2037, 9, 1)), "zone-validity-period", Verdict::Holds, "ten years");
    check(
        &made(|it| it.date_of_expiry = day(2039, 9, 1)),
        "zone-validity-period",
        Verdict::Unusual,
        "more than 10 years",
    );
    check(&made(|it| it.date_of_birth = day(2015, 9, 1)), "zone-age", Verdict::Unusual, "11 years old");
    check(&made(|it| it.date_of_birth = day(1933, 9, 1)), "zone-age", Verdict::Unusual, "93 years old");
    let young_german = made(|it| {
        it.issuing_country = "D".into();
        it.date_of_birth = day(2006, 1, 1);
        it.date_of_expiry = day(2035, 1, 1);
    });
    check(&young_german, "zone-validity-period", Verdict::Unusual, "German Passport Act");
}

#[test]
fn names() {
    let made = |surname: &str, given: &str| {
        mrz::format_td3(&Td3Fields { surname: surname.into(), given_names: given.into(), ..traveller() })
    };
    let named = |name: &str| Claim { name: Some(name.into()), ..Claim::default() };
    let rule = "zone-claimed-name";
    // The honest: another order, a name left out, letters written as the standard has them, a cut, one name alone.
    check(&passport(), named("LIND ÖBERG, Mira"), rule, Verdict::Holds, "");
    check(&passport(), named("Mira S. Oberg Lind"), rule, Verdict::Holds, "");
    check(&made("Müller", "Jürgen"), named("Jurgen Muller"), rule, Verdict::Holds, "");
    check(&made("Иванова", "Юлия"), named("Yulia Ivanova"), rule, Verdict::Holds, "");
    check(&made("Nguyen", "Thi Minh Khai"), named("Nguyễn Thị Minh Khai"), rule, Verdict::Holds, "");
    let long = "Wolfeschlegelsteinhausenberger";
    check(
        &made(long, "Adolph Blaine Charles"),
        named(&format!("Adolph Blaine Charles {long}")),
        rule,
        Verdict::Holds,
        "",
    );
    check(&passport(), named("Mira Sofia Dahl"), rule, Verdict::Unusual, "change of family name");
    check(&passport(), named("Jonas Rask"), rule, Verdict::Unusual, "different");
    check(&with(&passport(), "LIND<<MIRA", "L1ND<<MIRA"), named("x"), "zone-name-form", Verdict::Refuted, "digits");
    check(&made("Sukarno", ""), Claim::default(), "zone-name-form", Verdict::Holds, "one name");
    check(&with(&passport(), "<<MIRA<SOFIA", "<MIRA<<<SOFI"), Claim::default(), "zone-name-form", Verdict::Unusual, "");
}

#[test]
fn claims() {
    let born = |on| Claim { birth_date: Some(on), ..Claim::default() };
    let rule = "zone-claimed-birth-date";
    check(&passport(), born(date(1990, 5, 12)), rule, Verdict::Holds, "");
    check(&passport(), born(date(1990, 12, 5)), rule, Verdict::Unusual, "change places");
    check(&passport(), born(date(1991, 5, 12)), rule, Verdict::Unusual, "one digit");
    check(&passport(), born(date(1984, 7, 30)), rule, Verdict::Refuted, "different");
    let sex = Claim { sex: Some(Sex::Male), ..Claim::default() };
    check(&passport(), sex, "zone-claimed-sex", Verdict::Unusual, "female here; male");
    let number = Claim { document_number: Some("AA7777777".into()), ..Claim::default() };
    check(&passport(), number, "zone-claimed-number", Verdict::Unusual, "AA7777777");
}

#[test]
fn the_national_number_inside() {
    let inside = |number: &str| mrz::format_td3(&Td3Fields { personal_number: Some(number.into()), ..traveller() });
    let rule = "zone-personal-number";
    check(&inside("199005122388"), Claim::default(), rule, Verdict::Holds, "1990-05-12, female");
    check(&inside("198001010001"), Claim::default(), rule, Verdict::Unusual, "1980-01-01");
    // Any other use of the field is the issuer's right.
    assert_eq!(verdict(&only(&inside("ABC123"), Claim::default()), rule), None);
}

#[test]
fn published_samples() {
    let rule = "zone-published-sample";
    for text in [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
        "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<",
        "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4",
    ] {
        check(text, Claim::default(), rule, Verdict::Refuted, "is in the");
        assert_eq!(verdict(&only(text, Claim::default()), "zone-check-digit").unwrap().0, Verdict::Holds, "{text}");
        assert_eq!(only(text, Claim::default()).traces, [], "{text}");
    }
}

#[test]
fn long_numbers() {
    let card = Td1Fields {
        document_code: "I".into(),
        issuing_country: "BEL".into(),
        document_number: "592012345678".into(),
        surname: "Lind".into(),
        given_names: "Mira".into(),
        nationality: "BEL".into(),
        date_of_birth: day(1990, 5, 12),
        sex: mrz::Sex::Female,
        date_of_expiry: day(2031, 3, 1),
        ..Td1Fields::default()
    };
    let text = mrz::format_td1(&card);
    assert_eq!(only(&text, Claim::default()).field(FieldName::DocumentNumber), Some("592012345678"));
    check(&text, Claim::default(), "zone-long-number", Verdict::Holds, "goes on");
    check(&text, Claim::default(), "zone-check-digit", Verdict::Holds, "");
}

#[test]
fn a_broken_zone_is_told_as_one() {
    let text = passport();
    // A character lost in the second line; the repair may find it, and then says so.
    let lost = text.replacen("SWE9005", "SW9005", 1);
    let judgement = only(&lost, Claim::default());
    assert!(judgement.rulings.iter().all(|ruling| ruling.verdict != Verdict::Refuted), "{judgement:#?}");
    // The first line alone.
    check(text.lines().next().unwrap(), Claim::default(), "zone-form", Verdict::Unusual, "44 characters");
    // A number that begins with a filler.
    check(&with(&text, "AA0123456", "<A0123456"), Claim::default(), "zone-check-digit", Verdict::Holds, "");
}

#[test]
fn what_was_guessed_is_not_judged() {
    // O for 0 in the birth date, and a quotation mark for two fillers: the repair puts both right.
    let text = with(&with(&passport(), "900512", "9OO512"), "LIND<<MIRA", "LIND«MIRA");
    let judgement = only(&text, Claim { birth_date: Some(date(1984, 7, 30)), ..Claim::default() });
    assert_eq!(verdict(&judgement, "zone-read-repaired").unwrap().0, Verdict::Unusual);
    assert_eq!(verdict(&judgement, "zone-claimed-birth-date").unwrap().0, Verdict::NotJudged);
    assert_eq!(judgement.field(FieldName::BirthDate), Some("1990-05-12"));
    assert!(judgement.rulings.iter().all(|ruling| ruling.verdict != Verdict::Refuted), "{judgement:#?}");
}

#[test]
fn a_picture_may_be_misread() {
    let misread = with(&passport(), "900512", "9O0512");
    let by = |capture| {
        let judgements = judge(&misread, capture, &question(Claim::default()));
        let rulings = judgements.into_iter().flat_map(|judgement| judgement.rulings);
        let mut of_birth =
            rulings.filter(|it| it.rule.id == "zone-check-digit" && it.field == Some(FieldName::BirthDate));
        of_birth.next().unwrap()
    };
    assert_eq!(by(Capture::Text).verdict, Verdict::Refuted);
    let picture = by(Capture::Picture);
    assert_eq!(picture.verdict, Verdict::NotJudged);
    assert!(picture.seen.contains("misread"), "{}", picture.seen);
}

#[test]
fn every_format_agrees_with_the_library() {
    let td2 = mrz::format_td2(&Td2Fields {
        document_code: "I".into(),
        issuing_country: "FRA".into(),
        document_number: "880692310".into(),
        surname: "Rask".into(),
        given_names: "Jonas".into(),
        nationality: "FRA".into(),
        date_of_birth: day(1985, 2, 28),
        sex: mrz::Sex::Male,
        date_of_expiry: day(2030, 1, 1),
        ..Td2Fields::default()
    });
    for (text, title) in [(passport(), "TD3"), (td2, "TD2")] {
        let judgement = only(&text, Claim::default());
        assert!(judgement.title.contains(title), "{}", judgement.title);
        assert_eq!(judgement.verdict(), Verdict::Holds, "{judgement:#?}");
    }
}

#[test]
fn files_are_known_by_their_text() {
    let inspected = |bytes: &[u8]| inspect(&File::of(bytes), &question(Claim::default())).judgements.len();
    assert_eq!(inspected(passport().as_bytes()), 1);
    assert_eq!(inspected(format!("{0}\n{0}", passport()).as_bytes()), 2);
    let text = passport();
    let from_a_picture = File { capture: Capture::Picture, ..File::of(text.as_bytes()) };
    let judgement = inspect(&from_a_picture, &question(Claim::default())).judgements.remove(0);
    assert_eq!(verdict(&judgement, "zone-read-repaired").map(|it| it.0), Some(Verdict::NotJudged));
    // The judge of PDF files alone, whether or not its bytes are plain.
    assert_eq!(inspected(b"%PDF-1.7 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\0"), 1);
    assert_eq!(inspected(b"%PDF-1.7 <<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"), 1);
}

#[test]
fn shared_vectors() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/identity/mrz");
    #[expect(clippy::disallowed_methods, reason = "the saved vectors are files")]
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    if read("td3_lines.txt").is_none() {
        println!("{} is absent: the saved vectors were NOT tested", folder.display());
        return;
    }
    let samples =
        ["td1_lines.txt", "td1_specimen.txt", "td2_lines.txt", "td2_specimen.txt", "td3_lines.txt", "td3_specimen.txt"];
    for name in samples {
        check(&read(name).unwrap(), Claim::default(), "zone-published-sample", Verdict::Refuted, "is in the");
    }
    let noisy = [
        "ocr_noise_in_text.txt",
        "dropped_filler_mid_line.txt",
        "tesseract_k_l_misreads.txt",
        "td1_single_paragraph_k_misreads.txt",
    ];
    for name in noisy {
        let judgement = only(&read(name).unwrap(), Claim::default());
        let title = &judgement.title;
        let worst = verdict(&judgement, "zone-check-digit").map(|it| it.0);
        println!("{name}: {title}: {:?}, digits {worst:?}", verdict(&judgement, "zone-read-repaired"));
    }
    assert_eq!(
        only(&read("html_escaped_merged_lines.txt").unwrap(), Claim::default()).title,
        Format::Td3.layout().title
    );
}
