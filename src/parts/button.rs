//! The one way to make a button that does something in the wasm.

use yew::prelude::*;

/// A button, to be filled in and viewed.
pub struct Button {
    /// Unique among its neighbours.
    pub key: String,
    /// Classes.
    pub class: &'static str,
    /// Its words.
    pub label: AttrValue,
    /// What a screen reader says instead, where the words alone would not do.
    pub aria_label: Option<AttrValue>,
    /// For a switch: pressed or not.
    pub pressed: Option<bool>,
    /// Whether it can be used now.
    pub is_enabled: bool,
    /// What it does.
    pub onclick: Callback<MouseEvent>,
}

impl Button {
    /// A plain button that can be used.
    #[must_use]
    pub fn new(key: &str, label: AttrValue, onclick: Callback<MouseEvent>) -> Self {
        Self {
            key: key.to_owned(),
            class: "needs-script",
            label,
            aria_label: None,
            pressed: None,
            is_enabled: true,
            onclick,
        }
    }

    /// A button without a border, for the many small things under a picture.
    #[must_use]
    pub fn quiet(key: &str, label: AttrValue, onclick: Callback<MouseEvent>) -> Self {
        Self { class: "quiet needs-script", ..Self::new(key, label, onclick) }
    }

    /// The same, usable or not.
    #[must_use]
    pub fn enabled(self, is_enabled: bool) -> Self {
        Self { is_enabled, ..self }
    }

    /// The node. A button that cannot be used now keeps the keyboard's focus, so it is marked and does nothing, instead of
    /// being disabled.
    pub fn view(self) -> Html {
        let pressed = self.pressed.map(|pressed| pressed.to_string());
        let disabled = (!self.is_enabled).then_some("true");
        let (is_enabled, act) = (self.is_enabled, self.onclick);
        let onclick = Callback::from(move |event| {
            if is_enabled {
                act.emit(event);
            }
        });
        html! {
            <button key={self.key} type="button" class={self.class} aria-disabled={disabled} aria-label={self.aria_label}
                aria-pressed={pressed} {onclick}>{self.label}</button>
        }
    }
}
