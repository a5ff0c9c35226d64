//! `.ci/keep-old-assets`, which the workflow for GitHub Pages runs before a deploy: three deploys in a row, with a stand-in
//! for curl that reads the "present site" from a folder.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Finds what follows the host in its last word, and the file after `--output`; fails as curl does where there is none.
const CURL: &str = "#!/bin/sh
while [ $# -gt 1 ]; do if [ \"$1\" = --output ]; then out=$2; fi; shift; done
cp \"$PRESENT/${1#https://host/site/}\" \"$out\" 2>/dev/null || exit 22
";

struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("curl"), CURL).unwrap();
        fs::set_permissions(folder.join("curl"), fs::Permissions::from_mode(0o755)).unwrap();
        Desk { folder }
    }

    /// A build with these files, put out over what `present` has; gives the names of what is then published.
    fn deploy(&self, present: &str, new: &str, files: &[&str]) -> BTreeSet<String> {
        let dist = self.folder.join(new);
        fs::create_dir_all(&dist).unwrap();
        files.iter().for_each(|file| fs::write(dist.join(file), format!("{file} of {new}")).unwrap());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/keep-old-assets");
        let path = format!("{}:{}", self.folder.display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.arg(script).arg("https://host/site/").arg(&dist);
        let status = command.env("PATH", path).env("PRESENT", self.folder.join(present)).status().unwrap();
        assert!(status.success());
        let names =
            fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).unwrap()
    }
}

const FIRST: &str = "client-0000000000000001.js";
const SECOND: &str = "client-0000000000000002.js";
const THIRD: &str = "client-0000000000000003.js";
const LASTING: &str = "client_bg-00000000000000ff.wasm";

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn old_assets_stay_for_one_deploy() {
    let desk = Desk::new("keep-old-assets");
    assert_eq!(
        desk.deploy("nothing", "one", &["index.html", FIRST, LASTING]),
        set(&["assets.txt", "index.html", FIRST, LASTING])
    );
    assert_eq!(
        desk.deploy("one", "two", &["index.html", SECOND, LASTING]),
        set(&["assets.txt", "index.html", FIRST, SECOND, LASTING])
    );
    assert_eq!(desk.read(&format!("two/{FIRST}")), format!("{FIRST} of one"));
    assert_eq!(
        desk.read(&format!("two/{LASTING}")),
        format!("{LASTING} of two"),
        "the build's own files stay"
    );
    assert_eq!(
        desk.deploy("two", "three", &["index.html", THIRD]),
        set(&["assets.txt", "index.html", SECOND, THIRD, LASTING]),
        "the first one had its deploy"
    );
}

/// The list comes from outside: what is no hashed name in the top folder is not fetched, and what is gone is let go.
#[test]
fn only_hashed_names_are_taken_over() {
    let desk = Desk::new("keep-old-assets-names");
    let present = desk.folder.join("present");
    fs::create_dir_all(present.join("a")).unwrap();
    let list = [
        "index.html",
        "../curl",
        "a/client-0000000000000009.js",
        "boot-1.js",
        "x-0000000000000009.html",
        SECOND,
        FIRST,
    ];
    fs::write(present.join("assets.txt"), list.join("\n") + "\n").unwrap();
    for file in list.iter().filter(|file| **file != SECOND && !file.starts_with("..")) {
        fs::write(present.join(file), "old").unwrap();
    }
    assert_eq!(
        desk.deploy("present", "new", &["index.html", THIRD]),
        set(&["assets.txt", "index.html", FIRST, THIRD])
    );
    assert_eq!(desk.read("new/index.html"), "index.html of new");
}
