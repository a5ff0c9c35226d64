//! Numbers for the prose, `{calc:prices.<settings>.<what>}`: settings as `delta-1/2`, with `_` for a point. And the states
//! of the tests.

use lookahead_game::value::prices::Prices;

use super::model::{PRICE_KEYS, from_query};
use super::price_chart::of_state;
use crate::figures::number::decimals;
use crate::query::{self, Query};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (settings, what) = key.rsplit_once('.')?;
    let mut pairs = Query::new();
    for part in settings.split('.') {
        let (name, value) = part.split_once('-').filter(|(name, _)| PRICE_KEYS.contains(name))?;
        pairs.insert(name.to_owned(), value.replace('_', "."));
    }
    let Prices::Settled { system, .. } = of_state(&from_query(&pairs)) else { return None };
    let [x, y] = system.prices.as_slice() else { return None };
    match what {
        "ratio" => Some(decimals(x / y, 4)),
        "lambda" => Some(decimals(system.lambda, 4)),
        "growth" => Some(decimals(system.growth, 6)),
        "even" => Some(decimals(1.0 / system.growth, 3)),
        _ => None,
    }
}

/// States for the tests: plain, odd and garbage.
pub(super) fn samples() -> Vec<Query> {
    let texts = [
        "",
        "p=2&q=8&keep=0&delta=0.3",
        "p=0&q=0&delta=7",
        "view=loop",
        "view=loop&loop=none&leak=1/2&loop_gamma=0.9&wx=2",
        "view=loop&loop=several&loop_gamma=1",
        "view=nowhere&p=-1&q=x&keep=&loop=9",
    ];
    texts.iter().map(|text| query::parse(text)).collect()
}
