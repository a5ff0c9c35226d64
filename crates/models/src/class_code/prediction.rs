//! A guess as bits: the lengths of the figure's name and of the guess (five bits each), then their characters (six bits
//! each). Used by `class_code`.

use serde::Serialize;

use super::bits::{BitReader, BitWriter};
use super::problem::{CodeProblem, CodeProblemKind};

/// The longest name and the longest guess, in characters.
pub const MOST_CHARACTERS: u32 = 31;
const CHARACTERS: &[u8; 64] = b"abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What a reader guessed before a figure showed its answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Prediction {
    /// The figure's name in addresses.
    pub figure: String,
    /// The value of the choice.
    pub guess: String,
}

impl Prediction {
    pub(super) fn write(&self, bits: &mut BitWriter) -> Result<(), CodeProblem> {
        let parts = [&self.figure, &self.guess];
        for part in parts {
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            if part.is_empty() || length > MOST_CHARACTERS {
                return Err(CodeProblem::whole(CodeProblemKind::Contents));
            }
            bits.add(length, 5);
        }
        for (at, char) in (1..).zip(parts.iter().flat_map(|part| part.bytes())) {
            let value = CHARACTERS.iter().position(|known| *known == char);
            bits.add(value.ok_or(CodeProblem::new(CodeProblemKind::Contents, at))? as u32, 6);
        }
        Ok(())
    }

    pub(super) fn read(bits: &mut BitReader<'_>) -> Option<Self> {
        let lengths = [bits.take(5)?, bits.take(5)?];
        let [figure, guess] = lengths.map(|length| text(length, bits));
        Some(Self { figure: figure?, guess: guess? })
    }
}

fn text(length: u32, bits: &mut BitReader<'_>) -> Option<String> {
    let mut text = String::new();
    for _ in 0..length {
        text.push(char::from(*CHARACTERS.get(bits.take(6)? as usize)?));
    }
    Some(text)
}
