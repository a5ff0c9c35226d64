//! Edits as the worker takes them: the form of `lookahead_game::edit::Edit`, put together by hand so that the page need
//! not carry the code that makes them.

use lookahead_game::tree::{NodeIdx, PlayerIdx};

use crate::json::Json;

/// One edit, as a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRequest(Json);

impl EditRequest {
    /// An edit of the whole game.
    #[must_use]
    pub fn of_game(name: &str) -> Self {
        Self(Json::Map(vec![("edit".to_owned(), Json::from(name))]))
    }

    /// An edit of a node.
    #[must_use]
    pub fn of_node(name: &str, node: NodeIdx) -> Self {
        Self::of_game(name).with("node", Json::from(node.get()))
    }

    /// An edit of a player.
    #[must_use]
    pub fn of_player(name: &str, player: PlayerIdx) -> Self {
        Self::of_game(name).with("player", Json::from(player.get()))
    }

    /// The same with one more field.
    #[must_use]
    pub fn with(mut self, name: &str, value: Json) -> Self {
        if let Json::Map(pairs) = &mut self.0 {
            pairs.push((name.to_owned(), value));
        }
        self
    }

    /// The same with a text.
    #[must_use]
    pub fn with_text(self, name: &str, text: &str) -> Self {
        self.with(name, Json::from(text))
    }

    /// The message.
    #[must_use]
    pub fn into_json(self) -> Json {
        self.0
    }
}
