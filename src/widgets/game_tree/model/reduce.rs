//! What a reader can do, and what becomes of the state.

use std::rc::Rc;

use lookahead_game::layout;
use lookahead_game::tree::{Game, NodeIdx};

use super::{DISCOUNT_STEPS, Guess, MOST_SHOWN, Origin, Picture, Source, State, Trouble, Version};

/// Most games kept for undo.
const MOST_UNDONE: usize = 100;
const ZOOM_STEPS: [u32; 7] = [50, 65, 80, 100, 125, 160, 200];

/// One thing that a reader does.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Begin anew from this state.
    Load(Box<State>),
    /// A preset.
    Preset(String),
    /// A game from a file, with its name and the number of nodes in the file.
    Open(NewGame, String, u32),
    /// The discount in steps.
    Discount(u32),
    /// Which picture.
    Picture(Picture),
    /// Put the ring on a node.
    Select(NodeIdx),
    /// Fold or unfold a node.
    Fold(NodeIdx),
    /// Show so many sums; `None` shows all at once.
    Step(Option<u32>),
    /// Guess a first move, or go on without (`None`).
    Guess(Option<u32>),
    /// Larger (true in `+`), smaller or as it was.
    Zoom(Zoom),
    /// The game was changed.
    Edited(NewGame, NodeIdx),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Say what went wrong outside of the state (a file that cannot be read).
    Trouble(Trouble),
}

/// A game that the worker read or changed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewGame {
    /// The game.
    pub game: Rc<Game>,
    /// Its text.
    pub source: Source,
}

/// Ways to change the drawing's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// One step larger.
    In,
    /// One step smaller.
    Out,
    /// Its own size.
    Reset,
}

/// The state after an action. Never fails: what cannot be done leaves a line in `trouble`.
#[must_use]
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = State { trouble: None, ..state.clone() };
    match action {
        Action::Load(loaded) => next = *loaded,
        Action::Preset(slug) => next = load_preset(state, &slug),
        Action::Open(new, name, n_nodes_in_file) => {
            next = State::of_game(Origin::File { name, n_nodes_in_file }, new.game, new.source)
        }
        Action::Discount(steps) => next.discount_steps = steps.min(DISCOUNT_STEPS),
        Action::Picture(picture) => next.picture = picture,
        Action::Select(node) => next.selected = node,
        Action::Fold(node) => fold(&mut next, node),
        Action::Step(step) => go_to_step(&mut next, step),
        Action::Guess(guess) => next.guess = guess.map_or(Guess::Skipped, Guess::Given),
        Action::Zoom(zoom) => next.zoom = zoomed(state.zoom, zoom),
        Action::Edited(new, focus) => take_edit(&mut next, new, focus),
        Action::Undo => undo(&mut next),
        Action::Redo => redo(&mut next),
        Action::Trouble(trouble) => next.trouble = Some(trouble),
    }
    next
}

fn load_preset(state: &State, slug: &str) -> State {
    let discount_steps = if state.is_excerpt() { DISCOUNT_STEPS } else { state.discount_steps };
    match State::of_preset(slug) {
        Some(preset) => State { discount_steps, picture: state.picture, zoom: state.zoom, ..preset },
        None => state.clone(),
    }
}

/// Unfolding keeps within the budget: where the picture is full, a line says so.
fn fold(state: &mut State, node: NodeIdx) {
    if state.folded.remove(&node) {
        let shown = layout::visible(&state.game, &state.folded, MOST_SHOWN);
        if shown.nodes.iter().any(|at| at.node == node && at.n_hidden > 0) {
            state.folded.insert(node);
            state.trouble =
                Some(Trouble { code: "too_many_shown", values: vec![("most", MOST_SHOWN.to_string())] });
        }
    } else if state.game.n_moves(node) > 0 {
        state.folded.insert(node);
    }
}

fn go_to_step(state: &mut State, step: Option<u32>) {
    let steps = state.steps();
    state.step = step.map(|step| step.clamp(1, (steps.len() as u32).max(1))).filter(|_| !steps.is_empty());
    if let Some(node) = state.step.and_then(|step| steps.get(step as usize - 1)) {
        state.selected = *node;
    }
}

fn zoomed(zoom: u32, change: Zoom) -> u32 {
    let here = ZOOM_STEPS.iter().position(|step| *step >= zoom).unwrap_or(3);
    let next = match change {
        Zoom::In => here + 1,
        Zoom::Out => here.saturating_sub(1),
        Zoom::Reset => return 100,
    };
    ZOOM_STEPS.get(next).copied().unwrap_or(zoom)
}

fn take_edit(state: &mut State, new: NewGame, focus: NodeIdx) {
    state.past.push(version(state));
    if state.past.len() > MOST_UNDONE {
        state.past.remove(0);
    }
    state.future.clear();
    put_version(state, Version { origin: Origin::Own, game: new.game, source: new.source });
    state.selected = focus;
    keep_selection(state);
}

fn version(state: &State) -> Version {
    Version { origin: state.origin.clone(), game: Rc::clone(&state.game), source: state.source.clone() }
}

/// A changed game keeps what the reader set, as far as its nodes still exist.
fn put_version(state: &mut State, version: Version) {
    state.origin = version.origin;
    let n_nodes = version.game.n_nodes();
    state.folded.retain(|node| (node.get() as usize) < n_nodes);
    state.step = None;
    state.guess = Guess::NotAsked;
    state.game = version.game;
    state.source = version.source;
}

fn keep_selection(state: &mut State) {
    if state.selected.get() as usize >= state.game.n_nodes() {
        state.selected = NodeIdx::ROOT;
    }
}

fn undo(state: &mut State) {
    if let Some(earlier) = state.past.pop() {
        state.future.push(version(state));
        put_version(state, earlier);
        keep_selection(state);
    }
}

fn redo(state: &mut State) {
    if let Some(later) = state.future.pop() {
        state.past.push(version(state));
        put_version(state, later);
        keep_selection(state);
    }
}
