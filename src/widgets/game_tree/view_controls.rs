//! The few controls that the figure is about: which game, the discount, which picture.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::model::{Action, DISCOUNT_STEPS, Origin, Picture, State};
use super::presets::PRESETS;
use super::view_open::OpenFile;
use super::words::Speaker;
use crate::hooks::use_site;
use crate::parts::events::on_some;
use crate::parts::slider::Slider;

#[derive(Properties, PartialEq)]
pub(super) struct ControlsProps {
    pub id: AttrValue,
    pub state: State,
    pub on_action: Callback<Action>,
    /// Whether files can be opened here.
    pub on_full: bool,
}

#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let site = use_site();
    let speaker = Speaker { site: &site, game: &props.state.game };
    let shown = speaker.fill("discount_value", &[("discount", &props.state.discount().to_short())]);
    html! {
        <>
            {view_presets(props, &speaker)}
            <Slider id={format!("{}-discount", props.id)} label={speaker.word("discount")} value={props.state.discount_steps} n_steps={DISCOUNT_STEPS}
                {shown} on_change={props.on_action.reform(Action::Discount)} />
            {view_pictures(props, &speaker)}
            <div hidden={!props.on_full}>{view_open(props)}</div>
        </>
    }
}

fn view_open(props: &ControlsProps) -> Html {
    if props.on_full { html! { <OpenFile id={props.id.clone()} on_action={props.on_action.clone()} /> } } else { html! { <span></span> } }
}

fn view_presets(props: &ControlsProps, speaker: &Speaker<'_>) -> Html {
    let onchange = on_some(&props.on_action, |event: Event| {
        let field: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(Action::Preset(field.value()))
    });
    let here = match &props.state.origin {
        Origin::Preset(slug) => slug,
        _ => "",
    };
    let choices: Html = PRESETS.iter().map(|(slug, _)| {
        html! { <option key={*slug} value={*slug} selected={*slug == here}>{speaker.word(&format!("preset.{slug}"))}</option> }
    }).collect();
    let field_id = format!("{}-preset", props.id);
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

fn view_pictures(props: &ControlsProps, speaker: &Speaker<'_>) -> Html {
    let button = |picture: Picture, key: &'static str| {
        let onclick = props.on_action.reform(move |_: MouseEvent| Action::Picture(picture));
        html! { <button type="button" key={key} aria-pressed={(props.state.picture == picture).to_string()} {onclick}>{speaker.word(key)}</button> }
    };
    html! {
        <div class="control" role="group" aria-label={speaker.word("picture")}>
            <div class="buttons">{button(Picture::Tree, "picture_tree")}{button(Picture::Chart, "picture_chart")}</div>
        </div>
    }
}
