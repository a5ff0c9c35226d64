//! `cargo xtask build`: tools, then Trunk, whose post_build hook writes the pages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::record::Record;
use super::settings::Settings;
use super::version::version;
use crate::audit::sizes;
use crate::process::run as run_program;
use crate::tools::{BINARYEN, Shelf, TRUNK, WASM_BINDGEN, ensure_wasm_target};
use crate::{offline, paths, say, scorm};

/// Builds, also when nothing changed, and prints sizes.
pub fn run(settings: Settings) -> Result<()> {
    let settings = settings.checked()?;
    let shelf = Tools::ready()?;
    build(&settings, &shelf)?;
    sizes::print(&settings.dist)?;
    say::line(&format!("built {} for {}{}", settings.dist.display(), settings.origin, settings.public_url));
    Ok(())
}

/// Builds only when something changed since the last build into this folder with these settings.
pub fn ensure(settings: &Settings) -> Result<()> {
    let shelf = Tools::ready()?;
    let wanted = Record::now(settings, &version(), shelf.is_optimising)?;
    if Record::read(&settings.dist).as_ref() == Some(&wanted) {
        say::line(&format!("{} is up to date", settings.dist.display()));
        return Ok(());
    }
    build(settings, &shelf)
}

/// The tools of a build.
#[derive(Debug)]
pub struct Tools {
    /// The programs.
    pub shelf: Shelf,
    /// Whether wasm-opt is among them.
    pub is_optimising: bool,
}

impl Tools {
    /// Installs what is missing.
    pub fn ready() -> Result<Tools> {
        ensure_wasm_target()?;
        let mut shelf = Shelf::default();
        shelf.add_cargo_tool(&WASM_BINDGEN)?;
        shelf.add_cargo_tool(&TRUNK)?;
        let is_optimising = shelf.add_npm_tool(&BINARYEN)?.is_some();
        if !is_optimising {
            say::line("building without wasm-opt: readers download about a fifth more");
            shelf.add_folder(&stand_in()?);
        }
        Ok(Tools { shelf, is_optimising })
    }
}

fn build(settings: &Settings, tools: &Tools) -> Result<()> {
    let version = version();
    let record = Record::now(settings, &version, tools.is_optimising)?;
    let mut trunk = tools.shelf.command("trunk");
    trunk
        .args(["build", "--release", "--offline=true", "--cargo-profile", "wasm-release", "--public-url"])
        .arg(&settings.public_url)
        .arg("--dist")
        .arg(&settings.dist)
        .envs(environment(settings, &version));
    fs::create_dir_all(&settings.dist)
        .with_context(|| format!("cannot make the folder {}", settings.dist.display()))?;
    run_program("building the site", &mut trunk)?;
    add_files_of_figures(settings)?;
    record.with_output(&settings.dist)?.write(&settings.dist)
}

/// Writes what is made from a whole site: each figure in a file of its own, and in a package for learning platforms.
pub fn add_files_of_figures(settings: &Settings) -> Result<()> {
    let figures = offline::make_all(settings)?;
    offline::publish(settings, &figures)?;
    scorm::publish(settings, &figures)
}

/// What the prerenderer is told, and how the wasm is compiled. `TRUNK_PUBLIC_URL` comes from Trunk itself.
pub fn environment(settings: &Settings, version: &str) -> Vec<(&'static str, String)> {
    let mut list =
        vec![("LOOKAHEAD_ORIGIN", settings.origin.clone()), ("LOOKAHEAD_VERSION", version.to_owned())];
    list.extend(last_day().map(|day| ("LOOKAHEAD_DATE", day)));
    list.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths()));
    list.extend(settings.repository.clone().map(|address| ("LOOKAHEAD_REPOSITORY", address)));
    list
}

/// A folder with a `wasm-opt` that copies: Trunk insists on finding one, in the version that Trunk.toml names.
fn stand_in() -> Result<std::path::PathBuf> {
    let folder = paths::work("without-wasm-opt")?;
    let file = folder.join("wasm-opt");
    let major = BINARYEN.version.split('.').next().unwrap_or_default();
    fs::write(&file, stand_in_script(major)).with_context(|| format!("cannot write {}", file.display()))?;
    make_executable(&file)?;
    Ok(folder)
}

/// Trunk calls `wasm-opt --output=OUT -Oz … IN`.
fn stand_in_script(major: &str) -> String {
    format!(
        "#!/bin/sh\n\
         # Written by `cargo xtask build` where Node is missing: copies the wasm as it is.\n\
         for word; do case \"$word\" in\n\
         --version) echo \"wasm-opt version {major}\"; exit 0 ;;\n\
         --output=*) out=${{word#--output=}} ;;\n\
         -*) ;;\n\
         *) in=$word ;;\n\
         esac; done\n\
         cp \"$in\" \"$out\"\n"
    )
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).context("cannot make wasm-opt executable")
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> Result<()> {
    Ok(())
}

/// The wasm holds the paths of sources for panics. Paths of this machine have no place there, and the same sources must
/// give the same bytes everywhere.
fn remapped_paths() -> String {
    let cargo_home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let registry = format!("{}/registry/src", cargo_home.unwrap_or_default());
    let indexes = fs::read_dir(&registry)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().display().to_string()));
    indexes
        .chain([registry.clone()])
        .map(|folder| format!("--remap-path-prefix={folder}="))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The day of the last commit; `None` outside of a repository.
fn last_day() -> Option<String> {
    let output = std::process::Command::new("git").args(["log", "-1", "--format=%cs"]).output().ok()?;
    let day = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!day.is_empty()).then_some(day)
}
