//! The name of a new thing, in the forms that files need. Used by `new`.

use anyhow::{Result, bail};

/// Words that Rust keeps for itself and that could be a slug.
const KEYWORDS: [&str; 24] = [
    "as", "async", "await", "box", "break", "const", "crate", "do", "else", "enum", "final", "fn", "for",
    "gen", "if", "in", "loop", "match", "mod", "move", "type", "use", "where", "while",
];

/// Lower-case words joined by hyphens: `off-switch`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// The slug, or what is wrong with it.
    pub fn parse(text: &str) -> Result<Slug> {
        let is_word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        let starts_well = text.starts_with(|c: char| c.is_ascii_lowercase());
        if !starts_well || !text.split('-').all(is_word) || text.len() > 40 {
            bail!(
                "{text:?} is no slug: use lower-case words joined by hyphens, 40 characters at most, as in off-switch"
            );
        }
        if KEYWORDS.contains(&text) {
            bail!("{text:?} is a word of Rust's: choose another slug");
        }
        Ok(Slug(text.to_owned()))
    }

    /// `off-switch`
    pub fn text(&self) -> &str {
        &self.0
    }

    /// `off_switch`, the folder and module.
    pub fn room(&self) -> String {
        self.0.replace('-', "_")
    }

    /// `OffSwitch`, the component.
    pub fn component(&self) -> String {
        self.0.split('-').map(capitalised).collect()
    }

    /// `Off switch`, a first title.
    pub fn title(&self) -> String {
        capitalised(&self.0.replace('-', " "))
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_name() {
        let slug = Slug::parse("off-switch-2").unwrap();
        assert_eq!(
            (slug.room(), slug.component(), slug.title()),
            ("off_switch_2".into(), "OffSwitch2".into(), "Off switch 2".into())
        );
    }

    #[test]
    fn other_names_are_refused() {
        for text in
            ["", "Off", "off_switch", "-off", "off-", "off--switch", "2off", "../x", "match", &"a".repeat(41)]
        {
            assert!(Slug::parse(text).is_err(), "{text}");
        }
    }
}
