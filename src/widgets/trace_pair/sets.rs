//! The sets of traces that come with this site: fetched when they are wanted, compiled in where pages are made.

/// A set.
pub(super) struct Set {
    /// Its name in addresses and words.
    pub name: &'static str,
    /// Where its file lies, from the site's root.
    pub path: &'static str,
    /// The file.
    #[cfg(feature = "server")]
    pub text: &'static str,
}

/// All sets; the first is shown first.
pub(super) const SETS: [Set; 1] = [Set {
    name: "annotated",
    path: "traces/annotated/pairs.json",
    #[cfg(feature = "server")]
    text: include_str!("../../../assets/traces/annotated/pairs.json"),
}];

/// Where a reader can start: a set, and a pair of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Preset {
    /// Its name in addresses and words.
    pub name: &'static str,
    /// The set's name.
    pub set: &'static str,
    /// From 1.
    pub pair: u32,
}

/// All starts; the second is a plain case, in which both sides do the same.
pub(super) const PRESETS: [Preset; 3] = [
    Preset { name: "tides", set: "annotated", pair: 1 },
    Preset { name: "bread", set: "annotated", pair: 2 },
    Preset { name: "stars", set: "annotated", pair: 3 },
];

/// The set of this name.
pub(super) fn find(name: &str) -> Option<&'static Set> {
    SETS.iter().find(|set| set.name == name)
}

/// The start of this name; the first where there is none.
pub(super) fn start(name: &str) -> &'static Preset {
    let [first, ..] = &PRESETS;
    PRESETS.iter().find(|preset| preset.name == name).unwrap_or(first)
}
