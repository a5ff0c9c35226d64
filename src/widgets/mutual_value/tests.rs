//! The widget's numbers against the worked examples of `assets/worlds/index.toml`, and its states through the address.

use lookahead_game::value::mutual::Baseline;

use super::calc::calc;
use super::model::{compact, from_query, whole_state};
use super::presets::PRESETS;
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
        assert_eq!(shown(&format!("{key}")), value, "{key}");
    }
}

#[test]
fn zero_anchors_give_zero() {
    for key in ["vx", "vy", "j"] {
        assert_eq!(shown(&format!("orchard.wx-0.wy-0.{key}")), "0");
    }
}

#[test]
fn prices_meet_the_golden_ratio() {
    assert_eq!(shown("prices.p-4.q-1.keep-1.delta-0_1.ratio"), "2");
    assert!(shown("prices.p-1.q-1.keep-0.delta-0_3.growth").starts_with("1.618034"));
}

#[test]
fn states_survive_and_settings_stay_with_their_preset() {
    let flip = whole_state(&parse("preset=baseline-flip"));
    assert_eq!(flip["baseline"], "", "a preset's own setting is not written");
    assert_eq!(from_query(&flip).baseline, Baseline::Start);
    let zero = whole_state(&parse("preset=baseline-flip&baseline=0"));
    assert_eq!(from_query(&zero).baseline, Baseline::Zero);
    for sample in super::calc::samples() {
        let once = whole_state(&sample);
        assert_eq!(whole_state(&once), once, "{sample:?}");
    }
}

#[test]
fn bad_values_are_told_and_the_default_is_drawn() {
    let state = from_query(&parse("gamma=2&horizon=400&wx=-1&eps=x"));
    let keys: Vec<&str> = state.problems.iter().map(|(key, _)| *key).collect();
    assert_eq!(keys, ["gamma", "eps", "wx", "horizon"]);
    assert_eq!(state.world.horizon, 2);
    let broken = Query::from([("world".to_owned(), "{\n \"horizon\": x".to_owned())]);
    let state = from_query(&broken);
    assert!(state.world_problem.is_some_and(|problem| problem.starts_with("2:")));
    assert_eq!(state.preset, "orchard");
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
