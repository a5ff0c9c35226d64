//! The state: plain data from the pairs of an address, and back. Nothing fails: what cannot be used is named as a
//! problem of its key, and the default stands in its place. Beside the keys of `figures::games::start`:
//!
//! | key | values |
//! |---|---|
//! | `left`, `right` | codes of `lookahead_game::value::TREE_WAYS` |
//! | `discount`, `player` | what ways can be told: a number from 0; a player |
//! | `of`, `weights` | `sum`, a player, or `weights`; one weight for each player, by commas |
//! | `view` | `trees`, `sensitivity` |
//! | `menu` | which of the few controls is shown outside the lab |
//! | `drawn` | `one` tree with both plans, or `both` trees |
//! | `vary` | of the selected node: a player's number, or `m` and a draw's number, from 1 |
//! | `pays` | payoffs the reader changed: `node:player:number` by commas |
//! | `pay-<node>-<player>` | the same as typed; never kept in an address |

use lookahead_game::Exact;
use lookahead_game::tree::{Game, Kind, NodeIdx, PlayerIdx};
use lookahead_game::value::{Objective, Parameters, TREE_WAYS, Way};

use super::presets::PRESETS;
use crate::figures::games::{Start, number, player};
use crate::query::Query;

/// The rulers at first.
const LEFT: &str = "backward-induction";
const RIGHT: &str = "objective";
/// The views, in the order of their buttons.
pub const VIEWS: [&str; 2] = ["trees", "sensitivity"];
/// One tree with both plans, or a tree for each.
pub const DRAWN: [&str; 2] = ["one", "both"];
/// The few controls, of which one is shown outside the lab; the first is open at first.
pub const MENU: [&str; 4] = ["right", "left", "games", "view"];
/// Further controls, of which one kind is open.
pub const TOOLS: [&str; 5] = ["none", "games", "rulers", "tree", "own"];

/// What the figure shows.
pub struct State {
    /// What all figures about a game have; its game has the reader's payoffs in it.
    pub start: Start,
    /// The game as it was before the reader changed payoffs.
    pub unchanged: Game,
    /// The changed payoffs, in the order in which they were read.
    pub pays: Vec<Pay>,
    /// The two ways of valuing.
    pub ways: [&'static Way; 2],
    /// What they are told.
    pub parameters: Parameters,
    /// Which view.
    pub view: &'static str,
    /// Whether each ruler has a tree of its own.
    pub draws_both: bool,
    /// Which of the few controls is shown outside the lab.
    pub menu: &'static str,
    /// The selected node.
    pub node: NodeIdx,
    /// The varied number of that node: a player's payoff, or a draw.
    pub vary: Vary,
}

/// A payoff that the reader changed.
#[derive(Clone, PartialEq)]
pub struct Pay {
    /// Where.
    pub node: NodeIdx,
    /// To whom.
    pub player: PlayerIdx,
    /// The number.
    pub payoff: Exact,
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
    /// The state behind pairs; `None` only without any preset.
    pub fn of(pairs: &Query) -> Option<Self> {
        let mut start = Start::of(pairs, &PRESETS, &TOOLS)?;
        let unchanged = start.game.clone();
        let pays = changed(&mut start);
        let ways = [chosen_way(&mut start, "left", LEFT)?, chosen_way(&mut start, "right", RIGHT)?];
        let parameters = parameters(&mut start);
        let view = start.chosen("view", &VIEWS);
        let draws_both = start.chosen("drawn", &DRAWN) == Some("both");
        let view = view.unwrap_or(start.preset.view);
        let menu = start.chosen("menu", &MENU).unwrap_or("right");
        let node = start.node.unwrap_or_else(|| default_node(view, &start.game));
        let vary = vary(start.text("vary"), &start.game, node);
        if vary.is_none() {
            start.refuse("vary");
        }
        let vary = vary.unwrap_or_else(|| default_vary(&start.game, node));
        Some(Self { start, unchanged, pays, ways, parameters, view, menu, draws_both, node, vary })
    }

    /// The game with all that the reader changed in it.
    pub fn game(&self) -> &Game {
        &self.start.game
    }
}

/// All keys, for addresses.
pub fn whole_state(pairs: &Query) -> Query {
    let mut whole = Query::new();
    let Some(state) = State::of(pairs) else { return whole };
    state.start.put_whole(&mut whole, &state.unchanged);
    let mut put = |key: &str, value: &str| drop(whole.insert(key.to_owned(), value.to_owned()));
    let [left, right] = state.ways.map(|way| way.code);
    put("left", left);
    put("right", right);
    put("discount", &state.parameters.discount.to_string());
    put("of", &objective_text(&state.parameters.objective));
    put("weights", &weights_text(&state.parameters.objective));
    put("player", &state.parameters.player.number().to_string());
    put("view", state.view);
    put("menu", state.menu);
    put("drawn", if state.draws_both { "both" } else { "one" });
    let is_default = state.node == default_node(state.view, state.game());
    put("node", &if is_default { String::new() } else { state.node.get().to_string() });
    let is_default = state.vary == default_vary(state.game(), state.node);
    put("vary", &if is_default { String::new() } else { state.vary.text() });
    put("pays", &pays_text(&state.pays));
    whole
}

fn chosen_way(start: &mut Start, key: &'static str, default: &str) -> Option<&'static Way> {
    let named = |code: &str| TREE_WAYS.iter().find(|way| way.code == code);
    let found = named(start.text(key));
    if found.is_none() {
        start.refuse(key);
    }
    found.or_else(|| named(default))
}

/// What the rulers are told.
fn parameters(start: &mut Start) -> Parameters {
    let (mut told, n_players) = (Parameters::default(), start.game.n_players());
    match number(start.text("discount")).filter(|discount| !discount.is_negative()) {
        Some(discount) => told.discount = discount,
        None => start.refuse("discount"),
    }
    match player(start.text("player"), n_players) {
        Some(player) => told.player = player,
        None => start.refuse("player"),
    }
    match start.text("of") {
        "" | "sum" => {}
        "weights" => told.objective = Objective::Weighted(weights(start, "weights")),
        of => match player(of, n_players) {
            Some(player) => told.objective = Objective::Player(player),
            // Weights may stand here too.
            None => told.objective = Objective::Weighted(weights(start, "of")),
        },
    }
    told
}

/// One weight for each player; 1 for each where the text has not that.
fn weights(start: &mut Start, key: &'static str) -> Vec<Exact> {
    let n_players = start.game.n_players();
    let read: Option<Vec<Exact>> = start.text(key).split(',').map(number).collect();
    match read.filter(|weights| weights.len() == n_players) {
        Some(weights) => weights,
        None => {
            start.refuse(key);
            vec![Exact::ONE; n_players]
        }
    }
}

/// The value of `of`.
pub fn objective_text(objective: &Objective) -> String {
    match objective {
        Objective::Sum => "sum".to_owned(),
        Objective::Player(player) => player.number().to_string(),
        Objective::Weighted(_) => "weights".to_owned(),
    }
}

/// The value of `weights`; empty where the objective is no weighted sum.
pub fn weights_text(objective: &Objective) -> String {
    let mut out = String::new();
    if let Objective::Weighted(weights) = objective {
        for weight in weights {
            if !out.is_empty() {
                out.push(',');
            }
            out.push_str(&weight.to_string());
        }
    }
    out
}

/// The key under which a payoff is typed.
pub fn pay_key(node: NodeIdx, player: PlayerIdx) -> String {
    ["pay-", &node.get().to_string(), "-", &player.number().to_string()].concat()
}

/// Takes the payoffs that the reader changed into the game; what was typed goes before what stands in the address.
fn changed(start: &mut Start) -> Vec<Pay> {
    let (mut pays, mut is_whole) = (Vec::new(), true);
    let typed = start.pairs.iter().filter_map(|(key, value)| Some((key.strip_prefix("pay-")?, value)));
    let typed = typed.filter(|(_, value)| !value.is_empty()).map(|(place, value)| {
        let (node, player) = place.split_once('-').unwrap_or_default();
        [node.to_owned(), player.to_owned(), value.clone()]
    });
    let kept = start.text("pays").split(',').filter(|entry| !entry.is_empty()).map(|entry| {
        let mut parts = entry.split(':').map(str::to_owned);
        [(); 3].map(|()| parts.next().unwrap_or_default())
    });
    for [node, player, payoff] in kept.chain(typed).collect::<Vec<_>>() {
        match pay(&start.game, &node, &player, &payoff) {
            Some(pay) => keep(&mut start.game, &mut pays, pay),
            None => is_whole = false,
        }
    }
    if !is_whole {
        start.refuse("pays");
    }
    pays
}

fn pay(game: &Game, node: &str, by_number: &str, payoff: &str) -> Option<Pay> {
    let node: u32 = node.trim().parse().ok().filter(|node| (*node as usize) < game.n_nodes())?;
    let payoff = number(payoff).filter(|payoff| !payoff.is_too_long())?;
    Some(Pay { node: NodeIdx::new(node), player: player(by_number, game.n_players())?, payoff })
}

fn keep(game: &mut Game, pays: &mut Vec<Pay>, pay: Pay) {
    if let Some(changed) = game.with_payoff(pay.node, pay.player, pay.payoff.clone()) {
        *game = changed;
        pays.retain(|other| (other.node, other.player) != (pay.node, pay.player));
        pays.push(pay);
    }
}

fn pays_text(pays: &[Pay]) -> String {
    let mut out = String::new();
    for pay in pays {
        if !out.is_empty() {
            out.push(',');
        }
        let parts = [pay.node.get().to_string(), pay.player.number().to_string(), pay.payoff.to_string()];
        out.push_str(&parts.join(":"));
    }
    out
}

impl Vary {
    /// As the address has it.
    pub fn text(self) -> String {
        match self {
            Self::Payoff(player) => player.number().to_string(),
            Self::Draw(draw) => ["m", &draw.saturating_add(1).to_string()].concat(),
        }
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
