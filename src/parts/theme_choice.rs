//! Light, dark, or as the system says; kept on the reader's machine.

use yew::prelude::*;

use crate::hooks::use_site;
use crate::web;

const STORAGE_KEY: &str = "theme";
const CHOICES: [&str; 3] = ["auto", "light", "dark"];

/// Three buttons, one pressed.
#[component]
pub fn ThemeChoice() -> Html {
    let site = use_site();
    let chosen = use_state(|| "auto".to_owned());
    {
        let chosen = chosen.clone();
        use_effect_with((), move |()| {
            if let Some(kept) = web::storage::load(STORAGE_KEY).filter(|kept| CHOICES.contains(&kept.as_str())) {
                chosen.set(kept);
            }
        });
    }
    let buttons: Html = CHOICES
        .iter()
        .map(|choice| {
            let chosen_now = chosen.as_str() == *choice;
            let chosen = chosen.clone();
            let onclick = Callback::from(move |_| choose(choice, &chosen));
            html! {
                <button type="button" key={*choice} class="quiet needs-script" aria-pressed={chosen_now.to_string()} {onclick}>
                    {site.word(&format!("theme.{choice}"))}
                </button>
            }
        })
        .collect();
    html! { <div class="theme-choice" role="group" aria-label={site.word("theme.label")}><span>{site.word("theme.label")}</span>{buttons}</div> }
}

fn choose(choice: &str, chosen: &UseStateHandle<String>) {
    web::storage::save(STORAGE_KEY, choice);
    web::dom::mark_document("data-theme", (choice != "auto").then_some(choice));
    chosen.set(choice.to_owned());
}
