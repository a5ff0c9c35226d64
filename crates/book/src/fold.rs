//! Letters without case and marks, so that a reader may type `naive` for `Naïve`.
//!
//! Used by `search`. A small table for Latin letters instead of a Unicode crate: it goes into the wasm.

/// Lower case without diacritics; letters outside the table keep their marks.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_combining(*c)).flat_map(base_letters).collect()
}

/// Words of folded text: runs of letters and digits.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn base_letters(c: char) -> impl Iterator<Item = char> {
    let pair = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => ['a', '\0'],
        'æ' => ['a', 'e'],
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => ['c', '\0'],
        'ð' | 'ď' | 'đ' => ['d', '\0'],
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => ['e', '\0'],
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => ['g', '\0'],
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => ['i', '\0'],
        'ĺ' | 'ļ' | 'ľ' | 'ł' => ['l', '\0'],
        'ñ' | 'ń' | 'ņ' | 'ň' => ['n', '\0'],
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => ['o', '\0'],
        'œ' => ['o', 'e'],
        'ŕ' | 'ŗ' | 'ř' => ['r', '\0'],
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => ['s', '\0'],
        'ß' => ['s', 's'],
        'ţ' | 'ť' | 'ț' => ['t', '\0'],
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => ['u', '\0'],
        'ý' | 'ÿ' => ['y', '\0'],
        'ź' | 'ż' | 'ž' => ['z', '\0'],
        other => [other, '\0'],
    };
    pair.into_iter().filter(|letter| *letter != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_and_marks() {
        assert_eq!(fold("Naïve ŁÓDŹ Straße e\u{301}"), "naive lodz strasse e");
        assert_eq!(words("half-life, 3.5").collect::<Vec<_>>(), ["half", "life", "3", "5"]);
    }
}
