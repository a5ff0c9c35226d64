//! Ready states of the off-switch figure: the pairs in which each differs from the fields' own starts.

#[cfg(feature = "server")]
use crate::query::{Query, gather, parse};

/// A ready state.
pub(super) struct Preset {
    /// Its name in addresses; its words stand under `presets.<name>`.
    pub name: &'static str,
    /// Keys and values.
    pub pairs: &'static [(&'static str, &'static str)],
}

/// All presets; the first is the figure's start. In `sure-person` the worry does not appear: whatever the machine
/// believes, asking costs it nothing.
pub(super) const PRESETS: [Preset; 5] = [
    Preset { name: "unsure", pairs: &[] },
    Preset { name: "learned", pairs: &[("mean", "1"), ("deviation", "0"), ("chart", "doubt")] },
    Preset { name: "hasty-person", pairs: &[("beta", "4")] },
    Preset { name: "disaster", pairs: &[("belief", "points"), ("human", "constant")] },
    Preset { name: "sure-person", pairs: &[("human", "rational")] },
];

/// States that must survive the address: every preset, every control, and what means nothing.
#[cfg(feature = "server")]
pub(super) fn samples() -> Vec<Query> {
    let presets =
        PRESETS.iter().map(|preset| gather([("preset".to_owned(), preset.name.to_owned())].into_iter()));
    let typed = [
        "",
        "belief=points&p=1/2&gain=2&loss=.5&human=constant&rate=0.25&view=chart",
        "mean=-0.25&deviation=3&beta=0&chart=doubt&view=chart",
        "preset=disaster&rate=1",
        "mean=many&p=2&beta=-1&deviation=1e99999999999&view=x&belief=&preset=none&human=%00",
    ];
    presets.chain(typed.iter().map(|text| parse(text))).collect()
}
