//! Numbers for the prose: `{calc:cot-prefix.<preset>.<key>}`; pairs of the state may follow the preset, as in
//! `half,given=75,reasoner=head`. In per cent: `now`, `on` (own note), `summary-now`, `summary-on`, `trained-now`; in steps:
//! `steps`, `summary-steps`; also `given`, `columns`. Of the filler view in per cent: `kept`, `paraphrased`, `swapped`,
//! `removed`; also `tokens`.

use lookahead_models::cot_prefix::Point;

use super::model::State;
use crate::figures::number::decimals;
use crate::query::{Query, parse};

const PRESETS: [&str; 9] = ["half", "afterwards", "new", "code", "open", "room", "marker", "lost", "short"];

pub(super) fn calc(key: &str) -> Option<String> {
    let (start, what) = key.rsplit_once('.')?;
    let (preset, pairs) = start.split_once(',').unwrap_or((start, ""));
    PRESETS.iter().find(|known| **known == preset)?;
    let state = State::from_query(&parse(&format!("preset={preset}&{}", pairs.replace(',', "&"))));
    if state.form.choice("view") == "filler" { filler(&state, what) } else { prefix(&state, what) }
}

fn prefix(state: &State, what: &str) -> Option<String> {
    let curves = state.curves(state.form.choice("reasoner"));
    let ([own, summary, trained], [own_on, summary_on, _]) = (&curves.now, &curves.on);
    let share = |curve: &[Point]| Some(percent(state.here(curve)?.accuracy));
    let steps = |curve: &[Point]| Some(decimals(state.here(curve)?.further, 1));
    match what {
        "now" => share(own),
        "on" => share(own_on),
        "summary-now" => share(summary),
        "summary-on" => share(summary_on),
        "trained-now" => share(trained),
        "steps" => steps(own_on),
        "summary-steps" => steps(summary_on),
        "given" => Some(state.n_given().to_string()),
        "columns" => Some(state.n_columns().to_string()),
        _ => None,
    }
}

fn filler(state: &State, what: &str) -> Option<String> {
    let [kept, paraphrased, swapped, removed] = state.filled(state.form.count("tokens"));
    match what {
        "kept" => Some(percent(kept)),
        "paraphrased" => Some(percent(paraphrased)),
        "swapped" => Some(percent(swapped)),
        "removed" => Some(percent(removed)),
        "tokens" => Some(state.form.count("tokens").to_string()),
        "columns" => Some(state.n_columns().to_string()),
        _ => None,
    }
}

/// One decimal, more for what is less than 1 %.
fn percent(share: f64) -> String {
    decimals(100.0 * share, if share < 0.01 { 4 } else { 1 })
}

/// States that must survive the address: every preset, every control, and what means nothing.
pub(super) fn samples() -> Vec<Query> {
    let presets = PRESETS.iter().map(|preset| parse(&format!("preset={preset}")));
    let typed = [
        "",
        "reasoner=both&given=75&text=summary&measure=steps&columns=24&chunk=5&understands=33.5",
        "measure=on&reasoner=code&slip=20&head-slip=0&reach-paper=0&reach-both=24&reach-head=3&draw=7",
        "columns=2&given=100&chunk=6&text=summary",
        "view=filler&tokens=24&marker=yes&survives=12.5&columns=24",
        "preset=code&view=filler&tokens=0",
        "preset=marker&view=prefix&given=1/2",
        "preset=none&view=%00&reasoner=x&given=-1&columns=2.5&draw=1e99999999999&measure=&tokens=25",
    ];
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
