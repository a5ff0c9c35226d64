//! The reserved parameters of every embed, frozen once published: theme, controls, predict, motion, links, lang, seed.

use std::collections::BTreeMap;

/// How a figure is shown. The default is a figure in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Light, dark, or as the reader's system says.
    pub theme: Theme,
    /// How many controls are shown.
    pub controls: Controls,
    /// Whether a guess is asked for first.
    pub predict: bool,
    /// Whether things may move.
    pub motion: bool,
    /// Whether links out of the figure are shown.
    pub links: bool,
    /// Language of the words; only those that are written are known.
    pub lang: String,
    /// Seed of whatever is drawn at random.
    pub seed: u64,
}

/// Which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How many controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Controls {
    /// The picture and its readout.
    None,
    /// The few that the figure is about.
    Min,
    /// All, with the editor.
    Full,
}

/// A reserved parameter with a value that it does not take; its default is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionsProblem {
    /// The parameter.
    pub key: String,
    /// What stood there.
    pub value: String,
}

/// Keys that no widget may use for its own state.
pub const RESERVED: [&str; 7] = ["seed", "lang", "theme", "controls", "predict", "motion", "links"];

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            controls: Controls::Min,
            predict: true,
            motion: true,
            links: true,
            lang: "en".to_owned(),
            seed: 0,
        }
    }
}

impl Options {
    /// A figure alone on its page, with everything on the table.
    #[must_use]
    pub fn lab() -> Self {
        Self { controls: Controls::Full, predict: false, ..Self::default() }
    }

    /// Reads the reserved parameters over these defaults; what cannot be used is reported and left as it was.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use lookahead::parts::figure::{Options, Theme};
    /// let query = BTreeMap::from([("theme".to_owned(), "dark".to_owned()), ("links".to_owned(), "maybe".to_owned())]);
    /// let (options, problems) = Options::default().read(&query);
    /// assert_eq!(options.theme, Theme::Dark);
    /// assert_eq!(problems[0].key, "links");
    /// ```
    #[must_use]
    pub fn read(mut self, query: &BTreeMap<String, String>) -> (Self, Vec<OptionsProblem>) {
        let mut problems = Vec::new();
        for key in RESERVED {
            let Some(value) = query.get(key) else { continue };
            if self.set(key, value).is_none() {
                problems
                    .push(OptionsProblem { key: key.to_owned(), value: value.chars().take(40).collect() });
            }
        }
        (self, problems)
    }

    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "theme" => self.theme = theme(value)?,
            "controls" => self.controls = controls(value)?,
            "predict" => self.predict = flag(value)?,
            "motion" => self.motion = flag(value)?,
            "links" => self.links = flag(value)?,
            "lang" if value == "en" => {}
            "seed" => self.seed = value.parse().ok()?,
            _ => return None,
        }
        Some(())
    }
}

fn theme(value: &str) -> Option<Theme> {
    match value {
        "auto" => Some(Theme::Auto),
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

fn controls(value: &str) -> Option<Controls> {
    match value {
        "full" => Some(Controls::Full),
        "min" => Some(Controls::Min),
        "none" => Some(Controls::None),
        _ => None,
    }
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}
