//! Structures written as a person would draw them: `A 30 X` is "A holds 30 % of X", `A 25-50 X` a range, `A ? X` unknown.

use proptest::prelude::*;

use super::*;

const X: Node = b'X' as Node;

fn node(letter: &str) -> Node {
    usize::from(letter.as_bytes()[0])
}

fn share(text: &str) -> Share {
    match text.split_once('-') {
        Some((least, most)) => Share::between(least.parse().unwrap(), most.parse().unwrap()),
        None => text.parse().map_or(Share::UNKNOWN, Share::percent),
    }
}

fn ownership(drawn: &str) -> Ownership {
    Ownership::new(drawn.split(", ").map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        Holding { owner: node(words[0]), share: share(words[1]), of: node(words[2]) }
    }))
}

fn nodes(letters: &str) -> BTreeSet<Node> {
    letters.bytes().map(usize::from).collect()
}

/// `listed` are letters of those listed for certain, then after `/` of those who bear a listed name.
#[track_caller]
fn check(drawn: &str, listed: &str, expected: [(&str, Amounts); 3]) {
    let (listed, perhaps) = listed.split_once('/').unwrap_or((listed, ""));
    let ownership = ownership(drawn);
    for (rule, (sum, amounts)) in Rule::ALL.into_iter().zip(expected) {
        let held = ownership.held(X, rule, &nodes(listed), &nodes(perhaps));
        assert_eq!((held.sum().as_str(), held.amounts), (sum, amounts), "{drawn}: {}", rule.title());
    }
}

use Amounts::{No, Possibly, Yes};

#[test]
fn shares_of_several_add_up_for_ofac_and_the_union_and_not_for_the_kingdom() {
    let both = "30 % + 25 % = 55 %";
    check("A 30 X, B 25 X, C 45 X", "AB", [(both, Yes), (both, Yes), ("30 %", No)]);
    check("A 30 X, B 20 X", "AB", [("30 % + 20 % = 50 %", Yes), ("30 % + 20 % = 50 %", Yes), ("30 %", No)]);
    check("A 50 X", "A", [("50 %", Yes), ("50 %", Yes), ("50 %", No)]);
    check("A 51 X", "A", [("51 %", Yes), ("51 %", Yes), ("51 %", Yes)]);
    check("A 30 X, B 19 X", "AB", [("30 % + 19 % = 49 %", No), ("30 % + 19 % = 49 %", No), ("30 %", No)]);
    check("A 60 X", "B", [("nothing", No), ("nothing", No), ("nothing", No)]);
    // One party's several holdings are one party's.
    let own = "26 % + 26 % = 52 %";
    check("A 26 X, A 26 X", "A", [(own, Yes), (own, Yes), (own, Yes)]);
}

#[test]
fn a_company_in_between_counts_in_full_or_not_at_all() {
    // Half of B is A's, so B is blocked, and all of B's share counts; in the Kingdom half is no majority.
    check("A 50 B, B 50 X", "A", [("50 %", Yes), ("50 %", Yes), ("nothing", No)]);
    check("A 51 B, B 51 X", "A", [("51 %", Yes), ("51 %", Yes), ("51 %", Yes)]);
    // What runs through a company of which A has less counts for nothing.
    check("A 49 B, B 100 X", "A", [("nothing", No), ("nothing", No), ("nothing", No)]);
    check(
        "A 50 B, A 50 C, B 25 X, C 25 X",
        "A",
        [("25 % + 25 % = 50 %", Yes), ("25 % + 25 % = 50 %", Yes), ("nothing", No)],
    );
    check("A 25 B, C 25 B, B 50 X", "AC", [("50 %", Yes), ("50 %", Yes), ("nothing", No)]);
    check("A 25 B, A 25 C, B 50 X, C 50 X", "A", [("nothing", No), ("nothing", No), ("nothing", No)]);
    check(
        "A 51 B, A 30 X, B 25 X",
        "A",
        [("30 % + 25 % = 55 %", Yes), ("30 % + 25 % = 55 %", Yes), ("30 % + 25 % = 55 %", Yes)],
    );
}

#[test]
fn what_is_unknown_stays_a_range() {
    let known = "at least 40 %, up to 70 %";
    check("A 40-70 X", "A", [(known, Possibly), (known, Possibly), (known, Possibly)]);
    // The others leave no more than 45 %.
    let little = "an unknown share = up to 45 %";
    check("A ? X, C 55 X", "A", [(little, No), (little, No), (little, No)]);
    let half = "an unknown share = up to 50 %";
    check("A ? X, C 50 X", "A", [(half, Possibly), (half, Possibly), (half, No)]);
    check("A 75-100 X", "A", [("at least 75 %", Yes), ("at least 75 %", Yes), ("at least 75 %", Yes)]);
}

#[test]
fn a_namesake_makes_it_possible_and_never_certain() {
    let both = "30 % + 25 % = at least 30 %, up to 55 %";
    check("A 30 X, B 25 X", "A/B", [(both, Possibly), (both, Possibly), ("30 %", No)]);
    check(
        "A 60 X",
        "/A",
        [("60 % = up to 60 %", Possibly), ("60 % = up to 60 %", Possibly), ("60 % = up to 60 %", Possibly)],
    );
}

#[test]
fn circles_end_and_what_a_company_holds_of_itself_counts_for_nobody() {
    check("A 60 B, B 60 C, C 40 B, C 30 X, X 100 X", "A", [("30 %", No), ("30 %", No), ("30 %", No)]);
    check("B 60 C, C 60 B, B 50 X", "A", [("nothing", No), ("nothing", No), ("nothing", No)]);
}

#[test]
fn shares_beyond_the_whole_are_noticed() {
    assert_eq!(ownership("A 60 X, B 70 X").beyond_whole(X), Some(130));
    assert_eq!(ownership("A 60 X, B 40 X").beyond_whole(X), None);
    assert_eq!(ownership("A 60 X, B ? X").beyond_whole(X), None);
    check("A 60 X, B 70 X", "A", [("60 %", Yes), ("60 %", Yes), ("60 %", Yes)]);
}

#[test]
fn told_with_the_arithmetic() {
    let ownership = ownership("A 30 X, B 25 X, C 45 X");
    let told = |rule| ownership.held(X, rule, &nodes("AB"), &nodes("")).to_string();
    assert_eq!(told(Rule::Ofac), "OFAC: 30 % + 25 % = 55 %, at least 50 %, so the company counts as blocked");
    assert_eq!(told(Rule::EuropeanUnion), "EU: 30 % + 25 % = 55 %, 50 % or more, so it counts as theirs");
    let uk = "UK: none of them holds more than 50 % (the most is 30 %); ask who controls it";
    assert_eq!(told(Rule::UnitedKingdom), uk);
}

proptest! {
    /// Whoever is listed besides, and whatever order the holdings have, it never comes to less.
    #[test]
    fn more_listed_never_amounts_to_less(
        holdings in proptest::collection::vec((0..6_usize, 0..=120_u8, 0..=120_u8, 0..6_usize), 0..20),
        listed in proptest::collection::btree_set(0..6_usize, 0..4),
        more in 0..6_usize,
    ) {
        let drawn: Vec<Holding> = holdings
            .iter()
            .map(|(owner, one, other, of)| Holding { owner: *owner, of: *of, share: Share::between(*one, *other) })
            .collect();
        let forward = Ownership::new(drawn.clone());
        let backward = Ownership::new(drawn.into_iter().rev());
        let none = BTreeSet::new();
        let with: BTreeSet<Node> = listed.iter().copied().chain([more]).collect();
        for rule in Rule::ALL {
            let held = forward.held(0, rule, &listed, &none);
            prop_assert_eq!(&held, &backward.held(0, rule, &listed, &none));
            prop_assert!(held.together.least <= held.together.most);
            prop_assert!(forward.held(0, rule, &listed, &BTreeSet::from([more])).amounts >= held.amounts);
            prop_assert!(forward.held(0, rule, &with, &none).amounts >= held.amounts);
        }
    }
}
