//! Builds the bench page: the solver's wasm, made as the site's own is, beside the files of `tests/audit/bench`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::html::{attribute, tags};
use crate::paths;
use crate::process::run;
use crate::tools::Shelf;

const TARGET: &str = "wasm32-unknown-unknown";

/// The folder to serve.
pub fn build(shelf: &Shelf) -> Result<PathBuf> {
    let folder = paths::work("bench")?;
    copy_page(&folder)?;
    let mut cargo = shelf.command("cargo");
    cargo.args(["build", "--profile", "wasm-speed", "--target", TARGET, "-p", "lookahead"]).args([
        "--no-default-features",
        "--features",
        "bench",
        "--bin",
        "bench",
    ]);
    run("building the bench", &mut cargo)?;
    let wasm = paths::target().join(TARGET).join("wasm-speed").join("bench.wasm");
    let mut bindgen = shelf.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(folder.join("wasm")).arg(wasm);
    run("joining wasm and JavaScript", &mut bindgen)?;
    optimise(shelf, &folder.join("wasm").join("bench_bg.wasm"))?;
    Ok(folder)
}

fn copy_page(folder: &Path) -> Result<()> {
    for name in ["index.html", "page.js", "tree.js", "world.js"] {
        let from = paths::root().join("tests/audit/bench").join(name);
        fs::copy(&from, folder.join(name)).with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(())
}

/// With the level and flags that `index.html` names for the client, so that readers' wasm is what is measured.
fn optimise(shelf: &Shelf, wasm: &Path) -> Result<()> {
    let shell = fs::read_to_string(paths::root().join("index.html")).context("cannot read index.html")?;
    let client = tags(&shell, "link").into_iter().find(|tag| attribute(tag, "data-bin") == Some("client"));
    let client = client.context("index.html names no client: see Trunk's documentation")?;
    let level = attribute(client, "data-wasm-opt").unwrap_or("z");
    let flags = attribute(client, "data-wasm-opt-params").unwrap_or_default();
    let mut command = shelf.command("wasm-opt");
    command.arg(format!("-O{level}")).args(flags.split_whitespace()).arg(wasm).arg("-o").arg(wasm);
    run("making the wasm smaller", &mut command)
}
