//! The state: plain data from the pairs of an address, and back. Nothing fails: what cannot be used is named as a
//! problem of its key, and the default stands in its place.
//!
//! | key | values |
//! |---|---|
//! | `preset`, `game` | a game by name; as .efg text or in the form of `lookahead_game::share` |
//! | `draft` | a text in the making; drawn once it is put under `game`, never kept in an address |
//! | `left`, `right` | codes of `lookahead_game::value::WAYS` |
//! | `discount`, `of`, `player` | what ways can be told: a number from 0; `sum`, a player or weights; a player |
//! | `view` | `trees`, `sensitivity`, `strategies`, `equilibria` |
//! | `node`, `vary` | the selected node; a player's number or `m` and a draw's number, from 1 |
//! | `fix` | `set:move` or `set:odds~odds`, by commas, all from 1 |
//! | `eq` | which equilibrium is drawn, from 0 |
//! | `reach` | 1 to write beside each choice how likely it is reached |

use lookahead_game::Exact;
use lookahead_game::efg::{self, Caps};
use lookahead_game::information::Profile;
use lookahead_game::share;
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx, SetIdx};
use lookahead_game::value::{Objective, Parameters, WAYS, Way, way};

use super::presets::{PRESETS, Preset, preset};
use crate::number::typed;
use crate::query::Query;

/// Most nodes of a game that is valued several times over.
pub const MOST_NODES: u32 = 20_000;
/// Longest text of a game that goes into an address.
const LONGEST_GAME: usize = 6_000;
/// The rulers at first.
const LEFT: &str = "backward-induction";
const RIGHT: &str = "objective";
#[expect(clippy::indexing_slicing, reason = "a constant")]
const FIRST_WAY: &Way = &WAYS[0];
/// The views, in the order of their buttons.
pub const VIEWS: [&str; 4] = ["trees", "sensitivity", "strategies", "equilibria"];

/// What cannot be used, and why.
pub struct Problem {
    /// The key.
    pub key: &'static str,
    /// The code of the words.
    pub code: &'static str,
    /// What to fill into them.
    pub found: String,
}

/// What the figure shows.
pub struct State {
    /// The named start under it.
    pub preset: &'static Preset,
    /// Whether the game is the reader's own.
    pub is_own: bool,
    /// The game.
    pub game: Game,
    /// The two ways of valuing.
    pub ways: [&'static Way; 2],
    /// What they are told.
    pub parameters: Parameters,
    /// Which view.
    pub view: &'static str,
    /// The selected node.
    pub node: NodeIdx,
    /// The varied number of that node: a player's payoff, or a draw.
    pub vary: Vary,
    /// What was fixed by hand, by set.
    pub fix: Vec<(SetIdx, Vec<Exact>)>,
    /// Which equilibrium is drawn.
    pub equilibrium: u32,
    /// Whether nodes tell how likely they are reached.
    pub shows_reach: bool,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

/// Which number of a node is varied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vary {
    /// What it pays to this player.
    Payoff(PlayerIdx),
    /// The probability of this draw.
    Draw(u32),
}

impl State {
    /// The state behind pairs.
    pub fn of(pairs: &Query) -> Self {
        let text = |key: &str| pairs.get(key).map_or("", String::as_str);
        let mut problems = Vec::new();
        let mut refuse = |key, code, found: &str| {
            problems.push(Problem { key, code, found: found.chars().take(80).collect() })
        };
        let preset = preset(text("preset")).unwrap_or_else(|| {
            if !text("preset").is_empty() {
                refuse("preset", "preset", text("preset"));
            }
            first_preset()
        });
        let own = Some(text("game")).filter(|text| !text.is_empty()).and_then(|text| match read(text) {
            Ok(game) => Some(game),
            Err(why) => {
                refuse("game", "game", &why);
                None
            }
        });
        let is_own = own.is_some();
        let game = own.or_else(|| read(preset.text()).ok()).unwrap_or_default();
        let mut way_of = |key: &'static str, default: &'static Way| {
            let found = way(text(key));
            if found.is_none() && !text(key).is_empty() {
                refuse(key, "way", text(key));
            }
            found.unwrap_or(default)
        };
        // Everyone for themselves against one objective for all; the registry is never without them.
        let ways = [way_of("left", default_way(LEFT)), way_of("right", default_way(RIGHT))];
        let mut checked = |key: &'static str, is_good: bool| {
            if !is_good && !text(key).is_empty() {
                refuse(key, key, text(key));
            }
            is_good
        };
        let discount = number(text("discount")).filter(|number| !number.is_negative());
        let objective = objective(text("of"), game.n_players());
        let player = player(text("player"), game.n_players());
        checked("discount", discount.is_some());
        checked("of", objective.is_some());
        checked("player", player.is_some());
        let view = VIEWS.into_iter().find(|view| *view == text("view"));
        checked("view", view.is_some());
        let default_view = match is_own {
            true if !game.is_perfect_information() => "equilibria",
            true => "trees",
            false => preset.view,
        };
        let node =
            text("node").parse().ok().filter(|node| (*node as usize) < game.n_nodes()).map(NodeIdx::new);
        checked("node", node.is_some());
        let view = view.unwrap_or(default_view);
        let node = node.unwrap_or_else(|| default_node(view, &game));
        let vary = vary(text("vary"), &game, node);
        checked("vary", vary.is_some());
        let (fix, is_whole) = fixed(text("fix"), &game);
        checked("fix", is_whole);
        let default = Parameters::default();
        Self {
            preset,
            is_own,
            ways,
            parameters: Parameters {
                discount: discount.unwrap_or(default.discount),
                objective: objective.unwrap_or(default.objective),
                player: player.unwrap_or(default.player),
            },
            view,
            node,
            vary: vary.unwrap_or_else(|| default_vary(&game, node)),
            fix,
            equilibrium: text("eq").parse().unwrap_or(0),
            shows_reach: text("reach") == "1",
            game,
            problems,
        }
    }

    /// The words' code for what is wrong with a key.
    pub fn problem(&self, key: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.key == key)
    }

    /// What is fixed by hand, as the address has it.
    pub fn fix_text(fix: &[(SetIdx, Vec<Exact>)]) -> String {
        let entries: Vec<String> =
            fix.iter().map(|(set, odds)| format!("{}:{}", set.get() + 1, odds_text(odds))).collect();
        entries.join(",")
    }
}

/// All keys, for addresses.
pub fn whole_state(pairs: &Query) -> Query {
    let state = State::of(pairs);
    let mut whole = Query::new();
    let mut put = |key: &str, value: String| drop(whole.insert(key.to_owned(), value));
    put("preset", state.preset.slug.to_owned());
    let link = if state.is_own { share::to_link(&state.game).unwrap_or_default() } else { String::new() };
    put("game", if link.len() <= LONGEST_GAME { link } else { String::new() });
    put("left", state.ways[0].code.to_owned());
    put("right", state.ways[1].code.to_owned());
    put("discount", state.parameters.discount.to_string());
    put("of", objective_text(&state.parameters.objective));
    put("player", state.parameters.player.number().to_string());
    // What a game opens with is no choice of the reader's.
    put("view", pairs.get("view").filter(|view| VIEWS.contains(&view.as_str())).cloned().unwrap_or_default());
    let is_default = state.node == default_node(state.view, &state.game);
    put("node", if is_default { String::new() } else { state.node.get().to_string() });
    put(
        "vary",
        if state.vary == default_vary(&state.game, state.node) { String::new() } else { state.vary.text() },
    );
    put("fix", State::fix_text(&state.fix));
    put("eq", state.equilibrium.to_string());
    put("reach", if state.shows_reach { "1" } else { "0" }.to_owned());
    whole
}

/// The game in a text: .efg, or the form of a link.
///
/// # Errors
/// Where and why it is none, as the readers say it.
pub fn read(text: &str) -> Result<Game, String> {
    let text = text.trim();
    if text.starts_with("1.") {
        return share::from_link(text).map_err(|why| why.to_string());
    }
    let caps = Caps { max_nodes: MOST_NODES, ..Caps::default() };
    efg::read(text.as_bytes(), &caps).map(|(game, _)| game).map_err(|why| why.to_string())
}

impl Vary {
    /// As the address has it.
    pub fn text(self) -> String {
        match self {
            Self::Payoff(player) => player.number().to_string(),
            Self::Draw(draw) => format!("m{}", draw.saturating_add(1)),
        }
    }
}

/// A way of the registry that is known to be there.
fn default_way(code: &str) -> &'static Way {
    way(code).unwrap_or(FIRST_WAY)
}

fn first_preset() -> &'static Preset {
    let [first, ..] = &PRESETS;
    first
}

fn number(text: &str) -> Option<Exact> {
    typed(text.trim()).parse().ok()
}

fn player(text: &str, n_players: usize) -> Option<PlayerIdx> {
    let number: u32 = text.trim().parse().ok()?;
    (1..=n_players as u32).contains(&number).then(|| PlayerIdx::new(number - 1))
}

/// `sum`, a player's number, or one weight for each player, by commas.
fn objective(text: &str, n_players: usize) -> Option<Objective> {
    if text.trim() == "sum" {
        return Some(Objective::Sum);
    }
    if let Some(player) = player(text, n_players) {
        return Some(Objective::Player(player));
    }
    let weights: Option<Vec<Exact>> = text.split(',').map(number).collect();
    weights.filter(|weights| weights.len() == n_players && n_players > 1).map(Objective::Weighted)
}

/// As the address has it.
pub fn objective_text(objective: &Objective) -> String {
    match objective {
        Objective::Sum => "sum".to_owned(),
        Objective::Player(player) => player.number().to_string(),
        Objective::Weighted(weights) => weights.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
    }
}

fn vary(text: &str, game: &Game, node: NodeIdx) -> Option<Vary> {
    if let Some(draw) = text.strip_prefix('m') {
        let draw: usize = draw.parse().ok()?;
        return (1..=game.probabilities(node).len()).contains(&draw).then(|| Vary::Draw(draw as u32 - 1));
    }
    player(text, game.n_players()).map(Vary::Payoff)
}

/// The start; where a number is varied, the first end.
fn default_node(view: &str, game: &Game) -> NodeIdx {
    let end = || game.nodes().find(|node| game.kind(*node) == Kind::End);
    if view == "sensitivity" { end().unwrap_or(NodeIdx::ROOT) } else { NodeIdx::ROOT }
}

/// A chance node's first draw, any other node's payoff to the first player.
fn default_vary(game: &Game, node: NodeIdx) -> Vary {
    if game.probabilities(node).is_empty() { Vary::Payoff(PlayerIdx::new(0)) } else { Vary::Draw(0) }
}

/// What is fixed by hand, and whether all of the text could be used.
fn fixed(text: &str, game: &Game) -> (Vec<(SetIdx, Vec<Exact>)>, bool) {
    let mut fix: Vec<(SetIdx, Vec<Exact>)> = Vec::new();
    let mut is_whole = true;
    let mut profile = Profile::first_moves(game);
    for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        match fixed_set(entry, game, &mut profile) {
            Some((set, odds)) => {
                fix.retain(|(other, _)| *other != set);
                fix.push((set, odds));
            }
            None => is_whole = false,
        }
    }
    fix.sort_by_key(|(set, _)| *set);
    (fix, is_whole)
}

/// Tried on a profile: `3:1` is the first move at set 3, `3:1/3~2/3` are odds; `3:0.5/0.5` is read as odds too.
fn fixed_set(entry: &str, game: &Game, profile: &mut Profile) -> Option<(SetIdx, Vec<Exact>)> {
    let (set, odds) = entry.split_once(':')?;
    let number: u32 = set.trim().parse().ok()?;
    let set = game.sets().nth(number.checked_sub(1)? as usize)?;
    let n_moves = profile.odds(set).len();
    let parts: Vec<&str> = odds.split(if odds.contains('~') { '~' } else { '/' }).collect();
    let odds: Vec<Exact> = match parts.as_slice() {
        [one] if n_moves != 1 || one.trim() == "1" => {
            let chosen: usize = one.trim().parse().ok()?;
            (1..=n_moves).contains(&chosen).then(|| pure_odds(n_moves, chosen - 1))?
        }
        many => many.iter().map(|part| number_of(part)).collect::<Option<_>>()?,
    };
    profile.set_odds(set, odds.clone()).ok()?;
    Some((set, odds))
}

fn number_of(text: &str) -> Option<Exact> {
    number(text).filter(|number| !number.is_too_long())
}

/// One move for certain.
pub fn pure_odds(n_moves: usize, chosen: usize) -> Vec<Exact> {
    (0..n_moves).map(|at| Exact::int(i64::from(at == chosen))).collect()
}

fn odds_text(odds: &[Exact]) -> String {
    match odds.iter().position(|odds| *odds == Exact::ONE) {
        Some(chosen) => (chosen + 1).to_string(),
        None => odds.iter().map(ToString::to_string).collect::<Vec<_>>().join("~"),
    }
}
