//! The games to start from, all but one with hidden information; in the other everybody sees everything, and nobody need
//! mix or guess. All are this project's own.

use crate::figures::games::Preset;

macro_rules! game {
    ($slug:literal) => {
        Preset {
            slug: $slug,
            text: include_str!(concat!("../../../assets/games/", $slug, ".efg")),
            view: "equilibria",
        }
    };
}

/// All of them; the first is what a reader sees first.
pub const PRESETS: [Preset; 7] = [
    game!("audit"),
    game!("sealed-letter"),
    game!("shared-road"),
    game!("unseen-plan"),
    game!("two-pennies"),
    game!("two-cards"),
    game!("two-doors"),
];
