//! `embed.js`, the one file that other people's pages may load: the site's address is written into it, and it is published
//! twice, at a name that stays and at one that changes with its content, which the snippet with an integrity value names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use lookahead_book::Words;
use sha2::{Digest, Sha384};

use super::assets::fnv1a;
use crate::page::{Node, PageData, SiteFacts};
use crate::route::Base;

/// Every text of the script that was ever published, the newest last: whoever pasted an integrity value gets these bytes for
/// as long as the site stands. A change of the script is a new file here; a published one is never edited.
const PUBLISHED: [&str; 1] = [include_str!("../../assets/embed.js")];

/// What the script has in place of the site's address.
const SITE_PLACE: &str = "https://lookahead.invalid/";

/// Names that prose has in place of the newest script's hashed address, its integrity value, and the site's address.
const IN_PROSE: [&str; 3] = ["EMBED_SCRIPT", "EMBED_INTEGRITY", SITE_PLACE];

/// One published text of `embed.js`, for one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbedScript {
    /// The script.
    pub text: String,
    /// Its name from the site's root, which changes with it.
    pub file: String,
    /// Its value for the attribute `integrity`.
    pub integrity: String,
}

impl EmbedScript {
    /// All published texts, the newest last.
    #[must_use]
    pub fn all(facts: &SiteFacts) -> Vec<Self> {
        PUBLISHED.iter().map(|text| Self::new(text, facts)).collect()
    }

    fn new(text: &str, facts: &SiteFacts) -> Self {
        let text = text.replace(SITE_PLACE, &site(facts));
        let file = format!("embed-{:016x}.js", fnv1a(text.as_bytes()));
        let integrity = format!("sha384-{}", BASE64.encode(Sha384::digest(text.as_bytes())));
        Self { text, file, integrity }
    }
}

/// The markup that loads the newest text by the name that stays, for pages of others.
pub(super) fn markup(facts: &SiteFacts, words: &Words) -> String {
    let all = EmbedScript::all(facts);
    let newest = all.last().map(|script| {
        let src = format!("{}{}", site(facts), script.file);
        words.fill("embed.script", &[("src", &src), ("integrity", &script.integrity)])
    });
    newest.unwrap_or_default()
}

/// The files: every hashed copy, and `embed.js` with the newest text.
pub(super) fn files(facts: &SiteFacts) -> Vec<(String, String)> {
    let all = EmbedScript::all(facts);
    let newest = all.last().map(|script| ("embed.js".to_owned(), script.text.clone()));
    all.into_iter().map(|script| (script.file, script.text)).chain(newest).collect()
}

/// Writes the newest script's address and integrity value into prose that names them.
pub(super) fn fill_in(page: &mut PageData) {
    let site = site(&page.facts);
    let all = EmbedScript::all(&page.facts);
    let Some(newest) = all.last() else { return };
    let values = [format!("{site}{}", newest.file), newest.integrity.clone(), site];
    page.body.iter_mut().for_each(|node| fill_node(node, &values));
}

/// Prose nests a few elements deep, so recursion is bounded by the book's compiler.
fn fill_node(node: &mut Node, values: &[String; 3]) {
    match node {
        Node::Text(text) => {
            for (place, value) in IN_PROSE.iter().zip(values) {
                if text.contains(place) {
                    *text = text.replace(place, value);
                }
            }
        }
        Node::Element { children, .. } => children.iter_mut().for_each(|child| fill_node(child, values)),
        Node::Widget { .. } => {}
    }
}

fn site(facts: &SiteFacts) -> String {
    format!("{}{}", facts.origin, Base::new(&facts.public_path).as_str())
}
