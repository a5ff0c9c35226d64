//! The game as a tree: chance says whether the conversation is recorded, the player complies or declines without seeing it,
//! and chance says whether declining changed it. Used to show the game and to check the closed forms.

use lookahead_game::tree::{BuildError, Builder};
use lookahead_game::{Exact, Game, PlayerIdx};

use super::Stakes;

/// What things are called in the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names<'words> {
    /// The one player.
    pub player: &'words str,
    /// Chance: the conversation is recorded.
    pub recorded: &'words str,
    /// Chance: it is not.
    pub not_recorded: &'words str,
    /// The first move.
    pub comply: &'words str,
    /// The second move.
    pub decline: &'words str,
    /// Chance: declining changed the values.
    pub changed: &'words str,
    /// Chance: it did not.
    pub unchanged: &'words str,
}

impl Default for Names<'_> {
    /// Codes, for whoever looks at numbers alone.
    fn default() -> Self {
        Self {
            player: "model",
            recorded: "recorded",
            not_recorded: "not-recorded",
            comply: "comply",
            decline: "decline",
            changed: "changed",
            unchanged: "unchanged",
        }
    }
}

/// The game with one player, whose two nodes lie in one information set.
///
/// # Errors
/// A probability outside 0 to 1, or a number that grew too long.
///
/// ```
/// use lookahead_game::information::{Profile, best_response};
/// use lookahead_game::{Exact, PlayerIdx};
/// use lookahead_models::faking::{Stakes, game};
/// let stakes = Stakes { cost: 1.into(), change: 1.into(), worth: 10.into() };
/// let half = Exact::ratio(1, 2).unwrap_or_default();
/// let game = game(&stakes, &half)?;
/// let best = best_response(&game, &Profile::first_moves(&game), PlayerIdx::new(0))?;
/// assert_eq!(best.value, 9.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn game(stakes: &Stakes, recorded: &Exact) -> Result<Game, BuildError> {
    named_game(stakes, recorded, &Names::default())
}

/// The same with names of one's own.
///
/// # Errors
/// As [`game`].
///
/// ```
/// use lookahead_game::{Exact, NodeIdx};
/// use lookahead_models::faking::{Names, Stakes, named_game};
/// let stakes = Stakes { cost: 1.into(), change: 1.into(), worth: 10.into() };
/// let game = named_game(&stakes, &Exact::ZERO, &Names { recorded: "line A", ..Names::default() })?;
/// assert_eq!(game.move_name(NodeIdx::ROOT, 0), "line A");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn named_game(stakes: &Stakes, recorded: &Exact, names: &Names<'_>) -> Result<Game, BuildError> {
    let mut builder = Builder::new("", "", vec![names.player.to_owned()]);
    let odds = |first: &Exact| [first.clone(), &Exact::ONE - first];
    let nature = builder.add_set(None, 1, "", &[names.recorded, names.not_recorded], &odds(recorded))?;
    let choice = builder.add_set(Some(PlayerIdx::new(0)), 1, "", &[names.comply, names.decline], &[])?;
    let training = builder.add_set(None, 2, "", &[names.changed, names.unchanged], &odds(&stakes.change))?;
    let complied = builder.add_outcome(1, "", vec![&stakes.worth - &stakes.cost])?;
    let kept = builder.add_outcome(2, "", vec![stakes.worth.clone()])?;
    builder.push_moves("", nature, None)?;
    builder.push_moves("", choice, None)?;
    builder.push_end("", Some(complied))?;
    builder.push_moves("", training, None)?;
    builder.push_end("", None)?;
    builder.push_end("", Some(kept))?;
    builder.push_moves("", choice, None)?;
    builder.push_end("", Some(complied))?;
    builder.push_end("", Some(kept))?;
    builder.finish()
}
