//! Text of a subject reaches every output only as inert text, and our own prose keeps its words.

use proptest::prelude::*;
use vetwork_model::{Assessment, Channel, Name, Param, words};

use crate::picture::Picture;
use crate::terminal::{Style, links};
use crate::{MetaOf, data, html, sample, terminal};

const META: MetaOf = sample::meta_of;
const PLAIN: Style = Style { width: Some(100), colour: false, unicode: true };

/// Everything that is ever shown of a run with this one subject.
fn rendered(one: &Assessment) -> Vec<(&'static str, String)> {
    let assessments = [one.clone()];
    let unread = [one.name.reveal().to_owned()];
    let run = sample::run(&assessments, &unread);
    let narrow = Style { width: Some(60), ..PLAIN };
    let network = run.network();
    let picture = network.groups.first().map(|group| Picture::of_group(&network, group).svg());
    vec![
        ("table", terminal::table(&run, META, &PLAIN)),
        ("narrow table", terminal::table(&run, META, &narrow)),
        ("piped table", terminal::table(&run, META, &Style { width: None, ..PLAIN })),
        ("explain", terminal::explain(one, META, "vetwork vet", &PLAIN)),
        ("narrow explain", terminal::explain(one, META, "vetwork vet", &narrow)),
        ("message", terminal::message(one)),
        ("opening", terminal::opening(&run, std::time::Duration::from_millis(400))),
        ("closing", terminal::closing(&run, Some(one.name.reveal()), one.name.reveal(), &PLAIN)),
        ("html", html::report(&run, META, &|_| None)),
        ("json", data::json(&run, META)),
        ("jsonl", data::jsonl_line(one, META)),
        ("csv", data::csv_row(one, META)),
        ("linked groups", links::groups(&network, 0, 2)),
        ("way", links::why(&network, 0, 1, 2)),
        ("network", data::network_json(&network)),
        ("network for drawing", data::network_graphml(&network)),
        ("picture", picture.unwrap_or_default()),
    ]
}

/// An escalated subject all of whose own words are this text.
fn made_of(text: &str) -> Assessment {
    let mut one = sample::mira();
    one.name = Name::new(text);
    one.pronouns = Some(text.to_owned());
    one.role.title = Some(text.to_owned());
    one.unread = vec![text.to_owned()];
    one.documents = vec![sample::document_of(text)];
    one.ties = vec![sample::tie_of(text)];
    for (_, outcome) in &mut one.outcomes {
        match outcome {
            vetwork_model::Outcome::Finding(finding) => {
                for (_, param) in &mut finding.params {
                    *param = Param::Text(text.to_owned());
                }
                finding.claimed = vec![sample::seen(text, Channel::ApplicantForm, "2026-01-01", Some(text))];
                finding.observed = vec![sample::seen(text, Channel::SystemExport, "2026-01-01", Some(text))];
            }
            vetwork_model::Outcome::NotChecked { missing } => *missing = vec![text.to_owned().into()],
            _ => {}
        }
    }
    one
}

fn assert_inert(one: &Assessment) {
    for (where_, text) in rendered(one) {
        let bad = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\r'))
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
        };
        assert_eq!(text.chars().find(|c| bad(*c)), None, "{where_}: {text}");
        assert!(!text.contains('\r') || where_ == "csv", "{where_}");
    }
}

#[test]
fn hostile_text_is_inert_everywhere() {
    let texts = [
        "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7}",
        "\u{9b}31mred",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "\u{202e}gnp.exe",
        "zero\u{200b}width\u{feff}",
        "{{ 7 * 7 }} {% include \"style.css\" %}",
        "=cmd|' /C calc'!A0",
        "two\nlines\r\nand a \0 nul",
        "{value}{other}",
    ];
    for text in texts {
        assert_inert(&made_of(text));
    }
}

#[test]
fn markup_of_a_subject_never_becomes_markup() {
    for text in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x"] {
        let assessments = [made_of(text)];
        let page = html::report(&sample::run(&assessments, &[text.to_owned()]), META, &|_| None);
        assert_eq!(page.matches("<script").count(), 1, "{text}");
        assert!(
            !page.contains("<img") && !page.contains("onerror=alert(1)>") && !page.contains("' onmouseover"),
            "{text}"
        );
    }
    for (where_, text) in rendered(&made_of("<script>alert(1)</script>")) {
        if ["picture", "network for drawing"].contains(&where_) {
            assert!(text.len() > 200 && !text.contains("<script"), "{where_}: {text}");
        }
    }
    let assessments = [made_of("javascript:alert(1)")];
    let page = html::report(&sample::run(&assessments, &[]), META, &|_| None);
    assert!(page.contains("javascript:alert(1)") && !page.contains("href=\"javascript"));
}

#[test]
fn a_cell_is_never_a_formula() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u{200b}=1", "\u{ff1d}1"] {
        let row = data::csv_row(&made_of(text), META);
        let record =
            csv::ReaderBuilder::new().has_headers(false).from_reader(row.as_bytes()).records().next().unwrap().unwrap();
        let opens = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
        assert_eq!(record.iter().find(|cell| opens(cell)), None, "{text:?}");
    }
}

#[test]
fn our_own_prose_keeps_its_words() {
    let unread = ["resume.pdf is locked".to_owned()];
    let all = sample::all();
    let run = sample::run(&all, &unread);
    let mut texts: Vec<String> = all.iter().flat_map(|one| rendered(one).into_iter().map(|(_, text)| text)).collect();
    texts.push(html::report(&run, META, &|_| None));
    texts.push(data::json(&run, META));
    for code in ["CO003", "LG002"] {
        let meta = sample::meta_of(vetwork_model::Code(code)).unwrap();
        texts.push(terminal::check_page(meta, "4.0 bits, expert", &|_| None, &PLAIN));
    }
    for text in texts {
        assert_eq!(words::ruled_out(&text), None, "{text}");
    }
    // Titles of sources are quoted as published.
    let quoted = html::report(&run, META, &|id| sample::source_of(id));
    assert!(quoted.contains("Fake IT workers expand"));
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let mut all = sample::all();
    let before = (html::report(&sample::run(&all, &[]), META, &|_| None), data::json(&sample::run(&all, &[]), META));
    all.reverse();
    assert_eq!(
        before,
        (html::report(&sample::run(&all, &[]), META, &|_| None), data::json(&sample::run(&all, &[]), META))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_inert(text in "\\PC*|.*|[\\x1b\\x9b\\[\\]a\u{200d}\u{202e}<>\"'&={}|\\n\\r\\t]{0,300}") {
        assert_inert(&made_of(&text));
    }
}

#[test]
fn every_width_fits() {
    let all = sample::all();
    for width in 0..140 {
        let style = Style { width: Some(width), ..PLAIN };
        let table = terminal::table(&sample::run(&all, &[]), META, &style);
        let explained: String = all.iter().map(|one| terminal::explain(one, META, "vetwork vet", &style)).collect();
        // A command is never broken.
        let breakable = |line: &&str| !line.trim_start().starts_with("vetwork ");
        for line in table.lines().chain(explained.lines()).filter(breakable) {
            assert!(width < 72 || unicode_width::UnicodeWidthStr::width(line) <= width.min(120), "{width}: {line}");
        }
    }
}
