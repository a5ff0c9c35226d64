//! The preset games, from `assets/games/`, in the order of its index. All are this project's own.

/// Short names and files; the first one is what a reader sees first.
pub const PRESETS: [(&str, &str); 8] = [
    ("wait-or-take", include_str!("../../../assets/games/wait-or-take.efg")),
    ("test-first", include_str!("../../../assets/games/test-first.efg")),
    ("three-openings", include_str!("../../../assets/games/three-openings.efg")),
    ("ask-or-act", include_str!("../../../assets/games/ask-or-act.efg")),
    ("three-desks", include_str!("../../../assets/games/three-desks.efg")),
    ("the-ladder", include_str!("../../../assets/games/the-ladder.efg")),
    ("two-lanes", include_str!("../../../assets/games/two-lanes.efg")),
    ("sealed-letter", include_str!("../../../assets/games/sealed-letter.efg")),
];

/// The file of a preset.
#[must_use]
pub fn text_of(slug: &str) -> Option<(&'static str, &'static str)> {
    PRESETS.iter().copied().find(|(name, _)| *name == slug)
}
