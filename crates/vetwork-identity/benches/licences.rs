//! What it costs to judge the text of a licence's barcode: `cargo bench -p vetwork-identity --bench licences -- [COUNT]`.
//!
//! It judges a made-up person's card so often, each time with another number and street, and says how many were judged and
//! how many had findings. The time is measured by who starts it: `bench/identity_licences.py`.
#![expect(clippy::unwrap_used, reason = "a benchmark fails loudly")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it did")]

use jiff::civil::date;
use vetwork_identity::claim::Claim;
use vetwork_identity::inspect::{File, Question, inspect};
use vetwork_identity::judgement::Verdict;

const CARD: &[u8] = include_bytes!("../../../fuzz/seeds/identity_licence/virginia");

fn main() {
    let arguments = std::env::args().skip(1);
    let count: u32 = arguments.filter_map(|argument| argument.parse().ok()).next().unwrap_or(100_000);
    let question = Question { claim: Claim::default(), today: date(2026, 11, 22) };
    let mut card = CARD.to_vec();
    let place = |text: &[u8]| CARD.windows(text.len()).position(|part| part == text).unwrap();
    let (own_number, house) = (place(b"K20415793") + 1, place(b"12 EXAMPLE"));
    let (mut judged, mut with_findings) = (0, 0);
    for number in 0..count {
        write_digits(&mut card[own_number..own_number + 8], number);
        write_digits(&mut card[house..house + 2], number);
        let inspection = inspect(&File::of(&card), &question);
        judged += inspection.judgements.len();
        with_findings += usize::from(inspection.judgements.iter().any(|one| one.verdict() >= Verdict::Unusual));
    }
    println!("{{\"judged\": {judged}, \"with_findings\": {with_findings}}}");
}

/// The last digits of a number, as many as there is room for.
fn write_digits(room: &mut [u8], mut number: u32) {
    for digit in room.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap();
        number /= 10;
    }
}
