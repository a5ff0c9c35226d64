//! The program of a new computed figure: its entry in `src/bin`, its feature and binary in Cargo.toml, and its line in
//! Trunk's index.html. Used by `new widget`.

use std::path::Path;

use anyhow::{Context, Result};

use super::{Slug, read, write_file};

/// Each program stands after this one, which is always there.
const NEIGHBOUR: &str = "charts";

pub fn write(root: &Path, slug: &Slug) -> Result<()> {
    let name = slug.text();
    let entry = read(&root.join(format!("src/bin/{NEIGHBOUR}.rs")))?;
    let head = format!("//! The entry of the solver of `{name}`.");
    let body = entry.split_once(" No Yew").map_or(entry.as_str(), |(_, body)| body);
    write_file(&root.join(format!("src/bin/{name}.rs")), &format!("{head} No Yew{body}"))?;
    change(&root.join("Cargo.toml"), |text| in_manifest(text, name))?;
    change(&root.join("index.html"), |text| in_index(text, name))
}

fn change(file: &Path, with: impl Fn(&str) -> Option<String>) -> Result<()> {
    let changed = with(&read(file)?).with_context(|| {
        format!("{} does not speak of the program {NEIGHBOUR}: add yours by hand", file.display())
    })?;
    write_file(file, &changed)
}

fn in_manifest(manifest: &str, name: &str) -> Option<String> {
    let feature = format!("\n{NEIGHBOUR} = [");
    let binary = format!("[[bin]]\nname = \"{NEIGHBOUR}\"\nrequired-features = [\"{NEIGHBOUR}\"]\n\n");
    if !manifest.contains(&feature) || !manifest.contains(&binary) {
        return None;
    }
    let with_feature = manifest.replacen(
        &feature,
        &format!("\n{name} = [\"solver\", \"dep:lookahead-models\"]{feature}"),
        1,
    );
    Some(with_feature.replacen(&binary, &format!("{binary}{}", binary.replace(NEIGHBOUR, name)), 1))
}

fn in_index(index: &str, name: &str) -> Option<String> {
    let line = index.lines().find(|line| line.contains(&format!("data-bin=\"{NEIGHBOUR}\"")))?;
    Some(index.replacen(line, &format!("{line}\n{}", line.replace(NEIGHBOUR, name)), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn the_real_files_take_a_program() {
        let root = paths::root();
        let manifest = in_manifest(&read(&root.join("Cargo.toml")).unwrap(), "a-new-one").unwrap();
        assert_eq!(manifest.matches("a-new-one").count(), 3);
        assert!(manifest.contains("\n[[bin]]\nname = \"a-new-one\"\nrequired-features = [\"a-new-one\"]\n"));
        let index = in_index(&read(&root.join("index.html")).unwrap(), "a-new-one").unwrap();
        assert_eq!(index.matches("data-bin=\"a-new-one\"").count(), 1);
        assert_eq!(in_index("<html></html>", "a"), None);
    }
}
