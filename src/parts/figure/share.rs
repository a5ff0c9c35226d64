//! Link, snippet and citation of a figure in its present state.

use yew::prelude::*;

use crate::hooks::{Site, use_site};
use crate::web::download;

/// What is shared.
#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// The figure's id, for the ids of its fields.
    pub id: AttrValue,
    /// The widget's name in the registry.
    pub slug: AttrValue,
    /// The figure's title.
    pub title: AttrValue,
    /// The state as a query.
    pub state_query: AttrValue,
}

/// Three texts to copy.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let site = use_site();
    let link = site.address(&state_path("lab", props));
    html! {
        <div class="share">
            <CopyField id={format!("{}-link", props.id)} label={site.word("figure.link")} text={link.clone()} n_rows={1} />
            <CopyField id={format!("{}-snippet", props.id)} label={site.word("figure.snippet")} text={snippet(&site, props)} n_rows={4} />
            <CopyField id={format!("{}-cite", props.id)} label={site.word("figure.citation")} text={citation(&site, props, &link)} n_rows={2} />
        </div>
    }
}

fn state_path(kind: &str, props: &ShareProps) -> String {
    match props.state_query.as_str() {
        "" => format!("/{kind}/{}/", props.slug),
        query if query.starts_with('#') => format!("/{kind}/{}/{query}", props.slug),
        query => format!("/{kind}/{}/?{query}", props.slug),
    }
}

/// Works without any script of the host's; what a host strips only costs the function it stands for.
fn snippet(site: &Site, props: &ShareProps) -> String {
    let src = escape(&site.address(&state_path("embed", props)));
    let title = escape(&props.title);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"640\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox\" \
         allow=\"fullscreen; clipboard-write\"></iframe>"
    )
}

fn citation(site: &Site, props: &ShareProps, link: &str) -> String {
    let facts = site.facts();
    let year = facts.date.split('-').next().unwrap_or_default();
    let values = [("title", props.title.as_str()), ("year", year), ("version", &facts.version), ("link", link)];
    site.fill("figure.citation_form", &values).to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[derive(Properties, PartialEq)]
struct CopyFieldProps {
    id: String,
    label: AttrValue,
    text: String,
    n_rows: u32,
}

/// A text with a button that copies it; where the clipboard is closed the text can be selected by hand.
#[component]
fn CopyField(props: &CopyFieldProps) -> Html {
    let site = use_site();
    let copied = use_state(|| false);
    let onclick = {
        let (text, copied, site) = (props.text.clone(), copied.clone(), site.clone());
        Callback::from(move |_| {
            let (text, copied, site) = (text.clone(), copied.clone(), site.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = download::copy(&text).await;
                site.announce(site.word(if done { "figure.copied" } else { "figure.copy_by_hand" }));
                copied.set(done);
            });
        })
    };
    let button = if *copied { "figure.copied" } else { "figure.copy" };
    html! {
        <div class="copy-field">
            <label for={props.id.clone()}>{props.label.clone()}</label>
            <textarea id={props.id.clone()} readonly=true rows={props.n_rows.to_string()} value={props.text.clone()} />
            <button type="button" class="needs-script" {onclick}>{site.word(button)}</button>
        </div>
    }
}
