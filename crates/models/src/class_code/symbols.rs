//! The characters of a code: 32 of them, five bits each (the alphabet of Douglas Crockford's Base 32, which leaves out I, L,
//! O and U), in groups of five, with a checksum of three. Used by `class_code`.
//!
//! *The checksum.* The symbols are the coefficients of a polynomial over the field of 32 elements (x⁵ + x² + 1, whose root
//! is α = 2), and the last three are such that g(x) = x³ + x + α divides it. So a change is overlooked only if g divides
//! the change too. One changed symbol is e·xⁱ, which g never divides, since g(0) ≠ 0. Two changed symbols are
//! e·xⁱ·(xᵏ + f), and g divides that only where xᵏ is a constant modulo g. The first k > 0 for which it is one is 1023 (a
//! test goes through all of them), and no code is longer than [`MOST_SYMBOLS`]. So every change of one or two symbols is
//! found, wherever they stand, and every swap of two symbols, neighbours or not, is such a change. Any other change is
//! overlooked once in 32³ = 32,768. Bech32 (Bitcoin's BIP 173) is built on the same idea, with six symbols.
//!
//! *Lost characters.* The length is a multiple of five, so one to four characters lost or added are found for certain, and so
//! is a character that was turned into a hyphen, or a hyphen into a character.

use super::problem::{CodeProblem, CodeProblemKind};

/// The most symbols of a code, more than the longest has.
pub const MOST_SYMBOLS: u32 = 120;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 5;
const N_CHECKS: usize = 3;

/// The value of a character; capital or small, and the letters that are left out count as the digits they look like.
fn value(char: char) -> Option<u8> {
    let capital = match char.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|symbol| char::from(*symbol) == capital)?;
    u8::try_from(at).ok()
}

/// What stands between the groups and is passed over: spaces, and hyphens of all lengths that programs make of them.
pub(super) fn is_between(char: char) -> bool {
    char.is_whitespace() || char == '-' || ('\u{2010}'..='\u{2015}').contains(&char) || char == '\u{2212}'
}

/// Is it a character of a code?
pub(super) fn is_symbol(char: char) -> bool {
    value(char).is_some()
}

/// Zeros until the length with the checksum is a multiple of five.
pub(super) fn fill_up(symbols: &mut Vec<u8>) {
    while !(symbols.len() + N_CHECKS).is_multiple_of(GROUP) {
        symbols.push(0);
    }
}

/// The symbols with their checksum as a text in groups.
pub(super) fn grouped(symbols: &[u8]) -> String {
    let checks = remainder(symbols.iter().copied().chain([0; N_CHECKS]));
    let mut text = String::new();
    for (at, symbol) in symbols.iter().chain(&checks).enumerate() {
        if at > 0 && at.is_multiple_of(GROUP) {
            text.push('-');
        }
        text.extend(ALPHABET.get(usize::from(*symbol)).copied().map(char::from));
    }
    text
}

/// The symbols of a text without their checksum, if it fits.
pub(super) fn read(text: &str) -> Result<Vec<u8>, CodeProblem> {
    let mut symbols = Vec::new();
    for (at, char) in (1..).zip(text.chars()).filter(|(_, char)| !is_between(*char)) {
        symbols.push(value(char).ok_or(CodeProblem::new(CodeProblemKind::Character, at))?);
        if symbols.len() > MOST_SYMBOLS as usize {
            return Err(CodeProblem::new(CodeProblemKind::TooLong, at));
        }
    }
    let kind = match symbols.len() {
        0 => CodeProblemKind::Empty,
        length if length <= GROUP => CodeProblemKind::TooShort,
        length if !length.is_multiple_of(GROUP) => CodeProblemKind::Length,
        _ if remainder(symbols.iter().copied()) != [0; N_CHECKS] => CodeProblemKind::Checksum,
        length => {
            symbols.truncate(length - N_CHECKS);
            return Ok(symbols);
        }
    };
    Err(CodeProblem::whole(kind))
}

/// What is left of the polynomial, with a 1 before its first symbol, when it is divided by g.
fn remainder(symbols: impl Iterator<Item = u8>) -> [u8; N_CHECKS] {
    symbols.fold([0, 0, 1], |[a, b, c], symbol| [b, c ^ a, times_alpha(a) ^ symbol])
}

/// α·x in the field of 32 elements.
const fn times_alpha(x: u8) -> u8 {
    let double = x << 1;
    if double & 0b10_0000 == 0 { double } else { double ^ 0b10_0101 }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// The whole proof that one or two changed symbols are found: xᵏ is no constant modulo g for 0 < k < 1023.
    #[test]
    fn no_power_below_1023_is_a_constant() {
        let mut power = [0, 0, 1];
        let mut first = None;
        for k in 1..=1_023_u32 {
            let [a, b, c] = power;
            power = [b, c ^ a, times_alpha(a)];
            if power[0] == 0 && power[1] == 0 && first.is_none() {
                first = Some(k);
            }
        }
        assert_eq!(first, Some(1_023));
        const { assert!(MOST_SYMBOLS < 1_023) };
    }

    /// α has order 31, so the field is one: x⁵ + x² + 1 is primitive.
    #[test]
    fn alpha_goes_through_the_whole_field() {
        let mut seen = std::collections::BTreeSet::new();
        let mut power = 1;
        while seen.insert(power) {
            power = times_alpha(power);
        }
        assert_eq!((seen.len(), power), (31, 1));
    }

    #[test]
    fn characters_that_look_alike_are_one() {
        assert_eq!(['o', 'O', '0', 'i', 'L', '1', 'z', 'u', 'é', '-'].map(value), {
            let [zero, one] = [Some(0), Some(1)];
            [zero, zero, zero, one, one, one, Some(31), None, None, None]
        });
        let text = grouped(&[22, 1, 0, 1, 31, 9, 0]);
        assert_eq!(text.matches('-').count(), 1);
        assert_eq!(read(&text.replace('-', " \u{2013} ")).unwrap(), [22, 1, 0, 1, 31, 9, 0]);
    }
}
