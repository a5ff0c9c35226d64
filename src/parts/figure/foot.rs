//! The foot of a figure: panels that open without a script, and the two buttons that need one.

use yew::prelude::*;

use super::super::button::Button;
use super::Figure;
use super::save;
use super::share::view_share;

pub(super) fn view_foot(figure: &Figure<'_>) -> Html {
    let on_reset = figure.on_reset.reform(|_: MouseEvent| ());
    html! {
        <div class="foot">
            {view_panel(figure, "table", figure.table.clone())}
            {view_panel(figure, "how", figure.how.clone())}
            {view_panel(figure, "share", view_share(figure))}
            {view_panel(figure, "save", view_save(figure))}
            {Button::quiet("reset", figure.site.word("figure.reset"), on_reset).view()}
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

/// A platform that refuses downloads gets the text to copy, in a field that is shown only then.
fn view_save(figure: &Figure<'_>) -> Html {
    let fallback_id = AttrValue::from(format!("{}-refused", figure.id));
    let buttons: Html = figure
        .export_kinds
        .iter()
        .map(|&kind| {
            let (on_export, fallback_id) = (figure.on_export.clone(), fallback_id.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(file) = on_export.emit(kind) {
                    save::offer(kind, file, fallback_id.clone());
                }
            });
            let label = figure.site.word(&format!("figure.save_{}", kind.ending()));
            Button::new(kind.ending(), label, onclick).view()
        })
        .collect();
    html! {
        <div class="save">
            <div class="buttons">{buttons}</div>
            <div class="copy-field" hidden=true>
                <label for={fallback_id.clone()}>{figure.site.word("figure.save_refused")}</label>
                <textarea id={fallback_id} readonly=true rows="4" />
            </div>
        </div>
    }
}
