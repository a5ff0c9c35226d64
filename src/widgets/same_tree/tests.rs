//! Every preset through every view and every pair of rulers: answers without panic, and agreement where it must be.

use std::collections::BTreeMap;

use lookahead_book::Words;
use lookahead_game::Exact;
use lookahead_game::information::lapses;
use lookahead_game::tree::{Game, NodeIdx, PlayerIdx};
use lookahead_game::value::{Objective, Parameters, WAYS, way};

use super::calc::calc;
use super::presets::{PRESETS, preset};
use super::rule::{Ruled, differences};
use super::state::{State, VIEWS, Vary, read, whole_state};
use super::{COMPUTED, sensitivity};
use crate::figures::{FigureOrFile, answer};
use crate::jobs::FigureJob;
use crate::page::Node;
use crate::query::{Query, parse};

/// The widget's words, as `build` flattens them.
fn words() -> Words {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/en/widgets/same-tree.toml");
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let mut flat = BTreeMap::new();
    let mut open: Vec<(String, toml::Value)> = table.into_iter().collect();
    while let Some((key, value)) = open.pop() {
        let below = |name: String| format!("{key}.{name}");
        match value {
            toml::Value::Table(inner) => {
                open.extend(inner.into_iter().map(|(name, value)| (below(name), value)));
            }
            toml::Value::Array(inner) => {
                open.extend(inner.into_iter().enumerate().map(|(at, value)| (below(at.to_string()), value)));
            }
            other => drop(flat.insert(format!("same-tree.{key}"), other.as_str().unwrap().to_owned())),
        }
    }
    Words(flat)
}

/// The figure as a page has it.
fn drawn(words: &Words, pairs: &str) -> Vec<Node> {
    let job = FigureJob {
        slug: COMPUTED.slug.to_owned(),
        id: "f".to_owned(),
        place: "lab".to_owned(),
        pairs: parse(pairs),
        words: words.clone(),
        ..FigureJob::default()
    };
    match answer(&COMPUTED, &job, &|_| ()) {
        FigureOrFile::Figure(answer) => answer.nodes,
        FigureOrFile::File(_) => Vec::new(),
    }
}

fn game_of(slug: &str) -> Game {
    read(preset(slug).unwrap().text()).unwrap()
}

fn ruled(game: &Game, code: &str, parameters: &Parameters) -> Option<Ruled> {
    Ruled::of(game, way(code).unwrap(), parameters, None, &|_| ()).ok()
}

/// All texts in the elements of a class (of any, if it is empty), those for screen readers too.
fn text_in(nodes: &[Node], class: &str) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) if class.is_empty() => out += &format!("{text}\n"),
            Node::Element { attributes, children, .. } => {
                let is_one = class.is_empty()
                    || attributes.iter().any(|(name, value)| name == "class" && value == class);
                let labels = attributes.iter().filter(|(name, _)| is_one && name == "aria-label");
                labels.for_each(|(_, label)| out += &format!("{label}\n"));
                out += &text_in(children, if is_one { "" } else { class });
            }
            _ => {}
        }
    }
    out
}

#[test]
fn every_preset_answers_in_every_view_under_all_rulers_and_no_word_is_missing() {
    let words = words();
    let place = |text: &str| {
        ["{n}", "{way}", "{node}", "{player}", "{worth}", "{why}", "{number}"]
            .iter()
            .any(|place| text.contains(place))
    };
    for preset in &PRESETS {
        for view in VIEWS {
            for (at, left) in WAYS.iter().enumerate() {
                let right = WAYS[(at + 1) % WAYS.len()].code;
                for node in [0, 1, 4] {
                    let pairs = format!(
                        "preset={}&view={view}&left={}&right={right}&node={node}",
                        preset.slug, left.code
                    );
                    let nodes = drawn(&words, &pairs);
                    let text = text_in(&nodes, "");
                    assert!(!text.contains("same-tree.") && !place(&text), "{pairs}: {text}");
                    for class in ["picture", "readout", "figure-title"] {
                        assert!(!text_in(&nodes, class).trim().is_empty(), "{pairs}: {class}");
                    }
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
        let Some(own) = ruled(&game, "backward-induction", &parameters) else { continue };
        if let Some(minimax) = ruled(&game, "minimax", &parameters) {
            n_opposed += 1;
            assert!(game.nodes().all(|node| own.value(node) == minimax.value(node)), "{}", preset.slug);
            assert!(differences(&game, &own, &minimax).iter().all(|at| at.is_tie), "{}", preset.slug);
            let program = ruled(&game, "equilibria", &parameters).unwrap();
            assert_eq!(program.value(NodeIdx::ROOT), own.value(NodeIdx::ROOT), "{}", preset.slug);
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
fn hidden_games_have_the_values_that_follow_by_hand() {
    // Audited with probability p, keeping to the rules brings p and cutting corners 4 - 6 p: equal at 4/7.
    // A low card bet with probability b is called or not alike where 1/2 + b/2 = 1 - b, at 1/3; the value follows.
    let expected = [
        ("audit.mixed.1", "4/7"),
        ("two-cards.mixed.1", "1/3"),
        ("two-pennies.mixed.2", "0"),
        ("three-openings.minimax.1", "2"),
        ("ask-or-act.differ", "1"),
        ("ask-or-act.objective.2", "2"),
    ];
    for (key, value) in expected {
        assert_eq!(calc(key).as_deref(), Some(value), "{key}");
    }
    assert_eq!(lapses(&game_of("two-doors")).len(), 1);
}

#[test]
fn an_equilibrium_fixed_by_hand_leaves_nobody_anything_to_gain() {
    let words = words();
    let read =
        |fix: &str| text_in(&drawn(&words, &format!("preset=audit&view=strategies&fix={fix}")), "readout");
    assert!(read("1:6/7~1/7,2:4/7~3/7").contains("are an equilibrium"));
    assert!(read("1:1,2:4/7~3/7").contains("One player could gain"));
}

#[test]
fn beyond_the_caps_a_line_says_so() {
    let words = words();
    let game = lookahead_game::induction::benchmark_game(8, 2, 2).unwrap();
    let link = lookahead_game::share::to_link(&game).unwrap();
    let readout = text_in(&drawn(&words, &format!("game={link}&view=equilibria")), "readout");
    assert!(readout.contains("and at most 262144 are tried"), "{readout}");
    let long = "t ".repeat(super::state::MOST_NODES as usize);
    assert!(read(&format!("EFG 2 R \"\" {{ \"A\" }} {long}")).is_err());
}

#[test]
fn strategies_by_hand_are_read_in_every_form_or_named() {
    let fix = |text: &str| State::fix_text(&State::of(&parse(&format!("preset=audit&fix={text}"))).fix);
    assert_eq!(fix("2:0.5/0.5,1:2"), "1:2,2:1/2~1/2");
    assert_eq!(fix("1:1/3~2/3"), "1:1/3~2/3");
    assert_eq!(fix("1:1,1:2"), "1:2");
    for bad in ["9:1", "1:3", "1:0", "1:1/3~1/3", "1:-1~2", "x", "1:", ":1"] {
        let state = State::of(&parse(&format!("preset=audit&fix={bad}")));
        assert!(state.fix.is_empty() && state.problem("fix").is_some(), "{bad}");
    }
}

#[test]
fn a_broken_text_is_named_by_line_and_column_and_the_drawn_game_stays() {
    let words = words();
    let broken = "preset=audit&draft=EFG%202%20R%20%22%22%20%7B%20%22A%22%20%7D%0Ap%20%22%22%20nine";
    let (with, without) = (drawn(&words, broken), drawn(&words, "preset=audit"));
    for class in ["picture", "readout", "figure-title"] {
        assert_eq!(text_in(&with, class), text_in(&without, class));
    }
    let problem = text_in(&with, "field-problem");
    assert!(problem.contains("2:6"), "{problem}");
    let note = text_in(&drawn(&words, "game=EFG%202%20D"), "figure-note");
    assert!(note.contains("1:8"), "{note}");
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
        assert_eq!(State::of(&whole).game, State::of(&pairs).game);
    }
}

/// At each solved value the game with that number has the tie that is told, and beside it the moves that are told.
#[test]
fn turning_points_hold_in_the_game_with_that_number() {
    let mut n_points = 0;
    for preset in &PRESETS {
        let game = game_of(preset.slug);
        let Some(own) = ruled(&game, "backward-induction", &Parameters::default()) else { continue };
        let Some(solution) = own.solution else { continue };
        for (node, player) in game
            .nodes()
            .flat_map(|node| (0..game.n_players() as u32).map(move |player| (node, PlayerIdx::new(player))))
        {
            let varied = lookahead_game::induction::Varied::Payoff { node, player };
            for point in solution.turning_points(&game, varied).unwrap() {
                n_points += 1;
                let moves = |number: &Exact| {
                    let game = sensitivity::with_number(&game, node, Vary::Payoff(player), number).unwrap();
                    let other =
                        ruled(&game, "backward-induction", &Parameters::default()).unwrap().solution.unwrap();
                    let mut best = other.best_moves(&game, point.node);
                    best.sort_unstable();
                    best
                };
                let near = Exact::ratio(1, 1_000).unwrap();
                assert_eq!(moves(&point.at), point.here.ties, "{} {node:?}", preset.slug);
                assert_eq!(
                    moves(&(&point.at - &near)),
                    point.below.unwrap().ties,
                    "{} {node:?}",
                    preset.slug
                );
                assert_eq!(
                    moves(&(&point.at + &near)),
                    point.above.unwrap().ties,
                    "{} {node:?}",
                    preset.slug
                );
            }
        }
    }
    assert!(n_points > 20, "{n_points}");
}
