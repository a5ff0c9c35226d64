//! The whole figure: the state's picture with its controls, and what to say of it.

use std::fmt::Write;

use lookahead_game::value::mutual::{LayersError, StateIdx, Unvalued};
use lookahead_game::world::{self, Player};

use super::draw_narrow::draw_narrow;
use super::draw_wide::draw_wide;
use super::model::{State, from_query};
use super::parts::{Sheet, classed, path, sign};
use super::solve::{Solved, Trouble, solve};
use super::tree::{TreeNode, View, tree};
use super::{break_even, controls, find, horizon, rulers, sentences, twins};
use crate::figures::{Ask, Drawn, Guess, Table};
use crate::page::Node;
use crate::parts::figure::Controls;
use crate::widgets::Place;

/// Nodes drawn at most, in a chapter and alone.
const MOST_NODES: [usize; 2] = [15, 31];
/// Rows of the data table at most, in a chapter and alone: a page follows a slider only while its tables are short.
const MOST_ROWS: [usize; 2] = [12, 24];
/// Rows of a saved table at most.
const MOST_ROWS_SAVED: usize = 100_000;

/// A layout of the tree.
pub(super) struct Drawing {
    /// Width and height.
    pub size: (i32, i32),
    /// What lies under the nodes.
    pub ground: Vec<Node>,
    /// Where the nodes stand, in their order.
    pub places: Vec<(i32, i32)>,
}

/// Trees with more nodes can be searched, and parts of them folded.
const MANY_NODES: usize = 15;
/// Comparisons of one layer that are told.
const MOST_COMPARED: usize = 3;

/// What the drawings of the tree need.
pub(super) struct Scene<'figure> {
    /// The valued world.
    pub solved: &'figure Solved,
    /// The nodes, in preorder.
    pub nodes: &'figure [TreeNode],
    /// Layers from here on are valued.
    pub valued_from: u32,
    /// The word put to tied moves.
    pub tie: String,
}

impl Scene<'_> {
    /// Is the node's worth known at this step of the pass?
    pub fn is_valued(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|node| node.depth >= self.valued_from)
    }

    /// Is the move into this node drawn thick: chosen, and its chooser's sums done?
    pub fn is_thick(&self, at: usize) -> bool {
        self.nodes.get(at).is_some_and(|node| node.is_chosen && node.depth > self.valued_from)
    }

    /// The name of the move into a node, with a word where it ties.
    pub fn edge_name(&self, at: usize) -> String {
        let Some(node) = self.nodes.get(at) else { return String::new() };
        let shows_tie = node.is_tied && node.depth > self.valued_from;
        if shows_tie { format!("{} {}", node.edge, self.tie) } else { node.edge.clone() }
    }

    /// The depth of the node it is drawn from, the least of all.
    pub fn first_depth(&self) -> u32 {
        self.nodes.first().map_or(0, |node| node.depth)
    }

    /// The nodes below one, itself included.
    pub fn subtree(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let depth = self.nodes.get(at).map_or(0, |node| node.depth);
        let is_below = move |below: &usize| {
            *below == at || self.nodes.get(*below).is_some_and(|node| node.depth > depth)
        };
        (at..self.nodes.len()).take_while(is_below)
    }
}

/// Draws the figure.
pub(super) fn draw(ask: &Ask<'_>) -> Drawn {
    let mut state = from_query(&ask.pairs);
    let mut drawn = Drawn {
        title: sentences::title(ask, &state),
        notes: controls::notes(ask, &state.valued),
        json: Some(world::write(&state.valued.world)),
        view: state.view.to_owned(),
        ..Drawn::default()
    };
    if state.view == "chart" {
        horizon::draw(ask, &state, &mut drawn);
    } else {
        match solve(&state, ask.progress) {
            Ok(solved) => draw_world(ask, &state, &solved, &mut drawn),
            Err(trouble) => {
                drawn.notes.push(trouble_told(ask, &trouble));
                let beside = match trouble {
                    Trouble::Layers(LayersError::TooManyStates { .. }) => Some("explodes"),
                    Trouble::Unvalued(Unvalued::TooManyPlans { .. }) => Some("too_many_plans"),
                    _ => None,
                };
                state.valued.problems.extend(beside.map(|word| ("horizon", word)));
            }
        }
    }
    drawn.controls = controls::few(ask, &state);
    // What is never shown need not be loaded.
    if ask.options.controls == Controls::Full {
        // What finds a state stands last but for the rules.
        let found = std::mem::take(&mut drawn.more);
        drawn.more = controls::more(ask, &state, found);
    }
    drawn
}

fn trouble_told(ask: &Ask<'_>, trouble: &Trouble) -> String {
    let reason = match trouble {
        Trouble::Layers(error) => error.to_string(),
        Trouble::Unvalued(error) => error.to_string(),
    };
    ask.words.fill("trouble", &[("reason", &reason)])
}

fn draw_world(ask: &Ask<'_>, state: &State, solved: &Solved, drawn: &mut Drawn) {
    drawn.table = table(ask, solved);
    if state.view == "rulers" {
        rulers::draw(ask, state, solved, drawn);
    } else {
        draw_tree(ask, state, solved, drawn);
    }
    drawn.came_out = sentences::came_out(ask, state, solved);
    drawn.came_out.extend(break_even::sentence(ask, state, solved));
}

fn draw_tree(ask: &Ask<'_>, state: &State, solved: &Solved, drawn: &mut Drawn) {
    let view = View { from: &state.from, folded: &state.folded, most: of_place(ask, MOST_NODES) };
    let (nodes, is_whole) = tree(solved, &view);
    let last = u32::try_from(solved.layers.n_layers().saturating_sub(1)).unwrap_or(0);
    let step = state.step.unwrap_or(last).min(last);
    let scene = Scene { solved, nodes: &nodes, valued_from: last - step, tie: ask.words.word("tie_mark") };
    let selected = usize::try_from(state.node).unwrap_or(0).min(nodes.len().saturating_sub(1));
    let items: Vec<String> = (0..nodes.len()).map(|at| item(ask, &scene, at)).collect();
    let tree_label = ask.words.word("tree_label");
    for (layout, drawing) in [("wide", draw_wide(&scene)), ("narrow", draw_narrow(&scene))] {
        let (id, label, nodes, items) = (ask.id, tree_label.as_str(), nodes.as_slice(), items.as_slice());
        let sheet = Sheet { id, layout, label, size: drawing.size, nodes, items, selected };
        drawn.picture.push(sheet.draw(drawing.ground, &drawing.places));
    }
    drawn.picture.push(legend(ask, &nodes));
    if !is_whole {
        let cut = ask.words.fill("cut", &[("n", &nodes.len().to_string())]);
        drawn.picture.push(classed("p", "legend", vec![Node::text(cut)]));
    }
    drawn.picture.push(controls::stepper(ask, step, last));
    let is_large =
        !is_whole || nodes.len() > MANY_NODES || !state.from.is_empty() || !state.folded.is_empty();
    if let (true, Some(root), Some(selected)) = (is_large, nodes.first(), nodes.get(selected)) {
        drawn.picture.push(find::tools(ask, root, selected, &state.folded));
    }
    if is_large && ask.options.controls == Controls::Full {
        drawn.more = find::search(ask, solved, &state.find, &state.from);
    }
    // Little room: in a frame of somebody else's page the twins come when a node is selected, in a chapter after the guess.
    let has_room = match ask.place {
        Place::Lab => true,
        Place::Chapter => !ask.is_guessing(),
        Place::Embed => ask.pair("node").is_some(),
    };
    // While the pass has not come to the selected node, the first of the layer that it has come to.
    let in_layer = || nodes.iter().position(|node| node.depth == last - step);
    let shown = if scene.is_valued(selected) { Some(selected) } else { in_layer() };
    let shown = shown.filter(|_| has_room).and_then(|at| nodes.get(at));
    if let Some((node, why)) = shown.and_then(|node| Some((node, solved.explain(node.state)?))) {
        drawn.picture.push(twins::twins(&ask.words, &scene, node.state, &why));
    }
    drawn.readout = if step < last { String::new() } else { sentences::readout(ask, state, solved) };
    for at in looked_at(&scene, selected, last - step) {
        drawn.readout += &sentences::comparison(ask, solved, at);
    }
    drawn.readout = drawn.readout.trim_start().to_owned();
    drawn.guess = guess(ask, solved);
}

/// The states whose sums are told: the selected one, else those of the layer that the pass has just come to.
fn looked_at(scene: &Scene<'_>, selected: usize, layer: u32) -> Vec<StateIdx> {
    let state_of = |node: &TreeNode| node.state;
    if selected > 0 && scene.is_valued(selected) {
        return scene.nodes.get(selected).map(state_of).into_iter().collect();
    }
    let in_layer = scene.nodes.iter().filter(|node| layer > 0 && node.depth == layer);
    in_layer.map(state_of).take(MOST_COMPARED).collect()
}

/// The first of two in a chapter, the second where the figure is alone.
pub(super) fn of_place(ask: &Ask<'_>, [chapter, alone]: [usize; 2]) -> usize {
    if ask.place == Place::Lab { alone } else { chapter }
}

/// A node in one line, for a screen reader.
fn item(ask: &Ask<'_>, scene: &Scene<'_>, at: usize) -> String {
    let Some(node) = scene.nodes.get(at) else { return String::new() };
    let [x, y] = scene.solved.amounts(node.state);
    let [vx, vy, _, _, j] = scene.solved.told(node.state);
    let name = if at == 0 { ask.words.word("start") } else { scene.edge_name(at) };
    let mut text = ask.words.fill("item", &[("name", &name), ("x", &x), ("y", &y)]);
    // While the answer is hidden from the eye it is not read aloud either.
    if scene.is_valued(at) && !ask.is_guessing() {
        let _ = write!(text, "{}", ask.words.fill("item_worth", &[("vx", &vx), ("vy", &vy), ("j", &j)]));
        if scene.is_thick(at) {
            text += &ask.words.word("item_chosen");
        }
    }
    text
}

fn legend(ask: &Ask<'_>, nodes: &[TreeNode]) -> Node {
    let mut signs = vec![(sign(Some(Player::Agent), (10, 10)), "legend_agent")];
    if nodes.iter().any(|node| node.player == Some(Player::Adversary)) {
        signs.push((sign(Some(Player::Adversary), (10, 10)), "legend_rival"));
    }
    if nodes.iter().any(|node| node.player == Some(Player::Chance)) {
        signs.push((sign(Some(Player::Chance), (10, 10)), "legend_chance"));
    }
    signs.push((sign(None, (9, 10)), "legend_end"));
    signs.push((path("edge chosen after-guess", "M1 10h18"), "legend_chosen"));
    signs.push((path("node twin", "M2 2h16v16h-16z"), "legend_twin"));
    let entry = |(sign, key): (Node, &str)| {
        let svg = Node::element("svg", &[("viewBox", "0 0 20 20"), ("aria-hidden", "true")], vec![sign]);
        Node::element("li", &[], vec![svg, Node::text(ask.words.word(key))])
    };
    classed("ul", "legend", signs.into_iter().map(entry).collect())
}

/// Which move comes first? Asked where the agent begins and has a choice.
fn guess(ask: &Ask<'_>, solved: &Solved) -> Option<Guess> {
    let root = solved.layers.root();
    let n_options = u32::try_from(solved.layers.n_options(root)).unwrap_or(0);
    if !(2..=6).contains(&n_options) || solved.layers.player(root) != Some(Player::Agent) {
        return None;
    }
    let best = solved.best(root);
    let name = |option: u32| solved.name(root, option);
    let verdict = |option: u32| {
        let key = if best.contains(&option) { "guess_right" } else { "guess_other" };
        ask.words.fill(key, &[("move", &name(option))])
    };
    Some(Guess {
        question: ask.words.word("guess"),
        choices: (0..n_options).map(|option| (option.to_string(), name(option))).collect(),
        verdicts: (0..n_options).map(|option| (option.to_string(), verdict(option))).collect(),
    })
}

/// States with their amounts and worths, layer by layer: those on paths from the start and their twins.
fn table(ask: &Ask<'_>, solved: &Solved) -> Table {
    let n_states = solved.layers.n_states();
    let most = if ask.is_for_file { MOST_ROWS_SAVED } else { of_place(ask, MOST_ROWS) };
    let states = (0..solved.layers.n_layers())
        .flat_map(|layer| solved.layers.layer(layer).map(move |state| (layer, state)));
    let row = |(layer, state)| {
        let [x, y] = solved.amounts(state);
        let chosen = solved.chosen(state).filter(|_| solved.layers.player(state) != Some(Player::Chance));
        let name = chosen.map(|option| solved.name(state, option)).unwrap_or_default();
        let place = solved.layers.place(state).unwrap_or_default();
        let mut cells = vec![format!("{layer} {place}").trim_end().to_owned(), x, y];
        cells.extend(solved.told(state));
        cells.push(name);
        cells
    };
    let caption = if n_states > most { "table_cut" } else { "table" };
    Table {
        caption: ask
            .words
            .fill(caption, &[("n", &most.min(n_states).to_string()), ("all", &n_states.to_string())]),
        head: ask.words.list("table_head"),
        rows: states.take(most).map(row).collect(),
    }
}
