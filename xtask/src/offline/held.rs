//! The files that a widget may fetch: the client's wasm, its page's data, the programs that it starts, and what those fetch
//! in turn. Packed as they stand in the file: gzipped, in base64.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use xtask::server::gzip;

use super::page::{EmbedPage, between};
use crate::site::files;

/// Folders of the site with files that figures fetch when they are asked for them.
const FETCHED: [&str; 2] = ["credences", "traces"];

/// A file that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// Its site path.
    pub name: String,
    /// Its bytes, gzipped, in base64.
    pub packed: String,
}

/// A built site, and what was packed of it so far: most widgets share most files.
#[derive(Debug)]
pub struct Shelf {
    dist: PathBuf,
    /// The programs that each widget may start.
    programs: BTreeMap<String, Vec<String>>,
    /// Site paths of what figures may fetch beside programs.
    fetched: Vec<String>,
    packed: RefCell<BTreeMap<String, String>>,
}

impl Shelf {
    /// Reads what the build says of its widgets.
    pub fn of(dist: &Path) -> Result<Shelf> {
        let place = dist.join("offline/programs.json");
        let text = fs::read(&place)
            .with_context(|| format!("{} is missing: is the build whole?", place.display()))?;
        let programs: BTreeMap<String, Vec<String>> =
            serde_json::from_slice(&text).with_context(|| format!("cannot read {}", place.display()))?;
        if programs.is_empty() {
            bail!("{} names no widget: is the build whole?", place.display());
        }
        let mut fetched = Vec::new();
        for folder in FETCHED {
            let names = files(&dist.join(folder))?.into_iter().filter_map(|file| site_path(dist, &file));
            fetched.extend(names.filter(|name| name.ends_with(".json") && !name.ends_with("/page.json")));
        }
        Ok(Shelf { dist: dist.to_path_buf(), programs, fetched, packed: RefCell::default() })
    }

    /// All widgets.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.programs.keys().map(String::as_str)
    }

    /// What this widget may fetch. Whatever is fetched is named in the page or in a program, by its site path.
    pub fn files_for(&self, slug: &str, page: &EmbedPage) -> Result<Vec<HeldFile>> {
        let mut names = vec![page.wasm.clone(), page.data.clone()];
        let all = self.programs_in(&page.boot)?;
        for program in self.programs.get(slug).into_iter().flatten() {
            let pair = all.get(program).with_context(|| format!("{} starts no {program}", page.boot))?;
            names.extend(pair.iter().cloned());
        }
        let mut texts = vec![page.body.clone()];
        for name in names.iter().skip(1) {
            texts.push(String::from_utf8_lossy(&self.read(name)?).into_owned());
        }
        names.extend(
            self.fetched.iter().filter(|name| texts.iter().any(|text| text.contains(*name))).cloned(),
        );
        names.into_iter().map(|name| Ok(HeldFile { packed: self.pack(&name)?, name })).collect()
    }

    /// A file of the site, which is text.
    pub fn text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.read(name)?).with_context(|| format!("{name} is no text"))
    }

    /// Script and wasm of each program, as `boot.js` has them.
    fn programs_in(&self, boot: &str) -> Result<BTreeMap<String, [String; 2]>> {
        let text = self.text(boot)?;
        let list = between(&text, "const WORKERS = ", ";")
            .with_context(|| format!("{boot} has no list of programs"))?;
        serde_json::from_str(list).with_context(|| format!("the list of programs in {boot}"))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let place = self.dist.join(name);
        fs::read(&place).with_context(|| format!("cannot read {}", place.display()))
    }

    fn pack(&self, name: &str) -> Result<String> {
        if let Some(packed) = self.packed.borrow().get(name) {
            return Ok(packed.clone());
        }
        let packed = BASE64.encode(gzip(&self.read(name)?));
        self.packed.borrow_mut().insert(name.to_owned(), packed.clone());
        Ok(packed)
    }
}

fn site_path(dist: &Path, file: &Path) -> Option<String> {
    Some(file.strip_prefix(dist).ok()?.to_string_lossy().replace('\\', "/"))
}
