//! How much memory the page's process took at its highest, with its workers and all of the browser that lies in it. Read
//! from Linux's `/proc`; elsewhere it is not told. Used by `logs`.

use std::fs;
use std::path::Path;

/// Bytes of the largest renderer among the processes that this one started, at its highest.
pub fn peak() -> Option<u64> {
    let processes: Vec<u32> = fs::read_dir("/proc").ok()?.filter_map(number).collect();
    let renderers = processes.into_iter().filter(|id| is_renderer(*id) && is_ours(*id));
    renderers.filter_map(|id| kilobytes(&status(id)?, "VmHWM:")).max().map(|size| size * 1024)
}

fn number(entry: std::io::Result<fs::DirEntry>) -> Option<u32> {
    entry.ok()?.file_name().to_str()?.parse().ok()
}

fn status(id: u32) -> Option<String> {
    fs::read_to_string(Path::new("/proc").join(id.to_string()).join("status")).ok()
}

fn is_renderer(id: u32) -> bool {
    let line = fs::read(Path::new("/proc").join(id.to_string()).join("cmdline")).unwrap_or_default();
    // Chromium writes its processes' words with spaces between them.
    line.split(|byte| matches!(byte, 0 | b' ')).any(|word| word == b"--type=renderer")
}

/// Whether a process descends from this one.
fn is_ours(mut id: u32) -> bool {
    while id > 1 {
        if id == std::process::id() {
            return true;
        }
        let parent = status(id).and_then(|status| kilobytes(&status, "PPid:"));
        id = parent.and_then(|parent| u32::try_from(parent).ok()).unwrap_or(0);
    }
    false
}

/// The number behind a name.
fn kilobytes(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_the_status() {
        let status = "Name:\tchrome\nPPid:\t17\nVmPeak:\t 99 kB\nVmHWM:\t  123456 kB\n";
        assert_eq!((kilobytes(status, "VmHWM:"), kilobytes(status, "PPid:")), (Some(123_456), Some(17)));
        assert_eq!(kilobytes(status, "VmSwap:"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_process_is_its_own() {
        assert!(is_ours(std::process::id()) && !is_ours(1) && !is_renderer(std::process::id()));
    }
}
