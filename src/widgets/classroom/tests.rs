//! What the figure promises: an invented class is called so, codes never reach the address, odd lines are listed and the rest
//! counts.

use lookahead_models::class_code::{Answer, Guess, ShareCode};
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
    assert!(readout(&drawn("preset=guesses", "")).contains("Guesses: 30. Most said:"));
}

/// As the build adds them from the chapters.
fn words_with_questions() -> lookahead_book::Words {
    let mut words = testing::words("classroom");
    let own = [
        ("0.chapter", "Looking ahead"),
        ("0.question", "Which move?"),
        ("0.choices.0", "take"),
        ("0.choices.1", "wait"),
        ("0.right", "1"),
        ("2.chapter", "Mutual value"),
    ];
    words.0.extend(own.map(|(key, word)| (format!("classroom.asked.{key}"), word.to_owned())));
    words
}

fn guesses_of(guesses: &[(u32, u32)]) -> String {
    let guesses = guesses.iter().map(|(question, choice)| Guess { question: *question, choice: *choice });
    ShareCode::Guesses(guesses.collect()).write().unwrap()
}

/// One question at a time, with what comes out marked; both kinds of code in one list.
#[test]
fn guesses_are_a_histogram_with_what_comes_out_marked() {
    let lines = [guesses_of(&[(0, 1), (2, 0)]), guesses_of(&[(0, 0)]), guesses_of(&[(0, 1), (1, 2)])];
    let text = format!("{}\n{}\n{}\n", lines.join("\n"), code([50.0; 6]), lines[0].replacen('Q', "R", 1));
    let drawn = |query: &str| {
        let mut pairs = parse(query);
        pairs.insert("codes".to_owned(), text.clone());
        testing::drawn(&COMPUTED, &words_with_questions(), "lab", &pairs)
    };
    let first = drawn("view=guesses");
    let told = readout(&first);
    assert!(
        told.contains("Looking ahead, question 1. Which move? Guesses: 3. Most said: wait (2)."),
        "{told}"
    );
    assert!(told.contains("What comes out, wait, was said by 2 (67 %)."), "{told}");
    let all = testing::text_in(&first, "");
    assert!(all.contains("wait (this comes out)") && all.contains("Line 5: at least one"), "{all}");
    assert!(all.contains("codes read: 1 of the six steps, 5 of guesses; not read: 1"), "{all}");
    let other = readout(&drawn("view=guesses&question=2"));
    assert!(
        other.contains("Mutual value, question 1.") && other.contains("Most said: choice 1 (1)."),
        "{other}"
    );
    // A question that nobody answered: the first is shown.
    assert_eq!(readout(&drawn("view=guesses&question=7")), told);
    assert!(readout(&drawn("")).contains("1 people") || readout(&drawn("view=spread")).contains("1 people"));
}

fn own(pairs: &[(&str, &str)]) -> Vec<Node> {
    let mut all: Query = parse("own=1");
    all.extend(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
    testing::drawn(&COMPUTED, &words_with_questions(), "chapter", &all)
}

fn kept(nodes: &[Node]) -> Vec<String> {
    testing::values_of(nodes, "data-kept")
}

/// Nothing is kept before the reader agreed, and agreeing is a press and never a link.
#[test]
fn own_guesses_are_kept_after_agreeing() {
    let nodes = own(&[]);
    assert_eq!(kept(&nodes), [""]);
    assert!(readout(&nodes).contains("Nothing is kept yet"));
    assert_eq!(testing::values_of(&nodes, "data-keep"), ["guesses"]);
    let agreed = own(&[("record", ""), ("agree", "yes")]);
    assert_eq!(kept(&agreed), ["on=1"]);
    assert!(readout(&agreed).contains("There is none yet"));
    let linked = own(&[("record", ""), ("agree", "yes"), ("came", "agree=yes")]);
    assert_eq!(kept(&linked), [""]);
    assert!(testing::values_of(&linked, "data-set").contains(&"agree=again".to_owned()));
    let pressed = own(&[("record", ""), ("agree", "again"), ("came", "agree=yes")]);
    assert_eq!(kept(&pressed), ["on=1"]);
    let record = "on=1&looking-ahead%2Fgame-tree=1&mutual-value%2Fmutual-value=0";
    assert_eq!(kept(&own(&[("record", record)])), [record]);
    assert_eq!(kept(&own(&[("record", record), ("agree", "no")])), [""]);
    assert_eq!(kept(&own(&[("record", record), ("agree", "no"), ("came", "agree=no")])), [record]);
    assert_eq!(kept(&own(&[("record", "garbage")])), [""]);
    assert!(readout(&own(&[("record", ""), ("kept", "closed")])).contains("does not let the site keep"));
}

/// The code on the page is the code that the class figure reads.
#[test]
fn own_guesses_become_one_code() {
    let record =
        "on=1&looking-ahead%2Fgame-tree=1&mutual-value%2Fmutual-value=0&no%2Ffigure=1&power%2Fpower=9";
    let nodes = own(&[("record", record)]);
    let code = testing::text_in(&nodes, "selectable");
    let read = ShareCode::read(&code);
    let guess = |question, choice| Guess { question, choice };
    assert_eq!(read, Ok(ShareCode::Guesses(vec![guess(0, 1), guess(2, 0)])), "{code}");
    let all = testing::text_in(&nodes, "");
    assert!(all.contains("Guesses kept: 2.") && all.contains("Which move?") && all.contains("wait"), "{all}");
    let whole = (COMPUTED.whole_state)(&parse(&format!("own=1&agree=yes&record={record}")));
    assert!(!whole.contains_key("record") && !whole.contains_key("agree"), "{whole:?}");
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
