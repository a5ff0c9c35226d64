//! What is pasted into other people's pages: the plain frame (also oEmbed's), the frame with `embed.js`, the element, the
//! link. All texts are escaped for HTML.

use lookahead_book::Words;

use super::links::Shared;
use crate::page::SiteFacts;
use crate::query::Query;

/// The kinds of snippet; the first one works everywhere.
pub(crate) const KINDS: [&str; 4] = ["plain", "script", "element", "link"];

/// Width and height of a frame: as high as the first view of most figures; `embed.js` takes over from there.
pub const SIZE: (&str, &str) = ("100%", "640");

/// What a snippet is made of.
pub(crate) struct Snippet<'build> {
    pub words: &'build Words,
    pub facts: &'build SiteFacts,
    pub shared: &'build Shared,
    /// Chosen options.
    pub options: &'build Query,
    pub title: &'build str,
    /// The markup that loads `embed.js`.
    pub script: &'build str,
}

impl Snippet<'_> {
    /// The text of this kind; plain for a kind that is none.
    pub fn text(&self, kind: &str) -> String {
        match kind {
            "script" => format!("{}\n{}", self.frame(), self.script),
            "element" => format!("{}\n{}", self.element(), self.script),
            "link" => self.shared.address("lab", self.options, self.facts),
            _ => self.frame(),
        }
    }

    /// The address of the frame.
    pub fn src(&self) -> String {
        self.shared.address("embed", self.options, self.facts)
    }

    fn frame(&self) -> String {
        plain_snippet(self.words, &self.src(), self.title, SIZE)
    }

    /// Settings and options as attributes; inside, the link that readers have until the figure runs.
    fn element(&self) -> String {
        let slug = &self.shared.slug;
        let state =
            self.shared.state.iter().map(|(key, value)| format!(" {slug}.{key}=\"{}\"", escape(value)));
        let options = self.options.iter().map(|(key, value)| format!(" {key}=\"{value}\""));
        let attributes: String = options.chain(state).collect();
        let (link, title) = (escape(&self.shared.link(self.facts)), escape(self.title));
        format!(
            "<lookahead-widget name=\"{slug}\"{attributes}>\n  <a href=\"{link}\">{title}</a>\n</lookahead-widget>"
        )
    }
}

/// The plain frame, by the words' markup.
#[must_use]
pub fn plain_snippet(words: &Words, src: &str, title: &str, (width, height): (&str, &str)) -> String {
    let (src, title) = (escape(src), escape(title));
    words.fill("embed.snippet", &[("src", &src), ("title", &title), ("width", width), ("height", height)])
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
