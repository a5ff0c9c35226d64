//! The pages of a built site: every `index.html` in the folder, and the 404 page. So the registry's pages are audited
//! without being named here.

use std::path::Path;

use anyhow::{Result, bail};

use crate::site::files;

/// Paths below the public path, with their slash at the end, e.g. `lab/game-tree/`; the home page is empty.
pub fn pages(dist: &Path) -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for file in files(dist)? {
        let Ok(inner) = file.strip_prefix(dist) else { continue };
        let name = inner.to_string_lossy().replace('\\', "/");
        if name == "404.html" {
            pages.push(name);
        } else if let Some(page) = name.strip_suffix("index.html")
            && (page.is_empty() || page.ends_with('/'))
        {
            pages.push(page.to_owned());
        }
    }
    if !pages.iter().any(String::is_empty) {
        bail!("no site in {}: run cargo xtask build first", dist.display());
    }
    pages.sort();
    Ok(pages)
}

/// What a table calls it.
pub fn label(page: &str) -> String {
    format!("/{page}")
}

/// The file of a page.
pub fn file_name(page: &str) -> String {
    if page.ends_with('/') || page.is_empty() { format!("{page}index.html") } else { page.to_owned() }
}
