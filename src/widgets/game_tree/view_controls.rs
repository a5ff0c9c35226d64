//! The few controls that the figure is about: which game, the discount, which picture.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::model::{Action, DISCOUNT_STEPS, Origin, Picture, State};
use super::presets::PRESETS;
use super::words::Speaker;
use crate::parts::button::Button;
use crate::parts::events::on_some;
use crate::parts::slider::{Slider, view_slider};

/// `open`: the field for files, where files can be opened.
pub(super) fn view_controls(
    speaker: &Speaker<'_>,
    id: &AttrValue,
    state: &State,
    open: Option<Html>,
    on_action: &Callback<Action>,
) -> Html {
    let slider = Slider {
        id: AttrValue::from(format!("{id}-discount")),
        label: speaker.word("discount"),
        value: state.discount_steps,
        n_steps: DISCOUNT_STEPS,
        shown: speaker.fill("discount_value", &[("discount", &state.discount().to_short())]),
        on_change: on_action.reform(Action::Discount),
    };
    html! {
        <>
            {view_presets(speaker, id, state, on_action)}
            {view_slider(slider)}
            {view_pictures(speaker, state, on_action)}
            <div hidden={open.is_none()}>{open.unwrap_or_default()}</div>
        </>
    }
}

fn view_presets(speaker: &Speaker<'_>, id: &AttrValue, state: &State, on_action: &Callback<Action>) -> Html {
    let onchange = on_some(on_action, |event: Event| {
        let field: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(Action::Preset(field.value()))
    });
    let here = match &state.origin {
        Origin::Preset(slug) => slug,
        _ => "",
    };
    let choices: Html = PRESETS.iter().map(|(slug, _)| {
        html! { <option key={*slug} value={*slug} selected={*slug == here}>{speaker.word(&format!("preset.{slug}"))}</option> }
    }).collect();
    let field_id = format!("{id}-preset");
    html! {
        <div class="control">
            <label for={field_id.clone()}>{speaker.word("preset_label")}</label>
            <select id={field_id} {onchange}>
                <option key="own" value="" selected={here.is_empty()} disabled=true hidden=true>{speaker.word("preset_own")}</option>
                {choices}
            </select>
        </div>
    }
}

fn view_pictures(speaker: &Speaker<'_>, state: &State, on_action: &Callback<Action>) -> Html {
    let button = |picture: Picture, key: &'static str| {
        let onclick = on_action.reform(move |_: MouseEvent| Action::Picture(picture));
        Button { pressed: Some(state.picture == picture), ..Button::new(key, speaker.word(key), onclick) }
            .view()
    };
    html! {
        <div class="control" role="group" aria-label={speaker.word("picture")}>
            <div class="buttons">{button(Picture::Tree, "picture_tree")}{button(Picture::Chart, "picture_chart")}</div>
        </div>
    }
}
