//! Numbers for the prose, `{calc:niceness.<preset>.<key>}`, and states for the tests.
//!
//! | key | what |
//! |---|---|
//! | `<ruler>.score.<judge>` | what the plan of a ruler is worth by another |
//! | `<ruler>.move.<n>` | what first move n (0 leave, 1 lock in, 2 manipulate) is worth on a ruler |
//! | `alike` | the power up to which all rulers begin alike |
//! | `share.<ratio>`, `any-gap`, `up-to` | shares in per cent, and the ratio up to which all are harmless |
//! | `outcomes`, `self`, `people`, `changed` | counts of the third view |

use lookahead_models::niceness::mediation::mediate;
use lookahead_models::niceness::rulers::{compare, power};
use lookahead_models::niceness::strength::strength;

use super::mediation::distinct;
use super::model::{RULERS, State, View};
use super::opinions::people;
use super::strength::{percent, share};
use crate::figures::number::decimals;
use crate::number::shown;
use crate::query::{Query, gather, parse};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (preset, rest) = key.split_once('.')?;
    let state = State::from_query(&gather([("preset".to_owned(), preset.to_owned())].into_iter()));
    if state.preset != preset {
        return None;
    }
    match state.view {
        View::Rulers => of_rulers(&state, rest),
        View::Strength => of_strength(&state, rest),
        View::Mediation => of_mediation(&state, rest),
    }
}

fn of_rulers(state: &State, key: &str) -> Option<String> {
    let rulers = state.rulers();
    if key == "alike" {
        return Some(shown(&power(&rulers).ok()?.alike_until));
    }
    let (ruler, rest) = key.split_once('.')?;
    let at = |name: &str| RULERS.iter().position(|ruler| *ruler == name);
    let answer = compare(&rulers).ok()?.rulers.into_iter().nth(at(ruler)?)?;
    match rest.split_once('.')? {
        ("score", judge) => answer.scores.get(at(judge)?).map(shown),
        ("move", number) => {
            answer.moves.get(number.parse::<usize>().ok()?).map(|option| shown(&option.value))
        }
        _ => None,
    }
}

fn of_strength(state: &State, key: &str) -> Option<String> {
    let ratio = key.strip_prefix("share.").map_or(Some(1.0), |ratio| ratio.parse().ok())?;
    let answer = strength(&state.neighbours(), &[ratio], state.seed(), state.draws.count()).ok()?;
    match key {
        "any-gap" => Some(percent(share(&answer.at_any_gap))),
        "up-to" => answer.all_harmless_up_to.map(|ratio| decimals(ratio, 3)),
        _ if key.starts_with("share.") => answer.curve.first().map(|at| percent(share(&at.stronger))),
        _ => None,
    }
}

fn of_mediation(state: &State, key: &str) -> Option<String> {
    let opinions = people(&state.groups)?;
    let answer = mediate(&opinions).ok()?;
    let count = match key {
        "outcomes" => distinct(&answer.settled),
        "self" => answer.chosen.iter().filter(|chosen| chosen.is_self_selecting).count(),
        "changed" => answer.chosen.iter().filter(|chosen| !chosen.is_result_kept).count(),
        "people" => opinions.utilities().len(),
        "rules" => answer.settled.len(),
        _ => return None,
    };
    Some(count.to_string())
}

/// States that must survive the address.
pub(super) fn samples() -> Vec<Query> {
    [
        "",
        "preset=weak-alike&power=1/6",
        "preset=weak-alike&ruler=initial&power=0.25&cost=2&node=3",
        "preset=no-worry&gamma=0.5&services=12",
        "preset=care&ratio=9.5",
        "view=strength&care=0&preset=care&draws=500&draw=3",
        "view=strength&preset=disagreement",
        "preset=protected&protection=1.25&things=12",
        "view=mediation&rule=borda&opinions=3:6,5_2:0,10",
        "preset=intensity&opinions=3:6,5_2:0,10",
        "power=nonsense&ratio=-4&opinions=nonsense&view=nonsense&preset=nonsense&ruler=0&rule=&node=-1",
        "power=1e999&gamma=1/0&services=2.5&things=0&draws=1e6",
    ]
    .into_iter()
    .map(parse)
    .collect()
}
