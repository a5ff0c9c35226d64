//! Fields of the editor. A field keeps what is typed until it is left or Enter is pressed; only then the game changes,
//! so that half a number is never taken for one.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::number::typed;
use crate::parts::events::on_some;

/// One line of text or one number; numbers get the keyboard for them.
pub(super) fn view_text_field(
    key: String,
    label: AttrValue,
    value: String,
    is_number: bool,
    on_commit: Callback<String>,
) -> Html {
    let before = value.clone();
    let onchange = on_some(&on_commit, move |event: Event| {
        let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let typed = if is_number { typed(&field.value()) } else { field.value() };
        // What is refused must not stay in the field as if it counted.
        field.set_value(&before);
        (typed != before).then_some(typed)
    });
    let inputmode = if is_number { "decimal" } else { "text" };
    html! { <label {key}>{label}<input type="text" {inputmode} autocomplete="off" {value} {onchange} /></label> }
}

/// One of a few: values and their words.
pub(super) fn view_choice_field(
    key: String,
    label: AttrValue,
    choices: &[(String, AttrValue)],
    value: &str,
    on_commit: &Callback<String>,
) -> Html {
    let onchange = on_some(on_commit, |event: Event| {
        let field: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(field.value())
    });
    let choices: Html = choices.iter().map(|(choice, word)| {
        html! { <option key={choice.clone()} value={choice.clone()} selected={choice == value}>{word.clone()}</option> }
    }).collect();
    html! { <label {key}>{label}<select {onchange}>{choices}</select></label> }
}
