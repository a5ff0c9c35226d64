//! Numbers for the prose: `{calc:faithfulness.<preset>.<key>}`; pairs of the state may follow the preset, as in
//! `one,floor=60`. `chosen` (the model), in per cent `chosen-right`, `chosen-share`, `price`, `largest-right`,
//! `largest-share`, `smallest-share`, `floor`; in units of scale `difficulty` and, at the edge, `price`.

use super::model::State;
use crate::figures::number::decimals;
use crate::query::{Query, parse};

const PRESETS: [&str; 5] = ["one", "edge", "inward", "guessing", "hard"];

pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|known| **known == preset)?;
    let state = State::from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&"))));
    let models = state.models();
    let percent = |share: f64| Some(decimals(100.0 * share, 1));
    let chosen = state.chosen();
    match what {
        "chosen" => Some(decimals(chosen?.model.scale, 0)),
        "chosen-right" => percent(chosen?.model.spot.with),
        "chosen-share" => percent(state.share_of(&chosen?.model)),
        "difficulty" => Some(decimals(chosen?.model.difficulty, 1)),
        "price" if state.is_at_edge() => Some(decimals(chosen?.price, 1)),
        "price" => percent(chosen?.price),
        "largest-right" => percent(models.last()?.spot.with),
        "largest-share" => percent(state.share_of(models.last()?)),
        "smallest-share" => percent(state.share_of(models.first()?)),
        "floor" => Some(decimals(state.form.number("floor"), 1)),
        _ => None,
    }
}

/// States that must survive the address: every preset, every control, and what means nothing.
pub(super) fn samples() -> Vec<Query> {
    let presets = PRESETS.iter().map(|preset| parse(&format!("preset={preset}")));
    let typed = [
        "",
        "view=surfaces&task=edge&accuracy=66.5&floor=0&share=beyond",
        "view=price&difficulty=9.5&guess=0&help=0&growth=-0.25&width=2",
        "preset=inward&view=price&growth=1&floor=100",
        "preset=guessing&share=beyond&view=surfaces&difficulty=0",
        "preset=none&view=%00&task=x&floor=101&accuracy=10&width=0&guess=many&growth=−2&share=",
    ];
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
