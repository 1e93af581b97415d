//! One text under several names.

use proptest::prelude::*;
use vetwork_link::text::links::TextLinks;
use vetwork_link::text::mask::Mask;
use vetwork_link::text::pair::TextPair;
use vetwork_link::text::passage::{PASSAGES_AT_MOST, Reader, Reading};

const NOBODY: &str = "";

fn reading(text: &str, name: &str) -> Reading {
    Reader::default().read(text, &Mask::of([name]))
}

fn links(texts: &[(&str, &str)]) -> TextLinks {
    TextLinks::of(texts.iter().map(|(text, name)| reading(text, name)).collect(), || ())
}

fn linked(texts: &[(&str, &str)]) -> Vec<TextPair> {
    links(texts).pairs().to_vec()
}

/// Two texts that differ in what is masked have the same prints; `same` says whether they do.
#[track_caller]
fn check(one: (&str, &str), other: (&str, &str), same: bool) {
    let prints = |(text, name): (&str, &str)| -> Vec<u64> {
        reading(text, name).passages.iter().map(|passage| passage.print).collect()
    };
    let (a, b) = (prints(one), prints(other));
    assert!(!a.is_empty() && !b.is_empty(), "nothing read: {one:?} {other:?}");
    assert_eq!(a == b, same, "{one:?} {other:?}");
}

#[test]
fn what_names_the_author_is_left_out_and_what_they_did_is_not() {
    let nobody = |text| (text, NOBODY);
    check(
        ("Dana Kessler rebuilt the invoicing module alone.", "Dana Kessler"),
        ("Jo Quist rebuilt the invoicing module alone.", "Jo Quist"),
        true,
    );
    check(nobody("Dana rebuilt the invoicing module alone."), nobody("Jo rebuilt the invoicing module alone."), false);
    check(
        nobody("Write to dana.k@post.example about the invoicing module."),
        nobody("Write to jo@mail.example about the invoicing module."),
        true,
    );
    check(
        nobody("See https://one.example/a for the invoicing module docs."),
        nobody("See www.two.example/b for the invoicing module docs."),
        true,
    );
    check(
        nobody("Call 2025550147 about the invoicing module."),
        nobody("Call 2025550199 about the invoicing module."),
        true,
    );
    check(
        nobody("Rebuilt the invoicing module in March 2019."),
        nobody("Rebuilt the invoicing module in Oct 2021."),
        true,
    );
    check(
        nobody("Rebuilt the invoicing module for 40 depots."),
        nobody("Rebuilt the invoicing module for 65 depots."),
        true,
    );
    check(
        nobody("Rebuilt the invoicing module for depots."),
        nobody("Rebuilt the invoicing module for forty depots."),
        false,
    );
    check(nobody("Rebuilt the INVOICING module, alone"), nobody("rebuilt the invoicing module -- alone!"), true);
    check(nobody("Rebuilt the invoicing\nmodule alone."), nobody("• Rebuilt the invoicing module alone."), true);
    check(nobody("Résumé rédigé à Besançon même."), nobody("Resume redige a Besancon meme."), true);
    // Cyrillic letters that look Latin, and characters without width.
    check(nobody("Rebuilt the invoicing module alone."), nobody("Rеbuilt thе invoi\u{200b}cing module аlone."), true);
    check(nobody("负责订单结算系统的设计与开发。"), nobody("负责订单结算系统的设计与开发！"), true);
    check(nobody("负责订单结算系统的设计与开发。"), nobody("负责仓储扫码应用的设计与开发。"), false);
}

/// What a text is cut into.
#[track_caller]
fn check_passages(text: &str, expected: &[&str]) {
    let mut passages: Vec<_> =
        reading(text, NOBODY).passages.iter().map(|passage| passage.start as usize..passage.end as usize).collect();
    passages.sort_by_key(|place| place.start);
    let written: Vec<&str> = passages.into_iter().map(|place| &text[place]).collect();
    assert_eq!(written, expected, "{text:?}");
}

#[test]
fn passages_are_sentences_bullets_and_cells() {
    check_passages(
        "Built one good thing. Tested another good thing!",
        &["Built one good thing", "Tested another good thing"],
    );
    check_passages(
        "- Built one good thing\n- Tested another good thing",
        &["Built one good thing", "Tested another good thing"],
    );
    check_passages(
        "Built one good thing • Tested another good thing",
        &["Built one good thing", "Tested another good thing"],
    );
    check_passages("EXPERIENCE\nBuilt one good thing", &["Built one good thing"]);
    check_passages("Built one good thing,\nand tested it", &["Built one good thing,\nand tested it"]);
    check_passages("too few words", &[]);
    check_passages(
        "设计并实现了数据同步管道。维护日志检索平台服务。",
        &["设计并实现了数据同步管道", "维护日志检索平台服务"],
    );
    check_passages("", &[]);
    check_passages("\0\0\0 \0", &[]);
}

#[test]
fn long_texts_are_cut_and_what_is_left_out_is_counted() {
    let again = "spam ".repeat(200_000);
    assert!(reading(&again, NOBODY).passages.len() <= 2, "one word says nothing by being repeated");
    assert!(!reading(&"слово".repeat(200_000), NOBODY).passages.is_empty());
    assert!(!reading(&"x".repeat(1 << 20), NOBODY).passages.is_empty());
    let many: String = (0..PASSAGES_AT_MOST + 7)
        .map(|n| format!("Line number{n} of this one.\n").replace(char::is_numeric, &"q".repeat(n % 40 + 1)))
        .collect();
    assert_eq!(reading(&many, NOBODY).left_out, 7);
}

const BULLETS: [&str; 8] = [
    "Rebuilt the invoicing module so that depots could close their books on one day.",
    "Moved the nightly reconciliation job from cron to Kafka with two analysts.",
    "Negotiated the retirement of an old tariff calculator with eleven towns.",
    "Wrote the runbook that field technicians use when telemetry stops arriving.",
    "Introduced contract tests between the claims form and its downstream ledgers.",
    "Benchmarked three route planners against the drivers' own paper sheets.",
    "Hardened the consent registry after an audit by the regional hospital.",
    "Trained colleagues on reading query plans instead of adding indices.",
];

const OTHERS: [&str; 8] = [
    "Drew the seat map renderer anew for screens that are held upright.",
    "Kept the loyalty ledger alive through two mergers and a flood.",
    "Sorted tickets by what the customer had tried before calling us.",
    "Printed labels for parcels whose addresses no machine could parse.",
    "Answered for the water utility's gateways during the dry summer.",
    "Paired with the museum's archivists on dating their photographs.",
    "Found the leak that had cost the seed company its weekends.",
    "Taught the exam scheduler about religious holidays of all pupils.",
];

fn page(bullets: &[&str]) -> String {
    bullets.iter().map(|bullet| format!("- {bullet}\n")).collect()
}

#[test]
fn one_resume_under_two_names_is_found_in_any_order_of_its_sections() {
    let (one, mut turned) = (page(&BULLETS), BULLETS);
    turned.reverse();
    let other = page(&turned);
    let stranger = page(&OTHERS);
    let pairs = linked(&[(&one, "Dana Kessler"), (&stranger, "Ada Holm"), (&other, "Jo Quist")]);
    assert_eq!(pairs.iter().map(|pair| (pair.a, pair.b, pair.same)).collect::<Vec<_>>(), [(0, 2, 8)]);
    assert!(pairs[0].bits >= pairs[0].needed && pairs[0].share > 0.99);
    let shared = links(&[(&one, "Dana Kessler"), (&stranger, "Ada Holm"), (&other, "Jo Quist")]).shared(0, 2);
    let first = &shared[0];
    assert_eq!(&one[first.a.clone()], &other[first.b.clone()]);
    assert_eq!(
        &one[pairs[0].longest.clone()],
        BULLETS.map(|b| b.trim_end_matches('.')).into_iter().max_by_key(|b| b.len()).unwrap()
    );
}

#[test]
fn a_bullet_that_is_reworded_in_part_still_tells() {
    let reworded = [
        "Rewrote the invoicing module so that depots could close their books within hours.",
        "Moved our nightly reconciliation job from cron to Kafka together with analysts.",
        "Negotiated the retirement of one old tariff calculator with several towns.",
        "Wrote the runbook that field technicians use if telemetry stops arriving.",
        "Introduced contract tests between the claims form and downstream ledgers.",
        "Benchmarked three route planners against drivers' paper sheets.",
    ];
    let pairs = linked(&[(&page(&BULLETS), NOBODY), (&page(&reworded), NOBODY)]);
    assert_eq!(pairs.len(), 1);
    assert!(pairs[0].reworded >= 5, "{pairs:?}");
}

/// What honest people have in common does not link them.
#[test]
fn stock_and_templates_link_nobody() {
    let template = "Results-driven professional who thrives under pressure. Known for building lasting relationships. References available upon request.";
    let pages: Vec<String> = (0..40)
        .map(|n| {
            let own: Vec<String> =
                OTHERS.iter().chain(&BULLETS).map(|line| line.replace(' ', &format!(" {} ", letters(n)))).collect();
            format!("{template}\n{}", page(&own.iter().map(String::as_str).collect::<Vec<_>>()))
        })
        .collect();
    let texts: Vec<(&str, &str)> = pages.iter().map(|page| (page.as_str(), NOBODY)).collect();
    assert_eq!(linked(&texts), []);
    // Two people alone with one stock sentence.
    let (one, other) = (format!("{template}\n{}", page(&BULLETS)), format!("{template}\n{}", page(&OTHERS)));
    assert_eq!(linked(&[(&one, NOBODY), (&other, NOBODY)]), []);
}

fn letters(number: usize) -> String {
    char::from(b'a' + (number % 26) as u8).to_string().repeat(number / 26 + 4)
}

#[test]
fn what_too_many_have_is_reported_and_says_nothing() {
    let own = |n: usize| format!("{}\nSomething about {} alone.", page(&BULLETS), letters(n));
    let pages: Vec<String> = (0..230).map(own).collect();
    let links = links(&pages.iter().map(|page| (page.as_str(), NOBODY)).collect::<Vec<_>>());
    assert_eq!(links.stock().len(), BULLETS.len());
    assert_eq!(links.stock()[0].documents, 230);
    assert_eq!(links.pairs(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any text can be read: its passages lie within it, at the ends of characters.
    #[test]
    fn any_text(text in "\\PC{0,300}|.{0,300}|[a-cеж中あ한ر 0-9.\\n\\x00@/+'•-]{0,300}", name in "\\PC{0,20}") {
        for passage in reading(&text, &name).passages {
            prop_assert!(text.get(passage.start as usize..passage.end as usize).is_some_and(|text| !text.is_empty()));
        }
    }

    /// A text that says enough links with itself, and by as much in either order.
    #[test]
    fn a_text_links_with_itself(words in proptest::collection::vec("[a-z]{4,9}", 40..200)) {
        let text: String = words.chunks(8).map(|sentence| sentence.join(" ") + ".\n").collect();
        prop_assert_eq!(linked(&[(&text, NOBODY), (&text, NOBODY)]).len(), 1);
    }

    /// Pairs and bits are the same in whatever order the documents stand.
    #[test]
    fn order_tells_nothing(kept in proptest::collection::vec((0_u8..255, 0_u8..255), 2..12), by in 0_usize..12) {
        let pages: Vec<String> = kept.iter().map(|(ours, theirs)| {
            let of = |bits: &u8, lines: &[&'static str; 8]| -> Vec<&'static str> { (0..8).filter(|at| bits >> at & 1 == 1).map(|at| lines[at]).collect() };
            page(&[of(ours, &BULLETS), of(theirs, &OTHERS)].concat())
        }).collect();
        let n = pages.len();
        let turned: Vec<(&str, &str)> = (0..n).map(|at| (pages[(at + by) % n].as_str(), NOBODY)).collect();
        let straight: Vec<(&str, &str)> = pages.iter().map(|page| (page.as_str(), NOBODY)).collect();
        let named = |pairs: Vec<TextPair>, by: usize| {
            let name = |document: u32| (document as usize + by) % n;
            let mut pairs: Vec<(usize, usize, i64)> = pairs.iter().map(|pair| {
                let (a, b) = (name(pair.a), name(pair.b));
                (a.min(b), a.max(b), (pair.bits * 100.0).round() as i64)
            }).collect();
            pairs.sort_unstable();
            pairs
        };
        prop_assert_eq!(named(linked(&straight), 0), named(linked(&turned), by));
    }
}
