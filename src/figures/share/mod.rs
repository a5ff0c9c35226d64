//! Not a figure: the dialog behind "share" of every figure of a page, and the builder of embeds, drawn by a program of their
//! own that is loaded when somebody asks for it. What a figure itself has is its link; `sharing.js` hands that over, with the
//! figure's title, tables and kinds of files.
//!
//! | module | what it holds |
//! |---|---|
//! | `links` | a figure in a state, from a link and back; the options of embeds |
//! | `snippet` | what is pasted into other people's pages |
//! | `citation` | APA and BibTeX |
//! | `qr` | the link as squares |
//! | `data_file` | state and tables as JSON |
//! | `panel` | the dialog as nodes |
//! | `builder` | the builder as nodes |

mod builder;
mod citation;
mod data_file;
pub(crate) mod links;
mod panel;
mod qr;
mod snippet;

#[cfg(test)]
mod tests;

use crate::jobs::{Answer, FigureAnswer, FigureJob, FileAnswer};
use crate::json::Json;
use crate::page::Node;
use crate::query::Query;
use links::Shared;

#[cfg(feature = "server")]
pub use builder::{Listed, figures_as_json, first_nodes, presets_in};
pub use snippet::{SIZE, plain_snippet};

/// The name of the program and of its words.
pub const SHARE: &str = "share";
/// The id of the dialog in a page; `sharing.js` opens it.
pub const DIALOG: &str = "share-dialog";
/// The pair that holds what a figure handed over; see [`Handed`].
pub const HANDED_KEY: &str = "of";
/// The parameter that holds the markup of the newest published `embed.js`.
pub const SCRIPT_KEY: &str = "script";
/// The parameter that makes the builder of it: all figures with their presets.
pub const FIGURES_KEY: &str = "figures";

/// What a figure handed over: a list of its link, its title, its tables and the words on its buttons for files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Handed {
    link: String,
    title: String,
    tables: Vec<HandedTable>,
    /// The words on the figure's own buttons for files, in order.
    saves: Vec<String>,
}

/// A table as it is shown; the first row is its head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct HandedTable {
    caption: String,
    rows: Vec<Vec<String>>,
}

impl Handed {
    fn read(text: &str) -> Option<Self> {
        let parts = Json::parse(text)?;
        let texts =
            |list: &Json| list.list().iter().filter_map(|text| Some(text.text()?.to_owned())).collect();
        let table = |table: &Json| {
            let caption = table.at(0)?.text()?.to_owned();
            Some(HandedTable { caption, rows: table.list().iter().skip(1).map(texts).collect() })
        };
        Some(Self {
            link: parts.at(0)?.text()?.to_owned(),
            title: parts.at(1)?.text()?.to_owned(),
            tables: parts.at(2)?.list().iter().filter_map(table).collect(),
            saves: texts(parts.at(3)?),
        })
    }
}

/// What the program answers.
#[must_use]
pub fn answer(job: &FigureJob) -> Answer {
    if job.params.contains_key(FIGURES_KEY) {
        return builder::answer(job);
    }
    let handed = job.pairs.get(HANDED_KEY).and_then(|text| Handed::read(text));
    let found = handed.and_then(|handed| Some((links::read(&handed.link, &job.facts)?, handed)));
    match found {
        // What is chosen in the dialog is no state of the page.
        Some((shared, handed)) if job.wanted.is_empty() => {
            drawn(panel::nodes(job, &shared, &handed), Query::new())
        }
        Some((shared, handed)) => Answer::File(file(job, &shared, &handed)),
        None => drawn(waiting(job), Query::new()),
    }
}

fn drawn(nodes: Vec<Node>, state: Query) -> Answer {
    Answer::Figure(FigureAnswer { nodes, state })
}

/// The dialog before a figure was handed over, as pages come with it.
#[must_use]
pub fn waiting(job: &FigureJob) -> Vec<Node> {
    vec![handed_field(""), Node::words("p", &[], job.words.get("figure.working"))]
}

/// `sharing.js` writes here.
fn handed_field(text: &str) -> Node {
    Node::leaf("input", &[("type", "hidden"), ("data-key", HANDED_KEY), ("value", text), ("key", HANDED_KEY)])
}

fn file(job: &FigureJob, shared: &Shared, handed: &Handed) -> FileAnswer {
    if job.wanted == "json" {
        let text = data_file::text(shared, handed, &job.facts);
        return FileAnswer { name: shared.slug.clone(), text, ..FileAnswer::default() };
    }
    let code = qr::Code::of(&shared.link(&job.facts)).unwrap_or_default();
    let (text, size) = code.document(&handed.title);
    FileAnswer { name: format!("{}-qr", shared.slug), text, width: size, height: size }
}
