//! Tests of the figure: what its presets claim, against the model; every sample drawn with the real words; states that
//! survive the address; and an open guess that is not told.

use lookahead_models::{Generator, Seed};

use super::calc::calc;
use super::model::{State, whole_state};
use crate::figures::normalise;
use crate::query::{Query, gather, parse};
use crate::widgets::testing;

fn told(place: &str, text: &str) -> String {
    let words = testing::words("faithfulness");
    testing::told(&super::COMPUTED, &words, place, &parse(text))
}

#[test]
fn every_sample_is_drawn_with_words_that_exist() {
    testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
    testing::assert_samples_are_told_in_words(&super::COMPUTED);
}

/// On one task the floor costs; at the edge it does not, unless reasoning helps larger models less; and where the task is
/// hard for all, the largest model passes.
#[test]
fn presets_show_what_they_promise() {
    let number = |key: &str| calc(key).unwrap().parse::<f64>().unwrap();
    assert!(number("one.price") > 5.0 && number("one.chosen") < 10.0);
    assert!(number("one.largest-share") < 5.0);
    assert_eq!((number("edge.price"), number("edge.chosen")), (0.0, 10.0));
    assert_eq!(number("edge.smallest-share"), number("edge.largest-share"));
    assert!(number("inward.largest-share") < number("inward.smallest-share") - 20.0);
    assert!(number("inward.price") > 1.0);
    assert_eq!((number("hard.price"), number("hard.chosen")), (0.0, 10.0));
    assert!(number("guessing.smallest-share") < 20.0);
    assert!(number("guessing,share=beyond.smallest-share") > 80.0);
    assert_eq!(calc("one,floor=100.chosen"), None);
    assert_eq!((calc("none.chosen"), calc("one.colour")), (None, None));
}

/// A higher floor never chooses a model that does better.
#[test]
fn a_higher_floor_never_pays() {
    let mut generator = Generator::new(Seed::new(10));
    for _ in 0..1_000 {
        let pairs = random_state(&mut generator);
        let state = State::from_query(&pairs);
        let (low, high) = (generator.uniform(), generator.uniform());
        let (low, high) = (low.min(high), low.max(high));
        let (loose, strict) = (state.chosen_under(low), state.chosen_under(high));
        let Some(strict) = strict else { continue };
        let loose = loose.unwrap();
        assert!(loose.price <= strict.price + 1e-12 && strict.price >= 0.0, "{pairs:?}");
        assert!(state.share_of(&strict.model) >= high - 1e-9, "{pairs:?}");
    }
}

/// A state drawn by chance, with numbers that fit and some that do not.
fn random_state(generator: &mut Generator) -> Query {
    let mut pick = |n: u32| generator.below(n) as usize;
    let mut pairs = vec![("preset", ["one", "edge", "inward", "guessing", "hard", "?"][pick(6)].to_owned())];
    for (key, options) in [
        ("view", ["", "surfaces", "price"]),
        ("task", ["", "edge", "one"]),
        ("share", ["beyond", "?", "plain"]),
    ] {
        pairs.push((key, options[pick(3)].to_owned()));
    }
    for (key, most) in [("floor", 102), ("difficulty", 15), ("accuracy", 101), ("guess", 52), ("help", 11)] {
        pairs.push((key, pick(most).to_string()));
    }
    pairs.push(("growth", format!("{}/20", pick(42) as i32 - 21)));
    pairs.push(("width", format!("{}/4", pick(18))));
    gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

#[test]
fn random_states_survive_the_address() {
    let mut generator = Generator::new(Seed::new(11));
    for _ in 0..1_000 {
        let pairs = random_state(&mut generator);
        let written = normalise(&super::COMPUTED, &pairs);
        assert_eq!(normalise(&super::COMPUTED, &written), written, "{pairs:?}");
        let (one, other) = (State::from_query(&pairs), State::from_query(&written));
        assert_eq!(one.form.to_query(), other.form.to_query(), "{pairs:?}");
        assert_eq!(one.family(), other.family(), "{pairs:?}");
        assert_eq!(one.models().len(), 10, "{pairs:?}");
    }
}

#[test]
fn what_cannot_be_used_is_named_and_the_start_drawn() {
    let odd = "floor=101&width=0&task=both";
    for place in ["chapter", "lab"] {
        let text = told(place, odd);
        assert!(text.contains("This takes a number from 0 to 100"), "{place}: {text}");
        assert!(text.contains("This takes a number from 0.25 to 4"), "{place}: {text}");
        assert!(text.contains("“both” does not work"), "{place}: {text}");
    }
    assert_eq!(whole_state(&parse(odd)), whole_state(&Query::new()));
}

#[test]
fn an_open_guess_is_not_told() {
    let first = told("chapter", "");
    assert!(first.contains("Which one is chosen?"), "{first}");
    let words = testing::words("faithfulness");
    let nodes = testing::drawn(&super::COMPUTED, &words, "chapter", &Query::new());
    let labels = testing::values_of(&nodes, "aria-label").join("\n");
    assert!(!labels.contains("model 4") && !labels.contains("91.1"), "{labels}");
    assert!(told("chapter", "guess=smaller").contains("You said: a smaller one. So it is."));
    assert!(told("chapter", "guess=largest").contains("It comes out otherwise: a smaller one."));
    assert!(told("chapter", "preset=edge&guess=less").contains("otherwise: always the same"));
    assert!(told("chapter", "preset=inward&guess=less").contains("You said: less and less. So it is."));
}
