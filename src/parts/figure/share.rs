//! Link, snippet and citation of a figure in its present state.

use yew::prelude::*;

use super::Figure;
use crate::hooks::use_site;
use crate::web::download;

/// Three texts to copy.
pub(super) fn view_share(figure: &Figure<'_>) -> Html {
    let (site, id) = (figure.site, &figure.id);
    let link = site.address(&state_path("lab", figure));
    html! {
        <div class="share">
            <CopyField id={format!("{id}-link")} label={site.word("figure.link")} text={link.clone()} n_rows={1} />
            <CopyField id={format!("{id}-snippet")} label={site.word("figure.snippet")} text={snippet(figure)} n_rows={4} />
            <CopyField id={format!("{id}-cite")} label={site.word("figure.citation")} text={citation(figure, &link)} n_rows={2} />
        </div>
    }
}

/// The state is written by `query::format`, with its own question mark or hash sign.
fn state_path(kind: &str, figure: &Figure<'_>) -> String {
    format!("/{kind}/{}/{}", figure.slug, figure.state_query)
}

/// Works without any script of the host's; what a host strips only costs the function it stands for.
fn snippet(figure: &Figure<'_>) -> String {
    let src = escape(&figure.site.address(&state_path("embed", figure)));
    let title = escape(&figure.title);
    format!(
        "<iframe src=\"{src}\" title=\"{title}\" width=\"100%\" height=\"640\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox\" \
         allow=\"fullscreen; clipboard-write\"></iframe>"
    )
}

fn citation(figure: &Figure<'_>, link: &str) -> String {
    let facts = figure.site.facts();
    let year = facts.date.split('-').next().unwrap_or_default();
    let values = [("title", figure.title.as_str()), ("year", year), ("version", &facts.version), ("link", link)];
    figure.site.fill("figure.citation_form", &values).to_string()
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
