//! Numbers for the prose: `{calc:power.<preset>.<key>}`. Of a graph `power-<state>` and `first-<state>` (in per cent);
//! of goals behind a hub `chance` (in per cent) and `turn`; of named goals `goals`, `feasible`, `gathering`, `staying`.
//! Pairs of the state may follow the preset, as in `hub,gamma=1/2`.

use super::measure::measure;
use super::model::State;
use super::presets::PRESETS;
use super::{hub, resources};
use crate::figures::number::decimals;
use crate::query::parse;

pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|known| known.name == preset)?;
    let state = State::from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&"))));
    match state.choice("view") {
        "hub" => of_hub(&state, what),
        "resources" => of_goals(&state, what),
        _ => of_graph(&state, what),
    }
}

fn percent(chance: f64) -> String {
    format!("{}\u{a0}%", decimals(100.0 * chance, 1))
}

fn of_graph(state: &State, what: &str) -> Option<String> {
    let named = state.named().ok()?;
    let measured = measure(state, &named, &|_, _| ());
    let (kind, number) = what.split_once('-')?;
    let number: u32 = number.parse().ok()?;
    match kind {
        "power" => Some(measured.power.get(number as usize)?.short()),
        "first" => {
            let selected = state.selected(named.graph.n_states());
            let at = named.graph.successors(selected).iter().position(|to| *to == number)?;
            Some(percent(measured.first_moves.get(at)?.value))
        }
        _ => None,
    }
}

fn of_hub(state: &State, what: &str) -> Option<String> {
    let chance = hub::chance(state);
    match what {
        "chance" => Some(percent(chance.now)),
        "turn" => chance.turn.map(|turn| decimals(turn, 3)),
        _ => None,
    }
}

fn of_goals(state: &State, what: &str) -> Option<String> {
    let goals = resources::goals(state)?;
    let (gathering, staying) = resources::counts(&goals.answer);
    match what {
        "goals" => Some(goals.answer.plans.len().to_string()),
        "feasible" => Some(goals.answer.n_feasible.to_string()),
        "gathering" => Some(gathering.to_string()),
        "staying" => Some(staying.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::calc;

    /// Numbers of the design's reference cases.
    #[test]
    fn numbers_of_the_prose() {
        assert_eq!(calc("hub.first-2").as_deref(), Some("65\u{a0}%"));
        assert_eq!(calc("hub.power-0").as_deref(), Some("0.73"));
        assert_eq!(calc("hub,gamma=0.5.first-2").as_deref(), Some("58.3\u{a0}%"));
        assert_eq!(calc("same-end.first-2").as_deref(), Some("50\u{a0}%"));
        assert_eq!(calc("goals.turn").as_deref(), Some("0.625"));
        assert_eq!(
            (calc("named.gathering").as_deref(), calc("plenty.gathering").as_deref()),
            (Some("3"), Some("0"))
        );
        assert_eq!((calc("hub.first-1.x"), calc("hub.power-9"), calc("none.power-0")), (None, None, None));
    }
}
