//! The anatomy of every figure: title, guess, picture, controls, readout, what went in and what came out, and a foot
//! with share, embed, save, data table, how it is computed, and reset.
//!
//! All widgets use it, so that a reader who knows one figure knows them all. The panels of the foot are `<details>`:
//! they open without any script.

mod foot;
mod options;
mod save;
mod share;

use yew::prelude::*;

pub use options::{Controls, Options, OptionsProblem, RESERVED, Theme};
pub use save::{ExportFile, ExportKind, save_file};

use super::nodes::view_plain_nodes;
use crate::hooks::Site;
use crate::page::Node;
use foot::view_foot;

/// Everything that a figure shows. Slots that a widget does not need stay empty.
pub struct Figure<'view> {
    /// The site's words and addresses.
    pub site: &'view Site,
    /// Unique in the page; also the prefix of the widget's keys in the address.
    pub id: AttrValue,
    /// The widget's name in the registry.
    pub slug: AttrValue,
    /// What is seen.
    pub title: AttrValue,
    /// How much of the figure is shown (embeds ask for less).
    pub options: Options,
    /// Lines about input that could not be used: what, where, what to do.
    pub notes: Vec<AttrValue>,
    /// The question asked before the answer is shown, while it stands open.
    pub guess: Option<Html>,
    /// The picture with its legend.
    pub picture: Html,
    /// The few controls.
    pub controls: Html,
    /// What the state means, in a sentence.
    pub readout: AttrValue,
    /// Larger tools under the readout (an editor), only where all controls are shown.
    pub workshop: Option<Html>,
    /// What was put in by hand.
    pub put_in: Vec<AttrValue>,
    /// What came out.
    pub came_out: Vec<AttrValue>,
    /// The data table.
    pub table: Html,
    /// How it is computed, with the strongest objection to the model.
    pub how: Html,
    /// The state as a query, without a question mark; what follows a `#` comes last.
    pub state_query: AttrValue,
    /// What can be saved.
    pub export_kinds: Vec<ExportKind>,
    /// Makes a file of the present state.
    pub on_export: Callback<ExportKind, Option<ExportFile>>,
    /// Back to the first state.
    pub on_reset: Callback<()>,
}

/// A figure.
pub fn view_figure(figure: &Figure<'_>) -> Html {
    let title_id = format!("{}-title", figure.id);
    let hides_controls = figure.options.controls == Controls::None;
    html! {
        <figure class={classes!("figure", figure.guess.is_some().then_some("guessing"))} id={figure.id.clone()} aria-labelledby={title_id.clone()}>
            <p class="figure-title" id={title_id}>{figure.title.clone()}</p>
            <div class="notes" role="status">{view_notes(&figure.notes)}</div>
            <div class="guess-place">{figure.guess.clone().unwrap_or_default()}</div>
            <div class="picture">{figure.picture.clone()}</div>
            <div class="controls" hidden={hides_controls}>{figure.controls.clone()}</div>
            <p class="readout" aria-live="polite" id={format!("{}-readout", figure.id)}>{figure.readout.clone()}</p>
            <div class="workshop">{figure.workshop.clone().unwrap_or_default()}</div>
            <div class="in-out">
                {view_points(figure.site.word("figure.put_in"), &figure.put_in)}
                {view_points(figure.site.word("figure.came_out"), &figure.came_out)}
            </div>
            {view_foot(figure)}
        </figure>
    }
}

fn view_notes(notes: &[AttrValue]) -> Html {
    let notes: Vec<Node> = notes
        .iter()
        .map(|note| Node::element("p", &[("class", "figure-note")], vec![Node::text(note.as_str())]))
        .collect();
    view_plain_nodes(&notes)
}

fn view_points(name: AttrValue, points: &[AttrValue]) -> Html {
    let points =
        points.iter().map(|point| Node::element("li", &[], vec![Node::text(point.as_str())])).collect();
    let name = Node::element("b", &[], vec![Node::text(name.as_str())]);
    view_plain_nodes(&[Node::element("div", &[], vec![name, Node::element("ul", &[], points)])])
}
