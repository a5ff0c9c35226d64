//! The state of the figure: what is open, which view, where in it. Numbers are not bounded here, since only the opened
//! file knows how far it goes; drawings bound them.

use super::sets::{Preset, start};
use crate::query::{self, Query};

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// One pair, turn by turn.
    Read,
    /// All lines.
    List,
    /// Rates by condition.
    Rates,
    /// Texts that were found.
    Find,
}

impl View {
    pub const ALL: [Self; 4] = [Self::Read, Self::List, Self::Rates, Self::Find];

    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::List => "list",
            Self::Rates => "rates",
            Self::Find => "find",
        }
    }
}

/// Lines of one kind: those whose label is, or is not, under a condition (or under any).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    /// Number of the label in the file.
    pub label: u32,
    pub is: bool,
    /// Empty for any.
    pub condition: String,
}

/// Everything that the address can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// Where on this site the reader began; its set is shown where there is no file.
    pub preset: &'static Preset,
    /// Name of the reader's file; empty when a set is shown.
    pub file: String,
    pub view: View,
    /// From 1.
    pub pair: u32,
    /// From 1.
    pub turn: u32,
    /// Empty for the file's first condition.
    pub first: String,
    /// Empty for the file's second condition.
    pub second: String,
    pub show: Option<Filter>,
    /// Only lines with this in their names are laid side by side at all.
    pub only: String,
    /// What was searched for.
    pub sought: String,
    /// Words of the present turn that a link points to.
    pub quote: String,
    /// From 0.
    pub at: u32,
}

/// In an address: all lines, where a start would show some.
const ALL: &str = "*";

/// Longer texts are no names or searches.
const LONGEST: usize = 500;

impl State {
    /// The state behind pairs; never fails.
    pub fn of(pairs: &Query) -> Self {
        let text = |key: &str| {
            let text = pairs.get(key).map_or("", String::as_str);
            text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default().to_owned()
        };
        let count = |key: &str, least: u32| text(key).parse().unwrap_or(least).max(least);
        let preset = start(&text("preset"));
        let file = text("file");
        let first_pair = if file.is_empty() { preset.pair } else { 1 };
        let only = match pairs.get("only") {
            None if file.is_empty() => preset.only.to_owned(),
            Some(only) if only == ALL => String::new(),
            _ => text("only"),
        };
        Self {
            preset,
            file,
            view: View::ALL.into_iter().find(|view| view.name() == text("view")).unwrap_or(View::Read),
            pair: if text("pair").is_empty() { first_pair } else { count("pair", 1) },
            turn: count("turn", 1),
            first: text("first"),
            second: text("second"),
            show: Filter::of(&text("show")),
            only,
            sought: text("sought"),
            quote: text("quote"),
            at: count("at", 0),
        }
    }

    /// What is open: the name of the file, or of the set.
    pub fn name(&self) -> &str {
        if self.file.is_empty() { self.preset.set } else { &self.file }
    }
}

impl Filter {
    fn of(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':');
        let label = parts.next()?.parse().ok()?;
        let is = match parts.next()? {
            "1" => true,
            "0" => false,
            _ => return None,
        };
        Some(Self { label, is, condition: parts.next().unwrap_or_default().to_owned() })
    }

    /// As it stands in an address.
    pub fn text(&self) -> String {
        let is = if self.is { ":1:" } else { ":0:" };
        [&self.label.to_string(), is, &self.condition].concat()
    }
}

/// Every key of the state behind pairs.
pub(super) fn whole_state(pairs: &Query) -> Query {
    let state = State::of(pairs);
    let show = state.show.as_ref().map(Filter::text).unwrap_or_default();
    // A start has its own pair, a file its first one.
    let is_start = state.pair == if state.file.is_empty() { state.preset.pair } else { 1 };
    let pair = if is_start { String::new() } else { state.pair.to_string() };
    let base = if state.file.is_empty() { state.preset.only } else { "" };
    let only = match state.only.as_str() {
        only if only == base => String::new(),
        "" => ALL.to_owned(),
        only => only.to_owned(),
    };
    let all = [
        ("preset", state.preset.name.to_owned()),
        ("file", state.file),
        ("view", state.view.name().to_owned()),
        ("pair", pair),
        ("turn", state.turn.to_string()),
        ("first", state.first),
        ("second", state.second),
        ("show", show),
        ("only", only),
        ("sought", state.sought),
        ("quote", state.quote),
        ("at", state.at.to_string()),
    ];
    query::gather(all.into_iter().map(|(key, value)| (key.to_owned(), value)))
}
