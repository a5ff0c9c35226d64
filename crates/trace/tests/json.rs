//! JSON as logs hold it: against serde_json on random values, and what serde_json refuses.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test complains by panicking"
)]

use lookahead_trace::json::{JsonFault, MAX_DEPTH, Value, parse, shallow};
use oorandom::Rand32;
use serde_json::Value as Serde;

const LETTERS: [&str; 12] =
    ["a", "\"", "\\", "\n", "\u{0}", "é", "漢", "😀", "\u{202e}", "/", " ", "\u{2028}"];

fn random_text(random: &mut Rand32) -> String {
    (0..random.rand_range(0..6)).map(|_| LETTERS[random.rand_range(0..12) as usize]).collect()
}

fn random_value(random: &mut Rand32, depth: u32) -> Serde {
    let n_items = random.rand_range(0..5);
    match random.rand_range(0..if depth == 0 { 5 } else { 7 }) {
        0 => Serde::Null,
        1 => Serde::Bool(random.rand_u32() & 1 == 1),
        2 => Serde::from(i64::from(random.rand_u32()) - 2_000_000_000),
        3 => Serde::from(f64::from(random.rand_range(0..1_000_000)) / 1024.0),
        4 => Serde::from(random_text(random)),
        5 => (0..n_items).map(|_| random_value(random, depth - 1)).collect(),
        _ => Serde::Object(
            (0..n_items).map(|_| (random_text(random), random_value(random, depth - 1))).collect(),
        ),
    }
}

#[test]
fn random_values_are_read_and_written_as_by_serde_json() {
    let mut random = Rand32::new(1);
    for _ in 0..5_000 {
        let value = random_value(&mut random, 4);
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        let parsed = parse(&pretty).unwrap_or_else(|error| panic!("{error}: {pretty}"));
        assert_eq!(parsed.n_replaced, 0);
        let again: Serde = serde_json::from_str(&parsed.value.write()).unwrap();
        assert_eq!(again, value);
        assert_eq!(parse(&parsed.value.owned().write()).unwrap().value, parsed.value);
    }
}

#[test]
fn what_serde_json_refuses_is_refused_but_for_pythons_words() {
    let mut random = Rand32::new(2);
    let mut n_refused = 0;
    for _ in 0..20_000 {
        let mut bytes = serde_json::to_vec(&random_value(&mut random, 3)).unwrap();
        let at = random.rand_range(0..bytes.len() as u32) as usize;
        bytes[at] = b"{}[]\",:0e-.x\\"[random.rand_range(0..13) as usize];
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let is_theirs = serde_json::from_str::<Serde>(&text).is_ok();
        let found = parse(&text);
        n_refused += u32::from(found.is_err());
        if is_theirs {
            assert!(found.is_ok(), "{text}: {found:?}");
        }
        // Zeros in front, numbers beyond a double and control characters are let through here.
        let is_lenient = text.contains('0') || text.contains('e');
        assert!(is_theirs || found.is_err() || is_lenient, "{text}");
    }
    assert!(n_refused > 5_000, "{n_refused}");
}

#[test]
fn broken_letters_are_replaced_and_counted() {
    for (text, expected, n_replaced) in [
        (r#""\ud83d\ude00""#, "😀", 0),
        (r#""\ud83d""#, "\u{fffd}", 1),
        (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}", 2),
        (r#""\ud83d\u0041""#, "\u{fffd}A", 1),
        (r#""\ud83dx""#, "\u{fffd}x", 1),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀", 1),
    ] {
        let parsed = parse(text).unwrap();
        assert_eq!((parsed.value.text(), parsed.n_replaced), (Some(expected), n_replaced), "{text}");
    }
}

#[test]
fn depth_is_capped_and_stepped_over() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(parse(&nested(MAX_DEPTH + 1)).unwrap_err().fault, JsonFault::TooDeep);
    for depth in [100_000, 3_000_000] {
        assert_eq!(parse(&nested(depth)).unwrap_err().fault, JsonFault::TooDeep);
        assert_eq!(parse(&"{\"a\":".repeat(depth)).unwrap_err().fault, JsonFault::TooDeep);
        let text = format!("{{\"deep\": {}, \"b\": 1}}", nested(depth));
        assert_eq!(shallow(&text).get("b"), Some("1"));
    }
}

#[test]
fn many_values_are_refused() {
    let text = format!("[{}0]", "0,".repeat(3_000_000));
    assert_eq!(parse(&text).unwrap_err().fault, JsonFault::TooManyValues);
}

#[test]
fn levels_agree_with_the_tree() {
    let mut random = Rand32::new(3);
    for _ in 0..3_000 {
        let value = random_value(&mut random, 4);
        if !value.is_object() && !value.is_array() {
            continue;
        }
        let text = serde_json::to_string_pretty(&value).unwrap();
        let level = shallow(&text);
        assert_eq!((level.fault, level.end), (None, text.len()));
        let parsed = parse(&text).unwrap().value;
        let found: Vec<Value<'_>> = level.items.iter().map(|(_, item)| parse(item).unwrap().value).collect();
        let expected: Vec<Value<'_>> = match parsed {
            Value::List(values) => values,
            Value::Map(pairs) => pairs.into_iter().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        assert_eq!(found, expected);
    }
}

/// Wherever a text breaks off, all that came before is there and the rest is told.
#[test]
fn a_text_that_breaks_off_is_kept_up_to_there() {
    let text = r#"{"a": [1, 2, {"b": "\u00e9"}], "c": "x\"y", "d": -1.5e3, "e": {"f": null}}"#;
    let whole = shallow(text);
    for end in 0..text.len() {
        let cut = shallow(&text[..end]);
        assert_eq!(cut.fault.map(|error| error.fault), Some(JsonFault::Truncated), "{end}");
        assert_eq!(parse(&text[..end]).unwrap_err().fault, JsonFault::Truncated, "{end}");
        let n_whole = cut.items.len() - usize::from(cut.is_last_cut && !cut.items.is_empty());
        assert_eq!(cut.items[..n_whole], whole.items[..n_whole], "{end}");
    }
}

#[test]
fn numbers_keep_their_digits() {
    for number in ["0.1000", "123456789012345678901234567890", "-0.0", "1E+400", "1e-7"] {
        assert_eq!(parse(number).unwrap().value.write(), number);
    }
    for word in ["1.", ".5", "1e", "+1", "0x10", "nan", "--1", "1-1", "inf", "True", "None"] {
        assert!(parse(word).is_err(), "{word}");
    }
    for word in ["NaN", "Infinity", "-Infinity"] {
        assert_eq!(parse(word).unwrap().value, Value::NotFinite);
    }
}
