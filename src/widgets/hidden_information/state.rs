//! The state: plain data from the pairs of an address, and back. Nothing fails: what cannot be used is named as a
//! problem of its key, and the default stands in its place. Beside the keys of `figures::games::start`:
//!
//! | key | values |
//! |---|---|
//! | `view` | `equilibria`, `strategies` |
//! | `eq` | which equilibrium is drawn, from 0 |
//! | `fix` | what is done by hand: `set:move` or `set:odds~odds`, by commas, all from 1 |
//! | `base` | what is done at all other sets: `equilibrium`, `plan`, `first`, `even` |

use lookahead_game::Exact;
use lookahead_game::information::Profile;
use lookahead_game::tree::{Game, NodeIdx, SetIdx};

use super::presets::PRESETS;
use crate::figures::games::{Start, number};
use crate::query::Query;

/// The views, in the order of their buttons.
pub const VIEWS: [&str; 2] = ["equilibria", "strategies"];
/// What is done where nothing was fixed by hand.
pub const BASES: [&str; 4] = ["equilibrium", "plan", "first", "even"];
/// Further controls, of which one kind is open.
pub const TOOLS: [&str; 3] = ["none", "tree", "own"];

/// What is done at one set.
pub type Fixed = (SetIdx, Vec<Exact>);

/// What the figure shows.
pub struct State {
    /// What all figures about a game have.
    pub start: Start,
    /// Which view.
    pub view: &'static str,
    /// What is done where nothing was fixed.
    pub base: &'static str,
    /// What was fixed by hand, by set, ascending.
    pub fix: Vec<Fixed>,
    /// Which equilibrium is drawn.
    pub equilibrium: u32,
}

impl State {
    /// The state behind pairs; `None` only without any preset.
    pub fn of(pairs: &Query) -> Option<Self> {
        let mut start = Start::of(pairs, &PRESETS, &TOOLS)?;
        let view = start.chosen("view", &VIEWS).unwrap_or("equilibria");
        let base = start.chosen("base", &BASES).unwrap_or("equilibrium");
        let (fix, is_whole) = fixed(start.text("fix"), &start.game);
        if !is_whole {
            start.refuse("fix");
        }
        let equilibrium = start.text("eq").parse().unwrap_or(0);
        Some(Self { start, view, base, fix, equilibrium })
    }

    /// The game.
    pub fn game(&self) -> &Game {
        &self.start.game
    }

    /// The selected node.
    pub fn node(&self) -> NodeIdx {
        self.start.node.unwrap_or(NodeIdx::ROOT)
    }
}

/// All keys, for addresses.
pub fn whole_state(pairs: &Query) -> Query {
    let mut whole = Query::new();
    let Some(state) = State::of(pairs) else { return whole };
    state.start.put_whole(&mut whole, state.game());
    let mut put = |key: &str, value: &str| drop(whole.insert(key.to_owned(), value.to_owned()));
    put("view", state.view);
    put("base", state.base);
    put("fix", &fix_text(&state.fix));
    put("eq", &state.equilibrium.to_string());
    whole
}

/// What is fixed by hand, as the address has it.
pub fn fix_text(fix: &[Fixed]) -> String {
    let mut out = String::new();
    for (set, odds) in fix {
        if !out.is_empty() {
            out.push(',');
        }
        [&(set.get() + 1).to_string(), ":", &odds_text(odds)].iter().for_each(|part| out.push_str(part));
    }
    out
}

/// Puts what is done at one set in the place of what was done there.
pub fn put_fixed(fix: &mut Vec<Fixed>, set: SetIdx, odds: Vec<Exact>) {
    fix.retain(|(other, _)| *other != set);
    let place = fix.partition_point(|(other, _)| *other < set);
    fix.insert(place, (set, odds));
}

/// What is fixed by hand, and whether all of the text could be used.
fn fixed(text: &str, game: &Game) -> (Vec<Fixed>, bool) {
    let (mut fix, mut is_whole) = (Vec::new(), true);
    let mut profile = Profile::first_moves(game);
    for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        match fixed_set(entry, game, &mut profile) {
            Some((set, odds)) => put_fixed(&mut fix, set, odds),
            None => is_whole = false,
        }
    }
    (fix, is_whole)
}

/// Tried on a profile: `3:1` is the first move at set 3, `3:1/3~2/3` are odds; `3:0.5/0.5` is read as odds too.
fn fixed_set(entry: &str, game: &Game, profile: &mut Profile) -> Option<Fixed> {
    let (set, odds) = entry.split_once(':')?;
    let place: u32 = set.trim().parse().ok()?;
    let set = game.sets().nth(place.checked_sub(1)? as usize)?;
    let n_moves = profile.odds(set).len();
    let parts: Vec<&str> = odds.split(if odds.contains('~') { '~' } else { '/' }).collect();
    let odds: Vec<Exact> = match parts.as_slice() {
        [one] if n_moves != 1 || one.trim() == "1" => {
            let chosen: usize = one.trim().parse().ok()?;
            (1..=n_moves).contains(&chosen).then(|| pure_odds(n_moves, chosen - 1))?
        }
        many => {
            many.iter().map(|part| number(part).filter(|odds| !odds.is_too_long())).collect::<Option<_>>()?
        }
    };
    profile.set_odds(set, odds.clone()).ok()?;
    Some((set, odds))
}

/// One move for certain.
pub fn pure_odds(n_moves: usize, chosen: usize) -> Vec<Exact> {
    (0..n_moves).map(|at| Exact::int(i64::from(at == chosen))).collect()
}

fn odds_text(odds: &[Exact]) -> String {
    if let Some(chosen) = odds.iter().position(|odds| *odds == Exact::ONE) {
        return (chosen + 1).to_string();
    }
    let odds: Vec<String> = odds.iter().map(ToString::to_string).collect();
    odds.join("~")
}
