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

/// The set of this name.
pub(super) fn find(name: &str) -> Option<&'static Set> {
    SETS.iter().find(|set| set.name == name)
}
