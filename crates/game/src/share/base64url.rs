//! Bytes as letters that need no escaping in an address: base64url without padding. Used by links only.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Six bits a character, no padding (RFC 4648, section 5).
pub(super) fn to_base64url(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 2);
    for chunk in bytes.chunks(3) {
        let word = (0..3).fold(0_u32, |word, at| word << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..=chunk.len() {
            let six = (word >> (18 - 6 * place)) & 63;
            out.push(ALPHABET.get(six as usize).copied().map_or('A', char::from));
        }
    }
    out
}

/// `None` for foreign characters, an impossible length, or left-over bits that are not 0.
pub(super) fn from_base64url(text: &str) -> Option<Vec<u8>> {
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
}
