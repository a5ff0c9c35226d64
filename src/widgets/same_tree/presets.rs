//! The games to start from: those of the game-tree lab in which everybody knows what happened, and one in which nothing
//! depends on the ruler. All are this project's own.

use crate::figures::games::Preset;
use crate::widgets::game_tree::presets::PRESETS as KNOWN;

/// A game of the game-tree lab; the file stands there once.
const fn known(at: usize) -> Preset {
    #[expect(clippy::indexing_slicing, reason = "a constant")]
    let (slug, text) = KNOWN[at];
    Preset { slug, text, view: "trees" }
}

/// All of them; the first is what a reader sees first, [`N_FIRST`] stand beside the picture.
pub const PRESETS: [Preset; 8] = [
    known(3),
    known(2),
    Preset {
        slug: "shared-road",
        text: include_str!("../../../assets/games/shared-road.efg"),
        view: "trees",
    },
    known(0),
    known(1),
    known(4),
    known(5),
    known(6),
];

/// How many stand beside the picture; the others stand with the further games.
pub const N_FIRST: usize = 3;
