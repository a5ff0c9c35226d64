//! The third view: strategies fixed by hand, what they lead to, and what each player could gain by answering better.

use std::collections::BTreeSet;

use lookahead_game::Exact;
use lookahead_game::information::{Profile, best_response};
use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx, SetIdx};

use super::figure::{Scene, View, line, points};
use super::legend::legend;
use super::rule::Ruled;
use super::state::{State, pure_odds};
use crate::figures::controls;
use crate::number::shown;
use crate::page::Node;

pub fn draw(scene: &Scene<'_>) -> View {
    let words = &scene.ask.words;
    let (profile, base) = profile(scene);
    let ruled = Ruled::under(&scene.state.game, profile);
    let ruled = match ruled {
        Ok(ruled) => ruled,
        Err(why) => {
            return View {
                title: words.word("title_strategies"),
                readout: scene.voice.refused(&why),
                ..View::default()
            };
        }
    };
    let name = words.word("strategies_label");
    let worth = scene.voice.per_player(ruled.value(NodeIdx::ROOT));
    let mut picture = vec![line("", words.fill("strategies_head", &[("base", &base), ("worth", &worth)]))];
    picture.extend(scene.tree("left", &name, Some(&ruled), &BTreeSet::new()));
    picture.push(legend(scene, false));
    let (answers, n_gainers, is_known) = answers(scene, &ruled);
    picture.push(points(&answers));
    picture.extend(at_set(scene, &ruled));
    let key = match (n_gainers, is_known) {
        (0, true) => "readout_equilibrium",
        (0, false) => "readout_no_gain_known",
        (1, _) => "readout_gain_one",
        _ => "readout_gain",
    };
    View {
        title: words.word("title_strategies"),
        picture,
        controls: buttons(scene, &ruled),
        readout: words.fill(key, &[("worth", &worth), ("n", &n_gainers.to_string())]),
        came_out: answers,
        guess: None,
    }
}

/// What is fixed by hand over the plan of a ruler, and whose plan that is.
pub fn profile(scene: &Scene<'_>) -> (Profile, String) {
    let game = &scene.state.game;
    let found = (0..2).find_map(|side| Some((side, scene.ruled(side)?)));
    let (mut profile, base) = match found {
        Some((side, ruled)) => {
            (ruled.profile.clone(), scene.ask.words.fill("base_plan", &[("way", &scene.way_whole(side))]))
        }
        None => (Profile::first_moves(game), scene.ask.words.word("base_first")),
    };
    for (set, odds) in &scene.state.fix {
        // The odds were tried on the game when they were read.
        let _ = profile.set_odds(*set, odds.clone());
    }
    (profile, base)
}

/// Each player's best answer, how many could gain, and whether all answers are known.
fn answers(scene: &Scene<'_>, ruled: &Ruled) -> (Vec<String>, u32, bool) {
    let (game, words) = (&scene.state.game, &scene.ask.words);
    let (mut out, mut n_gainers, mut is_known) = (Vec::new(), 0, true);
    for player in (0..game.n_players() as u32).map(PlayerIdx::new) {
        let name = scene.voice.player(player);
        let has = ruled.value(NodeIdx::ROOT).get(player.get() as usize).cloned().unwrap_or_default();
        match best_response(game, &ruled.profile, player) {
            Ok(answer) => {
                let gain = &answer.value - &has;
                if gain.is_zero() {
                    out.push(words.fill("answer_best", &[("player", &name), ("has", &shown(&has))]));
                    continue;
                }
                n_gainers += 1;
                let better = answer.applied_to(&ruled.profile);
                let changes = changes(scene, &ruled.profile, &better, player);
                out.push(words.fill(
                    "answer_gain",
                    &[
                        ("player", &name),
                        ("has", &shown(&has)),
                        ("value", &shown(&answer.value)),
                        ("gain", &shown(&gain)),
                        ("changes", &changes),
                    ],
                ));
            }
            Err(why) => {
                is_known = false;
                let why = scene.voice.unanswered(&why);
                out.push(words.fill("answer_unknown", &[("player", &name), ("why", &why)]));
            }
        }
    }
    (out, n_gainers, is_known)
}

/// What a player does otherwise, in words, by set.
fn changes(scene: &Scene<'_>, old: &Profile, new: &Profile, player: PlayerIdx) -> String {
    let game = &scene.state.game;
    let own = game.sets().filter(|set| game.set(*set).is_some_and(|view| view.player == Some(player)));
    let changed = own.filter(|set| old.odds(*set) != new.odds(*set)).filter_map(|set| {
        let node = game.members(set).next()?;
        let done = scene.voice.mixture(node, new.odds(set));
        Some(scene.ask.words.fill("answer_change", &[("set", &scene.voice.set(set)), ("move", &done)]))
    });
    changed.take(6).collect::<Vec<_>>().join("; ")
}

/// What each move of the selected set is worth to the one who chooses there.
fn at_set(scene: &Scene<'_>, ruled: &Ruled) -> Vec<Node> {
    let (game, words) = (&scene.state.game, &scene.ask.words);
    let node = scene.state.node;
    let Some(set) = game.set_idx(node).filter(|_| matches!(game.kind(node), Kind::Choice(_))) else {
        return Vec::new();
    };
    let Some(why) = ruled.evaluation().explain(game, &ruled.profile, set) else { return Vec::new() };
    let moves: Vec<String> = why
        .moves
        .iter()
        .map(|odds| {
            let worth = odds.worth.as_ref().map_or_else(|| words.word("never_led_here"), shown);
            let name = game.move_name(node, odds.move_idx);
            words.fill("set_move", &[("move", name), ("odds", &shown(&odds.odds)), ("worth", &worth)])
        })
        .collect();
    let told = [
        ("set", scene.voice.set(set)),
        ("number", (set.get() + 1).to_string()),
        ("player", scene.voice.player(why.player)),
        ("reach", shown(&why.reach)),
        ("moves", moves.join("; ")),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
    vec![line("", words.fill("set_line", &told))]
}

/// Buttons for the selected set: each move, all moves alike, or no longer fixed.
fn buttons(scene: &Scene<'_>, ruled: &Ruled) -> Vec<Node> {
    let (game, words) = (&scene.state.game, &scene.ask.words);
    let node = scene.state.node;
    let mut out = Vec::new();
    match game.set_idx(node).filter(|_| matches!(game.kind(node), Kind::Choice(_))) {
        Some(set) => {
            let n_moves = game.n_moves(node) as usize;
            let mut options: Vec<(String, String)> = (0..n_moves)
                .map(|at| {
                    (
                        with(scene, set, Some(pure_odds(n_moves, at))),
                        game.move_name(node, at as u32).to_owned(),
                    )
                })
                .collect();
            let share = Exact::ratio(1, n_moves as i64).unwrap_or_default();
            options.push((with(scene, set, Some(vec![share; n_moves])), words.word("fix_even")));
            let now = with(scene, set, Some(ruled.profile.odds(set).to_vec()));
            let options: Vec<(&str, &str)> =
                options.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
            let label = words
                .fill("fix_at", &[("set", &scene.voice.set(set)), ("player", &scene.voice.caption(node))]);
            out.push(controls::choice("fix", &label, &options, &now));
        }
        None => out.push(line("", words.word("fix_select"))),
    }
    out.push(controls::button(&words.word("fix_forget"), &[("fix", "")], !scene.state.fix.is_empty()));
    out
}

/// What is fixed, with this set done otherwise.
fn with(scene: &Scene<'_>, set: SetIdx, odds: Option<Vec<Exact>>) -> String {
    let mut fix: Vec<(SetIdx, Vec<Exact>)> =
        scene.state.fix.iter().filter(|(other, _)| *other != set).cloned().collect();
    fix.extend(odds.map(|odds| (set, odds)));
    fix.sort_by_key(|(set, _)| *set);
    State::fix_text(&fix)
}
