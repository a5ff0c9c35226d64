//! What the page around a figure says, from `content/en/site.toml`.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};

use crate::paths;

const FILE: &str = "content/en/site.toml";
const SECTION: &str = "scorm";

/// The words, as markup.
#[derive(Debug, Clone)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Reads the section.
    pub fn read() -> Result<Words> {
        let text =
            fs::read_to_string(paths::root().join(FILE)).with_context(|| format!("cannot read {FILE}"))?;
        let table: toml::Table = text.parse().with_context(|| format!("cannot read {FILE}"))?;
        let section = table.get(SECTION).and_then(toml::Value::as_table);
        let section = section.with_context(|| format!("{FILE} has no section [{SECTION}]"))?;
        let word = |(key, value): (&String, &toml::Value)| Some((key.clone(), escape(value.as_str()?)));
        Ok(Words(section.iter().filter_map(word).collect()))
    }

    /// A word by its key.
    pub fn get(&self, key: &str) -> Result<&str> {
        let word = self.0.get(key).with_context(|| format!("{FILE} has no {SECTION}.{key}"))?;
        Ok(word)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
