//! Which rows count, which are kept apart, which are refused and with which words.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 21);
const HEADER: &str = "kind,value,source,conduct_code,evidence,confidence,added,expires,relates_to\n";

fn row(kind: &str, value: &str) -> String {
    format!("{kind},{value},Case 12,identity-borrowed,file 7,high,2026-06-01,2027-05-31,operator")
}

fn read(rows: &[&str]) -> IndicatorFile {
    parse_csv(format!("{HEADER}{}\n", rows.join("\n")).as_bytes(), TODAY)
}

#[test]
fn reads_every_kind() {
    let hash = "ab".repeat(32);
    let values = [
        ("email", "a.b@example.org", IndicatorKind::Email),
        ("Phone", "+49 30 123456", IndicatorKind::Phone),
        ("domain", "example.org", IndicatorKind::Domain),
        ("wallet", "0x52908400098527886E0F7030069857D2E4169EE7", IndicatorKind::Wallet),
        ("account", "DE89 3704 0044 0532 0130 00", IndicatorKind::Account),
        ("document-hash", &hash, IndicatorKind::DocumentHash),
        ("handle", "github:somebody", IndicatorKind::Handle),
    ];
    for (word, value, kind) in values {
        let file = read(&[&row(word, value)]);
        assert_eq!(file.errors, [], "{word}");
        assert_eq!((file.active[0].kind, file.active[0].value.as_str()), (kind, value));
        assert_eq!((file.active[0].line, file.active[0].relates_to), (2, RelatesTo::Operator));
    }
}

#[test]
fn refused_rows_say_where_and_what_to_do() {
    let check = |row: &str, expected: &str| {
        let file = read(&[row]);
        assert_eq!((file.active.len(), file.expired.len()), (0, 0), "{row}");
        assert_eq!(file.errors[0].to_string(), expected);
    };
    check(
        &row("name", "Jane Doe"),
        "line 2, column kind: a name alone is not accepted: many people share it; \
         give an e-mail address, phone, account or another value that belongs to one person",
    );
    check(
        "email,a@example.org,,identity-borrowed,file 7,high,2026-06-01,2027-05-31,",
        "line 2, column source: the source is missing; say who reports it",
    );
    check(
        "email,a@example.org,Case 12,,file 7,high,2026-06-01,2027-05-31,",
        "line 2, column conduct_code: the conduct_code is missing; write identity-borrowed, identity-invented, \
         location-misrepresented, account-shared, document-altered, credentials-invented, pay-diverted, \
         device-remote-controlled, data-taken, extortion or funds-taken",
    );
    check(
        "email,a@example.org,Case 12,identity-borrowed,,high,2026-06-01,2027-05-31,",
        "line 2, column evidence: the evidence is missing; give the case number or the reference of the document",
    );
    check(
        "email,a@example.org,Case 12,identity-borrowed,file 7,high,2026-06-01,,",
        "line 2, column expires: the expires is missing; write the last day the row may count as 2026-08-22",
    );
    check(
        "email,a@example.org,Case 12,identity-borrowed,file 7,high,2026-06-01,2027-06-02,",
        "line 2, column expires: 2027-06-02 is not within twelve months after 2026-06-01; write a day up to 2027-06-01",
    );
    check(
        "email,a@example.org,Case 12,identity-borrowed,file 7,sure,2026-06-01,2027-05-31,",
        "line 2, column confidence: \"sure\" is not one of the words used here; write low, medium or high",
    );
    check(
        "email,a@example.org,Case 12,identity-borrowed,file 7,high,2026-12-01,2027-05-31,",
        "line 2, column added: the day lies in the future; write the day of the entry",
    );
    check(
        &row("email", "somebody"),
        "line 2, column value: \"somebody\" does not fit its kind; expected an address, as in name@example.org",
    );
}

#[test]
fn expired_rows_are_kept_apart() {
    let old = "email,a@example.org,Case 1,data-taken,file 1,low,2025-01-01,2025-12-31,";
    let last_day = "email,b@example.org,Case 1,data-taken,file 1,low,2026-01-01,2026-11-21,victim";
    let file = read(&[old, last_day, "broken"]);
    assert_eq!((file.active.len(), file.expired.len(), file.errors.len()), (1, 1, 1));
    assert_eq!((file.active[0].relates_to, file.expired[0].relates_to), (RelatesTo::Victim, RelatesTo::Unknown));
    assert_eq!(file.errors[0].line, 4);
}

#[test]
fn json_says_the_same() {
    let text = r#"[{"kind": "email", "value": "a@example.org", "source": "Case 1", "conduct_code": "extortion",
        "evidence": "file 1", "confidence": "medium", "added": "2026-06-01", "expires": "2026-12-31"},
        {"kind": "person", "value": "Jane"}]"#;
    let file = parse_json(text.as_bytes(), TODAY);
    assert_eq!((file.active.len(), file.errors.len(), file.errors[0].line), (1, 1, 2));
    assert_eq!(parse_json(b"{}", TODAY).errors.len(), 1);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = parse_csv(&bytes, TODAY);
        let _ = parse_json(&bytes, TODAY);
        let _ = parse_csv(&[HEADER.as_bytes(), &bytes].concat(), TODAY);
    }

    #[test]
    fn a_row_lives_a_year_at_most(added in 0i32..3000, lives in -400i32..800) {
        let day = |offset: i32| date(2020, 1, 1).saturating_add(jiff::Span::new().days(offset));
        let (added, expires) = (day(added), day(added + lives));
        let line = format!("email,a@example.org,Case 1,data-taken,file 1,low,{added},{expires},");
        let file = read(&[&line]);
        for indicator in file.active.iter().chain(&file.expired) {
            prop_assert!(indicator.expires <= indicator.added.saturating_add(jiff::Span::new().months(12)));
        }
        prop_assert!(file.active.iter().all(|i| i.added <= TODAY && TODAY <= i.expires));
    }
}
