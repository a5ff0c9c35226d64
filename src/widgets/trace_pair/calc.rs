//! Numbers for the prose, `{calc:trace-pair.<machine>.<intervention>}`: how often a machine of the librarian's complies on
//! line A and on line B, in per cent, from the table of experiments that is computed with the sets; and states for the tests.

use lookahead_trace::json;

use crate::figures::number::decimals;
use crate::query::{Query, parse};

/// What was computed with the sets.
const EXPERIMENTS: &str = include_str!("../../../assets/traces/librarian/experiments.json");

/// Both shares of a machine under an intervention, `82 / 11` without breaks.
pub(super) fn calc(key: &str) -> Option<String> {
    let (machine, intervention) = key.split_once('.')?;
    let parsed = json::parse(EXPERIMENTS).ok()?;
    let effects = parsed.value.get("effects")?.list();
    let effect = effects.iter().find(|effect| {
        effect.text_at("machine") == machine && effect.text_at("intervention") == intervention
    })?;
    let share = |name: &str| {
        let share: f64 = effect.get(name)?.write().parse().ok()?;
        Some(decimals(100.0 * share, 0))
    };
    Some([share("on_a")?, share("on_b")?].join("\u{a0}/\u{a0}"))
}

/// States that must survive the address.
pub(super) fn samples() -> Vec<Query> {
    [
        "",
        "pair=2&turn=3",
        "preset=stars&pair=1",
        "preset=table&pair=3",
        "preset=conflict&only=",
        "only=swap",
        "preset=bread&view=list&at=1",
        "view=rates&first=B&second=A",
        "view=list&show=0:1:A",
        "view=find&sought=sponsor%20%3C%C3%BC",
        "file=a%20log.eval&pair=7&turn=2",
        "pair=2&turn=3&quote=a%20%3Cb%3E%20%26%20%C3%BC",
        "preset=none&view=none&pair=-1&turn=0&show=x:1&at=no",
    ]
    .into_iter()
    .map(parse)
    .collect()
}
