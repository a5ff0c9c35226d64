//! The editor: the selected node's kind, chooser, moves, payoffs and names; players; undo. Everything by keyboard.

use lookahead_game::Exact;
use lookahead_game::edit::{Edit, NewKind};
use lookahead_game::tree::{Kind, NodeIdx, PlayerIdx};
use yew::prelude::*;

use super::model::{Action, State, Trouble};
use super::view_fields::{view_choice_field, view_text_field};
use super::words::Speaker;
/// The editor of the selected node, and of the game as a whole.
pub(super) fn view_editor(speaker: Speaker<'_>, state: &State, on_action: &Callback<Action>) -> Html {
    let editing = Editing { speaker, state, on_action };
    let node = state.selected;
    html! {
        <section class="editor needs-script" aria-label={editing.speaker.word("editor")}>
            <h3>{editing.speaker.fill("editor_node", &[("node", &editing.speaker.node(node))])}</h3>
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
}

impl Editing<'_> {
    fn act(&self, action: Action) -> Callback<MouseEvent> {
        self.on_action.reform(move |_| action.clone())
    }

    fn button(&self, key: &'static str, action: Action, is_enabled: bool) -> Html {
        html! { <button type="button" key={key} disabled={!is_enabled} onclick={self.act(action)}>{self.speaker.word(key)}</button> }
    }

    /// A callback that turns typed text into an edit; text that is no number leaves a line instead.
    fn on_text(&self, to_edit: impl Fn(String) -> Result<Edit, Trouble> + 'static) -> Callback<String> {
        self.on_action.reform(move |typed| to_edit(typed).map_or_else(Action::Trouble, Action::Edit))
    }

    fn tools(&self) -> Html {
        html! {
            <div class="buttons">
                {self.button("undo", Action::Undo, !self.state.past.is_empty())}
                {self.button("redo", Action::Redo, !self.state.future.is_empty())}
            </div>
        }
    }

    fn node_fields(&self, node: NodeIdx) -> Html {
        let game = &self.state.game;
        let mut kinds: Vec<(String, AttrValue)> = (0..game.n_players() as u32)
            .map(|player| (player.to_string(), self.speaker.fill("kind_choice", &[("player", &self.speaker.player(PlayerIdx::new(player)))])))
            .collect();
        kinds.push(("chance".to_owned(), self.speaker.word("kind_chance")));
        kinds.push(("end".to_owned(), self.speaker.word("kind_end")));
        let here = match game.kind(node) {
            Kind::Choice(player) => player.get().to_string(),
            Kind::Chance => "chance".to_owned(),
            Kind::End => "end".to_owned(),
        };
        let was_choice = matches!(game.kind(node), Kind::Choice(_));
        let on_kind = self.on_text(move |value| Ok(kind_edit(node, &value, was_choice)));
        let on_name = self.on_text(move |name| Ok(Edit::RenameNode { node, name }));
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
        (0..game.n_players()).map(|player| {
            let who = self.speaker.player(PlayerIdx::new(player as u32));
            let label = self.speaker.fill(if is_end { "payoff" } else { "payoff_here" }, &[("player", &who)]);
            let value = payoffs.get(player).map(Exact::to_string).unwrap_or_default();
            let before = payoffs.clone();
            let on_commit = self.on_text(move |typed| {
                let mut payoffs = before.clone();
                let typed = number(&typed)?;
                payoffs.iter_mut().skip(player).take(1).for_each(|payoff| *payoff = typed.clone());
                Ok(Edit::SetPayoffs { node, payoffs })
            });
            view_text_field(player.to_string(), label, value, true, on_commit)
        }).collect()
    }

    fn move_rows(&self, node: NodeIdx) -> Html {
        let game = &self.state.game;
        (0..game.n_moves(node)).map(|move_idx| {
            let name = game.move_name(node, move_idx).to_owned();
            let on_name = self.on_text(move |name| Ok(Edit::RenameMove { node, move_idx, name }));
            let probability = game.probabilities(node).get(move_idx as usize).filter(|_| game.kind(node) == Kind::Chance);
            let probability = probability.map(|probability| {
                let on_commit = self.on_text(move |typed| Ok(Edit::SetProbability { node, move_idx, probability: number(&typed)? }));
                view_text_field("probability".to_owned(), self.speaker.word("probability"), probability.to_string(), true, on_commit)
            });
            let remove = self.act(Action::Edit(Edit::RemoveMove { node, move_idx }));
            let label = self.speaker.fill("remove_move_named", &[("move", &name)]);
            html! {
                <li key={move_idx.to_string()}>
                    {view_text_field("name".to_owned(), self.speaker.fill("move_number", &[("number", &(move_idx + 1).to_string())]), name, false, on_name)}
                    {probability.into_iter().collect::<Html>()}
                    <button type="button" onclick={remove} aria-label={label}>{self.speaker.word("remove_move")}</button>
                </li>
            }
        }).collect()
    }

    fn node_buttons(&self, node: NodeIdx) -> Html {
        let n_moves = self.state.game.n_moves(node);
        let name = self.speaker.fill("new_move", &[("number", &(n_moves + 1).to_string())]).to_string();
        html! {
            <div class="buttons">
                {self.button("add_move", Action::Edit(Edit::AddMove { node, name }), true)}
                {self.button("remove_subtree", Action::Edit(Edit::RemoveSubtree { node }), n_moves > 0)}
                {self.button("fold", Action::Fold(node), n_moves > 0)}
            </div>
        }
    }

    fn game_fields(&self) -> Html {
        let on_title = self.on_text(|title| Ok(Edit::SetTitle { title }));
        let players: Html = self.state.game.players().iter().enumerate().map(|(idx, name)| {
            let player = PlayerIdx::new(idx as u32);
            let on_name = self.on_text(move |name| Ok(Edit::RenamePlayer { player, name }));
            let label = self.speaker.fill("player_number", &[("number", &player.number().to_string())]);
            view_text_field(idx.to_string(), label, name.clone(), false, on_name)
        }).collect();
        let n_players = self.state.game.n_players() as u32;
        let last = PlayerIdx::new(n_players.saturating_sub(1));
        let new_name = self.speaker.fill("player_number", &[("number", &(n_players + 1).to_string())]).to_string();
        html! {
            <>
                {view_text_field("title".to_owned(), self.speaker.word("title_field"), self.state.game.title().to_owned(), false, on_title)}
                {players}
                <div class="buttons" key="buttons">
                    {self.button("add_player", Action::Edit(Edit::AddPlayer { name: new_name }), n_players < 8)}
                    {self.button("remove_player", Action::Edit(Edit::RemovePlayer { player: last }), n_players > 1)}
                </div>
            </>
        }
    }
}

/// A choice that goes to another player stays in its set; anything else becomes a node of its own kind.
fn kind_edit(node: NodeIdx, value: &str, was_choice: bool) -> Edit {
    match value.parse::<u32>() {
        Ok(player) if was_choice => Edit::SetPlayer { node, player: PlayerIdx::new(player) },
        Ok(player) => Edit::SetKind { node, kind: NewKind::Choice(PlayerIdx::new(player)) },
        Err(_) if value == "chance" => Edit::SetKind { node, kind: NewKind::Chance },
        Err(_) => Edit::SetKind { node, kind: NewKind::End },
    }
}

fn number(typed: &str) -> Result<Exact, Trouble> {
    // A comma is how most of the world writes a decimal.
    let text = typed.trim().replace(',', ".");
    Exact::parse(text.as_bytes()).map_err(|_| Trouble { code: "number", values: vec![("typed", typed.chars().take(40).collect())] })
}
