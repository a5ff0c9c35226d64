//! A new chapter: its text, and its line in the table of contents: a planned one becomes written, another is added at
//! the end. Used by `new`.

use std::path::Path;

use anyhow::Result;

use super::{Slug, fill, read, refuse_existing, write_file};
use crate::say;

pub fn write(root: &Path, slug: &Slug) -> Result<()> {
    let text = root.join("content/en/chapters").join(format!("{}.md", slug.text()));
    refuse_existing(&text)?;
    let toc = root.join("content/en/toc.toml");
    let (listed, title) = with_chapter(&read(&toc)?, slug);
    let template = read(&root.join("xtask/templates/chapter/chapter.md"))?;
    write_file(&text, &fill(&template, slug, &title))?;
    write_file(&toc, &listed)?;
    say::line(&format!("wrote {} and its line in {}", text.display(), toc.display()));
    Ok(())
}

/// The table of contents with this chapter written, and the chapter's title there.
fn with_chapter(toc: &str, slug: &Slug) -> (String, String) {
    let mut lines: Vec<String> = toc.lines().map(str::to_owned).collect();
    let is_ours = |line: &String| value(line, "slug") == Some(slug.text());
    let Some(at) = lines.iter().position(is_ours) else {
        let (text, title) = (toc.trim_end(), slug.title());
        let name = slug.text();
        let entry = format!(
            "[[part.chapter]]\nslug   = \"{name}\"\ntitle  = \"{title}\"\nteaser = \"One sentence for the map.\"\n\
             status = \"written\"\n"
        );
        return (format!("{text}\n\n{entry}"), title);
    };
    let mut title = slug.title();
    for line in lines.iter_mut().skip(at + 1).take_while(|line| !line.starts_with("[[")) {
        if let Some(found) = value(line, "title") {
            title = found.to_owned();
        }
        if value(line, "status").is_some() {
            *line = "status = \"written\"".to_owned();
        }
    }
    (lines.join("\n") + "\n", title)
}

/// The value of `key = "value"`.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (found, rest) = line.split_once('=')?;
    if found.trim() != key {
        return None;
    }
    rest.trim().strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOC: &str = "[[part]]\ntitle = \"P\"\n\n[[part.chapter]]\nslug   = \"niceness\"\ntitle  = \"Niceness\"\n\
        status = \"planned\"\n\n[[part.chapter]]\nslug = \"power\"\ntitle = \"Power\"\nstatus = \"planned\"\n";

    #[test]
    fn a_planned_chapter_becomes_written_and_keeps_its_title() {
        let (toc, title) = with_chapter(TOC, &Slug::parse("niceness").unwrap());
        assert_eq!(title, "Niceness");
        assert_eq!(toc, TOC.replacen("status = \"planned\"", "status = \"written\"", 1));
    }

    #[test]
    fn another_chapter_is_added_at_the_end() {
        let (toc, title) = with_chapter(TOC, &Slug::parse("half-life").unwrap());
        assert_eq!(title, "Half life");
        assert!(
            toc.starts_with(TOC) && toc.contains("slug   = \"half-life\"") && toc.ends_with("\"written\"\n")
        );
    }
}
