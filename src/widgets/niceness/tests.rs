//! Tests of the niceness figure: the drawn tree against the model's closed forms, the claims of the chapter's figures, and
//! every sample of its state drawn with the real words.

use lookahead_book::Words;
use lookahead_game::induction::{Options, solve};
use lookahead_game::tree::NodeIdx;
use lookahead_models::niceness::rulers::{Ruler, compare};
use lookahead_models::{Generator, Seed};

use super::calc::calc;
use super::model::{State, whole_state};
use super::tree::{Names, game};
use crate::query::{Query, gather, parse};
use crate::widgets::testing;

/// All texts and labels of the figure at a place.
fn told(words: &Words, place: &str, pairs: &Query) -> String {
    testing::told(&super::COMPUTED, words, place, pairs)
}

fn words() -> Words {
    testing::words_of_site("niceness")
}

#[test]
fn every_sample_is_drawn_with_words_that_exist() {
    testing::assert_samples_are_told_in_words(&super::COMPUTED);
}

#[test]
fn what_cannot_be_used_is_named_and_the_default_drawn() {
    let words = words();
    let odd = parse("power=2&cost=x");
    let text = told(&words, "chapter", &odd);
    assert!(text.contains("This needs a number from 0 to 1"), "beside the slider: {text}");
    assert!(text.contains("“x” does not work"), "in a note, since the field is not shown");
    assert_eq!(State::from_query(&odd).rulers(), State::from_query(&Query::new()).rulers());
    let text = told(&words, "lab", &parse("preset=intensity&opinions=3:1_2:1,2"));
    assert!(text.contains("This needs lines such as"), "{text}");
}

#[test]
fn a_preset_names_its_view_and_brings_its_own_numbers() {
    let state = |text: &str| State::from_query(&parse(text));
    assert_eq!(state("preset=care").neighbours().care, 2.0);
    assert_eq!(state("preset=care&care=0").neighbours().care, 0.0);
    assert_eq!(whole_state(&parse("preset=care&care=0"))["care"], "0");
    assert_eq!(whole_state(&parse("preset=threat&care=0"))["care"], "");
    assert_eq!(state("view=mediation&preset=care").preset, "disagreement");
    assert_eq!(state("preset=weak-alike&view=strength").rulers(), state("").rulers());
}

/// A state of the first view, drawn by chance.
fn random_state(generator: &mut Generator) -> Query {
    let mut pick = |n: f64| (generator.uniform() * n).floor();
    let presets = ["three-ways", "weak-alike", "no-worry"];
    let preset = presets[pick(3.0) as usize];
    let pairs = [
        ("preset", preset.to_owned()),
        ("power", format!("{}/12", pick(13.0))),
        ("cost", format!("{}/2", pick(20.0))),
        ("lock", format!("{}/2", pick(20.0))),
        ("gamma", format!("{}/10", pick(11.0))),
        ("services", pick(5.0).to_string()),
    ];
    gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

#[test]
fn the_drawn_tree_is_worth_what_the_model_says() {
    let mut generator = Generator::new(Seed::new(4));
    let word = |text: &str| text.to_owned();
    let three = || vec![word("a"), word("b"), word("c")];
    let names = Names {
        rulers: three(),
        preferences: three(),
        moves: three(),
        services: three(),
        succeeds: word("yes"),
        fails: word("no"),
    };
    for _ in 0..1_000 {
        let pairs = random_state(&mut generator);
        let rulers = State::from_query(&pairs).rulers();
        let answer = compare(&rulers).unwrap();
        for ruler in Ruler::ALL {
            let game = game(&rulers, &names, ruler).unwrap();
            let solution = solve(&game, &Options::default()).unwrap();
            let own = &answer.rulers[ruler as usize];
            let best = &own.moves[own.best as usize].value;
            assert_eq!(&solution.value(NodeIdx::ROOT)[ruler as usize], best, "{pairs:?} {ruler:?}");
            assert_eq!(solution.chosen(NodeIdx::ROOT), Some(own.best), "{pairs:?} {ruler:?}");
            // By a ruler nothing scores more than the ruler's own plan.
            let scores = answer.rulers.iter().map(|other| &other.scores[ruler as usize]);
            assert_eq!(scores.max(), Some(best), "{pairs:?} {ruler:?}");
        }
    }
}

#[test]
fn the_numbers_of_the_chapter() {
    let expected = [
        ("three-ways.present.move.0", "14"),
        ("three-ways.present.move.1", "12"),
        ("three-ways.present.move.2", "19"),
        ("three-ways.present.score.initial", "−1"),
        ("three-ways.present.score.natural", "−1"),
        ("three-ways.initial.score.initial", "12"),
        ("three-ways.initial.score.natural", "6"),
        ("three-ways.alike", "0"),
        ("weak-alike.alike", "1/6"),
        ("no-worry.alike", "1"),
        ("threat.share.1", "100"),
        ("threat.share.2", "50"),
        ("threat.up-to", "1"),
        ("protected.share.8", "100"),
        ("protected.any-gap", "100"),
        ("disagreement.people", "11"),
        ("agreement.outcomes", "1"),
    ];
    for (key, value) in expected {
        assert_eq!(calc(key).as_deref(), Some(value), "{key}");
    }
    // (3/4)³/6: three even draws that add up to at most 3/4. Care 2, three things, each minded with probability 3/4.
    assert_eq!(calc("threat.share.4").as_deref(), Some("7"));
    assert_eq!(calc("care.any-gap").as_deref(), Some("42.2"));
    for key in ["", "three-ways", "three-ways.x", "none.alike", "threat.share.x", "three-ways.present.move.9"]
    {
        assert_eq!(calc(key), None, "{key}");
    }
}

/// What was put in, and how it is computed, is told of the view at hand and of no other.
#[test]
fn each_view_tells_what_belongs_to_it() {
    let words = words();
    let view_told = |view: &str| told(&words, "lab", &parse(&format!("view={view}")));
    let list = |name: String| -> Vec<&String> {
        (0..9).filter_map(|idx| words.0.get(&format!("niceness.{name}.{idx}"))).collect()
    };
    let views = ["rulers", "strength", "mediation"];
    for view in views {
        let told = view_told(view);
        for (other, key) in views.into_iter().flat_map(|other| [(other, "put_in"), (other, "how")]) {
            let own = list(format!("{key}_{other}"));
            assert!(!own.is_empty(), "{key}_{other}");
            assert!(
                own.iter().all(|line| told.contains(line.as_str()) == (other == view)),
                "{view}: {key}_{other}"
            );
        }
        assert!(list("put_in".to_owned()).iter().all(|line| told.contains(line.as_str())), "{view}");
    }
}

#[test]
fn each_view_has_a_preset_without_the_worry() {
    let words = words();
    for (preset, line) in [
        ("no-worry", "All three rulers begin alike at every power."),
        ("protected", "All stay harmless however wide the gap."),
        ("agreement", "there is nothing to choose between them"),
    ] {
        let text = told(&words, "lab", &parse(&format!("preset={preset}")));
        assert!(text.contains(line), "{preset}: {text}");
    }
}

#[test]
fn an_open_guess_is_not_told() {
    let words = words();
    let text = told(&words, "chapter", &Query::new());
    assert!(text.contains("What does it do first?"), "{text}");
    let labels = text.lines().filter(|line| line.contains("worth 19 to the ruler"));
    assert_eq!(labels.count(), 0, "labels for screen readers keep the answer back");
    let after = told(&words, "chapter", &parse("guess=leave"));
    assert!(after.contains("You guessed otherwise.") && after.contains("worth 19 to the ruler"), "{after}");
    assert!(told(&words, "chapter", &parse("guess=manipulate")).contains("You said so."));
}
