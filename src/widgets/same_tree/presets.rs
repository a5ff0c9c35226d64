//! The games to start from: those of the game-tree lab and, for rulers that agree and for hidden information, some more.
//! All are this project's own.

use crate::widgets::game_tree::presets::text_of;

/// A game to start from.
pub struct Preset {
    /// Its name in addresses and words.
    pub slug: &'static str,
    /// The file, where the game-tree lab does not have it.
    text: &'static str,
    /// What is seen first.
    pub view: &'static str,
}

macro_rules! own {
    ($slug:literal, $view:literal) => {
        Preset {
            slug: $slug,
            text: include_str!(concat!("../../../assets/games/", $slug, ".efg")),
            view: $view,
        }
    };
}

const fn known(slug: &'static str) -> Preset {
    Preset { slug, text: "", view: "trees" }
}

/// All of them; the first is what a reader sees first, [`N_FIRST`] stand beside the picture.
pub const PRESETS: [Preset; 14] = [
    known("ask-or-act"),
    known("three-openings"),
    own!("shared-road", "trees"),
    own!("audit", "equilibria"),
    own!("unseen-plan", "equilibria"),
    known("wait-or-take"),
    known("test-first"),
    known("three-desks"),
    known("the-ladder"),
    known("two-lanes"),
    Preset { slug: "sealed-letter", text: "", view: "equilibria" },
    own!("two-pennies", "equilibria"),
    own!("two-cards", "equilibria"),
    own!("two-doors", "equilibria"),
];

/// How many stand beside the picture; the others stand with the further controls.
pub const N_FIRST: usize = 5;

/// The preset of this name.
pub fn preset(slug: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.slug == slug)
}

impl Preset {
    /// The file's text.
    pub fn text(&self) -> &'static str {
        if self.text.is_empty() { text_of(self.slug).map_or("", |(_, text)| text) } else { self.text }
    }
}
