//! A number to turn: a native slider with a linked number field, its value said with its unit.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A slider.
#[derive(Properties, PartialEq)]
pub struct SliderProps {
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
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let on_change = props.on_change.clone();
    let n_steps = props.n_steps;
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(steps) = typed_steps(&event) {
            on_change.emit(steps.min(n_steps));
        }
    });
    html! {
        <div class="control">
            <label for={props.id.clone()}>{props.label.clone()}</label>
            <output for={props.id.clone()}>{props.shown.clone()}</output>
            <input id={props.id.clone()} type="range" min="0" max={props.n_steps.to_string()} step="1"
                value={props.value.to_string()} aria-valuetext={props.shown.clone()} {oninput} />
        </div>
    }
}

fn typed_steps(event: &InputEvent) -> Option<u32> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    field.value().parse().ok()
}
