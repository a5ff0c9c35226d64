//! What readers download, after gzip, against the budgets: pages, style sheets, wasm. Used by `audit`, by `test`, and
//! for a summary by `build`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xtask::server::gzip;

use super::check::Check;
use super::{budgets, pages};
use crate::html::{attribute, tags};
use crate::say;
use crate::site::files;

/// The most bytes that a program may weigh.
fn limit_of_program(program: &str) -> u64 {
    if program == "client" { budgets::bytes::CORE } else { budgets::bytes::WORKER }
}

/// The most bytes of HTML and CSS that a page may need before anything is seen.
fn limit_of_page(page: &str) -> u64 {
    // The list of sources is text too, and grows with the chapters; so are the first page with its maps, the account of the
    // site, lesson plans and the pages of single sets of traces.
    let is_set = page.starts_with("traces/") && page != "traces/";
    let is_prose = ["", "about/", "references/"].contains(&page);
    let is_text = page.starts_with("read/") || page.starts_with("teach/") || is_prose || is_set;
    if is_text { budgets::bytes::CHAPTER } else { budgets::bytes::SHELL }
}

/// All sizes of a built site.
pub fn checks(dist: &Path, public_url: &str) -> Result<Vec<Check>> {
    let mut checks = programs(dist)?;
    for page in pages::pages(dist)? {
        checks.extend(page_checks(dist, public_url, &page)?);
    }
    Ok(checks)
}

/// A few lines after a build.
pub fn print(dist: &Path) -> Result<()> {
    for check in programs(dist)? {
        say::line(&format!("{}: {:.1} KB gzip", check.subject, check.value));
    }
    let home = dist.join("index.html");
    say::line(&format!("home page: {} gzip", say::kilobytes(weigh(&home)?)));
    Ok(())
}

/// The wasm programs with their JavaScript. What counts is what some text file of the site names: older hashed copies
/// that are kept for readers with an older page are not counted.
fn programs(dist: &Path) -> Result<Vec<Check>> {
    let all = files(dist)?;
    let texts = named_in_texts(&all)?;
    let is_code = |file: &&PathBuf| has_extension(file, "wasm") || has_extension(file, "js");
    let mut sizes = BTreeMap::<String, (u64, bool)>::new();
    for file in all.iter().filter(is_code).filter(|file| texts.contains(&file_name(file))) {
        let (size, has_wasm) = sizes.entry(program_name(&file_name(file))).or_default();
        *size += weigh(file)?;
        *has_wasm |= has_extension(file, "wasm");
    }
    sizes.retain(|_, (_, has_wasm)| *has_wasm);
    if !sizes.contains_key("client") {
        bail!("no page of {} starts the wasm program \"client\": is the build whole?", dist.display());
    }
    let check = |(name, (size, _)): (String, (u64, bool))| {
        Check::bytes(&name, "wasm and its JavaScript", size, limit_of_program(&name))
    };
    Ok(sizes.into_iter().map(check).collect())
}

/// `same-tree_bg-0f3a.wasm` and `same-tree-77.js` both belong to `same-tree`: what stands before the hash.
fn program_name(file: &str) -> String {
    let stem = file.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let is_hash = |end: &str| end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(stem, |(name, _)| name);
    name.strip_suffix("_bg").unwrap_or(name).to_owned()
}

/// The text of scripts and pages, in which names of wasm files are looked up.
fn named_in_texts(all: &[PathBuf]) -> Result<String> {
    let mut text = String::new();
    for file in all.iter().filter(|file| has_extension(file, "js") || has_extension(file, "html")) {
        text.push_str(&fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    Ok(text)
}

fn page_checks(dist: &Path, public_url: &str, page: &str) -> Result<Vec<Check>> {
    let file = dist.join(pages::file_name(page));
    let html = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut css = 0;
    for address in style_sheets(&html) {
        let inner = address.strip_prefix(public_url).unwrap_or(address).trim_start_matches('/');
        css += weigh(&dist.join(inner)).with_context(|| format!("/{page} asks for {address}"))?;
    }
    let first = gzip(html.as_bytes()).len() as u64 + css;
    let subject = pages::label(page);
    Ok(vec![
        Check::bytes(&subject, "HTML and CSS", first, limit_of_page(page)),
        Check::bytes(&subject, "CSS", css, budgets::bytes::CSS),
    ])
}

/// Addresses of the style sheets that hold back the first paint.
fn style_sheets(html: &str) -> Vec<&str> {
    let holds_back =
        |tag: &&str| attribute(tag, "rel") == Some("stylesheet") && attribute(tag, "media") != Some("print");
    tags(html, "link").into_iter().filter(holds_back).filter_map(|tag| attribute(tag, "href")).collect()
}

fn weigh(file: &Path) -> Result<u64> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(gzip(&content).len() as u64)
}

fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|found| found == extension)
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_style_sheets_for_the_screen_count() {
        let html = r#"<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.svg">
            <link href="/b.css" rel="stylesheet"><link rel="stylesheet" media="print" href="/p.css">"#;
        assert_eq!(style_sheets(html), ["/a.css", "/b.css"]);
    }

    #[test]
    fn pages_of_text_may_weigh_more() {
        let [small, text] = [budgets::bytes::SHELL, budgets::bytes::CHAPTER];
        assert_eq!(["lab/", "lab/x/", "embed/x/", "traces/"].map(limit_of_page), [small; 4]);
        assert_eq!(
            ["", "about/", "read/x/", "teach/x/", "references/", "traces/x/"].map(limit_of_page),
            [text; 6]
        );
    }

    #[test]
    fn files_belong_to_their_program() {
        for file in ["worker-0f3a_bg.wasm", "worker_bg-0f3a.wasm", "worker.js", "worker-77.js"] {
            assert_eq!(program_name(file), "worker", "{file}");
        }
        for file in ["same-tree_bg-0f3a.wasm", "same-tree-77.js", "same-tree.js", "same-tree_bg.wasm"] {
            assert_eq!(program_name(file), "same-tree", "{file}");
        }
    }

    #[test]
    fn a_folder_without_a_site_is_an_error_with_the_command() {
        let error = checks(Path::new("no/such/folder"), "/").unwrap_err().to_string();
        assert!(error.contains("no/such/folder"), "{error}");
    }
}
