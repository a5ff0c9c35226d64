//! Every preset through both views and every pair of rulers: answers without panic, and agreement where it must be.

use lookahead_book::Words;
use lookahead_game::Exact;
use lookahead_game::induction::Varied;
use lookahead_game::tree::{Game, NodeIdx, PlayerIdx};
use lookahead_game::value::{Objective, Parameters, TREE_WAYS, way};

use super::COMPUTED;
use super::calc::calc;
use super::presets::PRESETS;
use super::rule::{Ruled, differences};
use super::state::{DRAWN, State, TOOLS, VIEWS, whole_state};
use crate::figures::games::file::{open_key, read};
use crate::page::Node;
use crate::query::{Query, parse};
use crate::widgets::testing::{self, text_in, values_of, words};

fn drawn(words: &Words, pairs: &Query) -> Vec<Node> {
    testing::drawn(&COMPUTED, words, "lab", pairs)
}

fn state(pairs: &str) -> State {
    State::of(&parse(pairs)).unwrap()
}

fn game_of(slug: &str) -> Game {
    read(PRESETS.iter().find(|preset| preset.slug == slug).unwrap().text).unwrap()
}

fn ruled(game: &Game, code: &str, parameters: &Parameters) -> Option<Ruled> {
    Ruled::of(game, way(code).unwrap(), parameters, &|_| ()).ok()
}

#[test]
fn every_preset_answers_in_every_view_under_all_rulers_and_no_word_is_missing() {
    let words = words("same-tree");
    let places = ["{n}", "{way}", "{node}", "{player}", "{worth}", "{why}", "{number}", "{key}", "{values}"];
    for preset in &PRESETS {
        for (at, left) in TREE_WAYS.iter().enumerate() {
            let right = TREE_WAYS[(at + 1) % TREE_WAYS.len()].code;
            for (turn, node) in [0, 1, 2, 4].into_iter().enumerate() {
                let (view, shown, tools) =
                    (VIEWS[turn % 2], DRAWN[turn / 2], TOOLS[(at + turn) % TOOLS.len()]);
                let pairs = format!(
                    "preset={}&view={view}&left={}&right={right}&node={node}&drawn={shown}&tools={tools}&of=weights&find=o&fold=0",
                    preset.slug, left.code
                );
                let text = text_in(&drawn(&words, &parse(&pairs)), "");
                assert!(!text.contains("same-tree."), "{pairs}: {text}");
                assert!(!places.iter().any(|place| text.contains(place)), "{pairs}: {text}");
                for class in ["picture", "readout", "figure-title"] {
                    assert!(
                        !text_in(&drawn(&words, &parse(&pairs)), class).trim().is_empty(),
                        "{pairs}: {class}"
                    );
                }
            }
        }
    }
}

#[test]
fn rulers_agree_where_they_must() {
    let parameters = Parameters::default();
    let mut n_opposed = 0;
    for preset in &PRESETS {
        let game = game_of(preset.slug);
        let own = ruled(&game, "backward-induction", &parameters).unwrap();
        if let Some(minimax) = ruled(&game, "minimax", &parameters) {
            n_opposed += 1;
            assert!(game.nodes().all(|node| own.value(node) == minimax.value(node)), "{}", preset.slug);
            assert!(differences(&game, &own, &minimax).iter().all(|at| at.is_tie), "{}", preset.slug);
        }
        if game.n_players() == 1 {
            for code in ["objective", "worst-case"] {
                let other = ruled(&game, code, &parameters).unwrap();
                assert!(differences(&game, &own, &other).is_empty(), "{} {code}", preset.slug);
            }
        }
    }
    assert_eq!(n_opposed, 1, "three-openings");
}

#[test]
fn in_one_preset_nothing_depends_on_the_ruler() {
    let game = game_of("shared-road");
    let own = ruled(&game, "backward-induction", &Parameters::default()).unwrap();
    for code in ["objective", "worst-case"] {
        let other = ruled(&game, code, &Parameters::default()).unwrap();
        assert!(differences(&game, &own, &other).is_empty(), "{code}");
    }
}

#[test]
fn the_first_preset_shows_the_worry() {
    let game = game_of("ask-or-act");
    let own = ruled(&game, "backward-induction", &Parameters::default()).unwrap();
    let everyone = ruled(&game, "objective", &Parameters::default()).unwrap();
    let person = Parameters { objective: Objective::Player(PlayerIdx::new(1)), ..Parameters::default() };
    let person = ruled(&game, "objective", &person).unwrap();
    for other in [everyone, person] {
        let found = differences(&game, &own, &other);
        assert_eq!(found.iter().map(|at| (at.node, at.is_tie)).collect::<Vec<_>>(), [(NodeIdx::ROOT, false)]);
    }
}

#[test]
fn numbers_for_prose_follow_by_hand() {
    let expected =
        [("three-openings.minimax.1", "2"), ("ask-or-act.differ", "1"), ("ask-or-act.objective.2", "2")];
    for (key, value) in expected {
        assert_eq!(calc(key).as_deref(), Some(value), "{key}");
    }
    assert_eq!(calc("nowhere.differ"), None);
}

#[test]
fn a_broken_text_is_named_by_line_and_column_and_the_drawn_game_stays() {
    let words = words("same-tree");
    let broken =
        "tools=own&preset=test-first&draft=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%0Ap%20%22%22%20nine";
    let (with, without) =
        (drawn(&words, &parse(broken)), drawn(&words, &parse("tools=own&preset=test-first")));
    for class in ["picture", "readout", "figure-title"] {
        assert_eq!(text_in(&with, class), text_in(&without, class));
    }
    let problem = text_in(&with, "field-problem");
    assert!(problem.contains("2:6"), "{problem}");
    let note = text_in(&drawn(&words, &parse("game=EFG%202%20D")), "figure-note");
    assert!(note.contains("1:8"), "{note}");
}

/// A file comes as one pair in place of all others, under the key of its field.
#[test]
fn an_opened_file_that_is_no_game_leaves_what_was_drawn() {
    let words = words("same-tree");
    let before = parse("preset=three-desks&left=worst-case&player=2&tools=own&pays=2:1:9/2&node=1");
    let shown = drawn(&words, &before);
    let key = values_of(&shown, "data-open").pop().unwrap();
    assert_eq!(key, open_key(&whole_state(&before)));
    let broken = Query::from([(key.clone(), "EFG 2 R \"x\" { \"A\" }\nt \"\" one".to_owned())]);
    let after = drawn(&words, &broken);
    for class in ["picture", "readout", "figure-title"] {
        assert_eq!(text_in(&after, class), text_in(&shown, class), "{class}");
    }
    let note = text_in(&after, "figure-note");
    assert!(note.contains("2:6"), "{note}");
    assert_eq!(whole_state(&broken), whole_state(&before));
    let whole = Query::from([(key, "EFG 2 R \"mine\" { \"A\" } t \"\" 0".to_owned())]);
    assert_eq!(State::of(&whole).unwrap().game().title(), "mine");
    assert!(text_in(&drawn(&words, &whole), "figure-note").is_empty());
}

#[test]
fn a_whole_state_is_a_fixed_point_and_keeps_an_own_game() {
    let own = parse(
        "game=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%20t%20%22%22%201%20%22%22%20%7B%203%20%7D&pays=0:1:-4",
    );
    let whole = whole_state(&own);
    assert!(whole["game"].starts_with("1."), "{whole:?}");
    for pairs in [own, Query::new(), parse("preset=the-ladder&fold=2&node=2&of=1,3&pay-1-1=7/2")] {
        let whole = whole_state(&pairs);
        assert_eq!(whole_state(&whole), whole);
        assert_eq!(State::of(&whole).unwrap().game(), State::of(&pairs).unwrap().game());
    }
}

#[test]
fn a_changed_payoff_changes_this_node_alone_and_bad_ones_are_named() {
    // Two ends share the outcome "done, badly".
    let changed = state("preset=ask-or-act&pays=3:1:-9");
    let (before, after) = (game_of("ask-or-act"), changed.game());
    for node in before.nodes() {
        let same = before.payoffs(node) == after.payoffs(node);
        assert_eq!(same, node != NodeIdx::new(3), "{node:?}");
    }
    assert_eq!(after.payoffs(NodeIdx::new(3)), [Exact::int(-9), Exact::int(-6)]);
    let words = words("same-tree");
    let bad = drawn(&words, &parse("preset=ask-or-act&node=3&pay-3-1=abc"));
    assert!(text_in(&bad, "field-problem").contains("Expected a number"));
    assert!(values_of(&bad, "value").contains(&"abc".to_owned()), "what was typed stays");
    // Typed goes before kept, and an empty field before nothing.
    let typed = state("preset=ask-or-act&pays=3:1:-9&pay-3-1=4&pay-3-2=");
    assert_eq!(typed.game().payoffs(NodeIdx::new(3)), [Exact::int(4), Exact::int(-6)]);
}

/// At each break-even that is told of an end the moves at the start, or where it is decided, are a tie.
#[test]
fn break_even_of_a_leaf_is_told_and_is_one() {
    let words = words("same-tree");
    let nodes = drawn(&words, &parse("preset=ask-or-act&node=2"));
    let picture = text_in(&nodes, "picture");
    let own = ruled(&game_of("ask-or-act"), "backward-induction", &Parameters::default()).unwrap();
    let varied = Varied::Payoff { node: NodeIdx::new(2), player: PlayerIdx::new(0) };
    let points = own.solution.turning_points(&game_of("ask-or-act"), varied).unwrap();
    let at = crate::number::shown(&points[0].at);
    assert!(picture.contains(&format!("the plan turns at {at}")), "{picture}");
}

#[test]
fn weights_are_read_or_named() {
    let objective = |pairs: &str| state(pairs).parameters.objective;
    let weighted = Objective::Weighted(vec![Exact::ZERO, Exact::int(-1)]);
    assert_eq!(objective("of=weights&weights=0, −1"), weighted);
    assert_eq!(objective("of=0,-1"), weighted);
    let state = state("of=weights&weights=1,x");
    assert_eq!(state.parameters.objective, Objective::Weighted(vec![Exact::ONE; 2]));
    assert!(state.start.problem("weights").is_some());
}

#[test]
fn what_is_folded_is_told_and_what_is_found_is_shown() {
    let words = words("same-tree");
    let outline = |pairs: &str| values_of(&drawn(&words, &parse(pairs)), "aria-expanded");
    let n_open = |pairs: &str| outline(pairs).iter().filter(|open| *open == "true").count();
    let all = n_open("preset=ask-or-act");
    assert_eq!((n_open("preset=ask-or-act&fold=4"), outline("preset=ask-or-act").len()), (all - 6, all));
    let labels = |pairs: &str| values_of(&drawn(&words, &parse(pairs)), "aria-label").join("\n");
    assert!(labels("preset=ask-or-act&fold=4").contains("6 nodes folded away"));
    let found = labels("preset=ask-or-act&fold=4&find=allow");
    assert!(found.contains("found") && !found.contains("folded away"), "{found}");
    let widths = |pairs: &str| values_of(&drawn(&words, &parse(pairs)), "width")[0].parse::<u32>().unwrap();
    assert_eq!(widths("zoom=200"), 2 * widths(""));
}

/// At each solved value the game with that number has the tie that is told, and beside it the moves that are told; and the
/// line of the stretch is what the start is worth in such a game.
#[test]
fn turning_points_hold_in_the_game_with_that_number() {
    let mut n_points = 0;
    for preset in &PRESETS {
        let game = game_of(preset.slug);
        let solution = ruled(&game, "backward-induction", &Parameters::default()).unwrap().solution;
        let players = || (0..game.n_players() as u32).map(PlayerIdx::new);
        for (node, player) in game.nodes().flat_map(|node| players().map(move |player| (node, player))) {
            let course = solution.course(&game, Varied::Payoff { node, player }).unwrap();
            let solved = |number: &Exact| {
                let game = game.with_payoff(node, player, number.clone()).unwrap();
                ruled(&game, "backward-induction", &Parameters::default()).unwrap().solution
            };
            let near = Exact::ratio(1, 1_000).unwrap();
            for point in course.points {
                n_points += 1;
                let moves = |number: &Exact| {
                    let mut best = solved(number).best_moves(&game, point.node);
                    best.sort_unstable();
                    best
                };
                assert_eq!(moves(&point.at), point.here.ties, "{} {node:?}", preset.slug);
                assert_eq!(
                    moves(&(&point.at - &near)),
                    point.below.unwrap().ties,
                    "{} {node:?}",
                    preset.slug
                );
                let above = &point.at + &near;
                assert_eq!(moves(&above), point.above.unwrap().ties, "{} {node:?}", preset.slug);
                let value = course.stretches.iter().find_map(|stretch| stretch.value(player, &above));
                assert_eq!(value.as_ref(), solved(&above).value(NodeIdx::ROOT).get(player.get() as usize));
            }
        }
    }
    assert!(n_points > 20, "{n_points}");
}

/// The slider of a payoff: its ends hold the solved break-even between them and stay while it is turned, and beyond the
/// break-even the plan is another one.
#[test]
fn a_leaf_is_turned_past_its_break_even() {
    let words = words("same-tree");
    let ends = |pairs: &str| {
        let nodes = drawn(&words, &parse(pairs));
        [values_of(&nodes, "min"), values_of(&nodes, "max")]
            .map(|found| found[0].parse::<f64>().expect("the first slider is the payoff's"))
    };
    let at = |pay: &str| format!("preset=ask-or-act&node=2&pay-2-1={pay}");
    let first_move = |pay: &str| {
        let game = state(&at(pay)).game().clone();
        let own = ruled(&game, "backward-induction", &Parameters::default()).unwrap();
        own.made(NodeIdx::ROOT)
    };
    let game = game_of("ask-or-act");
    let own = ruled(&game, "backward-induction", &Parameters::default()).unwrap();
    let varied = Varied::Payoff { node: NodeIdx::new(2), player: PlayerIdx::new(0) };
    let turn = own.solution.turning_points(&game, varied).unwrap()[0].at.to_f64();
    let [low, high] = ends(&at("0"));
    assert!(low < turn && turn < high, "{low} {turn} {high}");
    assert_eq!(ends(&at("1")), [low, high]);
    assert_ne!(first_move(&low.to_string()), first_move(&high.to_string()));
    assert_eq!(ends(&at("1000")), [low, 1_000.0]);
}
