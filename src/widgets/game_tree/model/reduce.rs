//! What a reader can do, and what becomes of the state.

use std::rc::Rc;

use lookahead_game::edit::{Edit, EditError, apply};
use lookahead_game::layout;
use lookahead_game::tree::{Game, NodeIdx};

use super::{DISCOUNT_STEPS, Guess, MOST_SHOWN, Origin, Picture, State, Trouble};

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
    Open(Rc<Game>, String, u32),
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
    /// Change the game.
    Edit(Edit),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Say what went wrong outside of the state (a file that cannot be read).
    Trouble(Trouble),
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
        Action::Open(game, name, n_nodes_in_file) => next = State::of_game(Origin::File { name, n_nodes_in_file }, game),
        Action::Discount(steps) => next.discount_steps = steps.min(DISCOUNT_STEPS),
        Action::Picture(picture) => next.picture = picture,
        Action::Select(node) => next.selected = node,
        Action::Fold(node) => fold(&mut next, node),
        Action::Step(step) => go_to_step(&mut next, step),
        Action::Guess(guess) => next.guess = guess.map_or(Guess::Skipped, Guess::Given),
        Action::Zoom(zoom) => next.zoom = zoomed(state.zoom, zoom),
        Action::Edit(edit) => edit_game(&mut next, &edit),
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
            state.trouble = Some(Trouble { code: "too_many_shown", values: vec![("most", MOST_SHOWN.to_string())] });
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

fn edit_game(state: &mut State, edit: &Edit) {
    if state.is_excerpt() {
        state.trouble = Some(Trouble::plain("excerpt"));
        return;
    }
    match apply(&state.game, edit) {
        Ok(edited) => {
            state.past.push(Rc::clone(&state.game));
            if state.past.len() > MOST_UNDONE {
                state.past.remove(0);
            }
            state.future.clear();
            put_game(state, Rc::new(edited.game));
            state.selected = edited.focus;
        }
        Err(error) => state.trouble = Some(edit_trouble(&error)),
    }
    keep_selection(state);
}

fn edit_trouble(error: &EditError) -> Trouble {
    Trouble { code: error.code(), values: Vec::new() }
}

/// A changed game keeps what the reader set, as far as its nodes still exist.
fn put_game(state: &mut State, game: Rc<Game>) {
    state.origin = Origin::Own;
    let n_nodes = game.n_nodes();
    state.folded.retain(|node| (node.get() as usize) < n_nodes);
    state.step = None;
    state.game = game;
}

fn keep_selection(state: &mut State) {
    if state.selected.get() as usize >= state.game.n_nodes() {
        state.selected = NodeIdx::ROOT;
    }
}

fn undo(state: &mut State) {
    if let Some(game) = state.past.pop() {
        state.future.push(Rc::clone(&state.game));
        put_game(state, game);
        keep_selection(state);
    }
}

fn redo(state: &mut State) {
    if let Some(game) = state.future.pop() {
        state.past.push(Rc::clone(&state.game));
        put_game(state, game);
        keep_selection(state);
    }
}
