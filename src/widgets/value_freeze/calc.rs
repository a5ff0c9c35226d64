//! Numbers for the prose, `{calc:value-freeze.<preset>[,key=value…].<what>}` with `_` for a point in values, and the states
//! of the tests. What: `round` and `value` of the freeze, `end` (all values in per cent), `aware` and `settled` (rounds),
//! `limit` (the speed from which on there is no freeze, in per cent).

use lookahead_models::value_freeze::SpeedLimit;

use super::figure::{Answer, percent};
use super::model::{PRESETS, from_query};
use crate::query::{Query, parse};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.split_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|(known, _)| *known == preset)?;
    let state = from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&").replace('_', "."))));
    let answer = Answer::of(&state).filter(|_| state.problems.is_empty())?;
    Some(match what {
        "round" => answer.course.freeze?.round.to_string(),
        "value" => percent(answer.course.freeze?.value),
        "end" => percent(answer.course.value),
        "aware" => answer.race.aware?.to_string(),
        "settled" => answer.race.settled?.to_string(),
        "limit" => match answer.limit {
            SpeedLimit::At(limit) => percent(limit),
            _ => return None,
        },
        _ => return None,
    })
}

/// States that must survive the address: every preset, every control, and what means nothing.
pub(super) fn samples() -> Vec<Query> {
    let typed = [
        "",
        "speed=1/40&awareness=0.3&monitoring=0.25&growth=0.1&cost=2&stake=20",
        "view=against&aim=bad",
        "view=against&against=awareness&speed=1",
        "view=against&against=monitoring&preset=caught&monitoring=0",
        "awareness=1&growth=0",
        "awareness=0&speed=0&cost=0&stake=0",
        "stake=0.5&cost=900",
        "speed=fast&awareness=2&monitoring=-1&growth=&cost=x&stake=1e99999&view=y&against=cost&aim=ugly&preset=none",
    ];
    let presets = PRESETS.iter().map(|(name, _)| parse(&format!("preset={name}")));
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
