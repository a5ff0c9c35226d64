//! Numbers for the prose, `{calc:faking-game.<preset>[,key=value…].<what>}`, and the states of the tests.
//!
//! | what | number |
//! |---|---|
//! | `break-even` | p*, exact |
//! | `if-tagged`, `if-untagged` | the posteriors of line A and line B, exact |
//! | `comply`, `decline-tagged`, `decline-untagged` | what the moves are worth |
//! | `comply-tagged`, `comply-untagged`, `gap` | per cent of a machine whose judgement scatters; points |
//! | `left.<way>`, `acts.<way>` | per cent after all rounds; ways are `knowing`, `not-knowing`, `comply`, `decline` |

use super::figure::{percent, short};
use super::model::{PRESETS, from_query};
use super::rounds::Courses;
use crate::query::{Query, parse};

/// A number by its key.
pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.split_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|(known, _)| *known == preset)?;
    // A point would end the preset's part of the key.
    let state = from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&").replace('_', "."))));
    if !state.problems.is_empty() {
        return None;
    }
    let answer = state.answer().ok()?;
    let (signal, [on_a, on_b]) = (&answer.signal, &answer.shots);
    Some(match what {
        "break-even" => short(&answer.break_even?),
        "if-tagged" => short(&signal.if_tagged),
        "if-untagged" => short(&signal.if_untagged),
        "comply" => short(&on_a.comply),
        "decline-tagged" => short(&on_a.decline),
        "decline-untagged" => short(&on_b.decline),
        "comply-tagged" => percent(signal.soft_tagged),
        "comply-untagged" => percent(signal.soft_untagged),
        "gap" => percent(signal.soft_gap()),
        _ => {
            let (show, way) = what.split_once('.').filter(|(show, _)| ["left", "acts"].contains(show))?;
            let ways = ["knowing", "not-knowing", "comply", "decline"];
            percent(Courses::of(&state)?.last(show, ways.iter().position(|name| *name == way)?))
        }
    })
}

/// States that must survive the address: every preset, every control, and what means nothing.
pub(super) fn samples() -> Vec<Query> {
    let typed = [
        "",
        "prior=1/3&accuracy=0.75&change=1&cost=2&worth=7/2&temperature=0.1&line=b&node=3",
        "view=rounds&show=acts&spill=1/20&first=sponsor",
        "preset=spill&spill=0&view=lines",
        "preset=no-change&change=0.5",
        "cost=0&worth=0&accuracy=1&prior=0",
        "cost=900&accuracy=0&prior=1",
        "cost=dear&worth=-1&change=2&prior=&temperature=0.0001&accuracy=1e99999999&view=x&preset=none&line=c",
        "node=99&first=&show=%00&spill=-0.5",
    ];
    let presets = PRESETS.iter().map(|(name, _)| parse(&format!("preset={name}")));
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
