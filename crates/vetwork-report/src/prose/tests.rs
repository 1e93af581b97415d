use vetwork_model::{Direction, Meta, Param, Strength, SubjectKind};

use super::*;
use crate::Tally;
use crate::sample;

#[test]
fn dates_are_as_precise_as_they_are_known() {
    let check = |given: &str, day: &str, exact: &str| {
        assert_eq!((date(sample::when(given)), moment(sample::when(given))), (day.into(), exact.into()));
    };
    check("2026", "2026", "2026");
    check("2026-11", "Nov 2026", "Nov 2026");
    check("2026-11-20", "20 Nov 2026", "20 Nov 2026");
    check("2026-11-20T23:05:00+01:00", "20 Nov 2026", "20 Nov 2026, 22:05 UTC");
}

#[test]
fn numbers_read_as_people_say_them() {
    assert_eq!([0, 1, 12, 13, 1204].map(count_in_words), ["no", "one", "twelve", "13", "1,204"]);
    assert_eq!([1, 999, 1000, 1_234_567].map(thousands), ["1", "999", "1,000", "1,234,567"]);
    assert_eq!(
        [1, 15, 90, 120, 1440, 2880].map(duration),
        ["1 minute", "15 minutes", "90 minutes", "2 hours", "1 day", "2 days"]
    );
    assert_eq!([0, 3, 43, -15].map(bits), ["0.0 bits", "0.3 bits", "4.3 bits", "−1.5 bits"]);
    assert_eq!([0, 43, -15].map(signed_bits), ["0.0 bits", "+4.3 bits", "−1.5 bits"]);
}

#[test]
fn the_headline_says_how_many_need_what() {
    let check = |bands: [usize; 4], organisations: usize, expected: &str| {
        let people = bands.iter().sum::<usize>() - organisations;
        assert_eq!(headline(&Tally { bands, people, organisations, ..Tally::default() }), expected);
    };
    check([2, 4, 0, 6], 0, "Two people need a look today. Four have a question open. Six are routine.");
    check(
        [1, 1, 1, 1],
        0,
        "One person needs a look today. One has a question open. One waits for answers. One is routine.",
    );
    check([0, 0, 3, 0], 0, "Three people wait for answers.");
    check([0, 1, 0, 0], 1, "One organisation has a question open.");
    check([1, 0, 0, 1], 2, "One organisation needs a look today. One is routine.");
    check([2, 0, 0, 13], 3, "2 subjects need a look today. 13 are routine.");
    check([0, 0, 0, 12], 0, "Nothing here needs a person. All twelve people are routine.");
    check([0, 0, 0, 1], 0, "One person is routine.");
    check([0, 0, 0, 0], 0, "Nobody was vetted.");
}

#[test]
fn a_sentence_is_filled_and_agrees() {
    let check = |says: &'static str, params: Vec<(&'static str, Param)>, expected: &str| {
        let meta = Meta { says, ..*sample::meta_of(vetwork_model::Code("CO003")).unwrap() };
        assert_eq!(sentence(&sample::finding(&meta, Strength::Weak, params), &meta), expected);
    };
    check(
        "Of {of} calls, {count} call(s) came.",
        vec![("of", 3_i64.into()), ("count", 1_i64.into())],
        "Of 3 calls, 1 call came.",
    );
    check("{count} event(s) seen.", vec![("count", 2_i64.into())], "2 events seen.");
    check("{problem}.", vec![("problem", "the number is invalid.".into())], "The number is invalid.");
    check("The number {value} is shared.", vec![], "The number is shared.");
    check("Seen at {value}, {other}.", vec![("value", "a place".into())], "Seen at a place.");
    check("Held by {value}.", vec![("value", "{other}".into())], "Held by {other}.");
    check("Since {when}.", vec![("when", sample::when("2026-11").into())], "Since Nov 2026.");
    check("Unclosed {value", vec![], "Unclosed value.");
}

#[test]
fn long_text_is_cut_where_it_is_shown() {
    assert_eq!(inert("abcdef", 4), "abc…");
    assert_eq!(inert(&"x".repeat(10_000_000), 10).chars().count(), 10);
    assert_eq!(inert("\u{1b}[31mred\u{202e}", 10), "red");
}

#[test]
fn pronouns_are_those_given_or_they() {
    let check = |given: Option<&str>, kind: SubjectKind, expected: &str| {
        let mut one = sample::mira();
        (one.pronouns, one.kind) = (given.map(str::to_owned), kind);
        assert_eq!(Pronouns::of(&one).object, expected);
    };
    check(Some("she"), SubjectKind::Person, "her");
    check(Some(" He/Him "), SubjectKind::Person, "him");
    check(Some("ze/zir"), SubjectKind::Person, "them");
    check(None, SubjectKind::Person, "them");
    check(Some("she"), SubjectKind::Organisation, "it");
}

#[test]
fn the_message_says_nothing_of_the_evidence() {
    let mut one = sample::mira();
    let with = letter(&one).unwrap();
    for (_, outcome) in &mut one.outcomes {
        if let vetwork_model::Outcome::Finding(finding) = outcome {
            finding.params.clear();
            finding.claimed.clear();
            finding.observed.clear();
            finding.direction = Direction::Raises;
        }
    }
    one.because.clear();
    one.weights.clear();
    assert_eq!(letter(&one), Some(with.clone()));
    let text = with.text();
    assert!(!text.contains("laptop") && !text.contains("0147") && !text.contains("tobias"), "{text}");
    one.steps.retain(|step| step.message.is_empty());
    assert_eq!(letter(&one), None);
}

#[test]
fn the_step_that_tells_most_comes_first() {
    let one = sample::mira();
    let words: Vec<_> = safe(&one).into_iter().map(|(step, tells)| (step.tells, tells.words)).collect();
    assert_eq!(words, [(43, "tells most"), (16, "tells some")]);
    assert_eq!(adverse(&one).len(), 1);
}
