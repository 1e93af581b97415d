//! The reader of CBOR: printed examples, limits, and another library as oracle.

use ciborium::Value as Other;
use proptest::prelude::*;

use super::{Item, Unreadable, Value, read, read_padded};
use crate::made::mobile::bytes;
use crate::signature::tests::bytes as of_hex;

/// Examples of RFC 8949 appendix A, and what breaks its rules.
#[test]
fn examples_are_read() {
    let check = |hex: &str, expected: Result<&str, Unreadable>| {
        let bytes = of_hex(hex);
        let shown = read(&bytes).map(|item| shown(&item));
        assert_eq!(shown.as_deref().map_err(|error| *error), expected, "{hex}");
    };
    check("1bffffffffffffffff", Ok("18446744073709551615"));
    check("3bffffffffffffffff", Ok("-18446744073709551616"));
    check("f5", Ok("true"));
    check("f97e00", Ok("?"));
    check("c074323031332d30332d32315432303a30343a30305a", Ok("0(\"2013-03-21T20:04:00Z\")"));
    check("d818456449455446", Ok("24(h'6449455446')"));
    check("62c3bc", Ok("\"ü\""));
    check("83018202039f0405ff", Ok("[1,[2,3],[4,5]]"));
    check("a26161016162820203", Ok("{\"a\":1,\"b\":[2,3]}"));
    check("5f42010243030405ff", Ok("h'0102030405'"));
    check("7f657374726561646d696e67ff", Ok("\"streaming\""));
    check("bf61610161629f0203ffff", Ok("{\"a\":1,\"b\":[2,3]}"));
    for damaged in ["", "18", "1c", "5affffffff00", "62c328", "ff", "8201", "0000", "5f01ff", "df00", "a101"] {
        check(damaged, Err(Unreadable::Damaged));
    }
    check("a2616101616102", Err(Unreadable::Twice));
    check(&format!("{}00", "81".repeat(40)), Err(Unreadable::TooMany));
    check(&format!("9a000f4240{}", "00".repeat(60_000)), Err(Unreadable::TooMany));
    check("9bffffffffffffffff00", Err(Unreadable::Damaged));
}

#[test]
fn padding_is_passed_over() {
    let check = |bytes: &[u8], expected: Option<&[u8]>| {
        assert_eq!(read_padded(bytes).ok().map(|item| item.raw), expected, "{bytes:x?}");
    };
    check(&[0x82, 0x01, 0x20, 0, 0], Some(&[0x82, 0x01, 0x20]));
    check(&[0x82, 0x01, 0x20], Some(&[0x82, 0x01, 0x20]));
    check(&[0x82, 0x01, 0x20, 0, 1], None);
    check(&[], None);
}

fn shown(item: &Item<'_>) -> String {
    let all = |items: Vec<String>| items.join(",");
    match &item.value {
        Value::Integer(number) => number.to_string(),
        Value::Bytes(bytes) => format!("h'{}'", crate::trust::hexadecimal(bytes)),
        Value::Text(text) => format!("\"{text}\""),
        Value::Array(items) => format!("[{}]", all(items.iter().map(shown).collect())),
        Value::Map(pairs) => {
            let pair = |(key, value): &(Item<'_>, Item<'_>)| format!("{}:{}", shown(key), shown(value));
            format!("{{{}}}", all(pairs.iter().map(pair).collect()))
        }
        Value::Tag(number, inner) => format!("{number}({})", shown(inner)),
        Value::Bool(truth) => truth.to_string(),
        Value::Other => "?".to_owned(),
    }
}

fn is_same(item: &Item<'_>, other: &Other) -> bool {
    match (&item.value, other) {
        (Value::Integer(own), Other::Integer(other)) => *own == i128::from(*other),
        (Value::Bytes(own), Other::Bytes(other)) => own.as_ref() == other,
        (Value::Text(own), Other::Text(other)) => own == other,
        (Value::Bool(own), Other::Bool(other)) => own == other,
        (Value::Tag(own, inner), Other::Tag(other, within)) => own == other && is_same(inner, within),
        (Value::Array(own), Other::Array(other)) => {
            own.len() == other.len() && own.iter().zip(other).all(|(own, other)| is_same(own, other))
        }
        (Value::Map(own), Other::Map(other)) => {
            let pair = |(own, other): (&(Item<'_>, Item<'_>), &(Other, Other))| {
                is_same(&own.0, &other.0) && is_same(&own.1, &other.1)
            };
            own.len() == other.len() && own.iter().zip(other).all(pair)
        }
        (Value::Other, Other::Null) => true,
        _ => false,
    }
}

fn any_value() -> impl Strategy<Value = Other> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Other::from),
        proptest::collection::vec(any::<u8>(), 0..40).prop_map(Other::Bytes),
        ".{0,20}".prop_map(Other::Text),
        any::<bool>().prop_map(Other::Bool),
        Just(Other::Null),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Other::Array),
            (200_u64..300, inner.clone()).prop_map(|(tag, inner)| Other::Tag(tag, Box::new(inner))),
            proptest::collection::btree_map("[a-z]{1,5}", inner, 0..6).prop_map(|pairs| {
                Other::Map(pairs.into_iter().map(|(key, value)| (Other::Text(key), value)).collect())
            }),
        ]
    })
}

proptest! {
    /// What ciborium writes is read as it was, byte for byte where it stands.
    #[test]
    fn another_library_agrees(value in any_value()) {
        let bytes = bytes(&value);
        let item = read(&bytes).unwrap();
        prop_assert!(is_same(&item, &value));
        prop_assert_eq!(item.raw, &bytes[..]);
    }

    #[test]
    fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let ours = read(&bytes);
        if let (Ok(item), Ok(other)) = (ours, ciborium::from_reader::<Other, _>(&bytes[..])) {
            // Fractions are left out, and big numbers that ciborium takes for one.
            let _ = is_same(&item, &other);
        }
    }
}
