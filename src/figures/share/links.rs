//! A figure in a state: read from a link, written into links and addresses of frames. Also the options of embeds that can
//! be chosen; what stands at its default is never written.

use crate::page::SiteFacts;
use crate::parts::figure::RESERVED;
use crate::query::{self, Query};
use crate::route::{Base, Route};

/// The options and their values, the default first. `seed` is left out: it belongs to the state.
pub(crate) const OPTIONS: [(&str, &[&str]); 6] = [
    ("theme", &["auto", "light", "dark"]),
    ("controls", &["min", "full", "none"]),
    ("predict", &["1", "0"]),
    ("motion", &["1", "0"]),
    ("links", &["1", "0"]),
    ("lang", &["en"]),
];

/// Longer keys are none of a figure's; `embedded.js` draws the same line.
const LONGEST_KEY: usize = 40;

/// A figure in a state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shared {
    /// Its name in the registry.
    pub slug: String,
    /// Its state, without the figure's prefix.
    pub state: Query,
}

impl Shared {
    /// The full address of the page of this kind (`lab`, `embed`) that shows it.
    pub fn address(&self, kind: &str, options: &Query, facts: &SiteFacts) -> String {
        let pairs = query::with_figure(options, &self.slug, true, &self.state);
        address(facts, &format!("/{kind}/{}/", self.slug), &pairs)
    }

    /// The link to it, with nothing else.
    pub fn link(&self, facts: &SiteFacts) -> String {
        self.address("lab", &Query::new(), facts)
    }
}

/// The full address of a page with pairs.
pub(crate) fn address(facts: &SiteFacts, path: &str, pairs: &Query) -> String {
    format!("{}{}{}", facts.origin, Base::new(&facts.public_path).href(path), query::format(pairs))
}

/// What a link to a figure of this site leads to; `None` for any other text.
pub(crate) fn read(link: &str, facts: &SiteFacts) -> Option<Shared> {
    let link = link.trim().strip_prefix(&facts.origin)?;
    let (path, rest) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
    let path = format!("{}/", path.trim_end_matches('/'));
    let slug = match Route::parse(Base::new(&facts.public_path).site_path(&path)?) {
        Route::Lab(slug) | Route::Embed(slug) => slug,
        _ => return None,
    };
    let (head, tail) = rest.split_once('#').unwrap_or((rest, ""));
    let mut all = query::parse(head);
    all.extend(query::parse(tail));
    let pairs = query::of_figure(&all, &slug, true).into_iter().filter(|(key, _)| is_state_key(key));
    Some(Shared { state: query::gather(pairs), slug })
}

/// Whether a key can be a figure's; figures that draw at random take the reserved `seed` as their own. What others write into
/// addresses (`?utm_source=…`) is passed over.
fn is_state_key(key: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (1..=LONGEST_KEY).contains(&key.len())
        && key.bytes().all(is_plain)
        && (key == "seed" || !RESERVED.contains(&key))
        && !key.starts_with("utm_")
}

/// The options that the reader chose and that are not the default.
pub(crate) fn chosen_options(pairs: &Query) -> Query {
    let chosen = OPTIONS.iter().filter_map(|(key, values)| {
        let value =
            values.iter().skip(1).find(|value| pairs.get(*key).is_some_and(|chosen| chosen == *value))?;
        Some(((*key).to_owned(), (*value).to_owned()))
    });
    query::gather(chosen)
}
