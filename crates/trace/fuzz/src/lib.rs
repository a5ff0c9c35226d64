//! What the fuzz targets share: bytes are opened, listed and read to the end, and what comes out is looked at.

#[path = "../../tests/made/mod.rs"]
pub mod made;

use lookahead_trace::Log;
use lookahead_trace::canonical;

/// Reads bytes as a file. Whatever they are: no panic, problems of one line, traces that survive our own format.
pub fn read(bytes: &[u8]) {
    let mut log = match Log::open(Box::new(bytes.to_vec())) {
        Ok(log) => log,
        Err(problem) => return assert_one_line(&problem.to_string()),
    };
    let (traces, problems) = log.read_all();
    problems.iter().for_each(|problem| assert_one_line(&problem.reason.to_string()));
    let written = canonical::write(&traces, "");
    let Ok(mut again) = Log::open(Box::new(written.clone().into_bytes())) else {
        return assert!(traces.is_empty());
    };
    assert_eq!(canonical::write(&again.read_all().0, ""), written);
}

fn assert_one_line(line: &str) {
    assert!(!line.is_empty() && !line.contains('\n'), "{line:?}");
}

/// Reads bytes inside a frame that tells the format.
pub fn read_framed(before: &[u8], data: &[u8], after: &[u8]) {
    read(&[before, data, after].concat());
}
