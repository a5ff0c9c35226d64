//! A whole game in a link: `1.` and base64url of the deflated .efg text. The text of a game repeats itself so
//! much that deflate beats hand-made encodings for trees of this size, and reading it back goes through the
//! one reader that is tested against hostile files. Caps apply to the inflated side.

use std::fmt::Write as _;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

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
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
    if game.n_nodes() > MAX_LINK_NODES as usize {
        return Err(ShareError::TooLarge);
    }
    const BEST: u8 = 9;
    let text = efg::write(game);
    if text.len() > MAX_INFLATED_BYTES {
        return Err(ShareError::TooLarge);
    }
    let link = format!("{PREFIX}{}", to_base64url(&compress_to_vec(text.as_bytes(), BEST)));
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

/// The `.efg` text in a link, not read yet: for a page that keeps the text beside the game.
///
/// # Errors
/// See [`ShareError`]; whether the text is a game is not known before it is read.
pub fn link_text(link: &str) -> Result<String, ShareError> {
    let data = link.strip_prefix(PREFIX).ok_or(ShareError::UnknownVersion)?;
    if link.len() > MAX_LINK_CHARS {
        return Err(ShareError::TooLarge);
    }
    let packed = from_base64url(data).ok_or(ShareError::Damaged)?;
    let text = decompress_to_vec_with_limit(&packed, MAX_INFLATED_BYTES).map_err(|_| ShareError::Damaged)?;
    String::from_utf8(text).map_err(|_| ShareError::Damaged)
}

/// Six bits a character, no padding (RFC 4648, section 5).
fn to_base64url(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for chunk in bytes.chunks(3) {
        let word = (0..3).fold(0_u32, |word, at| word << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..=chunk.len() {
            let six = (word >> (18 - 6 * place)) & 63;
            let letter = ALPHABET.get(six as usize).copied().unwrap_or(b'A');
            // Writing to a String cannot fail.
            let _ = out.write_char(char::from(letter));
        }
    }
    out
}

/// `None` for foreign characters, an impossible length, or left-over bits that are not 0.
fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0_u32;
        for place in 0..4 {
            let six = match chunk.get(place) {
                Some(letter) => ALPHABET.iter().position(|known| known == letter)? as u32,
                None => 0,
            };
            word = word << 6 | six;
        }
        let n_bytes = chunk.len().checked_sub(1).filter(|&n_bytes| n_bytes > 0)?;
        let [_, bytes @ ..] = word.to_be_bytes();
        let (whole, rest) = bytes.split_at_checked(n_bytes)?;
        if rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        out.extend_from_slice(whole);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_as_in_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")] {
            assert_eq!(to_base64url(plain.as_bytes()), coded);
            assert_eq!(from_base64url(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(to_base64url(&[0xFB, 0xFF]), "-_8");
        assert!(["A", "Zh", "Zm9", "Z=", "Z g", "é"].iter().all(|bad| from_base64url(bad).is_none()));
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = compress_to_vec(&vec![b' '; MAX_INFLATED_BYTES + 1], 9);
        assert_eq!(from_link(&format!("1.{}", to_base64url(&bomb))), Err(ShareError::Damaged));
        assert_eq!(from_link("2.AAAA"), Err(ShareError::UnknownVersion));
    }
}
