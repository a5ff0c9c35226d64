//! Numbers for the prose: `{calc:off-switch.<preset>.<key>}` with `act`, `ask`, `margin` (what asking gains; below 0 what
//! it costs), `information`, `limit` (the person's errors at which asking stops paying) and `doubt-limit`; a pair of the
//! state may follow the preset, as in `disaster,rate=0.5`.

use super::chart::place;
use super::model::State;
use super::presets::PRESETS;
use crate::figures::number::decimals;
use crate::query::parse;

pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|known| known.name == preset)?;
    let state = State::from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&"))));
    let answer = state.answer()?;
    let value = match what {
        "act" => answer.act,
        "ask" => answer.defer,
        "margin" => answer.delta,
        "loss" => -answer.delta,
        "information" => answer.delta_rational,
        "limit" => place(state.error_limit())?,
        "doubt-limit" if !state.has_points() => place(state.deviation_limit())?,
        _ => return None,
    };
    Some(decimals(value, 3))
}

#[cfg(test)]
mod tests {
    use super::calc;

    /// Numbers of the design's reference cases: a break-even at 2, and the rare disaster.
    #[test]
    fn numbers_of_the_prose() {
        assert_eq!(calc("unsure.limit").as_deref(), Some("2"));
        assert_eq!(calc("disaster.act").as_deref(), Some("0.49"));
        assert_eq!(calc("disaster.ask").as_deref(), Some("0.841"));
        assert_eq!(calc("learned.act").as_deref(), Some("1"));
        assert_eq!(calc("nobody.act"), None);
        assert_eq!(calc("unsure.colour"), None);
    }
}
