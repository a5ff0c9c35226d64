//! Letters without case and marks, so that a reader may type `naive` for `Naïve`.
//!
//! Used by `search`, on both sides alike. What is folded: ASCII, all of Latin-1 and Latin Extended-A (U+00C0 to
//! U+017F) and the comma-below letters of Romanian to plain letters; combining marks to nothing; the capitals of Greek
//! and Cyrillic to their small letters. Everything else stays as it is. A table of ours instead of Unicode's: it goes
//! into the wasm, where `char::to_lowercase` and `char::is_alphanumeric` would cost some 4 KB after gzip.

/// Lower case without diacritics; letters outside the table stay as they are.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'À'..='ſ' => push_base(&mut folded, letter),
            'Α'..='Ϋ' | 'А'..='Я' => folded.push(moved(letter, 32)),
            'Ѐ'..='Џ' => folded.push(moved(letter, 80)),
            'Ș' | 'ș' => folded.push('s'),
            'Ț' | 'ț' => folded.push('t'),
            '\u{300}'..='\u{36f}' => {}
            _ => folded.push(letter.to_ascii_lowercase()),
        }
    }
    folded
}

/// Words of folded text: runs of letters and digits.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_in_word(c)).filter(|word| !word.is_empty())
}

/// U+00C0 to U+017F, one base letter each; a digit stands for a line of [`PAIRS`], `*` for a sign that is no letter.
const BASES: &[u8; 192] = b"aaaaaa1ceeeeiiiidnooooo*ouuuuy53\
    aaaaaa1ceeeeiiiidnooooo*ouuuuy5y\
    aaaaaaccccccccddddeeeeeeeeeegggg\
    gggghhhhiiiiiiiiii44jjkkklllllll\
    lllnnnnnnnnnoooooo22rrrrrrssssss\
    ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Letters that are two.
const PAIRS: [&str; 5] = ["ae", "oe", "ss", "ij", "th"];

fn push_base(folded: &mut String, letter: char) {
    let base = BASES.get(letter as usize - 'À' as usize).copied().unwrap_or(b'*');
    match base {
        b'*' => folded.push(letter),
        b'1'..=b'5' => folded.push_str(PAIRS.get(usize::from(base - b'1')).copied().unwrap_or_default()),
        _ => folded.push(char::from(base)),
    }
}

fn moved(letter: char, distance: u32) -> char {
    char::from_u32(letter as u32 + distance).unwrap_or(letter)
}

/// Letters and digits: beyond ASCII everything but the blocks of signs, spaces, arrows and pictures.
fn is_in_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='¿' => matches!(c, 'ª' | '²' | '³' | 'µ' | '¹' | 'º' | '¼'..='¾'),
        '×' | '÷' => false,
        // Punctuation and spaces; currencies; arrows to symbols; more punctuation; of East Asia; pictures.
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' => false,
        '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' => false,
        '\u{ff00}'..='\u{ff0f}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_and_marks() {
        assert_eq!(fold("Naïve ŁÓDŹ Straße e\u{301}"), "naive lodz strasse e");
        assert_eq!(
            fold("ÆSIR œuvre Ĳssel Þorn ſ 3×4 Ștefan ΑΩ ЯЁ 中"),
            "aesir oeuvre ijssel thorn s 3×4 stefan αω яё 中"
        );
        assert_eq!(words("half-life, 3.5").collect::<Vec<_>>(), ["half", "life", "3", "5"]);
        assert_eq!(words("“a”…b→c 中·文 x²").collect::<Vec<_>>(), ["a", "b", "c", "中", "文", "x²"]);
    }

    #[test]
    fn letters_of_the_table_fold_as_in_unicode() {
        for letter in ('À'..='ſ').filter(|letter| letter.is_alphabetic()) {
            let folded = fold(&letter.to_string());
            assert!(folded.bytes().all(|byte| byte.is_ascii_lowercase()), "{letter} became {folded}");
            let lower: String = letter.to_lowercase().collect();
            assert_eq!(fold(&lower), folded, "{letter}");
        }
        for letter in ('Α'..='Ϋ').chain('Ѐ'..='Я').filter(|letter| letter.is_alphabetic()) {
            assert_eq!(fold(&letter.to_string()), letter.to_lowercase().collect::<String>());
        }
    }
}
