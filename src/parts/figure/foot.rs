//! The foot of a figure: panels that open without a script, and the two buttons that need one.

use yew::prelude::*;

use super::save::{self, ExportFile, ExportKind};
use super::share::Share;
use super::Options;
use crate::hooks::use_site;

#[derive(Properties, PartialEq)]
pub struct FootProps {
    pub id: AttrValue,
    pub slug: AttrValue,
    pub title: AttrValue,
    pub options: Options,
    pub table: Html,
    pub how: Html,
    pub state_query: AttrValue,
    pub export_kinds: Vec<ExportKind>,
    pub on_export: Callback<ExportKind, Option<ExportFile>>,
    pub on_reset: Callback<()>,
}

#[component]
pub fn Foot(props: &FootProps) -> Html {
    let site = use_site();
    let on_reset = props.on_reset.reform(|_: MouseEvent| ());
    let share = html! {
        <Share id={props.id.clone()} slug={props.slug.clone()} title={props.title.clone()} state_query={props.state_query.clone()} />
    };
    let save = html! { <Save id={props.id.clone()} kinds={props.export_kinds.clone()} on_export={props.on_export.clone()} /> };
    html! {
        <div class="foot">
            <Panel id={props.id.clone()} name={site.word("figure.table")}>{props.table.clone()}</Panel>
            <Panel id={props.id.clone()} name={site.word("figure.how")}>{props.how.clone()}</Panel>
            <Panel id={props.id.clone()} name={site.word("figure.share")}>{share}</Panel>
            <Panel id={props.id.clone()} name={site.word("figure.save")}>{save}</Panel>
            <button type="button" class="quiet needs-script" onclick={on_reset}>{site.word("figure.reset")}</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PanelProps {
    id: AttrValue,
    name: AttrValue,
    children: Html,
}

/// One panel; panels of the same figure share a name, so that one closes when another opens.
#[component]
fn Panel(props: &PanelProps) -> Html {
    html! {
        <details name={format!("{}-foot", props.id)}>
            <summary>{props.name.clone()}</summary>
            <div class="panel">{props.children.clone()}</div>
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
