//! One edit of a game, from its text to its text. Edits are read by hand: derived reading took 27 KB (gzip) of the worker.

use lookahead_game::Exact;
use lookahead_game::edit::{Edit, NewKind, apply};
use lookahead_game::efg::{self, Caps};
use lookahead_game::tree::{NodeIdx, PlayerIdx};

use super::Answer;
use super::files::game_answer;
use crate::json::Json;

/// What a value that is no number, or no edit at all, is answered with.
const NOT_A_NUMBER: &str = "number";

pub(super) fn edit_game(game: &str, edit: &Json) -> Answer {
    let Ok((game, _)) = efg::read(game.as_bytes(), &Caps::default()) else {
        return Answer::NotEdited("no-such-node".to_owned());
    };
    let Some(edit) = read_edit(edit) else { return Answer::NotEdited(NOT_A_NUMBER.to_owned()) };
    match apply(&game, &edit) {
        Ok(edited) => Answer::Game(game_answer(&edited.game, edited.focus.get())),
        Err(error) => Answer::NotEdited(error.code().to_owned()),
    }
}

/// The edit behind a message; its names are those of `Edit` in kebab case.
fn read_edit(message: &Json) -> Option<Edit> {
    let text = |name: &str| message.text_at(name);
    let count = |name: &str| message.get(name)?.count();
    let node = || count("node").map(NodeIdx::new);
    let player = || count("player").map(PlayerIdx::new);
    let move_idx = || count("move_idx");
    Some(match message.get("edit")?.text()? {
        "set-title" => Edit::SetTitle { title: text("title")? },
        "rename-player" => Edit::RenamePlayer { player: player()?, name: text("name")? },
        "add-player" => Edit::AddPlayer { name: text("name")? },
        "remove-player" => Edit::RemovePlayer { player: player()? },
        "rename-node" => Edit::RenameNode { node: node()?, name: text("name")? },
        "rename-move" => Edit::RenameMove { node: node()?, move_idx: move_idx()?, name: text("name")? },
        "add-move" => Edit::AddMove { node: node()?, name: text("name")? },
        "remove-move" => Edit::RemoveMove { node: node()?, move_idx: move_idx()? },
        "remove-subtree" => Edit::RemoveSubtree { node: node()? },
        "set-kind" => Edit::SetKind { node: node()?, kind: read_kind(message.get("kind")?)? },
        "set-player" => Edit::SetPlayer { node: node()?, player: player()? },
        "set-payoffs" => {
            let payoffs: Option<Vec<Exact>> =
                message.get("payoffs")?.list().iter().map(read_number).collect();
            Edit::SetPayoffs { node: node()?, payoffs: payoffs? }
        }
        "set-probability" => Edit::SetProbability {
            node: node()?,
            move_idx: move_idx()?,
            probability: read_number(message.get("probability")?)?,
        },
        _ => return None,
    })
}

fn read_kind(kind: &Json) -> Option<NewKind> {
    match kind.text() {
        Some("chance") => Some(NewKind::Chance),
        Some("end") => Some(NewKind::End),
        _ => Some(NewKind::Choice(PlayerIdx::new(kind.get("choice")?.count()?))),
    }
}

/// As typed by a person: a leading plus sign is fine.
fn read_number(value: &Json) -> Option<Exact> {
    value.text()?.parse().ok()
}
