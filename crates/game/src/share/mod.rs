//! A whole game in a link: `1.` and base64url of the deflated .efg text. The text of a game repeats itself so
//! much that deflate beats hand-made encodings for trees of this size, and reading it back goes through the
//! one reader that is tested against hostile files. Caps apply to the inflated side. Writing and reading share
//! nothing but the alphabet, so a page that only follows links carries no compressor. There are two writers: [`to_link`],
//! and [`to_light_link`] for programs that must be small.

mod base64url;
mod deflate;
mod inflate;

use miniz_oxide::deflate::compress_to_vec;

use base64url::{from_base64url, to_base64url};
use inflate::inflate;

use crate::efg::{self, Caps, ReadError};
use crate::tree::Game;

/// Longest link text written or read, in characters.
pub const MAX_LINK_CHARS: usize = 32_000;
/// Longest game text inside a link, in bytes, after inflating.
pub const MAX_INFLATED_BYTES: usize = 1_000_000;
/// Most nodes of a game in a link.
pub const MAX_LINK_NODES: u32 = 20_000;

/// What stands before the data: the version of the form.
const PREFIX: &str = "1.";

/// Why a game cannot be put into a link, or a link not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Longer than [`MAX_LINK_CHARS`], or too many nodes.
    #[error("the game is too large for a link")]
    TooLarge,
    /// It does not start with a version this program knows.
    #[error("this link is of an unknown version")]
    UnknownVersion,
    /// Characters that cannot stand in such a link, data cut short, or more than [`MAX_INFLATED_BYTES`].
    #[error("this link is damaged")]
    Damaged,
    /// The text inside is no game.
    #[error("this link is damaged ({0})")]
    NoGame(ReadError),
}

/// The game as text for a link: letters, digits, `.`, `-`, `_`.
///
/// # Errors
/// [`ShareError::TooLarge`].
///
/// ```
/// use lookahead_game::{induction::benchmark_game, share};
/// let game = benchmark_game(2, 2, 1)?;
/// let link = share::to_link(&game)?;
/// assert!(link.starts_with("1.") && link.len() < 400);
/// assert_eq!(share::from_link(&link)?, game);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_link(game: &Game) -> Result<String, ShareError> {
    const BEST: u8 = 9;
    write(game, |text| compress_to_vec(text, BEST))
}

/// As [`to_link`], somewhat longer, by a writer that weighs a twentieth: for programs that load as they are needed.
///
/// # Errors
/// [`ShareError::TooLarge`].
///
/// ```
/// use lookahead_game::{induction::benchmark_game, share};
/// let game = benchmark_game(2, 2, 1)?;
/// assert_eq!(share::from_link(&share::to_light_link(&game)?)?, game);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_light_link(game: &Game) -> Result<String, ShareError> {
    write(game, deflate::deflate)
}

fn write(game: &Game, deflate: impl Fn(&[u8]) -> Vec<u8>) -> Result<String, ShareError> {
    if game.n_nodes() > MAX_LINK_NODES as usize {
        return Err(ShareError::TooLarge);
    }
    let text = efg::write(game);
    if text.len() > MAX_INFLATED_BYTES {
        return Err(ShareError::TooLarge);
    }
    let link = [PREFIX, &to_base64url(&deflate(text.as_bytes()))].concat();
    if link.len() > MAX_LINK_CHARS { Err(ShareError::TooLarge) } else { Ok(link) }
}

/// The game in a link.
///
/// # Errors
/// See [`ShareError`]; no text makes it panic or take more memory than the caps allow.
pub fn from_link(link: &str) -> Result<Game, ShareError> {
    let text = link_text(link)?;
    let caps = Caps { max_nodes: MAX_LINK_NODES, ..Caps::default() };
    efg::read(text.as_bytes(), &caps).map(|(game, _)| game).map_err(ShareError::NoGame)
}

/// The .efg text in a link, not yet read as a game: for a page that keeps the text, or hands it to a worker.
///
/// # Errors
/// As [`from_link`], but for [`ShareError::NoGame`].
///
/// ```
/// use lookahead_game::{efg, induction::benchmark_game, share};
/// let game = benchmark_game(2, 2, 1)?;
/// assert_eq!(share::link_text(&share::to_link(&game)?)?, efg::write(&game));
/// assert_eq!(share::link_text("1.AAAA"), Err(share::ShareError::Damaged));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn link_text(link: &str) -> Result<String, ShareError> {
    let data = link.strip_prefix(PREFIX).ok_or(ShareError::UnknownVersion)?;
    if link.len() > MAX_LINK_CHARS {
        return Err(ShareError::TooLarge);
    }
    let packed = from_base64url(data).ok_or(ShareError::Damaged)?;
    let text = inflate(&packed, MAX_INFLATED_BYTES).ok_or(ShareError::Damaged)?;
    String::from_utf8(text).map_err(|_| ShareError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_refused() {
        let bomb = compress_to_vec(&vec![b' '; MAX_INFLATED_BYTES + 1], 9);
        assert_eq!(from_link(&format!("1.{}", to_base64url(&bomb))), Err(ShareError::Damaged));
        assert_eq!(from_link("2.AAAA"), Err(ShareError::UnknownVersion));
    }
}
