//! The second view: strategies fixed by hand, what they lead to, and what each player could gain by answering better.

use lookahead_game::Exact;
use lookahead_game::induction::{Options, solve};
use lookahead_game::information::{BestResponse, Profile, best_response};
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};
use lookahead_game::value::Equilibria;

use super::figure::{Scene, drawn_profile};
use super::rule::Ruled;
use super::state::{BASES, State, fix_text, pure_odds, put_fixed};
use crate::figures::games::{choice_of, line, points, told};
use crate::figures::{Drawn, controls};
use crate::number::shown;
use crate::page::Node;

/// Changes of a strategy that are told.
const MOST_CHANGES: usize = 6;

/// What is fixed by hand over what is done elsewhere, and which of [`BASES`] that is: the first moves where there is no
/// equilibrium or no plan.
pub fn profile(state: &State, found: &Equilibria) -> (Option<Profile>, &'static str) {
    let game = state.game();
    let base = match state.base {
        "equilibrium" => drawn_profile(state, found).cloned(),
        "plan" => solve(game, &Options::default()).ok().map(|plan| Profile::of_plan(game, &plan)),
        "even" => Some(even(game)),
        _ => None,
    };
    let name = if base.is_some() { state.base } else { "first" };
    let mut profile = base.unwrap_or_else(|| Profile::first_moves(game));
    for (set, odds) in &state.fix {
        // The odds were tried on the game when they were read.
        let _ = profile.set_odds(*set, odds.clone());
    }
    (Some(profile), name)
}

/// All moves alike, everywhere.
fn even(game: &Game) -> Profile {
    let mut profile = Profile::first_moves(game);
    for set in game.sets() {
        let share = share(profile.odds(set).len());
        let _ = profile.set_odds(set, share);
    }
    profile
}

fn share(n_moves: usize) -> Vec<Exact> {
    vec![Exact::ratio(1, n_moves as i64).unwrap_or_default(); n_moves]
}

pub fn draw(scene: &Scene<'_>) -> Drawn {
    let words = &scene.ask.words;
    let title = words.word("title_strategies");
    let ruled = match &scene.ruled {
        Ok(ruled) => ruled,
        Err(why) => return Drawn { title, readout: scene.unanswered(why), ..Drawn::default() },
    };
    let worth = scene.voice.per_player(ruled.value(NodeIdx::ROOT));
    let base = words.word(&["base.", scene.base].concat());
    let mut picture =
        vec![line("", &told(words, "strategies_head", &[("base", base), ("worth", worth.clone())]))];
    picture.extend(scene.tree(&words.word("strategies_label")));
    let answers = answers(scene, ruled);
    picture.extend(points(&answers.told));
    picture.extend(at_set(scene, ruled));
    let key = match (answers.n_gainers, answers.is_known) {
        (0, true) => "readout_equilibrium",
        (0, false) => "readout_no_gain_known",
        (1, _) => "readout_gain_one",
        _ => "readout_gain",
    };
    Drawn {
        title,
        picture,
        controls: buttons(scene, ruled),
        readout: told(words, key, &[("worth", worth), ("n", answers.n_gainers.to_string())]),
        came_out: answers.told,
        ..Drawn::default()
    }
}

/// Each player's best answer.
#[derive(Default)]
struct Answers {
    told: Vec<String>,
    /// How many could gain.
    n_gainers: u32,
    /// Whether all answers are known.
    is_known: bool,
}

fn answers(scene: &Scene<'_>, ruled: &Ruled) -> Answers {
    let (game, words) = (scene.state.game(), &scene.ask.words);
    let mut out = Answers { is_known: true, ..Answers::default() };
    for player in (0..game.n_players() as u32).map(PlayerIdx::new) {
        let name = ("player", scene.voice.player(player));
        let has = ruled.value(NodeIdx::ROOT).get(player.get() as usize).cloned().unwrap_or_default();
        out.told.push(match best_response(game, &ruled.profile, player) {
            Ok(answer) if answer.value == has => told(words, "answer_best", &[name, ("has", shown(&has))]),
            Ok(answer) => {
                out.n_gainers += 1;
                told(
                    words,
                    "answer_gain",
                    &[
                        name,
                        ("has", shown(&has)),
                        ("value", shown(&answer.value)),
                        ("gain", shown(&(&answer.value - &has))),
                        ("changes", changes(scene, &ruled.profile, &answer)),
                    ],
                )
            }
            Err(why) => {
                out.is_known = false;
                told(words, "answer_unknown", &[name, ("why", scene.unanswered(&why))])
            }
        });
    }
    out
}

/// What a player does otherwise, in words, by set.
fn changes(scene: &Scene<'_>, old: &Profile, answer: &BestResponse) -> String {
    let (game, mut parts) = (scene.state.game(), Vec::new());
    for choice in &answer.choices {
        let odds = old.odds(choice.set);
        let new = pure_odds(odds.len(), choice.move_idx as usize);
        let Some(node) = game.members(choice.set).next().filter(|_| odds != new) else { continue };
        let values = [("set", scene.voice.set(choice.set)), ("move", scene.mixture(node, &new))];
        parts.push(told(&scene.ask.words, "answer_change", &values));
        if parts.len() == MOST_CHANGES {
            break;
        }
    }
    parts.join("; ")
}

/// The set of the selected node, if a player chooses there.
fn selected_set(scene: &Scene<'_>) -> Option<SetIdx> {
    let (game, node) = (scene.state.game(), scene.state.node());
    game.set_idx(node).filter(|_| matches!(game.kind(node), Kind::Choice(_)))
}

/// What each move of the selected set is worth to the one who chooses there.
fn at_set(scene: &Scene<'_>, ruled: &Ruled) -> Option<Node> {
    let (game, words) = (scene.state.game(), &scene.ask.words);
    let set = selected_set(scene)?;
    let why = ruled.evaluation.explain(game, &ruled.profile, set)?;
    let mut moves = Vec::new();
    for at in &why.moves {
        let worth = at.worth.as_ref().map_or_else(|| words.word("never_led_here"), shown);
        let name = game.move_name(scene.state.node(), at.move_idx).to_owned();
        moves.push(told(words, "set_move", &[("move", name), ("odds", shown(&at.odds)), ("worth", worth)]));
    }
    Some(line(
        "",
        &told(
            words,
            "set_line",
            &[
                ("set", scene.voice.set(set)),
                ("number", (set.get() + 1).to_string()),
                ("player", scene.voice.player(why.player)),
                ("reach", shown(&why.reach)),
                ("moves", moves.join("; ")),
            ],
        ),
    ))
}

/// Buttons for the selected set: each move, all moves alike; then what is done elsewhere, and forgetting it all.
fn buttons(scene: &Scene<'_>, ruled: &Ruled) -> Vec<Node> {
    let (game, words, node) = (scene.state.game(), &scene.ask.words, scene.state.node());
    let mut out = Vec::new();
    match selected_set(scene) {
        Some(set) => {
            let n_moves = game.n_moves(node) as usize;
            let mut options = Vec::new();
            for at in 0..n_moves {
                let name = game.move_name(node, at as u32).to_owned();
                options.push((with(scene, set, pure_odds(n_moves, at)), name));
            }
            options.push((with(scene, set, share(n_moves)), words.word("fix_even")));
            let now = with(scene, set, ruled.profile.odds(set).to_vec());
            let options: Vec<(&str, &str)> =
                options.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
            let values = [("set", scene.voice.set(set)), ("player", scene.voice.caption(node))];
            out.push(controls::choice("fix", &told(words, "fix_at", &values), &options, &now));
        }
        None => out.push(line("", &words.word("fix_select"))),
    }
    out.push(choice_of(&scene.voice, "base", &BASES, "base", scene.base));
    out.push(controls::button(&words.word("fix_forget"), &[("fix", "")], !scene.state.fix.is_empty()));
    out
}

/// All that is fixed, as text.
pub fn as_text(scene: &Scene<'_>) -> Node {
    let words = &scene.ask.words;
    let typed = scene.state.start.text("fix");
    let known = fix_text(&scene.state.fix);
    let problem = scene.state.start.problem("fix").map(|_| words.word("problem.fix"));
    let text = if typed.is_empty() { &known } else { typed };
    controls::text_field(scene.ask.id, "fix", &words.word("fix"), text, 1, problem.as_deref())
}

/// What is fixed, with this set done otherwise.
fn with(scene: &Scene<'_>, set: SetIdx, odds: Vec<Exact>) -> String {
    let mut fix = scene.state.fix.clone();
    put_fixed(&mut fix, set, odds);
    fix_text(&fix)
}
