//! A new widget: its folder, its words, its name in the registry. Used by `new`.

use std::path::Path;

use anyhow::{Context, Result};

use super::{Slug, fill, program, read, refuse_existing, write_file};
use crate::say;

/// Template and place of each file of the room.
const FILES: [&str; 3] = ["mod.rs", "model.rs", "figure.rs"];

pub fn write(root: &Path, slug: &Slug) -> Result<()> {
    let room = root.join("src/widgets").join(slug.room());
    let words = root.join("content/en/widgets").join(format!("{}.toml", slug.text()));
    refuse_existing(&room)?;
    refuse_existing(&words)?;
    let registry = root.join("src/widgets/mod.rs");
    let listed = with_name(&read(&registry)?, slug).with_context(|| {
        format!("no list `widgets! {{ … }}` in {}: add the name by hand", registry.display())
    })?;
    program::write(root, slug)?;
    let templates = root.join("xtask/templates/widget");
    for file in FILES {
        write_file(&room.join(file), &fill(&read(&templates.join(file))?, slug, &slug.title()))?;
    }
    write_file(&words, &fill(&read(&templates.join("words.toml"))?, slug, &slug.title()))?;
    write_file(&registry, &listed)?;
    say::line(&format!("wrote {}, {} and a line in {}", room.display(), words.display(), registry.display()));
    Ok(())
}

/// The registry with one more program and its one room at the end.
fn with_name(registry: &str, slug: &Slug) -> Option<String> {
    let begin = registry.find("\nwidgets! {\n")? + 1;
    let end = begin + registry.get(begin..)?.find("\n}")? + 1;
    let (head, tail) = registry.split_at_checked(end)?;
    let last = head.trim_end();
    Some(format!("{last};\n    \"{0}\": {1} = \"{0}\"\n{tail}", slug.text(), slug.room()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn names_go_to_the_end_of_the_list() {
        let registry = "//! `widgets! { … }`\nmacro_rules! widgets {\n}\n\nwidgets! {\n    own: x;\n    \"a\": a = \"a\"\n}\n\nfn f() {\n}\n";
        let slug = Slug::parse("b-c").unwrap();
        let listed = with_name(registry, &slug).unwrap();
        assert_eq!(listed, registry.replace("\"a\"\n}", "\"a\";\n    \"b-c\": b_c = \"b-c\"\n}"));
        assert_eq!(with_name("macro_rules! widgets {\n}\n", &slug), None);
    }

    #[test]
    fn the_real_registry_takes_a_name() {
        let registry = read(&paths::root().join("src/widgets/mod.rs")).unwrap();
        let listed = with_name(&registry, &Slug::parse("a-new-one").unwrap()).unwrap();
        assert!(listed.contains(";\n    \"a-new-one\": a_new_one = \"a-new-one\"\n}"));
    }
}
