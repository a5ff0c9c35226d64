//! The controls, and the lines about input that could not be used.

use lookahead_game::tree::PlayerIdx;
use lookahead_game::value::{Objective, Parameter, TREE_WAYS};

use super::figure::Scene;
use super::presets::{N_FIRST, PRESETS};
use super::state::{MENU, TOOLS, VIEWS, objective_text, weights_text, whole_state};
use crate::figures::controls::{self, Number};
use crate::figures::games::{choice_of, outlook_controls, own_game, preset_choice};
use crate::number::shown;
use crate::page::Node;
use crate::widgets::Place;

/// Keys whose problems stand beside their control, while that is open.
const BESIDE: [&str; 2] = ["discount", "weights"];
/// What is put back by one button: all but the game, the rulers and the view. Fields show what their key has, so their
/// defaults are written out.
const PUT_BACK: [(&str, &str); 11] = [
    ("node", ""),
    ("vary", ""),
    ("pays", ""),
    ("discount", "1"),
    ("of", "sum"),
    ("weights", ""),
    ("player", "1"),
    ("fold", ""),
    ("zoom", ""),
    ("find", ""),
    ("reach", ""),
];

/// The few controls: which game, which view, which rulers.
pub fn controls(scene: &Scene<'_>, of_view: Vec<Node>) -> Vec<Node> {
    let (voice, start) = (&scene.voice, &scene.state.start);
    let codes: Vec<&str> = TREE_WAYS.iter().map(|way| way.code).collect();
    let [left, right] = scene.state.ways.map(|way| way.code);
    let label = voice.words.word("preset_label");
    let mut out = Vec::new();
    if scene.ask.place != Place::Lab {
        out.push(choice_of(voice, "menu", &MENU, "menu", scene.state.menu));
    }
    if is_open(scene, "games") {
        out.push(preset_choice(voice, start, PRESETS.get(..N_FIRST).unwrap_or_default(), &label));
    }
    if is_open(scene, "view") {
        out.push(choice_of(voice, "view", &VIEWS, "view", scene.state.view));
    }
    if is_open(scene, "left") {
        out.push(way_choice(scene, "left", &codes, left));
    }
    if is_open(scene, "right") {
        out.push(way_choice(scene, "right", &codes, right));
    }
    out.extend(of_view);
    out
}

/// Whether one of the few controls is shown: in the lab all are, elsewhere one at a time, so that the figure stays low.
pub fn is_open(scene: &Scene<'_>, name: &str) -> bool {
    scene.ask.place == Place::Lab || scene.state.menu == name
}

fn way_choice(scene: &Scene<'_>, key: &str, codes: &[&str], current: &str) -> Node {
    let words = &scene.ask.words;
    let names: Vec<String> = codes.iter().map(|code| words.word(&["way.", code].concat())).collect();
    let options: Vec<(&str, &str)> =
        codes.iter().zip(&names).map(|(code, name)| (*code, name.as_str())).collect();
    controls::choice(key, &words.word(key), &options, current)
}

/// Everything else, kind by kind, of which one is open.
pub fn more(scene: &Scene<'_>) -> Vec<Node> {
    let (voice, start, id) = (&scene.voice, &scene.state.start, scene.ask.id);
    let mut out = vec![choice_of(voice, "tools", &TOOLS, "tools", start.tools)];
    match start.tools {
        "games" => {
            let label = voice.words.word("preset_more");
            out.push(preset_choice(voice, start, PRESETS.get(N_FIRST..).unwrap_or_default(), &label));
        }
        "rulers" => out.extend(of_rulers(scene)),
        "tree" => out.extend(outlook_controls(id, voice, start, scene.state.node)),
        "own" => out.extend(own_game(id, voice, start, &whole_state(&start.pairs), &["pays", "vary"])),
        _ => {}
    }
    out.push(put_back(scene));
    out
}

/// What was typed for single payoffs goes with the rest.
fn put_back(scene: &Scene<'_>) -> Node {
    let start = &scene.state.start;
    let mut pairs = PUT_BACK.to_vec();
    let typed = start.pairs.keys().filter(|key| key.starts_with("pay-"));
    pairs.extend(typed.map(|key| (key.as_str(), "")));
    pairs.push(("game", start.text("game")));
    controls::button(&scene.ask.words.word("put_back"), &pairs, true)
}

/// What the two rulers can be told.
fn of_rulers(scene: &Scene<'_>) -> Vec<Node> {
    let (words, state) = (&scene.ask.words, scene.state);
    let is_told = |parameter| state.ways.iter().any(|way| way.parameters.contains(&parameter));
    let mut out = Vec::new();
    if is_told(Parameter::Discount) {
        out.push(discount(scene));
    }
    let mut players = Vec::new();
    for player in (0..state.game().n_players() as u32).map(PlayerIdx::new) {
        players.push((player.number().to_string(), scene.voice.player(player)));
    }
    let players: Vec<(&str, &str)> =
        players.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    if is_told(Parameter::Objective) {
        let (sum, weighted) = (words.word("of_sum_short"), words.word("of_weighted"));
        let mut options = vec![("sum", sum.as_str())];
        options.extend_from_slice(&players);
        options.push(("weights", &weighted));
        let current = objective_text(&state.parameters.objective);
        out.push(controls::choice("of", &words.word("of"), &options, &current));
        if matches!(state.parameters.objective, Objective::Weighted(_)) {
            out.push(weights(scene));
        }
    }
    if is_told(Parameter::Player) {
        let current = state.parameters.player.number().to_string();
        out.push(controls::choice("player", &words.word("player"), &players, &current));
    }
    out
}

/// One weight for each player, in their order.
fn weights(scene: &Scene<'_>) -> Node {
    let (words, start) = (&scene.ask.words, &scene.state.start);
    let mut names = String::new();
    for player in (0..scene.state.game().n_players() as u32).map(PlayerIdx::new) {
        crate::figures::games::push_part(&mut names, &[&scene.voice.player(player)]);
    }
    let typed = Some(start.text("weights")).filter(|typed| !typed.is_empty());
    let text = typed.map_or_else(|| weights_text(&scene.state.parameters.objective), str::to_owned);
    let problem = start.problem("weights").map(|_| words.word("problem.weights"));
    let label = words.fill("weights", &[("players", &names)]);
    controls::text_field(scene.ask.id, "weights", &label, &text, 1, problem.as_deref())
}

fn discount(scene: &Scene<'_>) -> Node {
    let (words, start) = (&scene.ask.words, &scene.state.start);
    let problem = start.problem("discount").map(|_| words.word("problem.discount"));
    let typed = Some(start.text("discount")).filter(|typed| !typed.is_empty());
    let number = Number {
        key: "discount",
        label: &words.word("discount"),
        value: typed.unwrap_or("1"),
        min: "0",
        max: "1",
        step: "0.05",
        shown: &words.fill("discount_value", &[("discount", &shown(&scene.state.parameters.discount))]),
        problem: problem.as_deref(),
    };
    controls::slider(scene.ask.id, &number)
}

/// Whether a control that is open says what is wrong with a key.
pub fn is_beside(scene: &Scene<'_>, key: &str) -> bool {
    scene.state.start.tools == "rulers" && BESIDE.contains(&key)
}
