//! Links inside the site: checked against its chapters, anchors, widgets, terms and sources.
//!
//! Routes under `/traces/` and the like belong to the site, not to the book, and are not checked here.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::page::{Body, Keys};
use super::problem::Report;
use super::{Input, file};

/// Anchors of all pages, and links to be checked.
#[derive(Default)]
pub(super) struct SiteLinks {
    anchors: BTreeMap<String, BTreeSet<String>>,
    links: Vec<Link>,
}

struct Link {
    path: String,
    offset: usize,
    /// Route of the page it stands on.
    route: String,
    href: String,
}

impl SiteLinks {
    pub(super) fn add_page(&mut self, route: &str) {
        self.anchors.entry(route.to_owned()).or_default();
    }

    pub(super) fn add_body(&mut self, path: &str, route: &str, body: &Body) {
        self.anchors.entry(route.to_owned()).or_default().extend(body.ids.iter().cloned());
        self.links.extend(body.links.iter().map(|(offset, href)| Link {
            path: path.to_owned(),
            offset: *offset,
            route: route.to_owned(),
            href: href.clone(),
        }));
    }

    pub(super) fn check(&self, input: &Input<'_>, keys: &Keys<'_>, report: &mut Report) {
        for link in &self.links {
            let Some(file) = file(input.sources, &link.path) else { continue };
            if !self.leads_somewhere(link, keys) {
                report.add(&file, link.offset, Fault::BrokenLink(link.href.clone()));
            }
        }
    }

    fn leads_somewhere(&self, link: &Link, keys: &Keys<'_>) -> bool {
        let (address, fragment) = link.href.split_once('#').unwrap_or((&link.href, ""));
        let path = address.split('?').next().unwrap_or_default();
        let target =
            if path.is_empty() { link.route.clone() } else { format!("{}/", path.trim_end_matches('/')) };
        let has_fragment = |known: bool| fragment.is_empty() || known;
        if let Some(ids) = self.anchors.get(&target) {
            return has_fragment(ids.contains(fragment));
        }
        let pieces: Vec<&str> = target.split('/').filter(|piece| !piece.is_empty()).collect();
        match pieces.as_slice() {
            ["read", ..] => false,
            // A page of the site that stands below `/teach/`; lesson plans were found above.
            ["teach", slug] => self.anchors.contains_key(&format!("/{slug}/")),
            ["lab" | "embed", slug] => keys.widgets.contains(*slug),
            ["glossary"] => has_fragment(keys.glossary.entries.contains_key(fragment)),
            ["references"] => has_fragment(keys.references.contains_key(fragment)),
            _ => true,
        }
    }
}
