//! Texts: read to passages, compared, and each compared with itself.
#![no_main]
// Parser: crates/vetwork-link/src/text

use libfuzzer_sys::fuzz_target;
use vetwork_link::text::links::TextLinks;
use vetwork_link::text::mask::Mask;
use vetwork_link::text::passage::Reader;

fuzz_target!(|text: &str| {
    // The first line is the author's name; documents are divided by form feeds.
    let (name, rest) = text.split_once('\n').unwrap_or(("", text));
    let mut documents: Vec<&str> = rest.split('\u{c}').take(20).collect();
    documents.extend(documents.first().copied());
    let mut reader = Reader::default();
    let mask = Mask::of([name]);
    let readings: Vec<_> = documents.iter().map(|document| reader.read(document, &mask)).collect();
    for (document, reading) in documents.iter().zip(&readings) {
        for passage in &reading.passages {
            assert!(document.get(passage.start as usize..passage.end as usize).is_some_and(|text| !text.is_empty()));
        }
    }
    let last = documents.len() as u32 - 1;
    assert_eq!(readings.first(), readings.last(), "what was read before leaves no trace");
    let links = TextLinks::of(readings, || ());
    for pair in links.pairs() {
        assert!(pair.a < pair.b && pair.bits >= pair.needed && pair.share <= 1.0);
        let shared = links.shared(pair.a, pair.b);
        assert_eq!(shared.len(), (pair.same + pair.reworded) as usize);
        assert_eq!(links.shared(pair.b, pair.a).len(), shared.len(), "what two share is the same from both sides");
    }
    let _ = links.shared(0, last);
    let _ = links.stock();
});
