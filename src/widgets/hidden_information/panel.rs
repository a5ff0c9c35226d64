//! The controls, and the lines about input that could not be used.

use super::figure::Scene;
use super::presets::PRESETS;
use super::state::{TOOLS, VIEWS, whole_state};
use super::strategies;
use crate::figures::controls;
use crate::figures::games::{choice_of, outlook_controls, own_game, preset_choice};
use crate::page::Node;

/// What is put back by one button: all but the game and the view.
const PUT_BACK: [(&str, &str); 8] = [
    ("node", ""),
    ("fix", ""),
    ("base", ""),
    ("eq", ""),
    ("fold", ""),
    ("zoom", ""),
    ("find", ""),
    ("reach", ""),
];

/// The few controls: which game, which view.
pub fn controls(scene: &Scene<'_>, of_view: Vec<Node>) -> Vec<Node> {
    let (voice, start) = (&scene.voice, &scene.state.start);
    let label = voice.words.word("preset_label");
    let mut out = vec![
        preset_choice(voice, start, &PRESETS, &label),
        choice_of(voice, "view", &VIEWS, "view", scene.state.view),
    ];
    out.extend(of_view);
    out
}

/// Everything else, kind by kind, of which one is open.
pub fn more(scene: &Scene<'_>) -> Vec<Node> {
    let (voice, start, id) = (&scene.voice, &scene.state.start, scene.ask.id);
    let mut out = vec![choice_of(voice, "tools", &TOOLS, "tools", start.tools)];
    if scene.state.view == "strategies" {
        out.push(strategies::as_text(scene));
    }
    match start.tools {
        "tree" => out.extend(outlook_controls(id, voice, start, scene.state.node())),
        "own" => out.extend(own_game(id, voice, start, &whole_state(&start.pairs), &["fix", "eq"])),
        _ => {}
    }
    let mut pairs = PUT_BACK.to_vec();
    pairs.push(("game", start.text("game")));
    out.push(controls::button(&voice.words.word("put_back"), &pairs, true));
    out
}

/// Whether a control that is open says what is wrong with a key.
pub fn is_beside(scene: &Scene<'_>, key: &str) -> bool {
    key == "fix" && scene.state.view == "strategies"
}
