//! Tests of the figure: what its presets claim, against the model; every sample drawn with the real words; states that
//! survive the address; and an open guess that is not told.

use lookahead_models::{Generator, Seed};

use super::calc::calc;
use super::model::{Finding, REASONERS, State, whole_state};
use crate::figures::normalise;
use crate::query::{Query, gather, parse};
use crate::widgets::testing;

fn told(place: &str, text: &str) -> String {
    let words = testing::words("cot-prefix");
    testing::told(&super::COMPUTED, &words, place, &parse(text))
}

#[test]
fn every_sample_is_drawn_with_words_that_exist() {
    testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
    testing::assert_samples_are_told_in_words(&super::COMPUTED);
}

/// What the button of each preset of the first view promises is what the curves say.
#[test]
fn presets_show_what_they_promise() {
    for (preset, finding) in [
        ("half", Finding::OnThePage),
        ("afterwards", Finding::NotOnThePage),
        ("new", Finding::NewToSummaries),
        ("code", Finding::InTheWording),
        ("open", Finding::PlainWords),
        ("half&columns=24&slip=20", Finding::TooHard),
    ] {
        let state = State::from_query(&parse(&format!("preset={preset}")));
        let curves = state.curves(state.form.choice("reasoner"));
        assert_eq!(state.finding(&curves), finding, "{preset}");
    }
    // Half of a note helps hardly anybody who works on the page, and is nothing to one who writes afterwards.
    let share = |key: &str| calc(key).unwrap().parse::<f64>().unwrap();
    assert!(share("half.now") < 0.1 && share("half.on") > 80.0);
    assert!((share("afterwards.now") - share("afterwards,given=0.now")).abs() < 1e-9);
    assert!(share("code,given=100,text=own.now") > 80.0 && share("code.trained-now") < 0.1);
    assert_eq!(calc("half.steps").as_deref(), Some("6"));
    assert_eq!((calc("half.colour"), calc("none.now")), (None, None));
}

#[test]
fn filler_is_room_and_only_the_marker_is_a_message() {
    let rate = |key: &str| calc(key).unwrap().parse::<f64>().unwrap();
    assert_eq!(rate("room.kept"), rate("room.paraphrased"));
    assert_eq!(rate("room.kept"), rate("room.swapped"));
    assert!(rate("room.kept") > 50.0 && rate("room.removed") < 0.1);
    assert!(rate("marker.kept") > rate("marker.paraphrased"));
    assert!(rate("marker.swapped") < rate("marker.paraphrased"));
    // Without tokens there is no marker.
    assert_eq!(rate("marker,tokens=0.kept"), rate("room,tokens=0.kept"));
    assert_eq!(rate("short.kept"), rate("short.removed"));
    assert!(told("lab", "preset=short").contains("short enough to do without any room"));
}

#[test]
fn what_cannot_be_used_is_named_and_the_start_drawn() {
    let odd = "given=101&columns=2.5&reasoner=nobody";
    for place in ["chapter", "lab"] {
        let text = told(place, odd);
        assert!(text.contains("This takes a number from 0 to 100"), "{place}: {text}");
        assert!(text.contains("a whole number from 2 to 24"), "{place}: {text}");
        assert!(text.contains("“nobody” does not work"), "{place}: {text}");
    }
    assert_eq!(whole_state(&parse(odd)), whole_state(&Query::new()));
    assert!(told("lab", "preset=none").contains("“none” does not work"));
}

#[test]
fn a_preset_names_its_view_and_brings_its_own_numbers() {
    let state = |text: &str| State::from_query(&parse(text)).form;
    assert_eq!(state("preset=lost").choice("view"), "filler");
    assert_eq!(state("preset=lost").number("survives"), 0.0);
    assert_eq!(state("preset=lost&survives=0.5").number("survives"), 0.5);
    assert_eq!(state("preset=lost&view=prefix").number("survives"), 70.0);
    assert_eq!(whole_state(&parse("preset=lost&survives=0"))["survives"], "");
    assert_eq!(whole_state(&parse("preset=marker&survives=0"))["survives"], "0");
}

/// The chapter that begins with one view speaks of the other, so both can be reached there.
#[test]
fn a_chapter_leads_to_both_views() {
    let words = testing::words("cot-prefix");
    let sets = |place: &str| {
        let nodes = testing::drawn(&super::COMPUTED, &words, place, &parse("preset=room"));
        testing::values_of(&nodes, "data-set").join(" ")
    };
    assert!(sets("chapter").contains("view=prefix") && sets("lab").contains("view=prefix"));
    assert!(!sets("embed").contains("view=prefix"));
}

/// A state drawn by chance, with numbers that fit and some that do not.
fn random_state(generator: &mut Generator) -> Query {
    let presets = ["half", "afterwards", "new", "code", "open", "room", "marker", "lost", "short", "?"];
    let mut pick = |n: u32| generator.below(n) as usize;
    let mut pairs = vec![("preset", presets[pick(10)].to_owned())];
    for (key, options) in [
        ("view", ["", "prefix", "filler"]),
        ("reasoner", ["", "code", "both"]),
        ("text", ["own", "", "summary"]),
        ("measure", ["on", "steps", "?"]),
        ("marker", ["no", "yes", ""]),
    ] {
        pairs.push((key, options[pick(3)].to_owned()));
    }
    for (key, most) in [("columns", 25), ("given", 101), ("chunk", 7), ("tokens", 25), ("draw", 1_000)] {
        pairs.push((key, pick(most + 1).to_string()));
    }
    for key in ["slip", "head-slip", "understands", "survives"] {
        pairs.push((key, format!("{}/4", pick(410))));
    }
    gather(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
}

#[test]
fn random_states_survive_the_address() {
    let mut generator = Generator::new(Seed::new(8));
    for _ in 0..1_000 {
        let pairs = random_state(&mut generator);
        let written = normalise(&super::COMPUTED, &pairs);
        assert_eq!(normalise(&super::COMPUTED, &written), written, "{pairs:?}");
        let (one, other) = (State::from_query(&pairs), State::from_query(&written));
        assert_eq!(one.form.to_query(), other.form.to_query(), "{pairs:?}");
        assert_eq!(one.filled(7), other.filled(7), "{pairs:?}");
        for name in REASONERS {
            let of = |state: &State| state.attempt(name, &state.sum());
            assert_eq!(of(&one), of(&other), "{pairs:?}");
        }
    }
}

#[test]
fn an_open_guess_is_not_told() {
    let first = told("chapter", "");
    assert!(first.contains("How often is the whole sum right?"), "{first}");
    let words = testing::words("cot-prefix");
    let nodes = testing::drawn(&super::COMPUTED, &words, "chapter", &Query::new());
    let labels = testing::values_of(&nodes, "aria-label").join("\n");
    assert!(!labels.contains("0.01 %") && !labels.contains("88.6"), "{labels}");
    let after = told("chapter", "guess=always");
    assert!(after.contains("You said: nearly always. It is: hardly ever."), "{after}");
    assert!(told("chapter", "guess=never").contains("You said: hardly ever. So it is."));
    assert!(told("chapter", "preset=room&guess=same").contains("You said: as often as before. So it is."));
}

#[test]
fn the_sheet_adds_up() {
    let mut generator = Generator::new(Seed::new(9));
    for _ in 0..1_000 {
        let pairs =
            parse(&format!("draw={}&columns={}&slip=0", generator.below(1_000), 2 + generator.below(16)));
        let sum = State::from_query(&pairs).sum();
        let number = |digit: &dyn Fn(usize) -> u8| {
            (0..sum.truth.len()).rev().fold(0_u64, |number, at| number * 10 + u64::from(digit(at)))
        };
        let total = number(&|at| sum.truth[at].first) + number(&|at| sum.truth[at].second);
        let page = number(&|at| sum.page[at]);
        assert_eq!(page, total % 10_u64.pow(sum.truth.len() as u32), "{pairs:?}");
    }
}
