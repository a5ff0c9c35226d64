//! The widget's numbers against the worked examples of `assets/worlds/index.toml`, and its states through the address.

use lookahead_game::value::mutual::Baseline;

use super::calc::calc;
use super::find;
use super::model::{from_query, whole_state};
use super::solve::solve;
use super::tree::{TreeNode, View, tree};
use super::worlds::{PRESETS, compact};
use crate::query::{Query, parse};

fn shown(key: &str) -> String {
    calc(key).unwrap_or_else(|| panic!("{key}"))
}

#[test]
fn every_preset_shows_what_its_page_says() {
    for (key, value) in [
        ("orchard.horizon-2.plan", "tools, food"),
        ("orchard.horizon-2.vx", "2"),
        ("orchard.horizon-2.vy", "3"),
        ("orchard.horizon-2.j", "16"),
        ("orchard.horizon-3.j", "49"),
        ("two-gardens.j", "11"),
        ("ping-pong.values", "1, 1, 1, 2, 3, 5, 8, 13, 21"),
        ("ping-pong.j", "42"),
        ("extract.plan", "wait, extract"),
        ("extract.sum-plan", "extract, extract"),
        ("baseline-flip.j", "8"),
        ("baseline-flip.baseline-0.j", "16"),
        ("replay.j", "21"),
        ("replay.counterfactual-policy.j", "20"),
        ("sabotage.j", "5"),
        ("sabotage.commit-0.j", "2"),
        ("chance.j", "9.477"),
        ("adversary.j", "2"),
        ("unbalanced.j", "1.6"),
        ("unbalanced.gamma-0_9.j", "156.006"),
        ("running-anchor.j", "15.23"),
    ] {
        assert_eq!(shown(key), value, "{key}");
    }
}

#[test]
fn zero_anchors_give_zero() {
    for key in ["vx", "vy", "j"] {
        assert_eq!(shown(&format!("orchard.wx-0.wy-0.{key}")), "0");
    }
}

#[test]
fn states_survive_and_settings_stay_with_their_preset() {
    // A setting that is the preset's own is not written.
    let flip = whole_state(&parse("preset=baseline-flip"));
    assert_eq!(flip["baseline"], "");
    assert_eq!(from_query(&flip).valued.baseline, Baseline::Start);
    let zero = whole_state(&parse("preset=baseline-flip&baseline=0"));
    assert_eq!(from_query(&zero).valued.baseline, Baseline::Zero);
    for sample in super::calc::samples() {
        let once = whole_state(&sample);
        assert_eq!(whole_state(&once), once, "{sample:?}");
    }
}

#[test]
fn bad_values_are_told_and_the_default_is_drawn() {
    let state = from_query(&parse("gamma=2&horizon=400&wx=-1&eps=x"));
    let keys: Vec<&str> = state.valued.problems.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["gamma", "eps", "wx", "horizon"]);
    assert_eq!(state.valued.world.horizon, 2);
    let broken = Query::from([("world".to_owned(), "{\n \"horizon\": x".to_owned())]);
    let state = from_query(&broken);
    assert!(state.valued.world_problem.is_some_and(|problem| problem.starts_with("2:")));
    assert_eq!(state.valued.preset, "orchard");
}

#[test]
fn compact_worlds_are_the_same_worlds() {
    for preset in PRESETS {
        let (world, odd) = lookahead_game::world::read(preset.text).unwrap();
        assert!(odd.is_empty(), "{}", preset.slug);
        let text = compact(&world);
        assert!(!text.contains('\n'));
        assert_eq!(lookahead_game::world::read(&text).unwrap().0, world, "{}", preset.slug);
    }
}

#[test]
fn the_chapter_can_stand_at_any_state() {
    assert_eq!(shown("orchard.horizon-2.after-tools.vx"), "4");
    assert_eq!(shown("orchard.horizon-2.after-tools.twin-gy"), "1");
    assert_eq!(shown("orchard.horizon-2.move-food"), "10");
    assert_eq!(calc("orchard.after-nothing.vx"), None);
    assert_eq!(calc("orchard.no-such"), None);
}

/// Doubles at a discount below and above the told break-even choose differently.
#[test]
fn the_break_even_of_the_early_stop_parts_two_plans() {
    assert_eq!(shown("unbalanced.turns"), "1");
    let turn: f64 = shown("unbalanced.turn").parse().unwrap();
    let plan_at =
        |gamma: f64| shown(&format!("unbalanced.gamma-{}.plan", gamma.to_string().replace('.', "_")));
    assert_eq!([plan_at(turn - 0.01), plan_at(turn + 0.01)], ["stop", "go, go, go"]);
}

fn drawn_tree(query: &str, most: usize) -> (Vec<TreeNode>, bool) {
    let state = from_query(&parse(query));
    let Ok(solved) = solve(&state, &|_| ()) else { panic!("{query}") };
    tree(&solved, &View { from: &state.from, folded: &state.folded, most })
}

#[test]
fn trees_are_cut_where_they_grow_too_large_and_seen_whole_by_zooming_in() {
    let (whole, is_whole) = drawn_tree("preset=orchard&horizon=6", 1_000);
    assert!(is_whole);
    assert_eq!(whole.len(), 127);
    let (top, is_whole) = drawn_tree("preset=orchard&horizon=6", 63);
    assert!(!is_whole);
    assert_eq!(top.len(), 63);
    assert!(top.iter().all(|node| node.is_cut == (node.depth == 5)));
    let (part, is_whole) = drawn_tree("preset=orchard&horizon=6&from=0.1", 63);
    assert!(is_whole);
    assert_eq!((part.len(), part[0].depth, part[0].path.as_str()), (31, 2, "0.1"));
    // It is the same part of the whole.
    let inside: Vec<_> =
        whole.iter().filter(|node| node.path.starts_with("0.1")).map(|node| node.state).collect();
    assert_eq!(part.iter().map(|node| node.state).collect::<Vec<_>>(), inside);
    // A path that leaves the tree ends where it leaves.
    assert_eq!(drawn_tree("preset=orchard&horizon=2&from=1.0.7.7", 63).0[0].path, "1.0");
}

#[test]
fn what_is_folded_makes_room() {
    let (nodes, is_whole) = drawn_tree("preset=orchard&horizon=6&fold=0~1.1", 63);
    assert!(is_whole);
    assert!(nodes.iter().all(|node| !node.path.starts_with("0.") && !node.path.starts_with("1.1.")));
    assert_eq!(nodes.iter().filter(|node| node.is_cut).count(), 2);
    // Start, the folded half, the other half's point, its folded half, and the quarter that is left.
    assert_eq!(nodes.len(), 1 + 1 + 1 + 1 + 31);
}

/// Every path that the search tells leads to a state that fits, and none nearer was left out.
#[test]
fn found_states_are_where_their_paths_lead() {
    let state = from_query(&parse("preset=orchard&horizon=4"));
    let Ok(solved) = solve(&state, &|_| ()) else { panic!() };
    let (whole, _) = tree(&solved, &View { from: "", folded: &[], most: 1_000 });
    for (text, amounts) in
        [("x=5", [Some("5"), None]), ("y=3 x=4", [Some("4"), Some("3")]), ("x=−1", [Some("−1"), None])]
    {
        let fits = |node: &TreeNode| {
            let has = solved.amounts(node.state);
            amounts.iter().zip(&has).all(|(wanted, has)| wanted.is_none_or(|wanted| wanted == has))
        };
        let mut states: Vec<_> = whole.iter().filter(|node| fits(node)).map(|node| node.state).collect();
        states.sort_unstable();
        states.dedup();
        let (n_found, found) = find::found(&solved, text, 1_000).unwrap();
        assert_eq!([n_found, found.len()], [states.len(); 2], "{text}");
        for (path, _, state) in found {
            let node = whole.iter().find(|node| node.path == path).unwrap();
            assert_eq!(node.state, state, "{text}");
            assert!(fits(node), "{text}");
            assert!(whole.iter().all(|other| other.state != state || other.depth >= node.depth), "{text}");
        }
    }
    assert!(find::found(&solved, "x=q", 9).is_none());
    assert!(find::found(&solved, "z=1", 9).is_none());
    let (_, food) = find::found(&solved, "foo", 9).unwrap();
    assert!(food.iter().all(|(_, names, _)| names.ends_with("food")) && !food.is_empty());
}

/// Told bounds hold the true ones between them, and are near them.
#[test]
fn told_bounds_of_a_break_even_are_rounded_outward() {
    let state = from_query(&parse("preset=unbalanced"));
    let Ok(solved) = solve(&state, &|_| ()) else { panic!() };
    let changes = super::break_even::changes(&state, &solved).unwrap();
    let [low, high] = super::break_even::bounds(&changes[0]).map(|told| told.parse::<f64>().unwrap());
    assert!(low <= changes[0].low.to_f64() && changes[0].high.to_f64() <= high);
    assert!(high - low < 0.000_05, "{low} {high}");
}

#[test]
fn every_state_gives_a_picture_or_a_note() {
    crate::widgets::testing::assert_samples_give_a_picture_or_a_note(&super::COMPUTED);
}
