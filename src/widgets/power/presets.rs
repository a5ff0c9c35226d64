//! Ready states of the POWER figure: the pairs in which each differs from the fields' own starts.

#[cfg(feature = "server")]
use crate::query::{Query, gather, parse};

/// A ready state.
pub(super) struct Preset {
    /// Its name in addresses; its words stand under `presets.<name>`.
    pub name: &'static str,
    /// Keys and values.
    pub pairs: &'static [(&'static str, &'static str)],
}

/// All presets; the first is the figure's start. In `same-end` and `plenty` the worry does not appear.
pub(super) const PRESETS: [Preset; 9] = [
    Preset { name: "hub", pairs: &[] },
    Preset { name: "same-end", pairs: &[("graph", "same-end"), ("gamma", "1"), ("m", "3")] },
    Preset { name: "figure-1", pairs: &[("graph", "figure-1")] },
    Preset { name: "absorbing", pairs: &[("graph", "absorbing")] },
    Preset { name: "children", pairs: &[("graph", "children"), ("m", "3")] },
    Preset { name: "step", pairs: &[("graph", "step"), ("m", "3")] },
    Preset { name: "goals", pairs: &[("view", "hub"), ("m", "4")] },
    Preset { name: "named", pairs: &[("view", "resources")] },
    Preset { name: "plenty", pairs: &[("view", "resources"), ("start", "25")] },
];

/// States that must survive the address: every preset, every control, and what means nothing.
#[cfg(feature = "server")]
pub(super) fn samples() -> Vec<Query> {
    let presets =
        PRESETS.iter().map(|preset| gather([("preset".to_owned(), preset.name.to_owned())].into_iter()));
    let typed = [
        "",
        "graph=step&m=4&gamma=2/3&state=3&method=draw",
        "graph=figure-1&draws=1000&state=5&gamma=0.5",
        "view=hub&k=3&m=5&gamma=.95",
        "view=resources&start=1&gather=2&steps=5&needs=0,1,2,30",
        "graph=hub&k=99&m=-1&gamma=1.5&state=70&draws=many&start=-3&gather=0&steps=x&needs=1,,2&view=&preset=none",
    ];
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
