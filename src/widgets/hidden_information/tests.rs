//! Every preset through both views: answers without panic, values that follow by hand, and what cannot be used is named.

use lookahead_book::Words;
use lookahead_game::information::lapses;

use super::COMPUTED;
use super::calc::calc;
use super::presets::PRESETS;
use super::state::{BASES, State, TOOLS, VIEWS, fix_text, whole_state};
use crate::figures::games::file::read;
use crate::page::Node;
use crate::query::{Query, parse};
use crate::widgets::testing::{self, text_in, words};

fn drawn(words: &Words, pairs: &str) -> Vec<Node> {
    testing::drawn(&COMPUTED, words, "lab", &parse(pairs))
}

#[test]
fn every_preset_answers_in_every_view_and_no_word_is_missing() {
    let words = words("hidden-information");
    let places = ["{n}", "{base}", "{node}", "{player}", "{worth}", "{why}", "{name}", "{key}", "{set}"];
    for preset in &PRESETS {
        for view in VIEWS {
            for base in BASES {
                for (node, tools) in [0, 1, 4].into_iter().zip(TOOLS) {
                    let pairs = format!(
                        "preset={}&view={view}&base={base}&node={node}&tools={tools}&reach=1&find=a",
                        preset.slug
                    );
                    let nodes = drawn(&words, &pairs);
                    let text = text_in(&nodes, "");
                    assert!(!text.contains("hidden-information."), "{pairs}: {text}");
                    assert!(!places.iter().any(|place| text.contains(place)), "{pairs}: {text}");
                    for class in ["picture", "readout", "figure-title"] {
                        assert!(!text_in(&nodes, class).trim().is_empty(), "{pairs}: {class}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_presets_have_the_values_that_follow_by_hand() {
    // Audited with probability p, keeping to the rules brings p and cutting corners 4 - 6 p: equal at 4/7.
    // A low card bet with probability b is called or not alike where 1/2 + b/2 = 1 - b, at 1/3; the value follows.
    let expected = [
        ("audit.mixed.1", "4/7"),
        ("audit.pure", "0"),
        ("audit.odds.1.1", "6/7"),
        ("two-cards.mixed.1", "1/3"),
        ("two-pennies.mixed.2", "0"),
    ];
    for (key, value) in expected {
        assert_eq!(calc(key).as_deref(), Some(value), "{key}");
    }
    let doors = PRESETS.iter().find(|preset| preset.slug == "two-doors").unwrap();
    assert_eq!(lapses(&read(doors.text).unwrap()).len(), 1);
    assert_eq!(calc("two-doors.mixed.1"), None);
}

/// The preset in which nothing is hidden: working backwards is enough, and its plan is an equilibrium.
#[test]
fn where_nothing_is_hidden_the_plan_is_an_equilibrium() {
    let game = read(PRESETS[2].text).unwrap();
    assert!(game.is_perfect_information());
    let words = words("hidden-information");
    let pairs = "preset=shared-road&view=strategies&base=plan";
    let readout = text_in(&drawn(&words, pairs), "readout");
    assert!(readout.contains("are an equilibrium"), "{readout}");
}

#[test]
fn an_equilibrium_fixed_by_hand_leaves_nobody_anything_to_gain() {
    let words = words("hidden-information");
    let read =
        |rest: &str| text_in(&drawn(&words, &format!("preset=audit&view=strategies&{rest}")), "readout");
    assert!(read("").contains("are an equilibrium"));
    assert!(read("base=first&fix=1:6/7~1/7,2:4/7~3/7").contains("are an equilibrium"));
    assert!(read("fix=1:1").contains("One player could gain"));
    assert!(read("base=even").contains("could gain"));
}

#[test]
fn beyond_the_caps_a_line_says_so() {
    let words = words("hidden-information");
    let game = lookahead_game::induction::benchmark_game(8, 2, 2).unwrap();
    let link = lookahead_game::share::to_link(&game).unwrap();
    let readout = text_in(&drawn(&words, &format!("game={link}")), "readout");
    assert!(readout.contains("and at most 262144 are tried"), "{readout}");
    let long = "t ".repeat(crate::figures::games::MOST_NODES as usize);
    assert!(read(&format!("EFG 2 R \"\" {{ \"A\" }} {long}")).is_err());
}

#[test]
fn strategies_by_hand_are_read_in_every_form_or_named() {
    let state = |text: &str| State::of(&parse(&format!("preset=audit&fix={text}"))).unwrap();
    let fix = |text: &str| fix_text(&state(text).fix);
    assert_eq!(fix("2:0.5/0.5,1:2"), "1:2,2:1/2~1/2");
    assert_eq!(fix("1:1/3~2/3"), "1:1/3~2/3");
    assert_eq!(fix("1:1,1:2"), "1:2");
    for bad in ["9:1", "1:3", "1:0", "1:1/3~1/3", "1:-1~2", "x", "1:", ":1"] {
        let state = state(bad);
        assert!(state.fix.is_empty() && state.start.problem("fix").is_some(), "{bad}");
    }
}

#[test]
fn a_whole_state_is_a_fixed_point_and_keeps_an_own_game() {
    let own =
        parse("game=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%20t%20%22%22%201%20%22%22%20%7B%203%20%7D");
    let whole = whole_state(&own);
    assert!(whole["game"].starts_with("1."), "{whole:?}");
    for pairs in [own, Query::new(), parse("preset=two-cards&view=strategies&fix=1:2&node=2")] {
        let whole = whole_state(&pairs);
        assert_eq!(whole_state(&whole), whole);
        assert_eq!(State::of(&whole).unwrap().game(), State::of(&pairs).unwrap().game());
    }
}
