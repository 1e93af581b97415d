//! The table of GPG 45, and identities that climb it.

use proptest::prelude::*;

use vetwork_model::confidence::{Counted, Level, Piece, Projected, Score, Scores};
use vetwork_model::{Confidence, Strength};

use super::{Contradiction, Profile, Step, Table};

fn table() -> &'static Table {
    Table::shipped().unwrap()
}

/// Scores as the table writes profiles, without a name.
fn scores(text: &str) -> Scores {
    let mut scores = Scores::default();
    for word in text.split_whitespace() {
        match word.split_at(1) {
            ("A", score) => scores.activity = score.parse().unwrap(),
            ("F", score) => scores.fraud = score.parse().unwrap(),
            ("V", score) => scores.verification = score.parse().unwrap(),
            _ => {
                let (strength, validity) = word.split_once('/').unwrap();
                let piece = Piece { strength: strength.parse().unwrap(), validity: validity.parse().unwrap() };
                scores.evidence.push(piece);
            }
        }
    }
    scores
}

/// How sure one can be by these scores alone.
fn confidence(scores: &Scores, contradictions: &[Contradiction]) -> Confidence {
    let pieces = scores.evidence.iter().map(|piece| Score::Evidence(*piece));
    let others =
        [Score::Activity(scores.activity), Score::Fraud(scores.fraud), Score::Verification(scores.verification)];
    let counted = pieces.chain(others).map(|score| Counted { what: "a score", score }).collect();
    table().confidence(counted, contradictions)
}

fn step(id: &str) -> &'static Step {
    table().steps.iter().find(|step| step.plain.id == id).unwrap()
}

#[track_caller]
fn check(text: &str, level: Level, profile: Option<&str>) {
    let reached = confidence(&scores(text), &[]);
    assert_eq!((reached.level, reached.profile.as_deref()), (level, profile), "{text}");
}

fn exact(profile: &Profile) -> Scores {
    Scores {
        evidence: profile.evidence.clone(),
        activity: profile.activity,
        fraud: profile.fraud,
        verification: profile.verification,
    }
}

#[test]
fn scores_reach_the_best_profile_whose_every_minimum_they_meet() {
    check("", Level::None, None);
    check("2/2 A0 F1 V1", Level::Low, Some("L1A"));
    check("2/2 A0 F0 V1", Level::None, None);
    check("4/2 A0 F1 V2", Level::Medium, Some("M1A"));
    check("4/2 A4 F1 V1", Level::Low, Some("L1A"));
    check("2/2 3/2 A1 F1 V2", Level::Medium, Some("M2B"));
    check("3/2 A1 F1 V2", Level::Low, Some("L1A"));
    check("1/1 1/1 1/1 A2 F1 V1", Level::Low, Some("L3A"));
    check("4/3 A0 F1 V3", Level::High, Some("H1A"));
    check("4/4 4/4 A4 F3 V4", Level::VeryHigh, Some("V1A"));
}

#[test]
fn one_piece_serves_one_want_only() {
    check("3/3 A3 F2 V2", Level::Medium, Some("M1B"));
    check("2/2 A3 F2 V2", Level::Low, Some("L1A"));
    check("2/2 2/2 A3 F2 V2", Level::Medium, Some("M2A"));
}

#[test]
fn each_profile_is_met_by_its_own_scores_and_by_none_that_lacks_one() {
    assert_eq!(table().profiles().len(), 32);
    for profile in table().profiles() {
        let own = exact(profile);
        assert!(profile.is_met(&own), "{}", profile.id);
        let mut lacking = Vec::new();
        for (at, piece) in own.evidence.iter().enumerate() {
            for less in
                [Piece { strength: piece.strength - 1, ..*piece }, Piece { validity: piece.validity - 1, ..*piece }]
            {
                let mut scores = own.clone();
                scores.evidence[at] = less;
                lacking.push(scores);
            }
        }
        lacking.extend(own.activity.checked_sub(1).map(|activity| Scores { activity, ..own.clone() }));
        lacking.extend(own.fraud.checked_sub(1).map(|fraud| Scores { fraud, ..own.clone() }));
        lacking.extend(own.verification.checked_sub(1).map(|verification| Scores { verification, ..own.clone() }));
        for scores in lacking {
            assert!(!profile.is_met(&scores), "{} by {scores:?}", profile.id);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the saved table")]
fn the_profiles_are_those_that_the_government_published() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/identity/gpg45/gpg45_profiles.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("NOT COMPARED: {path} is not there");
        return;
    };
    let published: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(published.len(), 32);
    for one in published {
        let name = one["name"].as_str().unwrap();
        let ours = table().profiles().iter().find(|profile| profile.id == name).unwrap();
        let number = |field: &str| u8::try_from(one[field].as_u64().unwrap()).unwrap();
        let mut evidence: Vec<Piece> = serde_json::from_value(one["evidenceScores"].clone()).unwrap();
        let mut own = ours.evidence.clone();
        evidence.sort();
        own.sort();
        assert_eq!(own, evidence, "{name}");
        let minima = (ours.activity, ours.fraud, ours.verification);
        assert_eq!(minima, (number("activityHistory"), number("identityFraud"), number("verification")), "{name}");
        let level = one["confidence"].as_str().unwrap().replace([' ', '_'], "").to_lowercase();
        assert_eq!(level, ours.level.words().replace(' ', ""), "{name}");
    }
}

#[test]
fn an_identity_climbs_by_the_cheapest_step() {
    let mut have = scores("4/1");
    let mut climbed = Vec::new();
    for _ in 0..8 {
        let reached = confidence(&have, &[]);
        let Some(way) = reached.way.filter(|way| way.to <= Level::Medium) else { break };
        let first = way.steps.first().unwrap();
        climbed.push(format!("{}: {} ({} min to {})", reached.level.words(), first.id, way.minutes(), way.to.words()));
        have = step(&first.id).apply(&have).unwrap();
    }
    assert_eq!(confidence(&have, &[]).level, Level::Medium);
    assert_eq!(
        climbed,
        [
            "none: knowledge (25 min to low)",
            "none: look-at-document (15 min to low)",
            "low: own-lists (25 min to medium)",
            "low: live-video (20 min to medium)",
        ]
    );
}

#[test]
fn without_meeting_or_a_biometric_medium_is_the_most() {
    assert_eq!(confidence(&Scores::default(), &[]).ceiling_at_a_distance, Level::Medium);
    let way = confidence(&scores("4/3 A0 F1 V2"), &[]).way.unwrap();
    assert_eq!(way.steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["biometric-vendor"]);
}

#[test]
fn contradictions_cap_the_level_until_they_are_explained() {
    let other_date = |is_explained| table().contradiction(Strength::Strong, is_explained);
    let have = scores("4/3 A0 F1 V3");
    let reached = confidence(&have, &[other_date(false)]);
    assert_eq!(reached.level, Level::Low);
    assert_eq!(reached.capped.unwrap().from, Level::High);
    assert_eq!(reached.way, None, "explained first");
    assert_eq!(confidence(&have, &[other_date(true)]).level, Level::High);
    assert_eq!(confidence(&have, &[other_date(true), other_date(true), other_date(true)]).level, Level::Medium);
}

#[test]
fn other_frameworks_read_the_same_scores() {
    let outcomes = |text| {
        let reached = confidence(&scores(text), &[]);
        reached.elsewhere.iter().map(|projection| projection.outcome).collect::<Vec<_>>()
    };
    use Projected::{Apart, NotReached, Reached};
    assert_eq!(outcomes("4/3 A0 F1 V3"), [Reached, Reached, Reached, Apart]);
    assert_eq!(outcomes("4/3 A0 F1 V2"), [NotReached, NotReached, Reached, Apart]);
    assert_eq!(outcomes("2/2 A0 F1 V1"), [NotReached, NotReached, NotReached, Apart]);
}

#[test]
fn a_table_that_is_not_understood_is_refused() {
    let shipped = include_str!("../../../../data/identity-confidence.toml");
    for (from, to, says) in [
        ("M1A 4/2 A0 F1 V2", "M1A 4/2 A0 F1", "profile `M1A 4/2 A0 F1`"),
        ("M1A 4/2 A0 F1 V2", "M1A 4/9 A0 F1 V2", "scores from 0 to 4"),
        ("raises = { fraud = 1 }", "", "step `own-lists`"),
        ("edition =", "version =", "unknown field"),
    ] {
        let error = Table::parse(&shipped.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
}

fn any_scores() -> impl Strategy<Value = Scores> {
    let piece = (0..=4_u8, 0..=4_u8).prop_map(|(strength, validity)| Piece { strength, validity });
    (proptest::collection::vec(piece, 0..4), 0..=4_u8, 0..=3_u8, 0..=4_u8)
        .prop_map(|(evidence, activity, fraud, verification)| Scores { evidence, activity, fraud, verification })
}

proptest! {
    #[test]
    fn more_evidence_never_lowers(have in any_scores(), strength in 0..=4_u8, validity in 0..=4_u8) {
        let before = confidence(&have, &[]).level;
        let mut more = have.clone();
        more.evidence.push(Piece { strength, validity });
        prop_assert!(confidence(&more, &[]).level >= before);
        let verified = Scores { verification: 4, ..have };
        prop_assert!(confidence(&verified, &[]).level >= before);
    }

    #[test]
    fn a_way_leads_where_it_says(have in any_scores()) {
        let reached = confidence(&have, &[]);
        if let Some(way) = reached.way {
            // Steps apply in the order of the table, in which they were searched.
            let taken = table().steps.iter().filter(|step| way.steps.contains(&step.plain));
            let after = taken.fold(have, |scores, step| step.apply(&scores).unwrap_or(scores));
            prop_assert!(confidence(&after, &[]).level >= way.to);
        }
    }
}
