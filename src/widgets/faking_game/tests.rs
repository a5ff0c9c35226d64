//! Tests of the faking figure: its tree against the model's closed forms, its sentences against its numbers, states through
//! the address, and the published figure against its one home.

use std::path::Path;

use lookahead_book::Words;
use lookahead_game::Exact;
use lookahead_game::tree::NodeIdx;
use lookahead_models::{Generator, Seed};

use super::calc::{calc, samples};
use super::model::{PRESETS, State, from_query, whole_state};
use super::tree::solved;
use crate::query::{Query, gather, parse};
use crate::widgets::testing;

fn words() -> Words {
    testing::words_of_site("faking-game")
}

fn told(words: &Words, place: &str, pairs: &Query) -> String {
    testing::told(&super::COMPUTED, words, place, pairs)
}

fn readout(words: &Words, pairs: &str) -> String {
    testing::text_in(&testing::drawn(&super::COMPUTED, words, "lab", &parse(pairs)), "readout")
}

/// A state drawn by chance.
fn random_pairs(generator: &mut Generator) -> Query {
    let mut pick = |n: f64| (generator.uniform() * n).floor();
    let preset = PRESETS[pick(PRESETS.len() as f64) as usize].0;
    let pairs = [
        ("preset", preset.to_owned()),
        ("cost", format!("{}/4", pick(40.0))),
        ("worth", format!("{}/2", pick(60.0))),
        ("change", format!("{}/20", pick(21.0))),
        ("prior", format!("{}/50", pick(51.0))),
        ("accuracy", format!("{}/50", pick(51.0))),
        ("temperature", format!("{}/20", 1.0 + pick(40.0))),
        ("spill", format!("{}/20", pick(21.0))),
        ("line", ["a", "b"][pick(2.0) as usize].to_owned()),
        ("view", ["lines", "rounds"][pick(2.0) as usize].to_owned()),
        ("show", ["left", "acts"][pick(2.0) as usize].to_owned()),
        ("first", ["fit", "sponsor"][pick(2.0) as usize].to_owned()),
        ("node", pick(9.0).to_string()),
    ];
    gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

#[test]
fn the_drawn_tree_is_worth_what_the_formulas_say() {
    let mut generator = Generator::new(Seed::new(21));
    let names = ["w", "a", "b", "c", "d", "e", "f"].map(str::to_owned);
    let mut n_ties = 0;
    for _ in 0..1_000 {
        let pairs = random_pairs(&mut generator);
        let state = from_query(&pairs);
        assert_eq!(state.problems, [], "{pairs:?}");
        let answer = state.answer().unwrap();
        let (game, solution) = solved(&state, &answer, &names).unwrap();
        let shot = &answer.shots[usize::from(state.line == "b")];
        let best = shot.comply.clone().max(shot.decline.clone());
        assert_eq!(solution.value(NodeIdx::ROOT), [best], "{pairs:?}");
        // What is reached is what the plan does; a tie is drawn as complying.
        let complies = shot.comply >= shot.decline;
        n_ties += u32::from(shot.best.is_none());
        let ends = game.nodes().filter(|node| solution.reach(*node) == &Exact::ONE);
        assert!(ends.count() >= 1);
        let moved: Vec<u32> = game
            .nodes()
            .filter(|node| !solution.reach(*node).is_zero())
            .filter(|node| game.parent(*node).is_some_and(|from| game.parent(from) == Some(NodeIdx::ROOT)))
            .filter_map(|node| game.move_into(node))
            .collect();
        assert!(
            !moved.is_empty() && moved.iter().all(|at| *at == u32::from(!complies)),
            "{pairs:?} {moved:?}"
        );
    }
    assert!(n_ties > 1, "{n_ties} ties");
}

#[test]
fn states_survive_the_address() {
    let mut generator = Generator::new(Seed::new(22));
    for _ in 0..1_000 {
        let pairs = random_pairs(&mut generator);
        let whole = whole_state(&pairs);
        assert_eq!(State { problems: Vec::new(), ..from_query(&whole) }, from_query(&pairs), "{pairs:?}");
        assert_eq!(whole_state(&whole), whole, "{pairs:?}");
    }
    for sample in samples() {
        let whole = whole_state(&sample);
        assert_eq!(from_query(&whole), State { problems: Vec::new(), ..from_query(&sample) }, "{sample:?}");
    }
}

#[test]
fn every_sample_is_drawn_with_words_that_exist() {
    testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
    testing::assert_samples_are_told_in_words(&super::COMPUTED);
}

#[test]
fn each_preset_says_what_it_is_for() {
    let words = words();
    let says = |pairs: &str, part: &str| {
        let text = readout(&words, pairs);
        assert!(text.contains(part), "{pairs}: {text}");
    };
    says("preset=two-lines", "p* = c/(mD) = 0.2");
    says("preset=two-lines", "That is a gap");
    says("preset=no-change", "the worry does not arise");
    says("preset=coin-tag", "declines on both");
    says("preset=often-recorded", "complies on both");
    says("preset=reversed", "not one number differs");
    says("cost=6", "complying never pays");
    says("accuracy=0.1", "the gap is turned round");
    says("prior=0.2&accuracy=0.5", "worth the same");
    says("preset=two-trainings", "changes nothing in it: that was put in");
    says("preset=spill", "complying protects less");
}

/// The valence switch changes words alone.
#[test]
fn which_aim_came_first_changes_no_number() {
    let mut generator = Generator::new(Seed::new(23));
    let words = words();
    for _ in 0..20 {
        let mut pairs = random_pairs(&mut generator);
        let digits = |pairs: &Query| {
            let text = told(&words, "lab", pairs);
            let lines = text.lines().filter(|line| !line.contains("first="));
            lines.flat_map(|line| line.chars().filter(char::is_ascii_digit)).collect::<String>()
        };
        pairs.insert("first".to_owned(), "fit".to_owned());
        let fit = digits(&pairs);
        pairs.insert("first".to_owned(), "sponsor".to_owned());
        assert_eq!(fit, digits(&pairs), "{pairs:?}");
    }
}

#[test]
fn what_cannot_be_used_is_named_and_the_default_drawn() {
    let words = words();
    let notes = |place: &str, pairs: &str| {
        testing::text_in(&testing::drawn(&super::COMPUTED, &words, place, &parse(pairs)), "notes")
    };
    assert!(notes("lab", "preset=none").contains("“none” is none of the choices"));
    assert!(notes("chapter", "cost=dear").contains("“dear” does not work for “Cost (c)”"));
    // Beside its slider it needs no note.
    assert_eq!(notes("lab", "cost=dear").trim(), "");
    assert!(told(&words, "lab", &parse("cost=dear")).contains("Write a number"));
    assert!(told(&words, "lab", &parse("temperature=0.0001")).contains("0.001 to 1000"));
    assert_eq!(from_query(&parse("change=2&accuracy=x")).stakes, from_query(&Query::new()).stakes);
}

/// Numbers of the design's reference case: prior 0.1, p* 0.2, tag right in 9 of 10.
#[test]
fn numbers_of_the_prose() {
    for (key, value) in [
        ("two-lines.break-even", "0.2"),
        ("two-lines.if-tagged", "0.5"),
        ("two-lines.if-untagged", "1/82"),
        ("two-lines.comply", "9"),
        ("two-lines.decline-tagged", "7.5"),
        ("coin-tag.if-tagged", "0.1"),
        ("two-lines,cost=2.break-even", "0.4"),
        ("two-lines,accuracy=0_7.if-tagged", "7/34"),
        ("two-trainings.left.comply", "99.4"),
    ] {
        assert_eq!(calc(key).as_deref(), Some(value), "{key}");
    }
    for key in [
        "",
        "two-lines",
        "none.break-even",
        "no-change.break-even",
        "two-lines.left.x",
        "two-lines,cost=x.gap",
    ] {
        assert_eq!(calc(key), None, "{key}");
    }
    let share = |key: &str| calc(key).unwrap().parse::<f64>().unwrap();
    assert!(share("two-trainings.left.knowing") > share("two-trainings.left.not-knowing") + 20.0);
    assert!(share("spill.acts.knowing") < 0.4 * share("two-trainings.acts.knowing"));
}

/// One number, one home: the bars' numbers stand in the words, and must be those of `figures.toml`.
#[test]
fn the_published_figures_are_those_of_their_home() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let figures: toml::Table =
        std::fs::read_to_string(root.join("content/figures.toml")).unwrap().parse().unwrap();
    let words = words();
    for (key, figure) in [
        ("faking-game.published.before", "af-default-paid"),
        ("faking-game.published.after", "af-trained-paid"),
    ] {
        let value = figures[figure]["value"].as_str().unwrap();
        assert_eq!(format!("{} %", words.get(key)), value, "{figure}");
        assert_eq!(figures[figure]["source"].as_str(), Some("greenblatt-2024"));
    }
}
