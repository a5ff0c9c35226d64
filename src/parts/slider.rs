//! A number to turn: a native slider with a linked number field, its value said with its unit.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::events::on_some;

/// A slider.
pub struct Slider {
    /// Unique in the page.
    pub id: AttrValue,
    /// What is turned.
    pub label: AttrValue,
    /// The value in steps from the lowest.
    pub value: u32,
    /// Number of steps from the lowest value to the highest.
    pub n_steps: u32,
    /// The value with its unit, as shown and said.
    pub shown: AttrValue,
    /// Called with the new number of steps.
    pub on_change: Callback<u32>,
}

/// A slider over whole steps, so that no rounding decides what is set.
pub fn view_slider(slider: Slider) -> Html {
    let n_steps = slider.n_steps;
    let on_change = slider.on_change.reform(move |steps: u32| steps.min(n_steps));
    let oninput = on_some(&on_change, |event: InputEvent| typed_steps(&event));
    html! {
        <div class="control">
            <label for={slider.id.clone()}>{slider.label}</label>
            <output for={slider.id.clone()}>{slider.shown.clone()}</output>
            <input id={slider.id} type="range" min="0" max={n_steps.to_string()} step="1"
                value={slider.value.to_string()} aria-valuetext={slider.shown} {oninput} />
        </div>
    }
}

fn typed_steps(event: &InputEvent) -> Option<u32> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    field.value().parse().ok()
}
