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

macro_rules! sets {
    ($($name:literal: $path:literal),* $(,)?) => {
        /// All sets.
        pub(super) const SETS: &[Set] = &[$(Set {
            name: $name,
            path: $path,
            #[cfg(feature = "server")]
            text: include_str!(concat!("../../../assets/", $path)),
        }),*];
    };
}

sets! {
    "annotated": "traces/annotated/pairs.json",
    "plan-on-page": "traces/librarian/plan-on-page.json",
    "plan-after": "traces/librarian/plan-after.json",
    "table": "traces/librarian/table.json",
    "conflict": "traces/librarian/conflict.json",
    "reversed": "traces/librarian/reversed.json",
}

/// Where a reader can start: a set, and a place in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Preset {
    /// Its name in addresses and words.
    pub name: &'static str,
    /// The set's name.
    pub set: &'static str,
    /// From 1.
    pub pair: u32,
    /// The lines that are shown: those with this in their names.
    pub only: &'static str,
}

const fn by_hand(name: &'static str, pair: u32) -> Preset {
    Preset { name, set: "annotated", pair, only: "" }
}

const fn machine(name: &'static str) -> Preset {
    Preset { name, set: name, pair: 1, only: "/baseline/" }
}

/// All starts; the second is a plain case, in which both sides do the same.
pub(super) const PRESETS: [Preset; 8] = [
    by_hand("tides", 1),
    by_hand("bread", 2),
    by_hand("stars", 3),
    machine("plan-on-page"),
    machine("plan-after"),
    machine("table"),
    machine("conflict"),
    machine("reversed"),
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
