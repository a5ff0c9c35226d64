//! Tests of the value-freeze figure: its sentences against the model, states through the address, samples with real words.

use lookahead_book::Words;
use lookahead_models::{Generator, Seed};

use super::calc::{calc, samples};
use super::figure::Answer;
use super::model::{PRESETS, State, from_query, whole_state};
use crate::query::{Query, gather, parse};
use crate::widgets::testing;

fn words() -> Words {
    testing::words_of_site("value-freeze")
}

fn text(words: &Words, class: &str, place: &str, pairs: &Query) -> String {
    testing::text_in(&testing::drawn(&super::COMPUTED, words, place, pairs), class)
}

/// A state drawn by chance.
fn random_pairs(generator: &mut Generator) -> Query {
    let mut pick = |n: f64| (generator.uniform() * n).floor();
    let pairs = [
        ("preset", PRESETS[pick(PRESETS.len() as f64) as usize].0.to_owned()),
        ("speed", format!("{}/200", pick(41.0))),
        ("awareness", format!("{}/20", pick(21.0))),
        ("monitoring", format!("{}/20", pick(21.0))),
        ("growth", format!("{}/100", pick(31.0))),
        ("cost", format!("{}/4", pick(40.0))),
        ("stake", format!("{}/2", pick(40.0))),
        ("view", ["course", "against"][pick(2.0) as usize].to_owned()),
        ("against", ["speed", "awareness", "monitoring"][pick(3.0) as usize].to_owned()),
        ("aim", ["good", "bad"][pick(2.0) as usize].to_owned()),
    ];
    gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

#[test]
fn states_survive_the_address() {
    let mut generator = Generator::new(Seed::new(31));
    for _ in 0..1_000 {
        let pairs = random_pairs(&mut generator);
        let whole = whole_state(&pairs);
        assert_eq!(from_query(&whole), from_query(&pairs), "{pairs:?}");
        assert_eq!(whole_state(&whole), whole, "{pairs:?}");
    }
    for sample in samples() {
        let whole = whole_state(&sample);
        assert_eq!(from_query(&whole), State { problems: Vec::new(), ..from_query(&sample) }, "{sample:?}");
    }
}

#[test]
fn what_is_said_is_what_the_model_found() {
    let mut generator = Generator::new(Seed::new(32));
    let words = words();
    let mut n_frozen = 0;
    for _ in 0..300 {
        let pairs = random_pairs(&mut generator);
        let state = from_query(&pairs);
        let answer = Answer::of(&state).unwrap();
        let said = text(&words, "readout", "lab", &pairs);
        n_frozen += u32::from(answer.course.freeze.is_some());
        assert_eq!(
            answer.course.freeze.is_none(),
            said.starts_with("Values do not freeze"),
            "{pairs:?}: {said}"
        );
        let aims = if state.aim == "good" { "aims at what people want" } else { "aims at the wrong thing" };
        assert!(said.contains(aims), "{said}");
    }
    assert!((50..250).contains(&n_frozen), "{n_frozen}");
}

#[test]
fn every_sample_is_drawn_with_words_that_exist() {
    testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
    testing::assert_samples_are_told_in_words(&super::COMPUTED);
}

#[test]
fn presets_show_what_they_are_for() {
    let said = |pairs: &str| Answer::of(&from_query(&parse(pairs))).unwrap().course;
    let start = said("");
    let frozen = start.freeze.unwrap().value;
    assert!((0.4..0.6).contains(&frozen) && start.value == frozen, "{frozen}");
    assert!(said("preset=in-time").freeze.is_none() && said("preset=in-time").value > 0.99);
    assert!(said("preset=early").freeze.unwrap().value < 0.2);
    assert!(said("preset=caught").freeze.is_some() && said("preset=caught").value > 0.85);
    assert!(said("preset=good-frozen").freeze.unwrap().value < 0.25);
    assert_eq!(from_query(&parse("preset=good-frozen")).aim, "bad");
}

#[test]
fn what_cannot_be_used_is_named_and_the_default_drawn() {
    let words = words();
    let notes = |place: &str, pairs: &str| text(&words, "notes", place, &parse(pairs));
    assert!(notes("lab", "aim=ugly").contains("“ugly” is none of the choices for “Training aims at”"));
    assert!(notes("chapter", "cost=x").contains("“x” does not work for “Cost of faking”"));
    assert_eq!(notes("lab", "cost=x").trim(), "");
    assert_eq!(from_query(&parse("speed=3")).training(), from_query(&Query::new()).training());
}

#[test]
fn numbers_of_the_prose() {
    // 1 − 0.98ⁿ with n the round of awareness.
    let n: i32 = calc("part-way.round").unwrap().parse().unwrap();
    let value: f64 = calc("part-way.value").unwrap().parse().unwrap();
    assert!((value - 100.0 * (1.0 - 0.98_f64.powi(n))).abs() < 0.05 + 1e-9);
    assert_eq!(calc("part-way.aware"), calc("part-way.round"));
    assert_eq!(calc("part-way.settled").as_deref(), Some("114"));
    assert_eq!(calc("part-way,monitoring=1_5.end"), None);
    for key in ["", "part-way", "none.end", "in-time.round", "part-way.x"] {
        assert_eq!(calc(key), None, "{key}");
    }
    let limit: f64 = calc("part-way.limit").unwrap().parse().unwrap();
    let freezes = |speed: f64| calc(&format!("part-way,speed={speed}.round").replace("0.", "0_")).is_some();
    assert!(freezes((limit - 0.06) / 100.0) && !freezes((limit + 0.06) / 100.0), "{limit}");
}
