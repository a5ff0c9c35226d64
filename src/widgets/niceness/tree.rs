//! The tree of the rulers view as a game for the drawing: first moves, chance where influence may fail, then one service
//! for all later steps. A service for every step loses nothing, since what a service fulfils does not depend on the step.
//! Services that no ruler would give to a person are left out. Used by `rulers`.

use lookahead_game::Exact;
use lookahead_game::induction::{Options, Solution, solve};
use lookahead_game::tree::{BuildError, Builder, Game, Kind, NodeIdx, PlayerIdx};
use lookahead_models::niceness::rulers::{FirstMove, Ruler, Rulers};

use super::figure::{drawn, rounded, rounded_odds, short};
use crate::figures::Ask;
use crate::figures::pictures::{TreePicture, tree_nodes};
use crate::page::Node;
use crate::parts::tree_view::NodeMap;

/// The words in the tree.
pub(super) struct Names {
    pub rulers: Vec<String>,
    pub preferences: Vec<String>,
    pub moves: Vec<String>,
    pub services: Vec<String>,
    pub succeeds: String,
    pub fails: String,
}

struct Growing<'a> {
    rulers: &'a Rulers,
    names: &'a Names,
    player: PlayerIdx,
    builder: Builder,
    n_sets: i32,
    n_outcomes: i32,
    /// What a service in every later step counts.
    weight: Exact,
    /// How a payoff stands in the tree.
    written: fn(&Exact) -> Exact,
}

/// The game in which the agent steers by one ruler.
pub(super) fn game(rulers: &Rulers, names: &Names, steering: Ruler) -> Result<Game, BuildError> {
    grown(rulers, names, steering, Exact::clone)
}

/// The same tree with payoffs and odds short enough to be written at it.
fn shown_game(rulers: &Rulers, names: &Names, steering: Ruler) -> Result<Game, BuildError> {
    grown(&Rulers { power: rounded_odds(&rulers.power), ..rulers.clone() }, names, steering, rounded)
}

fn grown(
    rulers: &Rulers,
    names: &Names,
    steering: Ruler,
    written: fn(&Exact) -> Exact,
) -> Result<Game, BuildError> {
    let mut growing = Growing {
        rulers,
        names,
        player: PlayerIdx::new(steering as u32),
        builder: Builder::new("", "", names.rulers.clone()),
        n_sets: 0,
        n_outcomes: 0,
        weight: weight(rulers),
        written,
    };
    let moves: Vec<&str> = names.moves.iter().map(String::as_str).take(rulers.moves.len()).collect();
    growing.choice(rulers.initial, &moves)?;
    rulers.moves.iter().try_for_each(|first| growing.after(first))?;
    growing.builder.finish()
}

/// γ + γ² + … over the later steps.
fn weight(rulers: &Rulers) -> Exact {
    let (mut sum, mut factor) = (Exact::ZERO, Exact::ONE);
    for _ in 0..rulers.later_steps {
        factor = factor * &rulers.gamma;
        sum += &factor;
    }
    sum
}

/// The services that some ruler would give to a person with this preference, in their order.
fn sensible_services(rulers: &Rulers, current: u32) -> Vec<u32> {
    let best = Ruler::ALL.map(|ruler| {
        let mut best = 0;
        for service in 1..rulers.n_services {
            if rulers.fulfilled(ruler, service, current) > rulers.fulfilled(ruler, best, current) {
                best = service;
            }
        }
        best
    });
    (0..rulers.n_services).filter(|service| best.contains(service)).collect()
}

impl Growing<'_> {
    fn choice(&mut self, current: u32, moves: &[&str]) -> Result<(), BuildError> {
        self.n_sets += 1;
        let label = self.names.preferences.get(current as usize).map_or("", String::as_str);
        let set = self.builder.add_set(Some(self.player), self.n_sets, "", moves, &[])?;
        self.builder.push_moves(label, set, None).map(|_| ())
    }

    fn after(&mut self, first: &FirstMove) -> Result<(), BuildError> {
        let (power, natural) = (&self.rulers.power, self.rulers.natural);
        if first.after == natural || *power == Exact::ONE {
            return self.services(first.after, &first.now);
        }
        if power.is_zero() {
            return self.services(natural, &first.now);
        }
        self.n_sets += 1;
        let odds = [power.clone(), Exact::ONE - power];
        let moves = [self.names.succeeds.as_str(), self.names.fails.as_str()];
        let set = self.builder.add_set(None, self.n_sets, "", &moves, &odds)?;
        self.builder.push_moves("", set, None)?;
        self.services(first.after, &first.now)?;
        self.services(natural, &first.now)
    }

    fn services(&mut self, current: u32, now: &Exact) -> Result<(), BuildError> {
        let services = sensible_services(self.rulers, current);
        let names = self.names;
        let word = |service: &u32| names.services.get(*service as usize).map_or("", String::as_str);
        self.choice(current, &services.iter().map(word).collect::<Vec<_>>())?;
        for service in services {
            self.n_outcomes += 1;
            let payoffs = Ruler::ALL
                .map(|judge| {
                    (self.written)(&(now + &self.weight * self.rulers.fulfilled(judge, service, current)))
                })
                .to_vec();
            let outcome = self.builder.add_outcome(self.n_outcomes, "", payoffs)?;
            self.builder.push_end("", Some(outcome))?;
        }
        Ok(())
    }
}

/// The tree drawn, the plan of the steering ruler lit. `selected` is the node in the ring.
pub(super) fn draw(
    ask: &Ask<'_>,
    rulers: &Rulers,
    names: &Names,
    steering: Ruler,
    selected: u32,
) -> Vec<Node> {
    let game = game(rulers, names, steering);
    let (Ok(game), Ok(shown_game)) = (&game, &shown_game(rulers, names, steering)) else {
        return Vec::new();
    };
    let Ok(solution) = solve(game, &Options::default()) else { return Vec::new() };
    let words = &ask.words;
    let chosen = solution.on_path(game).into_iter().collect();
    let worth_of = |node: NodeIdx| solution.value(node).get(steering as usize).map(drawn).unwrap_or_default();
    let inner = game.nodes().filter(|node| game.kind(*node) != Kind::End);
    let worth = NodeMap::in_preorder(inner.map(|node| (node, worth_of(node))));
    let is_guessing = ask.is_guessing();
    let caption = |node| match game.kind(node) {
        Kind::Choice(_) => words.fill("wishes", &[("preference", game.name(node))]),
        Kind::Chance => words.word("chance"),
        Kind::End => String::new(),
    };
    let picture = TreePicture {
        id: ask.id,
        label: &words.word("tree_label"),
        game: shown_game,
        most_shown: 200,
        chosen: &chosen,
        worth: &worth,
        selected: Some(NodeIdx::new(selected.min(last_node(game)))),
        key: "node",
        caption: &caption,
        folded: &|_| String::new(),
        item: &|node| item(ask, game, names, (!is_guessing).then_some((&solution, steering)), node),
    };
    tree_nodes(&picture)
}

fn last_node(game: &Game) -> u32 {
    (game.n_nodes() as u32).saturating_sub(1)
}

/// A node in one line: the move that leads here, then what it pays or is worth.
fn item(
    ask: &Ask<'_>,
    game: &Game,
    names: &Names,
    told: Option<(&Solution, Ruler)>,
    node: NodeIdx,
) -> String {
    let words = &ask.words;
    let into = game.parent(node).zip(game.move_into(node));
    let into = into.map_or_else(
        || words.word("start"),
        |(parent, move_idx)| game.move_name(parent, move_idx).to_owned(),
    );
    let per_ruler = |values: &[Exact]| {
        let parts = names.rulers.iter().zip(values).map(|(name, value)| format!("{name} {}", short(value)));
        parts.collect::<Vec<_>>().join(", ")
    };
    match (game.kind(node), told) {
        (Kind::End, _) => {
            words.fill("item_end", &[("move", &into), ("scores", &per_ruler(game.payoffs(node)))])
        }
        (_, Some((solution, steering))) => {
            let worth = solution.value(node).get(steering as usize).map(short).unwrap_or_default();
            words.fill("item_worth", &[("move", &into), ("worth", &worth)])
        }
        (_, None) => into,
    }
}
