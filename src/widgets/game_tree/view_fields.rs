//! Fields of the editor. A field keeps what is typed until it is left or Enter is pressed; only then the game changes,
//! so that half a number is never taken for one.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::parts::events::on_some;

#[derive(Properties, PartialEq)]
pub(super) struct TextFieldProps {
    pub label: AttrValue,
    pub value: AttrValue,
    pub on_commit: Callback<String>,
    /// Numbers get the keyboard for them, and a narrower field.
    #[prop_or_default]
    pub is_number: bool,
    #[prop_or_default]
    pub is_disabled: bool,
}

/// One line of text or one number.
#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let onchange = {
        let (on_commit, before) = (props.on_commit.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
            let typed = field.value();
            // What is refused must not stay in the field as if it counted.
            field.set_value(&before);
            if typed != *before {
                on_commit.emit(typed);
            }
        })
    };
    let inputmode = if props.is_number { "decimal" } else { "text" };
    html! {
        <label>{props.label.clone()}
            <input type="text" {inputmode} autocomplete="off" value={props.value.clone()} disabled={props.is_disabled} {onchange} />
        </label>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ChoiceFieldProps {
    pub label: AttrValue,
    /// Values and their words.
    pub choices: Vec<(String, AttrValue)>,
    pub value: String,
    pub on_commit: Callback<String>,
}

/// One of a few.
#[component]
pub(super) fn ChoiceField(props: &ChoiceFieldProps) -> Html {
    let onchange = on_some(&props.on_commit, |event: Event| {
        let field: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        Some(field.value())
    });
    let choices: Html = props.choices.iter().map(|(value, word)| {
        html! { <option key={value.clone()} value={value.clone()} selected={*value == props.value}>{word.clone()}</option> }
    }).collect();
    html! { <label>{props.label.clone()}<select {onchange}>{choices}</select></label> }
}
