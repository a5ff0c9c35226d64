//! What the figure promises: nobody's number before the reader's own, and the file's numbers as they were published.

use super::*;
use crate::page::Node;
use crate::query::{Query, parse};
use crate::widgets::testing;

/// Invented for these tests; nobody's.
const OTHERS: &str = r#"{"sets":[{"name":"a","label":"A","title":"Invented","asked":"Q","who":"W","date":"D","note":"","source":"S","link":"https://example.org/","own":1,"rows":[{"label":"Few","value":"0.5"},{"label":"Many","value":"20"},{"label":"None","value":"lots"}]},{"name":"b","label":"B","title":"Words"}]}"#;

/// A value, and the upper end of a span.
type Ends = (f64, Option<f64>);

fn file() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/credences/surveys.json");
    std::fs::read_to_string(path).unwrap()
}

fn drawn(text: &str, others: &str) -> Vec<Node> {
    let mut pairs: Query = parse(text);
    pairs.insert("surveys".to_owned(), others.to_owned());
    testing::drawn(&COMPUTED, &testing::words("surveys"), "lab", &pairs)
}

fn said(text: &str, others: &str) -> String {
    testing::text_in(&drawn(text, others), "")
}

#[test]
fn nobody_is_shown_before_the_reader_answered_or_asked() {
    for text in
        ["", "own=5", "show=own", "own=lots&show=own", "view=a", "show=yes", "record=v%3D1%26p1%3D5&show=own"]
    {
        let said = said(text, OTHERS);
        assert!(!said.contains("Invented") && !said.contains("Many"), "{text}: {said}");
    }
    let committed = "record=v%3D1%26committed%3D50,50,50,50,50,50&show=own";
    for text in ["own=5&show=own", "own=2,5&show=own", "own=0&show=own", "show=skipped", committed] {
        let said = said(text, OTHERS);
        assert!(said.contains("Invented") && said.contains("Many"), "{text}: {said}");
    }
}

#[test]
fn the_readers_own_number_stands_beside_the_others() {
    let own = said("own=2,5&show=own", OTHERS);
    assert!(own.contains("2.5 %") && own.contains("You, to the question above"), "{own}");
    // 20 over 0.5.
    assert!(own.contains("is 40 times the smallest"), "{own}");
    // 0.5⁶.
    let six = said("record=v%3D1%26committed%3D50,50,50,50,50,50&show=own", OTHERS);
    assert!(six.contains("1.56 %") && six.contains("Your six steps"), "{six}");
    let text = said("show=skipped&view=b", OTHERS);
    assert!(text.contains("Words") && text.contains("no percentage") && !text.contains("You, to"), "{text}");
}

#[test]
fn no_published_number_stands_in_the_words() {
    for (key, text) in testing::words("surveys").0 {
        for (before, _) in text.match_indices('%').map(|(at, _)| text.split_at(at)) {
            let before = before.trim_end();
            assert!(!before.ends_with(|char: char| char.is_ascii_digit()), "{key}: {text}");
        }
    }
}

/// As the sources state them; whoever changes the file changes this too.
#[test]
fn the_file_holds_what_was_published() {
    let all = file::read(&file());
    let numbers: Vec<(String, Vec<Ends>)> = all
        .iter()
        .map(|set| (set.name.clone(), set.rows.iter().map(|row| (row.value, row.high)).collect()))
        .collect();
    let expected: [(&str, &[Ends]); 8] = [
        ("phrasings", &[(0.378, Some(0.514))]),
        ("middle", &[(0.05, None), (0.144, None), (0.14, Some(0.194))]),
        ("xpt", &[(0.0038, None), (0.03, None)]),
        ("xpt-catastrophe", &[(0.0213, None), (0.12, None)]),
        ("fri", &[(0.2, None), (0.0012, None)]),
        ("fri-long", &[(0.4, None), (0.3, None)]),
        ("leap", &[(0.62, None), (0.7, None), (0.35, None)]),
        ("statement", &[]),
    ];
    for ((name, rows), (expected_name, expected_rows)) in numbers.iter().zip(expected) {
        assert_eq!(name, expected_name);
        for (row, expected) in rows.iter().zip(expected_rows) {
            assert!((row.0 - expected.0).abs() < 1e-12, "{name}: {row:?}");
            assert_eq!(
                row.1.map(|high| (high * 1000.0).round()),
                expected.1.map(|high| (high * 1000.0).round())
            );
        }
        assert_eq!(rows.len(), expected_rows.len(), "{name}");
    }
    assert_eq!(numbers.len(), expected.len());
    for set in &all {
        let texts = [&set.label, &set.title, &set.asked, &set.who, &set.date, &set.note, &set.source];
        assert!(texts.iter().all(|text| text.len() > 8) && set.link.starts_with("https://"), "{set:?}");
        let said = said(&format!("show=skipped&view={}", set.name), &file());
        assert!(said.contains(&set.title) && said.contains(&set.asked), "{said}");
    }
}

#[test]
fn garbage_instead_of_the_file_is_said() {
    for garbage in ["{", "[]", "{\"sets\":7}", "{\"sets\":[]}", "\u{0}"] {
        assert!(said("show=skipped", garbage).contains("not here yet"), "{garbage}");
    }
    testing::assert_samples_give_a_picture_or_a_note(&COMPUTED);
}
