//! The controls, and the lines about input that could not be used.

use lookahead_game::value::{Parameter, WAYS};
use lookahead_game::{efg, share};

use super::figure::Scene;
use super::presets::{N_FIRST, PRESETS, Preset};
use super::state::{MOST_NODES, State, VIEWS, objective_text, read};
use crate::figures::controls::{self, Number};
use crate::number::shown;
use crate::page::Node;

/// Longest text put into the field for own games; longer ones are opened as files.
const LONGEST_TEXT: usize = 20_000;
/// Keys whose problems stand beside their control.
const BESIDE: [&str; 2] = ["discount", "fix"];

/// The few controls: which game, which view, which rulers.
pub fn controls(scene: &Scene<'_>, of_view: Vec<Node>) -> Vec<Node> {
    let words = &scene.ask.words;
    let views: Vec<(String, String)> =
        VIEWS.iter().map(|view| ((*view).to_owned(), words.word(&format!("view.{view}")))).collect();
    let mut out = vec![
        presets(scene, &words.word("preset_label"), PRESETS.get(..N_FIRST).unwrap_or_default()),
        controls::choice("view", &words.word("view_label"), &borrowed(&views), scene.state.view),
    ];
    if scene.state.view != "equilibria" {
        out.extend([ways(scene, "left", 0), ways(scene, "right", 1)]);
    }
    out.extend(of_view);
    out
}

/// Everything else: further games, parameters, strategies as text, games of the reader's own.
pub fn more(scene: &Scene<'_>) -> Vec<Node> {
    let words = &scene.ask.words;
    let mut out =
        vec![presets(scene, &words.word("preset_more"), PRESETS.get(N_FIRST..).unwrap_or_default())];
    let is_told = |parameter| scene.state.ways.iter().any(|way| way.parameters.contains(&parameter));
    let is_ruled = scene.state.view != "equilibria";
    if is_ruled && is_told(Parameter::Discount) {
        out.push(discount(scene));
    }
    if is_ruled && is_told(Parameter::Objective) {
        let players = players(scene);
        let sum = words.word("of_sum_short");
        let mut options = vec![("sum", sum.as_str())];
        options.extend(borrowed(&players));
        let current = objective_text(&scene.state.parameters.objective);
        out.push(controls::choice("of", &words.word("of"), &options, &current));
    }
    if is_ruled && is_told(Parameter::Player) {
        let current = scene.state.parameters.player.number().to_string();
        out.push(controls::choice("player", &words.word("player"), &borrowed(&players(scene)), &current));
    }
    if scene.state.view == "strategies" {
        let problem = scene.state.problem("fix").map(|_| words.word("problem.fix"));
        let typed = scene.ask.pair("fix").map_or_else(|| State::fix_text(&scene.state.fix), str::to_owned);
        out.push(controls::text_field(
            scene.ask.id,
            "fix",
            &words.word("fix"),
            &typed,
            1,
            problem.as_deref(),
        ));
    }
    let shows = ["0", "1"].map(|value| (value.to_owned(), words.word(&format!("reach_{value}"))));
    let shown_now = if scene.state.shows_reach { "1" } else { "0" };
    out.push(controls::choice("reach", &words.word("reach"), &borrowed(&shows), shown_now));
    out.extend(own_game(scene));
    out
}

/// Lines about pairs that could not be used and have no control beside which to say it.
pub fn notes(scene: &Scene<'_>) -> Vec<String> {
    let words = &scene.ask.words;
    let drawn = words.word(&format!("preset.{}", scene.state.preset.slug));
    let beside = |key: &str| BESIDE.contains(&key) && !(key == "fix" && scene.state.view != "strategies");
    let unsaid = scene.state.problems.iter().filter(|problem| !beside(problem.key));
    let told = unsaid.map(|problem| {
        let max = MOST_NODES.to_string();
        words.fill(
            &format!("problem.{}", problem.code),
            &[("found", &problem.found), ("drawn", &drawn), ("max", &max)],
        )
    });
    told.collect()
}

fn presets(scene: &Scene<'_>, label: &str, presets: &[Preset]) -> Node {
    let words = &scene.ask.words;
    let all: Vec<(String, String)> = presets
        .iter()
        .map(|preset| (preset.slug.to_owned(), words.word(&format!("preset.{}", preset.slug))))
        .collect();
    controls::presets(label, &borrowed(&all), if scene.state.is_own { "" } else { scene.state.preset.slug })
}

fn ways(scene: &Scene<'_>, key: &str, side: usize) -> Node {
    let words = &scene.ask.words;
    let all: Vec<(String, String)> =
        WAYS.iter().map(|way| (way.code.to_owned(), words.word(&format!("way.{}", way.code)))).collect();
    let current = scene.state.ways.get(side).map_or("", |way| way.code);
    controls::choice(key, &words.word(key), &borrowed(&all), current)
}

fn players(scene: &Scene<'_>) -> Vec<(String, String)> {
    let players = (0..scene.state.game.n_players() as u32).map(lookahead_game::PlayerIdx::new);
    players.map(|player| (player.number().to_string(), scene.voice.player(player))).collect()
}

fn discount(scene: &Scene<'_>) -> Node {
    let words = &scene.ask.words;
    let problem = scene.state.problem("discount").map(|_| words.word("problem.discount"));
    let now = &scene.state.parameters.discount;
    let number = Number {
        key: "discount",
        label: &words.word("discount"),
        value: scene.ask.pair("discount").unwrap_or("1"),
        min: "0",
        max: "1",
        step: "0.05",
        shown: &words.fill("discount_value", &[("discount", &shown(now))]),
        problem: problem.as_deref(),
    };
    controls::slider(scene.ask.id, &number)
}

/// A text in the making beside the drawn game, which stays until the text is a game and is put in its place.
fn own_game(scene: &Scene<'_>) -> Vec<Node> {
    let (words, id) = (&scene.ask.words, scene.ask.id);
    let draft = scene.ask.pair("draft").unwrap_or_default();
    let known = efg::write(&scene.state.game);
    let known = if known.len() <= LONGEST_TEXT { known } else { String::new() };
    let text = if draft.is_empty() { known } else { draft.to_owned() };
    let made = (!draft.is_empty()).then(|| read(draft));
    let problem = match &made {
        Some(Err(why)) => {
            Some(words.fill("problem.draft", &[("why", why), ("max", &MOST_NODES.to_string())]))
        }
        _ => None,
    };
    // Games too long for a link go as they were typed.
    let link =
        made.and_then(Result::ok).map(|game| share::to_link(&game).unwrap_or_else(|_| draft.to_owned()));
    // The text stays in its field.
    let pairs = [("game", link.as_deref().unwrap_or_default()), ("fix", ""), ("node", ""), ("view", "")];
    vec![
        controls::open_field(id, "game", &words.word("open"), ".efg"),
        controls::text_field(id, "draft", &words.word("draft"), &text, 8, problem.as_deref()),
        controls::button(&words.word("draw_draft"), &pairs, link.is_some()),
    ]
}

fn borrowed(options: &[(String, String)]) -> Vec<(&str, &str)> {
    options.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect()
}
