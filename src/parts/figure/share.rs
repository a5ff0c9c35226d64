//! Link, snippet and citation of a figure in its present state.

use yew::prelude::*;

use super::Figure;

/// Three texts to copy.
pub(super) fn view_share(figure: &Figure<'_>) -> Html {
    let link = figure.site.address(&state_path("lab", figure));
    html! {
        <div class="share">
            {view_copy_field(figure, "link", link.clone(), 1)}
            {view_copy_field(figure, "snippet", snippet(figure), 4)}
            {view_copy_field(figure, "citation", citation(figure, &link), 2)}
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
    figure
        .site
        .fill("embed.snippet", &[("src", &src), ("title", &title), ("width", "100%"), ("height", "640")])
        .to_string()
}

fn citation(figure: &Figure<'_>, link: &str) -> String {
    let facts = figure.site.facts();
    let year = facts.date.split('-').next().unwrap_or_default();
    let values =
        [("title", figure.title.as_str()), ("year", year), ("version", &facts.version), ("link", link)];
    figure.site.fill("figure.citation_form", &values).to_string()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A text with a button that copies it, by `boot.js`; where the clipboard is closed the text is selected, to be copied
/// by hand.
fn view_copy_field(figure: &Figure<'_>, name: &'static str, text: String, n_rows: u32) -> Html {
    let site = figure.site;
    let id = format!("{}-{name}", figure.id);
    html! {
        <div class="copy-field">
            <label for={id.clone()}>{site.word(&format!("figure.{name}"))}</label>
            <textarea id={id.clone()} readonly=true rows={n_rows.to_string()} value={text} />
            <button type="button" class="needs-script" data-do="copy" data-of={id} data-done={site.word("figure.copied")}
                data-by-hand={site.word("figure.copy_by_hand")}>{site.word("figure.copy")}</button>
            <span class="copy-status" role="status"></span>
        </div>
    }
}
