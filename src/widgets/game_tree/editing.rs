//! Edits on their way through the worker: one after the other, each applied to what the one before it left.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use lookahead_game::tree::NodeIdx;
use yew::prelude::*;

use super::model::{Action, EditRequest, Trouble};
use super::view_open::new_game;
use crate::jobs::{Answer, Job};
use crate::json::Json;
use crate::web::worker::Workshop;

/// The queue of edits of one figure.
#[derive(Clone, Default)]
pub(super) struct EditQueue(Rc<Inner>);

#[derive(Default)]
struct Inner {
    waiting: RefCell<VecDeque<EditRequest>>,
    is_busy: Cell<bool>,
    /// The game's text as last known: of the state, or of an answer that the state has not seen yet.
    text: RefCell<Rc<str>>,
}

impl EditQueue {
    /// What the next edit applies to, when none is on its way.
    pub fn know(&self, text: &Rc<str>) {
        if !self.0.is_busy.get() {
            *self.0.text.borrow_mut() = Rc::clone(text);
        }
    }

    /// Makes an edit when its turn comes.
    pub fn push(&self, edit: EditRequest, workshop: &Workshop, on_action: &Callback<Action>) {
        self.0.waiting.borrow_mut().push_back(edit);
        if !self.0.is_busy.get() {
            self.next(workshop, on_action);
        }
    }

    fn next(&self, workshop: &Workshop, on_action: &Callback<Action>) {
        let edit = self.0.waiting.borrow_mut().pop_front();
        self.0.is_busy.set(edit.is_some());
        let Some(edit) = edit else { return };
        let job = Job::EditGame { game: self.0.text.borrow().to_string(), edit: edit.into_json() };
        let (queue, again, on_action) = (self.clone(), workshop.clone(), on_action.clone());
        let on_answer = move |answer: Result<String, String>| {
            on_action.emit(queue.action_of(answer));
            queue.next(&again, &on_action);
            true
        };
        workshop.ask(job.to_json().write(), None, Rc::new(on_answer));
    }

    fn action_of(&self, answer: Result<String, String>) -> Action {
        let answer = answer.map(|text| Json::parse(&text).as_ref().and_then(Answer::from_json));
        match answer {
            Ok(Some(Answer::Game(game))) => match new_game(&game) {
                Some(new) => {
                    *self.0.text.borrow_mut() = Rc::clone(&new.source.text);
                    Action::Edited(new, NodeIdx::new(game.focus))
                }
                None => Action::Trouble(Trouble::plain("no-such-node")),
            },
            Ok(Some(Answer::NotEdited(code))) => {
                Action::Trouble(Trouble { code: known_code(&code), values: Vec::new() })
            }
            Ok(_) => Action::Trouble(Trouble::plain("no-such-node")),
            Err(reason) => Action::Trouble(Trouble { code: "no_worker", values: vec![("reason", reason)] }),
        }
    }
}

/// Codes of edits that were not made; each has words.
const CODES: [&str; 16] = [
    "number",
    "no-such-node",
    "no-such-move",
    "no-such-player",
    "not-a-choice",
    "not-a-chance",
    "no-set",
    "player-moves",
    "last-player",
    "payoff-count",
    "probability-count",
    "probability-range",
    "probability-sum",
    "sets-differ",
    "too-many-nodes",
    "numbers-too-long",
];

fn known_code(code: &str) -> &'static str {
    CODES.iter().copied().find(|known| *known == code).unwrap_or("no-such-node")
}
