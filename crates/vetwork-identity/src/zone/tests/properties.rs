//! What holds of every text.

use mrz::Td3Fields;
use proptest::prelude::*;

use super::{day, question, traveller};
use crate::claim::Claim;
use crate::inspect::{File, inspect};
use crate::judgement::{FieldName, Verdict};
use crate::zone::layout::{Format, Zone};
use crate::zone::{Capture, judge};

proptest! {
    #[test]
    fn any_text(text in "[A-Z0-9<«\n ]{0,400}", picture: bool) {
        let capture = if picture { Capture::Picture } else { Capture::Text };
        let _ = judge(&text, capture, &question(Claim { name: Some(text.clone()), ..Claim::default() }));
    }

    #[test]
    fn any_bytes(bytes: Vec<u8>) {
        let _ = inspect(&File::of(&bytes), &question(Claim::default()));
    }

    /// Where the library parses, we read the same fields and hold the same digits to be right.
    #[test]
    fn as_the_library_reads(
        number in "[A-Z0-9]{1,9}", surname in "[A-Z]{1,20}", given in "[A-Z ]{0,15}", optional in "[A-Z0-9]{0,9}",
        year in 1930_i32..2020, month in 1_u32..=12, day_of in 1_u32..=28, slip in 0_usize..44, to in "[A-Z0-9<]",
    ) {
        let fields = Td3Fields {
            document_number: number, surname, given_names: given, personal_number: Some(optional),
            date_of_birth: day(year, month, day_of), ..traveller()
        };
        let text = mrz::format_td3(&fields);
        let (first, second) = text.split_once('\n').unwrap();
        let mut second = second.to_owned();
        second.replace_range(slip..=slip, &to);
        if let Ok(read) = mrz::parse_td3(first, &second) {
            let zone = Zone { format: Format::Td3, lines: vec![first.to_owned(), second.clone()], repaired: [0; 3] };
            let judgement = crate::zone::judge_zone(&zone, Capture::Text, &question(Claim::default()));
            prop_assert_eq!(judgement.field(FieldName::Surname).unwrap_or_default(), read.surname.as_str());
            if slip != 9 {
                let number = judgement.field(FieldName::DocumentNumber).unwrap_or_default();
                prop_assert_eq!(number, read.full_document_number());
            }
            let ours = |name| judgement.rulings.iter()
                .find(|it| it.rule.id == "zone-check-digit" && it.field == Some(name))
                .map(|it| it.verdict == Verdict::Holds);
            // A filler for a digit is nought to the library; to us, only of an empty field.
            if slip != 19 && slip != 27 && slip != 9 && slip != 42 {
                prop_assert_eq!(ours(FieldName::BirthDate), read.checks.date_of_birth);
                prop_assert_eq!(ours(FieldName::ExpiryDate), read.checks.date_of_expiry);
                prop_assert_eq!(ours(FieldName::DocumentNumber), read.checks.document_number);
            }
        }
    }
}
