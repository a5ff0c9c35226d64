//! The editor: the selected node's kind, chooser, moves, payoffs and names; players; undo. Everything by keyboard.

use lookahead_game::Exact;
use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx};
use yew::prelude::*;

use super::model::{Action, EditRequest, State};
use super::view_fields::{view_choice_field, view_text_field};
use super::words::Speaker;
use crate::json::Json;
use crate::parts::button::Button;
/// The editor of the selected node, and of the game as a whole.
pub(super) fn view_editor(
    speaker: Speaker<'_>,
    state: &State,
    on_action: &Callback<Action>,
    on_edit: &Callback<EditRequest>,
) -> Html {
    let editing = Editing { speaker, state, on_action, on_edit };
    let node = state.selected;
    html! {
        <section class="editor needs-script" aria-label={editing.speaker.word("editor")}>
            <h2>{editing.speaker.fill("editor_node", &[("node", &editing.speaker.node(node))])}</h2>
            {editing.tools()}
            <div class="fields" key={format!("node-{}", node.get())}>{editing.node_fields(node)}{editing.payoff_fields(node)}</div>
            <ul class="moves" key={format!("moves-{}", node.get())} aria-label={editing.speaker.word("moves")}>{editing.move_rows(node)}</ul>
            {editing.node_buttons(node)}
            <details>
                <summary>{editing.speaker.word("whole_game")}</summary>
                <div class="fields">{editing.game_fields()}</div>
            </details>
        </section>
    }
}

/// The editor over one state.
struct Editing<'view> {
    speaker: Speaker<'view>,
    state: &'view State,
    on_action: &'view Callback<Action>,
    on_edit: &'view Callback<EditRequest>,
}

impl Editing<'_> {
    fn act_button(&self, key: &'static str, action: Action, is_enabled: bool) -> Html {
        self.button(key, is_enabled, self.on_action.reform(move |_| action.clone()))
    }

    fn edit_button(&self, key: &'static str, edit: EditRequest, is_enabled: bool) -> Html {
        self.button(key, is_enabled, self.on_edit.reform(move |_| edit.clone()))
    }

    fn button(&self, key: &'static str, is_enabled: bool, onclick: Callback<MouseEvent>) -> Html {
        Button::new(key, self.speaker.word(key), onclick).enabled(is_enabled).view()
    }

    /// A callback that sends typed text with an edit, as the field `name`.
    fn on_text(&self, name: &'static str, edit: EditRequest) -> Callback<String> {
        self.on_edit.reform(move |typed: String| edit.clone().with_text(name, &typed))
    }

    fn tools(&self) -> Html {
        html! {
            <div class="buttons">
                {self.act_button("undo", Action::Undo, !self.state.past.is_empty())}
                {self.act_button("redo", Action::Redo, !self.state.future.is_empty())}
            </div>
        }
    }

    fn node_fields(&self, node: NodeIdx) -> Html {
        let game = &self.state.game;
        let mut kinds: Vec<(String, AttrValue)> = (0..game.n_players() as u32)
            .map(|player| {
                (
                    player.to_string(),
                    self.speaker
                        .fill("kind_choice", &[("player", &self.speaker.player(PlayerIdx::new(player)))]),
                )
            })
            .collect();
        kinds.push(("chance".to_owned(), self.speaker.word("kind_chance")));
        kinds.push(("end".to_owned(), self.speaker.word("kind_end")));
        let here = match game.kind(node) {
            Kind::Choice(player) => player.get().to_string(),
            Kind::Chance => "chance".to_owned(),
            Kind::End => "end".to_owned(),
        };
        let was_choice = matches!(game.kind(node), Kind::Choice(_));
        let on_kind = self.on_edit.reform(move |value: String| kind_edit(node, &value, was_choice));
        let on_name = self.on_text("name", EditRequest::of_node("rename-node", node));
        let name = if game.name(node).is_empty() { game.label(node) } else { game.name(node) };
        html! {
            <>
                {view_choice_field("kind".to_owned(), self.speaker.word("kind"), &kinds, &here, &on_kind)}
                {view_text_field("name".to_owned(), self.speaker.word("name"), name.to_owned(), false, on_name)}
            </>
        }
    }

    fn payoff_fields(&self, node: NodeIdx) -> Html {
        let game = &self.state.game;
        let mut payoffs = game.payoffs(node).to_vec();
        payoffs.resize(game.n_players(), Exact::ZERO);
        let is_end = game.kind(node) == Kind::End;
        (0..game.n_players())
            .map(|player| {
                let who = self.speaker.player(PlayerIdx::new(player as u32));
                let label =
                    self.speaker.fill(if is_end { "payoff" } else { "payoff_here" }, &[("player", &who)]);
                let value = payoffs.get(player).map(Exact::to_string).unwrap_or_default();
                let before: Vec<Json> = payoffs.iter().map(|payoff| Json::Text(payoff.to_string())).collect();
                let on_commit = self.on_edit.reform(move |typed: String| {
                    let mut payoffs = before.clone();
                    payoffs
                        .iter_mut()
                        .skip(player)
                        .take(1)
                        .for_each(|payoff| *payoff = Json::Text(number(&typed)));
                    EditRequest::of_node("set-payoffs", node).with("payoffs", Json::List(payoffs))
                });
                view_text_field(player.to_string(), label, value, true, on_commit)
            })
            .collect()
    }

    fn move_rows(&self, node: NodeIdx) -> Html {
        let game = &self.state.game;
        (0..game.n_moves(node)).map(|move_idx| {
            let name = game.move_name(node, move_idx).to_owned();
            let of_move = |edit: &str| EditRequest::of_node(edit, node).with("move_idx", Json::from(move_idx));
            let on_name = self.on_text("name", of_move("rename-move"));
            let probability = game.probabilities(node).get(move_idx as usize).filter(|_| game.kind(node) == Kind::Chance);
            let probability = probability.map(|probability| {
                let edit = of_move("set-probability");
                let on_commit = self.on_edit.reform(move |typed: String| edit.clone().with_text("probability", &number(&typed)));
                view_text_field("probability".to_owned(), self.speaker.word("probability"), probability.to_string(), true, on_commit)
            });
            let edit = of_move("remove-move");
            let remove = self.on_edit.reform(move |_: MouseEvent| edit.clone());
            let label = self.speaker.fill("remove_move_named", &[("move", &name)]);
            html! {
                <li key={move_idx.to_string()}>
                    {view_text_field("name".to_owned(), self.speaker.fill("move_number", &[("number", &(move_idx + 1).to_string())]), name, false, on_name)}
                    {probability.into_iter().collect::<Html>()}
                    {Button { aria_label: Some(label), ..Button::new("remove", self.speaker.word("remove_move"), remove) }.view()}
                </li>
            }
        }).collect()
    }

    fn node_buttons(&self, node: NodeIdx) -> Html {
        let n_moves = self.state.game.n_moves(node);
        let name = self.speaker.fill("new_move", &[("number", &(n_moves + 1).to_string())]).to_string();
        html! {
            <div class="buttons">
                {self.edit_button("add_move", EditRequest::of_node("add-move", node).with_text("name", &name), true)}
                {self.edit_button("remove_subtree", EditRequest::of_node("remove-subtree", node), n_moves > 0)}
                {self.act_button("fold", Action::Fold(node), n_moves > 0)}
            </div>
        }
    }

    fn game_fields(&self) -> Html {
        let on_title = self.on_text("title", EditRequest::of_game("set-title"));
        let players: Html = self
            .state
            .game
            .players()
            .iter()
            .enumerate()
            .map(|(idx, name)| {
                let player = PlayerIdx::new(idx as u32);
                let on_name = self.on_text("name", EditRequest::of_player("rename-player", player));
                let label = self.speaker.fill("player_number", &[("number", &player.number().to_string())]);
                view_text_field(idx.to_string(), label, name.clone(), false, on_name)
            })
            .collect();
        let n_players = self.state.game.n_players() as u32;
        let last = PlayerIdx::new(n_players.saturating_sub(1));
        let new_name =
            self.speaker.fill("player_number", &[("number", &(n_players + 1).to_string())]).to_string();
        html! {
            <>
                {view_text_field("title".to_owned(), self.speaker.word("title_field"), self.state.game.title().to_owned(), false, on_title)}
                {players}
                <div class="buttons" key="buttons">
                    {self.edit_button("add_player", EditRequest::of_game("add-player").with_text("name", &new_name), n_players < 8)}
                    {self.edit_button("remove_player", EditRequest::of_player("remove-player", last), n_players > 1)}
                </div>
            </>
        }
    }
}

/// A choice that goes to another player stays in its set; anything else becomes a node of its own kind.
fn kind_edit(node: NodeIdx, value: &str, was_choice: bool) -> EditRequest {
    let of_kind = |kind: Json| EditRequest::of_node("set-kind", node).with("kind", kind);
    match value.parse::<u32>() {
        Ok(player) if was_choice => {
            EditRequest::of_node("set-player", node).with("player", Json::from(player))
        }
        Ok(player) => of_kind(Json::map([("choice", Json::from(player))])),
        Err(_) => of_kind(Json::from(value)),
    }
}

/// A comma is how most of the world writes a decimal. Whether it is a number is the worker's to say.
fn number(typed: &str) -> String {
    typed.trim().replace(',', ".")
}
