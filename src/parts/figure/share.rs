//! The link to a figure in its present state, and the button of the dialog that has the rest (`figures::share`, a program
//! of its own).

use yew::prelude::*;

use super::Figure;

/// A text with a button that copies it, by `boot.js`; where the clipboard is closed the text is selected, to be copied by
/// hand. `embedded.js` reads the state from it. The state is written by `query::format`, with its own question mark or hash
/// sign.
pub(super) fn view_share(figure: &Figure<'_>) -> Html {
    let site = figure.site;
    let link = site.address(&format!("/lab/{}/{}", figure.slug, figure.state_query));
    let id = format!("{}-link", figure.id);
    html! {
        <div class="share">
            <div class="copy-field">
                <label for={id.clone()}>{site.word("figure.link")}</label>
                <textarea id={id.clone()} readonly=true rows="1" value={link} />
                <button type="button" class="needs-script" data-do="copy" data-of={id} data-done={site.word("figure.copied")}
                    data-by-hand={site.word("figure.copy_by_hand")}>{site.word("figure.copy")}</button>
                <span class="copied" role="status"></span>
            </div>
            <button type="button" class="needs-script" data-do="share">{site.word("figure.share_more")}</button>
        </div>
    }
}
