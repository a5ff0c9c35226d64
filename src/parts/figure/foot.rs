//! The foot of a figure: panels that open without a script, and the two buttons that need one.

use yew::prelude::*;

use super::Figure;
use super::save::{self, ExportFile, ExportKind};
use super::share::view_share;
use crate::hooks::use_site;

pub(super) fn view_foot(figure: &Figure<'_>) -> Html {
    let on_reset = figure.on_reset.reform(|_: MouseEvent| ());
    let save = html! { <Save id={figure.id.clone()} kinds={figure.export_kinds.clone()} on_export={figure.on_export.clone()} /> };
    html! {
        <div class="foot">
            {view_panel(figure, "table", figure.table.clone())}
            {view_panel(figure, "how", figure.how.clone())}
            {view_panel(figure, "share", view_share(figure))}
            {view_panel(figure, "save", save)}
            <button type="button" class="quiet needs-script" onclick={on_reset}>{figure.site.word("figure.reset")}</button>
        </div>
    }
}

/// One panel; panels of the same figure share a name, so that one closes when another opens.
fn view_panel(figure: &Figure<'_>, name: &'static str, content: Html) -> Html {
    html! {
        <details name={format!("{}-foot", figure.id)} data-panel={name}>
            <summary>{figure.site.word(&format!("figure.{name}"))}</summary>
            <div class="panel">{content}</div>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct SaveProps {
    id: AttrValue,
    kinds: Vec<ExportKind>,
    on_export: Callback<ExportKind, Option<ExportFile>>,
}

#[component]
fn Save(props: &SaveProps) -> Html {
    let site = use_site();
    let refused = use_state(String::new);
    let on_refused = {
        let refused = refused.clone();
        Callback::from(move |text| refused.set(text))
    };
    let buttons: Html = props.kinds.iter().map(|&kind| {
        let (on_export, on_refused) = (props.on_export.clone(), on_refused.clone());
        let onclick = Callback::from(move |_| {
            if let Some(file) = on_export.emit(kind) {
                save::offer(kind, file, on_refused.clone());
            }
        });
        let label = site.word(&format!("figure.save_{}", kind.ending()));
        html! { <button type="button" class="needs-script" key={kind.ending()} {onclick}>{label}</button> }
    }).collect();
    let fallback_id = format!("{}-refused", props.id);
    html! {
        <div class="save">
            <div class="buttons">{buttons}</div>
            <div class="copy-field" hidden={refused.is_empty()}>
                <label for={fallback_id.clone()}>{site.word("figure.save_refused")}</label>
                <textarea id={fallback_id} readonly=true rows="4" value={(*refused).clone()} />
            </div>
        </div>
    }
}
