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
pub use save::{ExportFile, ExportKind};

use crate::hooks::use_site;
use foot::Foot;

/// Everything that a figure shows. Slots that a widget does not need stay empty.
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// Unique in the page; also the prefix of the widget's keys in the address.
    pub id: AttrValue,
    /// The widget's name in the registry.
    pub slug: AttrValue,
    /// What is seen.
    pub title: AttrValue,
    /// How much of the figure is shown (embeds ask for less).
    pub options: Options,
    /// Lines about input that could not be used: what, where, what to do.
    #[prop_or_default]
    pub notes: Vec<AttrValue>,
    /// The question asked before the answer is shown, while it stands open.
    #[prop_or_default]
    pub guess: Option<Html>,
    /// The picture with its legend.
    pub picture: Html,
    /// The few controls.
    pub controls: Html,
    /// What the state means, in a sentence.
    pub readout: AttrValue,
    /// Larger tools under the readout (an editor), only where all controls are shown.
    #[prop_or_default]
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
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let title_id = format!("{}-title", props.id);
    let shows_controls = props.options.controls != Controls::None;
    html! {
        <figure class={classes!("figure", props.guess.is_some().then_some("guessing"))} id={props.id.clone()} aria-labelledby={title_id.clone()}>
            <p class="figure-title" id={title_id}>{props.title.clone()}</p>
            <div class="notes" role="status">{view_notes(&props.notes)}</div>
            <div class="guess-place">{props.guess.clone().unwrap_or_default()}</div>
            <div class="picture">{props.picture.clone()}</div>
            <div class="controls" hidden={!shows_controls}>{props.controls.clone()}</div>
            <p class="readout" aria-live="polite" id={format!("{}-readout", props.id)}>{props.readout.clone()}</p>
            <div class="workshop">{props.workshop.clone().unwrap_or_default()}</div>
            <InOut put_in={props.put_in.clone()} came_out={props.came_out.clone()} />
            <Foot id={props.id.clone()} slug={props.slug.clone()} title={props.title.clone()} options={props.options.clone()}
                table={props.table.clone()} how={props.how.clone()} state_query={props.state_query.clone()}
                export_kinds={props.export_kinds.clone()} on_export={props.on_export.clone()} on_reset={props.on_reset.clone()} />
        </figure>
    }
}

fn view_notes(notes: &[AttrValue]) -> Html {
    notes.iter().enumerate().map(|(idx, note)| html! { <p class="figure-note" key={idx.to_string()}>{note.clone()}</p> }).collect()
}

#[derive(Properties, PartialEq)]
struct InOutProps {
    put_in: Vec<AttrValue>,
    came_out: Vec<AttrValue>,
}

#[component]
fn InOut(props: &InOutProps) -> Html {
    let site = use_site();
    html! {
        <div class="in-out">
            <div><b>{site.word("figure.put_in")}</b><ul>{view_points(&props.put_in)}</ul></div>
            <div><b>{site.word("figure.came_out")}</b><ul>{view_points(&props.came_out)}</ul></div>
        </div>
    }
}

fn view_points(points: &[AttrValue]) -> Html {
    points.iter().enumerate().map(|(idx, point)| html! { <li key={idx.to_string()}>{point.clone()}</li> }).collect()
}
