//! The end of a game: what it was, how the two answers compare with what the experiments left open, and what would have told.

use lookahead_models::which_machine::{Judgement, Verdict};

use super::figure::Scene;
use super::game::{baseline_bits, spread};
use super::pieces::{bits, filled, headed, joined, panel, sets, suspect_name};
use crate::page::Node;

/// What it was, and both answers judged.
pub(super) fn readout(scene: &Scene<'_>, verdict: &Verdict) -> String {
    let (words, state, world) = (&scene.ask.words, scene.state, scene.world);
    let judged = |key: &str, judgement: Judgement| {
        let said = words.word(&[key, ".", state.choice(key)].concat());
        let asked = words.word(&[key, ".label"].concat());
        let values = [("said", said), ("asked", asked)];
        filled(words, &["judged.", judgement_code(judgement)].concat(), &values)
    };
    let was = filled(words, "readouts.was", &[("machine", suspect_name(words, world.hidden))]);
    let names: Vec<String> = verdict.left.iter().map(|suspect| suspect_name(words, *suspect)).collect();
    let key = if names.len() == 1 { "readouts.left_one" } else { "readouts.left_more" };
    let left = [("n", names.len().to_string()), ("names", joined(words, &names, "list"))];
    let parts =
        [was, judged("decides", verdict.deciding), judged("note", verdict.role), filled(words, key, &left)];
    parts.join(" ")
}

/// What no number of transcripts could have shown, and what would.
pub(super) fn ending(scene: &Scene<'_>) -> Node {
    let (words, world) = (&scene.ask.words, scene.world);
    let values = [
        ("conversations", scene.state.number("conversations").to_string()),
        ("bits", bits(baseline_bits(scene))),
        ("all", bits(world.evidence.bits_needed())),
        ("points", spread(scene)),
    ];
    let told = world.evidence.fewest_for(world.hidden);
    let always = world.evidence.fewest();
    let shown = |key: &str, none: &str, found: &[Vec<_>]| match found {
        [] => words.word(none),
        _ => filled(words, key, &[("sets", sets(words, found))]),
    };
    let told = shown("ending.told", "ending.told_none", &told);
    let always = shown("ending.always", "ending.always_none", &always);
    let parts = vec![
        headed(&words.word("ending.transcripts"), &filled(words, "ending.bits", &values)),
        headed(&words.word("ending.experiments"), &[&told, " ", &always].concat()),
    ];
    panel("ending", parts)
}

fn judgement_code(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Right => "right",
        Judgement::Wrong => "wrong",
        Judgement::Lucky => "lucky",
        Judgement::Unlucky => "unlucky",
        Judgement::TooCareful => "careful",
    }
}
