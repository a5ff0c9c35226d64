//! What the figure promises: an invented class is called so, codes never reach the address, odd lines are listed and the rest
//! counts.

use lookahead_models::class_code::{Answer, ShareCode};
use lookahead_models::premises::Credence;
use lookahead_models::{Generator, Seed};

use super::*;
use crate::page::Node;
use crate::query::{Query, format, parse};
use crate::widgets::testing;

fn code(percent: [f64; 6]) -> String {
    let answer = |share: f64| Some(Answer::Given(Credence::Point(share / 100.0)));
    ShareCode::Premises(percent.map(answer).to_vec()).write().unwrap()
}

fn drawn(text: &str, codes: &str) -> Vec<Node> {
    let mut pairs = parse(text);
    pairs.insert("codes".to_owned(), codes.to_owned());
    testing::drawn(&COMPUTED, &testing::words("classroom"), "lab", &pairs)
}

fn readout(nodes: &[Node]) -> String {
    testing::text_in(nodes, "readout")
}

#[test]
fn the_first_state_is_invented_and_says_so() {
    let nodes = drawn("", "");
    let all = testing::text_in(&nodes, "");
    assert!(all.contains("An invented class: nobody gave these answers"), "{all}");
    assert!(readout(&nodes).contains("30 people. They lie furthest apart on “3 Hard to align”"), "{all}");
    let crux = readout(&drawn("view=crux", ""));
    assert!(crux.contains("“3 Hard to align” makes"), "{crux}");
    assert!(readout(&drawn("view=crux&preset=agreed", "")).contains("no step stands out"));
    assert!(readout(&drawn("view=crux&apart=0,4", "")).contains("no step stands out"));
    assert!(
        readout(&drawn("preset=guesses", "")).contains("Guesses counted: 60. Figures they are about: 2.")
    );
}

#[test]
fn codes_count_and_odd_lines_are_listed() {
    let (a, b) = (code([50.0, 50.0, 10.0, 50.0, 50.0, 50.0]), code([50.0, 50.0, 90.0, 50.0, 50.0, 50.0]));
    let text = format!("name;code\nAda;{a}\n{}\nBen;{b}\n{a}\n", b.replacen('P', "Q", 1));
    let nodes = drawn("view=crux", &text);
    let all = testing::text_in(&nodes, "");
    assert!(!all.contains("nobody gave these answers"), "{all}");
    assert!(readout(&nodes).contains("the 2 people"), "{all}");
    assert!(readout(&nodes).contains("makes 100 % of the spread"), "{all}");
    for said in
        ["Line 1: nothing", "Line 3: at least one character is wrong", "Line 5: the same code as in line 2"]
    {
        assert!(all.contains(said), "{said}: {all}");
    }
    assert!(readout(&drawn("view=crux&count=each", &text)).contains("the 3 people"));
    let one = readout(&drawn("view=answers&step=3", &text));
    assert!(one.contains("2 answered and 0 left it open"), "{one}");
    assert!(readout(&drawn("", "no code")).contains("No answer to this"));
    let many = testing::text_in(&drawn("", &"scrap\n".repeat(60)), "");
    assert!(many.contains("52 more lines") && many.contains("Line 60"), "{many}");
}

/// A list of guesses alone is shown as guesses.
#[test]
fn the_view_follows_the_codes() {
    let guess = lookahead_models::class_code::Prediction { figure: "value-freeze".into(), guess: "a".into() };
    let text = ShareCode::Prediction(guess).write().unwrap();
    assert!(readout(&drawn("", &text)).contains("Guesses counted: 1."));
    assert!(readout(&drawn("view=crux", &text)).contains("not yet two people"));
}

#[test]
fn codes_never_reach_an_address() {
    let mut generator = Generator::new(Seed::new(9));
    for _ in 0..1_000 {
        let percent = [(); 6].map(|()| f64::from(generator.below(101)));
        let mut pairs: Query = parse("view=crux&count=each");
        pairs.insert("step".to_owned(), generator.below(12).to_string());
        pairs.insert("apart".to_owned(), (f64::from(generator.below(40)) / 10.0).to_string());
        pairs.insert("codes".to_owned(), code(percent));
        let whole = (COMPUTED.whole_state)(&pairs);
        assert!(!whole.contains_key("codes") && !format(&whole).contains(&code(percent)));
        assert_eq!((COMPUTED.whole_state)(&whole), whole, "{pairs:?}");
    }
    testing::assert_samples_give_a_picture_or_a_note(&COMPUTED);
}

#[test]
fn unknown_pairs_are_told() {
    let all = testing::text_in(&drawn("preset=nobody&view=none&step=9&count=never&apart=lots", ""), "");
    for said in
        ["“nobody” means nothing for “preset”", "“none”", "“9”", "“never”", "Write a number from 0 to 3"]
    {
        assert!(all.contains(said), "{said}: {all}");
    }
}

/// A program is handed its own words alone, so steps and bands stand in both files.
#[test]
fn steps_and_bands_are_those_of_the_premises() {
    let (own, premises) = (testing::words("classroom"), testing::words("premises"));
    for step in 1..=6 {
        assert_eq!(
            own.get(&format!("classroom.steps.{step}")),
            premises.get(&format!("premises.premises.{step}.name"))
        );
    }
    for band in 0..7 {
        assert_eq!(
            own.get(&format!("classroom.bands.{band}")),
            premises.get(&format!("premises.bands.{band}"))
        );
    }
}
