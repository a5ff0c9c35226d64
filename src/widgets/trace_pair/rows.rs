//! Lines of a file laid side by side: pairs of the two conditions first, then all that has no partner.

use lookahead_trace::listed::Listed;
use lookahead_trace::pairs::pairs;

use super::found::find;
use super::model::{Filter, State};
use super::scores::{Scores, hit};

/// More conditions than these are not told apart.
const MOST_CONDITIONS: usize = 40;

/// One or two traces, by their places in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub first: u32,
    pub second: Option<u32>,
}

/// All rows of a file under two conditions.
#[derive(Default)]
pub(super) struct Rows {
    /// The conditions of the file, as they first appear.
    pub conditions: Vec<String>,
    /// Those that are laid side by side; empty where there are not two.
    pub first: String,
    pub second: String,
    pub all: Vec<Row>,
    /// How many of them are pairs: the first ones.
    pub n_pairs: usize,
    /// Which rows are shown, by their places in `all`.
    pub shown: Vec<u32>,
    pub scores: Scores,
    /// Which lines have the wanted text in their names.
    pub kept: Vec<bool>,
    /// What was asked for.
    asked: Option<State>,
}

impl Rows {
    /// Whether these are the rows of this state.
    pub fn fit(&self, state: &State) -> bool {
        let Some(asked) = &self.asked else { return false };
        let names = asked.first == state.first && asked.second == state.second;
        names && asked.show == state.show && asked.only == state.only
    }

    /// Lays the lines side by side.
    pub fn new(listing: &[Listed], state: &State) -> Self {
        let conditions = conditions(listing);
        let (first, second) = chosen(&conditions, state);
        let scores = Scores::of(listing);
        let kept = kept(listing, &state.only);
        let (all, n_pairs) = all_rows(listing, &kept, &first, &second);
        let is_shown = |row: &Row| state.show.as_ref().is_none_or(|show| passes(listing, &scores, row, show));
        let numbered = all.iter().zip(0_u32..).filter(|(row, _)| is_shown(row));
        let shown = numbered.map(|(_, idx)| idx).collect();
        Self { conditions, first, second, all, n_pairs, shown, scores, kept, asked: Some(state.clone()) }
    }

    /// The row of this number, counted from 1; the last one where there are fewer.
    pub fn row(&self, number: u32) -> Option<(u32, Row)> {
        let last = u32::try_from(self.all.len()).ok()?;
        let number = number.clamp(1, last.max(1));
        self.all.get(number as usize - 1).map(|row| (number, *row))
    }

    /// The numbers of the shown rows before and after this one.
    pub fn around(&self, number: u32) -> [Option<u32>; 2] {
        let before = self.shown.iter().rev().find(|idx| **idx + 1 < number);
        let after = self.shown.iter().find(|idx| **idx + 1 > number);
        [before, after].map(|idx| idx.map(|idx| idx + 1))
    }

    /// The number of the row in which a trace stands.
    pub fn number_of(&self, trace: u32) -> Option<u32> {
        let place = self.all.iter().position(|row| row.first == trace || row.second == Some(trace))?;
        u32::try_from(place + 1).ok()
    }
}

fn conditions(listing: &[Listed]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for condition in listing.iter().filter_map(|line| line.condition.as_ref()) {
        if found.len() < MOST_CONDITIONS && !found.contains(condition) {
            found.push(condition.clone());
        }
    }
    found
}

fn chosen(conditions: &[String], state: &State) -> (String, String) {
    let known = |name: &String| conditions.contains(name).then(|| name.clone());
    let other = |taken: &str| conditions.iter().find(|name| *name != taken).cloned();
    let first = known(&state.first).or_else(|| match known(&state.second) {
        Some(second) => other(&second),
        None => conditions.first().cloned(),
    });
    let first = first.unwrap_or_default();
    let second = known(&state.second).filter(|name| *name != first).or_else(|| other(&first));
    match second {
        Some(second) => (first, second),
        None => (String::new(), String::new()),
    }
}

/// Which lines have a text in their names: ids and pairs.
fn kept(listing: &[Listed], only: &str) -> Vec<bool> {
    let mut kept = Vec::with_capacity(listing.len());
    for line in listing {
        let names = [Some(&line.id), line.pair.as_ref()];
        let holds = |name: &String| find(name.as_bytes(), only.as_bytes()).is_some();
        kept.push(only.is_empty() || names.into_iter().flatten().any(holds));
    }
    kept
}

fn all_rows(listing: &[Listed], kept: &[bool], first: &str, second: &str) -> (Vec<Row>, usize) {
    let is_kept = |idx: u32| kept.get(idx as usize) == Some(&true);
    let mut alone = kept.to_vec();
    let mut all = Vec::new();
    let found = if second.is_empty() { Vec::new() } else { pairs(listing, first, second) };
    for (first, second) in found {
        if is_kept(first) || is_kept(second) {
            all.push(Row { first, second: Some(second) });
            for idx in [first, second] {
                if let Some(alone) = alone.get_mut(idx as usize) {
                    *alone = false;
                }
            }
        }
    }
    let n_pairs = all.len();
    for (alone, first) in alone.into_iter().zip(0_u32..) {
        if alone {
            all.push(Row { first, second: None });
        }
    }
    (all, n_pairs)
}

fn passes(listing: &[Listed], scores: &Scores, row: &Row, show: &Filter) -> bool {
    let Some(name) = scores.names.get(show.label as usize) else { return true };
    [Some(row.first), row.second].into_iter().flatten().any(|idx| {
        listing.get(idx as usize).is_some_and(|line| {
            let is_there = show.condition.is_empty() || line.condition.as_ref() == Some(&show.condition);
            is_there && hit(line, name) == Some(show.is)
        })
    })
}
