//! The fourth view: what follows where players cannot tell nodes apart. All pure equilibria, grouped by what they pay;
//! for two players of pure opposition the mixed value; where somebody forgets, that is said.

use std::collections::BTreeSet;

use lookahead_game::information::{Profile, Unanswered};
use lookahead_game::tree::NodeIdx;
use lookahead_game::value::Equilibria;

use super::figure::{Scene, View, line, points};
use super::legend::legend;
use super::rule::{Ruled, profiles};
use crate::figures::controls;
use crate::number::shown;
use crate::page::Node;

/// Groups of pure equilibria listed one by one, and sets whose strategies are written out.
const MOST_GROUPS: usize = 12;
const MOST_SETS: usize = 12;

pub fn draw(scene: &Scene<'_>) -> View {
    let words = &scene.ask.words;
    let Some(found) = &scene.found else {
        return View {
            title: words.word("title_equilibria"),
            readout: words.word("refused.none-known"),
            ..View::default()
        };
    };
    let drawn = profiles(found);
    let at = position(scene, drawn.len());
    let ruled = ruled(scene);
    let head = match &ruled {
        Some(ruled) => {
            let worth = scene.voice.per_player(ruled.value(NodeIdx::ROOT));
            words.fill("equilibrium_drawn", &[("name", &name(scene, found, at)), ("worth", &worth)])
        }
        None => words.word("equilibrium_none"),
    };
    let mut picture = vec![line("", head)];
    picture.extend(scene.tree("left", &words.word("equilibrium_label"), ruled.as_ref(), &BTreeSet::new()));
    picture.push(legend(scene, false));
    if let Some(profile) = drawn.get(at) {
        picture.push(points(&strategies(scene, profile)));
    }
    if let Ok(pure) = &found.pure
        && !pure.by_payoffs.is_empty()
    {
        picture.push(points(&groups(scene, found)));
    }
    let lapses = lapses(scene, found);
    if !lapses.is_empty() {
        picture.push(points(&lapses));
    }
    View {
        title: words.word("title_equilibria"),
        picture,
        controls: choices(scene, found, drawn.len(), at),
        readout: readout(scene, found, &lapses),
        came_out: came_out(scene, found),
        guess: None,
    }
}

/// Which of the equilibria is drawn; the first where the address names none.
fn position(scene: &Scene<'_>, n_drawn: usize) -> usize {
    let at = scene.state.equilibrium as usize;
    if at < n_drawn { at } else { 0 }
}

/// The equilibrium that is drawn.
pub fn ruled(scene: &Scene<'_>) -> Option<Ruled> {
    let drawn = profiles(scene.found.as_ref()?);
    let profile = *drawn.get(position(scene, drawn.len()))?;
    Ruled::under(&scene.state.game, profile.clone()).ok()
}

/// What is known first, what is not after it.
fn readout(scene: &Scene<'_>, found: &Equilibria, lapses: &[String]) -> String {
    let (mixed, pure) = (mixed(scene, found), pure(scene, found));
    let known = if found.mixed.is_ok() { [mixed, pure] } else { [pure, mixed] };
    format!("{} {}", known.join(" "), recall(scene, lapses))
}

fn recall(scene: &Scene<'_>, lapses: &[String]) -> String {
    scene.ask.words.word(if lapses.is_empty() { "recall_perfect" } else { "recall_lapses" })
}

/// What an equilibrium is called: the mixed one, or a pure one by its group.
fn name(scene: &Scene<'_>, found: &Equilibria, at: usize) -> String {
    let words = &scene.ask.words;
    match (&found.mixed, at) {
        (Ok(mixed), 0) if !mixed.profile.is_pure() => words.word("equilibrium_mixed"),
        (Ok(_), 0) => words.word("equilibrium_secure"),
        (Ok(_), at) => words.fill("equilibrium_pure", &[("n", &at.to_string())]),
        (Err(_), at) => words.fill("equilibrium_pure", &[("n", &(at + 1).to_string())]),
    }
}

fn choices(scene: &Scene<'_>, found: &Equilibria, n_drawn: usize, at: usize) -> Vec<Node> {
    if n_drawn < 2 {
        return Vec::new();
    }
    let all: Vec<(String, String)> =
        (0..n_drawn.min(MOST_GROUPS)).map(|at| (at.to_string(), name(scene, found, at))).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    vec![controls::choice("eq", &scene.ask.words.word("equilibrium_choice"), &all, &at.to_string())]
}

/// What is done at every set.
fn strategies(scene: &Scene<'_>, profile: &Profile) -> Vec<String> {
    let (game, words) = (&scene.state.game, &scene.ask.words);
    let sets = game.sets().filter(|set| !profile.odds(*set).is_empty());
    let told = sets.filter_map(|set| {
        let player = game.set(set)?.player?;
        let done = scene.voice.mixture(game.members(set).next()?, profile.odds(set));
        let alike = game.set(set).is_some_and(|view| view.n_members > 1);
        let key = if alike { "strategy_alike" } else { "strategy" };
        Some(words.fill(
            key,
            &[("player", &scene.voice.player(player)), ("set", &scene.voice.set(set)), ("done", &done)],
        ))
    });
    let mut told: Vec<String> = told.take(MOST_SETS + 1).collect();
    if told.len() > MOST_SETS {
        told.truncate(MOST_SETS);
        told.push(words.word("strategy_more"));
    }
    told
}

fn mixed(scene: &Scene<'_>, found: &Equilibria) -> String {
    let words = &scene.ask.words;
    match &found.mixed {
        Ok(mixed) => {
            let (worth, gain) = (scene.voice.per_player(&mixed.payoffs), shown(&mixed.exploitability));
            let is_exact = mixed.exploitability.is_zero();
            let key = if is_exact { "mixed_value" } else { "mixed_bound" };
            words.fill(key, &[("worth", &worth), ("gain", &gain)])
        }
        Err(why) => words.fill("mixed_unknown", &[("why", &scene.voice.unanswered(why))]),
    }
}

fn pure(scene: &Scene<'_>, found: &Equilibria) -> String {
    let words = &scene.ask.words;
    match &found.pure {
        Ok(pure) => {
            let (n, all) = (pure.n_equilibria.to_string(), pure.n_profiles.to_string());
            let groups = pure.by_payoffs.len().to_string();
            let key = match (pure.n_equilibria, pure.by_payoffs.len()) {
                (0, _) => "pure_none",
                (1, _) => "pure_one",
                (_, 1) => "pure_alike",
                _ => "pure_many",
            };
            words.fill(key, &[("n", &n), ("all", &all), ("groups", &groups)])
        }
        Err(why) => words.fill("pure_unknown", &[("why", &scene.voice.unanswered(why))]),
    }
}

/// Pure equilibria by what they pay.
fn groups(scene: &Scene<'_>, found: &Equilibria) -> Vec<String> {
    let words = &scene.ask.words;
    let groups = found.pure.iter().flat_map(|pure| &pure.by_payoffs);
    let first = usize::from(found.mixed.is_ok());
    let told = groups.enumerate().map(|(at, group)| {
        let told = [
            ("name", name(scene, found, at + first)),
            ("worth", scene.voice.per_player(&group.payoffs)),
            ("n", group.n_profiles.to_string()),
        ];
        let told: Vec<(&str, &str)> = told.iter().map(|(key, value)| (*key, value.as_str())).collect();
        words.fill(if group.n_profiles == 1 { "pure_group_one" } else { "pure_group" }, &told)
    });
    let mut told: Vec<String> = told.take(MOST_GROUPS + 1).collect();
    if told.len() > MOST_GROUPS {
        told.truncate(MOST_GROUPS);
        told.push(words.word("pure_more"));
    }
    told
}

fn lapses(scene: &Scene<'_>, found: &Equilibria) -> Vec<String> {
    let told = found.lapses.iter().take(MOST_SETS).map(|lapse| {
        let (player, set) = (scene.voice.player(lapse.player), scene.voice.set(lapse.set));
        scene.ask.words.fill(&format!("lapse.{}", lapse.kind.code()), &[("player", &player), ("set", &set)])
    });
    told.collect()
}

fn came_out(scene: &Scene<'_>, found: &Equilibria) -> Vec<String> {
    let words = &scene.ask.words;
    let count = |known: Result<u64, &Unanswered>| {
        known.map_or_else(|_| words.word("unknown"), |count| count.to_string())
    };
    let n_pure = count(found.pure.as_ref().map(|pure| pure.n_equilibria));
    let n_profiles = count(found.pure.as_ref().map(|pure| pure.n_profiles));
    let mut out = vec![words.fill("came_out.pure", &[("n", &n_pure), ("all", &n_profiles)])];
    if let Ok(mixed) = &found.mixed {
        let worth = scene.voice.per_player(&mixed.payoffs);
        out.push(words.fill("came_out.mixed", &[("worth", &worth), ("gain", &shown(&mixed.exploitability))]));
    }
    out.push(words.fill("came_out.lapses", &[("n", &found.lapses.len().to_string())]));
    out
}
