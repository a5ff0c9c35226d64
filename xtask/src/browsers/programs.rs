//! Looks at browser programs: which version, and whether it is one that WebDriver can use. Used by `find`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths::find_program;
use crate::process::capture;

/// Names of Chromium, in the order of preference.
pub const CHROMIUMS: [&str; 5] =
    ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];

/// Names of Firefox.
pub const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

/// Those of the names that are on PATH and no snap. (A snap sees neither our files nor the driver's profile.)
pub fn usable(names: &[&str]) -> Vec<PathBuf> {
    names.iter().filter_map(|name| find_program(name)).filter(|program| !is_snap(program)).collect()
}

/// Ubuntu's `chromium` and `firefox` packages are small scripts that call a snap.
fn is_snap(program: &Path) -> bool {
    let place = fs::canonicalize(program).unwrap_or_else(|_| program.to_path_buf());
    let is_small = fs::metadata(&place).is_ok_and(|data| data.len() < 10_000);
    program.starts_with("/snap")
        || place.starts_with("/snap")
        || place.ends_with("usr/bin/snap")
        || (is_small && fs::read_to_string(&place).is_ok_and(|text| text.contains("/snap/")))
}

/// The major version that a program tells about itself.
pub fn major_version(program: &Path) -> Option<u32> {
    major(&capture(Command::new(program).arg("--version")).ok()?)
}

/// The number before the first dot: of `Chromium 156.0.7 built on x`, 156.
fn major(text: &str) -> Option<u32> {
    let number = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    number.split('.').next()?.parse().ok()
}

/// The small browser that WebKitGTK brings for testing; its folder differs between systems.
pub fn mini_browser() -> Option<PathBuf> {
    let mut folders =
        vec![PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib"), PathBuf::from("/usr/lib64")];
    let below = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    folders.extend(below);
    folders.sort();
    let versions = ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"];
    let places =
        folders.iter().flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser")));
    places.into_iter().find(|place| place.is_file())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn version_lines_are_read() {
        assert_eq!(major("Chromium 156.0.7339.80 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.1 (abc-refs/branch-heads/1@{#2})"), Some(156));
        assert_eq!(major("Google Chrome 155.0.1 "), Some(155));
        assert_eq!(major("Command '/usr/bin/chromium' requires the chromium snap"), None);
    }
}
