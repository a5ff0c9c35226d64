//! Under the picture: the legend, the steps through the sums, the size.

use lookahead_game::tree::{Kind, PlayerIdx};
use yew::prelude::*;

use super::model::{Action, State, Zoom};
use super::words::Speaker;
use crate::page::Node;
use crate::parts::button::Button;
use crate::parts::nodes::view_plain_nodes;
use crate::parts::tree_view::player_sign;

/// Shape says the kind, colour and label say who.
pub(super) fn view_legend(speaker: &Speaker<'_>) -> Html {
    let game = speaker.game;
    let entry = |class: &str, data: &str, text: AttrValue| {
        let path = Node::element("path", &[("class", class), ("d", data)], Vec::new());
        let sign = Node::element("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")], vec![path]);
        Node::element("li", &[], vec![sign, Node::text(text.as_str())])
    };
    let has = |wanted: fn(&Kind) -> bool| game.nodes().take(400).any(|node| wanted(&game.kind(node)));
    let players = (0..game.n_players().min(8) as u32).map(|player| {
        let name = speaker.player(PlayerIdx::new(player));
        let (data, class) = player_sign(player, 3, 3);
        entry(&class, &data, speaker.fill("legend_player", &[("player", &name)]))
    });
    let chance = has(|kind| *kind == Kind::Chance).then(|| {
        entry("node chance", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z", speaker.word("legend_chance"))
    });
    let hidden = (!game.is_perfect_information()).then(|| {
        entry(
            "capsule",
            "M3 12a6 6 0 0 1 6 -6h6a6 6 0 0 1 0 12h-6a6 6 0 0 1 -6 -6z",
            speaker.word("legend_hidden"),
        )
    });
    let end = entry("node end", "M3 12l18 -9v18z", speaker.word("legend_end"));
    let chosen = entry("edge chosen", "M2 12h20", speaker.word("legend_chosen"));
    let entries = players.chain(chance).chain(hidden).chain([end, chosen]).collect();
    view_plain_nodes(&[Node::element("ul", &[("class", "legend")], entries)])
}

/// First, back, next, last, never by itself.
pub(super) fn view_stepper(
    speaker: &Speaker<'_>,
    state: &State,
    is_solved: bool,
    on_action: &Callback<Action>,
) -> Html {
    let n_steps = state.steps().len() as u32;
    let step = state.step;
    let can = is_solved && n_steps > 0;
    let button = |key: &'static str, to: Option<u32>, enabled: bool| {
        let onclick = on_action.reform(move |_: MouseEvent| Action::Step(to));
        Button::quiet(key, speaker.word(key), onclick).enabled(enabled).view()
    };
    let count = match step {
        Some(step) => {
            speaker.fill("step_count", &[("step", &step.to_string()), ("steps", &n_steps.to_string())])
        }
        None => speaker.word("step_none"),
    };
    let (back, next) = (step.map(|step| step.saturating_sub(1).max(1)), step.map_or(1, |step| step + 1));
    html! {
        <div class="stepper needs-script" role="group" aria-label={speaker.word("steps")}>
            {button("step_first", Some(1), can && step != Some(1))}
            {button("step_back", back, can && step.is_some_and(|step| step > 1))}
            {button("step_next", Some(next), can && next <= n_steps)}
            {button("step_last", Some(n_steps), can && step != Some(n_steps))}
            {button("step_all", None, can && step.is_some())}
            <span class="count">{count}</span>
        </div>
    }
}

/// The drawing's size, by buttons; wide drawings scroll by keys and pointer.
pub(super) fn view_tools(speaker: &Speaker<'_>, current: u32, on_action: &Callback<Action>) -> Html {
    let button = |key: &'static str, zoom: Zoom, enabled: bool| {
        let onclick = on_action.reform(move |_: MouseEvent| Action::Zoom(zoom));
        Button::quiet(key, speaker.word(key), onclick).enabled(enabled).view()
    };
    html! {
        <div class="tools needs-script wide-only" role="group" aria-label={speaker.word("zoom")}>
            {button("zoom_out", Zoom::Out, current > 50)}
            {button("zoom_in", Zoom::In, current < 200)}
            {button("zoom_reset", Zoom::Reset, current != 100)}
        </div>
    }
}
