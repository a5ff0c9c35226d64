//! The first view: what follows where players cannot tell nodes apart. All pure equilibria, grouped by what they pay; for
//! two players of pure opposition the mixed value; where somebody forgets, that is said.

use lookahead_game::information::{Profile, Unanswered};
use lookahead_game::tree::{NodeIdx, SetIdx};

use super::figure::{Scene, drawn_profile, position};
use super::rule::profiles;
use crate::figures::controls;
use crate::figures::games::{line, points, told};
use crate::figures::{Drawn, Guess};
use crate::number::shown;
use crate::page::Node;

/// Pure equilibria listed one by one, and sets whose strategies are written out.
const MOST_GROUPS: usize = 12;
const MOST_SETS: usize = 12;

pub fn draw(scene: &Scene<'_>) -> Drawn {
    let (words, all) = (&scene.ask.words, profiles(&scene.found));
    let at = position(scene.state, all.len());
    let head = match &scene.ruled {
        Ok(ruled) => {
            let worth = scene.voice.per_player(ruled.value(NodeIdx::ROOT));
            told(words, "equilibrium_drawn", &[("name", name(scene, at)), ("worth", worth)])
        }
        Err(_) => words.word("equilibrium_none"),
    };
    let mut picture = Vec::new();
    // While a guess stands open the answers would be hidden.
    let tells = !scene.ask.is_guessing();
    if tells {
        picture.push(line("", &head));
    }
    picture.extend(scene.tree(&words.word("equilibrium_label")));
    if let Some(profile) = drawn_profile(scene.state, &scene.found).filter(|_| tells) {
        picture.extend(points(&strategies(scene, profile)));
    }
    if tells {
        picture.extend(points(&groups(scene)));
    }
    let lapses = lapses(scene);
    picture.extend(points(&lapses));
    Drawn {
        title: words.word("title_equilibria"),
        picture,
        controls: choices(scene, all.len(), at),
        readout: readout(scene, &lapses),
        came_out: came_out(scene),
        guess: guess(scene),
        ..Drawn::default()
    }
}

/// What is known first, what is not after it.
fn readout(scene: &Scene<'_>, lapses: &[String]) -> String {
    let (mixed, pure) = (mixed(scene), pure(scene));
    let known = if scene.found.mixed.is_ok() { [mixed, pure] } else { [pure, mixed] };
    let recall = scene.ask.words.word(if lapses.is_empty() { "recall_perfect" } else { "recall_lapses" });
    [&known[0], " ", &known[1], " ", &recall].concat()
}

/// What an equilibrium is called: the mixed one, or a pure one by its group.
fn name(scene: &Scene<'_>, at: usize) -> String {
    let words = &scene.ask.words;
    let number = match (&scene.found.mixed, at) {
        (Ok(mixed), 0) if !mixed.profile.is_pure() => return words.word("equilibrium_mixed"),
        (Ok(_), 0) => return words.word("equilibrium_secure"),
        (Ok(_), at) => at,
        (Err(_), at) => at + 1,
    };
    words.fill("equilibrium_pure", &[("n", &number.to_string())])
}

fn choices(scene: &Scene<'_>, n_drawn: usize, at: usize) -> Vec<Node> {
    if n_drawn < 2 {
        return Vec::new();
    }
    let mut all = Vec::new();
    (0..n_drawn.min(MOST_GROUPS)).for_each(|at| all.push((at.to_string(), name(scene, at))));
    let all: Vec<(&str, &str)> = all.iter().map(|(value, name)| (value.as_str(), name.as_str())).collect();
    vec![controls::choice("eq", &scene.ask.words.word("equilibrium_choice"), &all, &at.to_string())]
}

/// What is done at every set.
fn strategies(scene: &Scene<'_>, profile: &Profile) -> Vec<String> {
    let (game, mut out) = (scene.state.game(), Vec::new());
    for set in game.sets().filter(|set| !profile.odds(*set).is_empty()) {
        if out.len() == MOST_SETS {
            out.push(scene.ask.words.word("strategy_more"));
            break;
        }
        out.extend(strategy(scene, profile, set));
    }
    out
}

fn strategy(scene: &Scene<'_>, profile: &Profile, set: SetIdx) -> Option<String> {
    let game = scene.state.game();
    let view = game.set(set)?;
    let done = scene.mixture(game.members(set).next()?, profile.odds(set));
    let key = if view.n_members > 1 { "strategy_alike" } else { "strategy" };
    let values =
        [("player", scene.voice.player(view.player?)), ("set", scene.voice.set(set)), ("done", done)];
    Some(told(&scene.ask.words, key, &values))
}

fn mixed(scene: &Scene<'_>) -> String {
    let words = &scene.ask.words;
    match &scene.found.mixed {
        Ok(mixed) => {
            let key = if mixed.exploitability.is_zero() { "mixed_value" } else { "mixed_bound" };
            let worth = scene.voice.per_player(&mixed.payoffs);
            told(words, key, &[("worth", worth), ("gain", shown(&mixed.exploitability))])
        }
        Err(why) => words.fill("mixed_unknown", &[("why", &scene.unanswered(why))]),
    }
}

fn pure(scene: &Scene<'_>) -> String {
    let words = &scene.ask.words;
    match &scene.found.pure {
        Ok(pure) => {
            let key = match (pure.n_equilibria, pure.by_payoffs.len()) {
                (0, _) => "pure_none",
                (1, _) => "pure_one",
                (_, 1) => "pure_alike",
                _ => "pure_many",
            };
            told(
                words,
                key,
                &[
                    ("n", pure.n_equilibria.to_string()),
                    ("all", pure.n_profiles.to_string()),
                    ("groups", pure.by_payoffs.len().to_string()),
                ],
            )
        }
        Err(why) => words.fill("pure_unknown", &[("why", &scene.unanswered(why))]),
    }
}

/// Pure equilibria by what they pay.
fn groups(scene: &Scene<'_>) -> Vec<String> {
    let (words, mut out) = (&scene.ask.words, Vec::new());
    let first = usize::from(scene.found.mixed.is_ok());
    for (at, group) in scene.found.pure.iter().flat_map(|pure| &pure.by_payoffs).enumerate() {
        if at == MOST_GROUPS {
            out.push(words.word("pure_more"));
            break;
        }
        let key = if group.n_profiles == 1 { "pure_group_one" } else { "pure_group" };
        let worth = scene.voice.per_player(&group.payoffs);
        let n = group.n_profiles.to_string();
        out.push(told(words, key, &[("name", name(scene, at + first)), ("worth", worth), ("n", n)]));
    }
    out
}

fn lapses(scene: &Scene<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for lapse in scene.found.lapses.iter().take(MOST_SETS) {
        let values = [("player", scene.voice.player(lapse.player)), ("set", scene.voice.set(lapse.set))];
        out.push(told(&scene.ask.words, &["lapse.", lapse.kind.code()].concat(), &values));
    }
    out
}

fn came_out(scene: &Scene<'_>) -> Vec<String> {
    let (words, found) = (&scene.ask.words, &scene.found);
    let count = |known: Result<u64, &Unanswered>| {
        known.map_or_else(|_| words.word("unknown"), |count| count.to_string())
    };
    let pure = found.pure.as_ref();
    let counts =
        [("n", count(pure.map(|pure| pure.n_equilibria))), ("all", count(pure.map(|pure| pure.n_profiles)))];
    let mut out = vec![told(words, "came_out.pure", &counts)];
    if let Ok(mixed) = &found.mixed {
        let values =
            [("worth", scene.voice.per_player(&mixed.payoffs)), ("gain", shown(&mixed.exploitability))];
        out.push(told(words, "came_out.mixed", &values));
    }
    out.push(told(words, "came_out.lapses", &[("n", found.lapses.len().to_string())]));
    out
}

/// How many equilibria there are in pure strategies.
fn guess(scene: &Scene<'_>) -> Option<Guess> {
    let (words, pure) = (&scene.ask.words, scene.found.pure.as_ref().ok()?);
    let right = match pure.n_equilibria {
        0 => "none",
        1 => "one",
        _ => "many",
    };
    let values = ["none", "one", "many"];
    let verdict = |value: &str| {
        (value.to_owned(), words.word(if value == right { "guess_right" } else { "guess_wrong" }))
    };
    Some(Guess {
        question: words.word("guess"),
        choices: values.map(|value| (value.to_owned(), words.word(&["guess_", value].concat()))).into(),
        verdicts: values.map(verdict).into(),
    })
}
