//! One edit of a game, from its text to its text.

use lookahead_game::edit::{Edit, apply};
use lookahead_game::efg::{self, Caps};

use super::Answer;
use super::run::game_answer;
use crate::json::Json;

/// What a value that is no number, or no edit at all, is answered with.
const NOT_A_NUMBER: &str = "number";

pub(super) fn edit_game(game: &str, edit: &Json) -> Answer {
    let Ok((game, _)) = efg::read(game.as_bytes(), &Caps::default()) else { return Answer::NotEdited("no-such-node".to_owned()) };
    let Ok(edit) = serde_json::from_str::<Edit>(&edit.write()) else { return Answer::NotEdited(NOT_A_NUMBER.to_owned()) };
    match apply(&game, &edit) {
        Ok(edited) => Answer::Game(game_answer(&edited.game, edited.focus.get())),
        Err(error) => Answer::NotEdited(error.code().to_owned()),
    }
}
